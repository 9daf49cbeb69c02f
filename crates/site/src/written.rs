//! A static page before it is put into the frame of the built one.

use crate::spoken::Spoken;

/// A page that is being made.
pub(crate) struct Written {
    /// Where it lies, with a slash at its end; empty for the first one.
    pub(crate) folder: String,
    /// The address that it stands for.
    pub(crate) at: String,
    pub(crate) title: String,
    pub(crate) description: String,
    /// What can be read, as HTML, and what of it other languages say otherwise.
    pub(crate) body: Spoken,
    /// The same for machines, as JSON-LD.
    pub(crate) linked: String,
    /// Whether there are feeds beside it, where a site has them.
    pub(crate) fed: bool,
}

impl Written {
    /// The way from the page back to the first one.
    pub(crate) fn up(&self) -> String {
        up(&self.folder)
    }
}

/// The way from a page's folder back to the first page.
pub(crate) fn up(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        deep => "../".repeat(deep),
    }
}
