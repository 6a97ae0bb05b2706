//! The replacement that a rule offers for a match.
//!
//! `fix` is a text with metavariables, filled in by the engine. `fix-regex`
//! replaces within the matched text, as Python's `re.sub` does: `\1` and
//! `\g<name>` in the replacement stand for groups.

use laocoon_rules::regex::{Match, Mode, Pattern};
use laocoon_rules::schema::{FixRegex, Rule};

/// Longer replacements help nobody, and would be held for every finding.
const MAX_BYTES: usize = 64 << 10;

/// The `fix-regex` of a rule, compiled.
#[derive(Debug)]
pub(crate) struct RegexFix {
    pattern: Pattern,
    replacement: String,
    count: usize,
}

impl RegexFix {
    /// `None` for a rule without one, or with an expression that no engine here
    /// can run: findings then come without a fix.
    pub(crate) fn of(rule: &Rule) -> Option<Self> {
        let FixRegex {
            regex,
            replacement,
            count,
        } = rule.fix_regex.as_ref()?;
        Some(Self {
            pattern: Pattern::compile(&regex.value, Mode::Search).ok()?,
            replacement: replacement.clone(),
            // As in `re.sub`, none means all.
            count: count
                .filter(|count| *count > 0)
                .map_or(usize::MAX, |count| count as usize),
        })
    }

    /// The matched text with its replacements made; `None` when there was
    /// nothing to replace, or finding out took too long.
    pub(crate) fn apply(&self, matched: &str) -> Option<String> {
        let mut replaced = String::new();
        let mut rest = 0;
        for found in self.pattern.find_iter(matched).take(self.count) {
            let found = found.ok()?;
            replaced.push_str(matched.get(rest..found.range.start as usize)?);
            self.push_replacement(&found, matched, &mut replaced);
            rest = found.range.end as usize;
            if replaced.len() > MAX_BYTES {
                return None;
            }
        }
        replaced.push_str(matched.get(rest..)?);
        (replaced != matched && replaced.len() <= MAX_BYTES).then_some(replaced)
    }

    fn push_replacement(&self, found: &Match, matched: &str, into: &mut String) {
        let group = |name: &str| {
            let wanted = format!("${name}");
            let range = &found.captures.iter().find(|(name, _)| *name == wanted)?.1;
            matched.get(range.start as usize..range.end as usize)
        };
        let mut rest = self.replacement.as_str();
        while let Some((before, after)) = rest.split_once('\\') {
            into.push_str(before);
            let digits = after.bytes().take(2).take_while(u8::is_ascii_digit).count();
            let (name, behind) = if digits > 0 {
                after.split_at(digits)
            } else if let Some((name, behind)) = after
                .strip_prefix("g<")
                .and_then(|named| named.split_once('>'))
            {
                (name, behind)
            } else {
                let mut characters = after.chars();
                match characters.next() {
                    Some('n') => into.push('\n'),
                    Some('t') => into.push('\t'),
                    Some('\\') => into.push('\\'),
                    Some(other) => into.extend(['\\', other]),
                    None => into.push('\\'),
                }
                rest = characters.as_str();
                continue;
            };
            if name == "0" {
                into.push_str(
                    matched
                        .get(found.range.start as usize..found.range.end as usize)
                        .unwrap_or_default(),
                );
            }
            into.push_str(group(name).unwrap_or_default());
            rest = behind;
        }
        into.push_str(rest);
    }
}

/// A replacement, if it is not too long.
pub(crate) fn bounded(replacement: String) -> Option<String> {
    (replacement.len() <= MAX_BYTES).then_some(replacement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_rules::schema::parse_rules;

    fn check(regex: &str, replacement: &str, matched: &str, expected: Option<&str>) {
        let text = format!(
            "rules:\n- id: x\n  languages: [python]\n  severity: ERROR\n  message: m\n  \
             pattern: f()\n  fix-regex:\n    regex: '{regex}'\n    replacement: '{replacement}'\n    \
             count: 2\n"
        );
        let parsed = parse_rules("r.yaml", &text);
        assert_eq!(parsed.errors, []);
        let fix = RegexFix::of(&parsed.rules[0]).unwrap();
        assert_eq!(fix.apply(matched).as_deref(), expected);
    }

    #[test]
    fn groups_are_filled_in() {
        check(
            r"f\((\w+)\)",
            r"g(\1, safe=True)",
            "f(x)",
            Some("g(x, safe=True)"),
        );
        check(
            r"(?P<name>\w+)\(",
            r"\g<name>_safe(",
            "f(x)",
            Some("f_safe(x)"),
        );
        check(r"x(y)?", r"[\1]\\\n", "x", Some("[]\\\n"));
    }

    #[test]
    fn at_most_so_many_as_it_says() {
        check("a", "b", "aaa", Some("bba"));
    }

    #[test]
    fn what_changes_nothing_is_no_fix() {
        check("z", "b", "aaa", None);
        check("a", "a", "aaa", None);
    }
}
