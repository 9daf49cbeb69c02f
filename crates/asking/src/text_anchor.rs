//! A statement's first and last words, as links carry them (`w=`): with them a statement is found again when its id
//! is gone, because a text was corrected or read anew.
//!
//! ```
//! use on_record_asking::text_anchor::shorten;
//! assert_eq!(shorten("There is no meeting planned"), "there-is-no-meeting-planned");
//! let long = "One two three four five six seven eight nine ten";
//! assert_eq!(shorten(long), "one-two-three-four~seven-eight-nine-ten");
//! ```

use crate::part::place;
use on_record_engine::model::{Corpus, Statement};
use on_record_engine::query::plain;
use on_record_engine::{Id, StatementId};

/// How many words of each end a link carries.
const ENDS: usize = 4;

/// Fewer words than these say too little to find a statement that has changed.
const TELLING: usize = 3;

/// Between the first words and the last ones, where the link leaves words out.
const LEFT_OUT: char = '~';

/// What a statement's link carries.
#[must_use]
pub fn of(corpus: &Corpus, statement: &Statement) -> String {
    shorten_plain(&words(corpus, statement))
}

/// The first and last words of a text.
#[must_use]
pub fn shorten(text: &str) -> String {
    shorten_plain(&plain(text))
}

/// The statement that has these words: those that begin and end so come first, then those that hold the first or
/// the last ones somewhere, the most of them first.
#[must_use]
pub fn find(corpus: &Corpus, written: &str) -> Option<StatementId> {
    // Links may have passed through hands that write blanks for hyphens.
    let mut ends = written.split([LEFT_OUT, '…']).map(plain).filter(|end| !end.is_empty());
    let head = ends.next()?;
    let tail = ends.next_back();
    let mut best: Option<(usize, StatementId)> = None;
    for (id, statement) in corpus.statements.iter() {
        let words = words(corpus, statement);
        let likeness = likeness(&words, &head, tail.as_deref());
        if likeness > best.map_or(0, |(most, _)| most) {
            best = Some((likeness, id));
        }
    }
    best.map(|(_, id)| id)
}

/// How much of the two ends a statement's words hold: most of all as its own ends.
fn likeness(words: &str, head: &str, tail: Option<&str>) -> usize {
    const WHOLE: usize = 1_000;
    let begins =
        |part: &str| words == part || words.strip_prefix(part).is_some_and(|rest| rest.starts_with('-'));
    let ends = |part: &str| words == part || words.strip_suffix(part).is_some_and(|rest| rest.ends_with('-'));
    if tail.map_or(words == head, |tail| begins(head) && ends(tail)) {
        return WHOLE;
    }
    let holds = |part: &str| {
        let count = part.split('-').count();
        let inside = || place(&format!("-{words}-"), &format!("-{part}-")).is_some();
        if count >= TELLING && inside() { count } else { 0 }
    };
    holds(head) + tail.map_or(0, holds)
}

/// The words of all its pieces, folded, with hyphens between.
fn words(corpus: &Corpus, statement: &Statement) -> String {
    let text =
        corpus.articles.rows().get(statement.article.index()).map_or("", |article| article.text.as_str());
    let pieces: Vec<String> = statement.content.iter().map(|span| plain(span.of(text))).collect();
    pieces.iter().filter(|piece| !piece.is_empty()).map(String::as_str).collect::<Vec<_>>().join("-")
}

fn shorten_plain(words: &str) -> String {
    let all: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    if all.len() <= 2 * ENDS {
        return all.join("-");
    }
    let (head, tail) = (&all[..ENDS], &all[all.len() - ENDS..]);
    format!("{}{LEFT_OUT}{}", head.join("-"), tail.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_that_grew_or_shrank_is_like_its_old_words() {
        let old =
            shorten("“There is no meeting planned,” the minister said, and nobody else knew more of it");
        let (head, tail) = old.split_once('~').unwrap();
        let now = plain("There is no meeting planned, the minister said");
        assert_eq!(likeness(&now, head, Some(tail)), 4);
        assert_eq!(likeness(&plain("Nobody else"), head, Some(tail)), 0);
        assert_eq!(likeness("no", "no", None), 1_000);
    }
}
