//! Compiling and running an expression.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::meta;
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input};
use serde::{Deserialize, Serialize};

use super::ast::{Assertion, Node};
use super::emit::{Dialect, emit, is_linear};
use super::literals::{self, Literal};
use super::parser::{Parsed, SyntaxError, parse};

/// How an expression is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// Anywhere in the text; `^` and `$` match at every line.
    Search,
    /// At the start of the text only; `^` and `$` match at its ends.
    Value,
}

/// Why an expression cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// It is not a valid expression.
    Syntax(SyntaxError),
    /// It is valid, but no engine here can run it.
    Unsupported(String),
}

impl std::fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PatternError::Syntax(error) => error.fmt(formatter),
            PatternError::Unsupported(reason) => formatter.write_str(reason),
        }
    }
}

impl std::error::Error for PatternError {}

/// The expression took more steps than allowed; the result is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkLimit;

/// Steps back that one search may take. Going on to the next character of the
/// text can be one, so that it must be large against the length of texts.
const BACKTRACK_LIMIT: usize = 5_000_000;

/// Bytes that a compiled expression may take.
const SIZE_LIMIT: usize = 32 << 20;

/// One match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The matched bytes.
    pub range: Range<u32>,
    /// What the groups matched: `$NAME` for named groups, then `$1`, `$2`...
    /// Groups that took no part are left out.
    pub captures: Vec<(String, Range<u32>)>,
}

/// A compiled expression.
///
/// What is kept of one is what it was compiled from, and what is asked of it
/// before it is run. An expression that was kept is parsed, and its engine
/// built, when it is first run: it was built once before, so this is no time to
/// find mistakes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Pattern {
    source: String,
    mode: Mode,
    groups: Vec<Option<String>>,
    is_linear: bool,
    /// `$` was compiled to the very end of the text: what ends before a final
    /// line break has to be looked for by itself.
    ends_before_newline: bool,
    /// Every match begins with `^` in multi-line mode.
    begins_line: bool,
    /// `None` when it cannot be parsed.
    #[serde(skip)]
    parsed: OnceLock<Option<Parsed>>,
    /// `None` when it cannot be built.
    #[serde(skip)]
    engine: OnceLock<Option<Engine>>,
}

#[derive(Debug)]
enum Engine {
    Linear(Box<meta::Regex>),
    Backtracking(Box<fancy_regex::Regex>),
}

impl Pattern {
    /// Compiles `source`.
    ///
    /// # Errors
    /// When it is not a valid expression, or too large, or uses what no engine
    /// here supports.
    pub fn compile(source: &str, mode: Mode) -> Result<Pattern, PatternError> {
        let mut pattern = Self::parse(source, mode)?;
        pattern.engine = OnceLock::from(Some(pattern.build()?));
        Ok(pattern)
    }

    /// Reads `source`, and builds no engine yet.
    fn parse(source: &str, mode: Mode) -> Result<Pattern, PatternError> {
        let parsed = parse(source, mode == Mode::Search).map_err(PatternError::Syntax)?;
        let is_linear = is_linear(&parsed.node);
        let ends_before_newline = is_linear
            && parsed
                .node
                .any(&|node| *node == Node::Assertion(Assertion::TextEndOrFinalNewline));
        let begins_line = is_linear && begins_line(&parsed.node);
        Ok(Pattern {
            source: source.to_owned(),
            mode,
            groups: parsed.groups.clone(),
            is_linear,
            ends_before_newline,
            begins_line,
            parsed: OnceLock::from(Some(parsed)),
            engine: OnceLock::new(),
        })
    }

    /// The tree, parsed now if it is not there.
    fn node(&self) -> Option<&Node> {
        let parse = || parse(&self.source, self.mode == Mode::Search).ok();
        let parsed = self.parsed.get_or_init(parse).as_ref();
        parsed.map(|parsed| &parsed.node)
    }

    fn build(&self) -> Result<Engine, PatternError> {
        let unreadable = || PatternError::Unsupported("it cannot be read".to_owned());
        let node = self.node().ok_or_else(unreadable)?;
        match self.is_linear {
            true => linear(&emit(node, Dialect::Linear)),
            false => backtracking(&emit(node, Dialect::Backtracking), self.mode),
        }
    }

