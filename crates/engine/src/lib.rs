//! On Record's engine: from the text of news articles to statements, a corpus, and answers to queries.
//!
//! One road: text → blocks, tokens, sentences, quotations → attributions → a [`Reading`] of one article →
//! a [`Corpus`] of many → an archive → an index → hits. Nothing here knows a browser, a clock or chance.

#[cfg(feature = "extract")]
pub mod extract;
pub mod language;
pub mod model;
#[cfg(feature = "extract")]
pub mod pack;
pub mod query;
mod strings;
pub mod text;

#[cfg(feature = "extract")]
pub use extract::{Reader, Reading};
pub use model::{
    ActorId, ArticleId, ChannelId, ClusterId, Corpus, Date, Diagnostic, EntityId, Id, OutletId, ReadBy,
    Severity, StatementId, Table, TopicId,
};
#[cfg(feature = "extract")]
pub use text::Parsed;
pub use text::Span;
