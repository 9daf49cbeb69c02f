//! The code by which a newsroom puts the explorer into its page, with a picture of what it gives.

use crate::export::embed::{EmbedKind, EmbedOptions, code};
use crate::parts::actions::use_locale;
use crate::parts::copy::CopyText;
use crate::parts::copy::value;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::{drawable, drawn};
use crate::platform::locale;
use crate::texts::{Lang, Locale};
use std::rc::Rc;
use yew::prelude::*;

/// Pick a way, size, colours and language; see it; copy the code.
#[derive(Clone, PartialEq)]
pub struct EmbedDialog {
    /// The explorer's own URL, without a fragment.
    pub page: AttrValue,
    /// What it shall show.
    pub address: AttrValue,
    /// How it will look, in a language.
    pub preview: Callback<Option<&'static str>, Html>,
    /// The views that may be offered: their words in addresses, and their names.
    pub views: Rc<[(&'static str, AttrValue)]>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// The heights that are offered, in pixels.
const HEIGHTS: [u32; 4] = [480, 640, 800, 1000];
/// The accent of the page itself, on a light ground.
const ACCENT: &str = "#9c2d18";
const THEMES: [Option<&str>; 3] = [None, Some("light"), Some("dark")];

#[hook]
fn use_embed_dialog(props: &EmbedDialog) -> Html {
    let t = use_locale();
    let choice = use_state_eq(EmbedOptions::default);
    let inside = html! {
        <>
            <h2>{ t.share.embed }</h2>
            <div class="embed">
                { choices(props, &choice, t) }
                <div class="looks">
                    <h3>{ t.share.preview }</h3>
                    <div class={classes!("preview", choice.theme)} inert={true} aria-hidden="true">{ props.preview.emit(choice.lang) }</div>
                </div>
            </div>
            <h3>{ t.share.code }</h3>
            { drawn(CopyText { rows: 5, ..CopyText::new(t.share.code, code(&choice, &props.page, &props.address)) }) }
            <p class="ways"><button class="quiet" type="button" onclick={props.close.reform(|_| ())}>{ t.close }</button></p>
        </>
    };
    drawn(Dialog { name: "sheet wide", label: t.share.embed, close: props.close.clone(), inside })
}

drawable!(EmbedDialog, use_embed_dialog);

/// The choices, each with a listener that changes one of them.
fn choices(props: &EmbedDialog, choice: &UseStateHandle<EmbedOptions>, t: Locale) -> Html {
    let change = |apply: fn(&mut EmbedOptions, &str)| {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            let mut next = (*choice).clone();
            apply(&mut next, &value(&event));
            choice.set(next);
        })
    };
    let way = change(|choice, value| choice.way = nth(&EmbedKind::ALL, value));
    let height = change(|choice, value| choice.height = nth(&HEIGHTS, value));
    let theme = change(|choice, value| choice.theme = nth(&THEMES, value));
    let lang = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            let (choice, lang) = (choice.clone(), Lang::of(&value(&event)));
            let next = EmbedOptions { lang: lang.map(Lang::tag), ..(*choice).clone() };
            // The preview speaks it.
            locale::with(lang.unwrap_or_default(), move |_| choice.set(next));
        })
    };
    let lock = {
        let choice = choice.clone();
        Callback::from(move |_: Event| {
            choice.set(EmbedOptions { locked: !choice.locked, ..(*choice).clone() });
        })
    };
    let accent = change(|choice, value| value.clone_into(&mut choice.accent));
    let filtered = props.address.contains('?');
    let numbered = |names: &[AttrValue]| {
        names.iter().enumerate().map(|(n, name)| (n.to_string(), name.clone())).collect()
    };
    let heights: Vec<AttrValue> = HEIGHTS.iter().map(|n| n.to_string().into()).collect();
    let languages = std::iter::once((String::new(), AttrValue::from(t.share.any_language)))
        .chain(Lang::ALL.iter().map(|lang| (lang.tag().to_owned(), lang.name().into())))
        .collect();
    let tags = [None].into_iter().chain(Lang::ALL.iter().map(|lang| Some(lang.tag()))).collect::<Vec<_>>();
    html! {
        <div class="choices">
            <fieldset>
                <legend>{ t.share.way }</legend>
                { for t.share.ways.iter().enumerate().map(|(n, (name, help))| html! {
                    <label class="choice" key={n}>
                        <input type="radio" name="or-way" value={n.to_string()} checked={EmbedKind::ALL.get(n) == Some(&choice.way)}
                            onchange={way.clone()} />
                        <span><strong>{ *name }</strong>{ " " }{ *help }</span>
                    </label>
                }) }
            </fieldset>
            if choice.way != EmbedKind::Element {
                { menu(t.share.height, height, place(&HEIGHTS, &choice.height), numbered(&heights)) }
            }
            { menu(t.share.theme, theme, place(&THEMES, &choice.theme), numbered(&t.share.themes.map(AttrValue::from))) }
            <label>
                <span>{ t.share.accent }</span>
                <input type="color" data-embed="accent" onchange={accent}
                    value={if choice.accent.is_empty() { ACCENT.to_owned() } else { choice.accent.clone() }} />
            </label>
            { menu(t.share.language, lang, place(&tags, &choice.lang), languages) }
            { views_offered(props, choice, t) }
            if filtered {
                <label class="choice">
                    <input type="checkbox" checked={choice.locked} onchange={lock} />
                    <span>{ t.share.lock }</span>
                </label>
            }
        </div>
    }
}

/// Which views the embed offers.
fn views_offered(props: &EmbedDialog, choice: &UseStateHandle<EmbedOptions>, t: Locale) -> Html {
    let views = |word: &'static str| {
        let (choice, all) = (choice.clone(), Rc::clone(&props.views));
        Callback::from(move |_: Event| {
            let has =
                |one: &str| choice.views.is_empty() || choice.views.split(',').any(|other| other == one);
            let kept =
                all.iter().map(|(one, _)| *one).filter(|one| has(one) != (*one == word)).collect::<Vec<_>>();
            let views = if kept.len() == all.len() { String::new() } else { kept.join(",") };
            choice.set(EmbedOptions { views, ..(*choice).clone() });
        })
    };
    html! {
        <fieldset>
            <legend>{ t.pictures.bar }</legend>
            { for props.views.iter().map(|(word, name)| html! {
                <label class="view" key={*word}>
                    <input type="checkbox" data-embed={*word} onchange={views(word)}
                        checked={choice.views.is_empty() || choice.views.split(',').any(|one| one == *word)} />
                    { name }
                </label>
            }) }
        </fieldset>
    }
}

/// A choice among named options.
fn menu(
    label: &'static str,
    onchange: Callback<Event>,
    chosen: usize,
    options: Vec<(String, AttrValue)>,
) -> Html {
    html! {
        <label>
            <span>{ label }</span>
            <select {onchange}>
                { for options.into_iter().enumerate().map(|(n, (value, name))| html! {
                    <option {value} selected={n == chosen}>{ name }</option>
                }) }
            </select>
        </label>
    }
}

/// The option of a number; the first one where there is none.
fn nth<T: Copy>(all: &[T], number: &str) -> T {
    let at: usize = number.parse().unwrap_or(0);
    all.get(at).copied().unwrap_or(all[0])
}

/// Where an option stands.
fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}
