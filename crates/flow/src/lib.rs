//! Control and value flow of functions: what reaches what.
//!
//! Terms:
//! - a **unit** is what is analysed on its own: a function or method with all
//!   that is nested in it (lambdas, inner functions), or the statements of a
//!   file outside of functions ([`units()`]);
//! - a **block** is a stretch of code that is entered only at its beginning
//!   ([`Blocks`], the control-flow graph);
//! - a **place** is what can be written: a variable, or a field or element of
//!   one, up to [`place::LONGEST_PATH`] steps away (`x.a["b"].c`);
//! - the **flow graph** has a node for each value that an expression has, each
//!   use and each write of a place, and an edge where one passes on to another
//!   ([`FlowGraph`]). It is built once and knows nothing of rules.
//!
//! Every *use* of a place is a node between the write before it and the use
//! after it, so that whoever asks may say "from here on it is clean" or "from
//! here on it is tainted" of any place in the code, without building again.
//!
//! Constants decide which branches are reached ([`FlowFile::constant`] says what
//! an expression holds where it stands), and what methods put into containers
//! comes out under the same key or at the same position.
//!
//! Limits are counts: a unit with more than [`graph::MOST_NODES`] nodes is cut
//! off, and says so ([`FunctionFlow::is_cut_off`]).

pub mod blocks;
mod build;
mod constants;
mod containers;
pub mod dominance;
mod file;
pub mod follow;
mod function;
pub mod graph;
pub mod guards;
pub mod place;
mod ssa;
mod stability;
mod units;

pub use blocks::{BlockId, Blocks};
pub use dominance::Dominance;
pub use file::FlowFile;
pub use function::{Argument, CallSite, FunctionFlow, Left, Parameter};
pub use graph::{Edge, EdgeClass, FlowGraph, FlowId, FlowKind};
pub use guards::{Guard, Guards};
pub use units::{Unit, units};
