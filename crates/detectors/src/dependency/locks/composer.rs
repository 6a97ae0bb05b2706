//! `composer.lock`.
//!
//! Source: <https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control>

use serde_json::Value;

use super::Locked;

pub(super) fn read(text: &str) -> Vec<Locked> {
    let Ok(root) = serde_json::from_str::<Value>(text) else {
        return Vec::new();
    };
    let lists = ["packages", "packages-dev"].map(|key| root.get(key).and_then(Value::as_array));
    let packages = lists.into_iter().flatten().flatten();
    packages
        .map(|package| {
            let text = |path: &str| {
                let value = package.pointer(path).and_then(Value::as_str);
                value.unwrap_or_default().to_owned()
            };
            let address = text("/dist/url");
            Locked {
                name: text("/name"),
                version: text("/version"),
                has_digest: true,
                is_elsewhere: true,
                is_asked_by_range: false,
                is_top: true,
                repository: text("/source/url"),
                // `/` may be written `\/`.
                mark: format!("\"{}\"", text("/name")),
                addresses: Some(address)
                    .filter(|address| !address.is_empty())
                    .into_iter()
                    .collect(),
            }
        })
        .collect()
}
