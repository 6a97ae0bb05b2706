//! What kind of archive bytes are, by the bytes alone.

use std::fmt;

use super::tar::is_header;
use super::zip::has_end_record;

/// A kind of archive that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArchiveKind {
    /// Also wheels, `.vsix`, `.jar`, `.nupkg`, `.skill`, office documents.
    Zip,
    /// Also gems.
    Tar,
    /// A tar in it, or a single file.
    Gzip,
    Bzip2,
    Xz,
}

impl fmt::Display for ArchiveKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Zip => "zip",
            Self::Tar => "tar",
            Self::Gzip => "gzip",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
        })
    }
}

/// How much of the start shows what begins there.
pub(crate) const MAGIC_BYTES: usize = 512;

/// What begins here; a zip may also begin later.
pub(crate) fn leading_kind(first_bytes: &[u8]) -> Option<ArchiveKind> {
    let begins = |signature: &[u8]| first_bytes.starts_with(signature);
    let is_bzip2 = begins(b"BZh")
        && matches!(first_bytes.get(3), Some(b'1'..=b'9'))
        // A block, or the end of an empty file.
        && matches!(first_bytes.get(4..10), Some(b"1AY&SY" | b"\x17rE8P\x90"));
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") || begins(b"PK\x07\x08PK\x03\x04") {
        Some(ArchiveKind::Zip)
    } else if begins(b"\x1F\x8B\x08") {
        Some(ArchiveKind::Gzip)
    } else if is_bzip2 {
        Some(ArchiveKind::Bzip2)
    } else if begins(b"\xFD7zXZ\0") {
        Some(ArchiveKind::Xz)
    } else if is_header(first_bytes) {
        Some(ArchiveKind::Tar)
    } else {
        None
    }
}

/// All that these bytes can be opened as. A zip is read from its end, so that
/// it may have anything before it: a script, a picture, another archive.
pub fn archive_kinds(bytes: &[u8]) -> Vec<ArchiveKind> {
    let leading = leading_kind(bytes);
    // The last member of a tar may be a zip; it is found there.
    let may_hide_zip = !matches!(leading, Some(ArchiveKind::Zip | ArchiveKind::Tar));
    let hidden = (may_hide_zip && has_end_record(bytes)).then_some(ArchiveKind::Zip);
    leading.into_iter().chain(hidden).collect()
}

/// What the name of a file says about the archive it is, if anything.
pub(super) fn kind_by_name(name: &str) -> Option<ArchiveKind> {
    const NAMES: [(&str, ArchiveKind); 21] = [
        (".whl", ArchiveKind::Zip),
        (".egg", ArchiveKind::Zip),
        (".zip", ArchiveKind::Zip),
        (".jar", ArchiveKind::Zip),
        (".war", ArchiveKind::Zip),
        (".aar", ArchiveKind::Zip),
        (".vsix", ArchiveKind::Zip),
        (".nupkg", ArchiveKind::Zip),
        (".skill", ArchiveKind::Zip),
        (".pyz", ArchiveKind::Zip),
        (".tar", ArchiveKind::Tar),
        (".gem", ArchiveKind::Tar),
        (".tgz", ArchiveKind::Gzip),
        (".gz", ArchiveKind::Gzip),
        (".crate", ArchiveKind::Gzip),
        (".tbz2", ArchiveKind::Bzip2),
        (".tbz", ArchiveKind::Bzip2),
        (".bz2", ArchiveKind::Bzip2),
        (".txz", ArchiveKind::Xz),
        (".xz", ArchiveKind::Xz),
        (".apk", ArchiveKind::Zip),
    ];
    let lower = name.to_ascii_lowercase();
    NAMES
        .into_iter()
        .find_map(|(ending, kind)| lower.ends_with(ending).then_some(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide() {
        let check = |bytes: &[u8], expected: Option<ArchiveKind>| {
            assert_eq!(leading_kind(bytes), expected, "{bytes:?}");
        };
        check(b"PK\x03\x04rest", Some(ArchiveKind::Zip));
        check(b"PK\x05\x06", Some(ArchiveKind::Zip));
        check(b"\x1F\x8B\x08\0", Some(ArchiveKind::Gzip));
        check(b"BZh91AY&SY", Some(ArchiveKind::Bzip2));
        check(b"BZh9 is how a text may begin", None);
        check(b"\xFD7zXZ\0\0", Some(ArchiveKind::Xz));
        check(b"PK is short for public key", None);
        check(&[0; 512], None);
        check(b"", None);
    }

    #[test]
    fn what_a_name_says() {
        let check = |name, expected| assert_eq!(kind_by_name(name), expected, "{name}");
        check("a-1.0.tar.gz", Some(ArchiveKind::Gzip));
        check("A.WHL", Some(ArchiveKind::Zip));
        check("a.gem", Some(ArchiveKind::Tar));
        check("a.py", None);
        check("whl", None);
    }
}
