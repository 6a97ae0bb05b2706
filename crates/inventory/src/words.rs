//! The words of which one is in every program worth parsing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use crate::catalogue::catalogue;

/// Of what is not in the catalogue.
const OWN: [&str; 10] = [
    "base_url",
    "baseurl",
    "api_base",
    "apibase",
    "from_pretrained",
    "repo_id",
    "sentencetransformer",
    "ollama",
    "11434",
    "_endpoint",
];

/// Shorter names are in every text; they count as they are imported only.
const SHORT: usize = 4;

/// Whether one of the words is in a text.
pub(crate) fn are_in(text: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .build(all())
            .ok()
    });
    // Without them, everything is looked at.
    WORDS.as_ref().is_none_or(|words| words.is_match(text))
}

fn all() -> Vec<String> {
    let known = catalogue();
    let mut words: Vec<String> = OWN.map(str::to_owned).to_vec();
    for name in known.packages.words() {
        match name.len() {
            ..SHORT => {
                let forms = [
                    "\"NAME\"",
                    "'NAME'",
                    "`NAME`",
                    "import NAME",
                    "from NAME",
                    "use NAME",
                    ", NAME",
                ];
                words.extend(forms.map(|form| form.replace("NAME", &name)));
            }
            _ => words.push(name),
        }
    }
    words.extend(known.models.stems().map(str::to_owned));
    for host in known.services.all().flat_map(|service| &service.hosts) {
        let parts = host.trim_end_matches('/').split('*');
        words.extend(parts.max_by_key(|part| part.len()).map(str::to_owned));
    }
    words.extend(known.services.variables().map(str::to_owned));
    words.extend(known.services.addresses().map(str::to_owned));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_that_ask_models_have_one_of_the_words() {
        for text in [
            "import os, mcp",
            "from openai import OpenAI",
            "import { generateText } from 'ai'",
            "client.chat(model=\"o3\")",
            "M = 'gpt-4o'",
            "fetch('http://localhost:11434/api/chat')",
            "process.env.ANTHROPIC_API_KEY",
            "use async_openai::Client;",
        ] {
            assert!(are_in(text), "{text}");
        }
        for text in [
            "fn main() { breathe(\"air\"); }",
            "def f(x):\n    return x + 1\n",
        ] {
            assert!(!are_in(text), "{text}");
        }
    }
}
