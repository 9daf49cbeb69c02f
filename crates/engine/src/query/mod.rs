//! Questions about a corpus and their answers. Derived from it when it is opened, never stored.

pub(crate) mod bits;
pub(crate) mod column;
pub(crate) mod cross;
pub(crate) mod facet;
pub(crate) mod filter;
pub(crate) mod index;
pub(crate) mod others;
pub(crate) mod reports;
pub(crate) mod search;
pub(crate) mod standing;

pub use bits::Bits;
pub use column::table_len;
pub use cross::{Cross, OnDay, by_day};
pub use facet::{Facet, Value};
pub use filter::{Days, Hits, Query, Scope, Selection, Sort, is_value, values};
pub use index::{Index, day};
pub use reports::{Families, Reports};
pub use search::{
    Builder, Question, Respelling, Words, fold, language, loose_words, plain, words, words_apart,
};
pub use standing::Standing;
