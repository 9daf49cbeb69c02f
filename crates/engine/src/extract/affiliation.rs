//! The body that a person belongs to, where the text says so: "the Labour MP Ada Example", "Ada Example of XYZ",
//! "Ada Example, chief executive of XYZ".
//!
//! A place is none: "the mayor of" tells where, not for whom. Where two bodies are told, the one told first holds.

use crate::extract::reading::{Entity, MentionKind};
use crate::language::Language;
use crate::language::acronyms::is_in_capitals;
use crate::model::corpus::ActorKind;
use crate::model::id::{EntityId, Table};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

/// How many words a role behind a name may have before its body.
const ROLE: usize = 10;
/// Maximum number of words before such a name: "the London investment firm".
const NOUN: usize = 5;
/// The most words of a body that is no mention of its own.
const LONGEST: usize = 6;

/// Tells the persons of an article the bodies that its text gives them.
pub(crate) fn tell(doc: &Parsed<'_>, entities: &mut Table<EntityId, Entity>) {
    let names = Names::of(entities);
    let found: Vec<(EntityId, String)> = entities
        .iter()
        .filter(|(_, entity)| {
            entity.kind == ActorKind::Person && entity.named && entity.affiliation.is_none()
        })
        .filter_map(|(id, entity)| {
            let places = entity.mentions.iter().filter(|m| m.kind == MentionKind::Name);
            let told = places.map(|mention| doc.tokens_in(mention.span)).find_map(|name| {
                let place = Place { doc, entities, names: &names };
                place.before(name.start).or_else(|| place.behind(name.end))
            })?;
            (told != entity.name).then_some((id, told))
        })
        .collect();
    for (id, body) in found {
        entities[id].affiliation = Some(body);
    }
}

/// All names of an article in the order of the text.
struct Names(Vec<(Span, EntityId)>);

impl Names {
    fn of(entities: &Table<EntityId, Entity>) -> Self {
        let own = |(id, entity): (EntityId, &Entity)| {
            let names = entity.mentions.iter().filter(|m| m.kind == MentionKind::Name);
            names.map(|mention| (mention.span, id)).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = entities.iter().flat_map(own).collect();
        all.sort_unstable();
        Self(all)
    }

    /// The name that stands at a place of the text.
    fn over(&self, place: Span) -> Option<(Span, EntityId)> {
        let behind = self.0.partition_point(|(span, _)| span.start < place.end);
        self.0.get(..behind)?.last().copied().filter(|(span, _)| span.overlaps(place))
    }
}

/// Where a person's name stands.
struct Place<'a> {
    doc: &'a Parsed<'a>,
    entities: &'a Table<EntityId, Entity>,
    names: &'a Names,
}

