//! Libraries, declared and imported.

use crate::scene::{check, check_sends, tree};

#[test]
fn a_library_is_one_item_however_it_shows() {
    check(
        &[
            ("requirements.txt", "openai==1.40.0\nrequests\n"),
            ("app/main.py", "import os\nfrom openai import OpenAI\n"),
            ("app/other.py", "import openai.types as t\n"),
        ],
        &["library OpenAI SDK @ app/main.py:2, app/other.py:1, requirements.txt:1"],
    );
}

#[test]
fn packages_of_two_registries_are_two_items() {
    let tree = tree(&[
        ("requirements.txt", "openai\n"),
        ("package.json", r#"{"dependencies": {"openai": "^4.0.0"}}"#),
    ]);
    let purls: Vec<&str> = tree
        .items
        .iter()
        .filter_map(|item| item.purl.as_deref())
        .collect();
    assert_eq!(purls, ["pkg:npm/openai", "pkg:pypi/openai"]);
}

#[test]
fn imports_of_every_language_are_seen() {
    for (path, text, name) in [
        ("a.py", "from google import genai\n", "Google Gen AI SDK"),
        ("a.py", "def f():\n    import anthropic\n", "Anthropic SDK"),
        ("a.mjs", "import { generateText } from 'ai';\n", "AI SDK"),
        (
            "a.ts",
            "import type { X } from \"@modelcontextprotocol/sdk/types.js\";\n",
            "Model Context Protocol SDK",
        ),
        (
            "a.js",
            "const { Ollama } = require('ollama');\n",
            "Ollama client",
        ),
        (
            "a.js",
            "const ai = await import(\"@google/genai\");\n",
            "Google Gen AI SDK",
        ),
        (
            "a.go",
            "package a\nimport (\n\topenai \"github.com/sashabaranov/go-openai\"\n)\n",
            "go-openai",
        ),
        (
            "a.rs",
            "use async_openai::{Client, types::X};\n",
            "async-openai",
        ),
        (
            "A.java",
            "import dev.langchain4j.model.chat.ChatModel;\nclass A {}\n",
            "LangChain4j",
        ),
        (
            "A.cs",
            "using Microsoft.SemanticKernel;\nclass A {}\n",
            "Semantic Kernel",
        ),
        (
            "A.kt",
            "import org.springframework.ai.chat.client.ChatClient\n",
            "Spring AI",
        ),
        ("a.rb", "require \"openai\"\n", "OpenAI SDK"),
        (
            "a.ipynb",
            "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"import groq\\n\"], \"metadata\": {}}], \"metadata\": {}, \"nbformat\": 4}",
            "Groq SDK",
        ),
    ] {
        let tree = tree(&[(path, text)]);
        let names: Vec<&str> = tree.items.iter().map(|item| &*item.name).collect();
        assert_eq!(names, [name], "{path}: {text}");
    }
}

#[test]
fn what_is_only_called_so_is_none() {
    check(
        &[
            // Comments, documentation, modules of one's own, relative ones.
            (
                "a.py",
                "# import openai\n'''\nimport anthropic\n'''\nfrom .openai import x\nfrom . import mcp\n",
            ),
            (
                "a.js",
                "import ai from './ai';\nimport x from '../ollama';\n// require('openai')\n",
            ),
            (
                "b.py",
                "import ai\nimport agents\nimport openairtable\nx = 'import openai'\n",
            ),
            ("b.go", "package b\nimport \"example.com/openai\"\n"),
            (
                "b.rs",
                "mod ollama;\nuse crate::openai::X;\nuse self::mcp::Y;\n",
            ),
            (
                "package.json",
                r#"{"scripts": {"openai": "x"}, "keywords": ["openai", "mcp"]}"#,
            ),
            (
                "requirements.txt",
                "# openai\nopenai-unknown-thing==1\nmcpi\n",
            ),
        ],
        &[],
    );
}

#[test]
fn a_module_of_ones_own_hides_what_is_installed() {
    let own = ("lib/mcp.py", "x = 1\n");
    let user = ("lib/app/main.py", "import mcp\n");
    check(&[own, user], &[]);
    // Not where Python would not look for it,
    check(
        &[("other/mcp.py", "x = 1\n"), user],
        &["library Model Context Protocol SDK @ lib/app/main.py:1"],
    );
    // and not if the package is asked for.
    check(
        &[own, user, ("requirements.txt", "mcp\n")],
        &["library Model Context Protocol SDK @ lib/app/main.py:1, requirements.txt:1"],
    );
}

#[test]
fn a_package_that_is_one_says_so() {
    let tree = tree(&[
        ("pyproject.toml", "[project]\nname = \"openai\"\n"),
        ("src/openai/__init__.py", "from openai import types\n"),
    ]);
    let places: Vec<&str> = tree.items[0].places.iter().map(|place| place.how).collect();
    assert_eq!(places, ["itself"]);
}

#[test]
fn a_library_sends_to_its_service_as_it_comes() {
    check_sends(
        &[("a.py", "import dashscope\n")],
        "DashScope SDK",
        &["dashscope.aliyuncs.com (Alibaba, CN)"],
    );
    check_sends(&[("a.py", "import langchain\n")], "LangChain", &[]);
    check_sends(&[("a.py", "import llama_cpp\n")], "llama.cpp bindings", &[]);
    check_sends(
        &[("a.py", "import ollama\n")],
        "Ollama client",
        &["localhost:11434 (Ollama, US)"],
    );
}
