//! The articles of the corpus, where no article is open.

use crate::parts::actions::use_locale;
use crate::parts::articles::model::ArticleView;
use crate::parts::drawn::drawable;
use std::rc::Rc;
use yew::prelude::*;

/// The articles of the corpus, where no article is open.
#[derive(Clone, PartialEq)]
pub struct Articles {
    /// The articles.
    pub articles: Rc<[ArticleView]>,
}

#[hook]
fn use_articles(props: &Articles) -> Html {
    let t = use_locale();
    html! {
        <div class="articles">
            <h2>{ t.articles }</h2>
            <p class="unstated">{ t.choose }</p>
            <ul>
                { for props.articles.iter().map(|article| html! {
                    <li key={article.link.href.to_string()}>
                        <a href={article.link.href.clone()}>{ &article.link.label }</a>
                        <p class="kicker">
                            <span class={article.unstated.then_some("unstated")}>{ &article.outlet }</span>
                            if let Some(date) = &article.date {
                                { " · " }{ date }
                            }
                            if let Some(count) = &article.count {
                                { " · " }{ count }
                            }
                        </p>
                    </li>
                }) }
            </ul>
        </div>
    }
}

drawable!(Articles, use_articles);
