//! The corpus: every article's text once, and the tables of what was found in them.
//!
//! Everything else is spans into the texts and ids into the tables.

pub use crate::language::kind::Kind;
use crate::model::date::Date;
use crate::model::family::Family;
use crate::model::gender::StatedGender;
use crate::model::id::{
    ActorId, AffiliationId, ArticleId, ChannelId, ClusterId, Id, OutletId, StatementId, Table, TopicId,
};
use crate::model::read_by::ReadBy;
use crate::model::statement::{Statement, Withdrawn};
use crate::model::statement_key::StatementKey;
use crate::text::block::{Block, BlockKind};
use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// A whole corpus, as [`crate::model::archive`] stores it and [`crate::query::Index`] indexes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// What the newsroom calls it; empty when it says nothing.
    pub title: String,
    /// The texts, sorted by name.
    pub articles: Table<ArticleId, Article>,
    /// Who speaks or is spoken about, merged across articles.
    pub actors: Table<ActorId, Actor>,
    /// What the statements are about.
    pub topics: Table<TopicId, Topic>,
    /// Who published the articles.
    pub outlets: Table<OutletId, Outlet>,
    /// Whom or what statements were told to.
    pub channels: Table<ChannelId, Channel>,
    /// The statements, by article and then by place in the text.
    pub statements: Table<StatementId, Statement>,
    /// The same statement in several articles.
    pub clusters: Table<ClusterId, Cluster>,
    /// Statements that editors took back, sorted by key: links to them are told so.
    pub withdrawn: Vec<Withdrawn>,
    /// Its articles by who read them, sorted. Schema 3 added it; an archive from before is one without it.
    pub read_together: Vec<ReadTogether>,
    /// For each topic the broader one that it belongs to; see [`Corpus::parent`]. Schema 4 added it.
    pub topic_parents: Vec<Option<TopicId>>,
    /// For each statement why it has its first topic; see [`Corpus::topic_from`]. Schema 4 added it.
    pub topic_from: Vec<Option<TopicFrom>>,
    /// The bodies that actors belong to. Schema 5 added it.
    pub affiliations: Table<AffiliationId, Affiliation>,
    /// For each actor the bodies that it belongs to, sorted; see [`Corpus::affiliations_of`]. Schema 5 added it.
    pub actor_affiliations: Vec<Vec<AffiliationId>>,
    /// Articles that print one text, in the order of their first ones; no article is in two. Schema 6 added it.
    pub families: Vec<Family>,
    /// The numbers of actors at Wikidata, where editors told them, by actor. Schema 7 added it.
    pub wikidata: Vec<(ActorId, u64)>,
    /// The gender that articles' own pronouns state, by actor; whoever is not here is called by none. Schema 8 added it.
    pub genders: Vec<(ActorId, StatedGender)>,
}

impl Corpus {
    /// The subject that a topic belongs to, where topics have levels: a story has one, a subject has none.
    #[must_use]
    pub fn parent(&self, topic: TopicId) -> Option<TopicId> {
        self.topic_parents.get(topic.index()).copied().flatten()
    }

    /// The bodies that an actor belongs to, as far as the articles tell.
    #[must_use]
    pub fn affiliations_of(&self, actor: ActorId) -> &[AffiliationId] {
        self.actor_affiliations.get(actor.index()).map_or(&[], Vec::as_slice)
    }

    /// An actor's number at Wikidata, where editors told it: 42 of "Q42".
    #[must_use]
    pub fn wikidata_of(&self, actor: ActorId) -> Option<u64> {
        let place = self.wikidata.binary_search_by_key(&actor, |(id, _)| *id).ok()?;
        self.wikidata.get(place).map(|(_, number)| *number)
    }

    /// The gender that articles' own pronouns state of an actor, where they state one and do not contradict each other.
    #[must_use]
    pub fn gender_of(&self, actor: ActorId) -> Option<StatedGender> {
        let place = self.genders.binary_search_by_key(&actor, |(id, _)| *id).ok()?;
        let stated = self.genders.get(place).map(|(_, stated)| *stated);
        stated.filter(|stated| *stated != StatedGender::Contradicted)
    }

