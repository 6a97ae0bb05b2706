//! A compressed file that is not a tar: one member.

use std::io::Read;
use std::sync::Arc;

use super::budget::Budget;
use super::read_member::{Content, read_member};
use super::stream::Stream;
use super::{Found, Level, Told};

pub(super) struct Single {
    name: Vec<u8>,
    stream: Stream,
    budget: Arc<Budget>,
    state: State,
}

enum State {
    Start,
    Rest,
    Ended,
}

impl Single {
    /// `name` is that of the compressed file.
    pub(super) fn new(name: &str, stream: Stream, budget: &Arc<Budget>) -> Self {
        let name = name.rsplit(['/', '!']).next().unwrap_or(name);
        let endings = [".gz", ".bz2", ".xz", ".GZ", ".BZ2", ".XZ"];
        let stem = endings
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .filter(|stem| !stem.is_empty());
        Self {
            name: stem.unwrap_or(name).as_bytes().to_vec(),
            stream,
            budget: Arc::clone(budget),
            state: State::Start,
        }
    }
}

impl Level for Single {
    fn next(&mut self) -> Option<Found> {
        match self.state {
            State::Start => {
                let content = read_member(&self.name, &mut self.stream, &self.budget);
                self.state = match content {
                    Content::Whole(_) => State::Rest,
                    _ => State::Ended,
                };
                Some(Found::File {
                    name: self.name.clone(),
                    content,
                })
            }
            State::Rest => {
                self.state = State::Ended;
                // The end shows only when one reads beyond it.
                let _ = self.stream.read(&mut [0]);
                let rest = self.stream.rest().to_vec();
                (!rest.is_empty()).then(|| Found::Around {
                    told: Told::AppendedData,
                    content: read_member(b"", &mut &*rest, &self.budget),
                })
            }
            State::Ended => None,
        }
    }
}
