//! Models as they are compiled into the program.

use laocoon_source::Language;

/// What can be injected into, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kinds(pub u32);

impl Kinds {
    /// None.
    pub const NONE: Kinds = Kinds(0);
    /// Every one.
    pub const ALL: Kinds = Kinds(u32::MAX);

    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Those of a list.
    #[must_use]
    pub const fn of(list: &[Kind]) -> Kinds {
        let mut mask = 0;
        let mut index = 0;
        while index < list.len() {
            mask |= list[index].bit();
            index += 1;
        }
        Kinds(mask)
    }
}

/// What untrusted text is put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// A statement for a relational database.
    Sql,
    /// A query of a document database.
    Document,
    /// An LDAP filter or name.
    Ldap,
    /// An `XPath` expression.
    Xpath,
    /// A command line that a shell reads.
    Command,
    /// A program, or an expression of one.
    Code,
    /// The path of a file.
    Path,
    /// The text of a template.
    Template,
    /// Bytes that become objects.
    Objects,
    /// XML that is read with its external entities.
    Xml,
    /// Where a browser is sent.
    Redirect,
    /// Where a request is sent.
    Address,
    /// A page.
    Html,
    /// A header of a response.
    Header,
    /// A line of a log.
    Log,
    /// A regular expression.
    Expression,
    /// What a session holds.
    Session,
}

impl Kind {
    /// Its bit in [`Kinds`].
    #[must_use]
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Who sets a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum From {
    /// Whoever sends a request, or a message.
    Request,
    /// Whoever starts the program: its arguments.
    Arguments,
    /// Whoever sets the environment.
    Environment,
    /// Whoever types.
    Input,
    /// Whoever answers a request that the program sends.
    Response,
    /// Whoever wrote a file.
    File,
    /// Whoever calls the function.
    Parameter,
}

/// A model, and what it is of.
#[derive(Debug)]
pub struct Entry {
    /// For code in these languages.
    pub languages: &'static [Language],
    /// The name but for its last part; `*` for any, nothing for none.
    pub head: &'static str,
    /// The last part of the name.
    pub last: &'static str,
    /// What is known.
    pub what: What,
}

/// What is known of a name.
#[derive(Debug)]
pub enum What {
    /// Reading it, or calling it, gives what somebody else set.
    Source(From),
    /// It decorates functions that a framework calls.
    Handler {
        /// Who sets their parameters.
        takes: Option<From>,
        /// What they return is this.
        returns: Option<Kind>,
    },
    /// Classes that are made from it have methods that a framework calls, with
    /// parameters that these set.
    Base(From),
    /// It annotates parameters that somebody else sets.
    Annotation(From),
    /// What it returns, or holds.
    Type(&'static str),
    /// What it is given must be trusted.
    Sink(Sink),
    /// What is written into it must be trusted.
    Written(Kind),
    /// What it returns is harmless.
    Sanitizer(Kinds),
    /// It says whether a value is harmless.
    Check(Kinds, Outcome),
    /// It puts what it is given into something else.
    Propagator(Port, Port),
}

/// When a check says that all is well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// When it is true.
    Holds,
    /// When it is false.
    Fails,
    /// When it comes back at all.
    Raises,
}

/// A part of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// The object it is made on.
    Receiver,
    /// All arguments.
    Arguments,
    /// One argument, from 0.
    Argument(u8),
}

/// A call whose arguments must be trusted.
#[derive(Debug)]
pub struct Sink {
    /// What they are put into.
    pub kind: Kind,
    /// Which; all if neither these nor keywords are named.
    pub arguments: &'static [u8],
    /// Those that are given by name.
    pub keywords: &'static [&'static str],
    /// The object, too.
    pub receiver: bool,
    /// Only in files that import one of these, if any are named.
    pub imports: &'static [&'static str],
    /// Only if all of these hold.
    pub when: &'static [Condition],
    /// Only if none of these holds.
    pub unless: &'static [Condition],
}

/// What an argument must be.
#[derive(Debug)]
pub struct Condition {
    /// The argument by position.
    pub position: Option<u8>,
    /// The argument by name.
    pub keyword: Option<&'static str>,
    /// One of these: the text of a literal, the last part of a name. That it is
    /// given at all, if none are named.
    pub is: &'static [&'static str],
    /// A list or text that begins with a shell.
    pub shell: bool,
    /// A record that is written there.
    pub record: bool,
    /// Made or set up with one of these: `keyword=value` when it was made,
    /// `method(argument)` since then.
    pub made_with: &'static [&'static str],
    /// A text that begins with one of these, whatever their case.
    pub begins: &'static [&'static str],
    /// The function around the call has one of these names or texts in it.
    pub mentions: &'static [&'static str],
}

/// A parameter that is known by its name.
#[derive(Debug)]
pub struct NamedParameter {
    /// For code in these languages.
    pub languages: &'static [Language],
    /// Its name.
    pub name: &'static str,
    /// Only in files that import one of these, if any are named.
    pub imports: &'static [&'static str],
    /// Who sets it.
    pub from: Option<From>,
    /// What it is.
    pub is: Option<&'static str>,
}
