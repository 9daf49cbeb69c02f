//! The rule of marks: which quoted paragraphs belong to one statement.
//!
//! A paragraph that leaves its quotation open goes on in the next one, and both are one statement. Behind a closed
//! mark the next quoted paragraph is a statement of its own, of the same speaker, who is not named again:
//!
//! ```text
//! “A,” said Ann Example.      one statement, with source and cue
//! “B.                         another one, without …
//! “C.”                        … to which C belongs, as B is left open
//! ```
//!
//! The network learned from a corpus that joins all three. In articles of other outlets the marks decide.

use crate::extract::attribution::choice::{Choice, words};
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;

/// Cuts a choice by the marks; gives the statements that it is cut off from, in the order of the text.
pub(in crate::extract::attribution) fn part_by_marks(doc: &Parsed<'_>, choice: &mut Choice) -> Vec<Choice> {
    let groups = groups(doc, &choice.content);
    if groups.len() < 2 || choice.turn {
        return Vec::new();
    }
    let home = home(doc, choice, &groups);
    let mut parted = Vec::new();
    let mut kept = Vec::new();
    for (n, group) in groups.into_iter().enumerate() {
        let quoted = group.iter().any(|&i| doc.is_quoted(i as usize) && doc.is_word(i as usize));
        if n == home || !quoted {
            kept.extend(group);
        } else {
            parted.push(Choice { cue: Vec::new(), source: Vec::new(), content: group, ..choice.clone() });
        }
    }
    choice.content = kept;
    parted
}

/// The content in groups of paragraphs that its marks hold together.
fn groups(doc: &Parsed<'_>, content: &[u32]) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for &i in content {
        let joined = groups.last().and_then(|group| group.last()).is_some_and(|&last| {
            let (here, before) = (doc.block_of(i as usize), doc.block_of(last as usize));
            here == before || continuation(doc, before).is_some_and(|(next, _)| next == here)
        });
        match groups.last_mut().filter(|_| joined) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups
}

/// Which group stands with the cue: in its paragraph, else nearest to it.
fn home(doc: &Parsed<'_>, choice: &Choice, groups: &[Vec<u32>]) -> usize {
    let at = |token: u32| doc.block_of(token as usize);
    let cue = choice.cue.first().or(choice.content.first()).map_or(0, |&cue| at(cue));
    let far = |group: &Vec<u32>| group.iter().map(|&i| at(i).abs_diff(cue)).min().unwrap_or(usize::MAX);
    (0..groups.len()).min_by_key(|&n| far(&groups[n])).unwrap_or(0)
}

/// Where a quotation that `block` leaves open goes on: the paragraph behind it, captions and the like aside, and the
/// quotation with which that begins, as an index.
fn continuation(doc: &Parsed<'_>, block: usize) -> Option<(usize, usize)> {
    let next = body_behind(doc, block).filter(|_| is_left_open(doc, block))?;
    Some((next, begins_quoted(doc, next)?))
}

/// The next paragraph that is read behind `block`.
fn body_behind(doc: &Parsed<'_>, block: usize) -> Option<usize> {
    let behind = doc.blocks.get(block + 1..)?;
    behind.iter().position(|b| b.kind == BlockKind::Body).map(|n| block + 1 + n)
}

/// Whether the last quotation of a paragraph has no closing mark.
fn is_left_open(doc: &Parsed<'_>, block: usize) -> bool {
    let span = doc.blocks[block].span;
    let end = doc.quotations.partition_point(|q| q.span.start < span.end);
    doc.quotations[..end].last().is_some_and(|q| span.contains(q.span) && !q.closed)
}

/// The quotation with which a paragraph begins, as an index.
fn begins_quoted(doc: &Parsed<'_>, block: usize) -> Option<usize> {
    let first = doc.tokens_in(doc.blocks[block].span).start;
    doc.tokens.get(first)?.quotation.map(|q| q as usize)
}

/// Gives the words of a parted choice to the choice that has the next paragraph, where theirs is left open; else gives
/// it back.
pub(in crate::extract::attribution) fn join_what_it_opens(
    doc: &Parsed<'_>,
    choices: &mut [Choice],
    parted: Choice,
) -> Option<Choice> {
    let last = doc.block_of(*parted.content.last()? as usize);
    let first = continuation(doc, last).map(|(next, _)| doc.tokens_in(doc.blocks[next].span).start as u32);
    // The opening mark itself may not be part of the content.
    let begins = |c: &Choice| {
        let at = c.content.first().copied();
        first.is_some_and(|first| at == Some(first) || at == Some(first + 1))
    };
    let Some(onwards) = choices.iter_mut().find(|c| !c.nested && begins(c)) else { return Some(parted) };
    onwards.content.splice(0..0, parted.content);
    None
}

/// Content that reaches the end of a paragraph whose quotation is left open goes on in the next one, where nobody
/// has taken those words.
pub(in crate::extract::attribution) fn follow_open_marks(
    doc: &Parsed<'_>,
    choice: &mut Choice,
    taken: &mut [bool],
) {
    while let Some(&last) = choice.content.last() {
        let block = doc.block_of(last as usize);
        let mut rest = last as usize + 1..doc.tokens_in(doc.blocks[block].span).end;
        let Some((_, quotation)) = continuation(doc, block) else { return };
        let more: Vec<u32> = doc.tokens_in(doc.quotations[quotation].span).map(|i| i as u32).collect();
        let ends = rest.all(|i| !doc.is_word(i));
        let free = more.iter().all(|&i| !taken[i as usize]) && words(doc, &more) > 0;
        if !ends || !free || more.first() <= Some(&last) {
            return;
        }
        more.iter().for_each(|&i| taken[i as usize] = true);
        choice.content.extend(more);
    }
}

