//! The shortcuts, while no field has the focus. Only keys pressed inside the explorer count: around it may be a page
//! with shortcuts of its own, or another explorer.

use crate::links::with_view;
use crate::page::model::{self, Page};
use crate::parts::actions::Actions;
use crate::platform::effect::use_effect_on;
use crate::platform::elements;
use crate::platform::width::Layout;
use crate::state::Action;
use crate::views::VIEWS;
use std::rc::Rc;
use yew::prelude::*;

/// Listens for shortcuts on the page.
#[hook]
pub(crate) fn use_keys(page: &Rc<Page>, actions: &Actions, layout: Layout) {
    // Whether the last key was the `g` of two.
    let going = use_mut_ref(|| false);
    // What is shown, told with each drawing: an effect runs later, and a key pressed before it would act on what was shown.
    let shown = use_mut_ref(|| None);
    *shown.borrow_mut() = Some((Rc::clone(page), actions.clone(), layout));
    use_effect_on((), move |()| {
        let listener = elements::on_keys(move |event| {
            let Some((page, actions, layout)) = shown.borrow().clone() else { return };
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            if elements::typing(event) {
                // In a field only Escape is a shortcut (it leaves the field); all other keys are typed text.
                if event.key() == "Escape" && !elements::dialog_is_open() {
                    elements::leave(event);
                }
                return;
            }
            let after_g = std::mem::replace(&mut *going.borrow_mut(), false);
            // In the wide layout there are no shortcuts while a dialog is open; the browser handles the dialog's keys.
            if elements::dialog_is_open() && layout == Layout::Wide {
                return;
            }
            let key = event.key();
            let done = match (after_g, key.as_str()) {
                (true, letter) => go(letter, &page, &actions),
                (false, "g") => {
                    *going.borrow_mut() = true;
                    true
                }
                (false, key) => press(key, &page, &actions, layout),
            };
            if done {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Goes to the view of a letter, with the filters as they are.
fn go(letter: &str, shown: &Page, actions: &Actions) -> bool {
    let Some(row) = VIEWS.iter().find(|row| row.key == Some(letter)) else { return false };
    let address = &shown.address;
    actions.go.emit(with_view(address, (row.from)(&address.view)));
    true
}

/// Does what a key asks for; tells whether it asks for anything.
fn press(key: &str, shown: &Page, actions: &Actions, layout: Layout) -> bool {
    match key {
        "/" => elements::focus_field("#words"),
        "?" => actions.act.emit(Action::Help(true)),
        "j" | "k" => step(key == "j", shown, actions),
        "o" => match shown.article.as_ref().and_then(|article| article.url.as_ref()) {
            Some(url) => elements::open_beside(url),
            None => return false,
        },
        "c" => return elements::press_in_focus(".cite"),
        "m" | "ContextMenu" => return elements::press_in_focus(".dots"),
        "x" => {
            // A value's own link excludes it; on a statement the key means its speaker.
            if !elements::press_in_focus(".not") {
                let speaker = elements::focused_card().and_then(|key| model::without_speaker(shown, &key));
                let Some(href) = speaker else { return false };
                actions.go.emit(href);
            }
        }
        "Escape" if layout == Layout::Wide => match &shown.article {
            // Dialogs close themselves; an article beside the list closes here.
            Some(article) => actions.go.emit(article.close.clone()),
            None => return false,
        },
        _ => return false,
    }
    true
}

/// The next or the previous statement: opened where an article is open, focused in the list otherwise.
fn step(forward: bool, shown: &Page, actions: &Actions) {
    if shown.article.as_ref().is_some_and(|article| article.chosen.is_some()) {
        let (previous, next) = &shown.neighbours;
        if let Some(href) = if forward { next } else { previous } {
            actions.go.emit(href.clone());
        }
        return;
    }
    let keys: Vec<&AttrValue> = shown.cards().map(|card| &card.key).collect();
    let at = elements::focused_card().and_then(|focused| keys.iter().position(|key| ***key == *focused));
    let next = match (at, forward) {
        (None, _) => 0,
        (Some(at), true) => (at + 1).min(keys.len().saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
    };
    if let Some(key) = keys.get(next) {
        let card = format!("[data-statement=\"{key}\"]");
        elements::focus(&format!("{card} .open"));
        elements::reveal(&card);
    }
}
