//! `cargo xtask new-detector family/name`: where a detector begins.
//!
//! It writes the file of the detector and its test, and adds the lines that
//! make them known: in `registry.rs`, in the family's `mod.rs`, and for a new
//! family in `lib.rs`. What is written compiles, and its tests fail until it is
//! filled in.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use laocoon_report::Family;

use crate::workspace;

/// What to begin.
#[derive(Args)]
pub(crate) struct Options {
    /// `family/name-of-the-bad-thing`: "allow this" must read right
    #[arg(value_name = "FAMILY/NAME")]
    id: String,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let names = Names::of(&options.id)?;
    let root = workspace::root().join("crates/detectors");
    let file = root.join(format!("src/{}/{}.rs", names.family, names.module));
    let test = root.join(format!("tests/{}.md", names.id));
    ensure!(!file.exists(), "{} is there already", file.display());
    let family_file = root.join(format!("src/{}/mod.rs", names.family));
    if family_file.exists() {
        change(&family_file, |text| add_module(text, &names.module))?;
    } else {
        let text = format!(
            "//! TODO: what this family finds.\n\npub mod {};\n",
            names.module
        );
        write(&family_file, &text)?;
        change(&root.join("src/lib.rs"), |text| {
            add_module(text, &names.family)
        })?;
    }
    change(&root.join("src/registry.rs"), |text| register(text, &names))?;
    write(&file, &fill(DETECTOR, &names))?;
    write(&test, &fill(TEST, &names))?;
    println!("wrote {}\nwrote {}", file.display(), test.display());
    println!(
        "now fill them in; then `cargo test --release -p laocoon-detectors`, `cargo xtask docs`"
    );
    Ok(())
}

/// A detector's names.
struct Names {
    /// `hidden/invisible-character`
    id: String,
    /// `hidden`
    family: String,
    /// `invisible_character`
    module: String,
    /// `InvisibleCharacter`
    structure: String,
}

