//! A reader's own articles, on their way through the browser: asks of `boot/own.js`, and what it tells. Where that script is
//! not (in an element on another page), every request is for nothing, and [`offered`] says so.

use super::place;
use crate::own::{Failure, Own, Phase};
use js_sys::{Array, Function, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::{AttrValue, Callback};

/// The largest archive that is read again to join it with a reader's own articles, in bytes. It has some five hundred
/// articles, which take about a minute.
pub const SMALL: usize = 4 << 20;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = onRecordOwn, js_name = hear, catch)]
    fn hear_own(tell: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = onRecordOwn, js_name = hold, catch)]
    fn hold_own(archive: &Uint8Array) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = onRecordOwn, js_name = ask, catch)]
    fn ask_own(what: &str, value: &JsValue) -> Result<JsValue, JsValue>;
}

/// What a page may ask for.
#[derive(Clone, Debug)]
pub enum Ask {
    /// What is kept.
    Look,
    /// Take the files of the field that this event comes from.
    Add(yew::Event),
    /// Read what waits, and a text that was typed.
    Read {
        /// The text.
        text: String,
        /// Whether they join what is shown.
        together: bool,
        /// What the result is called.
        title: String,
        /// The archive that is shown, where it is the page's.
        shown: Option<Uint8Array>,
    },
    /// Stop reading.
    Cancel,
    /// Save a file with this ending.
    Save(&'static str),
    /// Keep in this browser.
    Keep,
    /// Keep no longer.
    Forget,
    /// Show what is kept.
    Reopen,
    /// The page's own corpus is shown again.
    Leave,
    /// Draw the check of a draft.
    Check {
        /// Where.
        place: JsValue,
        /// The bytes of the archive that is shown; nothing where it is one of the reader's own.
        shown: JsValue,
    },
    /// The check is closed.
    Checked,
}

/// What is told.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnNews {
    /// Something was dropped or pasted outside of the dialog.
    Opened,
    /// How far the articles are, and their archive where it is ready.
    Changed(Own, Option<Vec<u8>>),
    /// What is shown, with an editor's corrections; whether it is the reader's own articles.
    Revised(Vec<u8>, bool),
}

/// Whether a reader may bring articles: only to a page of its own. Inside other pages files that are dropped are theirs,
/// and what a page locks is all that there is.
#[must_use]
pub fn offered() -> bool {
    super::dom::window().is_some()
        && place::is_page()
        && !place::is_framed()
        && place::host_settings().locked.is_none()
}

/// Whether the button for it has its room: where it is offered, and on a written page, which the program takes over.
#[must_use]
pub fn has_room() -> bool {
    super::dom::window().is_none() || offered()
}

/// Asks for something.
pub fn ask(ask: Ask) {
    if !offered() {
        return;
    }
    let none = JsValue::UNDEFINED;
    let (what, value) = match ask {
        Ask::Look => ("look", none),
        Ask::Add(event) => {
            let files = event.target().and_then(|field| Reflect::get(&field, &"files".into()).ok());
            ("add", files.unwrap_or_else(|| Array::new().into()))
        }
        Ask::Read { text, together, title, shown } => {
            let shown = shown.map_or(none, JsValue::from);
            ("read", Array::of4(&text.into(), &together.into(), &title.into(), &shown).into())
        }
        Ask::Cancel => ("cancel", none),
        Ask::Save(ending) => ("save", ending.into()),
        Ask::Keep => ("keep", none),
        Ask::Forget => ("forget", none),
        Ask::Reopen => ("reopen", none),
        Ask::Leave => ("leave", none),
        Ask::Check { place, shown } => ("check", Array::of2(&place, &shown).into()),
        Ask::Checked => ("checked", none),
    };
    // A page without that script offers nothing, so there is nobody to tell.
    let _ = ask_own(what, &value);
}

/// Hears of every change.
pub fn hear(tell: Callback<OwnNews>) {
    if !offered() {
        return;
    }
    let listener =
        Closure::<dyn Fn(JsValue, JsValue, bool)>::new(move |state: JsValue, archive: JsValue, open| {
            let archive = archive.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec());
            tell.emit(match archive {
                // Told without a state: the same articles, corrected.
                Some(bytes) if state.is_undefined() => OwnNews::Revised(bytes, open),
                _ if open => OwnNews::Opened,
                archive => OwnNews::Changed(snapshot(&state), archive),
            });
        });
    let _ = hear_own(listener.as_ref().unchecked_ref());
    // The page hears for as long as it lives.
    listener.forget();
}

/// What the desk tells, read by hand, see `place::text_field`.
fn snapshot(state: &JsValue) -> Own {
    let field = |name: &str| Reflect::get(state, &name.into()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of articles")]
    let number = |name: &str| field(name).as_f64().unwrap_or_default() as usize;
    let texts = |name: &str| -> Rc<[AttrValue]> {
        let list = field(name).dyn_into::<Array>().unwrap_or_default();
        list.iter().filter_map(|text| text.as_string()).map(AttrValue::from).collect()
    };
    let phase = match field("phase").as_string().as_deref() {
        Some("reading") => Phase::Reading(number("done"), number("total")),
        Some("done") => Phase::Done(number("articles"), number("statements")),
        Some(word) => Failure::of(word).map_or(Phase::Ready, Phase::Failed),
        None => Phase::Ready,
    };
    Own {
        phase,
        waiting: texts("waiting"),
        problems: texts("problems"),
        kept: number("kept"),
        ..Own::default()
    }
}

/// The bytes of an archive that the page shows, in the form in which they travel to workers, the desk's too; `None` where
/// nobody may ask for it.
#[must_use]
pub fn kept(archive: &[u8]) -> Option<Uint8Array> {
    let archive = offered().then(|| Uint8Array::from(archive))?;
    let _ = hold_own(&archive);
    Some(archive)
}
