//! The outlet, where the text itself names the one that published it; everything else is "outlet not stated".
//!
//! What is no outlet is never one: "first published on 18 August, 2022" names a day, "can confirm" is what a ministry says.
//!
//! ```
//! # #[cfg(feature = "english")] {
//! use on_record_engine::{Parsed, extract::outlet, language::Language};
//! let language = Language::english();
//! let of = |text: &'static str| outlet(&Parsed::cut(text, &language)).map(|span| span.of(text));
//! assert_eq!(of("The bridge is closed.\nThe post River Wins appeared first on The Sample."), Some("The Sample"));
//! assert_eq!(of("The bridge is closed.\nThis article was first published on 18 August, 2022."), None);
//! # }
//! ```

use crate::language::Language;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The most words of an outlet's name.
const LONGEST: usize = 6;

/// The words that name the outlet.
#[must_use]
pub fn outlet(doc: &Parsed<'_>) -> Option<Span> {
    republished(doc).or_else(|| own_voice(doc))
}

/// "The post … appeared first on The Sample."
fn republished(doc: &Parsed<'_>) -> Option<Span> {
    let phrases = &doc.language.outlets.before;
    doc.blocks.iter().filter(|b| b.kind == BlockKind::Republishing).find_map(|block| {
        let line = block.span.of(doc.text);
        let lower = line.to_ascii_lowercase();
        let end = phrases.iter().filter_map(|p| Some(lower.rfind(p)? + p.len())).max()?;
        let name = name_at_front(line.get(end..)?, doc.language)?;
        let start = block.span.start as usize + end;
        Some(Span::at(start + name.start, start + name.end))
    })
}

/// The name that a rest of a line begins with: "The Sample" of " The Sample on 18 August, 2022, and is shown here".
fn name_at_front(rest: &str, language: &Language) -> Option<Range<usize>> {
    let line = rest.split(['|', '(', '\n']).next()?;
    let words = places(line);
    let (mut name, mut taken): (Option<Range<usize>>, usize) = (None, 0);
    for (number, place) in words.iter().enumerate() {
        let neighbour =
            |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |place| bare(line, place).0);
        let (word, closes) = bare(line, place);
        let beside = [number.checked_sub(1), Some(number + 1)].map(neighbour);
        if is_part_of_a_day(word, beside, language) {
            break;
        }
        let small = word == "&" || language.acronyms.leave_out(word);
        if is_of_a_name(word, name.is_some()) {
            let from = place.start + line.get(place.clone())?.find(word)?;
            name = Some(name.map_or(from, |name| name.start)..from + word.len());
            taken += 1;
        } else if !small && !word.is_empty() {
            break;
        }
        if closes && name.is_some() {
            break;
        }
    }
    name.filter(|name| {
        taken <= LONGEST && line.get(name.clone()).is_some_and(|name| is_an_outlets(name, language))
    })
}

/// The words of a line, as they stand between its blanks.
fn places(line: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let pieces = line.split_inclusive(char::is_whitespace).map(|piece| {
        let start = at;
        at += piece.len();
        start..start + piece.trim_end().len()
    });
    pieces.filter(|place| !place.is_empty()).collect()
}

/// A word without the marks around it, and whether a mark behind it closes the name.
fn bare<'l>(line: &'l str, place: &Range<usize>) -> (&'l str, bool) {
    let whole = line.get(place.clone()).unwrap_or_default();
    let outside = |c: char| !c.is_alphanumeric() && !matches!(c, '&' | '!' | '+');
    let word = whole.trim_matches(outside);
    let behind = whole.find(word).and_then(|at| whole.get(at + word.len()..)).unwrap_or_default();
    (word, behind.contains([',', ';', ':', '.', '”', '"']))
}

/// Whether a word can belong to a name: it has a capital, no case at all, or is a site's address.
fn is_of_a_name(word: &str, begun: bool) -> bool {
    let letters = word.chars().any(char::is_alphabetic);
    let small = word.chars().all(|c| !c.is_alphabetic() || c.is_lowercase());
    letters && (!small || word.contains('.')) || begun && !word.is_empty() && !letters
}

/// Whether a word is part of a day: "18" and "August" in "18 August", not "4" in "Channel 4".
fn is_part_of_a_day(word: &str, beside: [&str; 2], language: &Language) -> bool {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let calendar = |word: &str| language.times.is_of_the_calendar(word);
    number(word) && beside.into_iter().any(calendar) || calendar(word) && beside.into_iter().any(number)
}

/// Whether what has the form of a name may be an outlet's: no day, country, people or platform.
fn is_an_outlets(name: &str, language: &Language) -> bool {
    let Language { gazetteer, addressees, times, .. } = language;
    let words = || name.split_whitespace();
    let named = |word: &str| word.chars().any(char::is_alphabetic) && !times.is_of_the_calendar(word);
    words().any(named)
        && !gazetteer.is_country(name)
        && !gazetteer.is_nationality(name)
        && !gazetteer.is_seat(name)
        && !addressees.platforms.iter().any(|platform| platform.eq_ignore_ascii_case(name))
}

