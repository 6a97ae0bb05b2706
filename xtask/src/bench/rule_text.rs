//! Rule files as text: taken apart rule by rule, and put together again.

/// The rules of a file, each as the text of its list item, the dash included.
pub(crate) fn split(text: &str) -> Vec<String> {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.starts_with("rules:"))
        .skip(1)
        .peekable();
    while lines
        .peek()
        .is_some_and(|line| line.trim_start().is_empty() || line.trim_start().starts_with('#'))
    {
        lines.next();
    }
    let Some(indent) = lines.peek().map(|line| indentation(line)) else {
        return Vec::new();
    };
    let mut rules: Vec<String> = Vec::new();
    for line in lines {
        let is_blank = line.trim().is_empty();
        if !is_blank && indentation(line) < indent {
            break;
        }
        if indentation(line) == indent && line[indent..].starts_with('-') {
            rules.push(String::new());
        }
        if let Some(rule) = rules.last_mut() {
            rule.push_str(if is_blank { "" } else { &line[indent..] });
            rule.push('\n');
        }
    }
    rules
}

/// The rule with something put behind its id.
pub(crate) fn with_id_suffix(rule: &str, suffix: &str) -> String {
    let mut text = String::new();
    let mut changed = false;
    for line in rule.lines() {
        let key = line.trim_start_matches(['-', ' ']);
        let is_top = line.len() - key.len() <= 2 || line.starts_with('-');
        if is_top && !changed && key.starts_with("id:") {
            let line = line.trim_end();
            let unquoted = line.trim_end_matches(['"', '\'']);
            text.push_str(&format!("{unquoted}{suffix}{}", &line[unquoted.len()..]));
            changed = true;
        } else {
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

/// A rule file of these rules.
pub(crate) fn join(rules: &[String]) -> String {
    format!("rules:\n{}", rules.concat())
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_rules::schema::parse_rules;

    const TWO: &str = "\
# A comment
rules:
  # Another
  - id: one
    languages: [python]
    severity: ERROR
    message: |
      first

      second
    pattern: f()
  - languages: [python]
    id: 'two'
    severity: ERROR
    message: m
    pattern: g()
";

    fn ids(text: &str) -> Vec<String> {
        let parsed = parse_rules("a.yaml", text);
        assert_eq!(parsed.errors, [], "{text}");
        parsed.rules.into_iter().map(|rule| rule.id).collect()
    }

    #[test]
    fn rules_can_be_taken_apart_and_put_together() {
        let rules = split(TWO);
        assert_eq!(rules.len(), 2);
        assert_eq!(ids(&join(&rules)), ["one", "two"]);
    }

    #[test]
    fn a_copy_gets_an_id_of_its_own() {
        let copies: Vec<String> = split(TWO)
            .iter()
            .map(|rule| with_id_suffix(rule, "-7"))
            .collect();
        assert_eq!(ids(&join(&copies)), ["one-7", "two-7"]);
    }
}
