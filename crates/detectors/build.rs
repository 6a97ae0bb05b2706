//! Compiles `models/` into tables, and refuses what is wrong in them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[path = "src/models/format.rs"]
mod format;

use format::{Condition, ModelFile};

const KINDS: [(&str, &str); 17] = [
    ("sql", "Sql"),
    ("document-query", "Document"),
    ("ldap", "Ldap"),
    ("xpath", "Xpath"),
    ("command", "Command"),
    ("code", "Code"),
    ("path", "Path"),
    ("template", "Template"),
    ("objects", "Objects"),
    ("xml", "Xml"),
    ("redirect", "Redirect"),
    ("address", "Address"),
    ("html", "Html"),
    ("header", "Header"),
    ("log", "Log"),
    ("regular-expression", "Expression"),
    ("session", "Session"),
];

const SOURCES: [(&str, &str); 6] = [
    ("request", "Request"),
    ("arguments", "Arguments"),
    ("environment", "Environment"),
    ("input", "Input"),
    ("response", "Response"),
    ("file", "File"),
];

const LANGUAGES: [(&str, &str); 11] = [
    ("python", "Python"),
    ("javascript", "JavaScript"),
    ("typescript", "TypeScript"),
    ("tsx", "Tsx"),
    ("java", "Java"),
    ("go", "Go"),
    ("ruby", "Ruby"),
    ("php", "Php"),
    ("csharp", "CSharp"),
    ("c", "C"),
    ("cpp", "Cpp"),
];

const OUTCOMES: [(&str, &str); 3] = [("holds", "Holds"), ("fails", "Fails"), ("raises", "Raises")];

type Result<T> = std::result::Result<T, String>;

fn main() {
    println!("cargo::rerun-if-changed=models");
    println!("cargo::rerun-if-changed=src/models/format.rs");
    if let Err(message) = compile() {
        println!("cargo::error={message}");
        process::exit(1);
    }
}

fn compile() -> Result<()> {
    let mut files = Vec::new();
    collect(Path::new("models"), &mut files)?;
    files.sort();
    let mut tables = Tables::default();
    for file in &files {
        let told = |what: String| format!("{}: {what}", file.display());
        let text = fs::read_to_string(file).map_err(|error| told(error.to_string()))?;
        let models: ModelFile = toml::from_str(&text).map_err(|error| told(error.to_string()))?;
        tables.add(&models).map_err(told)?;
    }
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let text = format!(
        "pub(super) static ENTRIES: &[Entry] = &[\n{}];\n\
         pub(super) static PARAMETERS: &[NamedParameter] = &[\n{}];\n",
        tables.entries, tables.parameters
    );
    fs::write(Path::new(&out).join("models.rs"), text).map_err(|error| error.to_string())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    Ok(())
}

#[derive(Default)]
struct Tables {
    entries: String,
    parameters: String,
    seen: BTreeSet<String>,
}

