//! Finding the comments on one line.

use crate::Position;

/// How many comments are read on a line, or stacked above one. More than that
/// is not code that a person wrote, and would make time grow with the square of
/// a hostile line's length.
pub(super) const LIMIT: usize = 16;

/// How many rules of a comment are read, for the same reason.
const RULES: usize = 64;

/// One comment that asks for findings not to count.
#[derive(Clone, Debug)]
pub(super) struct Marker<'a> {
    pub(super) request: Request<'a>,
    pub(super) start: Position,
    /// Exclusive.
    pub(super) end: Position,
    /// Nothing but signs stands before it, so that it is about the next line.
    pub(super) alone: bool,
    /// It is about the line it is on.
    pub(super) inline: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Request<'a> {
    Allow {
        rules: Vec<&'a str>,
        reason: &'a str,
    },
    /// No rules: all of them.
    Nosemgrep { rules: Vec<&'a str> },
}

/// Signs that open a comment, with the sign that ends it before the line does.
/// Longer ones come before those that they end in.
const COMMENTS: [(&str, &str); 11] = [
    ("<!--", "-->"),
    ("<%--", "--%>"),
    ("{#", "#}"),
    ("(*", "*)"),
    ("{-", "-}"),
    ("#", "\n"),
    ("//", "\n"),
    ("--", "\n"),
    (";", "\n"),
    ("%", "\n"),
    ("*", "*/"), // also what `/*` ends in
];

