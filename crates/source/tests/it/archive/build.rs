//! Archives as no library would write them.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};

/// A zip that is being written, header by header.
#[derive(Default)]
pub(super) struct Zip {
    pub(super) bytes: Vec<u8>,
    central: Vec<u8>,
    count: u16,
}

/// A member, and what its two headers say about it.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) local_name: Vec<u8>,
    pub(super) central_name: Vec<u8>,
    pub(super) data: Vec<u8>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) central_method: u16,
    pub(super) crc: u32,
    pub(super) size: u32,
    pub(super) central_packed: u32,
    pub(super) mode: u32,
    pub(super) is_listed: bool,
    /// Where the table of contents says that the local header is.
    pub(super) at: Option<u32>,
}

impl Entry {
    /// Stored.
    pub(super) fn new(name: &str, data: impl AsRef<[u8]>) -> Self {
        let data = data.as_ref().to_vec();
        let size = u32::try_from(data.len()).unwrap();
        Self {
            local_name: name.into(),
            central_name: name.into(),
            flags: 0,
            method: 0,
            central_method: 0,
            crc: crc32fast::hash(&data),
            size,
            central_packed: size,
            mode: 0,
            is_listed: true,
            at: None,
            data,
        }
    }

    pub(super) fn deflated(name: &str, data: impl AsRef<[u8]>) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data.as_ref()).unwrap();
        let packed = encoder.finish().unwrap();
        Self {
            method: 8,
            central_method: 8,
            central_packed: u32::try_from(packed.len()).unwrap(),
            data: packed,
            ..Self::new(name, data)
        }
    }
}

impl Zip {
    pub(super) fn of(entries: &[Entry]) -> Vec<u8> {
        let mut zip = Self::default();
        for entry in entries {
            zip.add(entry);
        }
        zip.finish()
    }

    pub(super) fn add(&mut self, entry: &Entry) {
        let at = u32::try_from(self.bytes.len()).unwrap();
        let packed = u32::try_from(entry.data.len()).unwrap();
        let out = &mut self.bytes;
        out.extend(b"PK\x03\x04\x14\0");
        out.extend(entry.flags.to_le_bytes());
        out.extend(entry.method.to_le_bytes());
        out.extend([0; 4]);
        for number in [entry.crc, packed, entry.size] {
            out.extend(number.to_le_bytes());
        }
        out.extend(u16::try_from(entry.local_name.len()).unwrap().to_le_bytes());
        out.extend([0; 2]);
        out.extend(&entry.local_name);
        out.extend(&entry.data);
        if entry.is_listed {
            self.list(entry, entry.at.unwrap_or(at));
        }
    }

    /// Adds it to the table of contents alone.
    pub(super) fn list(&mut self, entry: &Entry, at: u32) {
        self.count = self.count.wrapping_add(1);
        let out = &mut self.central;
        out.extend(b"PK\x01\x02\x14\x03\x14\0");
        out.extend(entry.flags.to_le_bytes());
        out.extend(entry.central_method.to_le_bytes());
        out.extend([0; 4]);
        for number in [entry.crc, entry.central_packed, entry.size] {
            out.extend(number.to_le_bytes());
        }
        out.extend(
            u16::try_from(entry.central_name.len())
                .unwrap()
                .to_le_bytes(),
        );
        out.extend([0; 8]);
        out.extend((entry.mode << 16).to_le_bytes());
        out.extend(at.to_le_bytes());
        out.extend(&entry.central_name);
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        let at = u32::try_from(self.bytes.len()).unwrap();
        let size = u32::try_from(self.central.len()).unwrap();
        self.bytes.append(&mut self.central);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A tar of honest members.
pub(super) fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, data) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(data.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *data).unwrap();
    }
    builder.into_inner().unwrap()
}

/// One header block, with a name that no library would write, and the data.
pub(super) fn tar_entry(name: &str, kind: tar::EntryType, link: &str, data: &[u8]) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
    header.as_mut_bytes()[157..157 + link.len()].copy_from_slice(link.as_bytes());
    header.set_entry_type(kind);
    header.set_mode(0o644);
    header.set_size(data.len() as u64);
    header.set_cksum();
    let mut bytes = header.as_bytes().to_vec();
    bytes.extend(data);
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}

/// Blocks, and the end that a tar has.
pub(super) fn tar_of(entries: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = entries.concat();
    bytes.extend([0; 1024]);
    bytes
}
