//! Which picture stands above the list.

use crate::library::Library;
use crate::links::Links;
use crate::rail::Rail;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::views::index::component::Index;
use crate::views::index::model::{self as index, IndexView};
use crate::views::matrix::component::Matrix;
use crate::views::matrix::model::{self as matrix, MatrixView};
use crate::views::network::component::Network;
use crate::views::network::model::{self as network, NetworkView};
use crate::views::time::component::Timeline;
use crate::views::time::model::{TimeView, time};
use on_record_engine::query::Hits;
use std::rc::Rc;
use yew::prelude::*;

/// The picture above the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Statements by day.
    Time(Rc<TimeView>),
    /// Actors by topics.
    Matrix(Rc<MatrixView>),
    /// Who speaks about whom.
    Network(Rc<NetworkView>),
    /// All actors or all topics.
    Index(Rc<IndexView>),
}

pub(crate) fn figure(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    locale: Locale,
) -> Option<Figure> {
    match resolved.subject {
        Subject::Time => Some(Figure::Time(Rc::new(time(library, resolved, links, locale)))),
        Subject::Matrix => Some(Figure::Matrix(Rc::new(matrix::matrix(library, links, hits, rail, locale)))),
        Subject::Network => {
            Some(Figure::Network(Rc::new(network::network(library, links, hits, rail, locale))))
        }
        Subject::Actors | Subject::Topics => {
            let actors = resolved.subject == Subject::Actors;
            Some(Figure::Index(Rc::new(index::index(library, links, hits, rail, actors, locale))))
        }
        _ => None,
    }
}

/// A picture on the page; `caption` is what its file is called, and what it says of its source.
pub(crate) fn draw(figure: &Figure, caption: &(AttrValue, AttrValue)) -> Html {
    let caption = caption.clone();
    match figure {
        Figure::Time(time) => html! { <Timeline time={Rc::clone(time)} {caption} /> },
        Figure::Matrix(matrix) => html! { <Matrix matrix={Rc::clone(matrix)} {caption} /> },
        Figure::Index(index) => html! { <Index index={Rc::clone(index)} /> },
        Figure::Network(network) => html! { <Network network={Rc::clone(network)} {caption} /> },
    }
}
