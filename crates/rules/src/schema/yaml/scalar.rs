//! What scalars mean, by YAML's core schema.

use serde_json::{Map, Number, Value as Json};

use super::{Node, Value};

impl Node {
    fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
    }

    /// Nothing: an empty value, `~` or `null`.
    pub(in super::super) fn is_null(&self) -> bool {
        matches!(self.plain(), Some("" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar, as written; none for nothing.
    pub(in super::super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// A truth value; quoted ones too, which the reference allows.
    pub(in super::super) fn boolean(&self) -> Option<bool> {
        match self.text()? {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// A whole number.
    pub(in super::super) fn integer(&self) -> Option<i64> {
        integer(self.text()?)
    }

    /// The node as JSON; for what is kept but not looked into.
    pub(in super::super) fn to_json(&self) -> Json {
        match &self.value {
            Value::Scalar { text, plain } => {
                if *plain {
                    self.plain_to_json(text)
                } else {
                    Json::String(text.clone())
                }
            }
            Value::Sequence(items) => Json::Array(items.iter().map(Node::to_json).collect()),
            Value::Mapping(entries) => {
                let pairs: Map<String, Json> = entries
                    .iter()
                    .map(|entry| (entry.key.clone(), entry.value.to_json()))
                    .collect();
                Json::Object(pairs)
            }
        }
    }

    fn plain_to_json(&self, text: &str) -> Json {
        if self.is_null() {
            return Json::Null;
        }
        if let Some(boolean) = self.boolean() {
            return Json::Bool(boolean);
        }
        if let Some(integer) = integer(text) {
            return Json::Number(Number::from(integer));
        }
        if let Some(float) = float(text).and_then(Number::from_f64) {
            return Json::Number(float);
        }
        Json::String(text.to_owned())
    }
}

fn integer(text: &str) -> Option<i64> {
    if let Some(digits) = text.strip_prefix("0x") {
        return i64::from_str_radix(digits, 16).ok();
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return i64::from_str_radix(digits, 8).ok();
    }
    text.parse().ok()
}

fn float(text: &str) -> Option<f64> {
    let numeric = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    if numeric && has_digit {
        text.parse().ok()
    } else {
        None
    }
}
