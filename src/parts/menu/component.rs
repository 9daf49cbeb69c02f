//! The menu of a value: a button that shows its links. No script moves the focus: the links follow the button.

use crate::links::Link;
use crate::platform::elements;
use crate::rail::MenuOf;
use crate::state::Action;
use crate::texts::Locale;
use std::rc::Rc;
use yew::prelude::*;

/// The button, and its links where it is open. Escape, or the focus elsewhere, closes it.
pub(crate) fn menu(
    t: Locale,
    act: &Callback<Action>,
    of: &MenuOf,
    label: &str,
    open: Option<&Rc<[Link]>>,
) -> Html {
    let toggle = {
        let of = of.clone();
        act.reform(move |_: MouseEvent| Action::Menu(Some(of.clone())))
    };
    let onkeydown = open.map(|_| {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                elements::focus_menu_button(&event);
                act.emit(Action::Menu(None));
            }
        })
    });
    let onfocusout = open.map(|_| {
        let act = act.clone();
        Callback::from(move |event: FocusEvent| {
            if !elements::stays_in_menu(&event) {
                act.emit(Action::Menu(None));
            }
        })
    });
    html! {
        <span class="menu" {onkeydown} {onfocusout}>
            // A row of the rail is one stop of the Tab key: there the key m opens its menu.
            <button class="dots" type="button" tabindex={(!of.chip).then_some("-1")} aria-label={t.menu_of(label)} aria-expanded={open.is_some().to_string()}
                onclick={toggle}>{ "⋯" }</button>
            if let Some(links) = open {
                <ul>
                    { for links.iter().map(|link| html! { <li><a href={link.href.clone()}>{ &link.label }</a></li> }) }
                </ul>
            }
        </span>
    }
}
