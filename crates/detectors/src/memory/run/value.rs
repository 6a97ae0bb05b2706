//! What an expression may be: a range of numbers, or where it points to.

use laocoon_syntax::NodeId;

use super::state::ObjectId;

/// Numbers beyond this are not told apart.
const FAR: i128 = 1 << 100;

/// The numbers from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: i128,
    pub(super) high: i128,
}

impl Range {
    /// Any number.
    pub(super) const ALL: Self = Self {
        low: -FAR,
        high: FAR,
    };

    pub(super) fn new(low: i128, high: i128) -> Self {
        Self {
            low: low.max(-FAR),
            high: high.min(FAR),
        }
    }

    /// One number.
    pub(super) fn exact(number: i128) -> Self {
        Self::new(number, number)
    }

    /// The one number that it is.
    pub(super) fn only(self) -> Option<i128> {
        (self.low == self.high).then_some(self.low)
    }

    pub(super) fn holds(self, number: i128) -> bool {
        (self.low..=self.high).contains(&number)
    }

    /// Both.
    pub(super) fn join(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }

    /// What is in both, if anything is.
    pub(super) fn meet(self, other: Self) -> Option<Self> {
        let met = Self::new(self.low.max(other.low), self.high.min(other.high));
        (met.low <= met.high).then_some(met)
    }

    /// What an operator makes of numbers of two ranges, without a width.
    pub(super) fn operate(self, operator: &str, other: Self) -> Self {
        let corners = |operate: fn(i128, i128) -> Option<i128>| {
            let all = [
                operate(self.low, other.low),
                operate(self.low, other.high),
                operate(self.high, other.low),
                operate(self.high, other.high),
            ];
            let mut whole: Option<Self> = None;
            for one in all {
                let Some(one) = one else { return Self::ALL };
                let one = Self::exact(one);
                whole = Some(whole.map_or(one, |known| known.join(one)));
            }
            whole.unwrap_or(Self::ALL)
        };
        match operator {
            "+" => Self::new(self.low + other.low, self.high + other.high),
            "-" => Self::new(self.low - other.high, self.high - other.low),
            "*" => corners(i128::checked_mul),
            "/" if !other.holds(0) => corners(i128::checked_div),
            "%" if other.low > 0 => {
                let most = other.high - 1;
                let low = if self.low >= 0 { 0 } else { -most };
                match self.meet(Self::new(0, other.low - 1)) {
                    Some(same) if same == self => self,
                    _ => Self::new(low, most.min(self.high.max(0))),
                }
            }
            "<<" if other.low >= 0 && other.high < 64 => {
                corners(|a, b| a.checked_mul(1i128.checked_shl(u32::try_from(b).ok()?)?))
            }
            ">>" if other.low >= 0 && other.high < 100 => corners(|a, b| Some(a >> b)),
            "&" => match (other.low >= 0, self.low >= 0) {
                (true, true) => Self::new(0, self.high.min(other.high)),
                (true, false) => Self::new(0, other.high),
                (false, true) => Self::new(0, self.high),
                _ => Self::ALL,
            },
            "|" | "^" => match (self.only(), other.only()) {
                (Some(a), Some(b)) => Self::exact(if operator == "|" { a | b } else { a ^ b }),
                _ => Self::ALL,
            },
            _ => Self::ALL,
        }
    }

    /// Whether a comparison is certain to hold, or not to.
    pub(super) fn compare(self, operator: &str, other: Self) -> Option<bool> {
        let less = |strict: bool, a: Self, b: Self| {
            if a.high < b.low || !strict && a.high <= b.low {
                Some(true)
            } else if a.low > b.high || strict && a.low >= b.high {
                Some(false)
            } else {
                None
            }
        };
        match operator {
            "<" => less(true, self, other),
            "<=" => less(false, self, other),
            ">" => less(true, other, self),
            ">=" => less(false, other, self),
            "==" | "!=" => {
                let same = match (self.only(), other.only()) {
                    (Some(a), Some(b)) => Some(a == b),
                    _ if self.meet(other).is_none() => Some(false),
                    _ => None,
                };
                same.map(|same| same == (operator == "=="))
            }
            _ => None,
        }
    }

