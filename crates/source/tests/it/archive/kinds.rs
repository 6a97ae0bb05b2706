//! What a file is opened as.

use std::io::Write as _;

use laocoon_source::{ArchiveKind, ArchiveLimits, ArchiveReader, archive_kinds};

use super::build::{Entry, Zip, gzip, tar};
use super::{check, read};

#[test]
fn every_kind_is_read() {
    let tar = tar(&[("x-1.0/setup.py", b"one"), ("x-1.0/x/__init__.py", b"two")]);
    let members = ["x-1.0/setup.py: one", "x-1.0/x/__init__.py: two"];
    check("x.tar", &tar, &members);
    check("x.tar.gz", &gzip(&tar), &members);
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(&tar).unwrap();
    check("x.tar.bz2", &bzip2.finish().unwrap(), &members);
    let mut xz = lzma_rust2::XzWriter::new(Vec::new(), lzma_rust2::XzOptions::default()).unwrap();
    xz.write_all(&tar).unwrap();
    check("x.tar.xz", &xz.finish().unwrap(), &members);
    let zip = Zip::of(&[
        Entry::new("x-1.0/setup.py", "one"),
        Entry::deflated("x-1.0/x/__init__.py", "two"),
    ]);
    check("x.whl", &zip, &members);
}

#[test]
fn a_gem_is_a_tar_with_archives_in_it() {
    let data = gzip(&tar(&[("lib/x.rb", b"exit")]));
    let gem = tar(&[
        ("metadata.gz", &gzip(b"--- name: x")),
        ("data.tar.gz", &data),
    ]);
    check(
        "x-1.0.gem",
        &gem,
        &[
            "metadata.gz!metadata: --- name: x",
            "data.tar.gz!lib/x.rb: exit",
        ],
    );
}

#[test]
fn the_language_of_a_member_is_known_by_its_own_name() {
    let inner = Zip::of(&[Entry::new("Dockerfile", "FROM scratch")]);
    let outer = Zip::of(&[Entry::new("a/inner.whl", inner)]);
    let mut reader = ArchiveReader::open("x.zip", outer.into(), ArchiveLimits::default()).unwrap();
    let Some(laocoon_source::ArchiveEvent::Member(member)) = reader.next() else {
        panic!("a member");
    };
    assert_eq!(member.name, "a/inner.whl!Dockerfile");
    assert_eq!(member.path, "a/inner.whl/Dockerfile");
}

#[test]
fn a_zip_named_tar_gz_is_read_as_the_zip_it_is() {
    let zip = Zip::of(&[Entry::new("a.py", "x")]);
    check(
        "x.tar.gz",
        &zip,
        &["told (all): not-what-its-name-says", "a.py: x"],
    );
    check(
        "x.whl",
        &gzip(b"x"),
        &["told (all): not-what-its-name-says", "x.whl: x"],
    );
}

#[test]
fn a_script_with_a_zip_behind_it_is_both() {
    let mut both = b"#!/bin/sh\nexit 0\n".to_vec();
    both.extend(Zip::of(&[Entry::new("__main__.py", "run()")]));
    assert_eq!(archive_kinds(&both), [ArchiveKind::Zip]);
    check(
        "tools/install.sh",
        &both,
        &[
            "told ~before/install.sh: prepended-data",
            "~before/install.sh: #!/bin/sh\nexit 0\n",
            "__main__.py: run()",
        ],
    );
}

#[test]
fn a_gzip_with_a_zip_behind_it_is_both() {
    let mut both = gzip(&tar(&[("a.py", b"tar")]));
    both.extend(Zip::of(&[Entry::new("b.py", "zip")]));
    let found = read("x.tar.gz", &both);
    assert!(found.contains(&"a.py: tar".to_owned()), "{found:?}");
    assert!(
        found.iter().any(|line| line.ends_with("b.py: zip")),
        "{found:?}"
    );
}

#[test]
fn text_pictures_and_programs_are_no_archives() {
    for bytes in [
        &b"PK is a text about zip files, PK\x05\x06 and all"[..],
        b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
        b"\x7FELF",
        &[0; 4096],
        b"",
    ] {
        assert!(archive_kinds(bytes).is_empty(), "{}", bytes.escape_ascii());
    }
}
