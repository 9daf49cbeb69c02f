//! The cast of an article: its entities, and where each is mentioned.

mod called;
mod entity_facts;
mod identity;
mod learned;
mod unnamed;

pub(super) use called::written;
pub(super) use entity_facts::{EntityFacts, Nameless};

use crate::extract::conversation::Conversation;
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::{NameMention, Sort};
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use called::{Called, bodies_by_their_last_word, body_in_full, families, namesakes_of_places};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A mention and the entity it names.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The tokens of the name or role.
    pub(super) tokens: Range<usize>,
    pub(super) entity: usize,
    pub(super) kind: MentionKind,
    /// How many could be meant.
    pub(super) bearers: Bearers,
}

/// How many bear the name of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearers {
    /// One.
    One,
    /// Several, of whom one stands out: by a role, by a courtesy, or because the article names them in full more often.
    Foremost,
    /// Several alike.
    Several,
}

impl Bearers {
    /// On what ground the mention means its entity: `one` where one bears the name.
    pub(super) const fn ground(self, one: Ground) -> Ground {
        match self {
            Self::One => one,
            Self::Foremost => Ground::NameOfForemost,
            Self::Several => Ground::NameOfSeveral,
        }
    }
}

/// All entities and their mentions by name, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub(super) entities: Vec<EntityFacts>,
    pub(super) placed: Vec<Placed>,
    /// The stretch of each placed mention with its titles.
    pub(super) wholes: Vec<Range<usize>>,
    families: FxHashMap<String, Vec<usize>>,
    given: FxHashMap<String, Vec<usize>>,
    others: FxHashMap<String, usize>,
    /// First letters of organisations, with whether the name was written in full.
    acronyms: FxHashMap<String, (usize, bool)>,
    /// How often one is called by a last name with "Mr." or "Ms.".
    courtesy: FxHashMap<usize, u32>,
    /// Who bears a role with this head.
    pub(super) bearers: FxHashMap<String, Vec<usize>>,
    /// Sources without a name, by what they are called.
    nameless: FxHashMap<(Sort, String), usize>,
    /// The studies and reports with a name, [`MANY`] at most.
    pub(super) papers: Vec<usize>,
}

/// Who has more studies names them one by one.
const MANY: usize = 64;

impl Cast {
    pub(super) fn new(doc: &Parsed<'_>, conversation: &Conversation, mentions: &[NameMention]) -> Self {
        let mut cast = Self::default();
        let called: Vec<Called<'_>> = mentions.iter().map(|m| Called::new(doc, conversation, m)).collect();
        let family_words = families(&called);
        let namesakes = namesakes_of_places(doc, &called);
        let bodies = bodies_by_their_last_word(doc, &called);
        cast.acronyms_in_brackets(doc, &called);
        let mut entity_of: Vec<Option<usize>> = vec![None; mentions.len()];
        // Full names first: a bare one may stand before the full one, in a headline or a lead.
        for (called, slot) in called.iter().zip(&mut entity_of) {
            let mention = called.mention;
            // "van der Berg" is a last name alone.
            let full = mention.name.len() > 1 && !called.name.is_bare();
            // Two capitalised words that later stand as one: a person's name.
            let alone = full
                && !doc.language.gazetteer.is_organisation(doc.word(mention.name.start))
                && family_words.contains(&fold(doc.word(mention.name.end - 1)));
            if full && (mention.sort == Sort::Person || mention.sort == Sort::Unknown && alone) {
                *slot = Some(cast.person(doc.language, called, true));
            } else if mention.name.len() == 1 && namesakes.contains(called.written.as_ref()) {
                // "Jordan said", of Ada Jordan: as a last name, below.
            } else if !matches!(mention.sort, Sort::Person | Sort::Unknown) || full {
                let whole = body_in_full(doc, called, &bodies);
                *slot = Some(cast.other(doc.language, whole.unwrap_or(&called.written), mention.sort));
            }
        }
        // "Mr. Example" beside a full name that is a woman's is another one: known before "President Example" is read.
        for called in called.iter().filter(|c| c.mention.titled && c.mention.gender.is_some()) {
            if called.name.is_bare() {
                let (entity, bearers) = cast.bare(doc, called);
                // One of several alike is not told from the others by being picked.
                if bearers != Bearers::Several {
                    *cast.courtesy.entry(entity).or_default() += 1;
                }
            }
        }
        for (called, entity) in called.iter().zip(entity_of) {
            let (entity, bearers) =
                entity.map_or_else(|| cast.bare(doc, called), |entity| (entity, Bearers::One));
            cast.note(entity, called, doc);
            let tokens = called.mention.name.clone();
            cast.placed.push(Placed { tokens, entity, kind: MentionKind::Name, bearers });
            cast.wholes.push(called.mention.whole.clone());
        }
        cast.pronouns_tell(doc);
        cast.papers = cast.named_papers(doc.language);
        cast
    }

