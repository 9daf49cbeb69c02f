//! The code that a newsroom puts into its page: a frame, an element, or a frame without a script.
//!
//! ```
//! use on_record::export::embed::{EmbedOptions, EmbedKind, code};
//! let choice = EmbedOptions { way: EmbedKind::Element, theme: Some("dark"), ..EmbedOptions::default() };
//! let code = code(&choice, "https://example.org/explorer/", "#/v1/s?by=lavrov");
//! assert!(code.contains("<on-record state=\"#/v1/s?by=lavrov\" theme=\"dark\"></on-record>"));
//! assert!(code.contains("src=\"https://example.org/explorer/on-record.js\""));
//! ```

use crate::address::{Address, Read, parse, write};
use crate::part::place;
use on_record_engine::text::markup::push_escaped;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write as _;

/// How the explorer gets into a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmbedKind {
    /// A frame that tells its height, and a script that listens to it.
    #[default]
    Frame,
    /// The `<on-record>` element.
    Element,
    /// A frame of fixed height.
    Plain,
}

impl EmbedKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Frame, Self::Element, Self::Plain];
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedOptions {
    /// How.
    pub way: EmbedKind,
    /// How high a frame is, in pixels: at first, or for good.
    pub height: u32,
    /// `light` or `dark`.
    pub theme: Option<&'static str>,
    /// The language's tag.
    pub lang: Option<&'static str>,
    /// Whether readers cannot leave the filters.
    pub locked: bool,
    /// A colour for links and buttons, as `#9c2d18`; the page's own where it is empty.
    pub accent: String,
    /// The views that are offered, by their words in addresses, with commas; all of them where it is empty.
    pub views: String,
}

impl Default for EmbedOptions {
    fn default() -> Self {
        Self {
            way: EmbedKind::Frame,
            height: 640,
            theme: None,
            lang: None,
            locked: false,
            accent: String::new(),
            views: String::new(),
        }
    }
}

/// The code. `page` is the explorer's own URL without a fragment, `address` what it shall show.
#[must_use]
pub fn code(choice: &EmbedOptions, page: &str, address: &str) -> String {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let folder = &path[..path.rfind('/').map_or(0, |at| at + 1)];
    let (address, locked) = if choice.locked { parted(address) } else { (address.to_owned(), String::new()) };
    let (address, locked) = (address.as_str(), locked.as_str());
    let archive = query.split('&').find_map(|one| one.strip_prefix("src="));
    let archive = archive.map(|src| {
        if place(src, "://").is_some() || src.contains('%') {
            src.to_owned()
        } else {
            format!("{folder}{src}")
        }
    });
    let defaults = [
        ("theme", choice.theme.unwrap_or("")),
        ("accent", choice.accent.as_str()),
        ("lang", choice.lang.unwrap_or("")),
        ("views", choice.views.as_str()),
        ("locked", locked),
    ];
    let defaults = defaults.into_iter().filter(|(_, value)| !value.is_empty());
    if choice.way == EmbedKind::Element {
        let mut out = format!(
            "<script src=\"{}\" async></script>\n<on-record",
            attribute(&format!("{folder}on-record.js"))
        );
        for (name, value) in
            archive.iter().map(|src| ("src", src.as_str())).chain([("state", address)]).chain(defaults)
        {
            // Writing to a text always succeeds.
            let _ = write!(out, " {name}=\"{}\"", attribute(value));
        }
        out.push_str("></on-record>\n");
        return out;
    }
    let mut asked: Vec<String> =
        query.split('&').filter(|one| one.starts_with("src=")).map(str::to_owned).collect();
    asked.extend(defaults.map(|(name, value)| format!("{name}={}", component(value))));
    let query = if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) };
    let src = attribute(&format!("{path}{query}{address}"));
    let height = choice.height;
    let frame = format!(
        "<iframe src=\"{src}\" title=\"On Record\" loading=\"lazy\" width=\"100%\" height=\"{height}\" frameborder=\"0\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads\" \
         allow=\"clipboard-write\"></iframe>\n"
    );
    match choice.way {
        EmbedKind::Plain => frame,
        _ => format!("{frame}<script src=\"{}\" async></script>\n", attribute(&format!("{folder}height.js"))),
    }
}

/// An address without what can be locked, and that as parameters: what is locked needs no place in the address, while
/// typed words and an order stay there.
fn parted(address: &str) -> (String, String) {
    let Some(Read { address: mut shown, .. }) = parse(address) else {
        return (address.to_owned(), String::new());
    };
    let mut locked = Address::default();
    locked.filters.choices = std::mem::take(&mut shown.filters.choices);
    locked.filters.days = std::mem::take(&mut shown.filters.days);
    let locked = write(&locked);
    let params = locked.split_once('?').map_or("", |(_, params)| params);
    (write(&shown), params.to_owned())
}

/// A text as it stands in HTML, as an attribute's value or between tags.
pub(super) fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// A text as the value of a parameter.
pub(super) fn component(text: &str) -> String {
    /// All but what RFC 3986 calls unreserved.
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_carries_the_archive_the_defaults_and_the_address() {
        let choice = EmbedOptions { theme: Some("dark"), lang: Some("de"), ..EmbedOptions::default() };
        let frame = code(&choice, "https://x.example/a/?src=c.orc&utm=1", "#/v1/s?by=lavrov&q=a%22b");
        assert!(frame.contains("src=\"https://x.example/a/?src=c.orc&amp;theme=dark&amp;lang=de#/v1/s?by=lavrov&amp;q=a%22b\""), "{frame}");
        assert!(frame.contains("<script src=\"https://x.example/a/height.js\" async></script>"));
        assert!(
            !code(&EmbedOptions { way: EmbedKind::Plain, ..choice }, "https://x.example/", "#/v1/s")
                .contains("script ")
        );
    }

    #[test]
    fn locked_filters_leave_the_address() {
        let choice = EmbedOptions { locked: true, way: EmbedKind::Element, ..EmbedOptions::default() };
        let element = code(&choice, "https://x.example/", "#/v1/s?by=lavrov&on=meeting");
        assert!(element.contains("state=\"#/v1/s\" locked=\"by=lavrov&amp;on=meeting\""), "{element}");
        let frame =
            code(&EmbedOptions { way: EmbedKind::Frame, ..choice }, "https://x.example/", "#/v1/s?by=lavrov");
        assert!(frame.contains("?locked=by%3Dlavrov#/v1/s\""), "{frame}");
        let element = code(
            &EmbedOptions { locked: true, way: EmbedKind::Element, ..EmbedOptions::default() },
            "https://x.example/",
            "#/v1/s?by=lavrov&q=the%20agenda",
        );
        assert!(element.contains("state=\"#/v1/s?q=the%20agenda\" locked=\"by=lavrov\""), "{element}");
    }
}
