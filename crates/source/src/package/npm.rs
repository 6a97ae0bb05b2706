//! Packages of npm, and extensions of editors, which are much the same.
//!
//! Sources: the documentation of npm's `scripts` and `package.json`, and of the
//! extension manifest of Visual Studio Code.

use serde_json::Value;

use super::When;
use super::layout::{Seen, quoted};

/// The scripts that installing a package runs, from an archive or from its
/// repository.
const ON_INSTALL: [&str; 10] = [
    "preinstall",
    "install",
    "postinstall",
    "prepublish",
    "preprepare",
    "prepare",
    "postprepare",
    "preuninstall",
    "uninstall",
    "postuninstall",
];

pub(super) fn package(seen: &mut Seen) -> bool {
    let Some(root) = seen.root_of("package.json") else {
        return false;
    };
    let Some(manifest) = manifest(seen, &root) else {
        return false;
    };
    mark_scripts(seen, &root, &manifest);
    let entries = [
        ("main", manifest.get("main")),
        ("module", manifest.get("module")),
        ("browser", manifest.get("browser")),
        ("exports", manifest.get("exports")),
        ("imports", manifest.get("imports")),
    ];
    let mut has_entry = false;
    for (key, value) in entries {
        for path in value.into_iter().flat_map(texts_in) {
            has_entry = true;
            let why = format!("requiring the package runs it, by `{key}`");
            mark_module(seen, When::Import, &root, path, &why);
        }
    }
    if !has_entry {
        mark_module(
            seen,
            When::Import,
            &root,
            "index.js",
            "requiring the package runs it",
        );
    }
    for path in manifest.get("bin").into_iter().flat_map(texts_in) {
        mark_module(
            seen,
            When::Command,
            &root,
            path,
            "a command of the package, by `bin`",
        );
    }
    true
}

pub(super) fn extension(seen: &mut Seen) -> bool {
    const ROOT: &str = "extension/";
    if !seen.has("extension.vsixmanifest") {
        return false;
    }
    let Some(manifest) = manifest(seen, ROOT) else {
        return true;
    };
    let events: Vec<&str> = manifest
        .get("activationEvents")
        .into_iter()
        .flat_map(texts_in)
        .collect();
    let early = events
        .iter()
        .find(|event| matches!(**event, "*" | "onStartupFinished"));
    let (when, why) = match early {
        Some(event) => (
            When::Startup,
            format!("the editor runs it at its start, by the activation event `{event}`"),
        ),
        None => (
            When::Import,
            "the editor runs it when it activates the extension".to_owned(),
        ),
    };
    for key in ["main", "browser"] {
        for path in manifest.get(key).into_iter().flat_map(texts_in) {
            mark_module(seen, when, ROOT, path, &why);
        }
    }
    mark_scripts(seen, ROOT, &manifest);
    if let Some(command) = manifest["scripts"]["vscode:uninstall"].as_str() {
        let why = format!("`vscode:uninstall` runs {}", quoted(command));
        seen.mark_named_in(When::Install, ROOT, command, &why);
    }
    true
}

fn manifest(seen: &Seen, root: &str) -> Option<Value> {
    let text = seen.manifest(&format!("{root}package.json"))?;
    serde_json::from_str(text.trim_start_matches('\u{FEFF}')).ok()
}

fn mark_scripts(seen: &mut Seen, root: &str, manifest: &Value) {
    let scripts = manifest.get("scripts").and_then(Value::as_object);
    let file = format!("{root}package.json");
    let mut has_install = false;
    let mut reasons = Vec::new();
    for (name, command) in scripts.into_iter().flatten() {
        let Some(command) = command.as_str() else {
            continue;
        };
        if ON_INSTALL.contains(&&**name) {
            has_install |= matches!(&**name, "preinstall" | "install");
            let by_repository = match &**name {
                "preinstall" | "install" | "postinstall" => "",
                name if name.contains("uninstall") => "",
                _ => ", when it is installed from its repository",
            };
            let why = format!("`{name}` runs {}{by_repository}", quoted(command));
            seen.mark_named_in(When::Install, root, command, &why);
            reasons.push(why);
        }
    }
    if !reasons.is_empty() {
        seen.mark(When::Install, &file, &reasons.join("; "));
    }
    let gyp = format!("{root}binding.gyp");
    if !has_install {
        seen.mark(
            When::Install,
            &gyp,
            "npm runs `node-gyp rebuild` where it is",
        );
    }
}

fn mark_module(seen: &mut Seen, when: When, root: &str, path: &str, why: &str) {
    let path = path.trim_start_matches("./").trim_end_matches('/');
    for ending in ["", ".js", ".cjs", ".mjs", ".json", ".node", "/index.js"] {
        let name = match path {
            "" | "." => format!("{root}index.js"),
            path => format!("{root}{path}{ending}"),
        };
        seen.mark(when, &name, why);
    }
}

/// The texts in a value, however deep. JSON that was read is not deeper than
/// its reader allows.
fn texts_in(value: &Value) -> Vec<&str> {
    let mut pending = vec![value];
    let mut texts = Vec::new();
    while let Some(value) = pending.pop() {
        match value {
            Value::String(text) => texts.push(&**text),
            Value::Array(values) => pending.extend(values),
            Value::Object(values) => pending.extend(values.values()),
            _ => {}
        }
    }
    texts
}
