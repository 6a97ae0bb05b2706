//! Which language a file is in by its name alone.

use super::Language;

/// What the name of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByName {
    /// This language, whatever is inside.
    Is(Language),
    /// A header, which C and C++ share.
    Header,
    /// `Dockerfile.py`: a Dockerfile for Python or a script, to be told apart
    /// by what is inside; the language is the extension's.
    DockerfileOr(Language),
    /// An extension that is not one of ours.
    OtherExtension,
    /// No extension, and no name we know.
    Nothing,
}

/// Looks at a file's name without its directories. Extensions are read in any
/// case, because some of the systems that run the file do so too.
pub(super) fn by_name(file_name: &str) -> ByName {
    let lower = file_name.to_ascii_lowercase();
    if let Some(language) = by_whole_name(&lower) {
        return ByName::Is(language);
    }
    let extension = match lower.rsplit_once('.') {
        // `.hidden` has no extension.
        Some(("", _)) | None => return ByName::Nothing,
        Some((_, extension)) => extension,
    };
    let container_file = ["dockerfile", "containerfile"].iter().any(|name| {
        lower
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('.'))
    });
    if container_file {
        return match by_extension(extension) {
            Some(language) => ByName::DockerfileOr(language),
            None if is_about_a_dockerfile(extension) => ByName::OtherExtension,
            None => ByName::Is(Language::Dockerfile),
        };
    }
    if file_name.ends_with(".C") || file_name.ends_with(".H") {
        return ByName::Is(Language::Cpp);
    }
    if extension == "h" {
        return ByName::Header;
    }
    by_extension(extension).map_or(ByName::OtherExtension, ByName::Is)
}

fn by_whole_name(lower: &str) -> Option<Language> {
    Some(match lower {
        "dockerfile" | "containerfile" => Language::Dockerfile,
        "rakefile" | "gemfile" | "guardfile" | "capfile" | "vagrantfile" | "podfile"
        | "fastfile" | "appfile" | "brewfile" | "berksfile" | "thorfile" | "dangerfile"
        | "puppetfile" | ".irbrc" | ".pryrc" => Language::Ruby,
        "sconstruct" | "sconscript" | "wscript" | ".pythonrc" | ".pythonstartup" => {
            Language::Python
        }
        ".bashrc" | ".bash_profile" | ".bash_login" | ".bash_logout" | ".bash_aliases"
        | ".profile" | ".zshrc" | ".zshenv" | ".zprofile" | ".zlogin" | ".zlogout" | ".kshrc"
        | ".envrc" | "pkgbuild" | "apkbuild" => Language::Bash,
        ".babelrc" | ".eslintrc" | ".jshintrc" | ".swcrc" | ".prettierrc" | "composer.lock"
        | "pipfile.lock" | "flake.lock" => Language::Json,
        "nuget.config" | "packages.config" | "app.config" | "web.config" => Language::Xml,
        ".clang-format" | ".clang-tidy" | ".clangd" => Language::Yaml,
        _ => return None,
    })
}

fn by_extension(lower: &str) -> Option<Language> {
    Some(match lower {
        "py" | "pyi" | "pyw" | "wsgi" => Language::Python,
        "js" | "jsx" | "mjs" | "cjs" | "es6" => Language::JavaScript,
        "ts" | "mts" | "cts" => Language::TypeScript,
        "tsx" => Language::Tsx,
        "java" => Language::Java,
        "go" => Language::Go,
        "c" => Language::C,
        "cc" | "cpp" | "cxx" | "c++" | "cppm" | "ixx" | "hh" | "hpp" | "hxx" | "h++" | "ipp"
        | "inl" | "tpp" | "tcc" => Language::Cpp,
        "rb" | "rake" | "gemspec" | "ru" | "podspec" | "jbuilder" => Language::Ruby,
        "php" | "php3" | "php4" | "php5" | "php7" | "php8" | "phtml" | "pht" | "phps" | "phar" => {
            Language::Php
        }
        "cs" | "csx" => Language::CSharp,
        "sh" | "bash" | "zsh" | "ksh" | "bats" | "ebuild" | "eclass" => Language::Bash,
        "yml" | "yaml" => Language::Yaml,
        "json" | "jsonc" | "ipynb" | "geojson" | "webmanifest" | "code-workspace" => Language::Json,
        "dockerfile" | "containerfile" => Language::Dockerfile,
        "html" | "htm" | "xhtml" | "hta" | "vue" | "svelte" => Language::Html,
        "xml" | "xsd" | "xsl" | "xslt" | "svg" | "wsdl" | "plist" | "pom" | "csproj" | "vbproj"
        | "fsproj" | "vcxproj" | "props" | "targets" | "nuspec" | "resx" | "xaml" | "rss"
        | "atom" | "storyboard" | "xib" => Language::Xml,
        "ps1" | "psm1" | "psd1" | "pssc" => Language::PowerShell,
        "rs" => Language::Rust,
        "sol" => Language::Solidity,
        "swift" | "swiftinterface" => Language::Swift,
        "scala" | "sc" | "sbt" | "mill" => Language::Scala,
        "kt" | "kts" | "ktm" => Language::Kotlin,
        "tf" | "tfvars" | "hcl" | "tofu" | "nomad" => Language::Hcl,
        _ => return None,
    })
}

