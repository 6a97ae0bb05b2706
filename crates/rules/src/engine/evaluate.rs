//! Formulas on one file.

use std::cell::{OnceCell, RefCell};
use std::hash::BuildHasher as _;
use std::rc::Rc;

use laocoon_flow::follow::FileFlows;
use laocoon_source::{Language, Span};
use laocoon_syntax::facts::{Facts, is_expression_position};
use laocoon_syntax::parse::Limits;
use laocoon_syntax::{FileTree, Kind, LazyTree, NodeId, SyntaxTree};
use rustc_hash::{FxBuildHasher, FxHashSet};

use super::compile::{
    CompiledBody, CompiledFormula, CompiledKind, CompiledRule, Leaf, LeafId, RuleSet, Target,
};
use super::index::{FileIndex, is_expression};
use super::message::{interpolate, shortened};
use super::ranges::{Range, RangeKind, contains, dedup, intersect, merge, subtract};
use super::work::Work;
use super::{CAPTURE_BYTES, Capture, FileMatches, MATCHES_OF_A_RULE, RuleMatch, TraceStep};
use crate::generic::{GenericOptions, GenericPattern, GenericTarget};
use crate::matcher::{
    Binding, Bindings, MatchFile, MatchOptions, Matcher, MetavariableId, PatternMatch,
};
use crate::occurrences::Occurrences;
use crate::pattern::{CompiledPattern, TextId};

/// A file with all that evaluation needs.
pub(crate) struct Scan<'a> {
    pub(crate) set: &'a RuleSet,
    pub(crate) file: MatchFile<'a>,
    pub(crate) target: Target,
    index: FileIndex,
    memo: RefCell<Vec<Option<Known>>>,
    generic: RefCell<Vec<(GenericOptions, Rc<GenericTarget<'a>>)>>,
    /// The flow of its units.
    pub(super) flows: OnceCell<FileFlows<'a>>,
    /// What is left for the rule, or for the leaf, that is being looked at.
    work: RefCell<Rc<Work>>,
}

/// The matches of a leaf in the whole file.
#[derive(Clone)]
struct Known {
    ranges: Rc<Vec<Range>>,
    /// There may be more: so are the matches of every rule that has the leaf.
    is_cut_off: bool,
}

/// Where a formula is evaluated.
#[derive(Clone)]
pub(crate) enum Scope {
    /// In the whole file.
    Whole,
    /// Within a metavariable of a match.
    Within(Range),
}

/// A parsed file, and where a rule set's own texts are in it.
pub(crate) struct ParsedFile<'a> {
    pub(crate) tree: &'a SyntaxTree,
    pub(crate) facts: &'a Facts,
    pub(crate) texts: Vec<TextId>,
    pub(crate) occurrences: Occurrences,
}

impl<'a> ParsedFile<'a> {
    /// A text without structure; its tree is the empty one.
    pub(crate) fn without_structure(empty: &'a FileTree) -> Self {
        Self {
            tree: &empty.tree,
            facts: &empty.facts,
            texts: Vec::new(),
            occurrences: Occurrences::default(),
        }
    }

    pub(crate) fn new(set: &RuleSet, language: Language, file: &'a FileTree) -> Self {
        let FileTree { tree, facts, .. } = file;
        let texts = tree
            .symbols
            .iter()
            .map(|text| set.interner.find_text(text))
            .collect::<Vec<_>>();
        let occurrences = Occurrences::new(tree, facts, &texts, &set.interner, language);
        Self {
            tree,
            facts,
            texts,
            occurrences,
        }
    }
}

impl RuleSet {
    /// Runs the rules on one file.
    ///
    /// `path` decides which rules' globs admit the file; `language` which
    /// rules look at its structure.
    #[must_use]
    pub fn scan(
        &self,
        path: &str,
        language: Option<Language>,
        text: &str,
        limits: Limits,
    ) -> FileMatches {
        self.scan_tree(path, &LazyTree::new(language, text, limits))
    }

    /// Runs the rules on one file whose tree others look at, too.
    #[must_use]
    pub fn scan_tree(&self, path: &str, file: &LazyTree<'_>) -> FileMatches {
        let mut result = FileMatches::default();
        let targets = file
            .language()
            .map(Target::Language)
            .into_iter()
            .chain([Target::Generic, Target::Regex]);
        for target in targets {
            self.scan_target(path, target, file, &mut result);
        }
        result.matches.sort_by_key(|found| (found.span, found.rule));
        result
    }

