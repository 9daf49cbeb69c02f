//! One statement in the words of each article.

use crate::parts::actions::use_locale;
use crate::parts::card::component::{date, link};
use crate::parts::drawn::drawable;
use crate::parts::takes::takes;
use crate::texts::{GAP, Locale, fill};
use crate::views::variants::model::{DiffKind, DiffRun, Variant, Variants};
use std::rc::Rc;
use yew::prelude::*;

/// The longest variant whole, the others with what differs marked.
#[derive(Clone, PartialEq)]
pub struct VariantsView {
    /// The variants.
    pub variants: Rc<Variants>,
    /// How many statements.
    pub total: usize,
}

#[hook]
fn use_variants_view(props: &VariantsView) -> Html {
    let t = use_locale();
    let several = props.variants.all.len() > 1;
    html! {
        <section class="list wordings" id="statements" tabindex="-1" aria-label={t.statements} data-total={props.total.to_string()}>
            <h2 class="hidden">{ t.statements }</h2>
            if several {
                <p class="about">{ t.pictures.diff_help }</p>
            }
            { for props.variants.all.iter().map(|one| variant(one, t)) }
        </section>
    }
}

drawable!(VariantsView, use_variants_view);

pub(crate) fn variant(variant: &Variant, t: Locale) -> Html {
    let card = &variant.card;
    let (manner, manner_label, manner_help) = card.manner;
    html! {
        <article class={classes!("version", format!("tone-{}", card.tone), variant.longest.then_some("longest"))}
            key={card.key.to_string()} data-statement={card.key.clone()} data-version={card.key.clone()} data-mode={manner}>
            <h3 class="where">
                { link("outlet", &card.outlet) }
                if variant.longest {
                    <span class="kicker">{ " · " }{ t.pictures.longest }</span>
                }
            </h3>
            <p class="how">
                <span class={card.speaker.href.is_none().then_some("unstated")}>{ &card.speaker.name }</span>
                if !card.cue.is_empty() {
                    <span>{ &card.cue }</span>
                }
                if let Some(told) = &card.addressee {
                    <span>{ &told.label }</span>
                }
            </p>
            <blockquote class="words">{ for variant.runs.iter().map(|one| run(one, t)) }</blockquote>
            <p class="meta">
                <span class="mode" title={manner_help}>{ manner_label }</span>
                if variant.partial {
                    <span class="partial" title={t.pictures.partial_help}>{ t.pictures.partial }</span>
                }
                { date(t, &card.date) }
                if let Some(basis) = &variant.basis {
                    <span class="basis">{ basis }</span>
                }
                if variant.contradicted {
                    <span class="conflict">{ t.pictures.day_unclear }</span>
                }
                <a class="open" href={card.href.clone()} aria-label={t.open_statement(&card.outlet.label)}>{ t.open }</a>
                { for variant.beside.iter().map(|href| html! {
                    <a class="open beside" href={href.clone()}>{ t.pictures.also_here }</a>
                }) }
                { takes(t, &card.key, &card.speaker.name, &card.others, false) }
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
