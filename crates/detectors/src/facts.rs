//! What is taken down from files, to be looked at when all of them are done.
//!
//! Facts are kept by their type, in the order of the files and within a file
//! in that of the text, so that a conclusion does not depend on which thread
//! was first.

use std::any::Any;
use std::sync::Arc;

/// So many facts of one file are kept by one gatherer. Nothing written by
/// people comes near; a file made of a million imports does.
pub(crate) const MAX_FACTS: usize = 10_000;

/// A fact, whatever its type.
pub type Fact = Box<dyn Any + Send>;

/// Takes the facts of one file.
pub struct FileFacts<'a> {
    kept: &'a mut Vec<Fact>,
    room: usize,
    dropped: usize,
}

impl<'a> FileFacts<'a> {
    pub(crate) fn new(kept: &'a mut Vec<Fact>) -> Self {
        Self {
            kept,
            room: MAX_FACTS,
            dropped: 0,
        }
    }

    /// Keeps a fact. Of too many, the last are dropped, and a warning says so.
    pub fn add<T: Any + Send>(&mut self, fact: T) {
        if self.room == 0 {
            self.dropped += 1;
            return;
        }
        self.room -= 1;
        self.kept.push(Box::new(fact));
    }

    pub(crate) fn dropped(&self) -> usize {
        self.dropped
    }
}

/// The facts of all files of a unit.
pub struct UnitFacts<'a> {
    /// The name of the unit: the path that the user gave, or a package's file.
    pub name: &'a str,
    files: Vec<(Arc<str>, Vec<Fact>)>,
}

impl<'a> UnitFacts<'a> {
    /// The facts of each file of a unit, with its name, in the order of the files.
    pub(crate) fn new(name: &'a str, files: Vec<(Arc<str>, Vec<Fact>)>) -> Self {
        Self { name, files }
    }

    /// All facts of a type, each with the name of its file.
    pub fn all<T: Any>(&self) -> impl Iterator<Item = (&str, &T)> {
        self.files.iter().flat_map(|(name, facts)| {
            let of_type = facts.iter().filter_map(|fact| fact.downcast_ref::<T>());
            of_type.map(move |fact| (&**name, fact))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_found_by_their_type_in_the_order_of_files() {
        let fact = |number: u8| -> Fact { Box::new(number) };
        let files = vec![
            ("b".into(), vec![fact(1), Box::new("other"), fact(2)]),
            ("a".into(), vec![fact(3)]),
        ];
        let unit = UnitFacts::new("unit", files);
        let all: Vec<(&str, u8)> = unit.all::<u8>().map(|(file, fact)| (file, *fact)).collect();
        assert_eq!(all, [("b", 1), ("b", 2), ("a", 3)]);
    }

    #[test]
    fn too_many_facts_are_counted_and_not_kept() {
        let mut kept = Vec::new();
        let mut facts = FileFacts::new(&mut kept);
        for number in 0..MAX_FACTS + 3 {
            facts.add(number);
        }
        assert_eq!(facts.dropped(), 3);
        assert_eq!(kept.len(), MAX_FACTS);
    }
}