    fn scan_target(
        &self,
        path: &str,
        target: Target,
        file: &LazyTree<'_>,
        result: &mut FileMatches,
    ) {
        let text = file.text();
        let Some(rules) = self.targets.get(&target) else {
            return;
        };
        let candidates: Vec<&CompiledRule> = rules
            .prefilter()
            .candidates(text)
            .into_iter()
            .map(|index| &rules.rules[index])
            .filter(|rule| self.admits(rule.rule, path))
            .collect();
        if candidates.is_empty() {
            return;
        }
        let without_structure = FileTree::default();
        let parsed = match target {
            Target::Language(language) => {
                let tree = file.get().unwrap_or(&without_structure);
                ParsedFile::new(self, language, tree)
            }
            _ => ParsedFile::without_structure(&without_structure),
        };
        let scan = Scan::new(self, target, text, &parsed);
        for rule in candidates {
            scan.rule(rule, result);
        }
    }

    fn admits(&self, rule: usize, path: &str) -> bool {
        self.ignore_paths
            || self
                .paths
                .get(rule)
                .and_then(Option::as_ref)
                .is_none_or(|filter| filter.admits(path))
    }
}

impl<'a> Scan<'a> {
    pub(crate) fn new(
        set: &'a RuleSet,
        target: Target,
        text: &'a str,
        parsed: &'a ParsedFile<'a>,
    ) -> Self {
        let language = match target {
            Target::Language(language) => language,
            _ => Language::Json,
        };
        let file = MatchFile {
            tree: parsed.tree,
            facts: parsed.facts,
            source: text,
            language,
            texts: &parsed.texts,
            occurrences: &parsed.occurrences,
        };
        let index = if parsed.tree.is_empty() {
            FileIndex::default()
        } else {
            FileIndex::build(&file)
        };
        let size = size_of(&file);
        Self {
            set,
            file,
            target,
            index,
            memo: RefCell::new(vec![None; set.leaves.len()]),
            generic: RefCell::new(Vec::new()),
            flows: OnceCell::new(),
            work: RefCell::new(Rc::new(Work::for_file(size))),
        }
    }

    /// What may still be done.
    pub(crate) fn work(&self) -> Rc<Work> {
        Rc::clone(&self.work.borrow())
    }

    fn rule(&self, rule: &CompiledRule, result: &mut FileMatches) {
        *self.work.borrow_mut() = Rc::new(Work::for_file(size_of(&self.file)));
        match &rule.body {
            CompiledBody::Search(formula) => {
                let ranges = self.formula(formula, &Scope::Whole);
                let mut recorder = self.recorder(rule.rule);
                for range in &ranges {
                    if !recorder.record(range.span, &range.bindings, Vec::new(), result) {
                        break;
                    }
                }
            }
            CompiledBody::Taint(spec) => self.taint(rule, spec, result),
        }
        if self.work().is_cut_off() {
            result.incomplete.push(rule.rule);
        }
    }

    /// Takes down the matches of a rule.
    pub(crate) fn recorder(&self, rule: usize) -> Recorder<'_, 'a> {
        Recorder {
            scan: self,
            rule,
            seen: FxHashSet::default(),
        }
    }

    fn captures(&self, bindings: &Bindings) -> std::collections::BTreeMap<String, Capture> {
        bindings
            .iter()
            .map(|(id, binding)| {
                let capture = Capture {
                    span: self.file.binding_span(*binding),
                    text: shortened(self.file.binding_text(*binding), CAPTURE_BYTES),
                };
                (self.set.interner.metavariable_name(*id).to_owned(), capture)
            })
            .collect()
    }

