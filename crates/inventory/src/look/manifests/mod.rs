//! Libraries, by what manifests and locks of packages name.
//!
//! Only names and versions are read, and only of libraries that the catalogue
//! has. What is *declared* is asked for by name; what is *locked* may be there
//! because something else asks for it.

mod jvm;
mod npm;
mod others;
mod python;

use std::borrow::Cow;

use crate::catalogue::{Ecosystem, Package, catalogue};
use crate::file::File;
use crate::item::{Item, Kind};

use super::Sightings;

/// A name in a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dependency<'a> {
    ecosystem: Ecosystem,
    name: Cow<'a, str>,
    /// As written, if there is one.
    version: Option<&'a str>,
    /// `declared`, `locked` or `itself`.
    how: &'static str,
    offset: u32,
}

pub(super) fn look(file: &File<'_>, sightings: &mut Sightings<'_>) {
    let found = python::read(file)
        .or_else(|| npm::read(file))
        .or_else(|| jvm::read(file))
        .or_else(|| others::read(file));
    for dependency in found.unwrap_or_default() {
        let Dependency {
            ecosystem,
            name,
            version,
            how,
            offset,
        } = dependency;
        let Some(package) = catalogue().packages.named(ecosystem, &name) else {
            continue;
        };
        let mut item = library(package, ecosystem, &ecosystem.normal(&name));
        let version = version.map(str::trim).filter(|version| !version.is_empty());
        item.versions
            .extend(version.map(|version| version.chars().take(80).collect()));
        sightings.at(item, offset, how);
    }
}

/// A library as an item.
pub(super) fn library(package: &Package, ecosystem: Ecosystem, name: &str) -> Item {
    let known = catalogue();
    let mut item = Item::new(Kind::Library, &*package.name);
    item.purl = Some(ecosystem.purl(name));
    item.vendor.clone_from(&package.vendor);
    item.country = package
        .vendor
        .as_deref()
        .and_then(|vendor| known.country(vendor))
        .map(str::to_owned);
    item.detail("role", &*package.kind);
    item.detail("package", name);
    for service in package
        .services
        .iter()
        .filter_map(|name| known.services.named(name))
    {
        item.sends.extend(known.destination_of(service));
    }
    item
}

/// The lines of a text with their offsets.
fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut offset = 0;
    text.split_inclusive('\n').map(move |whole| {
        let start = offset;
        offset += whole.len();
        let line = whole.trim_end_matches(['\n', '\r']);
        (u32::try_from(start).unwrap_or(u32::MAX), line)
    })
}

#[cfg(test)]
mod tests {
    use laocoon_source::{SourceFile, detect_language};

    use super::*;

    fn check(path: &str, text: &str, expected: &[(&str, &str, &str)]) {
        let source = SourceFile::from_text(path, detect_language(path, text.as_bytes()), text);
        let file = File::new(&source, true);
        let mut sightings = Sightings {
            file: &file,
            seen: Vec::new(),
        };
        look(&file, &mut sightings);
        let found: Vec<(&str, &str, &str)> = sightings
            .seen
            .iter()
            .map(|seen| {
                let version = seen.item.versions.first().map_or("", |version| &**version);
                let how = seen.item.places.first().map_or("", |place| place.how);
                (seen.item.purl.as_deref().unwrap_or_default(), version, how)
            })
            .collect();
        assert_eq!(found, expected, "{path}:\n{text}");
    }

    #[test]
    fn requirements_of_python() {
        check(
            "requirements-dev.txt",
            "# openai==1\nopenai==1.2.3  # why\nLangChain_Core[all]>=0.2,<1\nrequests\n-r x.txt\nopenai-whisper @ git+https://h/x\n--hash=openai\n",
            &[
                ("pkg:pypi/openai", "==1.2.3", "declared"),
                ("pkg:pypi/langchain-core", ">=0.2,<1", "declared"),
                ("pkg:pypi/openai-whisper", "@ git+https://h/x", "declared"),
            ],
        );
        check("notes.txt", "openai==1\n", &[]);
    }

