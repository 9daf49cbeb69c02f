//! Where contents begin and end: what belongs to the reporter is left to the reporter.
//!
//! Invariant: a content only loses words at its ends here, or gains the marks of its own quotation.

use crate::extract::attribution::choice::{Choice, words};
use crate::extract::attribution::traits::is_title;
use crate::text::parsed::Parsed;
use crate::text::span::Span;

/// "She said A, despite B, this paper can report": what a comma and such a word open behind a paraphrase is the
/// reporter's, as long as no quotation marks follow.
pub(super) fn leave_asides(doc: &Parsed<'_>, choice: &mut Choice) {
    let announced = choice.cue.last() < choice.content.first();
    let opens = |pair: &[u32]| {
        let (comma, word) = (doc.word(pair[0] as usize), doc.word(pair[1] as usize));
        comma == "," && pair[0] + 1 == pair[1] && (ASIDES.contains(&word) || is_participle(word))
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

const ASIDES: [&str; 4] = ["despite", "amid", "though", "although"];

/// Whether a word looks like "dealing" in "…, dealing a blow to …", and not like "including".
fn is_participle(word: &str) -> bool {
    let other =
        ["including", "excluding", "according", "during", "regarding", "concerning", "nothing", "something"];
    word.len() > 5
        && word.ends_with("ing")
        && word.starts_with(|c: char| c.is_lowercase())
        && !other.contains(&word)
}

/// Gives pieces that start or end at a quotation's edge its marks, and the comma or full stop before the closing one.
pub(super) fn whole_quotations(doc: &Parsed<'_>, mut pieces: Vec<Span>) -> Vec<Span> {
    for piece in &mut pieces {
        let tokens = doc.tokens_in(*piece);
        let (first, last) = (tokens.start, tokens.end.saturating_sub(1));
        let quotation =
            |i: usize| doc.tokens.get(i).and_then(|t| t.quotation).map(|q| doc.quotations[q as usize]);
        if let Some(q) = quotation(first)
            && first > 0
            && doc.tokens[first - 1].span.start == q.span.start
            && doc.is_quote_mark(first - 1)
        {
            piece.start = q.span.start;
        }
        if let Some(q) = quotation(last).filter(|q| q.closed && q.span.end > piece.end) {
            let rest = doc.tokens_in(Span { start: piece.end, end: q.span.end });
            if rest.len() <= 3 && rest.clone().all(|i| !doc.is_word(i)) {
                piece.end = q.span.end;
            }
        }
    }
    pieces
}

/// "on “Meet the Neighbours” that …": the title is where it was said. "that “…”" is the quotation: the conjunction is
/// the reporter's.
pub(super) fn bare_quotation(doc: &Parsed<'_>, cue: &[u32], mut pieces: Vec<Span>) -> Vec<Span> {
    let conjunction = |piece: Span| {
        let tokens = doc.tokens_in(piece);
        tokens.len() == 1 && doc.word(tokens.start) == "that" && !doc.is_quoted(tokens.start)
    };
    if pieces.len() > 1 && conjunction(pieces[0]) {
        pieces.remove(0);
    }
    if let Some(first) = pieces.first_mut() {
        let mut tokens = doc.tokens_in(*first);
        let title =
            doc.tokens[tokens.start].quotation.map(|q| doc.tokens_in(doc.quotations[q as usize].span));
        if let Some(title) =
            title.filter(|t| t.start == tokens.start && t.end + 1 < tokens.end && is_title(doc, t.clone()))
            && doc.word(title.end) == "that"
        {
            tokens.start = title.end + 1;
            first.start = doc.tokens[tokens.start].span.start;
        }
        let quotation = doc.tokens.get(tokens.start + 1).and_then(|t| t.quotation);
        let whole = quotation.is_some_and(|q| {
            doc.quotations[q as usize]
                .span
                .contains(Span { start: doc.tokens[tokens.start + 1].span.start, end: first.end })
        });
        if whole && tokens.len() > 1 && doc.word(tokens.start) == "that" && !doc.is_quoted(tokens.start) {
            first.start = doc.tokens[tokens.start + 1].span.start;
        }
    }
    if let [only] = &mut pieces[..]
        && cue.iter().any(|&i| ACCUSING.contains(&doc.word(i as usize)))
        && let Some(opening) = accusation(doc, *only)
    {
        only.start = doc.tokens[opening].span.start;
    }
    pieces
}

const ACCUSING: [&str; 4] = ["accuse", "accused", "accuses", "accusing"];
/// How many tokens may name the accused.
const ACCUSED: usize = 8;

/// "accused the council of “…”": the opening mark, where the quotation is the rest of the content. Who is accused was
/// named by the reporter.
fn accusation(doc: &Parsed<'_>, piece: Span) -> Option<usize> {
    let tokens = doc.tokens_in(piece);
    let opening = tokens.clone().take(ACCUSED).find(|&i| doc.is_quote_mark(i))?;
    let quotation = doc.quotations[doc.tokens[opening].quotation? as usize];
    let of = opening > tokens.start && doc.word(opening - 1) == "of";
    (of && quotation.span.end >= doc.tokens[tokens.end - 1].span.end).then_some(opening)
}

/// "said earlier this week that …": when it was said is the reporter's, as long as a conjunction ends it.
pub(super) fn leave_time(doc: &Parsed<'_>, choice: &mut Choice) {
    let opens = choice.content.first().is_some_and(|&i| TIMES.contains(&doc.word(i as usize)));
    let that = choice.content.iter().take(TIME).position(|&i| doc.word(i as usize) == "that");
    if let Some(that) = that.filter(|_| opens) {
        choice.content.drain(..that);
    }
}

const TIMES: [&str; 10] =
    ["earlier", "later", "last", "this", "on", "yesterday", "today", "tonight", "recently", "afterwards"];
/// The longest naming of a time, in tokens.
const TIME: usize = 6;

/// "called it “fine” in a post": what a preposition opens behind a quotation, up to a word for where things are said, is
/// where it was said. In the training articles such words end 3 contents, and follow 46.
pub(super) fn leave_venue(doc: &Parsed<'_>, choice: &mut Choice) {
    let Some(&last) = choice.content.last() else { return };
    let Some(closing) = choice.content.iter().rposition(|&i| doc.is_quote_mark(i as usize)) else { return };
    let venue = &choice.content[closing + 1..];
    let opens = venue.first().is_some_and(|&i| VENUE_OPENS.contains(&doc.word(i as usize)));
    if opens && venue.len() <= VENUE && doc.language.venues.contains(doc.word(last as usize)) {
        choice.content.truncate(closing + 1);
    }
}

const VENUE_OPENS: [&str; 4] = ["in", "on", "during", "at"];
/// The longest naming of a venue, in tokens.
const VENUE: usize = 10;
