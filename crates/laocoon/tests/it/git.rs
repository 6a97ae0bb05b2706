//! Real git, which finds no settings of a user.

use std::path::Path;
use std::process::Command;

use crate::scene::{Ran, Scene};

/// Runs git in a scene, where `laocoon` is in the path.
pub(crate) fn git(scene: &Scene, arguments: &[&str]) -> Ran {
    let mut command = Command::new("git");
    command
        .args(["-c", "user.name=T", "-c", "user.email=t@example.invalid"])
        .args(arguments)
        .current_dir(scene.path(""))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("PATH", path_with_the_program());
    Ran::of(&mut command)
}

/// Commits all that is in a scene; the first time, makes the repository.
pub(crate) fn commit_all(scene: &Scene) -> Ran {
    if !scene.path(".git").exists() {
        git(scene, &["init", "--quiet", "--initial-branch=main"]);
        scene.write(".gitignore", ".cache\n.gitignore\n");
    }
    git(scene, &["add", "--all"]);
    git(scene, &["commit", "--quiet", "--message", "change"])
}

/// The program's own folder goes first.
pub(crate) fn path_with_the_program() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_laocoon"));
    let folder = program.parent().unwrap().display().to_string();
    format!("{folder}:{}", std::env::var("PATH").unwrap_or_default())
}
