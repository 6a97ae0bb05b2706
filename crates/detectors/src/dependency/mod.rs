//! What a project asks others for: packages that do not exist, that are nearly
//! called like another one, that come from elsewhere than is thought, or that
//! run something when they are installed.
//!
//! Words: a *manifest* is a file in which a project says what it needs, or where
//! packages are taken from; a *requirement* is one thing it asks for; a *lock*
//! is a file that says which files exactly were taken; an *ecosystem* is who
//! resolves requirements; a *registry* is where it finds packages by name. A
//! name is *listed* if the list of its registry has it, and *popular* if many
//! install it. The lists are those of November 2026, see [`names`].
//!
//! A project is never judged by its own name, only by those it depends on.

mod address;
mod asked;
#[cfg(test)]
mod hostile;
mod imports;
pub mod install_script;
pub mod lockfile_disagrees_with_manifest;
mod locks;
mod manifests;
pub mod name_close_to_popular_package;
mod names;
mod near;
mod range;
mod reach;
mod registries;
pub mod registry_overridden;
mod requirement;
mod shell;
mod standard;
pub mod undeclared_import;
pub mod unknown_package;
pub mod version_control_or_url_source;
