//! How wide the explorer is. Its own width counts, not the window's: it may be embedded in a column.

use super::page::element;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Where filters and the article find their place. The styles change at the same widths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Filters, list and article side by side: from 1024 px.
    #[default]
    Wide,
    /// Filters in a drawer, the article over the list.
    Medium,
    /// Filters in a sheet, the article over everything: below 640 px.
    Narrow,
}

impl Layout {
    /// The layout of a width in CSS pixels.
    #[must_use]
    pub const fn of(width: i32) -> Self {
        match width {
            ..640 => Self::Narrow,
            640..1024 => Self::Medium,
            _ => Self::Wide,
        }
    }
}

/// Watches an element's width.
#[hook]
pub fn use_layout(node: &NodeRef) -> Layout {
    // Already the first drawing has the width of its place, so that nothing moves after it.
    let layout = use_state_eq(|| super::place::width().map_or_else(Layout::default, Layout::of));
    {
        let layout = layout.clone();
        use_effect_with(node.clone(), move |node| {
            let watch =
                element(node).map(|element| Watch::new(&element, move |width| layout.set(Layout::of(width))));
            move || drop(watch)
        });
    }
    *layout
}

/// What a picture takes for its width before its place on the page is known.
const WIDTH: i32 = 720;

/// Watches the width that an element has for a picture, in pixels.
#[hook]
pub fn use_width(node: &NodeRef) -> i32 {
    let width = use_state_eq(|| WIDTH);
    {
        let width = width.clone();
        use_effect_with(node.clone(), move |node| {
            // A closed dialog and a page that is being printed report a width of 0; the last width is kept then.
            let watch = element(node).map(|element| {
                Watch::new(&element, move |now| {
                    if now > 0 {
                        width.set(now);
                    }
                })
            });
            move || drop(watch)
        });
    }
    *width
}

/// A resize observer that stops when it is dropped.
struct Watch {
    observer: Option<ResizeObserver>,
    _tell: Closure<dyn FnMut()>,
}

impl Watch {
    fn new(element: &Element, tell: impl Fn(i32) + 'static) -> Self {
        tell(element.client_width());
        let watched = element.clone();
        let tell = Closure::<dyn FnMut()>::new(move || tell(watched.client_width()));
        let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _tell: tell }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = self.observer.take() {
            observer.disconnect();
        }
    }
}

/// Calls back each time an element comes into sight.
#[hook]
pub fn use_in_sight(node: &NodeRef, key: usize, tell: Callback<()>) {
    use_effect_with((node.clone(), key), move |(node, _)| {
        let watch = element(node).and_then(|element| {
            let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
                let inside = |entry: JsValue| {
                    entry.dyn_into::<web_sys::IntersectionObserverEntry>().is_ok_and(|e| e.is_intersecting())
                };
                if entries.iter().any(inside) {
                    tell.emit(());
                }
            });
            let observer = web_sys::IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, seen))
        });
        move || {
            if let Some((observer, _seen)) = watch {
                observer.disconnect();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::Layout;

    #[test]
    fn changes_at_the_widths_of_the_styles() {
        let at = |width| Layout::of(width);
        assert_eq!([at(320), at(639), at(640), at(1023), at(1024)], {
            use Layout::{Medium, Narrow, Wide};
            [Narrow, Narrow, Medium, Medium, Wide]
        });
    }
}
