//! `cargo xtask accuracy`: how right the scanner is on labelled code.
//!
//! Words: a *set* is a collection of code with labels. A *label* says that a
//! file, or a place in it, has a weakness (it is *real*) or that it only looks
//! so. A label is *flagged* when there is a finding of medium severity or more
//! that names its weakness, or one that [`weaknesses`] accepts for it, at its
//! place. A real label that is not flagged is a *miss*, a flagged one that is
//! not real a *false alarm*. A *peer* is another scanner, measured on the same
//! copies of the files by the same counting.
//!
//! Tools are given copies from which everything that tells the label was taken
//! ([`stage`]): names of files and folders, comments, documentation strings.
//!
//! Sets are reported one by one and never averaged.

mod found;
mod label;
mod peers;
mod report;
mod score;
mod sets;
mod stage;
mod statistics;
mod weaknesses;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;

use crate::bench::measure::Invocation;
use crate::workspace;
use found::{Finding, Severity};
use peers::{Peers, Tools};
use report::Section;
use sets::Set;
use weaknesses::Weaknesses;

/// Where the report is kept.
const REPORT: &str = "bench/accuracy.md";

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Only this set; may be given several times
    #[arg(long)]
    set: Vec<Set>,
    /// Where the sets are
    #[arg(long, default_value = "../shared/corpora")]
    corpora: PathBuf,
    /// Measure this program instead of the one built from here
    #[arg(long, value_name = "PATH")]
    program: Option<PathBuf>,
    /// Print every miss and false alarm
    #[arg(long)]
    failures: bool,
    /// Write `bench/accuracy.md`
    #[arg(long, conflicts_with = "set")]
    write: bool,
    /// Run the peers too, and keep their figures in `bench/accuracy-peers.json`
    #[arg(long)]
    peers: bool,
    #[command(flatten)]
    tools: Tools,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let program = match &options.program {
        Some(program) => program
            .canonicalize()
            .with_context(|| format!("no program at {}", program.display()))?,
        None => workspace::build_program()?,
    };
    let corpora = match options.corpora.canonicalize() {
        Ok(corpora) => corpora,
        // Then no set is there, which is said of each.
        Err(_) => options.corpora.clone(),
    };
    let weaknesses = Weaknesses::read()?;
    let mut peers = Peers::read()?;
    let mut sections = Vec::new();
    for set in Set::ALL.into_iter().filter(|set| options.wants(*set)) {
        let Some(corpus) = set.load(&corpora, &weaknesses)? else {
            println!(
                "{}: not there (looked in {}), not measured",
                set.name(),
                options.corpora.display()
            );
            sections.push(Section::absent(set));
            continue;
        };
        if options.peers {
            peers.measure(&options.tools, set, &corpus)?;
            peers.write()?;
        }
        let findings = scan(&program, corpus.folder())?;
        let score = corpus.score(&findings, Severity::Medium);
        sections.push(Section {
            set,
            size: corpus.size(),
            score: Some(score),
            peers: peers.of(set, &corpus),
        });
    }
    if options.write {
        let text = report::render(&sections, &version(&program)?);
        std::fs::write(workspace::root().join(REPORT), text)
            .with_context(|| format!("cannot write {REPORT}"))?;
    }
    print!("{}", report::for_terminal(&sections, options.failures));
    Ok(())
}

impl Options {
    fn wants(&self, set: Set) -> bool {
        self.set.is_empty() || self.set.contains(&set)
    }
}

/// What the program finds in a folder, with everything that is built in.
fn scan(program: &Path, folder: &Path) -> anyhow::Result<Vec<Finding>> {
    let (_, json) = Invocation::new(program)
        .with(["scan", "--untrusted", "--no-cache", "--fail-on", "never"])
        .with(["--format", "json", "."])
        .run(folder)?;
    found::of_laocoon(&json)
}

fn version(program: &Path) -> anyhow::Result<String> {
    let (_, text) = Invocation::new(program)
        .with(["--version"])
        .run(workspace::root())?;
    Ok(String::from_utf8_lossy(&text).trim().to_owned())
}
