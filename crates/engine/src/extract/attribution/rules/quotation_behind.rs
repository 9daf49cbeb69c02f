//! A quotation behind its speaker's sentence: "Smith said A. “B.”" is two statements.

use crate::extract::attribution::choice::{Choice, words};
use crate::text::parsed::Parsed;

/// Minimum number of words in a quotation that is a statement; a shorter one may be a name or a manner of speaking.
const STATEMENT: usize = 8;

/// "Smith said A. “B.”": what follows the sentence in quotation marks of its own is a statement of its own. Cuts A there,
/// and gives B as a choice of its own with the same cue.
pub(in crate::extract::attribution) fn part_quotation(
    doc: &Parsed<'_>,
    choice: &mut Choice,
) -> Option<Choice> {
    let sentence = doc.tokens[*choice.cue.first()? as usize].sentence;
    let later = |&i: &u32| doc.tokens[i as usize].sentence > sentence;
    let at = choice.content.iter().position(later).filter(|&at| at > 0)?;
    let (before, behind) = choice.content.split_at(at);
    let plain = before.iter().all(|&i| !doc.is_quoted(i as usize)) && words(doc, before) >= 3;
    let apart = doc.is_quote_mark(behind[0] as usize)
        && behind.iter().all(|&i| doc.is_quoted(i as usize))
        && words(doc, behind) >= STATEMENT;
    if !plain || !apart {
        return None;
    }
    let other = Choice { content: behind.to_vec(), ..choice.clone() };
    // The full stop between the two is nobody's.
    let said =
        choice.content[..at].iter().rposition(|&i| doc.is_word(i as usize)).map_or(at, |last| last + 1);
    choice.content.truncate(said);
    Some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    #[test]
    fn a_quotation_of_its_own_is_a_statement_of_its_own() {
        let parts = |text: &str, content: &str| {
            let doc = Parsed::new(text);
            let mut one = choice(tokens(&doc, "said"), tokens(&doc, "Smith"), tokens(&doc, content));
            let other = part_quotation(&doc, &mut one);
            (written(&doc, &one.content), other.map(|o| written(&doc, &o.content)))
        };
        let quoted = "“ They found far more than we had thought there was . ”";
        let whole = format!("he is alarmed by this . {quoted}");
        assert_eq!(
            parts(
                "Smith said he is alarmed by this. “They found far more than we had thought there was.”",
                &whole
            ),
            ("he is alarmed by this".to_owned(), Some(quoted.to_owned()))
        );
        let short = "he is alarmed by this . “ Far more . ”";
        assert_eq!(parts("Smith said he is alarmed by this. “Far more.”", short), (short.to_owned(), None));
    }
}
