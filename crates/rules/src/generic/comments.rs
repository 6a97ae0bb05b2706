//! Blanks out comments, so that they match nothing and offsets stay right.

use memchr::memmem;

use crate::schema::CommentStyle;

/// `text` with comments of the style replaced by spaces; line breaks stay.
pub(super) fn blanked(text: &str, style: CommentStyle) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    match style {
        CommentStyle::Shell => blank_to_line_end(&mut bytes, b"#"),
        CommentStyle::C => blank_between(&mut bytes, b"/*", b"*/"),
        CommentStyle::Cpp => {
            blank_to_line_end(&mut bytes, b"//");
            blank_between(&mut bytes, b"/*", b"*/");
        }
    }
    bytes
}

fn blank_to_line_end(bytes: &mut [u8], start: &[u8]) {
    let mut position = 0;
    while let Some(found) = memmem::find(&bytes[position..], start) {
        let first = position + found;
        let end = memchr::memchr(b'\n', &bytes[first..]).map_or(bytes.len(), |end| first + end);
        blank(&mut bytes[first..end]);
        position = end;
    }
}

/// A comment that is not closed is none.
fn blank_between(bytes: &mut [u8], start: &[u8], end: &[u8]) {
    let mut position = 0;
    while let Some(found) = memmem::find(&bytes[position..], start) {
        let first = position + found;
        let Some(length) = memmem::find(&bytes[first + start.len()..], end) else {
            return;
        };
        let last = first + start.len() + length + end.len();
        blank(&mut bytes[first..last]);
        position = last;
    }
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}
