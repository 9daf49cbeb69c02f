//! Names of programmes, papers and platforms: "NBC’s “Meet the Press”", "Talk of the Day". Never a person's.

use super::{Found, Way, names_person};
use crate::language::Language;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// A name with capitals, or a title in marks, possibly owned: "NBC’s “Meet the Press”". Never a person's name.
pub(super) fn title(doc: &Parsed<'_>, at: usize, end: usize, persons: &[Span], way: Way) -> Option<Found> {
    let Language { addressees: words, gazetteer, grammar, .. } = doc.language;
    let end = end.min(at + 14);
    let mut i = at;
    let mut named = false;
    while i < end {
        let kind = doc.tokens[i].kind;
        let word = doc.word(i);
        let follows = |i: usize| i + 1 < end && doc.tokens[i + 1].kind == TokenKind::Capital;
        if kind == TokenKind::Quote {
            // A short title in marks; a longer one is speech.
            let quotation = doc.tokens[i].quotation?;
            let close = (i + 1..end).find(|k| {
                doc.tokens[*k].kind == TokenKind::Quote && doc.tokens[*k].quotation == Some(quotation)
            })?;
            let short =
                close - i <= 10 && doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Capital);
            let ends = doc
                .tokens
                .get(close - 1)
                .is_some_and(|t| t.kind == TokenKind::Punctuation || t.kind == TokenKind::Stop);
            let capitals = (i + 1..close).filter(|k| doc.tokens[*k].kind == TokenKind::Capital).count();
            if !short || ends && named || capitals * 2 < (close - i - 1) {
                break;
            }
            i = close + 1;
            named = true;
            break;
        }
        // "Told Sample.info the Ruritanian claims were false": a people begins the statement.
        let people = grammar.the.contains(word) && i + 1 < end && gazetteer.is_nationality(doc.word(i + 1));
        let inner = named && words.within_a_title.contains(word) && follows(i) && !people;
        let owner = named && grammar.possessives.contains(word);
        if kind == TokenKind::Capital && !weekday(doc, word)
            || kind == TokenKind::Number && named && i > at
            || owner
        {
            // "told NBC Putin was ready": a person's name begins the statement.
            if names_person(persons, doc.tokens[i].span) {
                break;
            }
            named = true;
            i += 1;
        } else if inner
            && !names_person(persons, doc.tokens[i + 1].span)
            && (!words.with.contains(word) || is_owned(doc, at, i))
        {
            i += 1;
        } else {
            break;
        }
    }
    while i > at
        && (grammar.possessives.contains(doc.word(i - 1))
            || words.within_a_title.contains(doc.word(i - 1))
            || i - 1 > at && lone_opener(doc, i - 1))
    {
        i -= 1;
    }
    if i <= at || !named || doc.tokens.get(at).is_none_or(|t| names_person(persons, t.span)) {
        return None;
    }
    let span = doc.tokens.get(at)?.span.join(doc.tokens.get(i - 1)?.span);
    let written = span.of(doc.text);
    let country = gazetteer.is_place(written) || gazetteer.is_nationality(written);
    let name = unmarked(written);
    let titled = gazetteer.is_title(doc.word(at)) && !doc.is_quote_mark(at);
    (!country && !titled && name.chars().any(char::is_alphabetic)).then_some(Found { name, span, way })
}

/// A title without the marks around it; those inside stay.
fn unmarked(written: &str) -> String {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"');
    let inner = written.strip_prefix(is_mark).and_then(|rest| rest.strip_suffix(is_mark));
    inner.map_or(written, |inner| inner.trim_end_matches([',', '.'])).to_owned()
}

fn weekday(doc: &Parsed<'_>, word: &str) -> bool {
    doc.language.gazetteer.is_not_name(word) && !doc.language.addressees.title_openers.contains(word)
}

