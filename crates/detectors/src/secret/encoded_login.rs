//! Logins that are written in base64: `user:password`, as HTTP's basic
//! authentication (RFC 7617), Docker's and npm's settings have them.

use std::ops::Range;

use super::checksum::unpadded;
use super::strength::is_filled_in;

/// What stands before one, in small letters.
pub(super) const LOGINS: [&str; 4] = ["\"auth\"", "_auth", "basic ", "auth:"];

/// A login.
pub(super) struct EncodedLogin {
    pub(super) value: Range<usize>,
    pub(super) user: String,
    pub(super) password: String,
}

/// So far behind what it is called a login begins.
const REACH: usize = 12;

/// The shortest that is told, in letters of base64.
const LEAST: usize = 12;
const MOST: usize = 400;

/// The shortest password that is told.
const PASSWORD: usize = 6;

/// The login behind what stands at an offset, if there is one.
pub(super) fn encoded_login(text: &str, at: usize) -> Option<EncodedLogin> {
    let bytes = text.as_bytes();
    let word = LOGINS.iter().find(|word| {
        let here = bytes.get(at..at + word.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
    })?;
    let end = at + word.len();
    let is_between = |byte: &&u8| b" \t:=\"'\\".contains(byte);
    let between = bytes.get(end..)?.iter().take(REACH);
    let start = end + between.take_while(is_between).count();
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(byte);
    let letters = bytes.get(start..)?.iter().take(MOST);
    let length = letters.take_while(is_letter).count();
    if length < LEAST {
        return None;
    }
    let value = start..start + length;
    let decoded = String::from_utf8(unpadded(text.get(value.clone())?)?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    let is_user = |c: char| c.is_ascii_alphanumeric() || "._-@$+".contains(c);
    let is_login = !user.is_empty()
        && user.chars().all(is_user)
        && password.len() >= PASSWORD
        && password.bytes().all(|byte| (b'!'..0x7f).contains(&byte))
        && user != password
        && !is_filled_in(password);
    is_login.then(|| EncodedLogin {
        value,
        user: user.to_owned(),
        password: password.to_owned(),
    })
}
