//! Credentials that stand in the open.
//!
//! Words: a *credential* is a text that opens something to whoever has it; a
//! *token* is one that a provider gave out, in a *form* of its own: literal
//! text and *runs* of letters drawn by chance. Some tokens carry a *checksum*,
//! so that one which somebody made up is told from one that was given out. A
//! *half* opens nothing by itself: a key id without its secret. A *placeholder*
//! is what stands where a credential is to be put. The *setting* is what the
//! file is for: a credential in a test or an example is seldom alive.
//!
//! What providers there are is data, in `tokens.toml`. One automaton looks for
//! the clues of all detectors in one pass over a text, [`clues`].
//!
//! No finding tells a credential: messages show its ends, [`shown`], and what
//! lies between is hidden from every report.

pub mod assigned_credential;
mod assignment;
mod catalogue;
mod checksum;
pub mod cloud_key_pair;
mod clues;
mod command_login;
pub mod connection_string;
mod der;
mod encoded_login;
mod form;
mod host;
mod inner;
mod joined;
mod keys;
mod pairs;
pub mod password_in_url;
mod pem;
mod placeholder;
pub mod private_key;
pub mod provider_token;
mod setting;
mod shown;
mod strength;
mod tokens;
mod web_key;
pub mod web_token;
