//! Code imports a package that no manifest asks for.
//!
//! ## What it finds
//!
//! Imports at the top level of Python, JavaScript and TypeScript, in trees with
//! a manifest, of what is neither a part of the language, nor a file of the
//! tree, nor asked for by a manifest or a lock of it. Low if there is such a
//! package; medium if there is none, or if its name is nearly that of a popular
//! one.
//!
//! ## Why that is bad
//!
//! It works only as long as something else brings the package along, and the
//! next who sees it fail installs what is called so: a name that a model made
//! up belongs to whoever registers it.
//!
//! ## Example
//!
//! ```python
//! import fastapi_auth_guardian  # and requirements.txt has only fastapi
//! ```
//!
//! ## Limits
//!
//! Imports within `try`, conditions and functions are left out, for they may
//! fail; those that are for types alone; and tests, documentation, examples and
//! scripts. Which package holds which module is known for the usual ones, and
//! guessed from the name for others. Where a manifest is computed, nothing is
//! said. Lists of names are those of November 2026; that of npm has the popular
//! part only.
//!
//! ## References
//!
//! - <https://arxiv.org/abs/2406.10279>
//! - <https://deptry.com/rules-violations/>
//! - <https://packaging.python.org/en/latest/discussions/distribution-package-vs-import-package/>

use std::collections::{BTreeMap, BTreeSet};

use laocoon_report::{Confidence, Severity};

use super::asked::{Ask, Asked, Computed, Own, folders_above};
use super::imports::{Alias, Imported, Imports, SourceFile};
use super::lockfile_disagrees_with_manifest::{LockedVersions, Versions};
use super::names::{DATE, Standing, is_in_known_scope, normal, standing};
use super::near::popular_near;
use super::requirement::Ecosystem;
use super::standard::{holders_of, is_node_module, is_python_module};
use crate::{About, Detector, Findings, Gatherer, UnitFacts};

/// `dependency/undeclared-import`
pub struct UndeclaredImport;

impl Detector for UndeclaredImport {
    fn about(&self) -> &'static About {
        &About {
            id: "dependency/undeclared-import",
            severity: Severity::Low,
            confidence: Confidence::Low,
            cwe: &["CWE-1357", "CWE-829"],
            remediation: "Ask for the package in the manifest, after a look at whether it is the one that is meant, or remove the import.",
            source: include_str!("undeclared_import.rs"),
        }
    }

    fn gatherers(&self) -> &'static [&'static dyn Gatherer] {
        &[&Asked, &Versions, &Imports]
    }

    fn conclude(&self, unit: &UnitFacts<'_>, findings: &mut Findings<'_>) {
        let project = Project::of(unit);
        // Each module is told once, where it comes first.
        let mut told: BTreeMap<(Ecosystem, &str), usize> = BTreeMap::new();
        let mut firsts: Vec<&Imported> = Vec::new();
        let mut explained: BTreeMap<(Ecosystem, &str), bool> = BTreeMap::new();
        for (file, imported) in unit.all::<Imported>() {
            let is_explained = *explained
                .entry((imported.ecosystem, &imported.module))
                .or_insert_with(|| project.explains(imported));
            if is_explained || !project.answers_for(file, imported.ecosystem) {
                continue;
            }
            let count = told
                .entry((imported.ecosystem, &imported.module))
                .or_default();
            if *count == 0 {
                firsts.push(imported);
            }
            *count += 1;
        }
        for imported in firsts {
            let files = told
                .get(&(imported.ecosystem, &*imported.module))
                .copied()
                .unwrap_or(1);
            let Some((severity, what)) = judge(imported) else {
                continue;
            };
            let more = match files {
                1 => String::new(),
                files => format!(" (in {files} files)"),
            };
            let message = format!("`{}` is imported{more}, and {what}", imported.module);
            findings
                .at_location(imported.location.clone(), message)
                .severity(severity);
        }
    }
}

