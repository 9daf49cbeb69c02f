//! The root: holds the state, reads the address, loads the corpus.

use crate::address::parse;
use crate::embedded;
use crate::library::{Library, SharedLibrary};
use crate::loading::{Cause, Problem, Progress};
use crate::locked::lock;
use crate::page::explorer::Explorer;
use crate::parts::actions::Actions;
use crate::parts::panels::{LoadingPanel, ProblemPanel};
use crate::platform::locale::{self, locale};
use crate::platform::typing::Typing;
use crate::platform::{api, archive, boot, hash, idle, page, place, storage};
use crate::settings::{Settings, Theme};
use crate::state::{Action, State};
use on_record_engine::model::archive::decode;
use on_record_engine::query::Builder;
use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(State::default);
    let dispatch = state.dispatcher();
    let arrive = {
        let dispatch = dispatch.clone();
        Callback::from(move |fragment: String| {
            // An anchor of the page around the explorer is left alone.
            if let Some(read) = parse(&fragment) {
                dispatch.dispatch(Action::Arrived(Box::new(read)));
            }
        })
    };
    let typing = (*use_memo((), |()| Typing::default())).clone();
    let load = {
        let dispatch = dispatch.clone();
        Callback::from(move |src: Option<String>| load(dispatch.clone(), src))
    };
    use_start(&dispatch, &arrive, &load, &typing);
    use_effect_with((state.lang(), state.settings), |(lang, settings)| {
        page::set_language(lang.tag(), lang.dir());
        page::set_look(settings.theme.word(), settings.density.word(), settings.doubts);
    });
    let actions = use_memo(state.lang(), move |lang| Actions {
        typing,
        locale: locale(*lang),
        act: Callback::from(move |action| {
            if let Action::Set(settings) = &action {
                storage::save(settings);
            }
            dispatch.dispatch(action);
        }),
        go: Callback::from(|href: AttrValue| hash::push(&href)),
        preview: arrive.reform(|href: AttrValue| href.to_string()),
        replace: Callback::from(move |href: AttrValue| {
            hash::replace(&href);
            arrive.emit(href.to_string());
        }),
    });
    let retry = load.reform(|name: Option<AttrValue>| name.map(|name| name.to_string()));
    let settled = state.library.is_some() || state.problem.is_some() || state.loading.is_some();
    use_effect_with(settled, |settled| {
        if *settled {
            boot::done();
        }
    });
    let problem = state.problem.clone().map(|problem| {
        let shown = state.library.is_some();
        html! { <ProblemPanel {problem} {retry} over={shown} /> }
    });
    let loading = state.loading.clone().map(|progress| html! { <LoadingPanel {progress} /> });
    html! {
        <ContextProvider<Actions> context={(*actions).clone()}>
            if let Some(library) = state.library.clone() {
                <Explorer {library} read={state.read.clone()} rail={state.rail.clone()} shown={state.shown} unfolded={state.unfolded}
                    drawer={state.drawer} help={state.help} preferences={state.preferences}
                    settings={state.settings} sheet={state.sheet.clone()} said={state.said.clone()}>
                    { for problem }{ for loading }
                </Explorer>
            } else {
                <main class="bare">{ for problem }{ for loading }</main>
            }
        </ContextProvider<Actions>>
    }
}

/// Once, as the page begins: reads what the reader keeps and where the address leads, and listens for what changes it.
#[hook]
fn use_start(
    dispatch: &UseReducerDispatcher<State>,
    arrive: &Callback<String>,
    load: &Callback<Option<String>>,
    typing: &Typing,
) {
    let (dispatch, arrive, load, typing) = (dispatch.clone(), arrive.clone(), load.clone(), typing.clone());
    use_effect_with((), move |()| {
        let kept = storage::load();
        dispatch.dispatch(Action::Speak(locale::preferred()));
        // What the page around asks for comes before what the reader set elsewhere.
        let theme = place::host_settings().theme.and_then(|word| Theme::of(&word)).unwrap_or(kept.theme);
        dispatch.dispatch(Action::Set(Settings { lang: locale::asked().or(kept.lang), theme, ..kept }));
        arrive.emit(hash::first());
        // A pending typed address is dropped when the reader follows a link first, or when the explorer is removed.
        let waiting = typing.clone();
        let listener = hash::listen(move |fragment| {
            typing.moved();
            arrive.emit(fragment);
        });
        let open = load.clone();
        api::on_open(Some(Callback::from(move |src| open.emit(Some(src)))));
        load.emit(archive::asked());
        move || {
            waiting.cancel();
            drop(listener);
            api::on_open(None);
        }
    });
}

/// Loads an archive, or opens the embedded one, and tells the state how it goes.
fn load(dispatch: UseReducerDispatcher<State>, src: Option<String>) {
    let Some(src) = src else {
        let opened = embedded::open().map_err(Cause::Archive);
        return dispatch.dispatch(arrived(opened.map(Library::new), None));
    };
    dispatch.dispatch(Action::Loading(Progress { name: src.clone().into(), ..Default::default() }));
    wasm_bindgen_futures::spawn_local(async move {
        let progress = dispatch.clone();
        let bytes = archive::fetch(&src, move |now| progress.dispatch(Action::Loading(now))).await;
        let opened = bytes.and_then(|bytes| decode(&bytes).map_err(Cause::Archive));
        dispatch.dispatch(arrived(opened.map(Library::new), Some(src)));
    });
}

fn arrived(library: Result<Library, Cause>, src: Option<String>) -> Action {
    match library {
        Ok(library) => {
            // What the page around locks is all that there is.
            let t = locale::asked().unwrap_or_else(locale::preferred).texts();
            let library = match place::host_settings().locked {
                Some(locked) => lock(library, &locked, t),
                None => library,
            };
            let corpus = library.corpus();
            api::ready(&api::Ready {
                title: corpus.title.clone(),
                articles: corpus.articles.len(),
                statements: corpus.statements.len(),
                actors: corpus.actors.len(),
            });
            let library = SharedLibrary::new(library);
            read_words(library.clone());
            Action::Loaded(library)
        }
        Err(cause) => Action::Failed(Problem { name: src.map(AttrValue::from), cause }),
    }
}

/// Reads the words that searches look up, between frames, so that the first search need not wait for them.
fn read_words(library: SharedLibrary) {
    let mut builder = Some(Builder::default());
    idle::in_pieces(move || {
        let Some(reading) = builder.as_mut() else { return true };
        if !reading.read(library.corpus(), 100) {
            return false;
        }
        if let Some(read) = builder.take() {
            library.index().keep_words(read.finish());
        }
        true
    });
}
