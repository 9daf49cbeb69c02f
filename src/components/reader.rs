//! The article, as it is, with its statements marked.

use super::Words;
use super::card::{date, link};
use crate::platform::page;
use crate::texts;
use crate::view::{BlockView, MarkRun, Note, Reader, Variant};
use on_record_engine::corpus::BlockKind;
use std::rc::Rc;
use yew::prelude::*;

/// What [`ReaderView`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct ReaderProps {
    /// The article.
    pub reader: Rc<Reader>,
}

/// The article. The chosen statement's words are brought into sight.
#[component]
pub fn ReaderView(props: &ReaderProps) -> Html {
    let body = use_node_ref();
    let reader = &props.reader;
    {
        let body = body.clone();
        use_effect_with((reader.document.clone(), reader.chosen.clone()), move |_| {
            page::reveal_inside(&body, "mark.now");
        });
    }
    let step = |label: &'static str, sign: &'static str, href: &Option<AttrValue>| match href {
        Some(href) => html! { <a class="step" href={href.clone()} aria-label={label}>{ sign }</a> },
        None => html! { <span class="step" aria-hidden="true">{ sign }</span> },
    };
    let (before, after) = reader.blocks.split_at(reader.before_note.min(reader.blocks.len()));
    html! {
        <article class="reader" data-document={reader.document.clone()} aria-label={reader.title.clone()}>
            <div class="bar">
                { step(texts::PREVIOUS, "‹", &reader.previous) }
                <span class="place">{ &reader.place }</span>
                { step(texts::NEXT, "›", &reader.next) }
                <a class="close" href={reader.close.clone()}>{ texts::CLOSE }</a>
            </div>
            <div class="text" ref={body}>
                <p class="kicker">
                    { link("outlet", &reader.outlet) }{ " · " }{ date(&reader.date) }
                    if let Some(url) = &reader.url {
                        { " · " }<a href={url.clone()} target="_blank" rel="noopener">{ texts::SOURCE }</a>
                    }
                </p>
                { headline(reader) }
                { for before.iter().map(block) }
                if let Some(note) = &reader.note {
                    <div class={classes!("note", format!("tone-{}", note.tone))} role="note" aria-label={texts::NOTE}>
                        { facts(note) }
                        { elsewhere(reader) }
                    </div>
                }
                { for after.iter().map(block) }
                <p class="end"><a href={reader.alone.clone()}>{ texts::ALL_OF_ARTICLE }</a></p>
            </div>
        </article>
    }
}

/// The headline stands in the text where the text has one; only a stated one is set above it.
fn headline(reader: &Reader) -> Html {
    let in_text = reader.blocks.iter().any(|block| block.kind == BlockKind::Headline);
    match &reader.headline {
        Some(headline) if !in_text => html! { <h2>{ headline }</h2> },
        Some(_) => html! {},
        None => html! { <h2 class="unstated">{ texts::NO_HEADLINE }</h2> },
    }
}

fn block(block: &BlockView) -> Html {
    let words: Html = block.runs.iter().map(run).collect();
    match block.kind {
        BlockKind::Headline => html! { <h2>{ words }</h2> },
        BlockKind::Body => html! { <p>{ words }</p> },
        BlockKind::Byline => html! { <p class="byline">{ words }</p> },
        BlockKind::DateLine => html! { <p class="dateline">{ words }</p> },
        BlockKind::Caption => html! { <p class="caption">{ words }</p> },
        BlockKind::Republishing | BlockKind::Comments => html! { <p class="foot">{ words }</p> },
    }
}

fn run(run: &MarkRun) -> Html {
    let words = if run.hit {
        html! { <mark class="hit">{ &run.text }</mark> }
    } else {
        html! { &run.text }
    };
    match &run.mark {
        None => words,
        Some(mark) => html! {
            <mark class={classes!("said", format!("tone-{}", mark.tone), mark.now.then_some("now"), mark.shared.then_some("shared"))}
                data-statements={mark.statements.clone()} title={mark.speaker.clone()}>
                <a href={mark.href.clone()}>{ words }</a>
            </mark>
        },
    }
}

fn elsewhere(reader: &Reader) -> Html {
    html! {
        if !reader.variants.is_empty() {
            <section class="elsewhere">
                <h3>{ texts::ELSEWHERE }</h3>
                { for reader.variants.iter().map(variant) }
                if let Some(all) = &reader.all_variants {
                    <p>{ link("variants", all) }</p>
                }
            </section>
        }
    }
}

fn facts(note: &Note) -> Html {
    let row = |name: &'static str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    let words = |text: &AttrValue| html! { <span class="exact">{ text }</span> };
    let speaker = html! {
        <>
            if let Some(href) = &note.speaker.href {
                <a href={href.clone()}>{ &note.speaker.name }</a>
            } else {
                <span class="unstated">{ &note.speaker.name }</span>
            }
            if !note.source.is_empty() && note.source != note.speaker.name {
                { ", " }{ texts::HERE }{ " " }{ words(&note.source) }
            }
            if note.unsure.is_some() {
                { " " }<span class="unsure">{ texts::UNSURE }</span>
            }
        </>
    };
    html! {
        <dl>
            { row(texts::NOTE_WHO, speaker) }
            if !note.cue.is_empty() {
                { row(texts::NOTE_CUE, words(&note.cue)) }
            }
            { row(texts::NOTE_MODE, html! { <>{ note.mode.0 }{ ": " }{ note.mode.1 }</> }) }
            if let Some((channel, source)) = &note.told_to {
                { row(texts::NOTE_TOLD, html! { <>{ channel }{ ", " }{ texts::HERE }{ " " }{ words(source) }</> }) }
            }
            { row(texts::NOTE_DATE, html! {
                <>
                    { date(&note.date) }
                    if let Some(basis) = &note.date.basis {
                        { ", " }{ texts::FROM_WORDS }{ " " }{ words(basis) }
                    }
                </>
            }) }
            if note.nested {
                { row(texts::NOTE_NESTED, html! { texts::NESTED_HELP }) }
            }
            if !note.topics.is_empty() {
                { row(texts::TOPIC, html! { <span class="topics">{ for note.topics.iter().map(|t| link("topic", t)) }</span> }) }
            }
        </dl>
    }
}

fn variant(variant: &Variant) -> Html {
    html! {
        <div class="variant" key={variant.key.to_string()} data-variant={variant.key.clone()}>
            <p class="kicker">{ link("outlet", &variant.link) }{ " · " }{ date(&variant.date) }</p>
            <blockquote class="words"><Words words={Rc::clone(&variant.words)} /></blockquote>
        </div>
    }
}
