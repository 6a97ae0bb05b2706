//! Imports of Python that stand at the very left.

use super::Module;
use crate::TextFile;

/// The modules, without relative ones, in the order of the file.
pub(super) fn modules<'a>(file: &TextFile<'a>) -> Vec<Module<'a>> {
    let mut modules = Vec::new();
    let mut quote: Option<&str> = None;
    for line in file.lines() {
        let text = line.text;
        if quote.is_none() {
            if let Some(rest) = text.strip_prefix("import ") {
                let rest = rest.split('#').next().unwrap_or_default();
                for part in rest.split([',', ';']) {
                    let name = part.split_whitespace().next().unwrap_or_default();
                    let start = part.as_ptr() as usize - text.as_ptr() as usize;
                    let start = start + part.len() - part.trim_start().len();
                    add(&mut modules, name, &line, start);
                }
            } else if let Some(rest) = text.strip_prefix("from ")
                && let Some((name, _)) = rest.split_once(" import")
            {
                add(&mut modules, name.trim(), &line, "from ".len());
            }
        }
        quote = quote_after(text, quote);
    }
    modules
}

fn add<'a>(modules: &mut Vec<Module<'a>>, name: &'a str, line: &crate::Line<'a>, start: usize) {
    let root = name.split('.').next().unwrap_or_default();
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    if !root.is_empty() && root.chars().all(is_name) && name.chars().all(|c| is_name(c) || c == '.')
    {
        modules.push((root, line.span(start, start + root.len())));
    }
}

/// Which long text is open behind a line.
fn quote_after<'q>(line: &str, mut quote: Option<&'q str>) -> Option<&'q str> {
    const QUOTES: [&str; 2] = ["\"\"\"", "'''"];
    let mut rest = line;
    loop {
        let next = match quote {
            Some(open) => rest.find(open).map(|at| (at, open)),
            None => {
                // Behind a comment there is none.
                let code = rest.split('#').next().unwrap_or_default();
                let found = QUOTES
                    .iter()
                    .filter_map(|open| Some((code.find(open)?, *open)));
                found.min()
            }
        };
        let Some((at, mark)) = next else {
            return quote;
        };
        quote = match quote {
            Some(_) => None,
            None => Some(mark),
        };
        rest = &rest[at + mark.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use laocoon_source::SourceFile;
    use laocoon_syntax::LazyTree;
    use laocoon_syntax::parse::Limits;

    #[test]
    fn imports_at_the_very_left_are_read() {
        let check = |text: &str, expected: &[&str]| {
            let source = SourceFile::from_text("a.py", None, text);
            let tree = LazyTree::new(source.language, &source.text, Limits::default());
            let file = TextFile::new(&source, &tree);
            let modules = modules(&file);
            let names: Vec<&str> = modules.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, expected, "{text}");
            for (name, span) in modules {
                assert_eq!(source.slice(span), name);
            }
        };
        check(
            "import a\nimport b.c as d, e # f\nfrom g.h import (i,\n  j)\n",
            &["a", "b", "e", "g"],
        );
        check(
            "from . import a\nfrom .b import c\n    import d\ntry:\n  import e\n",
            &[],
        );
        check(
            "\"\"\"\nimport a\nfrom b import c\n\"\"\"\nimport d\n",
            &["d"],
        );
        check(
            "x = '''a''' + \"\"\"\nimport b\n\"\"\"  # '''\nimport c\n",
            &["c"],
        );
        check(
            "import the goods from them\nfrom there to import, we\n",
            &["the"],
        );
    }
}
