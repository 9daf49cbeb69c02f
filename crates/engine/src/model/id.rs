//! Typed numbers of the corpus's tables, and the tables they index.
//!
//! ```
//! use on_record_engine::{ActorId, Table};
//! let mut names: Table<ActorId, &str> = Table::default();
//! let id = names.push("Ada Example");
//! assert_eq!(names[id], "Ada Example");
//! ```

use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A number of one table's rows, distinct in type from those of other tables.
pub trait Id: Copy + Ord {
    /// The id of row `index`.
    fn from_index(index: usize) -> Self;
    /// The row that this is the id of.
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);
        impl Id for $name {
            fn from_index(index: usize) -> Self { Self(u32::try_from(index).unwrap_or(u32::MAX)) }
            fn index(self) -> usize { self.0 as usize }
        }
    )*};
}

ids! {
    /// A row of the corpus's articles.
    ArticleId,
    /// A row of the corpus's actors: those who speak or are spoken about.
    ActorId,
    /// A row of the corpus's topics.
    TopicId,
    /// A row of the corpus's outlets.
    OutletId,
    /// A row of the corpus's channels: whom or what a statement was told to.
    ChannelId,
    /// A row of the corpus's affiliations: bodies that actors belong to.
    AffiliationId,
    /// A row of the corpus's statements.
    StatementId,
    /// A row of the corpus's clusters: the same statement in several articles.
    ClusterId,
    /// An entity of one article, before actors are merged across the corpus.
    EntityId,
}

/// A vector that only its own id type can index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Table<I, T> {
    rows: Vec<T>,
    #[serde(skip)]
    id: PhantomData<fn() -> I>,
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { rows: Vec::new(), id: PhantomData }
    }
}

impl<I: Id, T> Table<I, T> {
    /// Appends a row and tells its id.
    pub fn push(&mut self, row: T) -> I {
        self.rows.push(row);
        I::from_index(self.rows.len() - 1)
    }

    /// The row of `id`, or `None` where the table has no such row.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.rows.get(id.index())
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows with their ids, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(i, row)| (I::from_index(i), row))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.rows.len()).map(I::from_index)
    }

    /// The rows without their ids.
    #[must_use]
    pub fn rows(&self) -> &[T] {
        &self.rows
    }

    /// The rows, to be made into others.
    #[must_use]
    pub fn into_rows(self) -> Vec<T> {
        self.rows
    }

    /// Whether `id` names a row.
    #[must_use]
    pub fn has(&self, id: I) -> bool {
        id.index() < self.rows.len()
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;
    fn index(&self, id: I) -> &T {
        &self.rows[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for Table<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.rows[id.index()]
    }
}

impl<I: Id, T> FromIterator<T> for Table<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(rows: It) -> Self {
        Self { rows: rows.into_iter().collect(), id: PhantomData }
    }
}
