//! What happens in a run that must not.

use laocoon_syntax::NodeId;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Happening {
    /// Memory is given back that was given back before.
    FreedTwice,
    /// Memory is used that was given back before.
    UsedAfterFree,
    /// A pointer is given back that points into the middle of memory.
    FreedInside,
    /// Something is given back that was not allocated.
    FreedNothing,
    /// Nothing has the memory any more.
    Lost,
    /// Null is used as if it pointed to something.
    NullUsed,
    /// An allocation is used, and nobody asked whether it failed.
    UnaskedUsed,
    /// A pointer that was never given anything is used.
    UnsetUsed,
    /// A number from outside is used as a pointer.
    InputPointer,
    /// An element outside of an object is used.
    Outside,
    /// An element is used whose number comes from outside, and nobody looked at it.
    InputIndex,
    /// Something is divided by zero.
    DividedByZero,
    /// Something is divided by a number from outside that may be zero.
    DividedByInput,
    /// A result is too large for its type.
    Overflow,
    /// A result of input may be too large for its type.
    InputOverflow,
    /// So much is allocated as input says.
    InputSize,
    /// Bytes without an end are used as a text.
    NoEnd,
    /// Input is given to a shell.
    Command,
    /// Input is part of a statement for a database.
    Query,
    /// Input is part of a path.
    Path,
    /// Input is part of a search in a document.
    Search,
    /// Input is a format.
    Format,
    /// A structure is taken for another.
    OtherType,
    /// A loop whose condition never fails.
    NeverEnds,
}

/// A happening, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) happening: Happening,
    /// What is told.
    pub(crate) node: NodeId,
    /// Where it began: the allocation, the first release, the input.
    pub(crate) cause: Option<NodeId>,
    /// Only from a parameter of a function that nobody in the file calls.
    pub(crate) from_parameter: bool,
    /// It is written to, not read.
    pub(crate) is_write: bool,
    /// How many elements there are, or which number it is.
    pub(crate) number: Option<i128>,
}
