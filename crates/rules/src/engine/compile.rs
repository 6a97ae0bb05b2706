//! From rules to a set that is ready to run: leaves shared, prefilters built,
//! mistakes named.

use std::sync::OnceLock;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use laocoon_source::Language;
use laocoon_syntax::pattern_text::{PatternSyntax, Token, tokens};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::prefilter::{self, Clause, Prefilter};
use super::taint::CompiledTaint;
use crate::condition::Evaluator;
use crate::generic::{GenericOptions, GenericPattern};
use crate::matcher::{MatchOptions, MetavariableId};
use crate::pattern::{CompiledPattern, Interner};
use crate::regex::{Mode, Pattern as Regex};
use crate::schema::{
    Analyzer, Condition, Focus, Formula, Options, Paths, Rule, RuleBody, RuleError,
};

/// A rule that cannot be run, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The rule.
    pub rule: String,
    /// The file it stands in.
    pub path: String,
    /// The line of the part that is wrong, from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
}

impl From<CompileError> for RuleError {
    fn from(error: CompileError) -> Self {
        Self {
            path: error.path,
            line: error.line,
            // The compiler knows lines only.
            column: 0,
            rule_id: Some(error.rule),
            message: error.message,
            help: None,
        }
    }
}

/// The number of a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct LeafId(pub(crate) u32);

/// One pattern of some formula.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Leaf {
    /// Code with holes.
    Code {
        pattern: CompiledPattern,
        options: MatchOptions,
        inside: bool,
    },
    /// A regular expression, with the metavariable of each of its groups by name.
    Regex(Regex),
    /// A pattern of generic text.
    Generic {
        pattern: GenericPattern,
        options: GenericOptions,
    },
}

/// A formula of leaves.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledFormula {
    pub(crate) kind: CompiledKind,
    pub(crate) conditions: Vec<CompiledCondition>,
    /// Each a union; together an intersection.
    pub(crate) focus: Vec<Vec<MetavariableId>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum CompiledKind {
    Leaf(LeafId),
    All {
        /// A bare `$X` that selects within the others.
        selector: Option<LeafId>,
        positive: Vec<CompiledFormula>,
        negative: Vec<CompiledFormula>,
    },
    Any(Vec<CompiledFormula>),
    Inside(Box<CompiledFormula>),
    Anywhere(Box<CompiledFormula>),
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum CompiledCondition {
    Regex {
        metavariable: MetavariableId,
        regex: Box<Regex>,
        constants: bool,
    },
    /// A formula within a metavariable, in the language of the file.
    Within {
        metavariable: MetavariableId,
        formula: Box<CompiledFormula>,
    },
    /// A formula within a metavariable's text, read as another language.
    WithinText {
        metavariable: MetavariableId,
        target: Target,
        formula: Box<CompiledFormula>,
    },
    Comparison(Box<Evaluator>),
    Entropy(MetavariableId),
    Redos(MetavariableId),
    Type {
        metavariable: MetavariableId,
        types: Vec<CompiledPattern>,
    },
    /// A name from one of the modules, and one of the names in full; of an
    /// empty list any.
    Name {
        metavariable: MetavariableId,
        modules: Vec<String>,
        names: Vec<String>,
    },
}

/// What a rule is run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Target {
    /// Files of a language.
    Language(Language),
    /// Any text, read as words and brackets.
    Generic,
    /// Any text.
    Regex,
}

/// A rule compiled for one target.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompiledRule {
    /// Its place in [`RuleSet::rules`].
    pub(crate) rule: usize,
    pub(crate) body: CompiledBody,
    pub(crate) clauses: Vec<Clause>,
}

/// What a rule does.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum CompiledBody {
    Search(CompiledFormula),
    Taint(Box<CompiledTaint>),
}

/// The rules of one target.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct TargetRules {
    pub(crate) rules: Vec<CompiledRule>,
    #[serde(skip)]
    prefilter: OnceLock<Prefilter>,
    pub(crate) caseless: bool,
}