impl Names {
    fn of(id: &str) -> anyhow::Result<Self> {
        let Some((family, name)) = id.split_once('/') else {
            bail!("`{id}` is not `family/name`");
        };
        let families = Family::ALL.map(Family::as_str);
        ensure!(
            families.contains(&family),
            "`{family}` is none of {}",
            families.join(", ")
        );
        let words: Vec<&str> = name.split('-').collect();
        let is_word = |word: &&str| {
            let mut letters = word.bytes();
            letters
                .next()
                .is_some_and(|first| first.is_ascii_lowercase())
                && letters.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        ensure!(
            words.iter().all(is_word),
            "`{name}` is not lower-case words joined by `-`"
        );
        let capital = |word: &&str| word[..1].to_ascii_uppercase() + &word[1..];
        Ok(Self {
            id: id.to_owned(),
            family: family.to_owned(),
            module: words.join("_"),
            structure: words.iter().map(capital).collect(),
        })
    }
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn change(path: &Path, change: impl FnOnce(&str) -> anyhow::Result<String>) -> anyhow::Result<()> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    write(
        path,
        &change(&text).with_context(|| path.display().to_string())?,
    )
}

/// The text with `pub mod name;` among its modules, in the order of the alphabet.
fn add_module(text: &str, name: &str) -> anyhow::Result<String> {
    let of_line = |line: &str| -> Option<String> {
        let rest = line.strip_prefix("pub ").unwrap_or(line);
        Some(rest.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    let mut lines: Vec<&str> = text.lines().collect();
    let modules: Vec<usize> = (0..lines.len())
        .filter(|&index| of_line(lines[index]).is_some())
        .collect();
    let last = modules.last().context("no list of modules")?;
    let is_behind = |index: &&usize| of_line(lines[**index]).is_some_and(|known| *known > *name);
    let place = modules.iter().find(is_behind).copied().unwrap_or(last + 1);
    let line = format!("pub mod {name};");
    lines.insert(place, &line);
    Ok(lines.join("\n") + "\n")
}

/// The text of the registry with a line for the detector, the last of its family.
fn register(text: &str, names: &Names) -> anyhow::Result<String> {
    let Names {
        family,
        module,
        structure,
        ..
    } = names;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let start = lines
        .iter()
        .position(|line| line.contains("DETECTORS: &[&dyn Detector] = &["))
        .context("no list of detectors")?;
    let end = start
        + lines[start..]
            .iter()
            .position(|line| line == "];")
            .context("the list has no end")?;
    let heading = format!("    // {family}");
    let line = format!("    &{family}::{module}::{structure},");
    match lines[start..end].iter().position(|line| *line == heading) {
        Some(first) => {
            let first = start + first + 1;
            let of_family = format!("    &{family}::");
            let count = lines[first..end]
                .iter()
                .take_while(|line| line.starts_with(&of_family))
                .count();
            lines.insert(first + count, line);
        }
        None => {
            lines.splice(end..end, [heading, line]);
            use_family(&mut lines, family)?;
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// Adds the family to `use crate::{Detector, ...};`.
fn use_family(lines: &mut [String], family: &str) -> anyhow::Result<()> {
    let line = lines
        .iter_mut()
        .find(|line| line.starts_with("use crate::{Detector, "))
        .context("no `use crate::{Detector, ...};`")?;
    let list = line
        .trim_start_matches("use crate::{Detector, ")
        .trim_end_matches("};");
    let mut families: Vec<&str> = list.split(", ").chain([family]).collect();
    families.sort_unstable();
    *line = format!("use crate::{{Detector, {}}};", families.join(", "));
    Ok(())
}

fn fill(template: &str, names: &Names) -> String {
    template
        .replace("{id}", &names.id)
        .replace("{module}", &names.module)
        .replace("{structure}", &names.structure)
}

const DETECTOR: &str = r#"//! TODO: what is bad, in one sentence.
//!
//! ## What it finds
//!
//! TODO: what counts, and what is let pass.
//!
//! ## Why that is bad
//!
//! TODO: the threat, in one sentence; findings say it, too.
//!
//! ## Example
//!
//! ```python
//! TODO
//! ```
//!
//! ## Limits
//!
//! TODO: what is not found.
//!
//! ## References
//!
//! - TODO: <https://...>

use laocoon_report::{Confidence, Severity};

use crate::{About, Detector, Findings, Interest, TextFile};

/// `{id}`
pub struct {structure};

impl Detector for {structure} {
    fn about(&self) -> &'static About {
        &About {
            id: "{id}",
            severity: Severity::High,
            confidence: Confidence::Medium,
            cwe: &[],
            remediation: "TODO",
            source: include_str!("{module}.rs"),
        }
    }

    fn interest(&self) -> Interest {
        Interest::ANY.with_words(&["TODO"])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        for line in file.lines() {
            if let Some(start) = line.text.find("TODO") {
                findings.at(line.span(start, start + 4), "TODO");
            }
        }
    }
}
"#;

const TEST: &str = r#"# `{id}`

TODO: what is found, and one heading for each kind of it; `tests/README.md` says how to write this.

## TODO

```python title="a.py"
TODO # <- finding
todo # <- silent
```

## Admitted misses

```python title="b.py"
# <- missed: TODO
```
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_give_the_other_names() {
        let names = Names::of("hidden/content-unlike-name").unwrap();
        assert_eq!(names.module, "content_unlike_name");
        assert_eq!(names.structure, "ContentUnlikeName");
        for wrong in ["hidden", "hiden/a", "hidden/A", "hidden/a--b", "hidden/"] {
            assert!(Names::of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn modules_stay_in_the_order_of_the_alphabet() {
        let check = |text: &str, name: &str, expected: &str| {
            assert_eq!(add_module(text, name).unwrap(), expected);
        };
        check(
            "pub mod a;\nmod c;\n\nuse x;\n",
            "b",
            "pub mod a;\npub mod b;\nmod c;\n\nuse x;\n",
        );
        check("mod a;\n", "b", "mod a;\npub mod b;\n");
    }

    #[test]
    fn the_registry_has_a_line_for_each_below_its_family() {
        let names = |id: &str| Names::of(id).unwrap();
        let text = "use crate::{Detector, hidden};\n\npub const DETECTORS: &[&dyn Detector] = &[\n    \
                    // hidden\n    &hidden::a::A,\n];\n";
        let text = register(text, &names("hidden/b")).unwrap();
        let text = register(&text, &names("secret/c")).unwrap();
        let text = register(&text, &names("hidden/d")).unwrap();
        assert_eq!(
            text,
            "use crate::{Detector, hidden, secret};\n\npub const DETECTORS: &[&dyn Detector] = &[\n    \
             // hidden\n    &hidden::a::A,\n    &hidden::b::B,\n    &hidden::d::D,\n    \
             // secret\n    &secret::c::C,\n];\n"
        );
    }
}
