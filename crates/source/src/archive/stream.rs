//! One compressed stream, and what comes after it.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use super::ArchiveKind;
use super::budget::{Budget, Metered};

/// Dictionaries of `xz` may have this many KiB; 64 MiB is what its highest level uses.
const XZ_MEMORY_KIB: u32 = 80 << 10;

type Bytes = Cursor<Arc<[u8]>>;

/// The bytes of an archive, unpacked while they are read, and counted.
pub(super) struct Stream {
    /// What was looked at already.
    peeked: Cursor<Vec<u8>>,
    /// What went wrong while looking; it comes after what was seen.
    error: Option<io::Error>,
    decoder: Metered<Decoder>,
}

enum Decoder {
    Plain(Bytes),
    Gzip(Box<flate2::bufread::GzDecoder<Bytes>>),
    Bzip2(Box<bzip2::bufread::BzDecoder<Bytes>>),
    Xz(Box<lzma_rust2::XzReader<Bytes>>),
    /// Read to its end; the rest begins where the cursor is.
    Ended(Bytes),
}

impl Stream {
    pub(super) fn new(kind: ArchiveKind, bytes: Arc<[u8]>, budget: &Arc<Budget>) -> Self {
        let bytes = Cursor::new(bytes);
        let decoder = match kind {
            ArchiveKind::Gzip => Decoder::gzip(bytes),
            ArchiveKind::Bzip2 => Decoder::bzip2(bytes),
            ArchiveKind::Xz => Decoder::Xz(Box::new(lzma_rust2::XzReader::new_mem_limit(
                bytes,
                true,
                XZ_MEMORY_KIB,
            ))),
            ArchiveKind::Tar | ArchiveKind::Zip => Decoder::Plain(bytes),
        };
        Self {
            peeked: Cursor::default(),
            error: None,
            decoder: Metered::new(decoder, budget),
        }
    }

    /// The first bytes, up to this many. They are read again afterwards.
    pub(super) fn peek(&mut self, most: usize) -> &[u8] {
        let mut bytes = Vec::new();
        self.error = self.take(most as u64).read_to_end(&mut bytes).err();
        self.peeked = Cursor::new(bytes);
        self.peeked.get_ref()
    }

    /// What follows the end of the compressed data, once it was read to there.
    pub(super) fn rest(&self) -> &[u8] {
        let Decoder::Ended(bytes) = &self.decoder.inner else {
            return &[];
        };
        let at = usize::try_from(bytes.position()).unwrap_or(usize::MAX);
        let rest = bytes.get_ref().get(at..).unwrap_or_default();
        // Tapes are filled up with zeros.
        if rest.iter().all(|&byte| byte == 0) {
            &[]
        } else {
            rest
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.peeked.read(buffer)?, self.error.take()) {
            (0, Some(error)) => Err(error),
            (0, None) => self.decoder.read(buffer),
            (count, error) => {
                self.error = error;
                Ok(count)
            }
        }
    }
}

impl Decoder {
    fn gzip(bytes: Bytes) -> Self {
        Self::Gzip(Box::new(flate2::bufread::GzDecoder::new(bytes)))
    }

    fn bzip2(bytes: Bytes) -> Self {
        Self::Bzip2(Box::new(bzip2::bufread::BzDecoder::new(bytes)))
    }

    /// After the end of one stream another one may follow, as part of the same
    /// data; anything else is the rest.
    fn go_on(self) -> Self {
        let follows = |bytes: &Bytes, signature: &[u8]| {
            let at = usize::try_from(bytes.position()).unwrap_or(usize::MAX);
            let rest = bytes.get_ref().get(at..).unwrap_or_default();
            rest.starts_with(signature)
        };
        match self {
            Self::Gzip(decoder) => {
                let bytes = decoder.into_inner();
                match follows(&bytes, b"\x1F\x8B\x08") {
                    true => Self::gzip(bytes),
                    false => Self::Ended(bytes),
                }
            }
            Self::Bzip2(decoder) => {
                let bytes = decoder.into_inner();
                match follows(&bytes, b"BZh") {
                    true => Self::bzip2(bytes),
                    false => Self::Ended(bytes),
                }
            }
            Self::Xz(decoder) => Self::Ended(decoder.into_inner()),
            Self::Plain(bytes) | Self::Ended(bytes) => Self::Ended(bytes),
        }
    }
}

impl Read for Decoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let count = match self {
                Self::Plain(bytes) => bytes.read(buffer)?,
                Self::Gzip(decoder) => decoder.read(buffer)?,
                Self::Bzip2(decoder) => decoder.read(buffer)?,
                Self::Xz(decoder) => decoder.read(buffer)?,
                Self::Ended(_) => return Ok(0),
            };
            if count > 0 {
                return Ok(count);
            }
            let ended = std::mem::replace(self, Self::Ended(Cursor::new(Arc::from([]))));
            *self = ended.go_on();
        }
    }
}
