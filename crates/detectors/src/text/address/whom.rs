//! Who is spoken to, and whether what was said before is set aside.

use std::sync::LazyLock;

use regex::Regex;

/// One of these, in any case, is in every text that addresses an agent or sets
/// aside what it was told.
#[rustfmt::skip]
pub(crate) const CUES: &[&str] = &[
    "ai agent", "ai-agent", "ai assistant", "ai model", "ai review", "ai tool", "ai system", "ai bot", "ai cod", "ai sec", "an ai",
    "any ai", "to ai", "dear ai", "attention ai", "coding agent", "coding assistant", "code assistant", "code reviewer",
    "review bot", "automated review", "llm", "language model", "assistant", "claude", "chatgpt", "gpt-", "copilot", "gemini",
    "codex", "cursor agent", "cursor ai", "@cursor", "cursor:", "windsurf", "qwen", "devin", "coderabbit", "aider",
    "<|im_start|>", "<|system|>", "<|user|>", "<|start_header", "[inst]", "<<sys>>", "system-reminder", "<system>",
    "</tool_result>", "<important>", "[system", "### system", "system override", "system:", "previous instruction",
    "previous prompt", "previous direction", "previous rule", "previous command", "previous guideline", "prior instruction",
    "prior prompt", "prior rule", "above instruction", "instructions above", "earlier instruction", "earlier guideline",
    "preceding instruction", "your instruction", "your earlier", "your previous", "your prior", "system instruction",
    "system prompt", "your guideline", "your training", "your programming", "all instruction", "original instruction",
    "everything above", "everything you", "previous message", "previous conversation", "developer mode", "you are now",
    "new instructions", "忽略", "无视", "無視", "忘记", "忘掉", "智能", "助手", "大模型", "语言模型", "語言模型", "智慧",
    "instrucciones", "instruções", "consignes", "instructions préc", "instructions ant", "anweisungen", "instruktionen",
    "the agent working", "agent reading", "agent that", "agent who", "agent processing", "agent editing", "agent reviewing",
    "the model reading", "model that reads", "without notifying", "so that nobody", "so nobody", "as the agent", "as an agent", "you are a", "forget everything", "ignore everything", "disregard", "no longer apply",
    "your real task", "your new task", "your actual task", "not mention", "never mention", "don't mention", "not tell",
    "never tell", "don't tell", "without telling", "not inform", "without informing", "never reveal", "not reveal",
    "hide these", "hide this", "hide the", "hide all", "conceal", "leave no trace", "user know", "no mention of",
    "istruzioni", "инструкц", "указани", "무시", "잊", "التعليمات", "دستور",
];

