//! YAML as far as settings go: keys, lists and one value on a line. Anchors,
//! texts of several lines and nested values in brackets are not read.

use super::{Entry, MAX_DEPTH, MAX_PATH_BYTES, span_of};

/// A key or a dash that is open.
struct Level {
    indent: usize,
    path_length: usize,
}

pub(super) fn read(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut path = String::new();
    let mut levels: Vec<Level> = Vec::new();
    let mut offset = 0;
    for whole in text.split_inclusive('\n') {
        let line = without_comment(whole.trim_end());
        let mut indent = line.len() - line.trim_start_matches(' ').len();
        let start = offset;
        offset += whole.len();
        if line.trim().is_empty() || line.starts_with("---") {
            continue;
        }
        loop {
            let rest = line.get(indent..).unwrap_or_default();
            let is_dash = rest == "-" || rest.starts_with("- ");
            // A list may stand as far left as its key.
            while let Some(level) = levels.last() {
                let is_array = path.ends_with("[]");
                if level.indent < indent || level.indent == indent && is_dash && !is_array {
                    break;
                }
                path.truncate(level.path_length);
                levels.pop();
            }
            if levels.len() >= MAX_DEPTH || path.len() > MAX_PATH_BYTES {
                break;
            }
            if !is_dash {
                add_line(
                    rest,
                    start + indent,
                    indent,
                    &mut path,
                    &mut levels,
                    &mut entries,
                );
                break;
            }
            levels.push(Level {
                indent,
                path_length: path.len(),
            });
            path.push_str("[]");
            let after = rest.get(1..).unwrap_or_default();
            let spaces = after.len() - after.trim_start_matches(' ').len();
            if after.len() == spaces {
                break;
            }
            indent += 1 + spaces;
        }
    }
    entries
}

/// `key: value`, `key:` or a value alone.
fn add_line(
    rest: &str,
    start: usize,
    indent: usize,
    path: &mut String,
    levels: &mut Vec<Level>,
    entries: &mut Vec<Entry>,
) {
    let (key, value) = match rest.split_once(": ") {
        Some((key, value)) if !key.starts_with(['"', '\'', '[', '{']) || key.len() > 1 => {
            (Some(key), value)
        }
        _ => match rest.strip_suffix(':') {
            Some(key) => (Some(key), ""),
            None => (None, rest),
        },
    };
    if let Some(key) = key {
        levels.push(Level {
            indent,
            path_length: path.len(),
        });
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(unquoted(key));
    }
    let value_start = start + rest.len() - value.trim_start().len();
    let value = value.trim();
    let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
    let values: Vec<&str> = list.map_or_else(|| vec![value], |list| list.split(',').collect());
    let path = if list.is_some() {
        format!("{path}[]")
    } else {
        path.clone()
    };
    for one in values.into_iter().map(|one| unquoted(one.trim())) {
        if !one.is_empty() {
            entries.push(Entry {
                path: path.clone(),
                value: one.to_owned(),
                span: span_of(value_start, value_start + value.len()),
            });
        }
    }
}

fn unquoted(text: &str) -> &str {
    let inner = |quote| text.strip_prefix(quote).and_then(|t| t.strip_suffix(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with('#') {
        return "";
    }
    line.split(" #").next().unwrap_or_default().trim_end()
}
