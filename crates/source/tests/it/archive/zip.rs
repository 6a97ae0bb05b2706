//! Zips whose headers lie, disagree and overlap.

use super::build::{Entry, Zip};
use super::{check, check_has, read};

#[test]
fn names_that_lead_out_are_read_and_told() {
    check(
        "x.zip",
        &Zip::of(&[
            Entry::new("../../up.py", "a"),
            Entry::new("/root.py", "b"),
            Entry::new("C:\\windows.py", "c"),
            Entry::new("setup.py\0.txt", "d"),
        ]),
        &[
            "told up.py: parent-in-name",
            "up.py: a",
            "told root.py: absolute-name",
            "root.py: b",
            "told windows.py: absolute-name",
            "windows.py: c",
            "told setup.py: nul-in-name",
            "setup.py: d",
        ],
    );
}

#[test]
fn two_members_of_one_name_are_both_read() {
    check(
        "x.zip",
        &Zip::of(&[
            Entry::new("a/setup.py", "good"),
            Entry::new("a/setup.py", "bad"),
        ]),
        &[
            "a/setup.py: good",
            "told a/setup.py: duplicate-name",
            "a/~2/setup.py: bad",
        ],
    );
}

#[test]
fn both_names_of_a_member_count() {
    let entry = Entry {
        central_name: b"notes.txt".to_vec(),
        ..Entry::new("setup.py", "x")
    };
    check(
        "x.zip",
        &Zip::of(&[entry]),
        &["told notes.txt: two-names", "notes.txt: x", "setup.py: x"],
    );
}

#[test]
fn a_member_that_is_not_in_the_table_of_contents_is_read() {
    let hidden = Entry {
        is_listed: false,
        ..Entry::new("evil.py", "bad")
    };
    for entries in [
        [hidden.clone(), Entry::new("a.py", "good")],
        [Entry::new("a.py", "good"), hidden],
    ] {
        check(
            "x.zip",
            &Zip::of(&entries),
            &["a.py: good", "told evil.py: hidden-member", "evil.py: bad"],
        );
    }
}

#[test]
fn what_both_headers_say_is_read_where_they_disagree() {
    // Stored by the local header; the table lists a shorter content.
    let short = Entry {
        central_packed: 4,
        ..Entry::new("a.py", "good # bad")
    };
    check_has(
        &Zip::of(&[short]),
        &[
            "told a.py: headers-disagree",
            "a.py: good",
            "~2/a.py: good # bad",
        ],
    );
    // Deflated by the table, stored by the local header: two contents.
    let deflated = Entry {
        method: 0,
        ..Entry::deflated("a.py", "bad")
    };
    check_has(
        &Zip::of(&[deflated]),
        &["told a.py: headers-disagree", "a.py: bad"],
    );
}

#[test]
fn announced_lengths_are_not_relied_on() {
    let check = |entry: Entry| {
        let zip = Zip::of(&[entry]);
        check_has(&zip, &["told a.py: lying-header", "a.py: content"]);
    };
    check(Entry {
        size: 4_000_000_000,
        ..Entry::deflated("a.py", "content")
    });
    check(Entry {
        size: 0,
        ..Entry::deflated("a.py", "content")
    });
    check(Entry {
        crc: 1,
        ..Entry::new("a.py", "content")
    });
    let far = Entry {
        central_packed: 4_000_000_000,
        ..Entry::new("a.py", "content")
    };
    check_has(
        &Zip::of(&[far]),
        &["told a.py: headers-disagree", "~2/a.py: content"],
    );
}

#[test]
fn members_may_not_share_bytes_unseen() {
    let mut zip = Zip::default();
    let entry = Entry::new("a.py", "shared");
    zip.add(&entry);
    let other = Entry {
        central_name: b"b.py".to_vec(),
        ..entry
    };
    zip.list(&other, 0);
    check_has(
        &zip.finish(),
        &[
            "told (all): overlapping-members",
            "a.py: shared",
            "b.py: shared",
        ],
    );
}

#[test]
fn what_cannot_be_unpacked_is_named() {
    check(
        "x.zip",
        &Zip::of(&[
            Entry {
                flags: 1,
                ..Entry::new("secret.py", "x")
            },
            Entry {
                method: 9,
                central_method: 9,
                ..Entry::new("deflate64.py", "x")
            },
            Entry {
                at: Some(4_000_000),
                ..Entry::new("nowhere.py", "x")
            },
        ]),
        &[
            "skipped secret.py: encrypted",
            "skipped deflate64.py: unsupported-compression",
            "skipped nowhere.py: damaged",
            "told nowhere.py: hidden-member",
            "nowhere.py: x",
        ],
    );
}

#[test]
fn links_are_named_and_programs_marked_as_links_are_read() {
    let link = |name: &str, target: &str| Entry {
        mode: 0o120_777,
        ..Entry::new(name, target)
    };
    check(
        "x.zip",
        &Zip::of(&[
            link("b.so", "b.so.1"),
            link("up", "../../etc/passwd"),
            link("setup.py", "import os; os.system('x')"),
        ]),
        &[
            "skipped b.so: symbolic-link",
            "told up: link-outside",
            "skipped up: symbolic-link",
            "skipped setup.py: disguised-link",
            "setup.py: import os; os.system('x')",
        ],
    );
}

#[test]
fn a_truncated_zip_is_read_as_far_as_it_goes() {
    let whole = Zip::of(&[
        Entry::new("a.py", "first"),
        Entry::deflated("b.py", "second"),
    ]);
    let cut = &whole[..whole.len() - 60];
    check_has(
        cut,
        &["skipped (all): truncated", "a.py: first", "b.py: second"],
    );
    for length in 4..whole.len() {
        let _ = read("x.zip", &whole[..length]);
    }
}

#[test]
fn every_byte_may_be_wrong() {
    let whole = Zip::of(&[
        Entry::new("a.py", "first"),
        Entry::deflated("b.py", "second"),
        Entry::new("c.zip", Zip::of(&[Entry::new("d.py", "x")])),
    ]);
    for at in 4..whole.len() {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            let _ = read("x.zip", &bytes);
        }
    }
}

#[test]
fn what_is_behind_the_end_is_read() {
    let mut zip = Zip::of(&[Entry::new("a.py", "x")]);
    zip.extend(b"import os # behind the end of the zip");
    check(
        "x.zip",
        &zip,
        &[
            "told ~after: appended-data",
            "~after: import os # behind the end of the zip",
            "a.py: x",
        ],
    );
}
