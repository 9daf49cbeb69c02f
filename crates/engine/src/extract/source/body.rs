//! Bodies behind a noun: "the Sample newspaper", "the Ruritanian army", "the company".
//!
//! A name within the phrase comes first, then a name that the phrase itself is, then the one body of the article that
//! the noun can mean. Who could mean several bodies means none.

use super::entities::{Cast, Placed, placed};
use super::pronoun::Last;
use crate::extract::source::mention::Sort;
use crate::language::bodies::Class;
use crate::language::grounds::Ground;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The noun at a phrase's head, and what it can mean.
struct Noun<'t> {
    word: &'t str,
    at: usize,
    classes: Vec<Class>,
}

impl Noun<'_> {
    fn is(&self, class: Class) -> bool {
        self.classes.contains(&class)
    }
}

/// The body that a phrase means, by the noun that ends its head.
pub(super) fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    head: Range<usize>,
    last: Option<Last>,
) -> Option<(usize, Ground)> {
    let noun = noun(doc, &head)?;
    if let Some(entity) = within(doc, cast, &head, &noun) {
        cast.promote(doc.language, entity);
        return Some((entity, Ground::BodyNamed));
    }
    if let Some(found) = of_its_own(doc, cast, head.clone(), &noun) {
        return Some((found, Ground::BodyNamed));
    }
    described(doc, cast, &head, &noun, last).or_else(|| state(doc, cast, &head, &noun))
}

/// "The government": a body of the state that the article leaves without a country.
fn state(doc: &Parsed<'_>, cast: &mut Cast, head: &Range<usize>, noun: &Noun<'_>) -> Option<(usize, Ground)> {
    let definite = doc.language.grammar.definite.contains(doc.word(head.start));
    let alone = head.start + usize::from(definite) == noun.at;
    if !alone || !doc.language.bodies.of_the_state.contains(noun.word) {
        return None;
    }
    // Of several councils it is one that has a name.
    let same = |word: &str| doc.language.bodies.are_alike(word, noun.word);
    let rival = |name: &str| name.contains(' ') && name.split(' ').any(|word| same(&word.to_lowercase()));
    if cast.entities.iter().any(|known| known.names.iter().any(|(name, ..)| rival(name))) {
        return None;
    }
    Some((placed(doc, cast, noun.at..noun.at + 1)?, Ground::BodyNamed))
}

fn noun<'t>(doc: &Parsed<'t>, head: &Range<usize>) -> Option<Noun<'t>> {
    let bodies = &doc.language.bodies;
    let at = head.end.checked_sub(1).filter(|at| *at >= head.start)?;
    let word = doc.word(at);
    let mut classes: Vec<Class> = bodies.classes(word).collect();
    if at > head.start && bodies.news.contains(doc.word(at - 1)) {
        classes = vec![Class::Media];
    }
    (!classes.is_empty()).then_some(Noun { word, at, classes })
}

/// "The Sample newspaper": the name before the noun. "The Harbour campaign" is a name of its own.
fn within(doc: &Parsed<'_>, cast: &Cast, head: &Range<usize>, noun: &Noun<'_>) -> Option<usize> {
    if noun.is(Class::Official) || noun.classes == [Class::Association] {
        return None;
    }
    let (_, found) = cast.within(&(head.start..noun.at)).next_back()?;
    let small = |i: usize| doc.tokens[i].kind == TokenKind::Lower;
    let owns = doc.language.grammar.possessives.contains(doc.word(found.tokens.end));
    let nationality = doc.language.gazetteer.country(doc.word(found.tokens.start)).is_some();
    let beside = (found.tokens.end..noun.at).all(small) && noun.at - found.tokens.end.min(noun.at) <= 2;
    let known = cast.entities.get(found.entity)?;
    (beside && !owns && !nationality && matches!(known.sort, Sort::Organisation | Sort::Unknown))
        .then_some(found.entity)
}

/// "The Ruritanian army", "the Harbour campaign", "XYZ’s ethics committee": a body that its phrase names.
fn of_its_own(doc: &Parsed<'_>, cast: &mut Cast, head: Range<usize>, noun: &Noun<'_>) -> Option<usize> {
    let crate::language::Language { sources, bodies, gazetteer, grammar, .. } = doc.language;
    let first = doc.word(head.start);
    if sources.one_of_many.contains(first) || sources.of_somebody.contains(&first.to_lowercase()) {
        return None;
    }
    let mut start = head.start;
    while start < noun.at && sources.before_a_group.contains(doc.word(start)) {
        start += 1;
    }
    let capital = |i: usize| doc.tokens[i].kind == TokenKind::Capital;
    let owned = (start..noun.at).any(|i| grammar.possessives.contains(doc.word(i)));
    let country = |i: usize| gazetteer.country(doc.word(i)).is_some();
    let official = noun.is(Class::Official);
    let fits = |i: usize| match doc.tokens[i].kind {
        // "The Harbour-based firm" has another name.
        TokenKind::Capital => !bodies.is_compound(doc.word(i)),
        _ => {
            sources.within_a_group.contains(doc.word(i))
                || official
                    && doc.is_word(i)
                    && !bodies.is_compound(doc.word(i))
                    && !gazetteer.is_idle(doc.word(i))
                    && (i > start || owned)
        }
    };
    // "The mayor’s office" is named by whose it is.
    let tells = |i: usize| {
        capital(i) && (official || owned || !country(i))
            || official && grammar.possessives.contains(doc.word(i)) && gazetteer.is_role(doc.word(i - 1))
    };
    let names = official || noun.is(Class::Association) || noun.is(Class::Institution);
    let named = names && (start..noun.at).all(fits) && (start..noun.at).any(tells);
    named.then(|| placed(doc, cast, start..head.end)).flatten()
}

