//! Packages that ask or run models: `data/packages.toml`.

use std::collections::HashMap;

use laocoon_source::Language;
use serde::Deserialize;

/// Where packages come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ecosystem {
    PyPi,
    Npm,
    Cargo,
    Go,
    Maven,
    NuGet,
    Gem,
    Composer,
}

impl Ecosystem {
    /// The type in a package URL.
    #[must_use]
    pub const fn purl_type(self) -> &'static str {
        match self {
            Self::PyPi => "pypi",
            Self::Npm => "npm",
            Self::Cargo => "cargo",
            Self::Go => "golang",
            Self::Maven => "maven",
            Self::NuGet => "nuget",
            Self::Gem => "gem",
            Self::Composer => "composer",
        }
    }

    /// A package's URL without its version, by
    /// <https://github.com/package-url/purl-spec>.
    #[must_use]
    pub fn purl(self, name: &str) -> String {
        let mut path = String::new();
        let name = if self == Self::Maven {
            name.replacen(':', "/", 1)
        } else {
            name.to_owned()
        };
        for character in name.chars() {
            match character {
                '/' | '.' | '-' | '_' | '~' => path.push(character),
                character if character.is_ascii_alphanumeric() => path.push(character),
                character => {
                    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                        path.push_str(&format!("%{byte:02X}"));
                    }
                }
            }
        }
        format!("pkg:{}/{path}", self.purl_type())
    }

    /// A name as the registry compares names.
    #[must_use]
    pub fn normal(self, name: &str) -> String {
        match self {
            Self::PyPi => {
                let mut normal = String::new();
                for character in name.chars() {
                    let character = match character {
                        '.' | '_' => '-',
                        other => other.to_ascii_lowercase(),
                    };
                    if !(character == '-' && normal.ends_with('-')) {
                        normal.push(character);
                    }
                }
                normal
            }
            Self::Cargo => name.replace('_', "-"),
            Self::NuGet | Self::Composer => name.to_ascii_lowercase(),
            Self::Npm | Self::Go | Self::Maven | Self::Gem => name.to_owned(),
        }
    }
}

/// A package, in all registries it is in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    pub name: String,
    pub vendor: Option<String>,
    /// `sdk`, `framework`, `runtime`, ...
    pub kind: String,
    /// Who is asked when nothing else is configured.
    #[serde(default)]
    pub services: Vec<String>,
    /// Whether it sends nothing by itself.
    #[serde(default)]
    pub local: bool,
    #[serde(default)]
    pypi: Vec<String>,
    #[serde(default)]
    npm: Vec<String>,
    #[serde(default)]
    cargo: Vec<String>,
    #[serde(default)]
    go: Vec<String>,
    #[serde(default)]
    maven: Vec<String>,
    #[serde(default)]
    nuget: Vec<String>,
    #[serde(default)]
    gem: Vec<String>,
    #[serde(default)]
    composer: Vec<String>,
    /// Dotted names that Python code imports.
    #[serde(default)]
    python: Vec<String>,
    #[serde(default)]
    java: Vec<String>,
    #[serde(default)]
    csharp: Vec<String>,
}

impl Package {
    fn names(&self) -> [(Ecosystem, &[String]); 8] {
        [
            (Ecosystem::PyPi, &self.pypi),
            (Ecosystem::Npm, &self.npm),
            (Ecosystem::Cargo, &self.cargo),
            (Ecosystem::Go, &self.go),
            (Ecosystem::Maven, &self.maven),
            (Ecosystem::NuGet, &self.nuget),
            (Ecosystem::Gem, &self.gem),
            (Ecosystem::Composer, &self.composer),
        ]
    }

    /// Its name in a registry, where it has one alone.
    fn main_name(&self, ecosystem: Ecosystem) -> Option<&str> {
        let names = self.names();
        let (_, names) = names.iter().find(|(e, _)| *e == ecosystem)?;
        names
            .first()
            .map(|name| name.trim_end_matches(['*', ':', '.']))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    package: Vec<Package>,
}

/// All packages.
#[derive(Debug, Default)]
pub struct Packages {
    packages: Vec<Package>,
    by_name: HashMap<(Ecosystem, String), usize>,
    by_start: Vec<(Ecosystem, String, usize)>,
    by_import: HashMap<(Importer, String), usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Importer {
    Python,
    Java,
    CSharp,
}

impl Packages {
    pub(super) fn read() -> Self {
        let file: File = super::parse(include_str!("../../data/packages.toml"));
        let mut read = Self::default();
        for (index, package) in file.package.into_iter().enumerate() {
            for (ecosystem, names) in package.names() {
                for name in names {
                    match name.strip_suffix('*') {
                        Some(start) => {
                            let start = ecosystem.normal(start);
                            read.by_start.push((ecosystem, start, index));
                        }
                        None => {
                            let key = (ecosystem, ecosystem.normal(name));
                            read.by_name.entry(key).or_insert(index);
                        }
                    }
                }
            }
            let imports = [
                (Importer::Python, &package.python),
                (Importer::Java, &package.java),
                (Importer::CSharp, &package.csharp),
            ];
            for (importer, names) in imports {
                for name in names {
                    read.by_import
                        .entry((importer, name.clone()))
                        .or_insert(index);
                }
            }
            read.packages.push(package);
        }
        read
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter()
    }

