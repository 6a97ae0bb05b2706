//! One file a language: its table of native nodes and its pattern syntax.

use laocoon_source::Language;

use crate::lower::LanguageTable;

mod bash;
mod c;
mod c_family;
mod cpp;
mod csharp;
mod dockerfile;
mod go;
mod hcl;
mod java;
mod javascript;
mod json;
mod php;
mod python;
mod ruby;
mod typescript;
mod yaml;

/// How many languages there are.
pub(crate) const COUNT: usize = 16;

/// The table of a language.
pub(crate) fn table(language: Language) -> &'static LanguageTable {
    match language {
        Language::Python => &python::TABLE,
        Language::JavaScript => &javascript::TABLE,
        Language::TypeScript => &typescript::TABLE,
        Language::Tsx => &typescript::TSX,
        Language::Java => &java::TABLE,
        Language::Go => &go::TABLE,
        Language::C => &c::TABLE,
        Language::Cpp => &cpp::TABLE,
        Language::Ruby => &ruby::TABLE,
        Language::Php => &php::TABLE,
        Language::CSharp => &csharp::TABLE,
        Language::Bash => &bash::TABLE,
        Language::Yaml => &yaml::TABLE,
        Language::Json => &json::TABLE,
        Language::Dockerfile => &dockerfile::TABLE,
        Language::Hcl => &hcl::TABLE,
    }
}

/// How names and scopes work in a language.
#[must_use]
pub fn name_rules(language: Language) -> &'static crate::names::NameRules {
    table(language).names
}
