//! Which picture stands above the list.

use crate::library::Library;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::view::links::Links;
use crate::view::picture::index::{self, IndexView};
use crate::view::picture::matrix::{self, MatrixView};
use crate::view::picture::network::{self, NetworkView};
use crate::view::picture::time::{TimeView, time};
use crate::view::rail::Rail;
use on_record_engine::query::Hits;
use std::rc::Rc;

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

pub(in crate::view) fn figure(
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
