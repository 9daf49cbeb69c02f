//! Names that only their capitals tell, in headlines and at a sentence's beginning.

use super::entities::{Cast, placed, written};
use super::nameless;
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// In a headline every word has a capital; a name that the article gives elsewhere is known all the same.
pub(super) fn in_headline(doc: &Parsed<'_>, cast: &Cast, tokens: Range<usize>) -> Option<(usize, Ground)> {
    let block = doc.blocks.get(doc.block_of(tokens.start))?;
    if block.kind != BlockKind::Headline || tokens.len() > 4 || cast.within(&tokens).next().is_some() {
        return None;
    }
    Some((cast.called(doc.language, written(doc, &tokens)?)?, Ground::NameInHeadline))
}

/// "Greater Harbour Police": a phrase in capitals that opens a sentence, where a capital alone tells no name, is one where it
/// speaks; unless its words mean several people.
pub(super) fn name(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: Range<usize>,
    end: usize,
) -> Option<(usize, Ground)> {
    let Language { grammar, gazetteer, bodies, pronouns, .. } = doc.language;
    // "Half of the farmers", "Water and Energy Minister …": a name does not go on so.
    let behind = if tokens.end < end { doc.word(tokens.end) } else { "," };
    let goes_on = !matches!(behind, "," | "(" | "-" | "–" | "—") && !pronouns.relative.contains(behind);
    let definite = grammar.definite.contains(doc.word(tokens.start));
    let name = tokens.start + usize::from(definite)..tokens.end;
    let block = doc.blocks.get(doc.block_of(tokens.start))?;
    let last = doc.word(name.end.checked_sub(1).filter(|last| *last >= name.start)?);
    let capital = |i: usize| doc.tokens[i].kind == TokenKind::Capital && !bodies.is_compound(doc.word(i));
    let small =
        |i: usize| doc.language.mentions.field.contains(doc.word(i)) || matches!(doc.word(i), "&" | "-");
    let whole = capital(name.start) && capital(name.end - 1) && name.clone().all(|i| capital(i) || small(i));
    let several = is_several(doc, last) && (!definite || name.len() > 2 || is_people(doc, last));
    let office = gazetteer.is_role(last)
        || gazetteer.is_title(last)
        || name.len() > 1 && doc.language.mentions.letters_behind.contains(last);
    let free = cast.within(&tokens).all(|(_, p)| cast.entities.get(p.entity).is_some_and(|k| !k.is_person()));
    let told =
        !gazetteer.is_not_name(last) && !nameless::is_noun(doc.language, last) || definite || name.len() > 1;
    let elided = name.clone().any(|i| doc.word(i).contains(['’', '\'']));
    if goes_on || elided || block.kind == BlockKind::Headline || !whole || several || office || !free || !told
    {
        return None;
    }
    let written = written(doc, &name)?;
    if let Some(known) = cast.called(doc.language, written) {
        return Some((known, Ground::NameByCapitals));
    }
    Some((placed(doc, cast, name)?, Ground::NameByCapitals))
}

/// Whether a plural is that of a role or of another noun for people: "MPs", "Farmers".
fn is_people(doc: &Parsed<'_>, word: &str) -> bool {
    let one = doc.language.grammar.without_plural(word).unwrap_or(word);
    let office = doc.language.gazetteer.is_role(one) || doc.language.sources.offices.contains(one);
    office || nameless::is_noun(doc.language, one)
}

/// Whether a word means several people: "Families", "MPs".
fn is_several(doc: &Parsed<'_>, word: &str) -> bool {
    doc.language.grammar.is_plural(word)
        && !doc.language.gazetteer.is_organisation_word(word)
        && !doc.language.gazetteer.is_organisation(word)
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use crate::extract::source::tests::ground;
    use crate::language::grounds::Ground;

    #[test]
    fn a_headline_names_whom_the_article_names_below_it() {
        let head = "Harbour Water Trust Says Bridge Is Late";
        let on = |body: &str| {
            let text =
                format!("{head}\n\n{body} It rained all day and nobody came.\n\nIt was late in the evening.");
            ground(&text, &["Harbour Water Trust"])
        };
        let named = Some(("Harbour Water Trust".to_owned(), Ground::NameInHeadline));
        assert_eq!(on("Harbour Water Trust opened the bridge."), named);
        assert_ne!(
            on("Ada Example opened the bridge.").map(|(_, ground)| ground),
            Some(Ground::NameInHeadline)
        );
    }
}
