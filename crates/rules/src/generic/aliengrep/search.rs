//! Matches a pattern against a text.

use std::ops::Range;

use super::super::{GenericMatch, Matches};
use super::pattern::{Ellipsis, Part, Pattern};

/// All matches of `pattern`, none overlapping another, within so many steps.
pub(in super::super) fn search(pattern: &Pattern, text: &str, work_limit: u64) -> Matches {
    let mut matches = Matches::default();
    if pattern.parts.is_empty() || u32::try_from(text.len()).is_err() {
        return matches;
    }
    let mut searcher = Searcher {
        pattern,
        text,
        bytes: text.as_bytes(),
        brackets: [vec![0; text.len()], vec![0; text.len()]],
        bindings: Vec::new(),
        steps: 0,
        work_limit,
    };
    let mut position = 0;
    while position <= text.len() {
        searcher.bindings.clear();
        let end = searcher.at(position);
        if searcher.steps > work_limit {
            matches.limit_hit = true;
            break;
        }
        match end {
            Some(end) => {
                matches.found.push(searcher.finding(position, end));
                position = if end > position {
                    end
                } else {
                    searcher.following(position)
                };
            }
            None => position = searcher.following(position),
        }
    }
    matches
}

/// Where matching stands: the next part and the position.
#[derive(Clone, Copy, Debug)]
struct State {
    part: usize,
    position: usize,
    bindings: usize,
}

/// A way to go on should the way taken fail.
#[derive(Clone, Copy, Debug)]
enum Choice {
    /// One more node for an ellipsis.
    Longer(Covered),
    /// Another start for an ellipsis that takes line breaks.
    Start(State),
}

/// What an ellipsis takes so far.
#[derive(Clone, Copy, Debug)]
struct Covered {
    part: usize,
    /// Where it begins, its own line breaks included.
    outer: usize,
    /// Where its nodes begin and end.
    start: usize,
    end: usize,
    bindings: usize,
}

struct Searcher<'p, 't> {
    pattern: &'p Pattern,
    text: &'t str,
    bytes: &'t [u8],
    /// Where the pair of braces that opens at a position ends, within a line
    /// and across lines: 0 unknown, 1 nowhere, else the end plus 1.
    brackets: [Vec<u32>; 2],
    /// The index of the name, and what it is bound to.
    bindings: Vec<(usize, Range<usize>)>,
    steps: u64,
    work_limit: u64,
}

impl Searcher<'_, '_> {
    fn following(&self, position: usize) -> usize {
        let rest = self.text.get(position..).unwrap_or_default();
        position + rest.chars().next().map_or(1, char::len_utf8)
    }

    fn finding(&self, start: usize, end: usize) -> GenericMatch {
        let narrow = |range: &Range<usize>| {
            let narrow = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
            narrow(range.start)..narrow(range.end)
        };
        let mut bindings: Vec<(String, Range<u32>)> = self
            .bindings
            .iter()
            .filter_map(|(name, range)| {
                let name = self.pattern.names.get(*name)?;
                Some((name.clone(), narrow(range)))
            })
            .collect();
        bindings.sort_by(|left, right| left.0.cmp(&right.0));
        GenericMatch {
            range: narrow(&(start..end)),
            bindings,
        }
    }

    /// The end of a match that begins at `position`, if there is one.
    fn at(&mut self, position: usize) -> Option<usize> {
        let mut choices: Vec<Choice> = Vec::new();
        let mut state = State {
            part: 0,
            position,
            bindings: 0,
        };
        loop {
            self.steps += 1;
            if self.steps > self.work_limit {
                return None;
            }
            let Some(part) = self.pattern.parts.get(state.part) else {
                return Some(state.position);
            };
            let next = match part {
                Part::Ellipsis(ellipsis) => self.begin(*ellipsis, state, &mut choices),
                part => self.simple(part, state.position),
            };
            let next = next.map(|end| self.next(state.part, end));
            state = match next {
                Some(state) => state,
                None => loop {
                    if let Some(state) = self.other(choices.pop()?, &mut choices) {
                        break state;
                    }
                },
            };
        }
    }

    /// The state behind a part that ends at `end`; white space is passed over,
    /// unless it is the last part.
    fn next(&self, part: usize, end: usize) -> State {
        let last = part + 1 == self.pattern.parts.len();
        State {
            part: part + 1,
            position: if last {
                end
            } else {
                self.spaces(end, self.pattern.multiline)
            },
            bindings: self.bindings.len(),
        }
    }