/// The comments on `line`, which has this number and starts at this offset.
pub(super) fn find<'a>(
    line: &'a str,
    number: u32,
    offset: usize,
    warn: &mut dyn FnMut(u32, &str),
) -> Vec<Marker<'a>> {
    let mut places: Vec<(usize, Read<'a>)> = Vec::new();
    places.extend(
        line.match_indices("laocoon:")
            .map(|(at, _)| (at, allow as Read<'a>)),
    );
    places.extend(occurrences_of_nosem(line).map(|at| (at, nosemgrep as Read<'a>)));
    if places.is_empty() {
        return Vec::new();
    }
    places.sort_unstable_by_key(|(at, _)| *at);

    let first_word = line.find(char::is_alphanumeric).unwrap_or(line.len());
    let mut columns = Columns {
        line,
        number,
        offset,
        counted: 0,
        column: 1,
    };
    let mut markers = Vec::new();
    let mut budget = LIMIT;
    for (at, read) in places {
        if budget == 0 {
            break;
        }
        match read(Context {
            line,
            at,
            alone: at == first_word,
        }) {
            Ok(found) => {
                let start = columns.position(at);
                let end = columns.position(at + found.length);
                let Found {
                    request,
                    alone,
                    inline,
                    ..
                } = found;
                markers.push(Marker {
                    request,
                    start,
                    end,
                    alone,
                    inline,
                });
            }
            Err(Problem::NotAComment) => continue,
            Err(Problem::Refused(message)) => warn(number, message),
        }
        budget -= 1;
    }
    markers
}

/// Where on a line a comment may be.
struct Context<'a> {
    line: &'a str,
    at: usize,
    alone: bool,
}

struct Found<'a> {
    request: Request<'a>,
    /// In bytes.
    length: usize,
    alone: bool,
    inline: bool,
}

/// Reads the comment that may be somewhere.
type Read<'a> = fn(Context<'a>) -> Result<Found<'a>, Problem>;

enum Problem {
    NotAComment,
    Refused(&'static str),
}

fn allow(context: Context<'_>) -> Result<Found<'_>, Problem> {
    let Context { line, at, alone } = context;
    let before = line.get(..at).unwrap_or_default().trim_end();
    let (_, closing) = COMMENTS
        .into_iter()
        .find(|(opening, _)| before.ends_with(opening))
        .ok_or(Problem::NotAComment)?;
    let rest = line.get(at..).unwrap_or_default();
    let comment = rest
        .split_once(closing)
        .map_or(rest, |(comment, _)| comment)
        .trim_end();
    let after = rest.get(comment.len()..).unwrap_or_default().trim_start();
    let after = after.strip_prefix(closing).unwrap_or(after);

    let request = comment
        .strip_prefix("laocoon:")
        .unwrap_or_default()
        .trim_start();
    let request = request
        .strip_prefix("allow")
        .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        .ok_or(Problem::NotAComment)?;
    let (rules, reason) = split_reason(request);
    let rules: Vec<&str> = rules
        .split(',')
        .map(str::trim)
        .filter(|rule| !rule.is_empty())
        .take(RULES)
        .collect();
    if rules.is_empty() {
        return Err(Problem::Refused(
            "this `laocoon: allow` names no rule and is not obeyed",
        ));
    }
    if reason.is_empty() {
        return Err(Problem::Refused(
            "this `laocoon: allow` has no reason and is not obeyed; \
             write `laocoon: allow <rule> -- <reason>`",
        ));
    }
    Ok(Found {
        request: Request::Allow { rules, reason },
        length: comment.len(),
        alone: alone && after.trim().is_empty(),
        inline: true,
    })
}

/// Splits at the first ` -- `.
fn split_reason(request: &str) -> (&str, &str) {
    let is_separator = |at: usize| {
        let before = request.get(..at).unwrap_or_default();
        let after = request.get(at + 2..).unwrap_or_default();
        before.ends_with(char::is_whitespace)
            && (after.is_empty() || after.starts_with(char::is_whitespace))
    };
    let separator = request
        .match_indices("--")
        .map(|(at, _)| at)
        .find(|at| is_separator(*at));
    match separator {
        Some(at) => {
            let (rules, reason) = request.split_at(at);
            (rules, reason.trim_start_matches('-').trim())
        }
        None => (request, ""),
    }
}

/// Where `nosem` stands, in either case.
fn occurrences_of_nosem(line: &str) -> impl Iterator<Item = usize> {
    line.as_bytes()
        .windows("nosem".len())
        .enumerate()
        .filter(|(_, window)| window.eq_ignore_ascii_case(b"nosem"))
        .map(|(at, _)| at)
}

fn nosemgrep(context: Context<'_>) -> Result<Found<'_>, Problem> {
    let Context { line, at, alone } = context;
    // Semgrep asks for a space before it, unless it is alone on its line.
    let inline = line.get(..at).unwrap_or_default().ends_with(' ');
    if !inline && !alone {
        return Err(Problem::NotAComment);
    }
    let whole = line.get(at..).unwrap_or_default();
    let rest = whole.get("nosem".len()..).unwrap_or_default();
    let rest = match rest.get(.."grep".len()) {
        Some(word) if word.eq_ignore_ascii_case("grep") => {
            rest.get("grep".len()..).unwrap_or_default()
        }
        _ => rest,
    };
    if rest.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '_' | '-')) {
        return Err(Problem::NotAComment);
    }
    let (rules, rest) = match rest.strip_prefix([':', '=']) {
        Some(ids) => (rule_ids(ids), ""),
        None => (Vec::new(), rest),
    };
    let length = whole.len() - rest.len();
    let length = whole.get(..length).unwrap_or_default().trim_end().len();
    Ok(Found {
        request: Request::Nosemgrep { rules },
        length,
        alone,
        inline,
    })
}

/// The first word between each two commas, without quotes.
fn rule_ids(list: &str) -> Vec<&str> {
    list.split(',')
        .filter_map(|id| id.split_whitespace().next())
        .map(|id| id.trim_matches('"'))
        .take(RULES)
        .collect()
}

/// Counts the columns of one line from left to right, each character once.
struct Columns<'a> {
    line: &'a str,
    number: u32,
    offset: usize,
    /// How many bytes are counted.
    counted: usize,
    column: u32,
}

impl Columns<'_> {
    /// The position of a byte of the line. It is not before the last one asked
    /// for, or else the last one is given.
    fn position(&mut self, at: usize) -> Position {
        let passed = self.line.get(self.counted..at).unwrap_or_default();
        let characters = passed.chars().count();
        self.column = self
            .column
            .saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
        self.counted += passed.len();
        let offset = u32::try_from(self.offset + self.counted).unwrap_or(u32::MAX);
        Position::new(self.number, self.column, offset)
    }
}
