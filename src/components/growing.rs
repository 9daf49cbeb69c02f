//! How much of a long list is drawn: a first screenful at once, so that a click is answered at once; the rest of the
//! step in pieces right after, so that the browser's own search finds all that is listed.

use crate::platform::idle;
use yew::prelude::*;

/// How many cards are drawn at once.
const FIRST: usize = 50;

/// How many follow at a time: what a frame bears.
const PIECE: usize = 50;

/// How many of `all` are drawn now. `list` names the list: another one begins anew.
#[hook]
pub(super) fn use_growing(list: &AttrValue, all: usize) -> usize {
    let grown = use_state(|| (AttrValue::default(), 0));
    let drawn = match &*grown {
        _ if !idle::can_wait() => all,
        (of, drawn) if of == list => (*drawn).max(FIRST).min(all),
        _ => FIRST.min(all),
    };
    use_effect_with((list.clone(), drawn, all), move |(list, drawn, all)| {
        let next = (list.clone(), drawn + PIECE);
        let timer = (drawn < all).then(|| idle::after_paint(move || grown.set(next)));
        move || drop(timer)
    });
    drawn
}
