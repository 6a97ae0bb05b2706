//! What lines say of themselves.

/// What must be so on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    Finding {
        /// `high`, `high, low confidence`, or nothing.
        levels: String,
        /// What the message holds.
        message: String,
    },
    Silent,
    Missed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Marked {
    /// From 1, in its file.
    pub(crate) line: usize,
    pub(crate) mark: Mark,
}

const ARROW: &str = "<- ";

/// What begins a comment that holds a mark and nothing else.
const COMMENTS: [&str; 8] = ["<!--", "/*", "//", "--", "#", ";", "%", "(*"];

/// A text without its marks, and these.
pub(crate) fn read_marks(text: &str) -> Result<(String, Vec<Marked>), String> {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let (before, mark) = split(line)?;
        plain.push_str(before);
        plain.push('\n');
        marks.extend(mark.map(|mark| Marked { line: number, mark }));
    }
    Ok((plain, marks))
}

fn split(line: &str) -> Result<(&str, Option<Mark>), String> {
    let Some((before, text)) = line.rsplit_once(ARROW) else {
        return Ok((line, None));
    };
    let text = text.trim_end();
    let text = ["-->", "*/", "*)"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    let (word, message) = match text.split_once(':') {
        Some((word, message)) => (word.trim(), message.trim()),
        None => (text.trim(), ""),
    };
    let (word, levels) = word.split_once(" (").unwrap_or((word, ""));
    let levels = levels.trim_end_matches(')').to_owned();
    let message = message.to_owned();
    let mark = match word {
        "finding" => Mark::Finding { levels, message },
        "silent" => Mark::Silent,
        "missed" => Mark::Missed,
        _ => return Err(format!("`{ARROW}{word}` is no mark: {line}")),
    };
    let trimmed = before.trim_end_matches([' ', '\t']);
    let without_comment = COMMENTS
        .iter()
        .find_map(|comment| trimmed.strip_suffix(comment));
    // White space in front of the comment belongs to it.
    let before = match without_comment {
        Some(code) => code.trim_end_matches([' ', '\t']),
        None => trimmed,
    };
    Ok((before, Some(mark)))
}

/// What the harness itself must get right.
pub(crate) fn tests() {
    let finding = |levels: &str, message: &str| {
        Some(Mark::Finding {
            levels: levels.to_owned(),
            message: message.to_owned(),
        })
    };
    let check = |line: &str, before: &str, mark: Option<Mark>| {
        assert_eq!(split(line), Ok((before, mark)), "{line}");
    };
    check("x = 1  # <- finding", "x = 1", finding("", ""));
    check("a(); // <- finding: b: c", "a();", finding("", "b: c"));
    check("a /* <- finding (low): b */", "a", finding("low", "b"));
    check("<p> <!-- <- silent -->", "<p>", Some(Mark::Silent));
    check("text <- missed: too hard", "text", Some(Mark::Missed));
    check("ch <-chan", "ch <-chan", None);
    assert!(split("x <- finds").is_err());
}
