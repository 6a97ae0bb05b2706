//! What is said besides the data, on standard error.
//!
//! Names of files and rules may come from whoever wrote the scanned code, so
//! everything goes through [`visible_line`]: no control character reaches the
//! terminal. Should standard error be closed, there is nobody to tell.

use std::io::{self, Write as _};

use laocoon_report::visible_line;

/// Says that something was not done.
pub(crate) fn error(message: &str) {
    line("error", message);
}

/// Says what is odd, or why an error is one.
pub(crate) fn warning(message: &str) {
    line("warning", message);
}

/// Says what could be done about the message before.
pub(crate) fn help(message: &str) {
    line("help", message);
}

fn line(kind: &str, message: &str) {
    let _ = writeln!(io::stderr(), "{kind}: {}", visible_line(message));
}
