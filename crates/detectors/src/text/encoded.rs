//! Stretches of encoded text, in whatever language they stand.
//!
//! A *run* is a stretch of letters and digits of an encoding, long enough to
//! be no word. Pieces that a program puts together - `"..." + "..."`, a list of
//! texts, a text over several lines - are one run. Numbers in a list are bytes
//! if all of them fit.

use std::ops::Range;
use std::sync::OnceLock;

use super::magic::content_of;
use data_encoding::{BASE32_NOPAD, Encoding, HEXLOWER_PERMISSIVE, Specification};

/// How a run is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Base64,
    Base32,
    Hexadecimal,
    /// `\x41\x42`, `\u0041`, `\101`, `%41`.
    Escapes,
    /// `[65, 66]`, `0x41, 0x42`.
    Numbers,
}

impl Scheme {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Base32 => "base32",
            Self::Hexadecimal => "hexadecimal",
            Self::Escapes => "escapes",
            Self::Numbers => "character codes",
        }
    }
}

/// A stretch of encoded text.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// Where it is, in bytes of the text.
    pub(crate) range: Range<usize>,
    pub(crate) scheme: Scheme,
    /// The letters of it, without what joins its pieces.
    pub(crate) letters: String,
}

/// Shorter runs are names, hashes and words.
const MIN_LETTERS: usize = 40;

/// A piece of a run that is shorter than this goes on only where a program
/// joins it.
const MIN_PIECE: usize = 8;

/// So much may stand between two pieces: quotes, signs, an indentation.
const MAX_JOINT: usize = 120;

/// More letters of a run are not decoded.
const MAX_LETTERS: usize = 4 << 20;

/// So many runs of a file are looked at.
const MAX_RUNS: usize = 2_000;

impl Run {
    /// What it stands for; `None` if it is none of its encoding after all.
    pub(crate) fn decode(&self) -> Option<Vec<u8>> {
        decode(self.scheme, &self.letters)
    }
}

/// The runs of a text, in order.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let mut runs = letters_runs(text);
    runs.extend(escape_runs(text));
    runs.extend(number_runs(text));
    runs.sort_by_key(|run| run.range.start);
    runs.truncate(MAX_RUNS);
    runs
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Runs of base64, base32 and hexadecimal.
fn letters_runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() && runs.len() < MAX_RUNS {
        if !is_letter(bytes[at]) {
            at += 1;
            continue;
        }
        let mut piece_end = end_of_piece(bytes, at);
        let mut pieces = Vec::new();
        pieces.push(at..piece_end);
        // A short word is no beginning, unless a row of pieces follows it.
        while piece_end - pieces[pieces.len() - 1].start >= MIN_PIECE {
            // Padding ends what it pads.
            if bytes[piece_end - 1] == b'=' {
                break;
            }
            let Some((next, is_argument)) = next_piece(bytes, piece_end) else {
                break;
            };
            let next_end = end_of_piece(bytes, next);
            // `("...", "base64")`: the second is another argument.
            if is_argument && next_end - next < MIN_PIECE {
                break;
            }
            piece_end = next_end;
            pieces.push(next..piece_end);
        }
        let end = pieces.last().map_or(piece_end, |last| last.end);
        let length: usize = pieces.iter().map(Range::len).sum();
        if (MIN_LETTERS..=MAX_LETTERS).contains(&length) {
            let letters: String = pieces
                .iter()
                .filter_map(|piece| text.get(piece.clone()))
                .collect();
            if let Some(scheme) = scheme_of(&letters) {
                let range = pieces[0].start..end;
                runs.push(Run {
                    range,
                    scheme,
                    letters,
                });
            }
        }
        at = end.max(at + 1);
    }
    runs
}

fn end_of_piece(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| is_letter(**byte)).count();
    let padding = bytes.get(start + length..).unwrap_or_default();
    let padding = padding.iter().take_while(|byte| **byte == b'=').count();
    start + length + if padding <= 2 { padding } else { 0 }
}

