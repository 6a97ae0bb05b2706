//! `--only`: which of the rules run.

use anyhow::bail;
use laocoon_report::Family;
use laocoon_rules::schema::Rule;

use crate::scan::RuleFacts;
use crate::suggest::nearest;

/// Keeps the rules that are named by their id or their family; all when none
/// is named.
///
/// # Errors
///
/// A name that is neither a family nor the id of a rule.
pub(super) fn select(rules: &mut Vec<Rule>, only: &[String]) -> anyhow::Result<()> {
    if only.is_empty() {
        return Ok(());
    }
    for name in only {
        let is_family = Family::ALL.iter().any(|family| family.as_str() == name);
        if !is_family && !rules.iter().any(|rule| rule.id == *name) {
            let known = Family::ALL.iter().map(|family| family.as_str());
            let known = known.chain(rules.iter().map(|rule| rule.id.as_str()));
            match nearest(name, known) {
                Some(near) => bail!("--only `{name}`: no such family or rule; `{near}` is near"),
                None => bail!("--only `{name}`: no such family or rule"),
            }
        }
    }
    rules.retain(|rule| {
        let family = RuleFacts::of(rule).family.map(Family::as_str);
        only.iter()
            .any(|name| *name == rule.id || Some(name.as_str()) == family)
    });
    Ok(())
}
