//! Which popular package a name is nearly that of.
//!
//! Popular names are kept by their *letters*, without separators and scope
//! marks. Every way to mistake or to imitate a name is undone, and what comes
//! out is looked up; so the time goes by the length of the name, not by the
//! list.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::names::{Standing, normal, popular, standing};
use super::requirement::Ecosystem;
use crate::text::homoglyph::ascii_skeleton;

/// Names with fewer letters are near too many others.
const MIN_LETTERS: usize = 5;
/// The part behind a scope says so little if it is shorter.
const MIN_LETTERS_WITHOUT_SCOPE: usize = 9;
/// No popular name has more letters than one less (67, of npm).
const MAX_LETTERS: usize = 68;

/// The rows of the usual keyboard.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Words that people put before or behind a name, and that say nothing of what
/// the package is.
const AFFIXES: [&str; 17] = [
    "python", "python2", "python3", "py", "py2", "py3", "pip", "node", "nodejs", "js", "npm",
    "lib", "library", "official", "package", "module", "pkg",
];

/// A popular name, and how the given one differs from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) popular: &'static str,
    pub(super) how: How,
}

/// How a name differs from a popular one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Alphabet,
    Digits,
    Separator,
    Swapped,
    Doubled,
    TooMany,
    Missing,
    Replaced,
    Scope,
    Order,
    Affix,
}

impl How {
    /// Continues "differs only".
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Alphabet => "by a letter of another alphabet",
            Self::Digits => "by digits that look like letters",
            Self::Separator => "by a separator",
            Self::Swapped => "by two letters that are swapped",
            Self::Doubled => "by a letter that is doubled",
            Self::TooMany => "by a letter too many",
            Self::Missing => "by a letter that is missing",
            Self::Replaced => "by a letter that looks alike or lies beside it on the keyboard",
            Self::Scope => "by its scope",
            Self::Order => "by the order of its words",
            Self::Affix => "by a word that says nothing",
        }
    }

    /// Whether it is a slip of the hand or of the eye, and not another way to
    /// name things.
    pub(super) fn is_slip(self) -> bool {
        !matches!(self, Self::Scope | Self::Order | Self::Affix)
    }
}

/// All names that a name could be by one slip.
type Undo = fn(&str) -> Vec<String>;

const SLIPS: [(How, Undo); 6] = [
    (How::Digits, without_digits),
    (How::Swapped, swapped),
    (How::Doubled, undoubled),
    (How::TooMany, shortened),
    (How::Missing, lengthened),
    (How::Replaced, replaced),
];

/// The popular names of an ecosystem.
#[derive(Default)]
struct Index {
    /// By their letters.
    letters: FxHashMap<String, &'static str>,
    /// By their words in order, of those with several.
    words: FxHashMap<String, &'static str>,
    /// By what is behind the scope.
    unscoped: FxHashMap<&'static str, &'static str>,
}

static PYTHON: LazyLock<Index> = LazyLock::new(|| Index::of(Ecosystem::Python));
static NPM: LazyLock<Index> = LazyLock::new(|| Index::of(Ecosystem::Npm));

impl Index {
    fn of(ecosystem: Ecosystem) -> Self {
        let mut index = Self::default();
        for name in popular(ecosystem) {
            index.letters.entry(letters(name)).or_insert(name);
            let words = words(name);
            if words.len() > 1 {
                index.words.entry(sorted(words)).or_insert(name);
            }
            if let Some((_, part)) = name.split_once('/') {
                index.unscoped.entry(part).or_insert(name);
            }
        }
        index
    }

    fn get(&self, letters: &str) -> Option<&'static str> {
        self.letters.get(letters).copied()
    }
}

