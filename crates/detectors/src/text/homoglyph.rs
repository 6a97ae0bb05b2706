//! Letters that look like other letters.
//!
//! The *skeleton* of a text is the same for all texts that look like it (UTS
//! #39). A word is *disguised* if its letters are not all of one script and it
//! still looks like a word of ASCII letters. Words wholly in another script are
//! words of that script, even where they look like Latin ones.

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::skeleton;

/// Longer words are no names.
const MAX_LETTERS: usize = 100;

/// The ASCII word that a word looks like, if it is written in part with letters
/// of another script, or with letters made for mathematics and typography.
pub(crate) fn disguised_as(word: &str) -> Option<String> {
    if word.is_ascii() || word.len() > MAX_LETTERS * 4 {
        return None;
    }
    let mut has_latin = false;
    let mut has_foreign = false;
    for letter in word.chars().filter(|c| c.is_alphabetic()) {
        match kind_of(letter) {
            Letter::Latin => has_latin = true,
            Letter::Lookalike => has_foreign = true,
            Letter::Other => return None,
        }
    }
    if !(has_foreign && has_latin) {
        return None;
    }
    ascii_skeleton(word)
}

/// The ASCII word that a word wholly in another script looks like.
pub(crate) fn looks_like(word: &str) -> Option<String> {
    if word.is_ascii() || word.len() > MAX_LETTERS * 4 {
        return None;
    }
    let is_foreign = word
        .chars()
        .filter(|c| c.is_alphabetic() && !c.is_ascii())
        .all(|c| kind_of(c) == Letter::Lookalike);
    is_foreign.then(|| ascii_skeleton(word)).flatten()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Letter {
    Latin,
    /// Of another script, and looking like a Latin one.
    Lookalike,
    Other,
}

fn kind_of(letter: char) -> Letter {
    if letter.is_ascii() {
        return Letter::Latin;
    }
    match letter.script() {
        // Accents are part of spelling, and seen.
        Script::Latin if !is_typographic(letter) => Letter::Latin,
        // Signs of mathematics: a reader of formulas knows them.
        Script::Greek if is_formula_letter(letter) => Letter::Other,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => {
            Letter::Other
        }
        _ if looks_latin(letter) => Letter::Lookalike,
        _ => Letter::Other,
    }
}

fn looks_latin(letter: char) -> bool {
    let text = letter.to_string();
    let looks: Vec<char> = skeleton(&text).collect();
    matches!(looks[..], [look] if look.is_ascii_alphabetic() || look == '|')
}

/// Full-width and mathematical letters, which Python reads as plain ones.
pub(crate) fn is_typographic(letter: char) -> bool {
    matches!(letter, '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}'
        | '\u{2100}'..='\u{214f}' | '\u{24b6}'..='\u{24e9}')
}

/// Small Greek letters that formulas use; the large ones that look like Latin
/// ones they do not.
fn is_formula_letter(letter: char) -> bool {
    !matches!(
        letter,
        'Α' | 'Β'
            | 'Ε'
            | 'Ζ'
            | 'Η'
            | 'Ι'
            | 'Κ'
            | 'Μ'
            | 'Ν'
            | 'Ο'
            | 'Ρ'
            | 'Τ'
            | 'Υ'
            | 'Χ'
            | 'ο'
            | 'ϲ'
            | 'ϳ'
    )
}

/// The skeleton, if it is a word of ASCII; `|` is how a bar looks, be it `l`,
/// `I` or `1`, so the letter is `l` then.
pub(crate) fn ascii_skeleton(word: &str) -> Option<String> {
    let mut plain = String::new();
    for letter in word.chars() {
        if letter.is_ascii() {
            plain.push(letter);
            continue;
        }
        let text = letter.to_string();
        for look in skeleton(&text) {
            match look {
                '|' => plain.push('l'),
                look if look.is_ascii_alphanumeric() || matches!(look, '_' | '-' | '.') => {
                    plain.push(look);
                }
                _ => return None,
            }
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_scripts_are_told_from_words_of_one() {
        let check = |word: &str, expected: Option<&str>| {
            assert_eq!(disguised_as(word).as_deref(), expected, "{word}");
        };
        check("p\u{430}ssword", Some("password"));
        check("\u{41d}ello", Some("Hello"));
        check("\u{ff45}val", Some("eval"));
        check("\u{441}\u{43e}\u{440}\u{443}", None);
        check("\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}x", None);
        check("caf\u{e9}", None);
        check("\u{3b1}x", None);
        check("\u{394}t", None);
        check("\u{3bc}s", None);
        check("password", None);
        assert_eq!(
            looks_like("\u{441}\u{43e}\u{440}\u{443}").as_deref(),
            Some("copy")
        );
    }
}
