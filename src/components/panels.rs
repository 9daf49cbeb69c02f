//! What stands where statements do not: loading, problems, notices, an empty answer, the list of articles.

use crate::components::actions::{Actions, use_locale};
use crate::loading::{Problem, Progress};
use crate::platform::archive;
use crate::state::Action;
use crate::view::ask::Empty;
use crate::view::head::ArticleView;
use crate::view::words::Corrected;
use std::rc::Rc;
use yew::prelude::*;

/// What [`LoadingPanel`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct LoadingProps {
    /// How much has arrived.
    pub progress: Progress,
}

/// An archive on its way.
#[component]
pub fn LoadingPanel(props: &LoadingProps) -> Html {
    let t = use_locale();
    let progress = &props.progress;
    html! {
        <div class="panel loading" role="status">
            <p>{ t.progress(progress) }</p>
            <progress aria-label={t.loading} max={progress.total.map(|n| n.to_string())}
                value={progress.total.map(|_| progress.have.to_string())}></progress>
        </div>
    }
}

/// What [`ProblemPanel`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct ProblemProps {
    /// What went wrong.
    pub problem: Problem,
    /// Tries again.
    pub retry: Callback<Option<AttrValue>>,
    /// Whether a library is shown all the same.
    #[prop_or_default]
    pub over: bool,
}

/// An archive that could not be opened, with the remedy.
#[component]
pub fn ProblemPanel(props: &ProblemProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let (title, remedy) = t.problem(&props.problem);
    let name = props.problem.name.clone();
    let retry = props.retry.reform(move |_| name.clone());
    let dismiss = actions.act.reform(|_| Action::Dismissed);
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

/// What [`Notices`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct NoticesProps {
    /// The sentences.
    pub notices: Rc<[AttrValue]>,
}

/// What could not be used of the address.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let t = use_locale();
    html! {
        if !props.notices.is_empty() {
            <ul class="notices" aria-label={t.notices}>
                { for props.notices.iter().map(|notice| html! { <li>{ notice }</li> }) }
            </ul>
        }
    }
}

/// What [`CorrectedLine`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct CorrectedProps {
    /// What was searched.
    pub corrected: Corrected,
}

/// Which words were searched in place of those that were typed, and the way back to these.
#[component]
pub fn CorrectedLine(props: &CorrectedProps) -> Html {
    let Corrected { says, exactly } = &props.corrected;
    html! {
        <p class="corrected">
            <strong>{ says }</strong>{ " " }<a href={exactly.href.clone()}>{ &exactly.label }</a>
        </p>
    }
}

/// What [`EmptyPanel`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct EmptyProps {
    /// The ways out.
    pub empty: Empty,
}

/// Nothing found, and what would help.
#[component]
pub fn EmptyPanel(props: &EmptyProps) -> Html {
    let t = use_locale();
    let empty = &props.empty;
    html! {
        <div class="panel empty">
            <h2>{ t.empty }</h2>
            if !empty.ways.is_empty() {
                <ul>
                    { for empty.ways.iter().map(|(way, count)| html! {
                        <li key={way.href.to_string()}>
                            <a href={way.href.clone()}>{ &way.label }</a>{ " " }<span class="count">{ count }</span>
                        </li>
                    }) }
                </ul>
            }
            <p><a href={empty.clear.clone()}>{ t.clear }</a></p>
        </div>
    }
}

/// What [`Articles`] draws.
#[derive(Clone, PartialEq, Properties)]
pub struct ArticlesProps {
    /// The articles.
    pub articles: Rc<[ArticleView]>,
}

/// The articles of the corpus, where no article is open.
#[component]
pub fn Articles(props: &ArticlesProps) -> Html {
    let t = use_locale();
    html! {
        <div class="articles">
            <h2>{ t.articles }</h2>
            <p class="unstated">{ t.choose }</p>
            <ul>
                { for props.articles.iter().map(|article| html! {
                    <li key={article.link.href.to_string()}>
                        <a href={article.link.href.clone()}>{ &article.link.label }</a>
                        <p class="kicker">
                            <span class={article.unstated.then_some("unstated")}>{ &article.outlet }</span>
                            if let Some(date) = &article.date {
                                { " · " }{ date }
                            }
                            { " · " }{ &article.count }
                        </p>
                    </li>
                }) }
            </ul>
        </div>
    }
}
