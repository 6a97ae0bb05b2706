//! Python's bytecode: names and constants.
//!
//! A `.pyc` is a header and one object in the format of the `marshal` module,
//! which describes itself except for what is in a code object; that differs
//! between versions. It is walked without building anything: names and
//! constants become lines as they come. Sources: `Python/marshal.c` and
//! `Lib/importlib/_bootstrap_external.py` of CPython.

use super::MAX_VIEW_BYTES;
use super::strings::push_strings;
use crate::SkipReason;

/// So many objects may be inside one another; Python itself allows 2,000.
const MAX_DEPTH: usize = 2_000;

/// So many objects are looked at.
const MAX_OBJECTS: usize = 2_000_000;

/// What is in a code object of some versions, and how long the header is.
#[derive(Clone, Copy)]
struct Version {
    header: usize,
    /// How many numbers come first.
    numbers: usize,
    /// The objects, in order, with one number between them.
    fields: &'static [Field],
}

/// What an object in a code object is.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    /// Instructions and tables: bytes that say nothing.
    Code,
    Constants,
    Names,
    /// The first line, which is a number and no object.
    Line,
}

use Field::{Code, Constants, Line, Names};

const OLD: &[Field] = &[
    Code, Constants, Names, Names, Names, Names, Names, Names, Line, Code,
];
const NEW: &[Field] = &[
    Code, Constants, Names, Names, Code, Names, Names, Names, Line, Code, Code,
];

/// By the number that the file begins with.
fn version(magic: u16) -> Option<Version> {
    let (header, numbers, fields) = match magic {
        62_071..=62_211 => (8, 4, OLD),
        3_000..=3_229 => (8, 5, OLD),
        3_230..=3_389 => (12, 5, OLD),
        3_390..=3_399 => (16, 5, OLD),
        3_400..=3_449 => (16, 6, OLD),
        3_450..=3_699 => (16, 5, NEW),
        _ => return None,
    };
    Some(Version {
        header,
        numbers,
        fields,
    })
}

/// Whether this is bytecode of a version we know, by its bytes.
pub(crate) fn begins_as_bytecode(bytes: &[u8]) -> bool {
    let magic = bytes.first_chunk().map(|magic| u16::from_le_bytes(*magic));
    let header = magic.and_then(version).map(|version| version.header);
    let first = header.and_then(|header| bytes.get(header));
    bytes.get(2..4) == Some(b"\r\n".as_slice()) && matches!(first, Some(b'c' | 0xE3))
}

/// The view, and why it is not all there is to know.
pub(super) fn view(bytes: &[u8]) -> (String, SkipReason) {
    let magic = bytes.first_chunk().map(|magic| u16::from_le_bytes(*magic));
    let mut view = String::new();
    let walked = magic.and_then(version).and_then(|version| {
        let mut walk = Walk {
            rest: bytes.get(version.header..)?,
            version,
            view: &mut view,
        };
        walk.all()
    });
    match walked {
        Some(()) => (view, SkipReason::CompiledCode),
        None => {
            view.clear();
            push_strings(bytes, &mut view);
            (view, SkipReason::UnknownBytecode)
        }
    }
}

struct Walk<'a> {
    rest: &'a [u8],
    version: Version,
    view: &'a mut String,
}

/// What is still to come of an object that has others in it.
struct Open {
    what: Field,
    left: Left,
}

enum Left {
    Objects(u32),
    /// Up to the object that stands for none.
    UpToNull,
    /// From this field of a code object on.
    Fields(usize),
}

impl<'a> Walk<'a> {
    /// `None` where it is not what this version writes, or too much.
    fn all(&mut self) -> Option<()> {
        let mut open = vec![Open {
            what: Constants,
            left: Left::Objects(1),
        }];
        for _ in 0..MAX_OBJECTS {
            let Some(top) = open.last_mut() else {
                return Some(());
            };
            let what = match &mut top.left {
                Left::Objects(0) => {
                    open.pop();
                    continue;
                }
                Left::Objects(count) => {
                    *count -= 1;
                    top.what
                }
                Left::UpToNull => top.what,
                Left::Fields(at) => {
                    let field = self.version.fields.get(*at).copied();
                    *at += 1;
                    match field {
                        None => {
                            open.pop();
                            continue;
                        }
                        Some(Line) => {
                            self.take(4)?;
                            continue;
                        }
                        Some(field) => field,
                    }
                }
            };
            match self.object(what)? {
                Found::Whole => {}
                Found::Null => {
                    if let Some(Open {
                        left: Left::UpToNull,
                        ..
                    }) = open.last()
                    {
                        open.pop();
                    }
                }
                Found::Opens(left) if open.len() < MAX_DEPTH => open.push(Open { what, left }),
                Found::Opens(_) => return None,
            }
        }
        None
    }

