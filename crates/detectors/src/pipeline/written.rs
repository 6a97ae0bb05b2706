//! What a script writes under a name, and where a command of it is written.

use laocoon_source::Span;

use super::environment_file::{EnvironmentFile, is_neutralised, prints, variable};
use super::settings::Setting;
use super::{expression, shell_command};
use crate::file::span_of;

/// The contexts whose text a script writes to a file under a name, as
/// `github.head_ref` or, of a variable, `env.name`.
pub(super) fn contexts_written(script: &str, name: &str, file: EnvironmentFile) -> Vec<String> {
    let old = match file {
        EnvironmentFile::Outputs => "::set-output",
        EnvironmentFile::Variables => "::set-env",
        EnvironmentFile::Path => "::add-path",
    };
    if !script.contains(file.variable()) && !script.contains(old) {
        return Vec::new();
    }
    let mut found = Vec::new();
    // Behind `name<<EOF` the text stands in commands of its own.
    let mut is_open = false;
    for command in shell_command::commands(script) {
        let (text, replaced) = command.document.unwrap_or((command.text, true));
        if !prints(command.text) {
            continue;
        }
        let lower = text.to_ascii_lowercase();
        let value = [format!("{name}="), format!("name={name}::")]
            .iter()
            .find_map(|start| {
                let (at, _) = lower.match_indices(&**start).find(|(at, _)| {
                    !lower[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                })?;
                text.get(at + start.len()..)
            });
        let opens = lower.contains(&format!("{name}<<"));
        let value = match value {
            Some(value) => value,
            None if opens || is_open => text,
            None => continue,
        };
        is_open = opens || is_open && !value.trim_end_matches(['"', ' ']).ends_with("EOF");
        let written = expression::expressions(value);
        found.extend(written.iter().flat_map(|one| one.expression.flowing()));
        if replaced && !is_neutralised(command.text) {
            let names = value
                .match_indices('$')
                .filter_map(|(at, _)| variable(&value[at + 1..]));
            found.extend(names.map(|name| match name {
                "GITHUB_HEAD_REF" => "github.head_ref".to_owned(),
                _ => format!("env.{}", name.to_ascii_lowercase()),
            }));
        }
    }
    found
}

/// Where a command is written, behind the last one; the script's place if it
/// is written in another way there.
pub(super) fn place_of_command(
    run: &Setting,
    source: &str,
    command: &str,
    from: &mut Option<usize>,
) -> Span {
    let line = command.lines().next().unwrap_or_default();
    let written = run.span.slice(source);
    let found = from.and_then(|start| Some(start + written.get(start..)?.find(line)?));
    *from = found.map(|at| at + line.len());
    found.map_or(run.span, |at| {
        let start = run.span.start as usize + at;
        span_of(start, start + line.len())
    })
}
