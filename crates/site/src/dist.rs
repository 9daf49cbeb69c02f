//! Trunk's build as texts, and the page with one style sheet and one script.
//!
//! A slow line pays for each file that it asks for: trunk names a dozen style sheets and half a dozen scripts.

use crate::files::{File, factory, named, text};
use crate::rewrite::rewrite;
use lol_html::html_content::Element;
use lol_html::{element, text};
use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};

/// What trunk has built.
#[derive(Clone, Debug, Default)]
pub struct Built {
    folder: PathBuf,
    /// The page.
    pub index: String,
    /// The style sheets, in the order of the page.
    pub styles: Vec<File>,
    /// The scripts that run before the page is painted.
    pub preboot: Vec<File>,
    /// The scripts that run once it is parsed, without the program's.
    pub scripts: Vec<File>,
    /// The program's JavaScript, as wasm-bindgen writes it for pages without modules.
    pub glue: File,
    /// The program's wasm as trunk calls it.
    wasm_built: String,
    /// The program's wasm, with short names: what it is called, and its bytes.
    pub wasm: (String, Vec<u8>),
}

/// The files that trunk's page names.
#[derive(Default)]
pub(crate) struct Names {
    pub(crate) styles: Vec<String>,
    pub(crate) preboot: Vec<String>,
    pub(crate) scripts: Vec<String>,
    pub(crate) glue: Option<String>,
    pub(crate) wasm: Option<String>,
}

impl Names {
    pub(crate) fn of(index: &str) -> Result<Self, String> {
        let names = RefCell::new(Self::default());
        rewrite(
            index,
            vec![
                element!("link[rel=stylesheet]", |link| {
                    names.borrow_mut().styles.extend(name(link, "href"));
                    Ok(())
                }),
                element!("script[src]", |script| {
                    let mut names = names.borrow_mut();
                    let src = name(script, "src");
                    if script.has_attribute("data-program") {
                        names.glue = src;
                    } else if script.has_attribute("defer") {
                        names.scripts.extend(src);
                    } else {
                        names.preboot.extend(src);
                    }
                    if script.has_attribute("data-wasm") {
                        names.wasm = name(script, "data-wasm");
                    }
                    Ok(())
                }),
            ],
        )?;
        Ok(names.into_inner())
    }
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
        let file = |name: String| read(&name).map(|text| (name, text));
        let files = |names: Vec<String>| names.into_iter().map(file).collect::<Result<Vec<_>, _>>();
        let index = read("index.html")?;
        let names = Names::of(&index)?;
        let (Some(glue), Some(wasm)) = (names.glue, names.wasm) else {
            return Err(format!(
                "{} names no program: it was finished before, or Trunk.toml’s pattern changed.",
                folder.join("index.html").display()
            ));
        };
        let (glue_name, glue) = file(glue)?;
        let path = folder.join(&wasm);
        let bytes = fs::read(&path).map_err(|e| format!("{} cannot be read: {e}.", path.display()))?;
        let (glue, bytes) = crate::short::names(&glue, &bytes)?;
        Ok(Self {
            folder: folder.to_owned(),
            styles: files(names.styles)?,
            preboot: files(names.preboot)?,
            scripts: files(names.scripts)?,
            glue: (glue_name, glue),
            wasm_built: wasm,
            wasm: (named("explorer", &bytes, "wasm"), bytes),
            index,
        })
    }

    /// The scripts that run once the page is parsed, with the program's.
    #[must_use]
    pub fn boot(&self) -> String {
        format!("{}{}\n{}", crate::language_files::names(), factory(&self.glue.1), text(&self.scripts))
    }

    /// The page as a template, and the files that it names beside the wasm.
    ///
    /// # Errors
    /// The page cannot be rewritten.
    pub fn joined(&self) -> Result<(String, Vec<File>), String> {
        let (css, boot) = (text(&self.styles), self.boot());
        let (css_name, boot_name) =
            (named("page", css.as_bytes(), "css"), named("boot", boot.as_bytes(), "js"));
        let preboot_name = "preboot.js".to_owned();
        let (linked, preboot, gone) = (Cell::new(false), Cell::new(false), Cell::new(false));
        // The first of a kind names the file that all of them became.
        let join = |element: &mut Element<'_, '_>, done: &Cell<bool>, attribute: &str, name: &str| {
            gone.set(done.replace(true));
            if gone.get() {
                element.remove();
                return Ok(());
            }
            element.set_attribute(attribute, &format!("./{name}"))
        };
        let page = rewrite(
            &self.index,
            vec![
                element!("link[rel=stylesheet]", |link| Ok(join(link, &linked, "href", &css_name)?)),
                element!("script[src]:not([defer])", |script| Ok(join(
                    script,
                    &preboot,
                    "src",
                    &preboot_name
                )?)),
                element!("script[src][defer]", |script| {
                    // Of the deferred ones the last is kept, which names the wasm: that is asked for while the page is
                    // still parsed.
                    let last = Cell::new(!script.has_attribute("data-wasm"));
                    if !last.get() {
                        script.set_attribute("data-wasm", &format!("./{}", self.wasm.0))?;
                    }
                    Ok(join(script, &last, "src", &boot_name)?)
                }),
                // The lines that stood between what is gone.
                text!("head", |blank| {
                    if gone.take() && blank.as_str().trim().is_empty() {
                        blank.remove();
                    }
                    Ok(())
                }),
            ],
        )?;
        Ok((page, vec![(css_name, css), (boot_name, boot), (preboot_name, text(&self.preboot))]))
    }

    /// Removes what is no longer named, so that a folder that is put on a server holds nothing idle.
    ///
    /// # Errors
    /// A file that cannot be removed.
    pub fn clear(&self) -> Result<(), String> {
        let parts = [&self.styles, &self.preboot, &self.scripts].into_iter().flatten();
        let names = parts.chain([&self.glue]).map(|(name, _)| name).chain([&self.wasm_built]);
        for name in names {
            let path = self.folder.join(name);
            fs::remove_file(&path).map_err(|e| format!("{} cannot be removed: {e}.", path.display()))?;
        }
        Ok(())
    }
}

/// The name of the file that an attribute names, without the path before it.
fn name(element: &Element<'_, '_>, attribute: &str) -> Option<String> {
    let path = element.get_attribute(attribute)?;
    path.rsplit('/').next().map(str::to_owned)
}
