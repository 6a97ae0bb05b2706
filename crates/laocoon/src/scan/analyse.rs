//! One file: rules and detectors on it; one unit: what detectors conclude.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use laocoon_detectors::{ArchiveOddity, BinaryFile, Detector, Facts, Looked, Suite};
use laocoon_report::{Finding, LineRange, Partly, Warning};
use laocoon_rules::engine::{FileMatches, MATCHES_OF_A_RULE, PartName, RulePart};
use laocoon_source::{SourceFile, Span};
use laocoon_syntax::LazyTree;
use laocoon_syntax::parse::{Limits, Problem};

use super::findings::finding;
use super::fix::RegexFix;
use super::metadata::RuleFacts;
use super::once::each_once;
use crate::file_cache::FileCache;
use crate::rule_cache::LoadedRules;
use crate::rule_files::RulesSummary;

/// So many findings of one rule or check in one file are reported.
const MAX_MATCHES: usize = MATCHES_OF_A_RULE;

/// So many stretches of a file that could not be parsed are told apart.
const MAX_RANGES: usize = 100;

/// All there is to look for, made ready when a file first asks for it.
pub(crate) struct Analyser {
    rules: LoadedRules,
    parts: Mutex<BTreeMap<PartName, Arc<OnceLock<ReadyPart>>>>,
    detectors: Vec<&'static dyn Detector>,
    suite: OnceLock<Suite>,
    /// What was found in files before.
    results: Option<FileCache>,
}

/// Rules of one part, ready to run.
#[derive(Default)]
struct ReadyPart {
    part: Arc<RulePart>,
    /// By the rule's place in the part.
    facts: Vec<(RuleFacts, Option<RegexFix>)>,
}

/// What the analysis of one file gave.
#[derive(Default)]
pub(crate) struct Analysed {
    pub(crate) findings: Vec<Finding>,
    /// What could not be parsed.
    pub(crate) partly: Vec<Partly>,
    /// Rules that may have missed something in this file, by their place in the set.
    pub(crate) cut_off: Vec<usize>,
    pub(crate) warnings: Vec<Warning>,
    /// What detectors conclude from when all files of the unit are done.
    pub(crate) facts: Facts,
}

impl Analyser {
    pub(crate) fn new(
        rules: LoadedRules,
        detectors: Vec<&'static dyn Detector>,
        results: Option<FileCache>,
    ) -> Self {
        Self {
            rules,
            parts: Mutex::default(),
            detectors,
            suite: OnceLock::new(),
            results,
        }
    }

    /// What was found in files before, if that is asked.
    pub(crate) fn results(&self) -> Option<&FileCache> {
        self.results.as_ref()
    }

    /// What there is to say of the rules.
    pub(crate) fn rules(&self) -> &RulesSummary {
        &self.rules.summary
    }

    fn suite(&self) -> &Suite {
        self.suite.get_or_init(|| Suite::new(&self.detectors))
    }

    /// A part of the rules; it is made ready by whoever asks for it first, while
    /// others wait for it and for no other part.
    fn part(&self, name: PartName) -> Arc<OnceLock<ReadyPart>> {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        let part = Arc::clone(parts.entry(name).or_default());
        drop(parts);
        part.get_or_init(|| ReadyPart::new(self.rules.part(name).unwrap_or_default()));
        part
    }

    /// Looks for everything in one file, whose findings belong to this unit.
    pub(crate) fn analyse(&self, unit: usize, file: &SourceFile) -> Analysed {
        let tree = LazyTree::new(file.language, &file.text, Limits::default());
        let looked = self.suite().look(file, &tree);
        self.match_tree(unit, file, &tree, looked)
    }

    /// Looks for what rules match in one file, and for nothing else.
    pub(crate) fn match_rules(&self, unit: usize, file: &SourceFile) -> Analysed {
        let tree = LazyTree::new(file.language, &file.text, Limits::default());
        self.match_tree(unit, file, &tree, Looked::default())
    }