/// What an article has told of a body up to some place.
#[derive(Default)]
struct BodyNamed {
    mentions: u32,
    sentence: usize,
    /// Whether its name or what stands beside it holds the noun.
    called: bool,
    /// Whether it holds a noun of the same class.
    alike: bool,
}

/// "The company": the one body of the article that the noun can mean.
fn described(
    doc: &Parsed<'_>,
    cast: &Cast,
    head: &Range<usize>,
    noun: &Noun<'_>,
    last: Option<Last>,
) -> Option<(usize, Ground)> {
    let first = doc.word(head.start).to_lowercase();
    let headline = doc.blocks.get(doc.block_of(head.start)).is_some_and(|b| b.kind == BlockKind::Headline);
    let owned = head.clone().any(|i| doc.language.grammar.possessives.contains(doc.word(i)));
    if owned || !doc.language.grammar.the.contains(&first) && !headline {
        return None;
    }
    based_there(doc, cast, head)
        .map(|one| (one, Ground::BodyCalled))
        .or_else(|| one_of_the_article(doc, cast, head.start, noun, last))
}

/// "The Harbour-based firm": the one of whose name the article tells the same, "Harbour-based Example".
fn based_there(doc: &Parsed<'_>, cast: &Cast, head: &Range<usize>) -> Option<usize> {
    let based = head.clone().map(|i| doc.word(i)).find(|word| doc.language.bodies.is_compound(word))?;
    let told = |placed: &&Placed| {
        let before = placed.tokens.start.checked_sub(1).map(|i| doc.word(i));
        before.is_some_and(|word| word.eq_ignore_ascii_case(based))
    };
    let mut found = cast.placed.iter().filter(told).map(|placed| placed.entity);
    let one = found.next()?;
    found.all(|other| other == one).then_some(one)
}

/// Which body of the article a noun means that has lost its first letters and its article: "mpany" for "the company".
pub(super) fn completed(
    doc: &Parsed<'_>,
    cast: &Cast,
    at: usize,
    word: &str,
    last: Option<Last>,
) -> Option<(usize, Ground)> {
    let noun = Noun { word, at, classes: doc.language.bodies.classes(word).collect() };
    let firm = noun.classes == [Class::Firm];
    let (one, ground) =
        one_of_the_article(doc, cast, at, &noun, last).filter(|_| !noun.classes.is_empty())?;
    // What nothing calls so may be meant by a business that the article is about; no committee is an office.
    (firm || ground == Ground::BodyCalled).then_some((one, ground))
}

/// The one body of the article that a noun at `start` can mean.
fn one_of_the_article(
    doc: &Parsed<'_>,
    cast: &Cast,
    start: usize,
    noun: &Noun<'_>,
    last: Option<Last>,
) -> Option<(usize, Ground)> {
    let headline = doc.blocks.get(doc.block_of(start)).is_some_and(|b| b.kind == BlockKind::Headline);
    let here = doc.tokens.get(start)?.sentence as usize;
    let end =
        if headline { cast.placed.len() } else { cast.placed.partition_point(|p| p.tokens.start < start) };
    if let Some(one) = just_called_so(doc, cast, end, noun, here) {
        return Some((one, Ground::BodyCalled));
    }
    let mut told: BTreeMap<usize, BodyNamed> = BTreeMap::new();
    for Placed { entity, tokens, .. } in cast.placed.get(end.saturating_sub(REACH)..end).unwrap_or_default() {
        let Some(token) = doc.tokens.get(tokens.start) else { continue };
        let entry = told.entry(*entity).or_default();
        entry.mentions += 1;
        entry.sentence = token.sentence as usize;
    }
    told.retain(|entity, _| can_mean(doc, cast, *entity, noun));
    for (entity, told) in &mut told {
        let words = calls(cast, *entity);
        told.called = words.iter().any(|word| doc.language.bodies.are_alike(word, noun.word));
        told.alike = words.iter().any(|word| doc.language.bodies.classes(word).any(|class| noun.is(class)));
    }
    let called: Vec<(&usize, &BodyNamed)> = told.iter().filter(|(_, told)| told.called).collect();
    match called.as_slice() {
        [(one, _)] => return Some((**one, Ground::BodyCalled)),
        [] => {}
        several => {
            if let Some(one) = same(cast, several) {
                return Some((one, Ground::BodyCalled));
            }
            // Of several ministries it is the one that was named just now.
            let near = several.iter().filter(|(_, told)| here.saturating_sub(told.sentence) <= NEAR);
            let one = near.max_by_key(|(_, told)| told.sentence)?;
            let alone =
                several.iter().filter(|(_, told)| told.sentence + NEAR >= one.1.sentence).count() == 1;
            return alone.then_some((*one.0, Ground::BodyForemost));
        }
    }
    let alike: Vec<(&usize, &BodyNamed)> = told.iter().filter(|(_, told)| told.alike).collect();
    if let [(one, _)] = alike.as_slice() {
        return Some((**one, Ground::BodyForemost));
    }
    // What nothing calls a ministry, a newspaper or a union is none. Businesses are seldom called what they are.
    let business = noun.classes == [Class::Firm];
    foremost(&told, here, last).filter(|_| business).map(|one| (one, Ground::BodyForemost))
}

