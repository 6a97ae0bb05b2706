//! The catalogue of tokens, `tokens.toml`, as data.

use std::sync::LazyLock;

use laocoon_report::Severity;
use serde::Deserialize;

use super::checksum::Checksum;
use super::form::Form;

/// A kind of token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kind {
    pub(super) provider: String,
    /// Behind an article.
    pub(super) what: String,
    /// What it opens.
    pub(super) opens: String,
    pub(super) forms: Vec<String>,
    pub(super) checksum: Option<Checksum>,
    /// One of these words must stand in the lines around.
    #[serde(default)]
    pub(super) near: Vec<String>,
    /// The letters of its secret, if it opens nothing by itself.
    pub(super) other_half: Option<String>,
    severity: Level,
    /// What documentation shows of it.
    #[serde(default)]
    pub(super) examples: Vec<String>,
    /// Where its form is told.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and a test"))]
    source: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Critical,
    High,
    Medium,
    Low,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    #[serde(rename = "token")]
    kinds: Vec<Kind>,
}

impl Kind {
    /// How bad one is in code or settings that are used.
    pub(super) fn severity(&self) -> Severity {
        match self.severity {
            Level::Critical => Severity::Critical,
            Level::High => Severity::High,
            Level::Medium => Severity::Medium,
            Level::Low => Severity::Low,
        }
    }
}

/// All kinds. A test sees that they can be read.
pub(super) static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let catalogue: Catalogue = toml::from_str(include_str!("tokens.toml")).unwrap_or_default();
    catalogue.kinds
});

/// All forms, each with its kind. A test sees that they can be read.
pub(super) static FORMS: LazyLock<Vec<(Form, &'static Kind)>> = LazyLock::new(|| {
    let of_kind = |kind: &'static Kind| {
        let forms = kind.forms.iter().filter_map(|form| Form::read(form).ok());
        forms.map(move |form| (form, kind))
    };
    KINDS.iter().flat_map(of_kind).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::form::Run;

    #[test]
    fn the_catalogue_can_be_read() {
        let catalogue: Catalogue = toml::from_str(include_str!("tokens.toml")).unwrap();
        let mut seen = std::collections::HashSet::new();
        for kind in &catalogue.kinds {
            let name = format!("{} {}", kind.provider, kind.what);
            assert!(kind.source.starts_with("https://"), "{name}");
            assert!(!kind.opens.is_empty() && !kind.forms.is_empty(), "{name}");
            for form in &kind.forms {
                let read = Form::read(form).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(
                    read.anchor().len() > 1,
                    "{name}: `{form}` is looked for everywhere"
                );
                assert!(seen.insert(form.clone()), "{name}: `{form}` is told twice");
            }
            let is_low = kind.severity() == Severity::Low;
            if let Some(run) = &kind.other_half {
                assert!(is_low, "{name}: a half opens nothing");
                assert!(Run::read(run).is_some(), "{name}: `{run}`");
            }
        }
        let providers = catalogue.kinds.iter().map(|kind| &kind.provider);
        let providers: std::collections::HashSet<_> = providers.collect();
        assert!(providers.len() >= 100, "{}", providers.len());
    }
}
