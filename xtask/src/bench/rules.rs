//! The rules of a collection in one file, for benchmarks that give several
//! tools the same rules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use laocoon_rules::annotated::discover;
use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::{RuleBody, parse_rules};

use super::rule_text::{join, split};

#[derive(Args)]
pub(crate) struct Options {
    /// Folders of annotated rules
    #[arg(long, required = true)]
    from: Vec<PathBuf>,
    /// The file to write
    #[arg(long)]
    output: PathBuf,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let rules = search_rules(&options.from)?;
    std::fs::write(&options.output, join(&rules))?;
    println!("{} rules", rules.len());
    Ok(())
}

/// The rules in search mode that compile, one for each id, as text.
pub(crate) fn search_rules(folders: &[PathBuf]) -> anyhow::Result<Vec<String>> {
    let mut known = BTreeSet::new();
    let mut rules = Vec::new();
    for file in files(folders)? {
        let text = std::fs::read_to_string(&file)?;
        for rule in split(&text) {
            let parsed = parse_rules("", &join(std::slice::from_ref(&rule)));
            let [one] = &parsed.rules[..] else { continue };
            let is_search = matches!(one.body, RuleBody::Search(_));
            let (_, errors) = RuleSet::compile(vec![one.clone()]);
            let is_valid = parsed.errors.is_empty() && errors.is_empty();
            if is_search && is_valid && known.insert(one.id.clone()) {
                rules.push(rule);
            }
        }
    }
    Ok(rules)
}

/// The rule files of folders; what is a file itself stands for itself.
fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => files.extend(discover(path)?.into_iter().map(|test| test.rules)),
            false => files.push(Path::to_path_buf(path)),
        }
    }
    Ok(files)
}
