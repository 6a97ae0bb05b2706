//! Orders that harm or hide.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::whom::{NEGATIONS, sentence_start};
use super::wording::{
    APPROVE, DEPEND, DESTROY, FETCH, HIDE, LOOT, OMIT, PLANT, PUBLISH, SEARCH, SECRETS, SEND,
    UNASKED, VOUCH, WEAKEN,
};

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// To do it so that nobody learns of it.
    Hide,
    /// To read or to show what is secret.
    ReadSecrets,
    /// To send something to an address.
    Send,
    /// To load a program and run it.
    FetchAndRun,
    /// To take a check or a fence away.
    Weaken,
    /// To find good what was not looked at.
    Approve,
    /// To delete what nobody gave up.
    Destroy,
    /// To put something into code that does not belong there.
    Plant,
    /// To put secrets where others read them.
    Publish,
    /// To look through a machine for secrets.
    Hunt,
    /// Not to speak of it, to whomever.
    Omit,
    /// To act without asking.
    Unasked,
    /// To add code from an address that is nobody's registry or forge.
    Depend,
}

impl Order {
    /// Continues "it is told".
    pub(crate) fn in_words(self) -> &'static str {
        match self {
            Self::Hide => "to keep it from the user",
            Self::ReadSecrets => "to read or show secrets",
            Self::Send => "to send data to an address",
            Self::FetchAndRun => "to fetch a program and run it",
            Self::Weaken => "to take checks away",
            Self::Approve => "to approve without looking",
            Self::Destroy => "to delete",
            Self::Plant => "to put foreign or unsafe code in",
            Self::Publish => "to publish secrets or what was read",
            Self::Hunt => "to search the machine for secrets",
            Self::Omit => "not to speak of it",
            Self::Unasked => "not to ask",
            Self::Depend => "to add code from an address",
        }
    }

    /// Whether it says so by itself, whatever stands in front of it.
    fn is_whole(self) -> bool {
        matches!(self, Self::Hide | Self::Omit | Self::Unasked)
    }
}

static HIDES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(HIDE).ok());

static ORDERS: LazyLock<Vec<(Order, Regex)>> = LazyLock::new(|| {
    let read = format!(
        r"(?x) \b(read|open|cat|print|dump|collect|gather|extract|reveal|output|paste|append|attach|encode|embed|email|transmit|forward|share|include|copy|show|list|send|post|upload|exfiltrate|leak|steal|harvest|retrieve|scan\ for|look\ for|search\ for|locate|find|repeat|take|use|read_file|call|search)\b [^\n]{{0,80}}? {SECRETS}
          | (读取|打印|输出|收集|获取|發送|发送|上传|泄露|显示)[^\n]{{0,12}}(密钥|私钥|环境变量|密码|凭证|凭据|令牌|密鑰|\.env|\.ssh)"
    );
    let patterns = [
        (Order::Hide, HIDE),
        (Order::ReadSecrets, &read),
        (Order::Send, SEND),
        (Order::FetchAndRun, FETCH),
        (Order::Weaken, WEAKEN),
        (Order::Approve, APPROVE),
        (Order::Destroy, DESTROY),
        (Order::Plant, PLANT),
        (Order::Publish, PUBLISH),
        (Order::Hunt, SEARCH),
        (Order::Omit, OMIT),
        (Order::Unasked, UNASKED),
        (Order::Depend, DEPEND),
    ];
    // A test sees that all of them compile.
    patterns
        .into_iter()
        .filter_map(|(order, pattern)| Regex::new(pattern).ok().map(|regex| (order, regex)))
        .collect()
});

static LOOTS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(LOOT).ok());

static VOUCHES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(VOUCH).ok());

/// Whether a text says that something is fine, as if it were known.
pub(crate) fn vouches(text: &str) -> bool {
    VOUCHES.as_ref().is_some_and(|regex| regex.is_match(text))
}

/// What is looked for may be named so many bytes from where to look.
const HUNTED_WITHIN: usize = 500;

