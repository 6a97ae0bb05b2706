//! Texts that break readers of manifests and locks, for their tests.

use laocoon_source::SourceFile;
use laocoon_syntax::LazyTree;
use laocoon_syntax::parse::Limits;

use crate::TextFile;

/// Reads every hostile text under every one of these names, in which `*` stands
/// for any part of a name.
pub(super) fn read_all(names: &[&str], read: impl Fn(&TextFile<'_>)) {
    let deep = "[".repeat(50_000);
    let objects = "{\"a\":".repeat(50_000);
    let texts = [
        "",
        "\n\u{e9} = \u{e9}\n  \u{e9}",
        "[",
        "]",
        "{",
        "=",
        ":",
        "@",
        "\"@",
        "'@'",
        "@/\n",
        "a@",
        "a @",
        "-e",
        "-i",
        "--extra-index-url",
        "--x\u{e9}",
        "\u{e9}",
        "npm:",
        "#",
        "[[package]]",
        "replace =>",
        "require (\n)\n)",
        "gem '",
        "gem(\"\u{e9}",
        "packages:\n  \u{e9}:\n",
        "  @:\n",
        "\u{e9}@\u{e9}:\n  resolved \"\n",
        "{\"packages\": {\"node_modules/\": 1}}",
        "{\"dependencies\": {\"\u{e9}\": \"npm:\u{e9}@\"}}",
        "import a",
        "setup(install_requires=[\"\u{e9}\"])",
        "<a><add value=''/>",
        &deep,
        &objects,
    ];
    for name in names {
        let name = name.replace('*', "a");
        for text in texts {
            let source = SourceFile::from_bytes(&*name, text.as_bytes().to_vec()).unwrap();
            let tree = LazyTree::new(source.language, &source.text, Limits::default());
            read(&TextFile::new(&source, &tree));
        }
    }
}
