//! The end of a list that is not all shown: the next step comes when it comes into sight, or at a click.

use crate::list_window::{EMBEDDED_STEP, FETCHED_STEP, STEP};
use crate::parts::actions::Actions;
use crate::parts::drawn::drawable;
use crate::platform::width::use_in_sight;
use crate::platform::{place, shards};
use crate::state::Action;
use yew::prelude::*;

/// The end of a list.
#[derive(Clone, PartialEq)]
pub struct ShowMore {
    /// How many statements are not shown yet; nothing is drawn where all are.
    pub more: usize,
    /// How many the list folds away at its end: they come at a click alone.
    pub folded: usize,
}

#[hook]
fn use_show_more(props: &ShowMore) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let end = use_node_ref();
    let more = actions.act.reform(|()| Action::More);
    let embedded = place::is_embedded();
    // Someone else's page grows only when its reader asks for that.
    use_in_sight(&end, props.more, if embedded { Callback::noop() } else { more.clone() });
    let step = match embedded {
        true => EMBEDDED_STEP,
        false if shards::is_open() => FETCHED_STEP,
        false => STEP,
    };
    html! {
        if props.more > 0 {
            <p class="more" ref={end}>
                <button class="primary" type="button" onclick={more.reform(|_| ())}>
                    { t.show_more(props.more.min(step)) }
                </button>
            </p>
        } else if props.folded > 0 {
            <p class="more">
                <button class="quiet" type="button" data-folded={props.folded.to_string()} onclick={actions.act.reform(|_| Action::Unfold)}>
                    { t.folded(props.folded) }
                </button>
            </p>
        }
    }
}

drawable!(ShowMore, use_show_more);
