//! An article as the network sees it: its tokens, with marks and paragraphs by what they do, not by how they look.
//!
//! The network learned from texts that quote with double marks and have a paragraph a line. A quotation in single
//! marks is shown to it as one in double marks, one inside it the other way round, and the lines of a paragraph that
//! is broken into lines are one paragraph:
//!
//! ```text
//! ‘He said “no”,’ she wrote.    is seen as    “He said ‘no’,” she wrote.
//! ```

use super::tokens::{Shape, Token, hashes, tokens};
use crate::text::parsed::Parsed;
use crate::text::quotation::Quotation;
use crate::text::span::Span;

/// The tokens of an article.
#[must_use]
pub(crate) fn seen(doc: &Parsed<'_>) -> Vec<Token> {
    let quoted: Vec<Span> = doc.quotations.iter().map(|q| q.span).collect();
    let mut tokens = tokens(doc.text, &quoted);
    let mut room = String::new();
    for quotation in doc.quotations.iter().filter(|q| q.single) {
        swap_marks(doc.text, &mut tokens, *quotation, &mut room);
    }
    join_pairs(doc, &mut tokens, &mut room);
    join_lines(doc, &mut tokens);
    leave_rules(doc, &mut tokens);
    show_ranks(doc, &mut tokens, &mut room);
    tokens
}

/// Shows ranks that the network has hardly met as one that it knows: "Sgt. Ada Example" as "Lt. Ada Example".
fn show_ranks(doc: &Parsed<'_>, tokens: &mut [Token], room: &mut String) {
    let words = &doc.language.attribution;
    let Some(common) = words.common_rank.first() else { return };
    for at in 1..tokens.len() {
        let (rank, stop) = (&tokens[at - 1], &tokens[at]);
        let short = rank.span.end == stop.span.start && stop.span.of(doc.text) == ".";
        if short && words.rare_ranks.contains(rank.span.of(doc.text)) {
            tokens[at - 1].hashes = hashes(common, room);
        }
    }
}

/// Leaves out lines that only part an article: "=====", "* * *". The network would read on over them.
fn leave_rules(doc: &Parsed<'_>, tokens: &mut Vec<Token>) {
    let mut rules = doc
        .blocks
        .iter()
        .map(|block| block.span)
        .filter(|span| !span.of(doc.text).contains(char::is_alphanumeric))
        .peekable();
    tokens.retain(|token| {
        while rules.next_if(|rule| rule.end <= token.span.start).is_some() {}
        rules.peek().is_none_or(|rule| token.span.start < rule.start)
    });
}

/// Shows the single marks around a quotation as double ones, and double ones inside it as single ones.
fn swap_marks(text: &str, tokens: &mut [Token], quotation: Quotation, room: &mut String) {
    let first = tokens.partition_point(|t| t.span.start < quotation.span.start);
    let end = tokens.partition_point(|t| t.span.start < quotation.span.end);
    let last = end.saturating_sub(1);
    for (n, token) in tokens.iter_mut().enumerate().take(end).skip(first) {
        let shown = match (n, token.shape) {
            (n, Shape::Single) if n == first => "“",
            (n, Shape::Single) if n == last && quotation.closed => "”",
            (_, Shape::Opening) if token.span.of(text) == "“" => "‘",
            (_, Shape::Closing) if token.span.of(text) == "”" => "’",
            (_, Shape::Straight) => "'",
            _ => continue,
        };
        token.hashes = hashes(shown, room);
        token.shape = match shown {
            "“" => Shape::Opening,
            "”" => Shape::Closing,
            _ => Shape::Single,
        };
    }
}

/// Shows two single marks that open or close a quotation as the double one that they stand for.
fn join_pairs(doc: &Parsed<'_>, tokens: &mut Vec<Token>, room: &mut String) {
    let mut gone = Vec::new();
    for quotation in doc.quotations.iter().filter(|q| !q.single) {
        let first = tokens.partition_point(|t| t.span.start < quotation.span.start);
        let end = tokens.partition_point(|t| t.span.start < quotation.span.end);
        let mut pair = |one: usize, shown: &str, shape: Shape| {
            let Some([left, right]) = tokens.get_mut(one..one + 2) else { return };
            if left.shape == Shape::Single
                && right.shape == Shape::Single
                && left.span.end == right.span.start
            {
                gone.push(left.span.start);
                (right.hashes, right.shape) = (hashes(shown, room), shape);
            }
        };
        pair(first, "“", Shape::Opening);
        if quotation.closed && end >= first + 4 {
            pair(end - 2, "”", Shape::Closing);
        }
    }
    tokens.retain(|token| gone.binary_search(&token.span.start).is_err());
}

/// Gives the tokens of each block one paragraph, however many lines it has.
fn join_lines(doc: &Parsed<'_>, tokens: &mut [Token]) {
    let mut blocks = doc.blocks.iter().peekable();
    let (mut paragraph, mut before) = (0, 0);
    let mut last_end = 0;
    for token in tokens {
        let mut entered = false;
        while blocks.next_if(|block| block.span.end <= token.span.start).is_some() {}
        if let Some(block) = blocks.peek() {
            entered = block.span.start >= last_end;
        }
        // A new line counts where a new block begins with it.
        if token.paragraph > before && entered {
            paragraph += 1;
        }
        before = token.paragraph;
        last_end = token.span.end;
        token.paragraph = paragraph;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) {
        let tokens = |text: &str| -> Vec<_> {
            let found = seen(&Parsed::new(text));
            found.iter().map(|t| (t.hashes, t.shape, t.quoted, t.paragraph)).collect()
        };
        assert_eq!(tokens(one), tokens(other), "{one}");
    }

    #[test]
    fn quotations_in_single_marks_look_like_those_in_double_ones() {
        same("‘It’s late,’ she said.", "“It’s late,” she said.");
        same("‘It is late,’ she said. ‘We left.’", "“It is late,” she said. “We left.”");
        same("‘She said “no” twice,’ he said.", "“She said ‘no’ twice,” he said.");
    }

    #[test]
    fn ranks_that_are_rarely_met_look_like_one_that_is_known() {
        same("Ada met Sgt. Example.", "Ada met Lt. Example.");
        let of = |text: &str| seen(&Parsed::new(text)).iter().map(|t| t.hashes).collect::<Vec<_>>();
        assert_ne!(of("Ada met Sgt Example."), of("Ada met Lt Example."), "it is not written short");
    }

    #[test]
    fn apostrophes_stay() {
        let doc = Parsed::new("The voters’ choice wasn’t Anna’s.");
        assert!(seen(&doc).iter().all(|t| !matches!(t.shape, Shape::Opening | Shape::Closing)));
    }

    #[test]
    fn lines_that_part_an_article_are_not_read() {
        let words = |text: &str| seen(&Parsed::new(text)).len();
        assert_eq!(words("It rained.\n\n=====\n\nAda left."), words("It rained.\n\nAda left."));
        assert_eq!(words("* * *\n\nAda left."), words("Ada left."));
        assert_eq!(words("“?”\n\nAda left."), words("Ada left."), "marks without a word");
    }

    #[test]
    fn lines_of_a_paragraph_are_one() {
        let line = "This paragraph is broken into lines that all have about the same length\n";
        let wrapped = format!("{}and it ends here.\n\nThis is another one.", line.repeat(6));
        let paragraphs: Vec<u32> = seen(&Parsed::new(&wrapped)).iter().map(|t| t.paragraph).collect();
        assert_eq!(paragraphs.first(), Some(&0));
        assert_eq!(paragraphs.last(), Some(&1));
    }
}
