//! The `laocoon` program: arguments in, exit status out.
//!
//! Words: a *command* is a verb on the command line and one file in
//! [`commands`]. Data goes to standard output, everything else to standard
//! error; what the statuses mean is said in [`status`].

mod arguments;
mod cache_place;
mod commands;
mod file_cache;
mod interrupt;
mod inventory;
mod messages;
mod output;
mod pack;
mod pool;
mod program;
mod revision;
mod rule_cache;
mod rule_files;
mod scan;
mod status;
mod suggest;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::Arguments;
use status::Status;

/// Parsing is mostly allocation, in C as well as here: this allocator, put in
/// the place of the C library's too, halves its time. It asks for no huge pages:
/// most of each would stay empty, and memory be twice of what is used.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    interrupt::handle();
    pool::keep_panics_quiet();
    let status = commands::run(Arguments::parse().command).unwrap_or_else(|error| {
        messages::error(&format!("{error:#}"));
        Status::Usage
    });
    status.into()
}
