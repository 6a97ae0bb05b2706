//! The shape of every tree: spans nest, lie inside the file, and siblings
//! stand in source order, whatever the text is.
//!
//! Texts are the sources in the tests of lowering, which hold each construct
//! at least once, whole and broken; and anything else.

use laocoon_source::Language;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::parse::{Limits, parse};
use laocoon_syntax::{dump, pattern::parse_pattern};
use proptest::prelude::*;

/// The sources of a language's tests.
fn sources(language: Language) -> Vec<&'static str> {
    let rust = match language {
        Language::Python => include_str!("python.rs"),
        Language::JavaScript => include_str!("javascript.rs"),
        Language::TypeScript | Language::Tsx => include_str!("typescript.rs"),
        Language::Java => include_str!("java.rs"),
        Language::Go => include_str!("go.rs"),
        Language::C => include_str!("c.rs"),
        Language::Cpp => include_str!("cpp.rs"),
        Language::Ruby => include_str!("ruby.rs"),
        Language::Php => include_str!("php.rs"),
        Language::CSharp => include_str!("csharp.rs"),
        Language::Bash => include_str!("bash.rs"),
        Language::Yaml => include_str!("yaml.rs"),
        Language::Json => include_str!("json.rs"),
        Language::Dockerfile => include_str!("dockerfile.rs"),
        Language::Hcl => include_str!("hcl.rs"),
        Language::Rust => include_str!("rust.rs"),
        Language::Kotlin => include_str!("kotlin.rs"),
        Language::Scala => include_str!("scala.rs"),
        Language::Swift => include_str!("swift.rs"),
        Language::Solidity => include_str!("solidity.rs"),
        Language::Html => include_str!("html.rs"),
        Language::Xml => include_str!("xml.rs"),
        Language::PowerShell => include_str!("powershell.rs"),
    };
    let raw = rust.split("r#\"").skip(1);
    let raw = raw.filter_map(|rest| rest.split_once("\"#").map(|(text, _)| text));
    let plain = rust.lines().filter_map(|line| {
        let (text, _) = line.split_once('"')?.1.rsplit_once('"')?;
        (!text.contains(['"', '\\'])).then_some(text)
    });
    raw.chain(plain).collect()
}

#[track_caller]
fn check(language: Language, text: &str) {
    let parsed = parse(language, text, Limits::default());
    let mut tree = parsed.tree;
    assert_eq!(
        tree.check(text),
        Ok(()),
        "{language}: {text}\n{}",
        dump(&tree)
    );
    let real = tree.len();
    let _ = Facts::gather(&mut tree, language);
    assert_eq!(tree.len(), real, "facts are virtual: {text}");
    // Patterns are lowered by the same code; they have no spans to check against the text.
    if text.len() < 300 {
        let _ = parse_pattern(language, text);
    }
}

#[test]
fn the_sources_of_the_lowering_tests_have_the_shape() {
    for language in Language::ALL {
        let sources = sources(language);
        assert!(sources.len() > 5, "{language}: {}", sources.len());
        for source in sources {
            check(language, source);
        }
    }
}

#[test]
fn one_language_read_as_another_has_the_shape() {
    for language in Language::ALL {
        for other in Language::ALL.into_iter().filter(|other| *other != language) {
            let sources = sources(other);
            for source in sources.into_iter().step_by(17) {
                check(language, source);
            }
        }
    }
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(&Language::ALL[..])
}

/// What is done to a source to break it.
#[derive(Clone, Debug)]
enum Edit {
    Remove(prop::sample::Index, prop::sample::Index),
    Insert(prop::sample::Index, String),
    /// Another part of the same text, again.
    Repeat(
        prop::sample::Index,
        prop::sample::Index,
        prop::sample::Index,
    ),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = any::<prop::sample::Index>;
    let piece = prop_oneof![
        prop::sample::select(
            &[
                "(", ")", "[", "]", "{", "}", "<", ">", "\"", "'", "`", ";", ":", ",", "\n", "\t",
                "\\", "#", "//", "/*", "*/", "<<A\n", "$", "${", "@", "é", "\u{202e}", "\0", "😀",
                "...", "->", "=", "\r\n", "\u{feff}", "%", "~", "&a", "*a",
            ][..]
        )
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let edit = prop_oneof![
        (place(), place()).prop_map(|(from, to)| Edit::Remove(from, to)),
        (place(), piece).prop_map(|(at, text)| Edit::Insert(at, text)),
        (place(), place(), place()).prop_map(|(from, to, at)| Edit::Repeat(from, to, at)),
    ];
    prop::collection::vec(edit, 1..6)
}

fn edited(source: &str, edits: &[Edit]) -> String {
    let mut text: Vec<char> = source.chars().collect();
    for edit in edits {
        let place = |index: &prop::sample::Index| index.index(text.len() + 1);
        let part = |a, b| {
            let (a, b) = (place(a), place(b));
            a.min(b)..a.max(b)
        };
        match edit {
            Edit::Remove(from, to) => {
                let part = part(from, to);
                // Of a long part the beginning, so that something is left.
                text.drain(part.start..part.end.min(part.start + 20));
            }
            Edit::Insert(at, piece) => {
                let at = place(at);
                text.splice(at..at, piece.chars());
            }
            Edit::Repeat(from, to, at) => {
                let (part, at) = (part(from, to), place(at));
                let copy: Vec<char> = text[part].iter().copied().take(80).collect();
                text.splice(at..at, copy);
            }
        }
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn broken_sources_have_the_shape(
        language in languages(),
        source in any::<prop::sample::Index>(),
        edits in edits(),
    ) {
        let sources = sources(language);
        let source = sources[source.index(sources.len())];
        check(language, &edited(source, &edits));
    }

    #[test]
    fn any_text_has_the_shape(language in languages(), text in any::<String>()) {
        check(language, &text);
    }
}
