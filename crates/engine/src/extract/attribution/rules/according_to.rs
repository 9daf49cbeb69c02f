//! "According to" and a name: "According to Smith the house was empty" has no comma behind the name.

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// How far behind the source the content begins at most, in tokens.
const NEAR: u32 = 8;

/// "According to Smith the house was empty": a name ends where an article begins, as no comma opens an apposition; what
/// follows is the content's subject.
pub(in crate::extract::attribution) fn leave_subject(doc: &Parsed<'_>, choice: &mut Choice) {
    let (Some(&cue), Some(&last), Some(&content)) =
        (choice.cue.last(), choice.source.last(), choice.content.first())
    else {
        return;
    };
    let language = doc.language;
    let start = cue as usize + 1;
    let unbroken = last < content && content - last <= NEAR;
    let runs_on = choice.source.first() == Some(&(cue + 1))
        && unbroken
        && (last + 1..content).all(|i| doc.is_word(i as usize) && !doc.is_quoted(i as usize));
    if !language.word_classes.to.contains(doc.word(cue as usize)) || !runs_on {
        return;
    }
    let name = (start..=last as usize).take_while(|&i| doc.tokens[i].kind == TokenKind::Capital).count();
    let article = start + name;
    // "Alexander the Great" goes on, "Smith the Post’s report" does not.
    let noun = (article + 1..=last as usize).find(|&i| doc.tokens[i].kind != TokenKind::Capital);
    let noun = noun.is_some_and(|i| {
        doc.tokens[i].kind == TokenKind::Lower
            && !language.attribution.epithets.contains(doc.word(article + 1))
    });
    if name > 0 && noun && language.grammar.articles.contains(doc.word(article)) && article < last as usize {
        choice.source.truncate(name);
        choice.content.splice(0..0, article as u32..content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    #[test]
    fn a_name_ends_where_an_article_begins() {
        let read = |text: &str, source: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "According to"), tokens(&doc, source), tokens(&doc, content));
            leave_subject(&doc, &mut one);
            (written(&doc, &one.source), written(&doc, &one.content))
        };
        let both = |source: &str, content: &str| (source.to_owned(), content.to_owned());
        assert_eq!(
            read("According to Ann Smith the old house was empty .", "Ann Smith the old house", "was empty"),
            both("Ann Smith", "the old house was empty")
        );
        let text = "According to Ann Smith the house in question was empty .";
        assert_eq!(
            read(text, "Ann Smith the house", "was empty"),
            both("Ann Smith", "the house in question was empty")
        );
        let text = "According to Ann the Great house it was empty .";
        assert_eq!(read(text, "Ann the Great", "it was empty"), both("Ann the Great", "it was empty"));
        let text = "According to Ann the Harbour house in question was empty .";
        assert_eq!(
            read(text, "Ann the Harbour house", "was empty"),
            both("Ann", "the Harbour house in question was empty")
        );
        let text = "According to Chance the Rapper the show was cancelled .";
        assert_eq!(
            read(text, "Chance the Rapper", "the show was cancelled"),
            both("Chance the Rapper", "the show was cancelled")
        );
        let text = "According to Ann Smith the lawyer , it was empty .";
        assert_eq!(
            read(text, "Ann Smith the lawyer", "it was empty"),
            both("Ann Smith the lawyer", "it was empty")
        );
    }
}
