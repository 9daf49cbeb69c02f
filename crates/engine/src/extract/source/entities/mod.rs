//! The cast of an article: its entities, and where each is mentioned.

mod called;
mod known;

pub(super) use called::written;
pub(super) use known::{Known, Nameless};

use crate::extract::conversation::Conversation;
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::{NameMention, Role, Sort, age_beside, body_beside};
use crate::language::Language;
use crate::language::gazetteer::Gender;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use called::{Called, families, key};
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
    /// `sure` where one bears it, else less; what several bear alike is never sure enough to be shown.
    pub(super) const fn confidence(self, sure: u8) -> u8 {
        match self {
            Self::One => sure,
            Self::Foremost => 68,
            Self::Several => 45,
        }
    }
}

/// All entities and their mentions by name, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub(super) entities: Vec<Known>,
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
/// So many nouns and ages are kept of one entity.
const BODIES: usize = 8;
const AGES: usize = 4;

impl Cast {
    pub(super) fn new(doc: &Parsed<'_>, conversation: &Conversation, mentions: &[NameMention]) -> Self {
        let mut cast = Self::default();
        let called: Vec<Called<'_>> = mentions.iter().map(|m| Called::new(doc, conversation, m)).collect();
        let family_words = families(&called);
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
            } else if !matches!(mention.sort, Sort::Person | Sort::Unknown) || full {
                *slot = Some(cast.other(doc.language, &called.written, mention.sort));
            }
        }
        // "Mr. Example" beside a full name that is a woman's is another one: known before "President Example" is read.
        for called in called.iter().filter(|c| c.mention.titled && c.mention.gender.is_some()) {
            if called.name.is_bare() {
                let (entity, bearers) = cast.bare(doc.language, called);
                // One of several alike is not told from the others by being picked.
                if bearers != Bearers::Several {
                    *cast.courtesy.entry(entity).or_default() += 1;
                }
            }
        }
        for (called, entity) in called.iter().zip(entity_of) {
            let (entity, bearers) =
                entity.map_or_else(|| cast.bare(doc.language, called), |entity| (entity, Bearers::One));
            cast.note(entity, called, doc);
            let tokens = called.mention.name.clone();
            cast.placed.push(Placed { tokens, entity, kind: MentionKind::Name, bearers });
            cast.wholes.push(called.mention.whole.clone());
        }
        cast.pronouns_tell(doc);
        cast.papers = cast.named_papers(doc.language);
        cast
    }

    /// The person with this full name.
    fn person(&mut self, language: &Language, called: &Called<'_>, full: bool) -> usize {
        let Called { mention, written, name } = called;
        let same = self.families.get(&name.family).and_then(|family| {
            let fits = |e: &&usize| {
                self.entities.get(**e).is_some_and(|known| {
                    let agrees = known.gender().is_none()
                        || mention.gender.is_none()
                        || known.gender() == mention.gender;
                    known.names.iter().all(|(_, n, _)| language.names.allow(n, name)) && agrees
                })
            };
            family.iter().rev().take(64).rev().find(fits).copied()
        });
        let entity = same.unwrap_or_else(|| self.add(Sort::Person));
        if same.is_none() {
            self.families.entry(name.family.clone()).or_default().push(entity);
        }
        if let Some(first) = name.given.first() {
            let list = self.given.entry(first.clone()).or_default();
            if !list.contains(&entity) {
                list.push(entity);
            }
        }
        if let (Some(known), Some(gender)) = (self.entities.get_mut(entity), mention.gender) {
            known.male += u32::from(gender == Gender::Male);
            known.female += u32::from(gender == Gender::Female);
        }
        if let (Some(known), true) = (self.entities.get_mut(entity), full) {
            known.full += 1;
            if !known.names.iter().any(|(n, _, _)| *n == *written) {
                known.names.push((written.to_string(), name.clone(), 0));
            }
        }
        entity
    }

    /// The source without a name that is called so.
    pub(super) fn nameless(&mut self, sort: Sort, nameless: Nameless) -> usize {
        let key = (sort, nameless.name.to_lowercase());
        if let Some(entity) = self.nameless.get(&key) {
            return *entity;
        }
        let entity = self.add(sort);
        if let Some(known) = self.entities.get_mut(entity) {
            known.nameless = Some(nameless);
        }
        self.nameless.insert(key, entity);
        entity
    }

    /// The source of this sort that was last told of with the body that it belongs to, and is called by this noun.
    pub(super) fn last_nameless(&self, sort: Sort, noun: &str) -> Option<usize> {
        let called = |known: &Known| {
            let ends = |words: &str| words.rsplit(' ').next() == Some(noun);
            known.nameless.as_ref().is_some_and(|n| {
                let words = n.role.as_deref().unwrap_or(n.name.split(" (").next().unwrap_or_default());
                n.affiliation.is_some() && ends(words)
            })
        };
        self.entities.iter().rposition(|known| known.sort == sort && called(known))
    }

    /// Notes a noun by which the article calls a body: "firm".
    pub(super) fn call(&mut self, entity: usize, noun: &str) {
        if let Some(known) = self.entities.get_mut(entity).filter(|known| known.bodies.len() < BODIES) {
            known.bodies.push(noun.to_lowercase());
            known.sort = Sort::Organisation;
            (known.male, known.female) = (0, 0);
        }
    }

    /// Whether a person without a name is called by this noun: "a spokesman".
    pub(super) fn is_nameless(&self, noun: &str) -> bool {
        let called = |nameless: &Nameless| {
            let words = nameless.role.as_deref().unwrap_or(&nameless.name);
            words.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(noun))
        };
        self.entities.iter().any(|k| k.sort == Sort::Unnamed && k.nameless.as_ref().is_some_and(called))
    }

    fn add(&mut self, sort: Sort) -> usize {
        self.entities.push(Known {
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

    /// The organisation, country or unknown with this name.
    pub(super) fn other(&mut self, language: &Language, written: &str, sort: Sort) -> usize {
        let key = match language.gazetteer.country(written) {
            Some(number) if sort == Sort::Country && !language.gazetteer.is_seat(written) => {
                language.gazetteer.country_name(number).to_lowercase().replace('-', " ")
            }
            _ => key(language, written),
        };
        if let Some(entity) = self.others.get(&key) {
            return *entity;
        }
        // "WHO" and the World Health Organisation.
        let small = |w: &&str| !language.sources.left_out_of_acronyms.contains(w);
        let words = written.split(|c: char| c.is_whitespace() || c == '-');
        let first = words.filter(small).filter_map(|w| w.chars().next());
        let short = if written.contains(' ') {
            first.collect::<String>().to_lowercase()
        } else {
            key.replace('.', "")
        };
        let acronym = written.contains(' ') || written.chars().all(|c| c.is_uppercase() || c == '.');
        let meets = acronym && short.chars().count() >= 3 && sort != Sort::Place;
        let same = self
            .acronyms
            .get(&short)
            .filter(|(_, full)| meets && *full != written.contains(' '))
            .map(|(entity, _)| *entity);
        let entity = same.unwrap_or_else(|| self.add(sort));
        if meets {
            self.acronyms.entry(short).or_insert((entity, written.contains(' ')));
        }
        self.others.insert(key, entity);
        entity
    }

    /// "The Harbour Water Trust (HWT)": what stands in the brackets means the name before them, whatever its letters.
    fn acronyms_in_brackets(&mut self, doc: &Parsed<'_>, called: &[Called<'_>]) {
        for pair in called.windows(2) {
            let [full, short] = pair else { continue };
            let (name, brackets) = (&full.mention.name, &short.mention.name);
            let within = brackets.len() == 1
                && name.end + 1 == brackets.start
                && doc.word(name.end) == "("
                && doc.tokens.get(brackets.end).is_some()
                && doc.word(brackets.end) == ")";
            let letters = short.written.chars().filter(|c| c.is_uppercase()).count();
            let body = stands_for(&short.written, &full.written)
                && matches!(full.mention.sort, Sort::Organisation | Sort::Unknown);
            if within && body && letters * 2 > short.written.chars().count() {
                let entity = self.other(doc.language, &full.written, full.mention.sort);
                self.others.insert(key(doc.language, &short.written), entity);
            }
        }
    }

    /// Whom a single word names: a last name, a first name, or something of its own. And how many could be meant.
    fn bare(&mut self, language: &Language, called: &Called<'_>) -> (usize, Bearers) {
        let mention = called.mention;
        let word = &called.name.family;
        let fits = |e: &usize| {
            self.entities.get(*e).is_some_and(|known| {
                known.gender().is_none() || mention.gender.is_none() || known.gender() == mention.gender
            })
        };
        let family: Vec<usize> =
            self.families.get(word).map(|f| f.iter().copied().filter(fits).collect()).unwrap_or_default();
        if let Some(found) = self.pick(&family, mention) {
            return found;
        }
        let given: Vec<usize> = if mention.titled {
            Vec::new()
        } else {
            self.given.get(word).map(|g| g.iter().copied().filter(fits).collect()).unwrap_or_default()
        };
        if let (Some(one), 1) = (given.first(), given.len()) {
            return (*one, Bearers::One);
        }
        if mention.titled {
            return (self.person(language, called, false), Bearers::One);
        }
        (self.other(language, &called.written, mention.sort), Bearers::One)
    }

    /// The one entity with this name, as a headline gives it.
    pub(super) fn called(&self, language: &Language, written: &str) -> Option<usize> {
        let name = language.names.read(written);
        let fits = |e: &&usize| {
            self.entities
                .get(**e)
                .is_some_and(|k| k.names.iter().any(|(_, n, _)| language.names.allow(n, &name)))
        };
        let family: Vec<usize> =
            self.families.get(&name.family).into_iter().flatten().take(64).filter(fits).copied().collect();
        match family.as_slice() {
            [one] => Some(*one),
            [] => self.others.get(&key(language, written)).copied(),
            _ => None,
        }
    }

    /// Of several with one last name: whose role the title repeats, else the one called by full name most often.
    fn pick(&self, candidates: &[usize], mention: &NameMention) -> Option<(usize, Bearers)> {
        let rank = |e: &usize| {
            let known = self.entities.get(*e);
            let bears =
                |r: &Role| known.is_some_and(|known| known.roles.iter().any(|k| k.head() == r.head()));
            let role = mention.roles.iter().any(bears);
            let courtesy = self.courtesy.get(e).copied().unwrap_or(0);
            (role, courtesy, known.map_or(0, |known| known.full))
        };
        let one = *candidates.iter().max_by_key(|e| (rank(e), std::cmp::Reverse(**e)))?;
        let rivals = candidates.iter().filter(|e| **e != one);
        let bearers = match rivals.map(rank).max() {
            None => Bearers::One,
            Some(next) if next < rank(&one) => Bearers::Foremost,
            Some(_) => Bearers::Several,
        };
        Some((one, bearers))
    }

    /// Notes what a mention tells about its entity.
    fn note(&mut self, entity: usize, called: &Called<'_>, doc: &Parsed<'_>) {
        let Called { mention, written, name } = called;
        let Some(known) = self.entities.get_mut(entity) else { return };
        match mention.gender {
            Some(Gender::Male) => known.male += 2,
            Some(Gender::Female) => known.female += 2,
            None => {}
        }
        match known.names.iter_mut().find(|(known, _, _)| *known == *written) {
            Some((_, _, count)) => *count += 1,
            None => known.names.push((written.to_string(), name.clone(), 1)),
        }
        if known.sort == Sort::Unknown {
            known.sort = mention.sort;
        }
        let article = mention
            .name
            .start
            .checked_sub(1)
            .is_some_and(|i| doc.language.grammar.definite.contains(doc.word(i)));
        known.definite += u32::from(article && !mention.titled);
        if mention.sort == Sort::Organisation || mention.sort == Sort::Unknown {
            let told = body_beside(doc, &mention.name).filter(|body| !known.bodies.contains(body));
            known.bodies.extend(told.filter(|_| known.bodies.len() < BODIES));
        }
        let age = age_beside(doc, &mention.whole).filter(|age| !known.ages.contains(age));
        known.ages.extend(age.filter(|_| known.ages.len() < AGES));
        let before = mention
            .name
            .start
            .checked_sub(1)
            .filter(|i| mention.whole.contains(i))
            .map_or("", |i| doc.word(i));
        let office = before.starts_with(char::is_uppercase) && doc.language.gazetteer.is_kept_title(before);
        let regnal = office && known.full == 0;
        if office && (regnal || known.kept.is_some() || known.full == 1) {
            known.kept = Some(before.to_owned());
        } else if mention.name.len() > 1 && known.kept.is_some() && !office {
            // The article gives the name without it.
            known.kept = None;
        }
        for role in &mention.roles {
            if known.roles.len() < 12 && !known.roles.contains(role) {
                known.roles.push(role.clone());
                let bearers = self.bearers.entry(role.head().to_owned()).or_default();
                if bearers.last() != Some(&entity) && bearers.len() < 64 {
                    bearers.push(entity);
                }
            }
        }
    }

    /// "Ada Example … she": a pronoun right behind a sentence's only person tells the gender.
    fn pronouns_tell(&mut self, doc: &Parsed<'_>) {
        let pronouns = &doc.language.pronouns;
        let mut next = 0;
        for sentence in &doc.sentences {
            while self.placed.get(next).is_some_and(|p| p.tokens.start < sentence.tokens.start) {
                next += 1;
            }
            let inside = self
                .placed
                .get(next..)
                .unwrap_or_default()
                .iter()
                .take_while(|p| p.tokens.start < sentence.tokens.end);
            let mut persons: Vec<(usize, usize)> = Vec::new();
            for placed in inside {
                let unknown = self
                    .entities
                    .get(placed.entity)
                    .is_some_and(|k| matches!(k.sort, Sort::Person | Sort::Unknown));
                if unknown && !persons.iter().any(|(e, _)| *e == placed.entity) {
                    persons.push((placed.entity, placed.tokens.end));
                }
            }
            let [(entity, end)] = persons.as_slice() else { continue };
            let (mut male, mut female) = (0, 0);
            for i in (*end..sentence.tokens.end).filter(|i| !doc.is_quoted(*i)).take(30) {
                male += u32::from(pronouns.male.contains(doc.word(i)));
                female += u32::from(pronouns.female.contains(doc.word(i)));
            }
            if let Some(known) = self.entities.get_mut(*entity) {
                if known.gender().is_none() && (male > 0) != (female > 0) {
                    known.male += male.min(1);
                    known.female += female.min(1);
                }
                if male + female > 0 && known.sort == Sort::Unknown && known.may_be_person(doc.language) {
                    known.sort = Sort::Person;
                }
            }
        }
    }

    /// What speaks is no unknown thing: a name of several words is a person, as long as nothing says otherwise.
    pub(super) fn promote(&mut self, language: &Language, entity: usize) {
        let Some(known) = self.entities.get_mut(entity).filter(|known| known.sort == Sort::Unknown) else {
            return;
        };
        known.sort = if known.is_rather_a_person(language) { Sort::Person } else { Sort::Organisation };
    }

    /// The country for which its capital speaks; anything else for itself.
    pub(super) fn government(&mut self, language: &Language, entity: usize) -> usize {
        let seat = self.entities.get(entity).filter(|known| known.sort == Sort::Country);
        let named = seat.and_then(|known| known.names.first().map(|(name, ..)| name.clone()));
        let country = named.filter(|name| language.gazetteer.is_seat(name));
        match country.and_then(|name| language.gazetteer.country(&name)) {
            Some(number) => {
                let name = language.gazetteer.country_name(number).to_owned();
                let country = self.other(language, &name, Sort::Country);
                if let Some(known) = self.entities.get_mut(country).filter(|known| known.names.is_empty()) {
                    known.names.push((name.clone(), language.names.read(&name), 0));
                }
                country
            }
            None => entity,
        }
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

/// Whether an acronym may stand for a name: both begin alike, or its letters begin words of the name, in order.
fn stands_for(acronym: &str, name: &str) -> bool {
    let small = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut letters = acronym.chars().filter(|c| c.is_alphabetic()).map(small).peekable();
    let alike = letters.peek().copied() == name.chars().next().map(small);
    for first in name.split([' ', '-']).filter_map(|word| word.chars().next()) {
        letters.next_if_eq(&small(first));
    }
    alike || letters.peek().is_none()
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
