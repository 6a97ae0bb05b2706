//! The languages that have a grammar, and the names rules give them.

mod detect;
mod names;
mod shebang;
mod sniff;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use detect::detect_language;

/// A language whose files are parsed.
///
/// The discriminants are small and dense, so that `language as usize` indexes a
/// table with one entry for each of [`Language::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Language {
    Python,
    /// Also JSX.
    JavaScript,
    /// Without JSX: `<T>x` is a type assertion.
    TypeScript,
    /// With JSX: `<T>x` opens an element.
    Tsx,
    Java,
    Go,
    C,
    Cpp,
    Ruby,
    Php,
    CSharp,
    /// All shells near enough to the POSIX one to be parsed as Bash.
    Bash,
    Yaml,
    /// Also JSON with comments.
    Json,
    Dockerfile,
    /// Terraform and its relatives.
    Hcl,
    Rust,
    Kotlin,
    Scala,
    Swift,
    Solidity,
    /// Also single-file components (Vue, Svelte), which are written in it.
    Html,
    Xml,
    PowerShell,
}

impl Language {
    /// All languages, in the order of their discriminants.
    pub const ALL: [Self; 24] = [
        Self::Python,
        Self::JavaScript,
        Self::TypeScript,
        Self::Tsx,
        Self::Java,
        Self::Go,
        Self::C,
        Self::Cpp,
        Self::Ruby,
        Self::Php,
        Self::CSharp,
        Self::Bash,
        Self::Yaml,
        Self::Json,
        Self::Dockerfile,
        Self::Hcl,
        Self::Rust,
        Self::Kotlin,
        Self::Scala,
        Self::Swift,
        Self::Solidity,
        Self::Html,
        Self::Xml,
        Self::PowerShell,
    ];

    /// The name used in rules and reports, in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::JavaScript => "javascript",
            Self::TypeScript => "typescript",
            Self::Tsx => "tsx",
            Self::Java => "java",
            Self::Go => "go",
            Self::C => "c",
            Self::Cpp => "cpp",
            Self::Ruby => "ruby",
            Self::Php => "php",
            Self::CSharp => "csharp",
            Self::Bash => "bash",
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Dockerfile => "dockerfile",
            Self::Hcl => "hcl",
            Self::Rust => "rust",
            Self::Kotlin => "kotlin",
            Self::Scala => "scala",
            Self::Swift => "swift",
            Self::Solidity => "solidity",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::PowerShell => "powershell",
        }
    }

    /// The languages of the files a rule applies to, from a name in the rule's
    /// `languages`, in any case; `None` for a name that is not one of ours.
    ///
    /// `generic` and `regex` are ways to read any file, not languages, and so
    /// unknown here.
    pub fn from_rule_name(name: &str) -> Option<&'static [Self]> {
        Some(match name.to_ascii_lowercase().as_str() {
            "python" | "python2" | "python3" | "py" => &[Self::Python],
            "javascript" | "js" | "jsx" => &[Self::JavaScript],
            "typescript" | "ts" => &[Self::TypeScript, Self::Tsx],
            "tsx" => &[Self::Tsx],
            "java" => &[Self::Java],
            "go" | "golang" => &[Self::Go],
            "c" => &[Self::C],
            "cpp" | "c++" => &[Self::Cpp],
            "ruby" | "rb" => &[Self::Ruby],
            "php" => &[Self::Php],
            "csharp" | "c#" | "cs" => &[Self::CSharp],
            "bash" | "sh" => &[Self::Bash],
            "yaml" | "yml" => &[Self::Yaml],
            "json" => &[Self::Json],
            "dockerfile" | "docker" => &[Self::Dockerfile],
            "hcl" | "terraform" | "tf" => &[Self::Hcl],
            "rust" | "rs" => &[Self::Rust],
            "kotlin" | "kt" => &[Self::Kotlin],
            "scala" => &[Self::Scala],
            "swift" => &[Self::Swift],
            "solidity" | "sol" => &[Self::Solidity],
            "html" | "vue" | "svelte" => &[Self::Html],
            "xml" => &[Self::Xml],
            "powershell" | "pwsh" | "ps1" => &[Self::PowerShell],
            _ => return None,
        })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_in_the_order_of_their_discriminants() {
        for (index, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(language as usize, index);
        }
    }

    #[test]
    fn every_language_is_known_to_rules_and_json_by_its_name() {
        for language in Language::ALL {
            let known = Language::from_rule_name(language.name()).unwrap();
            assert!(known.contains(&language), "{language}");
            assert_eq!(serde_json::to_value(language).unwrap(), language.name());
        }
    }

    #[test]
    fn rules_name_languages_by_aliases() {
        let names = |name: &str| {
            Language::from_rule_name(name)
                .map(|languages| languages.iter().map(|l| l.name()).collect::<Vec<_>>())
        };
        assert_eq!(names("js"), Some(vec!["javascript"]));
        assert_eq!(names("typescript"), Some(vec!["typescript", "tsx"]));
        assert_eq!(names("ts"), Some(vec!["typescript", "tsx"]));
        assert_eq!(names("python3"), Some(vec!["python"]));
        assert_eq!(names("golang"), Some(vec!["go"]));
        assert_eq!(names("C#"), Some(vec!["csharp"]));
        assert_eq!(names("c++"), Some(vec!["cpp"]));
        assert_eq!(names("terraform"), Some(vec!["hcl"]));
        assert_eq!(names("docker"), Some(vec!["dockerfile"]));
        assert_eq!(names("sh"), Some(vec!["bash"]));
    }

    #[test]
    fn ways_to_read_any_file_are_no_languages() {
        for name in ["generic", "regex", "none", "", "cobol"] {
            assert_eq!(Language::from_rule_name(name), None, "{name:?}");
        }
    }
}
