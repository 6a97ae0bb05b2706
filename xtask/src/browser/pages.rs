//! Reports to look at: one whose every word is hostile, and a large one.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

/// Words that do something wherever they are not text.
const HOSTILE: [&str; 6] = [
    "<script>window.pwned=1;document.title='pwned'</script>",
    "</pre></article></main><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "\"><svg onload=window.pwned=1>",
    "<iframe src=javascript:parent.pwned=1></iframe>",
    "</style></script><base href=//example.invalid/>",
];

/// The report on files whose names and code are hostile, and so is what rules say.
pub(super) fn hostile(program: &Path, folder: &Path) -> anyhow::Result<PathBuf> {
    let tree = folder.join("hostile");
    std::fs::create_dir(&tree)?;
    let mut rules = String::from("rules:\n");
    for (number, words) in HOSTILE.iter().enumerate() {
        let quoted = format!("'{}'", words.replace('\'', "''"));
        let severity = if number == 0 { "CRITICAL" } else { "MEDIUM" };
        rules.push_str(&format!(
            "- {{id: hostile-{number}, languages: [regex], severity: {severity}, pattern-regex: 'mark{number}.*', \
             message: {quoted}, metadata: {{why: {quoted}, references: ['javascript:window.pwned=1', {quoted}], cwe: [{quoted}]}}}}\n"
        ));
        let name = words.replace('/', "\u{2215}");
        let needle = if number == 3 { "needle" } else { "" };
        let code = format!("before {words}\nmark{number} {needle} {words}\nafter {words}\n");
        std::fs::write(tree.join(format!("{number}{name}.txt")), code)?;
    }
    std::fs::write(folder.join("hostile.yaml"), rules)?;
    report(program, folder, "hostile")
}

/// The report on a file with so many findings.
pub(super) fn large(program: &Path, folder: &Path, findings: usize) -> anyhow::Result<PathBuf> {
    let tree = folder.join("large");
    std::fs::create_dir(&tree)?;
    let rules = "rules:\n- {id: evaluated, languages: [python], severity: ERROR, pattern: eval(...), message: evaluated}\n\
                 - {id: printed, languages: [python], severity: INFO, pattern: print($X), message: printed $X}\n";
    std::fs::write(folder.join("large.yaml"), rules)?;
    for (file, first) in (0..findings).step_by(100).enumerate() {
        let count = 100.min(findings - first);
        let lines = (0..count).map(|number| match number % 2 {
            0 => format!(
                "def function_{number}(text):\n    # A comment\n    return eval(text)\n\n\n"
            ),
            _ => format!("print({number})\nname = 'a line between'\n"),
        });
        std::fs::write(
            tree.join(format!("file_{file}.py")),
            lines.collect::<String>(),
        )?;
    }
    report(program, folder, "large")
}

fn report(program: &Path, folder: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let page = folder.join(format!("{name}.html"));
    let output = Command::new(program)
        .args([
            "scan",
            "--no-builtin",
            "--fail-on",
            "never",
            "--format",
            "html",
            "--rules",
        ])
        .arg(format!("{name}.yaml"))
        .arg("--output")
        .arg(&page)
        .arg(name)
        .current_dir(folder)
        .output()
        .context("cannot run the program")?;
    ensure!(
        output.status.success(),
        "scan ended with {}: {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(page)
}
