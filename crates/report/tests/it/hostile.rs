//! Whatever the scanned code is, the report is made, and shows what it is.

use std::sync::Arc;

use laocoon_report::{
    Location, MarkdownOptions, Position, Report, TextOptions, write_html, write_json,
    write_markdown, write_sarif, write_text,
};
use proptest::prelude::*;

use crate::common::{draft, finding};

/// Text that is unkind to terminals, parsers and counting.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\t"),
        Just(" "),
        Just("x"),
        Just("名"),
        Just("e\u{301}"),
        Just("\u{202e}"),
        Just("\u{1b}[2J"),
        Just("\u{0}"),
        Just("\u{1}"),
        Just("\u{e0061}"),
        Just("# nosemgrep"),
        Just("# laocoon: allow r -- x"),
        Just("{"),
        Just("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ];
    proptest::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn place() -> impl Strategy<Value = Position> {
    (0_u32..80, 0_u32..80, 0_u32..1_500)
        .prop_map(|(line, column, offset)| Position::new(line, column, offset))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Places need not even fit the text: files change while they are scanned.
    #[test]
    fn a_report_is_always_made(
        text in text(), start in place(), end in place(), path in text(), width in 0_usize..200,
    ) {
        let finding = finding("r", Location::new(path, start, end));
        let text: Arc<str> = Arc::from(text);
        let sources = |_: &str, _: Option<&str>| Some(Arc::clone(&text));
        let report = Report::assemble(draft(vec![finding]), &sources);

        let mut out = Vec::new();
        let options = TextOptions { width, show_suppressed: true, ..TextOptions::default() };
        write_text(&mut out, &report, &sources, &options).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let is_harmless = |c: char| {
            c == '\n' || !(c.is_control() || matches!(c, '\u{202e}' | '\u{e0061}'))
        };
        prop_assert!(shown.chars().all(is_harmless), "{shown:?}");

        let mut out = Vec::new();
        write_html(&mut out, &report, &sources).unwrap();
        write_markdown(&mut out, &report, &sources, &MarkdownOptions::default()).unwrap();
        let shown = String::from_utf8(out).unwrap();
        prop_assert!(shown.chars().all(|c| is_harmless(c) || c == '\t'), "{shown:?}");

        let mut out = Vec::new();
        write_json(&mut out, &report).unwrap();
        write_sarif(&mut out, &report).unwrap();
    }
}