impl Tables {
    fn add(&mut self, file: &ModelFile) -> Result<()> {
        let languages: Vec<String> = file
            .languages
            .iter()
            .map(|name| Ok(format!("Language::{}", lookup(&LANGUAGES, name)?)))
            .collect::<Result<_>>()?;
        let languages = format!("&[{}]", languages.join(", "));
        for source in &file.source {
            let from = lookup(&SOURCES, &source.from)?;
            self.names(
                &languages,
                &source.names,
                &format!("What::Source(From::{from})"),
            )?;
        }
        for handler in &file.handler {
            let takes = optional(handler.takes.as_deref(), "From", &SOURCES)?;
            let returns = optional(handler.returns.as_deref(), "Kind", &KINDS)?;
            let what = format!("What::Handler {{ takes: {takes}, returns: {returns} }}");
            self.names(&languages, &handler.decorators, &what)?;
            if !handler.bases.is_empty() {
                let from = handler.takes.as_deref().ok_or("`bases` need `takes`")?;
                let what = format!("What::Base(From::{})", lookup(&SOURCES, from)?);
                self.names(&languages, &handler.bases, &what)?;
            }
        }
        for one in &file.parameter {
            let from = optional(one.from.as_deref(), "From", &SOURCES)?;
            if let Some(from) = &one.from {
                let what = format!("What::Annotation(From::{})", lookup(&SOURCES, from)?);
                self.names(&languages, &one.annotations, &what)?;
            }
            for name in &one.names {
                let _ = writeln!(
                    self.parameters,
                    "NamedParameter {{ languages: {languages}, name: {name:?}, imports: &{:?}, from: {from}, is: {:?} }},",
                    one.imports, one.is
                );
            }
        }
        for one in &file.types {
            self.names(&languages, &one.names, &format!("What::Type({:?})", one.is))?;
        }
        for sink in &file.sink {
            let kind = lookup(&KINDS, &sink.of)?;
            let what = format!(
                "What::Sink(Sink {{ kind: Kind::{kind}, arguments: &{:?}, keywords: &{:?}, \
                 receiver: {}, imports: &{:?}, when: {}, unless: {} }})",
                sink.arguments,
                sink.keywords,
                sink.receiver,
                sink.imports,
                conditions(&sink.when)?,
                conditions(&sink.unless)?,
            );
            self.names(&languages, &sink.names, &what)?;
            self.names(
                &languages,
                &sink.writes,
                &format!("What::Written(Kind::{kind})"),
            )?;
        }
        for one in &file.sanitizer {
            let what = format!("What::Sanitizer({})", kinds(&one.kinds)?);
            self.names(&languages, &one.names, &what)?;
        }
        for one in &file.check {
            let outcome = lookup(&OUTCOMES, &one.outcome)?;
            let what = format!("What::Check({}, Outcome::{outcome})", kinds(&one.kinds)?);
            self.names(&languages, &one.names, &what)?;
        }
        for one in &file.propagator {
            let what = format!("What::Propagator({}, {})", port(&one.from)?, port(&one.to)?);
            self.names(&languages, &one.names, &what)?;
        }
        Ok(())
    }

    fn names(&mut self, languages: &str, names: &[String], what: &str) -> Result<()> {
        for name in names {
            let (head, last) = name.rsplit_once('.').unwrap_or(("", name));
            if last.is_empty() || last == "*" {
                return Err(format!(
                    "`{name}` has no last part: write `module.name` or `*.name`"
                ));
            }
            let line = format!(
                "Entry {{ languages: {languages}, head: {head:?}, last: {last:?}, what: {what} }},\n"
            );
            if !self.seen.insert(line.clone()) {
                return Err(format!("`{name}` is modelled twice in the same way"));
            }
            self.entries.push_str(&line);
        }
        Ok(())
    }
}

fn lookup<'t>(table: &'t [(&str, &'t str)], name: &str) -> Result<&'t str> {
    let found = table.iter().find(|(known, _)| *known == name);
    found.map(|(_, code)| *code).ok_or_else(|| {
        let known: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
        format!("`{name}` is not one of {}", known.join(", "))
    })
}

fn optional(name: Option<&str>, type_name: &str, table: &[(&str, &str)]) -> Result<String> {
    match name {
        Some(name) => Ok(format!("Some({type_name}::{})", lookup(table, name)?)),
        None => Ok("None".to_owned()),
    }
}

fn kinds(names: &[String]) -> Result<String> {
    if names.iter().any(|name| name == "all") {
        return Ok("Kinds::ALL".to_owned());
    }
    let list: Vec<String> = names
        .iter()
        .map(|name| Ok(format!("Kind::{}", lookup(&KINDS, name)?)))
        .collect::<Result<_>>()?;
    Ok(format!("Kinds::of(&[{}])", list.join(", ")))
}

fn conditions(list: &[Condition]) -> Result<String> {
    let mut text = String::from("&[");
    for one in list {
        if one.position.is_none() && one.keyword.is_none() && one.mentions.is_empty() {
            return Err(
                "a condition needs the `position` or `keyword` of an argument, or `mentions`"
                    .to_owned(),
            );
        }
        let _ = write!(
            text,
            "Condition {{ position: {:?}, keyword: {:?}, is: &{:?}, shell: {}, record: {}, made_with: &{:?}, begins: &{:?}, mentions: &{:?} }},",
            one.position,
            one.keyword,
            one.is,
            one.shell,
            one.record,
            one.made_with,
            one.begins,
            one.mentions
        );
    }
    text.push(']');
    Ok(text)
}

fn port(name: &str) -> Result<String> {
    match name {
        "receiver" => Ok("Port::Receiver".to_owned()),
        "arguments" => Ok("Port::Arguments".to_owned()),
        _ => match name.parse::<u8>() {
            Ok(index) => Ok(format!("Port::Argument({index})")),
            Err(_) => Err(format!(
                "`{name}` is not `receiver`, `arguments` or the position of an argument"
            )),
        },
    }
}
