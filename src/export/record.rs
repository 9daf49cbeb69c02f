//! A statement as other programs get it: every field in words, nothing that only this corpus knows by number.

use crate::address::{Address, Filters, View, write};
use crate::library::Library;
use crate::resolve::Resolved;
use crate::text_anchor;
use on_record_engine::model::ActorKind;
use on_record_engine::{Date, Span, StatementId};

/// How many characters before and after tell a quotation's place.
const AROUND: usize = 32;

/// The statements of a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The corpus' title.
    pub title: String,
    /// The page with this filter.
    pub link: String,
    /// The statements, in the order of the list.
    pub records: Vec<Record>,
}

/// A statement, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Its id in addresses.
    pub id: String,
    /// Its words; "…" stands between pieces that the article parts.
    pub words: String,
    /// Who speaks, where that is known.
    pub speaker: Option<String>,
    /// What the speaker is; `None` where nobody is known.
    pub kind: Option<ActorKind>,
    /// "Russian Foreign Minister"
    pub role: Option<String>,
    /// The speaker's number at Wikidata, where editors told it.
    pub wikidata: Option<u64>,
    /// How the article calls the speaker, where that is sure.
    pub source: Option<String>,
    /// direct, mixed or indirect.
    pub manner: &'static str,
    /// Who is spoken about.
    pub about: Vec<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// Whom or what it was told to.
    pub addressee: Option<String>,
    /// The day it was said.
    pub said_on: Option<Date>,
    /// The article's words for that day.
    pub said_basis: Option<String>,
    /// The day the article reports from.
    pub reported_on: Option<Date>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The article's headline.
    pub headline: Option<String>,
    /// The article's name in the corpus.
    pub article: String,
    /// Where the article can be read.
    pub url: Option<String>,
    /// How sure the extraction is of the speaker, in percent.
    pub confidence: u8,
    /// The statement on this page.
    pub link: String,
    /// Its pieces with what stands around them in the article.
    pub quotes: Vec<Quote>,
}

/// A piece of a statement with what stands before and after it: W3C's TextQuoteSelector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// What stands before.
    pub prefix: String,
    /// The words.
    pub exact: String,
    /// What stands after.
    pub suffix: String,
}

/// Everything that a filter shows. `page` is the page's URL without its fragment.
#[must_use]
pub fn take(library: &Library, resolved: &Resolved, page: &str) -> Taken {
    let hits = library.ask(&resolved.query);
    let address = Address { filters: resolved.address.filters.without_anchor(), ..resolved.address.clone() };
    Taken {
        title: library.corpus().title.clone(),
        link: format!("{page}{}", write(&address)),
        records: hits.statements.iter().map(|&id| one(library, id, page)).collect(),
    }
}

/// A statement's own link, with the words by which it is found again.
#[must_use]
pub fn statement_link(library: &Library, id: StatementId, page: &str) -> String {
    let corpus = library.corpus();
    let statement = &corpus.statements[id];
    let filters = Filters { anchor: text_anchor::of(corpus, statement), ..Filters::default() };
    let address = Address { view: View::Statement(statement.key.to_string()), filters, extra: Vec::new() };
    format!("{page}{}", write(&address))
}

/// One statement.
#[must_use]
pub fn one(library: &Library, id: StatementId, page: &str) -> Record {
    let corpus = library.corpus();
    let s = &corpus.statements[id];
    let article = &corpus.articles[s.article];
    let text = article.text.as_str();
    let actor = s.actor.and_then(|id| corpus.actors.get(id));
    Record {
        id: s.key.to_string(),
        words: joined(text, &s.content),
        speaker: actor.map(|actor| actor.name.clone()),
        kind: actor.map(|actor| actor.kind),
        role: actor.and_then(|actor| actor.role.clone()),
        wikidata: s.actor.and_then(|id| corpus.wikidata_of(id)),
        source: Some(joined(text, s.shown_source())).filter(|source| !source.is_empty()),
        manner: s.manner.word(),
        about: s.about.iter().filter_map(|&id| Some(corpus.actors.get(id)?.name.clone())).collect(),
        topics: s.topics.iter().filter_map(|&id| Some(corpus.topics.get(id)?.label.clone())).collect(),
        addressee: s.addressee.and_then(|told| Some(corpus.channels.get(told.channel)?.name.clone())),
        said_on: s.said.on,
        said_basis: s.said.basis.map(|span| span.of(text).to_owned()),
        reported_on: article.reported_on,
        outlet: article.outlet.and_then(|id| Some(corpus.outlets.get(id)?.name.clone())),
        headline: article.headline().map(str::to_owned),
        article: article.name.clone(),
        // Only addresses of the web are links; an archive may hold anything.
        url: article.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        confidence: s.confidence.speaker,
        link: statement_link(library, id, page),
        quotes: s.content.iter().map(|&span| quote(text, span)).collect(),
    }
}

fn joined(text: &str, spans: &[Span]) -> String {
    let pieces = spans.iter().map(|span| tidy(span.of(text))).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(" … ")
}

/// One line, one blank between words: how a text reads, wherever its lines broke.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quote(text: &str, span: Span) -> Quote {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    Quote {
        prefix: before[from..].to_owned(),
        exact: span.of(text).to_owned(),
        suffix: after[..to].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_quotation_joins_it_in_the_text() {
        let text = "“Ünabhängig,” she said. «Nein», sagte er.";
        for (start, end) in [(0, 3), (3, 14), (0, text.len()), (text.len(), text.len())] {
            let q = quote(text, Span::at(start, end));
            assert!(text.contains(&format!("{}{}{}", q.prefix, q.exact, q.suffix)), "{q:?}");
            assert_eq!(q.exact, &text[start..end]);
        }
    }
}
