//! A selection of detectors, made ready to look at files.
//!
//! What a file is and what it says is found out once for all of them: one
//! automaton looks for the words of all interests, one set of globs tells which
//! names are of interest, and the tree is parsed for the first who needs it.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use laocoon_report::Finding;
use laocoon_source::SourceFile;
use laocoon_syntax::LazyTree;

use crate::facts::{Facts, MAX_FACTS};
use crate::file::{ArchiveOddity, BinaryFile, TextFile};
use crate::findings::{Constant, Findings, MAX_FINDINGS};
use crate::{Detector, FileFacts, Gatherer, Interest, UnitFacts};

/// Detectors, ready to look.
pub struct Suite {
    detectors: Vec<Member>,
    gatherers: Vec<&'static dyn Gatherer>,
    gates: Gates,
}

struct Member {
    detector: &'static dyn Detector,
    interest: Interest,
    constant: Constant,
}

/// What looking at one file gave.
#[derive(Default)]
pub struct Looked {
    /// By detector, and by place as far as the detector goes by it.
    pub findings: Vec<Finding>,
    /// What was gathered for conclusions.
    pub facts: Facts,
    /// What was found or gathered and not kept, in words.
    pub surplus: Vec<String>,
}

impl Suite {
    /// Makes a selection ready.
    #[must_use]
    pub fn new(detectors: &[&'static dyn Detector]) -> Self {
        let detectors: Vec<Member> = detectors
            .iter()
            .map(|detector| Member {
                detector: *detector,
                interest: detector.interest(),
                constant: Constant::of(detector.about()),
            })
            .collect();
        let mut gatherers: Vec<&'static dyn Gatherer> = Vec::new();
        for member in &detectors {
            for gatherer in member.detector.gatherers() {
                if !gatherers
                    .iter()
                    .any(|known| known.name() == gatherer.name())
                {
                    gatherers.push(*gatherer);
                }
            }
        }
        let interests: Vec<Interest> = detectors
            .iter()
            .map(|member| member.interest)
            .chain(gatherers.iter().map(|gatherer| gatherer.interest()))
            .collect();
        Self {
            detectors,
            gatherers,
            gates: Gates::new(interests),
        }
    }

    /// The detectors, in the order in which they were given.
    pub fn detectors(&self) -> impl Iterator<Item = &'static dyn Detector> {
        self.detectors.iter().map(|member| member.detector)
    }

    /// Looks at a text file.
    #[must_use]
    pub fn look<'a>(&self, source: &'a SourceFile, tree: &'a LazyTree<'a>) -> Looked {
        let mut looked = Looked::default();
        let open = self.gates.open(source);
        if !open.contains(&true) {
            return looked;
        }
        let file = TextFile::new(source, tree);
        for (member, _) in self.detectors.iter().zip(&open).filter(|(_, open)| **open) {
            let mut findings = Findings::new(&member.constant, Some(source));
            member.detector.look_at_text(&file, &mut findings);
            let kinds = member.interest.kinds;
            if !kinds.is_empty()
                && let Some(tree) = file.tree()
                && kinds
                    .iter()
                    .any(|kind| !tree.tree.of_kind(*kind).is_empty())
            {
                member.detector.look_at_tree(&file, tree, &mut findings);
            }
            looked.take(member.detector, findings);
        }
        let gatherers = open.iter().skip(self.detectors.len());
        for (gatherer, _) in self
            .gatherers
            .iter()
            .zip(gatherers)
            .filter(|(_, open)| **open)
        {
            let mut facts = FileFacts::new(&mut looked.facts);
            gatherer.gather(&file, &mut facts);
            let dropped = facts.dropped();
            if dropped > 0 {
                looked.surplus.push(format!(
                    "{} facts for `{}`, of which {MAX_FACTS} are kept",
                    MAX_FACTS + dropped,
                    gatherer.name()
                ));
            }
        }
        looked
    }

    /// Looks at a file that is not text.
    #[must_use]
    pub fn look_at_bytes(&self, file: &BinaryFile<'_>) -> Looked {
        let mut looked = Looked::default();
        let named = self.gates.named(file.path);
        for (index, member) in self.detectors.iter().enumerate() {
            if member.interest.binary && named.get(index) == Some(&true) {
                let mut findings = Findings::new(&member.constant, None);
                member.detector.look_at_bytes(file, &mut findings);
                looked.take(member.detector, findings);
            }
        }
        looked
    }

    /// Looks at what is odd about an archive.
    #[must_use]
    pub fn look_at_archive(&self, oddity: &ArchiveOddity<'_>) -> Looked {
        let mut looked = Looked::default();
        for member in &self.detectors {
            let mut findings = Findings::new(&member.constant, None);
            member.detector.look_at_archive(oddity, &mut findings);
            looked.take(member.detector, findings);
        }
        looked
    }

    /// Concludes from the facts of all files of a unit, which are given with
    /// the files' names, in the order of the files.
    #[must_use]
    pub fn conclude(&self, unit: &str, facts: Vec<(Arc<str>, Facts)>) -> Looked {
        let facts = UnitFacts::new(unit, facts);
        let mut looked = Looked::default();
        for member in &self.detectors {
            let mut findings = Findings::new(&member.constant, None);
            member.detector.conclude(&facts, &mut findings);
            looked.take(member.detector, findings);
        }
        if facts.has_unreadable() {
            let told = "facts that were kept from an earlier run could not be read, and may be \
                        missed in conclusions: this is a defect; scan with `--no-cache`";
            looked.surplus.push(told.to_owned());
        }
        looked
    }
}

