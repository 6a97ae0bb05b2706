//! Guesses from its text whether a regular expression can be made to backtrack
//! exponentially.
//!
//! It looks for a repetition inside a repetition, followed by something that
//! can fail: in `(a+)+$` there are many ways to split a run of `a`, and all are
//! tried before the `$` is given up. The guess is the reference's: what can be
//! repeated in two ways is only seen where it is written as a repetition, so
//! `(a|aa)+$` is missed.

use crate::regex::{Node, RepeatStyle, parse};

/// Repetitions that cannot reach this count do no harm.
const MINIMUM_REPEATS: u32 = 4;

/// Whether `source` looks as if some text made it run for ages. An invalid
/// expression does not.
pub fn may_backtrack_exponentially(source: &str) -> bool {
    match parse(source, false) {
        Ok(parsed) => parsed.node.any(&is_vulnerable_sequence),
        Err(_) => false,
    }
}

/// Whether an item with ambiguous repetitions is followed by one that can fail.
fn is_vulnerable_sequence(node: &Node) -> bool {
    let Node::Sequence(items) = node else {
        return false;
    };
    let Some(ambiguous) = items.iter().position(|item| item.any(&repeats_ambiguously)) else {
        return false;
    };
    items[ambiguous + 1..]
        .iter()
        .any(|item| item.any(&can_fail))
}

fn repeats_ambiguously(node: &Node) -> bool {
    match node {
        Node::Repeat {
            node,
            maximum,
            style: RepeatStyle::Greedy | RepeatStyle::Lazy,
            ..
        } => {
            maximum.is_none_or(|maximum| maximum >= MINIMUM_REPEATS)
                && node.any(&matches_in_two_ways)
        }
        _ => false,
    }
}

/// Whether `node` itself can take two different amounts of text, both not empty.
fn matches_in_two_ways(node: &Node) -> bool {
    match node {
        Node::Repeat {
            minimum,
            maximum,
            style: RepeatStyle::Greedy | RepeatStyle::Lazy,
            ..
        } => match maximum {
            None => true,
            Some(maximum) => *maximum > *minimum && *maximum >= 2,
        },
        _ => false,
    }
}

/// Whether `node` by itself asks for something that may not be there.
fn can_fail(node: &Node) -> bool {
    match node {
        Node::Character { .. }
        | Node::Class(_)
        | Node::Assertion(_)
        | Node::Backreference { .. }
        | Node::Call { .. } => true,
        Node::Empty
        | Node::Sequence(_)
        | Node::Alternation(_)
        | Node::Repeat { .. }
        | Node::Group { .. }
        | Node::Conditional { .. }
        | Node::KeepOut
        | Node::Define(_) => false,
    }
}
