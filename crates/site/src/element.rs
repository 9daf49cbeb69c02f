//! `on-record.js` and `on-record.css`: what a host's page loads for the `<on-record>` element.

use crate::dist::Built;
use crate::styles;

/// The element's own script, with the program's name to be filled in.
const ELEMENT: &str = include_str!("../../../boot/element.js");
const LOAD: &str = include_str!("../../../boot/load.js");
/// Gives frames the height that they tell.
const HEIGHT: &str = include_str!("../../../boot/height.js");

/// The files.
///
/// # Errors
/// The program's JavaScript is not as wasm-bindgen writes it.
pub fn files(built: &Built) -> Result<[(String, String); 3], String> {
    let wasm = &built.wasm;
    // A function of its own around all: nothing of it is left on the host's page.
    let script =
        format!("(() => {{\n{}\n{LOAD}\nconst WASM = '{wasm}';\n{ELEMENT}}})();\n", factory(&built.glue.1)?);
    let css: String = built.styles.iter().map(|(_, text)| text.as_str()).collect();
    Ok([
        ("height.js".to_owned(), HEIGHT.to_owned()),
        ("on-record.js".to_owned(), script),
        ("on-record.css".to_owned(), styles::for_shadow(&css)),
    ])
}

/// wasm-bindgen's module as a function that gives what the module exports: each call is a program with a memory of
/// its own. It needs no module, which a sandbox and a disk refuse.
///
/// # Errors
/// The module is not as wasm-bindgen writes it.
///
/// ```
/// let module = "export function open(a) {}\nlet u = import.meta.url;\nexport { initSync, init as default };\n";
/// let factory = on_record_site::element::factory(module).unwrap();
/// assert!(factory.contains("\nfunction open(a) {}"));
/// assert!(factory.contains("return { open: open, initSync: initSync, default: init };"));
/// assert!(!factory.contains("export") && !factory.contains("import.meta"));
/// ```
pub fn factory(module: &str) -> Result<String, String> {
    let mut exports: Vec<(String, String)> = Vec::new();
    let mut body = String::new();
    let mut rest = module;
    while let Some(at) = rest.find("export") {
        let (before, after) = rest.split_at(at);
        body.push_str(before);
        let after = &after["export".len()..];
        let statement = after.trim_start();
        // Only where a statement begins; elsewhere it is a part of a longer name.
        let begins = before.trim_end().is_empty() || before.trim_end().ends_with([';', '}', '/', '{']);
        let function =
            ["function ", "async function ", "class "].iter().find_map(|kind| statement.strip_prefix(kind));
        if let Some(named) = function.filter(|_| begins) {
            let name: String =
                named.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
            exports.push((name.clone(), name));
            rest = statement;
        } else if let Some((list, more)) =
            statement.strip_prefix('{').filter(|_| begins).and_then(|s| s.split_once('}'))
        {
            for one in list.split(',').map(str::trim).filter(|one| !one.is_empty()) {
                let (own, given) = one.split_once(" as ").unwrap_or((one, one));
                exports.push((given.trim().to_owned(), own.trim().to_owned()));
            }
            rest = more.strip_prefix(';').unwrap_or(more);
        } else {
            body.push_str("export");
            rest = after;
        }
    }
    body.push_str(rest);
    if !exports.iter().any(|(given, _)| given == "default") {
        return Err(
            "The program's JavaScript has no `default` export: wasm-bindgen writes it in another way now."
                .to_owned(),
        );
    }
    let body = body.replace("import.meta.url", "document.baseURI");
    let list: Vec<String> = exports.iter().map(|(given, own)| format!("{given}: {own}")).collect();
    Ok(format!("function onRecordProgram() {{\n{body}\nreturn {{ {} }};\n}}\n", list.join(", ")))
}