impl Looked {
    fn take(&mut self, detector: &dyn Detector, mut findings: Findings<'_>) {
        for what in findings.take_left_out() {
            let rule = detector.about().id;
            self.surplus.push(format!("rule `{rule}` left out: {what}"));
        }
        let count = findings.count();
        if count > MAX_FINDINGS {
            self.surplus.push(format!(
                "rule `{}` matches {count} times, of which {MAX_FINDINGS} are reported",
                detector.about().id
            ));
        }
        self.findings.extend(findings.into_list());
    }
}

/// Which interests a file is in.
struct Gates {
    interests: Vec<Interest>,
    globs: GlobSet,
    /// For each glob its interest.
    glob_owners: Vec<usize>,
    words: Option<AhoCorasick>,
    /// For each word the interests that name it.
    word_owners: Vec<Vec<usize>>,
}

impl Gates {
    fn new(interests: Vec<Interest>) -> Self {
        let mut globs = GlobSetBuilder::new();
        let mut glob_owners = Vec::new();
        let mut words: Vec<String> = Vec::new();
        let mut word_owners: Vec<Vec<usize>> = Vec::new();
        for (index, interest) in interests.iter().enumerate() {
            for name in interest.names {
                // Paths are looked up in lower case: globs without regard to case
                // would all be regular expressions, and those are dear to build.
                let glob = GlobBuilder::new(&format!("**/{name}").to_lowercase())
                    .literal_separator(true)
                    .build();
                // A test of the registry sees that all of them are valid.
                if let Ok(glob) = glob {
                    globs.add(glob);
                    glob_owners.push(index);
                }
            }
            for word in interest.words {
                let word = word.to_ascii_lowercase();
                match words.iter().position(|known| *known == word) {
                    Some(known) => word_owners[known].push(index),
                    None => {
                        words.push(word);
                        word_owners.push(vec![index]);
                    }
                }
            }
        }
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(&words);
        Self {
            globs: globs.build().unwrap_or_else(|_| GlobSet::empty()),
            glob_owners,
            words: automaton.ok().filter(|_| !words.is_empty()),
            word_owners,
            interests,
        }
    }

    /// Which interests a name is in, those without names among them.
    fn named(&self, path: &str) -> Vec<bool> {
        let mut named: Vec<bool> = self.interests.iter().map(|i| i.names.is_empty()).collect();
        for glob in self.globs.matches(path.to_lowercase()) {
            named[self.glob_owners[glob]] = true;
        }
        named
    }

    /// Which interests a text file is in.
    fn open(&self, file: &SourceFile) -> Vec<bool> {
        let mut open = self.named(&file.path);
        let is_ascii = file.text.is_ascii();
        let mut longest = None;
        for (open, interest) in open.iter_mut().zip(&self.interests) {
            let in_language = interest.languages.is_empty()
                || file
                    .language
                    .is_some_and(|l| interest.languages.contains(&l));
            *open &= in_language && !(interest.not_ascii && is_ascii);
            if *open && interest.line_longer_than > 0 {
                let longest = longest.get_or_insert_with(|| longest_line(&file.text));
                *open &= *longest > interest.line_longer_than;
            }
        }
        self.close_without_words(&file.text, &mut open);
        open
    }

    /// Closes those whose words are not in the text.
    fn close_without_words(&self, text: &str, open: &mut [bool]) {
        let mut waiting: Vec<bool> = self
            .interests
            .iter()
            .zip(&*open)
            .map(|(interest, open)| *open && !interest.words.is_empty())
            .collect();
        let mut left = waiting.iter().filter(|waiting| **waiting).count();
        if let Some(words) = &self.words
            && left > 0
        {
            for found in words.find_overlapping_iter(text) {
                for owner in &self.word_owners[found.pattern().as_usize()] {
                    if std::mem::take(&mut waiting[*owner]) {
                        left -= 1;
                    }
                }
                if left == 0 {
                    break;
                }
            }
        }
        for (open, waiting) in open.iter_mut().zip(waiting) {
            *open &= !waiting;
        }
    }
}

fn longest_line(text: &str) -> usize {
    text.split('\n').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_source::Language;

    fn check(interest: Interest, path: &str, text: &str, expected: bool) {
        let gates = Gates::new(vec![interest, Interest::ANY]);
        let file = SourceFile::from_bytes(path, text.as_bytes().to_vec()).unwrap();
        assert_eq!(gates.open(&file), [expected, true], "{path}: {text:?}");
    }

    #[test]
    fn names_are_globs_for_the_end_of_a_path() {
        let manifest = Interest::ANY.named(&["package.json", "*.lock"]);
        check(manifest, "package.json", "{}", true);
        check(manifest, "a/b/Package.JSON", "{}", true);
        check(manifest, "a/yarn.lock", "x", true);
        check(manifest, "a/package.json/b", "x", false);
        check(manifest, "my-package.json", "{}", false);
        let workflow = Interest::ANY.named(&[".github/workflows/*.yml"]);
        check(workflow, "a/.github/workflows/b.yml", "x", true);
        check(workflow, "a/.github/workflows/c/b.yml", "x", false);
        check(workflow, "b.yml", "x", false);
    }

    #[test]
    fn one_of_the_words_must_occur_in_any_case() {
        let words = Interest::ANY.with_words(&["Ignore previous", "base64"]);
        check(words, "a.txt", "please IGNORE PREVIOUS", true);
        check(words, "a.txt", "Base64", true);
        check(words, "a.txt", "base 64", false);
    }

    #[test]
    fn all_that_is_said_must_hold() {
        let interest = Interest::ANY
            .in_languages(&[Language::Python])
            .not_ascii()
            .with_line_longer_than(4);
        check(interest, "a.py", "# \u{e9}\u{e9}", true);
        check(interest, "a.py", "\u{e9}\n\u{e9}", false);
        check(interest, "a.py", "abcdefgh", false);
        check(interest, "a.js", "// \u{e9}\u{e9}", false);
    }
}
