//! Trunk's build as texts, and the page with one style sheet and one script.
//!
//! A slow line pays for each file that it asks for: trunk names a dozen style sheets and four scripts.

use std::fs;
use std::path::{Path, PathBuf};

/// The scripts that the page runs once it is parsed, in this order.
const SCRIPTS: [&str; 3] = ["load.js", "frame.js", "boot.js"];

/// What trunk has built.
#[derive(Clone, Debug, Default)]
pub struct Built {
    folder: PathBuf,
    /// The page.
    pub index: String,
    /// The style sheets' names and texts, in the order of the page.
    pub styles: Vec<(String, String)>,
    /// The script that runs before the page is painted.
    pub early: String,
    /// The scripts that run once it is parsed.
    pub scripts: String,
    /// The program's JavaScript: its name and text.
    pub glue: (String, String),
    /// The program's wasm: its name.
    pub wasm: String,
}

impl Built {
    /// Reads a folder that trunk has just written.
    ///
    /// # Errors
    /// What is missing, with the remedy.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path)
                .map_err(|e| format!("{} cannot be read: {e}. Build the page anew.", path.display()))
        };
        let index = read("index.html")?;
        let named = |start: &str, end: &str| {
            index
                .split(start)
                .skip(1)
                .filter_map(|rest| rest.split_once(end))
                .map(|(name, _)| base(name))
                .collect::<Vec<_>>()
        };
        let styles = named("<link rel=\"stylesheet\" href=\"", "\"");
        let styles =
            styles.into_iter().map(|name| Ok((name.clone(), read(&name)?))).collect::<Result<_, String>>()?;
        let one = |attribute: &str| {
            let missing = || {
                format!(
                    "{} names no {attribute}: it was finished before, or trunk's patterns changed.",
                    folder.join("index.html").display()
                )
            };
            named(&format!("data-{attribute}=\""), "\"").pop().ok_or_else(missing)
        };
        let (module, wasm) = (one("module")?, one("wasm")?);
        let scripts = SCRIPTS.iter().map(|name| read(name)).collect::<Result<Vec<_>, _>>()?.join("\n");
        let glue = read(&module)?;
        let early = read("early.js")?;
        Ok(Self { folder: folder.to_owned(), styles, early, scripts, glue: (module, glue), wasm, index })
    }

    /// The page as a template, and the files that it names beside the wasm.
    ///
    /// # Errors
    /// The page is not as trunk's patterns write it.
    pub fn joined(&self) -> Result<(String, Vec<(String, String)>), String> {
        let css: String = self.styles.iter().map(|(_, text)| text.as_str()).collect();
        let boot = format!("{}\n{}", crate::element::factory(&self.glue.1)?, self.scripts);
        let (css_name, boot_name) = (named("page", &css, "css"), named("boot", &boot, "js"));
        let mut page = String::new();
        let mut linked = false;
        for line in self.index.lines() {
            if line.contains("<link rel=\"stylesheet\"") {
                if !std::mem::replace(&mut linked, true) {
                    page.push_str(&format!("    <link rel=\"stylesheet\" href=\"./{css_name}\">\n"));
                }
            } else if line.contains("data-wasm=") {
                let wasm = &self.wasm;
                // The wasm is asked for while the page is still parsed.
                page.push_str(&format!(
                    "    <script src=\"./{boot_name}\" defer data-wasm=\"./{wasm}\"></script>\n"
                ));
                page.push_str(&line[line.rfind("</script>").map_or(line.len(), |at| at + 9)..]);
            } else {
                page.push_str(line);
                page.push('\n');
            }
        }
        Ok((page, vec![(css_name, css), (boot_name, boot), ("early.js".to_owned(), self.early.clone())]))
    }

    /// Removes what is no longer named, so that a folder that is put on a server holds nothing idle.
    ///
    /// # Errors
    /// A file that cannot be removed.
    pub fn clear(&self) -> Result<(), String> {
        let styles = self.styles.iter().map(|(name, _)| name.as_str());
        for name in styles.chain(SCRIPTS).chain([self.glue.0.as_str()]) {
            let path = self.folder.join(name);
            fs::remove_file(&path).map_err(|e| format!("{} cannot be removed: {e}.", path.display()))?;
        }
        Ok(())
    }

    /// The bytes of the wasm.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn wasm_bytes(&self) -> Result<Vec<u8>, String> {
        let path = self.folder.join(&self.wasm);
        fs::read(&path).map_err(|e| format!("{} cannot be read: {e}.", path.display()))
    }
}

/// A file's name without the path before it.
fn base(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A name with a mark of the content, so that caches may keep the file for ever.
fn named(name: &str, text: &str, ending: &str) -> String {
    let mark = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{name}-{mark:016x}.{ending}")
}
