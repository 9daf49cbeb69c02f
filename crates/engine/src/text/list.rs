//! Word lists as data: one entry a line, `#` starts a comment, blank lines are skipped.
//!
//! ```
//! use on_record_engine::text::entries;
//! let found: Vec<&str> = entries("# titles\nMr.\n  Mrs. # married\n\n").collect();
//! assert_eq!(found, ["Mr.", "Mrs."]);
//! ```

use rustc_hash::FxHashSet;

/// The entries of a list, trimmed, in the order of the file.
pub fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|entry| !entry.is_empty())
}

/// The entries as a set, in lower case, for lists in which case says nothing.
#[must_use]
pub(crate) fn lower_set(list: &str) -> FxHashSet<String> {
    entries(list).map(str::to_lowercase).collect()
}
