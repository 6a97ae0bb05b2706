//! Tells texts that look random, as secrets do, from texts that look written.
//!
//! The information of a text is estimated from how surprising each of its
//! sequences of three letters is in English. Random-looking is what holds many
//! bits, both altogether and for each character.
//!
//! The measure is the reference's; the table of letters behind it is our own
//! (`trigrams.txt` says how it was estimated), so that texts at the very edge
//! can be judged differently: 12 of 519 did when they were compared.

use std::sync::LazyLock;

/// Bits for any byte that is not a letter: one out of 62 letters and digits.
const OTHER_BITS: f64 = 5.954_196_310_386_875;

/// A text with more bits than this, and more for each of its bytes' 8 bits than
/// the share below, looks random.
const MINIMUM_BITS: f64 = 64.0;
const MINIMUM_SHARE: f64 = 0.6;

/// How often the letters A to Z are met in English text: the usual table.
const LETTER_PERCENT: [f64; 26] = [
    8.167, 1.492, 2.782, 4.253, 12.702, 2.228, 2.015, 6.094, 6.966, 0.153, 0.772, 4.025, 2.406,
    6.749, 7.507, 1.929, 0.095, 5.987, 6.327, 9.056, 2.758, 0.978, 2.360, 0.150, 1.974, 0.074,
];

/// Bits of letters and of sequences of three.
struct Table {
    letters: [f64; 26],
    sequences: Vec<f64>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read_table(include_str!("trigrams.txt")));

fn read_table(text: &str) -> Table {
    let mut table = Table {
        letters: LETTER_PERCENT.map(|percent| (100.0 / percent).log2()),
        sequences: vec![3.0 * OTHER_BITS; 26 * 26 * 26],
    };
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, digits)) = line.split_once(' ') else {
            continue;
        };
        let mut values = digits.trim().as_bytes().chunks(2).map(|pair| {
            let eighths = std::str::from_utf8(pair)
                .ok()
                .and_then(|pair| u8::from_str_radix(pair, 16).ok());
            f64::from(eighths.unwrap_or(u8::MAX)) / 8.0
        });
        let row = match name.as_bytes() {
            [first, second] => match (letter(*first), letter(*second)) {
                (Some(first), Some(second)) => {
                    let start = (first * 26 + second) * 26;
                    &mut table.sequences[start..start + 26]
                }
                _ => continue,
            },
            _ => continue,
        };
        for (place, value) in row.iter_mut().zip(&mut values) {
            *place = value;
        }
    }
    table
}

/// A letter's place in the alphabet, whatever its case.
fn letter(byte: u8) -> Option<usize> {
    let upper = byte.to_ascii_uppercase();
    upper
        .is_ascii_uppercase()
        .then(|| usize::from(upper - b'A'))
}

impl Table {
    fn byte(&self, byte: u8) -> f64 {
        match letter(byte) {
            Some(letter) => self.letters[letter],
            None => OTHER_BITS,
        }
    }

    fn three(&self, bytes: &[u8]) -> f64 {
        let [first, second, third] = bytes else {
            return 0.0;
        };
        match (letter(*first), letter(*second), letter(*third)) {
            (Some(first), Some(second), Some(third)) => {
                self.sequences[(first * 26 + second) * 26 + third]
            }
            _ => self.byte(*first) + self.byte(*second) + self.byte(*third),
        }
    }
}

/// The estimated information of `text`, in bits. A single character repeated
/// counts as one bit.
pub fn entropy_bits(text: &str) -> f64 {
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else {
        return 0.0;
    };
    if bytes.iter().all(|byte| byte == first) {
        return 1.0;
    }
    let table = &*TABLE;
    // Each byte begins a sequence of three that overlaps two others, except
    // for the last two bytes, whose sequences are shorter.
    let mut bits: f64 = bytes
        .windows(3)
        .map(|window| table.three(window) / 3.0)
        .sum();
    if let [.., before, last] = bytes {
        bits += f64::midpoint(table.byte(*before), table.byte(*last));
    }
    if let Some(last) = bytes.last() {
        bits += table.byte(*last);
    }
    bits
}

/// Whether `text` looks random.
pub fn has_high_entropy(text: &str) -> bool {
    let bits = entropy_bits(text);
    // Long texts are as good as any: what counts is the share.
    let length = f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX));
    bits > MINIMUM_BITS && bits / (8.0 * length) > MINIMUM_SHARE
}