impl Place<'_> {
    fn word(&self, i: usize) -> &str {
        if i < self.doc.tokens.len() { self.doc.word(i) } else { "" }
    }

    fn is_capital(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|token| token.kind == TokenKind::Capital)
    }

    /// The sentence that a token stands in.
    fn sentence(&self, i: usize) -> Range<usize> {
        if i < self.doc.tokens.len() { self.doc.sentence_of(i).tokens.clone() } else { 0..0 }
    }

    /// "the Labour MP" before a name that begins at `name`: a body, then a role.
    fn before(&self, name: usize) -> Option<String> {
        let Language { gazetteer, affiliations, grammar, mentions, .. } = self.doc.language;
        let first = self.sentence(name).start;
        let (mut at, mut role) = (name, false);
        while at > first {
            let word = self.word(at - 1).to_lowercase();
            let part = gazetteer.is_role(&word) || gazetteer.is_title(&word) || gazetteer.is_modifier(&word);
            if !part || gazetteer.is_idle(&word) || affiliations.party(self.word(at - 1)).is_some() {
                break;
            }
            // "Mr" stands before everybody.
            let title = gazetteer.ends_title(&word)
                && !mentions.courtesies.contains(self.word(at - 1).trim_end_matches('.'));
            role |= gazetteer.is_role(&word) || title;
            at -= 1;
        }
        if !role {
            return None;
        }
        let owns = at > first && grammar.possessives.contains(self.word(at - 1));
        let end = if owns { at - 1 } else { at };
        let two = end.checked_sub(2).filter(|start| *start >= first);
        let one = end.checked_sub(1).filter(|start| *start >= first)?;
        let party = |start: usize| self.text(start..end).and_then(|words| affiliations.party(words));
        if let Some(party) = two.and_then(party).or_else(|| party(one)) {
            return Some(party.to_owned());
        }
        let known = self.body_over(one).filter(|(tokens, _)| tokens.end == end).map(|(_, body)| body);
        let working = (at..name).any(|i| affiliations.roles_in_a_body.contains(&self.word(i).to_lowercase()));
        let plain = || {
            let capital = |start: &usize| self.is_capital(*start);
            let start = (first.max(end.saturating_sub(LONGEST))..end).rev().take_while(capital).last()?;
            self.plain(start).filter(|(tokens, _)| tokens.end == end).map(|(_, body)| body)
        };
        known.or_else(|| plain().filter(|_| working))
    }

    /// "of XYZ", "(Labour)", ", chief executive of XYZ" behind a name that ends at `end`.
    fn behind(&self, end: usize) -> Option<String> {
        let Language { affiliations, grammar, gazetteer, mentions, .. } = self.doc.language;
        let sentence = self.sentence(end);
        // "Ada Example OBE of XYZ".
        let letters = |i: &usize| mentions.letters_behind.contains(self.word(*i));
        let end = end + (end..sentence.end).take_while(letters).count();
        match self.word(end) {
            "(" => {
                let close = (end + 1..sentence.end.min(end + LONGEST)).find(|i| self.word(*i) == ")")?;
                let party = self.text(end + 1..close).and_then(|words| affiliations.party(words));
                party.map(str::to_owned).or_else(|| self.body_at(end + 1, Some(close), true))
            }
            word if affiliations.to_a_body.contains(word) => {
                self.body_at(end + 1, None, true).or_else(|| self.called(end + 1))
            }
            "," => {
                let mut at = end + 1;
                if affiliations.to_a_body.contains(self.word(at)) {
                    return self.body_at(at + 1, None, true);
                }
                while grammar.articles.contains(&self.word(at).to_lowercase()) {
                    at += 1;
                }
                // "XYZ’s director", "Labour MP for": the body first.
                if let Some((body, next)) = self.leading(at) {
                    let role = (next..sentence.end.min(next + 4)).take_while(|i| self.doc.is_word(*i));
                    return role
                        .map(|i| self.word(i).to_lowercase())
                        .any(|w| gazetteer.is_role(&w))
                        .then_some(body);
                }
                let mut role = false;
                for i in at..sentence.end.min(at + ROLE) {
                    let word = self.word(i).to_lowercase();
                    if role && affiliations.to_a_body.contains(&word) {
                        let working = affiliations.working_at.contains(&word);
                        let plain = || self.plain(i + 1).filter(|_| working).map(|(_, body)| body);
                        let called = || self.called(i + 1);
                        if let Some(body) = self.body_at(i + 1, None, false).or_else(plain).or_else(called) {
                            return Some(body);
                        }
                    } else if !self.doc.is_word(i) {
                        return None;
                    }
                    role |= gazetteer.is_role(&word);
                }
                None
            }
            _ => None,
        }
    }

    /// The body that words begin with, and what stands behind it.
    fn leading(&self, at: usize) -> Option<(String, usize)> {
        let grammar = &self.doc.language.grammar;
        if let Some((party, end)) = self.party_at(at) {
            return Some((party, end));
        }
        let (tokens, body) = self.body_over(at).filter(|(tokens, _)| tokens.start == at)?;
        let owns = grammar.possessives.contains(self.word(tokens.end));
        Some((body, tokens.end + usize::from(owns)))
    }

    /// The body that stands at a place, behind an article. Alone behind a name it must be known as a body by its own words:
    /// "Ada Example of Harbourtown" tells where she lives.
    fn body_at(&self, mut at: usize, end: Option<usize>, strict: bool) -> Option<String> {
        let grammar = &self.doc.language.grammar;
        while grammar.articles.contains(&self.word(at).to_lowercase()) {
            at += 1;
        }
        if let Some((party, _)) = self.party_at(at) {
            return Some(party);
        }
        let (tokens, body) = self.body_over(at).or_else(|| self.written(at))?;
        let whole = tokens.start == at && end.is_none_or(|end| end == tokens.end);
        (whole && (!strict || self.is_like_a_body(&body))).then_some(body)
    }

    /// The party that words begin with, and where it ends. "Democratic" before another name is part of that.
    fn party_at(&self, at: usize) -> Option<(String, usize)> {
        let party =
            |end: usize| self.text(at..end).and_then(|words| self.doc.language.affiliations.party(words));
        let alone =
            |end: usize| !self.is_capital(end) || self.doc.language.gazetteer.is_title(self.word(end));
        let found = party(at + 2).map(|party| (party, at + 2));
        let found = found.or_else(|| party(at + 1).filter(|_| alone(at + 1)).map(|party| (party, at + 1)));
        found.map(|(party, end)| (party.to_owned(), end))
    }

    /// The mention of an organisation at a token. An office is none, nor is a noun that any body may be called by: "Board".
    fn body_over(&self, at: usize) -> Option<(Range<usize>, String)> {
        let place = self.doc.tokens.get(at)?.span;
        let (span, id) = self.names.over(place)?;
        let entity =
            self.entities.get(id).filter(|entity| entity.named && entity.kind == ActorKind::Organisation)?;
        let Language { gazetteer, bodies, .. } = self.doc.language;
        let last = entity.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let noun =
            !entity.name.contains(' ') && bodies.is_body(&last) && !gazetteer.is_organisation(&entity.name);
        if gazetteer.is_role(&last) || noun {
            return None;
        }
        Some((self.doc.tokens_in(span), entity.name.clone()))
    }

    /// Words that are written as a body's name and are no mention of anybody.
    fn written(&self, at: usize) -> Option<(Range<usize>, String)> {
        let free = |i: usize| self.names.over(self.doc.tokens[i].span).is_none();
        let end = (at..(at + LONGEST).min(self.doc.tokens.len()))
            .take_while(|i| self.is_capital(*i) && free(*i))
            .last()?;
        let words = self.text(at..end + 1)?;
        self.is_like_a_body(words).then(|| (at..end + 1, words.to_owned()))
    }

    /// "The investment firm Marlow Finch": a name behind the noun of a body.
    fn called(&self, at: usize) -> Option<String> {
        let small = |i: &usize| self.doc.tokens.get(*i).is_some_and(|token| token.kind == TokenKind::Lower);
        let noun = (at..at + NOUN).take_while(small).last()?;
        let body = self.doc.language.bodies.is_body(self.word(noun));
        self.plain(noun + 1).filter(|_| body).map(|(_, body)| body)
    }

    /// Any words in capitals that name no person and no place, behind an article: beside a role they are a body's.
    fn plain(&self, mut at: usize) -> Option<(Range<usize>, String)> {
        let Language { gazetteer, grammar, times, .. } = self.doc.language;
        while grammar.articles.contains(&self.word(at).to_lowercase()) {
            at += 1;
        }
        let first = self.word(at);
        let day = times.weekdays.iter().any(|day| *day == first);
        let nobody = gazetteer.is_not_name(first)
            || gazetteer.given(first).is_some()
            || gazetteer.is_title(first)
            || gazetteer.is_nationality(first);
        let person = |i: usize| {
            let over = self.doc.tokens.get(i).and_then(|token| self.names.over(token.span));
            over.and_then(|(_, id)| self.entities.get(id)).is_some_and(|one| one.kind == ActorKind::Person)
        };
        let end =
            (at..(at + LONGEST).min(self.sentence(at).end)).take_while(|i| self.is_capital(*i)).last()? + 1;
        let words = self.text(at..end)?;
        // "Retail analyst Ada Example": a word that only begins its sentence with a capital.
        let opens = |i: usize| self.sentence(i).start == i;
        let within = |i: usize| self.word(i) == first && !opens(i);
        let opener = end == at + 1 && opens(at) && !(0..self.doc.tokens.len()).any(within);
        // "World Cup captain Ada Example": an event is no body.
        let event =
            self.doc.language.sources.no_persons.contains(self.word(end - 1)) && !self.is_like_a_body(words);
        let fits = !opener
            && !event
            && !day
            && !nobody
            && !gazetteer.is_place(words)
            && !gazetteer.is_place(first)
            && !(at..end).any(person);
        fits.then(|| (at..end, words.to_owned()))
    }

    fn is_like_a_body(&self, name: &str) -> bool {
        let Language { gazetteer, bodies, .. } = self.doc.language;
        let telling =
            |word: &str| gazetteer.is_organisation_word(word) || bodies.is_body(&word.to_lowercase());
        !gazetteer.is_place(name)
            && (is_in_capitals(name)
                || gazetteer.is_organisation(name)
                || name.split_whitespace().any(telling))
    }

    fn text(&self, tokens: Range<usize>) -> Option<&str> {
        let (first, last) =
            (self.doc.tokens.get(tokens.start)?, self.doc.tokens.get(tokens.end.checked_sub(1)?)?);
        Some(first.span.join(last.span).of(self.doc.text))
    }
}
