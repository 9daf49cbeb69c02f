//! The root: holds the state, reads the address, loads the corpus.

use crate::address::{parse, write};
use crate::embedded;
use crate::library::{Library, SharedLibrary};
use crate::list_window::{FETCHED_STEP, STEP};
use crate::loading::{Cause, Problem, Progress};
use crate::locked::lock;
use crate::own::{Failure, Phase};
use crate::page::explorer::Explorer;
use crate::parts::actions::Actions;
use crate::parts::check::CheckDialog;
use crate::parts::drawn::drawn;
use crate::parts::own::component::OwnDialog;
use crate::parts::panels::{LoadingPanel, ProblemPanel};
use crate::platform::effect::use_effect_on;
use crate::platform::locale::{self, locale};
use crate::platform::own::{self, Ask};
use crate::platform::typing::Typing;
use crate::platform::{api, archive, boot, elements, fragment, idle, place, shards, storage};
use crate::settings::{Settings, Theme};
use crate::state::{Action, State};
use crate::texts::{Lang, fill};
use js_sys::Uint8Array;
use on_record_asking::told::Told;
use on_record_engine::model::archive::decode;
use on_record_engine::query::{Builder, Index};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
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
    // The archive that is shown, for workers: a draft is set against it, or it is read again beside own articles.
    let shown = use_mut_ref(|| None::<Uint8Array>);
    let load = {
        let (dispatch, shown) = (dispatch.clone(), Rc::clone(&shown));
        Callback::from(move |src: Option<String>| load(dispatch.clone(), src, Rc::clone(&shown)))
    };
    use_start(&dispatch, &arrive, &load, &typing);
    use_effect_on((state.lang(), state.settings), |(lang, settings)| {
        elements::set_language(lang.tag(), lang.dir());
        elements::set_look(settings.theme.word(), settings.density.word(), settings.doubts);
    });
    let actions = use_memo(state.lang(), move |lang| Actions {
        typing,
        locale: locale(*lang),
        act: Callback::from(move |action| {
            if let Action::Set(settings) = &action {
                storage::save(settings);
                return speak(dispatch.clone(), *settings);
            }
            dispatch.dispatch(action);
        }),
        go: Callback::from(|href: AttrValue| fragment::push(&href)),
        preview: arrive.reform(|href: AttrValue| href.to_string()),
        replace: Callback::from(move |href: AttrValue| {
            fragment::replace(&href);
            arrive.emit(href.to_string());
        }),
    });
    use_question(&state);
    let own = own_dialog(&state, &shown, &load);
    let check = check_dialog(&state, &shown);
    let retry = Callback::from(move |name: Option<AttrValue>| {
        if !shards::again() {
            load.emit(name.map(|name| name.to_string()));
        }
    });
    let settled = state.library.is_some() || state.problem.is_some() || state.loading.is_some();
    use_effect_on(settled, |settled| {
        if *settled {
            boot::done();
        }
    });
    let problem = state.problem.clone().map(|problem| {
        let over = state.library.is_some();
        // What a sharded archive shows answers another address than the one that failed.
        let back = state.drawn.as_ref().map(|shown| write(&shown.address).into());
        drawn(ProblemPanel { problem, retry, over, back })
    });
    let loading = state.loading.clone().map(|progress| drawn(LoadingPanel { progress }));
    html! {
        <ContextProvider<Actions> context={(*actions).clone()}>
            if let Some(library) = state.library.clone() {
                <Explorer {library} read={state.drawn.clone().unwrap_or_else(|| state.read.clone())} counting={state.is_counting()} words_read={state.words_read} rail={state.rail.clone()} shown={state.shown} unfolded={state.unfolded}
                    drawer={state.drawer} help={state.help} preferences={state.preferences}
                    settings={state.settings} sheet={state.sheet.clone()} said={state.said.clone()}>
                    { for problem }{ for loading }
                </Explorer>
            } else {
                <main class="bare">{ for problem }{ for loading }</main>
            }
            { for own }
            { for check }
        </ContextProvider<Actions>>
    }
}

