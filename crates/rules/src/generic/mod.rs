//! Patterns for any text (`languages: [generic]`).
//!
//! Two engines, chosen by the option `generic_engine`. [`spacegrep`], the
//! usual one, sees words and punctuation, nested by indentation and by braces
//! within a line. [`aliengrep`] sees words, braces and other characters, and
//! lets rules say what words and braces are.
//!
//! In both, `$X` stands for one word, `...` for whatever lies between, and
//! `$...X` for the same with a name; a metavariable that occurs twice stands
//! for the same text.

mod aliengrep;
mod comments;
mod gibberish;
mod spacegrep;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::schema::{CommentStyle, GenericEngine, Options};

pub use gibberish::is_gibberish;

/// How generic patterns are read and matched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GenericOptions {
    pub engine: GenericEngine,
    /// Spacegrep: how many line breaks one `...` may cross.
    pub ellipsis_max_span: u32,
    /// Spacegrep: comments of the target that are left out.
    pub comment_style: Option<CommentStyle>,
    /// Aliengrep: line breaks are but white space.
    pub multiline: bool,
    /// Aliengrep: case is ignored.
    pub caseless: bool,
    /// Aliengrep: pairs of braces instead of `()`, `[]`, `{}`.
    pub braces: Option<Vec<(u8, u8)>>,
    /// Aliengrep: more pairs of braces.
    pub extra_braces: Vec<(u8, u8)>,
    /// Aliengrep: more characters that words are made of.
    pub extra_word_characters: Vec<u8>,
}

impl From<&Options> for GenericOptions {
    fn from(options: &Options) -> GenericOptions {
        let byte = |text: &String| text.bytes().next();
        let pairs = |pairs: &Vec<(String, String)>| -> Vec<(u8, u8)> {
            let pair = |(open, close): &(String, String)| Some((byte(open)?, byte(close)?));
            pairs.iter().filter_map(pair).collect()
        };
        GenericOptions {
            engine: options.generic_engine,
            ellipsis_max_span: options.generic_ellipsis_max_span,
            comment_style: options.generic_comment_style,
            multiline: options.generic_multiline,
            caseless: options.generic_caseless,
            braces: options.generic_braces.as_ref().map(pairs),
            extra_braces: pairs(&options.generic_extra_braces),
            extra_word_characters: options
                .generic_extra_word_characters
                .iter()
                .filter_map(byte)
                .collect(),
        }
    }
}

impl Default for GenericOptions {
    fn default() -> GenericOptions {
        GenericOptions::from(&Options::default())
    }
}

/// A compiled pattern.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GenericPattern(Pattern);

#[derive(Clone, Debug, Serialize, Deserialize)]
enum Pattern {
    Spacegrep(spacegrep::Pattern),
    Aliengrep(aliengrep::Pattern),
}

/// A text made ready for matching.
#[derive(Clone, Debug)]
pub struct GenericTarget<'t>(Target<'t>);

#[derive(Clone, Debug)]
enum Target<'t> {
    Spacegrep(spacegrep::Target<'t>),
    Aliengrep(&'t str),
}

/// One match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenericMatch {
    /// The matched bytes.
    pub range: Range<u32>,
    /// What metavariables are bound to: `$X`, `$...X`.
    pub bindings: Vec<(String, Range<u32>)>,
}

/// All matches in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// In the order of where they begin.
    pub found: Vec<GenericMatch>,
    /// Matching took too many steps and was given up: there may be more.
    pub limit_hit: bool,
}

/// Steps that matching one pattern against one text may take.
const WORK_LIMIT: u64 = 10_000_000;

impl GenericPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn compile(source: &str, options: &GenericOptions) -> Result<GenericPattern, String> {
        let pattern = match options.engine {
            GenericEngine::Spacegrep => {
                spacegrep::Pattern::compile(source, options.ellipsis_max_span)
                    .map(Pattern::Spacegrep)
            }
            GenericEngine::Aliengrep => {
                aliengrep::Pattern::compile(source, options).map(Pattern::Aliengrep)
            }
        };
        pattern.map(GenericPattern)
    }

    /// Words that occur in every text that matches; empty when nothing is known.
    pub fn required_words(&self) -> Vec<&str> {
        match &self.0 {
            Pattern::Spacegrep(pattern) => pattern.required_words(),
            Pattern::Aliengrep(pattern) => pattern.required_words(),
        }
    }
}

impl<'t> GenericTarget<'t> {
    /// Reads a text; never fails.
    pub fn parse(text: &'t str, options: &GenericOptions) -> GenericTarget<'t> {
        GenericTarget(match options.engine {
            GenericEngine::Spacegrep => {
                Target::Spacegrep(spacegrep::Target::parse(text, options.comment_style))
            }
            GenericEngine::Aliengrep => Target::Aliengrep(text),
        })
    }
}

/// All matches of `pattern` in `target`. Both must have been made for the same
/// engine; otherwise there are none.
pub fn matches(pattern: &GenericPattern, target: &GenericTarget<'_>) -> Matches {
    matches_within(pattern, target, WORK_LIMIT)
}

fn matches_within(
    pattern: &GenericPattern,
    target: &GenericTarget<'_>,
    work_limit: u64,
) -> Matches {
    match (&pattern.0, &target.0) {
        (Pattern::Spacegrep(pattern), Target::Spacegrep(target)) => {
            spacegrep::search(pattern, target, work_limit)
        }
        (Pattern::Aliengrep(pattern), Target::Aliengrep(text)) => {
            aliengrep::search(pattern, text, work_limit)
        }
        _ => Matches::default(),
    }
}
