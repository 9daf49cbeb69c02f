//! The state of the page and what changes it. The address is the truth: what is filtered and shown follows from
//! it; the rest is what readers did to the page itself.

use crate::address::{Read, write};
use crate::export::Sheet;
use crate::library::SharedLibrary;
use crate::links::list_of;
use crate::list_window::STEP;
use crate::loading::{Problem, Progress};
use crate::own::Own;
use crate::rail::{MenuOf, Rail};
use crate::settings::Settings;
use crate::texts::Lang;
use on_record_engine::query::Facet;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The library that is shown.
    pub library: Option<SharedLibrary>,
    /// What is on its way.
    pub loading: Option<Progress>,
    /// What went wrong; the library stays.
    pub problem: Option<Problem>,
    /// The address, as it was read last.
    pub read: Read,
    /// The address that the library answers, where that is an answer of a sharded archive; another one is on its way then.
    pub drawn: Option<Read>,
    /// How often a sharded archive was opened: each is asked anew.
    pub opened: usize,
    /// Whether the words that searches look up were read since the library came.
    pub words_read: bool,
    /// What readers did to the facet rail.
    pub rail: Rail,
    /// How many cards are asked for.
    pub shown: usize,
    /// Whether the list shows what it folds away.
    pub unfolded: bool,
    /// Whether the drawer of facets is open.
    pub drawer: bool,
    /// Whether the list of shortcuts is open.
    pub help: bool,
    /// The language that the page speaks where the reader chose none.
    pub lang: Lang,
    /// How the reader wants the page.
    pub settings: Settings,
    /// Whether the settings are open.
    pub preferences: bool,
    /// The reader's own articles.
    pub own: Own,
    /// Whether the check of a draft is open.
    pub check: bool,
    /// What the reader takes along.
    pub sheet: Option<Sheet>,
    /// What became of it: "Citation copied". The number tells the same word apart that is said twice.
    pub said: Option<(usize, AttrValue)>,
}

/// What changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The address is this now.
    Arrived(Box<Read>),
    /// An archive is on its way.
    Loading(Progress),
    /// An archive was opened.
    Loaded(SharedLibrary),
    /// The words that searches look up are read.
    WordsRead,
    /// A sharded archive was opened.
    Opened,
    /// A sharded archive's answer to an address is on its way.
    Counting(Progress),
    /// A sharded archive answers an address.
    Told(SharedLibrary, String),
    /// The same articles with an editor's corrections.
    Revised(SharedLibrary),
    /// An archive was not opened.
    Failed(Problem),
    /// The reader has seen the problem.
    Dismissed,
    /// More cards.
    More,
    /// What the list folds away.
    Unfold,
    /// A facet shows all or few of its values.
    Open(Facet),
    /// Words for a facet's find box.
    Find(Facet, AttrValue),
    /// A picture shows more rows (0) or more columns (1).
    Step(usize),
    /// The drawer of facets.
    Drawer(bool),
    /// The list of shortcuts.
    Help(bool),
    /// The page speaks this language where the reader chose none.
    Speak(Lang),
    /// The reader wants the page like this.
    Set(Settings),
    /// The settings.
    Preferences(bool),
    /// The menu of a value; the same again closes it.
    Menu(Option<MenuOf>),
    /// The dialog of the reader's own articles.
    OwnDialog(bool),
    /// How far the reader's own articles are.
    Own(Own),
    /// The check of a draft.
    Check(bool),
    /// The reader takes something along, or is done with it.
    Sheet(Option<Sheet>),
    /// Something was taken along: what to say of it.
    Said(AttrValue),
}

