//! Roles: "Russian Foreign Minister" is a minister, foreign, and of Russia.

use crate::language::Language;
use crate::language::grammar::MentionWords;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use std::collections::BTreeSet;
use std::ops::Range;

/// A role as the text gives it: the words and their head, and the countries among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Role {
    /// As written, without an article: "Russian Foreign Minister".
    pub text: String,
    /// Its words folded, the head last, without countries and words that tell nothing.
    pub words: Vec<String>,
    /// The countries it names.
    pub countries: BTreeSet<usize>,
    /// Whether its words say that it is not held: "former mayor", "shadow chancellor".
    pub out_of_office: bool,
}

impl Role {
    /// The last word, "minister".
    #[must_use]
    pub(crate) fn head(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
}

/// A role from its tokens; `None` where no word of them is the head of one.
#[must_use]
pub(crate) fn role(doc: &Parsed<'_>, tokens: Range<usize>) -> Option<Role> {
    let Language { gazetteer, grammar, mentions, .. } = doc.language;
    let mut role = Role::default();
    let mut first = None;
    for i in tokens.clone() {
        let word = doc.word(i);
        let lower = word.to_lowercase();
        if !doc.is_word(i) || grammar.possessives.contains(word) {
            continue;
        }
        if first.is_none() && mentions.left_out_of_roles.contains(&lower) {
            continue;
        }
        first.get_or_insert(i);
        role.out_of_office |= mentions.out_of_office.contains(&lower);
        if let Some(country) = gazetteer.country(word) {
            role.countries.insert(country);
        } else if !gazetteer.is_idle(&lower) || gazetteer.is_role(word) {
            // "Republican Gov.": a governor.
            let short = word.strip_suffix('.').and_then(|short| mentions.in_full(short));
            role.words.push(fold(short.unwrap_or(word)));
        }
    }
    let first = first?;
    let words: Vec<&str> = tokens.clone().map(|i| doc.word(i)).collect();
    let known = words.iter().any(|w| {
        gazetteer.is_role(w)
            || mentions.roles_without_a_head.contains(w)
            || gazetteer.is_title(w) && w.len() > 4 && !w.ends_with('.')
    });
    if !known || role.words.is_empty() {
        return short_title(mentions, &words).map(|(text, head)| Role {
            text,
            words: vec![head],
            countries: role.countries,
            out_of_office: role.out_of_office,
        });
    }
    // "Secretary of State": the head is the role, wherever it stands.
    if let Some(head) =
        role.words.iter().rposition(|w| gazetteer.is_role(w)).filter(|h| h + 1 < role.words.len())
    {
        let head = role.words.remove(head);
        role.words.push(head);
    }
    let span = doc.tokens.get(first)?.span.join(doc.tokens.get(tokens.end.checked_sub(1)?)?.span);
    role.text = span.of(doc.text).to_owned();
    Some(role)
}

/// "Sen.", "Gov.": offices written short.
fn short_title(mentions: &MentionWords, words: &[&str]) -> Option<(String, String)> {
    let office = words.iter().rev().find_map(|word| mentions.in_full(word.trim_end_matches('.')))?;
    let mut text = office.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Some((text, fold(office)))
}