/// Whether what a match says is meant by its order.
fn is_meant(order: Order, text: &str, found: &Match<'_>) -> bool {
    match order {
        Order::Hunt => {
            let mut start = found.start();
            let mut end = (found.end() + HUNTED_WITHIN).min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            start = sentence_start(text, start);
            let near = &text[start..end];
            LOOTS.as_ref().is_some_and(|regex| regex.is_match(near))
        }
        // Scripts of these are what everybody loads, and `script` is said of what is not.
        Order::Plant => {
            !found.as_str().contains(" test ")
                && !SCRIPT_HOSTS
                    .iter()
                    .any(|host| found.as_str().contains(host))
        }
        // What a command sends to this machine stays.
        Order::Send if found.as_str().contains('|') => {
            !["://localhost", "://127.0.0.1", "://[::1]"]
                .iter()
                .any(|host| found.as_str().contains(host))
        }
        // "The recipient must be".
        Order::Send if found.as_str().starts_with("be ") => {
            let before = &text[sentence_start(text, found.start())..found.start()];
            ["recipient", "receiver", "addressee", "bcc", "phone number"]
                .iter()
                .any(|word| before.contains(word))
        }
        // Who has a mirror at a forge pushes all of it.
        Order::Send if found.as_str().starts_with("git remote") => {
            !FORGES.iter().any(|forge| found.as_str().contains(forge))
        }
        Order::Depend => !FORGES.iter().any(|forge| found.as_str().contains(forge)),
        _ => true,
    }
}

/// Where pages load well-known scripts from.
const SCRIPT_HOSTS: [&str; 5] = [
    "://cdn.jsdelivr.net/",
    "://unpkg.com/",
    "://cdnjs.cloudflare.com/",
    "://esm.sh/",
    ".googleapis.com/",
];

/// Where honest rules have code from.
const FORGES: [&str; 21] = [
    "://github.com/",
    "@github.com",
    "://gitlab.com/",
    "://bitbucket.org/",
    "://codeberg.org/",
    "://git.sr.ht/",
    "://huggingface.co/",
    "pypi.org",
    "pythonhosted.org",
    "npmjs.",
    "crates.io",
    "docs.rs",
    "rubygems.org",
    "pytorch.org",
    "nvidia.com",
    "localhost",
    "127.0.0.1",
    "googleapis.com",
    "pkg.dev",
    "azure.com",
    "amazonaws.com",
];

/// Of so many places that look like an order each is looked at.
const MAX_PLACES: usize = 50;

/// The orders in a text, made by `normalised`.
pub(crate) fn orders_in(text: &str) -> Vec<Order> {
    let mut orders = Vec::new();
    for (order, regex) in ORDERS.iter() {
        let is_given = regex.find_iter(text).take(MAX_PLACES).any(|found| {
            let start = sentence_start(text, found.start());
            let before = &text[start..found.start()];
            let behind = &text[found.end()..];
            let is_example = [".example", ".sample", ".template", ".dist", "-example"]
                .iter()
                .any(|end| behind.starts_with(end));
            let is_ordered = if *order == Order::FetchAndRun
                || *order == Order::Send && found.as_str().contains('|')
            {
                !is_negated(before) && !is_forbidden(before)
            } else if *order == Order::Depend && before.ends_with('`') {
                // A command.
                !is_negated(before)
            } else if order.is_whole() {
                !is_forbidden(before)
            } else {
                is_imperative(before)
            };
            !is_example && is_ordered && !is_told(before) && is_meant(*order, text, &found)
        });
        // Who hides it does not speak of it, either.
        if is_given && !(*order == Order::Omit && orders.contains(&Order::Hide)) {
            orders.push(*order);
        }
    }
    orders
}

/// Whether the sentence tells what others do or might do.
fn is_told(before: &str) -> bool {
    const TELLING: [&str; 17] = [
        "attacker",
        "malicious",
        "could",
        "might",
        "would",
        "e.g",
        "such as",
        "adversar",
        " example",
        "tries to",
        "trying to",
        "attempt",
        "injection",
        "exploit",
        "if someone",
        "攻击者",
        "例如",
    ];
    TELLING.iter().any(|word| before.contains(word))
}

