//! Orders that harm or hide.

use std::sync::LazyLock;

use regex::Regex;

use super::whom::{NEGATIONS, sentence_start};

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
            Self::Publish => "to publish secrets",
        }
    }

    /// Whether it says so by itself, whatever stands in front of it.
    fn is_whole(self) -> bool {
        matches!(self, Self::Hide | Self::FetchAndRun)
    }
}

const HIDE: &str = r"(?x)
      \b(do\ not|don't|don’t|never|must\ not|mustn't|should\ not|shouldn't|without|avoid|refrain\ from|not\ to)\s+ (ever\s+|explicitly\s+|under\ any\ circumstances\s+)?
        (tell|telling|inform|informing|mention|mentioning|notify|notifying|alert|alerting|reveal|revealing|disclose|disclosing|warn|warning|acknowledge|report)\b [^\n]{0,60}?
        \b(the\ (user|human|developer|reviewer|maintainer|operator|author|owner|team|person)s?|users?|anyone|anybody|any\ of\ this|this|these\ (instructions|rules|steps|changes|directives)|that\ you\ (did|have|were|are|read|ran))\b
    | \b(keep|stay|remain)\s+ (this|it|these|them)? [^\n]{0,20}? (secret|hidden|quiet|confidential|invisible)\s+ (from|to)\b
    | \bhide\ (this|it|these|them|the\ (change|addition|step|command|output)s?)\s+ from\b
    | \b(silently|secretly|covertly|quietly)\s+ (run|execute|send|add|upload|post|install|include|insert|read|append|copy|collect|fetch|download|commit|push)\b
    | \bwithout\ (the\ )?(user'?s?|anyone'?s?|their)\ (knowledge|noticing|knowing|consent)\b
    | (不要|切勿|不得|别|請勿|请勿|不能)[^\n]{0,4}(告诉|告知|提及|透露|通知|提醒|告訴|向)[^\n]{0,6}(用户|用戶|使用者|任何人|开发者|开发人员|审查)";

const SECRETS: &str = r"(~?/?\.ssh\b|id_rsa\b|id_ed25519\b|~?/?\.aws/|aws\ credentials|(^|[\s/`'\x22(])\.env\b|environment\ variables|env\ (vars|variables)|api[\ _-]?keys?\b|(access|auth|session|bearer|github|npm|pypi)[\ _-]tokens?\b|credentials?\b|passwords?\b|private[\ _]keys?\b|ssh\ keys?\b|seed\ phrases?|wallet\ (files?|keys?)|\.netrc|\.npmrc|\.pypirc|\.kube/config|\.git-credentials|mcp\.json|/etc/(passwd|shadow)|keychain|browser\ cookies|system\ prompt|(chat|conversation)\ history|\bsecrets\b|process\.env|os\.environ)";

const SEND: &str = r"(?x) \b(send|post|upload|exfiltrate|transmit|forward|submit|leak|email|report|append|push|deliver|pipe|relay|put)\b [^\n]{0,30}?
        (\b(data|contents?|code|files?|sources?|env|environment|results?|output|history|conversations?|prompts?|keys?|tokens?|credentials|secrets|passwords?|variables|it|them|this|that|everything|summary|diff|repository|responses?|answers?|logs?|config\w*|information|details|messages?|text|list|id_rsa)\b|~/\S|\.(env|ssh|aws|pem|netrc|npmrc)\b|\$\w)
        [^\n]{0,80}? \b(to|at|via|through)\s+ [^\n]{0,40}? (https?://|`?[\w.+-]+@[\w-]+\.\w|webhook|attacker|the\ following\ (url|address|endpoint|server)|our\ (server|endpoint|collector)|\b[\w-]+\.(example|com|net|org|io|xyz|ru|cn|dev|site|top|tk)\b)
      | \b(make|issue|perform|send|do)\s+ an?\s+ (http\ )?(get|post|put|http)\s+ request\ to\b
      | \b(add|include|render|append|insert|embed|show|load|fetch|visit|open|call|request)\b [^\n]{0,60}? https?://[^\s\n]+[?&/=](\{|\[|<|\$|%7b)
      | (发送|發送|上传|上傳|传送|提交)[^\n]{0,20}(到|至|給|给)[^\n]{0,12}(https?://|[\w.-]+@)";

const FETCH: &str = r"(?x) \b(curl|wget)\b [^\n]{0,200}? \| \s* (sudo\s+)? ([\w/]*/)? ((ba|z|da)?sh|python\d?|node|perl)\b
      | \b(ba|z)?sh\s+ (-c\s+)? [\x22']? (<\(|\$\() \s* (curl|wget)
      | \b(iwr|irm|invoke-webrequest|invoke-restmethod)\b [^\n]{0,200}? \| \s* iex\b
      | \b(download|fetch)\b [^\n]{0,80}? https?://[^\n]{0,100}? \b(and|then)\s+ (run|execute|eval|source)\b
      | \b(run|execute|eval)\b [^\n]{0,40}? \b(script|code|program|commands?|binary|payload|instructions?)\b [^\n]{0,30}? \b(from|at|hosted|found)\b [^\n]{0,20}? https?://
      | \b(follow|fetch\ and\ follow|obey)\b [^\n]{0,40}? \binstructions?\b [^\n]{0,30}? \b(at|from|in|on)\b [^\n]{0,10}? https?://";

const WEAKEN: &str = r"(?x) \b(disable|turn\ off|switch\ off|bypass|skip|remove|weaken|ignore|suppress|deactivate|circumvent|comment\ out|omit|strip)\b [^\n]{0,40}?
        \b(security|authentication|authori[sz]ation|(certificate|signature|ssl|tls|hash|checksum|token|jwt)\ (verification|validation|checks?|checking)|verification|input\ validation|saniti[sz]ation|sandbox(ing)?|approvals?|permissions?|safety|guardrails?|csrf|code\ review|audit\ (log\w*|trail)|vulnerabilit\w+|firewall|antivirus|access\ control)\b
      | \b(set|use|pass|add)\b [^\n]{0,30}? (verify\s*=\s*false|rejectunauthorized\W+false|insecureskipverify\W+true|--no-verify\b|--insecure\b|node_tls_reject_unauthorized\W+0|--dangerously-skip-permissions|shell\s*=\s*true|chmod\ 777|\balg\W+none\b)
      | (禁用|关闭|跳过|绕过|關閉|移除)[^\n]{0,10}(安全|验证|校验|认证|测试|检查|审核|证书)";

const APPROVE: &str = r"(?x) \b(approve|merge|accept|auto-approve|automerge|lgtm)\b \s+ (and\ merge\s+)? (this|the|all|every|any)\s+ (following\ |incoming\ |above\ )? (pull\ requests?|prs?\b|mrs?\b|merge\ requests?|changes?|patch(es)?|commits?|code|paper|submission|manuscript|diff|application)
      | \b(mark|classify|label|report|conclude|say|respond|state|treat|consider|declare|rate|score|flag|describe|reply|answer|assume|tell)\b [^\n]{0,70}? \b(as|is|are|that|with|them)\b [^\n]{0,40}? \b(safe|secure|clean|benign|approved|trusted|legitimate|harmless|lgtm|10/10|not\ malicious|no\ (security\ )?(issues?|vulnerabilit\w+|problems|findings|concerns|threats?|malware))\b
      | \b(report|find|flag|raise|mention|output)\s+ no\ (security\ )?(issues?|vulnerabilit\w+|problems|findings|concerns)\b
      | \b(give|write|provide|produce)\s+ [^\n]{0,20}? (positive|favou?rable|glowing)\ (reviews?|ratings?|feedback|assessments?|evaluations?)\b
      | \brecommend\s+ [^\n]{0,40}? \b(accept(ance|ing)?|this\ (package|candidate|product|library)|hiring|for\ hire)\b
      | (批准|通过|合并)[^\n]{0,6}(此|这个|该|本)[^\n]{0,6}(请求|代码|更改|pr)";

const DESTROY: &str = r"(?x) \brm\s+ -[a-z]*r[a-z]*\s+ (-\S+\s+)* (/(\s|`|\*|$)|~|\$home|\*)
      | \b(delete|wipe|erase|destroy|overwrite|truncate|drop)\s+ (all|every|everything|the\ (entire|whole))\b \s* (of\ )? ((the|their|your|its|user'?s?|existing)\s+)? (files?|data(base)?s?|repositor(y|ies)|disks?|home(\ directory)?|tables?|branch(es)?|backups?|code|source|project|in\b|on\b|under\b|\n|$)
      | (删除|清空|抹掉)[^\n]{0,4}(所有|全部|整个)[^\n]{0,4}(文件|数据|仓库|数据库|目录)";

const PLANT: &str = r"(?x) \b(add|insert|include|inject|append|embed|introduce|place|plant|put|load|write)\b [^\n]{0,80}? (back[\ -]?doors?\b|<script[^>\n]{0,40}\ssrc|\bscript\b[^\n]{0,40}https?://[^\s\n]+|hard-?coded\ (passwords?|credentials?|admin|tokens?|secrets?)|\bmalicious\b|reverse\ shell|\beval\(|\bexec\(|subtle\ (bugs?|vulnerabilit\w+|flaws?)|sql\ injection)";

const PUBLISH: &str = r"(?x) \b(commit|push|check\ in|git\ add)\b [^\n]{0,40}? (\.env\b|\bcredentials\b|\bsecrets\b|private\ keys?\b|api\ keys?\b|\bpasswords?\b|\btokens\b)
      | \b(log|print|write)\b [^\n]{0,20}? (\bpasswords?\b|api\ keys?\b|\btokens\b|\bsecrets\b) [^\n]{0,20}? \b(public|log\ file|console|issue|comment|readme)\b";

static HIDES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(HIDE).ok());

static ORDERS: LazyLock<Vec<(Order, Regex)>> = LazyLock::new(|| {
    let read = format!(
        r"(?x) \b(read|open|cat|print|dump|collect|gather|extract|reveal|output|paste|append|attach|encode|embed|email|transmit|forward|share|include|copy|show|list|send|post|upload|exfiltrate|leak|steal|harvest|retrieve|scan\ for|look\ for|search\ for|locate|find|repeat)\b [^\n]{{0,80}}? {SECRETS}
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
    ];
    // A test sees that all of them compile.
    patterns
        .into_iter()
        .filter_map(|(order, pattern)| Regex::new(pattern).ok().map(|regex| (order, regex)))
        .collect()
});

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
            let is_ordered = if order.is_whole() {
                !is_forbidden(before)
            } else {
                is_imperative(before)
            };
            !is_example && is_ordered && !is_told(before)
        });
        if is_given {
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
        || last.trim_end_matches(['.', ')']).parse::<u32>().is_ok();
    is_asked && !is_negated(before)
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
        assert_eq!(ORDERS.len(), 9);
        assert!(HIDES.is_some());
    }
}
