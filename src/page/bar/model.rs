//! The bar of views, and what a view is called where it leaves the page.

use crate::address::View;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::chips::model::Chip;
use crate::resolve::Resolved;
use crate::texts::{Locale, fill};
use crate::views::{VIEWS, ViewSpec, shown};
use std::rc::Rc;
use yew::AttrValue;

/// A view to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewTab {
    /// What addresses call it.
    pub word: &'static str,
    /// Its name, and where it is with the filters as they are.
    pub link: Link,
    /// Whether it is shown.
    pub current: bool,
}

/// The views to choose from. Each keeps the filters, so that a reader changes the view and not the question.
pub(crate) fn views(resolved: &Resolved, links: &Links, locale: Locale) -> Rc<[ViewTab]> {
    let tab = |row: &ViewSpec| {
        let current = (row.shows)(&resolved.address.view);
        let view = (row.from)(&resolved.address.view);
        // The one that is shown leads to itself; a comparison of an actor has him already.
        let href = match (&view, current) {
            (_, true) => links.with(|_| {}),
            (View::Compare(one, _), _) if !one.is_empty() => links.plain(view),
            _ => links.to(view),
        };
        ViewTab {
            word: row.word,
            link: Link { label: (row.name)(&locale).into(), href, muted: false },
            current,
        }
    };
    VIEWS.iter().map(tab).collect()
}

/// The title of a picture's file, and the line under it that says where it comes from.
pub(crate) fn caption(
    library: &Library,
    resolved: &Resolved,
    chips: &[Chip],
    (count, spread): (&str, &str),
    locale: Locale,
) -> (AttrValue, AttrValue) {
    let name = shown(&resolved.address.view).map_or(locale.statements, |row| (row.title)(&locale));
    let mut title = name.to_owned();
    for (at, chip) in chips.iter().enumerate() {
        title.push_str(if at == 0 { ": " } else { ", " });
        if let Some(prefix) = chip.prefix {
            title.push_str(prefix);
            title.push(' ');
        }
        title.push_str(&chip.label);
    }
    let corpus = &library.corpus().title;
    let corpus = if corpus.is_empty() { locale.untitled } else { corpus };
    (title.into(), fill(locale.pictures.source, &[corpus, count, spread]).trim_end().to_owned().into())
}
