//! Whom a question was put to is no part of it: "She asked Ada Example about the bridge."

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// The longest name, in words.
const NAME: usize = 4;

/// Takes the name before "about" from the beginning of a content that follows its cue.
pub(in crate::extract::attribution) fn leave_addressee(doc: &Parsed<'_>, choice: &mut Choice) {
    let words = &doc.language.attribution;
    let Some(&cue) = choice.cue.last() else { return };
    if choice.content.first() != Some(&(cue + 1)) || !words.asking.contains(doc.word(cue as usize)) {
        return;
    }
    let capital = |token: &&u32| doc.tokens[**token as usize].kind == TokenKind::Capital;
    let named = choice.content.iter().take_while(capital).count();
    let about =
        choice.content.get(named).is_some_and(|token| words.about.contains(doc.word(*token as usize)));
    if about && (1..=NAME).contains(&named) {
        choice.content.drain(..=named);
    }
}

#[cfg(test)]
mod tests {
    use super::leave_addressee;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};
    use crate::text::parsed::Parsed;

    /// What is left of the words behind "asked".
    fn left(text: &str) -> String {
        let doc = Parsed::new(text);
        let [cue] = tokens(&doc, "asked")[..] else { panic!("one word is one token") };
        let content = (cue + 1..doc.tokens.len() as u32 - 1).collect();
        let mut choice = choice(vec![cue], vec![0], content);
        leave_addressee(&doc, &mut choice);
        written(&doc, &choice.content)
    }

    #[test]
    fn the_addressee_stands_before_about() {
        assert_eq!(left("He asked Ada Example about the bridge."), "the bridge");
        assert_eq!(left("He asked about the bridge."), "about the bridge");
        assert_eq!(left("He asked Ada Example to leave."), "Ada Example to leave");
    }
}
