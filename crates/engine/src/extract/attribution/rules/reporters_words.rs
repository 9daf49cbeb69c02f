//! What stands behind a content and is the reporter's: asides ("…, despite B", "…, dealing a blow to B") and venues ("… in a
//! post").

use crate::extract::attribution::choice::{Choice, words};
use crate::language::Language;
use crate::text::parsed::Parsed;

/// "She said A, despite B, this paper can report": what a comma and such a word open behind a paraphrase is the
/// reporter's, as long as no quotation marks follow.
pub(in crate::extract::attribution) fn leave_asides(doc: &Parsed<'_>, choice: &mut Choice) {
    let announced = choice.cue.last() < choice.content.first();
    let opens = |pair: &[u32]| {
        let (comma, word) = (doc.word(pair[0] as usize), doc.word(pair[1] as usize));
        comma == ","
            && pair[0] + 1 == pair[1]
            && (doc.language.attribution.asides.contains(word) || is_participle(doc.language, word))
    };
    let Some(cut) = choice.content.windows(2).position(opens).filter(|_| announced) else { return };
    let (kept, aside) = choice.content.split_at(cut);
    if words(doc, kept) >= 4
        && !aside.iter().any(|&i| doc.is_quoted(i as usize))
        && !doc.is_quoted(kept[0] as usize)
    {
        choice.content.truncate(cut);
    }
}

/// Whether a word looks like "dealing" in "…, dealing a blow to …", and not like "including".
fn is_participle(language: &Language, word: &str) -> bool {
    word.len() > 5
        && language.word_classes.participle_endings.of(word).is_some()
        && word.starts_with(|c: char| c.is_lowercase())
        && !language.attribution.no_participles.contains(word)
}

/// "called it “fine” in a post": what a preposition opens behind a quotation, up to a word for where things are said, is
/// where it was said. In the training articles such words end 3 contents, and follow 46.
pub(in crate::extract::attribution) fn leave_venue(doc: &Parsed<'_>, choice: &mut Choice) {
    let Some(&last) = choice.content.last() else { return };
    let Some(closing) = choice.content.iter().rposition(|&i| doc.is_quote_mark(i as usize)) else { return };
    let venue = &choice.content[closing + 1..];
    let opens = venue
        .first()
        .is_some_and(|&i| doc.language.attribution.before_a_venue.contains(doc.word(i as usize)));
    if opens && venue.len() <= VENUE && doc.language.venues.contains(doc.word(last as usize)) {
        choice.content.truncate(closing + 1);
    }
}

/// The longest naming of a venue, in tokens.
const VENUE: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, written};

    /// What is left of the content that goes from behind `cue` to the end of the sentence.
    fn left(text: &str, cue: &str, rule: impl Fn(&Parsed<'_>, &mut Choice)) -> String {
        let doc = Parsed::new(text);
        let cue = (0..doc.tokens.len()).find(|&i| doc.word(i) == cue).expect("it stands there") as u32;
        let content = (cue + 1..doc.tokens.len() as u32 - 1).collect();
        let mut made = choice(vec![cue], vec![0], content);
        rule(&doc, &mut made);
        written(&doc, &made.content)
    }

    #[test]
    fn an_aside_is_the_reporters() {
        let text = "She said that the bridge would stay shut, dealing a blow to the ferry.";
        assert_eq!(left(text, "said", leave_asides), "that the bridge would stay shut");
        let text = "She said that the bridge would stay shut, including the ramp.";
        assert_eq!(left(text, "said", leave_asides), "that the bridge would stay shut , including the ramp");
    }

    #[test]
    fn where_it_was_said_is_the_reporters() {
        let text = "She called the bridge “fine” in a long interview.";
        assert_eq!(left(text, "called", leave_venue), "the bridge “ fine ”");
        let text = "She called the bridge “fine” in a long winter.";
        assert_eq!(left(text, "called", leave_venue), "the bridge “ fine ” in a long winter");
    }
}
