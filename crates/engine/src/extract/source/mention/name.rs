//! Cuts a run of capitals into titles and name: "Foreign Minister Ada Example" into the role and "Ada Example".

use super::sort::{is_body_of_a_place, sort};
use super::{NameMention, Seen, Sort};
use crate::language::Language;
use crate::language::acronyms::is_capitals_alone;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Appends the name of a run, or two where a country stands before a person; none where the run is titles alone or only
/// begins a sentence.
pub(super) fn read(
    doc: &Parsed<'_>,
    run: Range<usize>,
    opens: bool,
    seen: &Seen<'_>,
    out: &mut Vec<NameMention>,
) {
    let gazetteer = &doc.language.gazetteer;
    let mut start = behind_openers(doc, &run, opens, seen);
    let run = run.start..before_letters(doc, start..run.end);
    if let Some(end) = country_of_a_role(doc, start..run.end) {
        out.push(NameMention::plain(start..end, Sort::Country));
        start = end;
    }
    let words: Vec<&str> = (start..run.end).map(|i| doc.word(i)).collect();
    // "Image copyright The Sample Images Image caption": words of the page, not of the article.
    let caption = words.len() > 1 && words.iter().any(|w| doc.language.mentions.of_captions.contains(w));
    if words.is_empty() || caption {
        return;
    }
    let whole = words.join(" ");
    if gazetteer.is_place(&whole) || gazetteer.is_organisation(&whole) {
        let known = known(doc.language, &whole);
        out.extend(known.map(|sort| NameMention::plain(start..run.end, sort)));
        return;
    }
    let name = start + name_start(doc.language, &words, opens);
    let surname = words.len() == 1 && is_surname(doc, start, seen);
    if name >= run.end || only_titles(doc.language, &words) && !surname {
        return;
    }
    // A country before a person's name that no title parts from it: "the United States Ada Example".
    let before = words.get(..name - start).unwrap_or_default();
    if name > start
        && !before.iter().any(|w| gazetteer.is_title(w))
        && gazetteer.is_country(&before.join(" "))
    {
        out.push(NameMention::plain(start..name, Sort::Country));
        start = name;
    }
    let named: Vec<&str> = (name..run.end).map(|i| doc.word(i)).collect();
    let opener = opens && name == run.start && only_opens(doc.language, named.first().copied(), seen);
    if !surname && is_no_name(doc.language, &named, opener, name == start)
        || all_acronyms(&named)
        || is_office(doc.language, &named)
    {
        return;
    }
    let titled = (start..name).any(|i| gazetteer.ends_title(doc.word(i)));
    let sort = sort(doc.language, &named, titled);
    let gender = (start..name).find_map(|i| gazetteer.title_gender(doc.word(i))).or_else(|| {
        let given = named.first().filter(|_| named.len() > 1 && sort == Sort::Person);
        given.and_then(|first| gazetteer.given(first).flatten())
    });
    let whole = start..run.end;
    out.push(NameMention { name: name..run.end, whole, sort, gender, roles: Vec::new(), titled });
}

/// Where a name ends before letters behind it: "Ada Example MP".
fn before_letters(doc: &Parsed<'_>, run: Range<usize>) -> usize {
    let mut end = run.end;
    let letters = |i: usize| doc.language.mentions.letters_behind.contains(doc.word(i));
    let named = |i: usize| !letters(i) && !is_title_word(doc.language, doc.word(i));
    while end > run.start + 1 && letters(end - 1) && run.clone().take_while(|i| *i + 1 < end).any(named) {
        end -= 1;
    }
    if end == run.end {
        return end;
    }
    // "Sample & Co MD", "the Harbour East MP": letters stand behind a person, who has no article and a first name or a title; an
    // office may stand behind a place or a party.
    let Language { gazetteer, grammar, sources, .. } = doc.language;
    let article = |i: usize| grammar.articles.contains(&doc.word(i).to_lowercase());
    let led = run.start.checked_sub(1).is_some_and(article) || article(run.start);
    let office = (end..run.end).any(|i| sources.offices.contains(doc.word(i)));
    let first = run.start + usize::from(led)..end.saturating_sub(1);
    let told = first.into_iter().any(|i| gazetteer.given(doc.word(i)).is_some())
        || (run.start..end).any(|i| is_title_word(doc.language, doc.word(i)));
    let named =
        end - run.start >= 2 && !(run.start..end).any(|i| gazetteer.is_organisation_word(doc.word(i)));
    let person = told || named && !office && !led;
    if person { end } else { run.end }
}

