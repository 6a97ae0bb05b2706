//! Patterns ready to be matched: their tree, the texts in it as numbers that
//! are the same for the whole rule set, and what must be in a file for the
//! pattern to match at all.

use laocoon_source::Language;
use laocoon_syntax::pattern::{Pattern, parse_pattern};
use laocoon_syntax::pattern_text::{is_metavariable, is_metavariable_ellipsis};
use laocoon_syntax::{Kind, NodeId, Role, SyntaxTree};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::matcher::MetavariableId;
use crate::regex::{Mode, Pattern as Regex};

/// A text that occurs in some pattern of the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextId(pub u32);

impl TextId {
    /// A text that no pattern has.
    pub const NONE: TextId = TextId(u32::MAX);
}

/// The texts and metavariables of a rule set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Interner {
    texts: FxHashMap<Box<str>, TextId>,
    metavariables: FxHashMap<Box<str>, MetavariableId>,
    names: Vec<Box<str>>,
}

impl Interner {
    /// The number of a text, made if new.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a rule set is far below 4 GiB"
    )]
    pub fn text(&mut self, text: &str) -> TextId {
        if let Some(id) = self.texts.get(text) {
            return *id;
        }
        let id = TextId(self.texts.len() as u32);
        self.texts.insert(text.into(), id);
        id
    }

    /// The number of a text of some pattern.
    #[must_use]
    pub fn find_text(&self, text: &str) -> TextId {
        self.texts.get(text).copied().unwrap_or(TextId::NONE)
    }

    /// How many texts there are.
    #[must_use]
    pub fn text_count(&self) -> usize {
        self.texts.len()
    }

    /// The number of a metavariable, made if new. `$X` and `$...X` are two.
    #[expect(clippy::cast_possible_truncation, reason = "as above")]
    pub fn metavariable(&mut self, name: &str) -> MetavariableId {
        if let Some(id) = self.metavariables.get(name) {
            return *id;
        }
        let id = MetavariableId(self.metavariables.len() as u32);
        self.metavariables.insert(name.into(), id);
        self.names.push(name.into());
        id
    }

    /// The number of a metavariable that some pattern has.
    #[must_use]
    pub fn find_metavariable(&self, name: &str) -> Option<MetavariableId> {
        self.metavariables.get(name).copied()
    }

    /// The name of a metavariable.
    #[must_use]
    pub fn metavariable_name(&self, id: MetavariableId) -> &str {
        self.names.get(id.0 as usize).map_or("", |name| name)
    }
}

/// The regular expression that a string of a pattern is: `=~/re/`, and after it
/// `i` or `m`.
fn regex_within(text: &str) -> Option<String> {
    let (regex, flags) = text.strip_prefix("=~/")?.rsplit_once('/')?;
    match flags {
        "" => Some(regex.to_owned()),
        "i" | "m" => Some(format!("(?{flags}){regex}")),
        _ => None,
    }
}

/// A pattern ready to be matched.
#[derive(Debug, Serialize, Deserialize)]
pub struct CompiledPattern {
    /// The pattern's tree.
    pub tree: SyntaxTree,
    /// One node, or statements one after another.
    pub roots: Vec<NodeId>,
    /// The text of each node's symbol.
    pub texts: Vec<TextId>,
    /// The metavariable that each node is, by its place in `metavariables`.
    pub slots: Vec<Option<u8>>,
    /// The metavariables, without `$_`.
    pub metavariables: Vec<MetavariableId>,
    /// The regular expressions in its strings (`"=~/.../"`).
    pub regexes: FxHashMap<NodeId, Regex>,
    /// The names that must occur where the pattern matches, in source order.
    names: Vec<(NodeId, TextId)>,
}

impl CompiledPattern {
    /// Parses and prepares a pattern.
    ///
    /// # Errors
    /// What the parser did not understand.
    pub fn compile(
        language: Language,
        text: &str,
        interner: &mut Interner,
    ) -> Result<Self, String> {
        Self::prepare(parse_pattern(language, text)?, interner)
    }

    /// Prepares a type, as in `metavariable-type`.
    ///
    /// # Errors
    /// What the parser did not understand.
    pub fn compile_type(
        language: Language,
        text: &str,
        interner: &mut Interner,
    ) -> Result<Self, String> {
        Self::prepare(
            laocoon_syntax::pattern::parse_type(language, text)?,
            interner,
        )
    }

