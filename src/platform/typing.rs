//! What waits for the typing to rest.

use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// How long typing must rest, in milliseconds: browsers ignore an address that changes too often.
const REST: u32 = 300;

/// The one thing that waits for the typing to rest. Whoever goes elsewhere before that [cancels](Typing::cancel) it
/// at once: an effect of the search box would hear of it a frame too late, or of an older address.
#[derive(Clone, Debug, Default)]
pub struct Typing(Rc<RefCell<Option<Timeout>>>);

impl PartialEq for Typing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Typing {
    /// Does something once the typing rests, in place of what waited before.
    pub fn once_rested(&self, then: impl FnOnce() + 'static) {
        let this = self.clone();
        let timer = Timeout::new(REST, move || {
            this.cancel();
            then();
        });
        self.0.replace(Some(timer));
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
