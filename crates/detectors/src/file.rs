//! A file as detectors see it.

use std::any::{Any, TypeId};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use laocoon_flow::FlowFile;
use laocoon_flow::follow::FileFlows;
use laocoon_report::{Location, Position};
use laocoon_source::{Language, Purpose, SourceFile, Span, Told};
use laocoon_syntax::{FileTree, LazyTree};
use rustc_hash::FxHashMap;

/// A text file, whatever its language.
pub struct TextFile<'a> {
    source: &'a SourceFile,
    tree: &'a LazyTree<'a>,
    flows: OnceCell<Option<FileFlows<'a>>>,
    shared: RefCell<FxHashMap<TypeId, Rc<dyn Any>>>,
}

/// A line of a file.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Without its line end.
    pub text: &'a str,
    /// Where it starts in the file, in bytes.
    pub offset: usize,
}

/// A file that is not text.
#[derive(Clone, Copy, Debug)]
pub struct BinaryFile<'a> {
    /// The name it is reported under, with `/` between its parts.
    pub path: &'a str,
    /// How it begins.
    pub first_bytes: &'a [u8],
}

/// Something odd about an archive, or about one of its members.
#[derive(Clone, Copy, Debug)]
pub struct ArchiveOddity<'a> {
    /// The member's path, or the archive's if it is about that as a whole.
    pub path: &'a str,
    /// What it is.
    pub told: Told,
    /// The particulars, in words.
    pub detail: &'a str,
}

impl<'a> TextFile<'a> {
    /// A file, and its tree in case somebody asks for it.
    #[must_use]
    pub fn new(source: &'a SourceFile, tree: &'a LazyTree<'a>) -> Self {
        Self {
            source,
            tree,
            flows: OnceCell::new(),
            shared: RefCell::default(),
        }
    }

    /// The file itself, with its encoding, digest and line index.
    #[must_use]
    pub fn source(&self) -> &'a SourceFile {
        self.source
    }

    /// The name it is reported under, with `/` between its parts.
    #[must_use]
    pub fn path(&self) -> &'a str {
        &self.source.path
    }

    /// The last part of its path.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.path().rsplit('/').next().unwrap_or_default()
    }

    /// The language it is in, if it is one of ours.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.source.language
    }

    /// The decoded text: what spans count in.
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.source.text
    }

    /// Its lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let mut offset = 0;
        self.text().split_inclusive('\n').map(move |whole| {
            let line = Line {
                text: whole.trim_end_matches(['\n', '\r']),
                offset,
            };
            offset += whole.len();
            line
        })
    }

    /// The tree, parsed now if nobody asked before; `None` without a language.
    #[must_use]
    pub fn tree(&self) -> Option<&'a FileTree> {
        self.tree.get()
    }

    /// What flows where in its units, each built when somebody first asks;
    /// `None` without a language.
    pub fn flows(&self) -> Option<&FileFlows<'a>> {
        let made = self.flows.get_or_init(|| {
            let tree = self.tree()?;
            let file = FlowFile::new(&tree.tree, &tree.facts, self.language()?);
            Some(FileFlows::new(file))
        });
        made.as_ref()
    }

    /// The place of a span, for facts that outlive the file.
    #[must_use]
    pub fn location(&self, span: Span) -> Location {
        location(self.source, span)
    }

    /// What the file is for, as its path below the root says.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.source.purpose()
    }

    /// Something that several detectors want to know of this file, made once
    /// and kept as long as the file: a manifest as data, the comments, ...
    pub fn shared<T: 'static>(&self, make: impl FnOnce(&Self) -> T) -> Rc<T> {
        let known = self.shared.borrow().get(&TypeId::of::<T>()).cloned();
        if let Some(known) = known.and_then(|known| known.downcast::<T>().ok()) {
            return known;
        }
        let made = Rc::new(make(self));
        let kept: Rc<dyn Any> = made.clone();
        self.shared.borrow_mut().insert(TypeId::of::<T>(), kept);
        made
    }
}

impl Line<'_> {
    /// The span of a part of this line in its file, from offsets in the line.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        span_of(self.offset + start, self.offset + end)
    }
}

/// The place of a span of a file, as reports tell it.
#[must_use]
pub fn location(file: &SourceFile, span: Span) -> Location {
    let position = |offset| {
        let place = file.position(offset);
        Position::new(place.line, place.column, place.offset)
    };
    Location::new(&*file.path, position(span.start), position(span.end))
}

/// A span from offsets in a text, which has less than 4 GiB.
#[must_use]
pub(crate) fn span_of(start: usize, end: usize) -> Span {
    let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(offset(start), offset(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_syntax::parse::Limits;

    #[test]
    fn lines_know_where_they_are() {
        let source = SourceFile::from_text("a/b.txt", None, "one\r\ntwo\n\nfour");
        let tree = LazyTree::new(source.language, &source.text, Limits::default());
        let file = TextFile::new(&source, &tree);
        let lines: Vec<(usize, &str)> = file.lines().map(|l| (l.offset, l.text)).collect();
        assert_eq!(lines, [(0, "one"), (5, "two"), (9, ""), (10, "four")]);
        assert_eq!(file.name(), "b.txt");
        let last = file.lines().last().unwrap();
        assert_eq!(source.slice(last.span(1, 3)), "ou");
        assert!(file.tree().is_none());
    }

    #[test]
    fn what_is_shared_is_made_once() {
        let source = SourceFile::from_text("a", None, "x");
        let tree = LazyTree::new(None, &source.text, Limits::default());
        let file = TextFile::new(&source, &tree);
        assert_eq!(*file.shared(|_| 7u8), 7);
        assert_eq!(*file.shared(|_| 9u8), 7, "already made");
        assert_eq!(*file.shared(|_| 9u16), 9, "another type");
    }
}
