//! What manifests say, one module for each format.
//!
//! A manifest that cannot be understood asks for nothing.

mod cargo;
mod composer_json;
mod conda;
mod csproj;
mod gemfile;
mod go_mod;
mod gradle;
mod ini;
mod install_command;
mod npmrc;
mod nuget_config;
mod package_json;
mod pip_conf;
mod pom_xml;
mod pyproject;
mod requirements_txt;
mod setup_cfg;
mod setup_py;
mod xml;
mod yarnrc_yml;

use std::rc::Rc;

use super::requirement::Manifest;
use crate::TextFile;

/// Their names.
pub(super) const NAMES: &[&str] = &[
    "*requirements*.txt",
    "*requirements*.in",
    "requirements/*.txt",
    "requirements/*.in",
    "*constraints*.txt",
    "pyproject.toml",
    "uv.toml",
    "Pipfile",
    "setup.cfg",
    "setup.py",
    "pip.conf",
    "pip.ini",
    ".pydistutils.cfg",
    "environment.yml",
    "environment.yaml",
    "package.json",
    ".npmrc",
    ".yarnrc",
    ".yarnrc.yml",
    "bunfig.toml",
    "Cargo.toml",
    ".cargo/config.toml",
    ".cargo/config",
    "go.mod",
    "Gemfile",
    "gems.rb",
    "*.gemspec",
    "composer.json",
    "pom.xml",
    "settings.xml",
    "build.gradle",
    "build.gradle.kts",
    "settings.gradle",
    "settings.gradle.kts",
    "*.csproj",
    "*.fsproj",
    "*.vbproj",
    "Directory.Packages.props",
    "packages.config",
    "nuget.config",
    // Commands that install.
    "*.sh",
    "*.bash",
    "*.zsh",
    "Dockerfile",
    "Dockerfile.*",
    "*.dockerfile",
    "Containerfile",
    "Makefile",
    "*.mk",
    "justfile",
    "*.yml",
    "*.yaml",
    "*.md",
    "*.mdx",
    "*.markdown",
];

/// What a file says, read once for all detectors.
pub(super) fn read(file: &TextFile<'_>) -> Rc<Manifest> {
    file.shared(|file| {
        let name = file.name().to_ascii_lowercase();
        let is_in_cargo = file.path().contains(".cargo/");
        match &*name {
            "pyproject.toml" | "pipfile" | "uv.toml" => pyproject::read(file.text()),
            "setup.cfg" => setup_cfg::read(file),
            "setup.py" => setup_py::read(file),
            "pip.conf" | "pip.ini" | ".pydistutils.cfg" => pip_conf::read(file),
            "environment.yml" | "environment.yaml" => conda::read(file),
            "package.json" => package_json::read(file),
            ".npmrc" | ".yarnrc" => npmrc::read(file),
            ".yarnrc.yml" | "bunfig.toml" => yarnrc_yml::read(file),
            "cargo.toml" | "config.toml" => cargo::read(file.text()),
            "config" if is_in_cargo => cargo::read(file.text()),
            "go.mod" => go_mod::read(file),
            "gemfile" | "gems.rb" => gemfile::read(file),
            "composer.json" => composer_json::read(file),
            "pom.xml" | "settings.xml" => pom_xml::read(file),
            "nuget.config" => nuget_config::read(file),
            "directory.packages.props" | "packages.config" => csproj::read(file),
            name if name.ends_with("proj") => csproj::read(file),
            name if name.ends_with(".gemspec") => gemfile::read(file),
            name if name.contains(".gradle") => gradle::read(file),
            name if install_command::is_place(name) => install_command::read(file),
            _ => requirements_txt::read(file),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::hostile;
    use super::*;

    #[test]
    fn hostile_manifests_end() {
        hostile::read_all(NAMES, |file| {
            let _ = read(file);
        });
    }
}
