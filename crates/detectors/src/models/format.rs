//! How a file of models is written; `models/README.md` explains it.
//!
//! Read when the crate is built, by `build.rs`, which includes this file: a
//! mistake in a model is an error of the build, and a program starts without
//! reading any.

use serde::Deserialize;

/// One file: what a library gives, takes and does.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModelFile {
    /// For code in these languages.
    pub(crate) languages: Vec<String>,
    #[serde(default)]
    pub(crate) source: Vec<Source>,
    #[serde(default)]
    pub(crate) handler: Vec<Handler>,
    #[serde(default)]
    pub(crate) parameter: Vec<Parameter>,
    #[serde(default, rename = "type")]
    pub(crate) types: Vec<Type>,
    #[serde(default)]
    pub(crate) sink: Vec<Sink>,
    #[serde(default)]
    pub(crate) sanitizer: Vec<Sanitizer>,
    #[serde(default)]
    pub(crate) check: Vec<Check>,
    #[serde(default)]
    pub(crate) propagator: Vec<Propagator>,
}

/// Values that somebody else sets.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) from: String,
    pub(crate) names: Vec<String>,
}

/// Functions that a framework calls, by their decorator or annotation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Handler {
    #[serde(default)]
    pub(crate) decorators: Vec<String>,
    /// What their class is made from.
    #[serde(default)]
    pub(crate) bases: Vec<String>,
    /// Who sets its parameters.
    pub(crate) takes: Option<String>,
    /// What it returns is this.
    pub(crate) returns: Option<String>,
}

/// Parameters that are known by their name or annotation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    #[serde(default)]
    pub(crate) names: Vec<String>,
    #[serde(default)]
    pub(crate) annotations: Vec<String>,
    /// Only in files that import one of these, if any.
    #[serde(default)]
    pub(crate) imports: Vec<String>,
    /// Who sets it.
    pub(crate) from: Option<String>,
    /// What it is.
    #[serde(rename = "type")]
    pub(crate) is: Option<String>,
}

/// What a call returns, or what a name holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Type {
    pub(crate) names: Vec<String>,
    pub(crate) is: String,
}

/// Where untrusted values must not arrive.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sink {
    pub(crate) of: String,
    /// Calls.
    #[serde(default)]
    pub(crate) names: Vec<String>,
    /// Only in files that import one of these, if any.
    #[serde(default)]
    pub(crate) imports: Vec<String>,
    /// Objects of which a field or element is written.
    #[serde(default)]
    pub(crate) writes: Vec<String>,
    /// Positions of arguments, from 0; all if neither these nor keywords are named.
    #[serde(default)]
    pub(crate) arguments: Vec<u8>,
    #[serde(default)]
    pub(crate) keywords: Vec<String>,
    /// The object itself.
    #[serde(default)]
    pub(crate) receiver: bool,
    #[serde(default)]
    pub(crate) when: Vec<Condition>,
    #[serde(default)]
    pub(crate) unless: Vec<Condition>,
}

/// What an argument must be for a model to apply.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Condition {
    pub(crate) position: Option<u8>,
    pub(crate) keyword: Option<String>,
    /// One of these: the text of a literal, the last part of a name.
    #[serde(default)]
    pub(crate) is: Vec<String>,
    /// A list or text that begins with a shell.
    #[serde(default)]
    pub(crate) shell: bool,
    /// A record that is written there.
    #[serde(default)]
    pub(crate) record: bool,
    /// Made or set up with one of these: `keyword=value` when it was made,
    /// `method(argument)` since then.
    #[serde(default)]
    pub(crate) made_with: Vec<String>,
    /// The argument is a text that begins with one of these, whatever their case.
    #[serde(default)]
    pub(crate) begins: Vec<String>,
    /// The function around the call has one of these names or texts in it.
    #[serde(default)]
    pub(crate) mentions: Vec<String>,
}

/// Calls whose results are harmless.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sanitizer {
    #[serde(rename = "for")]
    pub(crate) kinds: Vec<String>,
    pub(crate) names: Vec<String>,
}

/// Calls that say whether a value is harmless.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    #[serde(rename = "for")]
    pub(crate) kinds: Vec<String>,
    pub(crate) names: Vec<String>,
    /// `holds`: it is when the call is true; `fails`: when it is false;
    /// `raises`: when the call comes back at all.
    pub(crate) outcome: String,
}

/// Calls that put what they are given into something else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Propagator {
    pub(crate) names: Vec<String>,
    /// `arguments`, `receiver` or the position of an argument.
    pub(crate) from: String,
    pub(crate) to: String,
}
