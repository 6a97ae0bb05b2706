//! Services, by addresses and variables.

use crate::scene::{check, check_risks, check_sends};

#[test]
fn a_service_is_known_by_its_address_or_its_variable() {
    check(
        &[
            (
                "a.py",
                "import requests\nrequests.post(\"https://api.deepseek.com/v1/chat\")\n",
            ),
            (
                ".env.sample",
                "DASHSCOPE_API_KEY=\nOPENAI_BASE_URL=https://dashscope-intl.aliyuncs.com/compatible-mode/v1\n",
            ),
            (
                "ci.yml",
                "env:\n  ANTHROPIC_API_KEY: ${{ secrets.ANTHROPIC_API_KEY }}\n",
            ),
        ],
        &[
            "service Alibaba Cloud Model Studio @ .env.sample:1",
            "service Alibaba Cloud Model Studio (Singapore) @ .env.sample:2",
            "service Anthropic API @ ci.yml:2",
            "service DeepSeek API @ a.py:2",
        ],
    );
}

#[test]
fn the_documented_region_of_a_host_is_told() {
    check_sends(
        &[(
            ".env",
            "QWEN_BASE_URL=https://dashscope-intl.aliyuncs.com/v1\n",
        )],
        "Alibaba Cloud Model Studio (Singapore)",
        &["dashscope-intl.aliyuncs.com (Alibaba, CN; answered in SG)"],
    );
    check_sends(
        &[(
            "a.js",
            "const url = 'https://team.openai.azure.com/openai';\n",
        )],
        "Azure OpenAI",
        &["team.openai.azure.com (Microsoft, US)"],
    );
}

#[test]
fn an_unknown_address_of_a_model_is_a_stranger() {
    let files = &[(
        "a.py",
        "import openai\nc = openai.OpenAI(base_url='http://llm.stranger.net/v1')\n",
    )];
    check(
        files,
        &[
            "library OpenAI SDK @ a.py:1",
            "service llm.stranger.net @ a.py:2",
        ],
    );
    check_risks(
        files,
        "llm.stranger.net",
        &[
            "plain-http: `llm.stranger.net` is on another machine and is talked to without TLS",
            "unknown-operator: nobody known here answers at `llm.stranger.net`",
        ],
    );
}

#[test]
fn ones_own_machine_is_no_stranger() {
    check(
        &[
            (
                "a.py",
                "x = 'http://localhost:11434/api'\nc = OpenAI(base_url=\"http://localhost:8000/v1\")\n",
            ),
            ("b.py", "x = 'http://localhost:5432'\n"),
        ],
        &["service Ollama @ a.py:1", "service localhost:8000 @ a.py:2"],
    );
    check_risks(
        &[("a.py", "x = 'http://localhost:11434/api'\n")],
        "Ollama",
        &[],
    );
}

#[test]
fn links_comments_and_other_addresses_are_none() {
    check(
        &[
            (
                "a.py",
                "# https://api.openai.com/v1\nDOCS = 'https://huggingface.co/docs/x'\nraise X('see https://openrouter.ai/docs')\n",
            ),
            (
                "b.py",
                "class C:\n    base_url = 'https://shop.stranger.net'\n",
            ),
            ("c.ts", "const MY_OPENAI_API_KEYS = 1; // OPENAI_API_KEY\n"),
            (
                "d.yaml",
                "url: https://api.openai.com.stranger.net/\nother: https://example.com/openai\n",
            ),
            (
                "e.py",
                "client = OpenAI(base_url='https://your-endpoint.example.com/v1')\nimport openairtable\n",
            ),
        ],
        &[],
    );
    check(
        &[("a.py", "hf = 'https://huggingface.co/api/models'\n")],
        &["service Hugging Face @ a.py:1"],
    );
}
