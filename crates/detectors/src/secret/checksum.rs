//! What can be recomputed from a token itself.

use std::borrow::Cow;

use data_encoding::{BASE64_NOPAD, BASE64URL_NOPAD};
use serde::Deserialize;

/// How a token proves that it was given out, and not made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Checksum {
    /// GitHub and npm: the last six letters are the CRC-32 of those behind the
    /// prefix, in base 62.
    Crc32Base62,
    /// GitLab: the last seven letters are the CRC-32 of all before them, in
    /// base 36 (`lib/authn/token_field/generator/routable_token.rb`).
    Crc32Base36,
    /// Grafana: the last eight letters are the bytes of the CRC-32 of what
    /// stands before them, the lowest first (`satokengen/tokengen.go`).
    Crc32Grafana,
    /// age: Bech32 (BIP 173).
    Bech32,
    /// PyPI: a macaroon of version 2, whose last packet is a signature.
    Pypi,
    /// Discord: the first part is the number of an account, in base 64.
    Discord,
}

impl Checksum {
    /// Whether a text for which it is wrong is no such token at all, rather than
    /// one that was changed.
    pub(super) fn is_part_of_form(self) -> bool {
        self == Self::Discord
    }

    /// Whether a token is right in itself.
    pub(super) fn is_right(self, token: &str) -> bool {
        match self {
            Self::Crc32Base62 => crc32_base62(token),
            Self::Crc32Base36 => crc32_base36(token),
            Self::Crc32Grafana => crc32_grafana(token),
            Self::Bech32 => bech32(token),
            Self::Pypi => pypi(token),
            Self::Discord => discord(token),
        }
        .unwrap_or(false)
    }
}

fn crc32_base62(token: &str) -> Option<bool> {
    const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let (_, body) = token.split_once('_')?;
    let (drawn, checksum) = body.split_at_checked(body.len().checked_sub(6)?)?;
    Some(in_base(crc32fast::hash(drawn.as_bytes()), DIGITS, 6) == checksum)
}

fn crc32_base36(token: &str) -> Option<bool> {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let (told, checksum) = token.split_at_checked(token.len().checked_sub(7)?)?;
    Some(in_base(crc32fast::hash(told.as_bytes()), DIGITS, 7) == checksum)
}

fn crc32_grafana(token: &str) -> Option<bool> {
    let (told, checksum) = token.rsplit_once('_')?;
    let bytes = crc32fast::hash(told.as_bytes()).to_le_bytes();
    Some(data_encoding::HEXLOWER.encode(&bytes) == checksum)
}

/// A number in the base of so many digits, filled up with the first of them.
fn in_base(mut number: u32, digits: &[u8], width: usize) -> String {
    let base = u32::try_from(digits.len()).unwrap_or(1);
    let mut letters: Vec<char> = Vec::with_capacity(width);
    while number > 0 || letters.len() < width {
        let digit = digits.get((number % base) as usize).copied();
        letters.push(char::from(digit.unwrap_or(b'0')));
        number /= base;
    }
    letters.into_iter().rev().collect()
}

/// The polynomial of BIP 173 over the prefix and the data.
fn bech32(token: &str) -> Option<bool> {
    const LETTERS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const GENERATOR: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    let token = token.to_ascii_lowercase();
    let (prefix, data) = token.rsplit_once('1')?;
    let high = prefix.bytes().map(|byte| u32::from(byte >> 5));
    let low = prefix.bytes().map(|byte| u32::from(byte & 31));
    let mut values: Vec<u32> = high.chain([0]).chain(low).collect();
    for letter in data.chars() {
        values.push(u32::try_from(LETTERS.find(letter)?).ok()?);
    }
    let checksum = values.iter().fold(1u32, |checksum, value| {
        let top = checksum >> 25;
        let shifted = ((checksum & 0x1ff_ffff) << 5) ^ value;
        GENERATOR
            .iter()
            .enumerate()
            .filter(|(bit, _)| top >> bit & 1 == 1)
            .fold(shifted, |checksum, (_, generator)| checksum ^ generator)
    });
    Some(checksum == 1)
}

