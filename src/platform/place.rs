//! Where this explorer stands: alone on a page of its own (perhaps in a frame), or inside an element of someone
//! else's page. What it looks up, listens to and tells stays in that place.
//!
//! Two elements on one page run the program twice, so each finds its own place here.

use super::dom::window;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, HtmlElement, ShadowRoot, UrlSearchParams};

/// What the page around asks for, as attributes of the element or as parameters of the page's URL. The address
/// overrides it, save what is locked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostSettings {
    /// The archive to open instead of the embedded one.
    pub src: Option<String>,
    /// The address to begin with.
    pub state: Option<String>,
    /// The language.
    pub lang: Option<String>,
    /// `light` or `dark`.
    pub theme: Option<String>,
    /// The views that are offered, by their names in addresses, with commas.
    pub views: Option<String>,
    /// Filters that readers cannot remove, as an address writes them: `by=lavrov&on=meeting`.
    pub locked: Option<String>,
    /// The page that copied links shall name.
    pub link: Option<String>,
    /// Where reports of mistakes go: an address of mail or of the web.
    pub report: Option<String>,
    /// Where the element's script lies: archives may lie there too.
    pub home: Option<String>,
    /// What the scripts around found that nobody understands (`boot/wishes.js`): a line each, its name, a tab, what it is.
    pub unknown: String,
    /// Whether the address stays in memory and the URL of the page around is left alone.
    pub memory: bool,
}

impl HostSettings {
    /// The settings of a page's own URL. It cannot say where the element's script lies, nor that the address stays in
    /// memory.
    fn of_page() -> Self {
        let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        let Ok(query) = UrlSearchParams::new_with_str(&search) else { return Self::default() };
        Self::of(|name| query.get(name).filter(|value| !value.is_empty()))
    }

    /// The settings that a script hands over: an object with these fields; what is no text is left out. `None` where it
    /// is no object.
    #[must_use]
    pub fn of_object(object: &JsValue) -> Option<Self> {
        if !object.is_object() {
            return None;
        }
        let get = |name: &str| text_field(object, name);
        let memory = js_sys::Reflect::get(object, &"memory".into()).is_ok_and(|value| value.is_truthy());
        Some(Self { home: get("home"), memory, ..Self::of(get) })
    }

    /// What both may say.
    fn of(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            src: get("src"),
            state: get("state"),
            lang: get("lang"),
            theme: get("theme"),
            views: get("views"),
            locked: get("locked"),
            link: get("link"),
            report: get("report"),
            home: None,
            unknown: String::new(),
            memory: false,
        }
    }
}

/// A field of a script's object, where it is a text. Read by hand: deserializing such an object would bring ten
/// kilobytes of messages along that nobody reads.
pub fn text_field(object: &JsValue, name: &str) -> Option<String> {
    js_sys::Reflect::get(object, &name.into()).ok()?.as_string()
}

struct Place {
    root: Element,
    /// The shadow root around, and the element that it belongs to.
    shadow: Option<ShadowRoot>,
    settings: HostSettings,
}

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
}

/// Takes a place: `root` is where the explorer is drawn. `settings` are an element's; a page has its own in its URL.
pub fn take(root: &Element, settings: Option<HostSettings>) {
    let shadow = root.get_root_node().dyn_into::<ShadowRoot>().ok();
    let mut settings = settings.unwrap_or_else(HostSettings::of_page);
    let stated = |name: &str| root.get_attribute(name).filter(|value| !value.is_empty());
    settings.unknown = stated("data-unknown").unwrap_or_default();
    settings.locked = settings.locked.or_else(|| stated("data-locked"));
    PLACE.set(Some(Place { root: root.clone(), shadow, settings }));
}

/// What the page around asks for.
#[must_use]
pub fn host_settings() -> HostSettings {
    if window().is_none() {
        return HostSettings::default();
    }
    PLACE
        .with_borrow(|place| place.as_ref().map(|place| place.settings.clone()))
        .unwrap_or_else(HostSettings::of_page)
}

/// What the page itself says where it is drawn, as `data-NAME`: the archive and the theme of a site of one's own.
fn stated(name: &str) -> Option<String> {
    let value = PLACE.with_borrow(|place| place.as_ref().and_then(|place| place.root.get_attribute(name)));
    value.filter(|value| !value.is_empty())
}

/// The whole address of the archive that the page was built for, where that is not the embedded one.
#[must_use]
pub fn own_archive() -> Option<String> {
    stated("data-archive")
}

/// The theme that the page was built with: `light` or `dark`.
#[must_use]
pub fn own_theme() -> Option<String> {
    stated("data-own-theme")
}

/// Where reports of mistakes go: what the page around says, else what the page itself was given (`data-report`).
#[must_use]
pub fn report_to() -> Option<String> {
    host_settings().report.or_else(|| stated("data-report"))
}

