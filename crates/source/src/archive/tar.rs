//! Tar archives: ustar, GNU and PAX, read as they come.
//!
//! Tools differ where headers contradict each other, and a tar may be made so
//! that one of them sees other members than the next (CVE-2025-62518). Here the
//! extended header counts, as the standard has it; what a reader of the plain
//! header would see is told and read too. Blocks that are no header are passed
//! over until one is: what somebody's reader could find there is found.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;

use ::tar::{EntryType, Header, PaxExtensions};

use super::budget::Budget;
use super::links::of_link;
use super::read_member::{Content, read_member, reason_of_error};
use super::stream::Stream;
use super::{ArchiveLimits, Found, Level, Told};
use crate::SkipReason;

const BLOCK: usize = 512;

/// More of an extended header is not kept; real ones have some hundred bytes.
const MAX_EXTENSION_BYTES: u64 = 1 << 20;

pub(super) struct Tar {
    stream: Stream,
    budget: Arc<Budget>,
    queue: VecDeque<Found>,
    /// From extended headers, for the member that follows.
    pending: Extensions,
    state: State,
    /// Whether a block that is no header has been told.
    is_damage_told: bool,
}

#[derive(PartialEq)]
enum State {
    Members,
    /// After a block of zeros.
    End,
    Over,
}

#[derive(Default)]
struct Extensions {
    name: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    size: Option<u64>,
}

/// Whether a header of a member begins here: its checksum is right.
pub(super) fn is_header(bytes: &[u8]) -> bool {
    let Some(block) = bytes.get(..BLOCK) else {
        return false;
    };
    let header = Header::from_byte_slice(block);
    let Ok(told) = header.cksum() else {
        return false;
    };
    let sum = |bytes: &[u8]| bytes.iter().map(|&byte| u32::from(byte)).sum::<u32>();
    let is_named = block.first().is_some_and(|&byte| byte != 0) || block[156] != b'0';
    is_named && told == sum(&block[..148]) + 8 * 32 + sum(&block[156..])
}

impl Tar {
    pub(super) fn new(stream: Stream, budget: &Arc<Budget>) -> Self {
        Self {
            stream,
            budget: Arc::clone(budget),
            queue: VecDeque::new(),
            pending: Extensions::default(),
            state: State::Members,
            is_damage_told: false,
        }
    }

    /// Reads one header and what belongs to it into the queue.
    fn step(&mut self) -> io::Result<()> {
        let mut block = [0; BLOCK];
        match fill(&mut self.stream, &mut block)? {
            BLOCK => {}
            0 => {
                self.over();
                return Ok(());
            }
            _ => {
                if self.state == State::Members {
                    self.queue.push_back(Found::skipped(
                        None,
                        SkipReason::Truncated,
                        "it ends in a header",
                    ));
                }
                self.over();
                return Ok(());
            }
        }
        if block.iter().all(|&byte| byte == 0) {
            self.state = State::End;
            return Ok(());
        }
        if !is_header(&block) {
            if !self.is_damage_told {
                self.is_damage_told = true;
                let (told, detail) = match self.state {
                    State::End => (Told::AppendedData, "after the end of the tar"),
                    _ => (
                        Told::HeadersDisagree,
                        "where a header should be is something else",
                    ),
                };
                self.queue.push_back(Found::told(None, told, detail));
            }
            return Ok(());
        }
        let header = Header::from_byte_slice(&block);
        let Ok(size) = header.entry_size() else {
            let name = header.path_bytes().into_owned();
            self.queue.push_back(Found::skipped(
                name,
                SkipReason::Damaged,
                "its size is no number",
            ));
            return Ok(());
        };
        if let Some(extension) = extension(header.entry_type()) {
            return self.read_extension(extension, size);
        }
        self.read_entry(header, size)
    }

    fn over(&mut self) {
        let rest = self.stream.rest().to_vec();
        if !rest.is_empty() {
            let content = read_member(b"", &mut &*rest, &self.budget);
            self.queue.push_back(Found::Around {
                told: Told::AppendedData,
                content,
            });
        }
        self.state = State::Over;
    }

    fn read_extension(&mut self, extension: Extension, size: u64) -> io::Result<()> {
        let mut bytes = Vec::new();
        let kept = size.min(MAX_EXTENSION_BYTES);
        (&mut self.stream).take(kept).read_to_end(&mut bytes)?;
        self.pass_over(size - kept)?;
        self.pass_over(padding(size))?;
        if kept < size {
            let detail = format!("an extended header of {size} bytes");
            self.queue
                .push_back(Found::told(None, Told::LyingHeader, detail));
        }
        match extension {
            Extension::GnuName => self.pending.name = Some(without_nul(bytes)),
            Extension::GnuLink => self.pending.link = Some(without_nul(bytes)),
            Extension::Pax => self.pending.read(&bytes),
            Extension::PaxGlobal => {
                let mut global = Extensions::default();
                global.read(&bytes);
                if global.name.is_some() || global.size.is_some() || global.link.is_some() {
                    let detail = "a header for all members sets the name or size of each";
                    self.queue
                        .push_back(Found::told(None, Told::HeadersDisagree, detail));
                }
            }
        }
        Ok(())
    }

