//! How English inflects: the rules of the Snowball stemmer for English (steps 0 to 1c and 5 of Porter's).

use std::borrow::Cow;

/// Words that look like a form of another one.
const WHOLE: [&str; 8] = ["news", "bias", "evening", "proceed", "exceed", "succeed", "united", "during"];
/// Shorter words are left as they are: "gas", "bus".
const SHORT: usize = 4;

/// Letters in which a stem may end that stand for another one ("deni" for "deny") or for none ("use" for "using").
pub(super) const LAST_LETTERS: [char; 2] = ['e', 'i'];

/// What the forms of a folded word share.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    let plain = word.len() >= SHORT && word.bytes().all(|b| b.is_ascii_lowercase());
    if !plain || WHOLE.contains(&word) {
        return Cow::Borrowed(word);
    }
    let mut stem = word.to_owned();
    number(&mut stem);
    tense(&mut stem);
    last_letter(&mut stem);
    Cow::Owned(stem)
}

/// Words that a stem may be of: all of a short one, "go" and "going", and others.
pub(super) fn inflected(stem: &str) -> Vec<String> {
    let mut words = vec![stem.to_owned()];
    for stem in [stem.to_owned(), format!("{stem}e")] {
        for tense in ["", "ed", "ing"] {
            words.extend(["", "s", "es"].map(|number| format!("{stem}{tense}{number}")));
        }
    }
    words
}

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
pub(super) fn before(word: &str, letters: usize) -> &str {
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
