//! What a walk finds, leaves out, and says about it.

use std::path::PathBuf;

use crate::tree::Tree;
use laocoon_source::{Coverage, Exclude, WalkOptions, walk};

fn trusted() -> WalkOptions {
    WalkOptions::default()
}

fn untrusted() -> WalkOptions {
    WalkOptions {
        untrusted: true,
        ..WalkOptions::default()
    }
}

#[test]
fn files_come_sorted_by_name_hidden_ones_too() {
    let tree = Tree::new(&[
        ("b.py", ""),
        ("a/z.py", ""),
        ("a.py", ""),
        (".hidden/.x.py", ""),
    ]);
    let found = tree.walk(&trusted());
    assert_eq!(found.files, [".hidden/.x.py", "a.py", "a/z.py", "b.py"]);
    assert!(found.skipped.is_empty());
}

#[test]
fn what_the_tree_ignores_is_named() {
    let tree = Tree::new(&[
        (".gitignore", "*.log\n/build\n!keep.log\n"),
        ("a.log", ""),
        ("keep.log", ""),
        ("build/evil.py", ""),
        ("src/b.log", ""),
        ("src/.gitignore", "secret.py\n"),
        ("src/secret.py", ""),
        ("src/main.py", ""),
    ]);
    let found = tree.walk(&trusted());
    assert_eq!(
        found.files,
        [".gitignore", "keep.log", "src/.gitignore", "src/main.py"]
    );
    assert_eq!(found.ignored_directories, ["build"]);
    assert_eq!(
        found.ignored_by_tree,
        [
            ".gitignore: a.log build/ src/b.log",
            "src/.gitignore: src/secret.py"
        ]
    );
    assert_eq!(found.walk.ignored_by_tree[0].files, 2);
    assert_eq!(found.walk.ignored_by_tree[0].directories, 1);
}

#[test]
fn laocoonignore_wins_over_gitignore() {
    let tree = Tree::new(&[
        (".laocoonignore", "docs/\n!generated.py\n"),
        ("src/.gitignore", "generated.py\n"),
        ("src/generated.py", ""),
        ("docs/a.md", ""),
    ]);
    let found = tree.walk(&trusted());
    assert_eq!(
        found.files,
        [".laocoonignore", "src/.gitignore", "src/generated.py"]
    );
    assert_eq!(found.ignored_by_tree, [".laocoonignore: docs/"]);
}

#[test]
fn nothing_in_an_untrusted_tree_changes_what_is_scanned() {
    let files = [
        (".gitignore", "*\n"),
        (".hg/evil.py", ""),
        (".laocoonignore", "*\n"),
        (".venv/evil.py", ""),
        (".venv/pyvenv.cfg", ""),
        ("node_modules/evil/index.js", ""),
        ("src/main.py", ""),
        (
            "target/CACHEDIR.TAG",
            "Signature: 8a477f597d28d172789f06886806bc55\n",
        ),
    ];
    let tree = Tree::new(&files);
    let found = tree.walk(&untrusted());
    assert_eq!(found.files, files.map(|(path, _)| path));
    assert!(found.ignored_directories.is_empty());
    assert!(found.ignored_by_tree.is_empty());
}

#[test]
fn of_an_untrusted_git_directory_only_the_objects_are_left_out() {
    let object = ".git/objects/01/23456789abcdef0123456789abcdef01234567";
    let tree = Tree::new(&[
        (object, "x"),
        (".git/hooks/post-checkout", "#!/bin/sh\n"),
        (".git/objects/01/evil.py", ""),
        (".git/objects/evil.py", ""),
    ]);
    let found = tree.walk(&untrusted());
    assert_eq!(
        found.files,
        [
            ".git/hooks/post-checkout",
            ".git/objects/01/evil.py",
            ".git/objects/evil.py"
        ]
    );
    assert_eq!(found.ignored_directories, [".git/objects"]);
}

