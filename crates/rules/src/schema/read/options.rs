//! A rule's `options:`.

use super::super::options::{CommentStyle, CppParsing, GenericEngine, Options, TaintFocus};
use super::super::problems::{Problems, did_you_mean};
use super::super::yaml::{Node, Value};
use super::mapping::{Field, Mapping};

/// Options of the reference that say how long to work, not what to find.
const WITHOUT_EFFECT: [&str; 5] = [
    "dynamic_timeout_unit_kb",
    "dynamic_timeout_max_multiplier",
    "taint_fixpoint_timeout",
    "taint_interfile_depth",
    "taint_match_on",
];

/// Reads options. An unknown one is a warning, so that rules written for a
/// newer version still run.
pub(super) fn options(field: Field<'_>, problems: &mut Problems) -> Option<Options> {
    let mapping = Mapping::new(field.node, "`options`", problems)?;
    let mut options = Options::default();
    let mut right = true;
    for field in mapping.rest() {
        if let Some(switch) = options.switch(field.key) {
            match field.boolean(problems) {
                Some(boolean) => *switch = boolean,
                None => right = false,
            }
        } else if Options::NAMES.contains(&field.key) {
            right &= other(&mut options, field, problems).is_some();
        } else if !WITHOUT_EFFECT.contains(&field.key) {
            problems.warning(
                field.key_position,
                format!("unknown option `{}`", field.key),
                did_you_mean(field.key, Options::NAMES.iter().copied()),
            );
        }
    }
    // The older name of the same.
    options.commutative_compop |= options.symmetric_eq;
    right.then_some(options)
}

fn other(options: &mut Options, field: Field<'_>, problems: &mut Problems) -> Option<()> {
    match field.key {
        "generic_engine" => {
            options.generic_engine = choice(
                field,
                &[
                    ("spacegrep", GenericEngine::Spacegrep),
                    ("aliengrep", GenericEngine::Aliengrep),
                ],
                problems,
            )?;
        }
        "generic_comment_style" => {
            options.generic_comment_style = Some(choice(
                field,
                &[
                    ("c", CommentStyle::C),
                    ("cpp", CommentStyle::Cpp),
                    ("shell", CommentStyle::Shell),
                ],
                problems,
            )?);
        }
        "cpp_parsing_pref" => {
            options.cpp_parsing_pref = choice(
                field,
                &[
                    ("as_fundef", CppParsing::Function),
                    ("as_vardef_with_ctor", CppParsing::Variable),
                ],
                problems,
            )?;
        }
        "taint_focus_on" => {
            options.taint_focus_on = choice(
                field,
                &[("source", TaintFocus::Source), ("sink", TaintFocus::Sink)],
                problems,
            )?;
        }
        "generic_ellipsis_max_span" => options.generic_ellipsis_max_span = field.count(problems)?,
        "max_match_per_file" => options.max_match_per_file = Some(field.count(problems)?),
        "timeout" => options.timeout = Some(field.count(problems)?),
        "generic_braces" => options.generic_braces = Some(braces(field, problems)?),
        "generic_extra_braces" => options.generic_extra_braces = braces(field, problems)?,
        "generic_extra_word_characters" => {
            let characters = field.strings(problems)?;
            for character in &characters {
                if character.value.len() != 1 {
                    problems.error(
                        character.position,
                        format!("`{}` is not one ASCII character", character.value),
                    );
                    return None;
                }
            }
            options.generic_extra_word_characters = characters
                .into_iter()
                .map(|character| character.value)
                .collect();
        }
        _ => {}
    }
    Some(())
}

fn choice<T: Copy>(field: Field<'_>, choices: &[(&str, T)], problems: &mut Problems) -> Option<T> {
    let text = field.located(problems)?;
    let found = choices.iter().find(|(name, _)| *name == text.value);
    if found.is_none() {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        problems.error(
            text.position,
            format!(
                "`{}` is `{}`, but must be one of `{}`",
                field.key,
                text.value,
                names.join("`, `")
            ),
        );
    }
    found.map(|(_, choice)| *choice)
}

/// A list of pairs of characters.
fn braces(field: Field<'_>, problems: &mut Problems) -> Option<Vec<(String, String)>> {
    let pair = |node: &Node| -> Option<(String, String)> {
        let Value::Sequence(items) = &node.value else {
            return None;
        };
        let [open, close] = items.as_slice() else {
            return None;
        };
        let (open, close) = (open.text()?, close.text()?);
        (open.len() == 1 && close.len() == 1).then(|| (open.to_owned(), close.to_owned()))
    };
    let mut pairs = Vec::new();
    for item in field.list(problems)? {
        let Some(pair) = pair(item) else {
            problems.error(
                item.position,
                format!("items of `{}` must be two ASCII characters", field.key),
            );
            return None;
        };
        pairs.push(pair);
    }
    Some(pairs)
}
