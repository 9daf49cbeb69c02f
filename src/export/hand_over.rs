//! A statement for those who work on: a fact-checker's skeleton, an annotation, a link to the words.
//!
//! Nothing is judged: what a check finds is left empty, for whoever makes it.

use super::cite::place_link;
use super::json::{Object, object};
use super::record::{Record, one};
use crate::library::Library;
use on_record_engine::model::ActorKind;
use on_record_engine::{Span, StatementId};

/// A way to hand a statement on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOver {
    /// Schema.org's `ClaimReview` with its `Claim`, every appearance, and no verdict.
    ClaimReview,
    /// W3C's Web Annotation: the words in their article, by what they are and where they stand.
    Annotation,
    /// The link to the words in their article.
    Fragment,
}

impl HandOver {
    /// All of them, with what each is called.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::ClaimReview, "ClaimReview (schema.org)"),
        (Self::Annotation, "Web Annotation (W3C)"),
        (Self::Fragment, "Text fragment"),
    ];

    /// The text; `page` is the page's URL without its fragment.
    #[must_use]
    pub fn write(self, library: &Library, id: StatementId, page: &str) -> String {
        match self {
            Self::ClaimReview => claim_review(library, id, page),
            Self::Annotation => annotation(library, id, page),
            Self::Fragment => place_link(&one(library, id, page)),
        }
    }
}

/// Every place where articles report a statement, the statement's own among them.
fn appearances(library: &Library, id: StatementId) -> Vec<StatementId> {
    let corpus = library.corpus();
    let cluster = corpus.statements[id].cluster.and_then(|cluster| corpus.clusters.get(cluster));
    cluster.map_or_else(|| vec![id], |cluster| cluster.members.clone())
}

fn claim_review(library: &Library, id: StatementId, page: &str) -> String {
    let record = one(library, id, page);
    let places: Vec<Record> = appearances(library, id).into_iter().map(|id| one(library, id, page)).collect();
    let mut out = String::new();
    object(&mut out, |o| {
        o.text("@context", "https://schema.org");
        o.text("@type", "ClaimReview");
        // Who checks fills these.
        for open in ["url", "datePublished", "author", "reviewRating"] {
            o.known(open, None);
        }
        o.text("claimReviewed", &record.words);
        o.object("itemReviewed", |o| {
            o.text("@type", "Claim");
            o.text("@id", &record.link);
            o.text("text", &record.words);
            if let Some(name) = &record.speaker {
                o.object("author", |o| speaker(o, &record, name));
            }
            o.known("datePublished", record.said_on.map(|day| day.to_string()).as_deref());
            o.list("appearance", &places, |out, place| object(out, |o| article(o, place)));
        });
    });
    out.push('\n');
    out
}

fn speaker(o: &mut Object, record: &Record, name: &str) {
    let person = matches!(record.kind, Some(ActorKind::Person | ActorKind::Unnamed));
    o.text("@type", if person { "Person" } else { "Organization" });
    o.text("name", name);
    if let Some(number) = record.wikidata {
        o.text("sameAs", &format!("https://www.wikidata.org/entity/Q{number}"));
    }
}

/// One appearance.
fn article(o: &mut Object, place: &Record) {
    o.text("@type", "NewsArticle");
    o.text("url", &place_link(place));
    o.text("identifier", &place.article);
    o.some("headline", place.headline.as_deref());
    o.some("datePublished", place.reported_on.map(|day| day.to_string()).as_deref());
    if let Some(outlet) = &place.outlet {
        o.object("publisher", |o| {
            o.text("@type", "Organization");
            o.text("name", outlet);
        });
    }
    o.text("text", &place.words);
}

/// The words as a target of annotations: each piece by its text and by its place, counted in code points of the article's
/// text as the archive has it.
fn annotation(library: &Library, id: StatementId, page: &str) -> String {
    let (record, corpus) = (one(library, id, page), library.corpus());
    let statement = &corpus.statements[id];
    let text = corpus.articles[statement.article].text.as_str();
    let pieces: Vec<(&super::record::Quote, Span)> =
        record.quotes.iter().zip(statement.content.iter().copied()).collect();
    let place = |byte: u32| text.get(..byte as usize).map_or(0, |before| before.chars().count());
    let mut out = String::new();
    object(&mut out, |o| {
        o.text("@context", "http://www.w3.org/ns/anno.jsonld");
        o.text("id", &record.link);
        o.text("type", "Annotation");
        o.text("motivation", "identifying");
        o.object("body", |o| {
            o.text("type", "TextualBody");
            o.text("purpose", "identifying");
            o.text("value", record.speaker.as_deref().unwrap_or("Speaker not stated"));
        });
        o.list("target", &pieces, |out, (quote, span)| {
            object(out, |o| {
                o.text("source", record.url.as_deref().unwrap_or(&record.link));
                o.list("selector", &[true, false], |out, &by_words| {
                    object(out, |o| {
                        if by_words {
                            o.text("type", "TextQuoteSelector");
                            o.text("prefix", &quote.prefix);
                            o.text("exact", &quote.exact);
                            o.text("suffix", &quote.suffix);
                        } else {
                            o.text("type", "TextPositionSelector");
                            o.number("start", place(span.start));
                            o.number("end", place(span.end));
                        }
                    });
                });
            });
        });
    });
    out.push('\n');
    out
}
