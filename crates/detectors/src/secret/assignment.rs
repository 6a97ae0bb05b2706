//! Literals that are given to something which is called a credential.
//!
//! An *assignment* is a name, a sign and a value: `password = "x"`,
//! `"api_key": "x"`, `token: x`, `<secret>x</secret>`, `set("password", "x")`.
//! It is read out of the text, whatever the language, since it looks nearly
//! alike in all of them. Values without quotes count only in files of settings.

use std::ops::Range;

/// A name and the value that it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Assignment<'a> {
    pub(super) name: &'a str,
    pub(super) value: Range<usize>,
}

/// Names are no longer.
const NAME: usize = 64;

/// Nor are values that are credentials.
const VALUE: usize = 300;

/// Words of which one stands in every name that ends with one of [`ENDS`].
pub(super) const NAMES: [&str; 26] = [
    "passw",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "accesskey",
    "access_key",
    "access-key",
    "apikey",
    "api_key",
    "api-key",
    "appkey",
    "app_key",
    "app-key",
    "authkey",
    "auth_key",
    "privatekey",
    "private_key",
    "signingkey",
    "signing_key",
    "encryptionkey",
    "encryption_key",
    "masterkey",
    "master_key",
    "accountkey",
    "credential",
];

/// What a credential's name ends with, in small letters without signs.
const ENDS: [&str; 26] = [
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "secret",
    "secretkey",
    "secretaccesskey",
    "accesskey",
    "accesskeysecret",
    "apikey",
    "apisecret",
    "apitoken",
    "appkey",
    "appsecret",
    "authkey",
    "authtoken",
    "token",
    "privatekey",
    "signingkey",
    "signingsecret",
    "encryptionkey",
    "masterkey",
    "accountkey",
    "jwtsecret",
    "sessionsecret",
    "credential",
];

/// With one of these in it, a name is of something else.
const NOT_THESE: [&str; 34] = [
    "public",
    "csrf",
    "xsrf",
    "nonce",
    "example",
    "sample",
    "fake",
    "dummy",
    "mock",
    "invalid",
    "wrong",
    "label",
    "hint",
    "placeholder",
    "regex",
    "pattern",
    "pagetoken",
    "nexttoken",
    "pagination",
    "continuation",
    "padtoken",
    "eostoken",
    "bostoken",
    "unktoken",
    "masktoken",
    "septoken",
    "clstoken",
    "stoptoken",
    "synctoken",
    "cancel",
    "recaptchasite",
    "sitekey",
    "forgot",
    "testpass",
];

impl<'a> Assignment<'a> {
    /// The assignment in whose name a word stands, `at` bytes into the text.
    /// `unquoted` says whether values may stand without quotes.
    pub(super) fn around(text: &'a str, at: usize, unquoted: bool) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
        let before = bytes.get(..at)?.iter().rev();
        let start = at - before.take(NAME).take_while(|byte| is_name(byte)).count();
        let behind = bytes.get(at..)?.iter();
        let end = at + behind.take(NAME).take_while(|byte| is_name(byte)).count();
        let name = text.get(start..end)?.trim_end_matches(['.', '-', '_']);
        if !is_credential(name) {
            return None;
        }
        let opened = start
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .copied();
        let mut scan = Scan { text, at: end };
        let is_quoted = matches!(opened, Some(b'"' | b'\'' | b'`')) && scan.take_any(b"\"'`");
        let is_element = opened == Some(b'<') && scan.peek() == Some(b'>');
        if is_element {
            scan.at += 1;
            let value = scan.until(b"<")?;
            return Some(Self { name, value });
        }
        scan.take_any(b"])");
        scan.skip_blanks();
        let sign = scan.sign(is_quoted)?;
        scan.skip_blanks();
        let value = scan.quoted().or_else(|| {
            let bare = unquoted && !matches!(sign, Sign::Comma);
            bare.then(|| scan.bare()).flatten()
        })?;
        Some(Self { name, value })
    }
}

/// Whether something of this name is a credential.
fn is_credential(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    let plain = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    ENDS.iter().any(|end| plain.ends_with(end))
        && !NOT_THESE.iter().any(|word| plain.contains(word))
}

/// What stands between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Equals,
    Colon,
    /// Between the arguments of a call.
    Comma,
}

