//! Text of others that a script evaluates as a program.
//!
//! Words: a program *evaluates* a text if it reads it as code: `eval`, a shell or
//! an interpreter that is given it as an argument (`sh -c`, `node -e`), at its
//! input or in a file, and `ssh`, whose machine reads its arguments as a shell
//! does. Variables of the script are followed; text that the script compares with
//! a pattern (`=~`, `case`) is taken for checked.

use std::collections::HashMap;

use super::shell_command::{self, Command};
use super::shell_words::{Word, pipeline, prints, put_into};

/// Code within code, so many deep.
const MAX_DEPTH: usize = 3;

/// So many commands of one script are looked at.
const MAX_COMMANDS: usize = 5_000;

const SHELLS: [&str; 9] = [
    "sh", "bash", "zsh", "dash", "ksh", "ash", "fish", "su", "runuser",
];

const INTERPRETERS: [&str; 15] = [
    "python",
    "python2",
    "python3",
    "node",
    "nodejs",
    "bun",
    "perl",
    "ruby",
    "php",
    "lua",
    "rscript",
    "osascript",
    "pwsh",
    "powershell",
    "deno",
];

/// Flags behind which an interpreter takes code.
const CODE_FLAGS: [&str; 11] = [
    "-c", "-e", "-E", "-r", "-p", "-ne", "-pe", "--eval", "--print", "-command", "-Command",
];

/// Options of `ssh` that take a value.
const SSH_VALUES: [&str; 18] = [
    "-i", "-p", "-o", "-l", "-F", "-J", "-L", "-R", "-D", "-b", "-c", "-E", "-m", "-S", "-W", "-w",
    "-B", "-I",
];

/// Programs that hand on what comes in.
const PASSING: [&str; 12] = [
    "sed", "grep", "cut", "tee", "xargs", "head", "tail", "awk", "sort", "uniq", "tr", "envsubst",
];

/// What may stand before a program that runs another one.
const BEFORE_PROGRAM: [&str; 7] = ["sudo", "exec", "command", "nohup", "time", "env", "builtin"];

/// The commands of a script that evaluate text of others, with what `holds` says
/// of the variable in it.
pub(super) fn evaluated<'a, T: Clone>(
    script: &'a str,
    holds: &dyn Fn(&str) -> Option<T>,
) -> Vec<(&'a str, T)> {
    let mut reader = Reader {
        holds,
        assigned: HashMap::new(),
        files: HashMap::new(),
    };
    let mut found = Vec::new();
    for command in shell_command::commands(script)
        .into_iter()
        .take(MAX_COMMANDS)
    {
        if let Some(what) = reader.read(command, MAX_DEPTH) {
            found.push((command.text, what));
        }
    }
    found
}

struct Reader<'h, T> {
    holds: &'h dyn Fn(&str) -> Option<T>,
    /// What variables of the script hold.
    assigned: HashMap<String, Option<T>>,
    /// What was written to files.
    files: HashMap<String, T>,
}

