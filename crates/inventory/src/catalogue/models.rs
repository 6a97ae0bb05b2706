//! Families of models, by their identifiers: `data/models.toml`.

use regex::Regex;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    model: Vec<Family>,
    owner: Vec<Owner>,
    prefix: Vec<Prefix>,
    stems: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    family: String,
    vendor: Option<String>,
    service: Option<String>,
    #[serde(default)]
    open: bool,
    pattern: String,
    weak: Option<String>,
    reference: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Owner {
    name: String,
    vendor: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Prefix {
    text: String,
    service: Option<String>,
}

/// All families.
#[derive(Debug, Default)]
pub struct Models {
    families: Vec<(Family, Regex, Option<Regex>)>,
    owners: Vec<Owner>,
    prefixes: Vec<Prefix>,
    stems: Vec<String>,
}

/// A model that an identifier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identified<'a> {
    /// The identifier without the service's prefix; that of a shared model with
    /// its owner.
    pub name: &'a str,
    pub family: Option<&'a str>,
    pub vendor: Option<&'a str>,
    /// Who answers, if the identifier or the family says so.
    pub service: Option<&'a str>,
    /// Whether its weights can be had.
    pub open: bool,
    pub reference: Option<&'a str>,
}

/// What is known of the place in which an identifier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Nothing.
    Anywhere,
    /// It is given to something that is called a model.
    Model,
    /// It is given to something that loads models by owner and name.
    Load,
}

/// Longer texts are no identifiers.
const MAX_BYTES: usize = 120;

impl Models {
    pub(super) fn read() -> Self {
        let file: File = super::parse(include_str!("../../data/models.toml"));
        let whole = |pattern: &str| Regex::new(&format!("^(?:{pattern})$"));
        let families = file.model.into_iter().filter_map(|family| {
            let pattern = whole(&family.pattern).ok()?;
            let weak = family
                .weak
                .as_deref()
                .and_then(|weak| Regex::new(weak).ok());
            Some((family, pattern, weak))
        });
        Self {
            families: families.collect(),
            owners: file.owner,
            prefixes: file.prefix,
            stems: file.stems,
        }
    }

    /// One of these is in every text that names a model.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().map(String::as_str)
    }

    /// The vendors that are named.
    pub fn vendors(&self) -> impl Iterator<Item = &str> {
        let families = self
            .families
            .iter()
            .filter_map(|(f, ..)| f.vendor.as_deref());
        families.chain(self.owners.iter().map(|owner| &*owner.vendor))
    }

    /// The services that are named.
    pub fn services(&self) -> impl Iterator<Item = &str> {
        let families = self
            .families
            .iter()
            .filter_map(|(f, ..)| f.service.as_deref());
        families.chain(self.prefixes.iter().filter_map(|p| p.service.as_deref()))
    }

    /// The model that a whole text names.
    #[must_use]
    pub fn identify<'a>(&'a self, text: &'a str, context: Context) -> Option<Identified<'a>> {
        if text.len() > MAX_BYTES || !is_identifier(text) {
            return None;
        }
        let mut service = None;
        let mut rest = text;
        let mut has_prefix = false;
        while let Some((prefix, behind)) = self
            .prefixes
            .iter()
            .find_map(|prefix| Some((prefix, rest.strip_prefix(&*prefix.text)?)))
        {
            service = service.or(prefix.service.as_deref());
            rest = behind;
            has_prefix = true;
        }
        // With a service before it, it can hardly be anything else.
        let context = if has_prefix {
            context.max(Context::Model)
        } else {
            context
        };
        let owner = rest.split_once('/');
        match owner {
            Some((owner, name)) if !name.contains('/') => {
                self.shared(rest, owner, name, service, context)
            }
            Some(_) => None,
            None => self.plain(rest, service, context),
        }
    }

    fn plain<'a>(
        &'a self,
        name: &'a str,
        service: Option<&'a str>,
        context: Context,
    ) -> Option<Identified<'a>> {
        // Hosted models are written in lower case; titles are not.
        if context == Context::Anywhere && name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        if is_architecture(name) {
            return None;
        }
        let lower = name.to_ascii_lowercase();
        let is_family = |(_, pattern, weak): &&(Family, Regex, Option<Regex>)| {
            pattern.is_match(&lower)
                && (context > Context::Anywhere
                    || weak.as_ref().is_none_or(|weak| !weak.is_match(&lower)))
        };
        let (family, ..) = self.families.iter().find(is_family)?;
        Some(Identified {
            name,
            family: Some(&family.family),
            vendor: family.vendor.as_deref(),
            service: service.or(family.service.as_deref()),
            open: family.open,
            reference: Some(&family.reference),
        })
    }

    /// `owner/name`, as models are shared under.
    fn shared<'a>(
        &'a self,
        whole: &'a str,
        owner: &str,
        name: &'a str,
        service: Option<&'a str>,
        context: Context,
    ) -> Option<Identified<'a>> {
        let vendor = self
            .owners
            .iter()
            .find(|known| known.name.eq_ignore_ascii_case(owner))
            .map(|known| &*known.vendor);
        let family = self.plain(name, None, Context::Model);
        let is_model = match context {
            Context::Load => {
                !owner.starts_with('.') && !name.contains('.')
                    || family.is_some()
                    || vendor.is_some()
            }
            Context::Model => family.is_some() || vendor.is_some(),
            Context::Anywhere => family.is_some() && vendor.is_some(),
        };
        is_model.then_some(Identified {
            name: whole,
            family: family.and_then(|family| family.family),
            // A copy or a change of a model is its owner's.
            vendor,
            service,
            open: service.is_none_or(|_| family.is_some_and(|family| family.open)),
            reference: None,
        })
    }
}

