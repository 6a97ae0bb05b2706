//! Archives, read in memory.
//!
//! Words:
//!
//! - a *member* is one file in an archive. Its *name* is the path the archive
//!   gives it, made harmless: without a root, without `..`, with `/` between
//!   its parts. In an archive inside another one the names are joined by `!`:
//!   `inner.whl!package/module.py`. The second member of one name is told apart
//!   by a folder: `package/~2/module.py`;
//! - a *level* is an archive that is being read: the outermost one, and those
//!   inside it down to the one whose member is next;
//! - what is *told* ([`Told`]) does not keep a member from being read, but is
//!   not as honest tools write it.
//!
//! What a file is is decided by its bytes, never by its name, and nothing is
//! ever written to disk. An archive is hostile:
//!
//! - where two readers could see two different archives (a zip whose local
//!   headers and central directory disagree, a tar whose extended header and
//!   plain header do, members behind the end) what either of them sees is read;
//! - what headers claim is compared, never relied on: memory follows the bytes
//!   that were really there, up to [`ArchiveLimits`], and all limits are counts;
//! - a member that is not read is an [`ArchiveEvent::Skipped`] with its reason.

mod budget;
mod kind;
mod links;
mod member_name;
mod read_member;
mod reader;
mod single;
mod stream;
mod tar;
mod zip;

pub use budget::ArchiveLimits;
pub(crate) use kind::leading_kind;
pub use kind::{ArchiveKind, archive_kinds};
pub use reader::ArchiveReader;

use crate::SkipReason;

/// A member that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name it is reported under; no other member of the archive has it.
    pub name: String,
    /// The name by which its language is known: as `name`, with `/` for `!`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// What reading an archive comes upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveEvent {
    Member(Member),
    /// A member that was not read; without a name, something about the archive
    /// itself.
    Skipped {
        member: Option<String>,
        reason: SkipReason,
        /// For people.
        detail: Option<String>,
    },
    /// The member that came before was read in part only.
    Partly {
        member: String,
        reason: SkipReason,
    },
    /// Something odd that kept nothing from being read.
    Told {
        member: Option<String>,
        told: Told,
        /// For people.
        detail: String,
    },
}

/// What is odd about an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Told {
    /// The name has a root: `/etc/passwd`, `C:\x`.
    AbsoluteName,
    /// The name leads out of the folder it would be unpacked in.
    ParentInName,
    /// The name has a NUL byte, at which some readers end it.
    NulInName,
    /// Two members have this name; which one wins depends on the reader.
    DuplicateName,
    /// The headers give the same content two names.
    TwoNames,
    /// Headers about the same member do not agree.
    HeadersDisagree,
    /// The length or the checksum is not the one that was announced.
    LyingHeader,
    /// Not in the table of contents, or behind the end.
    HiddenMember,
    /// Several members share the same bytes of the archive.
    OverlappingMembers,
    /// There is something before the archive begins.
    PrependedData,
    /// There is something after the archive has ended.
    AppendedData,
    /// A directory, a link or a device that comes with content.
    UnexpectedContent,
    /// A link that leads out of the folder it would be unpacked in.
    LinkOutside,
    /// The name says it is another kind of archive than it is.
    NotWhatItsNameSays,
}

impl Told {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::AbsoluteName,
        Self::ParentInName,
        Self::NulInName,
        Self::DuplicateName,
        Self::TwoNames,
        Self::HeadersDisagree,
        Self::LyingHeader,
        Self::HiddenMember,
        Self::OverlappingMembers,
        Self::PrependedData,
        Self::AppendedData,
        Self::UnexpectedContent,
        Self::LinkOutside,
        Self::NotWhatItsNameSays,
    ];

    /// The stable word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AbsoluteName => "absolute-name",
            Self::ParentInName => "parent-in-name",
            Self::NulInName => "nul-in-name",
            Self::DuplicateName => "duplicate-name",
            Self::TwoNames => "two-names",
            Self::HeadersDisagree => "headers-disagree",
            Self::LyingHeader => "lying-header",
            Self::HiddenMember => "hidden-member",
            Self::OverlappingMembers => "overlapping-members",
            Self::PrependedData => "prepended-data",
            Self::AppendedData => "appended-data",
            Self::UnexpectedContent => "unexpected-content",
            Self::LinkOutside => "link-outside",
            Self::NotWhatItsNameSays => "not-what-its-name-says",
        }
    }
}

/// What a level comes upon; names are still raw and relative to the level.
#[derive(Debug)]
enum Found {
    /// A member and what is in it.
    File {
        name: Vec<u8>,
        content: read_member::Content,
    },
    /// Bytes that are no member, before or after the archive.
    Around {
        told: Told,
        content: read_member::Content,
    },
    Skipped {
        name: Option<Vec<u8>>,
        reason: SkipReason,
        detail: Option<String>,
    },
    Told {
        name: Option<Vec<u8>>,
        told: Told,
        detail: String,
    },
}

impl Found {
    fn skipped(name: impl Into<Option<Vec<u8>>>, reason: SkipReason, detail: &str) -> Self {
        Self::Skipped {
            name: name.into(),
            reason,
            detail: (!detail.is_empty()).then(|| detail.to_owned()),
        }
    }

    fn told(name: impl Into<Option<Vec<u8>>>, told: Told, detail: impl Into<String>) -> Self {
        Self::Told {
            name: name.into(),
            told,
            detail: detail.into(),
        }
    }
}

/// An archive that is being read.
trait Level: Send {
    /// The next thing in it. `None` at its end.
    fn next(&mut self) -> Option<Found>;
}
