//! A corpus with its index, and what addresses need to find in it. Where it is a part of a larger archive, what is told of
//! the whole (`told`) stands in place of its own counts.
//!
//! ```
//! use on_record_asking::catalog::Catalog;
//! let catalog = Catalog::new(on_record_engine::Corpus::default());
//! assert!(catalog.index().is_empty());
//! ```

use crate::facet_table::{COUNT, Names, spec};
use crate::part::place;
use crate::told::Told;
use on_record_engine::Date;
use on_record_engine::model::{ActorKind, Manner, StatedGender, StatementKey};
use on_record_engine::query::plain;
use on_record_engine::query::values;
use on_record_engine::query::{Facet, Hits, Index, Query, Value};
use on_record_engine::sorting::{sort_by_key, sort_by_number};
use on_record_engine::{
    ActorId, AffiliationId, ArticleId, ChannelId, Corpus, Id, OutletId, StatementId, TopicId,
};
use std::cmp::Reverse;

/// How many colours speakers are told apart by.
pub const TONES: usize = 8;

/// What addresses call the sections of the list of reporting verbs.
const VERBS: [&str; 2] = ["negative", "positive"];

/// The rank of an actor without statements among the speakers.
const NOWHERE: usize = usize::MAX;

/// A corpus with its index, and the order of values and names.
#[derive(Debug)]
pub struct Catalog {
    corpus: Corpus,
    index: Index,
    told: Option<Told>,
    /// The values of each facet that have statements, most of them first.
    ranks: [Vec<Value>; COUNT],
    /// Each actor's place among the speakers.
    places: Vec<usize>,
    keys: Vec<(StatementKey, StatementId)>,
}

/// How a name in an address was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// As this value.
    One(Value),
    /// These could be meant.
    Several(Vec<Value>),
    /// There is no such value.
    Nothing,
}

impl Catalog {
    /// Indexes a corpus.
    #[must_use]
    pub fn new(corpus: Corpus) -> Self {
        Self::of(corpus, None)
    }

    /// Indexes a part of an archive, with what is told of all of it.
    #[must_use]
    pub fn of(corpus: Corpus, told: Option<Told>) -> Self {
        let index = Index::new(&corpus);
        Self::indexed(corpus, index, told)
    }

    /// The same with the corpus's index, for whoever made it in a moment of its own.
    #[must_use]
    pub fn indexed(corpus: Corpus, index: Index, told: Option<Told>) -> Self {
        let mut library =
            Self { ranks: Default::default(), places: Vec::new(), keys: Vec::new(), told, corpus, index };
        library.ranks = Facet::ALL.map(|facet| {
            let fixed = spec(facet).names == Names::Manners;
            let mut ranked: Vec<Value> = values(&library.index, facet).chain([Value::NONE]).collect();
            ranked.retain(|&value| fixed && value != Value::NONE || library.rows(facet, value) > 0);
            if !fixed {
                // What is not stated comes last; the rest by how much there is, then by name.
                sort_by_key(&mut ranked, |&value| {
                    let name = library.name(facet, value).unwrap_or_default();
                    (value == Value::NONE, Reverse(library.rows(facet, value)), name)
                });
            }
            ranked
        });
        library.places = vec![NOWHERE; library.corpus.actors.len()];
        for (place, row) in library.ranks[Facet::Speaker.index()].iter().filter_map(|v| v.row()).enumerate() {
            if let Some(slot) = library.places.get_mut(row) {
                *slot = place;
            }
        }
        library.keys = library.corpus.statements.iter().map(|(id, s)| (s.key, id)).collect();
        sort_by_number(&mut library.keys, |(key, _)| key.0);
        library
    }

    /// The corpus.
    #[must_use]
    pub const fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Its index.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// What is told of the whole archive, where this is a part of it.
    #[must_use]
    pub const fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// The answer to the question that the page is about: what is told, or what the corpus has.
    #[must_use]
    pub fn ask(&self, query: &Query) -> Hits {
        match &self.told {
            Some(told) => told.hits(),
            None => query.ask(&self.corpus, &self.index),
        }
    }

