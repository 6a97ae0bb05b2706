//! Where is kept what saves time: a directory of the user's own.
//!
//! What is kept there decides what is found. So it lies outside of what is
//! scanned, and nobody else may write there.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A directory for what is kept, which need not exist yet.
#[derive(Clone, Debug)]
pub(crate) struct CachePlace(PathBuf);

/// Why there is no place that could be used.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum NoPlace {
    /// Neither `XDG_CACHE_HOME` nor a home says where.
    Nowhere,
    /// It is in what is scanned.
    InTarget { place: PathBuf, target: PathBuf },
    /// Others may write there.
    NotPrivate(PathBuf),
    /// Something else is there.
    NoDirectory(PathBuf),
}

impl CachePlace {
    /// The user's own: `laocoon` below `$XDG_CACHE_HOME`, or below `~/.cache`.
    ///
    /// # Errors
    ///
    /// When there is no such place, it lies in one of the targets, or others
    /// than the user may write there.
    pub(crate) fn outside(targets: &[PathBuf]) -> Result<Self, NoPlace> {
        // As the XDG specification wants it, a relative path counts for nothing.
        let named = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let base = named
            .filter(|path| path.is_absolute())
            .or_else(|| Some(std::env::home_dir()?.join(".cache")))
            .ok_or(NoPlace::Nowhere)?;
        let place = base.join("laocoon");
        let holds = |target: &PathBuf| match target.canonicalize() {
            Ok(target) => real(&place).starts_with(target),
            Err(_) => false,
        };
        if let Some(target) = targets.iter().find(|target| holds(target)) {
            let target = target.clone();
            return Err(NoPlace::InTarget { place, target });
        }
        let here = Self(place);
        for directory in [here.0.clone(), here.rules(), here.files()] {
            if directory.exists() && !directory.is_dir() {
                return Err(NoPlace::NoDirectory(directory));
            }
            if directory.exists() && !is_private(&directory) {
                return Err(NoPlace::NotPrivate(directory));
            }
        }
        Ok(here)
    }

    /// For compiled rules.
    pub(crate) fn rules(&self) -> PathBuf {
        self.0.join("rules")
    }

    /// For what was found in files.
    pub(crate) fn files(&self) -> PathBuf {
        self.0.join("files")
    }
}

impl fmt::Display for NoPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere => write!(
                formatter,
                "nothing is kept for the next run: neither XDG_CACHE_HOME nor HOME names a directory"
            ),
            Self::InTarget { place, target } => write!(
                formatter,
                "the cache {} is not used, because it lies in {}, which is scanned: what is \
                 scanned must have no say in what is found; set XDG_CACHE_HOME to another \
                 directory, or give --no-cache",
                place.display(),
                target.display()
            ),
            Self::NotPrivate(place) => write!(
                formatter,
                "the cache {} is not used, because others than you can write there; make it \
                 yours alone (chmod go-w), or set XDG_CACHE_HOME to another directory, or give \
                 --no-cache",
                place.display()
            ),
            Self::NoDirectory(place) => write!(
                formatter,
                "nothing is kept for the next run, because {} is no directory; remove it, or set \
                 XDG_CACHE_HOME to another directory, or give --no-cache",
                place.display()
            ),
        }
    }
}

/// The path without links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    match (path.canonicalize(), path.parent(), path.file_name()) {
        (Ok(path), ..) => path,
        (Err(_), Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_owned(),
    }
}

/// Makes a directory, and those above it, that only the user can use.
///
/// # Errors
///
/// What the system says.
#[cfg(unix)]
pub(crate) fn create_private(directory: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
}

#[cfg(not(unix))]
pub(crate) fn create_private(directory: &Path) -> io::Result<()> {
    fs::create_dir_all(directory)
}

/// Whether nobody else can write there: it is the user's, and only the user may
/// write.
#[cfg(unix)]
pub(crate) fn is_private(directory: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    directory.metadata().is_ok_and(|metadata| {
        let is_own = metadata.uid() == rustix::process::geteuid().as_raw();
        is_own && metadata.mode() & 0o022 == 0
    })
}

#[cfg(not(unix))]
pub(crate) fn is_private(directory: &Path) -> bool {
    directory.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_not_there_yet_is_known_by_what_is_above() {
        let directory = tempfile::tempdir().unwrap();
        let inside = directory.path().join("not/there/yet");
        let root = directory.path().canonicalize().unwrap();
        assert_eq!(real(&inside), root.join("not/there/yet"));
    }

    #[cfg(unix)]
    #[test]
    fn a_directory_that_others_can_write_to_is_not_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let directory = tempfile::tempdir().unwrap();
        for (mode, expected) in [(0o777, false), (0o770, false), (0o755, true)] {
            fs::set_permissions(directory.path(), fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(is_private(directory.path()), expected, "{mode:o}");
        }
        assert!(!is_private(&directory.path().join("none")));
    }

    #[test]
    fn messages_say_what_to_do() {
        let place = || PathBuf::from("/home/me/.cache/laocoon");
        for problem in [
            NoPlace::InTarget {
                place: place(),
                target: "/home".into(),
            },
            NoPlace::NotPrivate(place()),
            NoPlace::NoDirectory(place()),
        ] {
            let text = problem.to_string();
            for part in ["/home/me/.cache/laocoon", "because", "XDG_CACHE_HOME"] {
                assert!(text.contains(part), "{text}");
            }
        }
    }
}