#[test]
fn directories_left_out_by_convention_are_named() {
    let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# comment";
    let tree = Tree::new(&[
        (".git/config", ""),
        (".venv/pyvenv.cfg", ""),
        ("node_modules/a/index.js", ""),
        ("target/CACHEDIR.TAG", tag),
        ("x/.svn/a.py", ""),
        // These are called the same, and are not.
        ("x/target/main.py", ""),
        ("x/venv/main.py", ""),
        ("y/target/CACHEDIR.TAG", "not the signature"),
    ]);
    let found = tree.walk(&trusted());
    assert_eq!(
        found.ignored_directories,
        [".git", ".venv", "node_modules", "target", "x/.svn"]
    );
    assert_eq!(
        found.files,
        [
            "x/target/main.py",
            "x/venv/main.py",
            "y/target/CACHEDIR.TAG"
        ]
    );
    assert!(found.ignored_by_tree.is_empty());
}

#[test]
fn an_ignore_file_can_bring_back_what_convention_leaves_out() {
    let tree = Tree::new(&[
        (".laocoonignore", "!node_modules\n"),
        ("node_modules/a.js", ""),
    ]);
    assert!(
        tree.walk(&trusted())
            .files
            .contains(&"node_modules/a.js".to_owned())
    );
}

#[test]
fn what_the_user_excludes_is_named() {
    let options = WalkOptions {
        exclude: Exclude::new(&["*.min.js", "/docs/"]).unwrap(),
        ..trusted()
    };
    let tree = Tree::new(&[
        ("a.min.js", ""),
        ("a.js", ""),
        ("docs/a.py", ""),
        ("b/docs/a.py", ""),
    ]);
    let found = tree.walk(&options);
    assert_eq!(found.files, ["a.js", "b/docs/a.py"]);
    assert_eq!(found.skipped, ["a.min.js: excluded"]);
    assert_eq!(found.ignored_directories, ["docs"]);
}

#[test]
fn a_root_is_scanned_even_when_it_is_ignored() {
    let options = WalkOptions {
        exclude: Exclude::new(&["*.py"]).unwrap(),
        ..trusted()
    };
    let tree = Tree::new(&[
        (".gitignore", "*.py\ngen/\n"),
        ("a.py", ""),
        ("b.py", ""),
        ("gen/c.js", ""),
    ]);
    assert_eq!(tree.walk_from(&["a.py"], &options).files, ["a.py"]);
    assert_eq!(tree.walk_from(&["gen"], &trusted()).files, ["gen/c.js"]);

    let among_others = tree.walk_from(&["", "a.py", "gen"], &trusted());
    assert_eq!(among_others.files, [".gitignore", "a.py", "gen/c.js"]);
    assert_eq!(among_others.ignored_by_tree, [".gitignore: b.py"]);
    assert!(among_others.ignored_directories.is_empty());
}

#[test]
fn ignore_files_above_a_root_count_up_to_the_top_of_the_work_tree() {
    let files = [
        (".gitignore", "*.py\n"),
        ("repo/.gitignore", "*.log\n"),
        ("repo/src/a.log", ""),
        ("repo/src/a.py", ""),
    ];
    let tree = Tree::new(&files);
    assert_eq!(
        tree.walk_from(&["repo/src"], &trusted()).files,
        ["repo/src/a.log", "repo/src/a.py"],
        "not in a work tree"
    );
    tree.write("repo/.git/HEAD", "");
    let found = tree.walk_from(&["repo/src"], &trusted());
    assert_eq!(found.files, ["repo/src/a.py"]);
    assert_eq!(found.ignored_by_tree, ["repo/.gitignore: repo/src/a.log"]);
    assert_eq!(tree.walk_from(&["repo/src"], &untrusted()).files.len(), 2);
}

#[test]
fn hostile_ignore_files_are_disregarded() {
    let tree = Tree::new(&[("a.py", ""), (".gitignore", &"*.py\n".repeat(100_000))]);
    let found = tree.walk(&trusted());
    assert_eq!(found.files, [".gitignore", "a.py"]);
    let ignored = &found.walk.ignored_by_tree[0];
    assert_eq!(ignored.problem.as_deref(), Some("more than 262144 bytes"));
    assert_eq!(ignored.files, 0);
}

