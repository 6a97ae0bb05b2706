//! How much an archive may cost.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How much an archive may cost; all are counts.
#[derive(Debug, Clone)]
pub struct ArchiveLimits {
    /// Larger archives are not opened; the bytes of one are held in memory.
    pub max_archive_bytes: u64,
    /// After so many unpacked bytes, of all members and all archives inside
    /// together, the rest is not read.
    pub max_unpacked_bytes: u64,
    /// After so many members the rest is not read.
    pub max_members: u64,
    /// Unpacked bytes for each byte of the archive; more than any text has.
    /// Counts from [`ArchiveLimits::RATIO_FLOOR`] unpacked bytes on.
    pub max_ratio: u64,
    /// So many archives may be inside one another.
    pub max_depth: usize,
    /// The archives that are inside one another, and members that are archives
    /// themselves, may hold so many bytes together.
    pub max_nested_bytes: u64,
    /// Larger members are skipped, as files are.
    pub max_file_bytes: u64,
}

impl ArchiveLimits {
    /// Below this, a ratio says nothing: a small file of zeros is harmless.
    pub const RATIO_FLOOR: u64 = 64 << 20;

    /// Longer names of members are cut.
    pub(super) const MAX_NAME_BYTES: usize = 4096;
}

impl Default for ArchiveLimits {
    /// The largest packages people install have some 60,000 members and a few
    /// gigabytes; what is beyond these limits is reported.
    fn default() -> Self {
        Self {
            max_archive_bytes: 512 << 20,
            max_unpacked_bytes: 2 << 30,
            max_members: 200_000,
            max_ratio: 200,
            max_depth: 8,
            max_nested_bytes: 512 << 20,
            max_file_bytes: crate::DEFAULT_MAX_FILE_BYTES,
        }
    }
}

/// What has been spent, shared by all levels of one archive.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) limits: ArchiveLimits,
    /// The most that may be unpacked, by both limits.
    most: u64,
    /// Bytes of the outermost archive.
    packed: u64,
    unpacked: AtomicU64,
    is_spent: AtomicBool,
}

impl Budget {
    pub(super) fn new(limits: ArchiveLimits, packed: usize) -> Arc<Self> {
        let packed = packed as u64;
        let by_ratio = packed.saturating_mul(limits.max_ratio);
        Arc::new(Self {
            most: by_ratio
                .max(ArchiveLimits::RATIO_FLOOR)
                .min(limits.max_unpacked_bytes),
            packed,
            limits,
            unpacked: AtomicU64::new(0),
            is_spent: AtomicBool::new(false),
        })
    }

    pub(super) fn spend(&self, bytes: usize) -> io::Result<()> {
        let before = self.unpacked.fetch_add(bytes as u64, Ordering::Relaxed);
        if before.saturating_add(bytes as u64) > self.most {
            self.is_spent.store(true, Ordering::Relaxed);
            return Err(io::Error::other("too much was unpacked"));
        }
        Ok(())
    }

    pub(super) fn is_spent(&self) -> bool {
        self.is_spent.load(Ordering::Relaxed)
    }

    /// Why no more is read, for people.
    pub(super) fn why_spent(&self) -> String {
        let Self { most, packed, .. } = self;
        if *most < self.limits.max_unpacked_bytes {
            format!("{packed} bytes would become more than {most}: a decompression bomb")
        } else {
            format!("more than {most} bytes unpacked")
        }
    }
}

/// Reads, and counts what it has read.
#[derive(Debug)]
pub(super) struct Metered<R> {
    pub(super) inner: R,
    budget: Arc<Budget>,
}

impl<R> Metered<R> {
    pub(super) fn new(inner: R, budget: &Arc<Budget>) -> Self {
        Self {
            inner,
            budget: Arc::clone(budget),
        }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.budget.spend(count)?;
        Ok(count)
    }
}