impl TargetRules {
    pub(crate) fn prefilter(&self) -> &Prefilter {
        self.prefilter.get_or_init(|| {
            let clauses: Vec<Vec<Clause>> =
                self.rules.iter().map(|rule| rule.clauses.clone()).collect();
            Prefilter::build(&clauses, self.caseless)
        })
    }
}

/// Rules ready to run.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct RuleSet {
    /// The rules, in the order given; matches name them by their place.
    pub rules: Vec<Rule>,
    pub(crate) interner: Interner,
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) targets: FxHashMap<Target, TargetRules>,
    pub(crate) paths: Vec<Option<PathFilter>>,
    /// Whether globs are heeded; conformance tests do not.
    pub ignore_paths: bool,
    /// Whether values are followed within functions only, as Semgrep's open engine does.
    pub within_functions: bool,
}

/// The files that a rule is for; its globs are compiled when they are first
/// asked, or checked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PathFilter {
    paths: Paths,
    #[serde(skip)]
    globs: OnceLock<Option<Globs>>,
}

#[derive(Debug)]
struct Globs {
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl PathFilter {
    fn new(rule: &Rule) -> Result<Option<Self>, String> {
        if rule.paths.include.is_empty() && rule.paths.exclude.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self {
            globs: OnceLock::from(Some(Globs::new(&rule.paths)?)),
            paths: rule.paths.clone(),
        }))
    }

    /// Whether the rule is for a file. Globs were checked when the rule was
    /// compiled; could they not be used all the same, the rule runs.
    pub(crate) fn admits(&self, path: &str) -> bool {
        let globs = self.globs.get_or_init(|| Globs::new(&self.paths).ok());
        globs.as_ref().is_none_or(|globs| globs.admit(path))
    }
}

impl Globs {
    fn new(paths: &Paths) -> Result<Self, String> {
        let include = match paths.include.is_empty() {
            true => None,
            false => Some(globs(&paths.include)?),
        };
        Ok(Self {
            include,
            exclude: globs(&paths.exclude)?,
        })
    }

    fn admit(&self, path: &str) -> bool {
        let is_included = |include: &GlobSet| include.is_match(path);
        self.include.as_ref().is_none_or(is_included) && !self.exclude.is_match(path)
    }
}

/// Globs as in a `.gitignore`: without a slash they match at any depth, and a
/// directory stands for all in it.
fn globs(patterns: &[String]) -> Result<GlobSet, String> {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        let anchored = pattern.starts_with('/');
        let bare = pattern.trim_start_matches('/').trim_end_matches('/');
        let base = if anchored || bare.starts_with("**/") {
            bare.to_owned()
        } else {
            format!("**/{bare}")
        };
        for glob in [base.clone(), format!("{base}/**")] {
            let glob = GlobBuilder::new(&glob)
                .literal_separator(true)
                .build()
                .map_err(|error| format!("the glob `{pattern}` is not valid: {error}"))?;
            builder.add(glob);
        }
    }
    builder.build().map_err(|error| error.to_string())
}

type LeafKey = (Target, String, MatchOptions, bool);

pub(super) struct Compiler<'a> {
    pub(super) set: &'a mut RuleSet,
    known: FxHashMap<LeafKey, LeafId>,
    /// For which targets; rules for others are as if they were not.
    wanted: &'a dyn Fn(Target) -> bool,
}

/// What one rule is compiled with.
#[derive(Clone, Copy)]
pub(super) struct Context<'r> {
    rule: &'r Rule,
    target: Target,
    pub(super) options: MatchOptions,
}

impl RuleSet {
    /// Compiles rules; those that cannot be compiled are named and left out.
    #[must_use]
    pub fn compile(rules: Vec<Rule>) -> (Self, Vec<CompileError>) {
        let (set, errors) = Self::compile_for(rules, &|_| true);
        (set, errors.into_iter().map(|(_, error)| error).collect())
    }

    /// Compiles rules for some targets; the errors are given with the places of
    /// the rules that they are about.
    pub(super) fn compile_for(
        rules: Vec<Rule>,
        wanted: &dyn Fn(Target) -> bool,
    ) -> (Self, Vec<(usize, CompileError)>) {
        let mut set = Self::default();
        let mut errors = Vec::new();
        let mut compiler = Compiler {
            set: &mut set,
            known: FxHashMap::default(),
            wanted,
        };
        for (index, rule) in rules.iter().enumerate() {
            if let Err(error) = compiler.rule(index, rule) {
                errors.push((index, error));
            }
        }
        set.rules = rules;
        (set, errors)
    }