    fn read_entry(&mut self, header: &Header, plain_size: u64) -> io::Result<()> {
        let Extensions { name, link, size } = std::mem::take(&mut self.pending);
        let name = name.unwrap_or_else(|| header.path_bytes().into_owned());
        let size = size.unwrap_or(plain_size);
        if self.state == State::End {
            self.state = State::Members;
            let detail = "behind the end of the tar";
            self.queue
                .push_back(Found::told(name.clone(), Told::HiddenMember, detail));
        }
        // Honest tools set both, or the plain one to 0 where it has no room.
        if size != plain_size && size < 8 << 30 {
            let detail =
                format!("the extended header says {size} bytes, the plain one {plain_size}");
            self.queue
                .push_back(Found::told(name.clone(), Told::HeadersDisagree, detail));
        }
        match header.entry_type() {
            EntryType::Directory => self.without_content(&name, size)?,
            kind @ (EntryType::Link | EntryType::Symlink) => {
                let target = link
                    .unwrap_or_else(|| header.link_name_bytes().unwrap_or_default().into_owned());
                self.queue
                    .extend(of_link(&name, &target, kind == EntryType::Link));
                self.without_content(&name, size)?;
            }
            EntryType::Char | EntryType::Block | EntryType::Fifo => {
                let reason = SkipReason::NotARegularFile;
                self.queue
                    .push_back(Found::skipped(name.clone(), reason, ""));
                self.without_content(&name, size)?;
            }
            // An old way to write a directory.
            EntryType::Regular if size == 0 && name.ends_with(b"/") => {}
            // What it is not known is to be taken for a file, says the standard.
            _ => self.read_file(name, size, plain_size)?,
        }
        Ok(())
    }

    fn read_file(&mut self, name: Vec<u8>, size: u64, plain_size: u64) -> io::Result<()> {
        let mut data = (&mut self.stream).take(size);
        let mut content = read_member(&name, &mut data, &self.budget);
        let left = data.limit();
        if let Content::Nothing(..) = content {
            self.queue.push_back(Found::File { name, content });
            self.pass_over(left)?;
            return self.pass_over(padding(size)).map(|_| ());
        }
        if left > 0 {
            // The data ended before the member did.
            if let Content::Whole(bytes) = content {
                content = Content::Part(bytes, SkipReason::Truncated);
            }
            self.queue.push_back(Found::File { name, content });
            self.over();
            return Ok(());
        }
        // A reader that goes by the plain size finds headers in here.
        let inner = match &content {
            Content::Whole(bytes) if size > plain_size => {
                usize::try_from(plain_size + padding(plain_size))
                    .ok()
                    .and_then(|at| bytes.get(at..))
                    .filter(|rest| is_header(rest))
                    .map(<[u8]>::to_vec)
            }
            _ => None,
        };
        self.queue.push_back(Found::File { name, content });
        self.queue.extend(inner.map(|bytes| Found::Around {
            told: Told::HiddenMember,
            content: Content::Whole(bytes),
        }));
        self.pass_over(padding(size)).map(|_| ())
    }

    /// What has no content is not followed by any for some readers; what is
    /// there is looked at as if it were the next header.
    fn without_content(&mut self, name: &[u8], size: u64) -> io::Result<()> {
        if size > 0 {
            self.is_damage_told = true;
            let detail = format!("{size} bytes, though it is no file");
            self.queue
                .push_back(Found::told(name.to_vec(), Told::UnexpectedContent, detail));
        }
        Ok(())
    }

    fn pass_over(&mut self, count: u64) -> io::Result<u64> {
        io::copy(&mut (&mut self.stream).take(count), &mut io::sink())
    }
}

impl Level for Tar {
    fn next(&mut self) -> Option<Found> {
        while self.queue.is_empty() && self.state != State::Over {
            if let Err(error) = self.step() {
                self.state = State::Over;
                if !self.budget.is_spent() {
                    let reason = reason_of_error(&error);
                    self.queue
                        .push_back(Found::skipped(None, reason, &error.to_string()));
                }
            }
        }
        self.queue.pop_front()
    }
}

/// A header that says more about the member that follows.
#[derive(Clone, Copy)]
enum Extension {
    GnuName,
    GnuLink,
    Pax,
    PaxGlobal,
}

fn extension(kind: EntryType) -> Option<Extension> {
    match kind {
        EntryType::GNULongName => Some(Extension::GnuName),
        EntryType::GNULongLink => Some(Extension::GnuLink),
        EntryType::XHeader => Some(Extension::Pax),
        EntryType::XGlobalHeader => Some(Extension::PaxGlobal),
        _ => None,
    }
}

impl Extensions {
    fn read(&mut self, bytes: &[u8]) {
        for record in PaxExtensions::new(bytes).flatten() {
            match record.key_bytes() {
                b"path" | b"GNU.sparse.name" => self.name = Some(limited(record.value_bytes())),
                b"linkpath" => self.link = Some(limited(record.value_bytes())),
                b"size" => self.size = record.value().ok().and_then(|text| text.parse().ok()),
                _ => {}
            }
        }
    }
}

fn limited(name: &[u8]) -> Vec<u8> {
    name[..name.len().min(ArchiveLimits::MAX_NAME_BYTES)].to_vec()
}

fn without_nul(mut name: Vec<u8>) -> Vec<u8> {
    if let Some(end) = memchr::memchr(0, &name) {
        name.truncate(end);
    }
    limited(&name)
}

/// To the next whole block.
fn padding(size: u64) -> u64 {
    (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64
}

/// Reads a whole block, or as much as there is.
fn fill(reader: &mut impl Read, block: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(room) = block.get_mut(filled..).filter(|room| !room.is_empty()) {
        match reader.read(room)? {
            0 => break,
            count => filled += count,
        }
    }
    Ok(filled)
}
