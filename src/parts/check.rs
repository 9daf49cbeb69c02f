//! The dialog in which a draft is checked. What is in it is drawn by the desk (`crates/desk/desk-check.js`), in the page's
//! language: nobody who only reads carries it.

use crate::parts::actions::Actions;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::{drawable, drawn};
use crate::platform::effect::use_effect_on;
use crate::platform::own::{Ask, ask};
use crate::state::Action;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The dialog.
#[derive(Clone, PartialEq)]
pub struct CheckDialog {
    /// The bytes of the archive that is shown; nothing where it is one of the reader's own.
    pub archive: JsValue,
    /// Why there is no desk.
    pub fault: Option<&'static str>,
}

#[hook]
fn use_check_dialog(props: &CheckDialog) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let place = use_node_ref();
    let archive = props.archive.clone();
    use_effect_on(place.clone(), move |place| {
        ask(Ask::Check { place: place.get().into(), shown: archive });
        || ask(Ask::Checked)
    });
    let inside = html! {
        <>
            <h2>{ t.own.check }</h2>
            <div ref={place}></div>
            if let Some(fault) = props.fault {
                <p class="says failed" role="alert">{ fault }</p>
            }
        </>
    };
    drawn(Dialog {
        name: "sheet wide check",
        label: t.own.check,
        close: actions.act.reform(|()| Action::Check(false)),
        inside,
    })
}

drawable!(CheckDialog, use_check_dialog);
