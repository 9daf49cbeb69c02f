//! The words that were asked for, and those that were searched in their place.

use crate::links::{Link, Links};
use crate::resolve::Resolved;
use crate::texts::Locale;
use crate::texts::fill;
use yew::AttrValue;

/// A word was searched that was not typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// "Showing results for Lavrov."
    pub says: AttrValue,
    /// "Search for exactly Lavrof": the same question, the word in quotation marks.
    pub exactly: Link,
}

/// What was searched in place of what was typed, where it differs.
pub(crate) fn corrected(resolved: &Resolved, links: &Links, t: Locale) -> Option<Corrected> {
    if resolved.corrections.is_empty() {
        return None;
    }
    let quoted = |word: &str| fill(t.quoted, &[word]);
    let typed: Vec<String> = resolved.corrections.iter().map(|one| quoted(&one.typed)).collect();
    let used: Vec<String> = resolved.corrections.iter().map(|one| quoted(&one.used)).collect();
    let mut words = links.address.filters.words.clone();
    for one in &resolved.corrections {
        words = words.replacen(&one.typed, &format!("\"{}\"", one.typed), 1);
    }
    let href = links.with(|filters| filters.words = words);
    Some(Corrected {
        says: fill(t.showing_for, &[&t.list(&used, t.and)]).into(),
        exactly: Link { label: fill(t.search_exactly, &[&t.list(&typed, t.and)]).into(), href, muted: false },
    })
}
