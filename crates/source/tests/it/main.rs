//! The crate from outside, on trees of files on disk and on archives in memory.

// Said to be tests so that Clippy lets their helper functions unwrap too.
#[cfg(test)]
mod archive;
#[cfg(test)]
mod load;
#[cfg(test)]
mod package;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tree;
#[cfg(test)]
mod walk;
