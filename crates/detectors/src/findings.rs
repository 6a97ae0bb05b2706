//! Where detectors put what they find.
//!
//! A finding begins with its place and its message: without them there is none
//! to be completed. What is true of all findings of a detector it does not say
//! again.

use std::sync::OnceLock;

use laocoon_report::{
    Confidence, Finding, Fix, Grade, Location, Position, RelatedLocation, Severity, Stretch,
    TraceStep,
};
use laocoon_source::{SourceFile, Span};

use crate::About;
use crate::file::location;

/// So many findings of one detector in one file are reported, or in one unit
/// for conclusions. A file of nothing else would otherwise make a report that
/// nobody could read.
pub const MAX_FINDINGS: usize = 1_000;

/// So many other places, and so many steps of a trace, are told.
const MAX_PLACES: usize = 50;

/// More text of a message or of evidence is not kept: a metavariable of a rule
/// may stand for the better part of a file, in every finding of it.
const MAX_TEXT_BYTES: usize = 2_000;

/// What is the same for all findings of a detector.
#[derive(Debug)]
pub(crate) struct Constant {
    about: &'static About,
    /// Read from the documentation for the first finding: most have none.
    words: OnceLock<Words>,
}

/// What the documentation says to each finding.
#[derive(Debug)]
struct Words {
    why: Option<String>,
    references: Vec<String>,
}

impl Constant {
    pub(crate) fn of(about: &'static About) -> Self {
        Self {
            about,
            words: OnceLock::new(),
        }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let documentation = self.about.documentation();
            Words {
                why: documentation.why(),
                references: documentation.references(),
            }
        })
    }
}

/// Takes the findings of one detector.
pub struct Findings<'a> {
    constant: &'a Constant,
    file: Option<&'a SourceFile>,
    list: Vec<Finding>,
    count: usize,
    /// What one that is too many is written to.
    surplus: Option<Finding>,
    /// What was not looked at.
    left_out: Vec<&'static str>,
}

/// A finding to be completed. It is reported as it is when this goes.
pub struct Draft<'a> {
    finding: &'a mut Finding,
    file: Option<&'a SourceFile>,
}

impl<'a> Findings<'a> {
    /// Nothing found yet. Conclusions and bytes have no text file.
    pub(crate) fn new(constant: &'a Constant, file: Option<&'a SourceFile>) -> Self {
        Self {
            constant,
            file,
            list: Vec::new(),
            count: 0,
            surplus: None,
            left_out: Vec::new(),
        }
    }

    /// A finding at this place of the file that is looked at. The message says
    /// what is there, in one or two sentences.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> Draft<'_> {
        let location = match self.file {
            Some(file) => location(file, span),
            // Only conclusions have no file, and those know whole locations.
            None => whole_file(""),
        };
        self.at_location(location, message)
    }

    /// A finding about a file as a whole, by its name.
    pub fn at_file(&mut self, path: &str, message: impl Into<String>) -> Draft<'_> {
        self.at_location(whole_file(path), message)
    }

    /// A finding at a place that was taken down before.
    pub fn at_location(&mut self, location: Location, message: impl Into<String>) -> Draft<'_> {
        let about = self.constant.about;
        let message = shortened(message.into());
        let mut finding = Finding::new(
            about.id,
            about.severity,
            about.confidence,
            location,
            message,
        );
        let words = self.constant.words();
        finding.why.clone_from(&words.why);
        finding.remediation = Some(about.remediation.to_owned());
        finding.cwe = about.cwe.iter().map(|cwe| (*cwe).to_owned()).collect();
        finding.references.clone_from(&words.references);
        self.count += 1;
        let finding = if self.count > MAX_FINDINGS {
            self.keep_hidden();
            self.surplus.insert(finding)
        } else {
            self.list.push(finding);
            let last = self.list.len() - 1;
            &mut self.list[last]
        };
        Draft {
            finding,
            file: self.file,
        }
    }

    /// Tells that a part of the file was not looked at, because a limit was
    /// reached. What it says continues "left out: ", and is told once.
    pub fn left_out(&mut self, what: &'static str) {
        if !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }

    pub(crate) fn take_left_out(&mut self) -> Vec<&'static str> {
        std::mem::take(&mut self.left_out)
    }

    /// How many there were, also of those that were too many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn into_list(mut self) -> Vec<Finding> {
        self.keep_hidden();
        self.list
    }

    /// What one that is too many hides stays hidden: the lines around those
    /// that are reported may show it.
    fn keep_hidden(&mut self) {
        if let (Some(surplus), Some(last)) = (self.surplus.take(), self.list.last_mut()) {
            last.hidden.extend(surplus.hidden);
        }
    }
}

