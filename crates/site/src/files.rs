//! Files of a site as texts, what they are called, and the program's script among them.

/// A file: its name and text.
pub type File = (String, String);

/// The texts of files, one after the other.
pub(crate) fn text(files: &[File]) -> String {
    files.iter().map(|(_, text)| text.as_str()).collect()
}

/// A name with a mark of the content, so that caches may keep the file for ever.
pub(crate) fn named(name: &str, content: &[u8], ending: &str) -> String {
    let mark = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| {
        (mark ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    format!("{name}-{mark:016x}.{ending}")
}

/// wasm-bindgen's script as a function that gives a program: each call one with a memory of its own.
///
/// ```
/// let script = "let wasm_bindgen = (function(exports) { return exports; })({ __proto__: null });";
/// let factory = on_record_site::files::factory(script);
/// assert_eq!(factory, format!("function onRecordProgram() {{\n{script}\nreturn wasm_bindgen;\n}}\n"));
/// ```
#[must_use]
pub fn factory(script: &str) -> String {
    format!("function onRecordProgram() {{\n{script}\nreturn wasm_bindgen;\n}}\n")
}
