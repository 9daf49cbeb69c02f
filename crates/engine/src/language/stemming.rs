//! Which words are forms of one word, for the search: "pension" and "pensions", "deny" and "denied".
//!
//! Inflections only, by the rules of the Snowball stemmer for English (steps 0 to 1c and 5 of Porter's); derivations stay
//! apart, as a reader who asks for "organs" does not mean organisations. The whole algorithm costs a page 3.0 kB packed
//! (`rust-stemmers` 1.2), this part of it half a kilobyte.
//!
//! ```
//! use on_record_engine::language::Stemming;
//! let english = Stemming::of("en");
//! assert_eq!(english.stem("refused"), english.stem("refusing"));
//! assert_eq!(Stemming::of("xx").stem("refused"), "refused");
//! ```

use super::built_in;
use std::borrow::Cow;

/// How the forms of a word are brought together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stemming {
    /// Each form is a word of its own.
    #[default]
    None,
    /// As English inflects.
    English,
}

/// Words that look like a form of another one.
const WHOLE: [&str; 8] = ["news", "bias", "evening", "proceed", "exceed", "succeed", "united", "during"];
/// Shorter words are left as they are: "gas", "bus".
const SHORT: usize = 4;

impl Stemming {
    /// That of a language, by its code; none where no rules are known.
    #[must_use]
    pub fn of(language: &str) -> Self {
        if language == built_in::CODE { Self::English } else { Self::None }
    }

    /// What the forms of a folded word share. Only its last letter may differ from the word's own beginning.
    #[must_use]
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        let plain = word.len() >= SHORT && word.bytes().all(|b| b.is_ascii_lowercase());
        if self == Self::None || !plain || WHOLE.contains(&word) {
            return Cow::Borrowed(word);
        }
        let mut stem = word.to_owned();
        number(&mut stem);
        tense(&mut stem);
        last_letter(&mut stem);
        Cow::Owned(stem)
    }

    /// What all words of a stem begin with: the stem, but for a last letter that may stand for another one ("deni" for
    /// "deny") or for none ("use" for "using").
    #[must_use]
    pub fn beginning(self, stem: &str) -> &str {
        if stem.len() > SHORTEST && stem.ends_with(['e', 'i']) { before(stem, 1) } else { stem }
    }

    /// All words of a stem of at most two letters: "go", "going". Those of a longer one are too many to be named.
    pub(crate) fn words_of(self, stem: &str) -> Option<Vec<String>> {
        if stem.chars().count() > SHORTEST {
            return None;
        }
        let mut words = vec![stem.to_owned()];
        for stem in [stem.to_owned(), format!("{stem}e")] {
            for tense in ["", "ed", "ing"] {
                words.extend(["", "s", "es"].map(|number| format!("{stem}{tense}{number}")));
            }
        }
        words.retain(|word| self.stem(word) == stem);
        Some(crate::sorting::distinct(words))
    }
}

/// Stems of so many letters have few words, and their last letter is that of all of them.
const SHORTEST: usize = 2;

/// "parties" to "partie", "passes" to "pass", "repairs" to "repair"; not "this", "crisis", "virus", "pass".
fn number(word: &mut String) {
    let hissing = ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end));
    let cut = if hissing || (word.ends_with("ies") && word.len() > 4) {
        2
    } else {
        let kept = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
        usize::from(word.ends_with('s') && !kept && has_vowel(before(word, 2)))
    };
    word.truncate(word.len() - cut);
}

/// "refused" and "refusing" to "refus", "planned" to "plan", "hoped" to "hope".
fn tense(word: &mut String) {
    let cut = if word.ends_with("eed") {
        usize::from(region(word) + 3 <= word.len())
    } else if word.ends_with("ied") && word.len() > 4 {
        1
    } else if word.ends_with("ed") && has_vowel(before(word, 2)) {
        2
    } else if word.ends_with("ing") && has_vowel(before(word, 3)) {
        3
    } else {
        return;
    };
    word.truncate(word.len() - cut);
    if cut < 2 {
        return;
    }
    let bytes = word.as_bytes();
    let doubled = bytes.len() > 3 && bytes.last() == bytes.get(bytes.len().wrapping_sub(2));
    if doubled && !word.ends_with(['l', 's', 'z', 'e', 'o']) {
        word.pop();
    } else if ends_short(word) && region(word) >= word.len() {
        word.push('e');
    }
}

