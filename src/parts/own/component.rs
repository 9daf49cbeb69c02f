//! The dialog of a reader's own articles: hand files over, follow the reading, look, save, keep.

use crate::own::{Own, Phase};
use crate::parts::actions::Actions;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::{drawable, drawn};
use crate::parts::own::model::own_model;
use crate::parts::status::Status;
use crate::platform::effect::use_effect_on;
use crate::platform::own::{Ask, ask};
use crate::platform::{clip, elements};
use crate::state::Action;
use crate::texts::Locale;
use std::mem::discriminant;
use yew::prelude::*;

/// The dialog.
#[derive(Clone, PartialEq)]
pub struct OwnDialog {
    /// How far they are.
    pub own: Own,
    /// Whether the reader's own articles are what the page shows.
    pub shown: bool,
    /// Whether they can join what is shown.
    pub joins: bool,
    /// Reads what waits and a typed text: together with what is shown, or instead of it.
    pub read: Callback<(String, bool)>,
    /// Shows the page's own corpus again.
    pub leave: Callback<()>,
}

#[hook]
fn use_own_dialog(props: &OwnDialog) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let model = own_model(&props.own, t);
    let close = actions.act.reform(|()| Action::OwnDialog(false));
    let on = |asked: fn() -> Ask| Callback::from(move |_: MouseEvent| ask(asked()));
    use_effect_on((), |()| ask(Ask::Look));
    use_focus(props.own.phase);
    let says = html! {
        <>
            if !model.says.is_empty() {
                <p class={classes!("says", model.failed.then_some("failed"))}>{ &model.says }</p>
            }
            { drawn(Status { text: model.says.clone() }) }
        </>
    };
    let inside = html! {
        <>
            <h2>{ t.own.title }</h2>
            <p class="about">{ t.own.about }</p>
            if let Some((done, total)) = model.progress {
                { says }
                <progress aria-label={t.loading} max={total.max(1).to_string()} value={done.to_string()}></progress>
                <p class="ways"><button class="primary cancel" type="button" onclick={on(|| Ask::Cancel)}>{ t.own.cancel }</button></p>
            } else {
                if model.done || props.shown {
                    if model.done {
                        { says.clone() }
                    }
                    <p class="ways">
                        <button class="primary show" type="button" onclick={close.reform(|_| ())}>{ t.own.show }</button>
                        <button class="quiet" type="button" onclick={on(|| Ask::Save("orc"))}>{ t.own.save[0] }</button>
                        <button class="quiet" type="button" onclick={on(|| Ask::Save("jsonl"))}>{ t.own.save[1] }</button>
                        <button class="quiet" type="button" onclick={on(|| Ask::Save("html"))}>{ t.own.save[2] }</button>
                        <button class="quiet" type="button" onclick={on(|| Ask::Keep)}>{ t.own.keep }</button>
                    </p>
                }
                if !model.problems.is_empty() {
                    <h3>{ t.own.problems }</h3>
                    <ul class="problems" lang="en" dir="ltr">
                        { for model.problems.iter().map(|problem| html! { <li>{ problem }</li> }) }
                    </ul>
                    if let Some(more) = &model.more {
                        <p class="count">{ more }</p>
                    }
                }
                { drawn(Fields { props: props.clone(), says: (!model.done).then_some(says) }) }
                if let Some(kept) = model.kept {
                    <p class="ways">
                        <span>{ kept }</span>
                        <button class="quiet" type="button" onclick={on(|| Ask::Reopen)}>{ t.own.open }</button>
                        <button class="quiet" type="button" onclick={on(|| Ask::Forget)}>{ t.own.delete }</button>
                    </p>
                }
                <p class="ways">
                    if props.shown {
                        <button class="quiet" type="button" onclick={props.leave.reform(|_| ())}>{ t.own.leave }</button>
                    }
                    <button class="quiet" type="button" onclick={close.reform(|_| ())}>{ t.close }</button>
                </p>
            }
        </>
    };
    drawn(Dialog { name: "sheet own", label: t.own.title, close, inside })
}

drawable!(OwnDialog, use_own_dialog);

/// Where files and texts are handed over.
#[derive(Clone, PartialEq)]
struct Fields {
    props: OwnDialog,
    says: Option<Html>,
}

#[hook]
fn use_fields(fields: &Fields) -> Html {
    let Fields { props, says } = fields;
    let t: Locale = use_context::<Actions>().unwrap_or_else(Actions::none).locale;
    // Who shows own articles already has more of them; else the page's corpus is an example.
    let together = use_state_eq(|| props.shown);
    let text = use_node_ref();
    let read = {
        let (read, text, together) = (props.read.clone(), text.clone(), *together && props.joins);
        Callback::from(move |_: MouseEvent| read.emit((clip::text_of(&text), together)))
    };
    html! {
        <>
            <label class="field">
                <span>{ t.own.files }</span>
                <input type="file" multiple={true} onchange={Callback::from(|event: Event| ask(Ask::Add(event)))} />
            </label>
            <label class="field">
                <span>{ t.own.text }</span>
                <textarea ref={text} rows="4" dir="auto" />
            </label>
            if props.joins {
                <fieldset>
                    <legend class="hidden">{ t.own.place }</legend>
                    { for t.own.places.into_iter().zip([false, true]).map(|(label, joins)| {
                        let together = together.clone();
                        let checked = *together == joins;
                        html! {
                            <label class="choice" key={label}>
                                <input type="radio" name="or-own" {checked} onchange={Callback::from(move |_: Event| together.set(joins))} />
                                <span>{ label }</span>
                            </label>
                        }
                    }) }
                </fieldset>
            }
            { for says.clone() }
            <p class="ways"><button class="primary read" type="button" onclick={read}>{ t.own.read }</button></p>
        </>
    }
}

drawable!(Fields, use_fields);

/// The button that had the focus is gone once the phase changes: the one that comes next gets it.
#[hook]
fn use_focus(phase: Phase) {
    let first = use_mut_ref(|| true);
    use_effect_on(discriminant(&phase), move |_| {
        if !std::mem::take(&mut *first.borrow_mut()) {
            elements::focus_in_place(match phase {
                Phase::Reading(..) => ".own .cancel",
                Phase::Done(..) => ".own .show",
                Phase::Ready | Phase::Failed(_) => ".own .read",
            });
        }
    });
}
