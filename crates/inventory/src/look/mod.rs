//! What is looked for, one file each.

mod agents;
mod hooks;
mod imports;
mod manifests;
mod model_files;
mod models;
mod parts;
mod servers;
mod services;

use laocoon_source::{SkipReason, SourceFile, Span, virtual_files};
use laocoon_syntax::parse::Problem;

use crate::file::File;
use crate::item::{Item, Place};
use crate::{settings, words};

/// An item at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// With this one place.
    pub item: Item,
    /// It is only this if the tree has no module of its own of this name beside
    /// or above the file.
    pub(crate) unless_module: Option<String>,
}

impl Seen {
    /// Says which file it is in, and which member of it if that is an archive.
    pub fn move_to(&mut self, path: &str, member: Option<&str>) {
        let places = std::mem::take(&mut self.item.places).into_iter();
        let moved = places.map(|place| Place {
            path: path.to_owned(),
            member: member.map(str::to_owned),
            ..place
        });
        self.item.places = moved.collect();
    }
}

/// What a file gave.
#[derive(Debug, Default)]
pub struct Looked {
    pub seen: Vec<Seen>,
    /// Why not all of the file was looked at.
    pub partly: Vec<SkipReason>,
}

/// Where those who look put what they see.
pub(crate) struct Sightings<'a> {
    file: &'a File<'a>,
    seen: Vec<Seen>,
}

impl Sightings<'_> {
    /// Puts an item that is seen at an offset of the file.
    pub(crate) fn at(&mut self, item: Item, offset: u32, how: &'static str) {
        self.unless_module(item, offset, how, None);
    }

    /// As [`Self::at`], if the tree has no module of this name.
    pub(crate) fn unless_module(
        &mut self,
        mut item: Item,
        offset: u32,
        how: &'static str,
        unless_module: Option<String>,
    ) {
        item.place_count = 1;
        item.places.insert(Place {
            path: self.file.path().to_owned(),
            member: None,
            line: Some(self.file.line(offset)),
            how,
        });
        self.seen.push(Seen {
            item,
            unless_module,
        });
    }
}

/// Looks for everything in a text file.
#[must_use]
pub fn look(source: &SourceFile) -> Looked {
    let mut looked = look_at_one(source);
    for inner in virtual_files(source) {
        let found = look_at_one(&inner.file);
        looked.partly.extend(found.partly);
        for mut seen in found.seen {
            let places = std::mem::take(&mut seen.item.places).into_iter();
            let outer = |line| {
                let start = inner.file.line_index().line_span(line).start;
                source
                    .position(inner.outer(Span::new(start, start)).start)
                    .line
            };
            let moved = places.map(|place| Place {
                path: source.path.to_string(),
                line: place.line.map(outer),
                ..place
            });
            seen.item.places = moved.collect();
            looked.seen.push(seen);
        }
    }
    looked.partly.sort_unstable();
    looked.partly.dedup();
    looked
}

fn look_at_one(source: &SourceFile) -> Looked {
    let file = File::new(source, words::are_in(&source.text));
    let mut sightings = Sightings {
        file: &file,
        seen: Vec::new(),
    };
    agents::look(&file, &mut sightings);
    parts::look(&file, &mut sightings);
    hooks::look(&file, &mut sightings);
    servers::look(&file, &mut sightings);
    model_files::look_at_pointer(&file, &mut sightings);
    manifests::look(&file, &mut sightings);
    if file.has_words {
        imports::look(&file, &mut sightings);
        models::look(&file, &mut sightings);
        services::look(&file, &mut sightings);
    }
    let seen = sightings.seen;
    let mut partly = Vec::new();
    if file.settings().len() >= settings::MAX_ENTRIES {
        partly.push(SkipReason::TooManyNodes);
    }
    for problem in file.problems() {
        partly.push(match problem {
            Problem::TooDeep(_) => SkipReason::TooDeep,
            Problem::TooManyNodes(_) | Problem::TooMuchWork => SkipReason::TooManyNodes,
            _ => SkipReason::ParseError,
        });
    }
    if source.lossy && source.language.is_some() {
        partly.push(SkipReason::ParseError);
    }
    partly.sort_unstable();
    partly.dedup();
    Looked { seen, partly }
}

/// Looks at how a file begins that is not text.
#[must_use]
pub fn look_at_bytes(path: &str, first_bytes: &[u8]) -> Vec<Seen> {
    let item = model_files::of_bytes(path, first_bytes);
    let seen = item.map(|mut item| {
        item.place_count = 1;
        item.places.insert(Place {
            path: path.to_owned(),
            member: None,
            line: None,
            how: "file",
        });
        Seen {
            item,
            unless_module: None,
        }
    });
    seen.into_iter().collect()
}