/// `Dockerfile.md` is about a Dockerfile, `Dockerfile.dev` is one.
fn is_about_a_dockerfile(extension: &str) -> bool {
    matches!(
        extension,
        "dockerignore" | "containerignore" | "md" | "rst" | "txt" | "html"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, file_names: &[&str]) {
        for name in file_names {
            assert_eq!(by_name(name), ByName::Is(language), "{name}");
        }
    }

    #[test]
    fn extensions() {
        check(
            Language::Python,
            &["a.py", "a.pyi", "a.pyw", "A.PY", "a.b.py"],
        );
        check(
            Language::JavaScript,
            &["a.js", "a.jsx", "a.mjs", "a.cjs", "a.min.js"],
        );
        check(Language::TypeScript, &["a.ts", "a.mts", "a.cts", "a.d.ts"]);
        check(Language::Tsx, &["a.tsx"]);
        check(Language::Java, &["A.java"]);
        check(Language::Go, &["a.go"]);
        check(Language::C, &["a.c"]);
        check(
            Language::Cpp,
            &["a.cc", "a.cpp", "a.cxx", "a.hh", "a.hpp", "a.ipp", "a.C"],
        );
        check(
            Language::Ruby,
            &["a.rb", "a.rake", "a.gemspec", "config.ru"],
        );
        check(Language::Php, &["a.php", "a.phtml", "a.php5", "a.phar"]);
        check(Language::CSharp, &["A.cs", "a.csx"]);
        check(Language::Bash, &["a.sh", "a.bash", "a.zsh"]);
        check(Language::Yaml, &["a.yml", "a.yaml"]);
        check(
            Language::Json,
            &["package.json", "tsconfig.jsonc", "a.ipynb"],
        );
        check(Language::Rust, &["a.rs"]);
        check(Language::Kotlin, &["A.kt", "build.gradle.kts"]);
        check(Language::Scala, &["A.scala", "build.sbt", "a.sc"]);
        check(Language::Swift, &["a.swift"]);
        check(Language::Solidity, &["a.sol"]);
        check(Language::Html, &["index.html", "a.htm", "App.vue"]);
        check(Language::Xml, &["pom.xml", "logo.svg", "NuGet.Config"]);
        check(Language::Xml, &["a.csproj", "Directory.Packages.props"]);
        check(Language::PowerShell, &["install.ps1", "a.psm1"]);
        check(
            Language::Hcl,
            &["main.tf", "prod.tfvars", "a.hcl", ".terraform.lock.hcl"],
        );
    }

    #[test]
    fn whole_names() {
        check(
            Language::Dockerfile,
            &["Dockerfile", "dockerfile", "Containerfile"],
        );
        check(
            Language::Dockerfile,
            &["Dockerfile.dev", "api.dockerfile", "api.Dockerfile"],
        );
        check(Language::Ruby, &["Rakefile", "Gemfile", "Vagrantfile"]);
        check(Language::Python, &["SConstruct", "wscript"]);
        check(Language::Bash, &[".bashrc", ".profile", "PKGBUILD"]);
    }

    #[test]
    fn names_that_need_a_look_inside() {
        assert_eq!(by_name("a.h"), ByName::Header);
        assert_eq!(
            by_name("Dockerfile.py"),
            ByName::DockerfileOr(Language::Python)
        );
    }

    #[test]
    fn names_that_say_nothing() {
        for name in ["Jenkinsfile", "BUILD", "run", ".hidden", "", "."] {
            assert_eq!(by_name(name), ByName::Nothing, "{name:?}");
        }
        for name in [
            "a.txt",
            "Dockerfile.md",
            "Dockerfile.dockerignore",
            "a.py.bak",
            "a.",
        ] {
            assert_eq!(by_name(name), ByName::OtherExtension, "{name:?}");
        }
    }
}
