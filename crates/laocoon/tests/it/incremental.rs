//! What was found in files before is found again, and nothing else: a scan that
//! goes by what it kept says the same, byte by byte, as one that keeps nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::scene::{CACHE, EVAL, Ran, Scene};

mod edits;
mod generator;

use generator::Generator;

/// A tree in a directory of its own, beside rules and cache, and in it what
/// several kinds of analyses look at.
pub(crate) struct Tree {
    scene: Scene,
}

/// Rules that match by structure, follow values, go by paths and read any text.
const RULES: &str = r#"
rules:
  - id: execution/eval
    languages: [python, javascript]
    severity: ERROR
    message: $X is evaluated
    pattern: eval($X)
  - id: injection/flow
    languages: [python]
    severity: ERROR
    message: what was asked is run
    mode: taint
    pattern-sources: [pattern: "input()"]
    pattern-sinks: [pattern: "system(...)"]
  - id: weakening/not-in-tests
    languages: [python]
    severity: WARNING
    message: no
    metadata: {family: weakening}
    paths: {exclude: ["old/*"]}
    pattern: weak(...)
  - id: hidden/word
    languages: [regex]
    severity: LOW
    message: a word
    pattern-regex: b[ae]d+
"#;

impl Tree {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let scene = Scene::new();
        scene.write("rules.yaml", RULES);
        fs::create_dir(scene.path("tree")).unwrap();
        for (name, text) in files {
            scene.write(&format!("tree/{name}"), text);
        }
        Self { scene }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.scene.path("tree").join(name)
    }

    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = self.scene.command();
        command
            .args(["scan", "--format", "json"])
            .args(arguments.split_whitespace())
            .current_dir(self.scene.path("tree"));
        command
    }

    fn scan(&self, arguments: &str) -> Ran {
        Ran::of(&mut self.command(arguments))
    }

    /// A scan that may use what is kept says what one says that may not.
    #[track_caller]
    pub(crate) fn check(&self, arguments: &str, what: &str) -> Ran {
        let kept = self.scan(arguments);
        let fresh = self.scan(&format!("{arguments} --no-cache"));
        assert_eq!(kept.text(), fresh.text(), "{what}: scan {arguments}");
        assert_eq!(kept.status, fresh.status, "{what}: scan {arguments}");
        assert_eq!(kept.stderr, fresh.stderr, "{what}: scan {arguments}");
        kept
    }

    /// All files that hold results.
    pub(crate) fn shards(&self) -> Vec<PathBuf> {
        let files = self.scene.path(CACHE).join("laocoon/files");
        let mut shards = Vec::new();
        for folder in fs::read_dir(files).into_iter().flatten() {
            let folder = folder.unwrap().path();
            if folder.is_dir() {
                let files = fs::read_dir(folder).unwrap();
                shards.extend(files.map(|file| file.unwrap().path()));
            }
        }
        shards.sort();
        shards
    }
}

/// Only [`RULES`].
const OURS: &str = "--no-builtin --rules ../rules.yaml";

fn tree() -> Tree {
    Tree::new(&[
        ("a.py", "eval(x)\n"),
        ("b.js", "eval(y) // bad\n"),
        ("clean.py", "print(1)\n"),
        ("src/run.py", "system(input())\n"),
        ("src/tests/t.py", "weak(1)\neval(z)  # nosemgrep\n"),
        (
            "package.json",
            r#"{"name": "x", "dependencies": {"lefft-pad": "1"}}"#,
        ),
        (
            "src/app.js",
            "import x from 'lefft-pad';\nimport y from 'not-declared';\n",
        ),
    ])
}

#[test]
fn a_second_scan_says_the_same() {
    let tree = tree();
    for arguments in [OURS, "", "--untrusted", "--only dependency"] {
        let first = tree.check(&format!("{arguments} ."), "first");
        let second = tree.check(&format!("{arguments} ."), "second");
        assert_eq!(first.text(), second.text());
        assert!(!second.findings().is_empty());
    }
}

#[test]
fn rounds_of_random_edits() {
    let number = |name, default| match std::env::var(name) {
        Ok(text) => text.parse().expect("a number"),
        Err(_) => default,
    };
    let rounds = number("LAOCOON_INCREMENTAL_ROUNDS", 60);
    let seed = number("LAOCOON_INCREMENTAL_SEED", 1);
    let tree = tree();
    let mut generator = Generator::new(seed);
    for round in 0..rounds {
        let edit = edits::edit(&tree, &mut generator);
        let arguments = edits::arguments(&tree, &mut generator);
        tree.check(&arguments, &format!("seed {seed}, round {round}, {edit}"));
    }
}

#[test]
fn one_file_has_the_findings_of_a_full_scan() {
    let tree = tree();
    let of_file = |ran: &Ran, name: &str| -> Vec<String> {
        let report = ran.json();
        let findings = report["findings"].as_array().unwrap().iter();
        let of_file = findings.filter(|finding| finding["path"] == name);
        // Units and numbers are of the report, not of the file.
        of_file
            .map(|finding| {
                let mut finding = finding.clone();
                finding["id"].take();
                finding.to_string()
            })
            .collect()
    };
    // The top of a work tree: what a file is for is said below it.
    fs::create_dir(tree.path(".git")).unwrap();
    let full = tree.check(&format!("{OURS} ."), "full");
    for name in ["a.py", "src/run.py", "src/tests/t.py"] {
        let one = tree.check(&format!("{OURS} {name}"), name);
        assert_eq!(of_file(&one, name), of_file(&full, name));
        assert!(!of_file(&one, name).is_empty());
    }
}