    pub(crate) fn same(&self) -> impl Fn(MetavariableId, Binding, Binding) -> bool + '_ {
        |id, left, right| {
            // Numbered captures never disagree.
            let name = self.set.interner.metavariable_name(id);
            name.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
                || self.file.same_binding(left, right)
        }
    }

    /// The matches of a formula.
    pub(crate) fn formula(&self, formula: &CompiledFormula, scope: &Scope) -> Vec<Range> {
        let mut ranges = match &formula.kind {
            CompiledKind::Leaf(leaf) => self.leaf(*leaf, scope),
            CompiledKind::Inside(inner) => {
                let mut ranges = self.formula(inner, scope);
                ranges
                    .iter_mut()
                    .for_each(|range| range.kind = RangeKind::Inside);
                ranges
            }
            CompiledKind::Anywhere(inner) => {
                let mut ranges = self.formula(inner, scope);
                ranges
                    .iter_mut()
                    .for_each(|range| range.kind = RangeKind::Anywhere);
                ranges
            }
            CompiledKind::Any(list) => {
                let mut ranges: Vec<Range> = list
                    .iter()
                    .flat_map(|part| self.formula(part, scope))
                    .collect();
                dedup(&mut ranges);
                ranges
            }
            CompiledKind::All {
                selector,
                positive,
                negative,
            } => self.all(*selector, positive, negative, scope),
        };
        for condition in &formula.conditions {
            if ranges.is_empty() {
                return ranges;
            }
            ranges = self.filter(ranges, condition);
        }
        if formula.focus.is_empty() {
            ranges
        } else {
            self.focus(&formula.focus, ranges)
        }
    }

    fn all(
        &self,
        selector: Option<LeafId>,
        positive: &[CompiledFormula],
        negative: &[CompiledFormula],
        scope: &Scope,
    ) -> Vec<Range> {
        let same = self.same();
        let mut plain = Vec::new();
        let mut inside = Vec::new();
        // The most selective first: one empty set ends the conjunction.
        let mut order: Vec<usize> = (0..positive.len()).collect();
        order.sort_by_key(|&index| self.cost(&positive[index]));
        let mut sets: Vec<Option<Vec<Range>>> = vec![None; positive.len()];
        for index in order {
            let ranges = self.formula(&positive[index], scope);
            if ranges.is_empty() {
                return ranges;
            }
            sets[index] = Some(ranges);
        }
        for set in sets.into_iter().flatten() {
            if set
                .first()
                .is_some_and(|range| range.kind == RangeKind::Inside)
            {
                inside.push(set);
            } else {
                plain.push(set);
            }
        }
        plain.append(&mut inside);
        let mut sets = plain.into_iter();
        let mut ranges = match (sets.next(), scope) {
            (Some(first), _) => first,
            (None, Scope::Within(context)) => vec![context.clone()],
            (None, Scope::Whole) => Vec::new(),
        };
        for set in sets {
            ranges = intersect(&ranges, &set, &same, &self.work());
            if ranges.is_empty() {
                return ranges;
            }
        }
        if let Some(selector) = selector {
            ranges = self.select(selector, &ranges);
        }
        for not in negative {
            if ranges.is_empty() {
                return ranges;
            }
            let negative = self.formula(not, scope);
            subtract(&mut ranges, &negative, &same, &self.work());
        }
        ranges
    }

    /// A guess at how much a formula gives: regular expressions and outer
    /// patterns last.
    fn cost(&self, formula: &CompiledFormula) -> u32 {
        match &formula.kind {
            CompiledKind::Leaf(leaf) => match &self.set.leaves[leaf.0 as usize] {
                Leaf::Code { pattern, .. } if pattern.roots.len() == 1 => {
                    match pattern.tree.kind(pattern.roots[0]) {
                        Kind::Call | Kind::Import | Kind::Decorator => 1,
                        Kind::Metavariable => 9,
                        _ => 2,
                    }
                }
                Leaf::Code { .. } => 4,
                Leaf::Regex(_) => 3,
                Leaf::Generic { .. } => 5,
            },
            CompiledKind::Any(list) => list.iter().map(|part| self.cost(part)).sum::<u32>().min(20),
            CompiledKind::All { positive, .. } => positive
                .iter()
                .map(|part| self.cost(part))
                .min()
                .unwrap_or(9),
            CompiledKind::Inside(inner) | CompiledKind::Anywhere(inner) => self.cost(inner) + 1,
        }
    }

    /// The expressions within ranges that a bare metavariable selects.
    fn select(&self, selector: LeafId, ranges: &[Range]) -> Vec<Range> {
        let Leaf::Code { pattern, .. } = &self.set.leaves[selector.0 as usize] else {
            return ranges.to_vec();
        };
        let Some(&metavariable) = pattern.metavariables.first() else {
            return ranges.to_vec();
        };
        let tree = self.file.tree;
        let same = self.same();
        let work = self.work();
        let mut selected = Vec::new();
        for range in ranges {
            let bound = range
                .bindings
                .iter()
                .find(|(id, _)| *id == metavariable)
                .map(|(_, binding)| *binding);
            for id in self.nodes_within(range.span) {
                if !work.spend(1) || !work.admits(selected.len()) {
                    break;
                }
                if !is_expression(tree, id) {
                    continue;
                }
                let binding = Binding::Node(id);
                if bound.is_none_or(|bound| same(metavariable, bound, binding)) {
                    let mut bindings = range.bindings.clone();
                    merge(
                        &mut bindings,
                        &std::iter::once((metavariable, binding)).collect(),
                    );
                    selected.push(Range {
                        span: tree.node(id).span,
                        bindings,
                        kind: RangeKind::Plain,
                    });
                }
            }
        }
        dedup(&mut selected);
        selected
    }

    /// The nodes that lie within a span, in source order.
    fn nodes_within(&self, span: Span) -> impl Iterator<Item = NodeId> + '_ {
        let tree = self.file.tree;
        let nodes = self.index.nodes(tree, Some(span));
        nodes.filter(move |&id| contains(span, tree.node(id).span))
    }

    fn focus(&self, focus: &[Vec<MetavariableId>], ranges: Vec<Range>) -> Vec<Range> {
        let mut result = Vec::new();
        for range in ranges {
            let mut narrowed: Option<Vec<Span>> = None;
            for union in focus {
                let spans: Vec<Span> = union
                    .iter()
                    .filter_map(|id| range.bindings.iter().find(|(bound, _)| bound == id))
                    .filter_map(|(_, binding)| {
                        overlap(self.file.binding_span(*binding), range.span)
                    })
                    .collect();
                narrowed = Some(match narrowed {
                    None => spans,
                    Some(before) => before
                        .iter()
                        .flat_map(|left| spans.iter().filter_map(|right| overlap(*left, *right)))
                        .collect(),
                });
            }
            for span in narrowed.unwrap_or_default() {
                if !self.work().admits(result.len()) {
                    break;
                }
                result.push(Range {
                    span,
                    ..range.clone()
                });
            }
        }
        dedup(&mut result);
        result
    }

    // ---- leaves --------------------------------------------------------------

    fn leaf(&self, id: LeafId, scope: &Scope) -> Vec<Range> {
        if let Scope::Within(context) = scope {
            return self.leaf_within(id, context);
        }
        let known = self.memo.borrow()[id.0 as usize].clone();
        let known = known.unwrap_or_else(|| {
            // However much a rule has used up, a leaf that others share has as much as ever.
            let of_rule = self
                .work
                .replace(Rc::new(Work::for_file(size_of(&self.file))));
            let ranges = Rc::new(self.leaf_in_file(id));
            let is_cut_off = self.work.replace(of_rule).is_cut_off();
            let known = Known { ranges, is_cut_off };
            self.memo.borrow_mut()[id.0 as usize] = Some(known.clone());
            known
        });
        if known.is_cut_off {
            self.work().cut_off();
        }
        known.ranges.as_ref().clone()
    }

    fn leaf_in_file(&self, id: LeafId) -> Vec<Range> {
        match &self.set.leaves[id.0 as usize] {
            Leaf::Code {
                pattern,
                options,
                inside,
            } => {
                let mut search = Search::new(self, pattern, *options, *inside);
                if pattern.roots.len() == 1 {
                    let within = None;
                    self.index
                        .candidates(&self.file, pattern, *options, within, |at| search.at(at));
                } else {
                    self.statement_matches(&mut search, pattern, None);
                }
                plain(search.end())
            }
            Leaf::Regex(_) => self.regex_leaf(id, self.file.source, 0),
            Leaf::Generic { pattern, options } => {
                self.generic_leaf(pattern, options, self.file.source, 0)
            }
        }
    }

    /// A leaf within a metavariable of a match, which may bind others.
    fn leaf_within(&self, id: LeafId, context: &Range) -> Vec<Range> {
        let text = |span: Span| {
            self.file
                .source
                .get(span.start as usize..span.end as usize)
                .unwrap_or("")
        };
        match &self.set.leaves[id.0 as usize] {
            Leaf::Code {
                pattern,
                options,
                inside,
            } => {
                let mut search = Search::new(self, pattern, *options, *inside);
                search.matcher.assume(&context.bindings);
                if pattern.roots.len() == 1 {
                    let within = Some(context.span);
                    self.index
                        .candidates(&self.file, pattern, *options, within, |at| search.at(at));
                    // A name that is bound is looked at even where it is no expression.
                    for at in self.nodes_within(context.span) {
                        let node = self.file.tree.node(at);
                        if node.kind == Kind::Name
                            && node.span == context.span
                            && !is_expression(self.file.tree, at)
                        {
                            search.at(at);
                        }
                    }
                    // A metavariable may stand for the name of a member or definition,
                    // which is no expression.
                    for at in self.nodes_within(context.span) {
                        let node = self.file.tree.node(at);
                        if node.span == context.span
                            && node.kind == Kind::Name
                            && !is_expression_position(self.file.tree, at)
                        {
                            search.at(at);
                        }
                    }
                } else {
                    self.statement_matches(&mut search, pattern, Some(context.span));
                }
                let mut ranges = plain(search.end());
                for range in &mut ranges {
                    merge(&mut range.bindings, &context.bindings);
                }
                ranges
            }
            Leaf::Regex(_) => {
                let mut ranges = self.regex_leaf(id, text(context.span), context.span.start);
                for range in &mut ranges {
                    merge(&mut range.bindings, &context.bindings);
                }
                ranges
            }
            Leaf::Generic { pattern, options } => {
                self.generic_leaf(pattern, options, text(context.span), context.span.start)
            }
        }
    }

    fn statement_matches(
        &self,
        search: &mut Search<'_>,
        pattern: &CompiledPattern,
        within: Option<Span>,
    ) {
        let tree = self.file.tree;
        let begins_with_dots = pattern.tree.kind(pattern.roots[0]) == Kind::Ellipsis;
        for list in self.index.lists(tree, within) {
            let starts = if begins_with_dots {
                list.len().min(1)
            } else {
                list.len()
            };
            for start in 0..starts {
                if within.is_some_and(|span| !contains(span, tree.node(list[start]).span)) {
                    continue;
                }
                search.statements(&list[start..]);
            }
        }
        if let Some(span) = within {
            search.found.retain(|found| contains(span, found.span));
        }
    }

    fn regex_leaf(&self, id: LeafId, text: &str, offset: u32) -> Vec<Range> {
        let Leaf::Regex(regex) = &self.set.leaves[id.0 as usize] else {
            return Vec::new();
        };
        let mut ranges = Vec::new();
        for found in regex.find_iter(text) {
            let Ok(found) = found else {
                self.work().cut_off();
                break;
            };
            if !self.work().admits(ranges.len()) {
                break;
            }
            let shift = |range: &std::ops::Range<u32>| Span {
                start: range.start + offset,
                end: range.end + offset,
            };
            let mut bindings: Bindings = found
                .captures
                .iter()
                .filter_map(|(name, range)| {
                    Some((
                        self.set.interner.find_metavariable(name)?,
                        Binding::Text(shift(range)),
                    ))
                })
                .collect();
            bindings.sort_unstable_by_key(|(id, _)| *id);
            ranges.push(Range {
                span: shift(&found.range),
                bindings,
                kind: RangeKind::Regex,
            });
        }
        ranges
    }

    /// The whole text read for generic patterns, once for each set of options.
    fn generic_target(&self, options: &GenericOptions) -> Rc<GenericTarget<'a>> {
        let mut targets = self.generic.borrow_mut();
        if let Some((_, target)) = targets.iter().find(|(known, _)| known == options) {
            return Rc::clone(target);
        }
        let target = Rc::new(GenericTarget::parse(self.file.source, options));
        targets.push((options.clone(), Rc::clone(&target)));
        target
    }

    fn generic_leaf(
        &self,
        pattern: &GenericPattern,
        options: &GenericOptions,
        text: &str,
        offset: u32,
    ) -> Vec<Range> {
        let matches = if offset == 0 && text.len() == self.file.source.len() {
            crate::generic::matches(pattern, &self.generic_target(options))
        } else {
            crate::generic::matches(pattern, &GenericTarget::parse(text, options))
        };
        if matches.limit_hit {
            self.work().cut_off();
        }
        let shift = |range: &std::ops::Range<u32>| Span {
            start: range.start + offset,
            end: range.end + offset,
        };
        let ranges = matches.found.iter().map(|found| {
            let mut bindings: Bindings = found
                .bindings
                .iter()
                .filter_map(|(name, range)| {
                    let id = self.set.interner.find_metavariable(name)?;
                    Some((id, Binding::Text(shift(range))))
                })
                .collect();
            bindings.sort_unstable_by_key(|(id, _)| *id);
            Range {
                span: shift(&found.range),
                bindings,
                kind: RangeKind::Plain,
            }
        });
        ranges.collect()
    }
}

