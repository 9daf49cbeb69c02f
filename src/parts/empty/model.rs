//! The ways out of an empty answer.

use crate::address::{Address, Read, write};
use crate::asked::Asked;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::chips::model::Chip;
use crate::parts::corrected::model::named_as;
use crate::resolve::{Resolved, resolve};
use crate::texts::{Locale, fill};
use on_record_engine::query::{Facet, loose_words, plain};
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
    let found = |address: &Address| {
        let read = Read { address: address.clone(), notices: Vec::new() };
        resolve(library, &read).query.rows(library.corpus(), library.index()).len()
    };
    let searching = |words: &str| links.changed(|filters| filters.set_words(words));
    // Names and words like "who" are no words that could fail.
    let Asked { words: rest, named, .. } = &resolved.asked;
    let asked = |word: &str| rest.split_whitespace().any(|one| one == word);
    let mut missing: Vec<String> = Vec::new();
    for word in pieces.iter().map(|(span, _)| span.of(typed)) {
        if asked(word) && found(&searching(&format!("{word} \"\""))) == 0 {
            missing.push(fill(locale.quoted, &[word]));
        }
    }
    // What a question names may be nowhere: nobody speaks about her.
    for &(facet, value) in named {
        if library.rows(facet, value) == 0 {
            missing.push(fill(locale.quoted, &[&named_as(library, (facet, value), locale)]));
        }
    }
    let failed = match (missing.len(), pieces.len()) {
        (0, 0 | 1) => None,
        (0, _) => Some(locale.found.apart.to_owned()),
        _ => Some(fill(locale.found.failed, &[&locale.list(&missing, locale.or)])),
    };
    let mut ways: Vec<(String, Address)> = Vec::new();
    // A question's own words, and what those say themselves whom it asks about.
    if !named.is_empty() && !rest.is_empty() {
        ways.push((fill(locale.quoted, &[rest]), searching(rest)));
    }
    for &(facet, value) in named {
        if facet == Facet::About {
            let mut by = searching("");
            by.filters.of_mut(Facet::Speaker).toggle(library.slug(Facet::Speaker, value));
            ways.push((library.label(&locale, Facet::Speaker, value).to_owned(), by));
        }
    }
    if pieces.len() > 1 {
        for (span, _) in pieces.iter().take(MOST_WORDS) {
            let (before, after) = (&typed[..span.start as usize], &typed[span.end as usize..]);
            let rest = format!("{} {}", before.trim_end(), after.trim_start());
            let label = locale.without(&fill(locale.quoted, &[span.of(typed)]), false);
            ways.push((label, searching(rest.trim())));
        }
    }
    ways.extend(chips.iter().map(|chip| (locale.without(&chip.label, chip.not), chip.without.clone())));
    let ways = ways.into_iter().filter_map(|(label, address)| {
        let found = found(&address);
        let link = Link { label: label.into(), href: write(&address).into(), muted: false };
        (found > 0).then(|| (link, locale.statements(found).into()))
    });
    Empty { failed: failed.map(AttrValue::from), ways: ways.collect(), clear: links.cleared() }
}
