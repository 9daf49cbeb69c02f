//! Labels of turns as mentions: "DR. ADA EXAMPLE, XYZ HOST" names Ada Example.

use crate::extract::conversation::{Conversation, Role, Turn};
use crate::extract::source::mention::{NameMention, Sort, is_title_word, sort};
use crate::text::parsed::Parsed;
use std::borrow::Cow;

/// The mention that a label is; `None` where it names nobody, or only an office ("The Prime Minister").
pub(super) fn mention(doc: &Parsed<'_>, turn: &Turn) -> Option<NameMention> {
    if turn.role != Role::Named {
        return None;
    }
    let gazetteer = &doc.language.gazetteer;
    let title = |&i: &usize| !doc.is_word(i) || is_title_word(doc.language, doc.word(i));
    let titles = turn.name.clone().take_while(title).count();
    let name = turn.name.start + titles..turn.name.end;
    let words: Vec<&str> = name.clone().filter(|&i| doc.is_word(i)).map(|i| doc.word(i)).collect();
    let office = |word: &&str| gazetteer.is_role(word) || doc.language.mentions.field.contains(word);
    let (first, last) = (words.first()?, words.last()?);
    let article = doc.language.grammar.capital_articles.contains(first);
    // "The Prime Minister", "Mr Speaker", "Minister for Water".
    if words.iter().any(office) && (article || office(last) || words.len() == 1)
        || article && words.len() == 1
    {
        return None;
    }
    let titled = titles > 0;
    // In capitals a last name would look like an acronym.
    let small = in_small(doc, &words.join(" "));
    let told = sort(doc.language, &small.split(' ').collect::<Vec<_>>(), titled);
    // Two words and more are a person's name, unless they look like something else's.
    let sort = if told == Sort::Unknown && words.len() > 1 && !article { Sort::Person } else { told };
    let given = gazetteer.given(first).flatten().filter(|_| words.len() > 1);
    let title_gender = (turn.name.start..name.start).find_map(|i| gazetteer.title_gender(doc.word(i)));
    Some(NameMention {
        name,
        whole: turn.name.clone(),
        sort,
        gender: title_gender.or(given),
        roles: Vec::new(),
        titled,
    })
}

/// Mentions in the order of the text, those in labels read as labels.
pub(super) fn with_labels(
    doc: &Parsed<'_>,
    conversation: &Conversation,
    mut mentions: Vec<NameMention>,
) -> Vec<NameMention> {
    if conversation.turns.is_empty() {
        return mentions;
    }
    mentions.retain(|mention| conversation.labelled(mention.name.start).is_none());
    mentions.extend(conversation.turns.iter().filter_map(|turn| self::mention(doc, turn)));
    mentions.sort_by_key(|mention| mention.name.start);
    mentions
}

/// A name as a label has it, in ordinary letters: "Ada Example" for "ADA EXAMPLE".
pub(super) fn written<'a>(
    doc: &Parsed<'_>,
    conversation: &Conversation,
    token: usize,
    name: Cow<'a, str>,
) -> Cow<'a, str> {
    if conversation.labelled(token).is_some() { Cow::Owned(in_small(doc, &name)) } else { name }
}

fn in_small(doc: &Parsed<'_>, name: &str) -> String {
    name.split_whitespace().map(|word| doc.language.names.in_small(word)).collect::<Vec<_>>().join(" ")
}
