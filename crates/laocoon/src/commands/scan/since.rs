//! `--since REV`: what was found before, so that only what is new counts.
//!
//! The whole tree is scanned as ever, since what is found in one file may come
//! from another. Of the revision, only the files that differ are scanned again;
//! all of it, where something was *concluded* from several files.
//!
//! A file that was moved without a change is the same file. One that was moved
//! and changed is compared with the file of its name that is gone, if there is
//! one. An archive that differs is new as a whole.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix::ObjectId;
use laocoon_detectors::registry::DETECTORS;
use laocoon_report::{Baseline, Report, Since};
use laocoon_source::{Candidate, load_bytes, walk};

use super::{Analyser, Scanned, Settings, draft_of};
use crate::revision::Revision;
use crate::scan::{self, Target, UnitRoots};

/// What was there at a revision, beside what was found now.
///
/// # Errors
///
/// When there is no such revision, or it cannot be read.
pub(super) fn since(
    revision: &str,
    now: &Scanned,
    paths: &[PathBuf],
    analyser: &Arc<Analyser>,
    settings: &Settings,
) -> anyhow::Result<Since> {
    let concluding: HashSet<String> = DETECTORS
        .iter()
        .filter(|detector| !detector.gatherers().is_empty())
        .map(|detector| detector.about().id.to_owned())
        .collect();
    let needs_all = now
        .findings
        .iter()
        .any(|finding| concluding.contains(&finding.rule));
    let mut before = Since {
        concluding,
        ..Since::default()
    };
    let mut known = Vec::new();
    for roots in scan::group(paths) {
        let Some(root) = roots.paths.first().filter(|root| root.exists()) else {
            continue;
        };
        let revision = Revision::find(root, revision)?;
        let compared = compare(&revision, &roots, settings)?;
        let names = compared.same.iter().map(|file| file.name.to_string());
        before.unchanged.extend(names);
        let mut texts = compared.changed;
        let mut files = Vec::new();
        if needs_all {
            files = compared.same;
            texts.extend(compared.gone);
        }
        let target = Target::Mixed {
            name: roots.name.clone(),
            files,
            texts: texts.into_iter().collect(),
        };
        let mut scanned = scan::scan(target, Arc::clone(analyser), settings);
        let draft = draft_of(&mut scanned, settings);
        let text = |path: &str, member: Option<&str>| scanned.sources.text(path, member);
        known.extend(Report::assemble(draft, &text).findings);
    }
    before.found = Baseline::of(&known);
    Ok(before)
}

/// The files of a tree beside those of a revision; all under the names in which
/// they are reported.
#[derive(Default)]
struct Compared {
    same: Vec<Candidate>,
    /// What those had in them that differ now.
    changed: BTreeMap<String, Vec<u8>>,
    /// What those had in them that are no longer there.
    gone: BTreeMap<String, Vec<u8>>,
}

fn compare(
    revision: &Revision,
    roots: &UnitRoots,
    settings: &Settings,
) -> anyhow::Result<Compared> {
    let files = walk(&roots.paths, &settings.walk_options()).files;
    let named: Vec<(Candidate, Option<String>)> = files
        .into_iter()
        .map(|file| {
            let name = revision.name_of(&file.path);
            (file, name)
        })
        .collect();
    let there: HashSet<&str> = named
        .iter()
        .filter_map(|(_, name)| name.as_deref())
        .collect();
    let mut gone = Gone::default();
    for (name, id) in revision.files().filter(|(name, _)| !there.contains(name)) {
        gone.add(name, id);
    }
    let prefixes: Vec<(String, &Path)> = roots
        .paths
        .iter()
        .filter_map(|root| Some((revision.name_of(root)?, root.as_path())))
        .collect();

    let mut compared = Compared::default();
    for (file, name) in named {
        // What cannot be read is told by the scan, and is new if it is found in.
        let Ok(bytes) = load_bytes(&file, settings.max_file_bytes) else {
            continue;
        };
        let id = revision.id_of_content(&bytes)?;
        let before = match name.filter(|name| revision.id_of(name).is_some()) {
            Some(name) => Some(name),
            None => gone.take(last_part(&file.name), id),
        };
        let Some(before) = before else {
            continue;
        };
        if revision.id_of(&before) == Some(id) {
            compared.same.push(file);
        } else if let Some(content) = revision.content(&before)? {
            compared.changed.insert(file.name.to_string(), content);
        }
    }
    for name in gone.names {
        let shown = prefixes.iter().find_map(|(prefix, root)| {
            let rest = match prefix.as_str() {
                "" => Some(name.as_str()),
                prefix => name.strip_prefix(prefix)?.strip_prefix('/'),
            };
            Some(Candidate::new(&root.join(rest?)).name.to_string())
        });
        if let (Some(shown), Some(content)) = (shown, revision.content(&name)?) {
            compared.gone.insert(shown, content);
        }
    }
    Ok(compared)
}

/// Files that are no longer where they were.
#[derive(Default)]
struct Gone {
    names: BTreeSet<String>,
    by_content: HashMap<ObjectId, Vec<String>>,
    by_last_part: HashMap<String, Vec<String>>,
}

impl Gone {
    fn add(&mut self, name: &str, id: ObjectId) {
        self.names.insert(name.to_owned());
        self.by_content.entry(id).or_default().push(name.to_owned());
        let alike = self.by_last_part.entry(last_part(name).to_owned());
        alike.or_default().push(name.to_owned());
    }

    /// The file from which a new one was made: one with its content, else the
    /// only one of its name. It is no longer gone then.
    fn take(&mut self, last_part: &str, id: ObjectId) -> Option<String> {
        let of_content = self.by_content.get_mut(&id).and_then(Vec::pop);
        let of_name = || match self.by_last_part.get(last_part).map(Vec::as_slice) {
            Some([one]) => Some(one.clone()),
            _ => None,
        };
        let name = of_content.or_else(of_name)?;
        self.names.remove(&name).then_some(name)
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}
