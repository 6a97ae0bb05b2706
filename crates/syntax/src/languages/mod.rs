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
mod html;
mod java;
mod javascript;
mod json;
mod kotlin;
mod markup;
mod php;
mod powershell;
mod python;
pub(crate) mod readable;
mod ruby;
mod rust;
mod scala;
mod shared;
mod solidity;
mod swift;
mod typescript;
mod xml;
mod yaml;

/// How many languages there are.
pub(crate) const COUNT: usize = Language::ALL.len();

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
        Language::Rust => &rust::TABLE,
        Language::Kotlin => &kotlin::TABLE,
        Language::Scala => &scala::TABLE,
        Language::Swift => &swift::TABLE,
        Language::Solidity => &solidity::TABLE,
        Language::Html => &html::TABLE,
        Language::Xml => &xml::TABLE,
        Language::PowerShell => &powershell::TABLE,
    }
}

/// The language that has all of another and more, in which some files of the
/// other are written in truth: types in files named as JavaScript.
pub(crate) fn extension(language: Language) -> Option<Language> {
    match language {
        Language::JavaScript => Some(Language::Tsx),
        _ => None,
    }
}

/// How names and scopes work in a language.
#[must_use]
pub fn name_rules(language: Language) -> &'static crate::names::NameRules {
    table(language).names
}

/// What makes the text that the parser sees, for languages whose grammar needs it.
pub(crate) fn prepare(language: Language) -> Option<crate::lower::Prepare> {
    match language {
        Language::Bash => Some(bash::lines::before_parsing),
        Language::Dockerfile => Some(dockerfile::before_parsing),
        Language::Kotlin => Some(kotlin::before_parsing),
        _ => None,
    }
}

/// What says how much of a text can be parsed, for languages whose grammar does not see to it.
pub(crate) fn readable(language: Language) -> Option<readable::Readable> {
    match language {
        Language::Python => Some(readable::python),
        Language::Ruby => Some(readable::ruby),
        Language::Yaml => Some(readable::yaml),
        Language::Java
        | Language::CSharp
        | Language::Cpp
        | Language::TypeScript
        | Language::Tsx => Some(readable::angles),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use laocoon_source::Language;

    use crate::lower::CompiledTable;

    #[test]
    fn tables_name_only_what_their_grammars_have() {
        // Dockerfile has no table yet.
        let tables = Language::ALL
            .into_iter()
            .filter(|l| *l != Language::Dockerfile);
        for language in tables {
            let table = super::table(language);
            let (_, mut unknown) = CompiledTable::new(table.grammar, table);
            if let Some(grammar) = table.pattern_grammar {
                let (_, unknown_in_patterns) = CompiledTable::new(grammar, table);
                unknown.retain(|name| unknown_in_patterns.contains(name));
            }
            assert!(unknown.is_empty(), "{language:?}: {unknown:?}");
        }
    }
}
