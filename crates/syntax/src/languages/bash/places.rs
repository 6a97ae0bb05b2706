//! Quotes and substitutions, followed through a text without a parser.

/// What one place is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Commands,
    /// Round brackets, those of `$( )` among them.
    Brackets,
    /// Double round brackets, in which lines end nothing; one for each of the two.
    Arithmetic,
    Backquotes,
    DoubleQuotes,
}

/// What the place reached is in, outermost first.
#[derive(Default)]
pub(super) struct Places(Vec<Place>);

impl Places {
    fn innermost(&self) -> Place {
        self.0.last().copied().unwrap_or(Place::Commands)
    }

    /// Whether in double quotes.
    pub(super) fn is_quoted(&self) -> bool {
        self.innermost() == Place::DoubleQuotes
    }

    /// Whether in no quotes and no brackets.
    pub(super) fn is_outermost(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether commands stand here.
    pub(super) fn are_commands(&self) -> bool {
        !matches!(self.innermost(), Place::DoubleQuotes | Place::Arithmetic)
    }

    /// Passes what `rest` begins with, one character or more, and says how
    /// many bytes that is.
    pub(super) fn pass(&mut self, rest: &str) -> usize {
        let mut characters = rest.char_indices();
        let Some((_, first)) = characters.next() else {
            return 0;
        };
        let place = self.innermost();
        let quoted = place == Place::DoubleQuotes;
        match first {
            '\\' => {
                return characters
                    .next()
                    .map_or(1, |(index, c)| index + c.len_utf8());
            }
            '\'' if !quoted => return rest[1..].find('\'').map_or(rest.len(), |end| end + 2),
            '$' if rest.starts_with("$((") => {
                self.0.extend([Place::Arithmetic; 2]);
                return 3;
            }
            '$' if rest.starts_with("$(") => {
                self.0.push(Place::Brackets);
                return 2;
            }
            '$' if rest.starts_with("$'") && !quoted => return ansi_c_length(rest),
            '"' if quoted => {
                self.0.pop();
            }
            '"' => self.0.push(Place::DoubleQuotes),
            '`' if place == Place::Backquotes => {
                self.0.pop();
            }
            '`' => self.0.push(Place::Backquotes),
            '(' if !quoted && rest.starts_with("((") => {
                self.0.extend([Place::Arithmetic; 2]);
                return 2;
            }
            '(' if !quoted => self.0.push(Place::Brackets),
            ')' if matches!(place, Place::Brackets | Place::Arithmetic) => {
                self.0.pop();
            }
            _ => {}
        }
        first.len_utf8()
    }
}

/// The length of `$'...'`, in which a backslash hides a quote.
fn ansi_c_length(rest: &str) -> usize {
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(2) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\'' => return index + 1,
            _ => {}
        }
    }
    rest.len()
}
