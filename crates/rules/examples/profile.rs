//! Where the time goes: scans a tree with rules on one thread and prints the
//! seconds of each step.
//! usage: profile RULES.yaml TREE
#![expect(
    clippy::print_stdout,
    reason = "a tool for those who work on the engine"
)]

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::time::{Duration, Instant};

use laocoon_rules::engine::RuleSet;
use laocoon_rules::schema::parse_rules;
use laocoon_source::{LoadOptions, WalkOptions, load, walk};
use laocoon_syntax::LazyTree;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::parse::{Limits, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rules, tree] = &arguments[..] else {
        return Err("usage: profile RULES.yaml TREE".into());
    };
    std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn({
            let (rules, tree) = (rules.clone(), tree.clone());
            move || run(&rules, &tree)
        })?
        .join()
        .map_err(|_| "the scan panicked")?;
    Ok(())
}

fn run(rules: &str, tree: &str) {
    let mut clock = Instant::now();
    let mut lap = || {
        let elapsed = clock.elapsed();
        clock = Instant::now();
        elapsed
    };
    let text = std::fs::read_to_string(rules).unwrap_or_default();
    let parsed = parse_rules(rules, &text);
    println!(
        "{:7.3} s read {} rules, {} errors",
        lap().as_secs_f64(),
        parsed.rules.len(),
        parsed.errors.len()
    );
    let (set, errors) = RuleSet::compile(parsed.rules);
    println!(
        "{:7.3} s compile, {} errors",
        lap().as_secs_f64(),
        errors.len()
    );
    println!(
        "rules that no literal rules out: {}",
        set.unfiltered().join(" ")
    );
    let options = WalkOptions {
        untrusted: true,
        ..WalkOptions::default()
    };
    let files = walk(&[tree.into()], &options).files;
    println!("{:7.3} s walk, {} files", lap().as_secs_f64(), files.len());
    let loaded: Vec<_> = files
        .iter()
        .filter_map(|file| {
            load(
                file,
                &LoadOptions {
                    max_file_bytes: 5 << 20,
                },
            )
            .ok()
        })
        .filter(|file| {
            file.language
                .is_some_and(|language| set.has_language(language))
        })
        .collect();
    let bytes: usize = loaded.iter().map(|file| file.text.len()).sum();
    println!(
        "{:7.3} s load, {} files, {bytes} bytes",
        lap().as_secs_f64(),
        loaded.len()
    );
    let (mut parsing, mut gathering, mut nodes) = (Duration::ZERO, Duration::ZERO, 0);
    for file in &loaded {
        let Some(language) = file.language else {
            continue;
        };
        let start = Instant::now();
        let mut parsed = parse(language, &file.text, Limits::default());
        parsing += start.elapsed();
        nodes += parsed.tree.len();
        let start = Instant::now();
        let _ = Facts::gather(&mut parsed.tree, language);
        gathering += start.elapsed();
    }
    println!(
        "{:7.3} s parse and lower all, {nodes} nodes; {:7.3} s facts",
        parsing.as_secs_f64(),
        gathering.as_secs_f64()
    );
    lap();
    let (mut matches, mut parsed_files) = (0, 0);
    let mut slow: Vec<(Duration, &str)> = Vec::new();
    for file in &loaded {
        let start = Instant::now();
        let tree = LazyTree::new(file.language, &file.text, Limits::default());
        let found = set.scan_tree(&file.path, &tree);
        slow.push((start.elapsed(), &file.path));
        matches += found.matches.len();
        parsed_files += usize::from(tree.made().is_some());
        for rule in found.incomplete {
            println!("cut off: {} on {}", set.rules[rule].id, file.path);
        }
    }
    println!(
        "{:7.3} s scan, {matches} matches, {parsed_files} files parsed",
        lap().as_secs_f64()
    );
    slow.sort_unstable();
    for (time, path) in slow.iter().rev().take(8) {
        println!("{:7.3} s {path}", time.as_secs_f64());
    }
}
