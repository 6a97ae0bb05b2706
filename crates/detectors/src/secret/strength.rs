//! How likely a text without a form of its own is a credential.

use super::placeholder::{entropy, has_word, is_made_up};

/// What a text that stands for a credential looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A placeholder, a name, a variable, a word: nothing.
    Nothing,
    /// A password that a person made: several kinds of signs, and no word of
    /// placeholders.
    Password,
    /// A key drawn by chance.
    Key,
}

/// Words that are whole passwords of examples, besides those of placeholders.
const USUAL: [&str; 34] = [
    "pass",
    "pw",
    "pwd",
    "user",
    "username",
    "admin",
    "root",
    "guest",
    "foo",
    "bar",
    "baz",
    "postgres",
    "mysql",
    "redis",
    "mongo",
    "mongodb",
    "rabbitmq",
    "rabbit",
    "elastic",
    "minio",
    "minioadmin",
    "sa",
    "letmein",
    "welcome",
    "none",
    "null",
    "nil",
    "true",
    "false",
    "undefined",
    "hidden",
    "masked",
    "host",
    "me",
];

/// How the keys begin that emulators have for everybody: Azurite's, and that of
/// Cosmos DB. Their documentation tells them.
const EMULATORS: [&str; 2] = ["Eby8vdM02xNOcqFlqUwJPLlm", "C2y6yDjf5/R+ob0N8A7Cgv30"];

/// Signs that a value is computed or filled in, and stands for itself nowhere.
const FILLED_IN: [&str; 14] = [
    "${", "{{", "#{", "$(", "%(", "%s", "%{", "<", ">", "@@", "__", "***", "...", "{0",
];

/// A shorter key could be anything.
const KEY: usize = 20;
const HEX_KEY: usize = 32;
const PASSWORD: usize = 8;

/// Longer texts are data.
const MOST: usize = 256;

impl Strength {
    /// Of the value of something that is called a credential.
    pub(super) fn of(value: &str) -> Self {
        if is_sign_key(value) {
            return Self::Key;
        }
        if value.len() < PASSWORD || value.len() > MOST || is_filled_in(value) {
            return Self::Nothing;
        }
        if is_key(value) {
            Self::Key
        } else if is_password(value) {
            Self::Password
        } else {
            Self::Nothing
        }
    }
}

/// Whether a value is a variable, a template or a placeholder.
pub(super) fn is_filled_in(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let without_digits = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    value.is_empty()
        || value.contains(char::is_whitespace)
        || value.starts_with(['$', '%', '@', '{', '[', '('])
        || FILLED_IN.iter().any(|sign| value.contains(sign))
        || has_word(value)
        || USUAL.contains(&plain)
        || USUAL.contains(&without_digits)
}

/// Letters that were drawn: enough of them, spread, and of changing kinds.
fn is_key(value: &str) -> bool {
    let value = value.strip_prefix("0x").unwrap_or(value);
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=_-.~".contains(&byte);
    let bytes = value.as_bytes();
    let is_hex = bytes.iter().all(u8::is_ascii_hexdigit);
    let least = if is_hex { HEX_KEY } else { KEY };
    let has = |kind: fn(&u8) -> bool| bytes.iter().any(kind);
    bytes.len() >= least
        && bytes.iter().copied().all(is_sign)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && changes_kinds(bytes)
        && !is_uuid(bytes)
        && !is_digest(value)
        && !is_made_up(value)
        && !EMULATORS.iter().any(|key| value.starts_with(key))
        && entropy(bytes) >= if is_hex { 3.0 } else { 3.5 }
}

/// What frameworks draw from letters, digits and signs: Django's `SECRET_KEY`,
/// the keys of `WordPress`. Code and sentences have longer words.
fn is_sign_key(value: &str) -> bool {
    let key = value.strip_prefix("django-insecure-").unwrap_or(value);
    let bytes = key.as_bytes();
    let mut signs: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(u8::is_ascii_punctuation)
        .collect();
    signs.sort_unstable();
    signs.dedup();
    let longest = key
        .split(|c: char| !c.is_ascii_alphabetic())
        .map(str::len)
        .max()
        .unwrap_or_default();
    (40..=128).contains(&bytes.len())
        && bytes.iter().all(|byte| (b' '..0x7f).contains(byte))
        && bytes.iter().filter(|byte| **byte == b' ').count() * 16 <= bytes.len()
        && bytes.iter().any(u8::is_ascii_digit)
        && signs.len() >= 5
        && longest <= 10
        && entropy(bytes) >= 4.3
        && !has_word(key)
}

