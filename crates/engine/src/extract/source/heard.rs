//! Who has spoken so far in an article: whom pronouns can mean.

use super::entities::Cast;
use super::nameless;
use super::phrase_head::{bare, head_end};
use super::pronoun::{Last, Unnamed, is_pronoun};
use crate::extract::reading::Attribution;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::gazetteer::Gender;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use std::ops::Range;

/// Who has spoken so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    /// The last one who is known.
    pub(super) last: Option<Last>,
    /// A person without a name who spoke after that.
    pub(super) unnamed: Option<Unnamed>,
    /// The last one that is no person: a body, a group, a paper.
    other: Option<Last>,
    /// The last one without a name.
    nameless: Option<Last>,
}

impl Heard {
    /// Notes who is said to have spoken, if anybody is known.
    pub(super) fn note(
        &mut self,
        doc: &Parsed<'_>,
        cast: &Cast,
        attribution: &Attribution,
        speaker: Option<usize>,
    ) {
        let spans = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
        let ends = spans.filter_map(|span| doc.tokens.get(doc.tokens_in(*span).end.checked_sub(1)?));
        let sentence = ends.map(|t| t.sentence as usize).max().unwrap_or(0);
        let named =
            speaker.filter(|entity| cast.entities.get(*entity).is_some_and(|known| known.nameless.is_none()));
        let no_person = |entity: &usize| {
            cast.entities
                .get(*entity)
                .is_some_and(|known| !matches!(known.sort, Sort::Person | Sort::Unnamed))
        };
        if let Some(entity) = speaker.filter(no_person) {
            self.other = Some(Last { entity, sentence });
        }
        if let Some(entity) = speaker.filter(|_| named.is_none()) {
            self.nameless = Some(Last { entity, sentence });
        }
        match named {
            Some(entity) => *self = Self { last: Some(Last { entity, sentence }), unnamed: None, ..*self },
            None => {
                let Some(source) = attribution.source.first() else { return };
                let cue = attribution.cue.iter().flat_map(|span| doc.tokens_in(*span));
                let asks = cue.into_iter().any(|i| doc.language.attribution.asking.contains(doc.word(i)));
                let pronoun = is_pronoun(&doc.language.pronouns, source.of(doc.text));
                match (&mut self.unnamed, unnamed(doc, *source)) {
                    (Some(unnamed), _) if pronoun => unnamed.sentence = sentence,
                    // Who asks is not who answers, unless nobody else is there.
                    (_, Some((gender, any))) => {
                        let any = any || asks;
                        self.unnamed = Some(Unnamed { entity: speaker, gender, sentence, any });
                    }
                    _ => {}
                }
            }
        }
    }

    /// What is no person and spoke just now, for "they" and for an "it" that nothing else explains.
    pub(super) fn just_spoke(&self, doc: &Parsed<'_>, cast: &Cast, at: usize) -> Option<(usize, Ground)> {
        let here = doc.tokens.get(at)?.sentence as usize;
        let other = self.other.filter(|other| here.saturating_sub(other.sentence) <= JUST)?;
        cast.entities.get(other.entity)?;
        Some((other.entity, Ground::JustSpoke))
    }

    /// The one person without a name who spoke just now, for a "they" that no group explains: "a spokesperson".
    pub(super) fn unnamed_just_spoke(
        &self,
        doc: &Parsed<'_>,
        cast: &Cast,
        at: usize,
    ) -> Option<(usize, Ground)> {
        let here = doc.tokens.get(at)?.sentence as usize;
        let unnamed = self.nameless.filter(|one| here.saturating_sub(one.sentence) <= JUST)?;
        let is_one = cast.entities.get(unnamed.entity).is_some_and(|known| known.sort == Sort::Unnamed);
        let later = |last: Last| last.sentence > unnamed.sentence;
        let between = self.last.into_iter().chain(self.other).any(later);
        (is_one && !between).then_some((unnamed.entity, Ground::JustSpoke))
    }

    /// "A ministry spokesman said … the spokesman said": whoever spoke last without a name and is called so again, whoever
    /// else of the article is called so.
    pub(super) fn unnamed_again(
        &self,
        doc: &Parsed<'_>,
        cast: &Cast,
        tokens: &Range<usize>,
    ) -> Option<usize> {
        let definite = doc.language.grammar.the.contains(&doc.word(tokens.start).to_lowercase());
        let unnamed = self.unnamed.filter(|_| definite && tokens.len() == 2)?;
        let here = doc.tokens.get(tokens.start)?.sentence as usize;
        let known = cast.entities.get(unnamed.entity?)?;
        let role = known.nameless.as_ref().filter(|_| known.sort == Sort::Unnamed)?.role.as_deref()?;
        let again = role.rsplit(' ').next() == Some(doc.word(tokens.start + 1));
        (again && here.saturating_sub(unnamed.sentence) <= BEFORE).then_some(unnamed.entity?)
    }

    /// Who without a name spoke last, a few sentences back at most.
    pub(super) fn nameless_before(&self, doc: &Parsed<'_>, at: usize) -> Option<usize> {
        let here = doc.tokens.get(at)?.sentence as usize;
        let before = self.nameless.filter(|one| here.saturating_sub(one.sentence) <= BEFORE)?;
        Some(before.entity)
    }
}

/// How many sentences back that is at most, and how sure it is.
const JUST: usize = 2;
/// The same for whom "another" is one of.
const BEFORE: usize = 5;
/// What a source without a name tells of one person: "a spokeswoman", "an airport official"; `None` where it tells of none
/// or of several. With it whether it is any one of many, who is meant only where nobody has a name.
fn unnamed(doc: &Parsed<'_>, source: Span) -> Option<(Option<Gender>, bool)> {
    let Language { gazetteer, sources, .. } = doc.language;
    let tokens = bare(doc, doc.tokens_in(source));
    let first = doc.word(tokens.clone().next()?);
    // "One driver", "another shopkeeper".
    let one = doc.language.nameless.one_of_them.contains(&first.to_lowercase());
    if sources.one_of_several.contains(&first.to_lowercase()) && !sources.one_of_many.contains(first) && !one
    {
        return None;
    }
    // "An official of the Harbour Council", "a Department for Water spokeswoman".
    let ends = [head_end(doc, tokens.start, tokens.end).checked_sub(1)?, tokens.end - 1];
    let somebody = |&end: &usize| {
        let word = doc.word(end);
        let noun = one && nameless::sort(doc, tokens.start..end + 1) == Some(Sort::Unnamed);
        let several = one || sources.one_of_many.contains(first);
        let people = several && tokens.len() > 1 && gazetteer.is_nationality(word);
        gazetteer.is_role(word) || (noun || people) && doc.language.grammar.without_plural(word).is_none()
    };
    let head = ends.into_iter().find(somebody)?;
    let role = gazetteer.is_role(doc.word(head));
    Some((gazetteer.title_gender(doc.word(head)), one || !role))
}
