//! Compiles lists of package names into what detectors look names up in.
//!
//! A list is a gzipped table with a header: `pypi-names.tsv.gz` (name, rank
//! among the most downloaded or nothing, ...) and `npm-names.tsv.gz` (name,
//! downloads a month). The result is, for each, a map from every name to how
//! often it is used, and a text with the popular names alone, in the
//! detectors' crate.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use flate2::read::GzDecoder;
use fst::Map;

use crate::workspace;

/// How often a package is used: the values of the maps.
const RARE: u64 = 0;
const COMMON: u64 = 1;
const POPULAR: u64 = 2;

/// Python packages of this rank or better are worth imitating.
const MAX_POPULAR_RANK: u64 = 4_000;
/// So many downloads a month make a package of npm worth imitating.
const MIN_POPULAR_DOWNLOADS: u64 = 1_000_000;
/// With fewer a month a package of npm is rare: slips in the names of the most
/// popular ones alone bring tens of thousands.
const MIN_COMMON_DOWNLOADS: u64 = 100_000;

#[derive(Args)]
pub(crate) struct Options {
    /// The folder with `pypi-names.tsv.gz` and `npm-names.tsv.gz`
    data: PathBuf,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    compile(&options.data, "pypi", |rank| match rank.parse() {
        Ok(1..=MAX_POPULAR_RANK) => POPULAR,
        Ok(_) => COMMON,
        // Without a rank: not among the 15,000 most downloaded.
        Err(_) => RARE,
    })?;
    compile(&options.data, "npm", |downloads| match downloads.parse() {
        Ok(MIN_POPULAR_DOWNLOADS..) => POPULAR,
        Ok(MIN_COMMON_DOWNLOADS..) => COMMON,
        _ => RARE,
    })
}

fn compile(data: &Path, registry: &str, value: impl Fn(&str) -> u64) -> anyhow::Result<()> {
    let list = data.join(format!("{registry}-names.tsv.gz"));
    let file = File::open(&list).with_context(|| format!("cannot read {}", list.display()))?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text)?;
    // Old names of npm have capitals; requirements are compared without.
    let lower = text.to_lowercase();
    let mut names: BTreeMap<&str, u64> = BTreeMap::new();
    for line in lower.lines().skip(1) {
        let mut columns = line.split('\t');
        if let (Some(name), Some(column)) = (columns.next(), columns.next()) {
            let known = names.entry(name).or_insert(RARE);
            *known = value(column).max(*known);
        }
    }
    let popular: String = names
        .iter()
        .filter(|(_, value)| **value == POPULAR)
        .map(|(name, _)| format!("{name}\n"))
        .collect();
    let count = names.len();
    let map = Map::from_iter(names)?;
    write(&format!("{registry}.fst"), map.as_fst().as_bytes())?;
    write(&format!("{registry}-popular.txt"), popular.as_bytes())?;
    println!("{registry}: {count} names");
    Ok(())
}

fn write(name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = workspace::root().join("crates/detectors/src/dependency/names");
    let to = folder.join(name);
    std::fs::write(&to, bytes).with_context(|| format!("cannot write {}", to.display()))
}
