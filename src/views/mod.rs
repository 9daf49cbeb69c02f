//! The views: one folder each, with what it shows (`model`) and how that is drawn (`component`).

pub mod article;
pub mod compare;
pub mod figure;
pub mod index;
pub mod list;
pub mod matrix;
pub mod network;
pub mod positions;
pub mod profile;
pub mod quoted;
pub mod time;
pub mod variants;

use crate::address::{By, View};
use crate::texts::Texts;
use crate::views::figure::{Asked, Figure};
use std::rc::Rc;

/// A view that the bar offers.
pub struct ViewSpec {
    /// What addresses call it, and pages around that offer only some of the views.
    pub word: &'static str,
    /// The key that leads there after `g`.
    pub key: Option<&'static str>,
    /// What the bar calls it.
    pub name: fn(&Texts) -> &'static str,
    /// Where it begins, coming from another view.
    pub from: fn(&View) -> View,
    /// Whether this is the view that is shown.
    pub shows: fn(&View) -> bool,
    /// What the file of its picture is called.
    pub title: fn(&Texts) -> &'static str,
    /// Its picture above the list.
    pub(crate) figure: Option<fn(&Asked) -> Figure>,
}

/// The views, in the order of the bar.
pub static VIEWS: [ViewSpec; 9] = [
    ViewSpec {
        word: "s",
        key: Some("s"),
        name: |t| t.views.statements,
        from: |_| View::Statements,
        shows: |view| matches!(view, View::Statements | View::Statement(_)),
        title: |t| t.statements,
        figure: None,
    },
    ViewSpec {
        word: "actor",
        key: None,
        name: |t| t.pictures.actors,
        from: |_| View::Actor(String::new()),
        shows: |view| matches!(view, View::Actor(name) if name.is_empty()),
        title: |t| t.statements,
        figure: Some(|q| {
            Figure::Index(Rc::new(index::model::index(q.library, q.links, q.hits, q.rail, true, q.locale)))
        }),
    },
    ViewSpec {
        word: "topic",
        key: None,
        name: |t| t.pictures.topics,
        from: |_| View::Topic(String::new()),
        shows: |view| matches!(view, View::Topic(name) if name.is_empty()),
        title: |t| t.statements,
        figure: Some(|q| {
            Figure::Index(Rc::new(index::model::index(q.library, q.links, q.hits, q.rail, false, q.locale)))
        }),
    },
    ViewSpec {
        word: "cmp",
        key: None,
        name: |t| t.views.compare,
        from: |view| match view {
            // From an actor's page the comparison begins with that actor.
            View::Actor(slug) => View::Compare(slug.clone(), String::new()),
            View::Compare(..) => view.clone(),
            _ => View::Compare(String::new(), String::new()),
        },
        shows: |view| matches!(view, View::Compare(..)),
        title: |t| t.statements,
        figure: None,
    },
    ViewSpec {
        word: "matrix",
        key: Some("m"),
        name: |t| t.views.matrix,
        from: |_| View::Matrix,
        shows: |view| matches!(view, View::Matrix),
        title: |t| t.pictures.matrix,
        figure: Some(|q| {
            Figure::Matrix(Rc::new(matrix::model::matrix(q.library, q.links, q.hits, q.rail, q.locale)))
        }),
    },
    ViewSpec {
        word: "time",
        key: Some("t"),
        name: |t| t.views.time,
        from: |_| View::Time,
        shows: |view| matches!(view, View::Time),
        title: |t| t.pictures.time,
        figure: Some(|q| Figure::Time(Rc::new(time::model::time(q.library, q.resolved, q.links, q.locale)))),
    },
    ViewSpec {
        word: "net",
        key: Some("n"),
        name: |t| t.views.network,
        from: |_| View::Network,
        shows: |view| matches!(view, View::Network),
        title: |t| t.pictures.network,
        figure: Some(|q| {
            Figure::Network(Rc::new(network::model::network(q.library, q.links, q.hits, q.rail, q.locale)))
        }),
    },
    ViewSpec {
        word: "pos",
        key: Some("p"),
        name: |t| t.views.positions,
        from: |_| View::Positions,
        shows: |view| matches!(view, View::Positions),
        title: |t| t.views.positions,
        figure: None,
    },
    ViewSpec {
        word: "quoted",
        key: Some("q"),
        name: |t| t.views.quoted,
        from: |_| View::Quoted(By::default()),
        shows: |view| matches!(view, View::Quoted(_)),
        title: |t| t.audit.title,
        figure: Some(|q| {
            let by = if let View::Quoted(by) = q.resolved.address.view { by } else { By::default() };
            Figure::Quoted(Rc::new(quoted::model::quoted(q.library, q.links, q.hits, q.rail, by, q.locale)))
        }),
    },
];

/// The row of the view that is shown, where the bar offers it.
#[must_use]
pub fn shown(view: &View) -> Option<&'static ViewSpec> {
    VIEWS.iter().find(|row| (row.shows)(view))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Address, parse, write};
    use crate::texts::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn a_view_is_called_in_addresses_as_its_row_says() {
        for row in &VIEWS {
            let view = (row.from)(&View::Statements);
            let written = write(&Address { view: view.clone(), ..Address::default() });
            let path = written.trim_start_matches("#/v1/");
            assert_eq!(path.split('/').next(), Some(row.word), "{written}");
            assert_eq!(parse(&written).unwrap().address.view, view);
            assert_eq!(
                shown(&view).map(|shown| shown.word),
                Some(row.word),
                "one row shows it, and it is this one"
            );
        }
    }

    #[test]
    fn words_and_keys_lead_to_one_view_each() {
        let words: BTreeSet<&str> = VIEWS.iter().map(|row| row.word).collect();
        assert_eq!(words.len(), VIEWS.len());
        let keys: Vec<&str> = VIEWS.iter().filter_map(|row| row.key).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        for lang in Lang::ALL {
            let told: Vec<&str> =
                lang.texts().shortcuts.iter().filter_map(|(keys, _)| keys.strip_prefix("g ")).collect();
            assert!(keys.iter().all(|key| told.contains(key)), "{}: {keys:?} are told: {told:?}", lang.tag());
        }
    }

    #[test]
    fn every_language_names_every_view() {
        for lang in Lang::ALL {
            let t = lang.texts();
            let names: BTreeSet<&str> = VIEWS.iter().map(|row| (row.name)(t)).collect();
            assert_eq!(names.len(), VIEWS.len(), "{}: each has a name of its own", lang.tag());
            assert!(VIEWS.iter().all(|row| !(row.name)(t).is_empty() && !(row.title)(t).is_empty()));
        }
    }
}
