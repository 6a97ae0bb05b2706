//! Prints the uniform tree of a file, or with `-p` of a pattern, and with
//! `-n` the grammar's own tree is left to tree-sitter's tools.
//! usage: dump [-p] LANGUAGE FILE
//!        dump -a LANGUAGE FILE   (patterns separated by NUL: prints those that do not parse, and a count)
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for those who write language tables"
)]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let pattern = arguments.first().is_some_and(|first| first == "-p");
    if pattern {
        arguments.remove(0);
    }
    let all = arguments.first().is_some_and(|first| first == "-a");
    if all {
        arguments.remove(0);
    }
    let [language, path] = &arguments[..] else {
        return Err("usage: dump [-p] LANGUAGE FILE".into());
    };
    let language = laocoon_source::Language::from_rule_name(language)
        .and_then(|languages| languages.first().copied())
        .ok_or("no such language")?;
    let text = std::fs::read_to_string(path)?;
    if all {
        let (mut right, mut wrong) = (0, 0);
        for pattern in text.split('\0') {
            match laocoon_syntax::pattern::parse_pattern(language, pattern) {
                Ok(_) => right += 1,
                Err(problem) => {
                    wrong += 1;
                    println!("--- {problem}\n{pattern}");
                }
            }
        }
        println!("{right} patterns parse, {wrong} do not");
    } else if pattern {
        let pattern = laocoon_syntax::pattern::parse_pattern(language, &text)?;
        for root in &pattern.roots {
            print!("{}", laocoon_syntax::dump_subtree(&pattern.tree, *root));
        }
    } else {
        let parsed =
            laocoon_syntax::parse::parse(language, &text, laocoon_syntax::parse::Limits::default());
        print!("{}", laocoon_syntax::dump(&parsed.tree));
        for problem in parsed.problems {
            eprintln!("{problem:?}");
        }
    }
    Ok(())
}
