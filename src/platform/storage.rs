//! What the browser keeps for the reader between visits. Where it keeps nothing (a sandboxed frame, a private
//! window, storage switched off), the page works the same and forgets.

use super::dom::window;
use crate::settings::Settings;

/// Under this name: the origin may belong to a host with many pages.
const NAME: &str = "on-record.settings";

/// What was kept.
#[must_use]
pub fn load() -> Settings {
    let kept = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
    kept.map(|written| Settings::read(&written)).unwrap_or_default()
}

/// Keeps these.
pub fn save(settings: &Settings) {
    let Some(storage) = storage() else { return };
    let written = settings.write();
    // A full storage refuses; then these hold for this visit.
    let _ = if written.is_empty() { storage.remove_item(NAME) } else { storage.set_item(NAME, &written) };
}

/// In an opaque origin, asking for the storage is an error.
fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}
