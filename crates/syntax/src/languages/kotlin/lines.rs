//! What the grammar sees instead of the text.
//!
//! To it a member of a class ends with its line or a semicolon, and not with
//! the brace that ends the class: `class A { fun f() {} }` would be wrong. So
//! a blank before `}` is shown to it as the end of a line, which means the
//! same to the language. Comments to the end of their line stay as they are.

use std::borrow::Cow;

pub(in crate::languages) fn before_parsing(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    if !bytes
        .windows(2)
        .any(|pair| matches!(pair, [b' ' | b'\t', b'}']))
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let code = comment_start(line);
        let mut characters = line[..code].chars().peekable();
        while let Some(character) = characters.next() {
            let before_brace = characters.peek() == Some(&'}');
            if before_brace && matches!(character, ' ' | '\t') {
                out.push('\n');
            } else {
                out.push(character);
            }
        }
        out.push_str(&line[code..]);
    }
    Cow::Owned(out)
}

/// Where the comment of a line begins, as far as one line shows.
fn comment_start(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut quoted = false;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quoted => at += 1,
            b'"' => quoted = !quoted,
            b'/' if !quoted && bytes.get(at + 1) == Some(&b'/') => return at,
            _ => {}
        }
        at += 1;
    }
    line.len()
}
