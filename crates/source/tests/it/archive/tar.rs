//! Tars whose headers lie.

use tar::EntryType;

use super::build::{gzip, tar, tar_entry, tar_of};
use super::{check, check_has, read};

fn file(name: &str, data: &str) -> Vec<u8> {
    tar_entry(name, EntryType::Regular, "", data.as_bytes())
}

/// An extended header that says this of the next member.
fn pax(key: &str, value: &str) -> Vec<u8> {
    let body = format!(" {key}={value}\n");
    let length = body.len() + 2;
    tar_entry(
        "pax",
        EntryType::XHeader,
        "",
        format!("{length}{body}").as_bytes(),
    )
}

#[test]
fn names_that_lead_out_are_read_and_told() {
    check(
        "x.tar",
        &tar_of(&[file("../../up.py", "a"), file("/root.py", "b")]),
        &[
            "told up.py: parent-in-name",
            "up.py: a",
            "told root.py: absolute-name",
            "root.py: b",
        ],
    );
}

#[test]
fn links_and_devices_are_named_and_not_followed() {
    let entry = |name, kind, link| tar_entry(name, kind, link, b"");
    check(
        "x.tar",
        &tar_of(&[
            entry("a/link", EntryType::Symlink, "../../etc/passwd"),
            entry("a/near.so", EntryType::Symlink, "near.so.1"),
            entry("a/hard", EntryType::Link, "a/data"),
            entry("setup.py", EntryType::Link, "notes.txt"),
            entry("null", EntryType::Char, ""),
            entry("pipe", EntryType::Fifo, ""),
            entry("folder", EntryType::Directory, ""),
        ]),
        &[
            "told a/link: link-outside",
            "skipped a/link: symbolic-link",
            "skipped a/near.so: symbolic-link",
            "skipped a/hard: already-walked",
            "skipped setup.py: disguised-link",
            "skipped null: not-a-regular-file",
            "skipped pipe: not-a-regular-file",
        ],
    );
}

#[test]
fn two_members_of_one_name_are_both_read() {
    check(
        "x.tar",
        &tar(&[("setup.py", b"good"), ("setup.py", b"bad")]),
        &[
            "setup.py: good",
            "told setup.py: duplicate-name",
            "~2/setup.py: bad",
        ],
    );
}

/// CVE-2025-62518: the plain header says that the member is empty.
#[test]
fn members_smuggled_by_two_sizes_are_read() {
    let inner = tar_of(&[file("smuggled.py", "bad")]);
    let mut outer = pax("size", &inner.len().to_string());
    outer.extend(tar_entry("data.bin", EntryType::Regular, "", b""));
    outer.extend(&inner);
    outer.extend(file("last.py", "x"));
    check_has(
        &tar_of(&[outer]),
        &[
            "told data.bin: headers-disagree",
            "data.bin!smuggled.py: bad",
            "last.py: x",
        ],
    );
    let inner = [file("smuggled.py", "bad"), vec![0; 512]].concat();
    let content = [b"text".to_vec(), vec![0; 508], inner].concat();
    let mut outer = pax("size", &content.len().to_string());
    let mut entry = tar_entry("notes.txt", EntryType::Regular, "", b"text");
    entry.truncate(512);
    outer.extend(entry);
    outer.extend(&content);
    check_has(&tar_of(&[outer]), &["~hidden!smuggled.py: bad"]);
}

#[test]
fn content_of_what_has_none_is_looked_at() {
    let inner = file("smuggled.py", "bad");
    let folder = tar_entry("folder", EntryType::Directory, "", &inner);
    check(
        "x.tar",
        &tar_of(&[folder]),
        &["told folder: unexpected-content", "smuggled.py: bad"],
    );
}

#[test]
fn members_behind_the_end_are_read() {
    let mut bytes = tar(&[("a.py", b"good")]);
    bytes.extend(tar(&[("b.py", b"bad")]));
    check(
        "x.tar",
        &bytes,
        &["a.py: good", "told b.py: hidden-member", "b.py: bad"],
    );
}

#[test]
fn long_names_are_those_of_the_extended_headers() {
    let long = "folder/".repeat(40) + "a.py";
    check("x.tar", &tar(&[(&long, b"x")]), &[&format!("{long}: x")]);
    let mut named = pax("path", "real.py");
    named.extend(file("plain.txt", "x"));
    check("x.tar", &tar_of(&[named]), &["real.py: x"]);
}

#[test]
fn a_name_of_a_megabyte_is_cut() {
    let name = tar_entry(
        "././@LongLink",
        EntryType::GNULongName,
        "",
        &vec![b'a'; 2 << 20],
    );
    let found = read("x.tar", &tar_of(&[name, file("a", "x")]));
    assert!(found.iter().all(|line| line.len() < 5_000));
    assert!(found.contains(&"told (all): lying-header".to_owned()));
}

#[test]
fn a_truncated_tar_is_read_as_far_as_it_goes() {
    let whole = gzip(&tar(&[("a.py", b"first"), ("b.py", &[b'x'; 5_000])]));
    let plain = tar(&[("a.py", b"first"), ("b.py", &[b'x'; 5_000])]);
    check(
        "x.tar",
        &plain[..2_500],
        &["a.py: first", "b.py: 964 bytes", "partly b.py: truncated"],
    );
    for length in 3..whole.len() {
        let found = read("x.tar.gz", &whole[..length]);
        let is_told = |line: &String| line.starts_with("skipped") || line.starts_with("partly");
        assert!(found.iter().any(is_told), "cut at {length}: {found:?}");
    }
}

#[test]
fn every_byte_may_be_wrong() {
    let whole = tar(&[("a.py", b"first"), ("b.py", b"second")]);
    for at in 0..whole.len().min(2_048) {
        for value in [0, b'7', 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            if !laocoon_source::archive_kinds(&bytes).is_empty() {
                let _ = read("x.tar", &bytes);
            }
        }
    }
}

#[test]
fn what_follows_a_compressed_tar_is_read() {
    let mut bytes = gzip(&tar(&[("a.py", b"x")]));
    bytes.extend(b"import os # behind the end");
    check_has(
        &bytes,
        &[
            "a.py: x",
            "told ~after: appended-data",
            "~after: import os # behind the end",
        ],
    );
    let two = [gzip(&tar(&[("a.py", b"x")])), gzip(&tar(&[("b.py", b"y")]))].concat();
    check_has(&two, &["a.py: x", "told b.py: hidden-member", "b.py: y"]);
}