    fn add(&mut self, sort: Sort) -> usize {
        self.entities.push(EntityFacts {
            sort,
            names: Vec::new(),
            male: 0,
            female: 0,
            roles: Vec::new(),
            full: 0,
            kept: None,
            bodies: Vec::new(),
            definite: 0,
            nameless: None,
            ages: Vec::new(),
        });
        self.entities.len() - 1
    }

    fn named_papers(&self, language: &Language) -> Vec<usize> {
        let is_paper = |name: &str| {
            let last = name.rsplit_once(' ').map(|(_, last)| last);
            last.is_some_and(|last| language.sources.papers.contains(&last.to_ascii_lowercase()))
        };
        let known = self.entities.iter().enumerate();
        known.filter(|(_, k)| k.names.iter().any(|(n, ..)| is_paper(n))).map(|(e, _)| e).take(MANY).collect()
    }

    /// Whether two persons have a last name in common.
    pub(super) fn share_a_name(&self, one: usize, other: usize) -> bool {
        let families = |entity: usize| {
            let names = self.entities.get(entity).map(|known| known.names.as_slice()).unwrap_or_default();
            names.iter().map(|(_, name, _)| name.family.as_str())
        };
        families(one).any(|family| families(other).any(|f| f == family))
    }

    /// Where the mention at this place begins, with its titles.
    pub(super) fn begins(&self, place: usize) -> Option<usize> {
        let name = self.placed.get(place)?.tokens.start;
        Some(self.wholes.get(place).map_or(name, |whole| whole.start.min(name)))
    }

    /// The mention that begins at this token.
    pub(super) fn at(&self, token: usize) -> Option<usize> {
        self.placed.binary_search_by_key(&token, |p| p.tokens.start).ok()
    }

    /// Adds mentions that are in order among themselves.
    pub(super) fn place(&mut self, found: Vec<Placed>) {
        let mut all: Vec<(Placed, Range<usize>)> = self.placed.drain(..).zip(self.wholes.drain(..)).collect();
        all.extend(found.into_iter().map(|p| {
            let whole = p.tokens.clone();
            (p, whole)
        }));
        all.sort_by_key(|(p, _)| p.tokens.start);
        (self.placed, self.wholes) = all.into_iter().unzip();
    }

    /// The mentions that begin in these tokens.
    pub(super) fn within(&self, tokens: &Range<usize>) -> impl DoubleEndedIterator<Item = (usize, &Placed)> {
        let start = self.placed.partition_point(|p| p.tokens.start < tokens.start);
        let end = self.placed.partition_point(|p| p.tokens.start < tokens.end);
        self.placed
            .get(start..end.max(start))
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(move |(i, p)| (start + i, p))
    }
}

/// The organisation that these tokens name, put among the mentions.
pub(super) fn placed(doc: &Parsed<'_>, cast: &mut Cast, tokens: Range<usize>) -> Option<usize> {
    let written = written(doc, &tokens)?.to_owned();
    let entity = cast.other(doc.language, &written, Sort::Organisation);
    if let Some(known) = cast.entities.get_mut(entity)
        && !known.names.iter().any(|(n, _, _)| *n == written)
    {
        known.names.push((written.clone(), doc.language.names.read(&written), 1));
    }
    if !cast.within(&tokens).any(|(_, p)| p.tokens == tokens) {
        cast.place(vec![Placed { tokens, entity, kind: MentionKind::Name, bearers: Bearers::One }]);
    }
    Some(entity)
}
