//! The scripts of a page: HTML and what is written in it (Vue, Svelte), SVG and
//! other XML, and the pages that PHP makes.
//!
//! What the elements `<script>` hold, the handlers (`onclick="..."`) and the
//! addresses that are programs (`href="javascript:..."`) become one virtual file
//! for each language. The page is read as a browser's tokenizer does, as far as
//! it matters where a script begins and ends.
//!
//! Source: <https://html.spec.whatwg.org/multipage/parsing.html#tokenization>

use std::ops::Range;
use std::sync::Arc;

use super::virtual_file::{Traced, VirtualFile};
use crate::{Language, SourceFile};

/// A character reference is no longer, `&` and `;` included.
const LONGEST_REFERENCE: usize = 12;

/// Elements whose content is text up to their end tag, whatever it looks like.
const RAW: [&str; 6] = ["style", "textarea", "title", "xmp", "noembed", "noframes"];

/// Attributes whose value may be an address of the form `javascript:...`.
const ADDRESSES: [&str; 5] = ["href", "src", "action", "formaction", "xlink:href"];

/// The virtual files of a page; none if it is no page or has no scripts.
pub(super) fn scripts(file: &SourceFile) -> Vec<VirtualFile> {
    let Some(language @ (Language::Html | Language::Xml | Language::Php)) = file.language else {
        return Vec::new();
    };
    let mut page = Page {
        text: &file.text,
        at: 0,
        language,
        plain: Traced::default(),
        typed: Traced::default(),
    };
    page.read();
    [
        (Language::JavaScript, page.plain),
        (Language::TypeScript, page.typed),
    ]
    .into_iter()
    .filter(|(_, traced)| !traced.text.trim().is_empty())
    .map(|(language, traced)| VirtualFile {
        file: SourceFile::from_text(Arc::clone(&file.path), Some(language), traced.text),
        origins: traced.origins,
        is_seen_outside: true,
    })
    .collect()
}

struct Page<'a> {
    text: &'a str,
    at: usize,
    language: Language,
    plain: Traced,
    typed: Traced,
}

/// What a tag says of the script in its element.
#[derive(Default)]
struct Tag {
    /// Of a language that is none of ours, or data.
    is_other: bool,
    is_typed: bool,
    ends_itself: bool,
}

