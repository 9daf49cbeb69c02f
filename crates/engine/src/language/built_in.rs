//! The language of which the library carries the words that searches need; all else of a language comes from its lists.

/// Its code after BCP 47. Archives that do not tell their language are from the time when all were of it.
pub(crate) const CODE: &str = "en";
/// The small words of questions.
pub(super) const SEARCH: &str = include_str!("../../languages/en/search.txt");
/// Verbs of negative and positive reports.
pub(super) const REPORTING: &str = include_str!("../../languages/en/reporting.txt");
