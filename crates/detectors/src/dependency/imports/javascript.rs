//! Imports of JavaScript and TypeScript that stand at the very left.

use super::Module;
use crate::TextFile;

/// The packages, without files and what the machine has, in the order of the file.
pub(super) fn modules<'a>(file: &TextFile<'a>) -> Vec<Module<'a>> {
    let mut modules = Vec::new();
    let (mut is_comment, mut is_template, mut is_type) = (false, false, false);
    for line in file.lines() {
        let text = line.text;
        if !is_comment && !is_template {
            let is_import = text.starts_with("import ") || text.starts_with("import{");
            if is_import || text.starts_with("export type ") {
                is_type = text.starts_with("import type ") || text.starts_with("export type ");
            }
            let name = if is_import || text.starts_with("export ") || text.starts_with('}') {
                after_from(text).or_else(|| first_text(text.strip_prefix("import")?))
            } else if ["const ", "let ", "var ", "require("]
                .iter()
                .any(|word| text.starts_with(word))
            {
                is_type = false;
                let (_, rest) = text.split_once("require(").unwrap_or(("", ""));
                first_text(rest)
            } else {
                None
            };
            if let Some(name) = name.filter(|_| !is_type).and_then(package)
                && let Some(start) = text.find(name)
            {
                modules.push((name, line.span(start, start + name.len())));
            }
        }
        match is_comment {
            true => is_comment = !text.contains("*/"),
            false => {
                is_comment = text
                    .rfind("/*")
                    .is_some_and(|at| !text[at..].contains("*/"))
            }
        }
        let ticks = text.replace("\\`", "").matches('`').count();
        is_template ^= ticks % 2 == 1;
    }
    modules
}

/// The text behind `from`.
fn after_from(line: &str) -> Option<&str> {
    let at = line.find(" from ").or_else(|| line.find("}from"))?;
    first_text(
        line[at..]
            .trim_start_matches([' ', '}'])
            .strip_prefix("from")?,
    )
}

/// The text that comes next.
fn first_text(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

/// The package that answers for a module.
fn package(module: &str) -> Option<&str> {
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._~".contains(c);
    let part = |text: &str| {
        !text.is_empty() && text.chars().all(is_name) && !text.starts_with(['.', '~', '_'])
    };
    let mut parts = module.splitn(3, '/');
    let first = parts.next()?;
    match first.strip_prefix('@') {
        Some(scope) => {
            let second = parts.next()?;
            (part(scope) && part(second)).then(|| &module[..first.len() + 1 + second.len()])
        }
        None => part(first).then_some(first),
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
            let source = SourceFile::from_text("a.ts", None, text);
            let tree = LazyTree::new(source.language, &source.text, Limits::default());
            let file = TextFile::new(&source, &tree);
            let modules = modules(&file);
            let names: Vec<&str> = modules.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, expected, "{text}");
        };
        check(
            "import a from 'a';\nimport { b } from \"@b/c/d\";\nimport 'e/f';\n",
            &["a", "@b/c", "e"],
        );
        check(
            "import {\n  a,\n} from 'b';\nexport * from 'c';\nconst d = require('d');\n",
            &["b", "c", "d"],
        );
        check(
            "import type { a } from 'a';\nimport type {\n  b,\n} from 'b';\nimport c from 'c';\n",
            &["c"],
        );
        check(
            "import a from './a';\nimport b from '@/b';\nimport c from '~/c';\nimport d from '#d';\nimport e from 'node:fs';\n",
            &[],
        );
        check(
            "const t = `\nimport a from 'a';\n`;\n/*\nimport b from 'b';\n*/\nimport c from 'c';\n",
            &["c"],
        );
        check(
            "  const a = require('a');\ntry { require('b') } catch {}\nconst c = `d`;\nvar e = require('e')\n",
            &["e"],
        );
    }
}
