//! JSON output against its published schema.

use std::collections::BTreeSet;

use laocoon_report::{Report, write_json};
use serde_json::{Value, json};

use crate::common::{Files, assemble, draft};
use crate::sample::sample;

fn written(report: &Report) -> Value {
    let mut out = Vec::new();
    write_json(&mut out, report).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../../../../schemas/report-1.schema.json")).unwrap()
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

#[track_caller]
fn check(schema: &Value, instance: &Value) {
    let validator = jsonschema::validator_for(schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [] as [String; 0]);
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn everything_that_is_written_is_in_the_schema() {
    check(&strict(schema()), &written(&sample()));
}

#[test]
fn an_empty_report_is_valid() {
    let report = assemble(draft(Vec::new()), &Files::default());
    check(&strict(schema()), &written(&report));
}

/// Otherwise the test above would not see what is wrong with a member.
#[test]
fn everything_in_the_schema_is_in_the_sample() {
    let schema = schema();
    let mut described = BTreeSet::new();
    describe(&schema, "", &mut described);
    let mut told = BTreeSet::new();
    tell(&schema, "", &written(&sample()), &mut told);
    let missing: Vec<_> = described.difference(&told).collect();
    assert_eq!(missing, [] as [&String; 0]);
}

/// Every property that the schema describes, by its pointer.
fn describe(node: &Value, pointer: &str, described: &mut BTreeSet<String>) {
    let Value::Object(members) = node else { return };
    for (name, member) in members {
        let pointer = format!("{pointer}/{name}");
        if name == "properties" {
            for property in member.as_object().unwrap().keys() {
                described.insert(format!("{pointer}/{property}"));
            }
        }
        describe(member, &pointer, described);
    }
}

/// Every property of the schema that the instance has, by its pointer.
fn tell(schema: &Value, pointer: &str, instance: &Value, told: &mut BTreeSet<String>) {
    let node = schema.pointer(pointer).unwrap();
    if let Some(reference) = node["$ref"].as_str() {
        return tell(schema, reference.trim_start_matches('#'), instance, told);
    }
    if let Some(items) = instance.as_array() {
        for item in items {
            tell(schema, &format!("{pointer}/items"), item, told);
        }
    }
    for property in node["properties"]
        .as_object()
        .into_iter()
        .flat_map(|p| p.keys())
    {
        if let Some(value) = instance.get(property) {
            let pointer = format!("{pointer}/properties/{property}");
            tell(schema, &pointer, value, told);
            told.insert(pointer);
        }
    }
}

#[test]
fn as_the_contract_has_it() {
    let json = written(&sample());
    assert_eq!(json["version"], "1");
    assert_eq!(json["tool"], json!({"name": "laocoon", "version": "0.1.0"}));
    assert_eq!(json["verdict"], "block");
    assert_eq!(
        json["units"][0],
        json!({"path": "dist/x 1.0.tar.gz", "kind": "package", "verdict": "block",
               "ecosystem": "pypi-sdist", "suspicion": null, "complete": false,
               "runs": [{"member": "x/setup.py", "when": "install",
                         "why": "`setup.py` runs when the package is built or installed"}]})
    );
    let members: Vec<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        members,
        [
            "version", "tool", "verdict", "units", "findings", "coverage", "warnings", "times"
        ]
    );
    let finding = &json["findings"][1];
    assert_eq!(finding["rule"], "exfiltration/environment-to-network");
    assert_eq!(finding["family"], "exfiltration");
    assert_eq!(finding["member"], "x-1.0/setup.py");
    assert_eq!(
        finding["start"],
        json!({"line": 6, "column": 1, "offset": 64})
    );
    assert_eq!(
        finding["end"],
        json!({"line": 6, "column": 32, "offset": 95})
    );
    assert_eq!(finding["trace"][0]["note"], "read here");
    let rules = &json["coverage"]["rules"];
    assert_eq!(rules["not_run"][0]["id"], "other");
    // A user's rule has no family: absent means null.
    assert_eq!(json["findings"][0].get("family"), None);
}

#[test]
fn times_are_told_only_when_asked_for() {
    let report = Report {
        times: None,
        ..sample()
    };
    assert_eq!(written(&report).get("times"), None);
}

#[test]
fn hidden_characters_are_escaped() {
    let mut report = sample();
    report.findings[0].message = "a\u{202e}b".to_owned();
    let mut out = Vec::new();
    write_json(&mut out, &report).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains(r"a\u202eb") && !text.contains('\u{202e}'));
}
