//! Output shown in documents.
//!
//! Between `<!-- output: COMMAND -->` and `<!-- end -->` stands what the
//! command prints. `<!-- output: COMMAND | first 20, last 5 -->` keeps its
//! first and last lines only, with `...` for those between.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail, ensure};

const BEGIN: &str = "<!-- output: ";
const BEGIN_CLOSES: &str = " -->";
const END: &str = "<!-- end -->";

/// The document with every output made anew.
pub(super) fn refresh(document: &str, program: &Path, folder: &Path) -> anyhow::Result<String> {
    replace(document, |command| output_of(command, program, folder))
}

fn replace(
    document: &str,
    mut output_of: impl FnMut(&str) -> anyhow::Result<String>,
) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut rest = document;
    while let Some((before, behind)) = rest.split_once(BEGIN) {
        let (marker, behind) = behind
            .split_once(BEGIN_CLOSES)
            .with_context(|| format!("`{BEGIN}` has no `{BEGIN_CLOSES}`"))?;
        let (_, behind) = behind
            .split_once(END)
            .with_context(|| format!("`{BEGIN}{marker}{BEGIN_CLOSES}` has no `{END}`"))?;
        let (command, part) = match marker.split_once(" | ") {
            Some((command, part)) => (command, Some(part)),
            None => (marker, None),
        };
        let mut output = output_of(command)?;
        if let Some(part) = part {
            output = shorten(&output, part)?;
        }
        text.push_str(&format!(
            "{before}{BEGIN}{marker}{BEGIN_CLOSES}\n\n```text\n{}\n```\n\n{END}",
            output.trim_end()
        ));
        rest = behind;
    }
    text.push_str(rest);
    Ok(text)
}

/// The first and last lines of an output, as `first 20, last 5` asks.
fn shorten(output: &str, part: &str) -> anyhow::Result<String> {
    let (mut first, mut last) = (0, 0);
    for word in part.split(", ") {
        match word.split_once(' ') {
            Some(("first", count)) => first = count.parse()?,
            Some(("last", count)) => last = count.parse()?,
            _ => bail!("`{word}` is neither `first N` nor `last N`"),
        }
    }
    let lines: Vec<&str> = output.trim_end().lines().collect();
    if lines.len() <= first + last {
        return Ok(output.to_owned());
    }
    let mut kept: Vec<&str> = lines[..first].to_vec();
    kept.push("...");
    kept.extend(&lines[lines.len() - last..]);
    Ok(kept.join("\n"))
}

fn output_of(command: &str, program: &Path, folder: &Path) -> anyhow::Result<String> {
    let mut words = command.split_whitespace();
    ensure!(
        words.next() == Some("laocoon"),
        "`{command}` does not run laocoon"
    );
    let output = Command::new(program)
        .args(words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .with_context(|| format!("cannot run `{command}`"))?;
    // 0 and 1 say what was found; anything else, that something went wrong.
    ensure!(
        matches!(output.status.code(), Some(0 | 1)),
        "`{command}` ended with {}:\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout)?;
    Ok(text
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &str, expected: &str) {
        let count = |command: &str| Ok(format!("{command}:\n1\n2\n3\n4\n"));
        assert_eq!(replace(document, count).unwrap(), expected);
    }

    #[test]
    fn what_stands_between_the_markers_is_replaced() {
        check(
            "a\n<!-- output: x y -->\nold\n<!-- end -->\nb\n",
            "a\n<!-- output: x y -->\n\n```text\nx y:\n1\n2\n3\n4\n```\n\n<!-- end -->\nb\n",
        );
    }

    #[test]
    fn a_long_output_can_be_shortened() {
        check(
            "<!-- output: x | first 2, last 1 --><!-- end -->",
            "<!-- output: x | first 2, last 1 -->\n\n```text\nx:\n1\n...\n4\n```\n\n<!-- end -->",
        );
    }

    #[test]
    fn a_marker_without_an_end_is_an_error() {
        assert!(replace("<!-- output: x -->", |_| Ok(String::new())).is_err());
        assert!(replace("<!-- output: x", |_| Ok(String::new())).is_err());
    }
}