/// Where the next piece begins, if what is between is what joins pieces, and
/// whether a comma does.
fn next_piece(bytes: &[u8], end: usize) -> Option<(usize, bool)> {
    let joint = bytes.get(end..bytes.len().min(end + MAX_JOINT))?;
    let (mut quotes, mut breaks, mut commas) = (0, 0, 0);
    for (offset, byte) in joint.iter().enumerate() {
        match byte {
            b'"' | b'\'' | b'`' => quotes += 1,
            b'\n' => breaks += 1,
            b',' => commas += 1,
            b' ' | b'\t' | b'\r' | b'.' | b'&' | b'\\' | b'(' | b')' | b'#' | b'*' => {}
            b'+' if quotes % 2 == 1 => {}
            // Behind a quote a letter may say what kind of text follows.
            b'b' | b'u' | b'r' | b'f'
                if quotes % 2 == 1
                    && joint
                        .get(offset + 1)
                        .is_some_and(|next| matches!(next, b'"' | b'\'')) => {}
            _ if is_letter(*byte) => {
                // Between two texts stand two quotes; inside one, a line end.
                let joins = quotes == 2 || quotes == 0 && breaks == 1;
                return joins.then_some((end + offset, commas > 0));
            }
            _ => return None,
        }
    }
    None
}

/// What the letters are of. Names and sentences without spaces are nothing.
fn scheme_of(letters: &str) -> Option<Scheme> {
    let bytes = letters.trim_end_matches('=').as_bytes();
    let count = |wanted: fn(&u8) -> bool| bytes.iter().filter(|byte| wanted(byte)).count();
    let digits = count(u8::is_ascii_digit);
    let upper = count(u8::is_ascii_uppercase);
    let lower = count(u8::is_ascii_lowercase);
    let signs = bytes.len() - digits - upper - lower;
    if count(u8::is_ascii_hexdigit) == bytes.len() {
        return (bytes.len().is_multiple_of(2) && digits < bytes.len())
            .then_some(Scheme::Hexadecimal);
    }
    let is_base32 = lower == 0
        && signs == 0
        && bytes
            .iter()
            .all(|b| !matches!(b, b'0' | b'1' | b'8' | b'9'));
    if is_base32 {
        return Some(Scheme::Base32);
    }
    // Words joined by `-`, `_` or `/` have many of them.
    let is_mixed = upper * 20 >= bytes.len() && lower * 20 >= bytes.len();
    let is_text = is_mixed && signs * 8 <= bytes.len() && digits > 0;
    // A program begins with many zeros.
    let is_known = || {
        let head = letters.get(..letters.len().min(400)).unwrap_or_default();
        decode(Scheme::Base64, head).is_some_and(|bytes| content_of(&bytes).is_some())
    };
    (is_text || is_known()).then_some(Scheme::Base64)
}

/// Runs of escapes: `\x41`, `\u0041`, `%41`.
fn escape_runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() && runs.len() < MAX_RUNS {
        let start = at;
        let mut letters = String::new();
        while let Some((code, length)) = escape_at(bytes, at) {
            letters.push_str(&format!("{code:02x}"));
            at += length;
        }
        if letters.len() >= MIN_LETTERS {
            runs.push(Run {
                range: start..at,
                scheme: Scheme::Escapes,
                letters,
            });
        }
        at = at.max(start + 1);
    }
    runs
}

/// The code and the length of the escape here.
fn escape_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let hexadecimal = |start: usize, length: usize| {
        let digits = bytes.get(at + start..at + start + length)?;
        let digits = std::str::from_utf8(digits).ok()?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        Some((u8::try_from(code).ok()?, start + length))
    };
    match (bytes.get(at)?, bytes.get(at + 1)) {
        (b'\\', Some(b'x')) => hexadecimal(2, 2),
        (b'\\', Some(b'u')) => hexadecimal(2, 4),
        (b'%', _) => hexadecimal(1, 2),
        _ => None,
    }
}

/// Lists of numbers that are all bytes.
fn number_runs(text: &str) -> Vec<Run> {
    const MIN_NUMBERS: usize = 24;
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() && runs.len() < MAX_RUNS {
        if !bytes[at].is_ascii_digit() || at > 0 && is_letter(bytes[at - 1]) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        let mut codes = Vec::new();
        while let Some((code, next)) = number_at(bytes, at) {
            codes.push(code);
            end = next;
            let gap = bytes.get(next..).unwrap_or_default();
            let separators = gap
                .iter()
                .take_while(|byte| matches!(byte, b',' | b' ' | b'\n' | b'\r' | b'\t'))
                .count();
            let has_comma = gap.iter().take(separators).any(|byte| *byte == b',');
            at = next + separators;
            if !has_comma {
                break;
            }
        }
        if codes.len() >= MIN_NUMBERS {
            let letters = codes.iter().map(|code| format!("{code:02x}")).collect();
            runs.push(Run {
                range: start..end,
                scheme: Scheme::Numbers,
                letters,
            });
        }
        at = at.max(end).max(start + 1);
    }
    runs
}

