//! Where in a zip what is: every table of contents, every member in one, and
//! what lies between them.

use std::ops::Range;

use super::super::{Found, Told};
use super::records::{CentralEntry, EndRecord, Header, central_entry, end_record, local_header};
use crate::SkipReason;

/// The end record is so long, its comment included, at most.
const MAX_END_BYTES: usize = 22 + 0xFFFF;

/// More end records are not looked at.
const MAX_END_RECORDS: usize = 16;

/// The lengths and checksum that may follow a member's data.
const MAX_DESCRIPTOR_BYTES: usize = 24;

/// Members of zips made to be mapped into memory begin at multiples of this.
const MAX_ALIGNMENT: usize = 4096;

/// Compression methods that anything is known to use.
const KNOWN_METHODS: [u16; 11] = [0, 8, 9, 12, 14, 20, 93, 94, 95, 96, 98];

/// A place where a member is, or is said to be.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where the local header is; outside the archive if it is nonsense.
    pub(super) at: usize,
    /// `None` for one that is in no table of contents.
    pub(super) central: Option<Header>,
    pub(super) unix_mode: u32,
}

#[derive(Debug, Default)]
pub(super) struct Layout {
    /// In the order of the table of contents; those in none come last.
    pub(super) entries: Vec<Entry>,
    pub(super) found: Vec<Found>,
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

/// Whether there is a table of contents with a member in it.
pub(crate) fn has_end_record(bytes: &[u8]) -> bool {
    end_records(bytes).any(|end| directories(bytes, &end).next().is_some())
}

/// The end records, the last one first, as readers look for them.
fn end_records(bytes: &[u8]) -> impl Iterator<Item = EndRecord> {
    let from = bytes.len().saturating_sub(MAX_END_BYTES);
    let tail = bytes.get(from..).unwrap_or_default();
    memchr::memmem::rfind_iter(tail, b"PK\x05\x06")
        .take(MAX_END_RECORDS)
        .filter_map(move |at| end_record(bytes, from + at))
}

/// Where the table may begin, and how far everything is from where it says:
/// right before its end, as if something had been put before the archive, and
/// exactly where the end record says.
fn directories(bytes: &[u8], end: &EndRecord) -> impl Iterator<Item = (usize, i128)> {
    let size = usize::try_from(end.directory_size).ok();
    let before_end = size.and_then(|size| end.start.checked_sub(size));
    let as_said = usize::try_from(end.directory_offset).ok();
    let as_said = as_said.filter(|at| Some(*at) != before_end);
    let is_table = |at: &usize| central_entry(bytes, *at).is_some();
    let offset = i128::from(end.directory_offset);
    let shift = move |at: usize| (at, at as i128 - offset);
    before_end
        .into_iter()
        .chain(as_said)
        .filter(is_table)
        .map(shift)
}

impl Layout {
    /// Looks at all of it. `most` members are enough.
    pub(super) fn of(bytes: &[u8], most: usize) -> Self {
        let mut layout = Self::default();
        let mut taken: Vec<Range<usize>> = Vec::new();
        let mut tables = 0;
        for end in end_records(bytes) {
            // One inside a member is that member's business.
            let members = layout.entries.iter().filter_map(|entry| entry.range(bytes));
            let mut known = taken.iter().cloned().chain(members);
            if known.any(|range| range.contains(&end.start)) {
                continue;
            }
            let mut is_used = false;
            for (start, shift) in directories(bytes, &end) {
                is_used = true;
                tables += 1;
                let table_end = layout.read_table(bytes, start, shift, &end, most);
                taken.push(start..table_end);
            }
            if is_used || end.entries == 0 {
                taken.push(end.start..end.end);
            }
        }
        if tables > 1 {
            let detail =
                format!("{tables} tables of contents, and readers differ in which they use");
            layout
                .found
                .push(Found::told(None, Told::HeadersDisagree, detail));
        }
        if taken.is_empty() {
            let detail = "it has no table of contents";
            layout
                .found
                .push(Found::skipped(None, SkipReason::Truncated, detail));
        }
        layout.drop_repeated(bytes);
        taken.extend(layout.entries.iter().filter_map(|entry| entry.range(bytes)));
        layout.look_between(bytes, taken, most);
        layout
    }

