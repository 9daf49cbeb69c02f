//! What a name names, by its own words: a person, an organisation, a country, another place.
//!
//! "Harbour Council" is an organisation, "Ada Example" a person (Ada is a first name), "UNHCR" an organisation.

use super::Sort;
use crate::language::Language;
use crate::language::acronyms::is_capitals_alone;

/// "Police Ireland", "Sport Ruritania": the noun of a body before a place, both in capitals.
pub(super) fn is_body_of_a_place(language: &Language, name: &[&str]) -> bool {
    let Some((first, place)) = name.split_first() else { return false };
    let place = place.join(" ");
    let capital = first.starts_with(char::is_uppercase);
    capital && language.bodies.is_body(&first.to_lowercase()) && language.gazetteer.is_place(&place)
}

/// What a name names; a title before it makes it a person's.
pub(in crate::extract::source) fn sort(language: &Language, name: &[&str], titled: bool) -> Sort {
    let whole = name.join(" ");
    let first = name.first().copied().unwrap_or("");
    if name.iter().any(|w| language.gazetteer.is_organisation_word(w)) && !(titled && name.len() <= 2)
        || language.gazetteer.is_organisation(&whole)
            && !(titled && name.len() == 1 && !is_capitals_alone(first))
        || is_body_of_a_place(language, name)
    {
        return Sort::Organisation;
    }
    if titled {
        return Sort::Person;
    }
    if language.gazetteer.country(&whole).is_some() {
        return Sort::Country;
    }
    if language.gazetteer.is_place(&whole) {
        return Sort::Place;
    }
    if name.len() == 1 && is_capitals_alone(first) {
        return Sort::Organisation;
    }
    let initial = name.iter().skip(1).any(|w| w.len() == 2 && w.ends_with('.'));
    if name.len() > 1
        && (language.gazetteer.given(first).is_some()
            || initial
            || name.last().is_some_and(|w| language.names.is_suffix(w)))
    {
        return Sort::Person;
    }
    Sort::Unknown
}

#[cfg(test)]
mod tests {
    use super::{Sort, sort};
    use crate::language::Language;

    fn of(name: &str, titled: bool) -> Sort {
        sort(&Language::english(), &name.split(' ').collect::<Vec<_>>(), titled)
    }

    #[test]
    fn initials_first_names_and_suffixes_are_of_people() {
        assert_eq!(of("Wexel B. Tarn", false), Sort::Person);
        assert_eq!(of("Ada Tarn", false), Sort::Person);
        assert_eq!(of("Wexel Tarn Jr.", false), Sort::Person);
        assert_eq!(of("Wexel Tarn", false), Sort::Unknown);
        assert_eq!(of("B. Tarn", false), Sort::Unknown, "an initial alone may be anybody's");
        assert_eq!(of("Ada", false), Sort::Unknown, "one word may be anything");
    }

    #[test]
    fn organisations_are_told_by_their_words_or_their_capitals() {
        assert_eq!(of("Harbour Council", false), Sort::Organisation);
        assert_eq!(of("HWT", false), Sort::Organisation);
        assert_eq!(of("Police France", false), Sort::Organisation);
        assert_eq!(of("Harbour Water Council", true), Sort::Organisation, "whatever title stands before it");
    }

    #[test]
    fn a_title_makes_a_person_of_what_could_be_a_place_or_a_body() {
        assert_eq!([of("France", false), of("France", true)], [Sort::Country, Sort::Person]);
        assert_eq!([of("Asia", false), of("Asia", true)], [Sort::Place, Sort::Person]);
        assert_eq!([of("Council", false), of("Council", true)], [Sort::Organisation, Sort::Person]);
    }
}
