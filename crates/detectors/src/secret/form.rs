//! Forms of tokens: literal text, and runs of an alphabet.
//!
//! `glsa_<base62:32>_<hex:8>` is two literals and two runs. The longest literal
//! is the *anchor*: it is looked for, and what stands before and behind it is
//! compared. A run takes as much as it can and gives nothing back, so that
//! comparing takes no longer than the form is.

use std::ops::Range;

/// A form, ready to be compared.
#[derive(Debug)]
pub(super) struct Form {
    pieces: Vec<Piece>,
    /// Which of the pieces is looked for.
    anchor: usize,
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Run(Run),
}

/// So many letters of an alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    alphabet: Alphabet,
    least: usize,
    most: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alphabet {
    Digit,
    Hex,
    Upper,
    Lower,
    Alpha,
    Base32,
    Base62,
    Base64,
    Bech32,
    Url,
    Word,
    Uuid,
    Azure,
    Bearer,
    Token,
}

/// Where a token stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) range: Range<usize>,
    /// What its runs hold, those of the largest alphabets.
    pub(super) body: String,
}

impl Form {
    /// Reads a form, or says what is wrong with it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let literal_end = rest.find('<').unwrap_or(rest.len());
            if literal_end > 0 {
                pieces.push(Piece::Literal(
                    rest.get(..literal_end).unwrap_or_default().to_owned(),
                ));
                rest = rest.get(literal_end..).unwrap_or_default();
                continue;
            }
            let (run, behind) = rest
                .get(1..)
                .and_then(|rest| rest.split_once('>'))
                .ok_or_else(|| format!("`{text}`: a run has no end"))?;
            let run = Run::read(run).ok_or_else(|| format!("`{text}`: what is `<{run}>`?"))?;
            pieces.push(Piece::Run(run));
            rest = behind;
        }
        let literal = |piece: &Piece| match piece {
            Piece::Literal(literal) => literal.len(),
            Piece::Run(_) => 0,
        };
        let longest = pieces.iter().map(literal).max().unwrap_or_default();
        let anchor = pieces
            .iter()
            .position(|piece| longest > 0 && literal(piece) == longest)
            .ok_or_else(|| format!("`{text}` has no literal to look for"))?;
        Ok(Self { pieces, anchor })
    }

    /// The literal that is looked for.
    pub(super) fn anchor(&self) -> &str {
        match self.pieces.get(self.anchor) {
            Some(Piece::Literal(literal)) => literal,
            _ => "",
        }
    }

    /// The token whose anchor stands at an offset, if there is one and nothing
    /// goes on where it ends.
    pub(super) fn at(&self, text: &str, anchor: usize) -> Option<Match> {
        let bytes = text.as_bytes();
        let (before, behind) = self.pieces.split_at(self.anchor);
        let mut start = anchor;
        let mut runs: Vec<(Alphabet, Range<usize>)> = Vec::new();
        for piece in before.iter().rev() {
            let length = piece.length_before(bytes.get(..start)?)?;
            if let Piece::Run(Run { alphabet, .. }) = piece {
                runs.insert(0, (*alphabet, start - length..start));
            }
            start -= length;
        }
        if goes_on_before(bytes, start) {
            return None;
        }
        let mut end = anchor;
        for piece in behind {
            let length = piece.length_behind(bytes.get(end..)?)?;
            if let Piece::Run(Run { alphabet, .. }) = piece {
                runs.push((*alphabet, end..end + length));
            }
            end += length;
        }
        let last = self.pieces.last()?;
        if last.goes_on(bytes.get(end).copied()) {
            return None;
        }
        let is_large = |(alphabet, _): &&(Alphabet, _)| *alphabet != Alphabet::Digit;
        let has_large = runs.iter().any(|run| is_large(&run));
        let body = runs
            .iter()
            .filter(|run| !has_large || is_large(run))
            .filter_map(|(_, range)| text.get(range.clone()))
            .collect();
        Some(Match {
            range: start..end,
            body,
        })
    }
}

