//! On Record's engine: from the text of news articles to statements, a corpus, and answers to queries.
//!
//! One road: text → blocks, tokens, sentences, quotations → attributions → a [`Reading`] of one
//! article → a [`Corpus`] of many → an archive → an index → hits. Nothing here knows a browser, a clock or chance: the
//! same input gives the same output on every machine.
//!
//! # Example
//! Two articles are read, packed into a corpus, and asked who said what.
//!
//! ```
//! # #[cfg(feature = "weights")] {
//! use on_record_engine::{Reader, model::archive, pack::{Manifest, ReadArticle, pack}};
//! use on_record_engine::query::{Index, Query};
//!
//! // 1. Each article is read alone. Every result is a span of its text.
//! let reader = Reader::built_in();
//! let texts = [
//!     ("morning", "“The bridge is closed until spring,” Mayor Ada Example told reporters."),
//!     ("evening", "Ben Sample, who leads the opposition, said that the bridge would never open again."),
//! ];
//! let read = |(name, text): (&str, &str)| ReadArticle {
//!     name: name.to_owned(),
//!     reading: reader.read(text),
//!     text: text.to_owned(),
//! };
//! let articles: Vec<ReadArticle> = texts.into_iter().map(read).collect();
//! let statement = &articles[0].reading.statements[0];
//! assert_eq!(statement.attribution.cue[0].of(texts[0].1), "told");
//!
//! // 2. What only many articles can tell: who is one actor, what is the same statement, what they are about.
//! let (corpus, problems) = pack(articles, &Manifest::default(), reader.language());
//! assert!(problems.is_empty());
//!
//! // 3. A corpus travels as an archive.
//! let bytes = archive::encode(&corpus);
//! let corpus = archive::decode(&bytes)?;
//!
//! // 4. And is asked through an index.
//! let query = Query { words: "bridge".to_owned(), ..Query::default() };
//! let hits = query.ask(&corpus, &Index::new(&corpus));
//! let speaker = |id| corpus.statements[id].actor.map(|actor| corpus.actors[actor].name.as_str());
//! let mut speakers: Vec<_> = hits.statements.iter().map(|&id| speaker(id)).collect();
//! speakers.sort();
//! assert_eq!(speakers, [Some("Ada Example"), Some("Ben Sample")]);
//! # }
//! # Ok::<(), on_record_engine::model::archive::ArchiveError>(())
//! ```
//!
//! # Where to begin
//! | To | take |
//! |---|---|
//! | read an article | [`extract::Reader`] and the [`Reading`] it gives |
//! | give statements to another program | [`extract::statements`] |
//! | join many readings | [`pack::pack`] |
//! | keep a corpus as bytes | [`model::archive`] |
//! | filter, search, count | [`query::Query`], [`query::Index`] |
//! | do so with more than a program should load | [`shards`] |
//! | read another language | [`language::Language::from_lists`] |
//!
//! The folder `examples` has three programs to run and to copy from: `extract`, `pack` and `query`.
//!
//! # Features
//! | Feature | What it adds |
//! |---|---|
//! | `extract` | reading texts and packing a corpus |
//! | `english` | the lists of English, for `Language::english` |
//! | `weights` | the trained model (0.8 MB), for `Reader::built_in` |
//! | `ablation` | reading without one rule, for the project's scorer |
//!
//! All but the last are on by default. Without them there is what opens an archive and answers queries: that is all of the engine
//! that a page carries.
//!
//! # Errors
//! Reading a text or a manifest always succeeds; what was wrong is told as a [`Diagnostic`] with file, line and remedy.
//! What can fail gives a type of its own: [`ArchiveError`](model::archive::ArchiveError),
//! [`ModelError`](extract::ModelError), [`UnknownList`](language::UnknownList), [`DateError`],
//! [`StatementKeyError`](model::StatementKeyError). `None` stands only for what an article does not say or a table does
//! not have.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]

#[cfg(feature = "extract")]
pub mod extract;
pub mod language;
pub mod model;
#[cfg(feature = "extract")]
pub mod pack;
pub mod query;
pub mod shards;
pub mod sorting;
mod strings;
pub mod text;
#[cfg(feature = "extract")]
pub mod verify;

#[cfg(feature = "extract")]
pub use extract::{Reader, Reading};
pub use model::{
    ActorId, AffiliationId, ArticleId, ChannelId, ClusterId, Corpus, Date, DateError, Diagnostic, EntityId,
    Id, OutletId, ReadBy, Severity, StatementId, Table, TopicId,
};
#[cfg(feature = "extract")]
pub use text::Parsed;
pub use text::Span;

/// Holds the README's example to account: it is compiled and run with the tests.
#[cfg(all(doctest, feature = "weights"))]
#[doc = include_str!("../README.md")]
struct Readme;
