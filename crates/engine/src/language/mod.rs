//! What the engine knows of a language: its cue words, its names, titles, roles and places.

pub(crate) mod cues;
pub(crate) mod gazetteer;
pub(crate) mod names;
pub(crate) mod recipients;

pub use cues::{CueWord, Form, Lexicon};
pub use gazetteer::{GAZETTEER, Gazetteer, Gender};
pub use names::{Name, fold};
