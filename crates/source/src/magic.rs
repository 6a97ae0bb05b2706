//! What a file that is not text may be, as far as it matters: whether it may
//! hold code that runs.

use crate::SkipReason;
use crate::archive::leading_kind;
use crate::view::begins_as_bytecode;

/// Machine code, bytecode and libraries of either.
const COMPILED: [&[u8]; 12] = [
    b"\x7FELF",
    b"MZ",
    // Mach-O for one processor, of either width and byte order.
    b"\xFE\xED\xFA\xCE",
    b"\xFE\xED\xFA\xCF",
    b"\xCE\xFA\xED\xFE",
    b"\xCF\xFA\xED\xFE",
    // Java classes, and Mach-O for several processors.
    b"\xCA\xFE\xBA\xBE",
    b"\0asm",
    b"dex\n",
    b"BC\xC0\xDE",
    b"\xDE\xC0\x17\x0B",
    b"!<arch>\n",
];

/// Archives and compressed files that cannot be opened.
const ARCHIVES: [&[u8]; 3] = [b"\x28\xB5\x2F\xFD", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07"];

/// Where a tar archive says that it is one.
const TAR_OFFSET: usize = 257;

/// Whether this is Python's bytecode. Its first two bytes are its version; those
/// that are not known here go by the name of the file.
pub(crate) fn is_bytecode(name: &str, first_bytes: &[u8]) -> bool {
    let is_named = name.ends_with(".pyc") || name.ends_with(".pyo");
    let is_marked = first_bytes.get(2..4) == Some(b"\r\n".as_slice());
    is_named && is_marked || begins_as_bytecode(first_bytes)
}

/// Why a file is skipped that is not text and begins with these bytes.
pub(crate) fn reason_of_binary(name: &str, first_bytes: &[u8]) -> SkipReason {
    let begins = |signature: &&[u8]| first_bytes.starts_with(signature);
    let is_tar = first_bytes
        .get(TAR_OFFSET..)
        .is_some_and(|rest| rest.starts_with(b"ustar"));
    if is_bytecode(name, first_bytes) || COMPILED.iter().any(begins) {
        SkipReason::CompiledCode
    } else if is_tar || leading_kind(first_bytes).is_some() || ARCHIVES.iter().any(begins) {
        SkipReason::Archive
    } else {
        SkipReason::Binary
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_run_is_told_from_what_may_not() {
        let check = |name: &str, bytes: &[u8], expected| {
            assert_eq!(reason_of_binary(name, bytes), expected, "{name}");
        };
        check("tool", b"\x7FELF\x02\x01", SkipReason::CompiledCode);
        check("setup.exe", b"MZ\x90\0", SkipReason::CompiledCode);
        check(
            "A.class",
            b"\xCA\xFE\xBA\xBE\0\0\0\x41",
            SkipReason::CompiledCode,
        );
        check("a.pyc", b"\xA7\r\r\n\0", SkipReason::CompiledCode);
        check("a.whl", b"PK\x03\x04\x14\0", SkipReason::Archive);
        check("logo.png", b"\x89PNG\r\n\x1A\n\0", SkipReason::Binary);
        let mut tar = vec![0; TAR_OFFSET];
        tar.extend(b"ustar\0");
        check("a.tar", &tar, SkipReason::Archive);
        check("a.bin", b"", SkipReason::Binary);
    }
}
