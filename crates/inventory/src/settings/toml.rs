//! TOML, by the library that our own configuration is read with.

use toml::de::{DeTable, DeValue};

use super::{Entry, MAX_DEPTH, MAX_PATH_BYTES, span_of};

pub(super) fn read(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        add_table(table.get_ref(), "", 0, &mut entries);
    }
    entries.sort_by_key(|entry| entry.span.start);
    entries
}

fn add_table(table: &DeTable<'_>, path: &str, depth: usize, entries: &mut Vec<Entry>) {
    if depth >= MAX_DEPTH || path.len() > MAX_PATH_BYTES {
        return;
    }
    for (key, value) in table {
        let key = key.get_ref();
        let path = if path.is_empty() {
            key.to_string()
        } else {
            format!("{path}.{key}")
        };
        add(value, &path, depth + 1, entries);
    }
}

fn add(value: &toml::Spanned<DeValue<'_>>, path: &str, depth: usize, entries: &mut Vec<Entry>) {
    let text = match value.get_ref() {
        DeValue::Table(table) => return add_table(table, path, depth, entries),
        DeValue::Array(array) => {
            if depth < MAX_DEPTH {
                let path = format!("{path}[]");
                for value in array {
                    add(value, &path, depth + 1, entries);
                }
            }
            return;
        }
        DeValue::String(text) => text.to_string(),
        DeValue::Boolean(is) => is.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Datetime(time) => time.to_string(),
    };
    let span = value.span();
    entries.push(Entry {
        path: path.to_owned(),
        value: text,
        span: span_of(span.start, span.end),
    });
}
