//! The ways out of an empty answer.

use crate::address::{Read, write};
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::chips::model::Chip;
use crate::resolve::{Resolved, resolve};
use crate::texts::{Locale, fill};
use on_record_engine::query::{loose_words, plain};
use std::rc::Rc;
use yew::AttrValue;

/// Of a longer search only so many words are tried.
const MOST_WORDS: usize = 12;

/// Nothing found, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Empty {
    /// Which words of the search fail: "No statement here has “contracts”."
    pub failed: Option<AttrValue>,
    /// Each word or filter that hides statements: without it, so many.
    pub ways: Rc<[(Link, AttrValue)]>,
    /// Everything.
    pub clear: AttrValue,
}

pub(crate) fn empty(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    chips: &[Chip],
    locale: Locale,
) -> Empty {
    if library.told().is_some() {
        // What other questions would find only the archive's files tell.
        return Empty { failed: None, ways: Rc::new([]), clear: links.cleared() };
    }
    let typed = &links.address.filters.words;
    let pieces: Vec<_> = loose_words(typed).filter(|(span, _)| !plain(span.of(typed)).is_empty()).collect();
    let total = |words: &str| {
        let address = links.changed(|filters| filters.set_words(words));
        let query = resolve(library, &Read { address, notices: Vec::new() }).query;
        query.rows(library.corpus(), library.index()).len()
    };
    // Names and words like "who" are no words that could fail.
    let asked = |word: &str| resolved.asked.words.split_whitespace().any(|one| one == word);
    let missing: Vec<String> = pieces
        .iter()
        .map(|(span, _)| span.of(typed))
        .filter(|word| asked(word) && total(&format!("{word} \"\"")) == 0)
        .map(|word| fill(locale.quoted, &[word]))
        .collect();
    let failed = match (missing.len(), pieces.len()) {
        (0, 0 | 1) => None,
        (0, _) => Some(locale.found.apart.to_owned()),
        _ => Some(fill(locale.found.failed, &[&locale.list(&missing, locale.or)])),
    };
    let words = pieces.iter().filter(|_| pieces.len() > 1).take(MOST_WORDS).filter_map(|(span, _)| {
        let (before, after) = (typed.get(..span.start as usize)?, typed.get(span.end as usize..)?);
        let rest = format!("{} {}", before.trim_end(), after.trim_start());
        let found = total(rest.trim());
        let label = locale.without(&fill(locale.quoted, &[span.of(typed)]), false).into();
        let href = links.with(|filters| filters.set_words(rest.trim()));
        (found > 0).then(|| (Link { label, href, muted: false }, locale.statements(found).into()))
    });
    let words: Vec<(Link, AttrValue)> = words.collect();
    let ways = chips.iter().filter_map(|chip| {
        let read = Read { address: chip.without.clone(), notices: Vec::new() };
        let query = resolve(library, &read).query;
        let total = query.ask(library.corpus(), library.index()).total();
        let label = locale.without(&chip.label, chip.not).into();
        let link = Link { label, href: write(&chip.without).into(), muted: false };
        (total > 0).then(|| (link, locale.statements(total).into()))
    });
    let ways = words.into_iter().chain(ways).collect();
    Empty { failed: failed.map(AttrValue::from), ways, clear: links.cleared() }
}
