//! Where the names of the rules occur in a file.
//!
//! A pattern that names `requests` cannot match where `requests` does not
//! occur; asking that first, by binary search, saves most attempts.

use laocoon_source::Language;
use laocoon_syntax::facts::Facts;
use laocoon_syntax::{Kind, NodeId, SyntaxTree};

use crate::pattern::{Interner, TextId};

/// For each text of the rule set, the nodes that have it as their symbol, in
/// source order; a name that was imported also occurs as what it was imported
/// from.
#[derive(Debug, Default)]
pub struct Occurrences {
    places: Vec<Vec<NodeId>>,
    /// Names may stand for others that are not written where they are used.
    unreliable: bool,
}

impl Occurrences {
    /// Notes where the texts of a rule set occur.
    #[must_use]
    pub fn new(
        tree: &SyntaxTree,
        facts: &Facts,
        texts: &[TextId],
        interner: &Interner,
        language: Language,
    ) -> Self {
        let unreliable = !facts.wildcard_imports.is_empty()
            || matches!(language, Language::Php | Language::Dockerfile);
        let mut occurrences = Self {
            places: Vec::new(),
            unreliable,
        };
        if unreliable || tree.is_empty() {
            return occurrences;
        }
        occurrences.places.resize(interner.text_count(), Vec::new());
        for id in tree.subtree(NodeId::ROOT) {
            let node = tree.node(id);
            occurrences.note(
                texts
                    .get(node.symbol.index())
                    .copied()
                    .unwrap_or(TextId::NONE),
                id,
            );
            if node.kind == Kind::TypeName {
                let text = tree.symbol_text(id);
                if text.contains('.') {
                    for part in text.split('.') {
                        occurrences.note(interner.find_text(part), id);
                    }
                }
            }
            if !matches!(node.kind, Kind::Name | Kind::TypeName | Kind::Call) {
                continue;
            }
            for full in facts.imported(id) {
                for part in tree.subtree(full) {
                    for part in tree.symbol_text(part).split('.') {
                        occurrences.note(interner.find_text(part), id);
                    }
                }
            }
        }
        occurrences
    }

    fn note(&mut self, text: TextId, id: NodeId) {
        if let Some(places) = self.places.get_mut(text.0 as usize)
            && places.last() != Some(&id)
        {
            places.push(id);
        }
    }

    /// Whether all texts occur among the nodes from `first` to before `end`.
    #[must_use]
    pub fn all_within(
        &self,
        mut texts: impl Iterator<Item = TextId>,
        first: NodeId,
        end: NodeId,
    ) -> bool {
        self.unreliable
            || texts.all(|text| {
                self.places.get(text.0 as usize).is_none_or(|places| {
                    let from = places.partition_point(|place| *place < first);
                    places.get(from).is_some_and(|place| *place < end)
                })
            })
    }
}
