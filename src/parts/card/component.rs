//! A statement in the list.

use crate::dates::DateView;
use crate::library::TONES;
use crate::links::Link;
use crate::parts::card::model::Card;
use crate::parts::takes::takes;
use crate::parts::words::component::words;
use crate::platform::elements;
use crate::texts::Locale;
use yew::prelude::*;

/// The classes of the speakers' colours.
const TONE: [&str; TONES + 1] =
    ["tone-0", "tone-1", "tone-2", "tone-3", "tone-4", "tone-5", "tone-6", "tone-7", "tone-8"];

/// What a list of cards does with a click anywhere on one but on its links: it opens the statement in its article.
/// The link in the card does the same for keys and screen readers.
pub(crate) fn open_card(go: &Callback<AttrValue>) -> Callback<MouseEvent> {
    let go = go.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(href) = elements::card_of(&event).filter(|_| !elements::has_selection()) {
            go.emit(href.into());
        }
    })
}

/// A statement in the list. A function instead of a component, because a list has two hundred of them and setting up
/// and destroying a component for each is slow.
pub(crate) fn card_view(card: &Card, t: Locale) -> Html {
    let (manner, manner_label, manner_help) = card.manner;
    html! {
        <article class={classes!("card", TONE[card.tone.min(TONES)], card.chosen.then_some("chosen"))}
            data-statement={card.key.clone()} data-again={(!card.again.is_empty()).then(|| card.again.len().to_string())} data-mode={manner} data-chosen={if card.chosen { "true" } else { "false" }}>
            <h3 class="who">
                if let Some(href) = card.speaker.href.clone() {
                    <a class="speaker" {href}>{ words(&card.speaker.runs) }</a>
                } else {
                    <span class="speaker unstated">{ &card.speaker.name }</span>
                }
                { doubts(&card.doubts) }
                if let Some(perhaps) = &card.perhaps {
                    { " " }<span class="perhaps">{ perhaps }</span>
                }
            </h3>
            <p class="how">
                if let Some(role) = &card.speaker.role {
                    <span class="role">{ role }</span>
                }
                if let Some(source) = &card.speaker.source {
                    <span class="source">{ words(source) }</span>
                }
                if !card.cue.is_empty() || card.addressee.is_some() {
                    <span class="cue">
                        { &card.cue }
                        if let Some(told) = &card.addressee {
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
            <blockquote class="words">{ words(&card.words) }</blockquote>
            if let Some(headline) = &card.headline {
                <p class="headline">{ t.headline }{ " " }{ words(headline) }</p>
            }
            <p class="meta">
                <span class={classes!("mode", manner)} title={manner_help}>{ manner_label }</span>
                if card.nested {
                    <span class="nested" title={t.nested_help}>{ t.nested }</span>
                }
                { link("outlet", &card.outlet) }
                { date(t, &card.date) }
                { for card.topics.iter().map(|topic| link("topic", topic)) }
                if let Some(variants) = &card.variants {
                    { link("variants", variants) }
                }
                if !card.again.is_empty() {
                    <span class="again">{ t.found.same_words }{ for card.again.iter().map(|one| html! { <>{ " " }{ link("", one) }</> }) }</span>
                }
                if let Some(conflict) = &card.conflict {
                    <span class="conflict">{ conflict }</span>
                }
                if let Some((label, note)) = &card.correction {
                    <span class="edited" title={note.clone()}>{ *label }</span>
                }
                <a class="open" href={card.href.clone()} title={card.article.clone()} aria-label={t.open_statement(&card.speaker.name)}>
                    { t.open }
                </a>
                { takes(t, &card.key, &card.speaker.name, &card.others, false) }
            </p>
        </article>
    }
}

/// What is not sure, in words.
pub(crate) fn doubts(doubts: &[(&'static str, &'static str)]) -> Html {
    doubts
        .iter()
        .map(|&(says, means)| html! { <>{ " " }<span class="unsure" title={means}>{ says }</span></> })
        .collect()
}

/// A link, muted where it says that something is not stated.
pub(crate) fn link(class: &'static str, link: &Link) -> Html {
    html! {
        <a class={classes!(class, link.muted.then_some("unstated"))} href={link.href.clone()}>{ &link.label }</a>
    }
}

/// A date with the words that it rests on.
pub(crate) fn date(t: Locale, date: &DateView) -> Html {
    let basis = date.basis.as_deref().map(|words| t.basis(words));
    match &date.iso {
        Some(iso) => html! {
            <time class="date" datetime={iso.clone()} title={basis.clone()}>{ &date.label }</time>
        },
        None => html! { <span class="date unstated" title={basis}>{ &date.label }</span> },
    }
}
