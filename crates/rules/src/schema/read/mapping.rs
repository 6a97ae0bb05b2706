//! Taking a mapping apart: every key is read or complained about.

use super::super::position::{Located, Position};
use super::super::problems::{Problems, did_you_mean};
use super::super::yaml::{Entry, Node, Value};

/// A mapping whose keys are being read.
#[derive(Debug)]
pub(super) struct Mapping<'n> {
    entries: &'n [Entry],
    taken: Vec<bool>,
    position: Position,
    /// What the mapping is, for messages: "a rule", "`metavariable-regex`".
    what: String,
}

/// A key and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'n> {
    pub(super) key: &'n str,
    pub(super) key_position: Position,
    pub(super) node: &'n Node,
}

impl<'n> Mapping<'n> {
    /// `node` as a mapping; anything else, and keys given twice, are errors.
    pub(super) fn new(node: &'n Node, what: &str, problems: &mut Problems) -> Option<Mapping<'n>> {
        let Value::Mapping(entries) = &node.value else {
            let found = node.describe();
            problems.error(
                node.position,
                format!("{what} must be a mapping, but is {found}"),
            );
            return None;
        };
        duplicate_keys(entries, problems);
        Some(Mapping {
            entries,
            taken: vec![false; entries.len()],
            position: node.position,
            what: what.to_owned(),
        })
    }

    pub(super) fn position(&self) -> Position {
        self.position
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// The first key.
    pub(super) fn first(&self) -> Option<Field<'n>> {
        self.entries.first().map(field)
    }

    /// Keys that were not taken.
    pub(super) fn rest(&self) -> impl Iterator<Item = Field<'n>> + '_ {
        self.entries
            .iter()
            .zip(&self.taken)
            .filter(|(_, taken)| !**taken)
            .map(|(entry, _)| field(entry))
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Field<'n>> {
        let mut found = None;
        for (entry, taken) in self.entries.iter().zip(&mut self.taken) {
            if entry.key == key {
                *taken = true;
                found.get_or_insert_with(|| field(entry));
            }
        }
        found
    }

    /// As [`Mapping::take`], and an error when it is missing.
    pub(super) fn require(&mut self, key: &str, problems: &mut Problems) -> Option<Field<'n>> {
        let field = self.take(key);
        if field.is_none() {
            let what = &self.what;
            problems.error(self.position, format!("{what} needs `{key}`"));
        }
        field
    }

    /// Complains about what was not taken; `known` are the keys it may have.
    pub(super) fn finish(self, known: &[&str], problems: &mut Problems) {
        for field in self.rest() {
            problems.error_with_help(
                field.key_position,
                format!("unknown key `{}` in {}", field.key, self.what),
                did_you_mean(field.key, known.iter().copied()),
            );
        }
    }

    /// As [`Mapping::finish`], but what is near to no known key is a warning:
    /// the reference passes over it, and so do rules in use.
    pub(super) fn finish_tolerantly(self, known: &[&str], problems: &mut Problems) {
        for field in self.rest() {
            let what = &self.what;
            match did_you_mean(field.key, known.iter().copied()) {
                None => problems.warning(
                    field.key_position,
                    format!("the key `{}` has no effect in {what}", field.key),
                    None,
                ),
                help => problems.error_with_help(
                    field.key_position,
                    format!("unknown key `{}` in {what}", field.key),
                    help,
                ),
            }
        }
    }
}

fn field(entry: &Entry) -> Field<'_> {
    Field {
        key: &entry.key,
        key_position: entry.key_position,
        node: &entry.value,
    }
}

fn duplicate_keys(entries: &[Entry], problems: &mut Problems) {
    for (index, entry) in entries.iter().enumerate() {
        if entries[..index].iter().any(|other| other.key == entry.key) {
            problems.error(
                entry.key_position,
                format!("the key `{}` is given twice", entry.key),
            );
        }
    }
}

/// Complains about keys given twice anywhere in `node`.
pub(super) fn check_duplicates(node: &Node, problems: &mut Problems) {
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Sequence(items) => {
            for item in items {
                check_duplicates(item, problems);
            }
        }
        Value::Mapping(entries) => {
            duplicate_keys(entries, problems);
            for entry in entries {
                check_duplicates(&entry.value, problems);
            }
        }
    }
}

impl<'n> Field<'n> {
    fn wrong(self, expected: &str, problems: &mut Problems) {
        let found = self.node.describe();
        problems.error(
            self.node.position,
            format!("`{}` must be {expected}, but is {found}", self.key),
        );
    }

    pub(super) fn string(self, problems: &mut Problems) -> Option<String> {
        let text = self.node.text().map(str::to_owned);
        if text.is_none() {
            self.wrong("a text", problems);
        }
        text
    }

    pub(super) fn located(self, problems: &mut Problems) -> Option<Located<String>> {
        Some(Located {
            value: self.string(problems)?,
            position: self.node.position,
        })
    }

    pub(super) fn boolean(self, problems: &mut Problems) -> Option<bool> {
        let boolean = self.node.boolean();
        if boolean.is_none() {
            self.wrong("`true` or `false`", problems);
        }
        boolean
    }

    pub(super) fn integer(self, problems: &mut Problems) -> Option<i64> {
        let integer = self.node.integer();
        if integer.is_none() {
            self.wrong("a whole number", problems);
        }
        integer
    }

    /// A whole number that is not negative.
    pub(super) fn count(self, problems: &mut Problems) -> Option<u32> {
        let count = self
            .node
            .integer()
            .and_then(|integer| u32::try_from(integer).ok());
        if count.is_none() {
            self.wrong("a whole number, not negative", problems);
        }
        count
    }

    pub(super) fn list(self, problems: &mut Problems) -> Option<&'n [Node]> {
        match &self.node.value {
            Value::Sequence(items) => Some(items),
            _ => {
                self.wrong("a list", problems);
                None
            }
        }
    }

    pub(super) fn strings(self, problems: &mut Problems) -> Option<Vec<Located<String>>> {
        let items = self.list(problems)?;
        let mut strings = Vec::with_capacity(items.len());
        for item in items {
            let Some(text) = item.text() else {
                let found = item.describe();
                problems.error(
                    item.position,
                    format!("`{}` must be a list of texts, but one is {found}", self.key),
                );
                return None;
            };
            strings.push(Located {
                value: text.to_owned(),
                position: item.position,
            });
        }
        Some(strings)
    }

    pub(super) fn metavariable(self, problems: &mut Problems) -> Option<String> {
        let name = self.string(problems)?;
        check_metavariable(&name, self.node.position, problems).then_some(name)
    }
}

/// Whether `name` can be a metavariable; if not, an error says so.
pub(super) fn check_metavariable(name: &str, position: Position, problems: &mut Problems) -> bool {
    let bare = name
        .strip_prefix('$')
        .map(|rest| rest.trim_start_matches("..."));
    let valid = bare.is_some_and(|bare| {
        !bare.is_empty()
            && bare
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || character == '_')
    });
    if !valid {
        problems.error_with_help(
            position,
            format!("`{name}` is not a metavariable"),
            Some("metavariables are written `$NAME`".to_owned()),
        );
    }
    valid
}
