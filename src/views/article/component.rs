//! The article, as it is, with its statements marked.

use crate::parts::actions::use_locale;
use crate::parts::card::component::{date, doubts, link};
use crate::parts::drawn::{drawable, drawn};
use crate::parts::takes::takes;
use crate::parts::words::component::Words;
use crate::platform::effect::use_effect_on;
use crate::platform::elements;
use crate::texts::Locale;
use crate::views::article::model::{BlockView, MarkRun, Note, OpenArticle, Variant, Voice};
use on_record_engine::text::BlockKind;
use std::rc::Rc;
use yew::prelude::*;

/// The article. The chosen statement's words are brought into sight.
#[derive(Clone, PartialEq)]
pub struct ArticlePane {
    /// The article.
    pub article: Rc<OpenArticle>,
}

#[hook]
fn use_article_pane(props: &ArticlePane) -> Html {
    let t = use_locale();
    let body = use_node_ref();
    let article = &props.article;
    {
        let body = body.clone();
        // Without a chosen statement the searched words are what brought somebody here.
        let chosen = if article.chosen.is_some() { "mark.now" } else { "mark.hit" };
        use_effect_on((article.name.clone(), article.chosen.clone()), move |_| {
            elements::reveal_inside(&body, chosen);
        });
    }
    let step = |label: &'static str, sign: &'static str, href: &Option<AttrValue>| match href {
        Some(href) => html! { <a class="step" href={href.clone()} aria-label={label}>{ sign }</a> },
        None => html! { <span class="step" aria-hidden="true">{ sign }</span> },
    };
    let (before, after) = article.blocks.split_at(article.before_note.min(article.blocks.len()));
    html! {
        <article class="reader" data-document={article.name.clone()} aria-label={article.title.clone()}>
            <div class="bar">
                { step(t.previous, "‹", &article.previous) }
                <span class="place">{ &article.place }</span>
                { step(t.next, "›", &article.next) }
                <a class="close" href={article.close.clone()}>{ t.close }</a>
            </div>
            <div class="text" ref={body}>
                <p class="kicker">
                    { link("outlet", &article.outlet) }{ " · " }{ date(t, &article.date) }
                    if let Some(url) = &article.url {
                        { " · " }<a href={url.clone()} target="_blank" rel="noopener">{ t.source }</a>
                    }
                </p>
                if article.voices.len() > 1 {
                    <ul class="voices" aria-label={t.pictures.speakers}>{ for article.voices.iter().map(|one| voice(t, one)) }</ul>
                }
                { headline(t, article) }
                { for before.iter().map(block) }
                if let Some(note) = &article.note {
                    <div class={classes!("note", format!("tone-{}", note.tone))} role="note" aria-label={t.note}>
                        { facts(t, note) }
                        if let Some(key) = &article.chosen {
                            { takes(t, key, &note.speaker.name, &note.others, true) }
                        }
                        { elsewhere(t, article) }
                    </div>
                }
                { for after.iter().map(block) }
                <p class="end"><a href={article.alone.clone()}>{ t.all_of_article }</a></p>
            </div>
        </article>
    }
}

drawable!(ArticlePane, use_article_pane);

/// The headline stands in the text where the text has one; only a stated one is set above it.
fn headline(t: Locale, article: &OpenArticle) -> Html {
    let in_text = article.blocks.iter().any(|block| block.kind == BlockKind::Headline);
    match &article.headline {
        Some(headline) if !in_text => html! { <h2>{ headline }</h2> },
        Some(_) => html! {},
        None => html! { <h2 class="unstated">{ t.no_headline }</h2> },
    }
}

fn voice(t: Locale, voice: &Voice) -> Html {
    html! {
        <li class={format!("tone-{}", voice.tone)} key={voice.link.label.to_string()}>
            <span class="by" aria-hidden="true">{ &voice.initials }</span>{ " " }{ link("", &voice.link) }{ " " }
            <span class="count">{ t.number(voice.count) }</span>
        </li>
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
                data-statements={mark.statements.clone()} title={mark.speaker.clone()} data-by={mark.initials.clone()}>
                <a href={mark.href.clone()}>{ words }</a>
            </mark>
        },
    }
}

fn elsewhere(t: Locale, article: &OpenArticle) -> Html {
    html! {
        if !article.variants.is_empty() {
            <section class="elsewhere">
                <h3>{ t.elsewhere }</h3>
                { for article.variants.iter().map(|one| variant(t, one)) }
                if let Some(all) = &article.all_variants {
                    <p>{ link("variants", all) }</p>
                }
            </section>
        }
    }
}

fn facts(t: Locale, note: &Note) -> Html {
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
                { ", " }{ t.here }{ " " }{ words(&note.source) }
            }
            { doubts(&note.doubts) }
            if let Some(perhaps) = &note.perhaps {
                // A name that is a guess is given to who asks for it.
                <details class="rivals"><summary>{ t.found.who_else }</summary>{ perhaps }</details>
            }
            if let Some((label, note)) = &note.correction {
                { ", " }<span class="edited">{ *label }</span>
                if !note.is_empty() {
                    { ": " }{ note }
                }
            }
        </>
    };
    html! {
        <dl>
            { row(t.note_who, speaker) }
            if !note.cue.is_empty() {
                { row(t.note_cue, words(&note.cue)) }
            }
            { row(t.note_manner, html! { <>{ note.manner.0 }{ ": " }{ note.manner.1 }</> }) }
            if let Some((channel, source)) = &note.addressee {
                { row(t.note_told, html! { <>{ channel }{ ", " }{ t.here }{ " " }{ words(source) }</> }) }
            }
            { row(t.note_date, html! {
                <>
                    { date(t, &note.date) }
                    if let Some(basis) = &note.date.basis {
                        { ", " }{ t.from_words }{ " " }{ words(basis) }
                    }
                </>
            }) }
            if note.nested {
                { row(t.note_nested, html! { t.nested_help }) }
            }
            if !note.topics.is_empty() {
                { row(t.topic, html! { <span class="topics">{ for note.topics.iter().map(|t| link("topic", t)) }</span> }) }
            }
        </dl>
    }
}

fn variant(t: Locale, variant: &Variant) -> Html {
    html! {
        <div class="variant" key={variant.key.to_string()} data-variant={variant.key.clone()}>
            <p class="kicker">{ link("outlet", &variant.link) }{ " · " }{ date(t, &variant.date) }</p>
            <blockquote class="words">{ drawn(Words { words: Rc::clone(&variant.words) }) }</blockquote>
        </div>
    }
}