    /// The rules that no literal can rule out for a file, by id: they make every
    /// file of their language be parsed.
    #[must_use]
    pub fn unfiltered(&self) -> Vec<&str> {
        let rules = self.targets.values().flat_map(|target| &target.rules);
        rules
            .filter(|rule| rule.clauses.is_empty())
            .map(|rule| &*self.rules[rule.rule].id)
            .collect()
    }

    /// Whether any rule runs on files of a language by their structure.
    #[must_use]
    pub fn has_language(&self, language: Language) -> bool {
        self.targets.contains_key(&Target::Language(language))
    }
}

impl Compiler<'_> {
    fn rule(&mut self, index: usize, rule: &Rule) -> Result<(), CompileError> {
        let error = |line: u32, message: String| CompileError {
            rule: rule.id.clone(),
            path: rule.path.clone(),
            line,
            message,
        };
        let filter = PathFilter::new(rule).map_err(|message| error(rule.position.line, message))?;
        self.set.paths.resize_with(index, || None);
        self.set.paths.push(filter);
        if matches!(rule.body, RuleBody::NotRun(_)) {
            return Ok(());
        }
        let targets = targets_of(rule).map_err(|message| error(rule.position.line, message))?;
        let options = match_options(&rule.options);
        let mut compiled = Vec::new();
        for target in targets.into_iter().filter(|target| (self.wanted)(*target)) {
            let context = Context {
                rule,
                target,
                options,
            };
            let body = match &rule.body {
                RuleBody::Search(formula) => {
                    CompiledBody::Search(self.formula(&context, formula, false)?)
                }
                RuleBody::Taint(spec) => CompiledBody::Taint(Box::new(self.taint(&context, spec)?)),
                RuleBody::NotRun(_) => continue,
            };
            compiled.push((target, body));
        }
        for (target, body) in compiled {
            let clauses = match &body {
                CompiledBody::Search(formula) => clauses_of(self.set, formula, target),
                CompiledBody::Taint(spec) => taint_clauses(self.set, spec, target),
            };
            let caseless = matches!(
                target,
                Target::Language(
                    Language::Php | Language::Dockerfile | Language::Html | Language::PowerShell
                ) | Target::Generic
            );
            let rules = self.set.targets.entry(target).or_default();
            rules.caseless = caseless;
            rules.rules.push(CompiledRule {
                rule: index,
                body,
                clauses,
            });
        }
        Ok(())
    }

    pub(super) fn formula(
        &mut self,
        context: &Context<'_>,
        formula: &Formula,
        inside: bool,
    ) -> Result<CompiledFormula, CompileError> {
        let (conditions, focus): (&[Condition], &[Focus]) = match formula {
            Formula::All {
                conditions, focus, ..
            }
            | Formula::Any {
                conditions, focus, ..
            } => (conditions, focus),
            _ => (&[], &[]),
        };
        let kind = match formula {
            Formula::Pattern(text) => {
                CompiledKind::Leaf(self.pattern(context, &text.value, line_of(text), inside)?)
            }
            Formula::Regex(text) => {
                CompiledKind::Leaf(self.regex(context, &text.value, line_of(text))?)
            }
            Formula::Any { of, .. } => CompiledKind::Any(
                of.iter()
                    .map(|part| self.formula(context, part, inside))
                    .collect::<Result<_, _>>()?,
            ),
            Formula::Inside(inner) => {
                CompiledKind::Inside(Box::new(self.formula(context, inner, true)?))
            }
            Formula::Anywhere(inner) => {
                CompiledKind::Anywhere(Box::new(self.formula(context, inner, inside)?))
            }
            Formula::Not(inner) => CompiledKind::All {
                selector: None,
                positive: Vec::new(),
                negative: vec![self.formula(context, inner, inside)?],
            },
            Formula::All { of, .. } => self.all(context, of, inside)?,
        };
        let conditions = conditions
            .iter()
            .map(|condition| self.condition(context, condition))
            .collect::<Result<_, _>>()?;
        let focus = focus
            .iter()
            .map(|focus| {
                focus
                    .metavariables
                    .iter()
                    .map(|name| self.set.interner.metavariable(name))
                    .collect()
            })
            .collect();
        Ok(CompiledFormula {
            kind,
            conditions,
            focus,
        })
    }

    fn all(
        &mut self,
        context: &Context<'_>,
        list: &[Formula],
        inside: bool,
    ) -> Result<CompiledKind, CompileError> {
        let mut positive = Vec::new();
        let mut negative = Vec::new();
        let mut selector = None;
        let others = list
            .iter()
            .filter(|part| !is_selector(part) && !matches!(part, Formula::Not(_)))
            .count();
        for part in list {
            if let Formula::Not(inner) = part {
                negative.push(self.formula(context, inner, inside)?);
            } else if is_selector(part) && others > 0 && selector.is_none() {
                if let Formula::Pattern(text) = part {
                    selector = Some(self.pattern(context, &text.value, line_of(text), false)?);
                }
            } else {
                positive.push(self.formula(context, part, inside)?);
            }
        }
        Ok(CompiledKind::All {
            selector,
            positive,
            negative,
        })
    }

    fn leaf(
        &mut self,
        key: LeafKey,
        make: impl FnOnce(&mut RuleSet) -> Result<Leaf, String>,
    ) -> Result<LeafId, String> {
        if let Some(id) = self.known.get(&key) {
            return Ok(*id);
        }
        let leaf = make(self.set)?;
        let id = LeafId(
            u32::try_from(self.set.leaves.len()).map_err(|_| "too many patterns".to_owned())?,
        );
        self.set.leaves.push(leaf);
        self.known.insert(key, id);
        Ok(id)
    }

    fn pattern(
        &mut self,
        context: &Context<'_>,
        text: &str,
        line: u32,
        inside: bool,
    ) -> Result<LeafId, CompileError> {
        let (target, options) = (context.target, context.options);
        let rule = context.rule;
        let text_key = match target {
            Target::Generic => format!("{:?} {text}", GenericOptions::from(&rule.options)),
            _ => text.to_owned(),
        };
        let key = (target, text_key, options, inside);
        self.leaf(key, |set| match target {
            Target::Language(language) => {
                let pattern = CompiledPattern::compile(language, text, &mut set.interner)?;
                Ok(Leaf::Code {
                    pattern,
                    options,
                    inside,
                })
            }
            Target::Generic => {
                let options = GenericOptions::from(&rule.options);
                let pattern = GenericPattern::compile(text, &options)?;
                for token in tokens(text, &PatternSyntax::BRACES) {
                    if let Token::Metavariable(name) | Token::MetavariableEllipsis(name) = token {
                        set.interner.metavariable(name);
                    }
                }
                Ok(Leaf::Generic { pattern, options })
            }
            Target::Regex => Err("a rule for `regex` has only `pattern-regex`".to_owned()),
        })
        .map_err(|message| CompileError {
            rule: rule.id.clone(),
            path: rule.path.clone(),
            line,
            message,
        })
    }

    fn regex(
        &mut self,
        context: &Context<'_>,
        text: &str,
        line: u32,
    ) -> Result<LeafId, CompileError> {
        let key = (
            Target::Regex,
            text.to_owned(),
            MatchOptions::default(),
            false,
        );
        let rule = context.rule;
        self.leaf(key, |set| {
            let regex = Regex::compile(text, Mode::Search).map_err(|error| error.to_string())?;
            for (index, name) in regex.groups().iter().enumerate() {
                set.interner.metavariable(&format!("${}", index + 1));
                if let Some(name) = name {
                    set.interner.metavariable(&format!("${name}"));
                }
            }
            Ok(Leaf::Regex(regex))
        })
        .map_err(|message| CompileError {
            rule: rule.id.clone(),
            path: rule.path.clone(),
            line,
            message,
        })
    }

    fn condition(
        &mut self,
        context: &Context<'_>,
        condition: &Condition,
    ) -> Result<CompiledCondition, CompileError> {
        let rule = context.rule;
        let error = |line: u32, message: String| CompileError {
            rule: rule.id.clone(),
            path: rule.path.clone(),
            line,
            message,
        };
        Ok(match condition {
            Condition::Regex {
                metavariable,
                regex,
                constant_propagation,
            } => {
                let compiled = Regex::compile(&regex.value, Mode::Value)
                    .map_err(|problem| error(line_of(regex), problem.to_string()))?;
                for (index, name) in compiled.groups().iter().enumerate() {
                    self.set.interner.metavariable(&format!("${}", index + 1));
                    if let Some(name) = name {
                        self.set.interner.metavariable(&format!("${name}"));
                    }
                }
                CompiledCondition::Regex {
                    metavariable: self.set.interner.metavariable(metavariable),
                    regex: Box::new(compiled),
                    constants: *constant_propagation,
                }
            }
            Condition::Pattern {
                metavariable,
                language,
                formula,
            } => {
                let id = self.set.interner.metavariable(metavariable);
                let target = match language {
                    Some(name) => target_named(name)
                        .and_then(|list| list.first().copied())
                        .ok_or_else(|| {
                            error(
                                rule.position.line,
                                format!("the language `{name}` is not supported"),
                            )
                        })?,
                    None => context.target,
                };
                let inner = Context { target, ..*context };
                let formula = Box::new(self.formula(&inner, formula, false)?);
                if target == context.target && language.is_none() {
                    CompiledCondition::Within {
                        metavariable: id,
                        formula,
                    }
                } else {
                    CompiledCondition::WithinText {
                        metavariable: id,
                        target,
                        formula,
                    }
                }
            }
            Condition::Comparison { comparison, .. } => {
                let evaluator = Evaluator::new(comparison.clone())
                    .map_err(|message| error(rule.position.line, message))?;
                CompiledCondition::Comparison(Box::new(evaluator))
            }
            Condition::Analysis {
                metavariable,
                analyzer,
            } => {
                let id = self.set.interner.metavariable(metavariable);
                match analyzer {
                    Analyzer::Entropy | Analyzer::EntropyV2(_) => CompiledCondition::Entropy(id),
                    Analyzer::Redos => CompiledCondition::Redos(id),
                }
            }
            Condition::Type {
                metavariable,
                types,
                language: _,
            } => {
                let Target::Language(language) = context.target else {
                    return Err(error(
                        rule.position.line,
                        "`metavariable-type` needs a language with types".to_owned(),
                    ));
                };
                let types = types
                    .iter()
                    .map(|text| {
                        CompiledPattern::compile_type(language, &text.value, &mut self.set.interner)
                            .map_err(|message| error(line_of(text), message))
                    })
                    .collect::<Result<_, _>>()?;
                CompiledCondition::Type {
                    metavariable: self.set.interner.metavariable(metavariable),
                    types,
                }
            }
            Condition::Name {
                metavariable,
                modules,
                kind,
                names,
            } => {
                if let Some(kind) = kind {
                    return Err(error(
                        rule.position.line,
                        format!(
                            "`kind: {kind}` of `metavariable-name` needs what other files define; `module` and `fqn` can be told from one file"
                        ),
                    ));
                }
                if !matches!(context.target, Target::Language(_)) {
                    return Err(error(
                        rule.position.line,
                        "`metavariable-name` needs a language with names".to_owned(),
                    ));
                }
                CompiledCondition::Name {
                    metavariable: self.set.interner.metavariable(metavariable),
                    modules: modules.clone(),
                    names: names.clone(),
                }
            }
        })
    }
}

