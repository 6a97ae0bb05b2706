//! How much of a text a grammar can take.
//!
//! Where `a < b` may begin a comparison or the arguments of a type, the parser
//! keeps both readings until it knows. When the text ends before it does, it
//! needs room in proportion to the square of those still open: 20 KB of
//! `a<a<a<` took 900 MB as Java, 2 MB more than 20 GB.
//!
//! Some tokens depend on what is open around them: how far the blocks are
//! indented, which words end the heredocs. A grammar's *scanner* keeps that in
//! a state that has to fit into 1,024 bytes, and the scanners of some grammars
//! do not see to that: a text that makes theirs larger ends the process. So
//! the text is looked at before, and what is behind the place where the state
//! could become too large is not parsed, and reported.

use rustc_hash::FxHashSet;

/// How many bytes from the start of a text can be parsed.
pub(crate) type Readable = fn(&str) -> usize;

/// Python's blocks: each is indented further than the one around it, and takes
/// two bytes; strings within strings take up to 257.
const PYTHON_INDENTATIONS: usize = 380;

/// YAML's: a list may be as far indented as the mapping around it, and either
/// takes four bytes.
const YAML_INDENTATIONS: usize = 120;

/// Longer words at the end of a Ruby heredoc are not put back together, and
/// those of a line have to fit.
const HEREDOC_WORD: usize = 200;
const HEREDOC_WORDS_OF_A_LINE: usize = 400;

pub(super) fn python(text: &str) -> usize {
    let mut widths = Distinct::new(PYTHON_INDENTATIONS);
    // A line that is joined to the next by a backslash counts for that, too.
    let mut joined = 0;
    within(text, |line| {
        let mut width = joined;
        joined = 0;
        for byte in line.bytes() {
            match byte {
                b' ' => width += 1,
                b'\t' => width += 8,
                b'\x0c' => width = 0,
                b'\\' => {
                    joined = width;
                    return true;
                }
                _ => return widths.admit(width),
            }
        }
        true
    })
}

pub(super) fn yaml(text: &str) -> usize {
    let mut columns = Distinct::new(YAML_INDENTATIONS);
    within(text, |line| {
        // Lists and mappings may begin behind the sign of an entry: `- - ? a`.
        let is_sign = |byte| matches!(byte, b'-' | b'?' | b':');
        let bytes = line.as_bytes();
        let leading = bytes
            .iter()
            .take_while(|&&byte| is_sign(byte) || matches!(byte, b' ' | b'\t'));
        let length = leading.count();
        (0..=length).all(|column| {
            let begins = column == 0 || matches!(bytes.get(column - 1), Some(b' ' | b'\t'));
            let is_blank = matches!(bytes.get(column), None | Some(b' ' | b'\t'));
            !begins || is_blank || columns.admit(column)
        })
    })
}

pub(super) fn ruby(text: &str) -> usize {
    within(text, |line| {
        let words = line.split("<<").skip(1).map(|rest| {
            let rest = rest.trim_start_matches(['-', '~']);
            let end = match rest.chars().next() {
                Some(quote @ ('"' | '\'' | '`')) => rest.get(1..).and_then(|rest| rest.find(quote)),
                _ => {
                    rest.find(|character: char| !(character.is_alphanumeric() || character == '_'))
                }
            };
            end.unwrap_or(rest.len())
        });
        let mut all = 0;
        for word in words {
            all += word + 4;
            if word > HEREDOC_WORD {
                return false;
            }
        }
        all <= HEREDOC_WORDS_OF_A_LINE
    })
}

/// So many angle brackets may be open in one statement: about 100 MB in the
/// worst of the grammars.
const OPEN_ANGLES: usize = 2_000;

/// Languages with both comparisons and type arguments.
pub(super) fn angles(text: &str) -> usize {
    let mut open = 0_usize;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            // A shift opens nothing.
            b'<' if matches!(bytes.peek(), Some((_, b'<'))) => {
                bytes.next();
            }
            b'<' => {
                open += 1;
                if open > OPEN_ANGLES {
                    return at;
                }
            }
            b'>' => open = open.saturating_sub(1),
            b';' | b'{' | b'}' => open = 0,
            _ => {}
        }
    }
    text.len()
}

