//! A dialog over the page: the browser keeps the focus inside and closes it at Escape.

use crate::parts::drawn::drawable;
use crate::platform::effect::use_effect_on;
use crate::platform::elements;
use yew::prelude::*;

/// A dialog, open for as long as it is drawn.
#[derive(Clone, PartialEq)]
pub struct Dialog {
    /// Its class: where it lies.
    pub name: &'static str,
    /// What a screen reader calls it.
    pub label: &'static str,
    /// What closing it does.
    pub close: Callback<()>,
    /// What is in it.
    pub inside: Html,
}

#[hook]
fn use_dialog(props: &Dialog) -> Html {
    let node = use_node_ref();
    use_effect_on(node.clone(), elements::open_dialog);
    let close = props.close.clone();
    let oncancel = Callback::from(move |event: Event| {
        // It closes when the state says so.
        event.prevent_default();
        close.emit(());
    });
    // Browsers close a dialog at a second Escape, whatever the page says to the first.
    let onclose = props.close.reform(|_: Event| ());
    let close = props.close.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if elements::on_backdrop(&event) {
            close.emit(());
        }
    });
    html! {
        <dialog ref={node} class={props.name} aria-label={props.label} {oncancel} {onclose} {onclick}>
            <div class="inside">{ props.inside.clone() }</div>
        </dialog>
    }
}

drawable!(Dialog, use_dialog);
