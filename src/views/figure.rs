//! The pictures that stand above the list, whichever view makes them.

use crate::library::Library;
use crate::links::Links;
use crate::parts::drawn::drawn;
use crate::rail::Rail;
use crate::resolve::Resolved;
use crate::texts::Locale;
use crate::views::index::component::Index;
use crate::views::index::model::IndexView;
use crate::views::matrix::component::Matrix;
use crate::views::matrix::model::MatrixView;
use crate::views::network::component::Network;
use crate::views::network::model::NetworkView;
use crate::views::quoted::component::Quoted;
use crate::views::quoted::model::QuotedView;
use crate::views::time::component::Timeline;
use crate::views::time::model::TimeView;
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
    /// Who is quoted.
    Quoted(Rc<QuotedView>),
}

/// What a picture is made from.
pub(crate) struct Asked<'a> {
    /// The library.
    pub library: &'a Library,
    /// What the address means.
    pub resolved: &'a Resolved,
    /// Where clicks lead.
    pub links: &'a Links<'a>,
    /// The answer.
    pub hits: &'a Hits,
    /// How many more rows and columns are asked for.
    pub rail: &'a Rail,
    /// The reader's language.
    pub locale: Locale,
}

/// A picture on the page; `caption` is what its file is called, and what it says of its source.
pub(crate) fn draw(figure: &Figure, caption: &(AttrValue, AttrValue)) -> Html {
    let caption = caption.clone();
    match figure {
        Figure::Time(time) => drawn(Timeline { time: Rc::clone(time), caption }),
        Figure::Matrix(matrix) => drawn(Matrix { matrix: Rc::clone(matrix), caption }),
        Figure::Index(index) => drawn(Index { index: Rc::clone(index) }),
        Figure::Quoted(quoted) => drawn(Quoted { quoted: Rc::clone(quoted), caption }),
        Figure::Network(network) => drawn(Network { network: Rc::clone(network), caption }),
    }
}