/// A UUID that was drawn: some providers give nothing else out.
pub(super) fn is_drawn_uuid(value: &str) -> bool {
    is_uuid(value.as_bytes()) && !is_made_up(value)
}

/// What a person makes when a form asks for a digit and a sign.
fn is_password(value: &str) -> bool {
    let bytes = value.as_bytes();
    let has = |kind: fn(&u8) -> bool| bytes.iter().any(kind);
    let kinds = [
        has(u8::is_ascii_lowercase),
        has(u8::is_ascii_uppercase),
        has(u8::is_ascii_digit),
        has(u8::is_ascii_punctuation),
    ];
    let kinds = kinds.iter().filter(|has| **has).count();
    let is_code = value.contains([
        '(', ')', '[', ']', '{', '}', '\\', '"', '\'', ',', ';', ':', '/', '`',
    ]);
    kinds >= 3
        && has(u8::is_ascii_digit)
        && (has(u8::is_ascii_punctuation) || changes_kinds(bytes))
        && bytes.len() <= 40
        && !is_code
        && !is_uuid(bytes)
        && !is_version(value)
        && !is_made_up(value)
}

/// Whether letters and digits, large and small, follow each other as they come.
/// In names and paths they seldom change, but from the large letter that begins
/// a word to its small ones; signs stand between words.
fn changes_kinds(bytes: &[u8]) -> bool {
    let kind = |byte: &u8| match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    };
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let is_change = |one: u8, next: u8| one != next && one.max(next) < 3 && (one, next) != (2, 1);
    let changes = pairs
        .filter(|(one, next)| is_change(kind(one), kind(next)))
        .count();
    changes * 100 >= bytes.len() * 24
}

/// Words with dots or dashes between them, and numbers at their ends.
fn is_version(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['.', '-', '_', '@', '+']).collect();
    let is_word = |part: &str| {
        let word = part.trim_end_matches(|c: char| c.is_ascii_digit());
        word.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    parts.len() > 1 && parts.iter().all(|part| is_word(part))
}

fn is_uuid(bytes: &[u8]) -> bool {
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `sha512-...`, as lock files and pages have them.
fn is_digest(value: &str) -> bool {
    ["sha1-", "sha224-", "sha256-", "sha384-", "sha512-", "md5-"]
        .iter()
        .any(|name| value.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Strength, values: &[&str]) {
        for value in values {
            assert_eq!(Strength::of(value), expected, "{value}");
        }
    }

    #[test]
    fn keys_passwords_and_what_is_neither() {
        check(
            Strength::Key,
            &[
                "i7($gap=r#o(gfs#3f$*_f7&t=hgahmgksbp3qeli_%nna2%q!",
                "9f8Kq2Zx7LmN4pRt6VwY",
                "7f3a91c04e5d8b2617a0c9e4f85b3d20",
                "kq3/9ZpL+x8vT2mW5nB7cR4yH1gF6dS0aJ==",
            ],
        );
        check(
            Strength::Password,
            &["Tr0ub4dor&3", "Gx7!mLq2", "S0mmer#2024"],
        );
        check(
            Strength::Nothing,
            &[
                "",
                "short1!",
                "password123",
                "${DB_PASSWORD}",
                "{{ password }}",
                "<your-password>",
                "changeme!1A",
                "getPasswordFromVault2",
                "com.acme.auth.TokenProvider2",
                "user.password.confirm",
                "admin1234",
                "550e8400-e29b-41d4-a716-446655440000",
                "sha512-uT8R7N0MQ9svXpS2M3EdcLvdUMIn1Wenmqhf",
                "for (let i = 0; i < list.length; i += 1) { call(list[i]); }",
                "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)@(?:[a-z0-9.-]+)$",
                "someLongIdentifierNameWithVersion2",
                "abcdefghijklmnopqrstuvwxyz012345",
                "Enter a Password 1!",
                "v1.2.3-Beta",
                "app/controllers/V2/Login",
            ],
        );
    }
}
