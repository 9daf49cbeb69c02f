//! Strings as the engine compares them: hashes of words, letters of many scripts as ASCII, sets of words, lists as data.

#[cfg(feature = "extract")]
pub(crate) mod ascii;
#[cfg(feature = "extract")]
pub(crate) mod endings;
#[cfg(feature = "extract")]
pub(crate) mod folded;
pub(crate) mod hash;
#[cfg(feature = "extract")]
pub(crate) mod lowered;
#[cfg(feature = "extract")]
pub(crate) mod word_list;
#[cfg(feature = "extract")]
pub(crate) mod word_set;