/// The popular name that this one is near, if it is not used itself.
pub(super) fn popular_near(ecosystem: Ecosystem, name: &str) -> Option<Near> {
    let index: &Index = match ecosystem {
        Ecosystem::Python => &PYTHON,
        Ecosystem::Npm => &NPM,
        _ => return None,
    };
    let name = normal(ecosystem, name);
    let standing = standing(ecosystem, &name);
    if matches!(standing, Standing::Common | Standing::Popular) || name.len() > 2 * MAX_LETTERS {
        return None;
    }
    if !name.is_ascii() {
        let plain = ascii_skeleton(&name)?;
        let popular = index.get(&letters(&plain))?;
        return Some(Near {
            popular,
            how: How::Alphabet,
        });
    }
    let own = letters(&name);
    if own.len() < MIN_LETTERS || own.len() > MAX_LETTERS {
        return None;
    }
    let same = index.get(&own).map(|popular| Near {
        popular,
        how: if popular.contains('/') != name.contains('/') {
            How::Scope
        } else {
            How::Separator
        },
    });
    let slip = || {
        SLIPS.iter().find_map(|(how, undo)| {
            let mut others = undo(&own).into_iter();
            let popular = others.find_map(|other| index.get(&other))?;
            Some(Near { popular, how: *how })
        })
    };
    let near = same.or_else(slip).or_else(|| renamed(index, &name))?;
    // Nobody but its owner can register names in a scope.
    let scope = |name: &str| name.split_once('/').map(|(scope, _)| scope.to_owned());
    if scope(&name).is_some() && scope(&name) == scope(near.popular) {
        return None;
    }
    // A successor that is there: `httpx2`.
    let is_successor = near.how == How::Affix && name.ends_with(|c: char| c.is_ascii_digit());
    (!is_successor || standing == Standing::Unlisted).then_some(near)
}

/// Other ways to name a popular package: its words in another order, with or
/// without a word that says nothing, without its scope.
fn renamed(index: &Index, name: &str) -> Option<Near> {
    let near = |popular: &'static str, how| Some(Near { popular, how });
    let parts = words(name);
    // In a scope the words are its owner's.
    if !name.contains('/')
        && let Some(popular) = index.words.get(&sorted(parts.clone()))
    {
        return near(popular, How::Order);
    }
    let is_affix = |word: &str| AFFIXES.contains(&word);
    let rest: Vec<&str> = parts.iter().copied().filter(|w| !is_affix(w)).collect();
    if rest.len() < parts.len() && !name.contains('/') {
        let rest = rest.concat();
        if rest.len() >= MIN_LETTERS
            && let Some(popular) = index.get(&rest)
        {
            return near(popular, How::Affix);
        }
    }
    if !name.contains('/') {
        let whole = letters(name);
        let with = ["python", "py", "node", "js"]
            .into_iter()
            .find_map(|affix| {
                let before = index.get(&format!("{affix}{whole}"));
                before.or_else(|| index.get(&format!("{whole}{affix}")))
            });
        // `requests2`, `requests-3`
        let version = whole.trim_end_matches(|c: char| c.is_ascii_digit());
        let version = (version.len() < whole.len() && version.len() >= MIN_LETTERS)
            .then(|| index.get(version))
            .flatten();
        if let Some(popular) = with.or(version) {
            return near(popular, How::Affix);
        }
        if name.len() >= MIN_LETTERS_WITHOUT_SCOPE
            && name.contains('-')
            && let Some(popular) = index.unscoped.get(name)
        {
            return near(popular, How::Scope);
        }
    }
    None
}

fn letters(name: &str) -> String {
    name.chars()
        .filter(|letter| !"-_./@".contains(*letter))
        .collect()
}

fn words(name: &str) -> Vec<&str> {
    name.split(['-', '_', '.', '/', '@'])
        .filter(|word| !word.is_empty())
        .collect()
}

fn sorted(mut words: Vec<&str>) -> String {
    words.sort_unstable();
    words.join("-")
}

/// What the digits look like.
fn without_digits(name: &str) -> Vec<String> {
    let read = |one: char| {
        name.chars()
            .map(|letter| match letter {
                '0' => 'o',
                '1' => one,
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '7' => 't',
                letter => letter,
            })
            .collect()
    };
    if name.bytes().any(|byte| byte.is_ascii_digit()) {
        vec![read('l'), read('i')]
    } else {
        Vec::new()
    }
}

fn swapped(name: &str) -> Vec<String> {
    let bytes = name.as_bytes();
    let swap = |at: usize| {
        let mut other = bytes.to_vec();
        other.swap(at - 1, at);
        String::from_utf8(other).ok()
    };
    (1..bytes.len()).filter_map(swap).collect()
}

fn without(name: &str, at: usize) -> String {
    format!("{}{}", &name[..at], &name[at + 1..])
}

fn undoubled(name: &str) -> Vec<String> {
    let bytes = name.as_bytes();
    (1..name.len())
        .filter(|at| bytes[at - 1] == bytes[*at])
        .map(|at| without(name, at))
        .collect()
}

fn shortened(name: &str) -> Vec<String> {
    // A number at the end is a version, not a slip.
    let is_version = |at: usize| at + 1 == name.len() && name.as_bytes()[at].is_ascii_digit();
    (0..name.len())
        .filter(|at| !is_version(*at))
        .map(|at| without(name, at))
        .collect()
}

