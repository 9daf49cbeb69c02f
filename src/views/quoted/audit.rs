//! What an audit is made with, and how its cells are written.

use crate::library::Library;
use crate::links::Links;
use crate::rail::Rail;
use crate::texts::{Locale, fill};
use crate::views::quoted::grid::GridCell;
use yew::AttrValue;

/// How many rows a table shows at most.
pub(super) const MOST: usize = 300;
/// What the tables are made with.
pub(super) struct Audit<'a> {
    pub(super) library: &'a Library,
    pub(super) links: &'a Links<'a>,
    pub(super) locale: Locale,
    /// All words of the answer.
    pub(super) words: usize,
    /// Which steps are asked for.
    pub(super) rail: &'a Rail,
}

impl Audit<'_> {
    /// A count that leads to its statements; nothing for none.
    pub(super) fn count(&self, count: usize, href: impl FnOnce() -> AttrValue) -> GridCell {
        if count == 0 {
            return GridCell::default();
        }
        GridCell { text: self.locale.number(count).into(), counted: Some((count, href())), words: 0 }
    }

    /// How much of a whole this is.
    pub(super) fn share(&self, part: usize, whole: usize) -> GridCell {
        GridCell { text: percent(part, whole, self.locale).into(), counted: None, words: part }
    }
}

/// "12 %"; what is less than one is not nothing.
pub(super) fn percent(part: usize, whole: usize, t: Locale) -> String {
    let share = (200 * part + whole) / (2 * whole).max(1);
    let number = if share == 0 && part > 0 { format!("<{}", t.number(1)) } else { t.number(share) };
    fill(t.audit.percent, &[&number])
}
