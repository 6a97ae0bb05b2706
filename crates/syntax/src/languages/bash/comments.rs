//! Comments, which the grammar may take for blanks within a command: the
//! lines around them then run together. It gets a text without them.

use std::borrow::Cow;

use super::places::Places;

/// The text with blanks for its comments: every byte stays where it is.
pub(in crate::languages) fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('#') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut places = Places::default();
    let mut documents: Vec<&str> = Vec::new();
    let mut at = 0;
    let mut before = '\n';
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let open = !places.is_quoted();
        let begins = matches!(
            before,
            ' ' | '\t' | '\n' | '\r' | ';' | '&' | '|' | '(' | ')'
        );
        let length = if open && begins && first == '#' {
            let length = rest.find('\n').unwrap_or(rest.len());
            out.extend(std::iter::repeat_n(' ', length));
            at += length;
            before = ' ';
            continue;
        } else if open && first == '\n' && !documents.is_empty() {
            documents_length(rest, std::mem::take(&mut documents))
        } else {
            if open && rest.starts_with("<<") {
                documents.extend(delimiter(rest));
            }
            places.pass(rest).max(first.len_utf8())
        };
        let length = length.min(rest.len());
        out.push_str(&rest[..length]);
        before = if first == '\n' {
            '\n'
        } else {
            rest[..length].chars().next_back().unwrap_or(' ')
        };
        at += length;
    }
    Cow::Owned(out)
}

/// The word that ends the here-document that `<<` begins; none for `<<<`.
fn delimiter(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix("<<")?;
    if rest.starts_with('<') {
        return None;
    }
    let rest = rest
        .strip_prefix('-')
        .unwrap_or(rest)
        .trim_start_matches([' ', '\t']);
    let quotes = ['"', '\'', '\\'];
    let rest = rest.trim_start_matches(quotes);
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '!')))
        .unwrap_or(rest.len());
    (end > 0).then_some(&rest[..end])
}

/// The length of the bodies of here-documents, from the newline before them
/// to their last delimiters.
fn documents_length(rest: &str, delimiters: Vec<&str>) -> usize {
    let mut at = 1;
    for delimiter in delimiters {
        loop {
            let line = rest.get(at..).unwrap_or("");
            if line.is_empty() {
                return rest.len();
            }
            let length = line.find('\n').map_or(line.len(), |end| end + 1);
            if line[..length].trim() == delimiter {
                at += length.saturating_sub(1);
                break;
            }
            at += length;
        }
        // The newline after one delimiter begins the next document.
        at += 1;
    }
    at - 1
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    fn check(text: &str, expected: &str) {
        assert_eq!(without_comments(text), expected, "{text}");
    }

    #[test]
    fn a_comment_becomes_blanks() {
        check("a # b\nc", "a    \nc");
        check("# b", "   ");
        check("a;#b", "a;  ");
    }

    #[test]
    fn a_number_sign_within_a_word_stays() {
        check("a#b ${#x} $# ${x#y}", "a#b ${#x} $# ${x#y}");
    }

    #[test]
    fn a_number_sign_in_quotes_stays() {
        check(
            "\"a # b\" 'c # d' $'e\\' # f' # g",
            "\"a # b\" 'c # d' $'e\\' # f'    ",
        );
        check("\"$(echo \"a # b\")\" # c", "\"$(echo \"a # b\")\"    ");
    }

    #[test]
    fn a_here_document_stays() {
        check(
            "cat <<'E' # a\n# don't\nE\nb # c\n",
            "cat <<'E'    \n# don't\nE\nb    \n",
        );
        check(
            "cat <<A <<B\n# a\nA\n# b\nB\n# c",
            "cat <<A <<B\n# a\nA\n# b\nB\n   ",
        );
        check("cat <<< x # y", "cat <<< x    ");
        check("cat <<E\n# a", "cat <<E\n# a");
    }
}