/// What a unit has and asks for.
struct Project<'a> {
    /// Folders with a manifest that asks for something, and whether it can all
    /// be read.
    manifests: BTreeMap<(Ecosystem, &'a str), bool>,
    /// Normal names of what is asked for, locked, or the project's own.
    names: BTreeSet<(Ecosystem, String)>,
    /// The letters of those of Python.
    python_letters: BTreeSet<String>,
    /// Names of files and folders.
    files: BTreeSet<(Ecosystem, &'a str)>,
    aliases: Vec<&'a str>,
}

impl<'a> Project<'a> {
    fn of(unit: &'a UnitFacts<'_>) -> Self {
        let mut project = Self {
            manifests: BTreeMap::new(),
            names: BTreeSet::new(),
            python_letters: BTreeSet::new(),
            files: BTreeSet::new(),
            aliases: unit.all::<Alias>().map(|(_, alias)| &*alias.0).collect(),
        };
        for (file, ask) in unit.all::<Ask>() {
            let ecosystem = ask.requirement.ecosystem;
            project
                .manifests
                .entry((ecosystem, folder(file)))
                .or_insert(true);
            let name = normal(ecosystem, &ask.requirement.name);
            project.names.insert((ecosystem, name));
        }
        for (_, own) in unit.all::<Own>() {
            project.names.insert((own.0, own.1.clone()));
        }
        for (file, computed) in unit.all::<Computed>() {
            project.manifests.insert((computed.0, folder(file)), false);
        }
        for (_, lock) in unit.all::<LockedVersions>() {
            let names = lock.by_name.keys();
            project
                .names
                .extend(names.map(|name| (lock.ecosystem, name.clone())));
        }
        let python = project
            .names
            .iter()
            .filter(|(of, _)| *of == Ecosystem::Python);
        project.python_letters = python.map(|(_, name)| letters(name)).collect();
        for (file, source) in unit.all::<SourceFile>() {
            for part in file.split('/') {
                let stem = part.split('.').next().unwrap_or(part);
                project.files.insert((source.0, stem));
            }
        }
        project
    }

    /// Whether a manifest stands above a file, and all of those can be read.
    fn answers_for(&self, file: &str, ecosystem: Ecosystem) -> bool {
        let mut above = folders_above(file)
            .filter_map(|folder| self.manifests.get(&(ecosystem, folder)))
            .peekable();
        above.peek().is_some() && above.all(|is_whole| *is_whole)
    }

    fn explains(&self, imported: &Imported) -> bool {
        let module = &*imported.module;
        let ecosystem = imported.ecosystem;
        let first = module.split('/').next().unwrap_or(module);
        if self.files.contains(&(ecosystem, first)) {
            return true;
        }
        match ecosystem {
            Ecosystem::Python => self.explains_python(module),
            _ => {
                let has = |name: &str| self.names.contains(&(ecosystem, name.to_owned()));
                let types = format!(
                    "@types/{}",
                    module.trim_start_matches('@').replace('/', "__")
                );
                let is_alias = |alias: &&str| {
                    !alias.is_empty()
                        && (module == *alias || module.starts_with(&format!("{alias}/")))
                        || alias.contains('/') && alias.starts_with(module)
                };
                is_node_module(module)
                    || has(module)
                    || has(&types)
                    || self.aliases.iter().any(is_alias)
            }
        }
    }

    fn explains_python(&self, module: &str) -> bool {
        if module.starts_with('_') || is_python_module(module) {
            return true;
        }
        let has = |name: &str| self.names.contains(&(Ecosystem::Python, name.to_owned()));
        match holders_of(module) {
            Some(["-"]) => return true,
            Some(holders)
                if holders
                    .iter()
                    .any(|name| has(&normal(Ecosystem::Python, name))) =>
            {
                return true;
            }
            _ => {}
        }
        // `import dateutil` is `python-dateutil`, `import zmq` is `pyzmq`: one
        // name is in the other.
        let wanted = letters(module);
        let is_in =
            |name: &String| name.contains(&wanted) || name.len() > 3 && wanted.contains(&**name);
        self.python_letters.iter().any(is_in)
    }
}

fn letters(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// The folder a file is in, with the `/` behind it.
fn folder(file: &str) -> &str {
    folders_above(file).next().unwrap_or_default()
}

/// How bad it is that nothing explains a module.
fn judge(imported: &Imported) -> Option<(Severity, String)> {
    let (ecosystem, module) = (imported.ecosystem, &*imported.module);
    let name = normal(ecosystem, module);
    let near = popular_near(ecosystem, module).filter(|near| near.how.is_slip());
    let undeclared = (Severity::Low, "no manifest asks for it".to_owned());
    if ecosystem == Ecosystem::Npm {
        return match (standing(ecosystem, &name), near) {
            (Standing::Unlisted, Some(near)) => Some((
                Severity::Medium,
                format!(
                    "no manifest asks for it; its name differs from `{}` only {}",
                    near.popular,
                    near.how.words()
                ),
            )),
            // An alias, more often than not, or a scope's own.
            (Standing::Unlisted, None)
                if !name.contains('-') || is_in_known_scope(&name) || name.contains('/') =>
            {
                None
            }
            (Standing::Unlisted, None) => Some((
                Severity::Medium,
                format!(
                    "no manifest asks for it; it is none of the most used packages of npm ({DATE})"
                ),
            )),
            _ => Some(undeclared),
        };
    }
    if holders_of(module).is_some() {
        return Some(undeclared);
    }
    let exists = |name: &str| standing(ecosystem, name) != Standing::Unlisted;
    let spelled = [
        name.clone(),
        format!("python-{name}"),
        format!("py-{name}"),
        format!("py{name}"),
        format!("{name}-python"),
        format!("{name}-py"),
        format!("django-{name}"),
        format!("{name}-sdk"),
        format!("{name}-client"),
    ];
    if let Some(near) = near.filter(|_| !exists(&name)) {
        return Some((
            Severity::Medium,
            format!(
                "no manifest asks for it; its name differs from `{}` only {}",
                near.popular,
                near.how.words()
            ),
        ));
    }
    if spelled.iter().any(|name| exists(name)) {
        return Some(undeclared);
    }
    Some((
        Severity::Medium,
        format!("no manifest asks for it; PyPI has no package of that name either ({DATE})"),
    ))
}
