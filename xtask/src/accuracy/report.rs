//! `bench/accuracy.md`: the whole result, kept beside the code so that a change
//! of it shows in the diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::peers::Row;
use super::score::{Figures, Score};
use super::sets::Set;

const INTRODUCTION: &str = "\
# Accuracy

How right the scanner is on labelled code. The sets are public and are not part of this repository. This file is written by

```console
$ cargo xtask accuracy --write
```

Flagged means a finding of medium severity or more that names the weakness of the label, or one that [`accuracy-weaknesses.tsv`](accuracy-weaknesses.tsv) accepts for it. \
Every tool is given the same copies: names of files and folders are numbers where they tell the label, comments are blank, documentation strings are masked. \
Behind a proportion stands Wilson's 95% interval, in percent. Sets are not averaged: they measure different things. Nothing in the scanner knows of these files.

The peers' figures are kept in [`accuracy-peers.json`](accuracy-peers.json) with the command and version; \
Semgrep ran with the community's rules (Opengrep's copy) for the sets' languages, since packs of its registry need the network. They are counted at the same threshold, and once more with every finding they have.
";

/// One set, measured or not.
pub(crate) struct Section {
    pub(crate) set: Set,
    /// Real labels, and others.
    pub(crate) size: (usize, usize),
    /// Nothing when the set is not there.
    pub(crate) score: Option<Score>,
    pub(crate) peers: Vec<Row>,
}

impl Section {
    pub(crate) fn absent(set: Set) -> Self {
        Self {
            set,
            size: (0, 0),
            score: None,
            peers: Vec::new(),
        }
    }
}

/// The text of the file.
pub(crate) fn render(sections: &[Section], version: &str) -> String {
    let mut text = format!("{INTRODUCTION}\nMeasured: {version}.\n\n");
    summary(&mut text, sections);
    for section in sections {
        let _ = write!(
            text,
            "\n## `{}`\n\n{}\n\n",
            section.set.name(),
            section.set.about()
        );
        let Some(score) = &section.score else {
            text.push_str("Not there, hence not measured.\n");
            continue;
        };
        let (real, other) = section.size;
        let _ = writeln!(text, "Labels: {real} real, {other} not.\n");
        compared(&mut text, score, &section.peers);
        groups(&mut text, score);
        names(&mut text, "Misses", &score.misses);
        names(&mut text, "False alarms", &score.alarms);
    }
    text
}

/// A few lines, and every failure when asked for.
pub(crate) fn for_terminal(sections: &[Section], failures: bool) -> String {
    let mut text = String::new();
    summary(&mut text, sections);
    for section in sections {
        let Some(score) = &section.score else {
            continue;
        };
        let _ = writeln!(text, "\n{}\n", section.set.name());
        compared(&mut text, score, &section.peers);
        groups(&mut text, score);
        let lists = [("miss", &score.misses), ("false alarm", &score.alarms)];
        for (kind, list) in lists.into_iter().filter(|_| failures) {
            for (group, name) in list {
                let _ = writeln!(text, "{kind}: {group} {name}");
            }
        }
    }
    text
}

fn summary(text: &mut String, sections: &[Section]) {
    text.push_str("| set | N | measure | reached | must be |\n|---|---|---|---|---|\n");
    for section in sections {
        let set = section.set;
        let Some(score) = &section.score else {
            let _ = writeln!(
                text,
                "| `{}` | not there | | | {} |",
                set.name(),
                set.target()
            );
            continue;
        };
        if let Some((measure, figure)) = score.figures.first() {
            let _ = writeln!(
                text,
                "| `{}` | {} | {measure} | {} | {} |",
                set.name(),
                section.size.0 + section.size.1,
                figure.cell(),
                set.target()
            );
        }
    }
}

fn compared(text: &mut String, score: &Score, peers: &[Row]) {
    let rows = peers.iter().map(|row| {
        let mark = if row.stale {
            " (measured on an earlier state)"
        } else {
            ""
        };
        (format!("{}{mark}", row.tool), &row.figures)
    });
    table(
        text,
        "tool",
        std::iter::once(("**laocoon**".to_owned(), &score.figures)).chain(rows),
    );
}

fn groups(text: &mut String, score: &Score) {
    text.push('\n');
    let rows = score.groups.iter();
    table(
        text,
        "laocoon by group",
        rows.map(|(name, figures)| (name.clone(), figures)),
    );
}

/// A table whose columns are the measures of its first row.
fn table<'a>(text: &mut String, first: &str, rows: impl Iterator<Item = (String, &'a Figures)>) {
    for (index, (name, figures)) in rows.enumerate() {
        if index == 0 {
            let names: Vec<&str> = figures.iter().map(|(name, _)| &**name).collect();
            let _ = writeln!(text, "| {first} | {} |", names.join(" | "));
            let _ = writeln!(text, "|---{}|", "|---".repeat(names.len()));
        }
        let cells: Vec<String> = figures.iter().map(|(_, figure)| figure.cell()).collect();
        let _ = writeln!(text, "| {name} | {} |", cells.join(" | "));
    }
}

/// Names by group, folded away.
fn names(text: &mut String, title: &str, list: &[(String, String)]) {
    if list.is_empty() {
        return;
    }
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (group, name) in list {
        groups.entry(group).or_default().push(name);
    }
    let _ = writeln!(
        text,
        "\n<details><summary>{title}: {}</summary>\n",
        list.len()
    );
    for (group, names) in groups {
        let _ = writeln!(text, "- {group}: `{}`", names.join("`, `"));
    }
    text.push_str("\n</details>\n");
}

#[cfg(test)]
mod tests {
    use super::super::score::Figure;
    use super::*;

    fn castle() -> Section {
        let figures = |right| vec![("recall".to_owned(), Figure::Share { right, of: 4 })];
        Section {
            set: Set::Castle,
            size: (4, 2),
            score: Some(Score {
                figures: figures(3),
                groups: vec![("CWE-415".to_owned(), figures(1))],
                misses: vec![
                    ("CWE-416".to_owned(), "416-1".to_owned()),
                    ("CWE-416".to_owned(), "416-3".to_owned()),
                ],
                alarms: Vec::new(),
            }),
            peers: vec![Row {
                tool: "Other 1.0, any severity".to_owned(),
                figures: figures(2),
                stale: true,
            }],
        }
    }

    #[test]
    fn peers_stand_beside_and_misses_are_named() {
        let text = render(&[castle()], "laocoon 1.0");
        for line in [
            "| `castle` | 6 | recall | 75.0% [30.1 to 95.4], 3 of 4 | at least 50 |",
            "| **laocoon** | 75.0% [30.1 to 95.4], 3 of 4 |",
            "| Other 1.0, any severity (measured on an earlier state) | 50.0% [15.0 to 85.0], 2 of 4 |",
            "| CWE-415 | 25.0% [4.6 to 69.9], 1 of 4 |",
            "<details><summary>Misses: 2</summary>",
            "- CWE-416: `416-1`, `416-3`",
        ] {
            assert!(text.contains(&format!("{line}\n")), "{line}\n{text}");
        }
    }

    #[test]
    fn a_set_that_is_not_there_is_said() {
        let text = render(&[Section::absent(Set::Cweval)], "laocoon 1.0");
        assert!(text.contains("| `cweval` | not there |"), "{text}");
        assert!(text.ends_with("Not there, hence not measured.\n"), "{text}");
    }
}
