//! Texts that generic rules leave alone.

/// How much of a text is looked at.
const PEEK: usize = 4096;

/// Texts up to this length are looked into whatever their lines.
const SHORT: usize = 500;

/// Lines longer than this on average are not written by hand.
const LINE_LENGTH: usize = 150;

/// Whether `text` is binary or minified by the look of its beginning: more than
/// one ASCII character in a hundred is a control character, or lines are very
/// long. Generic patterns are matched against other texts only; but those of
/// `metavariable-pattern` against all.
pub fn is_gibberish(text: &[u8]) -> bool {
    let text = &text[..text.len().min(PEEK)];
    let ascii = text.iter().filter(|byte| byte.is_ascii()).count();
    let control = text
        .iter()
        .filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r'))
        .count();
    if control * 100 >= ascii && control > 0 {
        return true;
    }
    let lines = text.iter().filter(|byte| **byte == b'\n').count() + 1;
    text.len() > SHORT && lines * LINE_LENGTH < text.len()
}
