//! What the user asked to leave out.

use std::fmt;
use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Globs in the syntax of `.gitignore`, matched against paths relative to the
/// root: `*.min.js` anywhere, `/docs` at the top, `test/data/` directories.
#[derive(Debug, Clone)]
pub struct Exclude {
    globs: Gitignore,
}

/// A glob that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadGlob {
    pub glob: String,
    pub reason: String,
}

impl Default for Exclude {
    /// Leaves out nothing.
    fn default() -> Self {
        Self {
            globs: Gitignore::empty(),
        }
    }
}

impl Exclude {
    /// Leaves out what any of the globs matches.
    ///
    /// # Errors
    ///
    /// The first glob that is not valid.
    pub fn new<S: AsRef<str>>(globs: &[S]) -> Result<Self, BadGlob> {
        let mut builder = GitignoreBuilder::new("");
        let bad = |glob: &str, error: ignore::Error| BadGlob {
            glob: glob.to_owned(),
            reason: error.to_string(),
        };
        for glob in globs.iter().map(AsRef::as_ref) {
            builder
                .add_line(None, glob)
                .map_err(|error| bad(glob, error))?;
        }
        match builder.build() {
            Ok(globs) => Ok(Self { globs }),
            Err(error) => Err(bad("", error)),
        }
    }

    /// Whether the member of an archive at this path, or a folder it is in, is
    /// left out; the archive is its root.
    pub fn leaves_out_member(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        !self.globs.is_empty()
            && (self.globs.matched(path, false).is_ignore()
                || folders
                    .into_iter()
                    .any(|folder| self.globs.matched(folder, true).is_ignore()))
    }

    /// Whether the entry at `path`, somewhere below `root`, is left out.
    pub(super) fn leaves_out(&self, root: &Path, path: &Path, is_directory: bool) -> bool {
        if self.globs.is_empty() {
            return false;
        }
        let relative = path.strip_prefix(root).unwrap_or(path);
        self.globs.matched(relative, is_directory).is_ignore()
    }
}

impl fmt::Display for BadGlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a valid glob: {}", self.glob, self.reason)
    }
}

impl std::error::Error for BadGlob {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(glob: &str, path: &str, expected: bool) {
        let exclude = Exclude::new(&[glob]).unwrap();
        assert_eq!(
            exclude.leaves_out(Path::new("/r"), &Path::new("/r").join(path), false),
            expected,
            "{glob} against {path}"
        );
    }

    #[test]
    fn globs_are_those_of_gitignore() {
        check("*.min.js", "a/b.min.js", true);
        check("*.min.js", "a/b.js", false);
        check("/docs", "docs", true);
        check("/docs", "a/docs", false);
        check("*.{js,ts}", "a/b.ts", true);
        check("data/", "data", false);
    }

    #[test]
    fn a_bad_glob_is_named() {
        let error = Exclude::new(&["*.py", "a{b"]).unwrap_err();
        assert_eq!(error.glob, "a{b");
        assert!(error.to_string().starts_with("`a{b` is not a valid glob: "));
    }
}
