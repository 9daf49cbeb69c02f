//! The list of shortcuts.

use super::{Actions, Dialog};
use crate::state::Action;
use crate::texts;
use yew::prelude::*;

/// The list of shortcuts.
#[component]
pub fn HelpDialog() -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let close = actions.act.reform(|()| Action::Help(false));
    html! {
        <Dialog name="help" label={texts::HELP} close={close.clone()}>
            <h2>{ texts::HELP }</h2>
            <dl class="keys">
                { for texts::SHORTCUTS.iter().map(|(key, does)| html! {
                    <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ *does }</dd></div>
                }) }
            </dl>
            <p class="about">{ texts::SEARCH_HELP }</p>
            <button class="primary" type="button" onclick={close.reform(|_| ())}>{ texts::CLOSE }</button>
        </Dialog>
    }
}
