//! Credentials that commands and requests are given by hand: `-u user:password`
//! behind `curl`, and `Authorization: Bearer ...`.

use std::ops::Range;

/// What stands before one, in small letters.
pub(super) const BEARERS: [&str; 1] = ["bearer "];
pub(super) const COMMANDS: [&str; 2] = ["curl ", "wget "];

/// So far behind a command, on its line, its login is looked for.
const REACH: usize = 400;

/// Credentials are no longer.
const MOST: usize = 300;

/// What a request is authorized with, if it is written out here.
pub(super) fn bearer(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + BEARERS.first()?.len();
    let rest = text.as_bytes().get(start..)?;
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte);
    let length = rest.iter().take(MOST).take_while(is_letter).count();
    let ends = rest
        .get(length)
        .is_none_or(|byte| b"\"'`\n\r \\".contains(byte));
    (length > 0 && ends).then(|| start..start + length)
}

/// The password of the user that a command is given.
pub(super) fn command_login(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let mut end = rest.len().min(REACH);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let line = rest.get(..end)?.split('\n').next()?;
    let flag = ["-u ", "--user ", "--user=", "-u"]
        .iter()
        .find_map(|flag| line.find(&format!(" {flag}")).map(|at| at + 1 + flag.len()))?;
    let value = line.get(flag..)?;
    let quote = value.chars().next().filter(|first| "\"'".contains(*first));
    let start = flag + usize::from(quote.is_some());
    let value = line.get(start..)?;
    let length = match quote {
        Some(quote) => value.find(quote)?,
        None => value
            .find(|c: char| c.is_whitespace() || "\"'`;|&".contains(c))
            .unwrap_or(value.len()),
    };
    let (user, password) = value.get(..length)?.split_once(':')?;
    let is_user = |c: char| c.is_ascii_alphanumeric() || "._-@+".contains(c);
    let start = at + start + user.len() + 1;
    (!user.is_empty() && user.chars().all(is_user)).then(|| start..start + password.len())
}
