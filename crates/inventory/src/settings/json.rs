//! JSON as editors and agents read it: with comments, and commas at the end.

use super::{Entry, MAX_DEPTH, MAX_ENTRIES, MAX_PATH_BYTES, span_of};

/// An object or an array that is open, and how long the path was before it.
struct Frame {
    is_array: bool,
    path_length: usize,
}

pub(super) fn read(text: &str) -> Vec<Entry> {
    Reader {
        text,
        at: 0,
        path: String::new(),
        frames: Vec::new(),
        too_deep: 0,
        entries: Vec::new(),
    }
    .read()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    path: String,
    frames: Vec<Frame>,
    /// How many are open that are too deep to be read.
    too_deep: usize,
    entries: Vec<Entry>,
}

impl Reader<'_> {
    fn read(mut self) -> Vec<Entry> {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if self.entries.len() >= MAX_ENTRIES {
                break;
            }
            match byte {
                b'{' | b'[' => self.open(*byte == b'['),
                b'}' | b']' => self.close(),
                b',' => {
                    self.end_value();
                    self.at += 1;
                }
                b'"' => self.string(),
                b'/' if bytes.get(self.at + 1) == Some(&b'/') => self.skip_to("\n"),
                b'/' if bytes.get(self.at + 1) == Some(&b'*') => self.skip_to("*/"),
                byte if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.') => self.bare(),
                _ => self.at += 1,
            }
        }
        self.entries
    }

    fn skip_to(&mut self, end: &str) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    fn open(&mut self, is_array: bool) {
        self.at += 1;
        if self.too_deep > 0 || self.frames.len() >= MAX_DEPTH {
            self.too_deep += 1;
            return;
        }
        if is_array {
            self.path.push_str("[]");
        }
        self.frames.push(Frame {
            is_array,
            path_length: self.path.len(),
        });
    }

    fn close(&mut self) {
        self.at += 1;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        self.frames.pop();
        self.end_value();
    }

    /// Forgets the key of the value that ends here.
    fn end_value(&mut self) {
        if self.too_deep == 0 {
            let length = self.frames.last().map_or(0, |frame| frame.path_length);
            self.path.truncate(length);
        }
    }

    fn string(&mut self) {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut end = start + 1;
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'\\' => end += 1,
                b'"' => break,
                _ => {}
            }
            end += 1;
        }
        let end = end.min(bytes.len());
        self.at = (end + 1).min(bytes.len());
        let inner = self.text.get(start + 1..end).unwrap_or_default();
        let quoted = self.text.get(start..self.at).unwrap_or_default();
        let value =
            serde_json::from_str::<String>(quoted).unwrap_or_else(|_| inner.replace("\\\"", "\""));
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_in_array = self.frames.last().is_none_or(|frame| frame.is_array);
        if !is_in_array && rest.trim_start().starts_with(':') {
            self.key(&value);
        } else {
            self.value(value, start);
        }
    }

    fn key(&mut self, key: &str) {
        if self.too_deep > 0 {
            return;
        }
        self.end_value();
        if !self.path.is_empty() {
            self.path.push('.');
        }
        if self.path.len() + key.len() <= MAX_PATH_BYTES {
            self.path.push_str(key);
        }
    }

    fn bare(&mut self) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || "-+._".contains(c)))
            .unwrap_or(rest.len());
        self.at += length.max(1);
        let value = rest.get(..length).unwrap_or_default().to_owned();
        self.value(value, start);
    }

    fn value(&mut self, value: String, start: usize) {
        if self.too_deep == 0 && !self.frames.is_empty() {
            self.entries.push(Entry {
                path: self.path.clone(),
                value,
                span: span_of(start, self.at),
            });
        }
    }
}
