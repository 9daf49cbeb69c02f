//! A dialog over the page: the browser keeps the focus inside and closes it at Escape.

use crate::platform::page;
use yew::prelude::*;

/// What [`Dialog`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its class: where it lies.
    pub name: AttrValue,
    /// What a screen reader calls it.
    pub label: AttrValue,
    /// What closing it does.
    pub close: Callback<()>,
    /// What is in it.
    pub children: Children,
}

/// A dialog, open for as long as it is drawn.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), page::open_dialog);
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
        if page::on_backdrop(&event) {
            close.emit(());
        }
    });
    html! {
        <dialog ref={node} class={props.name.clone()} aria-label={props.label.clone()} {oncancel} {onclose} {onclick}>
            <div class="inside">{ props.children.clone() }</div>
        </dialog>
    }
}
