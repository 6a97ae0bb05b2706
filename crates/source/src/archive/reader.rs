//! [`ArchiveReader`]: an archive and those inside it, member after member.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use super::budget::Budget;
use super::kind::{ArchiveKind, MAGIC_BYTES, archive_kinds, kind_by_name};
use super::member_name::{member_name, numbered};
use super::read_member::Content;
use super::single::Single;
use super::stream::Stream;
use super::tar::{Tar, is_header};
use super::zip::Zip;
use super::{ArchiveEvent, ArchiveLimits, Found, Level, Member, Told};
use crate::SkipReason;

/// So many oddities of one kind are told one by one, the rest is counted.
const MAX_TOLD: u64 = 20;

/// Reads an archive. It is an iterator over what it comes upon, in the order of
/// the archive; what it holds at once is the archive, the archives inside that
/// lead to the next member, and that member.
pub struct ArchiveReader {
    budget: Arc<Budget>,
    levels: Vec<OpenLevel>,
    queue: VecDeque<ArchiveEvent>,
    /// How many members have a name, by the name's hash.
    names: HashMap<[u8; 16], u32>,
    members: u64,
    told: HashMap<Told, u64>,
    /// What the nested levels hold.
    nested_bytes: u64,
}

struct OpenLevel {
    level: Box<dyn Level>,
    /// The name of the file that the archive is, without folders.
    file: String,
    /// What comes before the names of its members: in reports, and in paths.
    name: String,
    path: String,
    /// What it holds of `nested_bytes`.
    bytes: u64,
}

impl ArchiveReader {
    /// Opens the file called `name` with these bytes, or `None` if it is no
    /// archive.
    pub fn open(name: &str, bytes: Arc<[u8]>, limits: ArchiveLimits) -> Option<Self> {
        let kinds = archive_kinds(&bytes);
        if kinds.is_empty() {
            return None;
        }
        let mut reader = Self {
            budget: Budget::new(limits, bytes.len()),
            levels: Vec::new(),
            queue: VecDeque::new(),
            names: HashMap::new(),
            members: 0,
            told: HashMap::new(),
            nested_bytes: 0,
        };
        reader.push(None, name, name, &bytes, &kinds);
        Some(reader)
    }

    /// Opens a file as all that it can be opened as.
    fn push(
        &mut self,
        member: Option<&str>,
        name: &str,
        path: &str,
        bytes: &Arc<[u8]>,
        kinds: &[ArchiveKind],
    ) {
        let is_lie = |kind: ArchiveKind| kind_by_name(name).is_some_and(|said| said != kind);
        if let Some(kind) = kinds.first().copied().filter(|kind| is_lie(*kind)) {
            let detail = format!("its content is {kind}");
            self.tell(member, Told::NotWhatItsNameSays, detail);
        }
        let size = if member.is_some() {
            bytes.len() as u64
        } else {
            0
        };
        let file = path.rsplit('/').next().unwrap_or(path).to_owned();
        // The last one pushed is read first.
        for (number, kind) in kinds.iter().enumerate().rev() {
            self.nested_bytes = self.nested_bytes.saturating_add(size);
            let as_kind = if number > 0 {
                format!("~{kind}!")
            } else {
                String::new()
            };
            let level = level(*kind, name, bytes, &self.budget);
            let (name, path) = match member {
                Some(_) => (format!("{name}!{as_kind}"), format!("{path}/{as_kind}")),
                None => (as_kind.clone(), as_kind),
            };
            self.levels.push(OpenLevel {
                level,
                file: file.clone(),
                path: path.replace('!', "/"),
                name,
                bytes: size,
            });
        }
    }

    fn tell(&mut self, member: Option<&str>, told: Told, detail: String) {
        let count = self.told.entry(told).or_default();
        *count += 1;
        if *count <= MAX_TOLD {
            self.queue.push_back(ArchiveEvent::Told {
                member: member.map(str::to_owned),
                told,
                detail,
            });
        }
    }

    fn skip(&mut self, member: Option<String>, reason: SkipReason, detail: Option<String>) {
        self.queue.push_back(ArchiveEvent::Skipped {
            member,
            reason,
            detail,
        });
    }

    /// The whole name of a member of the level that is being read.
    fn whole_name(&mut self, raw: &[u8]) -> Names {
        let prefix = |of: fn(&OpenLevel) -> &str| self.levels.last().map_or("", of).to_owned();
        let (level_name, level_path) = (prefix(|l| &l.name), prefix(|l| &l.path));
        let made = member_name(raw);
        let names = Names {
            name: format!("{level_name}{}", made.name),
            path: format!("{level_path}{}", made.name),
        };
        for told in made.told {
            let detail = format!(
                "it is called {}",
                String::from_utf8_lossy(raw).escape_debug()
            );
            self.tell(Some(&names.name), told, detail);
        }
        names
    }

    /// The same, for one that is read: no two have one name.
    fn unique(&mut self, mut names: Names) -> Names {
        let mut number = self.count(&names.name);
        if number > 1 {
            let detail = "there is more than one member of this name";
            self.tell(Some(&names.name), Told::DuplicateName, detail.to_owned());
        }
        while number > 1 {
            names = Names {
                name: numbered(&names.name, number),
                path: numbered(&names.path, number),
            };
            number = self.count(&names.name);
        }
        names
    }

    fn count(&mut self, name: &str) -> u32 {
        let hash = blake3::hash(name.as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&hash.as_bytes()[..16]);
        let count = self.names.entry(key).or_default();
        *count += 1;
        *count
    }

