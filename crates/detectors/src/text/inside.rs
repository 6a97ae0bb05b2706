//! What a place in a program is inside of.

use laocoon_source::Span;
use laocoon_syntax::Kind;
use laocoon_syntax::parse::Problem;

use crate::TextFile;

/// What a place is inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// A text that the program does something with.
    Text,
    /// Code, a comment or documentation.
    Other,
    /// Nobody knows: the language is not parsed, or its grammar trips here, as
    /// some do over letters they do not expect in names.
    Unknown,
}

/// What the place is inside of.
pub(crate) fn inside_of(span: Span, file: &TextFile<'_>) -> Inside {
    let Some(parsed) = file.tree() else {
        return Inside::Unknown;
    };
    let is_near = |place: &Span| place.start <= span.end && span.start <= place.end;
    let trips = parsed.problems.iter().any(|problem| match problem {
        Problem::Syntax(place) | Problem::Missing(place, _) => is_near(place),
        _ => false,
    });
    if trips {
        return Inside::Unknown;
    }
    let tree = &parsed.tree;
    let mut texts = tree.of_kind(Kind::String).iter().copied();
    let text = texts.rfind(|text| tree.node(*text).span.contains(span));
    match text {
        Some(text) if tree.kind(tree.node(text).parent) != Kind::ExpressionStatement => {
            Inside::Text
        }
        _ => Inside::Other,
    }
}
