//! The finished page without a corpus: what a site of anyone's articles is made from. It comes from what trunk has just
//! built, or from a page that was finished before: then what is written into that one is taken out again.

use crate::dist::{Built, Names};
use crate::element;
use crate::language_files;
use crate::rewrite::rewrite;
use lol_html::element;
use lol_html::html_content::Element;
use std::fs;
use std::path::Path;

/// The page's name.
const INDEX: &str = "index.html";

/// Folders of the static pages that belong to another corpus.
const WRITTEN: [&str; 4] = ["actor", "page", "st", "topic"];

/// A finished page without a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finished {
    /// `index.html`, with nothing written into it.
    pub template: String,
    /// The files beside it: path and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    pub(crate) parts: Parts,
}

/// The names of the files that the page consists of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) styles: String,
    pub(crate) preboot: String,
    pub(crate) boot: String,
    pub(crate) wasm: String,
}

impl Finished {
    /// Finishes what trunk has built, with the element's files.
    ///
    /// # Errors
    /// A file of the build that cannot be read or rewritten.
    pub fn of_built(built: &Built) -> Result<Self, String> {
        let (index, texts) = built.joined()?;
        let words = language_files::files().map(|(_, file)| file);
        let texts = texts.into_iter().chain(element::files(built)?).chain(words);
        let mut files: Vec<_> = texts.map(|(name, text)| (name, text.into_bytes())).collect();
        files.push(built.wasm.clone());
        Self::new(&index, files)
    }

    /// Reads a folder with a finished page; the static pages in it are left out.
    ///
    /// # Errors
    /// A file that cannot be read, or a folder that holds no finished page.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut files = vec![];
        walk(folder, "", &mut files)?;
        Self::of_files(files).map_err(|problem| format!("{}: {problem}", folder.display()))
    }

    /// The page among files, each with its path.
    ///
    /// # Errors
    /// There is no finished page among them.
    pub fn of_files(mut files: Vec<(String, Vec<u8>)>) -> Result<Self, String> {
        let none = || {
            "there is no finished page here: give the folder that `cargo xtask build` writes, or one that was built \
             by it"
                .to_owned()
        };
        let at = files.iter().position(|(path, _)| path == INDEX).ok_or_else(none)?;
        let index = String::from_utf8(files.remove(at).1).map_err(|_| none())?;
        files.retain(|(path, _)| belongs(path));
        Self::new(&index, files)
    }

    fn new(index: &str, files: Vec<(String, Vec<u8>)>) -> Result<Self, String> {
        let names = Names::of(index)?;
        let one = |names: Vec<String>| <[String; 1]>::try_from(names).ok().map(|[name]| name);
        let parts = (|| {
            Some(Parts {
                styles: one(names.styles)?,
                preboot: one(names.preboot)?,
                boot: one(names.scripts)?,
                wasm: names.wasm?,
            })
        })();
        let parts = parts.ok_or("the page is not finished: build it with `cargo xtask build`")?;
        let page = Self { template: emptied(index)?, files, parts };
        let Parts { styles, preboot, boot, wasm } = &page.parts;
        [styles, preboot, boot, wasm].into_iter().try_for_each(|name| page.bytes(name).map(|_| ()))?;
        Ok(page)
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, name: &str) -> Result<&[u8], String> {
        let file = self.files.iter().find(|(path, _)| path == name);
        file.map(|(_, bytes)| bytes.as_slice())
            .ok_or_else(|| format!("{name} is missing in the built page: build it anew"))
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> Result<&str, String> {
        std::str::from_utf8(self.bytes(name)?).map_err(|_| format!("{name} is damaged: build the page anew"))
    }
}

/// Whether a file of a finished page's folder is part of the page itself, whatever corpus it shows.
#[must_use]
pub fn belongs(path: &str) -> bool {
    let corpus =
        WRITTEN.iter().any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
    let top = !path.contains('/');
    // A page in one file, a map of a site and an archive are somebody's; so is what begins with a dot.
    let own = top && [".orc", ".xml"].iter().any(|ending| path.ends_with(ending));
    let feed = top && crate::drawn::FEEDS.contains(&path);
    let other_page = top && path.ends_with(".html") && path != INDEX;
    !(corpus || own || feed || other_page || path.starts_with('.'))
}

/// The files below a folder, by name.
fn walk(folder: &Path, below: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), String> {
    let told = |path: &Path, e: std::io::Error| format!("{} cannot be read: {e}", path.display());
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = entries.map_err(|e| told(folder, e))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), format!("{below}{}", entry.file_name().to_string_lossy()));
        if path.is_dir() {
            if belongs(&format!("{name}/")) {
                walk(&path, &format!("{name}/"), files)?;
            }
        } else if belongs(&name) {
            files.push((name, fs::read(&path).map_err(|e| told(&path, e))?));
        }
    }
    Ok(())
}

/// A page without what was written into it, see `template::fill` and `site`.
fn emptied(index: &str) -> Result<String, String> {
    let remove = |element: &mut Element<'_, '_>| {
        element.remove();
        Ok(())
    };
    rewrite(
        index,
        vec![
            element!("html", |html| {
                html.remove_attribute("class");
                html.remove_attribute("data-own-theme");
                Ok(())
            }),
            element!("#on-record", |root| {
                root.remove_attribute("data-archive");
                Ok(())
            }),
            element!("#written, #spoken, script[type='application/ld+json']", remove),
            element!("meta[property^='og:'], meta[name^='twitter:']", remove),
            element!("link[rel=canonical], link[rel=alternate], link[rel=preload]", remove),
        ],
    )
}