/// "deny" to "deni", as "denied" is; "refuse" to "refus".
fn last_letter(word: &mut String) {
    if word.ends_with('y') && word.len() > 2 && !is_vowel(word, word.len() - 2) {
        word.pop();
        word.push('i');
    } else if word.ends_with("ie") {
        word.pop();
    } else if word.ends_with('e') {
        let rest = before(word, 1);
        if region(word) < word.len() && !(ends_short(rest) && region(rest) >= rest.len()) {
            word.pop();
        }
    }
}

/// The word without its last letters.
fn before(word: &str, letters: usize) -> &str {
    word.get(..word.len().saturating_sub(letters)).unwrap_or("")
}

/// Whether the letter at a place is a vowel; "y" is one behind another letter that is none.
fn is_vowel(word: &str, at: usize) -> bool {
    match word.as_bytes().get(at) {
        Some(b'a' | b'e' | b'i' | b'o' | b'u') => true,
        Some(b'y') => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}

fn has_vowel(word: &str) -> bool {
    (0..word.len()).any(|at| is_vowel(word, at))
}

/// Where the part begins that stands behind the first vowel and its consonant.
fn region(word: &str) -> usize {
    (1..word.len()).find(|&at| is_vowel(word, at - 1) && !is_vowel(word, at)).map_or(word.len(), |at| at + 1)
}

/// Whether a word ends in a short syllable: "hop", "at".
fn ends_short(word: &str) -> bool {
    let Some(last) = word.len().checked_sub(1) else { return false };
    let closed = last > 0 && !is_vowel(word, last) && is_vowel(word, last - 1);
    closed && (last == 1 || (!is_vowel(word, last - 2) && !word.ends_with(['w', 'x', 'y'])))
}

#[cfg(test)]
mod tests {
    use super::Stemming;
    use proptest::prelude::*;

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            "pension pensions",
            "party parties",
            "deny denies denied denying",
            "refuse refuses refused refusing",
            "plan plans planned planning",
            "hope hopes hoped hoping",
            "hop hops hopped hopping",
            "agree agrees agreed agreeing",
            "pass passes passed passing",
            "call calls called calling",
            "reach reaches reached reaching",
            "contract contracts contracted",
            "tax taxes taxed taxing",
            "price prices priced pricing",
            "say says saying",
            "vote votes voted voting",
            "create creates created creating",
        ] {
            let stems: Vec<_> = forms.split(' ').map(|form| Stemming::English.stem(form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for words in [
            "new news",
            "organ organisation",
            "univers universal university",
            "hop hope",
            "crisi crisis",
            "thi this",
            "thing th",
            "viru virus",
            "king k",
            "general generally",
            "even evening",
        ] {
            let stems: Vec<_> = words.split(' ').map(|word| Stemming::English.stem(word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] != pair[1]), "{words}: {stems:?}");
        }
    }

    proptest! {
        #[test]
        fn a_stem_is_a_beginning_but_for_its_last_letter(word in "[a-z]{0,12}|\\PC{0,6}") {
            let stem = Stemming::English.stem(&word);
            prop_assert!(word.starts_with(Stemming::English.beginning(&stem)), "{word}: {stem}");
        }

        #[test]
        fn all_words_of_a_short_stem_are_named(word in "[a-z]{0,5}|[a-z]{1,3}(ie|e|y|ee)?(ed|ied|ing)?(s|es|ies)?|\\PC{0,3}") {
            let stem = Stemming::English.stem(&word);
            if let Some(words) = Stemming::English.words_of(&stem) {
                prop_assert!(words.contains(&word), "{word}: {stem} {words:?}");
            }
        }
    }
}
