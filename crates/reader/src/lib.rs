//! Reading articles in a browser. A page that only shows a packed corpus carries neither this module nor the weights;
//! whoever wants a text read there fetches both from the page's own origin:
//!
//! ```js
//! import { open } from './reader/on-record-read.js';
//! const reader = await open();
//! const statements = reader.read(text); // the form of `on-record extract`, see on_record_engine::extract
//! ```

use on_record_engine::extract::statements;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Reads articles with the weights it was given.
#[wasm_bindgen]
pub struct Reader(on_record_engine::Reader);

#[wasm_bindgen]
impl Reader {
    /// From the bytes of a file of weights.
    ///
    /// # Errors
    /// Where the bytes are something else, or were written for another version.
    #[wasm_bindgen(constructor)]
    pub fn new(weights: &[u8]) -> Result<Reader, JsError> {
        let english = on_record_engine::language::Language::english();
        on_record_engine::Reader::with_model(english, weights)
            .map(Self)
            .map_err(|error| JsError::new(&error.to_string()))
    }

    /// The statements of a text, as plain objects. Always succeeds: a text without statements gives none.
    ///
    /// # Errors
    /// Never; JavaScript's own exceptions aside.
    pub fn read(&self, text: &str) -> Result<JsValue, JsError> {
        let reading = self.0.read(text);
        let said = statements(text, &reading);
        serde::Serialize::serialize(&said, &Serializer::json_compatible())
            .map_err(|e| JsError::new(&e.to_string()))
    }

    /// The language and the model that it reads with: `{ language, model, hash }`, as in the lines of `on-record extract`.
    ///
    /// # Errors
    /// Never; JavaScript's own exceptions aside.
    #[wasm_bindgen(getter, js_name = readBy)]
    pub fn read_by(&self) -> Result<JsValue, JsError> {
        serde::Serialize::serialize(self.0.read_by(), &Serializer::json_compatible())
            .map_err(|e| JsError::new(&e.to_string()))
    }

    /// How many statements a text has: the work of [`Reader::read`] without handing them over.
    #[cfg(feature = "bench")]
    #[must_use]
    pub fn count(&self, text: &str) -> usize {
        self.0.read(text).statements.len()
    }
}

/// How many words a text has, by Unicode's rules (UAX #29): what a benchmark sets reading against.
#[cfg(feature = "bench")]
#[wasm_bindgen]
#[must_use]
pub fn words(text: &str) -> usize {
    unicode_segmentation::UnicodeSegmentation::unicode_words(text).count()
}
