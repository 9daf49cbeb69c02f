//! A reader's own files become an archive, inside the browser. The page never carries this module: workers of the page
//! fetch it with the reader's weights, once somebody hands files over.
//!
//! The work is cut so that several workers share it, and each step gives bytes or text that travel between them:
//! [`Desk::open`] (a file → its articles as JSON lines), [`Desk::read`] (a line → its reading), [`Desk::pack`] (all
//! readings → one archive). What the steps do stands in `work`. [`Desk::check`] sets a draft against an archive (`check`).
//! [`Edited`] is an archive that an editor corrects (`edited`): by changes (`changes`), which are saved as `corpus.toml`
//! (`saved`). This file only hands it to JavaScript.

pub mod changes;
pub mod check;
pub mod edited;
pub mod saved;
pub mod sentence;
pub mod shown;
pub mod work;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// A text without line breaks and doubled blanks.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Opens, reads and packs with the weights it was given.
#[wasm_bindgen]
pub struct Desk(work::Desk);

/// A list of texts that JavaScript takes as arrays: what came in, and what could not.
#[wasm_bindgen]
pub struct Opened(work::Opened);

/// An archive, and what is to be told of it.
#[wasm_bindgen]
pub struct Packed(work::Packed);

#[wasm_bindgen]
impl Desk {
    /// From the bytes of a file of weights.
    ///
    /// # Errors
    /// Where the bytes are something else, or were written for another version.
    #[wasm_bindgen(constructor)]
    pub fn new(weights: &[u8]) -> Result<Desk, JsError> {
        work::Desk::new(weights).map(Self).map_err(|error| JsError::new(&error.to_string()))
    }

    /// The articles of a file, whatever format it has.
    #[must_use]
    pub fn open(&self, name: &str, bytes: Vec<u8>) -> Opened {
        Opened(self.0.open(name, bytes))
    }

    /// The articles of an archive, to be read again.
    #[must_use]
    pub fn reopen(&self, archive: &[u8]) -> Opened {
        Opened(self.0.reopen(archive))
    }

    /// Reads one line of [`Opened`]: what [`Desk::pack`] takes.
    ///
    /// # Errors
    /// The line is none of those.
    pub fn read(&self, line: &str) -> Result<Vec<u8>, JsError> {
        self.0.read(line).map_err(|sentence| JsError::new(&sentence))
    }

    /// Begins a package; `shown` is the archive whose articles are among those that follow, or empty.
    #[must_use]
    pub fn package(&self, title: String, shown: &[u8]) -> Package {
        Package(work::Package::new(title, shown))
    }

    /// Packs what was put into a package.
    #[must_use]
    pub fn pack(&self, package: Package) -> Packed {
        Packed(self.0.pack(package.0))
    }
}

/// An archive that drafts are set against, opened once.
#[wasm_bindgen]
pub struct Against(check::Against);

#[wasm_bindgen]
impl Against {
    /// From an archive's bytes.
    ///
    /// # Errors
    /// Where the bytes are no archive that this version opens.
    #[wasm_bindgen(constructor)]
    pub fn new(archive: &[u8]) -> Result<Against, JsError> {
        check::Against::new(archive).map(Self).map_err(|error| JsError::new(&error.to_string()))
    }

    /// How one of its articles begins ([`check::Against::sample`]).
    #[must_use]
    pub fn sample(&self, number: usize) -> String {
        self.0.sample(number).to_owned()
    }
}

/// How often the page hears how far a check is, at most.
const STEPS: usize = 100;

#[wasm_bindgen]
impl Desk {
    /// Sets a draft against an archive: a [`check::Checked`] as JSON. `tell(done, all)` is called now and then.
    ///
    /// # Errors
    /// What was found cannot be written as JSON.
    pub fn check(&self, draft: &str, against: &Against, tell: &Function) -> Result<String, JsError> {
        let mut told = 0;
        let checked = self.0.check(draft, &against.0, &mut |done, all| {
            let step = done * STEPS / all.max(1);
            if step > told {
                told = step;
                // Who does not listen misses nothing that is not told again at the end.
                let _ = tell.call2(&JsValue::NULL, &JsValue::from(done), &JsValue::from(all));
            }
        });
        serde_json::to_string(&checked).map_err(|error| JsError::new(&error.to_string()))
    }
}

/// An archive that an editor corrects. Lists of changes come as JSON ([`changes::Change`]).
#[wasm_bindgen]
pub struct Edited(edited::Edited);

