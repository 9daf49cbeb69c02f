//! A statement in the list.

use super::{Actions, Words};
use crate::platform::page;
use crate::texts::Locale;
use crate::view::{Card, DateView, Link};
use std::rc::Rc;
use yew::prelude::*;

/// What [`CardView`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct CardProps {
    /// The statement.
    pub card: Rc<Card>,
}

/// A statement in the list. A click anywhere but on its links opens it in its article.
#[component]
pub fn CardView(props: &CardProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let card = &props.card;
    let onclick = {
        let (go, href) = (actions.go, card.href.clone());
        // The link in the card does the same for keys and screen readers.
        Callback::from(move |event: MouseEvent| {
            if !page::from_control(&event) && !page::has_selection() {
                go.emit(href.clone());
            }
        })
    };
    let (mode, mode_label, mode_help) = card.mode;
    html! {
        <article class={classes!("card", format!("tone-{}", card.tone), card.chosen.then_some("chosen"))}
            data-statement={card.key.clone()} data-mode={mode} data-chosen={card.chosen.to_string()} {onclick}>
            <h3 class="who">
                if let Some(href) = card.speaker.href.clone() {
                    <a class="speaker" {href}><Words words={Rc::clone(&card.speaker.runs)} /></a>
                } else {
                    <span class="speaker unstated">{ &card.speaker.name }</span>
                }
                if card.unsure {
                    { " " }<span class="unsure" title={t.unsure_help}>{ t.unsure }</span>
                }
            </h3>
            <p class="how">
                if let Some(role) = &card.speaker.role {
                    <span class="role">{ role }</span>
                }
                if let Some(source) = &card.speaker.source {
                    <span class="source"><Words words={Rc::clone(source)} /></span>
                }
                if !card.cue.is_empty() || card.told_to.is_some() {
                    <span class="cue">
                        { &card.cue }
                        if let Some(told) = &card.told_to {
                            { " " }<a class="told" href={told.href.clone()}>
                                if card.told_hit {
                                    <mark class="hit">{ &told.label }</mark>
                                } else {
                                    { &told.label }
                                }
                            </a>
                        }
                    </span>
                }
            </p>
            <blockquote class="words"><Words words={Rc::clone(&card.words)} /></blockquote>
            if let Some(headline) = &card.headline {
                <p class="headline">{ t.headline }{ " " }<Words words={Rc::clone(headline)} /></p>
            }
            <p class="meta">
                <span class={classes!("mode", mode)} title={mode_help}>{ mode_label }</span>
                if card.nested {
                    <span class="nested" title={t.nested_help}>{ t.nested }</span>
                }
                { link("outlet", &card.outlet) }
                { date(t, &card.date) }
                { for card.topics.iter().map(|topic| link("topic", topic)) }
                if let Some(variants) = &card.variants {
                    { link("variants", variants) }
                }
                if let Some(conflict) = &card.conflict {
                    <span class="conflict">{ conflict }</span>
                }
                <a class="open" href={card.href.clone()} aria-label={t.open_statement(&card.speaker.name)}>
                    { t.open }
                </a>
            </p>
        </article>
    }
}

/// A link, muted where it says that something is not stated.
pub(super) fn link(class: &'static str, link: &Link) -> Html {
    html! {
        <a class={classes!(class, link.muted.then_some("unstated"))} href={link.href.clone()}>{ &link.label }</a>
    }
}

/// A date with the words that it rests on.
pub(super) fn date(t: Locale, date: &DateView) -> Html {
    let basis = date.basis.as_deref().map(|words| t.basis(words));
    match &date.iso {
        Some(iso) => html! {
            <time class="date" datetime={iso.clone()} title={basis.clone()}>{ &date.label }</time>
        },
        None => html! { <span class="date unstated" title={basis}>{ &date.label }</span> },
    }
}
