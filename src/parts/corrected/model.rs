//! The words that were asked for, and those that were searched in their place.

use crate::asked;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::resolve::Resolved;
use crate::texts::{Locale, fill, prefixed};
use on_record_engine::query::{Facet, Value, loose_words};
use yew::AttrValue;

/// What was searched is not what was typed, or there is more than what was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// "Showing results for Lavrov."
    pub says: AttrValue,
    /// "Search for exactly Lavrof": the same question, the word in quotation marks.
    pub exactly: Link,
}

/// What was searched in place of what was typed, where it differs; `total` is what was found.
pub(crate) fn corrected(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    total: usize,
    t: Locale,
) -> Option<Corrected> {
    let quoted = |word: &String| fill(t.quoted, &[word]);
    // A word that was put in place of another and found nothing either is no answer worth telling.
    let corrections = if total > 0 { &resolved.corrections[..] } else { &[] };
    let (named, left_out) = (&resolved.asked.named, &resolved.asked.left_out);
    if corrections.is_empty() && named.is_empty() && left_out.is_empty() {
        return mentions(library, resolved, links, total, t);
    }
    let mut says = Vec::new();
    if !corrections.is_empty() {
        let used: Vec<String> = corrections.iter().map(|one| quoted(&one.used)).collect();
        says.push(fill(t.showing_for, &[&t.list(&used, t.and)]));
    }
    if !named.is_empty() {
        let labels: Vec<String> = named.iter().map(|&one| named_as(library, one, t)).collect();
        says.push(fill(t.found.read_as, &[&labels.join(" · ")]));
    }
    if !left_out.is_empty() {
        let words: Vec<String> = left_out.iter().map(quoted).collect();
        says.push(fill(t.found.left_out, &[&t.list(&words, t.and)]));
    }
    let mut words = links.address.filters.words.clone();
    let typed: Vec<String> = if named.is_empty() {
        corrections.iter().map(|one| &one.typed).chain(left_out).cloned().collect()
    } else {
        // A name that was read is searched again where every word of the question is.
        loose_words(&words).map(|(span, _)| span.of(&words).to_owned()).collect()
    };
    let mut rest = 0;
    for one in &typed {
        // Word by word in the order typed, so that "on" is not found inside "contracts".
        let word = loose_words(&words[rest..]).find(|(span, _)| span.of(&words[rest..]) == one);
        let Some((span, _)) = word.or_else(|| {
            rest = 0;
            loose_words(&words).find(|(span, _)| span.of(&words) == one)
        }) else {
            continue;
        };
        let (start, end) = (rest + span.start as usize, rest + span.end as usize);
        words.replace_range(start..end, &format!("\"{one}\""));
        rest = end + 2;
    }
    let label = if named.is_empty() {
        t.list(&typed.iter().map(quoted).collect::<Vec<_>>(), t.and)
    } else {
        quoted(&links.address.filters.words)
    };
    let href = links.with(|filters| filters.words = words);
    let exactly = Link { label: fill(t.search_exactly, &[&label]).into(), href, muted: false };
    Some(Corrected { says: says.join(" ").into(), exactly })
}

/// A value that a question names, as it was read: "about Ada Example".
pub(crate) fn named_as(library: &Library, (facet, value): (Facet, Value), t: Locale) -> String {
    prefixed(t.chip_prefix(facet), library.label(&t, facet, value))
}

/// Where one topic is all that is asked: how many statements beside it have its name among their words.
fn mentions(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    total: usize,
    t: Locale,
) -> Option<Corrected> {
    let chosen = resolved.query.of(Facet::Topic);
    let ([group], true, true) = (&chosen.any[..], chosen.not.is_empty(), resolved.query.words.is_empty())
    else {
        return None;
    };
    let &[topic] = &group[..] else { return None };
    // The words of a large corpus are read between two frames, never while a click waits.
    if library.told().is_some() || !library.index().knows_words() {
        return None;
    }
    let more = asked::mentions(library, topic, &resolved.query);
    let href = links.with(|filters| {
        let slug = library.slug(Facet::Topic, topic);
        filters.of_mut(Facet::Topic).any.clear();
        filters.of_mut(Facet::Topic).toggle_not(slug);
        filters.set_words(library.name(Facet::Topic, topic).unwrap_or_default());
    });
    let label = t.count(&t.found.mention, more).into();
    (more > 0).then(|| Corrected {
        says: fill(t.found.by_topic, &[&t.number(total)]).into(),
        exactly: Link { label, href, muted: false },
    })
}