#[test]
fn what_depends_on_the_date_is_not_kept() {
    let tree = tree();
    let of_date = EVAL.replace(
        "pattern: eval($X)",
        "patterns: [pattern: eval($X), metavariable-comparison: {comparison: strptime('2000-01-01') < today()}]",
    );
    tree.scene.write("dated.yaml", of_date);
    let ran = tree.check("--no-builtin --rules ../dated.yaml .", "dated");
    assert_eq!(ran.findings().len(), 3, "{}", ran.text());
    assert!(tree.shards().is_empty());
}

#[test]
fn damaged_results_are_made_anew() {
    let tree = tree();
    let arguments = format!("{OURS} .");
    let first = tree.check(&arguments, "first");
    let shards = tree.shards();
    assert!(shards.len() > 2, "{shards:?}");
    let whole: Vec<Vec<u8>> = shards
        .iter()
        .map(|shard| fs::read(shard).unwrap())
        .collect();
    let check = |what: &str, damage: &dyn Fn(usize, &[u8]) -> Vec<u8>| {
        for (index, (shard, bytes)) in shards.iter().zip(&whole).enumerate() {
            fs::write(shard, damage(index, bytes)).unwrap();
        }
        assert_eq!(tree.check(&arguments, what).text(), first.text(), "{what}");
    };
    check("empty", &|_, _| Vec::new());
    check("another format", &|_, _| b"{}".to_vec());
    check("in each other's place", &|index, _| {
        whole[(index + 1) % whole.len()].clone()
    });
    for part in 1..8 {
        check("cut short", &|_, bytes| {
            bytes[..bytes.len() * part / 8].to_vec()
        });
    }
    for part in 0..24 {
        check("a bit flipped", &|_, bytes| {
            let mut bytes = bytes.to_vec();
            let place = bytes.len() * part / 24;
            bytes[place] ^= 1 << (part % 8);
            bytes
        });
    }
}

#[test]
fn programs_that_scan_at_once_do_not_disturb_each_other() {
    let tree = tree();
    let arguments = format!("{OURS} .");
    let expected = tree.scan(&format!("{arguments} --no-cache"));
    let tree = &tree;
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| (0..3).map(|_| tree.scan(&arguments)).collect::<Vec<_>>()))
            .collect();
        for ran in runs.into_iter().flat_map(|run| run.join().unwrap()) {
            assert_eq!(ran.text(), expected.text());
            assert_eq!(ran.stderr, "");
        }
    });
}

#[test]
fn a_program_that_is_killed_leaves_nothing_wrong() {
    let tree = tree();
    let arguments = format!("{OURS} .");
    for round in 0..12 {
        fs::write(tree.path("a.py"), format!("eval(x)\nn = {round}\n")).unwrap();
        let mut command = tree.command(&arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // Wherever it is by then.
        std::thread::sleep(std::time::Duration::from_millis(round * 2));
        child.kill().unwrap();
        child.wait().unwrap();
        if round % 4 == 3 {
            tree.check(&arguments, "after a kill");
        }
    }
}

/// A scan that cannot write what it found says so, once, and all else as ever.
#[track_caller]
fn check_told(tree: &Tree, mut command: Command, reason: &str) {
    let expected = tree.scan(&format!("{OURS} . --no-cache"));
    let ran = Ran::of(&mut command);
    assert_eq!(ran.text(), expected.text());
    assert_eq!(ran.status, expected.status);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    let [line] = lines[..] else {
        panic!("{lines:?}");
    };
    assert!(line.starts_with("warning: "), "{line}");
    for part in [reason, "laocoon/files", "XDG_CACHE_HOME", "--no-cache"] {
        assert!(line.contains(part), "no `{part}` in {line}");
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let tree = tree();
    let files = tree.scene.path(CACHE).join("laocoon/files");
    fs::create_dir_all(&files).unwrap();
    make_private(&files);
    for number in 0..=0xFF {
        fs::write(files.join(format!("{number:02x}")), "").unwrap();
    }
    check_told(
        &tree,
        tree.command(&format!("{OURS} .")),
        "could not be kept",
    );
    fs::remove_dir_all(&files).unwrap();
    fs::write(&files, "").unwrap();
    check_told(&tree, tree.command(&format!("{OURS} .")), "is no directory");
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told() {
    let tree = tree();
    tree.scan(&format!("{OURS} ."));
    fs::write(tree.path("a.py"), "eval(new)\n").unwrap();
    let program = tree.command("");
    let mut command = Command::new("sh");
    // No file may be longer than nothing; the report goes through a pipe.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
    command.args(["-c", script]).arg(program.get_program());
    command.args(["scan", "--format", "json"]);
    command.args(OURS.split_whitespace()).arg(".");
    command.current_dir(tree.path("")).stdin(Stdio::null());
    command.env("XDG_CACHE_HOME", tree.scene.path(CACHE));
    check_told(&tree, command, "too large");
}

#[cfg(unix)]
#[test]
fn a_place_that_others_can_write_to_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let tree = tree();
    tree.scan(&format!("{OURS} ."));
    let files = tree.scene.path(CACHE).join("laocoon/files");
    fs::set_permissions(&files, fs::Permissions::from_mode(0o777)).unwrap();
    check_told(
        &tree,
        tree.command(&format!("{OURS} .")),
        "others than you can write",
    );
}

#[cfg(unix)]
fn make_private(directory: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for directory in directory.ancestors().take(2) {
        fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[cfg(not(unix))]
fn make_private(_directory: &Path) {}
