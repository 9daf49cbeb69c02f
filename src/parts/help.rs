//! The list of shortcuts, and what the page tells of itself: who read its articles.

use crate::library::Library;
use crate::parts::actions::Actions;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::{drawable, drawn};
use crate::state::Action;
use crate::texts::{Locale, fill};
use on_record_engine::ReadBy;
use on_record_engine::model::ReadTogether;
use std::rc::Rc;
use yew::prelude::*;

/// The list of shortcuts.
#[derive(Clone, PartialEq)]
pub struct HelpDialog {
    /// Which model read the articles, in which language.
    pub read_by: Rc<[AttrValue]>,
}

/// The sentences that tell who read a corpus, one a reader:
/// "Articles read by the model “news” (00000000000000ff), language “en”: 5".
#[must_use]
pub fn read_by(library: &Library, t: Locale) -> Rc<[AttrValue]> {
    let told = |at: usize| library.told()?.all.readers.get(at).map(|articles| *articles as usize);
    let sentence = |(at, read): (usize, &ReadTogether)| {
        let ReadBy { language, model, hash } = &read.by;
        let number = t.number(told(at).unwrap_or(read.articles.len()));
        AttrValue::from(fill(t.read_by, &[&number, language, model, &format!("{hash:016x}")]))
    };
    library.corpus().read_together.iter().enumerate().map(sentence).collect()
}

#[hook]
fn use_help_dialog(props: &HelpDialog) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let close = actions.act.reform(|()| Action::Help(false));
    let inside = html! {
        <>
            <h2>{ t.help }</h2>
            <dl class="keys">
                { for t.shortcuts.iter().map(|(key, does)| html! {
                    <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ *does }</dd></div>
                }) }
            </dl>
            <p class="about">{ t.search_help }</p>
            { for props.read_by.iter().map(|sentence| html! { <p class="about read-by">{ sentence }</p> }) }
            <button class="primary" type="button" onclick={close.reform(|_| ())}>{ t.close }</button>
        </>
    };
    drawn(Dialog { name: "help", label: t.help, close, inside })
}

drawable!(HelpDialog, use_help_dialog);
