//! Acronyms: which forms are written as one, and which names have their letters. What an acronym means is another question:
//! an article's brackets or its headline tell that in `extract`, the whole corpus in `pack`, and letters alone nowhere.

use super::lists::Lists;
use crate::strings::folded::folded;
use crate::strings::word_set::WordSet;

/// The longest acronym, in letters.
const LONGEST: usize = 8;

/// The small words of names, as a language has them.
#[derive(Clone, Debug, Default)]
pub struct AcronymWords {
    /// Those whose letters an acronym leaves out.
    left_out: WordSet,
    /// The same where one article uses both, in which fewer names are alike.
    left_out_in_one_article: WordSet,
}

impl AcronymWords {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let set = |title: &str| lists.section("acronyms", title).collect();
        Self { left_out: set("left out"), left_out_in_one_article: set("left out in one article") }
    }

    /// Whether acronyms leave out the letter of a word, which is in small letters.
    pub(crate) fn leave_out(&self, word: &str) -> bool {
        self.left_out.contains(word)
    }

    /// The letters that a name's words begin with, in small letters: of all words, and of all but the small ones. The words
    /// are in small letters.
    ///
    /// ```
    /// # #[cfg(feature = "english")] {
    /// use on_record_engine::language::Language;
    /// let words = ["society", "of", "old", "ships"].map(str::to_owned);
    /// assert_eq!(Language::english().acronyms.letters(&words), ["soos", "sos"]);
    /// # }
    /// ```
    #[must_use]
    pub fn letters(&self, words: &[String]) -> [String; 2] {
        let of = |keep: &dyn Fn(&String) -> bool| {
            words.iter().filter(|word| keep(word)).filter_map(|word| word.chars().next()).collect()
        };
        [of(&|_| true), of(&|word| !self.leave_out(word))]
    }

    /// The letters of a name as one article would shorten it; a word in two parts has two.
    pub(crate) fn of_name(&self, name: &str) -> String {
        let words = name.split(|c: char| c.is_whitespace() || c == '-');
        let telling = words.filter(|word| !self.left_out_in_one_article.contains(word));
        telling.filter_map(|word| word.chars().next()).collect::<String>().to_lowercase()
    }

    /// Whether an acronym is made of a name's initials. The small words of the name may have none; a word in two parts may
    /// have two.
    pub(crate) fn spells(&self, name: &str, acronym: &str) -> bool {
        if name.contains([',', ';', ':', '.', '(', '“', '"']) || !name.starts_with(char::is_uppercase) {
            return false;
        }
        let letters: Vec<char> =
            acronym.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let mut left = letters.as_slice();
        let mut begun = 0;
        for word in name.split_whitespace() {
            let plain = folded(word);
            let small = self.leave_out(&plain);
            // A name is written large, but for its small words.
            if plain.is_empty() || !small && !word.starts_with(char::is_uppercase) {
                if word == "&" {
                    continue;
                }
                return false;
            }
            for (part, piece) in word.split('-').enumerate() {
                let initial = piece.chars().next().and_then(|c| c.to_lowercase().next());
                match left.split_first() {
                    Some((letter, rest)) if initial == Some(*letter) => left = rest,
                    _ if small || part > 0 => {}
                    _ => return false,
                }
            }
            begun += usize::from(!small);
        }
        left.is_empty() && begun >= 2
    }
}

/// How many letters a name has where all of them are capitals; digits and marks do not count.
fn capitals(name: &str) -> Option<usize> {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    letters.clone().all(char::is_uppercase).then(|| letters.count())
}

/// Whether no letter of a name is small.
pub(crate) fn has_no_small_letter(name: &str) -> bool {
    capitals(name).is_some()
}

/// Whether a name has several letters, all of them capitals: "HWT", "HWT 2".
pub(crate) fn is_in_capitals(name: &str) -> bool {
    capitals(name).is_some_and(|letters| letters > 1)
}

/// Whether one word is written in capitals and nothing else, as an acronym is: "HWT", "U.S.", not "HWT2".
pub(crate) fn is_capitals_alone(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
}

/// Whether a name is one word in capitals, of as many letters as acronyms have.
///
/// ```
/// use on_record_engine::language::acronyms::is_word_in_capitals;
/// assert!(is_word_in_capitals("HWT") && !is_word_in_capitals("DfT") && !is_word_in_capitals("HARBOUR TRUST"));
/// ```
#[must_use]
pub fn is_word_in_capitals(name: &str) -> bool {
    capitals(name).is_some_and(|letters| (2..=LONGEST).contains(&letters))
        && !name.contains(char::is_whitespace)
}

/// Whether a form is written as acronyms are, most letters being capitals: "HWT", "H.W.T.", "DfT".
pub(crate) fn is_acronym(form: &str) -> bool {
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    form.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '&'))
        && form.starts_with(char::is_uppercase)
        && (2..=LONGEST).contains(&letters)
        && capitals * 2 > letters
}

/// Whether a form in brackets may stand for the name before it: most of it is capitals, and both begin alike, or its
/// letters begin words of the name, in order.
pub(crate) fn stands_for(form: &str, name: &str) -> bool {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut letters = form.chars().filter(|c| c.is_alphabetic()).map(small).peekable();
    let alike = letters.peek().copied() == name.chars().next().map(small);
    for first in name.split([' ', '-']).filter_map(|word| word.chars().next()) {
        letters.next_if_eq(&small(first));
    }
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    (alike || letters.peek().is_none()) && capitals * 2 > form.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{
        AcronymWords, Lists, has_no_small_letter, is_acronym, is_capitals_alone, is_in_capitals,
        is_word_in_capitals, stands_for,
    };
    use std::collections::BTreeMap;

    #[test]
    fn forms_are_told_by_their_letters() {
        assert_eq!(
            ["HWT", "U.S.", "HWT2", "DfT", "A"].map(is_capitals_alone),
            [true, true, false, false, false]
        );
        assert_eq!(["HWT", "HWT 2", "DfT", "A"].map(is_in_capitals), [true, true, false, false]);
        assert_eq!(
            ["HWT", "U.S.", "HWT 2", "ABCDEFGHI"].map(is_word_in_capitals),
            [true, true, false, false]
        );
        assert_eq!(["HWT", "U.S.", "DfT", "Trust", "A"].map(is_acronym), [true, true, true, false, false]);
        assert_eq!(["HWT", "42", "DfT"].map(has_no_small_letter), [true, true, false]);
    }

    #[test]
    fn brackets_hold_letters_of_the_name_before_them() {
        assert!(stands_for("HWT", "Harbour Water Trust") && stands_for("HTR", "Harbour"));
        assert!(!stands_for("XYZ", "Harbour Water Trust") && !stands_for("Harbour", "Harbour Water Trust"));
    }

    #[test]
    fn names_are_spelt_by_their_initials() {
        let lists =
            BTreeMap::from([("acronyms", "[left out]\nof for\n[left out in one article]\nof for on\n")]);
        let words = AcronymWords::read(&Lists::new(&lists));
        assert!(words.spells("Society for Old Ships", "SOS") && words.spells("Agence Sample-Presse", "ASP"));
        assert!(!words.spells("harbour water trust", "HWT") && !words.spells("Harbour, Water Trust", "HWT"));
        assert_eq!(words.of_name("Society for Old-Ships on Sea"), "soss");
    }
}
