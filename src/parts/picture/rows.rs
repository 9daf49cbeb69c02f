//! What the pictures count, and in which steps.

use crate::library::Library;
use crate::texts::{Forms, Locale, fill};
use on_record_engine::query::Hits;
use yew::AttrValue;

/// How many rows and columns one step adds.
pub(crate) const STEP: usize = 15;

/// The rows of the index that an answer has.
pub(crate) fn rows(library: &Library, hits: &Hits) -> Vec<usize> {
    hits.statements.iter().filter_map(|&id| library.index().row(id)).collect()
}

/// "Not shown: 30 more speakers, 12 more topics."; nothing where all is shown.
pub(crate) fn left_out(parts: &[(&Forms, usize)], locale: Locale) -> Option<AttrValue> {
    let parts: Vec<String> =
        parts.iter().filter(|(_, n)| *n > 0).map(|(forms, n)| locale.count(forms, *n)).collect();
    (!parts.is_empty()).then(|| fill(locale.found.not_shown, &[&parts.join(locale.comma)]).into())
}
