//! What noun phrases name, and what they are worth as names of topics.

/// What the words of a phrase are like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// All are written as names.
    pub(super) name: bool,
    /// The last stands for more than one.
    pub(super) plural: bool,
    /// The last names a person.
    pub(super) person: bool,
    /// It names somebody by a role, a publisher or two things.
    pub(super) loose: bool,
    pub(super) words: u32,
}

/// What a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A matter, in several words.
    Phrase,
    /// An organisation, an event, a work.
    Name,
    /// A matter, in one word.
    Word,
    /// Somebody by a role; two things; something with a publisher's name.
    Loose,
    Person,
    Place,
}

impl Sort {
    /// What it is worth. People and places have facets of their own, but many a story is about a person.
    pub(super) const fn weight(self, story: bool) -> u64 {
        match (self, story) {
            (Self::Phrase, _) => 10,
            (Self::Name, _) => 9,
            (Self::Person, true) => 7,
            (Self::Word, _) | (Self::Person | Self::Place, false) => 5,
            (Self::Loose | Self::Place, _) => 4,
        }
    }

    /// How much of its articles it must cover at least to name a subject, in thousandths, or a story; `None` where it can
    /// name none.
    pub(super) const fn least_cover(self, story: bool) -> Option<u64> {
        match (self, story) {
            (Self::Word, true) => Some(600),
            (Self::Word, false) => Some(450),
            (Self::Loose | Self::Place, true) => None,
            (Self::Loose | Self::Place, false) => Some(450),
            (_, true) => Some(330),
            (_, false) => Some(200),
        }
    }
}