/// Whether a possessive stands between: titles may hold "with", names do not.
fn is_owned(doc: &Parsed<'_>, at: usize, i: usize) -> bool {
    (at..i).any(|k| doc.language.grammar.possessives.contains(doc.word(k)))
}

/// A capital at the end of the run that is not part of the name: "He", "Russia".
fn lone_opener(doc: &Parsed<'_>, i: usize) -> bool {
    weekday(doc, doc.word(i))
        || doc.language.gazetteer.is_country(doc.word(i))
            && !doc.language.addressees.before_a_country.contains(doc.word(i - 1))
            // "Told XYZ Ruritania Mr Example was there": another name begins the statement.
            && doc.tokens.get(i + 1).is_none_or(|next| next.kind != TokenKind::Capital)
}

#[cfg(test)]
mod tests {
    use super::super::Way;
    use super::title;
    use crate::text::parsed::Parsed;
    use crate::text::span::Span;

    /// The title behind "on", before the rest of a text in which this one is a person.
    fn named(text: &str, person: &str) -> Option<String> {
        let text = &format!("She was on {text}");
        let doc = Parsed::new(text);
        let persons: Vec<Span> =
            text.match_indices(person).map(|(at, _)| Span::at(at, at + person.len())).collect();
        title(&doc, 3, doc.tokens.len(), &persons, Way::Interview).map(|found| found.name)
    }

    fn of(text: &str) -> String {
        named(text, "Ben Sample").unwrap_or_default()
    }

    #[test]
    fn a_name_ends_where_the_statement_begins() {
        assert_eq!(of("Harbour News Ben Sample was late."), "Harbour News", "a person");
        assert_eq!(of("Harbour News the French claims were false."), "Harbour News", "a people");
        assert_eq!(of("Harbour News on Friday."), "Harbour News", "a weekday");
        assert_eq!(of("Harbour News He was late."), "Harbour News", "a word that opens a sentence");
        assert_eq!(of("Harbour News France was late."), "Harbour News", "a country");
        assert_eq!(of("Harbour News it was late."), "Harbour News");
    }

    #[test]
    fn numbers_and_small_words_stand_within_a_name() {
        assert_eq!(of("Harbour 24 said so."), "Harbour 24");
        assert_eq!(of("24 Harbour said so."), "", "a number begins none");
        assert_eq!(of("Voice of France said so."), "Voice of France");
        assert_eq!(of("Talk of Day said so."), "Talk of Day");
        assert_eq!(of("Talk of the day said so."), "Talk", "nothing large follows");
        assert_eq!(of("HBN’s Talk with Wexel said so."), "HBN’s Talk with Wexel");
        assert_eq!(of("Harbour with Wexel said so."), "Harbour", "names hold no “with”");
        assert_eq!(of("Harbour News and the rest."), "Harbour News");
    }

    #[test]
    fn a_short_title_in_marks_is_a_name_and_speech_is_not() {
        assert_eq!(of("“Talk of the Day” said so."), "Talk of the Day");
        assert_eq!(of("“Talk of Day,” she said."), "Talk of Day");
        assert_eq!(of("HBN “Rain Came,” she said."), "HBN", "speech ends with a mark");
        assert_eq!(of("HBN “Rain came over the hills” again."), "HBN", "few capitals");
        assert_eq!(of("HBN “rain Came” again."), "HBN", "no capital at its beginning");
        assert_eq!(of("HBN “A B C D E F G H I J K” again."), "HBN", "too long");
    }

    #[test]
    fn neither_people_nor_countries_are_titles() {
        assert_eq!(named("Ben Sample was late.", "Ben Sample"), None);
        assert_eq!(named("France was late.", "Ben Sample"), None);
        assert_eq!(named("French was late.", "Ben Sample"), None);
        assert_eq!(named("Mayor Wexel was late.", "Ben Sample"), None, "a title leads to a person");
        assert_eq!(named("it was late.", "Ben Sample"), None);
    }
}
