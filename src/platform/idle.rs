//! Work between frames. Natively there are no frames: everything is done at once.

use super::dom::window;
use gloo::timers::callback::Timeout;

/// For how many milliseconds a piece of work may hold the page: half a frame.
const SLICE: f64 = 8.0;

/// Whether work can be put off: there is a browser to come back.
#[must_use]
pub fn can_wait() -> bool {
    window().is_some()
}

/// Does something after the next paint. Dropping the returned timer cancels it.
#[must_use]
pub fn after_paint(work: impl FnOnce() + 'static) -> Option<Timeout> {
    // Three frames: a shorter timer may run before the frame that it should follow has been laid out.
    can_wait().then(|| Timeout::new(50, work))
}

/// Milliseconds in which a browser translates what has just run for the first time. Its threads for that take the processor from the
/// page: the next piece of such work would be held up in its midst.
pub const TRANSLATED: u32 = 100;

/// Does a long work in pieces, each some milliseconds after the one before; each piece tells whether it was the last one.
pub fn in_pieces(pause: u32, mut piece: impl FnMut() -> bool + 'static) {
    if !can_wait() {
        return;
    }
    Timeout::new(pause, move || {
        let begun = js_sys::Date::now();
        while js_sys::Date::now() - begun < SLICE {
            if piece() {
                return;
            }
        }
        in_pieces(pause, piece);
    })
    .forget();
}