    /// Reads a table of contents; the answer is where it ends.
    fn read_table(
        &mut self,
        bytes: &[u8],
        start: usize,
        shift: i128,
        end: &EndRecord,
        most: usize,
    ) -> usize {
        let mut at = start;
        let mut count = 0_u64;
        while let Some(entry) = central_entry(bytes, at)
            && self.entries.len() <= most
        {
            at = entry.end;
            count += 1;
            self.entries.push(Entry::of_table(entry, shift));
        }
        // Old tools count to 65,535 and begin again.
        if count != end.entries && count % 0x1_0000 != end.entries && self.entries.len() <= most {
            let detail = format!(
                "{} members were announced and {count} are listed",
                end.entries
            );
            self.found
                .push(Found::told(None, Told::LyingHeader, detail));
        }
        at
    }

    /// Two tables may list the same.
    fn drop_repeated(&mut self, bytes: &[u8]) {
        let mut seen = std::collections::HashSet::new();
        self.entries.retain(|entry| {
            let name = entry.central.as_ref().map(|header| header.name_in(bytes));
            let size = entry
                .central
                .as_ref()
                .map(|header| (header.packed, header.method));
            seen.insert((entry.at, name.map(blake3::hash), size))
        });
    }

    /// Finds members that no table lists, and what else is between those listed.
    fn look_between(&mut self, bytes: &[u8], mut taken: Vec<Range<usize>>, most: usize) {
        taken.sort_unstable_by_key(|range| (range.start, range.end));
        let mut overlapping = 0_usize;
        let mut unknown = 0_usize;
        let mut hidden = Vec::new();
        let mut at = 0;
        let is_known = !taken.is_empty();
        let end = std::iter::once(bytes.len()..bytes.len());
        for range in taken.into_iter().chain(end) {
            if range.start < at {
                overlapping += 1;
            }
            let gap = at..range.start;
            at = at.max(range.end);
            if gap.is_empty() {
                continue;
            }
            let before = hidden.len();
            hidden_members(bytes, gap.clone(), most, &mut hidden);
            if hidden.len() > before {
                continue;
            }
            if gap.start == 0 && is_known {
                self.before = gap;
            } else if gap.end == bytes.len() {
                self.after = gap;
            } else if !is_padding(&bytes[gap.clone()]) {
                unknown += gap.len();
            }
        }
        if is_padding(&bytes[self.after.clone()]) {
            self.after = 0..0;
        }
        if overlapping > 0 {
            let detail = format!("{overlapping} members begin inside another one");
            self.found
                .push(Found::told(None, Told::OverlappingMembers, detail));
        }
        if unknown > 0 {
            let detail = format!("{unknown} bytes between members belong to none");
            self.found
                .push(Found::told(None, Told::HiddenMember, detail));
        }
        self.entries.extend(hidden.into_iter().map(|at| Entry {
            at,
            central: None,
            unix_mode: 0,
        }));
    }
}

impl Entry {
    fn of_table(entry: CentralEntry, shift: i128) -> Self {
        let at = usize::try_from(i128::from(entry.local) + shift).unwrap_or(usize::MAX);
        Self {
            at,
            central: Some(entry.header),
            unix_mode: entry.unix_mode,
        }
    }

    /// The bytes it takes up, its local header included.
    fn range(&self, bytes: &[u8]) -> Option<Range<usize>> {
        let local = local_header(bytes, self.at)?;
        let packed = self
            .central
            .as_ref()
            .map_or(local.packed, |header| header.packed);
        let end = local.data().saturating_add(usize::try_from(packed).ok()?);
        Some(self.at..end.min(bytes.len()))
    }
}

/// Where in a gap members begin.
fn hidden_members(bytes: &[u8], gap: Range<usize>, most: usize, hidden: &mut Vec<usize>) {
    let finder = memchr::memmem::Finder::new(b"PK\x03\x04");
    let mut from = gap.start;
    while from < gap.end
        && hidden.len() <= most
        && let Some(found) = finder.find(&bytes[from..gap.end])
    {
        let at = from + found;
        from = at + 4;
        let is_plausible =
            |header: &Header| KNOWN_METHODS.contains(&header.method) && !header.name.is_empty();
        if let Some(header) = local_header(bytes, at).filter(is_plausible) {
            hidden.push(at);
            let packed = usize::try_from(header.packed).unwrap_or(usize::MAX);
            let end = header.data().saturating_add(packed);
            from = if end <= gap.end { end } else { header.data() };
        }
    }
}

/// Whether this is nothing but what may follow a member: its descriptor, and
/// zeros up to where the next one begins.
fn is_padding(gap: &[u8]) -> bool {
    let is_zero = |bytes: &[u8]| bytes.iter().all(|&byte| byte == 0);
    is_zero(gap)
        || gap.len() <= MAX_DESCRIPTOR_BYTES
        || gap.len() <= MAX_ALIGNMENT && is_zero(&gap[MAX_DESCRIPTOR_BYTES..])
}
