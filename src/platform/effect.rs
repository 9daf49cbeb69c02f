//! What follows a drawing: yew's `use_effect_with`, compiled once instead of once for each place that uses it.

use crate::comparable::Comparable;
use std::any::Any;
use std::rc::Rc;
use yew::functional::{Hook, use_effect_with};

/// What an effect leaves to be done before the next one, and when its component goes.
type Undo = Box<dyn FnOnce()>;

/// An effect that is not known by its type any more; what it depends on is.
type Effect = Box<dyn FnOnce(&dyn Any) -> Undo>;

/// What an effect may return: nothing, or what undoes it.
pub(crate) trait Ending {
    fn undo(self) -> Undo;
}

impl Ending for () {
    fn undo(self) -> Undo {
        Box::new(|| ())
    }
}

impl<F: FnOnce() + 'static> Ending for F {
    fn undo(self) -> Undo {
        Box::new(self)
    }
}

struct Dependencies(Rc<dyn Comparable>);

impl PartialEq for Dependencies {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}

/// Runs the effect after a drawing in which what it depends on is not what it was in the one before.
pub(crate) fn use_effect_on<T, E>(on: T, effect: impl FnOnce(&T) -> E + 'static) -> impl Hook<Output = ()>
where
    T: PartialEq + 'static,
    E: Ending,
{
    let effect = move |on: &dyn Any| on.downcast_ref::<T>().map_or_else(|| ().undo(), |on| effect(on).undo());
    use_any(Dependencies(Rc::new(on)), Box::new(effect))
}

fn use_any(on: Dependencies, effect: Effect) -> impl Hook<Output = ()> {
    use_effect_with(on, move |on| effect(&*on.0))
}
