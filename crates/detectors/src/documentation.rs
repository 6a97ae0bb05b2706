//! The module documentation of a detector, which is also what users read.
//!
//! It is written once, above the code: a title, then sections under fixed
//! headings. `rules explain`, the catalogue and the `why` of findings come from
//! it.

/// The headings that every detector's documentation has, in this order.
pub const HEADINGS: [&str; 5] = [
    "What it finds",
    "Why that is bad",
    "Example",
    "Limits",
    "References",
];

/// What the module documentation of a detector says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documentation {
    /// The first paragraph, on one line.
    pub title: String,
    /// Heading and Markdown text, in the order of the file.
    pub sections: Vec<(String, String)>,
}

impl Documentation {
    /// Reads the `//!` lines at the beginning of a source file.
    #[must_use]
    pub fn read(source: &str) -> Self {
        let lines = source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        let mut title: Vec<&str> = Vec::new();
        let mut sections: Vec<(String, String)> = Vec::new();
        let mut is_title = true;
        let mut fenced = false;
        for line in lines {
            fenced ^= line.starts_with("```");
            match (line.strip_prefix("## "), sections.last_mut()) {
                (Some(heading), _) if !fenced => {
                    sections.push((heading.trim().to_owned(), String::new()));
                }
                (_, Some((_, text))) => {
                    text.push_str(line);
                    text.push('\n');
                }
                (_, None) => {
                    is_title &= !line.is_empty();
                    if is_title {
                        title.push(line.trim());
                    }
                }
            }
        }
        for (_, text) in &mut sections {
            *text = text.trim_matches('\n').to_owned();
        }
        Self {
            title: title.join(" "),
            sections,
        }
    }

    /// The text of a section, or `""`.
    #[must_use]
    pub fn section(&self, heading: &str) -> &str {
        let found = self.sections.iter().find(|(known, _)| known == heading);
        found.map_or("", |(_, text)| text)
    }

    /// The first paragraph of "Why that is bad", on one line.
    #[must_use]
    pub fn why(&self) -> Option<String> {
        let section = self.section("Why that is bad");
        let paragraph = section.split("\n\n").next().unwrap_or_default();
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The URLs of "References".
    #[must_use]
    pub fn references(&self) -> Vec<String> {
        let words = self.section("References").split_whitespace();
        words
            .map(|word| word.trim_matches(['<', '>', '(', ')', ',']))
            .filter(|word| word.starts_with("https://"))
            .map(str::to_owned)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_is_read_from_the_source() {
        let source = "\
//! Text that is
//! not seen.
//!
//! ## Why that is bad
//!
//! Nobody
//! reads it.
//!
//! More.
//!
//! ## References
//!
//! - a paper: <https://a.example/b>
use x;
//! ## Not this
";
        let documentation = Documentation::read(source);
        assert_eq!(documentation.title, "Text that is not seen.");
        assert_eq!(documentation.sections.len(), 2);
        assert_eq!(documentation.why().as_deref(), Some("Nobody reads it."));
        assert_eq!(documentation.references(), ["https://a.example/b"]);
        assert_eq!(documentation.section("Limits"), "");
    }
}