/// What a list of changes makes of an archive.
#[wasm_bindgen]
pub struct Applied {
    archive: Vec<u8>,
    problems: String,
}

#[wasm_bindgen]
impl Applied {
    /// The bytes; the object holds them no longer.
    #[must_use]
    pub fn archive(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.archive)
    }

    /// What could not be done, as JSON: pairs of a change's place in the list and why ([`sentence::Sentence`]).
    #[must_use]
    pub fn problems(&self) -> String {
        self.problems.clone()
    }
}

#[wasm_bindgen]
impl Edited {
    /// From an archive's bytes.
    ///
    /// # Errors
    /// Where the bytes are no archive that this version opens.
    #[wasm_bindgen(constructor)]
    pub fn new(archive: Vec<u8>) -> Result<Edited, JsError> {
        let edited = edited::Edited::new(archive, on_record_engine::language::Language::english());
        edited.map(Self).map_err(|error| JsError::new(&error.to_string()))
    }

    /// Corrects the archive by a list of changes.
    ///
    /// # Errors
    /// The list is none.
    pub fn apply(&mut self, list: &str) -> Result<Applied, JsError> {
        let applied = self.0.apply(&parsed(list)?);
        Ok(Applied { archive: applied.archive, problems: json(&applied.problems)? })
    }

    /// The archive with the versions that statements have by now; nothing where they are shown already.
    #[must_use]
    pub fn settle(&mut self) -> Option<Vec<u8>> {
        self.0.settle()
    }

    /// `corpus.toml` with a list of changes in it, notes, and why nothing could be added to the file, where nothing could:
    /// three values as JSON ([`sentence::Sentence`]).
    ///
    /// # Errors
    /// The list is none.
    pub fn save(&self, file: &str, list: &str) -> Result<String, JsError> {
        match self.0.save(file, &parsed(list)?) {
            Ok((text, notes)) => json(&(text, notes, None::<sentence::Sentence>)),
            Err(why) => json(&("", [(); 0], why)),
        }
    }

    /// A statement ([`edited::Sheet`]) as JSON; `null` where there is none of this key.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn sheet(&self, key: &str) -> Result<String, JsError> {
        json(&self.0.sheet(key))
    }

    /// An article in which nothing is chosen ([`edited::Edited::blank`]) as JSON; `null` where there is none of this name.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn blank(&self, article: &str) -> Result<String, JsError> {
        json(&self.0.blank(article))
    }

    /// The articles by their headlines ([`edited::Edited::articles`]) as JSON.
    ///
    /// # Errors
    /// They cannot be written as JSON.
    pub fn articles(&self) -> Result<String, JsError> {
        json(&self.0.articles())
    }

    /// An actor ([`edited::Person`]) as JSON; `null` where there is none of this name.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn person(&self, name: &str) -> Result<String, JsError> {
        json(&self.0.person(name))
    }

    /// What may be chosen ([`edited::Choices`]) as JSON.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn choices(&self) -> Result<String, JsError> {
        json(&self.0.choices())
    }
}

fn parsed(list: &str) -> Result<Vec<changes::Change>, JsError> {
    serde_json::from_str(list).map_err(|error| JsError::new(&error.to_string()))
}

fn json(value: &impl serde::Serialize) -> Result<String, JsError> {
    serde_json::to_string(value).map_err(|error| JsError::new(&error.to_string()))
}

/// What is to be packed: readings are added one by one, so that no list of all of them is copied.
#[wasm_bindgen]
pub struct Package(work::Package);

#[wasm_bindgen]
impl Package {
    /// Adds what [`Desk::read`] gave. `false` where these bytes are something else.
    #[must_use]
    pub fn add(&mut self, read: &[u8]) -> bool {
        self.0.add(read)
    }
}

#[wasm_bindgen]
impl Opened {
    /// The articles, each as a JSON line.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.0.lines.clone()
    }

    /// What could not be read: where, why, what to do.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.0.problems.clone()
    }

    /// What was read otherwise than written, or not used.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.0.notes.clone()
    }
}

#[wasm_bindgen]
impl Packed {
    /// The archive's bytes.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn archive(&self) -> Vec<u8> {
        self.0.archive.clone()
    }

    /// The articles with their statements, as JSON lines.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn lines(&self) -> String {
        self.0.lines.clone()
    }

    /// What is to be told.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.0.notes.clone()
    }

    /// How many articles it holds.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn articles(&self) -> usize {
        self.0.articles
    }

    /// How many statements.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn statements(&self) -> usize {
        self.0.statements
    }
}
