//! Annotated tests of rules.
//!
//! Beside a rule file stand targets of the same name: code in which a comment
//! says what the next line of code is. After `ruleid: <id>` it must match,
//! after `ok: <id>` it must not. `todoruleid` and `todook` are known to be
//! wrong and count for nothing.
//!
//! A **test** is one rule on one target that has annotations for it. A line
//! that an annotation speaks of counts once; a match on a line that none
//! speaks of counts as one wrong line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the comments of a target say of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Lines that must match, from 1.
    pub must: BTreeSet<u32>,
    /// Lines that must not.
    pub must_not: BTreeSet<u32>,
    /// Lines of `todoruleid` and `todook`.
    pub unsure: BTreeSet<u32>,
}

/// How one test went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// Lines that count.
    pub lines: u32,
    /// Lines that are right.
    pub right: u32,
    /// Lines that must match and did not.
    pub missed: Vec<u32>,
    /// Lines that matched and must not, or were not spoken of.
    pub wrong: Vec<u32>,
}

impl Grade {
    /// Whether every line is right.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.missed.is_empty() && self.wrong.is_empty()
    }
}

impl Annotations {
    /// Reads the annotations for a rule; ids are compared by what follows the
    /// last dot.
    #[must_use]
    pub fn read(text: &str, rule: &str) -> Self {
        let mut annotations = Self::default();
        let lines: Vec<&str> = text.split('\n').collect();
        for (index, line) in lines.iter().enumerate() {
            let Some(annotation) = annotation_in(line) else {
                continue;
            };
            let speaks_of_rule = |name: &&str| last_segment(name) == last_segment(rule);
            if !annotation.names.iter().any(speaks_of_rule) {
                continue;
            }
            let mut target = index + 1;
            while lines.get(target).is_some_and(|line| is_annotation(line)) {
                target += 1;
            }
            let target = u32::try_from(target + 1).unwrap_or(u32::MAX);
            let set = match (annotation.todo, annotation.must) {
                (true, _) => &mut annotations.unsure,
                (false, true) => &mut annotations.must,
                (false, false) => &mut annotations.must_not,
            };
            set.insert(target);
        }
        annotations
    }

    /// Whether the target says nothing that counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.must.is_empty() && self.must_not.is_empty()
    }

    /// Holds the lines that matched against the annotations.
    #[must_use]
    pub fn grade(&self, matched: &BTreeSet<u32>) -> Grade {
        let missed: Vec<u32> = self.must.difference(matched).copied().collect();
        let wrong: Vec<u32> = matched.difference(&self.must).copied().collect();
        let unannotated = wrong
            .iter()
            .filter(|line| !self.must_not.contains(line))
            .count();
        let lines = self.must.len() + self.must_not.len() + unannotated;
        let right = lines - missed.len() - wrong.len();
        Grade {
            lines: u32::try_from(lines).unwrap_or(u32::MAX),
            right: u32::try_from(right).unwrap_or(u32::MAX),
            missed,
            wrong,
        }
    }
}

struct Annotation<'a> {
    must: bool,
    todo: bool,
    names: Vec<&'a str>,
}

fn last_segment(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ',' | ' ')
}

/// The annotation of a line, `deepruleid` and `deepok` left out.
fn annotation_in(line: &str) -> Option<Annotation<'_>> {
    let (word, rest) = annotation_word(line)?;
    let (must, todo) = match word {
        "ruleid" => (true, false),
        "ok" => (false, false),
        "todoruleid" => (true, true),
        "todook" => (false, true),
        _ => return None,
    };
    let end = rest.find(|c| !is_name_character(c)).unwrap_or(rest.len());
    let names = rest[..end]
        .split([',', ' '])
        .filter(|name| !name.is_empty())
        .collect();
    Some(Annotation { must, todo, names })
}

fn is_annotation(line: &str) -> bool {
    annotation_word(line).is_some()
}

/// The first annotating word of a line that a colon follows, and what is behind it.
fn annotation_word(line: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 6] = [
        "todoruleid",
        "todook",
        "deepruleid",
        "deepok",
        "ruleid",
        "ok",
    ];
    let mut from = 0;
    while let Some(colon) = line[from..].find(':') {
        let colon = from + colon;
        let before = line[..colon].trim_end();
        let start = before
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
            .map_or(0, |index| {
                index + before[index..].chars().next().map_or(1, char::len_utf8)
            });
        if WORDS.contains(&&before[start..]) {
            return Some((&before[start..], line[colon + 1..].trim_start()));
        }
        from = colon + 1;
    }
    None
}

/// A rule file and the targets beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestFiles {
    /// The rule file.
    pub rules: PathBuf,
    /// Its targets, sorted.
    pub targets: Vec<PathBuf>,
}

/// Finds rule files below a directory, and their targets.
///
/// # Errors
/// When a directory cannot be read.
pub fn discover(directory: &Path) -> std::io::Result<Vec<TestFiles>> {
    let mut found = Vec::new();
    let mut pending = vec![directory.to_path_buf()];
    while let Some(directory) = pending.pop() {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&directory)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                pending.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
        files.sort();
        for rules in files.iter().filter(|path| is_rule_file(path)) {
            let stem = first_part(rules);
            let targets = files
                .iter()
                .filter(|path| *path != rules && first_part(path) == stem && is_target(path))
                .cloned()
                .collect();
            found.push(TestFiles {
                rules: rules.clone(),
                targets,
            });
        }
    }
    found.sort_by(|left, right| left.rules.cmp(&right.rules));
    Ok(found)
}

fn file_name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("")
}

fn first_part(path: &Path) -> &str {
    file_name(path).split('.').next().unwrap_or("")
}

fn is_yaml(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

fn is_rule_file(path: &Path) -> bool {
    let name = file_name(path);
    is_yaml(name) && !name.contains(".test.") && !name.contains(".fixed.")
}

fn is_target(path: &Path) -> bool {
    let name = file_name(path);
    !name.contains(".fixed.") && (!is_yaml(name) || name.contains(".test."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(lines: &[u32]) -> BTreeSet<u32> {
        lines.iter().copied().collect()
    }

    #[test]
    fn an_annotation_speaks_of_the_next_line_of_code() {
        let text = "# ruleid: a\n# ok: b\nf()\n# todoruleid: a\ng()\n";
        let annotations = Annotations::read(text, "a");
        assert_eq!(annotations.must, set(&[3]));
        assert_eq!(annotations.unsure, set(&[5]));
        assert_eq!(Annotations::read(text, "x.y.b").must_not, set(&[3]));
    }

    #[test]
    fn several_rules_share_one_comment() {
        let annotations = Annotations::read("/* ruleid: one, two-b */\nf();", "two-b");
        assert_eq!(annotations.must, set(&[2]));
    }

    #[test]
    fn a_match_nobody_spoke_of_is_one_wrong_line() {
        let annotations = Annotations::read("# ruleid: a\nf()\n# ok: a\ng()\nh()\n", "a");
        let grade = annotations.grade(&set(&[2, 5]));
        assert_eq!((grade.lines, grade.right), (3, 2));
        assert_eq!(grade.wrong, [5]);
        assert!(!grade.passed());
        assert!(annotations.grade(&set(&[2])).passed());
    }
}
