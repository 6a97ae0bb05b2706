//! What is true of every tree, whatever the text was, and what makes it so.

use laocoon_source::Span;

use crate::{NodeId, SyntaxTree};

impl SyntaxTree {
    /// Puts the children of the last node that has any into the order in which they begin.
    pub(crate) fn order_children(&mut self, id: NodeId) {
        let start = |child: &NodeId| self.node(*child).span.start;
        if self.children(id).is_sorted_by_key(|child| start(&child)) {
            return;
        }
        let mut children: Vec<NodeId> = self.children(id).collect();
        children.sort_by_key(start);
        let mut ordered = Vec::with_capacity(self.nodes.len() - id.index());
        for from in children {
            let to = NodeId(id.0 + 1 + u32::try_from(ordered.len()).unwrap_or(u32::MAX));
            let moved = |place: NodeId| NodeId(place.0 - from.0 + to.0);
            for old in self.subtree(from) {
                let mut node = *self.node(old);
                node.subtree_end = moved(node.subtree_end);
                if old != from {
                    node.parent = moved(node.parent);
                }
                ordered.push(node);
            }
        }
        self.nodes.truncate(id.index() + 1);
        self.nodes.append(&mut ordered);
    }

    /// Checks that the tree is one, and stands in `text` as it should: nodes
    /// in pre-order, every span on whole characters inside the text and inside
    /// its parent's, and siblings in the order in which they begin.
    ///
    /// Siblings may overlap. What several of them share is a part of each: of
    /// `int a, *b` the word `int`, of `from m import x, y` all up to `m`, of
    /// the field `{x}` the whole, which is its name and its value.
    ///
    /// Virtual nodes are not looked at.
    ///
    /// # Errors
    /// The first node of which that is not true, and what is wrong with it.
    pub fn check(&self, text: &str) -> Result<(), String> {
        for index in 0..self.real {
            let id = NodeId(index);
            self.check_node(id, text)
                .map_err(|problem| format!("{problem}: node {index}, {:?}", self.node(id)))?;
        }
        Ok(())
    }

    fn check_node(&self, id: NodeId, text: &str) -> Result<(), &'static str> {
        let node = self.node(id);
        let Span { start, end } = node.span;
        if text.get(start as usize..end as usize).is_none() {
            return Err("the span is not a part of the text");
        }
        if node.subtree_end <= id || node.subtree_end.0 > self.real {
            return Err("the subtree does not end behind the node");
        }
        let parent = self.node(node.parent);
        if id == NodeId::ROOT {
            if node.parent != id || node.subtree_end.0 != self.real {
                return Err("the root does not hold everything");
            }
        } else if node.parent >= id || node.subtree_end > parent.subtree_end {
            return Err("the node is not below its parent");
        } else if !parent.span.contains(node.span) {
            return Err("the span is not within the parent's");
        }
        let mut before = start;
        for child in self.children(id) {
            let child = self.node(child);
            if child.parent != id {
                return Err("a child has another parent");
            }
            if child.span.start < before {
                return Err("a child begins before the one before it");
            }
            before = child.span.start;
        }
        Ok(())
    }
}