    fn receive(&mut self, found: Found) {
        match found {
            Found::File { name, content } => {
                self.members += 1;
                let names = self.whole_name(&name);
                let names = self.unique(names);
                self.receive_content(names, content);
            }
            Found::Around { told, content } => {
                let file = self.levels.last().map_or("", |open| &open.file);
                let name = match told {
                    // A script with an archive behind it runs by its name.
                    Told::PrependedData => format!("~before/{file}"),
                    Told::HiddenMember => "~hidden".to_owned(),
                    _ => "~after".to_owned(),
                };
                let names = self.whole_name(name.as_bytes());
                let names = self.unique(names);
                let detail = match told {
                    Told::PrependedData => "there is something before the archive",
                    Told::HiddenMember => "read as its plain header says, it holds members",
                    _ => "there is something after the archive",
                };
                self.tell(Some(&names.name), told, detail.to_owned());
                self.receive_content(names, content);
            }
            Found::Skipped {
                name,
                reason,
                detail,
            } => {
                self.members += u64::from(name.is_some());
                let member = match name {
                    Some(name) => Some(self.whole_name(&name).name),
                    None => self.level_name(),
                };
                self.skip(member, reason, detail);
            }
            Found::Told { name, told, detail } => {
                let member = match name {
                    Some(name) => Some(self.whole_name(&name).name),
                    None => self.level_name(),
                };
                self.tell(member.as_deref(), told, detail);
            }
        }
    }

    /// The name of the archive inside the outermost one that is being read.
    fn level_name(&self) -> Option<String> {
        let level = self.levels.last()?;
        let name = level.name.strip_suffix('!')?;
        Some(name.to_owned())
    }

    fn receive_content(&mut self, names: Names, content: Content) {
        let Names { name, path } = names;
        let (bytes, reason) = match content {
            Content::Whole(bytes) => (bytes, None),
            Content::Part(bytes, reason) => (bytes, Some(reason)),
            Content::Nothing(reason, detail) => return self.skip(Some(name), reason, detail),
        };
        let kinds = archive_kinds(&bytes);
        if !kinds.is_empty() {
            if let Some(reason) = reason {
                self.skip(Some(name.clone()), reason, None);
            }
            return self.enter(&name, &path, bytes, &kinds);
        }
        let partly = reason.map(|reason| ArchiveEvent::Partly {
            member: name.clone(),
            reason,
        });
        self.queue
            .push_back(ArchiveEvent::Member(Member { name, path, bytes }));
        self.queue.extend(partly);
    }

    /// Opens an archive that is a member.
    fn enter(&mut self, name: &str, path: &str, bytes: Vec<u8>, kinds: &[ArchiveKind]) {
        let limits = &self.budget.limits;
        let size = bytes.len() as u64;
        if self.levels.len() >= limits.max_depth {
            let detail = format!("it is inside {} others", self.levels.len());
            return self.skip(
                Some(name.to_owned()),
                SkipReason::NestedTooDeep,
                Some(detail),
            );
        }
        if self.nested_bytes.saturating_add(size) > limits.max_nested_bytes {
            let limit = limits.max_nested_bytes;
            let detail = format!("with the archives around it, more than {limit} bytes");
            return self.skip(Some(name.to_owned()), SkipReason::TooLarge, Some(detail));
        }
        let bytes: Arc<[u8]> = bytes.into();
        self.push(Some(name), name, path, &bytes, kinds);
    }

    /// Stops when it has cost enough.
    fn is_over(&mut self) -> bool {
        let limits = &self.budget.limits;
        let detail = if self.budget.is_spent() {
            self.budget.why_spent()
        } else if self.members > limits.max_members {
            format!("more than {} members", limits.max_members)
        } else {
            return false;
        };
        self.levels.clear();
        self.skip(None, SkipReason::ArchiveLimit, Some(detail));
        true
    }

    /// Says how much was not told.
    fn finish(&mut self) {
        let mut told: Vec<(Told, u64)> = self.told.drain().collect();
        told.sort_unstable();
        for (told, count) in told {
            if let Some(more) = count.checked_sub(MAX_TOLD).filter(|more| *more > 0) {
                self.queue.push_back(ArchiveEvent::Told {
                    member: None,
                    told,
                    detail: format!("{more} more like this"),
                });
            }
        }
    }
}

impl Iterator for ArchiveReader {
    type Item = ArchiveEvent;

    fn next(&mut self) -> Option<ArchiveEvent> {
        while self.queue.is_empty() {
            if self.levels.is_empty() {
                self.finish();
                return self.queue.pop_front();
            }
            let found = self.levels.last_mut().and_then(|open| open.level.next());
            match found {
                Some(found) => self.receive(found),
                None => {
                    let closed = self.levels.pop();
                    let bytes = closed.map_or(0, |closed| closed.bytes);
                    self.nested_bytes = self.nested_bytes.saturating_sub(bytes);
                }
            }
            let is_over = self.is_over();
            if is_over && self.queue.is_empty() {
                return None;
            }
        }
        self.queue.pop_front()
    }
}

/// How a member is called, in reports and as a path.
struct Names {
    name: String,
    path: String,
}

fn level(kind: ArchiveKind, name: &str, bytes: &Arc<[u8]>, budget: &Arc<Budget>) -> Box<dyn Level> {
    if kind == ArchiveKind::Zip {
        return Box::new(Zip::new(Arc::clone(bytes), budget));
    }
    let mut stream = Stream::new(kind, Arc::clone(bytes), budget);
    if is_header(stream.peek(MAGIC_BYTES)) {
        Box::new(Tar::new(stream, budget))
    } else {
        Box::new(Single::new(name, stream, budget))
    }
}
