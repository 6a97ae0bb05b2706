//! What is written, against its schemas.

use laocoon_inventory::{Inventory, cyclonedx, document};
use serde_json::{Value, json};

use crate::scene::{inventory, tree};

const TOOL: (&str, &str) = ("laocoon", "0.0.0");

/// Something of every kind.
fn sample() -> Inventory {
    inventory(&[
        ("CLAUDE.md", "x"),
        (
            ".claude/settings.json",
            r#"{"hooks": {"Stop": [{"hooks": [{"command": "x"}]}]}, "permissions": {"allow": ["Bash"]}}"#,
        ),
        (".claude/agents/a.md", "---\nname: a\n---\n"),
        (".claude/commands/c.md", "x"),
        (
            ".claude-plugin/plugin.json",
            r#"{"name": "p", "version": "1"}"#,
        ),
        (
            "SKILL.md",
            "---\nname: s\ndescription: d\nallowed-tools: Bash\n---\n",
        ),
        (
            ".mcp.json",
            r#"{"mcpServers": {"l": {"command": "npx", "args": ["x"]}, "r": {"url": "http://h.stranger.net/m"}}}"#,
        ),
        ("requirements.txt", "openai==1.2.3\nmcp\n"),
        (
            ".env",
            "OPENAI_BASE_URL=https://dashscope-intl.aliyuncs.com/v1\nM=gpt-4o\nAZURE_OPENAI_API_KEY=\nOLLAMA_HOST=localhost:11434\n",
        ),
        ("a.py", "AutoModel.from_pretrained('Qwen/Qwen2.5-7B')\n"),
        ("m.pt", "PK\u{3}\u{4}"),
        ("evil\u{202e}.gguf", "GGUF\u{3}\0"),
    ])
}

#[track_caller]
fn valid(validator: &jsonschema::Validator, instance: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [] as [String; 0]);
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The schema, which for readers allows members it does not name, made to
/// refuse them: the writer writes none.
fn strict(mut schema: Value) -> Value {
    fn visit(node: &mut Value) {
        if let Value::Object(members) = node {
            if members.contains_key("properties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            members.values_mut().for_each(visit);
        } else if let Value::Array(items) = node {
            items.iter_mut().for_each(visit);
        }
    }
    visit(&mut schema);
    schema
}

#[test]
fn the_sample_has_something_of_every_kind() {
    let sample = sample();
    let kinds = sample.trees[0].counts().len();
    assert_eq!(kinds, laocoon_inventory::Kind::ALL.len());
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = read(include_str!("../../../../schemas/inventory-1.schema.json"));
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&strict(schema)).unwrap();
    let sample = sample();
    let written = serde_json::to_value(document(&sample, TOOL)).unwrap();
    valid(&validator, &written);
    let empty = Inventory { trees: Vec::new() };
    valid(
        &validator,
        &serde_json::to_value(document(&empty, TOOL)).unwrap(),
    );
    assert_eq!(written["summary"]["items"]["mcp-server"], 2);
}

#[test]
fn the_bill_of_materials_is_as_cyclonedx_says() {
    let resource = |text: &str| jsonschema::Resource::from_contents(read(text));
    let registry = jsonschema::Registry::new()
        .add(
            "http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json",
            resource(include_str!("../fixtures/spdx.schema.json")),
        )
        .unwrap()
        .add(
            "http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json",
            resource(include_str!("../fixtures/jsf-0.82.schema.json")),
        )
        .unwrap()
        .prepare()
        .unwrap();
    let schema = read(include_str!("../fixtures/bom-1.6.schema.json"));
    let validator = jsonschema::options()
        .with_registry(&registry)
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    valid(&validator, &cyclonedx(&sample(), TOOL));
    valid(
        &validator,
        &cyclonedx(&Inventory { trees: Vec::new() }, TOOL),
    );
    // The schema is really asked.
    assert!(
        !validator.is_valid(&json!({"bomFormat": "CycloneDX", "specVersion": "1.6", "other": 1}))
    );
}

#[test]
fn models_libraries_and_services_are_what_cyclonedx_calls_them() {
    let bill = cyclonedx(&sample(), TOOL);
    let components = bill["components"].as_array().unwrap();
    let find = |name: &str| {
        components
            .iter()
            .find(|component| component["name"] == name)
            .unwrap()
    };
    let model = find("Qwen/Qwen2.5-7B");
    assert_eq!(model["type"], "machine-learning-model");
    assert_eq!(
        model["supplier"],
        json!({"name": "Alibaba", "address": {"country": "CN"}})
    );
    let library = find("OpenAI SDK");
    assert_eq!(library["type"], "library");
    assert_eq!(library["purl"], "pkg:pypi/openai@1.2.3");
    assert_eq!(
        library["evidence"]["occurrences"],
        json!([{"location": "requirements.txt", "line": 1}])
    );
    let services = bill["services"].as_array().unwrap();
    let find = |name: &str| {
        services
            .iter()
            .find(|service| service["name"] == name)
            .unwrap()
    };
    let service = find("Alibaba Cloud Model Studio (Singapore)");
    assert_eq!(
        service["endpoints"],
        json!(["https://dashscope-intl.aliyuncs.com"])
    );
    assert_eq!(service["x-trust-boundary"], true);
    assert_eq!(service["data"][0]["flow"], "bi-directional");
    assert_eq!(find("Ollama")["x-trust-boundary"], false);
    assert_eq!(find("r")["x-trust-boundary"], true);
}

#[test]
fn output_does_not_depend_on_the_order_of_files() {
    let mut files = vec![
        ("a.py", "import openai\nimport mcp\n"),
        ("b.py", "import openai\nmodel='gpt-4o'\n"),
        ("mcp.py", ""),
        ("requirements.txt", "openai\n"),
    ];
    let first = tree(&files).items;
    files.reverse();
    assert_eq!(tree(&files).items, first);
}

#[test]
fn hostile_files_end() {
    let deep = "[".repeat(100_000);
    let many = "import openai\n".repeat(5_000);
    let long = format!("model = '{}'\n", "gpt-4".repeat(100_000));
    let files = [
        (".mcp.json", &*deep),
        ("a.py", &*many),
        ("b.py", &*long),
        ("SKILL.md", "---\nname: \u{1b}[2J\n---\n"),
        ("package.json", "{\"dependencies\": {\"openai\": "),
        (".env", "OPENAI_BASE_URL=http://[\n"),
        ("c.py", "x = 'https://'\ny = 'https://@/'\nfrom import\n"),
    ];
    let tree = tree(&files);
    let library = tree
        .items
        .iter()
        .find(|item| item.name == "OpenAI SDK")
        .unwrap();
    assert_eq!((library.place_count, library.places.len()), (5_000, 200));
}
