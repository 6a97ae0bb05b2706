//! Trees in, items out.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod agents;
mod documents;
mod libraries;
mod models;
mod scene;
mod servers;
mod services;