/// The number here if it is a byte, and where it ends.
fn number_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let rest = bytes.get(at..)?;
    let is_hexadecimal = rest.starts_with(b"0x") || rest.starts_with(b"0X");
    let (start, radix) = if is_hexadecimal { (2, 16) } else { (0, 10) };
    let digits = rest.get(start..)?;
    let length = digits
        .iter()
        .take(4)
        .take_while(|byte| char::from(**byte).is_digit(radix))
        .count();
    let text = std::str::from_utf8(digits.get(..length)?).ok()?;
    let code = u32::from_str_radix(text, radix).ok()?;
    let end = at + start + length;
    let is_whole = bytes
        .get(end)
        .is_none_or(|byte| !is_letter(*byte) && *byte != b'.');
    is_whole.then_some((u8::try_from(code).ok()?, end))
}

/// Base64 of either alphabet, without padding, whatever the last bits are.
fn base64() -> &'static Option<Encoding> {
    static ENCODING: OnceLock<Option<Encoding>> = OnceLock::new();
    ENCODING.get_or_init(|| {
        let mut specification = Specification::new();
        specification
            .symbols
            .push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
        specification.translate.from.push_str("-_");
        specification.translate.to.push_str("+/");
        specification.check_trailing_bits = false;
        specification.encoding().ok()
    })
}

/// Decodes letters of a scheme.
pub(crate) fn decode(scheme: Scheme, letters: &str) -> Option<Vec<u8>> {
    let letters = letters.trim_end_matches('=');
    match scheme {
        Scheme::Base64 => {
            // A last letter without a partner stands for nothing.
            let length = letters.len() - usize::from(letters.len() % 4 == 1);
            let letters = letters.get(..length)?;
            base64().as_ref()?.decode(letters.as_bytes()).ok()
        }
        Scheme::Base32 => {
            let length = match letters.len() % 8 {
                1 | 3 | 6 => letters.len() - 1,
                _ => letters.len(),
            };
            BASE32_NOPAD.decode(letters.get(..length)?.as_bytes()).ok()
        }
        Scheme::Hexadecimal | Scheme::Escapes | Scheme::Numbers => {
            HEXLOWER_PERMISSIVE.decode(letters.as_bytes()).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Scheme, &str)]) {
        let found: Vec<(Scheme, String)> = runs(text)
            .iter()
            .map(|run| {
                let decoded = run.decode().unwrap_or_default();
                (run.scheme, String::from_utf8_lossy(&decoded).into_owned())
            })
            .collect();
        let found: Vec<(Scheme, &str)> = found.iter().map(|(s, t)| (*s, &**t)).collect();
        assert_eq!(found, expected, "{text}");
    }

    const HELLO: &str = "aGVsbG8gd29ybGQsIHRoaXMgaXMgYSB0ZXh0IGZvciB5b3U";

    #[test]
    fn pieces_that_a_program_joins_are_one_run() {
        let expected = [(Scheme::Base64, "hello world, this is a text for you")];
        check(&format!("x = '{HELLO}='"), &expected);
        let (a, b) = HELLO.split_at(20);
        check(&format!("x = '{a}' + \\\n    '{b}'"), &expected);
        check(&format!("x = ['{a}', b'{b}']"), &expected);
        check(&format!("x = '''\n{a}\n{b}\n'''"), &expected);
    }

    #[test]
    fn names_paths_and_hashes_are_no_runs() {
        check("this_is_a_very_long_name_of_a_function_in_a_test_file", &[]);
        check(
            "src/components/some/Other/Folder/withAFile/inIt/and/More",
            &[],
        );
        check(&"1".repeat(60), &[]);
    }

    #[test]
    fn other_schemes() {
        let hexadecimal: String = "hello world, hello world"
            .bytes()
            .map(|b| format!("{b:02x}"))
            .collect();
        check(
            &hexadecimal,
            &[(Scheme::Hexadecimal, "hello world, hello world")],
        );
        let escapes: String = "hello world, hello world"
            .bytes()
            .map(|b| format!("\\x{b:02x}"))
            .collect();
        check(&escapes, &[(Scheme::Escapes, "hello world, hello world")]);
        let numbers: Vec<String> = "hello world, hello world!"
            .bytes()
            .map(|b| b.to_string())
            .collect();
        check(
            &format!("[{}]", numbers.join(", ")),
            &[(Scheme::Numbers, "hello world, hello world!")],
        );
        check("[1000, 2000]", &[]);
    }
}
