//! What a node is to its parent.

macro_rules! roles {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// The place of a node in its parent; which roles a kind has is written at [`crate::Kind`].
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[repr(u8)]
        pub enum Role { $($(#[doc = $doc])* $name,)* }

        impl Role {
            /// Every role, in the order of declaration.
            pub const ALL: &'static [Role] = &[$(Role::$name,)*];

            /// The name used in dumps and snapshots.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Role::$name => stringify!($name),)* }
            }
        }
    };
}

roles! {
    /// The root of the tree.
    Root,
    /// No particular place.
    Child,
    Statement,
    Decorator,
    Modifier,
    TypeParameter,
    TypeArgument,
    Receiver,
    Name,
    Alias,
    Path,
    Parameters,
    Parameter,
    Default,
    Type,
    ReturnType,
    Throws,
    Extends,
    Implements,
    Body,
    Initializer,
    Condition,
    Update,
    Then,
    Else,
    Case,
    Pattern,
    Guard,
    Catch,
    Finally,
    Resource,
    Label,
    Cause,
    Callee,
    Arguments,
    Argument,
    Object,
    Index,
    Lower,
    Upper,
    Step,
    Left,
    Right,
    Target,
    Value,
    Key,
    Element,
    Tag,
    Flags,
    Attribute,
}
