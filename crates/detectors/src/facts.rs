//! What is taken down from files, to be looked at when all of them are done.
//!
//! Facts are told apart by their type, and are in the order of the files and
//! within a file in that of the text, so that a conclusion does not depend on
//! which thread was first.
//!
//! They can be *kept*: written as bytes, and read again by a later run of the
//! same program, which then need not look at the file. So a fact is plain data.

use std::any::{Any, type_name};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// So many facts of one file are kept by one gatherer. Nothing written by
/// people comes near; a file made of a million imports does.
pub(crate) const MAX_FACTS: usize = 10_000;

/// A type of facts.
pub trait Fact: Any + Send + Serialize + DeserializeOwned {}

impl<T: Any + Send + Serialize + DeserializeOwned> Fact for T {}

/// The facts of one file.
#[derive(Default)]
pub struct Facts(Vec<Group>);

/// The facts of one file that are of one type.
struct Group {
    /// What this program calls the type.
    name: Cow<'static, str>,
    list: List,
}

enum List {
    /// A `Vec` of the type, and how it is written.
    Fresh(Box<dyn Any + Send>, fn(&dyn Any) -> Option<Vec<u8>>),
    /// Written; read when somebody asks for it. `None` if it cannot be.
    Kept(Vec<u8>, OnceCell<Option<Box<dyn Any + Send>>>),
}

/// The facts of one file as bytes, by the names of their types. Only the program
/// that wrote them can read them.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFacts(Vec<(String, Vec<u8>)>);

impl Facts {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The facts as bytes; `None` if one of them cannot be written.
    #[must_use]
    pub fn keep(&self) -> Option<KeptFacts> {
        let groups = self.0.iter().map(|group| {
            let bytes = match &group.list {
                List::Fresh(list, write) => write(&**list)?,
                List::Kept(bytes, _) => bytes.clone(),
            };
            Some((group.name.to_string(), bytes))
        });
        groups.collect::<Option<_>>().map(KeptFacts)
    }

    fn add<T: Fact>(&mut self, fact: T) {
        let name = type_name::<T>();
        let of_type = self.0.iter_mut().filter(|group| group.name == name);
        for group in of_type {
            if let List::Fresh(list, _) = &mut group.list
                && let Some(list) = list.downcast_mut::<Vec<T>>()
            {
                return list.push(fact);
            }
        }
        let write = |list: &dyn Any| postcard::to_allocvec(list.downcast_ref::<Vec<T>>()?).ok();
        self.0.push(Group {
            name: Cow::Borrowed(name),
            list: List::Fresh(Box::new(vec![fact]), write),
        });
    }
}

impl From<KeptFacts> for Facts {
    fn from(kept: KeptFacts) -> Self {
        let group = |(name, bytes)| Group {
            name: Cow::Owned(name),
            list: List::Kept(bytes, OnceCell::new()),
        };
        Self(kept.0.into_iter().map(group).collect())
    }
}

impl Group {
    /// The facts, if they are of this type; an error if they cannot be read.
    fn of_type<T: Fact>(&self) -> Option<Result<&Vec<T>, ()>> {
        if self.name != type_name::<T>() {
            return None;
        }
        match &self.list {
            List::Fresh(list, _) => list.downcast_ref().map(Ok),
            List::Kept(bytes, read) => {
                let read = read.get_or_init(|| {
                    let list: Vec<T> = postcard::from_bytes(bytes).ok()?;
                    Some(Box::new(list))
                });
                let list = read.as_ref().and_then(|list| list.downcast_ref());
                Some(list.ok_or(()))
            }
        }
    }
}

/// Takes the facts of one file.
pub struct FileFacts<'a> {
    kept: &'a mut Facts,
    room: usize,
    dropped: usize,
}

impl<'a> FileFacts<'a> {
    pub(crate) fn new(kept: &'a mut Facts) -> Self {
        Self {
            kept,
            room: MAX_FACTS,
            dropped: 0,
        }
    }