/// Whether the word in front forbids what follows.
fn is_forbidden(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    NEGATIONS.contains(&last)
}

/// Whether what follows this beginning of a sentence is an order.
fn is_imperative(before: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', '"', '\'', '`', '“', '(', '*', '_']);
    if trimmed.is_empty() || trimmed.ends_with([':', ',', '>', ')', ']', '-', '–', '—', '→', '='])
    {
        return !is_negated(before);
    }
    // Chinese has no blanks: a sign in front is all there is.
    if trimmed.ends_with(|c: char| ('\u{3000}'..'\u{a000}').contains(&c) || c == '，' || c == '：')
    {
        return ![
            "不要", "不得", "禁止", "切勿", "请勿", "不能", "可以", "可能", "会",
        ]
        .iter()
        .any(|word| trimmed.ends_with(word));
    }
    let mut words = trimmed.rsplit(' ');
    let last = words.next().unwrap_or_default();
    let before_last = words.next().unwrap_or_default();
    const AFTER_TO: [&str; 17] = [
        "need",
        "needs",
        "have",
        "has",
        "required",
        "instructed",
        "requested",
        "asked",
        "sure",
        "important",
        "necessary",
        "expected",
        "remember",
        "authorized",
        "are",
        "is",
        "mandatory",
    ];
    const NOT_YOU: [&str; 12] = [
        "if", "when", "while", "as", "before", "after", "that", "until", "once", "because", "do",
        "what",
    ];
    const ASKING: [&str; 19] = [
        "please",
        "must",
        "should",
        "shall",
        "always",
        "then",
        "and",
        "first",
        "also",
        "now",
        "just",
        "immediately",
        "silently",
        "secretly",
        "quietly",
        "simply",
        "next",
        "finally",
        "automatically",
    ];
    let is_asked = ASKING.contains(&last)
        || last.starts_with("<|")
        || last == "to" && AFTER_TO.contains(&before_last)
        || last == "you" && !NOT_YOU.contains(&before_last)
        || last == "will" && before_last == "you"
        || matches!(last, "to" | "and") && begins_with_means(trimmed)
        || last.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
    is_asked && !is_negated(before)
}

/// Whether the clause says with what: "use the service role to".
fn begins_with_means(before: &str) -> bool {
    const MEANS: [&str; 14] = [
        "use", "call", "run", "invoke", "take", "open", "go", "start", "begin", "proceed", "try",
        "want", "need", "ask",
    ];
    const FILLING: [&str; 7] = ["please", "now", "then", "first", "i", "we", "and"];
    let clause = before.rsplit([',', ':', ';']).next().unwrap_or_default();
    let mut words = clause.split_whitespace();
    let first = words.find(|word| !FILLING.contains(word));
    first.is_some_and(|word| MEANS.contains(&word))
}

/// Whether a sentence begins with what forbids, and goes on with it.
fn is_negated(before: &str) -> bool {
    // "do not tell the user, and send": hiding forbids, and is an order.
    let hidden_end = HIDES
        .as_ref()
        .and_then(|regex| regex.find_iter(before).last())
        .map_or(0, |found| found.end());
    let rest = &before[hidden_end..];
    let rest = rest.rsplit_once(" but ").map_or(rest, |(_, rest)| rest);
    let rest = rest.rsplit_once(": ").map_or(rest, |(_, rest)| rest);
    rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '(' | '`'))
        .any(|word| {
            matches!(
                word,
                "not"
                    | "never"
                    | "don't"
                    | "don’t"
                    | "avoid"
                    | "cannot"
                    | "can't"
                    | "mustn't"
                    | "shouldn't"
                    | "won't"
                    | "refuse"
                    | "forbidden"
                    | "prohibited"
                    | "disallowed"
                    | "nor"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_compile() {
        assert_eq!(ORDERS.len(), 13);
        assert!(HIDES.is_some());
        assert!(LOOTS.is_some());
        assert!(VOUCHES.is_some());
    }
}