/// Asks an archive in many files what the address asks, once it is open.
#[hook]
fn use_question(state: &State) {
    use_effect_on(
        (state.read.address.clone(), state.shown.max(STEP), state.unfolded, state.lang(), state.opened),
        |(address, shown, unfolded, lang, opened)| {
            if *opened > 0 {
                shards::ask(&write(address), *shown / STEP * FETCHED_STEP, *unfolded, lang.tag());
            }
        },
    );
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
    use_effect_on((), move |()| {
        let kept = storage::load();
        dispatch.dispatch(Action::Speak(locale::preferred()));
        // What the page around asks for comes before what the reader set elsewhere.
        let asked = place::host_settings().theme.and_then(|word| Theme::of(&word));
        let own =
            place::own_theme().and_then(|word| Theme::of(&word)).filter(|_| kept.theme == Theme::System);
        let theme = asked.or(own).unwrap_or(kept.theme);
        dispatch.dispatch(Action::Set(Settings { lang: locale::asked().or(kept.lang), theme, ..kept }));
        arrive.emit(fragment::first());
        // A pending typed address is dropped when the reader follows a link first, or when the explorer is removed.
        let waiting = typing.clone();
        let listener = fragment::listen(move |fragment| {
            typing.moved();
            arrive.emit(fragment);
        });
        let open = load.clone();
        api::on_open(Some(Callback::from(move |src| open.emit(Some(src)))));
        own::hear(Callback::from(move |told| match told {
            own::OwnNews::Opened => dispatch.dispatch(Action::OwnDialog(true)),
            own::OwnNews::Changed(own, archive) => {
                dispatch.dispatch(Action::Own(own));
                archive.into_iter().for_each(|bytes| show_own(dispatch.clone(), bytes, None));
            }
            own::OwnNews::Revised(bytes, is_own) => show_own(dispatch.clone(), bytes, Some(is_own)),
        }));
        load.emit(archive::asked());
        move || {
            waiting.cancel();
            drop(listener);
            api::on_open(None);
        }
    });
}

/// The reader wants the page like this. A language whose words are not here yet is spoken once they are; what is shown stays
/// until then, and where they cannot be had the reader is told.
fn speak(dispatch: UseReducerDispatcher<State>, settings: Settings) {
    locale::with(settings.lang.unwrap_or_default(), move |is_here| {
        dispatch.dispatch(Action::Set(settings));
        if !is_here {
            dispatch.dispatch(Action::Said(Lang::default().texts().network.into()));
        }
    });
}

/// The dialog of the reader's own articles, where it is open.
fn own_dialog(
    state: &State,
    shown: &Rc<RefCell<Option<Uint8Array>>>,
    load: &Callback<Option<String>>,
) -> Option<Html> {
    let library = state.library.clone().filter(|_| state.own.open)?;
    let t = locale::locale(state.lang());
    let small = shown.borrow().as_ref().is_some_and(|archive| archive.length() as usize <= own::SMALL);
    let (is_own, joins) = (library.is_own(), library.is_own() || small);
    let read = {
        let shown = Rc::clone(shown);
        Callback::from(move |(text, together): (String, bool)| {
            let corpus = &library.corpus().title;
            let joined = together && !is_own && !corpus.is_empty();
            let title = match (joined, together && is_own) {
                (true, _) => fill(t.own.joined, &[corpus]),
                (_, true) => corpus.clone(),
                _ => t.own.title.to_owned(),
            };
            own::ask(Ask::Read { text, together, title, shown: shown.borrow().clone() });
        })
    };
    let leave = load.reform(|()| {
        own::ask(Ask::Leave);
        archive::asked()
    });
    let own = state.own.clone();
    Some(drawn(OwnDialog { own, shown: is_own, joins, read, leave }))
}

/// The check of a draft, where it is open.
fn check_dialog(state: &State, shown: &Rc<RefCell<Option<Uint8Array>>>) -> Option<Html> {
    let library = state.library.as_ref().filter(|_| state.check)?;
    let archive =
        shown.borrow().clone().filter(|_| !library.is_own()).map_or(JsValue::UNDEFINED, JsValue::from);
    let missing = state.own.phase == Phase::Failed(Failure::Missing);
    let fault = missing.then(|| locale(state.lang()).own.failures[Failure::Missing as usize]);
    Some(drawn(CheckDialog { archive, fault }))
}

/// The address of all statements.
const START: &str = "#/v1/s";

/// Shows a reader's own articles, in pieces between frames, so that the page keeps answering. Where they are what is shown
/// already (`revised`), only corrected, the address and all that the reader did to the page stay.
fn show_own(dispatch: UseReducerDispatcher<State>, bytes: Vec<u8>, revised: Option<bool>) {
    shards::close();
    let (mut bytes, mut corpus, mut indexed, mut library) = (Some(bytes), None, None, None);
    idle::in_pieces(idle::TRANSLATED, move || {
        if let Some(bytes) = bytes.take() {
            corpus = decode(&bytes).ok();
            return false;
        }
        if let Some(corpus) = corpus.take() {
            let index = Index::new(&corpus);
            indexed = Some((corpus, index));
            return false;
        }
        if let Some((corpus, index)) = indexed.take() {
            let new = Library::indexed(corpus, index, None, String::new());
            library = Some(if revised == Some(false) { new } else { new.of_reader() });
            return false;
        }
        let Some(library) = library.take() else { return true };
        if revised.is_some() {
            let library = SharedLibrary::new(library);
            read_words(library.clone(), dispatch.clone());
            dispatch.dispatch(Action::Revised(library));
        } else {
            // The filters of another corpus mean nothing here; Back leads to them.
            fragment::push(START);
            parse(START).into_iter().for_each(|read| dispatch.dispatch(Action::Arrived(Box::new(read))));
            dispatch.dispatch(arrived(Ok(library), None, &dispatch));
        }
        true
    });
}

