//! What a file is for, by its path.

use laocoon_source::Purpose;

/// Whether a file is part of tests.
pub(crate) fn is_test(path: &str) -> bool {
    Purpose::of(path) == Purpose::Test
}

/// The ending of a name, in lower case, without the dot.
pub(crate) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((before, extension)) if !before.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_in_lower_case_and_needs_a_name_before_it() {
        assert_eq!(extension("a/b.PNG"), "png");
        assert_eq!(extension("a.d/.bashrc"), "");
    }
}
