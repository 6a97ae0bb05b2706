//! What a detector is.

use laocoon_report::{Confidence, Severity};
use laocoon_syntax::FileTree;

use crate::{
    ArchiveOddity, BinaryFile, Documentation, FileFacts, Findings, Interest, TextFile, UnitFacts,
};

/// What is to be said of a detector, besides its documentation.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// `family/name-of-the-bad-thing`: "allow `<id>`" must read right.
    pub id: &'static str,
    /// Of its findings, unless one of them says otherwise.
    pub severity: Severity,
    /// Of its findings, unless one of them says otherwise.
    pub confidence: Confidence,
    /// As in `CWE-506`.
    pub cwe: &'static [&'static str],
    /// What to do about a finding, in one or two sentences.
    pub remediation: &'static str,
    /// The source of the detector's file, whose module documentation explains
    /// it: `include_str!` of itself.
    pub source: &'static str,
}

impl About {
    /// The module documentation, with its headings told apart.
    #[must_use]
    pub fn documentation(&self) -> Documentation {
        Documentation::read(self.source)
    }
}

/// An analysis of our own.
///
/// All hooks do nothing unless they are written; a detector writes one, rarely
/// two. Whatever it looks at, it adds to the findings it is given.
pub trait Detector: Sync {
    /// Its id, its levels and where its documentation is.
    fn about(&self) -> &'static About;

    /// In which files it can find something. The hooks on files are not called
    /// for others.
    fn interest(&self) -> Interest {
        Interest::ANY
    }

    /// Looks at the text of a file.
    fn look_at_text(&self, _file: &TextFile<'_>, _findings: &mut Findings<'_>) {}

    /// Looks at the tree of a file. Called only if the interest names kinds of
    /// nodes, [`Interest::with_kinds`], and the tree has one of them: parsing
    /// is dear, and most files must not be parsed for a detector's sake.
    fn look_at_tree(&self, _file: &TextFile<'_>, _tree: &FileTree, _findings: &mut Findings<'_>) {}

    /// Looks at the first bytes of a file that is not text. Called only if the
    /// interest says so, [`Interest::and_binary`].
    fn look_at_bytes(&self, _file: &BinaryFile<'_>, _findings: &mut Findings<'_>) {}

    /// Looks at something that is odd about an archive. Called whatever the
    /// interest says.
    fn look_at_archive(&self, _oddity: &ArchiveOddity<'_>, _findings: &mut Findings<'_>) {}

    /// Whose facts it concludes from.
    fn gatherers(&self) -> &'static [&'static dyn Gatherer] {
        &[]
    }

    /// Looks at what was gathered from all files of a unit.
    fn conclude(&self, _unit: &UnitFacts<'_>, _findings: &mut Findings<'_>) {}
}

/// Takes facts down from files, for detectors that conclude from them. Several
/// detectors may share one, which then still runs once on each file.
pub trait Gatherer: Sync {
    /// Its name, which no other gatherer has.
    fn name(&self) -> &'static str;

    /// From which files.
    fn interest(&self) -> Interest;

    /// Takes down what matters of a file. Parsing, [`TextFile::tree`], is dear.
    fn gather(&self, file: &TextFile<'_>, facts: &mut FileFacts<'_>);
}
