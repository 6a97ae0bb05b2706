//! Zip archives, read with both of their descriptions.
//!
//! A zip says everything twice: in a header before each member and in a table
//! of contents at its end. Tools read one or the other, and an attacker who
//! lets them differ shows a scanner one archive and the installer another one.
//! So what either says is read, and that they differ is told.

mod layout;
mod records;

use std::collections::VecDeque;
use std::sync::Arc;

use super::budget::{Budget, Metered};
use super::links::of_link;
use super::read_member::{Content, read_member};
use super::{Found, Level, Told};
use crate::SkipReason;
use layout::{Entry, Layout};
use records::{Header, local_header};

pub(crate) use layout::has_end_record;

/// The part of a Unix mode that says what kind of file it is; and a link.
const TYPE_MASK: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const BZIP2: u16 = 12;

pub(super) struct Zip {
    bytes: Arc<[u8]>,
    budget: Arc<Budget>,
    entries: std::vec::IntoIter<Entry>,
    queue: VecDeque<Found>,
}

impl Zip {
    pub(super) fn new(bytes: Arc<[u8]>, budget: &Arc<Budget>) -> Self {
        let most = usize::try_from(budget.limits.max_members).unwrap_or(usize::MAX);
        let Layout {
            entries,
            found,
            before,
            after,
        } = Layout::of(&bytes, most);
        let mut queue = VecDeque::from(found);
        for (range, told) in [(before, Told::PrependedData), (after, Told::AppendedData)] {
            if !range.is_empty() {
                let content = read_member(b"", &mut &bytes[range], budget);
                queue.push_back(Found::Around { told, content });
            }
        }
        Self {
            bytes,
            budget: Arc::clone(budget),
            entries: entries.into_iter(),
            queue,
        }
    }

    fn read(&mut self, entry: &Entry) {
        let local = local_header(&self.bytes, entry.at);
        let (first, second) = match (&entry.central, &local) {
            (Some(central), Some(local)) => {
                self.compare(central, local);
                // The same bytes may be two contents, by what is said of them.
                let may_differ = central.method != local.method
                    || central.is_encrypted() != local.is_encrypted()
                    || central.method == STORED
                        && !local.has_descriptor()
                        && central.packed != local.packed;
                (central, may_differ.then_some(local))
            }
            (None, Some(local)) => {
                let name = local.name_in(&self.bytes).to_vec();
                let detail = "it is not in the table of contents";
                self.queue
                    .push_back(Found::told(name, Told::HiddenMember, detail));
                (local, None)
            }
            (Some(central), None) => {
                let name = central.name_in(&self.bytes).to_vec();
                let detail = "there is no header where the table of contents says";
                self.queue
                    .push_back(Found::skipped(name, SkipReason::Damaged, detail));
                return;
            }
            (None, None) => return,
        };
        let data = local.as_ref().map_or(usize::MAX, Header::data);
        let names = self.names(first, local.as_ref());
        for header in [Some(first), second].into_iter().flatten() {
            for name in &names {
                self.read_as(header, name, data, entry.unix_mode);
            }
        }
    }

    fn compare(&mut self, central: &Header, local: &Header) {
        let name = central.name_in(&self.bytes).to_vec();
        let mut differ = Vec::new();
        if central.method != local.method {
            differ.push("compression method");
        }
        if central.is_encrypted() != local.is_encrypted() {
            differ.push("encryption");
        }
        let lengths = |header: &Header| (header.packed, header.size, header.crc);
        let may_be_left_out = local.has_descriptor() && lengths(local).0 == 0
            || local.has_descriptor() && local.crc == 0;
        if lengths(central) != lengths(local) && !may_be_left_out {
            differ.push("length or checksum");
        }
        if !differ.is_empty() {
            let detail = format!(
                "its header and the table of contents differ in {}",
                differ.join(" and ")
            );
            self.queue
                .push_back(Found::told(name, Told::HeadersDisagree, detail));
        }
    }

