//! What stands where a credential is to be put, or was made up by a person.
//!
//! Whoever invents a token repeats letters, counts, or writes words into it;
//! who draws one by chance does not. The bounds leave room: of a million drawn
//! tokens of 16 hexadecimal digits or more, fewer than one in ten thousand is
//! taken for made up.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Nobody's token holds these, in whichever case.
const WORDS: [&str; 64] = [
    "example",
    "sample",
    "placeholder",
    "changeme",
    "change_me",
    "change-me",
    "change.me",
    "replace",
    "redacted",
    "removed",
    "insert",
    "dummy",
    "fake",
    "mock",
    "test",
    "your",
    "todo",
    "fixme",
    "invalid",
    "secret",
    "token",
    "password",
    "passwd",
    "apikey",
    "api_key",
    "api-key",
    "access",
    "credential",
    "default",
    "foobar",
    "foo_bar",
    "foo-bar",
    "foobaz",
    "lorem",
    "hunter2",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "deadbeef",
    "cafebabe",
    "badc0ffee",
    "c0ffee",
    "xxxx",
    "0123456",
    "1234567",
    "2345678",
    "9876543",
    "abcdef12",
    "abcdefg",
    "12345abc",
    "1a2b3c",
    "a1b2c3",
    "00000000",
    "11111111",
    "aaaaaaaa",
    "yyyyyyyy",
    "zzzzzzzz",
    "********",
    "........",
    "________",
    "--------",
    "not-real",
    "notreal",
    "leaked",
];

static WORDS_IN: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let builder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(WORDS);
    builder.ok()
});

/// Parts longer than this are judged by their beginning.
const MOST: usize = 192;

/// Whether a part of a credential that should be drawn by chance is not.
pub(super) fn is_made_up(body: &str) -> bool {
    let mut end = body.len().min(MOST);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let body = body.get(..end).unwrap_or_default();
    let bytes = body.as_bytes();
    has_word(body)
        || is_uneven(bytes)
        || repeats(bytes)
        || counts(bytes)
        || (bytes.len() >= 20 && is_one_kind(bytes))
}

/// Whether one of the words of placeholders stands in a text.
pub(super) fn has_word(text: &str) -> bool {
    WORDS_IN.as_ref().is_some_and(|words| words.is_match(text))
}

/// Bits of each byte by Shannon's measure, from how often each value occurs.
pub(super) fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0u32; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let total = f64::from(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    let of_value = |count: &u32| {
        let share = f64::from(*count) / total;
        -share * share.log2()
    };
    counts
        .iter()
        .filter(|count| **count > 0)
        .map(of_value)
        .sum()
}

/// Whether few letters stand for most of it.
fn is_uneven(bytes: &[u8]) -> bool {
    let letters = if bytes.iter().all(u8::is_ascii_digit) {
        10
    } else if bytes
        .iter()
        .all(|byte| byte.is_ascii_hexdigit() || *byte == b'-')
    {
        16
    } else {
        62
    };
    let possible = f64::from(u32::try_from(bytes.len().min(letters)).unwrap_or(1)).log2();
    entropy(bytes) < 0.72 * possible
}

/// People do not repeat longer pieces, and looking for them takes time.
const LONGEST_PIECE: usize = 32;

/// Whether it is one piece again and again.
fn repeats(bytes: &[u8]) -> bool {
    let of_period = |period: usize| {
        let later = bytes.iter().skip(period);
        later.zip(bytes).filter(|(one, other)| one == other).count() * 10
            >= (bytes.len() - period) * 9
    };
    (1..=(bytes.len() / 2).min(LONGEST_PIECE)).any(of_period)
}

/// Whether its letters, its digits, or both together go up or down by one.
fn counts(bytes: &[u8]) -> bool {
    let is_hex = bytes
        .iter()
        .all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    let place = |byte: &u8| -> Option<i16> {
        match byte.to_ascii_lowercase() {
            digit @ b'0'..=b'9' => Some(i16::from(digit - b'0')),
            letter @ b'a'..=b'z' => Some(i16::from(letter - b'a') + 10),
            _ => None,
        }
    };
    let places: Vec<i16> = bytes.iter().filter_map(place).collect();
    let counted = |wanted: &dyn Fn(i16) -> bool| {
        let places: Vec<i16> = places
            .iter()
            .copied()
            .filter(|place| wanted(*place))
            .collect();
        let by = |step: i16| {
            let pairs = places.iter().zip(places.iter().skip(1));
            pairs.filter(|(one, next)| *next - *one == step).count()
        };
        let pairs = places.len().saturating_sub(1);
        pairs >= 7 && (by(1) * 2 >= pairs || by(-1) * 2 >= pairs)
    };
    counted(&|_| true)
        || (!is_hex && (counted(&|place| place < 10) || counted(&|place| place >= 10)))
}

/// Whether it is small letters only, or large ones only, with signs between:
/// words rather than chance.
fn is_one_kind(bytes: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| bytes.iter().any(kind);
    let kinds = [
        has(u8::is_ascii_lowercase),
        has(u8::is_ascii_uppercase),
        has(u8::is_ascii_digit),
    ];
    kinds.iter().filter(|has| **has).count() < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: bool) {
        assert_eq!(is_made_up(body), expected, "{body}");
    }

    #[test]
    fn what_people_write_is_made_up() {
        for body in [
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "1234567890abcdef1234567890abcdef",
            "A1bC2dE3fG4hI5jK6lM7nO8pQ9rS0t",
            "abcdabcdabcdabcdabcdabcdabcdabcd",
            "YOUR-PERSONAL-ACCESS-TOKEN",
            "thisIsSomeExample1Token2Here",
            "0000000000000000000000000000dead",
            "zyxwvutsrqponmlkjihgfedcba987",
            "some-words-with-signs-between-them",
            "aaaaaaaaaabbbbbbbbbbccccccccccdddddd",
            "deadbeefcafe0123deadbeefcafe4567",
        ] {
            check(body, true);
        }
    }

    #[test]
    fn what_is_drawn_by_chance_is_not() {
        for body in [
            "qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP",
            "7f3a91c04e5d8b2617a0c9e4f85b3d20",
            "J5QW2KXH3NBVTZ6M",
            "dGf8sK2-pQ9_xLm4Zr7TvWc1",
            "kWqLmZsVbTyHnGdRfXcJpQoEuIaSvBzNmK",
        ] {
            check(body, false);
        }
    }

    /// A generator of Lehmer's kind stands for chance.
    #[test]
    fn chance_is_seldom_taken_for_a_person() {
        let mut state = 20_261_126u64;
        let mut draw = |letters: &[u8], length: usize| -> String {
            let one = |_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let count = u64::try_from(letters.len()).unwrap();
                char::from(letters[usize::try_from((state >> 33) % count).unwrap()])
            };
            (0..length).map(one).collect()
        };
        let base62 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (letters, length) in [
            (&base62[..], 24),
            (&base62[..], 36),
            (&base62[..], 148),
            (b"0123456789abcdef", 32),
            (b"0123456789abcdef", 64),
            (b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
        ] {
            let wrong = (0..5_000)
                .filter(|_| is_made_up(&draw(letters, length)))
                .count();
            assert!(wrong <= 10, "{wrong} of 5000 of length {length}");
        }
    }
}