/// The options that change what a pattern of code means.
fn match_options(options: &Options) -> MatchOptions {
    MatchOptions {
        constant_propagation: options.constant_propagation,
        symbolic_propagation: options.symbolic_propagation,
        associative_matching: options.ac_matching,
        commutative_boolean: options.commutative_boolop,
        commutative_comparison: options.commutative_compop || options.symmetric_eq,
        assignment_matches_definition: options.vardef_assign,
        arrow_is_function: options.arrow_is_function,
        let_is_var: options.let_is_var,
        decorator_is_expression: options.attr_expr,
        implicit_deep_statement: options.implicit_deep_exprstmt,
        implicit_ellipsis: options.implicit_ellipsis,
        implicit_return: options.implicit_return,
        implicit_attributes: options.xml_attrs_implicit_ellipsis,
        loose_empty_elements: options.xml_singleton_loose_matching,
        ordered_children: options.xml_children_ordered,
        ordered_decorators: options.decorators_order_matters,
    }
}

/// Whether a formula is nothing but `$X`.
fn is_selector(formula: &Formula) -> bool {
    matches!(formula, Formula::Pattern(text)
        if laocoon_syntax::pattern_text::is_metavariable(text.value.trim()))
}

fn line_of<T>(part: &crate::schema::Located<T>) -> u32 {
    part.position.line
}

