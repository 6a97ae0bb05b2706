//! Stretches of readable text in bytes, as `strings` of the binutils finds them.

use super::MAX_VIEW_BYTES;

/// Shorter stretches are by chance.
const MIN_LENGTH: usize = 6;

/// Appends the strings in the bytes, a line each.
pub(super) fn push_strings(bytes: &[u8], view: &mut String) {
    let is_text = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t');
    for part in bytes.split(|byte| !is_text(byte)) {
        if part.len() >= MIN_LENGTH
            && view.len() + part.len() < MAX_VIEW_BYTES
            && let Ok(text) = std::str::from_utf8(part)
        {
            view.push_str(text);
            view.push('\n');
        }
    }
}
