//! Parts of a path.

/// The last part.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The ending of the last part, in lower case, without the dot.
pub(crate) fn extension(path: &str) -> String {
    match file_name(path).rsplit_once('.') {
        Some((before, extension)) if !before.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// The last part without its ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = file_name(path);
    match name.split_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_path() {
        assert_eq!(file_name("a/b.md"), "b.md");
        assert_eq!(extension("a/b.PNG"), "png");
        assert_eq!(extension("a.d/.bashrc"), "");
        assert_eq!(stem("a/review.agent.md"), "review");
    }
}
