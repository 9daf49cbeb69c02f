//! `on-record.js` and `on-record.css`: what a host's page loads for the `<on-record>` element.

use crate::dist::Built;
use crate::files::{factory, text};
use crate::styles;

/// Where the element's script names the archive of a site; the build's own corpus travels in the program.
pub(crate) const NO_ARCHIVE: &str = "const ARCHIVE = '';";

/// The element's own script, with the program's name to be filled in.
const ELEMENT: &str = include_str!("../../../boot/element.js");
const LOAD: &str = include_str!("../../../boot/load.js");
const WORDS: &str = include_str!("../../../boot/words.js");
const SHARDS: &str = include_str!("../../../boot/shards.js");
const PANEL: &str = include_str!("../../../boot/panel.js");
const WISHES: &str = include_str!("../../../boot/wishes.js");
/// Gives frames the height that they tell.
const HEIGHT: &str = include_str!("../../../boot/height.js");
/// The element's own styles, after the page's.
const STYLES: &str = include_str!("../../../styles/element.css");

/// The files.
///
/// # Errors
/// The style sheet has lengths that an element cannot take.
pub fn files(built: &Built) -> Result<[(String, String); 3], String> {
    let (program, wasm, names) = (factory(&built.glue.1), &built.wasm.0, crate::language_files::names());
    // A function of its own around all: nothing of it is left on the host's page.
    let script = format!(
        "(() => {{\n{program}\n{PANEL}\n{WISHES}\n{LOAD}\n{names}{WORDS}\n{SHARDS}\nconst WASM = '{wasm}';\n{NO_ARCHIVE}\n{ELEMENT}}})();\n"
    );
    Ok([
        ("height.js".to_owned(), HEIGHT.to_owned()),
        ("on-record.js".to_owned(), script),
        ("on-record.css".to_owned(), styles::for_element(&(text(&built.styles) + STYLES))?),
    ])
}
