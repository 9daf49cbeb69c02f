//! Posts that an article embeds: "The bridge stays shut. — Ada Example (@ada) May 2, 2031".
//!
//! Sites write them so where a page without its script is read. The words are the account's, without quotation marks.

use crate::extract::attribution::rules::signature::Signed;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The longest name of an account, in tokens.
const NAME: usize = 10;
/// The longest handle with its brackets, in tokens: "(@ada_example)".
const HANDLE: usize = 8;
/// How far behind the handle the year of the post stands at most, in tokens.
const DATE: usize = 6;
/// Minimum number of words in a post.
const WORDS: usize = 2;

/// The posts of an article, in the order of the text.
#[must_use]
pub(in crate::extract::attribution) fn posts(doc: &Parsed<'_>) -> Vec<Signed> {
    let paragraphs = doc.paragraphs();
    let mut found = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut from = paragraph.start;
        while let Some(signed) = next(doc, from..paragraph.end) {
            let before = number.checked_sub(1).and_then(|n| paragraphs.get(n)).cloned();
            let content = if signed.dash > from { Some(from..signed.dash) } else { before };
            let content = content.map(|content| without_links(doc, content));
            let said = content.filter(|c| c.clone().filter(|i| doc.is_word(*i)).count() >= WORDS);
            found.extend(said.map(|content| Signed { dash: signed.dash, source: signed.source, content }));
            from = signed.end;
        }
    }
    found
}

/// Where a post is signed, and where its date ends.
struct Signature {
    dash: usize,
    source: Range<usize>,
    end: usize,
}

/// The first signature of a post in these tokens.
fn next(doc: &Parsed<'_>, tokens: Range<usize>) -> Option<Signature> {
    for open in tokens.clone().filter(|i| doc.word(*i) == "(") {
        let close = (open + 1..tokens.end.min(open + HANDLE)).find(|i| doc.word(*i) == ")");
        let handle = close.is_some_and(|close| written(doc, open + 1..close).starts_with('@'));
        let floor = tokens.start.max(open.saturating_sub(NAME));
        let dash = (floor..open).rev().find(|i| matches!(doc.word(*i), "—" | "–" | "--"));
        let (true, Some(close), Some(dash)) = (handle, close, dash.filter(|dash| dash + 1 < open)) else {
            continue;
        };
        let is_year = |i: &usize| {
            doc.tokens[*i].kind == TokenKind::Number && doc.word(*i).len() == 4 && doc.word(*i) > "1990"
        };
        let year = (close + 1..tokens.end.min(close + 1 + DATE)).find(is_year);
        let end = year.map_or(close + 1, |year| year + 1);
        return Some(Signature { dash, source: dash + 1..open, end });
    }
    None
}

fn written<'t>(doc: &Parsed<'t>, tokens: Range<usize>) -> &'t str {
    let span = doc.tokens.get(tokens.start).zip(doc.tokens.get(tokens.end.saturating_sub(1)));
    span.map_or("", |(first, last)| first.span.join(last.span).of(doc.text))
}

/// A post's words without the links that stand behind them.
fn without_links(doc: &Parsed<'_>, tokens: Range<usize>) -> Range<usize> {
    let text = written(doc, tokens.clone());
    let links = ["http://", "https://", "pic.twitter.com/"];
    let Some(link) = links.iter().filter_map(|link| text.find(link)).min() else { return tokens };
    let Some(start) = doc.tokens.get(tokens.start).map(|token| token.span.start as usize) else {
        return tokens;
    };
    let end = tokens.clone().find(|i| doc.tokens[*i].span.start as usize >= start + link);
    tokens.start..end.unwrap_or(tokens.end)
}

#[cfg(test)]
mod tests {
    use super::posts;
    use crate::text::parsed::Parsed;

    fn found(text: &str) -> Vec<(String, String)> {
        let doc = Parsed::new(text);
        let words = |r: &std::ops::Range<usize>| r.clone().map(|i| doc.word(i)).collect::<Vec<_>>().join(" ");
        posts(&doc).iter().map(|post| (words(&post.source), words(&post.content))).collect()
    }

    fn is(name: &str, words: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), words.to_owned())]
    }

    #[test]
    fn a_post_is_its_accounts() {
        let text =
            "The bridge stays shut. https://t.co/abc — Ada Example (@ada_example) May 2, 2031\nIt rained.";
        assert_eq!(found(text), is("Ada Example", "The bridge stays shut ."));
    }

    #[test]
    fn the_signature_may_stand_on_a_line_of_its_own() {
        let text = "It rained.\n\nThe bridge stays shut.\n\n— Ada Example (@ada) 2 May 2031\n\nIt snowed.";
        assert_eq!(found(text), is("Ada Example", "The bridge stays shut ."));
    }

    #[test]
    fn two_posts_may_share_a_paragraph() {
        let text = "It is shut. — Ada Example (@ada) May 2, 2031 It is open. — Ben Sample (@ben) May 3, 2031";
        let names: Vec<String> =
            found(text).into_iter().map(|(name, words)| format!("{name}: {words}")).collect();
        assert_eq!(names, ["Ada Example: It is shut .", "Ben Sample: It is open ."]);
    }

    #[test]
    fn brackets_without_a_handle_sign_nothing() {
        assert!(found("The bridge — Ada Example (54) says so — stays shut in 2031.").is_empty());
    }
}