/// Where a run begins behind what only opens its sentence or tells where the named one is.
fn behind_openers(doc: &Parsed<'_>, run: &Range<usize>, opens: bool, seen: &Seen<'_>) -> usize {
    let mut start = run.start;
    // "Meanwhile Ada Example": a first word that only opens its sentence.
    let first = doc.word(start);
    // "Will Example resign?" asks, "Will Example told …" does not.
    let asks = || doc.sentence_of(start).tokens.clone().next_back().is_some_and(|i| doc.word(i) == "?");
    let given = doc.language.gazetteer.given(first).is_some() && !asks();
    let words: Vec<&str> = run.clone().map(|i| doc.word(i)).collect();
    let body =
        is_body_of_a_place(doc.language, &words) || doc.language.gazetteer.is_organisation(&words.join(" "));
    // "Tessaly Corp." has no name without its first word.
    let firm = run.len() == 2
        && doc.language.gazetteer.is_organisation_word(doc.word(start + 1))
        && !doc.language.gazetteer.is_not_name(first);
    let opener = !seen.inner.contains(first) && !given && !body && !firm && plain_opener(doc.language, first);
    if opens && run.len() > 1 && opener {
        start += 1;
    }
    // "Harbour-based Example": where it is does not belong to its name.
    while start < run.end && doc.language.bodies.is_compound(doc.word(start)) {
        start += 1;
    }
    start
}

/// "King said": a last name that the article gives elsewhere, not whoever reigns.
fn is_surname(doc: &Parsed<'_>, at: usize, seen: &Seen<'_>) -> bool {
    let article = |i: usize| doc.language.grammar.articles.contains(&doc.word(i).to_lowercase());
    seen.surnames.contains(doc.word(at)) && !at.checked_sub(1).is_some_and(article)
}

/// Whether nothing but its place at the sentence's beginning makes a word a name.
fn only_opens(language: &Language, first: Option<&str>, seen: &Seen<'_>) -> bool {
    let first = first.unwrap_or("");
    !seen.inner.contains(first)
        && language.gazetteer.given(first).is_none()
        && !is_capitals_alone(first)
        && (plain_opener(language, first) || !language.gazetteer.is_organisation(first))
}

/// Whether a lone word names nobody: it only opens its sentence, or it is an office or a people before which nothing stands.
fn is_no_name(language: &Language, named: &[&str], opener: bool, bare: bool) -> bool {
    let [word] = named else { return false };
    let Language { gazetteer, grammar, sources, .. } = language;
    // "The Dutchman" has a name of his own.
    let people = sources.of_a_people.contains(grammar.without_plural(word).unwrap_or(word));
    let office =
        people || gazetteer.is_title(word) || gazetteer.is_role(word) || gazetteer.is_nationality(word);
    office && bare || opener
}

/// "HWT SBX RTQ XD": a row of bodies, which is no name.
fn all_acronyms(named: &[&str]) -> bool {
    named.len() >= 4 && named.iter().all(|w| is_capitals_alone(w) || w.len() == 1)
}

/// "The ambassador to Ruritania Ada Example": where the country ends that belongs to the role before it. A name follows.
fn country_of_a_role(doc: &Parsed<'_>, run: Range<usize>) -> Option<usize> {
    let Language { gazetteer, sources, .. } = doc.language;
    let led = sources.before_another_name.contains(doc.word(run.start.checked_sub(1)?))
        && gazetteer.is_role(doc.word(run.start.checked_sub(2)?));
    let rest = run.start + 1..run.end;
    let person = rest.len() > 1 && !rest.clone().any(|i| gazetteer.is_organisation_word(doc.word(i)));
    (led && person && gazetteer.is_country(doc.word(run.start))).then_some(rest.start)
}

/// Whether what looks like a name is an office or a group of people: "Water Secretary", "Harbour MPs". "Ada King" is a name.
fn is_office(language: &Language, named: &[&str]) -> bool {
    let gazetteer = &language.gazetteer;
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return false };
    let several = language.grammar.without_plural(last);
    if named.len() == 1 && several.is_none() {
        return false;
    }
    let one = several.unwrap_or(last);
    let letters = named.len() > 1 && language.mentions.letters_behind.contains(last);
    let of_a_place = named.len() > 2 && language.sources.offices_of_a_place.contains(one);
    (letters || of_a_place || language.sources.offices.contains(one))
        && gazetteer.given(first).is_none()
        && !named.iter().any(|w| language.mentions.field.contains(w))
}

/// What a name of the lists names; an adjective of nationality names nothing.
fn known(language: &Language, whole: &str) -> Option<Sort> {
    match () {
        () if language.gazetteer.is_organisation(whole) => Some(Sort::Organisation),
        () if language.gazetteer.is_nationality(whole) => None,
        () if language.gazetteer.country(whole).is_some() => Some(Sort::Country),
        () => Some(Sort::Place),
    }
}