    fn spaces(&self, position: usize, across_lines: bool) -> usize {
        let rest = &self.bytes[position.min(self.bytes.len())..];
        let length = rest
            .iter()
            .position(|byte| match byte {
                b' ' | b'\t' => false,
                b'\n' | b'\r' | b'\x0B' | b'\x0C' => !across_lines,
                _ => true,
            })
            .unwrap_or(rest.len());
        position + length
    }

    /// The end of anything but an ellipsis.
    fn simple(&mut self, part: &Part, position: usize) -> Option<usize> {
        match part {
            Part::Word(word) => {
                let end = position + word.len();
                let found = self.text.get(position..end)?;
                let equal = if self.pattern.caseless {
                    found.eq_ignore_ascii_case(word)
                } else {
                    found == word
                };
                (equal && !self.in_word(position) && !self.in_word(end)).then_some(end)
            }
            Part::Character(expected) => {
                let found = self.text.get(position..)?.chars().next()?;
                let equal = found == *expected
                    || self.pattern.caseless && found.to_lowercase().eq(expected.to_lowercase());
                equal.then(|| position + found.len_utf8())
            }
            Part::LineBreak => match self.bytes.get(position..)? {
                [b'\n', ..] => Some(position + 1),
                [b'\r', b'\n', ..] => Some(position + 2),
                _ => None,
            },
            Part::Metavariable(name) => self.metavariable(*name, position),
            Part::TextStart => (position == 0).then_some(position),
            Part::TextEnd => (position == self.bytes.len()).then_some(position),
            Part::LineStart => {
                let before = position.checked_sub(1);
                let starts = before.is_none_or(|before| self.bytes.get(before) == Some(&b'\n'));
                starts.then_some(position)
            }
            Part::LineEnd => {
                let rest = self.bytes.get(position..)?;
                let ends = matches!(rest, [] | [b'\n', ..] | [b'\r', b'\n', ..]);
                ends.then_some(position)
            }
            Part::Ellipsis(_) => None,
        }
    }

    /// Whether `position` is between two characters of a word.
    fn in_word(&self, position: usize) -> bool {
        let is_word = |index: usize| {
            self.bytes
                .get(index)
                .is_some_and(|byte| self.pattern.syntax.is_word_byte(*byte))
        };
        position > 0 && is_word(position - 1) && is_word(position)
    }

    fn metavariable(&mut self, name: usize, position: usize) -> Option<usize> {
        if let Some(bound) = self.bound(name) {
            return self.again(bound, position);
        }
        let end = self.word(position)?;
        self.bindings.push((name, position..end));
        Some(end)
    }

    fn bound(&self, name: usize) -> Option<Range<usize>> {
        let found = self.bindings.iter().find(|(bound, _)| *bound == name)?;
        Some(found.1.clone())
    }

    /// The end of the text at `bound` if it stands at `position` again.
    fn again(&self, bound: Range<usize>, position: usize) -> Option<usize> {
        let text = self.text.get(bound)?;
        let end = position + text.len();
        let found = self.text.get(position..end)?;
        (found == text && !self.in_word(position) && !self.in_word(end)).then_some(end)
    }

    /// The end of the word at `position`.
    fn word(&self, position: usize) -> Option<usize> {
        if self.in_word(position) {
            return None;
        }
        let rest = self.bytes.get(position..)?;
        let length = rest
            .iter()
            .position(|byte| !self.pattern.syntax.is_word_byte(*byte))
            .unwrap_or(rest.len());
        (length > 0).then_some(position + length)
    }

    /// The shortest way through an ellipsis; the others become choices.
    fn begin(
        &mut self,
        ellipsis: Ellipsis,
        state: State,
        choices: &mut Vec<Choice>,
    ) -> Option<usize> {
        if let Some(name) = ellipsis.name
            && let Some(bound) = self.bound(name)
        {
            return self.again(bound, state.position);
        }
        if ellipsis.takes_line_break && self.bytes.get(state.position) == Some(&b'\n') {
            choices.push(Choice::Start(state));
        }
        let covered = Covered {
            part: state.part,
            outer: state.position,
            start: state.position,
            end: state.position,
            bindings: state.bindings,
        };
        Some(self.covered(ellipsis, covered, choices))
    }

    /// Binds what the ellipsis takes, and keeps the longer ways.
    fn covered(
        &mut self,
        ellipsis: Ellipsis,
        covered: Covered,
        choices: &mut Vec<Choice>,
    ) -> usize {
        choices.push(Choice::Longer(covered));
        if let Some(name) = ellipsis.name {
            self.bindings.push((name, covered.outer..covered.end));
        }
        covered.end
    }