    fn prepare(pattern: Pattern, interner: &mut Interner) -> Result<Self, String> {
        let Pattern { tree, roots } = pattern;
        let mut compiled = Self {
            texts: Vec::with_capacity(tree.len()),
            slots: Vec::with_capacity(tree.len()),
            roots,
            metavariables: Vec::new(),
            regexes: FxHashMap::default(),
            names: Vec::new(),
            tree,
        };
        for index in 0..u32::try_from(compiled.tree.len()).unwrap_or(u32::MAX) {
            let id = NodeId(index);
            let symbol = compiled.tree.symbol_text(id).to_owned();
            compiled.texts.push(interner.text(&symbol));
            // Of `$X.Inner` as a type, the first segment.
            let hole = match compiled.tree.kind(id) {
                Kind::TypeName => symbol.split('.').next().unwrap_or(&symbol),
                _ => &symbol,
            };
            let slot = compiled.slot(hole, interner)?;
            compiled.slots.push(slot);
            if matches!(
                compiled.tree.kind(id),
                Kind::String | Kind::Name | Kind::Path
            ) && let Some(regex) = regex_within(&symbol)
            {
                compiled.regexes.insert(
                    id,
                    Regex::compile(&regex, Mode::Search).map_err(|error| error.to_string())?,
                );
            }
        }
        compiled.collect_names();
        Ok(compiled)
    }

    /// The names that must occur in what a node of the pattern matches, whatever
    /// they were imported as.
    fn collect_names(&mut self) {
        let mut id = NodeId::ROOT;
        let end = NodeId(u32::try_from(self.tree.len()).unwrap_or(u32::MAX));
        while id < end {
            let node = self.tree.node(id);
            match node.kind {
                // A type may be known without being written; an import has many forms.
                Kind::TypedMetavariable | Kind::Import => {
                    id = node.subtree_end;
                    continue;
                }
                Kind::Name | Kind::KeywordArgument => {
                    let text = self.tree.symbol_text(id);
                    let hole = text.contains('$') || text.contains("...") || text == "default";
                    if !hole && !text.is_empty() && !self.regexes.contains_key(&id) {
                        self.names.push((id, self.texts[id.index()]));
                    }
                }
                _ => {}
            }
            id.0 += 1;
        }
    }

    /// The texts that must occur in what a node of the pattern matches.
    pub(crate) fn required(&self, id: NodeId) -> impl Iterator<Item = TextId> + Clone + '_ {
        let end = self.tree.node(id).subtree_end;
        let from = self.names.partition_point(|(name, _)| *name < id);
        self.names[from..]
            .iter()
            .take_while(move |(name, _)| *name < end)
            .map(|(_, text)| *text)
    }

    fn slot(&mut self, symbol: &str, interner: &mut Interner) -> Result<Option<u8>, String> {
        if symbol == "$_" || !(is_metavariable(symbol) || is_metavariable_ellipsis(symbol)) {
            return Ok(None);
        }
        let id = interner.metavariable(symbol);
        let slot = self
            .metavariables
            .iter()
            .position(|known| *known == id)
            .unwrap_or_else(|| {
                self.metavariables.push(id);
                self.metavariables.len() - 1
            });
        u8::try_from(slot)
            .map(Some)
            .map_err(|_| "a pattern has more than 255 metavariables".to_owned())
    }

    /// Whether the pattern looks for one statement rather than an expression.
    #[must_use]
    pub fn is_statement_root(&self) -> bool {
        self.roots.len() == 1 && self.tree.kind(self.roots[0]) == Kind::ExpressionStatement
    }

    /// Whether a node of the pattern is a hole that may be anything.
    #[must_use]
    pub fn is_open(&self, id: NodeId) -> bool {
        matches!(
            self.tree.kind(id),
            Kind::Metavariable | Kind::Ellipsis | Kind::MetavariableEllipsis
        )
    }

    /// The role of a node of the pattern.
    #[must_use]
    pub fn role(&self, id: NodeId) -> Role {
        self.tree.node(id).role
    }
}