    fn object(&mut self, what: Field) -> Option<Found> {
        // The highest bit says that it may be referred to.
        let kind = self.byte()? & 0x7F;
        let opens = |count| Some(Found::Opens(Left::Objects(count)));
        match kind {
            b'0' => return Some(Found::Null),
            b'N' | b'F' | b'T' | b'S' | b'.' => {}
            b'i' | b'r' | b'R' => {
                self.take(4)?;
            }
            b'I' | b'g' => {
                self.take(8)?;
            }
            b'y' => {
                self.take(16)?;
            }
            b'f' => {
                self.short()?;
            }
            b'x' => {
                self.short()?;
                self.short()?;
            }
            b'l' => {
                let digits = i32::from_le_bytes(*self.take(4)?.first_chunk()?);
                self.take(
                    usize::try_from(digits.unsigned_abs())
                        .ok()?
                        .checked_mul(2)?,
                )?;
            }
            b's' | b't' | b'u' | b'a' | b'A' => {
                let length = self.number()?;
                let text = self.take(usize::try_from(length).ok()?)?;
                self.line(what, text);
            }
            b'z' | b'Z' => {
                let text = self.short()?;
                self.line(what, text);
            }
            b')' => {
                let count = u32::from(self.byte()?);
                return opens(count);
            }
            b'(' | b'[' | b'<' | b'>' => {
                let count = self.number()?;
                return opens(count);
            }
            b'{' => return Some(Found::Opens(Left::UpToNull)),
            // A slice: start, stop and step.
            b':' => return opens(3),
            b'c' => {
                self.take(4 * self.version.numbers)?;
                return Some(Found::Opens(Left::Fields(0)));
            }
            _ => return None,
        }
        Some(Found::Whole)
    }

    fn line(&mut self, what: Field, text: &[u8]) {
        let word = match what {
            Constants => "constant",
            Names => "name",
            Code | Line => return,
        };
        if text.is_empty() || self.view.len() + text.len() > MAX_VIEW_BYTES {
            return;
        }
        let text = String::from_utf8_lossy(text);
        self.view.push_str(word);
        self.view.push(' ');
        if what == Names {
            self.view.push_str(&text.replace('\n', " "));
        } else {
            self.view.push_str(&format!("{text:?}"));
        }
        self.view.push('\n');
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    /// Text with its length in one byte before it.
    fn short(&mut self) -> Option<&'a [u8]> {
        let length = self.byte()?;
        self.take(usize::from(length))
    }
}

enum Found {
    Whole,
    Null,
    Opens(Left),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(kind: u8, text: &str) -> Vec<u8> {
        [&[kind, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat()
    }

    fn tuple(items: &[Vec<u8>]) -> Vec<u8> {
        let count = u8::try_from(items.len()).unwrap();
        [vec![b')' | 0x80, count], items.concat()].concat()
    }

    fn bytes(length: u32) -> Vec<u8> {
        let data = vec![0; length as usize];
        [vec![b's'], length.to_le_bytes().to_vec(), data].concat()
    }

    /// A code object of the versions from 3.11 on.
    fn code(constants: &[Vec<u8>], names: &[&str]) -> Vec<u8> {
        let names: Vec<Vec<u8>> = names.iter().map(|name| text(b'Z', name)).collect();
        [
            vec![b'c' | 0x80],
            vec![0; 20],
            bytes(8),
            tuple(constants),
            tuple(&names),
            tuple(&[text(b'z', "local")]),
            bytes(1),
            text(b'z', "a.py"),
            text(b'z', "<module>"),
            text(b'z', "<module>"),
            vec![1, 0, 0, 0],
            bytes(2),
            bytes(0),
        ]
        .concat()
    }

    fn pyc(magic: u16, object: &[u8]) -> Vec<u8> {
        [&magic.to_le_bytes(), &b"\r\n"[..], &[0; 12], object].concat()
    }

    #[test]
    fn names_and_constants_become_lines() {
        let inner = code(&[vec![b'N'], text(b'z', "rm -rf /")], &["system"]);
        let dictionary = [
            vec![b'{'],
            text(b'z', "key"),
            vec![b'i', 1, 0, 0, 0],
            vec![b'0'],
        ];
        let constants = [
            vec![b'l', 2, 0, 0, 0, 1, 0, 1, 0],
            inner,
            dictionary.concat(),
            tuple(&[text(b'z', "a\nb"), vec![b'r', 0, 0, 0, 0]]),
        ];
        let (view, reason) = view(&pyc(3531, &code(&constants, &["os", "exec"])));
        assert_eq!(reason, SkipReason::CompiledCode);
        let lines: Vec<&str> = view
            .lines()
            .filter(|line| !line.contains(['<', '.']))
            .collect();
        assert_eq!(
            lines,
            [
                "constant \"rm -rf /\"",
                "name system",
                "name local",
                "constant \"key\"",
                "constant \"a\\nb\"",
                "name os",
                "name exec",
                "name local",
            ]
        );
    }

    #[test]
    fn other_versions_and_nonsense_are_read_for_their_strings() {
        let check = |bytes: &[u8]| {
            let (view, reason) = view(bytes);
            assert_eq!(reason, SkipReason::UnknownBytecode);
            assert_eq!(view, "https://example.org\n");
        };
        let text = text(b'z', "https://example.org");
        check(&pyc(9_999, &text));
        check(&pyc(3_531, &[vec![b'?'], text.clone()].concat()));
        check(&pyc(
            3_531,
            &[vec![b'(', 255, 255, 255, 255], text.clone()].concat(),
        ));
        check(&pyc(
            3_531,
            &[b"[\x01\0\0\0".repeat(100_000), text].concat(),
        ));
        assert_eq!(view(b"").1, SkipReason::UnknownBytecode);
    }

    #[test]
    fn every_byte_may_be_wrong() {
        let whole = pyc(3_531, &code(&[text(b'z', "x")], &["os"]));
        for at in 0..whole.len() {
            for value in 0..=255 {
                let mut bytes = whole.clone();
                bytes[at] = value;
                let _ = view(&bytes);
            }
        }
    }
}
