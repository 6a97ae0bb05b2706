//! Scripts in a Jenkinsfile, as far as they are written out.
//!
//! `sh`, `bat`, `powershell` and `pwsh` run the text that they are given. Groovy
//! puts values into texts in double quotes (`"${env.CHANGE_TITLE}"`), and texts
//! are added up with `+`; texts in single quotes reach the shell as they are.
//!
//! Source: <https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#string-interpolation>

use laocoon_source::Span;

use crate::file::span_of;

/// A script.
#[derive(Debug)]
pub(super) struct GroovyScript {
    pub(super) span: Span,
    pub(super) text: String,
    /// Names whose values Groovy puts in, without `env.` and `params.`.
    pub(super) put_in: Vec<String>,
}

const STEPS: [&str; 4] = ["sh", "bat", "powershell", "pwsh"];

/// So many texts are added up.
const MAX_PARTS: usize = 50;

/// The scripts of a text.
pub(super) fn scripts(source: &str) -> Vec<GroovyScript> {
    let mut found = Vec::new();
    for step in STEPS {
        for (at, _) in source.match_indices(step) {
            let is_word = |c: char| c.is_alphanumeric() || "_.$".contains(c);
            let line = source[..at].rfind('\n').map_or(0, |end| end + 1);
            let is_comment = source[line..at].trim_start().starts_with("//");
            if source[..at].ends_with(is_word) || is_comment {
                continue;
            }
            let behind = at + step.len();
            if !source[behind..].starts_with([' ', '\t', '(', '\'', '"']) {
                continue;
            }
            let start = skip_to_text(source, skip_blanks(source, behind));
            if let Some(script) = start.and_then(|start| read(source, start)) {
                found.push(script);
            }
        }
    }
    found.sort_by_key(|script| script.span.start);
    found
}

fn skip_blanks(source: &str, at: usize) -> usize {
    let rest = &source[at..];
    source.len() - rest.trim_start_matches([' ', '\t']).len()
}

/// Where the text begins: behind `(`, and behind `script:` and other arguments.
fn skip_to_text(source: &str, at: usize) -> Option<usize> {
    let rest = &source[at..];
    let inner = rest.strip_prefix('(').unwrap_or(rest).trim_start();
    if inner.starts_with(['\'', '"']) {
        return Some(source.len() - inner.len());
    }
    let end = rest
        .char_indices()
        .nth(300)
        .map_or(rest.len(), |(end, _)| end);
    let script = rest[..end].find("script:").filter(|at| {
        let before = &rest[..*at];
        !before.contains(['\'', '"', '{', ';'])
    })?;
    let text = rest[script + 7..].trim_start();
    text.starts_with(['\'', '"'])
        .then(|| source.len() - text.len())
}

/// One text, and those that are added to it.
fn read(source: &str, start: usize) -> Option<GroovyScript> {
    let mut text = String::new();
    let mut put_in = Vec::new();
    let mut at = start;
    let mut end = start;
    for _ in 0..MAX_PARTS {
        let rest = &source[at..];
        if let Some((inner, is_double, length)) = literal(rest) {
            if is_double {
                put_in.extend(names(inner));
            }
            text.push_str(inner);
            end = at + length;
        } else {
            let length = rest
                .find(|c: char| !(c.is_alphanumeric() || "._".contains(c)))
                .unwrap_or(rest.len());
            if length == 0 {
                break;
            }
            put_in.extend(name(&rest[..length]));
            end = at + length;
        }
        let rest = source[end..].trim_start();
        let Some(more) = rest.strip_prefix('+') else {
            break;
        };
        at = source.len() - more.trim_start().len();
    }
    (end > start).then(|| GroovyScript {
        span: span_of(start, end),
        text,
        put_in,
    })
}

/// What a literal holds, whether in double quotes, and how long it is.
fn literal(rest: &str) -> Option<(&str, bool, usize)> {
    for quote in ["\"\"\"", "'''", "\"", "'"] {
        let Some(inner) = rest.strip_prefix(quote) else {
            continue;
        };
        let bytes = inner.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 1,
                b'\n' if quote.len() == 1 => return None,
                _ if inner.get(at..).is_some_and(|rest| rest.starts_with(quote)) => {
                    return Some((&inner[..at], quote.starts_with('"'), at + 2 * quote.len()));
                }
                _ => {}
            }
            at += 1;
        }
        return None;
    }
    None
}

/// The names in a text in double quotes.
fn names(text: &str) -> Vec<String> {
    let uses = text
        .match_indices('$')
        .filter(|(at, _)| !text[..*at].ends_with('\\'));
    uses.filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let inner = rest.strip_prefix('{').unwrap_or(rest);
        let end = inner.find(|c: char| !(c.is_alphanumeric() || "._".contains(c)));
        name(&inner[..end.unwrap_or(inner.len())])
    })
    .collect()
}

/// `env.CHANGE_TITLE` is `CHANGE_TITLE`; of what follows the name nothing matters.
fn name(path: &str) -> Option<String> {
    let path = path.strip_prefix("env.").unwrap_or(path);
    let path = path.strip_prefix("params.").unwrap_or(path);
    let name = path.split('.').next().unwrap_or(path);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, text: &str, put_in: &[&str]) {
        let found = scripts(source);
        let found: Vec<_> = found.iter().map(|s| (&*s.text, &s.put_in[..])).collect();
        let put_in: Vec<String> = put_in.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(found, [(text, &put_in[..])], "{source}");
    }

    #[test]
    fn scripts_are_read_with_what_is_put_in() {
        check("sh 'make $A'", "make $A", &[]);
        check("sh \"make ${env.A} $B\"", "make ${env.A} $B", &["A", "B"]);
        check(
            "sh(script: \"\"\"a\n${params.C.trim()}\"\"\", returnStdout: true)",
            "a\n${params.C.trim()}",
            &["C"],
        );
        check("bat(returnStatus: true, script: 'x')", "x", &[]);
        check("sh 'a ' + env.D + ' b'", "a  b", &["D"]);
        check("sh \"a \\$E\"", "a \\$E", &[]);
        assert!(scripts("push 'x'\nsha 'y'\n// sh 'z'\nshow(sh)").is_empty());
    }

    #[test]
    fn odd_texts_end() {
        for odd in [
            "sh '",
            "sh(",
            "sh \"\"\"",
            "sh 'a' + ",
            "sh \"${",
            "sh \\",
            "é sh é",
            "sh script:",
        ] {
            let _ = scripts(&odd.repeat(3_000));
        }
    }
}
