//! How wide the explorer is. Its own width counts, not the window's: it may be embedded in a column.

use super::effect::use_effect_on;
use super::elements::element;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Where filters and the article find their place. The styles change at the same widths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Filters, list and article side by side: from 1024 px at the usual size of letters.
    #[default]
    Wide,
    /// Filters in a drawer, the article over the list.
    Medium,
    /// Filters in a sheet, the article over everything: below 640 px.
    Narrow,
}

/// The widths at which the layout changes, in letters of the page's text: large type is a narrow page.
const NARROW: f64 = 42.65;
const WIDE: f64 = 68.25;

impl Layout {
    /// The layout of a width, in the page's `em`.
    #[must_use]
    pub fn of(ems: f64) -> Self {
        if ems < NARROW {
            Self::Narrow
        } else if ems < WIDE {
            Self::Medium
        } else {
            Self::Wide
        }
    }

    /// The layout of a width in CSS pixels, as large as the page's letters are now.
    fn of_pixels(width: i32) -> Self {
        Self::of(f64::from(width) / super::place::em())
    }
}

/// Watches an element's width.
#[hook]
pub fn use_layout(node: &NodeRef) -> Layout {
    // Already the first drawing has the width of its place, so that nothing moves after it.
    let layout = use_state_eq(|| super::place::width().map_or_else(Layout::default, Layout::of_pixels));
    {
        let layout = layout.clone();
        use_effect_on(node.clone(), move |node| {
            let watch = element(node)
                .map(|element| Watch::new(&element, move |width| layout.set(Layout::of_pixels(width))));
            move || drop(watch)
        });
    }
    *layout
}

/// What a picture takes for its width before its place on the page is known.
const WIDTH: i32 = 720;

/// The size of the page's letters, in CSS pixels, where nobody asks for another one.
const USUAL: f64 = 15.0;

/// Watches the width that an element has for a picture, in pixels of a page with letters of the usual size. Where letters are
/// larger a picture has less room and is drawn larger, as a whole: so it holds together whatever their size.
#[hook]
#[allow(clippy::cast_possible_truncation, reason = "a width on a screen")]
pub fn use_width(node: &NodeRef) -> i32 {
    let width = use_state_eq(|| WIDTH);
    {
        let width = width.clone();
        use_effect_on(node.clone(), move |node| {
            // A closed dialog and a page that is being printed report a width of 0; the last width is kept then.
            let watch = element(node).map(|element| {
                Watch::new(&element, move |now| {
                    if now > 0 {
                        width.set((f64::from(now) * USUAL / super::place::em()) as i32);
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
    use_effect_on((node.clone(), key), move |(node, _)| {
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
        // Letters of 15 pixels, as the page has where nobody asked for another size; then of twice that.
        let at = |width: i32, em: f64| Layout::of(f64::from(width) / em);
        assert_eq!([at(320, 15.0), at(639, 15.0), at(640, 15.0), at(1023, 15.0), at(1024, 15.0)], {
            use Layout::{Medium, Narrow, Wide};
            [Narrow, Narrow, Medium, Medium, Wide]
        });
        assert_eq!([at(1279, 30.0), at(1280, 30.0), at(2048, 30.0)], {
            use Layout::{Medium, Narrow, Wide};
            [Narrow, Medium, Wide]
        });
    }
}
