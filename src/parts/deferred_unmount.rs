//! A list that another one replaces: hidden at once, taken down only when the new one has been seen, as taking down two
//! hundred cards takes as long as making fifty.

use crate::platform::effect::use_effect_on;
use crate::platform::idle;
use std::rc::Rc;
use yew::prelude::*;

/// A list by its name, with what it holds.
#[derive(Clone)]
pub(crate) struct Listed<T> {
    /// Which list it is.
    pub(crate) list: AttrValue,
    /// What it holds.
    pub(crate) items: Rc<[T]>,
}

/// The list that `now` has just replaced, to be kept hidden; `None` once `now` has been painted, and always where there
/// is no browser.
#[hook]
pub(crate) fn use_deferred_unmount<T: Clone + 'static>(now: &Listed<T>) -> Option<Listed<T>> {
    let lists = use_mut_ref(|| (now.clone(), None::<Listed<T>>));
    let update = use_force_update();
    {
        let (shown, replaced) = &mut *lists.borrow_mut();
        let before = std::mem::replace(shown, now.clone());
        if before.list != now.list && idle::can_wait() {
            *replaced = Some(before);
        }
        // The reader went back before the old list was removed: it is the shown one again.
        if replaced.as_ref().is_some_and(|old| old.list == now.list) {
            *replaced = None;
        }
    }
    let replaced = lists.borrow().1.clone();
    let name = replaced.as_ref().map(|old| old.list.clone());
    use_effect_on((name, now.list.clone()), move |(name, _)| {
        let timer = name.as_ref().map(|_| {
            idle::after_paint(move || {
                lists.borrow_mut().1 = None;
                update.force_update();
            })
        });
        move || drop(timer)
    });
    replaced
}
