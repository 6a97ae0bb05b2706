//! What is known of libraries: where values come from that somebody else sets,
//! where they must not arrive, what makes them harmless.
//!
//! The models are data, `models/<language>/<library>.toml`; `models/README.md`
//! says how they are written. Terms:
//!
//! - a **name** is a qualified name: the module as it is imported, and what of
//!   it (`flask.request.args`, `net/http.Request`, `child_process.exec`). What
//!   a call returns goes by the name of what was called, unless a model gives
//!   it a type;
//! - `*.name` is a method of whatever object, where nothing is known of it.

pub mod entry;
mod found;
mod naming;

use std::sync::OnceLock;

use laocoon_source::Language;
use rustc_hash::FxHashMap;

use entry::{Condition, Entry, From, Kind, Kinds, NamedParameter, Outcome, Port, Sink, What};

pub(crate) use found::is_number;
pub use found::{CheckCall, Found, SinkCall, SourceAt, Written};
use naming::Names;

include!(concat!(env!("OUT_DIR"), "/models.rs"));

/// Models by the last part of their names.
fn index() -> &'static FxHashMap<&'static str, Vec<&'static Entry>> {
    static INDEX: OnceLock<FxHashMap<&'static str, Vec<&'static Entry>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: FxHashMap<&'static str, Vec<&'static Entry>> = FxHashMap::default();
        for entry in ENTRIES {
            index.entry(entry.last).or_default().push(entry);
        }
        index
    })
}

/// What is known of names that end so, in a language.
pub(crate) fn ending_in(last: &str, language: Language) -> impl Iterator<Item = &'static Entry> {
    let entries = index().get(last).map_or(&[][..], Vec::as_slice);
    entries
        .iter()
        .copied()
        .filter(move |entry| entry.languages.contains(&language))
}

/// What a call of a name returns, or what it holds.
fn type_of(name: &str, language: Language) -> Option<&'static str> {
    let (head, last) = split(name);
    ending_in(last, language).find_map(|entry| match entry.what {
        What::Type(is) if is_head(head, entry.head, language) => Some(is),
        _ => None,
    })
}

/// Whether a name without its last part is the one of a model. Where classes
/// are named with their packages, the class alone may be modelled: packages
/// move (`javax`, `jakarta`), and files import all of one.
fn is_head(own: &str, head: &str, language: Language) -> bool {
    own == head
        || has_packages(language)
            && head.starts_with(char::is_uppercase)
            && own
                .strip_suffix(head)
                .is_some_and(|package| package.ends_with('.'))
}

/// Whether classes of a language lie in packages or namespaces.
fn has_packages(language: Language) -> bool {
    matches!(language, Language::Java | Language::CSharp | Language::Php)
}

/// A name without its last part, and that.
fn split(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or(("", name))
}

/// Parameters that are known by their names.
fn named_parameters(
    name: &str,
    language: Language,
) -> impl Iterator<Item = &'static NamedParameter> {
    PARAMETERS
        .iter()
        .filter(move |one| one.name == name && one.languages.contains(&language))
}
