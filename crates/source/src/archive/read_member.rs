//! Reading what is in one member, up to what may be kept of it.

use std::io::{self, Read};

use super::budget::Budget;
use super::kind::leading_kind;
use crate::decode::{SNIFF_BYTES, starts_binary};
use crate::magic::reason_of_binary;
use crate::view::MAX_COMPILED_BYTES;
use crate::{SkipReason, detect_language};

/// What was read of a member.
#[derive(Debug)]
pub(super) enum Content {
    Whole(Vec<u8>),
    /// This much, and then it could not be read on.
    Part(Vec<u8>, SkipReason),
    /// Not kept, for the reason and with what there is to say for people.
    Nothing(SkipReason, Option<String>),
}

/// Reads a member. What is too large to be kept is not read to its end.
pub(super) fn read_member(name: &[u8], reader: &mut dyn Read, budget: &Budget) -> Content {
    let limits = &budget.limits;
    let mut bytes = Vec::new();
    let first = read_up_to(reader, SNIFF_BYTES as u64, &mut bytes);
    let name = String::from_utf8_lossy(name);
    let mut limit = limits.max_file_bytes;
    let mut if_too_large = SkipReason::TooLarge;
    if leading_kind(&bytes).is_some() {
        limit = limit.max(limits.max_nested_bytes);
    } else if detect_language(&name, &bytes).is_none() && starts_binary(&bytes) {
        if_too_large = reason_of_binary(&name, &bytes);
        if if_too_large == SkipReason::CompiledCode {
            limit = limit.max(MAX_COMPILED_BYTES);
        }
    }
    let rest = match first {
        Ok(()) => read_up_to(reader, limit.saturating_add(1), &mut bytes),
        error => error,
    };
    if bytes.len() as u64 > limit {
        let detail =
            (if_too_large == SkipReason::TooLarge).then(|| format!("more than {limit} bytes"));
        return Content::Nothing(if_too_large, detail);
    }
    match rest {
        Ok(()) => Content::Whole(bytes),
        Err(error) => Content::Part(bytes, reason_of_error(&error)),
    }
}

/// Reads until there are so many bytes, or no more.
fn read_up_to(reader: &mut dyn Read, most: u64, bytes: &mut Vec<u8>) -> io::Result<()> {
    let wanted = most.saturating_sub(bytes.len() as u64);
    reader.take(wanted).read_to_end(bytes).map(|_| ())
}

/// Whether what could not be read ends too early or is wrong in itself.
pub(super) fn reason_of_error(error: &io::Error) -> SkipReason {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => SkipReason::Truncated,
        _ => SkipReason::Damaged,
    }
}
