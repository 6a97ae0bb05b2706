//! What patterns mean, rule by rule and language by language.

mod constants;
mod equivalences;
mod names;
mod support;
mod taint;
mod texts;
