//! `laocoon scan`: what the options mean, in the order in which things happen.

mod options;
mod select;
mod since;

use std::io::{self, Read as _};
use std::mem::take;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use laocoon_detectors::registry::DETECTORS;
use laocoon_report::{
    Baseline, Draft, MarkdownOptions, Report, TextOptions, Tool, Trust, Verdict, write_html,
    write_json, write_markdown, write_sarif, write_text,
};
use laocoon_source::Exclude;

pub(crate) use options::{ScanArguments, seconds};

use crate::cache_place::CachePlace;
use crate::file_cache::{Analysis, FileCache};
use crate::messages;
use crate::output::{Destination, read_text};
use crate::program::program;
use crate::rule_cache::{self, LoadedRules, Store};
use crate::rule_files::RuleTexts;
use crate::scan::{self, Analyser, ReportSources, Scanned, Settings, Target};
use crate::status::Status;
use options::Format;

/// Scans, reports, and says how it went.
///
/// # Errors
///
/// Wrong usage, and a report that could not be written.
pub(crate) fn run(arguments: ScanArguments) -> anyhow::Result<Status> {
    let settings = settings(&arguments)?;
    let baseline = match &arguments.baseline {
        Some(path) => Some(read_baseline(path, &arguments)?),
        None => None,
    };
    let analyser = analyser(&arguments)?;
    analyser.rules().tell_problems();
    let has_bad_rules = !analyser.rules().errors.is_empty();

    let target = match &arguments.stdin_path {
        Some(name) => Target::Text {
            name: name.clone(),
            bytes: read_standard_input(settings.max_file_bytes)?,
        },
        None => Target::Paths(arguments.paths.clone()),
    };
    let analyser = Arc::new(analyser);
    let mut scanned = scan::scan(target, Arc::clone(&analyser), &settings);
    for path in &scanned.missing {
        messages::error(&format!("{path}: no such file or directory"));
    }
    let since = match &arguments.since {
        Some(revision) => {
            let paths = &arguments.paths;
            Some(since::since(
                revision, &scanned, paths, &analyser, &settings,
            )?)
        }
        None => None,
    };
    let times = take(&mut scanned.times);
    let draft = Draft {
        baseline: baseline.as_ref(),
        since: since.as_ref(),
        times: arguments.times.then_some(times),
        ..draft_of(&mut scanned, &settings)
    };
    let Scanned {
        sources, missing, ..
    } = scanned;
    let text = |path: &str, member: Option<&str>| sources.text(path, member);
    let report = Report::assemble(draft, &text);

    // A baseline that could not be written does not keep the report back.
    let baseline_written = match &arguments.write_baseline {
        Some(path) => write_baseline(path, &report),
        None => Ok(()),
    };
    write(&report, &sources, &arguments)?;
    for name in sources.changed() {
        messages::warning(&format!("{name}: changed while it was scanned"));
    }
    baseline_written?;
    if let Some(Err(problem)) = analyser.results().map(FileCache::finish) {
        messages::warning(&problem);
    }

    let mut status = status_of(&report, &arguments);
    if !missing.is_empty() || has_bad_rules && !arguments.skip_bad_rules {
        status = status.or(Status::Usage);
    }
    Ok(status)
}

/// What a scan gave, to be assembled. It is taken out of `scanned`, whose
/// sources stay.
fn draft_of(scanned: &mut Scanned, settings: &Settings) -> Draft<'static> {
    Draft {
        tool: Tool {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        units: take(&mut scanned.units),
        findings: take(&mut scanned.findings),
        coverage: take(&mut scanned.coverage),
        warnings: take(&mut scanned.warnings),
        trust: match settings.untrusted {
            true => Trust::Untrusted,
            false => Trust::Trusted,
        },
        baseline: None,
        since: None,
        times: None,
    }
}

fn settings(arguments: &ScanArguments) -> anyhow::Result<Settings> {
    let exclude = match Exclude::new(&arguments.exclude) {
        Ok(exclude) => exclude,
        Err(bad) => bail!("--exclude `{}`: {}", bad.glob, bad.reason),
    };
    Ok(Settings {
        exclude,
        untrusted: arguments.untrusted,
        max_file_bytes: arguments.max_file_bytes,
        workers: arguments.workers(),
        time_for_one_file: arguments.time_for_one_file(),
    })
}

