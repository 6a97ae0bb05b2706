//! Which characters are which, as far as the checks need to know.

/// Opens an embedding, an override or an isolate, or closes one.
pub(crate) fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Has no width, and the direction of a right-to-left letter.
pub(crate) fn is_right_to_left_mark(c: char) -> bool {
    matches!(c, '\u{200f}' | '\u{61c}')
}

pub(crate) const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// A letter of a script that is written from right to left.
pub(crate) fn is_right_to_left_letter(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && c.is_alphabetic()
}

/// Leaves no mark on a page and does not reorder others.
pub(crate) fn is_invisible(c: char) -> bool {
    is_variation_selector(c)
        || is_tag(c)
        || is_hangul_filler(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200e}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Picks one of several shapes of the character before it.
pub(crate) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}') || is_mongolian_selector(c)
}

pub(crate) fn is_mongolian_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}')
}

/// A second, invisible ASCII.
pub(crate) fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Stands for a part of a Korean syllable that is not there. Counts as a letter
/// in the names of some programming languages.
pub(crate) fn is_hangul_filler(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{ffa1}'..='\u{ffdc}')
        && !is_hangul_filler(c)
}

/// An emoji, or a sign that may be shown as one.
pub(crate) fn is_pictograph(c: char) -> bool {
    matches!(c,
        '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{27bf}'
        | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Chinese characters, which have variants of shape.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}')
}

/// Signs of mathematics and full-width punctuation, which have variants too.
pub(crate) fn has_variants(c: char) -> bool {
    is_ideograph(c)
        || matches!(c,
            '\u{2200}'..='\u{22ff}' | '\u{2a00}'..='\u{2aff}' | '\u{3000}'..='\u{303f}'
            | '\u{ff00}'..='\u{ff60}' | '\u{1000}'..='\u{109f}' | '\u{a840}'..='\u{a877}')
}

/// A letter of a script whose letters join, so that joiners and non-joiners
/// are part of spelling: from Arabic to Mongolian, and the scripts of India.
pub(crate) fn is_joining_letter(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{1900}'..='\u{1cff}' | '\u{a800}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' | '\u{10a00}'..='\u{10fff}' | '\u{11000}'..='\u{11fff}'
        | '\u{1e900}'..='\u{1e95f}')
        && !is_invisible(c)
        && !is_right_to_left_mark(c)
}

/// A letter of a script that is written without spaces between words.
pub(crate) fn is_unspaced_letter(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}')
        && !is_invisible(c)
}

pub(crate) fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{1800}'..='\u{18af}') && !is_invisible(c)
}

pub(crate) fn is_khmer(c: char) -> bool {
    matches!(c, '\u{1780}'..='\u{17ff}') && !is_invisible(c)
}

pub(crate) fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{5ff}')
}

/// A selector of those that stand for the 256 values of a byte.
pub(crate) fn holds_byte(c: char) -> bool {
    is_variation_selector(c) && !is_mongolian_selector(c)
}

/// How many bytes of tags follow a black flag, if they make it another flag:
/// up to six letters or digits and the tag that ends them.
pub(crate) fn flag_length(rest: &str) -> usize {
    let mut length = 0;
    for (index, c) in rest.chars().take(7).enumerate() {
        length += c.len_utf8();
        match c {
            '\u{e007f}' if index > 0 => return length,
            '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}' => {}
            _ => return 0,
        }
    }
    0
}
