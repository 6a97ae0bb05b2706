//! Which program this is.

use std::time::UNIX_EPOCH;

/// Says which program this is: a program that was built anew may read, compile
/// or keep rules in another way, whether its version has changed or not.
/// `None` when that cannot be found out.
pub(crate) fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let metadata = path.metadata().ok()?;
    let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!(
        "{} {} {} {}",
        env!("CARGO_PKG_VERSION"),
        path.display(),
        metadata.len(),
        modified.as_nanos()
    ))
}
