//! `Gemfile`, `gems.rb` and gemspecs, as far as they are written out.
//!
//! Sources: <https://bundler.io/man/gemfile.5.html>,
//! <https://guides.rubygems.org/specification-reference/>

use crate::TextFile;
use crate::dependency::requirement::{Ecosystem, Manifest, Source};

pub(super) fn read(file: &TextFile<'_>) -> Manifest {
    let mut manifest = Manifest::default();
    for line in file.lines() {
        let text = line.text.trim();
        let lead = line.text.len() - line.text.trim_start().len();
        let span = line.span(lead, lead + text.len());
        let word_end = text.find([' ', '(']).unwrap_or(text.len());
        let (word, rest) = text.split_at(word_end);
        let Some(name) = first_text(rest) else {
            continue;
        };
        let method = word.rsplit('.').next().unwrap_or_default();
        match method {
            "source" => manifest.registry(Ecosystem::Ruby, "source", name, false, span),
            "gem" | "add_dependency" | "add_runtime_dependency" | "add_development_dependency" => {
                let option = |key: &str| option(rest, key);
                if let Some(source) = option("source") {
                    manifest
                        .registries
                        .push(crate::dependency::requirement::Registry {
                            ecosystem: Ecosystem::Ruby,
                            address: source.to_owned(),
                            is_added: false,
                            only_for: name.to_owned(),
                            setting: "source".to_owned(),
                            span,
                        });
                }
                let commit = option("ref").unwrap_or_default();
                let (source, version) = if let Some(address) = option("git") {
                    (Source::VersionControl, format!("{address}#{commit}"))
                } else if let Some(address) = option("github").or_else(|| option("gist")) {
                    (Source::VersionControl, format!("github:{address}#{commit}"))
                } else if option("path").is_some() {
                    (Source::Local, String::new())
                } else {
                    (Source::Registry, String::new())
                };
                manifest.ask(Ecosystem::Ruby, name, source, &version, span);
            }
            _ => {}
        }
    }
    manifest
}

/// The text that an argument list begins with.
fn first_text(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches([' ', '(']);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

/// `key: "value"` or `:key => "value"`.
fn option<'a>(rest: &'a str, key: &str) -> Option<&'a str> {
    let marks = [
        format!(" {key}:"),
        format!(",{key}:"),
        format!(":{key} =>"),
        format!(":{key}=>"),
    ];
    let after = marks.iter().find_map(|mark| rest.split_once(&**mark))?.1;
    first_text(after)
}