fn analyser(arguments: &ScanArguments) -> anyhow::Result<Analyser> {
    let (mut texts, mut detectors) = match arguments.no_builtin {
        true => (RuleTexts::default(), Vec::new()),
        false => (RuleTexts::bundled(), DETECTORS.to_vec()),
    };
    for path in &arguments.rules {
        texts.read(path)?;
    }
    let place = cache_place(arguments);
    let analysis = analysis(&texts, arguments);
    let results = place.as_ref().map(CachePlace::files);
    let within_functions = arguments.intraprocedural;
    let rules = if arguments.only.is_empty() {
        let store = place.as_ref().map(|place| Store::at(place.rules()));
        rule_cache::compile(texts, store, within_functions)
    } else {
        // A selection is small, and soon another one.
        let mut files = texts.parse();
        select::select(&mut files.rules, &mut detectors, &arguments.only)?;
        LoadedRules::new(files.compile(), within_functions)
    };
    let results = results.zip(analysis);
    // What depends on the date is not kept.
    let results = results.filter(|_| !rules.summary.asks_for_date);
    let results = results.map(|(directory, analysis)| FileCache::open(directory, &analysis));
    Ok(Analyser::new(rules, detectors, results))
}

/// Where is kept what saves time; `None` if nothing is.
fn cache_place(arguments: &ScanArguments) -> Option<CachePlace> {
    if arguments.no_cache {
        return None;
    }
    let targets = match arguments.stdin_path {
        Some(_) => &[],
        None => &*arguments.paths,
    };
    CachePlace::outside(targets)
        .inspect_err(|problem| messages::warning(&problem.to_string()))
        .ok()
}

/// All that decides what is found in a file, besides the file. `None` if it is
/// not known which program this is.
fn analysis(texts: &RuleTexts, arguments: &ScanArguments) -> Option<Analysis> {
    let of_text = |(name, text): (_, Result<_, _>)| [name, text.unwrap_or_else(|problem| problem)];
    let texts = texts.iter().flat_map(of_text);
    let ScanArguments {
        no_builtin,
        only,
        intraprocedural,
        max_file_bytes,
        ..
    } = arguments;
    let options = format!("{no_builtin} {intraprocedural} {max_file_bytes}");
    let analysis = Analysis::by(&program()?)
        .with("rules", texts)
        .with("only", only.iter().map(String::as_str))
        .with("options", [&*options]);
    Some(analysis)
}

fn read_baseline(path: &Path, arguments: &ScanArguments) -> anyhow::Result<Baseline> {
    if arguments.untrusted && is_in_target(path, arguments) {
        bail!(
            "{}: a baseline inside the target could hide findings, which --untrusted does not allow",
            path.display()
        );
    }
    Baseline::read(&read_text(path)?).with_context(|| path.display().to_string())
}

fn is_in_target(path: &Path, arguments: &ScanArguments) -> bool {
    let Ok(path) = path.canonicalize() else {
        return false;
    };
    let mut roots = arguments
        .paths
        .iter()
        .filter_map(|root| root.canonicalize().ok());
    arguments.stdin_path.is_none() && roots.any(|root| path.starts_with(root))
}

/// No more than shows that it is too much.
fn read_standard_input(limit: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(bytes)
}

fn write_baseline(path: &Path, report: &Report) -> anyhow::Result<()> {
    let findings = report.findings.iter().chain(&report.known);
    Destination::File(path.to_owned()).write(|out| Baseline::write(out, findings))
}

fn write(
    report: &Report,
    sources: &ReportSources,
    arguments: &ScanArguments,
) -> anyhow::Result<()> {
    let destination = Destination::new(arguments.output.clone());
    let options = TextOptions {
        colour: destination.has_colours(),
        ..TextOptions::default()
    };
    let text = |path: &str, member: Option<&str>| sources.text(path, member);
    destination.write(|out| match arguments.format {
        Format::Text => write_text(out, report, &text, &options),
        Format::Json => write_json(out, report),
        Format::Sarif => write_sarif(out, report),
        Format::Html => write_html(out, report, &text),
        Format::Markdown => write_markdown(out, report, &text, &MarkdownOptions::default()),
    })
}

fn status_of(report: &Report, arguments: &ScanArguments) -> Status {
    let is_found = arguments
        .fail_on
        .severity()
        .is_some_and(|least| report.reaches(least) || report.verdict == Verdict::Block);
    let is_complete = report.units.iter().all(|unit| unit.complete);
    let found = if is_found {
        Status::Found
    } else {
        Status::Fine
    };
    match arguments.strict && !is_complete {
        true => found.or(Status::Incomplete),
        false => found,
    }
}
