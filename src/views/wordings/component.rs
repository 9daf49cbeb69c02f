//! One statement in the words of each article.

use crate::parts::actions::use_locale;
use crate::parts::card::component::{date, link};
use crate::parts::takes::takes;
use crate::texts::{GAP, Locale, fill};
use crate::views::wordings::model::{DiffKind, DiffRun, Version, Wordings};
use std::rc::Rc;
use yew::prelude::*;

/// What [`WordingsView`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct WordingsProps {
    /// The versions.
    pub wordings: Rc<Wordings>,
    /// How many statements.
    pub total: usize,
}

/// The longest version whole, the others with what differs marked.
#[component]
pub fn WordingsView(props: &WordingsProps) -> Html {
    let t = use_locale();
    let several = props.wordings.versions.len() > 1;
    html! {
        <section class="list wordings" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}>
            <h2 class="hidden">{ t.statements }</h2>
            if several {
                <p class="about">{ t.pictures.diff_help }</p>
            }
            { for props.wordings.versions.iter().map(|one| version(one, t)) }
        </section>
    }
}

fn version(version: &Version, t: Locale) -> Html {
    let card = &version.card;
    let (mode, mode_label, mode_help) = card.mode;
    html! {
        <article class={classes!("version", format!("tone-{}", card.tone), version.longest.then_some("longest"))}
            key={card.key.to_string()} data-statement={card.key.clone()} data-version={card.key.clone()} data-mode={mode}>
            <h3 class="where">
                { link("outlet", &card.outlet) }
                if version.longest {
                    <span class="kicker">{ " · " }{ t.pictures.longest }</span>
                }
            </h3>
            <p class="how">
                <span class={card.speaker.href.is_none().then_some("unstated")}>{ &card.speaker.name }</span>
                if !card.cue.is_empty() {
                    <span>{ &card.cue }</span>
                }
                if let Some(told) = &card.told_to {
                    <span>{ &told.label }</span>
                }
            </p>
            <blockquote class="words">{ for version.runs.iter().map(|one| run(one, t)) }</blockquote>
            <p class="meta">
                <span class="mode" title={mode_help}>{ mode_label }</span>
                if version.partial {
                    <span class="partial" title={t.pictures.partial_help}>{ t.pictures.partial }</span>
                }
                { date(t, &card.date) }
                if let Some(basis) = &version.basis {
                    <span class="basis">{ basis }</span>
                }
                if version.contradicted {
                    <span class="conflict">{ t.pictures.day_unclear }</span>
                }
                <a class="open" href={card.href.clone()} aria-label={t.open_statement(&card.outlet.label)}>{ t.open }</a>
                { for version.beside.iter().map(|href| html! {
                    <a class="open beside" href={href.clone()}>{ t.pictures.also_here }</a>
                }) }
                { takes(t, &card.key, &card.speaker.name) }
            </p>
        </article>
    }
}

fn run(run: &DiffRun, t: Locale) -> Html {
    let text = match run.kind {
        DiffKind::Same => html! { &run.text },
        DiffKind::Own => html! { <ins>{ &run.text }</ins> },
        DiffKind::Missing => html! { <del>{ &run.text }</del> },
        DiffKind::Gap => html! {
            <span class="gap" title={fill(t.pictures.left_out, &[&run.text])}>{ "…" }</span>
        },
        DiffKind::Cut => html! { <span class="gap">{ GAP }</span> },
    };
    if run.quoted {
        html! { <q>{ text }</q> }
    } else {
        text
    }
}
