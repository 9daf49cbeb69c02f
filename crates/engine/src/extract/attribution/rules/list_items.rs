//! Lists behind a cue: each item is a statement of its own.
//!
//! ```text
//! The mayor also said:
//!
//! - The bridge stays shut
//! - The river needs a wall          two statements of the mayor
//! ```

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;

/// Parts a choice whose content goes over items of a list; the first item stays, the others are returned.
#[must_use]
pub(in crate::extract::attribution) fn part_list(doc: &Parsed<'_>, choice: &mut Choice) -> Vec<Choice> {
    let block = |token: Option<&u32>| token.map(|token| doc.block_of(*token as usize));
    // Hardly any content goes over paragraphs.
    if block(choice.content.first()) == block(choice.content.last()) {
        return Vec::new();
    }
    let mut items: Vec<Vec<u32>> = Vec::new();
    let mut block = None;
    for &token in &choice.content {
        let here = doc.block_of(token as usize);
        if block != Some(here) {
            items.push(Vec::new());
            block = Some(here);
        }
        items.last_mut().into_iter().for_each(|item| item.push(token));
    }
    let cue = choice.cue.last().map(|cue| doc.block_of(*cue as usize));
    let is_item = |item: &Vec<u32>| {
        item.first().is_some_and(|first| is_bulleted(doc, doc.block_of(*first as usize), *first as usize))
    };
    // What stands beside the cue is no item: "The mayor also said:".
    let apart = items.len() > 1 && cue.is_some() && items.iter().all(is_item);
    if !apart {
        return Vec::new();
    }
    let mut items = items.into_iter().map(|item| without_bullet(doc, item));
    choice.content = items.next().unwrap_or_default();
    items.map(|content| Choice { content, ..choice.clone() }).collect()
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "•" | "·" | "*" | "‣" | "▪" | "●")
}

/// Whether a token stands behind the bullet that begins its paragraph, or is it.
fn is_bulleted(doc: &Parsed<'_>, block: usize, token: usize) -> bool {
    let first = doc.blocks.get(block).map(|block| doc.tokens_in(block.span).start);
    first.is_some_and(|first| is_bullet(doc.word(first)) && token <= first + 1)
}

fn without_bullet(doc: &Parsed<'_>, mut item: Vec<u32>) -> Vec<u32> {
    if item.first().is_some_and(|first| is_bullet(doc.word(*first as usize))) {
        item.remove(0);
    }
    item
}

#[cfg(test)]
mod tests {
    use super::part_list;
    use crate::extract::attribution::choice::Choice;
    use crate::text::parsed::Parsed;

    fn parted(text: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let colon = (0..doc.tokens.len()).find(|i| doc.word(*i) == ":").expect("it stands there");
        let content = (colon as u32 + 1..doc.tokens.len() as u32).collect();
        let cue = vec![colon as u32 - 1];
        let mut first =
            Choice { cue, source: vec![0, 1], content, sure: 1.0, speaker: 1.0, nested: false, turn: false };
        let rest = part_list(&doc, &mut first);
        let words =
            |c: &Choice| c.content.iter().map(|i| doc.word(*i as usize)).collect::<Vec<_>>().join(" ");
        std::iter::once(&first).chain(&rest).map(words).collect()
    }

    #[test]
    fn each_item_is_a_statement() {
        let text = "The mayor said:\n\n- The bridge stays shut\n\n- The river needs a wall";
        assert_eq!(parted(text), ["The bridge stays shut", "The river needs a wall"]);
    }

    #[test]
    fn paragraphs_without_bullets_stay_together() {
        let text = "The mayor said:\n\nThe bridge stays shut\n\nThe river needs a wall";
        assert_eq!(parted(text).len(), 1);
    }
}
