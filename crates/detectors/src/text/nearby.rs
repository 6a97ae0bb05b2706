//! What a file does with encoded text: which calls that decode, run or load it
//! are in the file, and whether one takes a given literal.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::TextFile;

/// The calls of a file that matter to encoded text.
#[derive(Debug, Default)]
pub(crate) struct Nearby {
    /// Where text is decoded: the end of each call's name.
    pub(crate) decoding: Vec<usize>,
    /// Where text is run as a program.
    pub(crate) running: Vec<usize>,
    /// Where bytes become a file or a library.
    pub(crate) loading: Vec<usize>,
}

const DECODING: &[&str] = &[
    "b64decode(",
    "b32decode(",
    "b85decode(",
    "a85decode(",
    "b16decode(",
    "decodebytes(",
    "decodestring(",
    "atob(",
    "Buffer.from(",
    "fromhex(",
    "unhexlify(",
    "codecs.decode(",
    "zlib.decompress(",
    "gzip.decompress(",
    "lzma.decompress(",
    "bz2.decompress(",
    "marshal.loads(",
    "fromCharCode(",
    "fromCharCode.apply(",
    "base64_decode(",
    "gzinflate(",
    "gzuncompress(",
    "str_rot13(",
    "hex2bin(",
    "FromBase64String(",
    "getDecoder()",
    "Base64.decode",
    "decode64(",
    "unpack(\"m\"",
    "unpack('m'",
    "unpack1(",
    "DecodeString(",
    "base64 -d",
    "base64 -D",
    "base64 --decode",
    "xxd -r",
    "openssl enc -d",
    "unescape(",
    "decodeURIComponent(",
    "b64_decode(",
    "fernet",
    "inflateSync(",
    "gunzipSync(",
    "-EncodedCommand",
    "-enc ",
    "TextDecoder(",
    "Uint8Array.from(",
];

const RUNNING: &[&str] = &[
    "exec(",
    "eval(",
    "compile(",
    "__import__(",
    "Function(",
    "runInThisContext(",
    "runInNewContext(",
    "runInContext(",
    "os.system(",
    "os.popen(",
    "subprocess.",
    "execSync(",
    "spawn(",
    "spawnSync(",
    "child_process",
    "shell_exec(",
    "passthru(",
    "proc_open(",
    "Invoke-Expression",
    "iex ",
    "IEX(",
    "| sh",
    "|sh",
    "| bash",
    "|bash",
    "| python",
    "Runtime.getRuntime",
    "ProcessBuilder",
    "exec.Command(",
    "loadstring(",
    "instance_eval(",
    "class_eval(",
    "-EncodedCommand",
    "-enc ",
    "Assembly.Load(",
    "defineClass(",
];

const LOADING: &[&str] = &[
    "ctypes.",
    "VirtualAlloc",
    "dlopen(",
    "mmap.mmap(",
    "memfd_create",
    "chmod(",
    "chmod +x",
    "writeFileSync(",
    "write_bytes(",
    "\"wb\")",
    "'wb')",
    "WriteAllBytes(",
    "file_put_contents(",
    "LoadLibrary",
    "process.dlopen(",
];

/// The name that a literal is kept under and the call that takes it stand no
/// farther apart than this.
const MAX_ARGUMENT_DISTANCE: usize = 60;

/// So many calls of a kind are known of a file.
const MAX_CALLS: usize = 1_000;

impl Nearby {
    /// Those of a file.
    pub(crate) fn of(file: &TextFile<'_>) -> Self {
        let mut nearby = Self::default();
        for found in words().find_overlapping_iter(file.text()) {
            let index = found.pattern().as_usize();
            let list = if index < DECODING.len() {
                &mut nearby.decoding
            } else if index < DECODING.len() + RUNNING.len() {
                &mut nearby.running
            } else {
                &mut nearby.loading
            };
            if list.len() < MAX_CALLS {
                list.push(found.end());
            }
        }
        nearby
    }

    /// Whether a call that decodes takes the literal here, by itself or by the
    /// name that it was given.
    pub(crate) fn is_decoded(&self, text: &str, literal: &Range<usize>) -> bool {
        let is_argument =
            |end: &usize| *end <= literal.start && literal.start - end <= MAX_ARGUMENT_DISTANCE / 4;
        if self.decoding.iter().any(is_argument) {
            return true;
        }
        let Some(name) = name_before(text, literal.start) else {
            return false;
        };
        self.decoding.iter().any(|end| {
            let behind = text
                .as_bytes()
                .get(*end..text.len().min(end + MAX_ARGUMENT_DISTANCE));
            let behind = behind.unwrap_or_default();
            // What is behind the call is not its argument.
            let close = behind
                .iter()
                .position(|byte| matches!(byte, b')' | b';' | b'\n'));
            let arguments = behind.get(..close.unwrap_or(behind.len()));
            has_word(arguments.unwrap_or_default(), name.as_bytes())
        })
    }
}

fn words() -> &'static AhoCorasick {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    WORDS.get_or_init(|| {
        #[expect(clippy::expect_used, reason = "a list of short constants")]
        AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .build(DECODING.iter().chain(RUNNING).chain(LOADING))
            .expect("an automaton")
    })
}

/// The name in front of the `=` or `:` that gives it the value here.
fn name_before(text: &str, value: usize) -> Option<&str> {
    let start = value.saturating_sub(80);
    let before = text.as_bytes().get(start..value)?;
    let trimmed = before
        .iter()
        .rposition(|byte| !b" \t\n\"'`([{bru@".contains(byte))?;
    matches!(before[trimmed], b'=' | b':').then_some(())?;
    let before = before.get(..trimmed)?;
    let end = before.iter().rposition(|byte| is_name(*byte))? + 1;
    let length = before[..end]
        .iter()
        .rev()
        .take_while(|byte| is_name(**byte))
        .count();
    let name = text.get(start + end - length..start + end)?;
    (name.len() > 1 || !name.is_empty()).then_some(name)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$')
}

/// Whether a word occurs in a short stretch, as a whole.
fn has_word(text: &[u8], word: &[u8]) -> bool {
    // `$` marks a variable, and is no part of what it was given as.
    let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| *byte == b'$' || !is_name(*byte));
    text.windows(word.len()).enumerate().any(|(at, window)| {
        window == word
            && is_edge(at.checked_sub(1).and_then(|before| text.get(before)))
            && is_edge(text.get(at + word.len()))
    })
}
