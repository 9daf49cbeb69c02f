//! What stands on top of the list: the question, or who and what the page is about.

use crate::address::Tab;
use crate::library::Library;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::view::ask::{Ask, ask};
use crate::view::card::{conflict, count_variants};
use crate::view::compare::{self, CompareAsk};
use crate::view::link::Link;
use crate::view::links::Links;
use on_record_engine::model::Article;
use on_record_engine::query::{Facet, Value};
use on_record_engine::query::{Hits, Scope};
use on_record_engine::{ActorId, ArticleId, Id};
use std::rc::Rc;
use yew::AttrValue;

/// How many characters of an article's text stand for a headline that is not stated.
const BEGINNING: usize = 72;

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
    /// Two actors to compare.
    Compare(CompareAsk),
    /// The same statement in several articles.
    Variants {
        /// "3 outlets, 2 wordings"
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
            Self::Actor { name, .. } | Self::Outlet { name, .. } => name,
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

pub(super) fn head(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    locale: Locale,
) -> Head {
    let corpus = library.corpus();
    match resolved.subject {
        Subject::List
        | Subject::Statement(_)
        | Subject::Time
        | Subject::Matrix
        | Subject::Network
        | Subject::Actors
        | Subject::Topics => Head::Ask(ask(library, resolved, links, hits, locale)),
        Subject::Compare(..) => Head::Compare(compare::ask(library, resolved, links, hits, locale)),
        Subject::Actor(id) => actor(library, resolved, links, hits, id, locale),
        Subject::Topic(id) => Head::Topic {
            label: corpus.topics[id].label.clone().into(),
            terms: corpus.topics[id].terms.join(", ").into(),
        },
        Subject::Outlet(id) => {
            let articles = corpus.articles.iter().filter(|(_, article)| article.outlet == id);
            Head::Outlet {
                name: library.label(&locale, Facet::In, id.map_or(Value::NONE, Value::of)).to_owned().into(),
                articles: articles.take(60).map(|(id, _)| article_link(library, links, id)).collect(),
            }
        }
        Subject::Article(id, _) => Head::Article { label: title(&corpus.articles[id]).into() },
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
        role: actor.role.clone().map(AttrValue::from),
        tone: library.tone(Some(id)),
        tabs: [tab(Tab::By, Facet::By, locale.said_by), tab(Tab::About, Facet::Of, locale.said_about)].into(),
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

/// An article by its headline.
pub(super) fn article_link(library: &Library, links: &Links, id: ArticleId) -> Link {
    let article = &library.corpus().articles[id];
    Link { label: title(article).into(), href: links.article(id, None), muted: article.headline().is_none() }
}

/// An article in a list of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleView {
    /// Its headline, or how it begins.
    pub link: Link,
    /// Who published it.
    pub outlet: AttrValue,
    /// Whether that is not stated.
    pub unstated: bool,
    /// The day it reports from.
    pub date: Option<AttrValue>,
    /// "12 statements"
    pub count: AttrValue,
}

/// How many articles are listed.
const LISTED: usize = 24;

/// The articles of the corpus, the first of them.
pub(super) fn articles(library: &Library, links: &Links, locale: Locale) -> Rc<[ArticleView]> {
    let corpus = library.corpus();
    let mut counts = vec![0; corpus.articles.len()];
    for (_, statement) in corpus.statements.iter() {
        counts[statement.article.index()] += 1;
    }
    let view = |(id, article): (ArticleId, &Article)| ArticleView {
        link: article_link(library, links, id),
        outlet: library
            .label(&locale, Facet::In, article.outlet.map_or(Value::NONE, Value::of))
            .to_owned()
            .into(),
        unstated: article.outlet.is_none(),
        date: article.reported_on.map(|day| locale.day(day).into()),
        count: locale.statements(counts[id.index()]).into(),
    };
    corpus.articles.iter().take(LISTED).map(view).collect()
}

/// An article's headline; where it has none, how its text begins.
pub(super) fn title(article: &Article) -> String {
    if let Some(headline) = article.headline() {
        return headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    use on_record_engine::text::BlockKind;
    let body = article.blocks.iter().find(|block| block.kind == BlockKind::Body);
    let text = body.map_or(article.text.as_str(), |block| block.span.of(&article.text)).trim();
    let mut end = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if end > 0 && end + word.len() > BEGINNING {
            return format!("{}…", text[..end].trim_end().trim_end_matches(','));
        }
        end += word.len();
    }
    text.to_owned()
}