    fn match_tree(
        &self,
        unit: usize,
        file: &SourceFile,
        tree: &LazyTree<'_>,
        looked: Looked,
    ) -> Analysed {
        let parts: Vec<_> = PartName::of_file(file.language)
            .map(|name| self.part(name))
            .collect();
        let parts = || parts.iter().filter_map(|part| part.get());
        let FileMatches {
            matches,
            incomplete,
            more,
        } = FileMatches::together(parts().map(|ready| ready.part.scan_tree(&file.path, tree)));
        let Looked {
            findings,
            facts,
            surplus,
        } = looked;
        let problems = tree.made().map(|made| &*made.problems);
        let mut analysed = Analysed {
            findings,
            partly: partly(file, problems.unwrap_or_default()),
            cut_off: incomplete,
            warnings: warnings(&file.path, surplus),
            facts,
        };
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        // What the engine counted only.
        let mut unreported: BTreeMap<&str, usize> = BTreeMap::new();
        for (rule, count) in more {
            if let Some(id) = self.rules().id(rule) {
                *unreported.entry(id).or_default() += count;
            }
        }
        let mut is_reported = |id| {
            let count = counts.entry(id).or_default();
            *count += 1;
            *count <= MAX_MATCHES
        };
        for found in matches {
            if let Some(id) = self.rules().id(found.rule)
                && let Some((facts, regex_fix)) = parts().find_map(|part| part.facts(found.rule))
                && is_reported(id)
            {
                let finding = finding(id, facts, regex_fix.as_ref(), file, found);
                analysed.findings.push(finding);
            }
        }
        each_once(&mut analysed.findings);
        for finding in &mut analysed.findings {
            finding.unit = unit;
        }
        let too_many = counts
            .into_iter()
            .map(|(id, count)| (id, count + unreported.get(id).copied().unwrap_or_default()))
            .filter(|(_, count)| *count > MAX_MATCHES);
        let surplus = too_many.map(|(id, count)| {
            format!("rule `{id}` matches {count} times, of which {MAX_MATCHES} are reported")
        });
        let surplus = warnings(&file.path, surplus.collect());
        analysed.warnings.extend(surplus);
        analysed
    }

    /// Looks at how a file begins that is not text.
    pub(crate) fn look_at_bytes(
        &self,
        unit: usize,
        path: &str,
        first_bytes: &[u8],
    ) -> Vec<Finding> {
        let file = BinaryFile { path, first_bytes };
        let mut findings = self.suite().look_at_bytes(&file).findings;
        for finding in &mut findings {
            finding.unit = unit;
        }
        findings
    }

    /// Looks at what is odd about an archive, or about a member of it.
    pub(crate) fn look_at_archive(&self, unit: usize, oddity: &ArchiveOddity<'_>) -> Vec<Finding> {
        let mut findings = self.suite().look_at_archive(oddity).findings;
        for finding in &mut findings {
            finding.unit = unit;
        }
        findings
    }

    /// What the detectors conclude from the facts of all files of a unit, which
    /// are given with the files' names, in the order of the files.
    pub(crate) fn conclude(
        &self,
        unit: usize,
        name: &str,
        facts: Vec<(Arc<str>, Facts)>,
    ) -> (Vec<Finding>, Vec<Warning>) {
        let Looked {
            mut findings,
            surplus,
            ..
        } = self.suite().conclude(name, facts);
        for finding in &mut findings {
            finding.unit = unit;
        }
        (findings, warnings(name, surplus))
    }
}

impl ReadyPart {
    fn new(part: Arc<RulePart>) -> Self {
        let facts = part.set.rules.iter();
        let facts = facts.map(|rule| (RuleFacts::of(rule), RegexFix::of(rule)));
        Self {
            facts: facts.collect(),
            part,
        }
    }