    /// All names that some reader may give it.
    fn names(&mut self, first: &Header, local: Option<&Header>) -> Vec<Vec<u8>> {
        let bytes = &*self.bytes;
        let mut names = vec![first.name_in(bytes).to_vec()];
        let others = [
            local.map(|header| header.name_in(bytes)),
            // It may say in Unicode what the name could not.
            first
                .unicode_name(bytes)
                .filter(|_| first.name_in(bytes).is_ascii()),
        ];
        for other in others.into_iter().flatten() {
            if names.iter().all(|name| name != other) {
                names.push(other.to_vec());
            }
        }
        if let [name, others @ ..] = &*names
            && !others.is_empty()
        {
            let others: Vec<_> = others.iter().map(|o| String::from_utf8_lossy(o)).collect();
            let detail = format!("also called {}", others.join(" and "));
            self.queue
                .push_back(Found::told(name.clone(), Told::TwoNames, detail));
        }
        names
    }

    fn read_as(&mut self, header: &Header, name: &[u8], data: usize, unix_mode: u32) {
        let is_directory = name.ends_with(b"/");
        if is_directory && header.size == 0 && header.packed == 0 {
            return;
        }
        if header.is_encrypted() {
            return self
                .queue
                .push_back(Found::skipped(name.to_vec(), SkipReason::Encrypted, ""));
        }
        let Some(content) = self.content(header, name, data) else {
            let detail = format!("compression method {}", header.method);
            let reason = SkipReason::UnsupportedCompression;
            return self
                .queue
                .push_back(Found::skipped(name.to_vec(), reason, &detail));
        };
        if is_directory {
            let detail = "a directory that comes with content";
            self.queue
                .push_back(Found::told(name.to_vec(), Told::UnexpectedContent, detail));
        }
        if unix_mode & TYPE_MASK == LINK
            && let Content::Whole(target) = &content
        {
            self.queue.extend(of_link(name, target, false));
            // Python unpacks a link as a file with its target in it.
            if is_path(target) {
                return;
            }
        }
        self.queue.push_back(Found::File {
            name: name.to_vec(),
            content,
        });
    }

    /// `None` where the compression is not supported.
    fn content(&mut self, header: &Header, name: &[u8], data: usize) -> Option<Content> {
        let bytes = Arc::clone(&self.bytes);
        let rest = bytes.get(data..).unwrap_or_default();
        let budget = Arc::clone(&self.budget);
        let (content, packed) = match header.method {
            STORED => {
                let length = usize::try_from(header.packed).unwrap_or(usize::MAX);
                let is_cut = length > rest.len();
                let mut stored = Metered::new(&rest[..length.min(rest.len())], &budget);
                match (read_member(name, &mut stored, &budget), is_cut) {
                    (Content::Whole(bytes), true) => {
                        (Content::Part(bytes, SkipReason::Truncated), 0)
                    }
                    (content, _) => (content, header.packed),
                }
            }
            // Both say themselves where they end.
            DEFLATED => {
                let decoder = flate2::bufread::DeflateDecoder::new(rest);
                let mut decoder = Metered::new(decoder, &budget);
                let content = read_member(name, &mut decoder, &budget);
                (content, decoder.inner.total_in())
            }
            BZIP2 => {
                let decoder = bzip2::bufread::BzDecoder::new(rest);
                let mut decoder = Metered::new(decoder, &budget);
                let content = read_member(name, &mut decoder, &budget);
                (content, decoder.inner.total_in())
            }
            _ => return None,
        };
        if let Content::Whole(bytes) = &content {
            self.check(header, name, bytes, packed);
        }
        Some(content)
    }

    /// Whether what was read is what was announced.
    fn check(&mut self, header: &Header, name: &[u8], bytes: &[u8], packed: u64) {
        if header.has_descriptor() && header.crc == 0 {
            return;
        }
        let detail = if bytes.len() as u64 != header.size {
            format!(
                "{} bytes were announced and {} are there",
                header.size,
                bytes.len()
            )
        } else if packed != header.packed {
            format!(
                "{} bytes in the archive were announced and {packed} are there",
                header.packed
            )
        } else if crc32fast::hash(bytes) != header.crc {
            "its checksum is wrong".to_owned()
        } else {
            return;
        };
        self.queue
            .push_back(Found::told(name.to_vec(), Told::LyingHeader, detail));
    }
}

impl Level for Zip {
    fn next(&mut self) -> Option<Found> {
        while self.queue.is_empty() && !self.budget.is_spent() {
            let entry = self.entries.next()?;
            self.read(&entry);
        }
        self.queue.pop_front()
    }
}

/// Whether this can be what a link leads to, and no program.
fn is_path(target: &[u8]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-/+@~ ".contains(byte);
    target.len() <= 4096 && target.iter().all(is_plain)
}
