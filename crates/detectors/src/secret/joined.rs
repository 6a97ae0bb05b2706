//! Texts that a program puts together from literals.
//!
//! A *seam* is what stands between the quote that ends one literal and the one
//! that begins the next: a sign (`"a" + "b"`), nothing but blanks (Python, C), a
//! comma in a list that is joined, or an addition to the same variable
//! (`a += "b"`). Seams are read out of the text, since they look alike in all
//! languages; a text that is put together from names is not followed.

use std::ops::Range;

use memchr::{memchr3_iter, memmem};

/// A text, and what it is made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Joined {
    /// From the first letter of its first literal to the last of its last.
    pub(super) outer: Range<usize>,
    pub(super) text: String,
    /// Where in the text a literal ends and the next begins.
    pub(super) seams: Vec<usize>,
}

/// Longer literals are no pieces of credentials.
const PIECE: usize = 4_096;

/// So many blanks may stand in a seam: a line end and an indentation.
const BLANKS: usize = 120;

/// Names are no longer.
const NAME: usize = 40;

/// With one of these in the text, the elements of a list may be joined.
const JOINS: [&str; 4] = ["join", "implode", "concat", "Concat"];

/// All of a text, in order; no two overlap.
pub(super) fn joined(text: &str) -> Vec<Joined> {
    let bytes = text.as_bytes();
    let quotes: Vec<usize> = memchr3_iter(b'"', b'\'', b'`', bytes).collect();
    let has_lists = JOINS
        .iter()
        .any(|word| memmem::find(bytes, word.as_bytes()).is_some());
    let piece = |open: Option<usize>, close: Option<usize>| -> Option<(usize, &str)> {
        let (open, close) = (*quotes.get(open?)?, *quotes.get(close?)?);
        let piece = text.get(open + 1..close)?;
        (piece.len() <= PIECE && !piece.contains('\n')).then_some((open + 1, piece))
    };
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(close) = quotes.get(at) {
        let next = quotes.get(at + 1).copied();
        if next.is_none() || seam(bytes, *close, has_lists) != next {
            at += 1;
            continue;
        }
        let Some((start, first)) = piece(at.checked_sub(1), Some(at)) else {
            at += 1;
            continue;
        };
        let mut whole = Joined {
            outer: start..*close,
            text: first.to_owned(),
            seams: Vec::new(),
        };
        while let Some((start, next)) = piece(Some(at + 1), Some(at + 2)) {
            whole.seams.push(whole.text.len());
            whole.text.push_str(next);
            whole.outer.end = start + next.len();
            at += 2;
            let open = quotes.get(at + 1).copied();
            if open.is_none() || seam(bytes, whole.outer.end, has_lists) != open {
                break;
            }
        }
        if !whole.seams.is_empty() {
            all.push(whole);
        }
        at += 1;
    }
    all
}

/// Where the next literal opens, if a seam stands behind the quote here.
fn seam(bytes: &[u8], quote: usize, has_lists: bool) -> Option<usize> {
    let rest = bytes.get(quote + 1..)?;
    let blanks = |from: usize| {
        let is_blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'\\';
        let rest = rest.get(from..).unwrap_or_default();
        from + rest.iter().take(BLANKS).take_while(is_blank).count()
    };
    let starts = |from: usize, sign: &[u8]| rest.get(from..).is_some_and(|r| r.starts_with(sign));
    let gap = blanks(0);
    let signs: [&[u8]; 7] = [b"++", b"+", b"..", b".", b"<>", b"||", b"&"];
    let sign = signs.iter().find(|sign| starts(gap, sign));
    let behind = match sign {
        Some(sign) => gap + sign.len(),
        None if has_lists && starts(gap, b",") => gap + 1,
        None => addition(rest, blanks(gap + usize::from(starts(gap, b";")))).or_else(|| {
            // Literals beside each other: no line of its own begins between.
            (gap > 0).then_some(gap)
        })?,
    };
    let open = blanks(behind);
    let is_quote = |at: usize| rest.get(at).is_some_and(|byte| b"\"'`".contains(byte));
    let is_prefix = rest
        .get(open)
        .is_some_and(|byte| b"bruf@$BRUF".contains(byte));
    let open = open + usize::from(is_prefix && is_quote(open + 1));
    is_quote(open).then_some(quote + 1 + open)
}

/// Where what is added begins: behind `name +=`.
fn addition(rest: &[u8], from: usize) -> Option<usize> {
    let name = rest.get(from..)?;
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_$.".contains(byte);
    let length = name.iter().take(NAME).take_while(is_name).count();
    let behind = name.get(length..)?;
    let blanks = behind
        .iter()
        .take_while(|byte| **byte == b' ')
        .take(4)
        .count();
    let sign = behind.get(blanks..)?;
    let is_sign = sign.starts_with(b"+=") || sign.starts_with(b".=");
    (length > 0 && is_sign).then_some(from + length + blanks + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = joined(text).into_iter().map(|one| one.text).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn literals_with_a_sign_between_them_are_one_text() {
        check("t = \"ab\" + 'cd'", &["abcd"]);
        check("t = \"ab\" +\n    \"cd\" + \"ef\";", &["abcdef"]);
        check("$t = 'ab' . 'cd';", &["abcd"]);
        check("t = 'ab' .. 'cd'", &["abcd"]);
        check("t = (\"ab\"\n     \"cd\")", &["abcd"]);
        check("t = \"ab\" & _\n", &[]);
        check("\"ab\" <> \"cd\"", &["abcd"]);
        check("t = \"\".join(['ab', 'cd'])", &["abcd"]);
        check("t = 'ab'; t += 'cd';", &["abcd"]);
        check("$t = 'ab';\n$t .= 'cd';", &["abcd"]);
    }

    #[test]
    fn others_are_not() {
        check("f('ab', 'cd')", &[]);
        check("'ab' + name + 'cd'", &[]);
        check("a = 'ab'\nb = 'cd'", &[]);
        check("'ab", &[]);
        check("'ab' + 'cd", &[]);
        check("''", &[]);
    }

    #[test]
    fn the_place_and_the_seams_are_known() {
        let found = joined("t = \"ab\" + \"cd\" + \"e\"");
        assert_eq!(found[0].outer, 5..20);
        assert_eq!(found[0].seams, [2, 4]);
    }
}
