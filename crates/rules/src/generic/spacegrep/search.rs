//! Matches a pattern tree against a text.
//!
//! Going from left to right through both, the only choice is whether an
//! ellipsis ends at a token that fits what follows it, or goes on. Choices are
//! kept on a stack, not on the call stack; only indented blocks of the pattern,
//! which match or do not match by themselves, are a call deeper.

use std::collections::HashMap;
use std::ops::Range;

use super::super::{GenericMatch, Matches};
use super::pattern::{Node, Pattern};
use super::target::{Item, Kind, Target};

/// All matches of `pattern`, within so many steps.
pub(in super::super) fn search(pattern: &Pattern, target: &Target<'_>, work_limit: u64) -> Matches {
    let mut searcher = Searcher {
        pattern,
        target,
        bindings: Vec::new(),
        steps: 0,
        work_limit,
    };
    let missing = pattern
        .required_words()
        .into_iter()
        .any(|word| !target.text.contains(word));
    if missing {
        return Matches::default();
    }
    searcher.all()
}

/// The last token of a match so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Last {
    start: u32,
    end: u32,
    line: u32,
}

/// An ellipsis that is open.
#[derive(Clone, Copy, Debug)]
struct Dots<'p> {
    /// The last line it may reach.
    last_line: u32,
    /// What it covers so far.
    start: u32,
    end: u32,
    name: Option<&'p str>,
}

/// Where matching stands.
#[derive(Clone, Copy, Debug)]
struct State<'p> {
    /// Index in the pattern's nodes.
    node: usize,
    /// Index in the target's items.
    item: usize,
    dots: Option<Dots<'p>>,
    last: Last,
    /// How many bindings hold.
    bindings: usize,
}