    #[test]
    fn projects_of_python() {
        check(
            "pyproject.toml",
            "[project]\nname = \"x\"\ndependencies = [\"mcp[cli]>=1.0\", \"flask\"]\n[project.optional-dependencies]\nall = [\"ollama\"]\n[tool.poetry.dependencies]\nlitellm = \"^1\"\nanthropic = {version = \"^0.3\", extras = [\"x\"]}\n[tool.x]\nopenai = 1\n",
            &[
                ("pkg:pypi/mcp", ">=1.0", "declared"),
                ("pkg:pypi/ollama", "", "declared"),
                ("pkg:pypi/litellm", "^1", "declared"),
                ("pkg:pypi/anthropic", "^0.3", "declared"),
            ],
        );
        check(
            "pyproject.toml",
            "[project]\nname = \"openai\"\n",
            &[("pkg:pypi/openai", "", "itself")],
        );
        check(
            "setup.py",
            "setup(name='x', install_requires=['openai>=1', 'six'], keywords='openai agents')\n",
            &[("pkg:pypi/openai", ">=1", "declared")],
        );
        check(
            "x-1.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: x\nRequires-Dist: openai (>=1.0) ; extra == 'a'\nRequires-Dist: groq\n\nRequires-Dist: cohere\n",
            &[
                ("pkg:pypi/openai", ">=1.0", "declared"),
                ("pkg:pypi/groq", "", "declared"),
            ],
        );
        check(
            "uv.lock",
            "[[package]]\nname = \"openai\"\nversion = \"1.2\"\n[[package]]\nname = \"six\"\nversion = \"1\"\n",
            &[("pkg:pypi/openai", "1.2", "locked")],
        );
        check(
            "environment.yml",
            "dependencies:\n  - python=3.11\n  - pip:\n    - openai==1\n",
            &[("pkg:pypi/openai", "==1", "declared")],
        );
    }

    #[test]
    fn packages_of_npm() {
        check(
            "package.json",
            r#"{"name": "x", "dependencies": {"openai": "^4.0.0", "left-pad": "1"}, "devDependencies": {"@ai-sdk/openai": "1.0"}, "scripts": {"ai": "x"}}"#,
            &[
                ("pkg:npm/openai", "^4.0.0", "declared"),
                ("pkg:npm/%40ai-sdk/openai", "1.0", "declared"),
            ],
        );
        check(
            "package-lock.json",
            r#"{"packages": {"": {"dependencies": {"openai": "^4"}}, "node_modules/openai": {"version": "4.1.0"}, "node_modules/a/node_modules/ai": {"version": "3.0.0"}}}"#,
            &[
                ("pkg:npm/openai", "4.1.0", "locked"),
                ("pkg:npm/ai", "3.0.0", "locked"),
            ],
        );
        check(
            "yarn.lock",
            "\"@anthropic-ai/sdk@^0.3\":\n  version \"0.3.1\"\n\nair@1:\n  version \"1.0\"\n",
            &[("pkg:npm/%40anthropic-ai/sdk", "0.3.1", "locked")],
        );
        check(
            "pnpm-lock.yaml",
            "packages:\n\n  /openai@4.2.0:\n    resolution: {}\n\n  '@google/genai@1.0.0':\n    engines: {}\n",
            &[
                ("pkg:npm/openai", "4.2.0", "locked"),
                ("pkg:npm/%40google/genai", "1.0.0", "locked"),
            ],
        );
        check("data.json", r#"{"dependencies": {"openai": "1"}}"#, &[]);
    }

    #[test]
    fn manifests_of_other_ecosystems() {
        check(
            "Cargo.toml",
            "[package]\nname = \"x\"\n[dependencies]\nasync-openai = \"0.2\"\nrmcp = { version = \"1\", features = [\"server\"] }\nserde = \"1\"\n",
            &[
                ("pkg:cargo/async-openai", "0.2", "declared"),
                ("pkg:cargo/rmcp", "1", "declared"),
            ],
        );
        check(
            "go.mod",
            "module x\n\nrequire (\n\tgithub.com/sashabaranov/go-openai v1.2.3\n\tgithub.com/x/y v1 // indirect\n)\n",
            &[(
                "pkg:golang/github.com/sashabaranov/go-openai",
                "v1.2.3",
                "declared",
            )],
        );
        check(
            "pom.xml",
            "<dependency>\n <groupId>dev.langchain4j</groupId>\n <artifactId>langchain4j-open-ai</artifactId>\n <version>1.0</version>\n</dependency>",
            &[(
                "pkg:maven/dev.langchain4j/langchain4j-open-ai",
                "1.0",
                "declared",
            )],
        );
        check(
            "build.gradle.kts",
            "dependencies { implementation(\"org.springframework.ai:spring-ai-openai:1.0.0\") }",
            &[(
                "pkg:maven/org.springframework.ai/spring-ai-openai",
                "1.0.0",
                "declared",
            )],
        );
        check(
            "A.csproj",
            "<PackageReference Include=\"Microsoft.SemanticKernel\" Version=\"1.2\" />\n<PackageReference Include=\"Newtonsoft.Json\" />",
            &[("pkg:nuget/microsoft.semantickernel", "1.2", "declared")],
        );
        check(
            "Gemfile",
            "gem \"ruby-openai\", \"~> 7\"\ngem 'rails'\n",
            &[("pkg:gem/ruby-openai", "~> 7", "declared")],
        );
        check(
            "composer.json",
            r#"{"require": {"openai-php/client": "^0.8"}}"#,
            &[("pkg:composer/openai-php/client", "^0.8", "declared")],
        );
    }
}