/// Version, where it is for, packets, and a signature of 32 bytes at the end.
fn pypi(token: &str) -> Option<bool> {
    let bytes = unpadded(token.strip_prefix("pypi-")?)?;
    let place = [
        b"\x02\x01\x08pypi.org".as_slice(),
        b"\x02\x01\x0dtest.pypi.org",
    ];
    let is_for_pypi = place.iter().any(|place| bytes.starts_with(place));
    let signature = bytes.get(bytes.len().checked_sub(34)?..)?;
    Some(is_for_pypi && signature.starts_with(&[6, 32]))
}

fn discord(token: &str) -> Option<bool> {
    let (account, _) = token.split_once('.')?;
    let number = unpadded(account)?;
    let is_number = number.iter().all(u8::is_ascii_digit);
    Some(is_number && (17..=20).contains(&number.len()))
}

/// Base 64 of either alphabet, whether padded or not.
pub(super) fn unpadded(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    let text: Cow<'_, str> = if text.contains(['+', '/']) {
        Cow::Owned(text.replace('+', "-").replace('/', "_"))
    } else {
        Cow::Borrowed(text)
    };
    let decoded = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    // The last letter of what people cut by hand may hold bits too many.
    decoded.or_else(|| {
        let whole = text.len() / 4 * 4;
        BASE64_NOPAD
            .decode(
                text.get(..whole)?
                    .replace('-', "+")
                    .replace('_', "/")
                    .as_bytes(),
            )
            .ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors are the providers' own, of tokens that never were: told in
    /// npm's announcement, Grafana's tests and age's specification. They are
    /// put together here, so that no scanner takes this file for a leak.
    #[track_caller]
    fn check(checksum: Checksum, parts: [&str; 2]) {
        let token = parts.concat();
        assert!(checksum.is_right(&token), "{token}");
        let last = token.len() - 1;
        for changed in [0, last - 9] {
            let at = changed.max(parts[0].len());
            let other = if token.as_bytes()[at] == b'q' {
                "p"
            } else {
                "q"
            };
            let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
            assert!(!checksum.is_right(&changed), "{changed}");
        }
    }

    #[test]
    fn tokens_that_were_given_out_are_right_and_changed_ones_are_not() {
        check(
            Checksum::Crc32Base62,
            ["npm_", "qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP"],
        );
        check(
            Checksum::Crc32Grafana,
            ["glsa_", "iNValIdinValiDinvalidinvalidinva_5b582697"],
        );
        check(
            Checksum::Bech32,
            [
                "AGE-SECRET-KEY-1",
                "GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
            ],
        );
    }

    #[test]
    fn short_and_foreign_texts_are_wrong() {
        for checksum in [
            Checksum::Crc32Base62,
            Checksum::Crc32Base36,
            Checksum::Crc32Grafana,
            Checksum::Bech32,
            Checksum::Pypi,
            Checksum::Discord,
        ] {
            for token in [
                "",
                "a",
                "_",
                "a_b",
                "é_é",
                "1",
                "pypi-",
                "....",
                "pypi-AgEIcHlwaS5vcmc",
            ] {
                assert!(!checksum.is_right(token), "{checksum:?}: {token}");
            }
        }
    }

    #[test]
    fn gitlab_counts_all_that_stands_before() {
        let told = "glpat-aaaa.01.06";
        let checksum = in_base(
            crc32fast::hash(told.as_bytes()),
            b"0123456789abcdefghijklmnopqrstuvwxyz",
            7,
        );
        assert!(Checksum::Crc32Base36.is_right(&format!("{told}{checksum}")));
        assert!(!Checksum::Crc32Base36.is_right(&format!("{told}0000000")));
    }

    #[test]
    fn discord_begins_with_the_number_of_an_account() {
        let account = BASE64URL_NOPAD.encode(b"123456789012345678");
        assert!(Checksum::Discord.is_right(&format!("{account}.a.b")));
        let account = BASE64URL_NOPAD.encode(b"12345678901234567x");
        assert!(!Checksum::Discord.is_right(&format!("{account}.a.b")));
    }
}