/// What a step comes to.
enum Step<'p> {
    Go(State<'p>),
    /// As `Go`; should that fail, the ellipsis goes on from the state before.
    Try(State<'p>),
    Done(Last),
    Fail,
}

struct Searcher<'p, 't> {
    pattern: &'p Pattern,
    target: &'t Target<'t>,
    bindings: Vec<(&'p str, Range<u32>)>,
    steps: u64,
    work_limit: u64,
}

/// The index behind the last item: an end like that of a block.
const NO_END: usize = usize::MAX;

impl<'p> Searcher<'p, '_> {
    fn all(&mut self) -> Matches {
        let leading_dots = matches!(self.pattern.nodes.first(), Some(Node::Dots(_)));
        let trailing_dots = matches!(self.pattern.nodes.last(), Some(Node::Dots(_)));
        let mut found: Vec<(Last, GenericMatch)> = Vec::new();
        let mut limit_hit = false;
        // The ends of the blocks around the current item.
        let mut ends: Vec<usize> = Vec::new();
        let mut at_block_start = true;
        for (index, item) in self.target.items.iter().enumerate() {
            match item.kind {
                Kind::Open(end) => {
                    ends.push(end as usize);
                    at_block_start = true;
                    continue;
                }
                Kind::Close => {
                    ends.pop();
                    at_block_start = false;
                    continue;
                }
                Kind::Word | Kind::Symbol(_) => {}
            }
            let tried = at_block_start || !leading_dots;
            at_block_start = false;
            if !tried || !self.may_begin(item) {
                continue;
            }
            let end = ends.last().copied().unwrap_or(NO_END);
            self.bindings.clear();
            let start = Last {
                start: item.start,
                end: item.start,
                line: item.line,
            };
            let nodes: &'p [Node] = &self.pattern.nodes;
            let last = self.sequence(nodes, true, index, end, start);
            if self.steps > self.work_limit {
                limit_hit = true;
                break;
            }
            if let Some(last) = last {
                found.push((last, self.finding(item.start, last)));
            }
        }
        Matches {
            found: one_for_each_end(found, trailing_dots),
            limit_hit,
        }
    }

    /// A quick look at whether a match can begin here: not within a character.
    fn may_begin(&self, item: &Item) -> bool {
        if matches!(item.kind, Kind::Symbol(0x80..=0xBF)) {
            return false;
        }
        match self.pattern.nodes.first() {
            Some(Node::Word(_) | Node::Metavariable(_)) => item.kind == Kind::Word,
            Some(Node::Symbol(byte)) => item.kind == Kind::Symbol(*byte),
            Some(Node::Dots(_) | Node::Block(_)) | None => true,
        }
    }

    fn finding(&self, start: u32, last: Last) -> GenericMatch {
        let mut bindings: Vec<(String, Range<u32>)> = self
            .bindings
            .iter()
            .map(|(name, range)| ((*name).to_owned(), range.clone()))
            .collect();
        bindings.sort_by(|left, right| left.0.cmp(&right.0));
        GenericMatch {
            range: start..last.end,
            bindings,
        }
    }

    /// Matches `nodes` from the item at `item` on, within the block that ends
    /// at `block_end`. The whole pattern (`root`) may leave a rest of the
    /// block; a block of the pattern may not.
    fn sequence(
        &mut self,
        nodes: &'p [Node],
        root: bool,
        item: usize,
        block_end: usize,
        last: Last,
    ) -> Option<Last> {
        let mut choices: Vec<State<'p>> = Vec::new();
        let mut state = State {
            node: 0,
            item,
            dots: None,
            last,
            bindings: self.bindings.len(),
        };
        loop {
            self.steps += 1;
            if self.steps > self.work_limit {
                return None;
            }
            match self.step(nodes, root, block_end, state) {
                Step::Done(last) => return Some(last),
                Step::Go(next) => state = next,
                Step::Try(next) => {
                    choices.push(state);
                    state = next;
                }
                Step::Fail => {
                    let choice = choices.pop()?;
                    self.bindings.truncate(choice.bindings);
                    // The ellipsis takes the token after all.
                    state = self.skipped(choice)?;
                }
            }
        }
    }

    fn step(
        &mut self,
        nodes: &'p [Node],
        root: bool,
        block_end: usize,
        state: State<'p>,
    ) -> Step<'p> {
        let Some(node) = nodes.get(state.node) else {
            return self.finish(root, state);
        };
        match node {
            Node::Dots(name) => Step::Go(State {
                node: state.node + 1,
                dots: Some(self.opened(state, name.as_deref())),
                ..state
            }),
            Node::Block(inner) => self.block(nodes, inner, state),
            Node::Word(_) | Node::Symbol(_) | Node::Metavariable(_) => {
                self.token(node, block_end, state)
            }
        }
    }

    /// Another ellipsis: a new one, or more lines for the one that is open.
    fn opened(&self, state: State<'p>, name: Option<&'p str>) -> Dots<'p> {
        let span = self.pattern.ellipsis_max_span;
        match state.dots {
            None => Dots {
                last_line: state.last.line.saturating_add(span),
                start: state.last.end,
                end: state.last.end,
                name,
            },
            Some(dots) => Dots {
                last_line: dots.last_line.saturating_add(span),
                ..dots
            },
        }
    }

    /// The end of the pattern, or of a block of it.
    fn finish(&mut self, root: bool, state: State<'p>) -> Step<'p> {
        match state.dots {
            None if root || self.at_end(state.item) => Step::Done(state.last),
            None => Step::Fail,
            Some(dots) => {
                let last = self.rest_of_block(state, dots.last_line);
                self.completed(state, last)
            }
        }
    }

    /// An open ellipsis at the end reaches up to the last token.
    fn completed(&mut self, state: State<'p>, last: Last) -> Step<'p> {
        let dots = state.dots.map(|dots| Dots {
            end: last.end,
            ..dots
        });
        if self.bind_dots(dots) {
            Step::Done(last)
        } else {
            Step::Fail
        }
    }

    /// The last token of the current block that is not beyond `last_line`.
    fn rest_of_block(&mut self, state: State<'p>, last_line: u32) -> Last {
        let mut last = state.last;
        let mut depth = 0usize;
        for item in &self.target.items[state.item.min(self.target.items.len())..] {
            self.steps += 1;
            match item.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close if depth == 0 => break,
                Kind::Close => depth -= 1,
                Kind::Word | Kind::Symbol(_) if item.line > last_line => break,
                Kind::Word | Kind::Symbol(_) => last = last_of(item),
            }
        }
        last
    }

    fn at_end(&self, index: usize) -> bool {
        self.target
            .item(index)
            .is_none_or(|item| item.kind == Kind::Close)
    }

    /// An indented block of the pattern.
    fn block(&mut self, nodes: &'p [Node], inner: &'p [Node], state: State<'p>) -> Step<'p> {
        let Some(item) = self.target.item(state.item).copied() else {
            return self.block_at_end(nodes, inner, state);
        };
        match item.kind {
            Kind::Close => self.block_at_end(nodes, inner, state),
            Kind::Open(end) => {
                if !self.bind_dots(state.dots) {
                    return Step::Fail;
                }
                let end = end as usize;
                match self.sequence(inner, false, state.item + 1, end, state.last) {
                    Some(last) => Step::Go(State {
                        node: state.node + 1,
                        item: end + 1,
                        dots: None,
                        last,
                        bindings: self.bindings.len(),
                    }),
                    None => Step::Fail,
                }
            }
            Kind::Word | Kind::Symbol(_) => {
                if let Some(skipped) = self.skipped(state) {
                    return Step::Go(skipped);
                }
                if !self.bind_dots(state.dots) || !matches_nothing(inner) {
                    return Step::Fail;
                }
                Step::Go(State {
                    node: state.node + 1,
                    dots: None,
                    bindings: self.bindings.len(),
                    ..state
                })
            }
        }
    }

    fn block_at_end(&mut self, nodes: &[Node], inner: &[Node], state: State<'p>) -> Step<'p> {
        if matches_nothing(inner) && matches_nothing(&nodes[state.node + 1..]) {
            self.completed(state, state.last)
        } else {
            Step::Fail
        }
    }

    /// A word, symbol or metavariable.
    fn token(&mut self, node: &'p Node, block_end: usize, state: State<'p>) -> Step<'p> {
        let Some(item) = self.target.item(state.item).copied() else {
            return Step::Fail;
        };
        let next = State {
            item: state.item + 1,
            ..state
        };
        match item.kind {
            // Blocks that the pattern does not mention are not there.
            Kind::Open(_) => return Step::Go(next),
            Kind::Close if state.item == block_end => return Step::Fail,
            Kind::Close => return Step::Go(next),
            Kind::Word | Kind::Symbol(_) => {}
        }
        if state.dots.is_some_and(|dots| item.line > dots.last_line) {
            return Step::Fail;
        }
        if self.bind_dots(state.dots) && self.fits(node, &item) {
            let next = State {
                node: state.node + 1,
                dots: None,
                last: last_of(&item),
                bindings: self.bindings.len(),
                ..next
            };
            return if state.dots.is_some() {
                Step::Try(next)
            } else {
                Step::Go(next)
            };
        }
        self.bindings.truncate(state.bindings);
        match self.skipped(state) {
            Some(skipped) => Step::Go(skipped),
            None => Step::Fail,
        }
    }

    /// The state after an open ellipsis took the current token, if it may.
    fn skipped(&self, state: State<'p>) -> Option<State<'p>> {
        let item = self.target.item(state.item)?;
        let dots = state.dots.filter(|dots| item.line <= dots.last_line)?;
        Some(State {
            item: state.item + 1,
            dots: Some(Dots {
                end: item.end,
                ..dots
            }),
            ..state
        })
    }

    /// Whether the token is what `node` asks for; binds metavariables.
    fn fits(&mut self, node: &'p Node, item: &Item) -> bool {
        match (node, item.kind) {
            (Node::Word(word), Kind::Word) => self.text(item.start..item.end) == word,
            (Node::Symbol(expected), Kind::Symbol(byte)) => *expected == byte,
            (Node::Metavariable(name), Kind::Word) => self.bind(name, item.start..item.end),
            _ => false,
        }
    }

    /// Binds what a named ellipsis covers.
    fn bind_dots(&mut self, dots: Option<Dots<'p>>) -> bool {
        match dots {
            Some(Dots {
                start,
                end,
                name: Some(name),
                ..
            }) => self.bind(name, start..end),
            _ => true,
        }
    }

    /// Whether `name` is free or bound to the same text already.
    fn bind(&mut self, name: &'p str, range: Range<u32>) -> bool {
        let bound = self.bindings.iter().find(|(bound, _)| *bound == name);
        match bound {
            Some((_, bound)) => self.text(bound.clone()) == self.text(range),
            None => {
                self.bindings.push((name, range));
                true
            }
        }
    }

    fn text(&self, range: Range<u32>) -> &str {
        self.target
            .text
            .get(range.start as usize..range.end as usize)
            .unwrap_or_default()
    }
}

fn last_of(item: &Item) -> Last {
    Last {
        start: item.start,
        end: item.end,
        line: item.line,
    }
}

/// Whether `nodes` can match where nothing is left.
fn matches_nothing(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Dots(_) => true,
        Node::Block(inner) => matches_nothing(inner),
        Node::Word(_) | Node::Symbol(_) | Node::Metavariable(_) => false,
    })
}

/// One match for each last token: the shortest, which begins last. With an
/// ellipsis at the end the longest, since that ellipsis is what makes matches
/// end at the same place.
fn one_for_each_end(found: Vec<(Last, GenericMatch)>, longest: bool) -> Vec<GenericMatch> {
    let mut by_end: HashMap<Last, usize> = HashMap::new();
    for (index, (last, _)) in found.iter().enumerate() {
        let kept = by_end.entry(*last).or_insert(index);
        if !longest {
            *kept = index;
        }
    }
    found
        .into_iter()
        .enumerate()
        .filter(|(index, (last, _))| by_end.get(last) == Some(index))
        .map(|(_, (_, found))| found)
        .collect()
}
