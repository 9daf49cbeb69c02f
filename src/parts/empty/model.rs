//! The ways out of an empty answer.

use crate::address::{Read, write};
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
    let ways = chips.iter().filter_map(|chip| {
        let read = Read { address: chip.without.clone(), notices: Vec::new() };
        let query = resolve(library, &read).query;
        let total = query.ask(library.corpus(), library.index()).total();
        let label = locale.without(&chip.label, chip.not).into();
        let link = Link { label, href: write(&chip.without).into(), muted: false };
        (total > 0).then(|| (link, locale.statements(total).into()))
    });
    Empty { ways: ways.collect(), clear: links.cleared() }
}