    /// The package of this name, however it is spelt.
    #[must_use]
    pub fn named(&self, ecosystem: Ecosystem, name: &str) -> Option<&Package> {
        let name = ecosystem.normal(name);
        if let Some(index) = self.by_name.get(&(ecosystem, name.clone())) {
            return self.packages.get(*index);
        }
        // Of Go, packages below a module have its name first.
        if ecosystem == Ecosystem::Go {
            let cut = name.rfind('/')?;
            return self.named(ecosystem, name.get(..cut)?);
        }
        let begins = |(e, start, _): &&(Ecosystem, String, usize)| {
            *e == ecosystem && name.starts_with(&**start)
        };
        let (_, _, index) = self.by_start.iter().find(begins)?;
        self.packages.get(*index)
    }

    /// The package that code in a language imports by a dotted name, and the
    /// name it has in its registry.
    #[must_use]
    pub fn imported(
        &self,
        language: Language,
        dotted: &str,
    ) -> Option<(&Package, Ecosystem, String)> {
        let (importer, ecosystem) = match language {
            Language::Python => (Importer::Python, Ecosystem::PyPi),
            Language::Java | Language::Kotlin | Language::Scala => {
                (Importer::Java, Ecosystem::Maven)
            }
            Language::CSharp => (Importer::CSharp, Ecosystem::NuGet),
            _ => return None,
        };
        let mut name = dotted;
        loop {
            if let Some(index) = self.by_import.get(&(importer, name.to_owned())) {
                let package = self.packages.get(*index)?;
                let first = name.split('.').next().unwrap_or_default();
                // `langchain_openai` is the package `langchain-openai`.
                let own = ecosystem.normal(first);
                let registered = match self.by_name.get(&(ecosystem, own.clone())) {
                    Some(same) if same == index => own,
                    _ => package.main_name(ecosystem)?.to_owned(),
                };
                return Some((package, ecosystem, registered));
            }
            let cut = name.rfind('.')?;
            name = name.get(..cut)?;
        }
    }

    /// First words of what is imported or declared, for a search over texts.
    pub fn words(&self) -> Vec<String> {
        let names = self.by_name.keys().map(|(_, name)| name.clone());
        let starts = self.by_start.iter().map(|(_, start, _)| start.clone());
        let imports = self.by_import.keys().map(|(_, name)| name.clone());
        let mut words: Vec<String> = names
            .chain(starts)
            .chain(imports)
            .flat_map(|name| {
                let name = name.to_ascii_lowercase();
                let underscored = name.replace('-', "_");
                [name, underscored]
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    fn named(ecosystem: Ecosystem, name: &str, expected: Option<&str>) {
        let package = catalogue().packages.named(ecosystem, name);
        assert_eq!(package.map(|p| &*p.name), expected, "{name}");
    }

    #[test]
    fn names_are_compared_as_their_registry_does() {
        assert!(toml::from_str::<File>(include_str!("../../data/packages.toml")).is_ok());
        named(Ecosystem::PyPi, "OpenAI", Some("OpenAI SDK"));
        named(Ecosystem::PyPi, "langchain.core", Some("LangChain"));
        named(
            Ecosystem::PyPi,
            "llama_index_llms_ollama",
            Some("LlamaIndex"),
        );
        named(Ecosystem::Npm, "@ai-sdk/xai", Some("AI SDK for others"));
        named(Ecosystem::Npm, "@ai-sdk/openai", Some("AI SDK for OpenAI"));
        named(Ecosystem::Npm, "ai", Some("AI SDK"));
        named(Ecosystem::PyPi, "ai", None);
        named(Ecosystem::Npm, "air", None);
        named(
            Ecosystem::Go,
            "github.com/openai/openai-go/v2/option",
            Some("OpenAI SDK"),
        );
        named(Ecosystem::Go, "github.com/openai/other", None);
        named(
            Ecosystem::Maven,
            "dev.langchain4j:langchain4j-open-ai",
            Some("LangChain4j"),
        );
        named(Ecosystem::Cargo, "async_openai", Some("async-openai"));
    }

    #[test]
    fn imports_lead_to_packages() {
        let check = |language, dotted: &str, expected: Option<(&str, &str)>| {
            let found = catalogue().packages.imported(language, dotted);
            let found = found
                .as_ref()
                .map(|(p, _, registered)| (&*p.name, &**registered));
            assert_eq!(found, expected, "{dotted}");
        };
        check(
            Language::Python,
            "openai.types.chat",
            Some(("OpenAI SDK", "openai")),
        );
        check(
            Language::Python,
            "langchain_openai",
            Some(("LangChain for OpenAI", "langchain-openai")),
        );
        check(
            Language::Python,
            "google.genai",
            Some(("Google Gen AI SDK", "google-genai")),
        );
        check(Language::Python, "google.cloud.storage", None);
        check(Language::Python, "openairtable", None);
        check(
            Language::Java,
            "dev.langchain4j.model.chat.ChatModel",
            Some(("LangChain4j", "dev.langchain4j")),
        );
        check(
            Language::CSharp,
            "Microsoft.SemanticKernel.Connectors",
            Some(("Semantic Kernel", "Microsoft.SemanticKernel")),
        );
    }

    #[test]
    fn package_urls_are_escaped() {
        assert_eq!(
            Ecosystem::Npm.purl("@ai-sdk/openai"),
            "pkg:npm/%40ai-sdk/openai"
        );
        assert_eq!(Ecosystem::Maven.purl("a.b:c"), "pkg:maven/a.b/c");
        assert_eq!(Ecosystem::PyPi.purl("a b"), "pkg:pypi/a%20b");
    }
}
