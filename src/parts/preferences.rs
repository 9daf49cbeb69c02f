//! The reader's settings: theme, density, language. Each choice holds at once.

use crate::parts::actions::Actions;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::{drawable, drawn};
use crate::settings::{Density, Settings, Theme};
use crate::state::Action;
use crate::texts::Lang;
use yew::prelude::*;

/// The reader's settings.
#[derive(Clone, PartialEq)]
pub struct Preferences {
    /// What is set.
    pub settings: Settings,
}

#[hook]
fn use_preferences(props: &Preferences) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let now = props.settings;
    let set = |settings: Settings| actions.act.reform(move |_: Event| Action::Set(settings));
    let close = actions.act.reform(|()| Action::Preferences(false));
    let choice =
        |group: &'static str, label: &'static str, lang: Option<&'static str>, chosen: bool, to: Settings| {
            html! {
                <label key={label} {lang}>
                    <input type="radio" name={group} checked={chosen} onchange={set(to)} />
                    <span>{ label }</span>
                </label>
            }
        };
    let inside = html! {
        <>
            <h2>{ t.settings }</h2>
            <fieldset>
                <legend>{ t.theme }</legend>
                { for Theme::ALL.into_iter().zip(t.themes).map(|(theme, label)| {
                    choice("or-theme", label, None, theme == now.theme, Settings { theme, ..now })
                }) }
            </fieldset>
            <fieldset>
                <legend>{ t.density }</legend>
                { for Density::ALL.into_iter().zip(t.densities).map(|(density, label)| {
                    choice("or-density", label, None, density == now.density, Settings { density, ..now })
                }) }
            </fieldset>
            <fieldset>
                <legend>{ t.language }</legend>
                { for Lang::ALL.into_iter().map(|lang| {
                    let to = Settings { lang: Some(lang), ..now };
                    choice("or-language", lang.name(), Some(lang.tag()), lang == t.lang, to)
                }) }
            </fieldset>
            <fieldset>
                <legend>{ t.doubts }</legend>
                <label>
                    <input type="checkbox" name="or-doubts" checked={now.doubts}
                        onchange={set(Settings { doubts: !now.doubts, ..now })} />
                    <span>{ t.show_doubts }</span>
                </label>
            </fieldset>
            <button class="primary" type="button" onclick={close.reform(|_| ())}>{ t.close }</button>
        </>
    };
    drawn(Dialog { name: "settings", label: t.settings, close, inside })
}

drawable!(Preferences, use_preferences);
