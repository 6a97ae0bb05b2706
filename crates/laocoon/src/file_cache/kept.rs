//! A result as it is kept.

use laocoon_detectors::{Facts, KeptFacts};
use laocoon_report::{Finding, Partly, Warning};
use laocoon_source::{SkipReason, Skipped};
use serde::{Deserialize, Serialize};

use crate::scan::Analysed;

/// What came of one file. Findings are in no unit yet.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KeptResult {
    /// What the analysis gave, or why there was none.
    pub(crate) made: Result<KeptAnalysis, KeptSkip>,
    /// What detectors found in a file that is not text.
    pub(crate) in_bytes: Vec<Finding>,
}

impl KeptResult {
    pub(crate) fn new(made: Result<KeptAnalysis, KeptSkip>, in_bytes: &[Finding]) -> Self {
        let in_bytes = in_unit(in_bytes.to_vec(), 0);
        Self { made, in_bytes }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KeptAnalysis {
    findings: Vec<Finding>,
    partly: Vec<Partly>,
    /// Places in a list of rules that the analysis names.
    cut_off: Vec<usize>,
    warnings: Vec<Warning>,
    facts: KeptFacts,
    /// Of what was analysed: of a program that is not text, of what is seen of it.
    digest: [u8; blake3::OUT_LEN],
    /// Of its text, in bytes.
    pub(crate) length: usize,
}

/// Why a file was not analysed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KeptSkip {
    reason: SkipReason,
    detail: Option<String>,
}

impl KeptAnalysis {
    /// `None` if a fact cannot be kept.
    pub(crate) fn of(analysed: &Analysed, digest: &blake3::Hash, length: usize) -> Option<Self> {
        Some(Self {
            findings: in_unit(analysed.findings.clone(), 0),
            partly: analysed.partly.clone(),
            cut_off: analysed.cut_off.clone(),
            warnings: analysed.warnings.clone(),
            facts: analysed.facts.keep()?,
            digest: *digest.as_bytes(),
            length,
        })
    }

    pub(crate) fn digest(&self) -> blake3::Hash {
        blake3::Hash::from_bytes(self.digest)
    }

    /// The analysis, of a file in this unit.
    pub(crate) fn analysed(self, unit: usize) -> Analysed {
        Analysed {
            findings: in_unit(self.findings, unit),
            partly: self.partly,
            cut_off: self.cut_off,
            warnings: self.warnings,
            facts: Facts::from(self.facts),
        }
    }
}

impl KeptSkip {
    /// `None` for what may be otherwise the next time, though the file is the same.
    pub(crate) fn of(skipped: &Skipped) -> Option<Self> {
        let is_lasting = matches!(
            skipped.reason,
            SkipReason::Binary | SkipReason::CompiledCode | SkipReason::TooLarge
        );
        is_lasting.then(|| Self {
            reason: skipped.reason,
            detail: skipped.detail.clone(),
        })
    }

    pub(crate) fn skipped(self, name: &str) -> Skipped {
        Skipped {
            path: name.to_owned(),
            reason: self.reason,
            detail: self.detail,
        }
    }
}

/// Which unit a file is in is no matter of the file.
pub(crate) fn in_unit(mut findings: Vec<Finding>, unit: usize) -> Vec<Finding> {
    for finding in &mut findings {
        finding.unit = unit;
    }
    findings
}
