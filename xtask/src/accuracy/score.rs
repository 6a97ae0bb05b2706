//! How a tool did on a set.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::label::Label;
use super::statistics::{share, wilson};

/// One measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Figure {
    /// A proportion.
    Share { right: u32, of: u32 },
    /// A score out of 100.
    Points(f64),
}

impl Figure {
    /// The proportion of labels that are flagged, among those of a kind.
    pub(crate) fn of_flagged(
        labels: &[Label],
        flagged: &[bool],
        kind: impl Fn(&Label) -> bool,
    ) -> Self {
        let (mut right, mut of) = (0, 0);
        for (label, flagged) in labels.iter().zip(flagged) {
            if kind(label) {
                of += 1;
                right += u32::from(*flagged);
            }
        }
        Self::Share { right, of }
    }

    /// From 0 to 1.
    pub(crate) fn value(self) -> f64 {
        match self {
            Self::Share { right, of } => share(right, of),
            Self::Points(points) => points / 100.0,
        }
    }

    /// A cell of a table: a proportion with what it is of, and Wilson's interval.
    pub(crate) fn cell(self) -> String {
        match self {
            Self::Share { of: 0, .. } => "-".to_owned(),
            Self::Share { right, of } => {
                let (low, high) = wilson(right, of);
                format!(
                    "{:.1}% [{:.1} to {:.1}], {right} of {of}",
                    share(right, of) * 100.0,
                    low * 100.0,
                    high * 100.0
                )
            }
            Self::Points(points) => format!("{points:.1}"),
        }
    }

    pub(crate) fn to_json(self) -> Value {
        match self {
            Self::Share { right, of } => json!({"right": right, "of": of}),
            // Three digits: what is beyond is the order of additions.
            Self::Points(points) => json!({"points": (points * 1000.0).round() / 1000.0}),
        }
    }

    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        if let Some(points) = value["points"].as_f64() {
            return Some(Self::Points(points));
        }
        let number = |key: &str| {
            value[key]
                .as_u64()
                .and_then(|number| number.try_into().ok())
        };
        Some(Self::Share {
            right: number("right")?,
            of: number("of")?,
        })
    }
}

/// Measures of a set, in order, by name; the first is the one that the set is for.
pub(crate) type Figures = Vec<(String, Figure)>;

/// How a tool did.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) figures: Figures,
    /// The same by group.
    pub(crate) groups: Vec<(String, Figures)>,
    /// What was not found, and what was found and is not there, each with its group.
    pub(crate) misses: Vec<(String, String)>,
    pub(crate) alarms: Vec<(String, String)>,
}

impl Score {
    /// Adds real labels that are not flagged, and flagged ones that are not real.
    pub(crate) fn name_failures(&mut self, labels: &[Label], flagged: &[bool]) {
        for (label, flagged) in labels.iter().zip(flagged) {
            let told = (label.group.clone(), label.name.clone());
            match (label.real, flagged) {
                (true, false) => self.misses.push(told),
                (false, true) => self.alarms.push(told),
                _ => {}
            }
        }
    }
}

/// Indices of labels by group, in the groups' order.
pub(crate) fn by_group(labels: &[Label]) -> BTreeMap<&str, Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, label) in labels.iter().enumerate() {
        groups.entry(&label.group).or_default().push(index);
    }
    groups
}

/// The figure of some of the labels.
pub(crate) fn among(labels: &[Label], flagged: &[bool], indices: &[usize], real: bool) -> Figure {
    let (mut right, mut of) = (0, 0);
    for index in indices {
        if labels[*index].real == real {
            of += 1;
            right += u32::from(flagged[*index]);
        }
    }
    Figure::Share { right, of }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proportion_is_told_with_its_interval_and_size() {
        let cell = Figure::Share { right: 81, of: 263 }.cell();
        assert_eq!(cell, "30.8% [25.5 to 36.6], 81 of 263");
        assert_eq!(Figure::Share { right: 0, of: 0 }.cell(), "-");
        assert_eq!(Figure::Points(14.83).cell(), "14.8");
    }

    #[test]
    fn figures_are_kept_as_json() {
        for figure in [Figure::Share { right: 3, of: 7 }, Figure::Points(-1.5)] {
            assert_eq!(Figure::from_json(&figure.to_json()), Some(figure));
        }
        assert_eq!(Figure::from_json(&json!({"right": 3})), None);
    }
}
