//! What stands on top of the list.

use crate::links::Link;
use crate::page::head::model::{AliasView, Head, TabView};
use crate::parts::actions::use_locale;
use crate::parts::ask::component::AskLine;
use crate::parts::card::component::link;
use crate::parts::drawn::{drawable, drawn};
use crate::texts::Locale;
use crate::views::compare::component::CompareLine;
use yew::prelude::*;

/// The question, or who and what the page is about.
#[derive(Clone, PartialEq)]
pub struct HeadView {
    /// What the page is about.
    pub head: Head,
    /// What the heading says before, for those who hear it only: "Matrix: ".
    pub state: AttrValue,
    /// Whether what is long stands behind its first words: on a phone the list comes first.
    pub folded: bool,
}

#[hook]
fn use_head_view(props: &HeadView) -> Html {
    let t = use_locale();
    let state = (!props.state.is_empty()).then(|| html! { <span class="hidden">{ &props.state }</span> });
    let state = state.unwrap_or_default();
    let inside = match &props.head {
        Head::Ask(ask) => drawn(AskLine { ask: ask.clone(), before: state }),
        Head::Compare(ask) => drawn(CompareLine { ask: ask.clone() }),
        Head::Actor { name, role, tone, tabs, aliases } => html! {
            <>
                { kicker(t, t.actor) }
                <h1>{ state }<span class={classes!("swatch", format!("tone-{tone}"))} aria-hidden="true"></span>{ name }</h1>
                if let Some(role) = role {
                    <p class="about">{ role }</p>
                }
                if !aliases.is_empty() {
                    { about(props.folded, t.also, html! { <>{ for aliases.iter().map(|one| alias(t, one)) }</> }) }
                }
                <nav class="tabs" aria-label={t.tabs}>{ for tabs.iter().map(|one| tab(t, one)) }</nav>
            </>
        },
        Head::Topic { label, terms } => html! {
            <>
                { kicker(t, t.topic) }
                <h1>{ state }{ label }</h1>
                if !terms.is_empty() {
                    { about(props.folded, t.terms, html! { <>{ terms }</> }) }
                }
            </>
        },
        Head::Outlet { name, articles } => html! {
            <>
                { kicker(t, t.outlet) }
                <h1>{ state }{ name }</h1>
                <ul class="about plain">{ for articles.iter().map(article) }</ul>
            </>
        },
        Head::Others { name, words } => html! {
            <>
                { kicker(t, t.found.others) }
                <h1>{ state }{ t.found.others }{ ": " }{ name }</h1>
                <blockquote class="about words">{ link("", words) }</blockquote>
                <p class="about">{ t.found.others_help }</p>
            </>
        },
        Head::Article { label } => html! { <>{ kicker(t, t.in_article) }<h1>{ state }{ label }</h1></> },
        Head::Variants { count, conflict } => html! {
            <>
                { kicker(t, t.variants) }
                <h1>{ state }{ count }</h1>
                if let Some(conflict) = conflict {
                    <p class="about"><span class="conflict">{ conflict }</span>{ " " }{ t.conflict_help }</p>
                }
            </>
        },
    };
    html! { <div class="head">{ inside }</div> }
}

drawable!(HeadView, use_head_view);

/// A line under the heading, or what unfolds it.
fn about(folded: bool, label: &'static str, inside: Html) -> Html {
    if folded {
        html! { <details class="about"><summary>{ label }</summary>{ inside }</details> }
    } else {
        html! { <p class="about">{ label }{ " " }{ inside }</p> }
    }
}

fn kicker(t: Locale, text: &'static str) -> Html {
    html! { <p class="kicker"><a href="#/v1/s">{ t.all_statements }</a>{ " / " }{ text }</p> }
}

fn alias(t: Locale, alias: &AliasView) -> Html {
    let times = t.times(alias.count);
    html! {
        <span class="alias" key={alias.link.label.to_string()}>
            { link("", &alias.link) }{ " " }<span class="count">{ times }</span>
        </span>
    }
}

fn tab(t: Locale, tab: &TabView) -> Html {
    html! {
        <a href={tab.link.href.clone()} aria-current={tab.current.then_some("page")} data-count={tab.count.to_string()}>
            { &tab.link.label }{ " " }<span class="count">{ t.number(tab.count) }</span>
        </a>
    }
}

fn article(article: &Link) -> Html {
    html! { <li key={article.href.to_string()}><a href={article.href.clone()}>{ &article.label }</a></li> }
}
