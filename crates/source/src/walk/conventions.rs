//! What is left out because everybody does.

use std::io::Read as _;
use std::path::Path;

use crate::load::open_regular;

/// Whether a directory belongs to version control.
pub(super) fn is_version_control(name: &str) -> bool {
    matches!(name, ".git" | ".hg" | ".svn")
}

/// Whether a directory holds what a tool installed or built, by its name and,
/// where the name alone could be anybody's, by the file the tool leaves in it.
pub(super) fn is_installed_or_built(name: &str, path: &Path) -> bool {
    match name {
        "node_modules" => true,
        "venv" | ".venv" | "env" | ".env" | "virtualenv" => {
            open_regular(&path.join("pyvenv.cfg")).is_ok()
        }
        "target" | ".mypy_cache" | ".pytest_cache" | ".ruff_cache" => has_cache_tag(path),
        _ => false,
    }
}

/// Whether the directory is marked by the Cache Directory Tagging Specification.
fn has_cache_tag(directory: &Path) -> bool {
    const SIGNATURE: &[u8] = b"Signature: 8a477f597d28d172789f06886806bc55";
    let mut start = Vec::new();
    open_regular(&directory.join("CACHEDIR.TAG")).is_ok_and(|opened| {
        let mut file = opened.file.take(SIGNATURE.len() as u64);
        file.read_to_end(&mut start).is_ok() && start == SIGNATURE
    })
}

/// Whether a file inside `.git/objects` is named as Git names what it stores
/// there. Anything else in that directory is not Git's, and is read.
pub(super) fn is_git_object(name: &str) -> bool {
    if matches!(
        name,
        "packs" | "alternates" | "multi-pack-index" | "commit-graph"
    ) {
        return true;
    }
    let is_hash = |text: &str, lengths: [usize; 2]| {
        lengths.contains(&text.len())
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    // A loose object: the first two of its hash's digits name its directory.
    if is_hash(name, [38, 62]) {
        return true;
    }
    name.strip_prefix("pack-")
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(hash, extension)| {
            is_hash(hash, [40, 64])
                && matches!(
                    extension,
                    "pack" | "idx" | "rev" | "bitmap" | "keep" | "promisor" | "mtimes"
                )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_git_stores_is_a_git_object() {
        let hash = "0123456789abcdef0123456789abcdef01234567";
        assert!(is_git_object(&hash[2..]));
        assert!(is_git_object(&format!("pack-{hash}.pack")));
        assert!(is_git_object("packs"));
        assert!(!is_git_object("evil.py"));
        assert!(!is_git_object(&format!("pack-{hash}.py")));
        assert!(!is_git_object(&format!("{}.py", &hash[2..])));
        assert!(!is_git_object(hash));
    }
}