    /// The first and the last day of its statements.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        self.told.as_ref().map_or_else(|| self.index.days(), |told| told.all.days)
    }

    /// Whether some of its statements have no day.
    #[must_use]
    pub fn has_undated(&self) -> bool {
        self.told.as_ref().map_or_else(|| !self.index.undated().is_empty(), |told| told.all.undated)
    }

    /// How many statements have a value.
    #[must_use]
    pub fn rows(&self, facet: Facet, value: Value) -> usize {
        match &self.told {
            Some(told) => told.size(facet, value),
            None => self.index.rows_of(facet, value).len(),
        }
    }

    /// The values of a facet that have statements, most of them first, what is not stated last.
    #[must_use]
    pub fn ranked(&self, facet: Facet) -> &[Value] {
        &self.ranks[facet.index()]
    }

    /// The colour of a speaker, below [`TONES`]: those who say most have one each, so that a colour means one of them. All
    /// others have the neutral one after.
    #[must_use]
    pub fn tone(&self, actor: Option<ActorId>) -> usize {
        let place = actor.and_then(|id| self.places.get(id.index()));
        place.filter(|&&place| place != NOWHERE).map_or(TONES, |&place| place.min(TONES))
    }

    /// What the corpus calls a value. Manners, reporting verbs and what is not stated have no name of their own.
    #[must_use]
    pub fn name(&self, facet: Facet, value: Value) -> Option<&str> {
        value.row().and_then(|row| {
            Some(match spec(facet).names {
                Names::Actors => self.corpus.actors.get(ActorId::from_index(row))?.name.as_str(),
                Names::Affiliations => {
                    self.corpus.affiliations.get(AffiliationId::from_index(row))?.name.as_str()
                }
                Names::Topics => self.corpus.topics.get(TopicId::from_index(row))?.label.as_str(),
                Names::Outlets => self.corpus.outlets.get(OutletId::from_index(row))?.name.as_str(),
                Names::Channels => self.corpus.channels.get(ChannelId::from_index(row))?.name.as_str(),
                Names::Manners | Names::Verbs | Names::Kinds | Names::Genders => return None,
            })
        })
    }

    /// What a value is called in addresses.
    #[must_use]
    pub fn slug(&self, facet: Facet, value: Value) -> &str {
        let name = value.row().and_then(|row| {
            Some(match spec(facet).names {
                Names::Actors => self.corpus.actors.get(ActorId::from_index(row))?.slug.as_str(),
                Names::Affiliations => {
                    self.corpus.affiliations.get(AffiliationId::from_index(row))?.slug.as_str()
                }
                Names::Topics => self.corpus.topics.get(TopicId::from_index(row))?.slug.as_str(),
                Names::Outlets => self.corpus.outlets.get(OutletId::from_index(row))?.slug.as_str(),
                Names::Channels => self.corpus.channels.get(ChannelId::from_index(row))?.slug.as_str(),
                Names::Manners => manner(row)?.word(),
                Names::Verbs => VERBS.get(row)?,
                Names::Kinds => ActorKind::ALL.get(row)?.word(),
                Names::Genders => StatedGender::ALL.get(row)?.word(),
            })
        });
        name.unwrap_or(crate::address::NONE)
    }

    /// The value that an address names: by its whole name, by a name the actor also has, or by some of its words
    /// where only one value with statements has them.
    #[must_use]
    pub fn find(&self, facet: Facet, written: &str) -> Found {
        let names = spec(facet).names;
        if written == crate::address::NONE {
            return if names == Names::Manners { Found::Nothing } else { Found::One(Value::NONE) };
        }
        let all = || values(&self.index, facet);
        if let Some(value) = all().find(|&value| self.slug(facet, value) == written) {
            return Found::One(value);
        }
        let wanted = plain(written);
        if wanted.is_empty() || names == Names::Manners {
            return Found::Nothing;
        }
        let called = |value: &Value| {
            let row = value.row().filter(|_| names == Names::Actors);
            let aliases = row.and_then(|row| self.corpus.actors.get(ActorId::from_index(row)));
            self.slug(facet, *value) == wanted
                || self.name(facet, *value).is_some_and(|name| plain(name) == wanted)
                || aliases.is_some_and(|actor| actor.aliases.iter().any(|alias| plain(&alias.form) == wanted))
        };
        let part = format!("-{wanted}-");
        let has_words = |value: &Value| place(&format!("-{}-", self.slug(facet, *value)), &part).is_some();
        let with_statements = |value: &Value| self.rows(facet, *value) > 0;
        for fits in [&called as &dyn Fn(&Value) -> bool, &has_words] {
            let mut found: Vec<Value> = all().filter(fits).collect();
            if found.len() > 1 {
                found.retain(with_statements);
            }
            match found[..] {
                [] => {}
                [one] => return Found::One(one),
                _ => return Found::Several(found),
            }
        }
        Found::Nothing
    }

    /// The statement of a key as addresses write it.
    #[must_use]
    pub fn statement(&self, written: &str) -> Option<StatementId> {
        let key: StatementKey = written.parse().ok()?;
        let at = self.keys.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        self.keys.get(at).map(|(_, id)| *id)
    }

    /// The article of an article's name, whole or its first part where only one begins so.
    #[must_use]
    pub fn article(&self, written: &str) -> Option<ArticleId> {
        let articles = || self.corpus.articles.iter();
        let whole = articles().find(|(_, article)| article.name == written);
        let mut begin =
            articles().filter(|(_, article)| !written.is_empty() && article.name.starts_with(written));
        let only = begin.next().filter(|_| begin.next().is_none());
        whole.or(only).map(|(id, _)| id)
    }
}

/// The manner of a row.
#[must_use]
pub fn manner(row: usize) -> Option<Manner> {
    [Manner::Direct, Manner::Mixed, Manner::Indirect].get(row).copied()
}
