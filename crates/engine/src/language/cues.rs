//! The words that attribute: `lists/cues.txt`, one lemma a line, with its forms.
//!
//! ```
//! use on_record_engine::language::Lexicon;
//! let lexicon = Lexicon::read("say speech 95 said\ntell speech 80 told", "third * 0 s");
//! assert_eq!(lexicon.find("told").unwrap().lemma, "tell");
//! assert!(lexicon.find("says").is_some() && lexicon.find("table").is_none());
//! ```

pub use super::inflection::Form;
use super::inflection::Inflection;
use crate::language::kind::Kind;
use crate::strings::hash::word_hash;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The cue words with all their forms.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// The forms by the hashes of their words: every word of a text is looked up.
    forms: FxHashMap<u32, (String, CueWord)>,
}

/// A form of a cue word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueWord {
    /// The lemma: "say".
    pub lemma: String,
    /// What it tells of.
    pub kind: Kind,
    /// Of a hundred uses of the lemma in news, how many attribute.
    pub share: u8,
    /// Which form this is.
    pub form: Form,
}

impl Lexicon {
    /// Reads a list with a lemma, its kind, its share and its irregular forms on each line, and the rules by which the
    /// regular forms are made.
    #[must_use]
    pub fn read(list: &str, verb_forms: &str) -> Self {
        let inflection = Inflection::read(verb_forms);
        let mut forms: BTreeMap<String, CueWord> = BTreeMap::new();
        for line in list.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split_whitespace();
            let (Some(lemma), Some(kind), Some(share)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            let kind = match kind {
                "speech" => Kind::Speech,
                "finding" => Kind::Finding,
                "attitude" => Kind::Attitude,
                _ => Kind::Other,
            };
            let word =
                |form| CueWord { lemma: lemma.to_owned(), kind, share: share.parse().unwrap_or(0), form };
            // What is written out wins over what is derived, and the first lemma over later ones.
            for irregular in fields {
                forms.insert(irregular.to_owned(), word(Form::Past));
            }
            for (form, text) in inflection.forms(lemma) {
                forms.entry(text).or_insert(word(form));
            }
        }
        Self { forms: forms.into_iter().map(|(form, word)| (word_hash(&form), (form, word))).collect() }
    }

    /// The entry of a word, whatever its case.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&CueWord> {
        self.find_hashed(word_hash(word), word)
    }

    /// The same where the word's hash is known.
    #[must_use]
    pub fn find_hashed(&self, hash: u32, word: &str) -> Option<&CueWord> {
        let (form, cue) = self.forms.get(&hash)?;
        form.eq_ignore_ascii_case(word).then_some(cue)
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Inflection, Lexicon};
    use crate::language::kind::Kind;

    const LIST: &str = include_str!("../../languages/en/lists/cues.txt");
    const FORMS: &str = include_str!("../../languages/en/lists/verb-forms.txt");

    #[test]
    fn knows_forms_and_kinds() {
        let lexicon = Lexicon::read(LIST, FORMS);
        let of = |w| lexicon.find(w).map(|c| (c.lemma.as_str(), c.form));
        assert_eq!(of("says"), Some(("say", Form::Third)));
        assert_eq!(of("admitted"), Some(("admit", Form::Past)));
        assert_eq!(of("denies"), Some(("deny", Form::Third)));
        assert_eq!(of("arguing"), Some(("argue", Form::Participle)));
        assert_eq!(lexicon.find("believes").map(|c| c.kind), Some(Kind::Attitude));
    }

    #[test]
    fn no_two_forms_have_one_hash() {
        let lexicon = Lexicon::read(LIST, FORMS);
        let forms: std::collections::BTreeSet<String> = LIST
            .lines()
            .filter(|l| !l.starts_with('#'))
            .flat_map(|l| {
                let mut fields = l.split_whitespace();
                let lemma = fields.next().unwrap_or_default();
                let derived = Inflection::read(FORMS).forms(lemma).into_iter().map(|(_, text)| text);
                derived.chain(fields.skip(2).map(str::to_owned)).collect::<Vec<_>>()
            })
            .collect();
        assert!(forms.iter().all(|form| lexicon.find(form).is_some()));
    }

    #[test]
    fn the_list_is_sorted_and_without_doubles() {
        let lemmas: Vec<&str> =
            LIST.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split(' ').next()).collect();
        assert!(lemmas.windows(2).all(|w| w[0] < w[1]), "cues.txt is not sorted");
    }
}