    /// Why a statement has its first topic; `None` where it has none, or where the archive does not tell.
    #[must_use]
    pub fn topic_from(&self, statement: StatementId) -> Option<TopicFrom> {
        self.topic_from.get(statement.index()).copied().flatten()
    }
}

/// What shows that a statement is about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TopicFrom {
    /// The statement's own words hold the topic's.
    Words,
    /// Its article's headline holds them.
    Headline,
    /// Its article is one of those that make up the topic.
    Article,
    /// `corpus.toml` names the topic, and its terms stand in the statement or its sentence.
    Manifest,
}

impl TopicFrom {
    /// As exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Headline => "headline",
            Self::Article => "article",
            Self::Manifest => "corpus.toml",
        }
    }
}

/// Articles that were read in one language by one model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadTogether {
    /// The language and the model.
    pub by: ReadBy,
    /// The articles, sorted.
    pub articles: Vec<ArticleId>,
}

/// One text with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its name: the file's name without its ending, unique in the corpus.
    pub name: String,
    /// The text as it was read, byte for byte.
    pub text: String,
    /// Its paragraphs in order, each marked as what it is. Every non-blank byte lies in one.
    pub blocks: Vec<Block>,
    /// The headline that `corpus.toml` states; where it is silent a block may hold one.
    pub stated_headline: Option<String>,
    /// Who published it; `None` is "outlet not stated".
    pub outlet: Option<OutletId>,
    /// The day it reports from; `None` is "undated".
    pub reported_on: Option<Date>,
    /// Where it can be read, an `http` or `https` address.
    pub url: Option<String>,
}

impl Article {
    /// The stated headline, or the one in the text, or `None`.
    #[must_use]
    pub fn headline(&self) -> Option<&str> {
        self.stated_headline.as_deref().or_else(|| {
            self.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| b.span.of(&self.text))
        })
    }
}

/// Who speaks or is spoken about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Its name in addresses, unique among actors.
    pub slug: String,
    /// Its fullest name in the corpus, or the label that `corpus.toml` gives it.
    pub name: String,
    /// What it is called beside its name: "Russian Foreign Minister".
    pub role: Option<String>,
    /// Person or not.
    pub kind: ActorKind,
    /// The forms it appears under, most frequent first, each with one place as evidence.
    pub aliases: Vec<Alias>,
}

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    /// A person.
    Person,
    /// An organisation, a government, a group with a name of its own.
    Organisation,
    /// A place that stands for its government.
    Place,
    /// People without names: "analysts", "residents".
    Group,
    /// A person without a name: "a spokesman for the Treasury".
    Unnamed,
    /// What is written or counted: "the report", "a poll".
    Document,
}

impl ActorKind {
    /// All kinds, in the order in which lists show them.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Place, Self::Group, Self::Unnamed, Self::Document];

    /// As exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Group => "group",
            Self::Unnamed => "unnamed",
            Self::Document => "document",
        }
    }

    /// Whether actors of this kind have a name of their own.
    #[must_use]
    pub const fn is_named(self) -> bool {
        matches!(self, Self::Person | Self::Organisation | Self::Place)
    }
}

/// A form under which an actor appears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The words.
    pub form: String,
    /// One place where they stand.
    pub article: ArticleId,
    /// Where in that article.
    pub span: Span,
    /// How often the form stands in the corpus.
    pub count: u32,
}

/// What statements are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its name in addresses, unique among topics.
    pub slug: String,
    /// What readers see.
    pub label: String,
    /// The words that make a statement belong to it.
    pub terms: Vec<String>,
}

/// A body that actors belong to: a party, a ministry, a firm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    /// Its name in addresses, unique among affiliations.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Who published an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlet {
    /// Its name in addresses, unique among outlets.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// Whom or what a statement was told to: a programme, an agency, a platform, "reporters".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its name in addresses, unique among channels.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The same statement in several articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// The key of its earliest member, which names it in addresses.
    pub key: StatementKey,
    /// Its members, in the order of their statement ids; at least two.
    pub members: Vec<StatementId>,
}