#[test]
fn names_of_ignored_files_are_capped_but_counted() {
    let tree = Tree::new(&[(".gitignore", "*.o\n")]);
    for number in 0..1_100 {
        tree.write(&format!("{number}.o"), "");
    }
    let ignored = &tree.walk(&trusted()).walk.ignored_by_tree[0];
    assert_eq!(ignored.files, 1_100);
    assert_eq!(ignored.names.len(), 1_000);
}

#[test]
fn roots_that_are_not_there_are_entries() {
    let tree = Tree::new(&[("a.py", "")]);
    let found = tree.walk_from(&["missing", "a.py", "a.py/below"], &trusted());
    assert_eq!(found.files, ["a.py"]);
    assert_eq!(
        found.skipped,
        ["a.py/below: does-not-exist", "missing: does-not-exist"]
    );
    assert_eq!(Coverage::of_walk(&found.walk).files, 1);
}

#[test]
fn a_file_under_two_roots_is_there_once() {
    let tree = Tree::new(&[(".gitignore", "*.log"), ("src/a.log", ""), ("src/a.py", "")]);
    let found = tree.walk_from(&["src", "", "src/a.py", "src"], &trusted());
    assert_eq!(found.files, [".gitignore", "src/a.log", "src/a.py"]);
}

#[test]
fn files_above_the_limit_are_skipped() {
    let options = WalkOptions {
        max_file_bytes: 4,
        ..trusted()
    };
    let tree = Tree::new(&[("four.py", "1234"), ("five.py", "12345")]);
    let found = tree.walk(&options);
    assert_eq!(found.files, ["four.py"]);
    assert_eq!(found.skipped, ["five.py: too-large (more than 4 bytes)"]);
}

#[test]
fn the_same_tree_gives_the_same_walk() {
    let names: Vec<String> = (0..50)
        .map(|n| format!("d{}/f{}.py", n % 7, n * 31 % 50))
        .collect();
    let tree = |names: &[String]| {
        let tree = Tree::new(&[(".gitignore", "f1*.py\nd3\n")]);
        names.iter().for_each(|name| tree.write(name, ""));
        let found = tree.walk(&trusted());
        (
            found.files,
            found.ignored_by_tree,
            found.ignored_directories,
        )
    };
    let reversed: Vec<String> = names.iter().rev().cloned().collect();
    assert_eq!(tree(&names), tree(&reversed));
}

