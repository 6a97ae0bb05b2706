//! A form changes something and carries no token.
//!
//! ## What it finds
//!
//! Forms of templates that are sent with `POST` and hold nothing that is called
//! a token against requests from other sites.
//!
//! ## Why that is bad
//!
//! Another site can show the same form, filled in, and send it with the session
//! of whoever looks at it.
//!
//! ## Example
//!
//! ```html
//! <form method="post" action="/transfer">{{ form.amount }}</form>
//! ```
//!
//! ## Limits
//!
//! Whether the program protects itself in another way (cookies that are not sent
//! along from other sites, a header that a script adds) is not known.
//!
//! ## References
//!
//! - <https://cwe.mitre.org/data/definitions/352.html>
//! - <https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html>

use std::sync::LazyLock;

use laocoon_report::{Confidence, Severity};
use regex::Regex;

use crate::file::span_of;
use crate::{About, Detector, Findings, Interest, TextFile};

/// `weakening/form-without-token`
pub struct FormWithoutToken;

static ABOUT: About = About {
    id: "weakening/form-without-token",
    severity: Severity::Medium,
    confidence: Confidence::Low,
    cwe: &["CWE-352"],
    remediation: "Put the framework's token into the form: `{% csrf_token %}`, `{{ form.hidden_tag() }}`, `@csrf`.",
    source: include_str!("form_without_token.rs"),
};

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant that a test compiles")]
    Regex::new(r#"(?i)<form\b[^>]{0,2000}>"#).unwrap()
});

static POST: LazyLock<Regex> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "a constant that a test compiles")]
    Regex::new(r#"(?i)\bmethod\s*=\s*["']?\s*(post|put|patch|delete)\b"#).unwrap()
});

/// More of a form is not looked through.
const LONGEST_FORM: usize = 50_000;

/// What a token is called.
const TOKENS: [&str; 9] = [
    "csrf",
    "xsrf",
    "authenticity_token",
    "hidden_tag",
    "_token",
    "requestverificationtoken",
    "antiforgery",
    "form_tag",
    "nonce",
];

impl Detector for FormWithoutToken {
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
                "*.liquid",
                "*.blade.php",
                "*.hbs",
                "*.handlebars",
                "*.mustache",
                "*.ejs",
            ])
            .with_words(&["<form"])
    }

    fn look_at_text(&self, file: &TextFile<'_>, findings: &mut Findings<'_>) {
        let text = file.text();
        // A page that no program fills says nothing of how it is served.
        if !["{%", "{{", "<%", "{!!"]
            .iter()
            .any(|mark| text.contains(mark))
        {
            return;
        }
        for found in FORM.find_iter(text) {
            let tag = found.as_str();
            if !POST.is_match(tag) || tag.contains("action=\"http") || tag.contains("action='http")
            {
                continue;
            }
            let rest = &text[found.start()..];
            let end = find_ignoring_case(rest, "</form").unwrap_or(rest.len());
            let mut end = end.min(LONGEST_FORM);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let form = rest[..end].to_ascii_lowercase();
            if TOKENS.iter().any(|token| form.contains(token)) {
                continue;
            }
            findings.at(
                span_of(found.start(), found.end()),
                "The form is sent with the session of whoever sees it, and carries no token of this site",
            );
        }
    }
}

fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes()
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}
