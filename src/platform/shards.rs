//! A sharded archive, asked address by address: `boot/shards.js` starts a worker that fetches the archive's files and
//! answers. There is one at a time; see `crates/archive`.

use super::place;
use crate::loading::{Cause, Problem};
use js_sys::{Function, Uint8Array, Uint32Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    type Shards;
    #[wasm_bindgen(js_namespace = onRecordShards, js_name = open)]
    fn open_shards(url: &str, is_locked: bool, tell: &Function) -> Shards;
    #[wasm_bindgen(method)]
    fn ask(this: &Shards, address: &str, shown: usize, unfolded: bool, lang: &str);
    #[wasm_bindgen(method)]
    fn again(this: &Shards);
    #[wasm_bindgen(method)]
    fn close(this: &Shards);
}

/// Hears of files that are on their way (how many of how many), of answers (an archive, numbers), and of failures: the last two
/// are the address or the file, and what is to be said.
type Hear = Closure<dyn Fn(JsValue, JsValue, String, String)>;

thread_local! {
    static OPEN: RefCell<Option<(Shards, Hear)>> = const { RefCell::new(None) };
}

/// What is told of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum ShardsNews {
    /// How many files are there, and how many are needed.
    Progress(u64, u64),
    /// What answers an address.
    Answer {
        /// An archive with what is shown.
        archive: Vec<u8>,
        /// What is counted.
        numbers: Vec<u32>,
        /// The address that was asked for.
        address: String,
        /// What is to be said of it; see `Library::of`.
        notes: String,
    },
    /// A file could not be had.
    Failed(Problem),
}

/// Whether an archive's address is that of a sharded one.
#[must_use]
pub fn is_sharded(url: &str) -> bool {
    url.split(['?', '#']).next().is_some_and(|path| path.ends_with(".ors"))
}

/// Opens the archive whose manifest lies at `url`; what becomes of each question is told.
pub fn open(url: &str, tell: Callback<ShardsNews>) {
    let hear = Hear::new(move |one: JsValue, other: JsValue, name: String, says: String| {
        tell.emit(match one.dyn_into::<Uint8Array>() {
            Ok(archive) => ShardsNews::Answer {
                archive: archive.to_vec(),
                numbers: other.unchecked_into::<Uint32Array>().to_vec(),
                address: name,
                notes: says,
            },
            Err(have) if says.is_empty() => ShardsNews::Progress(count(&have), count(&other)),
            Err(_) => {
                ShardsNews::Failed(Problem { name: Some(name.into()), cause: Cause::Said(says.into()) })
            }
        });
    });
    let is_locked = place::host_settings().locked.is_some_and(|locked| !locked.is_empty());
    let shards = open_shards(url, is_locked, hear.as_ref().unchecked_ref());
    OPEN.set(Some((shards, hear)));
}

/// Asks for an address, of which so many statements are shown. Nothing where no sharded archive is open.
pub fn ask(address: &str, shown: usize, unfolded: bool, lang: &str) {
    OPEN.with_borrow(|open| open.iter().for_each(|(shards, _)| shards.ask(address, shown, unfolded, lang)));
}

/// Asks the same again, after a failure; whether a sharded archive is open.
pub fn again() -> bool {
    OPEN.with_borrow(|open| open.iter().for_each(|(shards, _)| shards.again()));
    is_open()
}

/// Whether a sharded archive is open.
#[must_use]
pub fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

/// Lets go of the archive.
pub fn close() {
    OPEN.take().into_iter().for_each(|(shards, _)| shards.close());
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of files")]
fn count(number: &JsValue) -> u64 {
    number.as_f64().unwrap_or_default() as u64
}

#[cfg(test)]
mod tests {
    use super::is_sharded;

    #[test]
    fn a_sharded_archive_is_known_by_its_manifest() {
        assert!(is_sharded("https://host.example/archive/archive.ors?v=3"));
        assert!(!is_sharded("corpus.orc"));
        assert!(!is_sharded("corpus.orc#archive.ors"));
    }
}
