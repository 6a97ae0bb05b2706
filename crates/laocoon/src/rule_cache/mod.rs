//! Compiled rules, kept from one run to the next.
//!
//! Words: a *key* is the digest of all that compiled rules depend on: the
//! program, and the name and text of every rule file. An *entry* is what is
//! kept under a key. Rules make several: their *summary*, which says what is
//! wrong with those that could not be compiled, so that a run that finds it says
//! the same as one that does not; and each of their *parts* by itself, since a
//! run reads the parts only of those languages that it meets.
//!
//! The cache saves time and has no other effect. What cannot be read or does
//! not add up is compiled again; what cannot be written is not kept.

mod store;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use blake3::{Hash, Hasher};
use laocoon_rules::engine::{PartName, Parts, RulePart};

pub(crate) use store::Store;

use crate::program::program;
use crate::rule_files::{CompiledRules, RuleTexts, RulesSummary};

/// Rules whose parts are read, or compiled, when they are needed.
#[derive(Debug)]
pub(crate) struct LoadedRules {
    pub(crate) summary: RulesSummary,
    /// Whether they follow values within functions only. That is no matter of
    /// compiling: what is kept is the same for both.
    within_functions: bool,
    kept: Option<Kept>,
    /// Those that were compiled in this run, if any were.
    compiled: Mutex<Option<BTreeMap<PartName, Arc<RulePart>>>>,
}

/// Where parts are kept, and what they are made from if they are not there.
#[derive(Debug)]
struct Kept {
    store: Store,
    key: Hash,
    texts: RuleTexts,
}

/// Compiled rules, from the cache where there is one that has them.
pub(crate) fn compile(
    texts: RuleTexts,
    store: Option<Store>,
    within_functions: bool,
) -> LoadedRules {
    let cache = store.and_then(|store| Some((store, key(&program()?, &texts))));
    let Some((store, key)) = cache else {
        return LoadedRules::new(texts.parse().compile(), within_functions);
    };
    let known = store.read(&key);
    if let Some(summary) = known.and_then(|bytes| postcard::from_bytes(&bytes).ok()) {
        return LoadedRules {
            summary,
            within_functions,
            kept: Some(Kept { store, key, texts }),
            compiled: Mutex::default(),
        };
    }
    let rules = texts.parse().compile();
    keep(&store, &key, &rules);
    LoadedRules::new(rules, within_functions)
}

/// The summary comes last: who finds it may hope for the parts.
fn keep(store: &Store, key: &Hash, rules: &CompiledRules) {
    for (name, part) in &rules.parts {
        if let Ok(bytes) = postcard::to_allocvec(part) {
            store.write(&key_of_part(key, *name), &bytes);
        }
    }
    if let Ok(bytes) = postcard::to_allocvec(&rules.summary) {
        store.write(key, &bytes);
    }
}

/// Parts that nobody changes any more.
fn shared(parts: Parts, within_functions: bool) -> BTreeMap<PartName, Arc<RulePart>> {
    let share = |(name, mut part): (PartName, RulePart)| {
        part.set.within_functions = within_functions;
        (name, Arc::new(part))
    };
    parts.into_iter().map(share).collect()
}

impl LoadedRules {
    /// Rules that were just compiled.
    pub(crate) fn new(rules: CompiledRules, within_functions: bool) -> Self {
        Self {
            summary: rules.summary,
            within_functions,
            kept: None,
            compiled: Mutex::new(Some(shared(rules.parts, within_functions))),
        }
    }

    /// A part; `None` where there are no such rules.
    pub(crate) fn part(&self, name: PartName) -> Option<Arc<RulePart>> {
        if !self.summary.parts.contains(&name) {
            return None;
        }
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if compiled.is_none()
            && let Some(mut part) = self.kept.as_ref().and_then(|kept| kept.read(name))
        {
            part.set.within_functions = self.within_functions;
            return Some(Arc::new(part));
        }
        let compile = || self.kept.as_ref().map(Kept::compile_again);
        let parts = compiled.get_or_insert_with(|| {
            let parts = compile().unwrap_or_default();
            shared(parts, self.within_functions)
        });
        parts.get(&name).cloned()
    }
}

impl Kept {
    fn read(&self, name: PartName) -> Option<RulePart> {
        let bytes = self.store.read(&key_of_part(&self.key, name))?;
        postcard::from_bytes(&bytes).ok()
    }

    fn compile_again(&self) -> Parts {
        let rules = self.texts.clone().parse().compile();
        keep(&self.store, &self.key, &rules);
        rules.parts
    }
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

fn key_of_part(key: &Hash, name: PartName) -> Hash {
    blake3::keyed_hash(key.as_bytes(), format!("{name:?}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_rules::engine::FileMatches;
    use laocoon_source::Language;
    use laocoon_syntax::LazyTree;
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
    fn told(rules: &LoadedRules) -> String {
        let parts: Vec<Arc<RulePart>> = PartName::of_file(Some(Language::Python))
            .filter_map(|name| rules.part(name))
            .collect();
        let found: Vec<_> = ["a.py", "b.py"]
            .into_iter()
            .map(|path| {
                let tree = LazyTree::new(Some(Language::Python), "f()\ng(1)\n", Limits::default());
                FileMatches::together(parts.iter().map(|part| part.scan_tree(path, &tree))).matches
            })
            .collect();
        let RulesSummary {
            loaded,
            errors,
            warnings,
            ..
        } = &rules.summary;
        format!("{loaded} {errors:?} {warnings:?} {found:?}")
    }

    #[test]
    fn rules_that_were_kept_are_the_same_as_before() {
        let (_directory, store) = store();
        let fresh = told(&compile(texts("g(...)"), None, false));
        assert!(fresh.contains("bad") && fresh.contains("worse"), "{fresh}");
        assert!(fresh.contains("$NAME"), "{fresh}");
        for run in ["first", "second"] {
            let rules = compile(texts("g(...)"), Some(store.clone()), false);
            assert_eq!(told(&rules), fresh, "{run}");
        }
    }

    #[test]
    fn the_entries_are_what_runs() {
        let (_directory, store) = store();
        let other = texts("other()").parse().compile();
        let key = key(&program().unwrap(), &texts("g(...)"));
        keep(&store, &key, &other);
        let kept = compile(texts("g(...)"), Some(store), false);
        assert_eq!(told(&kept), told(&LoadedRules::new(other, false)));
    }

    #[test]
    fn an_entry_that_makes_no_sense_is_compiled_again() {
        let key = key(&program().unwrap(), &texts("g(...)"));
        let part = key_of_part(&key, PartName::Language(Language::Python));
        for damaged in [key, part] {
            let (_directory, store) = store();
            compile(texts("g(...)"), Some(store.clone()), false);
            let whole = store.read(&damaged).unwrap();
            store.write(&damaged, b"compiled by another program");
            let rules = compile(texts("g(...)"), Some(store.clone()), false);
            assert_eq!(told(&rules), told(&compile(texts("g(...)"), None, false)));
            assert_eq!(store.read(&damaged).unwrap(), whole);
        }
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
