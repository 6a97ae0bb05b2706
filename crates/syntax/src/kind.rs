//! What a node of the uniform tree can be.
//!
//! One vocabulary for every language: the tables in `languages/` say how each
//! grammar's own nodes become these. The comment on a kind is the **contract**
//! of its lowering: `symbol` is what [`crate::Node::symbol`] holds (empty
//! where not named), and then come the roles of its children in source order,
//! `?` for at most one and `*` for any number. The matcher, the name analysis
//! and the detectors rely on nothing else.

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// The kind of a node; see the module documentation for how to read
        /// the comment on each.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[repr(u8)]
        pub enum Kind { $($(#[doc = $doc])* $name,)* }

        impl Kind {
            /// Every kind, in the order of declaration.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// The name used in dumps and snapshots.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Kind::$name => stringify!($name),)* }
            }
        }
    };
}

kinds! {
    /// Whole file. `Statement*`
    File,
    /// A statement list: braces, an indented suite, a `begin`/`end`. `Statement*`
    Block,
    /// The body of a class, interface, enum, trait: order does not matter. `Statement*`
    ClassBody,

    // ---- statements -------------------------------------------------------
    /// An expression used as a statement; its span includes the `;`. `Value`
    ExpressionStatement,
    /// Symbol: the keyword when it says something (`elsif`, `unless`, `guard`), else
    /// empty. An `else if` chain is `Else: If`. `Condition Then Else?`
    If,
    /// `Condition Body Else?`
    While,
    /// `Body Condition`
    DoWhile,
    /// The three-part loop. `Initializer* Condition? Update* Body`
    For,
    /// Symbol: `of` or `in` in JavaScript, else empty. Flag `DECLARES` when it declares its variable.
    /// `Modifier* Target Value Body Else?` (Target: the loop variable or pattern; Modifier: `async`)
    ForEach,
    /// `switch`, `match` statements. `Value? Case*`
    Switch,
    /// Symbol: `default` for the default case. `Pattern* Guard? Body` (Body: a [`Kind::Block`])
    Case,
    /// `Value?`
    Return,
    /// `raise`, `throw`. `Value? Cause?`
    Throw,
    /// `Resource* Body Catch* Else? Finally?`
    Try,
    /// `Type* Name? Body`
    Catch,
    /// Python `with`, C# `using`; Java's try-with-resources is a [`Kind::Try`]. Also other blocks that run
    /// under a keyword. Symbol: that keyword (`synchronized`, `lock`, `fixed`, `static`), empty for `with` and `using`.
    /// `Modifier* Resource* Body` (Resource: an expression, [`Kind::Assign`] or [`Kind::VariableDefinition`];
    /// Python's `with a, b:` is one in the Body of the other)
    With,
    /// Symbol: the label. `Label?`
    Break,
    /// Symbol: the label. `Label?`
    Continue,
    /// `Label`
    Goto,
    /// Symbol: the label. `Statement`
    Label,
    /// `Argument*`
    Assert,
    /// Declares one variable; `int a, b` is two of these side by side.
    /// `Decorator* Modifier* Name Type? Value?` (Name: a [`Kind::Name`] or a destructuring pattern;
    /// modifiers include `var`, `let`, `const`, `final`, `static`)
    VariableDefinition,
    /// Functions and methods with a name, constructors included (Name as written).
    /// Symbol: `""`, or `get`/`set` for accessors.
    /// `Decorator* Modifier* TypeParameter* Receiver? Name Parameters ReturnType? Throws* Body?`
    FunctionDefinition,
    /// Symbol: `class`, `interface`, `enum`, `struct`, `trait`, `record`, `module`, `union`, `annotation`;
    /// `impl` (Rust), `object` (Kotlin, Scala), `protocol` (Swift), `contract`, `library` (Solidity).
    /// `Decorator* Modifier* TypeParameter* Name Parameters? Extends* Implements* Body?` (Body: [`Kind::ClassBody`];
    /// `Extends` and `Implements`: one node each, [`Kind::TypeName`], an expression, or a [`Kind::KeywordArgument`];
    /// where order means nothing, `Implements` also holds the [`Kind::Arguments`] that a base is built from and, as a
    /// [`Kind::TypeParameter`], what `where` asks of a type)
    ClassDefinition,
    /// An enum constant. `Decorator* Name Arguments? Value? Body?`
    EnumMember,
    /// `type X = Y`, `typedef`. `Modifier* TypeParameter* Name Value`
    TypeAlias,
    /// `namespace x { }`, Ruby `module`, PHP `namespace`. `Name Body?`
    Namespace,
    /// One imported module or one imported name: `import a, b` and
    /// `from m import a, b` are two of these side by side.
    /// Symbol: `module` (the module itself: `import a.b as c`, `import x from 'm'` is `name` with `default`),
    /// `name` (a name out of it), `all` (every name), `effect` (`import 'm'`, include).
    /// `Path Name? Alias?` (Path: a [`Kind::Path`]; Name and Alias: [`Kind::Name`])
    Import,
    /// The path of a module as written: dotted names, or the content of the string. Symbol: that text.
    Path,
    /// JavaScript and TypeScript `export`. Symbol: `default` or empty. `Statement|Name*`
    Export,
    /// `package a.b`. `Path`
    Package,
    /// `del`, `delete`, `unset`. `Value*`
    Delete,
    /// `global`, `nonlocal`. Symbol: the keyword. `Name*`
    Global,
    /// `pass`, `;`: a statement that does nothing.
    Empty,
    /// `go f()`, `defer f()`. Symbol: the keyword. `Value`
    Defer,

    // ---- parts of definitions --------------------------------------------
    /// `Parameter*`
    Parameters,
    /// Symbol: `*` (rest), `**` (keyword rest), `&` (block), `/` or bare `*` separators are dropped;
    /// `?` optional. `Decorator* Modifier* Name? Type? Default?` (Name may be a destructuring pattern)
    Parameter,
    /// A decorator, annotation or attribute; Name is an expression (`app.route`). `Name Arguments?`
    Decorator,
    /// A keyword such as `static`, `async`, `final`. Symbol: the keyword.
    Modifier,
    /// Symbol: the name. `Type*` (bounds)
    TypeParameter,

    // ---- expressions ------------------------------------------------------
    /// An identifier. Symbol: the name.
    Name,
    /// `this`, `self` where it is a keyword, `super`, `parent`. Symbol: the word.
    This,
    /// `Callee Arguments` (Arguments: a [`Kind::Arguments`], always present)
    Call,
    /// `Type Arguments? Body?` (Body: the [`Kind::ClassBody`] of an anonymous class)
    New,
    /// Arguments of a call, in order, brackets included in the span. `Argument*`
    Arguments,
    /// `name=value` in a call; keyed Ruby arguments too. Symbol: the name. `Name Value`
    KeywordArgument,
    /// `a.b`, `a->b`, `a::b`, `a?.b`. Symbol: empty, or `?.` when optional. `Object Name`
    Member,
    /// `a[b]`. `Object Index*`
    Index,
    /// `a[b:c:d]`. `Object Lower? Upper? Step?`
    Slice,
    /// Symbol: the operator (`!` also for `not`, `-`, `~`, `*`, `&`, `typeof`, ...). `Value`
    Unary,
    /// Symbol: the operator, normalised: `&&` for `and`, `||` for `or`, `!=` for `<>`; others as written
    /// (`in`, `not in`, `is`, `is not`, `instanceof`, `===`). `Left Right Name?`; left-nested as parsed
    /// (Name: the variable that `instanceof` binds).
    Binary,
    /// `a = b`; as an expression everywhere (an [`Kind::ExpressionStatement`] around it). Symbol: `=`, `:=`,
    /// or `as` for Python's `with b as a` and `case b as a`, where the Value stands first.
    /// `Target Type? Value`
    Assign,
    /// `a += b`. Symbol: the operator without `=`. `Target Value`
    AugmentedAssign,
    /// `++`, `--`. Symbol: the operator; `Prefix` flag when before. `Value`
    Update,
    /// `Condition Then Else`
    Conditional,
    /// Anonymous functions of all kinds. `Modifier* Parameters ReturnType? Body`
    /// (Body: [`Kind::Block`] or an expression)
    Lambda,
    /// `Value`
    Await,
    /// Symbol: `from` for delegation. `Value?`
    Yield,
    /// `*x`, `...x`, `**x`. Symbol: `*` or `**`. `Value`
    Spread,
    /// `(T) x`, `x as T`, type assertions. `Type Value`
    Cast,
    /// `(a, b)` where the language has tuples, `a, b = ...`. `Element*`
    Tuple,
    /// `[a, b]`, array literals. `Element*`
    List,
    /// `{a, b}` where it is a set. `Element*`
    Set,
    /// Maps whose keys are expressions (Python, Ruby, PHP, Go, YAML). `Element*` ([`Kind::Pair`] or [`Kind::Spread`])
    Dict,
    /// `Key Value Default?` (Default: of a pattern that takes an object apart; a computed key of an
    /// [`Kind::Object`] is a [`Kind::Interpolation`])
    Pair,
    /// Records: JavaScript and JSON objects, HCL bodies, struct literals' fields: order does not
    /// matter and an absent field is no mismatch. `Element*` ([`Kind::Pair`] with a Name or String key,
    /// [`Kind::FunctionDefinition`], [`Kind::Spread`])
    Object,
    /// A composite literal with a type: `T{...}`, `new int[] {...}`. `Type Value` (Value: List, Dict or Object)
    Composite,
    /// Symbol: `list`, `set`, `dict`, `generator`. `Element ComprehensionFor*|Condition*`
    Comprehension,
    /// `Target Value`
    ComprehensionFor,
    /// A comma expression or a parenthesised statement expression. `Element*`
    Sequence,
    /// An assignment in a condition or pattern (`if let`), named so where no other kind fits. `Pattern Value`
    LetPattern,
    /// A class expression. `Name? Extends* Body`
    ClassExpression,

    // ---- literals ---------------------------------------------------------
    /// Symbol: the content without quotes or prefix, escapes as written; `PREFIXED` flag when a
    /// prefix gives them another meaning.
    String,
    /// A string with parts. Symbol: `f` for Python f-strings, `tag` for a tagged template, `` ` `` for templates,
    /// `+` for adjacent literals, else empty. `Tag? Element*` (String pieces and [`Kind::Interpolation`])
    InterpolatedString,
    /// `Value Child*` (Child: interpolations in the format, as in `f"{a:{width}}"`)
    Interpolation,
    /// Symbol: the value in decimal when it fits 64 bits, else as written in lower case.
    Integer,
    /// Symbol: the shortest decimal form of the value, else as written.
    Float,
    /// Symbol: `true` or `false`.
    Boolean,
    /// `None`, `null`, `nil`, `NULL`.
    Null,
    /// JavaScript `undefined`.
    Undefined,
    /// Symbol: the content.
    Character,
    /// A regular expression literal. Symbol: the pattern between the delimiters. `Flags?`
    Regex,
    /// Flags of a regular expression. Symbol: the flags.
    RegexFlags,
    /// A Ruby symbol. Symbol: its name.
    Atom,

    // ---- types ------------------------------------------------------------
    /// A named type, dotted when qualified. Symbol: that text (`java.util.List`).
    TypeName,
    /// `Type TypeArgument*`
    GenericType,
    /// `Type`
    ArrayType,
    /// `Type`
    PointerType,
    /// `Type`
    ReferenceType,
    /// `T?`. `Type`
    OptionalType,
    /// `Type*`
    UnionType,
    /// `Type*`
    IntersectionType,
    /// `Parameters ReturnType?`
    FunctionType,
    /// `Type*`
    TupleType,

    // ---- markup -----------------------------------------------------------
    /// A JSX or XML element. Symbol: the tag's name, empty for a fragment. `Name? Attribute* Element*`
    Element,
    /// `Name Value?`
    Attribute,
    /// Text between tags. Symbol: the text, trimmed.
    Text,

    // ---- anything else ------------------------------------------------------
    /// A construct without a kind of its own, matched by its native kind, symbol (keywords and
    /// operators in it) and children. `Child*`
    Opaque,
    /// A part of the file the parser could not make sense of; what could be recovered is inside. `Child*`
    Error,

    // ---- only in patterns -------------------------------------------------
    /// `$X`. Symbol: `$X`.
    Metavariable,
    /// `$...X`. Symbol: `$...X`.
    MetavariableEllipsis,
    /// `...`
    Ellipsis,
    /// `<... e ...>`. `Value`
    DeepEllipsis,
    /// `(T $X)`. Symbol: `$X`. `Type`
    TypedMetavariable,
    /// `e. ... ` in a chain of members and calls. `Object`
    MemberEllipsis,
}
