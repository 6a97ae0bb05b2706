//! The program as its users meet it: arguments and files in; standard output,
//! standard error and an exit status out.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]

mod archives;
mod baseline;
mod cache;
mod detectors;
mod gift;
mod git;
mod hostile;
mod incremental;
mod input;
mod integrations;
mod interrupt;
mod inventory;
mod output;
mod rules;
mod scene;
mod since;
mod status;
mod taint;
