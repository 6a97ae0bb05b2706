//! Maven and Gradle.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Dependency;
use crate::catalogue::Ecosystem;
use crate::file::File;

pub(super) fn read<'a>(file: &'a File<'a>) -> Option<Vec<Dependency<'a>>> {
    static POM: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"<groupId>\s*([\w.-]+)\s*</groupId>\s*<artifactId>\s*([\w.-]+)\s*</artifactId>(?:\s*<version>\s*([^<\s]+)\s*</version>)?").ok()
    });
    static GRADLE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"["']([\w.-]+:[\w.-]+)(?::([^"'@\s]+))?["']"#).ok());
    let name = file.name();
    if name == "pom.xml" || name.ends_with(".pom") {
        let found = POM.as_ref()?.captures_iter(file.text());
        return Some(found.filter_map(|found| pom(&found)).collect());
    }
    let is_gradle = name.ends_with(".gradle")
        || name.ends_with(".gradle.kts")
        || name.ends_with(".versions.toml");
    is_gradle.then(|| {
        let found = GRADLE.as_ref().map(|form| form.captures_iter(file.text()));
        let found = found.into_iter().flatten();
        found.filter_map(|found| gradle(&found)).collect()
    })
}

fn pom<'a>(found: &Captures<'a>) -> Option<Dependency<'a>> {
    let (group, artifact) = (found.get(1)?, found.get(2)?);
    let whole = format!("{}:{}", group.as_str(), artifact.as_str());
    Some(Dependency {
        ecosystem: Ecosystem::Maven,
        name: whole.into(),
        version: found.get(3).map(|version| version.as_str()),
        how: "declared",
        offset: u32::try_from(group.start()).unwrap_or(u32::MAX),
    })
}

fn gradle<'a>(found: &Captures<'a>) -> Option<Dependency<'a>> {
    let name = found.get(1)?;
    Some(Dependency {
        ecosystem: Ecosystem::Maven,
        name: name.as_str().into(),
        version: found.get(2).map(|version| version.as_str()),
        how: "declared",
        offset: u32::try_from(name.start()).unwrap_or(u32::MAX),
    })
}