#[test]
fn names_are_as_the_user_wrote_the_root() {
    // The tests run in the directory of the crate.
    let names = |root: &str| {
        let walk = walk(&[PathBuf::from(root)], &trusted());
        walk.files
            .iter()
            .map(|file| file.name.to_string())
            .collect::<Vec<_>>()
    };
    assert!(names(".").contains(&"tests/it/walk.rs".to_owned()));
    assert!(names("./tests/").contains(&"tests/it/walk.rs".to_owned()));
    assert!(names("tests/../src").contains(&"tests/../src/lib.rs".to_owned()));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    #[test]
    fn links_are_not_followed_and_say_where_they_lead() {
        let outside = Tree::new(&[("evil.py", "")]);
        let tree = Tree::new(&[("a.py", ""), ("dir/b.py", ""), ("node_modules/c.js", "")]);
        let link = |target: &str, name: &str| symlink(target, tree.path(name)).unwrap();
        link("a.py", "to-file");
        link("dir", "to-directory");
        link("missing", "to-nothing");
        link("node_modules/c.js", "to-ignored");
        symlink(outside.path("evil.py"), tree.path("to-outside.py")).unwrap();

        let found = tree.walk(&trusted());
        assert_eq!(found.files, ["a.py", "dir/b.py"]);
        let outside = outside.path("evil.py");
        assert_eq!(
            found.skipped,
            [
                "to-directory: already-walked (leads to dir)".to_owned(),
                "to-file: already-walked (leads to a.py)".to_owned(),
                "to-ignored: symbolic-link (leads to node_modules/c.js, which is not scanned)".to_owned(),
                "to-nothing: broken-link (leads to missing: No such file or directory (os error 2))".to_owned(),
                format!("to-outside.py: symbolic-link (leads to {}, which is not scanned)", outside.display()),
            ]
        );
    }

    #[test]
    fn loops_of_links_end() {
        let tree = Tree::new(&[("dir/a.py", "")]);
        symlink("..", tree.path("dir/up")).unwrap();
        symlink(".", tree.path("dir/self")).unwrap();
        symlink("two", tree.path("one")).unwrap();
        symlink("one", tree.path("two")).unwrap();
        let found = tree.walk(&trusted());
        assert_eq!(found.files, ["dir/a.py"]);
        assert_eq!(found.skipped[0], "dir/self: already-walked (leads to dir)");
        assert_eq!(found.skipped[1], "dir/up: already-walked (leads to .)");
        assert!(found.skipped[2].starts_with("one: broken-link"));
        assert!(found.skipped[3].starts_with("two: broken-link"));
    }

    #[test]
    fn a_root_that_is_a_link_is_followed() {
        let tree = Tree::new(&[("real/a.py", "")]);
        symlink("real", tree.path("link")).unwrap();
        symlink("real/a.py", tree.path("link.py")).unwrap();
        symlink("gone", tree.path("broken")).unwrap();
        assert_eq!(tree.walk_from(&["link"], &trusted()).files, ["link/a.py"]);
        assert_eq!(tree.walk_from(&["link.py"], &trusted()).files, ["link.py"]);
        let broken = tree.walk_from(&["broken"], &trusted());
        assert!(broken.skipped[0].starts_with("broken: broken-link"));
    }

    #[test]
    fn an_ignore_file_that_is_a_link_or_a_pipe_is_disregarded() {
        let tree = Tree::new(&[("all", "*\n"), ("a.py", ""), ("dir/b.py", "")]);
        symlink("all", tree.path(".gitignore")).unwrap();
        make_pipe(&tree, "dir/.gitignore");
        let found = tree.walk(&trusted());
        assert_eq!(found.files, ["a.py", "all", "dir/b.py"]);
        for ignored in &found.walk.ignored_by_tree {
            assert_eq!(
                ignored.problem.as_deref(),
                Some("not a readable regular file")
            );
        }
        assert_eq!(found.ignored_by_tree.len(), 2);
    }

    #[test]
    fn pipes_and_sockets_are_never_opened() {
        let tree = Tree::new(&[("a.py", "")]);
        make_pipe(&tree, "pipe.py");
        let _socket = UnixListener::bind(tree.path("socket.py")).unwrap();
        let expected = [
            "pipe.py: not-a-regular-file",
            "socket.py: not-a-regular-file",
        ];
        assert_eq!(tree.walk(&trusted()).skipped, expected);
        assert_eq!(
            tree.walk_from(&["pipe.py", "socket.py"], &trusted())
                .skipped,
            expected
        );
    }

    /// A directory whose path is longer than the system allows cannot be
    /// listed, by nobody: unlike one without permissions, which an
    /// administrator reads all the same.
    #[test]
    fn directories_the_system_refuses_are_entries() {
        let tree = Tree::new(&[("a.py", "")]);
        let name = "d".repeat(250);
        let deep = |first: &str, depth: usize| format!("{first}/{}", vec![&*name; depth].join("/"));
        fs::create_dir_all(tree.path(&deep("one", 14))).unwrap();
        fs::create_dir_all(tree.path(&deep("two", 14))).unwrap();
        fs::rename(tree.path("two"), tree.path(&deep("one", 14)).join("two")).unwrap();

        let found = tree.walk(&trusted());
        assert_eq!(found.files, ["a.py"]);
        assert_eq!(found.skipped.len(), 1);
        assert!(
            found.skipped[0].contains(": unreadable (File name too long"),
            "{:?}",
            found.skipped
        );
        // So that the tree can be removed again.
        fs::rename(tree.path(&deep("one", 14)).join("two"), tree.path("two")).unwrap();
    }

    #[test]
    fn names_that_are_no_text_are_reported_escaped() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let tree = Tree::new(&[]);
        fs::write(tree.path("").join(OsStr::from_bytes(b"a\xFF.py")), "").unwrap();
        assert_eq!(tree.walk(&trusted()).files, ["a\\xFF.py"]);
    }

    fn make_pipe(tree: &Tree, path: &str) {
        let status = Command::new("mkfifo")
            .arg(tree.path(path))
            .status()
            .unwrap();
        assert!(status.success());
    }
}
