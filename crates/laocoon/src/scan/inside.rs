//! What was found in a file that is inside another one, said of the outer one.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use laocoon_detectors::location;
use laocoon_report::{Finding, Location, Partly, Warning};
use laocoon_source::{SourceFile, Span, VirtualFile};

use super::analyse::Analysed;

/// What was found in a member is in the archive.
pub(super) fn move_to_member(analysed: &mut Analysed, archive: &str, member: &str) {
    let Analysed {
        findings,
        partly,
        warnings,
        ..
    } = analysed;
    let move_to = |path: &mut String, member_of: &mut Option<String>| {
        archive.clone_into(path);
        *member_of = Some(member.to_owned());
    };
    for finding in findings {
        each_place(finding, |place| move_to(&mut place.path, &mut place.member));
    }
    for Partly { path, member, .. } in partly {
        move_to(path, member);
    }
    for Warning { path, member, .. } in warnings {
        move_to(path, member);
    }
}

/// Adds what was found in a virtual file to what was found in the file it is in.
pub(super) fn add_virtual(
    analysed: &mut Analysed,
    found: Analysed,
    outer: &SourceFile,
    inner: &VirtualFile,
) {
    let Analysed {
        findings,
        partly,
        cut_off,
        warnings,
        // Their places would be of the virtual file.
        facts: _,
    } = found;
    // Rules for any text have matched in the outer file as well.
    let known: HashSet<(String, u32, u32)> = analysed.findings.iter().map(identity).collect();
    for mut finding in findings {
        each_place(&mut finding, |place| {
            let span = Span::new(place.start.offset, place.end.offset);
            *place = location(outer, inner.outer(span));
        });
        // It would have to be written as the outer file asks for.
        finding.fix = None;
        if !known.contains(&identity(&finding)) {
            analysed.findings.push(finding);
        }
    }
    analysed
        .partly
        .extend(partly.into_iter().map(|partly| Partly {
            lines: Vec::new(),
            ..partly
        }));
    analysed.cut_off.extend(cut_off);
    analysed.cut_off.sort_unstable();
    analysed.cut_off.dedup();
    analysed.warnings.extend(warnings);
}

/// What of a finding in one file tells it from others.
fn identity(finding: &Finding) -> (String, u32, u32) {
    let Location { start, end, .. } = &finding.location;
    (finding.rule.clone(), start.offset, end.offset)
}

/// A conclusion from the members of an archive is in the archive, at the members
/// it names by their paths.
pub(super) fn move_concluded(
    finding: &mut Finding,
    archive: &str,
    names: &BTreeMap<String, Arc<str>>,
) {
    each_place(finding, |place| {
        if let Some(member) = names.get(&place.path) {
            archive.clone_into(&mut place.path);
            place.member = Some(member.to_string());
        }
    });
}

fn each_place(finding: &mut Finding, mut change: impl FnMut(&mut Location)) {
    change(&mut finding.location);
    finding
        .related
        .iter_mut()
        .for_each(|related| change(&mut related.location));
    finding
        .trace
        .iter_mut()
        .for_each(|step| change(&mut step.location));
}
