//! How much of a long list is made: a first screenful at once, so that a click is answered at once; the rest of the
//! step in pieces right after, so that the browser's own search finds all that is listed.

use crate::platform::effect::use_effect_on;
use crate::platform::idle;
use yew::prelude::*;

/// How many cards are made at once.
const FIRST: usize = 50;

/// How many cards follow at a time: about as many as can be made within one frame.
const PIECE: usize = 50;

/// How far a list has grown.
pub(crate) struct ProgressiveRender {
    /// How many cards may be made now.
    pub(crate) made: usize,
    list: AttrValue,
    grown: UseStateHandle<(AttrValue, usize)>,
}

/// How many cards of `list` may be made now. A list with another name starts again at [`FIRST`].
#[hook]
pub(crate) fn use_progressive_render(list: AttrValue) -> ProgressiveRender {
    let grown = use_state(|| (AttrValue::default(), 0));
    let made = match &*grown {
        _ if !idle::can_wait() => usize::MAX,
        (of, made) if *of == list => (*made).max(FIRST),
        _ => FIRST,
    };
    ProgressiveRender { made, list, grown }
}

/// After the `made` cards have been painted, allows the next piece, as long as cards are still to come.
#[hook]
pub(crate) fn use_rest_after_paint(render: ProgressiveRender, made: usize, coming: usize) {
    let ProgressiveRender { list, grown, .. } = render;
    use_effect_on((list, made, coming > 0), move |(list, made, on)| {
        let next = (list.clone(), made + PIECE);
        let timer = on.then(|| idle::after_paint(move || grown.set(next)));
        move || drop(timer)
    });
}