fn target_named(name: &str) -> Option<Vec<Target>> {
    match name {
        "generic" | "none" | "spacegrep" | "aliengrep" => Some(vec![Target::Generic]),
        "regex" => Some(vec![Target::Regex]),
        _ => Language::from_rule_name(name)
            .map(|list| list.iter().map(|one| Target::Language(*one)).collect()),
    }
}

pub(super) fn targets_of(rule: &Rule) -> Result<Vec<Target>, String> {
    let mut targets = Vec::new();
    let mut unknown = Vec::new();
    for name in &rule.languages {
        match target_named(name) {
            Some(list) => targets.extend(list),
            None => unknown.push(name.as_str()),
        }
    }
    targets.sort_unstable();
    targets.dedup();
    if targets.is_empty() {
        return Err(format!(
            "the language `{}` is not supported",
            unknown.join("`, `")
        ));
    }
    Ok(targets)
}

/// The clauses of a formula, for the prefilter.
fn clauses_of(set: &RuleSet, formula: &CompiledFormula, target: Target) -> Vec<Clause> {
    match &formula.kind {
        CompiledKind::Leaf(leaf) => leaf_clauses(&set.leaves[leaf.0 as usize], target),
        CompiledKind::Inside(inner) | CompiledKind::Anywhere(inner) => {
            clauses_of(set, inner, target)
        }
        CompiledKind::Any(list) => prefilter::any_of(
            list.iter()
                .map(|part| clauses_of(set, part, target))
                .collect(),
        ),
        CompiledKind::All { positive, .. } => {
            let mut clauses: Vec<Clause> = Vec::new();
            for part in positive {
                for clause in clauses_of(set, part, target) {
                    if !clauses.contains(&clause) {
                        clauses.push(clause);
                    }
                }
            }
            clauses
        }
    }
}