impl<'a> Page<'a> {
    fn read(&mut self) {
        while let Some(found) = self.rest().find('<') {
            self.at += found;
            let rest = self.rest();
            if rest.starts_with("<!--") {
                self.pass("-->");
            } else if rest.starts_with("<![CDATA[") && self.language == Language::Xml {
                self.pass("]]>");
            } else if rest.starts_with("<?") && self.language != Language::Html {
                self.pass("?>");
            } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.element();
            } else {
                self.at += 1;
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes behind the next place of a text, or to the end.
    fn pass(&mut self, end: &str) {
        let found = self.rest().find(end);
        self.at += found.map_or(self.rest().len(), |found| found + end.len());
    }

    /// Goes to the first character that is wanted.
    fn until(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(wanted).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn element(&mut self) {
        self.at += 1;
        let name = self.until(|c| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        let name = name.to_ascii_lowercase();
        let tag = self.attributes();
        if tag.ends_itself && self.language == Language::Xml {
            return;
        }
        let is_script = name == "script" || name.ends_with(":script");
        if is_script || RAW.contains(&&*name) {
            let content = self.raw(&name);
            if is_script && !tag.is_other {
                self.push_script(content, tag.is_typed);
            }
        }
    }

    /// Reads the attributes of a tag and goes behind it.
    fn attributes(&mut self) -> Tag {
        let mut tag = Tag::default();
        loop {
            self.until(|c| !c.is_ascii_whitespace());
            match self.rest().bytes().next() {
                None => return tag,
                Some(b'>') => {
                    self.at += 1;
                    return tag;
                }
                Some(b'/') => {
                    self.at += 1;
                    tag.ends_itself = self.rest().starts_with('>');
                    continue;
                }
                // A name may begin with it, and then it is part of the name.
                Some(b'=') => self.at += 1,
                Some(_) => {}
            }
            let name = self.until(|c| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'));
            self.until(|c| !c.is_ascii_whitespace());
            if !self.rest().starts_with('=') {
                continue;
            }
            self.at += 1;
            self.until(|c| !c.is_ascii_whitespace());
            let value = self.value();
            self.attribute(&name.to_ascii_lowercase(), value, &mut tag);
        }
    }

    /// The place of an attribute's value.
    fn value(&mut self) -> Range<usize> {
        let quote = self.rest().chars().next();
        if let Some(quote @ ('"' | '\'')) = quote {
            self.at += 1;
            let start = self.at;
            self.until(|c| c == quote);
            let value = start..self.at;
            self.at = (self.at + 1).min(self.text.len());
            return value;
        }
        let start = self.at;
        self.until(|c| c.is_ascii_whitespace() || c == '>');
        start..self.at
    }

    fn attribute(&mut self, name: &str, value: Range<usize>, tag: &mut Tag) {
        let text = self.text.get(value.clone()).unwrap_or_default();
        match name {
            "type" | "lang" | "language" => {
                let said = text.split(';').next().unwrap_or_default().trim();
                match said.to_ascii_lowercase().as_str() {
                    "ts" | "tsx" | "typescript" | "text/typescript" | "application/typescript" => {
                        tag.is_typed = true;
                    }
                    "" | "module" | "js" | "jsx" | "text/jsx" | "text/babel" | "babel" => {}
                    said if said.contains("javascript")
                        || said.contains("ecmascript")
                        || said.contains("jscript")
                        || said == "text/partytown" => {}
                    _ => tag.is_other = true,
                }
            }
            _ if name.len() > 2 && name.starts_with("on") => self.push_decoded(value),
            _ if ADDRESSES.contains(&name) => {
                let blank = text.len() - text.trim_start().len();
                let scheme = text.get(blank..blank + "javascript:".len());
                if scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript:")) {
                    self.push_decoded(value.start + blank + "javascript:".len()..value.end);
                }
            }
            _ => {}
        }
    }

    /// The content of an element up to its end tag, which is passed.
    fn raw(&mut self, name: &str) -> Range<usize> {
        let start = self.at;
        loop {
            let Some(found) = self.rest().find("</") else {
                self.at = self.text.len();
                return start..self.at;
            };
            self.at += found;
            let end = self.at;
            self.at += 2;
            let candidate = self.rest().get(..name.len());
            if candidate.is_some_and(|candidate| candidate.eq_ignore_ascii_case(name)) {
                self.pass(">");
                return start..end;
            }
        }
    }

    fn is_blank(&self, range: &Range<usize>) -> bool {
        let text = self.text.get(range.clone()).unwrap_or_default();
        text.trim().is_empty()
    }

    fn push_script(&mut self, content: Range<usize>, is_typed: bool) {
        if self.is_blank(&content) {
            return;
        }
        if self.language == Language::Xml {
            let text = self.text.get(content.clone()).unwrap_or_default();
            if !text.contains("<![CDATA[") {
                self.push_decoded(content);
                return;
            }
        }
        let script = match is_typed {
            true => &mut self.typed,
            false => &mut self.plain,
        };
        let marks: &[&str] = match self.language {
            Language::Php => &["<?"],
            Language::Xml => &["<![CDATA[", "]]>"],
            _ => &[],
        };
        let mut at = content.start;
        while let Some(text) = self.text.get(at..content.end) {
            let next = marks
                .iter()
                .filter_map(|mark| Some((text.find(mark)?, mark)));
            let Some((found, mark)) = next.min() else {
                script.push_verbatim(self.text, at..content.end);
                break;
            };
            script.push_verbatim(self.text, at..at + found);
            at += found + mark.len();
            if *mark == "<?" {
                // What is put in when the page is made is some value of the program.
                script.push_made("0", at);
                let inner = self.text.get(at..content.end).unwrap_or_default();
                at += inner.find("?>").map_or(inner.len(), |end| end + 2);
            }
        }
        script.push_made("\n;\n", content.end);
    }

    /// A value in which characters may be written as references: `&quot;`.
    fn push_decoded(&mut self, value: Range<usize>) {
        if self.is_blank(&value) {
            return;
        }
        let mut at = value.start;
        while let Some(text) = self.text.get(at..value.end) {
            let found = text.find('&').unwrap_or(text.len());
            self.plain.push_verbatim(self.text, at..at + found);
            at += found;
            let Some(rest) = self.text.get(at..value.end).filter(|rest| !rest.is_empty()) else {
                break;
            };
            match reference(rest) {
                Some((character, length)) => {
                    let mut buffer = [0; 4];
                    self.plain.push_made(character.encode_utf8(&mut buffer), at);
                    at += length;
                }
                None => {
                    self.plain.push_verbatim(self.text, at..at + 1);
                    at += 1;
                }
            }
        }
        self.plain.push_made("\n;\n", value.end);
    }
}

/// The character that a reference at the start of a text stands for, and how
/// long it is.
fn reference(text: &str) -> Option<(char, usize)> {
    let window = text.as_bytes().get(..LONGEST_REFERENCE.min(text.len()))?;
    let end = memchr::memchr(b';', window)?;
    let name = text.get(1..end)?;
    let character = match name {
        "quot" => '"',
        "apos" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "lpar" => '(',
        "rpar" => ')',
        "colon" => ':',
        "semi" => ';',
        "period" => '.',
        "comma" => ',',
        "NewLine" => '\n',
        "Tab" => '\t',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: Language, text: &str) -> Vec<VirtualFile> {
        scripts(&SourceFile::from_text("page", Some(language), text))
    }

    /// The scripts, with the pieces that end each of them left out.
    fn texts(language: Language, text: &str) -> Vec<(Language, String)> {
        of(language, text)
            .into_iter()
            .map(|script| {
                let language = script.file.language.unwrap_or(Language::Json);
                let pieces: Vec<&str> = script.file.text.split("\n;\n").collect();
                (language, pieces.join("|"))
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, scripts: &str) {
        let expected = match scripts {
            "" => Vec::new(),
            scripts => vec![(Language::JavaScript, scripts.to_owned())],
        };
        assert_eq!(texts(Language::Html, text), expected, "{text}");
    }

    #[test]
    fn scripts_handlers_and_addresses_are_programs() {
        check("<p><script>f()</script><SCRIPT >g()</SCRIPT\n>", "f()|g()|");
        check("<a onclick='f()' href=\"x\">", "f()|");
        check("<a OnClick = f()>", "f()|");
        check(
            "<a href=' JavaScript:f(&quot;a&#39;&#x62;&quot;)'>",
            "f(\"a'b\")|",
        );
        check("<script type=module>f()</script>", "f()|");
        check("<script src=x.js></script>", "");
        check("<p on=x one=\"\">text f()</p>", "");
        check("<script>f()", "f()|");
    }

    #[test]
    fn what_only_looks_like_a_script_is_none() {
        check("<!-- <script>f()</script> -->", "");
        check("<textarea><script>f()</script></textarea>", "");
        check("<title><a onclick=f()></title>", "");
        check("<script type='application/json'>{}</script>", "");
        check("<script type='text/template'><a onclick=f()></script>", "");
        check(
            "<script>a = '<a onclick=\"f()\">'</script>",
            "a = '<a onclick=\"f()\">'|",
        );
        check("a < b", "");
        check("<", "");
        check("<a onclick=\"", "");
    }

    #[test]
    fn a_script_in_another_language_is_a_file_of_its_own() {
        assert_eq!(
            texts(
                Language::Html,
                "<script lang=ts>a as b</script><script>c</script>"
            ),
            [
                (Language::JavaScript, "c|".to_owned()),
                (Language::TypeScript, "a as b|".to_owned()),
            ]
        );
    }

    #[test]
    fn xml_has_references_and_sections() {
        let check = |text: &str, script: &str| {
            let expected = [(Language::JavaScript, script.to_owned())];
            assert_eq!(texts(Language::Xml, text), expected, "{text}");
        };
        check("<svg><script>a &lt; b</script></svg>", "a < b|");
        check(
            "<svg><svg:script><![CDATA[a < b]]></svg:script></svg>",
            "a < b|",
        );
        check("<svg onload='f()'><script/><p>text</p></svg>", "f()|");
    }

    #[test]
    fn what_php_puts_in_is_a_value() {
        let text = "<?php if ($a < 1) { ?><script>f(<?= $b ?>, 1)</script><?php } ?>";
        let expected = [(Language::JavaScript, "f(0, 1)|".to_owned())];
        assert_eq!(texts(Language::Php, text), expected);
        assert!(of(Language::Php, "<?php echo '<script>f()</script>';").is_empty());
    }

    #[test]
    fn places_are_those_of_the_page() {
        let text = "<p>\n<a onclick=\"f(&quot;a&quot;)\">";
        let [script] = &of(Language::Html, text)[..] else {
            panic!("one script");
        };
        let start = script.file.text.find("f(").unwrap();
        let end = script.file.text.find(')').unwrap() + 1;
        let offset = |offset: usize| u32::try_from(offset).unwrap();
        let outer = script.outer(crate::Span::new(offset(start), offset(end)));
        assert_eq!(
            &text[outer.start as usize..outer.end as usize],
            "f(&quot;a&quot;)"
        );
    }

    #[test]
    fn hostile_pages_end() {
        let open = "<a onclick=\"".repeat(20_000);
        assert!(of(Language::Html, &open).len() <= 1);
        assert!(of(Language::Html, &"<script></".repeat(20_000)).len() <= 1);
        assert!(of(Language::Html, &"<!--".repeat(20_000)).is_empty());
        assert!(of(Language::Php, &"<script><?".repeat(20_000)).len() <= 1);
    }
}
