//! The shortcuts, while no field has the focus.

use super::Actions;
use crate::platform::layout::Layout;
use crate::platform::page;
use crate::state::Action;
use crate::view::Page;
use std::rc::Rc;
use yew::prelude::*;

/// Listens for shortcuts on the page.
#[hook]
pub(super) fn use_keys(page: &Rc<Page>, actions: &Actions, layout: Layout) {
    let deps = (Rc::clone(page), actions.clone(), layout);
    use_effect_with(deps, move |(page, actions, layout)| {
        let (page, actions, layout) = (Rc::clone(page), actions.clone(), *layout);
        let listener = page::on_keys(move |event| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            if page::typing(event) {
                // Escape leaves a field; its other keys are its own.
                if event.key() == "Escape" && !page::dialog_is_open() {
                    page::leave(event);
                }
                return;
            }
            if press(&event.key(), &page, &actions, layout) {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}

/// Does what a key asks for; tells whether it asks for anything.
fn press(key: &str, shown: &Page, actions: &Actions, layout: Layout) -> bool {
    match key {
        "/" => page::focus_field("#words"),
        "?" => actions.act.emit(Action::Help(true)),
        "j" | "k" => step(key == "j", shown, actions),
        "Escape" if layout == Layout::Wide => match &shown.reader {
            // Dialogs close themselves; an article beside the list closes here.
            Some(reader) if !page::dialog_is_open() => {
                actions.go.emit(reader.close.clone());
                return true;
            }
            _ => return false,
        },
        _ => return false,
    }
    true
}

/// The next or the previous statement: opened where an article is open, focused in the list otherwise.
fn step(forward: bool, shown: &Page, actions: &Actions) {
    if shown.reader.as_ref().is_some_and(|reader| reader.chosen.is_some()) {
        let (previous, next) = &shown.neighbours;
        if let Some(href) = if forward { next } else { previous } {
            actions.go.emit(href.clone());
        }
        return;
    }
    let keys: Vec<&AttrValue> =
        shown.groups.iter().flat_map(|group| group.cards.iter()).map(|card| &card.key).collect();
    let at = page::focused_card().and_then(|focused| keys.iter().position(|key| ***key == *focused));
    let next = match (at, forward) {
        (None, _) => 0,
        (Some(at), true) => (at + 1).min(keys.len().saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
    };
    if let Some(key) = keys.get(next) {
        let card = format!("[data-statement=\"{key}\"]");
        page::focus(&format!("{card} .open"));
        page::reveal(&card);
    }
}