    /// Another way; `None` when it does not exist.
    fn other(&mut self, choice: Choice, choices: &mut Vec<Choice>) -> Option<State> {
        self.steps += 1;
        let (part, bindings) = match choice {
            Choice::Longer(covered) => (covered.part, covered.bindings),
            Choice::Start(state) => (state.part, state.bindings),
        };
        self.bindings.truncate(bindings);
        let Some(Part::Ellipsis(ellipsis)) = self.pattern.parts.get(part).cloned() else {
            return None;
        };
        let covered = match choice {
            Choice::Longer(covered) => Covered {
                end: self.longer(ellipsis, covered)?,
                ..covered
            },
            Choice::Start(state) => {
                let start = self.spaces(state.position + 1, true);
                Covered {
                    part,
                    outer: state.position,
                    start,
                    end: start,
                    bindings,
                }
            }
        };
        let end = self.covered(ellipsis, covered, choices);
        Some(self.next(part, end))
    }

    /// Where the ellipsis ends with one more node.
    fn longer(&mut self, ellipsis: Ellipsis, covered: Covered) -> Option<usize> {
        let from = if covered.start == covered.end {
            covered.end
        } else {
            self.spaces(covered.end, ellipsis.crosses_lines)
        };
        let next = self.bytes.get(from).copied();
        if ellipsis.excluded.is_some() && next == ellipsis.excluded {
            return None;
        }
        self.node(from, ellipsis.crosses_lines)
    }

    /// The end of the node at `position`.
    fn node(&mut self, position: usize, across_lines: bool) -> Option<usize> {
        if let Some(end) = self.word(position) {
            return Some(end);
        }
        let character = self.text.get(position..)?.chars().next()?;
        if character.is_ascii_whitespace() || character == '\x0B' {
            return None;
        }
        if self.in_word(position) || self.pattern.syntax.is_word_byte(self.bytes[position]) {
            return None;
        }
        self.bracket(position, across_lines)
            .or(Some(position + character.len_utf8()))
    }

    /// The end of the pair of braces that opens at `position`, if one does.
    ///
    /// Braces within are found first, which may be many: they are kept on a
    /// list instead of the call stack, and each position is answered once.
    fn bracket(&mut self, position: usize, across_lines: bool) -> Option<usize> {
        let known = usize::from(across_lines);
        let mut open: Vec<(usize, u8, usize)> = Vec::new();
        self.open_bracket(position, &mut open);
        while let Some((start, closing, at)) = open.last().copied() {
            self.steps += 1;
            if self.steps > self.work_limit {
                return None;
            }
            let from = self.spaces(at, across_lines);
            let byte = self.bytes.get(from).copied();
            // Braces around nothing but white space are no pair.
            let blank = at == start + 1 && from > at;
            let ended = match byte {
                Some(byte) if byte == closing && blank => Some(to_answer(None)),
                Some(byte) if byte == closing => Some(to_answer(Some(from + 1))),
                None | Some(b'\n' | b'\r' | b'\x0B' | b'\x0C') => Some(to_answer(None)),
                Some(_) => None,
            };
            if let Some(answer) = ended {
                self.brackets[known][start] = answer;
                open.pop();
                continue;
            }
            let inner = self.brackets[known].get(from).copied().unwrap_or(0);
            let opens = byte.is_some_and(|byte| self.pattern.syntax.closing(byte).is_some());
            if inner == 0 && opens {
                self.open_bracket(from, &mut open);
                continue;
            }
            let end = match from_answer(inner) {
                Some(end) => end,
                None => match self.word(from) {
                    Some(end) => end,
                    None => self.following(from),
                },
            };
            if let Some(last) = open.last_mut() {
                last.2 = end;
            }
        }
        from_answer(self.brackets[known].get(position).copied().unwrap_or(0))
    }

    fn open_bracket(&self, position: usize, open: &mut Vec<(usize, u8, usize)>) {
        let byte = self.bytes.get(position).copied();
        if let Some(closing) = byte.and_then(|byte| self.pattern.syntax.closing(byte)) {
            open.push((position, closing, position + 1));
        }
    }
}

fn to_answer(end: Option<usize>) -> u32 {
    end.and_then(|end| u32::try_from(end + 1).ok()).unwrap_or(1)
}

fn from_answer(answer: u32) -> Option<usize> {
    (answer > 1).then(|| answer as usize - 1)
}
