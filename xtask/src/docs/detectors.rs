//! `docs/detectors.md`: our own analyses.

use std::fmt::Write as _;

use laocoon_detectors::Detector;

/// The catalogue of detectors, in their order.
pub(super) fn catalogue(detectors: &[&dyn Detector]) -> String {
    let mut text = format!(
        "# Detectors\n\n{} analyses of our own, by family. Written by `cargo xtask docs` from their source files in \
         `crates/detectors`; `laocoon rules explain DETECTOR` says the same of one.\n",
        detectors.len()
    );
    let mut last_family = "";
    for detector in detectors {
        let id = detector.about().id;
        let family = id.split('/').next().unwrap_or_default();
        if family != last_family {
            let _ = write!(text, "\n## {family}\n");
            last_family = family;
        }
        describe(&mut text, *detector);
    }
    text
}

fn describe(text: &mut String, detector: &dyn Detector) {
    let about = detector.about();
    let _ = write!(
        text,
        "\n### `{}`\n\n{} \u{b7} severity {} \u{b7} confidence {}",
        about.id,
        code(&detector.interest().describe()),
        about.severity,
        about.confidence,
    );
    for weakness in about.cwe {
        let _ = write!(text, " \u{b7} {weakness}");
    }
    let documentation = about.documentation();
    let _ = write!(text, "\n\n{}\n", documentation.title);
    for (heading, section) in &documentation.sections {
        let _ = write!(text, "\n#### {heading}\n\n{section}\n");
    }
    let _ = write!(text, "\n#### What to do\n\n{}\n", about.remediation);
}

/// Globs are not Markdown.
fn code(files: &str) -> String {
    match files.contains(['*', '_']) {
        true => format!("`{files}`"),
        false => files.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_detectors::registry::DETECTORS;

    #[test]
    fn every_detector_is_told_below_its_family() {
        let text = catalogue(DETECTORS);
        assert!(text.contains("\n## hidden\n\n### `hidden/bidirectional-text`\n"));
        for detector in DETECTORS {
            let id = detector.about().id;
            assert_eq!(text.matches(&format!("\n### `{id}`\n")).count(), 1, "{id}");
        }
        assert!(text.contains("\n#### Why that is bad\n"));
    }
}
