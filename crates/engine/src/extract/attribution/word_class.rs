//! What a word does in its clause, as far as its letters tell: function words by name, all others by their ending.
//!
//! ```text
//! The(Determiner) mayor(Plain) of(Of) Example(Capital) was(Auxiliary) quickly(Adverb) asked(Past)
//! ```

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

/// The class of a word; case does not count for function words.
#[must_use]
pub(super) fn class(word: &str, kind: TokenKind) -> WordClass {
    if !kind.is_word() {
        return WordClass::Mark;
    }
    let mut lower = [0u8; 8];
    if let Some(short) = lower.get_mut(..word.len()) {
        short.copy_from_slice(word.as_bytes());
        short.make_ascii_lowercase();
        if let Some(class) = function_word(short) {
            return class;
        }
    }
    match kind {
        TokenKind::Capital => WordClass::Capital,
        TokenKind::Number => WordClass::Number,
        _ if word.len() > 4 && word.ends_with("ing") => WordClass::Participle,
        _ if word.len() > 3 && word.ends_with("ed") => WordClass::Past,
        _ if word.len() > 3 && word.ends_with("ly") => WordClass::Adverb,
        _ if word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") => WordClass::Plural,
        _ => WordClass::Plain,
    }
}

const fn function_word(lower: &[u8]) -> Option<WordClass> {
    Some(match lower {
        b"and" | b"or" | b"but" | b"nor" => WordClass::Coordinator,
        b"that" => WordClass::That,
        b"which" | b"who" | b"whom" | b"whose" | b"what" | b"where" | b"when" | b"how" | b"why" => {
            WordClass::Relative
        }
        b"to" => WordClass::To,
        b"i" | b"he" | b"she" | b"it" | b"we" | b"they" | b"you" => WordClass::Pronoun,
        b"is" | b"are" | b"was" | b"were" | b"has" | b"have" | b"had" | b"does" | b"do" | b"did" => {
            WordClass::Auxiliary
        }
        b"will" | b"would" | b"can" | b"could" | b"may" | b"might" | b"must" | b"should" | b"shall" => {
            WordClass::Modal
        }
        b"be" | b"been" | b"being" => WordClass::Be,
        b"the" | b"a" | b"an" | b"this" | b"these" | b"those" | b"his" | b"her" | b"its" | b"their"
        | b"our" | b"my" | b"your" | b"any" | b"some" | b"no" => WordClass::Determiner,
        b"of" => WordClass::Of,
        b"as" => WordClass::As,
        b"in" | b"on" | b"at" | b"by" | b"with" | b"from" | b"for" | b"about" | b"into" | b"over"
        | b"after" | b"before" | b"during" | b"under" | b"against" | b"between" | b"through" | b"among"
        | b"without" | b"toward" | b"towards" => WordClass::Preposition,
        b"if" | b"because" | b"while" | b"although" | b"though" | b"despite" | b"since" | b"unless"
        | b"whether" | b"until" => WordClass::Subordinator,
        b"not" | b"n't" | b"never" => WordClass::Negation,
        b"him" | b"them" | b"us" | b"me" => WordClass::Object,
        _ => return None,
    })
}

/// The class of a token.
pub(super) fn class_of(doc: &Parsed<'_>, token: usize) -> WordClass {
    class(doc.word(token), doc.tokens[token].kind)
}

/// Whether tokens are written like a title: "Meet the Neighbours".
pub(super) fn is_title(doc: &Parsed<'_>, range: std::ops::Range<usize>) -> bool {
    let small = |word: &str| word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
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
