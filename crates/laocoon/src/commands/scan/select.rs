//! `--only`: which of the rules and detectors run.

use std::collections::BTreeSet;

use anyhow::bail;
use laocoon_detectors::Detector;
use laocoon_report::Family;
use laocoon_rules::schema::Rule;

use crate::scan::RuleFacts;
use crate::suggest::nearest;

/// Keeps the rules and detectors that are named by their id or their family; all
/// when none is named.
///
/// # Errors
///
/// A name that is neither a family nor the id of a rule or detector.
pub(super) fn select(
    rules: &mut Vec<Rule>,
    detectors: &mut Vec<&'static dyn Detector>,
    only: &[String],
) -> anyhow::Result<()> {
    if only.is_empty() {
        return Ok(());
    }
    let families = Family::ALL.iter().map(|family| family.as_str());
    let rule_ids = rules.iter().map(|rule| rule.id.as_str());
    let detector_ids = detectors.iter().map(|detector| detector.about().id);
    let known: BTreeSet<&str> = families.chain(rule_ids).chain(detector_ids).collect();
    let is_unknown = |name: &&String| !known.contains(name.as_str());
    if let Some(name) = only.iter().find(is_unknown) {
        match nearest(name, known.iter().copied()) {
            Some(near) => bail!("--only `{name}`: no such family or rule, but there is `{near}`"),
            None => bail!("--only `{name}`: no such family or rule"),
        }
    }
    let is_wanted = |id: &str, family: Option<Family>| {
        let family = family.map(Family::as_str);
        only.iter()
            .any(|name| name == id || Some(name.as_str()) == family)
    };
    rules.retain(|rule| is_wanted(&rule.id, RuleFacts::of(rule).family));
    detectors.retain(|detector| {
        let id = detector.about().id;
        is_wanted(id, Family::from_rule_id(id))
    });
    Ok(())
}
