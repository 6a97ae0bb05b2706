//! Models, by their identifiers, and files with weights.

use crate::scene::{check, check_risks, check_sends};

#[test]
fn a_model_is_named_where_something_is_given_its_identifier() {
    check(
        &[
            (
                "a.py",
                "import openai\nclient.chat(model=\"gpt-4o\")\nLIST = ['o3', 'claude-opus-4-1']\n",
            ),
            ("config.yaml", "llm:\n  model: qwen3-coder-plus\n"),
            (".env", "MODEL=deepseek-chat\n"),
            (
                "Dockerfile",
                "FROM ollama/ollama\nRUN ollama pull llama3.2:1b\n",
            ),
            (
                "b.ts",
                "const m = openai('gpt-4o');\nembed({ model: 'text-embedding-3-small' });\n",
            ),
        ],
        &[
            "library OpenAI SDK @ a.py:1",
            "model claude-opus-4-1 @ a.py:3",
            "model deepseek-chat @ .env:1",
            "model gpt-4o @ a.py:2, b.ts:1",
            "model llama3.2:1b @ Dockerfile:2",
            "model qwen3-coder-plus @ config.yaml:2",
            "model text-embedding-3-small @ b.ts:2",
        ],
    );
}

#[test]
fn a_weak_identifier_needs_a_model_beside_it() {
    check(
        &[("a.py", "x = plot('o1', label='o3')\nmodel = 'o1'\n")],
        &["model o1 @ a.py:2"],
    );
    check(&[("k8s.yaml", "name: gemma2\nimage: phi3\n")], &[]);
}

#[test]
fn a_shared_model_is_named_with_its_owner() {
    check(
        &[(
            "a.py",
            "AutoModel.from_pretrained(\n    \"Qwen/Qwen2.5-7B-Instruct\")\nSentenceTransformer('acme/house-embedder')\nx = 'microsoft/TypeScript'\ny = load('acme/thing')\n",
        )],
        &[
            "model Qwen/Qwen2.5-7B-Instruct @ a.py:2",
            "model acme/house-embedder @ a.py:3",
        ],
    );
}

#[test]
fn what_is_said_is_not_used() {
    check(
        &[
            (
                "a.py",
                "# gpt-4o\n\"\"\"claude-3-opus-20240229\"\"\"\nprint('uses gpt-4o and claude-3-opus')\n",
            ),
            ("CHANGELOG.md", "- `gpt-4o`\n"),
            (
                "i18n/en.json",
                "{\"title\": \"GPT-4o\", \"text\": \"Ask Claude 3\"}",
            ),
            ("styles.css", ".gemini-pro { color: red }"),
        ],
        &[],
    );
}

#[test]
fn where_a_model_is_asked_follows_from_its_vendor_or_its_prefix() {
    check_sends(
        &[("a.py", "model='gpt-4o'\n")],
        "gpt-4o",
        &["api.openai.com (OpenAI, US)"],
    );
    check_sends(
        &[("a.py", "model='azure/gpt-4o'\n")],
        "gpt-4o",
        &["*.openai.azure.com (Microsoft, US)"],
    );
    check_sends(
        &[("a.py", "model='deepseek-reasoner'\n")],
        "deepseek-reasoner",
        &["api.deepseek.com (DeepSeek, CN)"],
    );
    check_sends(
        &[("a.py", "model='ollama/qwen2.5:7b'\n")],
        "qwen2.5:7b",
        &["localhost:11434 (Ollama, US)"],
    );
    check_sends(&[("a.py", "model='qwen2.5:7b'\n")], "qwen2.5:7b", &[]);
}

#[test]
fn weights_that_are_programs_are_told() {
    check(
        &[
            ("models/a.gguf", "GGUF\u{3}\0\0\0"),
            ("notes/a.bin", "\0\u{1}\u{2}"),
        ],
        &["model-file models/a.gguf @ models/a.gguf"],
    );
    check_risks(
        &[("m/b.pt", "PK\u{3}\u{4}\0\0")],
        "m/b.pt",
        &[
            "runs-code-on-load: can run any code when it is loaded: its tensors are described by a pickle",
        ],
    );
    check_risks(
        &[(
            "m/c.ckpt",
            "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
        )],
        "m/c.ckpt",
        &[
            "runs-code-on-load: may run any code when it is loaded: what it points to is not here to be looked at",
        ],
    );
}
