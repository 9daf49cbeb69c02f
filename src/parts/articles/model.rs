//! The articles of what is filtered, where no article is open; and what an article is called.

use crate::library::Library;
use crate::links::{Link, Links};
use crate::texts::Locale;
use on_record_engine::model::Article;
use on_record_engine::query::{Facet, Hits, Value};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::text::BlockKind;
use on_record_engine::{ArticleId, Id};
use std::cmp::Reverse;
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
    /// "12 statements"; absent where only some of the answer's are at hand.
    pub count: Option<AttrValue>,
}

/// How many articles are listed.
const LISTED: usize = 24;

/// The articles that an answer's statements stand in: those with most of them first, then in the order of the list. Where
/// nothing is found, none.
pub(crate) fn articles(library: &Library, links: &Links, hits: &Hits, locale: Locale) -> Rc<[ArticleView]> {
    let corpus = library.corpus();
    let mut counts = vec![0; corpus.articles.len()];
    let mut found: Vec<ArticleId> = Vec::new();
    for &id in &hits.statements {
        let article = corpus.statements[id].article;
        if counts[article.index()] == 0 {
            found.push(article);
        }
        counts[article.index()] += 1;
    }
    // Where only some of the answer's statements are at hand, theirs are no counts to tell.
    let counted = hits.statements.len() == hits.total();
    if counted {
        sort_by_key(&mut found, |id| Reverse(counts[id.index()]));
    }
    let view = |(id, article): (ArticleId, &Article)| ArticleView {
        link: article_link(library, links, id),
        outlet: library
            .label(&locale, Facet::Outlet, article.outlet.map_or(Value::NONE, Value::of))
            .to_owned()
            .into(),
        unstated: article.outlet.is_none(),
        date: article.reported_on.map(|day| locale.day(day).into()),
        count: counted.then(|| locale.statements(counts[id.index()]).into()),
    };
    found.into_iter().take(LISTED).map(|id| view((id, &corpus.articles[id]))).collect()
}

/// An article's headline; where it has none, how its text begins.
pub(crate) fn title(article: &Article) -> String {
    if let Some(headline) = article.headline() {
        return headline.split_whitespace().collect::<Vec<_>>().join(" ");
    }
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
