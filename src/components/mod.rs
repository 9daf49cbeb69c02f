//! The components: they draw view models and hand on what readers do. Nothing is decided here.

mod app;
mod ask;
mod card;
mod chips;
mod compare;
mod copy;
mod dialog;
mod embed;
mod explorer;
mod facets;
mod growing;
mod head;
mod help;
mod index;
mod keys;
mod leaving;
mod list;
mod matrix;
mod menu;
mod more;
mod network;
mod panels;
mod picture;
mod preferences;
mod profile;
mod reader;
mod search;
mod sheets;
mod status;
mod time;
mod views;
mod wordings;
mod words;

pub use app::App;
pub use ask::AskLine;
pub use chips::ChipsLine;
pub use compare::{Compare, CompareLine};
pub use copy::CopyText;
pub use dialog::Dialog;
pub use embed::EmbedDialog;
pub use explorer::{Explorer, ExplorerProps};
pub use facets::{DaysFilter, FacetRail, FacetSection};
pub use head::HeadView;
pub use help::HelpDialog;
pub use index::Index;
pub use list::StatementList;
pub use matrix::Matrix;
pub use more::{ShowMore, ShowMoreProps};
pub use network::Network;
pub use panels::{
    Articles, CorrectedLine, EmptyPanel, LoadingPanel, LoadingProps, Notices, ProblemPanel, ProblemProps,
};
pub use picture::{FigureFrame, SavePicture};
pub use preferences::{Preferences, PreferencesProps};
pub use profile::ProfileView;
pub use reader::ReaderView;
pub use search::SearchBox;
pub use sheets::Sheets;
pub use status::Status;
pub use time::Timeline;
pub use views::ViewBar;
pub use wordings::WordingsView;
pub use words::Words;

use crate::platform::locale::locale;
use crate::platform::typing::Typing;
use crate::state::Action;
use crate::texts::{Lang, Locale};
use yew::prelude::*;

/// What components hand on: changes of the page's own state, and addresses to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Actions {
    /// Changes the state.
    pub act: Callback<Action>,
    /// Goes to an address, as a link does.
    pub go: Callback<AttrValue>,
    /// Goes to an address in place of the present one, as typing does.
    pub replace: Callback<AttrValue>,
    /// Shows an address while it is still being typed; the browser's own stays.
    pub preview: Callback<AttrValue>,
    /// What waits for the typing to rest, in the search box or at the handles of the timeline.
    pub typing: Typing,
    /// The reader's language: it travels with the actions, so that there is one context.
    pub locale: Locale,
}

impl Actions {
    /// Actions that do nothing, for rendering without a browser.
    #[must_use]
    pub fn none() -> Self {
        Self {
            act: Callback::noop(),
            go: Callback::noop(),
            replace: Callback::noop(),
            preview: Callback::noop(),
            typing: Typing::default(),
            locale: locale(Lang::English),
        }
    }
}

/// The reader's language.
#[hook]
pub(crate) fn use_locale() -> Locale {
    use_context::<Actions>().map_or_else(|| locale(Lang::English), |actions| actions.locale)
}
