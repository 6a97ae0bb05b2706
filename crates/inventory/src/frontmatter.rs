//! What a Markdown file says of itself between two lines `---`.

use crate::settings::{self, Entry};

/// The settings at the top of a Markdown file, or none.
pub(crate) fn read(text: &str) -> Vec<Entry> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return Vec::new();
    };
    let mut end = first.len();
    for line in lines {
        if line.trim_end() == "---" {
            // Offsets stay those of the file.
            return settings::read("x.yaml", text.get(..end).unwrap_or_default());
        }
        end += line.len();
    }
    Vec::new()
}

/// The value of a key, with the lines of a text of several.
pub(crate) fn value<'a>(entries: &'a [Entry], key: &str) -> Option<&'a str> {
    let entry = entries.iter().find(|entry| entry.path == key)?;
    Some(&entry.value)
}

/// All values of a key, whether they are a list or one text with commas.
pub(crate) fn values<'a>(entries: &'a [Entry], key: &str) -> Vec<&'a str> {
    let list = format!("{key}[]");
    let values = entries
        .iter()
        .filter(|entry| entry.path == key || entry.path == list);
    let values = values.flat_map(|entry| entry.value.split(','));
    values
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_file_is_read() {
        let entries =
            read("---\nname: review\ntools: Read, Bash\nallowed-tools: [a, b]\n---\nname: x\n");
        assert_eq!(value(&entries, "name"), Some("review"));
        assert_eq!(values(&entries, "tools"), ["Read", "Bash"]);
        assert_eq!(values(&entries, "allowed-tools"), ["a", "b"]);
        assert!(read("# Title\n---\nname: x\n---\n").is_empty());
        assert!(read("---\nname: x\n").is_empty(), "it does not end");
    }
}
