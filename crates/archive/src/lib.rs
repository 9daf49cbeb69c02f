//! Reads a sharded archive inside a browser. The page never carries this module: a worker of the page fetches it where the
//! page's archive is a sharded one.
//!
//! [`Reader::ask`] answers an address, or names files; the worker fetches them side by side, gives them and asks again.
//! What happens stands in `sharded`; this file only hands it to JavaScript.

pub mod assembly;
pub mod sharded;
mod values;
pub mod wishes;

use on_record_engine::shards::{Part, ShardError};
use std::collections::BTreeMap;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A sharded archive, as far as it has been fetched.
#[wasm_bindgen]
pub struct Reader {
    archive: sharded::Archive,
    /// What was wanted, by its path below the archive's folder.
    wanted: BTreeMap<String, Part>,
}

/// An answer, or the files without which there is none yet.
#[wasm_bindgen]
#[derive(Default)]
pub struct Asked {
    wanted: Vec<String>,
    archive: Vec<u8>,
    told: Vec<u32>,
    /// How many statements the answer has.
    #[wasm_bindgen(readonly)]
    pub total: usize,
    /// How many of them are in the archive.
    #[wasm_bindgen(readonly)]
    pub at_hand: usize,
    /// Whether a picture is drawn of those.
    #[wasm_bindgen(readonly)]
    pub drawn: bool,
    /// Whether the list is in its usual order in place of the one asked for.
    #[wasm_bindgen(readonly)]
    pub unsorted: bool,
    /// Whether words that should follow each other were not looked up.
    #[wasm_bindgen(readonly)]
    pub apart: bool,
    /// Whether what a picture shows beside the answer is not all.
    #[wasm_bindgen(readonly)]
    pub beyond: bool,
}

#[wasm_bindgen]
impl Reader {
    /// From the bytes of the manifest.
    ///
    /// # Errors
    /// What is wrong with them, see [`fault`].
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8]) -> Result<Reader, JsError> {
        let archive = sharded::Archive::open(manifest).map_err(|error| JsError::new(&fault(&error)))?;
        Ok(Self { archive, wanted: BTreeMap::new() })
    }

    /// Takes a file that was wanted.
    ///
    /// # Errors
    /// What is wrong with it, see [`fault`].
    pub fn give(&mut self, path: &str, bytes: &[u8]) -> Result<(), JsError> {
        let Some(&part) = self.wanted.get(path) else { return Ok(()) };
        self.archive.give(part, bytes).map_err(|error| JsError::new(&fault(&error)))?;
        self.wanted.remove(path);
        Ok(())
    }

    /// Answers an address, of which this number of statements is shown.
    pub fn ask(&mut self, address: &str, shown: usize, unfolded: bool) -> Asked {
        match self.archive.ask(address, wishes::Wish { shown, unfolded }) {
            Ok(answer) => {
                let sharded::Answer { archive, told, total, at_hand, drawn, unsorted, apart, beyond } =
                    answer;
                Asked { archive, told, total, at_hand, drawn, unsorted, apart, beyond, wanted: Vec::new() }
            }
            Err(wanted) => {
                let paths: Vec<String> = wanted.files.iter().map(|part| part.path()).collect();
                self.wanted.extend(paths.iter().cloned().zip(wanted.files));
                Asked { wanted: paths, ..Asked::default() }
            }
        }
    }
}

#[wasm_bindgen]
impl Asked {
    /// The files that are wanted, by their paths below the archive's folder; none where this is an answer.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn wanted(&self) -> Vec<String> {
        self.wanted.clone()
    }

    /// The answer's statements, an archive; the object holds them no longer.
    #[must_use]
    pub fn archive(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.archive)
    }

    /// What is counted, as numbers; the object holds them no longer.
    #[must_use]
    pub fn told(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.told)
    }
}

/// What is wrong with a file, as the page reads it: a word and numbers.
#[must_use]
pub fn fault(error: &ShardError) -> String {
    match error {
        ShardError::NotAShard | ShardError::Unasked => "none".to_owned(),
        ShardError::OtherVersion(version) => format!("version {version}"),
        ShardError::Truncated { have, want } => format!("short {have} {want}"),
        ShardError::Damaged | ShardError::Inconsistent(_) | ShardError::TooLarge(_) => "damaged".to_owned(),
        ShardError::Foreign => "foreign".to_owned(),
    }
}
