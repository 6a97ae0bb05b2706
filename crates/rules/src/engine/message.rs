//! Messages and fixes with metavariables filled in.

use std::collections::BTreeMap;

use super::Capture;

/// `$X` becomes what it stands for; `value($X)` too.
pub(super) fn interpolate(template: &str, metavariables: &BTreeMap<String, Capture>) -> String {
    if !template.contains('$') {
        return template.to_owned();
    }
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('$') {
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
