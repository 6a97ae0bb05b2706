//! What the file is for in which a credential stands.

use laocoon_report::{Confidence, Severity};
use laocoon_source::{Language, Purpose};

use crate::TextFile;
use crate::text::kind::TextKind;

/// What a credential there is likely to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Code and settings that are used.
    Used,
    /// A text for people that is no documentation: notes, a README. Some write
    /// down there what they work with.
    Told,
    /// Documentation: seldom alive, sometimes.
    Documented,
    /// Tests, examples, translations: hardly ever alive.
    Shown,
}

/// What is known of a credential besides its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// What can be recomputed of it is right.
    Right,
    /// It cannot be checked.
    None,
    /// What can be recomputed of it is wrong.
    Wrong,
}

/// What a file is for, and from where on its tests go.
pub(super) struct Settings {
    setting: Setting,
    tests: Option<usize>,
}

impl Settings {
    /// Of a file, made once for all who ask.
    pub(super) fn of(file: &TextFile<'_>) -> Self {
        // Rust's tests stand at the end of what they test.
        let tests = (file.language() == Some(Language::Rust))
            .then(|| file.text().find("#[cfg(test)]"))
            .flatten();
        let kind = TextKind::of(file.source());
        let setting = match file.purpose() {
            Purpose::Test | Purpose::Example => Setting::Shown,
            _ if kind == TextKind::Translation => Setting::Shown,
            Purpose::Documentation => Setting::Documented,
            Purpose::Program if kind.is_for_people() => Setting::Told,
            Purpose::Program => Setting::Used,
        };
        Self { setting, tests }
    }

    /// Of the place at an offset.
    pub(super) fn at(&self, offset: usize) -> Setting {
        match self.tests.is_some_and(|tests| tests < offset) {
            true => Setting::Shown,
            false => self.setting,
        }
    }
}

impl Setting {
    /// How bad and how sure something is there, or that it is nothing.
    pub(super) fn levels(self, used: Severity, proof: Proof) -> Option<(Severity, Confidence)> {
        match (self, proof) {
            (Self::Used, Proof::Right | Proof::None) => Some((used, Confidence::High)),
            (Self::Told, Proof::Right | Proof::None)
            | (Self::Documented | Self::Shown, Proof::Right) => {
                Some((used.min(Severity::Medium), Confidence::Medium))
            }
            (Self::Used | Self::Told, Proof::Wrong)
            | (Self::Documented | Self::Shown, Proof::None) => {
                Some((used.min(Severity::Low), Confidence::Low))
            }
            (Self::Documented | Self::Shown, Proof::Wrong) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_never_worse_than_medium() {
        let check = |setting: Setting, proof, expected| {
            let levels = setting.levels(Severity::Critical, proof);
            assert_eq!(levels.map(|(severity, _)| severity), expected);
        };
        check(Setting::Used, Proof::Right, Some(Severity::Critical));
        check(Setting::Used, Proof::None, Some(Severity::Critical));
        check(Setting::Used, Proof::Wrong, Some(Severity::Low));
        check(Setting::Told, Proof::None, Some(Severity::Medium));
        check(Setting::Told, Proof::Wrong, Some(Severity::Low));
        check(Setting::Documented, Proof::None, Some(Severity::Low));
        check(Setting::Shown, Proof::Right, Some(Severity::Medium));
        check(Setting::Shown, Proof::None, Some(Severity::Low));
        check(Setting::Shown, Proof::Wrong, None);
    }
}
