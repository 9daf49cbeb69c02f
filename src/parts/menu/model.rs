//! The menu of a facet's value: only this one, add it, exclude it, open its page. Each is a link.

use crate::links::{Link, Links};
use crate::rail::ValueState;
use crate::texts::Locale;
use on_record_engine::query::{Facet, Value};
use std::rc::Rc;

/// What can be done with a value.
pub(crate) fn menu(links: &Links, facet: Facet, value: Value, state: ValueState, t: Locale) -> Rc<[Link]> {
    let link = |label: &'static str, href| Link { label: label.into(), href, muted: false };
    let toggle = links.toggle(facet, value);
    [
        Some(link(t.menu_only, links.only(facet, Some(value)))),
        Some(link(if state == ValueState::Free { t.menu_add } else { t.menu_drop }, toggle)),
        (state != ValueState::Excluded).then(|| link(t.menu_exclude, links.toggle_not(facet, value))),
        links.page(facet, value).map(|href| link(t.menu_page, href)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