    /// Of the rule at this place among all rules; `None` if it is in another part.
    fn facts(&self, place: usize) -> Option<&(RuleFacts, Option<RegexFix>)> {
        let index = self.part.places.binary_search(&place).ok()?;
        self.facts.get(index)
    }
}

/// One for each message.
fn warnings(path: &str, messages: Vec<String>) -> Vec<Warning> {
    let warning = |message| Warning {
        path: path.to_owned(),
        member: None,
        line: None,
        message,
    };
    messages.into_iter().map(warning).collect()
}

/// What of a file was not understood, by reason.
fn partly(file: &SourceFile, problems: &[Problem]) -> Vec<Partly> {
    let of_reason = |reason: &'static str, wanted: fn(&Problem) -> Option<Span>| {
        let spans: Vec<Span> = problems.iter().filter_map(wanted).collect();
        (!spans.is_empty()).then(|| Partly {
            path: file.path.to_string(),
            member: None,
            reason: reason.to_owned(),
            lines: lines_of(file, &spans),
        })
    };
    let mut partly: Vec<Partly> = [
        of_reason("parse-error", |problem| match problem {
            Problem::Syntax(span) | Problem::Missing(span, _) => Some(*span),
            _ => None,
        }),
        of_reason("too-deep", |problem| match problem {
            Problem::TooDeep(span) => Some(*span),
            _ => None,
        }),
        of_reason("too-many-nodes", |problem| match problem {
            Problem::TooManyNodes(span) => Some(*span),
            _ => None,
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut of_all = |reason: &str| {
        partly.push(Partly {
            path: file.path.to_string(),
            member: None,
            reason: reason.to_owned(),
            lines: Vec::new(),
        });
    };
    if problems.contains(&Problem::TooMuchWork) {
        of_all("too-much-work");
    }
    // A program in an encoding that is not read may say anything.
    if file.lossy && file.language.is_some() {
        of_all("undecodable-text");
    }
    partly
}

/// The lines of spans, those that touch as one range. Of too many ranges, the
/// last ones are told as one that holds them all.
fn lines_of(file: &SourceFile, spans: &[Span]) -> Vec<LineRange> {
    let line = |offset| file.position(offset).line;
    let mut ranges: Vec<LineRange> = spans
        .iter()
        .map(|span| LineRange {
            first: line(span.start),
            last: line(span.end.saturating_sub(1).max(span.start)),
        })
        .collect();
    ranges.sort_unstable();
    let mut merged: Vec<LineRange> = Vec::new();
    for range in ranges {
        let is_full = merged.len() == MAX_RANGES;
        match merged.last_mut() {
            Some(last) if is_full || range.first <= last.last.saturating_add(1) => {
                last.last = last.last.max(range.last);
            }
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_source::Language;

    fn lines(text: &str, spans: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let file = SourceFile::from_text("a.py", Language::Python, text);
        let spans: Vec<Span> = spans.iter().map(|(a, b)| Span::new(*a, *b)).collect();
        let ranges = lines_of(&file, &spans);
        ranges.into_iter().map(|r| (r.first, r.last)).collect()
    }

    #[test]
    fn lines_that_touch_are_one_range() {
        assert_eq!(
            lines("a\nb\nc\nd\n", &[(6, 7), (0, 2), (2, 3)]),
            [(1, 2), (4, 4)]
        );
        assert_eq!(lines("a\nb\n", &[(2, 2)]), [(2, 2)], "an empty span");
        assert_eq!(
            lines("a\nb\n", &[(0, 4), (2, 3)]),
            [(1, 2)],
            "one in another"
        );
    }

    #[test]
    fn of_too_many_ranges_the_last_are_told_as_one() {
        let text = "a\n\n".repeat(500);
        let spans: Vec<(u32, u32)> = (0..500).map(|line| (line * 3, line * 3 + 1)).collect();
        let ranges = lines(&text, &spans);
        assert_eq!(ranges.len(), MAX_RANGES);
        assert_eq!(ranges.last(), Some(&(199, 999)));
    }
}
