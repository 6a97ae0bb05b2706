//! What holds for every text and every file, shown on random ones.

use laocoon_source::{Language, LineIndex, SourceFile, Span};
use proptest::prelude::*;

/// Texts with all kinds of line ends and of characters, some of them longer
/// than a stride of the line index.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        "[a-z =()]{0,20}",
        "[éß日本😀\u{301}]{0,20}",
        (1_usize..3_000).prop_map(|count| "x".repeat(count)),
        (1_usize..1_500).prop_map(|count| "é".repeat(count)),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Line and column of an offset, by counting from the start of the text.
fn counted(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

fn offsets(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .map(|(offset, _)| offset)
        .chain([text.len()])
        // All of them in short texts; enough in long ones.
        .step_by(1 + text.len() / 500)
}

proptest! {
    #[test]
    fn positions_are_what_counting_gives(text in texts()) {
        let index = LineIndex::new(&text);
        for offset in offsets(&text) {
            let position = index.position(&text, offset as u32);
            prop_assert_eq!(
                (position.line as usize, position.column as usize),
                counted(&text, offset)
            );
        }
    }

    #[test]
    fn positions_lead_back_to_their_offsets(text in texts()) {
        let index = LineIndex::new(&text);
        for offset in offsets(&text) {
            let position = index.position(&text, offset as u32);
            prop_assert_eq!(position.offset as usize, offset);
            prop_assert_eq!(
                index.offset(&text, position.line, position.column),
                Some(offset as u32)
            );
        }
    }

    #[test]
    fn positions_never_go_back(text in texts()) {
        let index = LineIndex::new(&text);
        let mut last = index.position(&text, 0);
        for offset in 0..=text.len() {
            let position = index.position(&text, offset as u32);
            prop_assert!(position >= last);
            last = position;
        }
    }

    #[test]
    fn lines_are_inside_the_text_and_make_it_up(text in texts()) {
        let index = LineIndex::new(&text);
        let whole = Span::new(0, text.len() as u32);
        let lines = 1..=index.line_count();
        let spans: Vec<Span> = lines.map(|line| index.line_span(line)).collect();
        for span in &spans {
            prop_assert!(span.start <= span.end && whole.contains(*span));
        }
        let lines: Vec<&str> = spans.iter().map(|span| span.slice(&text)).collect();
        let expected: Vec<&str> = text
            .split('\n')
            .enumerate()
            .map(|(number, line)| match line.strip_suffix('\r') {
                Some(stripped) if number + 1 < spans.len() => stripped,
                _ => line,
            })
            .collect();
        prop_assert_eq!(lines, expected);
    }

    #[test]
    fn spans_never_panic(text in ".{0,20}", start in 0_u32..40, end in 0_u32..40) {
        let span = Span::new(start, end);
        let slice = span.slice(&text);
        prop_assert!(slice.is_empty() || slice.len() == span.len() as usize);
    }

    #[test]
    fn no_bytes_make_a_source_file_disappear(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        extension in prop::sample::select(vec!["py", "js", "c", "rb", "sh", "yml", "h"]),
    ) {
        let file = SourceFile::from_bytes(format!("a.{extension}"), bytes.clone())
            .expect("a source file is never binary");
        prop_assert_eq!(file.digest, blake3::hash(&bytes));
        prop_assert!(!file.text.contains('\0'));
    }

    #[test]
    fn utf_8_text_is_left_as_it_is(text in "[^\0\u{feff}]{0,200}") {
        let file = SourceFile::from_bytes("a.js", text.clone().into_bytes()).unwrap();
        prop_assert_eq!(&*file.text, &*text);
        prop_assert!(!file.lossy);
    }

    #[test]
    fn detection_never_panics(path in ".{0,20}", bytes in prop::collection::vec(any::<u8>(), 0..99)) {
        let language = laocoon_source::detect_language(&path, &bytes);
        prop_assert!(language.is_none_or(|language| Language::ALL.contains(&language)));
    }
}

#[test]
fn a_line_of_fifty_megabytes_has_its_columns() {
    let unit = "aé日😀";
    let units = 50 * 1024 * 1024 / unit.len();
    let text = unit.repeat(units);
    let file = SourceFile::from_text("big.js", Language::JavaScript, text);
    for nth in [0, 1, units / 3, units - 1] {
        let offset = (nth * unit.len()) as u32;
        // The last character of the unit is the fourth, six bytes in.
        let position = file.position(offset + 6);
        assert_eq!((position.line, position.column), (1, nth as u32 * 4 + 4));
        let back = file.line_index().offset(&file.text, 1, position.column);
        assert_eq!(back, Some(offset + 6));
    }
}
