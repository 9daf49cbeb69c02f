//! The pictures: what they count, and how they are drawn. Counts come from the engine, drawing is arithmetic; a
//! component only puts the shapes on the page.

mod index;
mod matrix;
mod network;
mod scene;
mod time;

pub use index::{IndexRow, IndexView};
pub use matrix::{MatrixCell, MatrixHead, MatrixRow, MatrixView};
pub use network::{EdgeView, NetworkView, NodeView};
pub use scene::{Anchor, Item, Scene, Shape, n};
pub(super) use time::time;
pub use time::{Bar, Plot, TimeView};

use super::Rail;
use super::links::Links;
use crate::library::Library;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
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

pub(super) fn figure(
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

/// The rows of the index that an answer has.
fn rows(library: &Library, hits: &Hits) -> Vec<usize> {
    hits.statements.iter().filter_map(|&id| library.index().row(id)).collect()
}
