//! Where the words stand that an editor gives for a statement. They are found by the words, so case, accents, blanks and the
//! kind of marks may differ.

use crate::pack::compared_words::words;
use crate::pack::refusal::{Refusal, Why};
use crate::text::quotation::{is_double, is_single};
use crate::text::span::Span;
use std::ops::Range;

/// The words of an article, to find others in.
pub(super) struct Words<'t> {
    text: &'t str,
    words: Vec<(String, Range<usize>)>,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, words: words(text) }
    }

    /// Where the pieces stand, one after the other. Of several places those behind the words of `before` are meant, of these the one
    /// nearest to byte `near`; without it the first piece must stand once.
    ///
    /// # Errors
    /// The piece that is not there, or that stands several times, and what to do.
    pub(super) fn find(
        &self,
        pieces: &[String],
        before: Option<&str>,
        near: Option<usize>,
    ) -> Result<Vec<Span>, Refusal> {
        let mut found: Vec<Span> = Vec::new();
        let before: Vec<String> =
            words(before.unwrap_or_default()).into_iter().map(|(word, _)| word).collect();
        for piece in pieces {
            let wanted: Vec<String> = words(piece).into_iter().map(|(word, _)| word).collect();
            let behind = found.last().map_or(0, |last| last.end as usize);
            let mut places: Vec<Span> = self.all(piece, &wanted, behind).collect();
            if found.is_empty() && places.iter().any(|place| self.follows(*place, &before)) {
                places.retain(|place| self.follows(*place, &before));
            }
            let place = match (found.is_empty(), near) {
                (true, Some(near)) => places.iter().min_by_key(|place| near.abs_diff(place.start as usize)),
                (true, None) if places.len() > 1 => {
                    let times = places.len();
                    return Err(Refusal::new(Why::SeveralTimes, [piece, &times.to_string()]));
                }
                _ => places.first(),
            };
            let place = place.ok_or_else(|| Refusal::new(Why::NoWords, [piece]))?;
            found.push(*place);
        }
        Ok(found)
    }

    /// The places of some words in a row that begin at a byte or behind it.
    fn all<'a>(
        &'a self,
        piece: &'a str,
        wanted: &'a [String],
        behind: usize,
    ) -> impl Iterator<Item = Span> + 'a {
        let runs = self.words.windows(wanted.len().max(1)).filter(move |run| {
            !wanted.is_empty() && run.iter().map(|(word, _)| word).eq(wanted) && starts_behind(run, behind)
        });
        runs.filter_map(move |run| {
            let (first, last) = (&run.first()?.1, &run.last()?.1);
            Some(self.with_marks(piece, first.start, last.end))
        })
    }

    /// Whether these words stand right before a place.
    fn follows(&self, place: Span, before: &[String]) -> bool {
        let end = self.words.partition_point(|(_, own)| own.end <= place.start as usize);
        let own = self.words.get(..end).unwrap_or_default().iter().map(|(word, _)| word);
        own.rev().take(before.len()).eq(before.iter().rev())
    }

    /// A place with the quotation marks at its ends, where the editor wrote some.
    fn with_marks(&self, piece: &str, start: usize, end: usize) -> Span {
        let (mut from, mut to) = (start, end);
        let before = self.text.get(..start).unwrap_or_default().chars().next_back();
        if let Some(mark) = before.filter(|c| is_mark(*c) && piece.starts_with(is_mark)) {
            from -= mark.len_utf8();
        }
        if piece.ends_with(is_mark) {
            let rest = self.text.get(end..).unwrap_or_default();
            let between = rest.chars().take_while(|c| !is_mark(*c) && c.is_ascii_punctuation());
            let mark = end + between.map(char::len_utf8).sum::<usize>();
            let closing = self.text.get(mark..).unwrap_or_default().chars().next().filter(|c| is_mark(*c));
            to = closing.map_or(end, |closing| mark + closing.len_utf8());
        }
        Span::at(from, to)
    }
}

fn starts_behind(run: &[(String, Range<usize>)], behind: usize) -> bool {
    run.first().is_some_and(|(_, place)| place.start >= behind)
}

fn is_mark(c: char) -> bool {
    is_double(c) || is_single(c)
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn found(text: &str, pieces: &[&str], near: Option<usize>) -> Result<Vec<String>, String> {
        let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        let spans = Words::of(text).find(&pieces, None, near)?;
        Ok(spans.iter().map(|span| span.of(text).to_owned()).collect())
    }

    const TEXT: &str =
        "“The bridge is shut,” she said. “It will\nopen, when  spring comes.” The bridge is shut.";

    #[test]
    fn pieces_follow_one_another_and_marks_come_along_where_they_are_written() {
        let both = found(TEXT, &["\"the Bridge is shut\"", "open when spring"], Some(0));
        assert_eq!(both.unwrap(), ["“The bridge is shut,”", "open, when  spring"]);
        assert!(
            found(TEXT, &["open when spring", "she said"], Some(0)).unwrap_err().starts_with("“she said”")
        );
    }

    #[test]
    fn of_several_places_the_nearest_is_meant_or_none() {
        assert_eq!(found(TEXT, &["bridge is shut."], Some(TEXT.len())).unwrap(), ["bridge is shut"]);
        assert!(found(TEXT, &["bridge is shut"], None).unwrap_err().contains("2 times"));
        assert!(found(TEXT, &["… ”"], None).is_err());
        assert!(found("", &["a"], None).is_err());
    }

    #[test]
    fn the_words_before_tell_which_of_several_places_is_meant() {
        let text = "The bridge is shut. She said: the bridge is shut. He asked whether the bridge is shut.";
        let at = |before: &str, near| {
            let pieces = ["the bridge is shut".to_owned()];
            Words::of(text).find(&pieces, Some(before), near).map(|spans| spans[0].start)
        };
        assert_eq!(at("She said", None), Ok(30));
        assert_eq!(at("asked whether", Some(0)), Ok(67));
        assert_eq!(at("nobody wrote", Some(0)), Ok(0), "words that are not there tell nothing");
        assert!(at("nobody wrote", None).is_err());
    }
}
