//! Where in a text something may be found: one pass for all detectors.
//!
//! One automaton looks for the anchors of all forms and for the words that the
//! other detectors begin with, in any case: what looks at a clue compares the
//! letters. Most texts have few, and no more is done there.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::TextFile;

use super::assignment::NAMES;
use super::catalogue::FORMS;
use super::command_login::{BEARERS, COMMANDS};
use super::connection_string::PASSWORDS;
use super::encoded_login::LOGINS;

/// What a clue may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clue {
    /// A token, by the index of its form.
    Token(usize),
    /// The head of a private key.
    KeyHead,
    /// The `://` of a URL.
    Url,
    /// The name of a password in a connection string.
    ConnectionPassword,
    /// The beginning of a JSON web token.
    WebToken,
    /// A word that stands in the names of credentials.
    Name,
    /// The kind of a JSON web key.
    WebKey,
    /// A login that is written in base64.
    Login,
    /// What a request is authorized with.
    Bearer,
    /// A command that may be given a login.
    Command,
}

/// The clues of a text, in the order of their ends.
#[derive(Debug, Default)]
pub(super) struct Clues(Vec<(Clue, usize)>);

/// What each clue but tokens begins with.
const BEGINNINGS: [(Clue, &[&str]); 9] = [
    (Clue::KeyHead, &["-----BEGIN ", "PuTTY-User-Key-File-"]),
    (Clue::Url, &["://"]),
    (Clue::ConnectionPassword, &PASSWORDS),
    (Clue::WebToken, &["eyJ"]),
    (Clue::Name, &NAMES),
    (Clue::WebKey, &["kty"]),
    (Clue::Login, &LOGINS),
    (Clue::Bearer, &BEARERS),
    (Clue::Command, &COMMANDS),
];

struct Words {
    automaton: AhoCorasick,
    /// For each word its clues.
    clues: Vec<(String, Vec<Clue>)>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let forms = FORMS.iter().enumerate();
    let tokens = forms.map(|(index, (form, _))| (form.anchor(), Clue::Token(index)));
    let others = BEGINNINGS
        .iter()
        .flat_map(|(clue, words)| words.iter().map(|word| (*word, *clue)));
    let mut clues: Vec<(String, Vec<Clue>)> = Vec::new();
    for (word, clue) in tokens.chain(others) {
        match clues
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
        {
            Some((_, of_word)) => of_word.push(clue),
            None => clues.push((word.to_owned(), vec![clue])),
        }
    }
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(clues.iter().map(|(word, _)| word))
        .ok()?;
    Some(Words { automaton, clues })
});

impl Clues {
    /// The clues of a file's text.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        Self::in_text(file.text())
    }

    /// The clues of any text.
    pub(super) fn in_text(text: &str) -> Self {
        let Some(words) = WORDS.as_ref() else {
            return Self::default();
        };
        let mut clues = Vec::new();
        for found in words.automaton.find_overlapping_iter(text) {
            if let Some((_, of_word)) = words.clues.get(found.pattern().as_usize()) {
                clues.extend(of_word.iter().map(|clue| (*clue, found.start())));
            }
        }
        Self(clues)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where tokens may be: their form and the place of its anchor.
    pub(super) fn tokens(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().filter_map(|(clue, at)| match clue {
            Clue::Token(form) => Some((*form, *at)),
            _ => None,
        })
    }

    /// Where the others may be.
    pub(super) fn all(&self, wanted: Clue) -> impl Iterator<Item = usize> {
        let of_kind = self.0.iter().filter(move |(clue, _)| *clue == wanted);
        of_kind.map(|(_, at)| *at)
    }
}
