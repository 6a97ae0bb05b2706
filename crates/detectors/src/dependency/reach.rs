//! How far the files reach that run on install.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{FileFacts, Gatherer, Interest, TextFile};

/// Takes down which files reach the network and do more than that.
pub(super) struct Reach;

/// Fact: a file reaches the network, and this.
#[derive(Serialize, Deserialize)]
pub(super) struct Reaches(pub(super) Cow<'static, str>);

/// Ways to the network, in lower case.
const NETWORK: &[&str] = &[
    "require('http",
    "require(\"http",
    "from 'http",
    "from \"http",
    "'node:http",
    "\"node:http",
    "https.get(",
    "https.request(",
    "fetch(",
    "axios",
    "dns.resolve",
    "dns.lookup",
    "net.connect",
    "urlopen(",
    "urlretrieve(",
    "requests.get(",
    "requests.post(",
    "curl ",
    "wget ",
];

/// Ways to run what was fetched, in lower case.
const RUNS: &[&str] = &[
    "child_process",
    "eval(",
    "new function(",
    "subprocess.",
    "os.system(",
    "exec(",
    "chmod +x",
    "| sh",
    "| bash",
    "nohup ",
];

/// What tells who the machine and its user are, in lower case.
const TELLS: &[&str] = &[
    "os.hostname()",
    "hostname()",
    "userinfo()",
    "stringify(process.env",
    "object.entries(process.env",
    "dict(os.environ",
    "getpass.getuser",
    "$(whoami)",
    "$(hostname)",
    ".npmrc",
    ".ssh/",
    ".aws/",
    ".netrc",
    "github_token",
    "npm_token",
];

impl Gatherer for Reach {
    fn name(&self) -> &'static str {
        "dependency/reach"
    }

    fn interest(&self) -> Interest {
        Interest::ANY
            .named(&[
                "*.js", "*.cjs", "*.mjs", "*.ts", "*.mts", "*.cts", "*.py", "*.sh", "*.bash",
            ])
            .with_words(NETWORK)
    }

    fn gather(&self, file: &TextFile<'_>, facts: &mut FileFacts<'_>) {
        let text = file.text().to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(TELLS) {
            let what = "reaches the network and reads who and where it is run by";
            facts.add(Reaches(what.into()));
        } else if has(RUNS) {
            facts.add(Reaches(
                "reaches the network and runs other programs".into(),
            ));
        }
    }
}
