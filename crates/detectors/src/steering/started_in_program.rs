//! Agents that a program starts: the program's name and its flags are literals
//! of a call, or of lists that are put together before it.

use laocoon_source::Span;
use laocoon_syntax::{FileTree, Kind, NodeId, SyntaxTree};

use super::started_agent::{Started, Word, agent_of, flag_at, is_common, started_in, words_of};
use crate::text::address::{Heard, Order, normalised};

/// So many literals of a file are looked at.
const MAX_LITERALS: usize = 20_000;

/// What follows the name of a program so closely, in bytes, is given to it.
const CALL_BYTES: usize = 400;

/// A list of flags that any program may have is so near to the name, in bytes.
const LIST_BYTES: usize = 1_500;

/// A longer literal holds no prompt that is looked at as a whole.
const MAX_PROMPT_BYTES: usize = 8_000;

struct Literal<'a> {
    id: NodeId,
    span: Span,
    words: Vec<Word<'a>>,
}

/// The agents that a program starts so, each place once.
pub(super) fn started_by(text: &str, file: &FileTree) -> Vec<Started> {
    let tree = &file.tree;
    let literals = literals_of(text, tree);
    let mut found: Vec<Started> = Vec::new();
    for (index, literal) in literals.iter().enumerate() {
        // `"claude --yolo"`, `"npx -y @openai/codex --yolo"`.
        let whole = started_in(&literal.words, |at| is_command(&literal.words, at));
        let started = whole.or_else(|| {
            agent_of(&sequence(text, &literals[index..]), 0)?;
            started_in(&sequence(text, &literals[index..]), |at| at == 0)
        });
        if let Some(started) = started {
            found.push(started);
        }
    }
    for literal in &literals {
        let Some((program, agent)) = flagged(text, &literals, literal) else {
            continue;
        };
        let start = literal.span.start as usize;
        let is_known = found.iter().any(|known| known.range.contains(&start));
        if !is_known && !is_asked_about(text, tree, literal.id) {
            found.push(Started {
                program,
                product: &agent.product,
                range: start..literal.span.end as usize,
            });
        }
    }
    found.retain(|started| {
        literals
            .iter()
            .filter(|literal| started.range.contains(&(literal.span.start as usize)))
            .all(|literal| !is_asked_about(text, tree, literal.id))
    });
    found.sort_by_key(|started| started.range.start);
    found.dedup_by_key(|started| started.range.start);
    found
}

/// The words of literals that stand close behind the first of them. A statement
/// that ends between them ends the command.
fn sequence<'a>(text: &str, literals: &[Literal<'a>]) -> Vec<Word<'a>> {
    let Some(first) = literals.first() else {
        return Vec::new();
    };
    let end = first.span.end as usize + CALL_BYTES;
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut last = first.span.end as usize;
    for literal in literals.iter().take(60) {
        let start = literal.span.start as usize;
        if start > end {
            break;
        }
        let between = text.get(last..start).unwrap_or_default();
        let has_ended = ends_statement(between);
        last = literal.span.end as usize;
        for (index, word) in literal.words.iter().take(20).enumerate() {
            let mut word = word.clone();
            word.is_first = words.is_empty() || index == 0 && has_ended;
            words.push(word);
        }
    }
    words
}

/// Whether a statement ends in what stands between two literals.
fn ends_statement(between: &str) -> bool {
    let ends_line = between.split_once('\n').is_some_and(|(before, after)| {
        let goes_on = after
            .trim_start()
            .starts_with(['.', ',', '+', ')', ']', '}']);
        before.trim_end().ends_with([')', ']', '}']) && !goes_on
    });
    between.contains(';') || ends_line
}

/// Whether a literal is a flag, and which program of the file it is for.
fn flagged(
    text: &str,
    literals: &[Literal<'_>],
    literal: &Literal<'_>,
) -> Option<(String, &'static laocoon_inventory::Agent)> {
    let first = literal.words.first()?;
    if !first.text.starts_with("--") || literal.words.len() > 2 || is_common(first.text) {
        return None;
    }
    let is_plain = first.text.contains("dangerously")
        || first.text.contains("-all-tools")
        || first.text.contains("permissions");
    literals.iter().find_map(|program| {
        let (agent, _) = agent_of(&sequence(text, std::slice::from_ref(program)), 0)
            .or_else(|| agent_of(&two_words(text, literals, program), 0))?;
        flag_at(agent, &literal.words, 0)?;
        // What follows a name closely was looked at.
        let distance = program.span.start.checked_sub(literal.span.start);
        let is_near = distance.is_some_and(|distance| (distance as usize) < LIST_BYTES);
        (is_plain || is_near).then(|| (program.words[0].text.to_owned(), agent))
    })
}

/// `'q', ['chat', ..]`
fn two_words<'a>(text: &str, literals: &[Literal<'a>], program: &Literal<'a>) -> Vec<Word<'a>> {
    let at = literals.partition_point(|other| other.span.start < program.span.start);
    sequence(text, &literals[at..])
}

