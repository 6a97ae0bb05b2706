//! Text from scanned code, made safe to show on a terminal.
//!
//! Scanned code is written by someone who may want the report to lie: escape
//! sequences move the cursor and erase lines, bidirectional controls reorder
//! them, invisible characters hide what matters. All of these are shown as
//! `\u{..}` instead. Source that spells out `\u{202e}` looks the same as source
//! that contains the character; JSON and SARIF tell them apart.

use std::borrow::Cow;
use std::fmt::Write as _;

/// One line: every character that does not show, line ends and tabs included,
/// is shown as `\u{..}`. For names and paths.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hidden(character) {
            push_escape(&mut escaped, character);
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// How many bytes of prose are shown. Messages quote scanned code, of any length.
const LONGEST: usize = 4096;

/// One line of prose: white space is collapsed, the rest as [`visible_line`].
pub(crate) fn visible_sentence(text: &str) -> Cow<'_, str> {
    if let Some(start) = start_of_long(text) {
        return Cow::Owned(format!("{} ...", visible_sentence(start)));
    }
    let is_collapsed = !text.contains(|c: char| c.is_ascii_whitespace() && c != ' ')
        && !text.contains("  ")
        && text.trim_ascii() == text;
    if is_collapsed {
        return visible_line(text);
    }
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    Cow::Owned(visible_line(&words.join(" ")).into_owned())
}

/// Prose of several lines: line ends stay, and tabs become four spaces.
pub(crate) fn visible_block(text: &str) -> String {
    if let Some(start) = start_of_long(text) {
        return format!("{} ...", visible_block(start));
    }
    let lines: Vec<String> = text
        .trim_end()
        .lines()
        .map(|line| {
            visible_line(&line.replace('\t', "    "))
                .trim_end()
                .to_owned()
        })
        .collect();
    lines.join("\n")
}

/// The part of a text that is shown, if it is too long to be shown whole.
fn start_of_long(text: &str) -> Option<&str> {
    if text.len() <= LONGEST {
        return None;
    }
    text.get(..(0..=LONGEST).rev().find(|at| text.is_char_boundary(*at))?)
}

/// Whether a source line's character is shown as it is. Tabs are: the excerpt
/// gives them their width.
pub(crate) fn shows_in_source(character: char) -> bool {
    character == '\t' || !is_hidden(character)
}

/// Appends `\u{..}`.
pub(crate) fn push_escape(text: &mut String, character: char) {
    // Writing to a string does not fail.
    let _ = write!(text, "\\u{{{:x}}}", u32::from(character));
}

/// Whether a character is a control, or reorders text, or leaves no mark.
///
/// By Unicode: the general categories Cc, Cf, Zl, Zp and Co, the noncharacters,
/// what has the property `Default_Ignorable_Code_Point`, and the braille
/// pattern without dots. Spaces of other widths are not here: they can be seen.
pub(crate) fn is_hidden(character: char) -> bool {
    if character.is_control() {
        return true;
    }
    match u32::from(character) {
        ..0xAD => false,
        0xAD // soft hyphen
        | 0x34F // combining grapheme joiner
        | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2 // Arabic, Syriac
        | 0x115F..=0x1160 | 0x3164 | 0xFFA0 // Hangul fillers
        | 0x17B4..=0x17B5 // Khmer inherent vowels
        | 0x180B..=0x180F // Mongolian selectors
        | 0x200B..=0x200F // zero width, direction marks
        | 0x2028..=0x202E // line and paragraph separators, direction
        | 0x2060..=0x206F // word joiner, invisible operators, isolates
        | 0x2800 // braille without dots
        | 0xE000..=0xF8FF // private use
        | 0xFDD0..=0xFDEF // noncharacters
        | 0xFE00..=0xFE0F // variation selectors
        | 0xFEFF // byte order mark
        | 0xFFF0..=0xFFFB // specials
        | 0x110BD | 0x110CD // Kaithi
        | 0x13430..=0x1343F // Egyptian format controls
        | 0x1BCA0..=0x1BCA3 // shorthand format controls
        | 0x1D173..=0x1D17A // musical format controls
        | 0xE0000..=0x10_FFFF // tags, selectors, private use
        => true,
        code => code & 0xFFFE == 0xFFFE, // the last two of each plane
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible_line(text), expected);
    }

    #[test]
    fn what_can_be_seen_stays() {
        let text = "f(x) = “naïve” + 漢字 + עברית + ☃ + \u{a0}\u{301}";
        assert!(matches!(visible_line(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn terminal_controls() {
        check("\u{1b}[2Jx", "\\u{1b}[2Jx");
        check("\u{9b}31m", "\\u{9b}31m");
        check("a\rb\nc\td\u{7f}", "a\\u{d}b\\u{a}c\\u{9}d\\u{7f}");
    }

    #[test]
    fn bidirectional_controls() {
        check(
            "\u{202e}\u{2066}\u{200f}\u{61c}",
            "\\u{202e}\\u{2066}\\u{200f}\\u{61c}",
        );
    }

    #[test]
    fn invisible_characters() {
        check("a\u{200b}b", "a\\u{200b}b");
        check("\u{feff}", "\\u{feff}");
        check(
            "\u{e0061}\u{fe0f}\u{e0100}",
            "\\u{e0061}\\u{fe0f}\\u{e0100}",
        );
        check("\u{3164}\u{2800}\u{ad}", "\\u{3164}\\u{2800}\\u{ad}");
        check("\u{ffff}\u{1fffe}", "\\u{ffff}\\u{1fffe}");
    }

    #[test]
    fn sentences_are_collapsed_to_one_line() {
        assert_eq!(visible_sentence(" one\n  two\tthree "), "one two three");
        assert_eq!(visible_sentence("one\u{1b}\ntwo"), "one\\u{1b} two");
        assert_eq!(visible_sentence("as it is"), "as it is");
    }

    #[test]
    fn long_prose_is_cut() {
        let long = "名".repeat(2_000);
        let expected = format!("{} ...", "名".repeat(1_365));
        assert_eq!(visible_sentence(&long), expected);
        assert_eq!(visible_block(&long), expected);
    }

    #[test]
    fn blocks_keep_their_lines() {
        assert_eq!(
            visible_block("one\r\n\ttwo\u{202e}\n\n"),
            "one\n    two\\u{202e}"
        );
    }
}
