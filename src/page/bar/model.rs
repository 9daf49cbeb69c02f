//! The bar of views, and what a view is called where it leaves the page.

use crate::address::View;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::chips::model::Chip;
use crate::resolve::{Resolved, Subject};
use crate::texts::{Locale, fill};
use std::rc::Rc;
use yew::AttrValue;

/// The views to choose from. Each keeps the filters, so that a reader changes the view and not the question.
pub(crate) fn views(resolved: &Resolved, links: &Links, locale: Locale) -> Rc<[(Link, bool)]> {
    let compare = match &resolved.address.view {
        // From an actor's page the comparison begins with that actor.
        View::Actor(slug) => View::Compare(slug.clone(), String::new()),
        view @ View::Compare(..) => view.clone(),
        _ => View::Compare(String::new(), String::new()),
    };
    let all = || String::new();
    [
        View::Statements,
        View::Actor(all()),
        View::Topic(all()),
        compare,
        View::Matrix,
        View::Time,
        View::Network,
    ]
    .into_iter()
    .map(|view| {
        let current = matches!(
            (&view, resolved.subject),
            (View::Statements, Subject::List | Subject::Statement(_))
                | (View::Actor(_), Subject::Actors)
                | (View::Topic(_), Subject::Topics)
                | (View::Compare(..), Subject::Compare(..))
                | (View::Matrix, Subject::Matrix)
                | (View::Time, Subject::Time)
                | (View::Network, Subject::Network)
        );
        let label = match &view {
            View::Actor(_) => locale.pictures.actors,
            View::Topic(_) => locale.pictures.topics,
            view => locale.view_name(view),
        }
        .into();
        // The one that is shown leads to itself; a comparison of an actor has him already.
        let href = match (&view, current) {
            (_, true) => links.with(|_| {}),
            (View::Compare(one, _), _) if !one.is_empty() => links.plain(view),
            _ => links.to(view),
        };
        (Link { label, href, muted: false }, current)
    })
    .collect()
}

/// The title of a picture's file, and the line under it that says where it comes from.
pub(crate) fn caption(
    library: &Library,
    resolved: &Resolved,
    chips: &[Chip],
    (count, spread): (&str, &str),
    locale: Locale,
) -> (AttrValue, AttrValue) {
    let name = match resolved.subject {
        Subject::Time => locale.pictures.time,
        Subject::Matrix => locale.pictures.matrix,
        Subject::Network => locale.pictures.network,
        _ => locale.statements,
    };
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