/// A place that moves on.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn starts_with(&self, sign: &str) -> bool {
        self.text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(sign))
    }

    fn take_any(&mut self, bytes: &[u8]) -> bool {
        let is_one = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(is_one);
        is_one
    }

    /// Blanks, no more than stand in front of a column.
    fn skip_blanks(&mut self) {
        let is_blank = |byte: &&u8| **byte == b' ' || **byte == b'\t';
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take(40).take_while(is_blank).count();
    }

    /// The sign here, and a type between a colon and `=`.
    fn sign(&mut self, is_quoted: bool) -> Option<Sign> {
        // A comparison gives nothing.
        if self.starts_with("==") || self.starts_with("=~") {
            return None;
        }
        for sign in [":=", "=>", "?=", "||=", "="] {
            if self.starts_with(sign) {
                self.at += sign.len();
                return Some(Sign::Equals);
            }
        }
        if is_quoted && self.take_any(b",") {
            return Some(Sign::Comma);
        }
        if !self.take_any(b":") {
            return None;
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_type = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_&'<>[]?.: ".contains(byte);
        let length = rest.iter().take(40).take_while(is_type).count();
        let is_declared = rest.get(length) == Some(&b'=')
            && rest.get(length + 1) != Some(&b'=')
            && rest
                .get(..length)
                .is_some_and(|kind| kind.ends_with(b" ") || length > 2);
        if is_declared && length > 0 {
            self.at += length + 1;
            return Some(Sign::Equals);
        }
        Some(Sign::Colon)
    }

    /// What stands in quotes here, with a letter in front that says how it is
    /// read. Interpolation makes it something else, which its signs tell.
    fn quoted(&mut self) -> Option<Range<usize>> {
        let mut scan = Scan { ..*self };
        while scan.take_any(b"brfuBRFU@$") {}
        let quote = scan.peek().filter(|byte| b"\"'`".contains(byte))?;
        scan.at += 1;
        let value = scan.until(&[quote])?;
        // Behind the value, no operator makes another of it.
        let rest = self.text.get(value.end + 1..).unwrap_or_default();
        let is_part = rest
            .trim_start_matches([' ', '\t'])
            .starts_with(['+', '.', '%']);
        (!is_part).then_some(value)
    }

    /// A value without quotes, to the end of its line or a comment.
    fn bare(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let length = rest
            .find(|c: char| c.is_whitespace() || c == ';' || c == '"' || c == '\'')
            .unwrap_or(rest.len());
        let ends_line = |rest: &str| {
            let rest = rest.trim_start_matches([' ', '\t']);
            rest.is_empty() || rest.starts_with(['\n', '\r', '#', ';', '&', '\\'])
        };
        let behind = rest.get(length..).unwrap_or_default();
        (0 < length && length <= VALUE && ends_line(behind)).then(|| self.at..self.at + length)
    }

    /// Up to one of these bytes, on this line and not far.
    fn until(&self, ends: &[u8]) -> Option<Range<usize>> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let stop = |byte: &u8| ends.contains(byte) || matches!(byte, b'\n' | b'\\');
        let length = rest.iter().take(VALUE).position(stop)?;
        let is_end = rest.get(length).is_some_and(|byte| ends.contains(byte));
        is_end.then(|| self.at..self.at + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, unquoted: bool, expected: Option<(&str, &str)>) {
        let at = text.find(word).unwrap();
        let found = Assignment::around(text, at, unquoted);
        let found = found.map(|found| (found.name, &text[found.value]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn assignments_of_many_languages_are_read() {
        for (text, name) in [
            ("db_password = \"v\"", "db_password"),
            ("const password: string = 'v';", "password"),
            ("let password: &str = \"v\";", "password"),
            ("{\"password\": \"v\"}", "password"),
            ("'password' => 'v',", "password"),
            ("password := `v`", "password"),
            ("config[\"password\"] = \"v\"", "password"),
            ("app.db.password=\"v\"", "app.db.password"),
            ("setProperty(\"password\", \"v\")", "password"),
            ("<password>v</password>", "password"),
            ("#define DB_PASSWORD2 = \"v\"", "DB_PASSWORD2"),
            ("password = b'v'", "password"),
            ("val userPassword: String = \"v\"", "userPassword"),
        ] {
            let word = if text.contains("PASS") {
                "PASSWORD"
            } else {
                "assword"
            };
            check(text, word, false, Some((name, "v")));
        }
    }

    #[test]
    fn values_without_quotes_belong_to_settings() {
        for text in [
            "password=v",
            "password = v # x",
            "password: v",
            "password=v\n",
        ] {
            check(text, "password", true, Some(("password", "v")));
            check(text, "password", false, None);
        }
        check("password = v w", "password", true, None);
    }

    #[test]
    fn other_names_and_other_sentences_are_not_read() {
        for text in [
            "password == \"v\"",
            "password_field = \"v\"",
            "csrf_token = \"v\"",
            "is_password_valid(\"v\")",
            "public_token = 'v'",
            "password = get(\"v\")",
            "password: \"v",
            "password = \"a\" + b",
            "token_type: 'v'",
            "password, \"v\"",
        ] {
            let word = if text.contains("password") {
                "password"
            } else {
                "token"
            };
            check(text, word, false, None);
        }
    }
}
