//! The report as one HTML page that needs nothing else: it opens from a disk,
//! offline, and sends nothing anywhere.
//!
//! The page is complete without its script, which only filters, finds and moves
//! by keyboard. Findings are written one group at a time; what is out of sight
//! is laid out by the browser only when it is scrolled to.
//!
//! **Hostile content.** Everything from scanned code is escaped by the template
//! engine, and hidden characters are made visible. Behind that, the page's
//! content security policy forbids every load and every script but the page's
//! own, which is named by its digest; so even markup that got through could not
//! run or call home.

mod card;
mod code;
mod coverage;
mod overview;

use std::io;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::groups::worst_first;
use crate::texts::Texts;
use crate::{Report, Sources};

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// The content security policy. The digests are those of [`STYLE`] and
/// [`SCRIPT`]; a test computes them.
const POLICY: &str = concat!(
    "default-src 'none'; base-uri 'none'; form-action 'none'; ",
    "style-src 'sha256-zGbtLsrij/FM8OsR366aZOq0fh6Y3TwiiOzi+9udXR8='; ",
    "script-src 'sha256-1TSKuAq2nBHg+5Ws6eHM1ofDH9vQMNaph1K8Uvo7AxU='"
);

/// Writes the report as an HTML page.
///
/// # Errors
///
/// Those of the writer.
pub fn write_html(
    out: &mut dyn io::Write,
    report: &Report,
    sources: &Sources<'_>,
) -> io::Result<()> {
    let mut page = |part: Markup| out.write_all(part.into_string().as_bytes());
    let groups = worst_first(report, true);
    let texts = Texts::new(sources, report);

    page(
        html! { (DOCTYPE) (PreEscaped("<html lang=\"en\">")) (head(report)) (PreEscaped("<body>")) },
    )?;
    page(overview::overview(report, &groups))?;
    page(PreEscaped("<main id=\"findings\">".to_owned()))?;
    if groups.is_empty() {
        page(
            html! { p.nothing { "Nothing was found. What was and was not analysed is told below." } },
        )?;
    }
    for group in &groups {
        page(card::opening(group))?;
        for (id, finding) in &group.findings {
            page(card::card(id, finding, group, report, &texts))?;
        }
        page(PreEscaped("</section>".to_owned()))?;
    }
    page(
        html! { p #none-shown hidden { "No finding fits the filters." } (PreEscaped("</main>")) },
    )?;
    page(coverage::coverage(report))?;
    page(html! { script { (PreEscaped(SCRIPT)) } (PreEscaped("</body></html>\n")) })
}

fn head(report: &Report) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="generator" content=(format!("{} {}", report.tool.name, report.tool.version));
            title { (report.verdict.as_str()) " · laocoon" }
            style { (PreEscaped(STYLE)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;

    use super::*;

    /// What a browser computes of the text between the tags.
    #[test]
    fn the_policy_names_the_style_and_the_script_by_their_digests() {
        for text in [STYLE, SCRIPT] {
            let digest = <sha2::Sha256 as sha2::Digest>::digest(text.as_bytes());
            let expected = format!("'sha256-{}'", BASE64_STANDARD.encode(digest));
            assert!(POLICY.contains(&expected), "{expected} is not in {POLICY}");
        }
    }
}
