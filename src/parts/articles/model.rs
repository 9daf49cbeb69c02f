//! The articles of the corpus, where no article is open; and what an article is called.

use crate::library::Library;
use crate::links::{Link, Links};
use crate::shorten::shorten;
use crate::texts::Locale;
use on_record_engine::model::Article;
use on_record_engine::query::{Facet, Value};
use on_record_engine::text::BlockKind;
use on_record_engine::{ArticleId, Id};
use std::rc::Rc;
use yew::AttrValue;

/// How many characters of an article's text stand for a headline that is not stated.
const BEGINNING: usize = 72;

/// An article by its headline.
pub(crate) fn article_link(library: &Library, links: &Links, id: ArticleId) -> Link {
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
pub(crate) fn articles(library: &Library, links: &Links, locale: Locale) -> Rc<[ArticleView]> {
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
pub(crate) fn title(article: &Article) -> String {
    if let Some(headline) = article.headline() {
        return headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let body = article.blocks.iter().find(|block| block.kind == BlockKind::Body);
    let text = body.map_or(article.text.as_str(), |block| block.span.of(&article.text)).trim();
    shorten(text, BEGINNING)
}
