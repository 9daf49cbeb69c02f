//! What acronyms stand for, where the corpus says so: "the Harbour Water Trust (HWT)", "HWT (Harbour Water Trust)".
//!
//! Letters alone are no evidence: "HWT" is joined with no name that merely has these initials. An acronym for which the
//! corpus states two names stands for neither.

use super::compared_words::{folded, words};
use super::given::ReadArticle;
use crate::extract::reading::MentionKind;
use crate::language::Language;
use crate::language::acronyms::is_acronym;
use crate::model::corpus::ActorKind;
use std::collections::BTreeMap;

/// How far before a bracket its name may begin, in words.
const REACH: usize = 12;
/// How much a bracket that states something holds, in characters.
const INSIDE: usize = 90;

/// The acronyms of a corpus with the one name that it states for each.
#[derive(Debug, Default)]
pub(super) struct Acronyms {
    of: BTreeMap<String, Expansion>,
}

/// The name that an acronym stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Expansion {
    /// Its folded words.
    pub(super) words: Vec<String>,
    /// As it is written.
    pub(super) written: String,
}

impl Acronyms {
    /// Those that the articles state, in their texts or by using both names for one body.
    pub(super) fn stated(articles: &[ReadArticle], language: &Language) -> Self {
        let mut found: BTreeMap<String, Vec<Expansion>> = BTreeMap::new();
        let mut state = |acronym: String, expansion: Expansion| {
            let known = found.entry(acronym).or_default();
            match known.iter_mut().find(|e| e.words == expansion.words) {
                // Of two ways to write one name the first in the alphabet, whichever article comes first.
                Some(same) => *same = expansion.min(same.clone()),
                None => known.push(expansion),
            }
        };
        for article in articles {
            in_brackets(&article.text, language, &mut state);
            for (_, entity) in article.reading.entities.iter() {
                if entity.kind == ActorKind::Person || !entity.named || !entity.name.contains(' ') {
                    continue;
                }
                let written = language.grammar.without_definite(&entity.name);
                let names = entity.mentions.iter().filter(|m| m.kind == MentionKind::Name);
                let forms = names.map(|mention| mention.span.of(&article.text));
                for form in forms.filter(|form| is_acronym(form)) {
                    if language.acronyms.spells(written, form) {
                        state(folded(form), Expansion::of(written));
                    }
                }
            }
        }
        let one = |(acronym, mut names): (String, Vec<Expansion>)| {
            (names.len() == 1).then(|| names.pop().map(|name| (acronym, name))).flatten()
        };
        Self { of: found.into_iter().filter_map(one).collect() }
    }

    /// The name that an acronym's folded letters stand for.
    pub(super) fn full(&self, acronym: &str) -> Option<&Expansion> {
        self.of.get(acronym)
    }

    /// All of them, by the acronym.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Expansion)> {
        self.of.iter()
    }
}

impl Expansion {
    fn of(written: &str) -> Self {
        let words = words(written).into_iter().map(|(word, _)| word).collect();
        Self { words, written: written.split_whitespace().collect::<Vec<_>>().join(" ") }
    }
}

/// Tells what a text states in brackets.
fn in_brackets(text: &str, language: &Language, state: &mut impl FnMut(String, Expansion)) {
    for (open, _) in text.match_indices('(') {
        let before = text.get(..open).unwrap_or_default().trim_end_matches(' ');
        let behind = text.get(open + 1..).unwrap_or_default();
        let close = behind.char_indices().take(INSIDE).find(|(_, c)| *c == ')');
        let Some(inside) = close.and_then(|(close, _)| behind.get(..close)) else { continue };
        let inside = inside.trim_matches(is_mark);
        if is_acronym(inside) {
            if let Some(name) = ending(before, inside, language) {
                state(folded(inside), Expansion::of(name));
            }
        } else if inside.contains(' ') {
            let short =
                before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default().trim_matches(is_mark);
            let name = inside.split([',', ';']).next().unwrap_or_default();
            let name = language.grammar.without_article(language.grammar.without_definite(name));
            if is_acronym(short) && language.acronyms.spells(name, short) {
                state(folded(short), Expansion::of(name));
            }
        }
    }
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'')
}

/// The name at the end of a text whose initials the letters are.
fn ending<'t>(before: &'t str, acronym: &str, language: &Language) -> Option<&'t str> {
    let line = before.char_indices().rev().take_while(|(_, c)| *c != '\n');
    let starts = line.filter(|&(at, c)| {
        let behind = before.get(..at).and_then(|text| text.chars().next_back());
        !c.is_whitespace() && behind.is_none_or(|c| c.is_whitespace() || is_mark(c))
    });
    starts.take(REACH).find_map(|(at, _)| {
        let name = before.get(at..)?.trim_end_matches(is_mark);
        language.acronyms.spells(name, acronym).then_some(name)
    })
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::{Acronyms, Expansion, in_brackets};
    use crate::language::Language;
    use crate::pack::given::ReadArticle;

    fn stated(texts: &[&str]) -> Acronyms {
        let article = |text: &&str| ReadArticle {
            name: String::new(),
            text: (*text).to_owned(),
            reading: crate::extract::reading::Reading::default(),
        };
        Acronyms::stated(&texts.iter().map(article).collect::<Vec<_>>(), &Language::english())
    }

    fn full(found: &Acronyms, acronym: &str) -> Option<String> {
        found.full(acronym).map(|name| name.written.clone())
    }

    #[test]
    fn names_stand_before_or_in_the_brackets() {
        let found = stated(&[
            "Ada Example told the Harbour Water Trust (HWT) on Friday.",
            "The Society for Old Ships (“SOS”) and the Agence Sample-Presse (ASP) agreed.",
            "XYZ (the Xylophone Youth Zone) said no. The Department for Trams (DfT) said yes.",
        ]);
        assert_eq!(full(&found, "hwt").as_deref(), Some("Harbour Water Trust"));
        assert_eq!(full(&found, "sos").as_deref(), Some("Society for Old Ships"));
        assert_eq!(full(&found, "asp").as_deref(), Some("Agence Sample-Presse"));
        assert_eq!(full(&found, "xyz").as_deref(), Some("Xylophone Youth Zone"));
        assert_eq!(full(&found, "dft").as_deref(), Some("Department for Trams"));
    }

    #[test]
    fn letters_that_no_name_before_them_has_state_nothing() {
        let found =
            stated(&["The Harbour Trust (BBC) opened. LONDON (AP) It rains. He left (as Ada Example Said)."]);
        assert_eq!(found.iter().count(), 0, "{found:?}");
    }

    #[test]
    fn an_acronym_with_two_names_stands_for_neither() {
        let found =
            stated(&["The Bar Association (BA) met.", "Blue Airways (BA) flew.", "the Bar Association (BA)"]);
        assert_eq!(full(&found, "ba"), None);
    }

    #[test]
    fn a_name_in_the_middle_of_a_sentence_is_found_whole() {
        let mut all = Vec::new();
        let text = "On Friday the Old Harbour Trust (OHT) said it was “ready”.";
        in_brackets(text, &Language::english(), &mut |short, name: Expansion| {
            all.push((short, name.written));
        });
        assert_eq!(all, [("oht".to_owned(), "Old Harbour Trust".to_owned())]);
    }
}