/// Takes down the matches of one rule in one file, each once.
pub(crate) struct Recorder<'s, 'a> {
    scan: &'s Scan<'a>,
    rule: usize,
    seen: FxHashSet<(Span, u64)>,
}

impl Recorder<'_, '_> {
    /// Takes down a match; says whether there is room for more.
    pub(crate) fn record(
        &mut self,
        span: Span,
        bindings: &Bindings,
        trace: Vec<TraceStep>,
        result: &mut FileMatches,
    ) -> bool {
        let definition = &self.scan.set.rules[self.rule];
        let metavariables = self.scan.captures(bindings);
        let message = interpolate(&definition.message, &metavariables);
        if !self.seen.insert((span, FxBuildHasher.hash_one(&message))) {
            return true;
        }
        if self.seen.len() > MATCHES_OF_A_RULE {
            *result.more.entry(self.rule).or_default() += 1;
        } else {
            let is_whole = |(_, binding): &(_, Binding)| {
                self.scan.file.binding_span(*binding).len() as usize <= CAPTURE_BYTES
            };
            let fix = definition.fix.as_ref();
            result.matches.push(RuleMatch {
                rule: self.rule,
                span,
                message,
                fix: fix
                    .filter(|_| bindings.iter().all(is_whole))
                    .map(|fix| interpolate(fix, &metavariables)),
                metavariables,
                trace,
            });
        }
        definition
            .options
            .max_match_per_file
            .is_none_or(|limit| self.seen.len() < limit as usize)
    }
}

