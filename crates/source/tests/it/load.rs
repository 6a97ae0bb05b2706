//! What becomes of files on disk when they are read.

use std::fs;

use crate::tree::Tree;
use laocoon_source::{Candidate, Language, LoadOptions, SkipReason, Skipped, SourceFile, load};

/// Loads one file with this content and name.
fn load_one(name: &str, content: &[u8]) -> Result<SourceFile, Skipped> {
    let tree = Tree::new(&[]);
    tree.write(name, content);
    load_from(&tree, name, &LoadOptions::default())
}

fn load_from(tree: &Tree, name: &str, options: &LoadOptions) -> Result<SourceFile, Skipped> {
    load(&Candidate::new(&tree.path(name)), options)
}

fn reason(result: Result<SourceFile, Skipped>) -> SkipReason {
    result.expect_err("must be skipped").reason
}

#[test]
fn a_file_keeps_its_name_language_and_digest() {
    let tree = Tree::new(&[("src/a.py", "x = 1\n")]);
    let walk = tree.walk(&Default::default()).walk;
    let file = load(&walk.files[0], &LoadOptions::default()).unwrap();
    assert_eq!(file.path, walk.files[0].name);
    assert_eq!(file.language, Some(Language::Python));
    assert_eq!(&*file.text, "x = 1\n");
    assert_eq!(file.digest, blake3::hash(b"x = 1\n"));
}

#[test]
fn utf_16_is_read_both_ways() {
    let text = "console.log('é')\n";
    let bytes = |to_bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(to_bytes)
            .collect()
    };
    for mark in [true, false] {
        for (to_bytes, name) in [
            (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
            (u16::to_be_bytes, "UTF-16BE"),
        ] {
            let file = load_one("a.js", &bytes(to_bytes, mark)).unwrap();
            assert_eq!(&*file.text, text);
            assert_eq!(file.encoding.name, name);
            assert_eq!(file.encoding.byte_order_mark, mark);
            assert!(!file.lossy);
        }
    }
}

#[test]
fn invalid_utf_8_is_read_and_remembered() {
    let file = load_one("a.py", b"x = '\xFF\xFE\xC3\xA9'\n").unwrap();
    assert_eq!(&*file.text, "x = '\u{fffd}\u{fffd}é'\n");
    assert!(file.lossy);
}

#[test]
fn a_nul_byte_hides_nothing_whatever_its_place() {
    for at in [0, 8 * 1024 + 5] {
        let mut content = b"import os # ".repeat(1_000);
        content[at] = 0;
        assert!(load_one("a.py", &content).unwrap().lossy);
        assert_eq!(reason(load_one("a.bin", &content)), SkipReason::Binary);
    }
    let script = load_one("run", b"#!/bin/sh\nrm -rf /\n\0").unwrap();
    assert_eq!(script.language, Some(Language::Bash));
}

#[test]
fn text_without_a_language_is_read() {
    let file = load_one("README", b"hello").unwrap();
    assert_eq!(file.language, None);
    assert_eq!(&*file.text, "hello");
}

#[test]
fn an_empty_file_is_a_file() {
    assert_eq!(&*load_one("a.py", b"").unwrap().text, "");
}

#[test]
fn the_limit_is_on_bytes() {
    let tree = Tree::new(&[("a.py", "12345")]);
    let with_limit = |max_file_bytes| load_from(&tree, "a.py", &LoadOptions { max_file_bytes });
    assert!(with_limit(5).is_ok());
    let skipped = with_limit(4).unwrap_err();
    assert_eq!(skipped.reason, SkipReason::TooLarge);
    assert_eq!(skipped.detail.as_deref(), Some("more than 4 bytes"));
}

#[test]
fn files_that_vanish_or_change_after_the_walk_are_entries() {
    let tree = Tree::new(&[
        ("gone.py", ""),
        ("now-a-directory.py", ""),
        ("larger.py", "1"),
    ]);
    let walk = tree.walk(&Default::default()).walk;
    fs::remove_file(tree.path("gone.py")).unwrap();
    fs::remove_file(tree.path("now-a-directory.py")).unwrap();
    fs::create_dir(tree.path("now-a-directory.py")).unwrap();
    tree.write("larger.py", "123");

    let options = LoadOptions { max_file_bytes: 2 };
    let reasons: Vec<SkipReason> = walk
        .files
        .iter()
        .map(|file| reason(load(file, &options)))
        .collect();
    assert_eq!(
        reasons,
        [
            SkipReason::DoesNotExist,
            SkipReason::TooLarge,
            SkipReason::NotARegularFile
        ]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_claim_to_be_empty_are_read_up_to_the_limit() {
    // The kernel's files have length 0 whatever they contain.
    let candidate = Candidate::new("/proc/self/status".as_ref());
    assert!(
        !load(&candidate, &LoadOptions::default())
            .unwrap()
            .text
            .is_empty()
    );
    let skipped = load(&candidate, &LoadOptions { max_file_bytes: 10 });
    assert_eq!(reason(skipped), SkipReason::TooLarge);
}

#[cfg(unix)]
#[test]
fn neither_links_nor_pipes_nor_devices_are_opened() {
    let tree = Tree::new(&[("a.py", ""), ("b.py", ""), ("secret", "x")]);
    let walk = tree.walk(&Default::default()).walk;
    fs::remove_file(tree.path("a.py")).unwrap();
    std::os::unix::fs::symlink("secret", tree.path("a.py")).unwrap();
    fs::remove_file(tree.path("b.py")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(tree.path("b.py"))
        .status();
    assert!(made.unwrap().success());

    let options = LoadOptions::default();
    assert_eq!(
        reason(load(&walk.files[0], &options)),
        SkipReason::SymbolicLink
    );
    assert_eq!(
        reason(load(&walk.files[1], &options)),
        SkipReason::NotARegularFile
    );
    let device = Candidate::new("/dev/zero".as_ref());
    assert_eq!(reason(load(&device, &options)), SkipReason::NotARegularFile);
}

#[test]
fn a_large_picture_is_binary_and_not_too_large() {
    let tree = Tree::new(&[]);
    let options = LoadOptions { max_file_bytes: 64 };
    let mut picture = b"\x89PNG\r\n\x1A\n".to_vec();
    picture.resize(1_000, 0);
    tree.write("logo.png", &picture);
    tree.write("big.js", &picture);
    tree.write("tool", b"\x7FELF\x02\x01\x01\0");
    let reason_of = |name| reason(load_from(&tree, name, &options));
    assert_eq!(reason_of("logo.png"), SkipReason::Binary);
    assert_eq!(reason_of("big.js"), SkipReason::TooLarge);
    assert_eq!(reason_of("tool"), SkipReason::CompiledCode);
}