/// "One agency, the Harbour Board, has agreed. The agency said …": the one that was just introduced by the very noun.
fn just_called_so(doc: &Parsed<'_>, cast: &Cast, end: usize, noun: &Noun<'_>, here: usize) -> Option<usize> {
    let introduced = |placed: &&Placed| {
        let before = |n: usize| placed.tokens.start.checked_sub(n).map_or("", |i| doc.word(i));
        let article = usize::from(doc.language.grammar.the.contains(&before(1).to_lowercase()));
        before(1 + article) == "," && doc.language.bodies.are_alike(before(2 + article), noun.word)
    };
    let near = |placed: &&Placed| {
        let sentence = doc.tokens.get(placed.tokens.start).map_or(0, |token| token.sentence as usize);
        here.saturating_sub(sentence) <= NEAR
    };
    let before = cast.placed.get(..end)?.iter().rev();
    let one = before.take_while(near).find(introduced)?.entity;
    let sort = cast.entities.get(one)?.sort;
    matches!(sort, Sort::Organisation | Sort::Unknown).then_some(one)
}

/// The body that was named more than twice as often as any other, or alone.
fn foremost(told: &BTreeMap<usize, BodyNamed>, here: usize, last: Option<Last>) -> Option<usize> {
    let rank = |(entity, told): (&usize, &BodyNamed)| {
        let spoke =
            last.is_some_and(|last| last.entity == *entity && here.saturating_sub(last.sentence) <= NEAR);
        (told.mentions + 2 * u32::from(spoke), std::cmp::Reverse(*entity))
    };
    let (one, _) = told.iter().max_by_key(|entry| rank(*entry))?;
    let most = rank((one, told.get(one)?)).0;
    let next = told.iter().filter(|(entity, _)| *entity != one).map(|entry| rank(entry).0).max().unwrap_or(0);
    (most >= 2 * next).then_some(*one)
}

/// How many mentions back are looked at.
const REACH: usize = 400;
/// How many sentences back a body is still the one just spoken of.
const NEAR: usize = 3;

/// Whether a noun can mean this entity: a body, of no other sort by its own name.
fn can_mean(doc: &Parsed<'_>, cast: &Cast, entity: usize, noun: &Noun<'_>) -> bool {
    let Some(known) = cast.entities.get(entity) else { return false };
    if !matches!(known.sort, Sort::Organisation | Sort::Unknown) {
        return false;
    }
    let bodies = &doc.language.bodies;
    let mut others = known.names.iter().flat_map(|(name, ..)| name.split(' ')).map(str::to_lowercase);
    let other = |word: String| {
        let mut classes = bodies.classes(&word).peekable();
        classes.peek().is_some()
            && !classes.any(|class| noun.is(class))
            && !bodies.are_alike(&word, noun.word)
    };
    !others.any(other)
}

/// The words of an entity's names and the nouns beside them, in small letters.
fn calls(cast: &Cast, entity: usize) -> Vec<String> {
    let Some(known) = cast.entities.get(entity) else { return Vec::new() };
    let words = known.names.iter().flat_map(|(name, ..)| name.split(' ')).map(str::to_lowercase);
    words.chain(known.bodies.iter().cloned()).collect()
}

/// The one that several are: "Harbour Zoo" and "Harbour Zoo & Garden" are one, by the words that their names share.
fn same(cast: &Cast, several: &[(&usize, &BodyNamed)]) -> Option<usize> {
    let name = |entity: usize| {
        cast.entities.get(entity).and_then(|k| k.names.first()).map(|(name, ..)| name.as_str())
    };
    let longest = several.iter().max_by_key(|(entity, _)| name(**entity).map_or(0, str::len))?;
    let words: Vec<&str> = name(*longest.0)?.split(' ').collect();
    let within = |entity: usize| name(entity).is_some_and(|n| n.split(' ').all(|word| words.contains(&word)));
    several.iter().all(|(entity, _)| within(**entity)).then_some(*longest.0)
}
