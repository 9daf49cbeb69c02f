//! What an entry of `corpus.toml` says of one thing: nothing, that there is none, or what it is.

/// What an entry says of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EntryValue<T> {
    /// Nothing.
    #[default]
    Nothing,
    /// That nobody knows, or that there is none.
    Unknown,
    /// What it is.
    Is(T),
}

/// How `corpus.toml` writes that nobody knows, or that there is none.
pub(super) const UNKNOWN: &str = "unknown";
