//! What bytes are, by how they begin.

/// What a stretch of bytes is the beginning of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Machine code or bytecode, by the name of its format.
    Executable(&'static str),
    /// An archive or compressed data.
    Archive(&'static str),
    /// A picture, font, sound, film or document.
    Media(&'static str),
    /// A key or certificate in binary form.
    Certificate,
}

const BEGINNINGS: [(&[u8], Content); 33] = [
    (b"\x7FELF", Content::Executable("ELF program")),
    (b"\xFE\xED\xFA\xCE", Content::Executable("Mach-O program")),
    (b"\xFE\xED\xFA\xCF", Content::Executable("Mach-O program")),
    (b"\xCE\xFA\xED\xFE", Content::Executable("Mach-O program")),
    (b"\xCF\xFA\xED\xFE", Content::Executable("Mach-O program")),
    (
        b"\xCA\xFE\xBA\xBE",
        Content::Executable("Java class or Mach-O program"),
    ),
    (b"\0asm", Content::Executable("WebAssembly module")),
    (b"dex\n", Content::Executable("Dalvik program")),
    (b"!<arch>\n", Content::Executable("library archive")),
    (b"PK\x03\x04", Content::Archive("ZIP archive")),
    (b"\x1F\x8B\x08", Content::Archive("gzip data")),
    (b"BZh", Content::Archive("bzip2 data")),
    (b"\xFD7zXZ\0", Content::Archive("xz data")),
    (b"\x28\xB5\x2F\xFD", Content::Archive("Zstandard data")),
    (b"7z\xBC\xAF\x27\x1C", Content::Archive("7z archive")),
    (b"Rar!\x1A\x07", Content::Archive("RAR archive")),
    (b"\x89PNG\r\n", Content::Media("PNG picture")),
    (b"\xFF\xD8\xFF", Content::Media("JPEG picture")),
    (b"GIF8", Content::Media("GIF picture")),
    (b"RIFF", Content::Media("RIFF media")),
    (b"BM", Content::Media("bitmap")),
    (b"\0\0\x01\0", Content::Media("icon")),
    (b"wOFF", Content::Media("font")),
    (b"wOF2", Content::Media("font")),
    (b"OTTO", Content::Media("font")),
    (b"\0\x01\0\0\0", Content::Media("font")),
    (b"%PDF-", Content::Media("PDF document")),
    (b"ID3", Content::Media("MP3 sound")),
    (b"OggS", Content::Media("Ogg media")),
    (b"fLaC", Content::Media("FLAC sound")),
    (b"\x1A\x45\xDF\xA3", Content::Media("Matroska film")),
    (b"II*\0", Content::Media("TIFF picture")),
    (b"MM\0*", Content::Media("TIFF picture")),
];

/// The bytes of a program for Windows say where its real header is.
const PE_POINTER: usize = 0x3C;

/// What these bytes are the beginning of, if it can be told.
pub(crate) fn content_of(bytes: &[u8]) -> Option<Content> {
    if is_windows_program(bytes) {
        return Some(Content::Executable("Windows program"));
    }
    // The first two bytes of Python's bytecode are its version.
    if bytes.get(2..4) == Some(b"\r\n") && bytes.get(1).is_some_and(|b| matches!(b, 0x0C..=0x0F)) {
        return Some(Content::Executable("Python bytecode"));
    }
    // A DER sequence with a length of two bytes that begins with an integer or
    // another sequence: keys and certificates.
    if bytes.starts_with(b"\x30\x82") && matches!(bytes.get(4), Some(0x02 | 0x30)) {
        return Some(Content::Certificate);
    }
    let found = BEGINNINGS
        .iter()
        .find(|(begin, _)| bytes.starts_with(begin));
    // Two letters alone are a word as often as a picture.
    found
        .map(|(_, content)| *content)
        .filter(|content| *content != Content::Media("bitmap") || has_zero(bytes))
}

fn has_zero(bytes: &[u8]) -> bool {
    bytes.iter().take(64).any(|byte| *byte == 0)
}

fn is_windows_program(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"MZ") || bytes.len() < 64 {
        return false;
    }
    let pointer = bytes.get(PE_POINTER..PE_POINTER + 4).map(|four| {
        four.iter()
            .rev()
            .fold(0usize, |number, byte| number << 8 | usize::from(*byte))
    });
    let at_pointer = pointer.and_then(|start| bytes.get(start..start.checked_add(2)?));
    // What is behind the first bytes may not be here.
    match at_pointer {
        Some(header) => header == b"PE" || header == b"NE" || header == b"LE",
        None => has_zero(bytes) && pointer.is_some_and(|start| start < 0x1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_first_bytes() {
        let check = |bytes: &[u8], expected| assert_eq!(content_of(bytes), expected, "{bytes:?}");
        check(b"\x7FELF\x02\x01", Some(Content::Executable("ELF program")));
        check(b"\x89PNG\r\n\x1a\n", Some(Content::Media("PNG picture")));
        check(
            b"\xA7\x0D\r\n\0\0",
            Some(Content::Executable("Python bytecode")),
        );
        check(b"\x30\x82\x03\x0a\x30\x82", Some(Content::Certificate));
        check(b"BMW is a car", None);
        check(
            b"MZ is a country code, and this sentence is long enough to be one of them",
            None,
        );
        let mut program = b"MZ\x90\0".to_vec();
        program.resize(PE_POINTER, 0);
        program.extend(b"\x80\0\0\0");
        program.resize(0x80, 0);
        program.extend(b"PE\0\0");
        check(&program, Some(Content::Executable("Windows program")));
        check(b"hello", None);
        check(b"", None);
    }
}