/// The length of the lines before the first that does not hold.
fn within(text: &str, mut holds: impl FnMut(&str) -> bool) -> usize {
    let mut length = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if !holds(line.trim_end_matches(['\n', '\r'])) {
            return length;
        }
        length += line.len();
    }
    length
}

/// Numbers of which there may be so many different ones.
struct Distinct {
    seen: FxHashSet<usize>,
    most: usize,
}

impl Distinct {
    fn new(most: usize) -> Self {
        Self {
            seen: FxHashSet::default(),
            most,
        }
    }

    fn admit(&mut self, number: usize) -> bool {
        self.seen.insert(number);
        self.seen.len() <= self.most
    }
}

#[cfg(test)]
mod tests {
    use laocoon_source::Language;

    use crate::parse::{Limits, Problem, parse};

    /// Parses a text of which a part may be too much for the grammar's scanner.
    #[track_caller]
    fn check(language: Language, text: &str, is_all: bool) {
        let parsed = parse(language, text, Limits::default());
        assert_eq!(parsed.tree.check(text), Ok(()));
        assert!(parsed.tree.len() > 3, "the beginning is there");
        let deep = |problem: &Problem| matches!(problem, Problem::TooDeep(_));
        assert_eq!(
            !parsed.problems.iter().any(deep),
            is_all,
            "{:?}",
            parsed.problems
        );
    }

    fn indented(levels: usize, line: &str) -> String {
        let lines = (0..levels).map(|level| format!("{}{line}\n", " ".repeat(level)));
        lines.collect()
    }

    #[test]
    fn python_blocks() {
        let inner = |levels: usize| format!("{}f(\"a\")\n", " ".repeat(levels));
        check(
            Language::Python,
            &(indented(300, "if x:") + &inner(300)),
            true,
        );
        check(
            Language::Python,
            &(indented(600, "if x:") + &inner(600)),
            false,
        );
        let joined = indented(600, "\\\n if x:") + &inner(700);
        check(Language::Python, &format!("f(a, b)\n{joined}"), false);
    }

    #[test]
    fn yaml_blocks() {
        check(Language::Yaml, &indented(100, "a:"), true);
        check(Language::Yaml, &indented(300, "a:"), false);
        check(
            Language::Yaml,
            &format!("a: [b, c]\nb:\n{}d\n", "- ".repeat(300)),
            false,
        );
        check(
            Language::Yaml,
            &format!("a: [b, c]\nb:\n{}d\n", "? ".repeat(300)),
            false,
        );
        check(
            Language::Yaml,
            &format!("a: [b, c]\nb: {}\n", "word - word ".repeat(300)),
            true,
        );
    }

    #[test]
    fn angles_that_may_be_comparisons_or_types() {
        for language in [
            Language::Java,
            Language::CSharp,
            Language::Cpp,
            Language::TypeScript,
            Language::Tsx,
        ] {
            let start = "x = f(a, b);\n";
            check(language, &format!("{start}{}", "a<".repeat(20_000)), false);
            let comparisons = "x = a < b;\n".repeat(3_000);
            let parsed = parse(
                language,
                &format!("{start}{comparisons}"),
                Limits::default(),
            );
            assert!(
                !parsed.problems.iter().any(Problem::is_limit),
                "{language:?}"
            );
        }
        let shifts = "1 << 2, ".repeat(3_000);
        check(Language::Cpp, &format!("int a[] = {{{shifts} 3}};"), true);
    }

    #[test]
    fn words_of_ruby_heredocs() {
        let heredoc = |length: usize| {
            let word = "A".repeat(length);
            format!("f(a, b)\nx = <<{word}\ntext\n{word}\ny = 1\n")
        };
        check(Language::Ruby, &heredoc(150), true);
        check(Language::Ruby, &heredoc(300), false);
        check(Language::Ruby, &heredoc(2_000), false);
        let many = "<<A, ".repeat(300);
        check(Language::Ruby, &format!("f(a, b)\ng({many}1)\n"), false);
    }
}
