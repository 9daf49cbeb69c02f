//! On Record's engine: from the text of news articles to statements, a corpus, and answers to queries.
//!
//! One road: text → blocks, tokens, sentences, quotations → attributions → a [`Reading`] of one article →
//! a [`Corpus`] of many → an archive → an index → hits. Nothing here knows a browser, a clock or chance.

#[cfg(feature = "extract")]
pub mod actor;
#[cfg(feature = "extract")]
pub mod attribution;
pub mod bits;
#[cfg(feature = "extract")]
pub mod block;
pub mod codec;
#[cfg(feature = "extract")]
pub mod confidence;
pub mod corpus;
#[cfg(feature = "extract")]
pub mod crf;
pub mod cross;
pub mod date;
pub mod diagnostic;
#[cfg(feature = "extract")]
pub mod export;
#[cfg(feature = "extract")]
pub mod gazetteer;
pub mod hash;
pub mod id;
pub mod index;
#[cfg(feature = "extract")]
pub mod layout;
#[cfg(feature = "extract")]
pub mod lexicon;
#[cfg(feature = "extract")]
pub mod linker;
#[cfg(feature = "extract")]
pub mod list;
#[cfg(feature = "extract")]
pub mod manifest;
#[cfg(feature = "extract")]
pub mod mention;
#[cfg(feature = "extract")]
pub mod model;
#[cfg(feature = "extract")]
pub mod name;
pub mod offsets;
#[cfg(feature = "extract")]
pub mod outlet;
#[cfg(feature = "extract")]
pub mod pack;
#[cfg(feature = "extract")]
pub mod parsed;
pub mod query;
#[cfg(feature = "extract")]
pub mod quotation;
#[cfg(feature = "extract")]
pub mod reader;
#[cfg(feature = "extract")]
pub mod reading;
pub mod search;
#[cfg(feature = "extract")]
pub mod slug;
pub mod span;
#[cfg(feature = "extract")]
pub mod tagger;
#[cfg(feature = "extract")]
pub mod token;
#[cfg(feature = "extract")]
pub mod told;
#[cfg(feature = "extract")]
pub mod traits;
#[cfg(feature = "extract")]
pub mod when;

pub use corpus::Corpus;
pub use date::Date;
pub use diagnostic::{Diagnostic, Severity};
pub use id::{ActorId, ArticleId, ChannelId, ClusterId, EntityId, Id, OutletId, StatementId, Table, TopicId};
#[cfg(feature = "extract")]
pub use parsed::Parsed;
#[cfg(feature = "extract")]
pub use reader::Reader;
#[cfg(feature = "extract")]
pub use reading::Reading;
pub use span::Span;
