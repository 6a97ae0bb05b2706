//! The records a zip is made of, as they stand in its bytes. Nothing in them is
//! relied on.
//!
//! The format is APPNOTE.TXT 6.3.10 of PKWARE.

use std::ops::Range;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const END_64: &[u8] = b"PK\x06\x06";
const LOCATOR_64: &[u8] = b"PK\x06\x07";

/// Stands for a length that is in an extra field instead.
const IN_EXTRA: u64 = 0xFFFF_FFFF;

const EXTRA_64: u16 = 0x0001;
const EXTRA_UNICODE_NAME: u16 = 0x7075;

/// What a header says about a member, local or in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Where the name stands in the archive.
    pub(super) name: Range<usize>,
    extra: Range<usize>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: u32,
    /// Length in the archive.
    pub(super) packed: u64,
    /// Length when unpacked.
    pub(super) size: u64,
}

/// An entry of the table of contents (the *central directory*).
#[derive(Debug)]
pub(super) struct CentralEntry {
    pub(super) header: Header,
    /// Where the local header is said to be.
    pub(super) local: u64,
    /// The file's type and permissions in the manner of Unix, if it says so.
    pub(super) unix_mode: u32,
    /// Where the next entry is.
    pub(super) end: usize,
}

/// Where the table of contents is said to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct EndRecord {
    /// Where the first record that belongs to the end is.
    pub(super) start: usize,
    /// Behind the archive's comment.
    pub(super) end: usize,
    pub(super) entries: u64,
    pub(super) directory_size: u64,
    pub(super) directory_offset: u64,
}

impl Header {
    pub(super) fn name_in<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.name.clone()).unwrap_or_default()
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.flags & 1 != 0
    }

    /// Whether lengths and checksum follow the data, and are 0 in the header.
    pub(super) fn has_descriptor(&self) -> bool {
        self.flags & (1 << 3) != 0
    }

    /// Where the local data begins.
    pub(super) fn data(&self) -> usize {
        self.extra.end
    }

    /// A second name, in Unicode, which some readers prefer.
    pub(super) fn unicode_name<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let field = extra_field(bytes.get(self.extra.clone())?, EXTRA_UNICODE_NAME)?;
        let is_for_this = u32_at(field, 1)? == crc32fast::hash(self.name_in(bytes));
        is_for_this.then(|| field.get(5..))?
    }

    /// Lengths that have no room in the header, in this order.
    fn read_extra_64(&mut self, bytes: &[u8], local: Option<&mut u64>) {
        let extra = bytes.get(self.extra.clone()).unwrap_or_default();
        let Some(field) = extra_field(extra, EXTRA_64) else {
            return;
        };
        let lengths = [Some(&mut self.size), Some(&mut self.packed), local];
        let mut at = 0;
        for length in lengths.into_iter().flatten() {
            if *length == IN_EXTRA
                && let Some(real) = u64_at(field, at)
            {
                *length = real;
                at += 8;
            }
        }
    }
}

/// Reads a local header, if there is one.
pub(super) fn local_header(bytes: &[u8], at: usize) -> Option<Header> {
    let record = bytes.get(at..at.checked_add(30)?)?;
    if !record.starts_with(LOCAL) {
        return None;
    }
    let name_start = at + 30;
    let name_end = name_start.checked_add(usize::from(u16_at(record, 26)?))?;
    let extra_end = name_end.checked_add(usize::from(u16_at(record, 28)?))?;
    bytes.get(name_start..extra_end)?;
    let mut header = Header {
        name: name_start..name_end,
        extra: name_end..extra_end,
        flags: u16_at(record, 6)?,
        method: u16_at(record, 8)?,
        crc: u32_at(record, 14)?,
        packed: u64::from(u32_at(record, 18)?),
        size: u64::from(u32_at(record, 22)?),
    };
    header.read_extra_64(bytes, None);
    Some(header)
}

/// Reads an entry of a table of contents, if there is one.
pub(super) fn central_entry(bytes: &[u8], at: usize) -> Option<CentralEntry> {
    let record = bytes.get(at..at.checked_add(46)?)?;
    if !record.starts_with(CENTRAL) {
        return None;
    }
    let name_start = at + 46;
    let name_end = name_start.checked_add(usize::from(u16_at(record, 28)?))?;
    let extra_end = name_end.checked_add(usize::from(u16_at(record, 30)?))?;
    let end = extra_end.checked_add(usize::from(u16_at(record, 32)?))?;
    bytes.get(name_start..extra_end)?;
    let mut header = Header {
        name: name_start..name_end,
        extra: name_end..extra_end,
        flags: u16_at(record, 8)?,
        method: u16_at(record, 10)?,
        crc: u32_at(record, 16)?,
        packed: u64::from(u32_at(record, 20)?),
        size: u64::from(u32_at(record, 24)?),
    };
    let mut local = u64::from(u32_at(record, 42)?);
    header.read_extra_64(bytes, Some(&mut local));
    Some(CentralEntry {
        header,
        local,
        unix_mode: u32_at(record, 38)? >> 16,
        end,
    })
}

/// Reads the end record at this place, with its 64 bit relative before it.
pub(super) fn end_record(bytes: &[u8], at: usize) -> Option<EndRecord> {
    let record = bytes.get(at..at.checked_add(22)?)?;
    if !record.starts_with(END) {
        return None;
    }
    let end = at + 22 + usize::from(u16_at(record, 20)?);
    let small = EndRecord {
        start: at,
        end: end.min(bytes.len()),
        entries: u64::from(u16_at(record, 10)?),
        directory_size: u64::from(u32_at(record, 12)?),
        directory_offset: u64::from(u32_at(record, 16)?),
    };
    Some(end_record_64(bytes, at, small).unwrap_or(small))
}

fn end_record_64(bytes: &[u8], at: usize, small: EndRecord) -> Option<EndRecord> {
    let locator_at = at.checked_sub(20)?;
    let locator = bytes.get(locator_at..at)?;
    if !locator.starts_with(LOCATOR_64) {
        return None;
    }
    // It is right before its locator, or where that says.
    let beside = locator_at.checked_sub(56);
    let said = usize::try_from(u64_at(locator, 8)?).ok();
    let is_one = |at: &usize| {
        bytes
            .get(*at..)
            .is_some_and(|rest| rest.starts_with(END_64))
    };
    let start = beside.filter(is_one).or(said.filter(is_one))?;
    let record = bytes.get(start..start.checked_add(56)?)?;
    Some(EndRecord {
        start,
        entries: u64_at(record, 32)?,
        directory_size: u64_at(record, 40)?,
        directory_offset: u64_at(record, 48)?,
        ..small
    })
}

fn extra_field(mut extra: &[u8], wanted: u16) -> Option<&[u8]> {
    loop {
        let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        let field = extra.get(4..4 + length)?;
        if id == wanted {
            return Some(field);
        }
        extra = extra.get(4 + length..)?;
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*bytes))
}
