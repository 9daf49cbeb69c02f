//! The text of one article: spans, paragraphs, tokens, sentences, quotations. Nothing here knows what a statement is.

pub(crate) mod block;
#[cfg(feature = "extract")]
pub(crate) mod clock;
pub mod markup;
pub(crate) mod offsets;
#[cfg(feature = "extract")]
pub(crate) mod paragraphs;
#[cfg(feature = "extract")]
pub(crate) mod parsed;
#[cfg(feature = "extract")]
pub(crate) mod quotation;
#[cfg(feature = "extract")]
pub(crate) mod slug;
pub(crate) mod span;
#[cfg(feature = "extract")]
pub(crate) mod token;

#[cfg(feature = "extract")]
pub use crate::strings::word_list::{entries, section};
pub use block::{Block, BlockKind};
pub use offsets::Offsets;
#[cfg(feature = "extract")]
pub use paragraphs::blocks;
#[cfg(feature = "extract")]
pub use parsed::{Parsed, Sentence};
#[cfg(feature = "extract")]
pub use quotation::Quotation;
#[cfg(feature = "extract")]
pub use slug::slug;
pub use span::Span;
#[cfg(feature = "extract")]
pub use token::{Token, TokenKind};
