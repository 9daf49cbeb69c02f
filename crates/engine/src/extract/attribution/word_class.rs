//! What a word does in its clause, as far as its letters tell: function words by name, all others by their ending.
//!
//! ```text
//! The(Determiner) mayor(Plain) of(Of) Example(Capital) was(Auxiliary) quickly(Adverb) asked(Past)
//! ```

use crate::language::grammar::WordClasses;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// The class of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordClass {
    /// A mark of punctuation.
    Mark,
    /// and, or, but, nor
    Coordinator,
    /// that
    That,
    /// Relative and interrogative words: which, who, how
    Relative,
    /// to
    To,
    /// Personal pronouns in the subject's case: he, they
    Pronoun,
    /// Finite auxiliaries: is, had, did
    Auxiliary,
    /// will, must
    Modal,
    /// be, been, being
    Be,
    /// Articles, demonstratives, possessives: the, this, her
    Determiner,
    /// of
    Of,
    /// as
    As,
    /// in, by, against
    Preposition,
    /// Subordinating conjunctions: if, because, whether
    Subordinator,
    /// not, never
    Negation,
    /// Personal pronouns in the object's case: him, us
    Object,
    /// A word that begins with a capital letter.
    Capital,
    /// A number.
    Number,
    /// Ends in -ing.
    Participle,
    /// Ends in -ed.
    Past,
    /// Ends in -ly.
    Adverb,
    /// Ends in -s.
    Plural,
    /// Any other.
    Plain,
}

impl WordClass {
    /// Words that can be nobody: they join others or help them.
    pub(super) const fn joins(self) -> bool {
        use WordClass::{As, Auxiliary, Be, Coordinator, Modal, Negation, Of, Preposition, Subordinator, To};
        matches!(
            self,
            Coordinator | To | Auxiliary | Modal | Be | Of | As | Preposition | Subordinator | Negation
        )
    }

    /// Words that cannot stand inside a name: those that join, relative words, objects; "of" and determiners can.
    pub(super) const fn ends_name(self) -> bool {
        use WordClass::{
            As, Auxiliary, Be, Coordinator, Modal, Negation, Object, Preposition, Relative, Subordinator,
            That, To,
        };
        matches!(
            self,
            Coordinator
                | That
                | Relative
                | To
                | Auxiliary
                | Modal
                | Be
                | As
                | Preposition
                | Subordinator
                | Negation
                | Object
        )
    }

    /// Words formed from verbs or adjectives: "saying", "planned", "quickly".
    pub(super) const fn is_derived(self) -> bool {
        matches!(self, Self::Participle | Self::Past | Self::Adverb)
    }
}

/// The longest function word, in bytes.
const LONGEST: usize = 8;

/// The class of a word; case does not count for function words.
#[must_use]
fn class(words: &WordClasses, word: &str, kind: TokenKind) -> WordClass {
    if !kind.is_word() {
        return WordClass::Mark;
    }
    let mut lower = [0u8; LONGEST];
    if let Some(short) = lower.get_mut(..word.len()) {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        // Letters in small are letters still.
        if let Some(class) = std::str::from_utf8(short).ok().and_then(|short| function_word(words, short)) {
            return class;
        }
    }
    match kind {
        TokenKind::Capital => WordClass::Capital,
        TokenKind::Number => WordClass::Number,
        _ if words.participle_endings.close(word, STEM) => WordClass::Participle,
        _ if words.past_endings.close(word, STEM) => WordClass::Past,
        _ if words.adverb_endings.close(word, STEM) => WordClass::Adverb,
        _ if words.plural_endings.close(word, STEM) && words.no_plural_endings.of(word).is_none() => {
            WordClass::Plural
        }
        _ => WordClass::Plain,
    }
}

/// How much of a word stands before its ending, in bytes.
const STEM: usize = 2;

fn function_word(words: &WordClasses, lower: &str) -> Option<WordClass> {
    let classes = [
        (&words.coordinators, WordClass::Coordinator),
        (&words.that, WordClass::That),
        (&words.relative_words, WordClass::Relative),
        (&words.to, WordClass::To),
        (&words.pronouns, WordClass::Pronoun),
        (&words.auxiliaries, WordClass::Auxiliary),
        (&words.modals, WordClass::Modal),
        (&words.forms_of_be, WordClass::Be),
        (&words.determiners, WordClass::Determiner),
        (&words.of, WordClass::Of),
        (&words.as_word, WordClass::As),
        (&words.prepositions, WordClass::Preposition),
        (&words.subordinators, WordClass::Subordinator),
        (&words.negations, WordClass::Negation),
        (&words.objects, WordClass::Object),
    ];
    classes.into_iter().find(|(members, _)| members.contains(lower)).map(|(_, class)| class)
}

/// The class of a token.
pub(super) fn class_of(doc: &Parsed<'_>, token: usize) -> WordClass {
    class(&doc.language.word_classes, doc.word(token), doc.tokens[token].kind)
}

/// Whether tokens are written like a title: "Meet the Neighbours".
pub(super) fn is_title(doc: &Parsed<'_>, range: std::ops::Range<usize>) -> bool {
    let small = |word: &str| word.len() <= 3 || doc.language.attribution.small_words_of_titles.contains(word);
    let mut words = range.filter(|&i| doc.is_word(i)).peekable();
    let capital = |i: usize| matches!(doc.tokens[i].kind, TokenKind::Capital | TokenKind::Number);
    words.peek().is_some_and(|&i| capital(i))
        && words.all(|i| capital(i) || small(doc.word(i)) || doc.word(i).starts_with(['’', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_their_letters() {
        let doc = Parsed::new("The mayor of Example was quickly asked whether 3 roads, closing soon, exist.");
        let classes: Vec<WordClass> = (0..doc.tokens.len()).map(|i| class_of(&doc, i)).collect();
        use WordClass::*;
        assert_eq!(
            classes,
            [
                Determiner,
                Plain,
                Of,
                Capital,
                Auxiliary,
                Adverb,
                Past,
                Subordinator,
                Number,
                Plural,
                Mark,
                Participle,
                Plain,
                Mark,
                Plain,
                Mark
            ]
        );
    }

    #[test]
    fn titles_are_written_in_capitals() {
        let title = |text: &str| {
            let doc = Parsed::new(text);
            is_title(&doc, 0..doc.tokens.len())
        };
        assert!(title("Meet the Neighbours"));
        assert!(!title("Meet the neighbours"));
        assert!(!title("meet The Neighbours"));
    }
}
