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

/// Words of which one stands in every name that ends with one of [`ENDS`], and in
/// those of settings that end with `_KEY`.
pub(super) const NAMES: [&str; 24] = [
    "pass",
    "pwd",
    "secret",
    "token",
    "_key",
    "-key",
    "accesskey",
    "apikey",
    "appkey",
    "authkey",
    "privatekey",
    "signingkey",
    "encryptionkey",
    "masterkey",
    "accountkey",
    "storagekey",
    "sharedkey",
    "rolekey",
    "servicekey",
    "sessionkey",
    "jwtkey",
    "hmackey",
    "fernet",
    "credential",
];

/// What a credential's name ends with, in small letters without signs.
const ENDS: [&str; 44] = [
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "dbpass",
    "smtppass",
    "mailpass",
    "ftppass",
    "sshpass",
    "userpass",
    "adminpass",
    "rootpass",
    "secret",
    "secretkey",
    "secretkeybase",
    "secretaccesskey",
    "accesskey",
    "accesskeysecret",
    "sharedaccesskey",
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
    "storagekey",
    "sharedkey",
    "servicerolekey",
    "servicekey",
    "sessionkey",
    "jwtkey",
    "jwtsecret",
    "hmackey",
    "fernetkey",
    "sessionsecret",
    "credential",
];

/// With one of these in it, a name is of something else.
const NOT_THESE: [&str; 40] = [
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
    "publishable",
    "anonkey",
    "cachekey",
    "hostkey",
    "gpgkey",
    "bypass",
];

/// How values are written in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// In quotes.
    Quoted,
    /// Also without, behind a sign.
    Bare,
    /// Also without, behind nothing but a blank.
    Spaced,
}

/// So far behind a name its value is looked for, where both are members.
const MEMBERS: usize = 300;

impl<'a> Assignment<'a> {
    /// The assignment in whose name a word stands, `at` bytes into the text.
    pub(super) fn around(text: &'a str, at: usize, values: Values) -> Option<Self> {
        let unquoted = values != Values::Quoted;
        let bytes = text.as_bytes();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
        let before = bytes.get(..at)?.iter().rev();
        let start = at - before.take(NAME).take_while(|byte| is_name(byte)).count();
        let behind = bytes.get(at..)?.iter();
        let end = at + behind.take(NAME).take_while(|byte| is_name(byte)).count();
        let name = text.get(start..end)?.trim_end_matches(['.', '-', '_']);
        if !(is_credential(name) || unquoted && is_credential_of_settings(name)) {
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
        if let Some(value) = scan.member(text.get(..start)?, unquoted) {
            return Some(Self { name, value });
        }
        scan.take_any(b"])");
        let is_spaced = values == Values::Spaced || (unquoted && name.starts_with("--"));
        if is_spaced && scan.peek() == Some(b' ') {
            scan.skip_blanks();
            let value = scan.quoted().or_else(|| scan.bare())?;
            return Some(Self { name, value });
        }
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

/// Whether a name of settings is a credential's: `ACME_KEY`, `redis_pass`, `pass`.
fn is_credential_of_settings(name: &str) -> bool {
    let last = name.rsplit(['.', '_', '-']).next().unwrap_or_default();
    if last.eq_ignore_ascii_case("pass") {
        return true;
    }
    let is_constant = name
        .bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    is_constant && name.ends_with("_KEY") && {
        let plain: String = name.to_ascii_lowercase().replace('_', "");
        !NOT_THESE.iter().any(|word| plain.contains(word))
    }
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

    /// The value of a member beside the one that holds the name: `name: X`,
    /// `value: Y` in lists of variables, `key="X" value="Y"`, and the `default` of
    /// `variable "x"`. `before` is what stands before the name.
    fn member(&self, before: &str, unquoted: bool) -> Option<Range<usize>> {
        let holder = before.trim_end_matches(['"', '\'', ' ', '=', ':']);
        let is_holder = |word: &str| {
            let start = holder.len().checked_sub(word.len())?;
            Some(holder.get(start..)?.eq_ignore_ascii_case(word))
        };
        let holders = [("name", "value"), ("key", "value"), ("variable", "default")];
        let (_, wanted) = holders
            .iter()
            .find(|(holder, _)| is_holder(holder) == Some(true))?;
        let mut end = (self.at + MEMBERS).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let rest = self.text.get(self.at..end)?;
        let rest = rest.split(['}', '>']).next().unwrap_or_default();
        let found = match *wanted {
            // The two members stand side by side.
            "value" => {
                let start = rest.find(|c: char| c.is_alphabetic() || c == '-')?;
                let name = rest.get(start..start + wanted.len())?;
                name.eq_ignore_ascii_case(wanted).then_some(start)?
            }
            _ => rest.find(wanted)?,
        };
        let mut scan = Scan {
            text: self.text,
            at: self.at + found + wanted.len(),
        };
        scan.take_any(b"\"'");
        scan.skip_blanks();
        if !scan.take_any(b"=:") {
            return None;
        }
        scan.skip_blanks();
        scan.quoted()
            .or_else(|| unquoted.then(|| scan.bare()).flatten())
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
    fn check(text: &str, word: &str, values: Values, expected: Option<(&str, &str)>) {
        let at = text.find(word).unwrap();
        let found = Assignment::around(text, at, values);
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
            check(text, word, Values::Quoted, Some((name, "v")));
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
            check(text, "password", Values::Bare, Some(("password", "v")));
            check(text, "password", Values::Quoted, None);
        }
        check("password = v w", "password", Values::Bare, None);
    }

    #[test]
    fn names_and_values_may_be_members() {
        for text in [
            "- name: DB_PASSWORD\n  value: v\n",
            "{\"name\": \"DB_PASSWORD\", \"value\": \"v\"}",
            "<add key=\"DB_PASSWORD\" value=\"v\" />",
            "variable \"DB_PASSWORD\" {\n  type = string\n  default = \"v\"\n}",
        ] {
            check(text, "PASSWORD", Values::Bare, Some(("DB_PASSWORD", "v")));
        }
        for text in [
            "- name: DB_PASSWORD\n  valueFrom: v\n",
            "{\"name\": \"DB_PASSWORD\"}, {\"value\": \"v\"}",
            "variable \"DB_PASSWORD\" {\n}\ndefault = \"v\"",
        ] {
            check(text, "PASSWORD", Values::Bare, None);
        }
    }

    #[test]
    fn a_blank_is_enough_where_tools_write_it_so() {
        let expected = Some(("password", "v"));
        check(
            "machine a login b password v\n",
            "password",
            Values::Spaced,
            expected,
        );
        check(
            "machine a login b password v\n",
            "password",
            Values::Bare,
            None,
        );
        let expected = Some(("--password", "v"));
        check("mysql --password v\n", "password", Values::Bare, expected);
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
            check(text, word, Values::Quoted, None);
        }
    }
}
