//! Wheels and sdists.
//!
//! Sources: the specifications of the binary and the source distribution
//! format, of entry points and of `pyproject.toml` (packaging.python.org), and
//! the documentation of Python's `site` module for what runs at start-up.

use super::When;
use super::layout::{Seen, quoted};

/// Installed beside the packages, Python runs these itself.
const AT_STARTUP: [&str; 2] = ["sitecustomize", "usercustomize"];

pub(super) fn wheel(seen: &mut Seen) -> bool {
    let Some(info) = seen
        .names()
        .find_map(|name| name.strip_suffix("WHEEL")?.strip_suffix(".dist-info/"))
        .filter(|folder| !folder.contains('/'))
        .map(str::to_owned)
    else {
        return false;
    };
    let data = format!("{info}.data/");
    let mut places = vec![String::new()];
    places.extend(["purelib/", "platlib/"].map(|part| format!("{data}{part}")));
    for place in &places {
        mark_installed(seen, place);
    }
    let scripts = format!("{data}scripts/");
    let commands = seen
        .below(&scripts)
        .map(|name| format!("{scripts}{name}"))
        .collect();
    seen.mark_all(
        When::Command,
        commands,
        "put among the commands by its folder `scripts`",
    );
    let entry_points = format!("{info}.dist-info/entry_points.txt");
    if let Some(text) = seen.manifest(&entry_points).map(str::to_owned) {
        mark_entry_points(seen, &places, &text);
    }
    true
}

pub(super) fn sdist(seen: &mut Seen) -> bool {
    let Some(root) = seen.root_of("PKG-INFO").filter(|root| {
        ["setup.py", "pyproject.toml", "setup.cfg"]
            .iter()
            .any(|file| seen.has(&format!("{root}{file}")))
    }) else {
        return false;
    };
    let setup = format!("{root}setup.py");
    seen.mark(
        When::Install,
        &setup,
        "`setup.py` runs when the package is built or installed",
    );
    let project = format!("{root}pyproject.toml");
    if let Some(text) = seen.manifest(&project).map(str::to_owned) {
        mark_build_backend(seen, &root, &text);
    }
    for place in [root.clone(), format!("{root}src/")] {
        mark_installed(seen, &place);
    }
    true
}

/// Marks what installing the files of this folder makes run later.
fn mark_installed(seen: &mut Seen, place: &str) {
    let mut startup_files = Vec::new();
    let mut paths = Vec::new();
    let mut modules = Vec::new();
    for name in seen.below(place) {
        let whole = format!("{place}{name}");
        let (top, rest) = match name.split_once('/') {
            Some((folder, rest)) => (folder, Some(rest)),
            None => (name, None),
        };
        let is_setup = top == "setup.py" || top.ends_with(".data");
        match rest {
            None if top.ends_with(".pth") => paths.push(whole),
            None | Some("__init__.py") => {
                let module = match rest {
                    None => module_of_file(top),
                    Some(_) => Some(top),
                };
                match module {
                    Some(module) if AT_STARTUP.contains(&module) => startup_files.push(whole),
                    Some(_) if !is_setup => modules.push(whole),
                    _ => {}
                }
            }
            Some(_) => {}
        }
    }
    let why = "its lines that begin with `import` run at each start of Python";
    seen.mark_all(When::Startup, paths, why);
    seen.mark_all(
        When::Startup,
        startup_files,
        "Python imports it at each start",
    );
    seen.mark_all(When::Import, modules, "importing the package runs it");
}

/// `a` of `a.py`, `a.pyc` and `a.cpython-312-x86_64-linux-gnu.so`.
fn module_of_file(file: &str) -> Option<&str> {
    let (module, ending) = file.split_once('.')?;
    let is_module = ["py", "pyc", "so", "pyd"]
        .iter()
        .any(|known| ending == *known || ending.ends_with(&format!(".{known}")));
    is_module.then_some(module)
}

fn mark_entry_points(seen: &mut Seen, places: &[String], text: &str) {
    let mut group = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            group = name.trim().to_owned();
        } else if let Some((name, target)) = line.split_once('=')
            && !line.starts_with(['#', ';'])
        {
            let module = target.split([':', '[', ' ']).find(|part| !part.is_empty());
            let path = module.unwrap_or_default().replace('.', "/");
            let name = quoted(name.trim());
            let (when, why) = match &*group {
                "console_scripts" | "gui_scripts" => {
                    (When::Command, format!("the command {name} runs it"))
                }
                other => (
                    When::Import,
                    format!("an entry point {name} for {} loads it", quoted(other)),
                ),
            };
            for place in places {
                seen.mark(when, &format!("{place}{path}.py"), &why);
                seen.mark(when, &format!("{place}{path}/__init__.py"), &why);
            }
        }
    }
}

/// A backend that is part of the package itself runs when it is built.
fn mark_build_backend(seen: &mut Seen, root: &str, text: &str) {
    let Ok(project) = text.parse::<toml::Table>() else {
        return;
    };
    let Some(system) = project.get("build-system").and_then(toml::Value::as_table) else {
        return;
    };
    let backend = system.get("build-backend").and_then(toml::Value::as_str);
    let paths = system.get("backend-path").and_then(toml::Value::as_array);
    let Some((backend, paths)) = backend.zip(paths) else {
        return;
    };
    let module = backend
        .split(':')
        .next()
        .unwrap_or_default()
        .replace('.', "/");
    let why = format!(
        "the build backend {} of the package itself",
        quoted(backend)
    );
    for path in paths.iter().filter_map(toml::Value::as_str).take(100) {
        let path = path.trim_start_matches("./").trim_end_matches('/');
        let folder = match path {
            "" | "." => root.to_owned(),
            path => format!("{root}{path}/"),
        };
        seen.mark(When::Install, &format!("{folder}{module}.py"), &why);
        seen.mark(
            When::Install,
            &format!("{folder}{module}/__init__.py"),
            &why,
        );
    }
}