/// Whether a word goes on to the left. What stands behind an escape in a
/// string (`\n`) or in a URL (`%3D`) begins there.
fn goes_on_before(bytes: &[u8], start: usize) -> bool {
    let before = |distance: usize| {
        start
            .checked_sub(distance)
            .and_then(|at| bytes.get(at))
            .copied()
    };
    let Some(last) = before(1).filter(|byte| byte.is_ascii_alphanumeric()) else {
        return false;
    };
    let is_escape = before(2) == Some(b'\\') && matches!(last, b'n' | b'r' | b't');
    let is_encoded = before(3) == Some(b'%')
        && last.is_ascii_hexdigit()
        && before(2).is_some_and(|byte| byte.is_ascii_hexdigit());
    !is_escape && !is_encoded
}

impl Run {
    /// Reads `alphabet:length` or `alphabet:least-most`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (alphabet, lengths) = text.split_once(':')?;
        let (least, most) = lengths.split_once('-').unwrap_or((lengths, lengths));
        let (least, most) = (least.parse().ok()?, most.parse().ok()?);
        (0 < least && least <= most).then_some(())?;
        let alphabet = Alphabet::named(alphabet)?;
        Some(Self {
            alphabet,
            least,
            most,
        })
    }

    /// Where such runs stand in a text, and nothing longer.
    pub(super) fn all_in(self, text: &str) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        let mut start = None;
        let bytes = text.bytes().map(Some).chain([None]).enumerate();
        for (at, byte) in bytes {
            match (byte.is_some_and(|byte| self.alphabet.has(byte)), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    if (self.least..=self.most).contains(&(at - from)) {
                        all.push(from..at);
                    }
                    start = None;
                }
                _ => {}
            }
        }
        all
    }
}

impl Piece {
    /// How much of the start of `bytes` it takes.
    fn length_behind(&self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Literal(literal) => bytes
                .starts_with(literal.as_bytes())
                .then_some(literal.len()),
            Self::Run(Run {
                alphabet,
                least,
                most,
            }) => {
                let of_alphabet = |byte: &&u8| alphabet.has(**byte);
                let length = bytes.iter().take(*most).take_while(of_alphabet).count();
                (length >= *least).then_some(length)
            }
        }
    }

    /// How much of the end of `bytes` it takes.
    fn length_before(&self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Literal(literal) => bytes.ends_with(literal.as_bytes()).then_some(literal.len()),
            Self::Run(Run {
                alphabet,
                least,
                most,
            }) => {
                let of_alphabet = |byte: &&u8| alphabet.has(**byte);
                let length = bytes
                    .iter()
                    .rev()
                    .take(*most)
                    .take_while(of_alphabet)
                    .count();
                (length >= *least).then_some(length)
            }
        }
    }

    /// Whether what follows belongs to it still, so that it is something longer.
    fn goes_on(&self, next: Option<u8>) -> bool {
        next.is_some_and(|next| {
            let of_alphabet = match self {
                Self::Run(Run { alphabet, .. }) => alphabet.has(next) && !b".=%~".contains(&next),
                Self::Literal(_) => false,
            };
            of_alphabet || next.is_ascii_alphanumeric() || next == b'_'
        })
    }
}