/// Whether a run holds titles and roles, and no name behind them. "Mr. King" is no king.
fn only_titles(language: &Language, words: &[&str]) -> bool {
    let gazetteer = &language.gazetteer;
    let office = |w: &&str| gazetteer.is_title(w) || gazetteer.is_role(w) || gazetteer.is_nationality(w);
    let courtesy = words.len() > 1 && words.iter().rev().nth(1).is_some_and(|w| is_courtesy(language, w));
    !courtesy && words.iter().all(office) && !words.iter().any(|w| gazetteer.given(w).is_some())
}

/// What an ending must leave of such a word, in bytes.
const OPENER: usize = 3;

/// Whether a word at a sentence's beginning is more likely just a word: "-ly", "-ing", a stop word.
pub(super) fn plain_opener(language: &Language, word: &str) -> bool {
    language.gazetteer.is_not_name(word) || language.mentions.opener_endings.close(word, OPENER)
}

/// Whether a word stands before names as a title: "Dr.", "Mr".
pub(in crate::extract::source) fn is_title_word(language: &Language, word: &str) -> bool {
    is_courtesy(language, word) || language.gazetteer.is_title(word)
}

/// Whether a name must follow: "Mr.", "Sen.", "Dr".
fn is_courtesy(language: &Language, word: &str) -> bool {
    language.mentions.courtesies.contains(word) || word.ends_with('.') && language.gazetteer.is_title(word)
}

/// Whether a word says what somebody is.
fn is_somebody(language: &Language, word: &str) -> bool {
    language.nameless.persons.contains(&word.to_lowercase())
}

/// Where the name begins behind titles, nationalities and what they belong to.
fn name_start(language: &Language, words: &[&str], opens: bool) -> usize {
    let last = words.len() - 1;
    let group = |word: &str| language.gazetteer.is_organisation_word(word);
    let given = (1..last.max(1)).rev().find(|i| {
        let word = words.get(*i).copied().unwrap_or("");
        let before = words.get(i - 1).copied().unwrap_or("");
        language.gazetteer.given(word).is_some()
            && language.gazetteer.given(before).is_none()
            && !language.names.is_particle(before)
            && !(before.len() == 2 && before.ends_with('.') && !language.gazetteer.is_title(before))
    });
    let title = (0..last).rev().find(|i| words.get(*i).is_some_and(|w| language.gazetteer.ends_title(w)));
    let courtesy = last.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| is_courtesy(language, w));
    let closes_group = words.last().is_some_and(|w| group(w)) && !courtesy;
    if closes_group && given.is_none() {
        return 0;
    }
    let has_field = |at: usize| words.get(at + 1).is_some_and(|next| language.mentions.field.contains(next));
    // "Secretary of State Ada Example"; behind "President of Russia" no name follows. "High Commissioner for Human Rights": one word
    // more belongs to the field.
    let behind_field = |office: usize| match given.filter(|g| *g > office) {
        Some(given) => given,
        None if words.len() >= office + 5 => (office + 3).max(words.len() - 2),
        None => words.len(),
    };
    // "Head of Sales Ada Example": a role that is no title.
    let role = |i: &usize| words.get(*i).is_some_and(|w| language.gazetteer.is_role(w)) && has_field(*i);
    if title.is_none()
        && let Some(office) = (0..last).find(role)
    {
        return behind_field(office);
    }
    match (title, given) {
        // "Secretary of State Marco Rubio", "Minister of Education Stefania Giannini"
        (Some(t), Some(g)) if g > t => g,
        (Some(t), _) => {
            if has_field(t) {
                return behind_field(t);
            }
            if language.gazetteer.is_place(&words.get(t + 1..).unwrap_or_default().join(" ")) {
                words.len()
            } else {
                t + 1
            }
        }
        (None, Some(g)) => {
            let before = words.get(..g).unwrap_or_default().join(" ");
            let last = words.get(g - 1).copied().unwrap_or("");
            let known = language.gazetteer.is_role(last)
                || language.nameless.persons.contains(&last.to_lowercase())
                || language.gazetteer.is_place(&before)
                || language.gazetteer.is_organisation(&before)
                || words.get(..g).is_some_and(|w| {
                    w.iter().any(|w| {
                        group(w)
                            || language.gazetteer.is_nationality(w)
                            || is_capitals_alone(w) && w.len() > 2
                    })
                });
            if known { g } else { 0 }
        }
        // "Model Odeya Example", at a sentence's beginning: what somebody is stands in capitals there as well.
        (None, None)
            if words.len() == 3 && opens && words.first().is_some_and(|w| is_somebody(language, w)) =>
        {
            1
        }
        // "Striker Saad Example": a role before two words and more.
        (None, None) if words.len() > 2 && words.first().is_some_and(|w| language.gazetteer.is_role(w)) => 1,
        (None, None) => usize::from(
            words.len() > 1
                && words.first().is_some_and(|w| language.gazetteer.is_nationality(w))
                && !closes_group
                && words.len() > 2,
        ),
    }
}
