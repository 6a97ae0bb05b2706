//! Which AI tools, models, agents, skills and servers for agents a tree uses.
//!
//! Words:
//!
//! - an [`Item`] is one thing that is used, of a [`Kind`]: an agent, its
//!   instructions, a library, a service, a model, ...; the same thing seen at
//!   several [`Place`]s is one item;
//! - a *vendor* is who stands behind it, and its *country* is that of the
//!   company's seat; a [`Destination`] is where data goes;
//! - a [`Risk`] is a fact that a user of the item should know, not a judgement;
//! - a *sighting* ([`Seen`]) is an item at one place of one file; a [`Tree`]
//!   gathers those of all files;
//! - the *catalogue* ([`catalogue()`]) is what is known of the world, as data.
//!
//! **Invariants**
//!
//! - This crate knows no findings: what is bad about settings is for detectors
//!   to say. They use the catalogue and the readers of settings that are here.
//! - It opens no files and prints nothing.
//! - What is not known is left out, and never guessed.
//! - The result is a function of the files alone, whatever their order.

mod catalogue;
mod cyclonedx;
mod document;
mod file;
mod frontmatter;
mod hooks;
mod item;
mod look;
mod path;
mod servers;
pub mod settings;
mod texts;
mod tree;
mod words;

pub use catalogue::{
    Address, Agent, Catalogue, Context, Ecosystem, FileUse, Identified, KnownServer, Level, Models,
    Package, Packages, Part, Service, Services, Switch, Vendor, catalogue, is_local, thrown,
};
pub use cyclonedx::cyclonedx;
pub use document::{Document, TreeDocument, document};
pub use hooks::{HOOK_FILES, is_hook};
pub use item::{Destination, Item, Kind, Place, Risk};
pub use look::{Looked, Seen, look, look_at_bytes};
pub use servers::{Fetched, SERVER_FILES, fetched, is_command, is_plain_address, server_of};
pub use tree::{Inventory, Tree, TreeInventory};