static OVERRIDES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        \b(ignore|disregard|forget|overrule|override|discard)\s+
          (?: (all|any|every|each|the|your|of|these|those|and|my|our|its)\s+ ){0,5}
          (previous|prior|above|earlier|preceding|foregoing|original|system|safety|initial|existing|other|past)\s+
          (?: [\w/]+\s+ ){0,3}?
          (instructions?|prompts?|directions?|directives?|guidelines|rules|commands|training|programming|messages?|conversation|context)\b
      | \b(ignore|disregard|forget|overrule|override)\s+ (?:(all|any|of|the)\s+){0,3} (your|all)\s+ (?:[\w/]+\s+){0,2}? (instructions|prompt|directives|guidelines|programming|training)\b
      | \b(ignore|disregard|forget)\s+ (all\s+ (of\s+)?)? (the\s+)? (instructions|rules|prompts?|text|messages)\s+ (above|before|you\ (were|have\ been)\ given|given\ (above|before|so\ far))
      | \b(forget|ignore|disregard)\s+ everything\s+ (above|before|you|that\ came|so\ far|prior)
      | \byou\ are\ (now|no\ longer)\s+ (an?\s+)? (dan\b|in\ developer\ mode|unrestricted|jailbroken|free\ (from|of)|bound\ by|a\ different|in\ (god|admin|maintenance|debug)\ mode)
      | \b(ignore|disregard|forget)\s+ (whatever|anything|everything|all)\ (that\ )?(you|the\ user|your\ (user|developer)s?)\ (were|was|have|has|had|said|told|learned|know)\b
      | \b(pay\ no\ attention\ to|set\ aside|put\ aside|stop\ following|do\ not\ follow|don't\ follow|abandon|void|cancel)\s+ (all\ |any\ |every\ )?(the\ |your\ |of\ your\ |those\ ){0,2}(previous|prior|earlier|original|system|initial|existing|current)\ (\w+\ )?(instructions?|prompts?|rules|guidelines|directives|task)\b
      | \b(instructions|rules|guidelines|directives)\ (above|before|so\ far|you\ were\ given)\ (no\ longer\ apply|do\ not\ apply|are\ (void|obsolete|cancelled|suspended|revoked))
      | \byour\ (real|true|new|actual)\ (task|goal|objective|mission|purpose|instructions?)\ (is|are|now)\b
      | \bsystem\ override\b
      | \bend\ of\ (the\ )?(data|file|input|document|context|text|untrusted\ \w+)\b\W{0,4}(new|now|next|your|real)\ (\w+\ )?(tasks?|instructions?|orders?|job)\b
      | \bnew\ (system\ )?(instructions?|prompt|directives?)\s*:
      | (忽略|无视|無視|忘记|忘掉|忘記|不要理会|绕过|覆盖|丢弃)[^\n]{0,10}(之前|以上|先前|前面|上述|此前|原有|系统|系統|上面|你的|已有|早先)[^\n]{0,8}(指令|指示|提示|规则|規則|说明|命令|设定|要求|限制)
      | (忽略|无视|無視|忘记|忘掉)[^\n]{0,4}(所有|一切|全部)[^\n]{0,4}(指令|指示|提示词|规则|規則|设定)
      | \b(ignor[aeáé]|olvid[ae]|descart[ae])\w*\s+ (\w+\s+){0,3} instrucciones
      | \b(ignor[ae]|esque[çc]a|desconsider[ae])\w*\s+ (\w+\s+){0,3} instru[çc][õo]es
      | \b(ignore[zr]?|oublie[zr]?)\s+ (\w+\s+){0,3} (instructions|consignes)\s+(pr[ée]c[ée]dentes|ant[ée]rieures|ci-dessus)
      | \b(ignorier\w*|vergi(ss|ß|sst)|missachte\w*)\s+ (\w+\s+){0,3} (anweisungen|instruktionen|vorgaben)
      | \b(ignora|dimentica)\w*\s+ (\w+\s+){0,3} istruzioni
      | (игнориру\w+|забудь\w*|отбрось\w*)\s+ (\w+\s+){0,3} (инструкци\w+|указани\w+|команд\w+)
      | (以前|これまで|前|上記|今まで)[^\n]{0,6}(指示|命令|プロンプト|ルール)[^\n]{0,4}(無視|忘れ)
      | (이전|위의|앞선|기존)[^\n]{0,8}(지시|명령|지침|프롬프트)[^\n]{0,8}(무시|잊)
      | (تجاهل|نادیده)[^\n]{0,24}(التعليمات|دستور)
    ",
    )
    .ok()
});

pub(super) const NEGATIONS: [&str; 22] = [
    "not",
    "never",
    "don't",
    "don’t",
    "avoid",
    "without",
    "cannot",
    "can't",
    "mustn't",
    "shouldn't",
    "won't",
    "refuse",
    "nor",
    "neither",
    "no",
    "of",
    "than",
    "forbidden",
    "prohibited",
    "不要",
    "不得",
    "禁止",
];

/// Where a text, made by `normalised`, sets aside what was said before.
pub(crate) fn override_in(text: &str) -> Option<usize> {
    let found = OVERRIDES.as_ref()?.find_iter(text).find(|found| {
        let sentence = sentence_start(text, found.start());
        let before = text[sentence..found.start()].trim_end();
        let behind = text[found.end()..].split('\n').next().unwrap_or_default();
        let mut words = before.rsplit(' ');
        let last = words.next().unwrap_or_default();
        let before_last = words.next().unwrap_or_default();
        let is_forbidden =
            NEGATIONS.contains(&last) || last == "to" && NEGATIONS.contains(&before_last);
        let is_told = [
            "can", "may", "could", "might", "safely", "would", "will", "that", "to",
        ]
        .contains(&last);
        let is_conditional = [" if you", " when you", " unless", " in case"]
            .iter()
            .any(|word| behind.starts_with(word));
        !is_forbidden && !is_told && !is_conditional
    })?;
    Some(found.start())
}

pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// What agents are called.
const NAMES: &str = r"(?:
        (?:ai|llm)(?:[\ -](?:powered|based|driven))?(?:[\ -](?:coding|code|software|programming|review|security|automated)){0,2}[\ -](?:agents?|assistants?|models?|bots?|reviewers?|tools?|systems?|crawlers?|readers?|helpers?|scanners?)
      | (?:large\ )?language\ models? | llms? | ai
      | (?:coding|code|code-review|autonomous|automated|virtual)[\ -](?:agents?|assistants?|reviewers?|review\ bots?|models?)
      | assistants? | chatbots?
      | claude(?:\ code|\ ai)? | chatgpt | gpt-?\d\S* | (?:github\ )?copilot | gemini(?:\ cli|\ code\ assist)? | (?:openai\ )?codex
      | cursor(?:\ ai|\ agents?) | windsurf | qwen(?:\ code|\ coder)? | devin | coderabbit | aider
    )";

static ADDRESSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = format!(
        r#"(?x)
        \b{NAMES},?\s+(?:[\w/,]+\s+){{0,6}}?(must|should|shall|needs?\ to|ha(?:ve|s)\ to|is\ to|are\ to|(?:is|are)\ (?:required|instructed|requested|asked|expected|authori[sz]ed)\ to|please)\b
      | \b{NAMES}\s+(?:(?:that|who)\ (?:is|are)\ )?(reading|processing|reviewing|analy[sz]ing|parsing|scanning|summari[sz]ing|evaluating|visiting|handling|editing|opening|indexing|working|maintaining)\b
      | \b(?:task|order|job|request|word)s?\ (?:to|for)\ (?:(?:the|any|every)\ )?{NAMES}\b
      | \b(?:to|for)\ (?:the|any|every)\ (?:agent|bot|model)s?\ (?:(?:that|who|which)\ (?:is\ |are\ )?)?(?:reads?|reading|edits?|editing|works?|working|process(?:es|ing)|review(?:s|ing)|analy[sz](?:es|ing)|handl(?:es|ing)|fix(?:es|ing))\b
      | (?:^|\n|[\[(>*"-]\s*|\b(?:important|note|notice|attention|warning|hey|hi|hello|dear|ok|okay|system|todo|fixme)[\ ,:!-]+)(?:(?:to|for)\ )?(?:(?:the|all|any|every|our|you)\ )?{NAMES}\s*[:,!—–-]
      | \b(?:note|notice|message|instructions?|attention|reminder|warning|directives?|guidance|information)\ (?:to|for)\ (?:(?:the|all|any|every)\ )?{NAMES}\b
      | \b(?:hey|dear|attention|hello)[\ ,:]+(?:(?:the|all|any)\ )?{NAMES}\b
      | (?:^|\n|\s)@(?:claude|copilot|cursor|codex|gemini|devin|coderabbitai|qwen)\b
      | (?:^|\n)cursor:
      | \b(?:if|since|because|as|when|in\ case)\ you(?:'re|’re|\ are)\s+(?:an?\ |the\ )?(?:{NAMES}|bot|automated|agent)\b
      | \bas\ (?:the|an)\ (?:ai\ |coding\ |autonomous\ )?(?:agent|assistant|model|llm),
      | (智能体|人工智能|助手|大模型|语言模型|語言模型|智慧)
    "#
    );
    Regex::new(&pattern).ok()
});

/// Whether a text, made by `normalised`, speaks to an agent.
pub(crate) fn is_addressed(text: &str) -> bool {
    ADDRESSED.as_ref().is_some_and(|regex| regex.is_match(text))
}

static CAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \byou\ (are|act\ as|will\ act\ as)\ (now\ )?(an?|the|my)\ ([\w-]+\ ){0,3}(agents?|assistant|bot|ai|llm|copilot)\b | \bact\ as\ (an?|the)\ ([\w-]+\ ){0,3}(agent|assistant|bot|ai)\b",
    )
    .ok()
});

/// Whether a text, made by `normalised`, says to an agent what it is, as the
/// prompts of honest programs do.
pub(crate) fn is_cast(text: &str) -> bool {
    CAST.as_ref().is_some_and(|regex| regex.is_match(text))
}

static MARKERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        <\|(im_start|im_end|system|user|assistant|start_header_id|end_header_id|begin_of_text|eot_id)\|>
      | \[/?inst\] | <</?sys>>
      | </?(system|system-reminder|system_prompt|system-prompt|tool_result|tool_response|function_results|user_query|admin|important|secret_instructions?)>
      | (^|\n)\s*\[?(system|system\ message|system\ note|system\ prompt|system\ notice)\]?\s*:
      | (^|\n)\s*(human|user)\s*:[^\n]*\n+\s*(assistant|ai)\s*:
    ",
    )
    .ok()
});

/// Whether a text, made by `normalised`, plays a part of a conversation.
pub(crate) fn marker_in(text: &str) -> bool {
    MARKERS.as_ref().is_some_and(|regex| regex.is_match(text))
}

/// Whether a text in lower case speaks about attacks on agents.
pub(crate) fn is_discussed(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "prompt injection",
        "prompt-injection",
        "prompt_injection",
        "promptinjection",
        "jailbreak",
        "red team",
        "red-team",
        "redteam",
        "adversarial",
        "attacker",
        "guardrail",
        "injection attack",
        "owasp",
        "提示注入",
        "越狱",
        "инъекц",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_patterns_compile() {
        assert!(OVERRIDES.is_some());
        assert!(ADDRESSED.is_some());
        assert!(MARKERS.is_some());
        assert!(CAST.is_some());
    }
}