impl<T: Clone> Reader<'_, T> {
    fn read(&mut self, command: Command<'_>, depth: usize) -> Option<T> {
        let text = command.text;
        let mut programs = pipeline(text);
        if text.contains("=~") || text.starts_with("case ") {
            for word in programs.iter().flatten() {
                for name in &word.uses {
                    self.assigned.insert((*name).to_owned(), None);
                }
            }
            return None;
        }
        if let [words] = &programs[..]
            && let Some(assigned) = assignments(words)
        {
            for (name, word) in assigned {
                let held = self.of_word(word);
                self.assigned.insert(name.to_owned(), held);
            }
            return None;
        }
        let document = command
            .document
            .filter(|(_, replaced)| *replaced)
            .and_then(|(text, _)| put_into(text).find_map(|name| self.of(name)));
        let mut coming_in: Option<T> = document;
        for words in &mut programs {
            skip_before(words);
            if let Some(what) = self.run(words, coming_in.as_ref(), depth) {
                return Some(what);
            }
            coming_in = self.going_out(words, coming_in);
        }
        None
    }

    fn of(&self, name: &str) -> Option<T> {
        match self.assigned.get(name) {
            Some(held) => held.clone(),
            None => (self.holds)(name),
        }
    }

    fn of_word(&self, word: &Word<'_>) -> Option<T> {
        word.uses.iter().find_map(|name| self.of(name))
    }

    /// What a program evaluates.
    fn run(&self, words: &[Word<'_>], coming_in: Option<&T>, depth: usize) -> Option<T> {
        let first = words.first()?;
        let program = first.program();
        if first.is_variable() || program.starts_with('$') && program == "$" {
            return self.of_word(first);
        }
        match &*program {
            "eval" | "iex" | "invoke-expression" => {
                return words[1..].iter().find_map(|word| self.of_word(word));
            }
            "ssh" => return self.run_elsewhere(&words[1..], coming_in),
            "source" | "." => return words.get(1).and_then(|word| self.of_file(word)),
            "awk" | "gawk" | "mawk" => {
                let mut rest = words[1..].iter();
                let program = loop {
                    let word = rest.next()?;
                    match &*word.text {
                        "-v" | "-F" | "-f" => drop(rest.next()),
                        flag if flag.starts_with('-') => {}
                        _ => break word,
                    }
                };
                return self.of_word(program);
            }
            program if prints(program) => return None,
            _ => {}
        }
        if let Some(what) = self.files.get(first.text.trim_start_matches("./")) {
            return Some(what.clone());
        }
        words.iter().enumerate().find_map(|(at, word)| {
            let name = word.program();
            let is_shell = SHELLS.contains(&&*name);
            let is_interpreter = INTERPRETERS.contains(&&*name) || name.starts_with("python3.");
            if !is_shell && !is_interpreter {
                return None;
            }
            self.interpret(&words[at + 1..], &words[..at], is_shell, coming_in, depth)
        })
    }

    /// What a shell or an interpreter evaluates, by the words behind it.
    fn interpret(
        &self,
        arguments: &[Word<'_>],
        before: &[Word<'_>],
        is_shell: bool,
        coming_in: Option<&T>,
        depth: usize,
    ) -> Option<T> {
        let takes_code = |flag: &str| match is_shell {
            true => !flag.starts_with("--") && flag.ends_with('c') || flag == "--command",
            false => CODE_FLAGS.contains(&flag) || flag == "eval",
        };
        let mut at = 0;
        while let Some(word) = arguments.get(at) {
            let is_flag = word.text.starts_with('-') && word.text.len() > 1;
            if (is_flag || word.text == "eval") && takes_code(&word.text) {
                let code = arguments.get(at + 1)?;
                return self
                    .of_word(code)
                    .or_else(|| self.of_arguments(code, before, coming_in))
                    .or_else(|| self.within(code, is_shell, depth));
            }
            match &*word.text {
                "<" | "<<" | "<<-" => at += 2,
                "<<<" => return arguments.get(at + 1).and_then(|word| self.of_word(word)),
                ">" | ">>" => at += 2,
                "-o" | "-u" | "-W" => at += 2,
                "-" | "-s" => break,
                _ if is_flag => at += 1,
                _ => return self.of_file(word),
            }
        }
        // Nothing else is named: it runs what comes in.
        coming_in.cloned()
    }

    /// A file, or what a command prints as one.
    fn of_file(&self, word: &Word<'_>) -> Option<T> {
        if word.text.starts_with("<(") {
            return self.of_word(word);
        }
        self.files.get(word.text.trim_start_matches("./")).cloned()
    }

    /// Lines that `xargs` puts into code.
    fn of_arguments(
        &self,
        code: &Word<'_>,
        before: &[Word<'_>],
        coming_in: Option<&T>,
    ) -> Option<T> {
        let xargs = before.iter().position(|word| word.program() == "xargs")?;
        let mut flags = before[xargs + 1..].iter().map(|word| &*word.text);
        let mark = flags
            .find_map(|flag| flag.strip_prefix("-I"))
            .unwrap_or("{}");
        let mark = match mark {
            "" => before.last().map_or("{}", |word| &*word.text),
            mark => mark,
        };
        coming_in.filter(|_| code.text.contains(mark)).cloned()
    }

    /// Code in single quotes: the inner shell puts the variables in.
    fn within(&self, code: &Word<'_>, is_shell: bool, depth: usize) -> Option<T> {
        if !is_shell || depth == 0 {
            return None;
        }
        let mut inner = Reader {
            holds: self.holds,
            assigned: self.assigned.clone(),
            files: HashMap::new(),
        };
        let commands = shell_command::commands(&code.text);
        commands
            .into_iter()
            .take(MAX_COMMANDS)
            .find_map(|command| inner.read(command, depth - 1))
    }

    /// What another machine's shell is given.
    fn run_elsewhere(&self, arguments: &[Word<'_>], coming_in: Option<&T>) -> Option<T> {
        let mut rest = arguments.iter();
        loop {
            let word = rest.next()?;
            match &*word.text {
                flag if SSH_VALUES.contains(&flag) => drop(rest.next()),
                flag if flag.starts_with('-') => {}
                _ => break,
            }
        }
        let mut rest = rest
            .take_while(|word| !word.text.starts_with(['<', '>']))
            .peekable();
        if rest.peek().is_none() {
            return coming_in.cloned();
        }
        rest.find_map(|word| self.of_word(word))
    }

    /// What a program hands to the next one; what it writes to a file is kept.
    fn going_out(&mut self, words: &[Word<'_>], coming_in: Option<T>) -> Option<T> {
        let program = words.first()?.program();
        let has_here = words.iter().any(|word| word.text == "<<<");
        let is_quoted = words.iter().any(|word| word.text.contains("%q"));
        let cleans = program == "tr"
            && words
                .iter()
                .any(|word| matches!(&*word.text, "-cd" | "-dc" | "-d" | "-c"));
        let out = if is_quoted || cleans {
            None
        } else if prints(&program) || has_here {
            words.iter().find_map(|word| self.of_word(word))
        } else if program == "cat" || PASSING.contains(&&*program) {
            coming_in
        } else {
            None
        };
        if let Some(what) = &out {
            let mut pairs = words
                .windows(2)
                .filter(|pair| matches!(&*pair[0].text, ">" | ">>"));
            let file = match &*program {
                "tee" => words[1..].iter().find(|word| !word.text.starts_with('-')),
                _ => pairs.next_back().map(|pair| &pair[1]),
            };
            if let Some(file) = file {
                let name = file.text.trim_start_matches("./").to_owned();
                self.files.insert(name, what.clone());
            }
        }
        out
    }
}

/// Takes away what is set or said before a program.
fn skip_before(words: &mut Vec<Word<'_>>) {
    let is_before = |word: &Word<'_>| {
        BEFORE_PROGRAM.contains(&&*word.program()) || name_set(&word.text).is_some()
    };
    let count = words.iter().take_while(|word| is_before(word)).count();
    words.drain(..count);
}

/// What a command sets, if it does nothing else.
fn assignments<'w, 'a>(words: &'w [Word<'a>]) -> Option<Vec<(&'w str, &'w Word<'a>)>> {
    let declares = |word: &Word<'_>| {
        matches!(
            &*word.text,
            "export" | "local" | "readonly" | "declare" | "typeset"
        )
    };
    // `$name = "..."` of PowerShell.
    if let [name, equals, value, ..] = words
        && equals.text == "="
        && name.text.starts_with('$')
    {
        return Some(vec![(name.text.trim_start_matches('$'), value)]);
    }
    let rest = match words.first() {
        Some(first) if declares(first) => &words[1..],
        _ => words,
    };
    let rest = rest.iter().filter(|word| !word.text.starts_with('-'));
    rest.map(|word| Some((name_set(&word.text)?, word)))
        .collect()
}

/// The name of `name=value`.
fn name_set(text: &str) -> Option<&str> {
    let (name, _) = text.split_once('=')?;
    let name = name.strip_suffix('+').unwrap_or(name);
    let fits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, is_evaluated: bool) {
        let holds = |name: &str| matches!(name, "T" | "(gh)").then_some(());
        assert_eq!(
            !evaluated(script, &holds).is_empty(),
            is_evaluated,
            "{script}"
        );
    }

    #[test]
    fn what_is_read_as_a_program_is_found() {
        for script in [
            "eval \"echo $T\"",
            "eval echo $T",
            "bash -c \"echo $T\"",
            "sh -ec \"x ${T}\"",
            "sudo -E bash -lc \"x $T\"",
            "python3 -c \"print('$T')\"",
            "node -e \"console.log('$T')\"",
            "ruby -e \"puts '$T'\"",
            "perl -E \"say '$T'\"",
            "php -r \"echo '$T';\"",
            "echo \"$T\" | sh",
            "printf '%s' \"$T\" | sudo bash -s",
            "echo \"$T\" | xargs -I{} sh -c 'echo {}'",
            "echo $T | xargs -I % bash -c \"x %\"",
            "bash <<EOF\necho $T\nEOF",
            "bash <<< \"$T\"",
            "source <(echo \"$T\")",
            "bash <(echo \"$T\")",
            "$T",
            "docker exec a sh -c \"x $T\"",
            "ssh -i k u@h \"deploy $T\"",
            "ssh h echo $T",
            "bash -c 'eval \"$T\"'",
            "A=\"x $T\"; eval \"$A\"",
            "export A=$(echo $T | sed s/a/b/)\neval $A",
            "echo \"$T\" > s.sh; bash s.sh",
            "A=$(gh pr view 1 --json title -q .title)\nbash -c \"echo $A\"",
            "iex \"echo $env:T\"",
            "pwsh -Command \"echo $T\"",
            "awk \"/$T/ {print}\" f",
            "find . -exec sh -c \"x $T\" \\;",
            "if true; then eval \"$T\"; fi",
            "echo \"$T\" | tee s.sh\nsh ./s.sh",
            "cat <<E | bash\n$T\nE",
            "deno eval \"$T\"",
            "bash -c \"./run.sh '$T'\"",
            "python - <<E\nx = '''$T'''\nE",
        ] {
            check(script, true);
        }
    }

    #[test]
    fn what_is_an_argument_is_none() {
        for script in [
            "echo \"$T\"",
            "bash run.sh \"$T\"",
            "bash -c 'echo \"$T\"'",
            "bash -c 'echo \"$1\"' _ \"$T\"",
            "python3 x.py \"$T\"",
            "node -e 'x(process.env.T)'",
            "eval \"$(ssh-agent -s)\"",
            "eval \"$(x \"$T\")\"",
            "eval 'echo \"$T\"'",
            "eval \"echo \\$T\"",
            "bash <<'E'\necho $T\nE",
            "echo \"$T\" | jq -R .",
            "echo \"$T\" | python3 x.py",
            "echo \"$T\" | grep -q x && bash x.sh",
            "U=$T",
            "T=1; eval \"$T\"",
            "A=$(printf '%q' \"$T\"); bash -c \"x $A\"",
            "bash -c \"x ${T@Q}\"",
            "bash -c \"x ${T//[^a-z]/}\"",
            "[[ $T =~ ^[a-z]+$ ]] || exit 1\neval \"echo $T\"",
            "echo eval \"$T\"",
            "git checkout \"$T\"",
            "echo \"$T\" | tr -cd a-z | sh",
            "echo \"$T\" > t.txt; bash s.sh",
            "ssh \"$T\"",
            "awk -v t=\"$T\" '{print t}' f",
            "gh pr comment --body \"$T\"",
            "curl -d \"$T\" https://a.example",
            "A=$(echo \"$T\" | sha256sum); eval \"x $A\"",
            "evaluate \"$T\"",
            "T=\"$T\" bash -c 'echo \"$T\"'",
            "echo \"$T\" | xargs -I{} echo {}",
        ] {
            check(script, false);
        }
    }

    #[test]
    fn odd_scripts_end() {
        for odd in [
            "eval '",
            "bash -c \"",
            "xargs -I",
            "ssh -i",
            "awk",
            "$(",
            "bash <<E\n",
            "bash -c 'bash -c '",
            "a|",
        ] {
            check(&odd.repeat(2_000), false);
        }
    }
}
