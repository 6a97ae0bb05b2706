//! SARIF output against the standard's schema.

use laocoon_report::{Report, write_sarif};
use serde_json::{Value, json};

use crate::common::{Files, assemble, draft};
use crate::sample::sample;

fn written(report: &Report) -> Value {
    let mut out = Vec::new();
    write_sarif(&mut out, report).unwrap();
    serde_json::from_slice(&out).unwrap()
}

/// The sample's only run.
fn run() -> Value {
    written(&sample())["runs"][0].take()
}

#[track_caller]
fn check(instance: &Value) {
    let schema = include_str!("../fixtures/sarif-schema-2.1.0.json");
    let mut schema: Value = serde_json::from_str(schema).unwrap();
    // Patterns with a stray bracket, which not every engine takes, of members
    // that are not written.
    for owner in ["run", "toolComponent"] {
        let language = schema.pointer_mut(&format!("/definitions/{owner}/properties/language"));
        language
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove("pattern")
            .unwrap();
    }
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, [] as [String; 0]);
}

#[test]
fn valid_against_the_standard() {
    check(&written(&sample()));
}

#[test]
fn an_empty_report_is_valid() {
    check(&written(&assemble(draft(Vec::new()), &Files::default())));
}

/// Otherwise the tests above would not see what is wrong with a member.
#[test]
fn the_sample_holds_everything_that_can_be_written() {
    let run = run();
    for pointer in [
        "/artifacts/4/parentIndex",
        "/artifacts/4/location/description",
        "/originalUriBaseIds/%SRCROOT%/description",
        "/tool/driver/rules/1/helpUri",
        "/tool/driver/notifications/0/shortDescription",
        "/results/1/relatedLocations/0/message",
        "/results/1/codeFlows/0/threadFlows/0/locations/2/location/message",
        "/results/1/fixes/0/artifactChanges/0/replacements/0/insertedContent/text",
        "/results/1/properties/metavariables/$DATA",
        "/results/2/suppressions/0/justification",
        "/results/3/suppressions/0/location/physicalLocation/region",
        "/invocations/0/toolExecutionNotifications/0/locations/0/physicalLocation",
        "/invocations/0/toolExecutionNotifications/3/locations/0/physicalLocation/region/endLine",
        "/properties/units/0/verdict",
    ] {
        assert!(run.pointer(pointer).is_some(), "{pointer} is missing");
    }
}

#[test]
fn results() {
    let result = &run()["results"][1];
    assert_eq!(result["ruleId"], "exfiltration/environment-to-network");
    assert_eq!(result["level"], "error");
    assert_eq!(result["properties"]["severity"], "critical");
    assert_eq!(
        result["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": {"uri": "/x-1.0/setup.py", "index": 4},
            "region": {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 32}
        })
    );
    let fingerprint = result["partialFingerprints"]["laocoon/v1"]
        .as_str()
        .unwrap();
    assert_eq!(fingerprint.len(), 32);
}

#[test]
fn columns_count_code_points() {
    let run = run();
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let region = &run["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 7);
}

#[test]
fn rules() {
    let run = run();
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let rule = rules
        .iter()
        .find(|rule| rule["id"] == "exfiltration/environment-to-network");
    assert_eq!(
        rule.unwrap(),
        &json!({
            "id": "exfiltration/environment-to-network",
            "shortDescription": {"text": "Environment to network"},
            "fullDescription": {
                "text": "It runs when the package is installed,\nbefore any of its code is read."
            },
            "help": {
                "text": "It runs when the package is installed,\nbefore any of its code is read.\n\n\
                         Remove the call\n\nhttps://example.org/a"
            },
            "helpUri": "https://example.org/a",
            "defaultConfiguration": {"level": "error"},
            "properties": {
                "security-severity": "9.5",
                "precision": "high",
                "tags": ["security", "exfiltration", "external/cwe/cwe-506"]
            }
        })
    );
}

#[test]
fn files_are_uris_and_members_have_their_archive_as_parent() {
    let run = run();
    let artifacts: Vec<(&str, Option<&str>, Option<u64>)> = run["artifacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|artifact| {
            let location = &artifact["location"];
            let uri = location["uri"].as_str().unwrap();
            (
                uri,
                location["uriBaseId"].as_str(),
                artifact["parentIndex"].as_u64(),
            )
        })
        .collect();
    let root = Some("%SRCROOT%");
    assert_eq!(
        artifacts,
        [
            ("file:///abs/b%23.py", None, None),
            ("big.js", root, None),
            ("c.py", root, None),
            ("dist/x%201.0.tar.gz", root, None),
            ("/x-1.0/setup.py", None, Some(3)),
            ("dist/y.whl", root, None),
            ("/y/lies.txt", None, Some(5)),
            ("/y/z.so", None, Some(5)),
            ("rules.yaml", root, None),
            ("src/a.py", root, None),
        ]
    );
}

#[test]
fn suppressed_results_say_so() {
    let run = run();
    let suppression = &run["results"][2]["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["justification"], "of a constant");
    assert_eq!(
        suppression["location"]["physicalLocation"]["region"]["startLine"],
        1
    );
    assert_eq!(run["results"][4].get("suppressions"), None);
}

#[test]
fn what_was_not_analysed_is_a_notification() {
    let run = run();
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let told: Vec<(&str, &str, &str)> = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| {
            let text = |pointer| n.pointer(pointer).and_then(Value::as_str).unwrap();
            (
                text("/descriptor/id"),
                text("/level"),
                text("/message/text"),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "skipped-file",
                "warning",
                "not analysed: too-large (12.5 MB)"
            ),
            ("skipped-file", "warning", "not analysed: binary"),
            (
                "partly-analysed-file",
                "warning",
                "analysed in part: timeout"
            ),
            (
                "partly-analysed-file",
                "warning",
                "analysed in part: syntax-error"
            ),
            (
                "ignored-by-tree",
                "note",
                "1 folders and 1 files were not looked at: src/out/, src/secret.py; \
                 its third pattern is not valid"
            ),
            (
                "rejected-rule",
                "error",
                "rule `my-rule` is not valid: invalid regular expression"
            ),
            (
                "rule-not-run",
                "note",
                "rule `other` did not run: language `ocaml` is not supported"
            ),
            ("warning", "warning", "its header lies about its size"),
            (
                "warning",
                "warning",
                "this `laocoon: allow` has no reason and is not obeyed; \
                 write `laocoon: allow <rule> -- <reason>`"
            ),
        ]
    );
}
