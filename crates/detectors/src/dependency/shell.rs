//! A command line of a script, taken apart as far as it matters what runs.

/// One command between `&&`, `||`, `;`, `|` and `&`.
#[derive(Debug)]
pub(super) struct Part {
    words: Vec<String>,
    /// Whether nobody waits for it.
    pub(super) is_in_background: bool,
}

const INTERPRETERS: [&str; 14] = [
    "node",
    "nodejs",
    "bun",
    "deno",
    "python",
    "python3",
    "py",
    "sh",
    "bash",
    "zsh",
    "perl",
    "ruby",
    "php",
    "powershell",
];

/// Longer commands are looked at as far as this.
const MAX_BYTES: usize = 20_000;

/// The commands of a line, without what is set or said before them.
pub(super) fn parts(line: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut letters = line.chars().take(MAX_BYTES).peekable();
    let end_word = |word: &mut String, words: &mut Vec<String>| {
        if !word.is_empty() {
            words.push(std::mem::take(word));
        }
    };
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (_, '\\') => word.extend(letters.next()),
            (Some(_), letter) => word.push(letter),
            (None, '"' | '\'') => quote = Some(letter),
            (None, ' ' | '\t') => end_word(&mut word, &mut words),
            (None, '&') if word.ends_with('>') => word.push('&'),
            (None, '&' | '|' | ';' | '\n') => {
                end_word(&mut word, &mut words);
                let is_double = letters.next_if_eq(&letter).is_some();
                let words = std::mem::take(&mut words);
                // In a command of Windows a single one only goes on.
                let is_in_background = letter == '&' && !is_double && letters.peek().is_none();
                parts.extend(Part::new(words, is_in_background));
            }
            (None, letter) => word.push(letter),
        }
    }
    end_word(&mut word, &mut words);
    parts.extend(Part::new(words, false));
    parts
}

impl Part {
    fn new(words: Vec<String>, is_in_background: bool) -> Option<Self> {
        let is_before = |word: &String| {
            matches!(
                &**word,
                "sudo"
                    | "env"
                    | "exec"
                    | "nohup"
                    | "time"
                    | "cross-env"
                    | "("
                    | "{"
                    | "if"
                    | "then"
                    | "!"
            ) || word.split_once('=').is_some_and(|(name, _)| {
                name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            })
        };
        let hides = words.iter().any(|word| word == "nohup");
        let words: Vec<String> = words.into_iter().skip_while(is_before).collect();
        (!words.is_empty()).then_some(Self {
            words,
            is_in_background: is_in_background || hides,
        })
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word)
    }

    /// What runs, without its folder.
    pub(super) fn program(&self) -> &str {
        let first = self.word(0).trim_start_matches('(');
        let name = first.rsplit(['/', '\\']).next().unwrap_or(first);
        // `npx husky` runs husky.
        match name {
            "npx" | "pnpx" | "bunx" => self.arguments(1).next().unwrap_or(name),
            _ => name.trim_end_matches(".exe").trim_end_matches(".cmd"),
        }
    }

    fn arguments(&self, from: usize) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .skip(from)
            .map(|word| &**word)
            .filter(|word| !word.starts_with('-'))
    }

    fn is_interpreter(&self) -> bool {
        let name = self.word(0).rsplit(['/', '\\']).next().unwrap_or_default();
        INTERPRETERS.contains(&name.trim_end_matches(".exe"))
    }

    /// The script of the same manifest that it runs.
    pub(super) fn script_run(&self) -> Option<&str> {
        match (self.word(0), self.word(1)) {
            ("npm" | "pnpm" | "yarn" | "bun", "run" | "run-script") => self.arguments(2).next(),
            ("npm", "test" | "start") => Some(self.word(1)),
            ("yarn" | "pnpm", name) if !name.is_empty() && !is_verb(name) => Some(name),
            (first, _) => first.strip_prefix('@').filter(|name| !name.is_empty()),
        }
    }

    /// The package that it fetches to run or install it.
    pub(super) fn package_installed(&self) -> Option<&str> {
        match (self.word(0), self.word(1)) {
            ("npx" | "pnpx" | "bunx", _) => self.arguments(1).next(),
            ("npm" | "pnpm" | "bun", "exec" | "x" | "dlx" | "i" | "install" | "add" | "ci")
            | ("yarn", "dlx" | "add") => self
                .arguments(2)
                .next()
                .filter(|word| !word.starts_with(['.', '/', '>'])),
            ("pip" | "pip3" | "gem" | "uv", "install") | ("uv", "pip") => {
                self.arguments(2).find(|word| *word != "install")
            }
            ("python" | "python3", "-m") if self.word(2) == "pip" => {
                self.arguments(3).find(|word| *word != "install")
            }
            _ => None,
        }
    }

    /// Whether it publishes a package, in the name of whoever installs this one.
    pub(super) fn publishes(&self) -> bool {
        matches!(self.word(0), "npm" | "pnpm" | "yarn" | "bun")
            && self.words.iter().any(|word| word == "publish")
    }

    /// Code that stands in the command itself.
    pub(super) fn code(&self) -> Option<&str> {
        if !self.is_interpreter() {
            return None;
        }
        let at = self.words.iter().position(|word| {
            matches!(
                &**word,
                "-e" | "-c"
                    | "-p"
                    | "-pe"
                    | "-r"
                    | "--eval"
                    | "--print"
                    | "eval"
                    | "-Command"
                    | "-command"
            )
        })?;
        let code = self.word(at + 1);
        // `node -r ./register x.js` loads a module first.
        (!code.is_empty() && (self.word(at) != "-r" || self.word(0) == "php")).then_some(code)
    }

    /// The file of the package that it runs.
    pub(super) fn file_run(&self) -> Option<&str> {
        if self.is_interpreter() {
            return self.arguments(1).next();
        }
        Some(self.word(0)).filter(|word| word.contains(['/', '\\']))
    }
}

fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "add"
            | "dlx"
            | "exec"
            | "install"
            | "i"
            | "ci"
            | "x"
            | "link"
            | "workspace"
            | "workspaces"
            | "rebuild"
            | "-r"
    ) || word.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_told_apart() {
        let check = |line: &str, programs: &[&str]| {
            let parts = parts(line);
            let found: Vec<&str> = parts.iter().map(Part::program).collect();
            assert_eq!(found, programs, "{line}");
        };
        check("node-gyp rebuild", &["node-gyp"]);
        check("A=1 npx husky install || true", &["husky", "true"]);
        check("node -e \"a && b; c\" 2>&1; ./x.sh", &["node", "x.sh"]);
        check("", &[]);
        check("'", &[]);
        check("\\", &[]);
    }

    #[test]
    fn commands_say_what_they_run() {
        let first = |line: &str| parts(line).remove(0);
        assert_eq!(first("node -e 'a(\"b\")'").code(), Some("a(\"b\")"));
        assert_eq!(first("node -r ./a b.js").code(), None);
        assert_eq!(
            first("node ./scripts/a.js --x").file_run(),
            Some("./scripts/a.js")
        );
        assert_eq!(first("npm run setup").script_run(), Some("setup"));
        assert_eq!(first("yarn build").script_run(), Some("build"));
        assert_eq!(
            first("npx some-tool x").package_installed(),
            Some("some-tool")
        );
        assert_eq!(first("npm install").package_installed(), None);
        assert!(first("node x.js &").is_in_background);
        assert!(!first("node x.js && node y.js").is_in_background);
    }
}
