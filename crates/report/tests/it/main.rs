//! The report as its readers get it.

mod common;
mod text;
