//! Machine code and its relatives: imports and strings.

use std::collections::BTreeSet;

use object::read::NameOrOrdinal;
use object::{Object as _, ObjectSymbol as _};

use super::MAX_VIEW_BYTES;
use super::strings::push_strings;

/// So many imports are listed.
const MAX_IMPORTS: usize = 20_000;

/// The view: a line `import <name>` for each symbol that comes from elsewhere,
/// with its library where the format says so, then the strings.
pub(super) fn view(bytes: &[u8]) -> String {
    let mut view = String::new();
    for import in imports(bytes) {
        if view.len() + import.len() < MAX_VIEW_BYTES / 2 {
            view.push_str("import ");
            view.push_str(&import);
            view.push('\n');
        }
    }
    push_strings(bytes, &mut view);
    view
}

fn imports(bytes: &[u8]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let Ok(file) = object::File::parse(bytes) else {
        return names;
    };
    for import in file
        .imports()
        .into_iter()
        .flatten()
        .take(MAX_IMPORTS)
        .flatten()
    {
        let NameOrOrdinal::Name(name) = import.name() else {
            continue;
        };
        let name = String::from_utf8_lossy(name);
        names.insert(match import.library() {
            [] => name.into_owned(),
            library => format!("{name} from {}", String::from_utf8_lossy(library)),
        });
    }
    for symbol in file.dynamic_symbols().take(MAX_IMPORTS) {
        if symbol.is_undefined()
            && let Ok(name) = symbol.name()
            && !name.is_empty()
        {
            names.insert(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The program that runs this test imports from the system's library.
    #[test]
    fn imports_and_strings_of_a_real_program() {
        let program = std::env::current_exe().unwrap();
        let view = view(&std::fs::read(program).unwrap());
        assert!(view.lines().any(|line| line.starts_with("import ")));
        assert!(view.contains("imports_and_strings_of_a_real_program"));
        assert!(view.len() <= MAX_VIEW_BYTES);
    }

    #[test]
    fn a_header_alone_and_nonsense_have_nothing_or_strings() {
        assert_eq!(view(b"\x7FELF\x02\x01\x01\0"), "");
        assert_eq!(
            view(b"\0asm\x01\0\0\0https://example.org\0"),
            "https://example.org\n"
        );
        assert_eq!(view(b"short\0ones\0"), "");
    }
}
