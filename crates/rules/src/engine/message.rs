//! Messages and fixes with metavariables filled in.

use std::collections::BTreeMap;

use super::Capture;

/// A message ends after so many bytes; a rule may name a metavariable often.
const MESSAGE_BYTES: usize = 10_000;

const ELLIPSIS: &str = "…";

/// The beginning of a text that is longer than so many bytes.
pub(super) fn shortened(mut text: String, bytes: usize) -> String {
    if text.len() > bytes {
        let end = (0..=bytes).rev().find(|&end| text.is_char_boundary(end));
        text.truncate(end.unwrap_or(0));
        text.push_str(ELLIPSIS);
        // A capture may be as long as the file, and there may be a thousand.
        text.shrink_to_fit();
    }
    text
}

/// `$X` becomes what it stands for; `value($X)` too.
pub(super) fn interpolate(template: &str, metavariables: &BTreeMap<String, Capture>) -> String {
    if !template.contains('$') {
        return template.to_owned();
    }
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
        if text.len() > MESSAGE_BYTES {
            return text + ELLIPSIS;
        }
        let (before, from) = rest.split_at(at);
        let after = from.get(1..).unwrap_or("");
        let dots = if after.starts_with("...") { 3 } else { 0 };
        let name_length = after[dots..]
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
            .count();
        let name = &from[..1 + dots + name_length];
        text.push_str(before);
        // The longest name that is bound: `$X_y` may mean `$X` and `_y`.
        match (1..=name.len())
            .rev()
            .find_map(|end| Some((end, metavariables.get(name.get(..end)?)?)))
        {
            Some((end, capture)) => {
                text.push_str(&capture.text);
                rest = &from[end..];
            }
            None => {
                text.push_str(name);
                rest = &from[name.len()..];
            }
        }
    }
    text.push_str(rest);
    text
}