fn lengthened(name: &str) -> Vec<String> {
    let add = |at: usize, letter: char| format!("{}{letter}{}", &name[..at], &name[at..]);
    (0..=name.len())
        .flat_map(|at| ('a'..='z').map(move |letter| add(at, letter)))
        .collect()
}

fn replaced(name: &str) -> Vec<String> {
    let mut others = vec![
        name.replace("rn", "m"),
        name.replace("vv", "w"),
        name.replace("cl", "d"),
    ];
    others.retain(|other| other != name);
    for (at, letter) in name.char_indices() {
        let alike = match letter {
            'o' => "0aeu",
            'l' => "1i",
            'i' => "l1ye",
            'a' => "eo",
            'e' => "aio",
            'u' => "ov",
            'v' => "u",
            'y' => "i",
            's' => "z5c",
            'z' => "s",
            'c' => "ks",
            'k' => "c",
            'b' => "d",
            'd' => "b",
            _ => "",
        };
        let put = |new: char| format!("{}{new}{}", &name[..at], &name[at + 1..]);
        others.extend(alike.chars().chain(beside(letter)).map(put));
    }
    others
}

/// The keys on both sides of this one.
fn beside(letter: char) -> impl Iterator<Item = char> {
    let row = KEYS.into_iter().find(|row| row.contains(letter));
    let row: Vec<char> = row.unwrap_or_default().chars().collect();
    let at = row.iter().position(|key| *key == letter);
    let before = at.and_then(|at| row.get(at.checked_sub(1)?).copied());
    let after = at.and_then(|at| row.get(at + 1).copied());
    before.into_iter().chain(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ecosystem: Ecosystem, name: &str, expected: Option<(&str, How)>) {
        let near = popular_near(ecosystem, name);
        assert_eq!(near.map(|n| (n.popular, n.how)), expected, "{name}");
    }

    #[test]
    fn slips_of_the_hand_and_of_the_eye_are_undone() {
        let python = |name, popular, how| check(Ecosystem::Python, name, Some((popular, how)));
        python("reqeusts", "requests", How::Swapped);
        python("requestss", "requests", How::Doubled);
        python("reequests", "requests", How::Doubled);
        python("reqvests", "requests", How::Replaced);
        python("pandaas", "pandas", How::Doubled);
        python("sqlalchmy", "sqlalchemy", How::Missing);
        python("djang0", "django", How::Digits);
        python("r3qu3sts", "requests", How::Digits);
        python("nurnpy", "numpy", How::Replaced);
        python("crypt\u{43e}graphy", "cryptography", How::Alphabet);
        python("djagno-rest-framework", "djangorestframework", How::Swapped);
        let npm = |name, popular, how| check(Ecosystem::Npm, name, Some((popular, how)));
        npm("@bable/core", "@babel/core", How::Swapped);
        npm("@typess/node", "@types/node", How::Doubled);
        npm("lodahs", "lodash", How::Swapped);
    }

    #[test]
    fn other_ways_to_name_a_package_are_no_slips() {
        check(
            Ecosystem::Npm,
            "vitejs-plugin-react",
            Some(("@vitejs/plugin-react", How::Scope)),
        );
        assert!(!How::Scope.is_slip());
        let order = Some(("beautifulsoup4", How::Affix));
        check(Ecosystem::Python, "python-beautifulsoup4", order);
    }

    #[test]
    fn the_order_of_words_means_nothing_in_a_scope() {
        let order = Some(("python-dateutil", How::Order));
        check(Ecosystem::Python, "dateutil-python", order);
        check(Ecosystem::Npm, "@stylelint/prettier-config", None);
    }

    #[test]
    fn no_popular_name_is_longer() {
        for ecosystem in [Ecosystem::Python, Ecosystem::Npm] {
            let longest = popular(ecosystem).map(|name| letters(name).len()).max();
            assert!(longest < Some(MAX_LETTERS), "{longest:?}");
        }
    }

    #[test]
    fn names_that_are_used_are_near_nothing() {
        for name in ["requests", "httpx2", "boto", "urllib3", "pytest-mock"] {
            check(Ecosystem::Python, name, None);
        }
        for name in ["preact", "lodash.merge", "@types/node", "express"] {
            check(Ecosystem::Npm, name, None);
        }
        // Too short, no list, too long.
        check(Ecosystem::Python, "numy", None);
        check(Ecosystem::Go, "reqeusts", None);
        check(Ecosystem::Python, &"requests".repeat(100), None);
    }
}