/// Loads an archive, or the page's own, and tells the state how it goes. A page that names none carries its own inside.
/// Its bytes are kept in `shown`, where the reader may set something against them.
fn load(dispatch: UseReducerDispatcher<State>, src: Option<String>, shown: Rc<RefCell<Option<Uint8Array>>>) {
    shards::close();
    let from = src.clone().or_else(place::own_archive);
    if let Some(from) = from.as_ref().filter(|from| shards::is_sharded(from)) {
        shown.replace(None);
        return open_shards(&dispatch, from);
    }
    let Some(from) = from else {
        shown.replace(own::kept(embedded::ARCHIVE));
        let opened = embedded::open().map_err(Cause::Archive);
        return dispatch.dispatch(arrived(opened.map(Library::new), None, &dispatch));
    };
    // While the page's own is on its way, the written list stays to be read.
    let name = src.clone();
    let tell = move |progress: &UseReducerDispatcher<State>, now: Progress| {
        if src.is_some() {
            progress.dispatch(Action::Loading(now));
        }
    };
    tell(&dispatch, Progress { name: from.clone().into(), ..Default::default() });
    wasm_bindgen_futures::spawn_local(async move {
        let progress = dispatch.clone();
        let bytes = archive::fetch(&from, move |now| tell(&progress, now)).await;
        let opened = bytes.and_then(|bytes| {
            let corpus = decode(&bytes).map_err(Cause::Archive)?;
            shown.replace(own::kept(&bytes));
            Ok(corpus)
        });
        dispatch.dispatch(arrived(opened.map(Library::new), name, &dispatch));
    });
}

/// Opens a sharded archive, which then answers address by address.
fn open_shards(dispatch: &UseReducerDispatcher<State>, from: &str) {
    let url = match archive::locate(from) {
        Ok(url) => url,
        Err(cause) => {
            return dispatch.dispatch(Action::Failed(Problem { name: Some(from.to_owned().into()), cause }));
        }
    };
    let (told, first) = (dispatch.clone(), Cell::new(true));
    let tell = move |told_of| {
        told.dispatch(match told_of {
            shards::ShardsNews::Progress(have, total) => {
                Action::Counting(Progress { have, total: Some(total), ..Progress::default() })
            }
            shards::ShardsNews::Failed(problem) => Action::Failed(problem),
            shards::ShardsNews::Answer { archive, numbers, address, notes } => match decode(&archive) {
                Ok(corpus) => {
                    let library = Library::of(corpus, Told::read(&numbers), notes);
                    if first.replace(false) {
                        api::ready(&ready(&library));
                    }
                    Action::Told(SharedLibrary::new(library), address)
                }
                Err(error) => Action::Failed(Problem { name: None, cause: Cause::Archive(error) }),
            },
        });
    };
    shards::open(&url, Callback::from(tell));
    dispatch.dispatch(Action::Opened);
}

/// What the page tells others of what it shows.
fn ready(library: &Library) -> api::Ready {
    let corpus = library.corpus();
    let told = library.told().map(|told| (told.all.articles, told.all.statements));
    let (articles, statements) = told.unwrap_or((corpus.articles.len(), corpus.statements.len()));
    api::Ready { title: corpus.title.clone(), articles, statements, actors: corpus.actors.len() }
}

fn arrived(
    library: Result<Library, Cause>,
    src: Option<String>,
    dispatch: &UseReducerDispatcher<State>,
) -> Action {
    match library {
        Ok(library) => {
            // What the page around locks is all that there is.
            let t = locale(locale::asked().unwrap_or_else(locale::preferred));
            let locked = place::host_settings().locked.unwrap_or_default();
            let library = match lock(library, &locked, t.lang.texts()) {
                Ok(library) => library,
                Err(unknown) => {
                    let problem = Problem { name: None, cause: Cause::Locked(unknown.join(", ")) };
                    let (title, remedy) = t.problem(&problem);
                    boot::complain(&format!("{title}. {remedy}"));
                    return Action::Failed(problem);
                }
            };
            api::ready(&ready(&library));
            let library = SharedLibrary::new(library);
            read_words(library.clone(), dispatch.clone());
            Action::Loaded(library)
        }
        Err(cause) => Action::Failed(Problem { name: src.map(AttrValue::from), cause }),
    }
}

/// Reads the words that searches look up, between frames, so that the first search need not wait for them.
fn read_words(library: SharedLibrary, dispatch: UseReducerDispatcher<State>) {
    let mut builder = Some(Builder::default());
    idle::in_pieces(0, move || {
        let Some(reading) = builder.as_mut() else { return true };
        if !reading.read(library.corpus(), 100) {
            return false;
        }
        if let Some(read) = builder.take() {
            library.index().keep_words(read.finish());
            dispatch.dispatch(Action::WordsRead);
        }
        true
    });
}