fn literals_of<'a>(text: &'a str, tree: &SyntaxTree) -> Vec<Literal<'a>> {
    let kinds = [Kind::String, Kind::InterpolatedString];
    let mut ids: Vec<NodeId> = kinds
        .iter()
        .flat_map(|kind| tree.of_kind(*kind).iter().copied())
        .take(MAX_LITERALS)
        .collect();
    ids.sort_by_key(|id| tree.node(*id).span.start);
    ids.into_iter()
        .filter_map(|id| {
            let span = tree.node(id).span;
            let content = text.get(span.start as usize..span.end as usize)?;
            let words = words_of(content, span.start as usize);
            Some(Literal { id, span, words })
        })
        .filter(|literal| !literal.words.is_empty())
        .collect()
}

/// Whether a word of a literal is where a command begins. Messages name
/// programs, too.
fn is_command(words: &[Word<'_>], at: usize) -> bool {
    const BEFORE: [&str; 18] = [
        "npx", "bunx", "-y", "--yes", "dlx", "exec", "sudo", "env", "nohup", "-c", "-lc", "/c",
        "x", "timeout", "time", "start", "run", "-ic",
    ];
    words.len() > at + 1
        && (words[at].is_first
            || words[..at].iter().all(|word| {
                BEFORE.contains(&word.text)
                    || word.text.contains('=')
                    || word.text.starts_with('-')
                    || word.text.bytes().all(|byte| byte.is_ascii_digit())
                    || matches!(
                        word.text,
                        "bash" | "sh" | "zsh" | "cmd" | "pnpm" | "yarn" | "bun" | "npm"
                    )
            }))
}

/// Whether the program only declares, looks for or prints the flag.
fn is_asked_about(text: &str, tree: &SyntaxTree, id: NodeId) -> bool {
    const ASKING: [&str; 24] = [
        "option",
        "add_argument",
        "argument",
        "arg",
        "flag",
        "includes",
        "include?",
        "has",
        "contains",
        "indexof",
        "index",
        "count",
        "startswith",
        "equals",
        "println",
        "print",
        "log",
        "info",
        "warn",
        "warning",
        "error",
        "debug",
        "expect",
        "echo",
    ];
    let mut parent = tree.node(id).parent;
    // A list of names for one option: `option(["-y", "--yolo"])`.
    if matches!(tree.kind(parent), Kind::KeywordArgument) {
        parent = tree.node(parent).parent;
    }
    match tree.kind(parent) {
        Kind::Binary => {
            let span = tree.node(parent).span;
            let whole = text.get(span.start as usize..span.end as usize);
            whole.is_some_and(|whole| {
                whole.len() < 400
                    && (whole.contains("==") || whole.contains("!=") || whole.contains(" in "))
            })
        }
        Kind::Case => true,
        Kind::Arguments => {
            let call = tree.node(parent).parent;
            let (start, end) = (tree.node(call).span.start, tree.node(parent).span.start);
            let head = text.get(start as usize..end as usize).unwrap_or_default();
            let name = head
                .trim_end_matches(['(', ' ', '!'])
                .rsplit(['.', ' ', ':', '\n'])
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            // `Command::new("claude").arg("--yolo")` gives it.
            ASKING.contains(&name.as_str()) && !(name == "arg" && head.contains("Command"))
        }
        _ => false,
    }
}

/// Whether a prompt of the file has an agent do harm.
pub(super) fn has_harmful_prompt(text: &str, file: &FileTree) -> bool {
    let tree = &file.tree;
    let kinds = [Kind::String, Kind::InterpolatedString];
    let mut ids = kinds
        .iter()
        .flat_map(|kind| tree.of_kind(*kind))
        .take(MAX_LITERALS);
    ids.any(|id| {
        let span = tree.node(*id).span;
        let content = text.get(span.start as usize..span.end as usize);
        content.is_some_and(|content| {
            (30..MAX_PROMPT_BYTES).contains(&content.len()) && is_harmful(content)
        })
    })
}

/// Whether a text has an agent do harm.
pub(super) fn is_harmful(text: &str) -> bool {
    let heard = Heard::of(&normalised(text));
    heard.is_deadly()
        || heard.carries_off()
        || heard.hides_harm()
        || heard.has(Order::ReadSecrets)
            && (heard.has(Order::Hide) || heard.has(Order::Omit) || heard.has(Order::Unasked))
}
