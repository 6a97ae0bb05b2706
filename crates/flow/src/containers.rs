//! Methods that put values into containers and take them out again, as data.
//!
//! Terms: a **container** is a map, list, dictionary, queue or store of
//! settings; an element lies in it under a **key** (a text, or two), or at a
//! **position**. Which class a container is of does not matter: what is put
//! under a key comes out under that key, whatever the methods belong to. So
//! methods are found by name and number of arguments; those that a file
//! defines itself are not looked up here.

use laocoon_source::Language;

/// What a method does with the object that it is called on. Numbers are those
/// of arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// Puts a value under so many keys.
    Store { keys: usize },
    /// Gives what lies under so many keys; an argument after them is given
    /// where there is nothing.
    Load { keys: usize },
    /// Puts all arguments at the end.
    Append,
    /// Puts all arguments at the beginning.
    Prepend,
    /// Puts the second argument where the first says.
    Insert,
    /// Takes out what lies where the first argument says.
    Take,
    /// Takes out the first element.
    TakeFirst,
    /// Takes out the last element.
    TakeLast,
    /// Gives the first element.
    First,
    /// Gives the last element.
    Last,
    /// Takes out all.
    Clear,
    /// Puts the elements into another order, or fewer or more of them.
    Shuffle,
}

/// What a method with so many arguments does.
pub(crate) fn operation(language: Language, name: &str, arguments: usize) -> Option<Operation> {
    use Operation as Do;
    Some(match language {
        // `list`, `dict`, `collections.deque`, `configparser.ConfigParser`.
        Language::Python => match (name, arguments) {
            ("append", 1) => Do::Append,
            ("appendleft", 1) => Do::Prepend,
            ("insert", 2) => Do::Insert,
            ("pop", 0) => Do::TakeLast,
            ("pop", 1 | 2) => Do::Take,
            ("popleft", 0) => Do::TakeFirst,
            ("get", 1 | 2) | ("__getitem__", 1) => Do::Load { keys: 1 },
            ("set", 3) => Do::Store { keys: 2 },
            ("__setitem__", 2) => Do::Store { keys: 1 },
            ("clear", 0) => Do::Clear,
            ("remove", 1) | ("sort" | "reverse", _) => Do::Shuffle,
            _ => return None,
        },
        // `Array`, `Map`, `URLSearchParams`.
        Language::JavaScript | Language::TypeScript | Language::Tsx => match (name, arguments) {
            ("push", 1..) => Do::Append,
            ("unshift", 1..) => Do::Prepend,
            ("pop", 0) => Do::TakeLast,
            ("shift", 0) => Do::TakeFirst,
            ("set", 2) => Do::Store { keys: 1 },
            ("get" | "at", 1) => Do::Load { keys: 1 },
            ("clear", 0) => Do::Clear,
            ("splice" | "sort" | "reverse" | "fill" | "copyWithin", _) => Do::Shuffle,
            _ => return None,
        },
        // `java.util`, `HttpSession`, `ServletRequest`.
        Language::Java => match (name, arguments) {
            ("put" | "setProperty" | "putIfAbsent" | "setAttribute" | "set", 2) => {
                Do::Store { keys: 1 }
            }
            ("get" | "getProperty" | "getAttribute" | "elementAt", 1)
            | ("getOrDefault" | "getProperty", 2) => Do::Load { keys: 1 },
            ("add" | "addLast" | "addElement" | "offer" | "offerLast", 1) => Do::Append,
            ("addFirst" | "offerFirst", 1) => Do::Prepend,
            ("add", 2) => Do::Insert,
            ("remove", 1) => Do::Take,
            ("removeFirst" | "poll" | "pollFirst", 0) => Do::TakeFirst,
            ("getFirst" | "peekFirst" | "firstElement", 0) => Do::First,
            ("removeLast" | "pollLast", 0) => Do::TakeLast,
            ("getLast" | "peekLast" | "lastElement", 0) => Do::Last,
            ("clear", 0) => Do::Clear,
            ("sort" | "removeIf" | "retainAll" | "removeAll" | "replaceAll", _) => Do::Shuffle,
            _ => return None,
        },
        // `System.Collections.Generic`.
        Language::CSharp => match (name, arguments) {
            ("Add" | "TryAdd", 2) => Do::Store { keys: 1 },
            ("GetValueOrDefault", 1 | 2) | ("ElementAt", 1) => Do::Load { keys: 1 },
            ("Add" | "Enqueue" | "AddLast", 1) => Do::Append,
            ("AddFirst", 1) => Do::Prepend,
            ("Insert", 2) => Do::Insert,
            ("RemoveAt", 1) => Do::Take,
            ("Dequeue", 0) => Do::TakeFirst,
            ("Clear", 0) => Do::Clear,
            ("Remove" | "Sort" | "Reverse" | "RemoveAll" | "RemoveRange", _) => Do::Shuffle,
            _ => return None,
        },
        Language::Ruby => match (name, arguments) {
            ("push" | "append", 1..) => Do::Append,
            ("unshift" | "prepend", 1..) => Do::Prepend,
            ("insert", 2) => Do::Insert,
            ("pop", 0) => Do::TakeLast,
            ("shift", 0) => Do::TakeFirst,
            ("delete_at", 1) => Do::Take,
            ("store", 2) => Do::Store { keys: 1 },
            ("fetch", 1 | 2) | ("at", 1) => Do::Load { keys: 1 },
            ("clear", 0) => Do::Clear,
            ("delete" | "sort!" | "reverse!" | "shuffle!" | "rotate!" | "uniq!", _) => Do::Shuffle,
            _ => return None,
        },
        // `std::vector`, `std::deque`.
        Language::Cpp => match (name, arguments) {
            ("push_back" | "emplace_back", 1) => Do::Append,
            ("push_front" | "emplace_front", 1) => Do::Prepend,
            ("at", 1) => Do::Load { keys: 1 },
            ("emplace" | "try_emplace" | "insert_or_assign", 2) => Do::Store { keys: 1 },
            ("clear", 0) => Do::Clear,
            ("front", 0) => Do::First,
            ("back", 0) => Do::Last,
            ("erase" | "pop_back" | "pop_front" | "swap", _) => Do::Shuffle,
            _ => return None,
        },
        _ => return None,
    })
}

impl Operation {
    /// Whether a container is longer afterwards.
    pub(crate) fn grows(self) -> bool {
        matches!(self, Self::Append | Self::Prepend | Self::Insert)
    }

    /// Whether something is put in.
    pub(crate) fn puts(self) -> bool {
        self.grows() || matches!(self, Self::Store { .. })
    }

    /// Whether positions matter to it.
    pub(crate) fn counts(self) -> bool {
        matches!(
            self,
            Self::Take | Self::TakeFirst | Self::TakeLast | Self::First | Self::Last
        )
    }
}
