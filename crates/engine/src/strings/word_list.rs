//! Word lists as data: one entry a line, `#` starts a comment, blank lines are skipped.
//!
//! ```
//! use on_record_engine::text::entries;
//! let found: Vec<&str> = entries("# titles\nMr.\n  Mrs. # married\n\n").collect();
//! assert_eq!(found, ["Mr.", "Mrs."]);
//! ```

/// The entries of a list, trimmed, in the order of the file.
pub fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|entry| !entry.is_empty())
}

/// The entries behind the line `[title]`, up to the next such line: one file may hold several small lists.
///
/// ```
/// use on_record_engine::text::section;
/// let list = "[months]\nMarch\nApril\n[days]\nMonday\n";
/// assert_eq!(section(list, "months").collect::<Vec<_>>(), ["March", "April"]);
/// assert_eq!(section(list, "years").count(), 0);
/// ```
pub fn section<'l>(list: &'l str, title: &str) -> impl Iterator<Item = &'l str> {
    let mut behind = entries(list);
    let found = behind.find(|entry| section_title(entry) == Some(title)).is_some();
    behind.take_while(move |entry| found && section_title(entry).is_none())
}

/// The title that a line opens a section with: "months" of `[months]`.
pub(crate) fn section_title(entry: &str) -> Option<&str> {
    entry.strip_prefix('[')?.strip_suffix(']')
}