/// There is a source, and there is a sink.
fn taint_clauses(set: &RuleSet, spec: &CompiledTaint, target: Target) -> Vec<Clause> {
    let of = |formulas: Vec<&CompiledFormula>| {
        let each = formulas
            .into_iter()
            .map(|formula| clauses_of(set, formula, target));
        prefilter::any_of(each.collect())
    };
    let mut clauses = of(spec.sources.iter().map(|one| &one.formula).collect());
    clauses.extend(of(spec.sinks.iter().map(|one| &one.formula).collect()));
    clauses
}

fn leaf_clauses(leaf: &Leaf, target: Target) -> Vec<Clause> {
    match leaf {
        Leaf::Code { pattern, .. } => {
            let data = matches!(target, Target::Language(Language::Yaml | Language::Json));
            prefilter::pattern_clauses(pattern, data)
        }
        Leaf::Regex(regex) => regex
            .required_literals()
            .unwrap_or_default()
            .into_iter()
            .filter(|clause| {
                clause
                    .iter()
                    .all(|literal| !literal.ignore_case && !literal.text.is_empty())
            })
            .map(|clause| clause.into_iter().map(|literal| literal.text).collect())
            .collect(),
        Leaf::Generic { pattern, .. } => pattern
            .required_words()
            .into_iter()
            .map(|word| vec![word.to_owned()])
            .collect(),
    }
}
