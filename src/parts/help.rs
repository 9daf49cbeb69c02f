//! The list of shortcuts.

use crate::parts::actions::Actions;
use crate::parts::dialog::Dialog;
use crate::state::Action;
use yew::prelude::*;

/// The list of shortcuts.
#[component]
pub fn HelpDialog() -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let close = actions.act.reform(|()| Action::Help(false));
    html! {
        <Dialog name="help" label={t.help} close={close.clone()}>
            <h2>{ t.help }</h2>
            <dl class="keys">
                { for t.shortcuts.iter().map(|(key, does)| html! {
                    <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ *does }</dd></div>
                }) }
            </dl>
            <p class="about">{ t.search_help }</p>
            <button class="primary" type="button" onclick={close.reform(|_| ())}>{ t.close }</button>
        </Dialog>
    }
}
