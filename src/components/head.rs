//! What stands on top of the list.

use super::AskLine;
use super::card::link;
use crate::texts;
use crate::view::{AliasView, Head, Link, TabView};
use yew::prelude::*;

/// What [`HeadView`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct HeadProps {
    /// What the page is about.
    pub head: Head,
}

/// The question, or who and what the page is about.
#[component]
pub fn HeadView(props: &HeadProps) -> Html {
    let inside = match &props.head {
        Head::Ask(ask) => html! { <AskLine ask={ask.clone()} /> },
        Head::Actor { name, role, tone, tabs, aliases } => html! {
            <>
                { kicker(texts::ACTOR) }
                <h1><span class={classes!("swatch", format!("tone-{tone}"))} aria-hidden="true"></span>{ name }</h1>
                if let Some(role) = role {
                    <p class="about">{ role }</p>
                }
                if !aliases.is_empty() {
                    <p class="about">{ texts::ALSO }{ " " }{ for aliases.iter().map(alias) }</p>
                }
                <nav class="tabs" aria-label={texts::TABS}>{ for tabs.iter().map(tab) }</nav>
            </>
        },
        Head::Topic { label, terms } => html! {
            <>
                { kicker(texts::TOPIC) }
                <h1>{ label }</h1>
                if !terms.is_empty() {
                    <p class="about">{ texts::TERMS }{ " " }{ terms }</p>
                }
            </>
        },
        Head::Outlet { name, articles } => html! {
            <>
                { kicker(texts::OUTLET) }
                <h1>{ name }</h1>
                <ul class="about plain">{ for articles.iter().map(article) }</ul>
            </>
        },
        Head::Article { label } => html! { <>{ kicker(texts::IN_ARTICLE) }<h1>{ label }</h1></> },
        Head::Variants { count, conflict } => html! {
            <>
                { kicker(texts::VARIANTS) }
                <h1>{ count }</h1>
                if let Some(conflict) = conflict {
                    <p class="about"><span class="conflict">{ conflict }</span>{ " " }{ texts::CONFLICT_HELP }</p>
                }
            </>
        },
    };
    html! { <div class="head">{ inside }</div> }
}

fn kicker(text: &'static str) -> Html {
    html! { <p class="kicker"><a href="#/v1/s">{ texts::ALL_STATEMENTS }</a>{ " / " }{ text }</p> }
}

fn alias(alias: &AliasView) -> Html {
    let times = texts::times(alias.count);
    html! {
        <span class="alias" key={alias.link.label.to_string()}>
            { link("", &alias.link) }{ " " }<span class="count">{ times }</span>
        </span>
    }
}

fn tab(tab: &TabView) -> Html {
    html! {
        <a href={tab.link.href.clone()} aria-current={tab.current.then_some("page")} data-count={tab.count.to_string()}>
            { &tab.link.label }{ " " }<span class="count">{ texts::number(tab.count) }</span>
        </a>
    }
}

fn article(article: &Link) -> Html {
    html! { <li key={article.href.to_string()}><a href={article.href.clone()}>{ &article.label }</a></li> }
}