    /// The engine, built now if it is not there; what cannot be run has no
    /// result that could be known.
    fn engine(&self) -> Result<&Engine, WorkLimit> {
        let engine = self.engine.get_or_init(|| self.build().ok());
        engine.as_ref().ok_or(WorkLimit)
    }

    /// The expression as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it is matched in time linear in the text.
    pub fn is_linear(&self) -> bool {
        self.is_linear
    }

    /// The groups' names, the first group's first.
    pub fn groups(&self) -> &[Option<String>] {
        &self.groups
    }

    /// See [`super::required_literals`].
    pub fn required_literals(&self) -> Option<Vec<Vec<Literal>>> {
        literals::required(self.node()?)
    }

    /// All matches, from left to right, none overlapping another. In
    /// [`Mode::Value`] each begins where the one before ended, the first at the
    /// start of the text.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> Matches<'a> {
        Matches {
            pattern: self,
            text,
            position: Some(0),
        }
    }

    /// Whether the expression matches: somewhere, or in [`Mode::Value`] at the
    /// start of the text.
    ///
    /// # Errors
    /// [`WorkLimit`] when that could not be found out.
    pub fn is_match(&self, text: &str) -> Result<bool, WorkLimit> {
        Ok(self.find_at(text, 0)?.is_some())
    }

    /// The first match that begins at `position` or, in [`Mode::Search`], later.
    fn find_at(&self, text: &str, position: usize) -> Result<Option<Match>, WorkLimit> {
        let found = self.run(text, position)?;
        let found = match text.strip_suffix('\n') {
            Some(shorter) if self.ends_before_newline && position <= shorter.len() => {
                earlier(found, self.run(shorter, position)?)
            }
            _ => found,
        };
        // `^` does not match after the line break that ends the text.
        Ok(found.filter(|found| {
            !(self.begins_line && found.range.start as usize == text.len() && text.ends_with('\n'))
        }))
    }

    fn run(&self, text: &str, position: usize) -> Result<Option<Match>, WorkLimit> {
        match self.engine()? {
            Engine::Linear(regex) => Ok(self.run_linear(regex, text, position)),
            Engine::Backtracking(regex) => self.run_backtracking(regex, text, position),
        }
    }

    fn run_linear(&self, regex: &meta::Regex, text: &str, position: usize) -> Option<Match> {
        let anchored = match self.mode {
            Mode::Search => Anchored::No,
            Mode::Value => Anchored::Yes,
        };
        let input = Input::new(text).range(position..).anchored(anchored);
        if self.groups.is_empty() {
            let found = regex.search(&input)?;
            return self.located(text, found.range(), |_| None);
        }
        let mut captures: Captures = regex.create_captures();
        regex.search_captures(&input, &mut captures);
        let range = captures.get_match()?.range();
        self.located(text, range, |group| {
            captures.get_group(group).map(|span| span.start..span.end)
        })
    }

    fn run_backtracking(
        &self,
        regex: &fancy_regex::Regex,
        text: &str,
        position: usize,
    ) -> Result<Option<Match>, WorkLimit> {
        if self.groups.is_empty() {
            let found = regex.find_from_pos(text, position).map_err(|_| WorkLimit)?;
            return Ok(found.and_then(|found| self.located(text, found.range(), |_| None)));
        }
        let found = regex
            .captures_from_pos(text, position)
            .map_err(|_| WorkLimit)?;
        Ok(found.and_then(|captures| {
            let range = captures.get(0)?.range();
            self.located(text, range, |group| {
                captures.get(group).map(|found| found.range())
            })
        }))
    }

    /// A match as the caller sees it; `None` for one that splits a character,
    /// which a word boundary inside a character's bytes can cause.
    fn located(
        &self,
        text: &str,
        range: Range<usize>,
        group: impl Fn(usize) -> Option<Range<usize>>,
    ) -> Option<Match> {
        if !text.is_char_boundary(range.start) || !text.is_char_boundary(range.end) {
            return None;
        }
        let groups = &self.groups;
        let mut captures = Vec::new();
        for (index, name) in groups.iter().enumerate() {
            if let (Some(name), Some(range)) = (name, group(index + 1)) {
                captures.push((format!("${name}"), narrow(range)?));
            }
        }
        for index in 1..=groups.len() {
            if let Some(range) = group(index) {
                captures.push((format!("${index}"), narrow(range)?));
            }
        }
        Some(Match {
            range: narrow(range)?,
            captures,
        })
    }
}

