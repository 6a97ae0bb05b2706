//! What somebody who mistyped a name may have meant.

/// Below this likeness, from 0 to 1, a name is not worth a suggestion.
const LEAST_LIKENESS: f64 = 0.75;

/// The known name that is most like the wrong one, if any is like it at all.
pub(crate) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (likeness(wrong, name), name))
        .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, name)| name)
}

/// An id may be remembered without its family.
fn likeness(wrong: &str, name: &str) -> f64 {
    let last = name.rsplit('/').next().unwrap_or(name);
    strsim::normalized_damerau_levenshtein(wrong, name)
        .max(strsim::normalized_damerau_levenshtein(wrong, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistyped_and_shortened_names_are_found() {
        let known = [
            "hidden/bidirectional-text",
            "hidden",
            "injection/unsafe-yaml-load",
        ];
        let check = |wrong, expected| assert_eq!(nearest(wrong, known), expected, "{wrong}");
        check("hiden", Some("hidden"));
        check(
            "hidden/bidirectionl-text",
            Some("hidden/bidirectional-text"),
        );
        check("unsafe-yaml-load", Some("injection/unsafe-yaml-load"));
        check("quite-different", None);
    }
}
