//! The report as its readers get it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests fail by panicking"
)]

mod assemble;
mod common;
mod hidden;
mod hostile;
mod html;
mod json;
mod markdown;
mod sample;
mod sarif;
mod text;