impl Draft<'_> {
    /// How bad it is, if not as bad as the detector says.
    pub fn severity(self, severity: Severity) -> Self {
        self.finding.severity = severity;
        self
    }

    /// How sure it is, if not as sure as the detector says.
    pub fn confidence(self, confidence: Confidence) -> Self {
        self.finding.confidence = confidence;
        self
    }

    /// What was shown, if more than that it looks like it.
    pub fn grade(self, grade: Grade) -> Self {
        self.finding.grade = grade;
        self
    }

    /// What was seen, by a name: the decoded text, the name that it looks like.
    pub fn evidence(self, name: &str, text: impl Into<String>) -> Self {
        let text = shortened(text.into());
        self.finding.metavariables.insert(name.to_owned(), text);
        self
    }

    /// Another place of the same file that matters, and why.
    pub fn related(self, span: Span, note: impl Into<String>) -> Self {
        match self.file {
            Some(file) => {
                let location = location(file, span);
                self.related_location(location, note)
            }
            None => self,
        }
    }

    /// Another place that matters, and why.
    pub fn related_location(self, location: Location, note: impl Into<String>) -> Self {
        if self.finding.related.len() < MAX_PLACES {
            let note = shortened(note.into());
            self.finding
                .related
                .push(RelatedLocation { location, note });
        }
        self
    }

    /// What no report may show of the file: it is told as stars, in this
    /// finding and in all others.
    pub fn hide(self, span: Span) -> Self {
        self.finding.hidden.push(Stretch {
            start: span.start,
            end: span.end,
        });
        self
    }

    /// The next step on the way from a source to a sink.
    pub fn step(self, location: Location, note: impl Into<String>) -> Self {
        if self.finding.trace.len() < MAX_PLACES {
            let note = shortened(note.into());
            self.finding.trace.push(TraceStep { location, note });
        }
        self
    }

    /// What to put in the place of a stretch of the file.
    pub fn fix(self, span: Span, replacement: impl Into<String>) -> Self {
        if let Some(file) = self.file {
            let Location { start, end, .. } = location(file, span);
            self.finding.fix = Some(Fix {
                replacement: replacement.into(),
                start,
                end,
            });
        }
        self
    }
}

/// The place of a file as a whole: its beginning.
fn whole_file(path: &str) -> Location {
    let start = Position::new(1, 1, 0);
    Location::new(path, start, start)
}

/// A text of bounded length, for messages and what is shown with them.
#[must_use]
pub fn shortened(mut text: String) -> String {
    if text.len() > MAX_TEXT_BYTES {
        let mut end = MAX_TEXT_BYTES;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_many_stays_hidden() {
        static ABOUT: About = About {
            id: "secret/a",
            severity: Severity::High,
            confidence: Confidence::High,
            cwe: &[],
            remediation: "Remove it.",
            source: "",
        };
        let constant = Constant::of(&ABOUT);
        let mut findings = Findings::new(&constant, None);
        let place = |at: usize| crate::file::span_of(at, at + 1);
        for at in 0..MAX_FINDINGS + 3 {
            findings.at_file("a", "m").hide(place(at));
        }
        let list = findings.into_list();
        assert_eq!(list.len(), MAX_FINDINGS);
        let hidden: usize = list.iter().map(|finding| finding.hidden.len()).sum();
        assert_eq!(hidden, MAX_FINDINGS + 3);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(shortened("é".to_owned()), "é");
        let long = shortened(format!("a{}", "é".repeat(MAX_TEXT_BYTES)));
        assert!(long.ends_with("é…"));
        assert_eq!(long.len(), MAX_TEXT_BYTES - 1 + "…".len());
    }
}
