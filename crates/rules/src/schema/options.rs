//! A rule's `options:`, which turn parts of the matching on and off.

use serde::{Deserialize, Serialize};

/// Declares the options that are on or off, with their defaults, and finds
/// them by name.
macro_rules! options {
    (
        switches { $( $(#[$doc:meta])* $name:ident = $default:literal, )* }
        others { $( $(#[$other_doc:meta])* $other:ident: $type:ty = $other_default:expr, )* }
    ) => {
        /// The options of a rule; the names are Semgrep's.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct Options {
            $( $(#[$doc])* pub $name: bool, )*
            $( $(#[$other_doc])* pub $other: $type, )*
        }

        impl Default for Options {
            fn default() -> Options {
                Options {
                    $( $name: $default, )*
                    $( $other: $other_default, )*
                }
            }
        }

        impl Options {
            /// All names.
            pub(super) const NAMES: &'static [&'static str] =
                &[$( stringify!($name), )* $( stringify!($other), )*];

            /// The option `name`, if it is one that is on or off.
            pub(super) fn switch(&mut self, name: &str) -> Option<&mut bool> {
                match name {
                    $( stringify!($name) => Some(&mut self.$name), )*
                    _ => None,
                }
            }
        }
    };
}

options! {
    switches {
        /// Know variables by the constants assigned to them.
        constant_propagation = true,
        /// Know variables by the expressions assigned to them.
        symbolic_propagation = false,
        /// Metavariables of sources and sinks must agree.
        taint_unify_mvars = false,
        /// Calls do not pass taint from arguments to results.
        taint_assume_safe_functions = false,
        /// A tainted index does not taint the element.
        taint_assume_safe_indexes = false,
        /// Comparisons give untainted results.
        taint_assume_safe_comparisons = false,
        /// Values of boolean type are not tainted.
        taint_assume_safe_booleans = false,
        /// Values of numeric type are not tainted.
        taint_assume_safe_numbers = false,
        /// Only assignments pass taint on.
        taint_only_propagate_through_assignments = false,
        /// Follow taint through functions of the file.
        taint_intrafile = false,
        /// Follow taint through functions of other files.
        taint_interfile = false,
        /// Drop flows whose guards cannot hold.
        guarded_taint_signatures = false,
        /// Match `a && b && c` whatever its grouping and, where it commutes, order.
        ac_matching = true,
        /// Treat `&&` and `||` as commutative.
        commutative_boolop = false,
        /// Treat `==` and `!=` as commutative.
        commutative_compop = false,
        /// The same as `commutative_compop`, by its older name.
        symmetric_eq = false,
        /// Patterns that assign match definitions with a value.
        vardef_assign = true,
        /// Patterns that assign match definitions of fields.
        flddef_assign = false,
        /// Expression patterns match attributes and decorators.
        attr_expr = true,
        /// Arrow functions are functions.
        arrow_is_function = true,
        /// `let` and `const` are `var`.
        let_is_var = true,
        /// Deep expressions look into nested expressions.
        go_deeper_expr = true,
        /// `...` between statements looks into nested blocks.
        go_deeper_stmt = true,
        /// A pattern that is an expression statement matches within statements.
        implicit_deep_exprstmt = true,
        /// Records may have more fields than the pattern.
        implicit_ellipsis = true,
        /// The last expression of a function is returned, where the language does so.
        implicit_return = true,
        /// `<a />` matches `<a></a>`.
        xml_singleton_loose_matching = true,
        /// Elements may have more attributes than the pattern.
        xml_attrs_implicit_ellipsis = true,
        /// Children of elements match in order.
        xml_children_ordered = true,
        /// Decorators match in order.
        decorators_order_matters = false,
        /// The same name for different variables does not unify.
        unify_ids_strictly = true,
        /// The rule is for analysis across files.
        interfile = false,
        /// Aliengrep: `...` crosses lines.
        generic_multiline = true,
        /// Ignore case in generic patterns.
        generic_caseless = false,
        /// Scale the time limit with the file.
        dynamic_timeout = false,
    }
    others {
        /// Which generic engine to use.
        generic_engine: GenericEngine = GenericEngine::Spacegrep,
        /// Spacegrep: how many line breaks one `...` may cross.
        generic_ellipsis_max_span: u32 = 10,
        /// Spacegrep: comments to leave out.
        generic_comment_style: Option<CommentStyle> = None,
        /// Aliengrep: pairs of braces instead of the usual ones.
        generic_braces: Option<Vec<(String, String)>> = None,
        /// Aliengrep: more pairs of braces.
        generic_extra_braces: Vec<(String, String)> = Vec::new(),
        /// Aliengrep: more characters that words are made of.
        generic_extra_word_characters: Vec<String> = Vec::new(),
        /// How to read what may be a function or a variable in C++.
        cpp_parsing_pref: CppParsing = CppParsing::Variable,
        /// Which end of a flow is the finding's place.
        taint_focus_on: TaintFocus = TaintFocus::Sink,
        /// At most so many matches in one file.
        max_match_per_file: Option<u32> = None,
        /// Seconds for one file.
        timeout: Option<u32> = None,
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum GenericEngine {
    #[default]
    Spacegrep,
    Aliengrep,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommentStyle {
    /// `/* ... */`
    C,
    /// `// ...` and `/* ... */`
    Cpp,
    /// `# ...`
    Shell,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CppParsing {
    Function,
    #[default]
    Variable,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaintFocus {
    Source,
    #[default]
    Sink,
}
