//! The ways out of an empty answer.

use crate::address::Read;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::chips::model::Chip;
use crate::resolve::resolve;
use crate::texts::Locale;
use std::rc::Rc;
use yew::AttrValue;

/// Nothing found, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Empty {
    /// Each filter that hides statements: without it, so many.
    pub ways: Rc<[(Link, AttrValue)]>,
    /// Everything.
    pub clear: AttrValue,
}

pub(crate) fn empty(library: &Library, links: &Links, chips: &[Chip], locale: Locale) -> Empty {
    let total = |href: &AttrValue| {
        let read: Read = crate::address::parse(href)?;
        let query = resolve(library, &read).query;
        Some(query.ask(library.corpus(), library.index()).total()).filter(|&total| total > 0)
    };
    let ways = chips.iter().filter_map(|chip| {
        let total = total(&chip.href)?;
        let label = locale.without(&chip.label, chip.not).into();
        Some((Link { label, href: chip.href.clone(), muted: false }, locale.statements(total).into()))
    });
    Empty { ways: ways.collect(), clear: links.cleared() }
}