/// Byte offsets are 32 bits wide; longer texts have no matches beyond.
fn narrow(range: Range<usize>) -> Option<Range<u32>> {
    Some(u32::try_from(range.start).ok()?..u32::try_from(range.end).ok()?)
}

/// The match that begins first; the first one given when both do.
fn earlier(first: Option<Match>, second: Option<Match>) -> Option<Match> {
    match (first, second) {
        (Some(first), Some(second)) if second.range.start < first.range.start => Some(second),
        (Some(first), _) => Some(first),
        (None, second) => second,
    }
}

fn linear(source: &str) -> Result<Engine, PatternError> {
    // Not `utf8`: `(?-u:\B)` may hold between the bytes of one character, and
    // such matches are dropped afterwards.
    let config = meta::Config::new()
        .utf8_empty(false)
        .nfa_size_limit(Some(SIZE_LIMIT));
    let syntax = regex_automata::util::syntax::Config::new()
        .utf8(false)
        .nest_limit(1_000);
    meta::Builder::new()
        .configure(config)
        .syntax(syntax)
        .build(source)
        .map(|regex| Engine::Linear(Box::new(regex)))
        .map_err(|error| {
            PatternError::Unsupported(match error.size_limit() {
                Some(_) => "the expression is too large".to_owned(),
                None => format!("the expression cannot be compiled: {error}"),
            })
        })
}

fn backtracking(source: &str, mode: Mode) -> Result<Engine, PatternError> {
    let source = match mode {
        Mode::Search => source.to_owned(),
        Mode::Value => format!("\\G(?:{source})"),
    };
    fancy_regex::RegexBuilder::new(&source)
        .backtrack_limit(BACKTRACK_LIMIT)
        .delegate_size_limit(SIZE_LIMIT)
        .max_prog_size(SIZE_LIMIT >> 6)
        .build()
        .map(|regex| Engine::Backtracking(Box::new(regex)))
        .map_err(|error| {
            PatternError::Unsupported(format!("the expression cannot be compiled: {error}"))
        })
}

/// Whether every way to match `node` begins with `^` in multi-line mode.
fn begins_line(node: &Node) -> bool {
    match node {
        Node::Assertion(Assertion::LineStart) => true,
        Node::Sequence(nodes) => nodes.first().is_some_and(begins_line),
        Node::Alternation(branches) => branches.iter().all(begins_line),
        Node::Group { node, .. } => begins_line(node),
        _ => false,
    }
}

/// Iterator over the matches of a pattern; see [`Pattern::find_iter`].
#[derive(Debug)]
pub struct Matches<'a> {
    pattern: &'a Pattern,
    text: &'a str,
    /// Where to go on; `None` at the end.
    position: Option<usize>,
}

impl Iterator for Matches<'_> {
    type Item = Result<Match, WorkLimit>;

    fn next(&mut self) -> Option<Self::Item> {
        let position = self.position?;
        match self.pattern.find_at(self.text, position) {
            Err(limit) => {
                self.position = None;
                Some(Err(limit))
            }
            Ok(None) => {
                self.position = None;
                None
            }
            Ok(Some(found)) => {
                let end = found.range.end as usize;
                // After an empty match the search would find it again.
                self.position = if found.range.is_empty() {
                    following(self.text, end)
                } else {
                    Some(end)
                };
                Some(Ok(found))
            }
        }
    }
}

/// The character position behind `position`; `None` at the end of the text.
fn following(text: &str, position: usize) -> Option<usize> {
    let length = text.get(position..)?.chars().next()?.len_utf8();
    Some(position + length)
}
