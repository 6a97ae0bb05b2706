//! How names and scopes work in a language, for the name analysis.

/// The facts about scoping that differ between languages.
#[derive(Clone, Copy, Debug)]
pub struct NameRules {
    /// Blocks open scopes of their own (`let` in JavaScript, Java, C, Go); else only functions and classes do.
    pub block_scopes: bool,
    /// Assigning to a name declares it (Python, Ruby, PHP, Bash).
    pub assignment_declares: bool,
    /// Assigning to a name that nothing declares makes a global (JavaScript).
    pub implicit_globals: bool,
    /// A loop over the elements of something declares its variables (Go).
    pub loop_declares: bool,
    /// The words among [`crate::Kind::Modifier`] that make a variable constant.
    pub constant_modifiers: &'static [&'static str],
    /// Names written in capitals are compared as they are, but functions without regard to case (PHP).
    pub caseless_functions: bool,
    /// An imported class or package may be named in full without its import in a pattern
    /// (`java.util.List` matches `List` after `import java.util.List`).
    pub imports_resolve: bool,
    /// Functions and variables have names apart, and what is called is a function (shells).
    pub functions_apart: bool,
    /// What a `match` or `if let` takes apart declares the names in it.
    pub patterns_declare: bool,
    /// `NAME=value` as an argument declares the name (`ENV` and `ARG` of a Dockerfile).
    pub keywords_declare: bool,
}

impl NameRules {
    /// Braces, block scopes, declarations.
    pub const BLOCKS: NameRules = NameRules {
        block_scopes: true,
        assignment_declares: false,
        implicit_globals: false,
        loop_declares: false,
        constant_modifiers: &["const", "final", "readonly"],
        caseless_functions: false,
        imports_resolve: true,
        functions_apart: false,
        patterns_declare: false,
        keywords_declare: false,
    };
    /// As [`Self::BLOCKS`], and what is assigned without a declaration is global.
    pub const JAVASCRIPT: NameRules = NameRules {
        implicit_globals: true,
        ..Self::BLOCKS
    };
    /// Functions are the only scopes and assignments declare.
    pub const ASSIGNMENTS: NameRules = NameRules {
        block_scopes: false,
        assignment_declares: true,
        implicit_globals: false,
        loop_declares: true,
        constant_modifiers: &[],
        caseless_functions: false,
        imports_resolve: true,
        functions_apart: false,
        patterns_declare: false,
        keywords_declare: false,
    };
    /// As [`Self::ASSIGNMENTS`], with functions apart and nothing imported.
    pub const SHELL: NameRules = NameRules {
        imports_resolve: false,
        functions_apart: true,
        ..Self::ASSIGNMENTS
    };
    /// As [`Self::SHELL`], where instructions declare.
    pub const DOCKERFILE: NameRules = NameRules {
        keywords_declare: true,
        ..Self::SHELL
    };
}
