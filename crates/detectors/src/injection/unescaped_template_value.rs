//! A template puts a value into a page without escaping it.
//!
//! ## What it finds
//!
//! Values that a template is told not to escape (`{{ x|safe }}`, `{!! x !!}`,
//! `{{{ x }}}`, `<%- x %>`, `<%== x %>`, `{% autoescape off %}`), and values
//! inside of scripts, where escaping for pages does not help.
//!
//! ## Why that is bad
//!
//! Whatever the value holds becomes a part of the page, scripts too. That it is
//! harmless today is true only as long as nobody else can write it.
//!
//! ## Example
//!
//! ```html
//! <p>Hello {{ name|safe }}</p>
//! ```
//!
//! ## Limits
//!
//! Where the value comes from is not known. Values of which the name says that
//! they are numbers, addresses of the site or pages that are made by the
//! program (`content`, `body`) are let pass.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/79.html>
//! - <https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html>

use std::sync::LazyLock;

use laocoon_report::{Confidence, Severity};
use regex::Regex;

use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `injection/unescaped-template-value`
pub struct UnescapedTemplateValue;

static ABOUT: About = About {
    id: "injection/unescaped-template-value",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    cwe: &["CWE-79"],
    remediation: "Let the template escape the value; hand data to scripts as JSON (`tojson`, `json_script`).",
    source: include_str!("unescaped_template_value.rs"),
};

/// A way to write a value that is not escaped, and in which files it is one.
struct Form {
    /// The value is the first group.
    pattern: &'static LazyLock<Regex>,
    endings: &'static [&'static str],
}

macro_rules! form {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).unwrap());
    };
}

form!(
    FILTERED,
    r"\{\{-?\s*([^{}|\n]{1,200}?)\s*\|[^{}\n]{0,200}?\b(?:safe|raw)\b[^{}\n]{0,100}\}\}"
);
form!(BLADE, r"\{!!\s*([^{}\n]{1,200}?)\s*!!\}");
form!(TRIPLE, r"\{\{\{\s*([^{}\n]{1,200}?)\s*\}\}\}");
form!(EJS, r"<%-\s*([^%\n]{1,200}?)\s*-?%>");
form!(ERB, r"<%=(?:=\s*|\s*raw[\s(]+)([^%\n]{1,200}?)\s*-?%>");
form!(OFF, r"\{%-?\s*(autoescape\s+(?:off|false))\s*-?%\}");
form!(SCRIPT, r"(?s)<script\b[^>]*>(.*?)</script>");
form!(VALUE, r"\{\{-?\s*([^{}\n]{1,200}?)\s*-?\}\}");

const PAGES: &[&str] = &[
    "html", "htm", "jinja", "jinja2", "j2", "twig", "njk", "nunjucks", "liquid", "tmpl",
];

const FORMS: [Form; 6] = [
    Form {
        pattern: &FILTERED,
        endings: PAGES,
    },
    Form {
        pattern: &OFF,
        endings: PAGES,
    },
    Form {
        pattern: &BLADE,
        endings: &["php"],
    },
    Form {
        pattern: &TRIPLE,
        endings: &["hbs", "handlebars", "mustache"],
    },
    Form {
        pattern: &EJS,
        endings: &["ejs"],
    },
    Form {
        pattern: &ERB,
        endings: &["erb"],
    },
];

/// What is said of a value in its name or by a function around it.
const HARMLESS: [&str; 25] = [
    "tojson",
    "to_json",
    "json_encode",
    "json_script",
    "escape",
    "sanitize",
    "bleach",
    "purify",
    "csrf",
    "nonce",
    "static",
    "url_for",
    "asset",
    "include",
    "partial",
    "yield",
    "content",
    "body",
    "stylesheet",
    "javascript",
    "gettext",
    "trans",
    "settings",
    "version",
    "icon",
];

/// Values whose names end so are numbers.
const NUMBERS: [&str; 9] = [
    "id", "pk", "count", "number", "index", "total", "size", "length", "year",
];

impl Detector for UnescapedTemplateValue {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(&[
                "*.html",
                "*.htm",
                "*.jinja",
                "*.jinja2",
                "*.j2",
                "*.twig",
                "*.njk",
                "*.nunjucks",
                "*.liquid",
                "*.tmpl",
                "*.blade.php",
                "*.hbs",
                "*.handlebars",
                "*.mustache",
                "*.ejs",
                "*.erb",
            ])
            .with_words(&["{{", "{!!", "<%-", "<%=", "autoescape"])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        let ending = file.name().rsplit('.').next().unwrap_or_default();
        let ending = ending.to_ascii_lowercase();
        for form in &FORMS {
            if !form.endings.contains(&&*ending) {
                continue;
            }
            for found in form.pattern.captures_iter(text) {
                let (Some(whole), Some(value)) = (found.get(0), found.get(1)) else {
                    continue;
                };
                let is_setting = value.as_str().starts_with("autoescape");
                if is_setting
                    || is_told(
                        whole
                            .as_str()
                            .trim_start_matches(['{', '<', '%', '=', '-', '!', ' ']),
                    )
                {
                    let message = format!("`{}` is put into the page as it is", value.as_str());
                    findings.at(span_of(whole.start(), whole.end()), message);
                }
            }
        }
        if PAGES.contains(&&*ending) {
            scripts(text, findings);
        }
    }
}

/// Values within scripts.
fn scripts(text: &str, findings: &mut Findings<'_>) {
    for script in SCRIPT.captures_iter(text) {
        let Some(code) = script.get(1) else {
            continue;
        };
        // Templates of the browser's own libraries are no concern of the server's.
        if !code.as_str().contains("{{") || text.contains("ng-app") || text.contains("v-if") {
            continue;
        }
        for found in VALUE.captures_iter(code.as_str()) {
            let (Some(whole), Some(value)) = (found.get(0), found.get(1)) else {
                continue;
            };
            let value = value.as_str();
            if value.contains('|') || !is_told(value) || is_number(value) {
                continue;
            }
            let start = code.start() + whole.start();
            let message = format!("`{value}` is a part of a script");
            findings
                .at(span_of(start, start + whole.len()), message)
                .confidence(Confidence::Low);
        }
    }
}

/// Whether a value is one that others may write, as far as it says itself.
fn is_told(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let is_literal = value.starts_with(['"', '\'']);
    !is_literal && !HARMLESS.iter().any(|word| lower.contains(word))
}

fn is_number(value: &str) -> bool {
    let last = value.rsplit(['.', '_', ' ']).next().unwrap_or(value);
    let last = last.trim_matches(|c: char| !c.is_alphanumeric());
    NUMBERS.contains(&&*last.to_ascii_lowercase())
        || last.chars().all(|c| c.is_ascii_digit())
        || ["Id", "ID", "Count", "Url", "URL"]
            .iter()
            .any(|end| last.ends_with(end))
        || matches!(last, "url" | "URL" | "path")
}
