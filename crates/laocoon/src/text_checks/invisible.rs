//! `hidden/invisible-character`: characters that take no room, so that two
//! names look like one, a test does not match what it shows, or a whole text
//! is there that nobody sees.
//!
//! What is let pass:
//!
//! - what joins emoji, or picks their shape; flags made of tags;
//! - joiners and non-joiners behind a letter of a script whose letters join
//!   (Arabic, Persian, the scripts of India and more), spaces of no width in
//!   scripts without spaces (Thai, Khmer and more), selectors behind a Chinese
//!   character or a sign of mathematics, and fillers beside Korean letters;
//! - the left-to-right mark on a line with right-to-left letters;
//! - in text for people, one character alone that rules where a line breaks;
//! - the byte order mark that begins a file.

use laocoon_report::{Confidence, Severity};

use super::characters::{
    LEFT_TO_RIGHT_MARK, has_variants, is_hangul, is_hangul_filler, is_hebrew, is_ideograph,
    is_invisible, is_joining_letter, is_khmer, is_mongolian, is_mongolian_selector, is_pictograph,
    is_right_to_left_letter, is_tag, is_unspaced_letter, is_variation_selector,
};
use super::kind::TextKind;
use super::{Hidden, Line, TextCheck};

pub(super) const CHECK: TextCheck = TextCheck {
    id: "hidden/invisible-character",
    severity: Severity::High,
    message: "Invisible characters are in this line",
    why: "Two names that look the same may be different ones, a comparison may not hold where it \
          seems to, and a text that nobody sees may be read by a program or a language model.",
    remediation: "Remove the characters, or write them as escapes where a string needs them.",
    cwe: "CWE-1007",
    references: &[
        "https://www.unicode.org/reports/tr36/",
        "https://trojansource.codes/",
    ],
    look,
};

/// So many invisible characters in a row are a text of their own.
const RUN: usize = 4;

fn look(line: &Line<'_>) -> Option<Hidden> {
    let mut characters: Vec<(usize, char)> = Vec::new();
    let mut has_right_to_left: Option<bool> = None;
    let mut is_certain = false;
    let mut run = 0;
    let mut flag_end = 0;
    let mut before = None;
    let mut rest = line.text.char_indices();
    while let Some((offset, c)) = rest.next() {
        let after = rest.clone().next().map(|(_, c)| c);
        let around = Around {
            before,
            after,
            kind: line.kind,
        };
        before = Some(c);
        if c == '\u{1f3f4}' {
            flag_end = offset + flag_length(rest.as_str());
        }
        run = if is_invisible(c) { run + 1 } else { 0 };
        if run == 0
            || offset <= flag_end && is_tag(c)
            || offset == 0 && line.offset == 0 && c == '\u{feff}'
            || around.explain(c)
        {
            continue;
        }
        if c == LEFT_TO_RIGHT_MARK
            && *has_right_to_left
                .get_or_insert_with(|| line.text.chars().any(is_right_to_left_letter))
        {
            continue;
        }
        is_certain |=
            run >= RUN || is_tag(c) || line.kind == TextKind::Source && around.is_inside_word();
        characters.push((offset, c));
    }
    let confidence = if is_certain {
        Confidence::High
    } else {
        Confidence::Medium
    };
    (!characters.is_empty()).then_some(Hidden {
        characters,
        confidence,
    })
}

/// What an invisible character stands between.
struct Around {
    before: Option<char>,
    after: Option<char>,
    kind: TextKind,
}

impl Around {
    /// Whether there is an honest use for the character at this place.
    fn explain(&self, c: char) -> bool {
        match c {
            '\u{200d}' if self.joins_pictographs() => true,
            '\u{200c}' | '\u{200d}' if self.is_behind(is_joining_letter) => true,
            '\u{200b}' if self.is_beside(is_unspaced_letter) => true,
            '\u{fe0e}' | '\u{fe0f}' if self.is_behind(is_pictograph) || self.makes_keycap() => true,
            '\u{fe00}'..='\u{fe0f}' => self.is_behind(has_variants),
            '\u{180e}' => self.is_behind(is_mongolian),
            '\u{17b4}' | '\u{17b5}' => self.is_behind(is_khmer),
            '\u{34f}' => self.is_behind(is_hebrew),
            c if is_mongolian_selector(c) => self.is_behind(is_mongolian),
            c if is_variation_selector(c) => self.is_behind(is_ideograph),
            c if is_hangul_filler(c) => self.is_beside(is_hangul),
            // Rules for where lines break, and a mark pasted from a web page.
            '\u{ad}' | '\u{200b}'..='\u{200e}' | '\u{2060}' | '\u{feff}' => {
                self.kind.is_for_people() && !self.is_beside(is_invisible)
            }
            _ => false,
        }
    }

    fn is_behind(&self, wanted: fn(char) -> bool) -> bool {
        self.before.is_some_and(wanted)
    }

    fn is_beside(&self, wanted: fn(char) -> bool) -> bool {
        self.is_behind(wanted) || self.after.is_some_and(wanted)
    }

    fn joins_pictographs(&self) -> bool {
        let ends_one = |c| is_pictograph(c) || matches!(c, '\u{fe0f}' | '\u{20e3}' | '\u{e007f}');
        self.is_behind(ends_one) && self.after.is_some_and(is_pictograph)
    }