/// Content that begins with a paragraph whose opening mark only repeats the one before has that one too, where nobody has taken
/// its words: who speaks is named behind the last of them.
pub(in crate::extract::attribution) fn precede_open_marks(
    doc: &Parsed<'_>,
    choice: &mut Choice,
    taken: &mut [bool],
) {
    while let Some(&first) = choice.content.first() {
        let block = doc.block_of(first as usize);
        let start = doc.tokens_in(doc.blocks[block].span).start;
        let before = doc.blocks[..block].iter().rposition(|b| b.kind == BlockKind::Body);
        let Some(before) = before.filter(|&before| continuation(doc, before).is_some()) else { return };
        let more: Vec<u32> = doc.tokens_in(doc.blocks[before].span).map(|i| i as u32).collect();
        let is_whole = begins_quoted(doc, before).is_some()
            && more.iter().all(|&i| doc.is_quoted(i as usize) || !doc.is_word(i as usize));
        let begins = (first as usize) <= start + 1;
        // One that is set with another mark was never closed, and does not go on here.
        let alike = more.first().is_some_and(|&mark| doc.word(mark as usize) == doc.word(start));
        if !alike || !is_whole || !begins || more.iter().any(|&i| taken[i as usize]) || words(doc, &more) == 0
        {
            return;
        }
        more.iter().for_each(|&i| taken[i as usize] = true);
        choice.content.splice(0..0, more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, written};

    fn all(text: &str, cue: &str) -> (Vec<String>, Vec<String>) {
        let doc = Parsed::new(text);
        let at = (0..doc.tokens.len()).find(|&i| doc.word(i) == cue).expect("it stands there");
        let content = (0..doc.tokens.len()).filter(|&i| doc.is_quoted(i)).map(|i| i as u32).collect();
        let mut made = choice(vec![at as u32], vec![], content);
        let parted = part_by_marks(&doc, &mut made);
        let said = |c: &Choice| written(&doc, &c.content);
        (vec![said(&made)], parted.iter().map(said).collect())
    }

    #[test]
    fn a_closed_mark_ends_a_statement() {
        let (own, parted) = all("“One two three,” said Ann.\n\n“Four five six.”", "said");
        assert_eq!(own, ["“ One two three , ”"]);
        assert_eq!(parted, ["“ Four five six . ”"]);
    }

    #[test]
    fn an_open_mark_goes_on() {
        let (own, parted) =
            all("Ann said: “One two three.\n\n“Four five six.”\n\n“Seven eight nine.”", "said");
        assert_eq!(own, ["“ One two three . “ Four five six . ”"]);
        assert_eq!(parted, ["“ Seven eight nine . ”"]);
    }

    #[test]
    fn a_parted_paragraph_goes_to_whom_it_opens() {
        let doc =
            Parsed::new("“Of course,” Ann said.\n\n“One two three.\n\n“Four five six,” Ann told parents.");
        let all = |n: usize| doc.tokens_in(doc.quotations[n].span).map(|i| i as u32).collect::<Vec<u32>>();
        let choice = |content| choice(vec![], vec![], content);
        let mut choices = [choice(all(0)), choice(all(2))];
        assert!(join_what_it_opens(&doc, &mut choices, choice(all(1))).is_none());
        assert_eq!(choices[1].content, [all(1), all(2)].concat());
        let back = join_what_it_opens(&doc, &mut choices[..1], choice(all(1)));
        assert_eq!(back.map(|c| c.content), Some(all(1)));
    }

    #[test]
    fn an_open_quotation_is_followed_to_its_end() {
        let doc = Parsed::new("Ann said: “One two three.\n\n“Four five six.”\n\n“Seven eight nine.”");
        let content: Vec<u32> = doc.tokens_in(doc.quotations[0].span).map(|i| i as u32).collect();
        let mut choice = choice(vec![1], vec![0], content);
        let mut taken = vec![false; doc.tokens.len()];
        follow_open_marks(&doc, &mut choice, &mut taken);
        let last = choice.content.last().map(|&i| doc.tokens[i as usize].span.end);
        assert_eq!(last, Some(doc.quotations[1].span.end));
    }

    #[test]
    fn what_was_left_open_before_is_said_by_whoever_is_named_behind() {
        let begun = |text: &str| {
            let doc = Parsed::new(text);
            let content = doc.tokens_in(doc.quotations.last().expect("it is quoted").span);
            let mut choice = choice(vec![], vec![], content.map(|i| i as u32).collect());
            precede_open_marks(&doc, &mut choice, &mut vec![false; doc.tokens.len()]);
            written(&doc, &choice.content)
        };
        assert_eq!(
            begun("“One two.\n\n“Three four.\n\n“Five six,” said Ann."),
            "“ One two . “ Three four . “ Five six , ”"
        );
        assert_eq!(begun("“One two.”\n\n“Five six,” said Ann."), "“ Five six , ”", "it is closed");
        assert_eq!(begun("\"One two.\n\n“Five six,” said Ann."), "“ Five six , ”", "another kind of mark");
        assert_eq!(
            begun("Ben said: “One two.\n\n“Five six,” said Ann."),
            "“ Five six , ”",
            "it has words of somebody else"
        );
    }
}
