//! Nouns that name whom things are told to: "reporters", "broadcaster".

use crate::text::list::lower_set;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static RECIPIENTS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| lower_set(include_str!("../../languages/en/lists/recipients.txt")));
static OUTLET_WORDS: LazyLock<FxHashSet<String>> =
    LazyLock::new(|| lower_set(include_str!("../../languages/en/lists/outlet-words.txt")));

/// Whether a noun in lower case names people who are told things: "reporters".
pub(crate) fn is_recipient(noun: &str) -> bool {
    RECIPIENTS.contains(noun)
}

/// Whether a noun names a sort of outlet: "broadcaster".
pub(crate) fn is_outlet_word(noun: &str) -> bool {
    OUTLET_WORDS.contains(noun)
}
