//! Ctrl-C: the process ends at once, but not in the middle of replacing a file.

use std::io::{self, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What shells report for a process that an interrupt ended.
const STATUS: i32 = 130;

/// Held while a file is put in its place.
static REPLACING: Mutex<()> = Mutex::new(());

/// From now on an interrupt is said on standard error and ends the process
/// with status 130. Whatever threads were doing ends with it.
pub(crate) fn handle() {
    let outcome = ctrlc::set_handler(|| {
        let _replacing = hold();
        let _ = writeln!(io::stderr(), "interrupted");
        #[expect(
            clippy::exit,
            reason = "threads that are busy cannot be asked to return"
        )]
        std::process::exit(STATUS);
    });
    // Without a handler an interrupt still ends the process, only less politely.
    drop(outcome);
}

/// While the guard lives, an interrupt waits.
pub(crate) fn hold() -> MutexGuard<'static, ()> {
    REPLACING.lock().unwrap_or_else(PoisonError::into_inner)
}