    /// What of it can be where a comparison with a range holds.
    pub(super) fn where_holds(self, operator: &str, other: Self) -> Option<Self> {
        match operator {
            "<" => self.meet(Self::new(-FAR, other.high - 1)),
            "<=" => self.meet(Self::new(-FAR, other.high)),
            ">" => self.meet(Self::new(other.low + 1, FAR)),
            ">=" => self.meet(Self::new(other.low, FAR)),
            "==" => self.meet(other),
            "!=" => match other.only() {
                Some(not) if self.only() == Some(not) => None,
                Some(not) if self.low == not => Some(Self::new(self.low + 1, self.high)),
                Some(not) if self.high == not => Some(Self::new(self.low, self.high - 1)),
                _ => Some(self),
            },
            _ => Some(self),
        }
    }
}

/// Where something comes from, and how it was made: one bit each.
pub(super) mod trust {
    /// From outside of the program.
    pub(in super::super) const INPUT: u8 = 1;
    /// From whoever calls a function that nobody in the file calls.
    pub(in super::super) const PARAMETER: u8 = 2;
    /// By chance.
    pub(in super::super) const RANDOM: u8 = 4;
    /// Put together from several parts.
    pub(in super::super) const COMPOSED: u8 = 8;
    /// A variable that was never given anything.
    pub(in super::super) const UNSET: u8 = 16;
    /// A comparison on the way says that it is this one number.
    pub(in super::super) const NARROWED: u8 = 32;
    /// Not taken from a range that anybody looked at.
    pub(in super::super) const STRANGE: u8 = INPUT | PARAMETER;
}

/// What was looked at in a text: one bit each.
pub(super) mod checks {
    /// That only some characters are in it.
    pub(in super::super) const CHARACTERS: u8 = 1;
    /// That it does not lead upwards.
    pub(in super::super) const DOTS: u8 = 2;
    /// It is a path without links and dots.
    pub(in super::super) const RESOLVED: u8 = 4;
    /// That it begins with something.
    pub(in super::super) const PREFIX: u8 = 8;
    /// That it has no quotes.
    pub(in super::super) const QUOTES: u8 = 16;
}

/// What is known of a pointer that points to nothing that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Null {
    Unknown,
    /// It is not null, and not zero.
    Never,
    /// It is null, since here.
    Always(NodeId),
}

/// What a pointer points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) object: ObjectId,
    /// How far from its beginning, in bytes.
    pub(super) offset: Range,
}

/// The value of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) range: Range,
    pub(super) target: Option<Target>,
    pub(super) null: Null,
    pub(super) trust: u8,
    pub(super) checks: u8,
    /// The text that it is a character of.
    pub(super) part_of: Option<ObjectId>,
    /// Where it comes from, if from outside.
    pub(super) from: Option<NodeId>,
}

impl Value {
    /// Anything.
    pub(super) const UNKNOWN: Self = Self {
        range: Range::ALL,
        target: None,
        null: Null::Unknown,
        trust: 0,
        checks: 0,
        part_of: None,
        from: None,
    };

    pub(super) fn number(range: Range) -> Self {
        Self {
            range,
            ..Self::UNKNOWN
        }
    }

    pub(super) fn exact(number: i128) -> Self {
        Self::number(Range::exact(number))
    }

    /// Null, since here.
    pub(super) fn null(at: NodeId) -> Self {
        Self {
            range: Range::exact(0),
            null: Null::Always(at),
            ..Self::UNKNOWN
        }
    }

    pub(super) fn pointer(object: ObjectId) -> Self {
        let target = Target {
            object,
            offset: Range::exact(0),
        };
        Self {
            target: Some(target),
            ..Self::UNKNOWN
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self.null, Null::Always(_)) && self.target.is_none()
    }

    /// One or the other.
    pub(super) fn join(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        let target = match (self.target, other.target) {
            (Some(a), Some(b)) if a.object == b.object => Some(Target {
                object: a.object,
                offset: a.offset.join(b.offset),
            }),
            _ => None,
        };
        Self {
            range: self.range.join(other.range),
            target,
            null: match (self.null, other.null) {
                (Null::Always(at), Null::Always(_)) => Null::Always(at),
                (Null::Never, Null::Never) => Null::Never,
                _ => Null::Unknown,
            },
            trust: (self.trust | other.trust) & !trust::UNSET,
            checks: self.checks & other.checks,
            part_of: if self.part_of == other.part_of {
                self.part_of
            } else {
                None
            },
            from: self.from.or(other.from),
        }
    }
}