    /// Keeps a fact. Of too many, the last are dropped, and a warning says so.
    pub fn add<T: Fact>(&mut self, fact: T) {
        if self.room == 0 {
            self.dropped += 1;
            return;
        }
        self.room -= 1;
        self.kept.add(fact);
    }

    pub(crate) fn dropped(&self) -> usize {
        self.dropped
    }
}

/// The facts of all files of a unit.
pub struct UnitFacts<'a> {
    /// The name of the unit: the path that the user gave, or a package's file.
    pub name: &'a str,
    files: Vec<(Arc<str>, Facts)>,
    has_unreadable: Cell<bool>,
}

impl<'a> UnitFacts<'a> {
    /// The facts of each file of a unit, with its name, in the order of the files.
    pub(crate) fn new(name: &'a str, files: Vec<(Arc<str>, Facts)>) -> Self {
        Self {
            name,
            files,
            has_unreadable: Cell::new(false),
        }
    }

    /// All facts of a type, each with the name of its file.
    pub fn all<T: Fact>(&self) -> impl Iterator<Item = (&str, &T)> {
        self.files.iter().flat_map(|(name, facts)| {
            let of_type = facts.0.iter().filter_map(Group::of_type::<T>);
            let readable = of_type
                .filter_map(|list| list.inspect_err(|()| self.has_unreadable.set(true)).ok());
            readable.flatten().map(move |fact| (&**name, fact))
        })
    }

    /// Whether facts that were asked for had been kept and could not be read.
    /// What was kept is checked before, so this is a mistake of ours, and must
    /// not be silent.
    pub(crate) fn has_unreadable(&self) -> bool {
        self.has_unreadable.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(add: impl Fn(&mut FileFacts<'_>)) -> Facts {
        let mut facts = Facts::default();
        add(&mut FileFacts::new(&mut facts));
        facts
    }

    fn files() -> Vec<(Arc<str>, Facts)> {
        let of_b = facts(|facts| {
            facts.add(1u8);
            facts.add("other".to_owned());
            facts.add(2u8);
        });
        let of_a = facts(|facts| facts.add(3u8));
        vec![("b".into(), of_b), ("a".into(), of_a)]
    }

    #[track_caller]
    fn check(files: Vec<(Arc<str>, Facts)>) {
        let unit = UnitFacts::new("unit", files);
        let all: Vec<(&str, u8)> = unit.all::<u8>().map(|(file, fact)| (file, *fact)).collect();
        assert_eq!(all, [("b", 1), ("b", 2), ("a", 3)]);
        assert_eq!(unit.all::<String>().count(), 1);
        assert_eq!(unit.all::<u16>().count(), 0);
        assert!(!unit.has_unreadable());
    }

    #[test]
    fn facts_are_found_by_their_type_in_the_order_of_files() {
        check(files());
    }

    #[test]
    fn facts_that_were_kept_are_the_same() {
        let kept = |(name, facts): (Arc<str>, Facts)| {
            let kept = facts.keep().unwrap();
            let again = Facts::from(kept);
            assert_eq!(again.keep(), facts.keep());
            (name, again)
        };
        check(files().into_iter().map(kept).collect());
    }

    #[test]
    fn facts_that_cannot_be_read_are_told() {
        let name = type_name::<String>().to_owned();
        let kept = KeptFacts(vec![(name, vec![1, 2, 0xFF, 0xFF])]);
        let unit = UnitFacts::new("unit", vec![("a".into(), kept.into())]);
        assert_eq!(unit.all::<u8>().count(), 0);
        assert!(!unit.has_unreadable());
        assert_eq!(unit.all::<String>().count(), 0);
        assert!(unit.has_unreadable());
    }

    #[test]
    fn too_many_facts_are_counted_and_not_kept() {
        let mut kept = Facts::default();
        let mut facts = FileFacts::new(&mut kept);
        for number in 0..MAX_FACTS + 3 {
            facts.add(number);
        }
        assert_eq!(facts.dropped(), 3);
        let unit = UnitFacts::new("unit", vec![("a".into(), kept)]);
        assert_eq!(unit.all::<usize>().count(), MAX_FACTS);
    }
}
