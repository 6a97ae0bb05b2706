//! What was analysed and what was not, gathered while results come in.

use std::collections::BTreeMap;

use laocoon_report::{Coverage, IgnoredByTree, Partly, RuleNotRun, Runs, Skipped, Unit, UnitKind};
use laocoon_source::{self as source, PackageLayout, SkipReason, Walk};

use super::analyse::{Analysed, Analyser};

/// How many files a rule that was cut off is said to have been cut off in; all
/// of them are among the files analysed in part.
const NAMED_FILES: usize = 20;

/// Gathers the coverage and the units of a report.
#[derive(Default)]
pub(super) struct CoverageBuilder {
    units: Vec<Unit>,
    coverage: Coverage,
    missing: Vec<String>,
    /// The files in which a rule was cut off, by the rule's place in its set.
    cut_off: BTreeMap<usize, Vec<String>>,
}

impl CoverageBuilder {
    /// Adds a unit and what the walk of it left out; the answer is its index.
    pub(super) fn unit(&mut self, unit: Unit, walk: &Walk) -> usize {
        let index = self.push_unit(unit);
        let found = walk.files.len() as u64;
        // Those that are skipped count themselves in.
        self.coverage.files += found;
        for skipped in &walk.skipped {
            if skipped.reason == SkipReason::DoesNotExist {
                self.missing.push(skipped.path.clone());
            } else {
                self.coverage.files += 1;
            }
            self.skip(index, skipped.clone());
        }
        let ignored = walk.ignored_directories.iter().cloned();
        self.coverage.ignored_directories.extend(ignored);
        let by_tree = walk.ignored_by_tree.iter().cloned().map(ignored_by_tree);
        self.coverage.ignored_by_tree.extend(by_tree);
        index
    }

    /// Adds a unit that is one text; the answer is its index.
    pub(super) fn unit_of_text(&mut self, unit: Unit) -> usize {
        self.coverage.files += 1;
        self.push_unit(unit)
    }

    fn push_unit(&mut self, unit: Unit) -> usize {
        self.units.push(unit);
        self.units.len() - 1
    }

    /// The name of a unit, by its index.
    pub(super) fn unit_name(&self, unit: usize) -> &str {
        self.units.get(unit).map_or("", |unit| &unit.path)
    }

    /// Records what was not analysed.
    pub(super) fn skip(&mut self, unit: usize, skipped: source::Skipped) {
        self.skip_member(unit, None, skipped);
    }

    /// Records what was not analysed, of an archive: a member, or without its
    /// name some or all of the archive itself.
    pub(super) fn skip_member(
        &mut self,
        unit: usize,
        member: Option<String>,
        skipped: source::Skipped,
    ) {
        let source::Skipped {
            path,
            reason,
            detail,
        } = skipped;
        if let Some(unit) = self.units.get_mut(unit)
            && (hides_code(reason) || member.is_none() && path == unit.path)
        {
            unit.complete = false;
        }
        self.coverage.skipped.push(Skipped {
            path,
            member,
            reason: reason.to_string(),
            detail,
        });
    }

    /// Records that a file is an archive that was opened.
    pub(super) fn opened(&mut self, unit: usize, name: &str) {
        self.coverage.analysed += 1;
        if let Some(unit) = self.units.get_mut(unit)
            && unit.path == name
        {
            unit.kind = UnitKind::Package;
        }
    }

    /// Records what of a package runs, if the unit is this package.
    pub(super) fn layout(&mut self, unit: usize, name: &str, layout: PackageLayout) {
        if let Some(unit) = self.units.get_mut(unit)
            && unit.path == name
        {
            unit.ecosystem = Some(layout.ecosystem.to_string());
            let runs = layout.runs.into_iter().map(|runs| Runs {
                member: runs.member,
                when: runs.when.to_string(),
                why: runs.why,
            });
            unit.runs = runs.collect();
        }
    }

    /// Counts a member of an archive among what there was to analyse.
    pub(super) fn count_member(&mut self) {
        self.coverage.files += 1;
    }

    /// Records that a member could not be read to its end.
    pub(super) fn partly(&mut self, unit: usize, partly: Partly) {
        if let Some(unit) = self.units.get_mut(unit) {
            unit.complete = false;
        }
        self.coverage.partly.push(partly);
    }

    /// Records what was analysed, wholly or in part.
    pub(super) fn analysed(
        &mut self,
        unit: usize,
        name: &str,
        member: Option<&str>,
        analysed: &Analysed,
    ) {
        self.coverage.analysed += 1;
        let is_whole = analysed.partly.is_empty() && analysed.cut_off.is_empty();
        if let Some(unit) = self.units.get_mut(unit) {
            unit.complete &= is_whole;
        }
        self.coverage.partly.extend(analysed.partly.iter().cloned());
        for rule in &analysed.cut_off {
            let files = self.cut_off.entry(*rule).or_default();
            files.push(match member {
                Some(member) => format!("{name}!{member}"),
                None => name.to_owned(),
            });
            self.coverage.partly.push(Partly {
                path: name.to_owned(),
                member: member.map(str::to_owned),
                reason: "rule-cut-off".to_owned(),
                lines: Vec::new(),
            });
        }
    }

    /// The units, the coverage, and the paths that are not there.
    pub(super) fn finish(mut self, analyser: &Analyser) -> (Vec<Unit>, Coverage, Vec<String>) {
        self.coverage.rules = analyser.rules().coverage();
        for (rule, files) in self.cut_off {
            let Some(id) = analyser.rules().id(rule) else {
                continue;
            };
            self.coverage.rules.not_run.push(RuleNotRun {
                id: id.to_owned(),
                reason: cut_off_in(&files),
            });
        }
        (self.units, self.coverage, self.missing)
    }
}

fn ignored_by_tree(ignored: source::IgnoredByTree) -> IgnoredByTree {
    let source::IgnoredByTree {
        ignore_file,
        directories,
        files,
        names,
        problem,
    } = ignored;
    IgnoredByTree {
        ignore_file,
        directories: directories as u64,
        files: files as u64,
        names,
        problem,
    }
}

fn cut_off_in(files: &[String]) -> String {
    let mut names = files.to_vec();
    names.sort_unstable();
    let named = names
        .get(..names.len().min(NAMED_FILES))
        .unwrap_or_default();
    let more = match names.len().saturating_sub(NAMED_FILES) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "took too many steps in {}{more}; it may have missed something there",
        named.join(", ")
    )
}

/// Whether what was skipped may have been code that runs: a unit with any of it
/// was not read completely.
fn hides_code(reason: SkipReason) -> bool {
    match reason {
        // Read under another name, or not part of the unit.
        SkipReason::AlreadyWalked | SkipReason::SymbolicLink | SkipReason::BrokenLink => false,
        // No text, no name of a source file; pictures and data are everywhere.
        SkipReason::Binary | SkipReason::NotARegularFile => false,
        // The user said so.
        SkipReason::Excluded => false,
        _ => true,
    }
}
