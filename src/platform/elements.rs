//! Focus, scrolling, selection, dialogs: what the page does to its elements.

use super::dom::{document, window};
use super::place::{self, find};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

/// The element of a reference, once it is on the page.
#[must_use]
pub fn element(node: &NodeRef) -> Option<Element> {
    // Rendered natively, a reference never holds anything.
    window()?;
    node.cast::<Element>()
}

/// What stands in the input or menu that an event comes from.
#[must_use]
pub fn value(event: &Event) -> String {
    let target = event.target();
    let input = target.as_ref().and_then(|t| t.dyn_ref::<HtmlInputElement>()).map(HtmlInputElement::value);
    let select = || target.as_ref()?.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    input.or_else(select).unwrap_or_default()
}

/// Shows an option of a menu.
pub fn choose(node: &NodeRef, option: Option<usize>) {
    let menu = element(node).and_then(|e| e.dyn_into::<HtmlSelectElement>().ok());
    if let (Some(menu), Some(option)) = (menu, option) {
        menu.set_selected_index(i32::try_from(option).unwrap_or(0));
    }
}

/// Puts the focus on an element.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// Puts the focus on an element without moving the page.
pub fn focus_in_place(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Puts the focus into a field and selects what stands in it.
pub fn focus_field(selector: &str) {
    focus(selector);
    if let Some(field) = find(selector).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Whether one of our elements has the focus.
#[must_use]
pub fn has_focus() -> bool {
    window().is_some() && place::has_focus()
}

/// Whether nothing on the page has the focus any more.
#[must_use]
pub fn focus_is_lost() -> bool {
    window().is_some() && place::focus_is_lost()
}

/// The statement of the card that has the focus.
#[must_use]
pub fn focused_card() -> Option<String> {
    let card = place::active()?.closest("[data-statement]").ok().flatten()?;
    card.get_attribute("data-statement")
}

/// Brings an element into sight, without moving more than needed.
pub fn reveal(selector: &str) {
    if let Some(element) = find(selector) {
        scroll(&element, ScrollLogicalPosition::Nearest);
    }
}

fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings a part of an element into sight. Where the box around it scrolls by itself, only that box is moved, so that
/// the list beside it stays where it is.
pub fn reveal_inside(container: &NodeRef, selector: &str) {
    let Some(container) = element(container) else { return };
    let Ok(Some(target)) = container.query_selector(selector) else { return };
    let frame = container.closest(".side, dialog").ok().flatten();
    // A dialog opens after what is in it has been drawn; nothing can be scrolled to before.
    frame.iter().for_each(open);
    match frame.filter(|frame| frame.scroll_height() > frame.client_height() + 1) {
        Some(frame) => {
            let offset = target.get_bounding_client_rect().top() - frame.get_bounding_client_rect().top();
            let third = f64::from(frame.client_height()) / 3.0;
            #[allow(clippy::cast_possible_truncation, reason = "a scroll offset in pixels fits")]
            frame.set_scroll_top(frame.scroll_top() + (offset - third) as i32);
        }
        None => scroll(&target, ScrollLogicalPosition::Nearest),
    }
}

/// Brings the top of an element back into sight where it lies above.
pub fn back_to_top_of(selector: &str) {
    if let Some(element) = find(selector)
        && element.get_bounding_client_rect().top() < 0.0
    {
        scroll(&element, ScrollLogicalPosition::Start);
    }
}

/// Whether the reader has selected text: then a click on a card is not meant to open it.
#[must_use]
pub fn has_selection() -> bool {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// How far across an element a pointer is, 0 at its left edge and 1 at its right one.
#[must_use]
pub fn across(node: &NodeRef, event: &PointerEvent) -> Option<f64> {
    let place = element(node)?.get_bounding_client_rect();
    (place.width() > 0.0).then(|| (f64::from(event.client_x()) - place.left()) / place.width())
}

/// Lets an element hear of a pointer until it is lifted, wherever it moves.
pub fn capture(node: &NodeRef, event: &PointerEvent) {
    if let Some(element) = element(node) {
        // Refused for a pointer that is gone already: then there is nothing more to hear.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Where a click on a card leads, unless it fell on one of its links, buttons or fields.
#[must_use]
pub fn card_of(event: &MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    if target.closest("a, button, input, select, summary").ok().flatten().is_some() {
        return None;
    }
    let card = target.closest("[data-statement]").ok().flatten()?;
    card.query_selector("a.open").ok().flatten()?.get_attribute("href")
}

/// Takes the focus from a field.
pub fn leave(event: &KeyboardEvent) {
    if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) {
        // Leaving a field that lost the focus meanwhile changes nothing.
        let _ = field.blur();
    }
}

/// Whether keys belong to what has the focus: a field, a menu.
#[must_use]
pub fn typing(event: &KeyboardEvent) -> bool {
    innermost(event).is_some_and(|t| {
        let field = "input:not([type=radio]), select, textarea, [contenteditable]";
        t.closest(field).ok().flatten().is_some()
    })
}

/// The element that an event comes from, also inside a shadow root.
fn innermost(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Clicks the first element of this kind in the statement, the facet's row or the article that has the focus.
pub fn press_in_focus(selector: &str) -> bool {
    let around =
        place::active().and_then(|e| e.closest("[data-statement], [data-facet] li, .reader").ok().flatten());
    let place = around.or_else(|| find(".reader").map(Element::from));
    let target = place.and_then(|place| place.query_selector(selector).ok().flatten());
    let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
    target.click();
    true
}

/// Opens an address of the web in a tab of its own, which knows nothing of this one.
pub fn open_beside(url: &str) {
    if let Some(window) = window() {
        // A sandboxed frame may refuse: then the link in the article is there.
        let _ = window.open_with_url_and_target_and_features(url, "_blank", "noopener");
    }
}

/// Tells of every key pressed on the page (in an element: inside it), for as long as the listener lives.
pub fn on_keys(tell: impl Fn(&KeyboardEvent) + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&place::key_target()?, "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            tell(event);
        }
    }))
}

/// Puts the focus back on the button of the menu that an event comes from.
pub fn focus_menu_button(event: &Event) {
    let menu = event.target().and_then(|t| t.dyn_into::<Element>().ok()?.closest(".menu").ok().flatten());
    let button = menu.and_then(|menu| menu.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// Whether the focus that leaves an element goes to a menu: to another part of the same one, or to a button that
/// opens and closes menus by itself.
#[must_use]
pub fn stays_in_menu(event: &FocusEvent) -> bool {
    let element = |target: Option<web_sys::EventTarget>| target.and_then(|t| t.dyn_into::<Element>().ok());
    let menu = |element: Element| element.closest(".menu").ok().flatten();
    let (from, to) = (element(event.target()), element(event.related_target()));
    let button = to.as_ref().is_some_and(|to| to.class_list().contains("dots"));
    button || to.and_then(menu).is_some_and(|to| from.and_then(menu) == Some(to))
}

/// Whether a dialog lies over the page.
#[must_use]
pub fn dialog_is_open() -> bool {
    find("dialog[open]").is_some()
}

/// Opens a dialog over the page.
pub fn open_dialog(node: &NodeRef) {
    element(node).iter().for_each(open);
}

fn open(element: &Element) {
    if let Some(dialog) = element.dyn_ref::<HtmlDialogElement>()
        && !dialog.open()
    {
        // Refused for a dialog that left the page meanwhile: then there is nothing to open.
        let _ = dialog.show_modal();
    }
}

/// Shows a word over everything, dialogs too, where the browser can: `popover` is younger than dialogs are.
pub fn raise(node: &NodeRef) {
    let Some(element) = element(node) else { return };
    let show = js_sys::Reflect::get(&element, &"showPopover".into());
    if let Some(show) = show.ok().and_then(|show| show.dyn_into::<js_sys::Function>().ok()) {
        // Refused for an element that left the page meanwhile.
        let _ = show.call0(&element);
    }
}

/// Whether a click fell on a dialog's backdrop.
#[must_use]
pub fn on_backdrop(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|t| t.tag_name() == "DIALOG")
}

/// Tells browsers and screen readers which language the page speaks, and which way it is written.
pub fn set_language(tag: &str, dir: &str) {
    if let Some(root) = place::themed() {
        // These two attributes can be set on every element.
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", dir);
    }
}

/// What a click on one of a statement's buttons takes along, and of which statement.
#[must_use]
pub fn take_of(event: &MouseEvent) -> Option<(String, String)> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-take]").ok().flatten()?;
    let of = button.closest("[data-of]").ok().flatten()?;
    Some((button.get_attribute("data-take")?, of.get_attribute("data-of")?))
}

/// Makes the page light or dark, close or wide, and shows doubtful speakers or not: the styles know these words.
pub fn set_look(theme: &str, density: &str, doubts: bool) {
    if let Some(root) = place::themed() {
        let _ = root.set_attribute("data-theme", theme);
        let _ = root.set_attribute("data-density", density);
        let _ = root.set_attribute("data-doubts", if doubts { "shown" } else { "hidden" });
    }
}

/// Names the page in the browser's tab, where the page is ours.
pub fn set_title(title: &str) {
    if let Some(document) = document().filter(|_| place::is_page()) {
        document.set_title(title);
    }
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
