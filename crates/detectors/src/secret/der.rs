//! Private keys as bytes: DER (ITU-T X.690), and the stores that hold them.
//!
//! An *element* is a tag, a length and contents. What a key begins with tells
//! its kind, so that 64 bytes are enough to know it, and how long it is.

/// A private key, by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DerKey {
    pub(super) label: &'static str,
    /// Whether a passphrase protects it.
    pub(super) is_protected: bool,
    /// How long it says that it is, in bytes; 0 if it does not.
    pub(super) length: usize,
}

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const IDENTIFIER: u8 = 0x06;

/// The identifier of data in PKCS #7, which a store of PKCS #12 begins with.
const DATA: [u8; 11] = [IDENTIFIER, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];

/// What the identifiers of PKCS #5 and PKCS #12 for encryption begin with,
/// behind their length.
const ENCRYPTIONS: [&[u8]; 2] = [
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5],
    &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1],
];

/// The shortest number that is a modulus: 384 bits.
const MODULUS: usize = 48;

/// The private key that bytes begin with: PKCS #8 (RFC 5958), PKCS #1 (RFC
/// 8017), SEC 1 (RFC 5915), PKCS #12 (RFC 7292), a store of Java.
pub(super) fn key_of(bytes: &[u8]) -> Option<DerKey> {
    if let Some(key) = java_store(bytes) {
        return Some(key);
    }
    let (SEQUENCE, header, contents) = element(bytes)? else {
        return None;
    };
    let length = header + contents;
    let inside = bytes.get(header..)?;
    let key = |label, is_protected| DerKey {
        label,
        is_protected,
        length,
    };
    let (first, header, contents) = element(inside)?;
    if first == SEQUENCE {
        let is_encryption = inside
            .get(header + 2..)
            .is_some_and(|name| ENCRYPTIONS.iter().any(|known| name.starts_with(known)));
        let is_named = inside.get(header) == Some(&IDENTIFIER);
        let behind = inside.get(header + contents);
        let goes_on = behind.is_none_or(|tag| *tag == OCTETS);
        return (is_named && is_encryption && goes_on).then(|| key("PKCS #8", true));
    }
    if (first, contents) != (INTEGER, 1) {
        return None;
    }
    let version = *inside.get(header)?;
    let rest = inside.get(header + contents..)?;
    let (second, header, contents) = element(rest)?;
    let begins = rest.get(header..)?;
    match (version, second) {
        (0 | 1, SEQUENCE) => {
            let behind = begins.get(contents);
            let is_key =
                begins.first() == Some(&IDENTIFIER) && behind.is_none_or(|tag| *tag == OCTETS);
            is_key.then(|| key("PKCS #8", false))
        }
        (0 | 1, INTEGER) => (contents >= MODULUS).then(|| key("PKCS #1", false)),
        (1, OCTETS) => (20..=72).contains(&contents).then(|| key("SEC 1", false)),
        (3, SEQUENCE) => begins.starts_with(&DATA).then(|| key("PKCS #12", true)),
        _ => None,
    }
}

/// The tag, the length of the header and that of the contents.
fn element(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    Some(match *bytes {
        [tag, length @ 0..=0x7f, ..] => (tag, 2, usize::from(length)),
        [tag, 0x81, length, ..] => (tag, 3, usize::from(length)),
        [tag, 0x82, high, low, ..] => (tag, 4, usize::from(u16::from_be_bytes([high, low]))),
        _ => return None,
    })
}

/// A store of Java (`sun.security.provider.JavaKeyStore`) whose first entry is a
/// key: a magic number, a version, how many entries, and 1 for a key.
fn java_store(bytes: &[u8]) -> Option<DerKey> {
    let is_store = bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2])
        || bytes.starts_with(&[0xce, 0xce, 0xce, 0xce, 0, 0, 0, 2]);
    let holds_key = bytes.get(12..16) == Some([0, 0, 0, 1].as_slice());
    (is_store && holds_key).then_some(DerKey {
        label: "store of Java",
        is_protected: true,
        length: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(&str, bool, usize)>) {
        let found = key_of(bytes).map(|key| (key.label, key.is_protected, key.length));
        assert_eq!(found, expected, "{bytes:02x?}");
    }

    #[test]
    fn keys_are_known_by_how_they_begin() {
        // RSA of 2048 bits and Ed25519, PKCS #8.
        let rsa = [
            0x30, 0x82, 4, 0xbd, 2, 1, 0, 0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1,
            1, 5, 0, 4, 0x82, 4, 0xa7,
        ];
        check(&rsa, Some(("PKCS #8", false, 1217)));
        let ed25519 = [
            0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20,
        ];
        check(&ed25519, Some(("PKCS #8", false, 48)));
        check(
            &[0x30, 0x82, 4, 0xa3, 2, 1, 0, 2, 0x82, 1, 1, 0],
            Some(("PKCS #1", false, 1191)),
        );
        check(
            &[0x30, 0x77, 2, 1, 1, 4, 0x20, 1],
            Some(("SEC 1", false, 121)),
        );
        let encrypted = [
            0x30, 0x82, 5, 0x1c, 0x30, 0x4e, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 5, 13,
        ];
        check(&encrypted, Some(("PKCS #8", true, 1312)));
        let store = [
            &[0x30, 0x82, 9, 0x51, 2, 1, 3, 0x30, 0x82, 9, 0x17],
            &DATA[..],
        ]
        .concat();
        check(&store, Some(("PKCS #12", true, 2389)));
        let java = [
            0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0,
        ];
        check(&java, Some(("store of Java", true, 0)));
    }

    #[test]
    fn what_everybody_may_have_is_no_key() {
        // A certificate, a public key, a signature, a request, a store of
        // certificates, and what is cut.
        check(
            &[0x30, 0x82, 3, 0x4d, 0x30, 0x82, 2, 0x35, 0xa0, 3, 2, 1],
            None,
        );
        check(
            &[0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce],
            None,
        );
        check(&[0x30, 0x45, 2, 0x20, 1, 2, 3, 4], None);
        check(&[0x30, 0x82, 2, 0x8a, 2, 1, 0, 0x30, 0x45, 0x31, 11], None);
        let certificates = [
            0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0,
        ];
        check(&certificates, None);
        for bytes in [&[][..], &[0x30], &[0x30, 0x82, 4], &[0x30, 3, 2, 1, 0]] {
            check(bytes, None);
        }
    }
}
