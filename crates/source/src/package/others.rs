//! Gems, crates and skills.
//!
//! Sources: the specification reference of RubyGems, the Cargo book on build
//! scripts and targets, and the description of agent skills.

use super::When;
use super::layout::Seen;

pub(super) fn gem(seen: &mut Seen) -> bool {
    const DATA: &str = "data.tar.gz!";
    if !seen.has("metadata.gz!metadata") {
        return false;
    }
    let mut extensions = Vec::new();
    let mut plugins = Vec::new();
    let mut modules = Vec::new();
    let mut commands = Vec::new();
    let listed = listed_extensions(seen.manifest("metadata.gz!metadata").unwrap_or_default());
    for name in seen.below(DATA) {
        let file = name.rsplit('/').next().unwrap_or(name);
        let whole = format!("{DATA}{name}");
        let is_extension = matches!(file, "extconf.rb" | "mkrf_conf.rb" | "mkrf_conf")
            || listed.iter().any(|path| path == name);
        if is_extension {
            extensions.push(whole);
        } else if file == "rubygems_plugin.rb" {
            plugins.push(whole);
        } else if let Some(rest) = name.strip_prefix("lib/") {
            if !rest.contains('/') {
                modules.push(whole);
            }
        } else if name.starts_with("bin/") || name.starts_with("exe/") {
            commands.push(whole);
        }
    }
    seen.mark_all(
        When::Install,
        extensions,
        "building the gem's extension runs it",
    );
    seen.mark_all(
        When::Startup,
        plugins,
        "RubyGems loads it at each start of `gem`",
    );
    seen.mark_all(When::Import, modules, "requiring the gem runs it");
    seen.mark_all(When::Command, commands, "it may become a command");
    true
}

/// The list `extensions` of a gem's metadata, which is YAML that RubyGems wrote.
fn listed_extensions(metadata: &str) -> Vec<String> {
    metadata
        .lines()
        .skip_while(|line| line.trim_end() != "extensions:")
        .skip(1)
        .map_while(|line| line.trim_start().strip_prefix("- "))
        .map(|path| path.trim().trim_matches(['"', '\'']).to_owned())
        .collect()
}

pub(super) fn crate_of_rust(seen: &mut Seen) -> bool {
    let Some(root) = seen.root_of("Cargo.toml") else {
        return false;
    };
    let at = |path: &str| format!("{root}{}", path.trim_start_matches("./"));
    let text = seen.manifest(&at("Cargo.toml")).unwrap_or_default();
    let manifest = text.parse::<toml::Table>().unwrap_or_default();
    let table = |name: &str| manifest.get(name).and_then(toml::Value::as_table).cloned();
    let package = table("package")
        .or_else(|| table("project"))
        .unwrap_or_default();
    let library = table("lib").unwrap_or_default();
    let why = "compiled and run when the crate is built";
    match package.get("build") {
        Some(toml::Value::String(path)) => seen.mark(When::Install, &at(path), why),
        Some(toml::Value::Boolean(false)) => {}
        _ => seen.mark(When::Install, &at("build.rs"), why),
    }
    let path = library.get("path").and_then(toml::Value::as_str);
    let path = at(path.unwrap_or("src/lib.rs"));
    let is_macro = ["proc-macro", "proc_macro"]
        .iter()
        .any(|key| library.get(*key).and_then(toml::Value::as_bool) == Some(true));
    if is_macro {
        seen.mark(
            When::Install,
            &path,
            "a procedural macro runs inside the compiler",
        );
    } else {
        seen.mark(When::Import, &path, "the library of the crate");
    }
    seen.mark(When::Command, &at("src/main.rs"), "a program of the crate");
    let bins = at("src/bin/");
    let programs = seen
        .below(&bins)
        .map(|name| format!("{bins}{name}"))
        .collect();
    seen.mark_all(When::Command, programs, "a program of the crate");
    true
}

pub(super) fn skill(seen: &mut Seen) -> bool {
    let Some(root) = seen.root_of("SKILL.md") else {
        return false;
    };
    seen.mark(
        When::Import,
        &format!("{root}SKILL.md"),
        "the agent follows it when it uses the skill",
    );
    let scripts = format!("{root}scripts/");
    let commands = seen
        .below(&scripts)
        .map(|name| format!("{scripts}{name}"))
        .collect();
    seen.mark_all(When::Command, commands, "a script for the agent to run");
    true
}
