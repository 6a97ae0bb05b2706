//! What an expression that is tested is made of.

use laocoon_syntax::facts::Facts;
use laocoon_syntax::{Kind as Node, NodeId, Role, SyntaxTree};

use crate::models::entry::{Kind, Kinds};

/// What a tested expression is made of is followed through so many names.
const DEEPEST: usize = 6;

/// So many parts one expression may have.
const MOST_PARTS: usize = 32;

/// A place that a tested expression is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Its name, or the field or element.
    pub(super) node: NodeId,
    /// What a test of the expression may say of it.
    pub(super) kinds: Kinds,
}

/// What a tested expression is made of.
#[derive(Debug, Default)]
pub(super) struct Derived {
    pub(super) parts: Vec<Part>,
    /// A path was made absolute, and its `..` taken out.
    pub(super) is_resolved: bool,
    /// Some of it is cut off before it is tested.
    pub(super) is_slice: bool,
}

/// Calls after which a path says where it really leads.
const RESOLVERS: [&str; 21] = [
    "realpath",
    "resolve",
    "abspath",
    "normpath",
    "getCanonicalPath",
    "getCanonicalFile",
    "toRealPath",
    "normalize",
    "EvalSymlinks",
    "Clean",
    "Abs",
    "Join",
    "GetFullPath",
    "realpathSync",
    "canonicalize",
    "absolute",
    "expand_path",
    "cleanpath",
    "canonical",
    "weakly_canonical",
    "safe_join",
];

/// Fields and calls that give the host of an address.
const HOSTS: [&str; 12] = [
    "netloc",
    "hostname",
    "host",
    "Host",
    "getHost",
    "domain",
    "origin",
    "authority",
    "Hostname",
    "Authority",
    "scheme",
    "protocol",
];

/// What says little of the whole.
const LITTLE: [&str; 16] = [
    "len",
    "length",
    "size",
    "count",
    "type",
    "typeof",
    "isinstance",
    "suffix",
    "splitext",
    "extname",
    "Ext",
    "getExtension",
    "exists",
    "isfile",
    "is_file",
    "existsSync",
];

/// What an expression is made of.
pub(super) fn derived(tree: &SyntaxTree, facts: &Facts, node: NodeId) -> Derived {
    let mut derived = Derived::default();
    let mut open = vec![(node, Kinds::ALL, 0)];
    while let Some((node, kinds, depth)) = open.pop() {
        if depth > DEEPEST || derived.parts.len() > MOST_PARTS || kinds == Kinds::NONE {
            continue;
        }
        let depth = depth + 1;
        match tree.kind(node) {
            Node::Name => {
                derived.parts.push(Part { node, kinds });
                if let Some(made) = facts.symbolic(node).filter(|made| *made != node) {
                    open.push((made, kinds, depth));
                }
            }
            Node::Member => {
                let name = tree.child(node, Role::Name);
                let name = name.map_or("", |name| tree.symbol_text(name));
                derived.parts.push(Part { node, kinds });
                if let Some(object) = tree.child(node, Role::Object)
                    && HOSTS.contains(&name)
                {
                    let hosts = Kinds::of(&[Kind::Redirect, Kind::Address]);
                    open.push((object, Kinds(kinds.0 & hosts.0), depth));
                }
            }
            Node::Index => derived.parts.push(Part { node, kinds }),
            Node::Slice => {
                derived.is_slice = true;
                if let Some(object) = tree.child(node, Role::Object) {
                    let code = Kinds::of(&[Kind::Code]);
                    open.push((object, Kinds(kinds.0 & code.0), depth));
                }
            }
            Node::Call => {
                let Some(callee) = tree.child(node, Role::Callee) else {
                    continue;
                };
                let (object, name) = match tree.kind(callee) {
                    Node::Member => (
                        tree.child(callee, Role::Object),
                        tree.child(callee, Role::Name).unwrap_or(callee),
                    ),
                    _ => (None, callee),
                };
                let name = tree.symbol_text(name);
                if LITTLE.contains(&name) {
                    continue;
                }
                derived.is_resolved |= RESOLVERS.contains(&name);
                let kinds = match HOSTS.contains(&name) {
                    true => Kinds(kinds.0 & Kinds::of(&[Kind::Redirect, Kind::Address]).0),
                    false => kinds,
                };
                open.extend(object.map(|object| (object, kinds, depth)));
                for arguments in tree.children_in(node, Role::Arguments) {
                    for argument in tree.children(arguments) {
                        let value = tree.child(argument, Role::Value);
                        open.push((value.unwrap_or(argument), kinds, depth));
                    }
                }
            }
            Node::New | Node::Arguments | Node::InterpolatedString | Node::Interpolation => {
                open.extend(tree.children(node).map(|child| (child, kinds, depth)));
            }
            Node::Binary if matches!(tree.symbol_text(node), "+" | "/" | "." | "%") => {
                let sides = [Role::Left, Role::Right];
                let sides = sides.into_iter().filter_map(|side| tree.child(node, side));
                open.extend(sides.map(|side| (side, kinds, depth)));
            }
            Node::Await | Node::Cast | Node::Unary | Node::Assign | Node::ExpressionStatement => {
                let value = tree.child(node, Role::Value);
                open.extend(value.map(|value| (value, kinds, depth)));
            }
            _ => {}
        }
    }
    derived
}
