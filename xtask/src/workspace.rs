//! Where things are: the root of the repository, and the built program.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// Builds the program, and says where it is.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn build_program() -> anyhow::Result<PathBuf> {
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--release",
            "--quiet",
            "--locked",
            // All of it: with the features that one package alone asks for,
            // what both are made of would be built a second time.
            "--workspace",
        ])
        .current_dir(root())
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "the program cannot be built");
    // Tasks are built with the same profile, hence into the same folder.
    let program = std::env::current_exe()?.with_file_name("laocoon");
    ensure!(program.is_file(), "no program at {}", program.display());
    Ok(program)
}
