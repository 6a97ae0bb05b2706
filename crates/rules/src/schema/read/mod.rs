//! Reads rule files.

mod classic;
mod condition;
mod formula;
mod mapping;
mod modern;
mod options;
mod rule;
mod taint;
mod version;

pub use version::COMPATIBLE_VERSION;

use super::position::Position;
use super::problems::{Problems, RuleError, did_you_mean};
use super::rule::Rule;
use super::yaml::{Loaded, Node, Value, load};

/// What a rule file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedRules {
    /// The rules that are right, in order; some may not be run, see
    /// [`super::RuleBody::NotRun`].
    pub rules: Vec<Rule>,
    /// What is wrong; each rule that is named here is left out.
    pub errors: Vec<RuleError>,
    /// What is odd, but does no harm.
    pub warnings: Vec<RuleError>,
}

/// After so many syntax errors the rest of a file is given up.
const MAXIMUM_RECOVERIES: usize = 20;

/// Reads the rules in `text`, which is YAML or JSON. `path_label` names the
/// file in messages.
pub fn parse_rules(path_label: &str, text: &str) -> ParsedRules {
    let mut problems = Problems::new(path_label);
    let mut rules = Vec::new();
    let loaded = load(text);
    report(&loaded, &mut problems);
    if loaded.error.is_none() && loaded.root.is_none() {
        problems.error(START, "the file is empty, but should hold `rules`");
    }
    let mut indentation = None;
    if let Some(root) = &loaded.root {
        let items = rule_list(root, loaded.error.is_some(), &mut problems);
        for item in items.unwrap_or_default() {
            indentation.get_or_insert(item.position.column);
            rules.extend(rule::rule(item, path_label, &mut problems));
        }
    }
    if let Some((position, _)) = loaded.error {
        rules.extend(recovered(
            text,
            position.line,
            indentation,
            path_label,
            &mut problems,
        ));
    }
    ParsedRules {
        rules,
        errors: problems.errors,
        warnings: problems.warnings,
    }
}

const START: Position = Position { line: 1, column: 1 };

fn report(loaded: &Loaded, problems: &mut Problems) {
    problems.rule_id = None;
    if let Some((position, message)) = &loaded.error {
        problems.error(*position, format!("invalid YAML: {message}"));
    }
    if let Some(position) = loaded.second_document {
        problems.error_with_help(
            position,
            "a second YAML document, which is not read",
            Some("put all rules under one `rules`".to_owned()),
        );
    }
    for position in &loaded.bad_keys {
        problems.error(*position, "keys must be texts");
    }
}

/// The list of rules: under `rules`, or the file itself.
fn rule_list<'n>(root: &'n Node, incomplete: bool, problems: &mut Problems) -> Option<&'n [Node]> {
    let entries = match &root.value {
        Value::Sequence(items) => return Some(items),
        Value::Mapping(entries) => entries,
        Value::Scalar { .. } => {
            problems.error(root.position, "the file holds no `rules`");
            return None;
        }
    };
    let mut rules = None;
    for entry in entries {
        match entry.key.as_str() {
            "rules" if rules.is_some() => {
                problems.error(entry.key_position, "the key `rules` is given twice");
            }
            "rules" => rules = Some(&entry.value),
            // Written by the registry; says what it could not deliver.
            "missed" => {}
            other => problems.error_with_help(
                entry.key_position,
                format!("unknown key `{other}` beside `rules`"),
                did_you_mean(other, ["rules"]),
            ),
        }
    }
    match rules.map(|rules| (&rules.value, rules)) {
        Some((Value::Sequence(items), _)) => Some(items),
        Some((_, rules)) => {
            let found = rules.describe();
            problems.error(
                rules.position,
                format!("`rules` must be a list, but is {found}"),
            );
            None
        }
        None if incomplete => None,
        None => {
            problems.error(root.position, "the file holds no `rules`");
            None
        }
    }
}

/// The rules behind a syntax error: reading goes on at the next line that
/// begins an item at the indentation of the rules before.
fn recovered(
    text: &str,
    mut error_line: u32,
    indentation: Option<u32>,
    path: &str,
    problems: &mut Problems,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for _ in 0..MAXIMUM_RECOVERIES {
        let Some(next) = next_item(&lines, error_line as usize, indentation) else {
            break;
        };
        // Empty lines in front keep the line numbers right.
        let rest = "\n".repeat(next) + &lines[next..].concat();
        let loaded = load(&rest);
        report(&loaded, problems);
        if let Some(Node {
            value: Value::Sequence(items),
            ..
        }) = &loaded.root
        {
            for item in items {
                rules.extend(rule::rule(item, path, problems));
            }
        }
        match loaded.error {
            Some((position, _)) if position.line > error_line => error_line = position.line,
            _ => break,
        }
    }
    rules
}

/// The first line from `from` on (counted from 0) that begins a rule: `- id: `,
/// at the usual column if that is known.
fn next_item(lines: &[&str], from: usize, column: Option<u32>) -> Option<usize> {
    (from.saturating_sub(1)..lines.len()).find(|&line| {
        let text = lines[line];
        let bare = text.trim_start_matches(' ');
        let Some(item) = bare.strip_prefix('-') else {
            return false;
        };
        let key = item.trim_start_matches(' ');
        let found = text.len() - key.len() + 1;
        key.starts_with("id:") && column.is_none_or(|column| column as usize == found)
    })
}