/// How large a file is for [`Work`]: its nodes, or the words of one that has none.
fn size_of(file: &MatchFile<'_>) -> usize {
    file.tree.len().max(file.source.len() / 4)
}

/// A pattern looked for at many places.
struct Search<'s> {
    matcher: Matcher<'s>,
    work: Rc<Work>,
    found: Vec<PatternMatch>,
}

impl<'s> Search<'s> {
    fn new(
        scan: &'s Scan<'_>,
        pattern: &'s CompiledPattern,
        options: MatchOptions,
        inside: bool,
    ) -> Self {
        let work = scan.work();
        let matcher =
            Matcher::new(&scan.file, pattern, options, inside).with_allowance(work.left());
        Self {
            matcher,
            work,
            found: Vec::new(),
        }
    }

    fn has_room(&self) -> bool {
        self.matcher.allowance() > 0 && self.work.admits(self.found.len())
    }

    fn at(&mut self, node: NodeId) {
        if self.has_room() && !self.matcher.match_at(node, &mut self.found) {
            self.work.cut_off();
        }
    }

    fn statements(&mut self, statements: &[NodeId]) {
        if self.has_room() && !self.matcher.match_statements(statements, &mut self.found) {
            self.work.cut_off();
        }
    }

    fn end(self) -> Vec<PatternMatch> {
        self.work.leave(self.matcher.allowance());
        self.found
    }
}

/// The smaller of two spans if one holds the other.
fn overlap(left: Span, right: Span) -> Option<Span> {
    if contains(right, left) {
        Some(left)
    } else if contains(left, right) {
        Some(right)
    } else {
        None
    }
}

fn plain(found: Vec<PatternMatch>) -> Vec<Range> {
    found
        .into_iter()
        .map(|found| Range {
            span: found.span,
            bindings: found.bindings,
            kind: RangeKind::Plain,
        })
        .collect()
}
