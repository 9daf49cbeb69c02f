//! Places that speak by what they are: "the city" is Harbour where the article tells of the city of Harbour, of Harbour city
//! officials or of the Harbour City Council. A place stands for its government.

use super::entities::{Cast, Placed, written};
use crate::extract::source::mention::Sort;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use std::collections::BTreeSet;
use std::ops::Range;

/// Maximum number of sentences since one of several cities was spoken of.
const NEAR: usize = 2;

/// The one place that "the city" means: the article's only one, else the one that was named just now.
pub(super) fn speaker(doc: &Parsed<'_>, cast: &mut Cast, tokens: &Range<usize>) -> Option<(usize, Ground)> {
    let noun = tokens.end.checked_sub(1)?;
    let definite = doc.language.grammar.definite.contains(doc.word(tokens.start));
    if !definite || tokens.start + 1 != noun || !doc.language.bodies.seats.contains(doc.word(noun)) {
        return None;
    }
    let sentence = |at: usize| doc.tokens.get(at).map_or(0, |token| token.sentence as usize);
    let told = cast.placed.iter().filter(|placed| placed.tokens.start < tokens.start);
    let named: Vec<(String, usize)> = told
        .filter_map(|placed| Some((seat(doc, cast, placed, doc.word(noun))?, sentence(placed.tokens.start))))
        .collect();
    let one = |near: usize| {
        let near = named.iter().filter(|(_, at)| sentence(tokens.start) - at <= near);
        let names: BTreeSet<&str> = near.map(|(name, _)| name.as_str()).collect();
        names.first().copied().filter(|_| names.len() == 1)
    };
    let name = one(usize::MAX).or_else(|| one(NEAR))?.to_owned();
    let entity =
        cast.called(doc.language, &name).unwrap_or_else(|| cast.other(doc.language, &name, Sort::Place));
    let known = cast.entities.get_mut(entity)?;
    if known.is_person() {
        return None;
    }
    known.sort = Sort::Place;
    if known.names.is_empty() {
        let read = doc.language.names.read(&name);
        known.names.push((name, read, 0));
    }
    Some((entity, Ground::BodyCalled))
}

/// The place that a mention says to be one of that sort: "Harbour" of "the city of Harbour", "Harbour city officials", "the
/// City of Harbour", "the Harbour City Council".
fn seat(doc: &Parsed<'_>, cast: &Cast, placed: &Placed, noun: &str) -> Option<String> {
    let known = cast.entities.get(placed.entity)?;
    if matches!(known.sort, Sort::Person | Sort::Country) || known.nameless.is_some() {
        return None;
    }
    let alike = |word: &str| doc.language.bodies.are_alike(&word.to_lowercase(), noun);
    let of = |word: &str| doc.language.grammar.of.contains(word);
    let name = written(doc, &placed.tokens)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = name.split(' ').collect();
    match words.iter().position(|word| alike(word)) {
        // "Harbour County" is its name, "Harbour City" may be a club.
        Some(at) if at + 1 == words.len() => doc.language.gazetteer.is_place(&name).then_some(name),
        Some(at) if of(words[at + 1]) => Some(words[at + 2..].join(" ")).filter(|rest| !rest.is_empty()),
        Some(at) if at > 0 => {
            let whole = words[..=at].join(" ");
            let place = doc.language.gazetteer.is_place(&whole);
            Some(if place { whole } else { words[..at].join(" ") })
        }
        Some(_) => None,
        None => {
            let before = placed.tokens.start.checked_sub(2);
            let led = before.is_some_and(|noun| alike(doc.word(noun)) && of(doc.word(noun + 1)));
            let sentence = doc.sentence_of(placed.tokens.start).tokens.end;
            let followed = placed.tokens.end < sentence && alike(doc.word(placed.tokens.end));
            (led || followed).then_some(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::source::tests::{english, is};

    /// Whom "the city" means behind a text.
    fn city(text: &str) -> Option<String> {
        english(&format!("{text} The city said it was late."), &["The city"]).remove(0)
    }

    #[test]
    fn the_city_is_the_one_that_the_article_tells_of() {
        assert_eq!(city("We met in the city of Wexel."), is("Wexel"));
        assert_eq!(city("We met Wexel city officials there."), is("Wexel"));
    }

    #[test]
    fn of_several_cities_it_is_the_one_just_spoken_of() {
        let far = "We met in the city of Tarn. It rained. It snowed. It was cold.";
        assert_eq!(city(&format!("{far} We came from the city of Wexel.")), is("Wexel"));
        assert_eq!(city(&format!("We met in the city of Wexel. {far}")), None, "neither is near");
        assert_eq!(
            city("We met in the city of Tarn. We came from the city of Wexel."),
            None,
            "both are near"
        );
    }

    #[test]
    fn a_city_without_a_definite_article_is_none_of_them() {
        let text = "We met in the city of Wexel. A city said it was late.";
        assert_eq!(english(text, &["A city"]), [None]);
    }
}
