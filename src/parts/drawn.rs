//! The one component that draws all parts and views.
//!
//! Each type of component that yew knows brings half a kilobyte of machinery along, packed: how it is made, compared,
//! changed, removed. With some fifty that was a fifteenth of the page. So parts and views are data that know how they are
//! drawn ([`Drawable`]), and one component draws any of them: again only when its data or what its hooks keep has changed,
//! as a component of its own would be.
//!
//! ```
//! use on_record::parts::drawn::{Drawable, drawn};
//! use yew::functional::{Hook, HookContext};
//! use yew::prelude::*;
//!
//! /// A name.
//! #[derive(PartialEq)]
//! struct Name(AttrValue);
//!
//! #[hook]
//! fn use_name(name: &Name) -> Html {
//!     html! { <b>{ &name.0 }</b> }
//! }
//!
//! // Inside the page `drawable!(Name, use_name)` says the same.
//! impl Drawable for Name {
//!     const KEY: &'static str = "Name";
//!
//!     fn draw(&self, context: &mut HookContext) -> Html {
//!         use_name(self).run(context)
//!     }
//! }
//! let bold: Html = drawn(Name("Ada Example".into()));
//! ```

use crate::comparable::Comparable;
use std::rc::Rc;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::Key;

/// Data that know how they are drawn; `drawable!` makes it of a type and a hook.
pub trait Drawable: PartialEq + 'static {
    /// The type's key: where another type is drawn in its place, that is made anew.
    const KEY: &'static str;

    /// Draws it. Hooks are allowed, each time the same ones.
    fn draw(&self, context: &mut HookContext) -> Html;
}

/// Makes a type [`Drawable`] by a hook that takes a reference to it and gives `Html`.
macro_rules! drawable {
    ($what:ty, $by:path) => {
        impl $crate::parts::drawn::Drawable for $what {
            const KEY: &'static str = stringify!($what);

            fn draw(&self, context: &mut ::yew::functional::HookContext) -> ::yew::Html {
                ::yew::functional::Hook::run($by(self), context)
            }
        }
    };
}

pub(crate) use drawable;

/// The same where the type is not known any more.
trait AnyDrawable: Comparable {
    fn draw(&self, context: &mut HookContext) -> Html;
}

impl<T: Drawable> AnyDrawable for T {
    fn draw(&self, context: &mut HookContext) -> Html {
        Drawable::draw(self, context)
    }
}

/// What [`Drawn`] draws.
#[derive(Clone, Properties)]
pub struct DrawnProps {
    what: Rc<dyn AnyDrawable>,
}

impl DrawnProps {
    /// For drawing one thing alone.
    #[must_use]
    pub fn of<T: Drawable>(what: T) -> Self {
        Self { what: Rc::new(what) }
    }
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.what, &other.what) || self.what.equals(&*other.what)
    }
}

/// A hook that draws what it is given.
struct Drawing(Rc<dyn AnyDrawable>);

impl Hook for Drawing {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.draw(context)
    }
}

/// Hooks have names that begin so.
fn use_drawing(what: Rc<dyn AnyDrawable>) -> Drawing {
    Drawing(what)
}

/// See the module's text.
#[component]
pub fn Drawn(props: &DrawnProps) -> Html {
    use_drawing(Rc::clone(&props.what))
}

/// Draws it in its place.
pub fn drawn<T: Drawable>(what: T) -> Html {
    drawn_as(T::KEY, what)
}

/// The same in a list, in which the key tells it from others of its type.
pub fn drawn_as<T: Drawable>(key: impl Into<Key>, what: T) -> Html {
    keyed(key.into(), Rc::new(what))
}

fn keyed(key: Key, what: Rc<dyn AnyDrawable>) -> Html {
    html! { <Drawn {key} {what} /> }
}