/// "RadarOnline.com can report": only the paper itself speaks so.
fn own_voice(doc: &Parsed<'_>) -> Option<Span> {
    let phrases = &doc.language.outlets.behind;
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Capital);
    let stands = |i: usize, phrase: &[String]| {
        phrase.iter().enumerate().all(|(k, word)| i + k < doc.tokens.len() && doc.word(i + k) == word)
    };
    let name = |at: usize| -> Option<Range<usize>> {
        let mut start = at - 1;
        while start > 0
            && at - start < LONGEST
            && capital(start - 1)
            && doc.tokens[start - 1].sentence == doc.tokens[at].sentence
        {
            start -= 1;
        }
        (capital(at - 1) && is_a_papers(doc, &(start..at))).then_some(start..at)
    };
    let name = (1..doc.tokens.len())
        .filter(|i| !doc.is_quoted(*i) && phrases.iter().any(|p| stands(*i, p)))
        .find_map(name)?;
    Some(doc.tokens.get(name.start)?.span.join(doc.tokens.get(name.end - 1)?.span))
}

/// Whether words are written as only a paper's name is: "Example.com", "XYZ News", "The Sample"; not "Scientists", "I",
/// "The Treasury", "Ada Example".
fn is_a_papers(doc: &Parsed<'_>, name: &Range<usize>) -> bool {
    let Language { grammar, topics, addressee_nouns, bodies, gazetteer, .. } = doc.language;
    let lower = |i: usize| doc.word(i).to_lowercase();
    let telling = |i: usize| {
        let word = doc.word(i);
        let inner = word.char_indices().skip(1).any(|(_, c)| c.is_uppercase());
        let site = word.split('.').filter(|part| part.len() > 1).count() > 1;
        let small = word.chars().any(char::is_lowercase);
        site || inner && small
            || topics.media.contains(&lower(i))
            || addressee_nouns.is_outlet_word(&lower(i))
    };
    let with_article = grammar.capital_articles.contains(doc.word(name.start)) && name.len() > 1;
    let other = |i: usize| {
        let word = lower(i);
        bodies.is_body(&word) || gazetteer.is_role(&word) || gazetteer.is_organisation_word(doc.word(i))
    };
    let known = doc.tokens.get(name.start + 1).zip(doc.tokens.get(name.end - 1));
    let known = known.map_or("", |(from, to)| from.span.join(to.span).of(doc.text));
    name.clone().any(telling)
        || with_article
            && !name.clone().any(other)
            && !gazetteer.is_place(known)
            && !gazetteer.is_organisation(known)
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::outlet;
    use crate::language::Language;
    use crate::text::parsed::Parsed;

    fn of(text: &str) -> Option<String> {
        let language = Language::english();
        outlet(&Parsed::cut(text, &language)).map(|span| span.of(text).to_owned())
    }

    fn behind(line: &str) -> Option<String> {
        of(&format!("River Wins\n\nThe bridge is closed, the council said.\n\n{line}"))
    }

    #[test]
    fn lines_about_republishing_name_the_outlet() {
        for (line, name) in [
            ("The post River Wins appeared first on The Sample.", "The Sample"),
            ("This article was originally published in the Harbour Times.", "Harbour Times"),
            ("This article was originally published on Sample.example and is shown here.", "Sample.example"),
            ("This article was first published by The Sample on 18 August, 2022.", "The Sample"),
            (
                "This article was first published by Harbour & Sons Weekly, a paper of the coast.",
                "Harbour & Sons Weekly",
            ),
            ("This article originally appeared on Channel 4 News.", "Channel 4 News"),
            ("This article was first published by the Sunday Sample.", "Sunday Sample"),
        ] {
            assert_eq!(behind(line).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn what_is_no_outlet_is_never_one() {
        for line in [
            "A version of this article was first published on 18 August, 2022.",
            "This article was first published on Monday.",
            "This article was first published on August 18.",
            "This article was originally published in 2019.",
            "This article was originally published in German.",
            "This article was first published on our site.",
            "This article originally appeared on Facebook.",
        ] {
            assert_eq!(behind(line), None, "{line}");
        }
    }

    #[test]
    fn only_a_paper_says_what_it_can_report() {
        for (text, name) in [
            ("The bridge is unsafe, SampleOnline.com can report.", Some("SampleOnline.com")),
            ("XYZ News can reveal that the bridge is unsafe.", Some("XYZ News")),
            ("The Sample can exclusively reveal that the bridge is unsafe.", Some("The Sample")),
            ("Scientists can report that the bridge is unsafe.", None),
            ("I can reveal that the bridge is unsafe.", None),
            ("The Ministry can reveal that the bridge is unsafe.", None),
            ("Ada Example can reveal that the bridge is unsafe.", None),
        ] {
            assert_eq!(of(text).as_deref(), name, "{text}");
        }
    }
}
