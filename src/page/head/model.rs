//! What stands on top of the list: the question, or who and what the page is about.

use crate::address::Tab;
use crate::dates::conflict;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::articles::model::{article_link, title};
use crate::parts::ask::model::{Ask, ask};
use crate::parts::card::model::{count_variants, joined};
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::views::compare::model::{self as compare, CompareAsk};
use on_record_engine::ActorId;
use on_record_engine::query::{Facet, Value};
use on_record_engine::query::{Hits, Scope};
use std::rc::Rc;
use yew::AttrValue;

/// What stands on top of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// The question as a sentence.
    Ask(Ask),
    /// An actor.
    Actor {
        /// The name.
        name: AttrValue,
        /// "Russian Foreign Minister"
        role: Option<AttrValue>,
        /// The speaker's colour.
        tone: usize,
        /// Said by, said about.
        tabs: Rc<[TabView]>,
        /// The forms under which the corpus names the actor.
        aliases: Rc<[AliasView]>,
    },
    /// A topic.
    Topic {
        /// Its name.
        label: AttrValue,
        /// The words that make a statement belong to it.
        terms: AttrValue,
    },
    /// An outlet.
    Outlet {
        /// Its name, or that it is not stated.
        name: AttrValue,
        /// Its articles.
        articles: Rc<[Link]>,
    },
    /// An article's statements.
    Article {
        /// Its headline, or how it begins.
        label: AttrValue,
    },
    /// What others say on the matter of a statement.
    Others {
        /// Its speaker.
        name: AttrValue,
        /// Its words, leading to it.
        words: Link,
    },
    /// Two actors to compare.
    Compare(CompareAsk),
    /// The same statement in several articles.
    Variants {
        /// "3 outlets, 2 versions"
        count: AttrValue,
        /// "dated 22 August and 24 August"
        conflict: Option<AttrValue>,
    },
}

impl Head {
    /// What the page is about; the corpus's title where it is about all of it.
    #[must_use]
    pub fn subject<'a>(&'a self, corpus: &'a str) -> &'a str {
        match self {
            Self::Ask(_) | Self::Compare(_) => corpus,
            Self::Actor { name, .. } | Self::Outlet { name, .. } | Self::Others { name, .. } => name,
            Self::Topic { label, .. } | Self::Article { label } => label,
            Self::Variants { count, .. } => count,
        }
    }
}

/// One side of an actor's page.
#[derive(Clone, Debug, PartialEq)]
pub struct TabView {
    /// Its name and address.
    pub link: Link,
    /// How many statements it has.
    pub count: usize,
    /// Whether it is shown.
    pub current: bool,
}

/// A form under which an actor appears, with one place as evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct AliasView {
    /// The words, and the article where they stand.
    pub link: Link,
    /// How often they stand in the corpus.
    pub count: u32,
}

pub(crate) fn head(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    locale: Locale,
) -> Head {
    let corpus = library.corpus();
    match resolved.subject {
        Subject::Everything | Subject::Statement(_) => Head::Ask(ask(library, resolved, links, hits, locale)),
        Subject::Compare(..) => Head::Compare(compare::ask(library, resolved, links, hits, locale)),
        Subject::Actor(id) => actor(library, resolved, links, hits, id, locale),
        Subject::Topic(id) => Head::Topic {
            label: corpus.topics[id].label.clone().into(),
            terms: corpus.topics[id].terms.join(", ").into(),
        },
        Subject::Outlet(id) => {
            // Of an archive in many files only some of them are at hand.
            let whole = library.told().is_none();
            let articles = corpus.articles.iter().filter(|(_, article)| whole && article.outlet == id);
            Head::Outlet {
                name: library
                    .label(&locale, Facet::Outlet, id.map_or(Value::NONE, Value::of))
                    .to_owned()
                    .into(),
                articles: articles.take(60).map(|(id, _)| article_link(library, links, id)).collect(),
            }
        }
        Subject::Article(id, _) => Head::Article { label: title(&corpus.articles[id]).into() },
        Subject::Others(id) => {
            let s = &corpus.statements[id];
            let label = joined(&corpus.articles[s.article].text, &s.content);
            let name = library.label(&locale, Facet::Speaker, s.actor.map_or(Value::NONE, Value::of));
            Head::Others {
                name: name.to_owned().into(),
                words: Link { label, href: links.statement_alone(id), muted: false },
            }
        }
        Subject::Variants(id) => Head::Variants {
            count: count_variants(library, &corpus.clusters[id], locale).into(),
            conflict: conflict(library, &corpus.clusters[id], locale),
        },
    }
}

fn actor(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    id: ActorId,
    locale: Locale,
) -> Head {
    let actor = &library.corpus().actors[id];
    let current = resolved.address.filters.tab;
    let tab = |tab, facet, label: &str| {
        let count = if tab == current {
            hits.total()
        } else if let Some(told) = library.told() {
            told.beside
        } else {
            let mut query = resolved.query.clone();
            query.scope = Some(Scope::Value(facet, Value::of(id)));
            query.ask(library.corpus(), library.index()).total()
        };
        let link = Link { label: label.to_owned().into(), href: links.tab(tab), muted: false };
        TabView { link, count, current: tab == current }
    };
    Head::Actor {
        name: actor.name.clone().into(),
        role: if actor.kind.is_named() {
            actor.role.clone().map(AttrValue::from)
        } else {
            Some(locale.kind_of_actor(actor.kind).into())
        },
        tone: library.tone(Some(id)),
        tabs: [
            tab(Tab::By, Facet::Speaker, locale.said_by),
            tab(Tab::About, Facet::About, locale.said_about),
        ]
        .into(),
        aliases: actor
            .aliases
            .iter()
            .filter(|alias| alias.form != actor.name)
            .take(12)
            .map(|alias| AliasView {
                link: Link {
                    label: alias.form.clone().into(),
                    href: links.article(alias.article, None),
                    muted: false,
                },
                count: alias.count,
            })
            .collect(),
    }
}
