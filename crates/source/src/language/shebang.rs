//! Which language a script is in by its first line, `#!/usr/bin/env python3`.

use super::Language;

/// Longest first line that is looked at; systems stop at 128 or 256 bytes.
const MAX_BYTES: usize = 1024;

/// The language of the interpreter named in a `#!` line, if there is one.
pub(super) fn by_shebang(text: &[u8]) -> Option<Language> {
    let rest = text.strip_prefix(b"#!")?;
    let line = rest.split(|&byte| byte == b'\n').next()?;
    let line = &line[..line.len().min(MAX_BYTES)];
    let line = std::str::from_utf8(line).ok()?;
    let mut words = line.split_ascii_whitespace();
    let program = base_name(words.next()?);
    if program == "env" {
        by_env_words(words)
    } else {
        by_command(program, words)
    }
}

/// Skips what `env` takes for itself: options, and `NAME=value`.
fn by_env_words<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Language> {
    while let Some(word) = words.next() {
        let word = unquote(word);
        if matches!(word, "-u" | "--unset" | "-C" | "--chdir" | "-P") {
            words.next();
            continue;
        }
        let glued = word
            .strip_prefix("-S")
            .or_else(|| word.strip_prefix("-vS"))
            .or_else(|| word.strip_prefix("--split-string="))
            .map(unquote);
        match glued {
            Some("") => {}
            Some(program) => return by_command(base_name(program), words),
            None if word.starts_with('-') || word.contains('=') => {}
            None => return by_command(base_name(word), words),
        }
    }
    None
}

fn by_command<'a>(program: &str, arguments: impl Iterator<Item = &'a str>) -> Option<Language> {
    match without_version(program) {
        // These run the program named by their first argument.
        "npx" | "pnpx" | "bunx" | "busybox" | "sudo" | "exec" => {
            let mut names = arguments.map(|word| base_name(unquote(word)));
            let name = names.find(|word| !word.starts_with('-'))?;
            by_interpreter(without_version(name))
        }
        name => by_interpreter(name),
    }
}

fn by_interpreter(name: &str) -> Option<Language> {
    Some(match name {
        // `uv run --script` and `pipx run` run Python only.
        "python" | "pythonw" | "pypy" | "ipython" | "jython" | "uv" | "pipx" => Language::Python,
        "node" | "nodejs" | "js" | "qjs" => Language::JavaScript,
        "ts-node" | "ts-node-script" | "tsx" | "deno" | "bun" => Language::TypeScript,
        "ruby" | "jruby" | "macruby" | "rbx" | "rake" => Language::Ruby,
        "php" | "php-cgi" => Language::Php,
        "sh" | "bash" | "rbash" | "dash" | "ash" | "zsh" | "ksh" | "mksh" | "pdksh" | "bats" => {
            Language::Bash
        }
        "rust-script" | "rustx" | "cargo" => Language::Rust,
        "kotlin" | "kotlinc" | "kscript" => Language::Kotlin,
        "scala" | "scala-cli" | "amm" => Language::Scala,
        "swift" => Language::Swift,
        "pwsh" | "powershell" => Language::PowerShell,
        "java" => Language::Java,
        "dotnet-script" | "csharp" | "csi" => Language::CSharp,
        _ => return None,
    })
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn unquote(word: &str) -> &str {
    word.trim_matches(['"', '\''])
}

/// `python3.11` is `python`, `php8` is `php`, `ruby.exe` is `ruby`.
fn without_version(program: &str) -> &str {
    let program = program.strip_suffix(".exe").unwrap_or(program);
    program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first_line: &str, expected: Option<Language>) {
        let text = format!("{first_line}\nrest");
        assert_eq!(by_shebang(text.as_bytes()), expected, "{first_line:?}");
    }

    #[test]
    fn interpreters_named_by_path() {
        check("#!/bin/sh", Some(Language::Bash));
        check("#!/bin/bash -e", Some(Language::Bash));
        check("#! /usr/local/bin/python3.11", Some(Language::Python));
        check("#!/usr/bin/ruby\r", Some(Language::Ruby));
        check("#!C:\\Python\\python.exe -u", Some(Language::Python));
        check("#!/usr/bin/php8.1 -q", Some(Language::Php));
        check("#!/usr/bin/swift", Some(Language::Swift));
        check("#!/usr/bin/pwsh -NoProfile", Some(Language::PowerShell));
    }

    #[test]
    fn interpreters_found_by_env() {
        check("#!/usr/bin/env node", Some(Language::JavaScript));
        check("#!/usr/bin/env -S python3 -u", Some(Language::Python));
        check("#!/usr/bin/env -Spython3 -u", Some(Language::Python));
        check("#!/usr/bin/env -S \"python3 -u\"", Some(Language::Python));
        check("#!/usr/bin/env -i -u HOME A=1 ruby", Some(Language::Ruby));
        check("#!/usr/bin/env -S uv run --script", Some(Language::Python));
        check("#!/usr/bin/env ts-node", Some(Language::TypeScript));
        check("#!/usr/bin/env -S deno run -A", Some(Language::TypeScript));
        check(
            "#!/usr/bin/env -S npx --yes tsx",
            Some(Language::TypeScript),
        );
        check("#!/usr/bin/env bun", Some(Language::TypeScript));
        check("#!/usr/bin/env rust-script", Some(Language::Rust));
        check("#!/usr/bin/env kotlin", Some(Language::Kotlin));
        check("#!/usr/bin/env -S scala-cli shebang", Some(Language::Scala));
    }

    #[test]
    fn lines_that_name_no_interpreter_of_ours() {
        check("#!/usr/bin/perl", None);
        check("#!/usr/bin/env", None);
        check("#!/usr/bin/env -u", None);
        check("#!", None);
        check("# !/bin/sh", None);
        check(" #!/bin/sh", None);
    }
}