    /// `1` with a box around it.
    fn makes_keycap(&self) -> bool {
        self.is_behind(|c| matches!(c, '0'..='9' | '#' | '*')) && self.after == Some('\u{20e3}')
    }

    fn is_inside_word(&self) -> bool {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        is_word(self.before) && is_word(self.after)
    }
}

/// How many bytes of tags follow a black flag, if they make it another flag:
/// up to six letters or digits and the tag that ends them.
fn flag_length(rest: &str) -> usize {
    let mut length = '\u{1f3f4}'.len_utf8() - 1;
    for (index, c) in rest.chars().take(7).enumerate() {
        length += c.len_utf8();
        match c {
            '\u{e007f}' if index > 0 => return length,
            '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}' => {}
            _ => return 0,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    fn check(path: &str, line: &str, expected: &[&str]) {
        let lines: Vec<String> = found(&CHECK, path, line).into_iter().map(|f| f.1).collect();
        assert_eq!(lines, expected, "{path}: {line:?}");
    }

    #[test]
    fn characters_inside_names_count() {
        check("a.js", "const is\u{200c}Admin = true;", &["U+200C"]);
        check("a.js", "function f(\u{3164}) {}", &["U+3164"]);
        check("a.py", "pass\u{200b}word = 1\u{ad}", &["U+200B, U+00AD"]);
        check("a.go", "x := \"a\u{2060}\u{2063}\"", &["U+2060, U+2063"]);
        check("a.py", "a\u{200e} = 1", &["U+200E"]);
    }

    #[test]
    fn a_text_of_tags_or_selectors_counts_in_prose_too() {
        check(
            "README.md",
            "Hello\u{e0041}\u{e0042}",
            &["U+E0041, U+E0042"],
        );
        check("README.md", "Hello\u{e0100}\u{fe00}", &["U+E0100, U+FE00"]);
        check(
            "README.md",
            "\u{1f600}\u{fe0f}\u{fe01}\u{fe02}",
            &["U+FE01, U+FE02"],
        );
        check("README.md", "\u{1f600}\u{e0101}", &["U+E0101"]);
    }

    #[test]
    fn emoji_are_put_together_from_several_characters() {
        check(
            "a.js",
            "s = '\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}'",
            &[],
        );
        check("a.js", "s = '\u{2764}\u{fe0f}\u{200d}\u{1f525}'", &[]);
        check(
            "a.js",
            "s = '\u{1f3f3}\u{fe0f}\u{200d}\u{1f308} 1\u{fe0f}\u{20e3}'",
            &[],
        );
        let scotland = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        check("a.js", scotland, &[]);
        check("a.js", &format!("{scotland}\u{e0061}"), &["U+E0061"]);
        check(
            "a.js",
            "\u{1f3f4}\u{e0067}\u{e0062}x",
            &["U+E0067, U+E0062"],
        );
        check("a.js", "1\u{fe0f}2", &["U+FE0F"]);
        check("a.js", "\u{1f468}\u{200d}x", &["U+200D"]);
    }

    #[test]
    fn scripts_that_need_joiners_have_them() {
        check(
            "a.py",
            "s = '\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}'",
            &[],
        );
        check("a.py", "s = '\u{915}\u{94d}\u{200d}\u{937}'", &[]);
        check("a.py", "s = '\u{e01}\u{200b}\u{e02}'", &[]);
        check("a.py", "s = '\u{845b}\u{e0100}'", &[]);
        check("a.py", "s = '\u{1820}\u{180b}'", &[]);
        check("a.py", "s = '\u{115f}\u{1161}'", &[]);
        check("a.py", "s = '\u{5d0} \u{200e}(1)'", &[]);
        // One joiner is spelling, the second hides something.
        check(
            "a.py",
            "s = '\u{645}\u{200c}\u{200c}\u{200d}'",
            &["U+200C, U+200D"],
        );
    }

    #[test]
    fn prose_may_say_where_lines_break() {
        check(
            "README.md",
            "super\u{ad}cali\u{200b}fragi\u{2060}listic",
            &[],
        );
        check(
            "README.md",
            "a\u{200b}\u{200c}\u{200b}b",
            &["U+200B, U+200C"],
        );
        check("index.html", "super\u{ad}cali", &["U+00AD"]);
    }

    #[test]
    fn only_the_first_character_of_a_file_is_a_byte_order_mark() {
        check("a.py", "\u{feff}\u{feff}x = 1", &[]);
        check("a.py", "x = 1\n\u{feff}y = 2", &["U+FEFF"]);
    }

    #[test]
    fn certain_are_long_runs_tags_and_characters_inside_words() {
        let confidence = |line: &str| {
            let file = laocoon_source::SourceFile::from_bytes("a.py", line.into()).unwrap();
            super::super::run(&[&CHECK], &file)[0].confidence
        };
        assert_eq!(confidence("x = 'a\u{200b}'"), Confidence::Medium);
        assert_eq!(confidence("is\u{200b}admin = 1"), Confidence::High);
        assert_eq!(
            confidence("x = '\u{200b}\u{200c}\u{200b}\u{200c}'"),
            Confidence::High
        );
        assert_eq!(confidence("x = '\u{e0041}'"), Confidence::High);
    }
}
