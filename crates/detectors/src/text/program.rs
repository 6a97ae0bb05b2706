//! Whether a text is a program, by the words in it.
//!
//! Words of prose are everywhere; what counts here are words with the signs
//! that only programs put behind them. *Reaching* words start processes, talk
//! to the network or run text; a program without them may be a template or a
//! shader.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Prose, data, anything else.
    Other,
    /// A program, by its form.
    Program,
    /// A program that runs something or talks to somebody.
    ReachingProgram,
}

/// More of a text is not looked at.
const LOOKED_AT: usize = 64 * 1024;

const REACHING: [&str; 58] = [
    "exec(",
    "eval(",
    "subprocess",
    "os.system",
    "os.popen",
    "child_process",
    "powershell",
    "/bin/sh",
    "/bin/bash",
    "cmd.exe",
    "cmd /c",
    "__import__(",
    "urlopen(",
    "requests.get",
    "requests.post",
    "socket.socket",
    "socket(",
    "wget ",
    "curl ",
    "Invoke-Expression",
    "iex(",
    "iex ",
    "Invoke-WebRequest",
    "DownloadString",
    "DownloadFile",
    "FromBase64String",
    "new Function(",
    "XMLHttpRequest",
    "fetch(",
    "document.cookie",
    "WScript.",
    "CreateObject",
    "Runtime.getRuntime",
    "ProcessBuilder",
    "chmod +x",
    "chmod 777",
    "rm -rf",
    "| sh",
    "| bash",
    "|sh",
    "|bash",
    "nc -",
    "/dev/tcp/",
    "b64decode",
    "atob(",
    "marshal.loads",
    "os.environ",
    "process.env",
    "shell_exec",
    "passthru(",
    "system(",
    "proc_open",
    "ctypes",
    "VirtualAlloc",
    "http.request",
    "https.request",
    "https.get",
    "net.connect",
];

const FORM: [&str; 26] = [
    "#!/",
    "import ",
    "from ",
    "def ",
    "function ",
    "function(",
    "lambda ",
    "=> {",
    "var ",
    "let ",
    "const ",
    "return ",
    "print(",
    "console.log",
    "require(",
    "<?php",
    "#include",
    "int main(",
    "public static void",
    "if (",
    "for (",
    "while ",
    "try:",
    "try {",
    "echo ",
    "class ",
];

/// So many words of form make a program.
const ENOUGH_FORM: usize = 3;

/// What a text looks like. What does not read as text at all is `Other`.
pub(crate) fn likeness(text: &str) -> Likeness {
    let text = text.get(..text.floor_boundary(LOOKED_AT)).unwrap_or(text);
    if text.len() < 12 || !is_readable(text) || is_data(text) {
        return Likeness::Other;
    }
    let mut form = [false; FORM.len()];
    let mut reaching = 0;
    let mut seen = [false; REACHING.len()];
    for found in words().find_iter(text) {
        let index = found.pattern().as_usize();
        match index.checked_sub(REACHING.len()) {
            Some(index) => form[index] = true,
            None if seen[index] => {}
            None => {
                seen[index] = true;
                reaching += 1;
            }
        }
    }
    let form = form.iter().filter(|seen| **seen).count();
    let signs = text
        .bytes()
        .filter(|b| b"(){}[];=|&$<>".contains(b))
        .count();
    // Prose may name a command; a program has more signs than sentences do.
    let is_script = text.starts_with("#!/") || text.starts_with("<?php");
    let has_signs = is_script || signs * 60 >= text.len();
    match (reaching, form) {
        _ if !has_signs => Likeness::Other,
        (2.., _) | (1, 1..) => Likeness::ReachingProgram,
        (1, _) if text.len() < 400 => Likeness::ReachingProgram,
        (_, ENOUGH_FORM..) => Likeness::Program,
        _ if is_script => Likeness::Program,
        _ => Likeness::Other,
    }
}

fn words() -> &'static AhoCorasick {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    WORDS.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "a list of short constants")]
        AhoCorasickBuilder::new()
            .build(REACHING.iter().chain(&FORM))
            .expect("an automaton")
    })
}

/// Almost all of it is what people write.
fn is_readable(text: &str) -> bool {
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{1b}');
    let strange = text
        .chars()
        .filter(|c| odd(*c) || *c == char::REPLACEMENT_CHARACTER)
        .count();
    strange * 50 <= text.len()
}

/// JSON, SVG and other markup, style sheets: what they hold is another matter.
fn is_data(text: &str) -> bool {
    let start = text.trim_start();
    [
        "{\"",
        "[{\"",
        "[\"",
        "{\n",
        "<svg",
        "<?xml",
        "<!DOCTYPE svg",
        "@import",
        "@font-face",
        "-----BEGIN",
    ]
    .iter()
    .any(|begin| start.starts_with(begin))
}

trait FloorBoundary {
    fn floor_boundary(&self, at: usize) -> usize;
}

impl FloorBoundary for str {
    /// The last place between two characters that is not behind `at`.
    fn floor_boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.len());
        while !self.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_from_other_text() {
        let check = |text: &str, expected| assert_eq!(likeness(text), expected, "{text}");
        check("import os\nos.system('id')", Likeness::ReachingProgram);
        check("curl http://a.example/x | sh", Likeness::ReachingProgram);
        check(
            "function add(a, b) {\n  let c = a + b;\n  return c;\n}",
            Likeness::Program,
        );
        check(
            "You can use curl to fetch the file from the server.",
            Likeness::Other,
        );
        check("{\"a\": \"eval(x); exec(y)\"}", Likeness::Other);
        check("<svg onload='eval(1)'></svg>", Likeness::Other);
        check("hello world, this is prose", Likeness::Other);
        check("", Likeness::Other);
    }
}
