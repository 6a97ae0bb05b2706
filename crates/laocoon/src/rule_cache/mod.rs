//! Compiled rules, kept from one run to the next.
//!
//! Words: a *key* is the digest of all that compiled rules depend on: the
//! program, and the name and text of every rule file. An *entry* is what is
//! kept under a key: compiled rules, what is wrong with those that could not
//! be compiled, and warnings, so that a run that finds an entry says the same
//! as one that does not.
//!
//! The cache saves time and has no other effect. What cannot be read or does
//! not add up is compiled again; what cannot be written is not kept.

mod store;

use std::time::UNIX_EPOCH;

use blake3::{Hash, Hasher};

pub(crate) use store::Store;

use crate::rule_files::{CompiledRules, RuleTexts};

/// Compiled rules, from the cache where there is one that has them.
pub(crate) fn compile(texts: RuleTexts, store: Option<&Store>) -> CompiledRules {
    let cache = store.and_then(|store| Some((store, key(&program()?, &texts))));
    let Some((store, key)) = cache else {
        return texts.parse().compile();
    };
    let known = store.read(&key);
    if let Some(rules) = known.and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
        return rules;
    }
    let rules = texts.parse().compile();
    if let Ok(bytes) = postcard::to_allocvec(&rules) {
        store.write(&key, &bytes);
    }
    rules
}

/// Says which program this is: a program that was built anew may read, compile
/// or keep rules in another way, whether its version has changed or not.
/// `None` when that cannot be found out.
fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let metadata = path.metadata().ok()?;
    let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!(
        "{} {} {} {}",
        env!("CARGO_PKG_VERSION"),
        path.display(),
        metadata.len(),
        modified.as_nanos()
    ))
}

fn key(program: &str, texts: &RuleTexts) -> Hash {
    let mut hasher = Hasher::new();
    // With its length before each part, no two lists of parts read the same.
    let mut add = |part: &str| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    };
    add(program);
    for (name, text) in texts.iter() {
        add(name);
        match text {
            Ok(text) => add(text),
            Err(problem) => {
                add("");
                add(problem);
            }
        }
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_syntax::parse::Limits;

    fn texts(pattern: &str) -> RuleTexts {
        let mut texts = RuleTexts::default();
        let rule = |id: &str, pattern: &str| {
            format!("- {{id: {id}, languages: [python], severity: ERROR, message: m, {pattern}}}\n")
        };
        let text = [
            "rules:\n".to_owned(),
            rule("good", &format!("pattern: {pattern}")),
            rule("bad", "pattern: 'f('"),
            rule("worse", "pattern-regex: '('"),
            rule(
                "odd",
                r#"pattern-regex: 'f(?<NAME>\(\))', paths: {exclude: [b.py]}"#,
            ),
        ];
        texts.add("r.yaml".to_owned(), text.concat());
        texts
    }

    fn store() -> (tempfile::TempDir, Store) {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::at(directory.path().join("rules"));
        (directory, store)
    }

    /// What the rules say of themselves and find in a file.
    fn told(rules: &CompiledRules) -> String {
        let found: Vec<_> = ["a.py", "b.py"]
            .into_iter()
            .map(|path| {
                let language = Some(laocoon_source::Language::Python);
                let set = &rules.set;
                set.scan(path, language, "f()\ng(1)\n", Limits::default())
                    .matches
            })
            .collect();
        let (errors, warnings) = (&rules.errors, &rules.warnings);
        format!("{} {errors:?} {warnings:?} {found:?}", rules.loaded)
    }

    #[test]
    fn rules_that_were_kept_are_the_same_as_before() {
        let (_directory, store) = store();
        let fresh = told(&compile(texts("g(...)"), None));
        assert!(fresh.contains("bad") && fresh.contains("worse"), "{fresh}");
        assert!(fresh.contains("$NAME"), "{fresh}");
        for run in ["first", "second"] {
            assert_eq!(
                told(&compile(texts("g(...)"), Some(&store))),
                fresh,
                "{run}"
            );
        }
    }

    #[test]
    fn the_entry_is_what_runs() {
        let (_directory, store) = store();
        let other = compile(texts("other()"), None);
        let key = key(&program().unwrap(), &texts("g(...)"));
        store.write(&key, &postcard::to_allocvec(&other).unwrap());
        let kept = compile(texts("g(...)"), Some(&store));
        assert_eq!(told(&kept), told(&other));
    }

    #[test]
    fn an_entry_that_makes_no_sense_is_compiled_again() {
        let (_directory, store) = store();
        let key = key(&program().unwrap(), &texts("g(...)"));
        store.write(&key, b"compiled by another program");
        let rules = compile(texts("g(...)"), Some(&store));
        assert_eq!(told(&rules), told(&compile(texts("g(...)"), None)));
        let kept = store.read(&key).unwrap();
        assert_eq!(kept, postcard::to_allocvec(&rules).unwrap());
    }

    #[test]
    fn whatever_rules_depend_on_is_in_the_key() {
        let one = || {
            let mut texts = RuleTexts::default();
            texts.add("a".to_owned(), "b".to_owned());
            texts
        };
        let check = |program: &str, change: fn(&mut RuleTexts)| {
            let mut other = one();
            change(&mut other);
            key(program, &other) == key("1.0", &one())
        };
        assert!(check("1.0", |_| ()));
        assert!(!check("1.1", |_| ()), "another program");
        assert!(!check("1.0", |texts| texts.add("c".to_owned(), String::new())));
        assert!(!check("1.0", |texts| {
            *texts = RuleTexts::default();
            texts.add("ab".to_owned(), String::new());
        }));
    }
}