/// Whether the whole page is ours: then its title is, and its keys.
#[must_use]
pub fn is_page() -> bool {
    PLACE.with_borrow(|place| place.as_ref().is_none_or(|place| place.shadow.is_none()))
}

/// Whether the page is shown inside another one.
#[must_use]
pub fn is_framed() -> bool {
    let Some(window) = window().filter(|_| is_page()) else { return false };
    // A frame of another origin may not even be compared with; then there is one.
    window.parent().map_or(true, |parent| parent.is_none_or(|parent| !js_sys::Object::is(&parent, &window)))
}

/// Whether the explorer is a part of someone else's page, which it must not fill.
#[must_use]
pub fn is_embedded() -> bool {
    !is_page() || is_framed()
}

/// The element that events are sent from: the `<on-record>` element, or else the window.
pub(super) fn event_target() -> Option<EventTarget> {
    let host = PLACE.with_borrow(|place| Some(place.as_ref()?.shadow.as_ref()?.host()));
    host.map(EventTarget::from).or_else(|| window().map(EventTarget::from))
}

/// What keys are listened for on: the element's own place, or else the whole window.
pub(super) fn key_target() -> Option<EventTarget> {
    let own =
        PLACE.with_borrow(|place| place.as_ref().filter(|p| p.shadow.is_some()).map(|p| p.root.clone()));
    own.map(EventTarget::from).or_else(|| window().map(EventTarget::from))
}

/// The first element of a selector in here.
pub(super) fn find(selector: &str) -> Option<HtmlElement> {
    let own = PLACE.with_borrow(|place| {
        place.as_ref().filter(|place| place.shadow.is_some()).map(|place| place.root.query_selector(selector))
    });
    let found = match own {
        Some(found) => found,
        None => document()?.query_selector(selector),
    };
    found.ok().flatten()?.dyn_into().ok()
}

/// The element in here that has the focus.
pub(super) fn active() -> Option<Element> {
    let shadow = PLACE.with_borrow(|place| place.as_ref().and_then(|place| place.shadow.clone()));
    match shadow {
        Some(shadow) => shadow.active_element(),
        None => document()?.active_element(),
    }
}

/// Whether an element in here has the focus.
pub(super) fn has_focus() -> bool {
    active().is_some_and(|active| active.tag_name() != "BODY")
}

/// Whether nothing has the focus, in here or on the page around; what has just been hidden is about to lose it.
pub(super) fn focus_is_lost() -> bool {
    let outside = document().and_then(|document| document.active_element());
    let hidden = |active: &Element| active.closest("[hidden]").ok().flatten().is_some();
    active().as_ref().is_some_and(hidden)
        || !has_focus() && outside.is_none_or(|active| active.tag_name() == "BODY")
}

/// Where a language or a theme is set: the page, or the element's own root.
pub(super) fn themed() -> Option<Element> {
    if is_page() {
        document()?.document_element()
    } else {
        PLACE.with_borrow(|place| place.as_ref().map(|place| place.root.clone()))
    }
}

/// How wide the place is, where it is known.
pub(super) fn width() -> Option<i32> {
    PLACE
        .with_borrow(|place| place.as_ref().map(|place| place.root.client_width()))
        .filter(|&width| width > 0)
}

/// How large the letters of the place are, in CSS pixels: readers and hosts make them larger.
pub(super) fn em() -> f64 {
    let style = PLACE.with_borrow(|place| window()?.get_computed_style(&place.as_ref()?.root).ok()?);
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.map(|size| js_sys::Number::parse_float(&size)).filter(|size| *size > 0.0).unwrap_or(15.0)
}

/// The URL that links which leave the page begin with, without a fragment: the page that `link` names, or this one. A
/// frame with `srcdoc` has no address that anyone else could open; its base has.
#[must_use]
pub fn page_url() -> String {
    let web = |link: &String| link.starts_with("https://") || link.starts_with("http://");
    let named = host_settings().link.filter(web);
    let here = || location().filter(|here| !here.starts_with("about:")).or_else(base);
    named.map(|named| bare(&named)).or_else(here).unwrap_or_default()
}

/// The URL of the document, without a fragment.
pub(super) fn location() -> Option<String> {
    Some(bare(&window()?.location().href().ok()?))
}

/// The URL that the document's links are read against, without a fragment.
fn base() -> Option<String> {
    Some(bare(&document()?.base_uri().ok()??))
}

/// Whether the browser would leave the document for a link to a fragment: where a `<base>` names another page, and in a
/// frame with `srcdoc`.
pub(super) fn links_leave() -> bool {
    base() != location()
}

fn bare(url: &str) -> String {
    url.split('#').next().unwrap_or_default().to_owned()
}

fn document() -> Option<Document> {
    window()?.document()
}
