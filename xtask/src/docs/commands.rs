//! `docs/commands.md`: what the program says of itself.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};

/// The reference of all commands, from their help.
pub(super) fn reference(program: &Path) -> anyhow::Result<String> {
    let mut text = String::from(
        "# Commands\n\nWhat `--help` says of each command. Written by `cargo xtask docs`.\n",
    );
    let mut pending = vec![Vec::new()];
    while let Some(command) = pending.pop() {
        let help = help(program, &command)?;
        let name = command
            .iter()
            .fold("laocoon".to_owned(), |name, word| name + " " + word);
        let help = help
            .lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n");
        let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", help.trim_end());
        for word in commands_in(&help).into_iter().rev() {
            let mut command = command.clone();
            command.push(word);
            pending.push(command);
        }
    }
    Ok(text)
}

fn help(program: &Path, command: &[String]) -> anyhow::Result<String> {
    let output = Command::new(program)
        .args(command)
        .arg("--help")
        .output()
        .with_context(|| format!("cannot run {}", program.display()))?;
    ensure!(output.status.success(), "no help for {command:?}");
    Ok(String::from_utf8(output.stdout)?)
}

/// The commands that a help lists, in its order.
fn commands_in(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        // Deeper lines go on with a description.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| *word != "help")
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_from_the_help() {
        let help = "\
A gate

Usage: laocoon <COMMAND>

Commands:
  scan   Look for what is suspicious in files
         and judge them
  rules  List rules
  help   Print this message

Options:
  -h, --help  Print help
";
        assert_eq!(commands_in(help), ["scan", "rules"]);
        assert_eq!(commands_in("Usage: laocoon scan\n"), [""; 0]);
    }
}
