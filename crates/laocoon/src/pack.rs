//! The bundled rules: the files below `rules/`, whose text is in the program.

/// Path below `rules/`, with `/` between its parts, and text; sorted by path.
pub(crate) const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/bundled_rules.rs"));

/// How messages name a bundled file.
pub(crate) fn label(path: &str) -> String {
    format!("rules/{path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_rules::engine::RuleSet;
    use laocoon_rules::schema::parse_rules;

    #[test]
    fn every_bundled_rule_is_valid_and_its_id_is_its_own() {
        let mut rules = Vec::new();
        for (path, text) in FILES {
            let parsed = parse_rules(&label(path), text);
            assert_eq!(parsed.errors, [], "{path}");
            assert_eq!(parsed.warnings, [], "{path}");
            rules.extend(parsed.rules);
        }
        let (set, errors) = RuleSet::compile(rules);
        assert_eq!(errors, []);
        let mut ids: Vec<&str> = set.rules.iter().map(|rule| rule.id.as_str()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
        assert!(count >= FILES.len() && !FILES.is_empty());
    }
}
