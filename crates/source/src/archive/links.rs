//! Links in archives: which of them hide something.

use super::member_name::member_name;
use super::{Found, Told};
use crate::{SkipReason, detect_language};

/// What is to be said of a link called `name` that leads to `target`.
///
/// A link is not followed: what it leads to is read under its own name, if it
/// is in the archive. But under the name of the link it may be a program.
pub(super) fn of_link(name: &[u8], target: &[u8], is_hard: bool) -> Vec<Found> {
    let target_text = String::from_utf8_lossy(target).into_owned();
    let language = |name: &[u8]| detect_language(&member_name(name).name, b"");
    let is_disguised = language(name).is_some() && language(name) != language(target);
    let reason = match (is_disguised, is_hard) {
        (true, _) => SkipReason::DisguisedLink,
        (false, true) => SkipReason::AlreadyWalked,
        (false, false) => SkipReason::SymbolicLink,
    };
    let mut found = Vec::new();
    if leads_out(name, target, is_hard) {
        let detail = format!("leads to {target_text}");
        found.push(Found::told(name.to_vec(), Told::LinkOutside, detail));
    }
    found.push(Found::skipped(
        name.to_vec(),
        reason,
        &format!("to {target_text}"),
    ));
    found
}

/// Hard links lead from the top of the archive, others from where they are.
fn leads_out(name: &[u8], target: &[u8], is_hard: bool) -> bool {
    let whole = match name.iter().rposition(|&byte| byte == b'/') {
        Some(end) if !is_hard && !target.starts_with(b"/") => [&name[..end], b"/", target].concat(),
        _ => target.to_vec(),
    };
    let told = member_name(&whole).told;
    told.contains(&Told::ParentInName) || told.contains(&Told::AbsoluteName)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_out_are_told_and_disguises_are_named() {
        let check = |name: &str, target: &str, is_hard, is_outside, reason| {
            let found = of_link(name.as_bytes(), target.as_bytes(), is_hard);
            let told = found
                .iter()
                .any(|found| matches!(found, Found::Told { .. }));
            assert_eq!(told, is_outside, "{name} {target}");
            let Some(Found::Skipped { reason: given, .. }) = found.last() else {
                unreachable!();
            };
            assert_eq!(*given, reason, "{name} {target}");
        };
        check("a/b.so", "b.so.1", false, false, SkipReason::SymbolicLink);
        check("a/b", "../c", false, false, SkipReason::SymbolicLink);
        check("a/b", "../../c", false, true, SkipReason::SymbolicLink);
        check("a/b", "/etc/passwd", false, true, SkipReason::SymbolicLink);
        check("a/b.py", "a/c.py", true, false, SkipReason::AlreadyWalked);
        check(
            "setup.py",
            "data.txt",
            true,
            false,
            SkipReason::DisguisedLink,
        );
        check(
            "setup.py",
            "data.txt",
            false,
            false,
            SkipReason::DisguisedLink,
        );
        check(
            "notes.txt",
            "setup.py",
            false,
            false,
            SkipReason::SymbolicLink,
        );
    }
}
