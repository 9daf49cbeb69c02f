//! Ages beside names, and the words that give one.

use crate::text::parsed::Parsed;
use std::ops::Range;

/// The age that stands beside a name: "Ada Example, 54,", "54-year-old Ada Example", "Ada Example (54)".
pub(in crate::extract::source) fn beside(doc: &Parsed<'_>, whole: &Range<usize>) -> Option<String> {
    let at = |i: usize| doc.tokens.get(i).map_or("", |_| doc.word(i));
    let behind = matches!(at(whole.end), "," | "(") && matches!(at(whole.end + 2), "," | ")" | ".");
    let behind = behind.then(|| at(whole.end + 1));
    let before = whole.start.checked_sub(1).map(at).and_then(|word| of_years(doc, word));
    let age = behind.filter(|word| is_age(word)).or(before)?;
    Some(age.to_owned())
}

/// The age of "54-year-old".
pub(in crate::extract::source) fn of_years<'t>(doc: &Parsed<'_>, word: &'t str) -> Option<&'t str> {
    let years = &doc.language.sources.years_old;
    years.iter().find_map(|ending| word.strip_suffix(ending.as_str())).filter(|age| is_age(age))
}

/// Two digits, or three.
fn is_age(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::beside;
    use crate::text::parsed::Parsed;

    /// The age beside "Ada Example".
    fn age(text: &str) -> Option<String> {
        let doc = Parsed::new(text);
        let at = (0..doc.tokens.len()).find(|&i| doc.word(i) == "Ada").unwrap();
        beside(&doc, &(at..at + 2))
    }

    #[test]
    fn an_age_stands_between_marks_behind_a_name_or_before_it() {
        for text in
            ["Ada Example, 54, spoke.", "Ada Example (54) spoke.", "The 54-year-old Ada Example spoke."]
        {
            assert_eq!(age(text).as_deref(), Some("54"), "{text}");
        }
        assert_eq!(age("Ada Example, 104, spoke.").as_deref(), Some("104"));
    }

    #[test]
    fn other_numbers_are_no_age() {
        for text in [
            "Ada Example, 54 sailors and I spoke.",
            "Ada Example 54 spoke.",
            "Ada Example, 5, spoke.",
            "Ada Example, 2025, spoke.",
            "Ada Example, late, spoke.",
            "54 Ada Example spoke.",
        ] {
            assert_eq!(age(text), None, "{text}");
        }
    }
}
