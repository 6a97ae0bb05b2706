//! Settings as a flat list, whatever they are written in.
//!
//! `{"hooks": {"Stop": [{"command": "x"}]}}` is one entry, at the path
//! `hooks.Stop[].command`, with the value `x`. Files that are not well formed
//! give the entries that can be read: an editor may read them too.

mod json;
mod toml;
mod yaml;

use laocoon_source::Span;

use crate::path::extension;

/// Settings nested deeper are not read: no product has any.
const MAX_DEPTH: usize = 32;
/// More entries of a file are not read.
pub const MAX_ENTRIES: usize = 50_000;
/// No path of a setting is longer.
const MAX_PATH_BYTES: usize = 1_000;

/// One setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Keys with dots between them, `[]` for the place in an array.
    pub path: String,
    /// A string without its quotes, or what else stands there.
    pub value: String,
    /// Of the value.
    pub span: Span,
}

/// Whether a path is the wanted one, in which one `*` stands for any text.
#[must_use]
pub fn matches_path(path: &str, wanted: &str) -> bool {
    match wanted.split_once('*') {
        None => path == wanted,
        Some((before, after)) => {
            path.len() >= before.len() + after.len()
                && path.starts_with(before)
                && path.ends_with(after)
        }
    }
}

/// The settings of a file with this name, in the order of the text, up to
/// [`MAX_ENTRIES`].
#[must_use]
pub fn read(name: &str, text: &str) -> Vec<Entry> {
    let is_json = text.trim_start().starts_with('{');
    let mut entries = match extension(name).as_str() {
        "toml" => toml::read(text),
        "lock" | "" if !is_json => toml::read(text),
        "yml" | "yaml" => yaml::read(text),
        _ => json::read(text),
    };
    entries.truncate(MAX_ENTRIES);
    entries
}

/// A span from offsets in a text, which has less than 4 GiB.
fn span_of(start: usize, end: usize) -> Span {
    let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(offset(start), offset(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &[(&str, &str)]) {
        let entries = read(name, text);
        let read: Vec<(&str, &str)> = entries.iter().map(|e| (&*e.path, &*e.value)).collect();
        assert_eq!(read, expected, "{text}");
        for entry in &entries {
            let (start, end) = (entry.span.start as usize, entry.span.end as usize);
            let shown = &text[start..end];
            assert!(
                shown.contains(entry.value.trim()) || shown.contains('\\'),
                "{shown}"
            );
        }
    }

    #[test]
    fn json_with_comments_is_read() {
        check(
            "a.json",
            r#"{"a.b": true, // not "c": 1
               "d": [{"e": "x\"y"}, 2, [],], /* "f": 3 */ "g": {}}"#,
            &[("a.b", "true"), ("d[].e", "x\"y"), ("d[]", "2")],
        );
        check("a.json", r#"{"a": "b"#, &[("a", "b")]);
        check("a.json", r#"]]}{"a": 1}"#, &[("a", "1")]);
        check("a.json", "[1, \"\\u0041\"]", &[("[]", "1"), ("[]", "A")]);
    }

    #[test]
    fn toml_is_read() {
        check(
            "config.toml",
            "z = 'never'\n[a.\"b c\"]\nargs = [\"-y\", \"x\"]\nenv = {K = \"v\"}\n[[d]]\ne = 1\n",
            &[
                ("z", "never"),
                ("a.b c.args[]", "-y"),
                ("a.b c.args[]", "x"),
                ("a.b c.env.K", "v"),
                ("d[].e", "1"),
            ],
        );
        check("config.toml", "= =", &[]);
    }

    #[test]
    fn yaml_is_read_as_far_as_settings_go() {
        check(
            "a.yml",
            "yes-always: true # why\nservers:\n  - name: x\n    env:\n      K: 'v'\nallow:\n- Bash\n- \"*\"\nf: [a, b]\n",
            &[
                ("yes-always", "true"),
                ("servers[].name", "x"),
                ("servers[].env.K", "v"),
                ("allow[]", "Bash"),
                ("allow[]", "*"),
                ("f[]", "a"),
                ("f[]", "b"),
            ],
        );
    }

    #[test]
    fn hostile_settings_end() {
        let deep = "[".repeat(100_000);
        assert!(read("a.json", &deep).is_empty());
        assert!(read("a.yaml", &"- ".repeat(100_000)).len() <= 1);
        assert!(read("a.toml", &format!("a = {deep}")).is_empty());
        let many = format!("[{}]", "1,".repeat(MAX_ENTRIES + 5));
        assert_eq!(read("a.json", &many).len(), MAX_ENTRIES);
    }

    #[test]
    fn paths_may_have_one_gap() {
        assert!(matches_path("profiles.x.approval", "profiles.*.approval"));
        assert!(matches_path("a", "a"));
        assert!(!matches_path("ab", "a"));
        assert!(!matches_path("profiles.approval", "profiles.*.approval"));
    }
}
