//! Settings as `configparser` reads them: sections, `key = value` or `key: value`,
//! and values that go on on indented lines.

use laocoon_source::Span;

use crate::TextFile;

/// One line of a value: the first, or one that goes on.
pub(super) struct Line<'a> {
    pub(super) section: String,
    pub(super) key: String,
    pub(super) value: &'a str,
    /// Of the value.
    pub(super) span: Span,
}

/// The lines of all values, in the order of the file.
pub(super) fn lines<'a>(file: &TextFile<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let (mut section, mut key) = (String::new(), String::new());
    for line in file.lines() {
        let text = line.text.trim_end();
        let lead = text.len() - text.trim_start().len();
        if text.len() == lead || text[lead..].starts_with(['#', ';']) {
            continue;
        }
        if lead == 0
            && let Some(name) = text.strip_prefix('[')
        {
            section = name.trim_end_matches(']').trim().to_ascii_lowercase();
            key.clear();
            continue;
        }
        let start = if lead > 0 && !key.is_empty() {
            lead
        } else {
            let at = text.find(['=', ':']).unwrap_or(text.len());
            key = text[..at].trim().to_ascii_lowercase();
            let rest = text.get(at + 1..).unwrap_or_default();
            text.len() - rest.trim_start().len()
        };
        let value = text.get(start..).unwrap_or_default();
        if !value.is_empty() {
            lines.push(Line {
                section: section.clone(),
                key: key.clone(),
                value,
                span: line.span(start, text.len()),
            });
        }
    }
    lines
}
