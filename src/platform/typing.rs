//! What waits for the typing to rest, in the search box or at the handles of the timeline.

use super::fragment;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// How long typing must rest, in milliseconds: browsers ignore an address that changes too often.
const REST: u32 = 300;

/// The one action that waits for a pause in typing. Navigation before the pause [drops](Typing::moved) it immediately;
/// an effect of the search box would notice one frame too late, or see an older address.
#[derive(Clone, Default)]
pub struct Typing(Rc<RefCell<Option<Waiting>>>);

struct Waiting {
    /// Runs for as long as it is kept.
    _timer: Timeout,
    /// The address that was typed over.
    over: String,
    then: Box<dyn FnOnce()>,
}

impl PartialEq for Typing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Typing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Typing").field(&self.goes_on()).finish()
    }
}

impl Typing {
    /// Does something once the typing rests, in place of what waited before.
    pub fn once_rested(&self, then: impl FnOnce() + 'static) {
        let this = self.clone();
        let waiting = Waiting {
            _timer: Timeout::new(REST, move || this.rest()),
            over: fragment::current(),
            then: Box::new(then),
        };
        self.0.replace(Some(waiting));
    }

    /// The typing rests now: what waits is done at once.
    pub fn rest(&self) {
        self.moved();
        if let Some(waiting) = self.0.take() {
            (waiting.then)();
        }
    }

    /// Nothing waits any more where the address is another than the one that was typed over. A link that was just
    /// followed has changed it already, though its event has not been heard yet.
    pub fn moved(&self) {
        self.0.borrow_mut().take_if(|waiting| waiting.over != fragment::current());
    }

    /// Nothing waits any more.
    pub fn cancel(&self) {
        self.0.take();
    }

    /// Whether something waits.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.0.borrow().is_some()
    }
}