impl State {
    /// Whether what the address asks for is still being counted. After a failure the page stays what it was.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        self.problem.is_none() && self.drawn.as_ref().is_some_and(|drawn| drawn.address != self.read.address)
    }

    /// The language that the page speaks.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.settings.lang.unwrap_or(self.lang).spoken()
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Arrived(read) => {
                if list_of(&self.read.address) != list_of(&read.address) {
                    (next.shown, next.unfolded) = (STEP, false);
                }
                next.rail.menu = None;
                next.read = *read;
                next.said = None;
            }
            Action::Loading(progress) => {
                next.problem = None;
                next.loading = Some(progress);
            }
            Action::Loaded(library) => {
                next = Self {
                    library: Some(library),
                    shown: STEP,
                    read: next.read,
                    opened: next.opened,
                    help: next.help,
                    lang: next.lang,
                    settings: next.settings,
                    preferences: next.preferences,
                    own: next.own,
                    ..Self::default()
                };
            }
            Action::WordsRead => next.words_read = true,
            Action::Opened => next.opened += 1,
            Action::Counting(progress) if self.library.is_some() => {
                (next.problem, next.loading) = (None, Some(progress));
            }
            // Nothing is shown yet: what stands there is the list that was written into the page.
            Action::Counting(_) => {}
            Action::Told(library, address) => {
                if write(&self.read.address) == address {
                    next.library = Some(library);
                    next.drawn = Some(next.read.clone());
                    (next.problem, next.loading) = (None, None);
                    next.shown = next.shown.max(STEP);
                }
            }
            Action::Revised(library) => next.library = Some(library),
            Action::Failed(problem) => {
                next.loading = None;
                next.problem = Some(problem);
            }
            Action::Dismissed => next.problem = None,
            Action::More => next.shown += STEP,
            Action::Unfold => next.unfolded = true,
            Action::Open(facet) => next.rail.open[facet.index()] ^= true,
            Action::Find(facet, typed) => next.rail.find[facet.index()] = typed,
            Action::Step(axis) => next.rail.steps.get_mut(axis).into_iter().for_each(|steps| *steps += 1),
            Action::Drawer(open) => next.drawer = open,
            Action::Sheet(sheet) => next.sheet = sheet,
            Action::Said(text) => {
                let number = self.said.as_ref().map_or(0, |(number, _)| number + 1);
                // The list's sheet stays: who saves one file may want another.
                next.sheet = next.sheet.filter(|sheet| *sheet == Sheet::Share);
                next.said = Some((number, text));
            }
            Action::Help(open) => next.help = open,
            Action::OwnDialog(open) => next.own.open = open,
            Action::Own(own) => next.own = Own { open: next.own.open, ..own },
            Action::Check(open) => next.check = open,
            Action::Speak(lang) => next.lang = lang,
            Action::Set(settings) => next.settings = settings,
            Action::Preferences(open) => next.preferences = open,
            Action::Menu(menu) => next.rail.menu = menu.filter(|of| Some(of) != self.rail.menu.as_ref()),
        }
        // The same state is not drawn again.
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::parse;
    use crate::loading::Cause;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::default()), |state, action| state.reduce(action))
    }

    fn arrived(at: &str) -> Action {
        Action::Arrived(Box::new(parse(at).unwrap()))
    }

    #[test]
    fn opening_an_article_keeps_the_length_of_the_list() {
        let long = after([arrived("#/v1/s"), Action::More, arrived("#/v1/st/abc")]);
        assert_eq!(long.shown, after([Action::More]).shown);
        assert_eq!(after([Action::More, arrived("#/v1/s?by=a")]).shown, STEP);
    }

    #[test]
    fn another_list_is_folded_again() {
        let open = after([arrived("#/v1/s"), Action::Unfold, arrived("#/v1/st/abc")]);
        assert!(open.unfolded);
        assert!(!open.reduce(arrived("#/v1/s?by=a")).unfolded);
    }

    #[test]
    fn a_problem_leaves_the_library_alone() {
        let library = SharedLibrary::new(crate::library::Library::new(on_record_engine::Corpus::default()));
        let problem = Problem { name: None, cause: Cause::Network };
        let state = after([
            Action::Loaded(library.clone()),
            Action::Loading(Progress::default()),
            Action::Failed(problem.clone()),
        ]);
        assert_eq!((state.library.as_ref(), state.problem.as_ref()), (Some(&library), Some(&problem)));
        assert_eq!(state.loading, None);
        assert_eq!(state.reduce(Action::Dismissed).problem, None);
    }

    #[test]
    fn what_is_told_of_own_articles_leaves_their_dialog_as_it_is() {
        let told = Own { kept: 3, ..Own::default() };
        let state = after([Action::OwnDialog(true), Action::Own(told.clone())]);
        assert_eq!(state.own, Own { open: true, ..told });
        let library = SharedLibrary::new(crate::library::Library::new(on_record_engine::Corpus::default()));
        assert_eq!(Rc::clone(&state).reduce(Action::Loaded(library)).own, state.own);
    }

    #[test]
    fn corrections_leave_all_but_the_library_as_it_is() {
        let library =
            || SharedLibrary::new(crate::library::Library::new(on_record_engine::Corpus::default()));
        let before = after([Action::Loaded(library()), Action::More, Action::Unfold, arrived("#/v1/s")]);
        let corrected = library();
        let state = Rc::clone(&before).reduce(Action::Revised(corrected.clone()));
        assert_eq!(*state, State { library: Some(corrected), ..(*before).clone() });
    }

    #[test]
    fn share_stays_open_after_a_download_and_a_citation_is_done() {
        let after = |sheet| after([Action::Sheet(Some(sheet)), Action::Said("saved".into())]).sheet.clone();
        assert_eq!(after(Sheet::Share), Some(Sheet::Share));
        assert_eq!(after(Sheet::Cite("a".into())), None);
    }

    #[test]
    fn nothing_new_is_nothing_to_draw() {
        let state = after([arrived("#/v1/s?by=a")]);
        assert!(Rc::ptr_eq(&state, &Rc::clone(&state).reduce(arrived("#/v1/s?by=a"))));
    }
}
