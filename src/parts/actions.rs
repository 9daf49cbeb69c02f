//! What components hand on, and the language that they speak.

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
