//! The statements as linked data: schema.org's Quotation, each piece with W3C's TextQuoteSelector, by which other
//! programs find the words in the article.

use super::json::object;
use super::record::{Record, Taken};
use on_record_engine::model::ActorKind;

/// Schema.org, and the terms of the Web Annotation vocabulary that it lacks.
const CONTEXT: &str = r#"["https://schema.org",{"oa":"http://www.w3.org/ns/oa#","TextQuoteSelector":"oa:TextQuoteSelector","selector":"oa:hasSelector","prefix":"oa:prefix","exact":"oa:exact","suffix":"oa:suffix"}]"#;

/// A list of statements.
#[must_use]
pub fn json_ld(taken: &Taken) -> String {
    let mut out = String::new();
    object(&mut out, |o| {
        o.raw("@context", CONTEXT);
        o.text("@type", "ItemList");
        o.text("name", &taken.title);
        o.text("url", &taken.link);
        o.number("numberOfItems", taken.records.len());
        o.list("itemListElement", &taken.records, |out, record| {
            out.push('\n');
            object(out, |o| quotation(o, record));
        });
    });
    out.push('\n');
    out
}

/// One statement.
#[must_use]
pub fn json_ld_of(record: &Record) -> String {
    let mut out = String::new();
    object(&mut out, |o| {
        o.raw("@context", CONTEXT);
        quotation(o, record);
    });
    out.push('\n');
    out
}

/// The vocabulary's word for a kind of actors.
const fn kind(kind: Option<ActorKind>) -> &'static str {
    match kind {
        Some(ActorKind::Person | ActorKind::Unnamed) => "Person",
        Some(ActorKind::Document) => "CreativeWork",
        Some(ActorKind::Organisation | ActorKind::Place | ActorKind::Group) | None => "Organization",
    }
}

fn quotation(o: &mut super::json::Object, r: &Record) {
    o.text("@type", "Quotation");
    o.text("@id", &r.link);
    o.text("url", &r.link);
    o.text("identifier", &r.id);
    o.text("text", &r.words);
    if let Some(name) = &r.speaker {
        // The vocabulary's word for who speaks a quotation, in fiction or not.
        o.object("spokenByCharacter", |o| {
            o.text("@type", kind(r.kind));
            o.text("name", name);
            if r.kind == Some(ActorKind::Person) {
                o.some("jobTitle", r.role.as_deref());
            }
            if let Some(number) = r.wikidata {
                o.text("sameAs", &format!("https://www.wikidata.org/entity/Q{number}"));
            }
        });
    }
    o.some("dateCreated", r.said_on.map(|day| day.to_string()).as_deref());
    o.texts("keywords", &r.topics);
    o.object("isPartOf", |o| {
        o.text("@type", "NewsArticle");
        o.text("identifier", &r.article);
        o.some("headline", r.headline.as_deref());
        o.some("url", r.url.as_deref());
        o.some("datePublished", r.reported_on.map(|day| day.to_string()).as_deref());
        if let Some(outlet) = &r.outlet {
            o.object("publisher", |o| {
                o.text("@type", "Organization");
                o.text("name", outlet);
            });
        }
    });
    o.list("selector", &r.quotes, |out, quote| {
        object(out, |o| {
            o.text("@type", "TextQuoteSelector");
            o.text("prefix", &quote.prefix);
            o.text("exact", &quote.exact);
            o.text("suffix", &quote.suffix);
        });
    });
}