/// The name of a class or of an architecture, as configurations have them:
/// `Gemma3ForCausalLM`, `internvl_chat`.
fn is_architecture(name: &str) -> bool {
    let is_one_word = !name.contains(['-', ':', '.']);
    let is_class = name
        .split_once("For")
        .is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_uppercase()));
    is_one_word && (is_class || name.contains('_'))
}

fn is_identifier(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '+')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._:/@+".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    fn check(text: &str, context: Context, expected: Option<(&str, &str)>) {
        let found = catalogue().models.identify(text, context);
        let found = found.map(|found| (found.name, found.vendor.unwrap_or("?")));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn all_patterns_compile() {
        let file: File = toml::from_str(include_str!("../../data/models.toml")).unwrap();
        assert_eq!(catalogue().models.families.len(), file.model.len());
        for (family, _, weak) in &catalogue().models.families {
            assert_eq!(family.weak.is_some(), weak.is_some(), "{}", family.family);
        }
    }

    #[test]
    fn identifiers_of_hosted_models_are_known_anywhere() {
        use Context::Anywhere;
        for (text, vendor) in [
            ("gpt-4o", "OpenAI"),
            ("gpt-4o-mini-2024-07-18", "OpenAI"),
            ("gpt-5.1-codex", "OpenAI"),
            ("o3-mini", "OpenAI"),
            ("text-embedding-3-small", "OpenAI"),
            ("claude-3-5-sonnet-20241022", "Anthropic"),
            ("claude-sonnet-4-5", "Anthropic"),
            ("claude-opus-4-20250514", "Anthropic"),
            ("gemini-2.5-pro", "Google"),
            ("qwen3-coder-plus", "Alibaba"),
            ("qwen-max", "Alibaba"),
            ("deepseek-chat", "DeepSeek"),
            ("deepseek-r1:14b", "DeepSeek"),
            ("mistral-large-latest", "Mistral AI"),
            ("llama3.2:1b", "Meta"),
            ("grok-4", "xAI"),
            ("command-r-plus", "Cohere"),
            ("kimi-k2-0711-preview", "Moonshot AI"),
            ("glm-4.5-air", "Zhipu AI"),
            ("doubao-seed-1-6-250615", "ByteDance"),
            ("jamba-1.5-large", "AI21 Labs"),
        ] {
            check(text, Anywhere, Some((text, vendor)));
        }
    }

    #[test]
    fn prefixes_say_who_answers() {
        let check = |text: &str, name: &str, service: Option<&str>| {
            let found = catalogue().models.identify(text, Context::Anywhere);
            assert_eq!(
                found.map(|f| (f.name, f.service)),
                Some((name, service)),
                "{text}"
            );
        };
        check("openai/gpt-4o", "gpt-4o", Some("OpenAI API"));
        check("azure/gpt-4o", "gpt-4o", Some("Azure OpenAI"));
        check(
            "openrouter/anthropic/claude-3.5-sonnet",
            "claude-3.5-sonnet",
            Some("OpenRouter"),
        );
        check(
            "us.anthropic.claude-sonnet-4-20250514-v1:0",
            "claude-sonnet-4-20250514-v1:0",
            Some("Amazon Bedrock"),
        );
        check("ollama/llama3", "llama3", Some("Ollama"));
        check("Qwen/Qwen2.5-7B-Instruct", "Qwen/Qwen2.5-7B-Instruct", None);
        check(
            "models/gemini-1.5-flash",
            "gemini-1.5-flash",
            Some("Gemini API"),
        );
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        use Context::{Anywhere, Load, Model};
        for text in [
            "claude",
            "Claude",
            "gemini",
            "GPT-4o",
            "Gemini 2.5 Pro",
            "o1",
            "o3",
            "gpt",
            "llama",
            "llama-index",
            "llama.cpp",
            "llama-stack",
            "mistral",
            "mistralai",
            "cohere",
            "command-line",
            "command-not-found",
            "step-by-step",
            "flux",
            "phi",
            "nova-launcher",
            "sonar",
            "sonar-scanner",
            "embed-responsive",
            "grok-exporter",
            "falcon",
            "qwen-code",
            "qwen",
            "qwen-agent",
            "claude-code",
            "gemini-cli",
            "gpt-engineer",
            "openai/openai-python",
            "microsoft/TypeScript",
            "facebook/react",
            "google/protobuf",
            "anthropic",
            "deepseek",
            "yi",
            "opt-out",
            "opt-in",
            "bert",
            "veo",
            "imagen",
            "yi-jing",
            "text-embedding",
            "granite",
            "titanium",
            "rerank",
            "step-1",
            "kimi",
            "glm",
            "bloom-filter",
        ] {
            check(text, Anywhere, None);
        }
        check("Gemma3ForCausalLM", Model, None);
        check("internvl_chat", Model, None);
        check("nemotron_h", Model, None);
        check("o1", Model, Some(("o1", "OpenAI")));
        check("sonar", Model, Some(("sonar", "Perplexity")));
        check("acme/house-model", Anywhere, None);
        check("acme/house-model", Load, Some(("acme/house-model", "?")));
        check("acme/house-model", Model, None);
        check("./models/x", Load, None);
        check("a/b/c", Load, None);
    }
}
