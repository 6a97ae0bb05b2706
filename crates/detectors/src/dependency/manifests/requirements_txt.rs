//! `requirements.txt` and its kin: one requirement or option a line.
//!
//! Source: <https://pip.pypa.io/en/stable/reference/requirements-file-format/>

use crate::dependency::requirement::{
    Ecosystem, Manifest, Requirement, Source, Unchecked, read_python, source_of,
};
use crate::{Line, TextFile};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    let mut goes_on = false;
    for line in file.lines() {
        let is_continued = std::mem::replace(&mut goes_on, line.text.ends_with('\\'));
        let lead = line.text.len() - line.text.trim_start().len();
        let text = line.text[lead..].split(" #").next().unwrap_or_default();
        let text = text.trim_end_matches('\\').trim_end();
        // The rest of a requirement: digests of its files.
        if is_continued || text.is_empty() || text.starts_with('#') {
            continue;
        }
        read_line(&line, lead, text, &mut manifest);
    }
    manifest
}

fn read_line(line: &Line<'_>, lead: usize, text: &str, manifest: &mut Manifest) {
    let option = text.split(['=', ' ', '\t']).next().unwrap_or_default();
    let rest = text.get(option.len()..).unwrap_or_default();
    let value = rest.trim_start_matches(['=', ' ', '\t']);
    let whole = line.span(lead, lead + text.len());
    let (text, start) = match option {
        "-i" | "--index-url" | "--pypi-url" => {
            return manifest.registry(Ecosystem::Python, option, value, false, whole);
        }
        "--extra-index-url" | "-f" | "--find-links" => {
            if value.contains("://") {
                manifest.registry(Ecosystem::Python, option, value, true, whole);
            }
            return;
        }
        "--trusted-host" => {
            manifest.unchecked.push(Unchecked {
                setting: text.to_owned(),
                span: whole,
            });
            return;
        }
        "-e" | "--editable" => (value, lead + text.len() - value.len()),
        "-r" | "--requirement" | "-c" | "--constraint" => {
            return;
        }
        _ if text.starts_with('-') => return,
        _ => (text, lead),
    };
    if let Some(requirement) = read_python(text, line.offset + start) {
        manifest.requirements.push(requirement);
    } else if text.contains("://") || text.starts_with("git@") {
        let address = text.split_whitespace().next().unwrap_or_default();
        let name = text.split_once("#egg=").map_or("", |(_, name)| name);
        let name = name.split(['&', '[', ' ']).next().unwrap_or_default();
        manifest.requirements.push(Requirement {
            name: name.to_owned(),
            ecosystem: Ecosystem::Python,
            source: match source_of(address) {
                Source::Registry => Source::Url,
                source => source,
            },
            version: address.to_owned(),
            span: line.span(start, start + text.len()),
        });
    }
}
