//! Our own analyses: what a rule cannot say.
//!
//! Some terminology first:
//!
//! - a *detector* looks for one bad thing, which its id names. It is one file
//!   in the folder of its family, and one line in [`registry`];
//! - a *hook* is one of the ways in which a detector looks: at a file's text,
//!   at its tree, at what is not text, or at a whole unit;
//! - an *interest* says, before anything is looked at, in which files a
//!   detector can find something at all: by language, name, words, shape;
//! - a *fact* is something small that a [`Gatherer`] takes down from a file,
//!   because it matters beyond it; the facts of all files of a unit are what
//!   detectors *conclude* from. The files themselves are gone by then;
//! - a *suite* is a selection of detectors, made ready to look at files.
//!
//! To add a detector run `cargo xtask new-detector family/name-of-the-bad-thing`,
//! and read [`hidden::bidirectional_text`] as an example. Its test is the
//! Markdown file of the same name in `tests/`; `tests/README.md` says how to
//! write it.
//!
//! A detector knows the uniform tree, never a grammar's own names, and nothing
//! of rules. It is given hostile text: it does not panic, does not recurse
//! without a bound, and takes time in proportion to the text.

pub mod dependency;
mod detector;
mod documentation;
mod facts;
mod file;
mod findings;
pub mod hidden;
pub mod injection;
mod interest;
pub mod memory;
pub mod models;
pub mod pipeline;
pub mod registry;
pub mod secret;
mod settings;
pub mod steering;
mod suite;
mod text;
pub mod weakening;

pub use detector::{About, Detector, Gatherer};
pub use documentation::{Documentation, HEADINGS};
pub use facts::{Fact, Facts, FileFacts, KeptFacts, UnitFacts};
pub use file::{ArchiveOddity, BinaryFile, Line, TextFile, location};
pub use findings::{Draft, Findings, MAX_FINDINGS, shortened};
pub use interest::Interest;
pub use suite::{Looked, Suite};
