//! Protections that are missing or switched off, where a rule cannot say it.

pub mod form_without_token;
