//! The comment in which a Python or Ruby file declares its encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// What a Python or Ruby file says about its own encoding.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cookie {
    /// Nothing, or UTF-8.
    None,
    Known(&'static Encoding),
    /// An encoding we cannot decode, such as `utf-7` or `unicode_escape`: what
    /// the interpreter reads is not the text we see.
    Unknown,
}

/// Finds `coding: name` in a comment on one of the first two lines.
pub(super) fn cookie(bytes: &[u8]) -> Cookie {
    let mut rest = bytes;
    for _ in 0..2 {
        let line;
        (line, rest) = split_line(rest);
        let line = line.trim_ascii_start();
        if !line.starts_with(b"#") {
            if line.is_empty() {
                continue;
            }
            // Python reads the second line only after a comment or a blank.
            return Cookie::None;
        }
        if let Some(name) = cookie_name(line) {
            return by_cookie_name(&name);
        }
    }
    Cookie::None
}

/// The first line, and what follows its end: `\n`, `\r\n`, or a lone `\r`, which
/// ends a line to Python if not to us.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let Some(end) = memchr::memchr2(b'\n', b'\r', text) else {
        return (text, &[]);
    };
    let rest = &text[end..];
    let rest = rest.strip_prefix(b"\r\n").unwrap_or(&rest[1..]);
    (&text[..end], rest)
}

fn cookie_name(line: &[u8]) -> Option<String> {
    memchr::memmem::find_iter(line, b"coding").find_map(|at| {
        let (sign, rest) = line[at + b"coding".len()..].split_first()?;
        if !b":=".contains(sign) {
            return None;
        }
        let rest = rest.trim_ascii_start();
        let end = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"-_.".contains(byte)))
            .unwrap_or(rest.len());
        let name = std::str::from_utf8(&rest[..end]).ok()?;
        (!name.is_empty()).then(|| name.to_ascii_lowercase().replace('_', "-"))
    })
}

fn by_cookie_name(name: &str) -> Cookie {
    // Emacs appends how lines end.
    let name = ["-unix", "-dos", "-mac"]
        .iter()
        .find_map(|suffix| name.strip_suffix(suffix))
        .unwrap_or(name);
    let windows = name
        .strip_prefix("cp")
        .filter(|number| number.starts_with("125"))
        .map(|number| format!("windows-{number}"));
    let label = match name {
        "utf8-sig" | "utf-8-sig" | "u8" => "utf-8",
        "latin-1" | "iso-latin-1" | "l1" => "latin1",
        "latin-9" => "iso-8859-15",
        "cp932" | "ms932" => "shift_jis",
        "cp936" => "gbk",
        "cp949" => "euc-kr",
        "cp950" => "big5",
        "mac-roman" => "macintosh",
        "ascii-8bit" | "binary" => "utf-8",
        other => windows.as_deref().unwrap_or(other),
    };
    // Labels of the standard are spelt with either sign.
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())
        .or_else(|| Encoding::for_label_no_replacement(label.replace('-', "_").as_bytes()));
    match encoding {
        Some(encoding) if encoding == UTF_8 => Cookie::None,
        // Both languages refuse these in a cookie, so they mean nothing.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Cookie::None,
        Some(encoding) => Cookie::Known(encoding),
        None => Cookie::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use crate::Language;
    use crate::decode::decode;

    /// The text a Python file is decoded to, with the name of its encoding; `!`
    /// marks a lossy one.
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let decoded = decode(bytes.to_vec(), Some(Language::Python)).unwrap();
        let lossy = if decoded.lossy { "!" } else { "" };
        assert_eq!(decoded.text, text);
        assert_eq!(format!("{}{lossy}", decoded.encoding.name), encoding);
    }

    #[test]
    fn coding_cookies() {
        check(
            b"# coding: latin-1\n'\xC3\xA9'",
            "# coding: latin-1\n'Ã©'",
            "windows-1252",
        );
        check(
            b"#!/bin/x\n# vim:fileencoding=cp1251\n\xEF",
            "#!/bin/x\n# vim:fileencoding=cp1251\nп",
            "windows-1251",
        );
        check(
            b"# -*- coding: utf-8-unix -*-\n",
            "# -*- coding: utf-8-unix -*-\n",
            "UTF-8",
        );
        check(
            b"# coding: shift_jis\n'\x93\xFA'",
            "# coding: shift_jis\n'日'",
            "Shift_JIS",
        );
        check(
            b"# coding: euc_jp\n'\xC6\xFC'",
            "# coding: euc_jp\n'日'",
            "EUC-JP",
        );
    }

    #[test]
    fn lines_end_as_python_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("#!/bin/x{end}# coding: latin-1{end}é");
            let read = text.replace('é', "Ã©");
            check(text.as_bytes(), &read, "windows-1252");
        }
    }

    #[test]
    fn a_cookie_counts_only_in_the_first_two_lines_and_in_a_comment() {
        for text in [
            "\n\n# coding: latin-1\né",
            "x = 'coding: latin-1'\né",
            "x\n# coding: latin-1\né",
        ] {
            check(text.as_bytes(), text, "UTF-8");
        }
        let javascript = decode("# coding: latin-1\né".into(), Some(Language::JavaScript)).unwrap();
        assert_eq!(javascript.encoding.name, "UTF-8");
    }

    #[test]
    fn an_encoding_we_cannot_decode_makes_the_text_lossy() {
        check(
            b"# coding: utf-7\n+AGk-",
            "# coding: utf-7\n+AGk-",
            "UTF-8!",
        );
        check(
            b"# coding: unicode_escape\n\\x69",
            "# coding: unicode_escape\n\\x69",
            "UTF-8!",
        );
    }
}
