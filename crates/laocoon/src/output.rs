//! Where data goes: standard output, or a file.
//!
//! A file is written beside its place and then moved there, so that it is
//! either the old one or all of the new one, whatever happens on the way. What
//! is not a regular file (a pipe, a device) has no content to lose and is
//! written to directly.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::interrupt;

/// Where data goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Destination {
    StandardOutput,
    File(PathBuf),
}

impl Destination {
    /// A file if one is named.
    pub(crate) fn new(file: Option<PathBuf>) -> Self {
        file.map_or(Self::StandardOutput, Self::File)
    }

    /// Whether what is written there may have colours: a person looks at it,
    /// and did not ask for it to be plain.
    pub(crate) fn has_colours(&self) -> bool {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        *self == Self::StandardOutput
            && io::stdout().is_terminal()
            && !is_set("NO_COLOR")
            && !is_dumb
    }

    /// Has something written there. A reader of standard output that has seen
    /// enough and left is no error.
    ///
    /// # Errors
    ///
    /// When not all of it could be written; a file is then as it was before.
    pub(crate) fn write(
        &self,
        render: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        match self {
            Self::StandardOutput => match to_writer(io::stdout().lock(), render) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                outcome => outcome.context("cannot write to standard output"),
            },
            Self::File(path) => {
                to_file(path, render).with_context(|| format!("cannot write {}", path.display()))
            }
        }
    }
}

fn to_writer(
    writer: impl Write,
    render: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut writer = BufWriter::with_capacity(1 << 16, writer);
    render(&mut writer)?;
    writer.flush()
}

fn to_file(path: &Path, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let existing = match path.metadata() {
        Ok(metadata) if metadata.is_dir() => {
            return Err(io::Error::new(
                io::ErrorKind::IsADirectory,
                "it is a directory",
            ));
        }
        Ok(metadata) if !metadata.is_file() => {
            let file = OpenOptions::new().write(true).open(path)?;
            return to_writer(file, render);
        }
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    // A link stays one: what it leads to is replaced.
    let place = match &existing {
        Some(_) => path.canonicalize()?,
        None => path.to_owned(),
    };
    let directory = match place.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let _no_interrupt = interrupt::hold();
    let mut builder = tempfile::Builder::new();
    builder.prefix(".laocoon-").suffix(".tmp");
    set_permissions(&mut builder, existing.as_ref());
    let temporary = builder.tempfile_in(directory)?;
    to_writer(temporary.as_file(), render)?;
    if let Some(existing) = existing {
        temporary
            .as_file()
            .set_permissions(existing.permissions())?;
    }
    // Some file systems say only now that there was no room.
    temporary.as_file().sync_all()?;
    temporary.persist(&place).map_err(|error| error.error)?;
    Ok(())
}

/// A new file is as readable as any other program would make it.
#[cfg(unix)]
fn set_permissions(builder: &mut tempfile::Builder<'_, '_>, existing: Option<&Metadata>) {
    use std::os::unix::fs::PermissionsExt as _;
    if existing.is_none() {
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
}

#[cfg(not(unix))]
fn set_permissions(_: &mut tempfile::Builder<'_, '_>, _: Option<&Metadata>) {}

/// Reads a text file that the user named.
///
/// # Errors
///
/// When it cannot be read, or is not UTF-8.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<String> {
    let read = |path: &Path| -> io::Result<String> { io::read_to_string(File::open(path)?) };
    read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, text: &str) -> anyhow::Result<()> {
        Destination::File(path.to_owned()).write(|out| out.write_all(text.as_bytes()))
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_or_not_at_all() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("report.json");
        write(&path, "one").unwrap();
        let failure = Destination::File(path.clone()).write(|out| {
            out.write_all(b"half of tw")?;
            Err(io::Error::other("no room"))
        });
        let message = format!("{:#}", failure.unwrap_err());
        assert!(message.ends_with("report.json: no room"), "{message}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        write(&path, "two").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(directory.path().read_dir().unwrap().count(), 1);
    }

    #[test]
    fn a_directory_is_no_place_for_a_report() {
        let directory = tempfile::tempdir().unwrap();
        assert!(write(directory.path(), "one").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_replaced_and_keeps_its_mode() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("file");
        let link = directory.path().join("link");
        std::fs::write(&file, "one").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write(&link, "two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }
}