impl Alphabet {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "digit" => Self::Digit,
            "hex" => Self::Hex,
            "upper" => Self::Upper,
            "lower" => Self::Lower,
            "alpha" => Self::Alpha,
            "base32" => Self::Base32,
            "base62" => Self::Base62,
            "base64" => Self::Base64,
            "bech32" => Self::Bech32,
            "url" => Self::Url,
            "word" => Self::Word,
            "uuid" => Self::Uuid,
            "azure" => Self::Azure,
            "bearer" => Self::Bearer,
            "token" => Self::Token,
            _ => return None,
        })
    }

    fn has(self, byte: u8) -> bool {
        match self {
            Self::Digit => byte.is_ascii_digit(),
            Self::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Self::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Lower => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Self::Alpha => byte.is_ascii_alphabetic(),
            Self::Base32 => matches!(byte, b'A'..=b'Z' | b'2'..=b'7'),
            Self::Base62 => byte.is_ascii_alphanumeric(),
            Self::Base64 => byte.is_ascii_alphanumeric() || b"+/".contains(&byte),
            Self::Bech32 => b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".contains(&byte),
            Self::Url => byte.is_ascii_alphanumeric() || b"-_".contains(&byte),
            Self::Word => byte.is_ascii_alphanumeric() || byte == b'_',
            Self::Uuid => byte.is_ascii_hexdigit() || byte == b'-',
            Self::Azure => byte.is_ascii_alphanumeric() || b"_~.-".contains(&byte),
            Self::Bearer => byte.is_ascii_alphanumeric() || byte == b'%',
            Self::Token => byte.is_ascii_alphanumeric() || b"-_=.".contains(&byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: &str, text: &str, expected: Option<&str>) {
        let form = Form::read(form).unwrap();
        let found = text
            .match_indices(form.anchor())
            .find_map(|(at, _)| form.at(text, at));
        let found = found.map(|found| &text[found.range]);
        assert_eq!(found, expected, "{form:?} in {text}");
    }

    #[test]
    fn a_form_takes_its_length_and_nothing_longer() {
        let form = "ab_<hex:4>";
        check(form, "x = 'ab_01ef';", Some("ab_01ef"));
        check(form, "ab_01ef", Some("ab_01ef"));
        check(form, "ab_01ef.", Some("ab_01ef"));
        for text in [
            "ab_01e", "ab_01ef0", "ab_01efg", "ab_01ef_", "xab_01ef", "ab_01Ef",
        ] {
            check(form, text, None);
        }
        check("t<digit:2-3>", "t1 t12 t1234 t123", Some("t12"));
        check("t<digit:2-3>", "t1234 t123", Some("t123"));
    }

    #[test]
    fn what_stands_before_the_longest_literal_is_compared_too() {
        let form = "<base62:3><digit:1>Q~<azure:4>";
        check(form, "'abC8Q~a.-_'", Some("abC8Q~a.-_"));
        check(form, "'abCxQ~a.-_'", None);
        check(form, "'xabC8Q~a.-_'", None);
        check(
            "sk-<lower:2>MIDDLE<lower:2>",
            "a sk-abMIDDLEcd",
            Some("sk-abMIDDLEcd"),
        );
        check("sk-<lower:2>MIDDLE<lower:2>", "a sx-abMIDDLEcd", None);
    }

    #[test]
    fn escapes_before_it_are_not_its_word() {
        let form = "ab_<hex:4>";
        check(form, r#""x\nab_01ef""#, Some("ab_01ef"));
        check(form, "?a%3Dab_01ef&", Some("ab_01ef"));
        check(form, "nab_01ef", None);
        check(form, "3Dab_01ef", None);
    }

    #[test]
    fn the_body_is_what_was_drawn_by_chance() {
        let form = Form::read("xo-<digit:3>-<base62:4>").unwrap();
        assert_eq!(form.at("xo-123-aB1z", 0).unwrap().body, "aB1z");
        let form = Form::read("xo-<digit:3>").unwrap();
        assert_eq!(form.at("xo-123", 0).unwrap().body, "123");
    }

    #[test]
    fn runs_are_whole() {
        let run = Run::read("hex:4").unwrap();
        assert_eq!(run.all_in("abcd x 01ef,abcdef,00"), [0..4, 7..11]);
        assert_eq!(run.all_in("é1234 0000"), [2..6, 7..11]);
    }

    #[test]
    fn wrong_forms_are_told() {
        for form in [
            "",
            "<hex:4>",
            "a<hex:4",
            "a<hex>",
            "a<other:3>",
            "a<hex:4-2>",
            "a<hex:0>",
        ] {
            assert!(Form::read(form).is_err(), "{form}");
        }
    }
}
