//! What statements are filtered by, and the values that they have. A facet's values are numbers: those of its table's
//! rows, and one more for what is not stated.

use crate::model::id::Id;
use crate::model::statement::Manner;

/// What statements are filtered by. Addresses write the facets as `by`, `for`, `of`, `on`, `in`, `via`, `mode`,
/// `verb`, `kind` and `gender`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who says it.
    Speaker,
    /// The body that the speaker belongs to.
    Affiliation,
    /// Who it is about.
    About,
    /// The topic.
    Topic,
    /// The outlet.
    Outlet,
    /// Whom or what it was told to.
    Channel,
    /// Direct, mixed or indirect.
    Manner,
    /// Whether the cue is a negative or a positive reporting verb.
    Verb,
    /// What sort of speaker: a person, an organisation, somebody unnamed.
    Kind,
    /// Whether the articles call the speaker, a person, "she" or "he".
    Gender,
}

impl Facet {
    /// All of them, in the order in which they are shown and written.
    pub const ALL: [Self; 10] = [
        Self::Speaker,
        Self::Affiliation,
        Self::About,
        Self::Topic,
        Self::Outlet,
        Self::Channel,
        Self::Manner,
        Self::Verb,
        Self::Kind,
        Self::Gender,
    ];

    /// Its number among [`Facet::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One value of a facet: a row of the facet's table, or [`Value::NONE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(u32);

impl Value {
    /// "Unknown speaker", "outlet not stated" and their like.
    pub const NONE: Self = Self(u32::MAX);

    /// The value of a table's row.
    #[must_use]
    pub fn of(id: impl Id) -> Self {
        Self(u32::try_from(id.index()).unwrap_or(u32::MAX))
    }

    /// The value of a table's row, by its number.
    #[must_use]
    pub fn row_of(row: usize) -> Self {
        Self(u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// The value of a manner.
    #[must_use]
    pub const fn manner(manner: Manner) -> Self {
        Self(manner as u32)
    }

    /// The row of the facet's table; `None` for [`Value::NONE`].
    #[must_use]
    pub fn row(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}
