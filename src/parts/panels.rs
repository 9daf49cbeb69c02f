//! What stands above the statements or in their place: loading, problems, notices.

use crate::loading::{Problem, Progress};
use crate::parts::actions::{Actions, use_locale};
use crate::parts::drawn::drawable;
use crate::platform::archive;
use crate::state::Action;
use std::rc::Rc;
use yew::prelude::*;

/// An archive on its way.
#[derive(Clone, PartialEq)]
pub struct LoadingPanel {
    /// How much has arrived.
    pub progress: Progress,
}

#[hook]
fn use_loading_panel(props: &LoadingPanel) -> Html {
    let t = use_locale();
    let progress = &props.progress;
    html! {
        <div class={classes!("panel", "loading", progress.name.is_empty().then_some("counts"))} role="status">
            <p>{ t.progress(progress) }</p>
            <progress aria-label={t.loading} max={progress.total.map(|n| n.to_string())}
                value={progress.total.map(|_| progress.have.to_string())}></progress>
        </div>
    }
}

drawable!(LoadingPanel, use_loading_panel);

/// An archive that could not be opened, with the remedy.
#[derive(Clone, PartialEq)]
pub struct ProblemPanel {
    /// What went wrong.
    pub problem: Problem,
    /// Tries again.
    pub retry: Callback<Option<AttrValue>>,
    /// Whether a library is shown all the same.
    pub over: bool,
    /// The address that it answers, where that is not the page's own.
    pub back: Option<AttrValue>,
}

#[hook]
fn use_problem_panel(props: &ProblemPanel) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let (title, remedy) = t.problem(&props.problem);
    let name = props.problem.name.clone();
    let retry = props.retry.reform(move |_| name.clone());
    let back = props.back.clone();
    let dismiss = Callback::from(move |_| {
        back.iter().for_each(|back| actions.replace.emit(back.clone()));
        actions.act.emit(Action::Dismissed);
    });
    // Under a page that shows a library this is one message of it; alone it is the page.
    let heading = if props.over {
        html! { <h2>{ title }</h2> }
    } else {
        html! { <h1>{ title }</h1> }
    };
    html! {
        <div class="panel problem" role="alert">
            { heading }
            <p>{ remedy }</p>
            <p class="ways">
                <button class="primary" type="button" onclick={retry}>{ t.retry }</button>
                if props.over {
                    <button class="quiet" type="button" onclick={dismiss}>{ t.dismiss }</button>
                } else if props.problem.name.is_some() {
                    <a href={archive::embedded_href()}>{ t.open_embedded }</a>
                }
            </p>
        </div>
    }
}

drawable!(ProblemPanel, use_problem_panel);

/// What could not be used of the address.
#[derive(Clone, PartialEq)]
pub struct Notices {
    /// The sentences.
    pub notices: Rc<[AttrValue]>,
}

#[hook]
fn use_notices(props: &Notices) -> Html {
    let t = use_locale();
    html! {
        if !props.notices.is_empty() {
            <ul class="notices" aria-label={t.notices}>
                { for props.notices.iter().map(|notice| html! { <li>{ notice }</li> }) }
            </ul>
        }
    }
}

drawable!(Notices, use_notices);
