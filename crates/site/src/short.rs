//! Shorter names between the program's wasm and its JavaScript. wasm-bindgen names each of some three hundred functions by
//! its crate, its name and a hash, in both files; readers pay for each letter, and nobody reads them.
//!
//! ```
//! let script = "const import0 = { __wbg_log_0123456789abcdef: function() {} };\nwasm.memory;";
//! // An empty module has no names.
//! let empty = b"\0asm\x01\0\0\0".to_vec();
//! let (same, wasm) = on_record_site::short::names(script, &empty).unwrap();
//! assert_eq!((same.as_str(), wasm), (script, empty));
//! ```

use std::collections::BTreeMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// Names up to this length stay: they are few, and people call some of them.
const SHORT: usize = 8;

/// The script and the wasm with short names in both.
///
/// # Errors
/// The wasm cannot be read, or the script does not name what the wasm asks for as wasm-bindgen writes it.
pub fn names(script: &str, wasm: &[u8]) -> Result<(String, Vec<u8>), String> {
    let told = |error: &dyn std::fmt::Display| format!("The program's wasm cannot be shortened: {error}.");
    let (mut given, mut module) = (Given::default(), Module::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(|e| told(&e))? {
            Payload::ImportSection(imports) => {
                let mut section = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import.map_err(|e| told(&e))?;
                    let kind = RoundtripReencoder.entity_type(import.ty).map_err(|e| told(&e))?;
                    section.import(&given.module(import.module), &given.import(import.name), kind);
                }
                module.section(&section);
            }
            Payload::ExportSection(exports) => {
                let mut section = ExportSection::new();
                for export in exports {
                    let export = export.map_err(|e| told(&e))?;
                    let kind = RoundtripReencoder.export_kind(export.kind).map_err(|e| told(&e))?;
                    section.export(&given.export(export.name), kind, export.index);
                }
                module.section(&section);
            }
            // For tools only: names, who compiled it.
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok((given.script(script)?, module.finish()))
}

/// What was shortened.
#[derive(Default)]
struct Given {
    /// Each in the form in which the script writes it once (`true`), or as often as it likes.
    names: BTreeMap<String, (String, bool)>,
    count: usize,
}

impl Given {
    fn import(&mut self, name: &str) -> String {
        self.give(name, |name| format!("{name}:"), true)
    }

    fn module(&mut self, name: &str) -> String {
        self.give(name, |name| format!("\"{name}\":"), true)
    }

    fn export(&mut self, name: &str) -> String {
        self.give(name, |name| format!("wasm.{name}"), false)
    }

    fn give(&mut self, name: &str, written: impl Fn(&str) -> String, once: bool) -> String {
        if name.len() <= SHORT {
            return name.to_owned();
        }
        if let Some((short, _)) = self.names.get(&written(name)) {
            let end = short.trim_end_matches(':').trim_matches('"');
            return end.strip_prefix("wasm.").unwrap_or(end).to_owned();
        }
        let short = nth(self.count);
        self.count += 1;
        self.names.insert(written(name), (written(&short), once));
        short
    }

    /// The script with the new names.
    fn script(&self, script: &str) -> Result<String, String> {
        let mut script = script.to_owned();
        for (name, (short, once)) in &self.names {
            let (whole, found) = replaced(&script, name, short);
            if found == 0 && !*once {
                // Only the wasm's own table of what it gives away: nobody asks for it.
                continue;
            }
            if found == 0 || (*once && found > 1) {
                return Err(format!(
                    "wasm-bindgen's script has {found} times {name} where once was expected: its form has changed, see \
                     crates/site/src/short.rs."
                ));
            }
            script = whole;
        }
        Ok(script)
    }
}

/// `text` with each whole `name` replaced, and how many there were.
fn replaced(text: &str, name: &str, short: &str) -> (String, usize) {
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let (mut out, mut rest, mut found) = (String::with_capacity(text.len()), text, 0);
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let starts = !name.starts_with(in_word) || !before.ends_with(in_word);
        let ends = !name.ends_with(in_word) || !after.starts_with(in_word);
        out.push_str(before);
        out.push_str(if starts && ends { short } else { name });
        found += usize::from(starts && ends);
        rest = after;
    }
    (out + rest, found)
}

/// "a", "b" … "z", "aa", "ab" …, without an end.
fn nth(mut n: usize) -> String {
    let mut letters = vec![];
    loop {
        letters.push(char::from(b'a' + u8::try_from(n % 26).unwrap_or_default()));
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    /// A module with one type, which asks for two functions and gives one back.
    fn wasm(imports: [&str; 2], export: &str) -> Vec<u8> {
        let (mut types, mut asked, mut given) =
            (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        for name in imports {
            asked.import("./explorer_bg.js", name, EntityType::Function(0));
        }
        given.export(export, ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&asked).section(&given);
        module.finish()
    }

    const SCRIPT: &str = "const import0 = {\n  __wbg_log_0123: function() {},\n  __wbg_log_01234: function() {},\n};\n\
                          return { \"./explorer_bg.js\": import0 };\nwasm.__wbindgen_start(); other.__wbindgen_start();";

    #[test]
    fn both_sides_get_the_same_names() {
        let long = wasm(["__wbg_log_0123", "__wbg_log_01234"], "__wbindgen_start");
        let (script, short) = names(SCRIPT, &long).unwrap();
        assert!(script.contains("  b: function() {},\n  c: function() {},"), "{script}");
        assert!(script.contains("\"a\": import0") && script.contains("wasm.d(); other.__wbindgen_start();"));
        assert!(short.len() < long.len());
        let text = String::from_utf8_lossy(&short).into_owned();
        assert!(!text.contains("__wb"));
        // Once more there is nothing to do.
        assert_eq!(names(&script, &short).unwrap(), (script, short));
    }

    #[test]
    fn a_script_of_another_form_is_told() {
        let problem = names(SCRIPT, &wasm(["__wbg_log_0123", "__wbg_other_012"], "start")).unwrap_err();
        assert!(problem.contains("0 times __wbg_other_012:"), "{problem}");
    }

    #[test]
    fn no_name_is_given_twice() {
        let all: std::collections::BTreeSet<_> = (0..1_000).map(nth).collect();
        assert_eq!(all.len(), 1_000);
        assert_eq!([0, 25, 26, 27, 701, 702].map(nth), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
