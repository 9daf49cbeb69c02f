//! Mentions: where an article names persons, organisations and countries, with the titles and roles beside the name.
//!
//! A name is a run of capitalised words; titles, nationalities and roles before it are cut off and kept; words that
//! only begin a sentence are no name. Invariant: mentions lie in the order of the text and do not overlap.

use crate::language::Language;
use crate::language::gazetteer::Gender;
use crate::language::grammar::MentionWords;
use crate::language::names::fold;
use crate::text::parsed::{Parsed, Sentence};
use crate::text::token::TokenKind;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a name names, as far as its own words and neighbours tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A country, or the seat of its government.
    Country,
    /// Another place.
    Place,
    /// Not told.
    Unknown,
}

/// A role as the text gives it: the words and their head, and the countries among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Role {
    /// As written, without an article: "Russian Foreign Minister".
    pub text: String,
    /// Its words folded, the head last, without countries and words that tell nothing.
    pub words: Vec<String>,
    /// The countries it names.
    pub countries: BTreeSet<usize>,
}

impl Role {
    /// The last word, "minister".
    #[must_use]
    pub(crate) fn head(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NameMention {
    /// The tokens of the name, without titles.
    pub name: Range<usize>,
    /// The same with titles, nationalities and roles before it.
    pub whole: Range<usize>,
    /// What it names.
    pub sort: Sort,
    /// What title and first name tell.
    pub gender: Option<Gender>,
    /// The roles beside it.
    pub roles: Vec<Role>,
    /// Whether a courtesy or office stands before it: "Mr.".
    pub titled: bool,
}

/// The longest name in tokens: longer runs are headings in capitals.
const LONGEST: usize = 14;

/// All name mentions of an article, in order.
#[must_use]
pub(crate) fn mentions(doc: &Parsed<'_>) -> Vec<NameMention> {
    let mut found = Vec::new();
    let quiet: Vec<&Sentence> = doc.sentences.iter().filter(|s| !shouted(doc, &s.tokens)).collect();
    let inner = inner_capitals(doc, &quiet);
    for sentence in quiet {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = run(doc, at, sentence.tokens.end);
            if run.is_empty() {
                at += 1;
                continue;
            }
            let opens = at == sentence.tokens.start
                || doc.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Quote);
            read_run(doc, run.clone(), opens, &inner, &mut found);
            at = run.end;
        }
    }
    // What stands before a name belongs to its role up to the person before: "NATO chief", "Ben Sample, aide to".
    let ends: Vec<usize> = found
        .iter()
        .map(
            |m: &NameMention| {
                if matches!(m.sort, Sort::Person | Sort::Unknown) { m.name.end } else { m.whole.start }
            },
        )
        .collect();
    for (place, mention) in found.iter_mut().enumerate() {
        let floor = if place == 0 { 0 } else { ends.get(place - 1).copied().unwrap_or(0) };
        beside(doc, mention, floor);
    }
    found
}

/// Words that stand capitalised inside sentences: only these are names at a sentence's beginning.
fn inner_capitals<'t>(doc: &Parsed<'t>, sentences: &[&Sentence]) -> FxHashSet<&'t str> {
    let mut words = FxHashSet::default();
    for sentence in sentences {
        for i in sentence.tokens.clone().skip(1) {
            let follows = doc
                .tokens
                .get(i - 1)
                .is_some_and(|t| t.kind != TokenKind::Quote && t.kind != TokenKind::Stop);
            if follows && doc.tokens[i].kind == TokenKind::Capital {
                words.insert(doc.word(i));
            }
        }
    }
    words
}

/// Whether a sentence is set in Title Case or CAPITALS, where a capital tells nothing.
fn shouted(doc: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let (mut long, mut capital) = (0, 0);
    for token in doc.tokens[tokens.clone()].iter().take(40).filter(|t| t.kind.is_word() && t.span.len() >= 4)
    {
        long += 1;
        capital += usize::from(token.kind == TokenKind::Capital);
    }
    long >= 5 && capital * 10 >= long * 8
}

/// The run of capitalised words that begins at `at`, with the small words inside names; empty where none begins.
fn run(doc: &Parsed<'_>, at: usize, end: usize) -> Range<usize> {
    let capital = |i: usize| i < end && doc.tokens[i].kind == TokenKind::Capital;
    let usable = |i: usize| {
        capital(i)
            && (!doc.language.gazetteer.is_not_name(doc.word(i))
                || doc.language.gazetteer.given(doc.word(i)).is_some() && capital(i + 1))
    };
    if !usable(at) {
        return at..at;
    }
    let mut stop = at + 1;
    while stop < end && stop - at < LONGEST {
        let before = doc.word(stop - 1);
        if capital(stop) {
            let named = doc.language.gazetteer.given(before).is_some()
                && !doc.language.mentions.behind_no_first_name.contains(doc.word(stop));
            if !usable(stop) && !named {
                break;
            }
            stop += 1;
            continue;
        }
        match joint(doc, at..stop, end) {
            0 => break,
            words => stop += words,
        }
    }
    while stop > at + 1 && !capital(stop - 1) {
        stop -= 1;
    }
    at..stop
}

/// How many small words join what follows to the name so far: "van", "of the", "&". None where it ends.
fn joint(doc: &Parsed<'_>, name: Range<usize>, end: usize) -> usize {
    let Language { gazetteer, grammar, mentions, names, .. } = doc.language;
    let capital = |i: usize| i < end && doc.tokens[i].kind == TokenKind::Capital;
    let stop = name.end;
    let (word, before) = (doc.word(stop), doc.word(stop - 1));
    let next = |i: usize| if i < end { doc.word(i) } else { "" };
    let group = || {
        name.clone().any(|i| gazetteer.is_organisation_word(doc.word(i)))
            || mentions.offices_with_a_field.contains(before)
    };
    // "the Ministry of Water and Energy", but "… of Justice and Ada Example".
    let same_kind = |word: &str| {
        let other = gazetteer.is_place(word) || gazetteer.is_title(word) || gazetteer.given(word).is_some();
        name.clone().any(|i| mentions.ministries.contains(doc.word(i))) && !other
    };
    let field = mentions.field.contains(word) && group();
    let goes_on = || {
        grammar.and.contains(word)
            && group()
            && name.clone().any(|i| grammar.of.contains(doc.word(i)))
            && same_kind(next(stop + 1))
    };
    let particle = names.is_particle(word) && !mentions.verbs_like_particles.contains(word);
    match () {
        () if capital(stop + 1) => usize::from(field || particle || word == "&" || goes_on()),
        () if !capital(stop + 2) => 0,
        () if field && grammar.the.contains(next(stop + 1)) => 2,
        () if particle && names.is_particle(next(stop + 1)) => 2,
        () => 0,
    }
}

/// Cuts a run into title and name, and appends the name, or two where a place stands before a person.
fn read_run(
    doc: &Parsed<'_>,
    run: Range<usize>,
    opens: bool,
    inner: &FxHashSet<&str>,
    out: &mut Vec<NameMention>,
) {
    let mut start = run.start;
    // "Meanwhile Ada Example": a first word that only opens its sentence.
    if opens
        && run.len() > 1
        && !inner.contains(doc.word(start))
        && plain_opener(doc.language, doc.word(start))
    {
        start += 1;
    }
    let words: Vec<&str> = (start..run.end).map(|i| doc.word(i)).collect();
    if words.is_empty() {
        return;
    }
    let whole = words.join(" ");
    if doc.language.gazetteer.is_place(&whole) || doc.language.gazetteer.is_organisation(&whole) {
        let sort = match () {
            () if doc.language.gazetteer.is_organisation(&whole) => Sort::Organisation,
            () if doc.language.gazetteer.is_nationality(&whole) => return,
            () if doc.language.gazetteer.country(&whole).is_some() => Sort::Country,
            () => Sort::Place,
        };
        out.push(NameMention {
            name: start..run.end,
            whole: start..run.end,
            sort,
            gender: None,
            roles: Vec::new(),
            titled: false,
        });
        return;
    }
    let office = |w: &&str| {
        doc.language.gazetteer.is_title(w)
            || doc.language.gazetteer.is_role(w)
            || doc.language.gazetteer.is_nationality(w)
    };
    let name = start + name_start(doc.language, &words);
    // "Mr. King" is no king.
    let courtesy = words.len() > 1 && words.iter().rev().nth(1).is_some_and(|w| is_courtesy(doc.language, w));
    if name >= run.end
        || !courtesy
            && words.iter().all(office)
            && !words.iter().any(|w| doc.language.gazetteer.given(w).is_some())
    {
        return;
    }
    // A place before a person's name that no title parts from it: "the United States Hamdullah Mohib".
    if name > start
        && !words.get(..name - start).unwrap_or_default().iter().any(|w| doc.language.gazetteer.is_title(w))
    {
        let before = words.get(..name - start).unwrap_or_default().join(" ");
        if doc.language.gazetteer.is_country(&before) {
            let sort = Sort::Country;
            out.push(NameMention {
                name: start..name,
                whole: start..name,
                sort,
                gender: None,
                roles: Vec::new(),
                titled: false,
            });
            start = name;
        }
    }
    let named: Vec<&str> = (name..run.end).map(|i| doc.word(i)).collect();
    let first = named.first().copied().unwrap_or("");
    let lone = named.len() == 1;
    if named.len() >= 4 && named.iter().all(|w| acronym(w) || w.len() == 1) {
        return;
    }
    if lone
        && (doc.language.gazetteer.is_title(first)
            || doc.language.gazetteer.is_role(first)
            || doc.language.gazetteer.is_nationality(first))
        && name == start
    {
        return;
    }
    if lone
        && opens
        && name == run.start
        && !inner.contains(first)
        && doc.language.gazetteer.given(first).is_none()
        && !acronym(first)
    {
        // Nothing but its place makes it a name.
        if plain_opener(doc.language, first) || !doc.language.gazetteer.is_organisation(first) {
            return;
        }
    }
    let titled = (start..name).any(|i| doc.language.gazetteer.ends_title(doc.word(i)));
    let gender = (start..name).find_map(|i| doc.language.gazetteer.title_gender(doc.word(i))).or_else(|| {
        let given = if lone { None } else { doc.language.gazetteer.given(first).flatten() };
        given.filter(|_| sort(doc.language, &named, titled) == Sort::Person)
    });
    out.push(NameMention {
        name: name..run.end,
        whole: start..run.end,
        sort: sort(doc.language, &named, titled),
        gender,
        roles: Vec::new(),
        titled,
    });
}

/// What an ending must leave of such a word, in bytes.
const OPENER: usize = 3;

/// Whether a word at a sentence's beginning is more likely just a word: "-ly", "-ing", a stop word.
fn plain_opener(language: &Language, word: &str) -> bool {
    language.gazetteer.is_not_name(word) || language.mentions.opener_endings.close(word, OPENER)
}

/// Whether a word stands before names as a title: "Dr.", "Mr".
pub(super) fn is_title_word(language: &Language, word: &str) -> bool {
    is_courtesy(language, word) || language.gazetteer.is_title(word)
}

fn acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
}

/// What a name names, by its own words.
pub(super) fn sort(language: &Language, name: &[&str], titled: bool) -> Sort {
    let whole = name.join(" ");
    let first = name.first().copied().unwrap_or("");
    if name.iter().any(|w| language.gazetteer.is_organisation_word(w)) && !(titled && name.len() <= 2)
        || language.gazetteer.is_organisation(&whole)
    {
        return Sort::Organisation;
    }
    if titled {
        return Sort::Person;
    }
    if language.gazetteer.country(&whole).is_some() {
        return Sort::Country;
    }
    if language.gazetteer.is_place(&whole) {
        return Sort::Place;
    }
    if name.len() == 1 && acronym(first) {
        return Sort::Organisation;
    }
    let initial = name.iter().skip(1).any(|w| w.len() == 2 && w.ends_with('.'));
    if name.len() > 1
        && (language.gazetteer.given(first).is_some()
            || initial
            || name.last().is_some_and(|w| language.names.is_suffix(w)))
    {
        return Sort::Person;
    }
    Sort::Unknown
}

/// Whether a name must follow: "Mr.", "Sen.", "Dr".
fn is_courtesy(language: &Language, word: &str) -> bool {
    language.mentions.courtesies.contains(word) || word.ends_with('.') && language.gazetteer.is_title(word)
}

/// Where the name begins behind titles, nationalities and what they belong to.
fn name_start(language: &Language, words: &[&str]) -> usize {
    let last = words.len() - 1;
    let group = |word: &str| language.gazetteer.is_organisation_word(word);
    let given = (1..last.max(1)).rev().find(|i| {
        let word = words.get(*i).copied().unwrap_or("");
        let before = words.get(i - 1).copied().unwrap_or("");
        language.gazetteer.given(word).is_some()
            && language.gazetteer.given(before).is_none()
            && !language.names.is_particle(before)
            && !(before.len() == 2 && before.ends_with('.') && !language.gazetteer.is_title(before))
    });
    let title = (0..last).rev().find(|i| words.get(*i).is_some_and(|w| language.gazetteer.ends_title(w)));
    let courtesy = last.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| is_courtesy(language, w));
    let closes_group = words.last().is_some_and(|w| group(w)) && !courtesy;
    if closes_group && given.is_none() {
        return 0;
    }
    match (title, given) {
        // "Secretary of State Marco Rubio", "Minister of Education Stefania Giannini"
        (Some(t), Some(g)) if g > t => g,
        (Some(t), _) => {
            let next = words.get(t + 1).copied().unwrap_or("");
            // "Secretary of State Ada Example"; behind "President of Russia" no name follows.
            if language.mentions.field.contains(next) {
                return match given.filter(|g| *g > t) {
                    Some(given) => given,
                    None => (t + 3).min(words.len()),
                };
            }
            if language.gazetteer.is_place(&words.get(t + 1..).unwrap_or_default().join(" ")) {
                words.len()
            } else {
                t + 1
            }
        }
        (None, Some(g)) => {
            let before = words.get(..g).unwrap_or_default().join(" ");
            let known = language.gazetteer.is_place(&before)
                || language.gazetteer.is_organisation(&before)
                || words.get(..g).is_some_and(|w| {
                    w.iter().any(|w| {
                        group(w) || language.gazetteer.is_nationality(w) || acronym(w) && w.len() > 2
                    })
                });
            if known { g } else { 0 }
        }
        (None, None) => usize::from(
            words.len() > 1
                && words.first().is_some_and(|w| language.gazetteer.is_nationality(w))
                && !closes_group
                && words.len() > 2,
        ),
    }
}

/// Reads the roles beside a name: before it, and behind it between commas.
fn beside(doc: &Parsed<'_>, mention: &mut NameMention, floor: usize) {
    let mentions = &doc.language.mentions;
    let person = mention.sort == Sort::Person || mention.sort == Sort::Unknown && mention.name.len() > 1;
    if !person {
        return;
    }
    let sentence = doc.sentence_of(mention.name.start).tokens.clone();
    let floor = floor.max(sentence.start);
    let mut whole = mention.whole.start;
    // Small words before: "press secretary Ada Example".
    let mut at = whole;
    if at > floor
        && doc.language.gazetteer.is_role(doc.word(at - 1))
        && doc.tokens[at - 1].kind == TokenKind::Lower
    {
        at -= 1;
        while at > floor && modifies(doc, at - 1) {
            at -= 1;
        }
        whole = at;
    }
    if whole < mention.name.start {
        // Capitals before a title belong to it: "NATO chief", "White House press secretary".
        while whole > floor
            && (doc.tokens[whole - 1].kind == TokenKind::Capital
                && !doc.language.gazetteer.is_not_name(doc.word(whole - 1)))
        {
            whole -= 1;
        }
        mention.whole.start = whole;
        if let Some(role) = role(doc, whole..mention.name.start) {
            mention.titled |=
                (whole..mention.name.start).any(|i| doc.language.gazetteer.is_role(doc.word(i)));
            mention.gender = mention.gender.or_else(|| doc.language.gazetteer.title_gender(role.head()));
            mention.roles.push(role);
        }
    } else if at > floor + 1 && doc.word(at - 1) == "," && doc.language.gazetteer.is_role(doc.word(at - 2)) {
        // "The foreign minister, Ada Example,"
        let end = at - 1;
        let mut from = end - 1;
        while from > floor && (modifies(doc, from - 1) || doc.tokens[from - 1].kind == TokenKind::Capital) {
            from -= 1;
        }
        let definite = doc.tokens.get(from.wrapping_sub(1)).is_some()
            && from > floor
            && mentions.before_a_role.contains(&doc.word(from - 1).to_lowercase());
        let definite = definite || (from..end).any(|i| mentions.within_a_role.contains(doc.word(i)));
        if let (true, Some(role)) = (definite, role(doc, from..end)) {
            mention.gender = mention.gender.or_else(|| doc.language.gazetteer.title_gender(role.head()));
            mention.roles.push(role);
        }
    }
    if let Some(role) = behind(doc, mention.name.clone(), sentence.end) {
        mention.gender = mention.gender.or_else(|| doc.language.gazetteer.title_gender(role.head()));
        mention.roles.push(role);
    }
    if mention.sort == Sort::Unknown && !mention.roles.is_empty() && mention.name.len() > 1 {
        mention.sort = Sort::Person;
    }
    // "Putin of Russia"
    if doc.tokens.get(mention.name.end).is_some()
        && mention.name.end + 1 < sentence.end
        && doc.language.grammar.of.contains(doc.word(mention.name.end))
    {
        let place = doc.word(mention.name.end + 1);
        if let (Some(country), true) =
            (doc.language.gazetteer.country(place), mention.sort != Sort::Organisation)
        {
            match mention.roles.first_mut() {
                Some(role) => {
                    role.countries.insert(country);
                }
                None => mention.roles.push(Role { countries: [country].into(), ..Role::default() }),
            }
        }
    }
}

fn modifies(doc: &Parsed<'_>, i: usize) -> bool {
    let (word, grammar) = (doc.word(i), &doc.language.grammar);
    doc.language.gazetteer.is_modifier(word)
        || i > 0 && (grammar.possessives.contains(word) || grammar.of.contains(word))
        || doc.tokens[i].kind == TokenKind::Capital && !doc.language.gazetteer.is_not_name(word)
}

/// ", Putin’s foreign policy adviser," behind a name: a phrase with a role at its head that a comma or stop closes.
fn behind(doc: &Parsed<'_>, name: Range<usize>, end: usize) -> Option<Role> {
    let Language { gazetteer, grammar, mentions, .. } = doc.language;
    let at = name.end;
    if at + 1 >= end || doc.word(at) != "," {
        return None;
    }
    // "According to Ada Example, the mayor will …" is about another.
    let start = doc.sentence_of(name.start).tokens.start;
    if mentions.according.contains(doc.word(start)) && name.start <= start + 6 {
        return None;
    }
    let first = doc.word(at + 1).to_lowercase();
    let determined = mentions.apposition.contains(&first);
    let mut head = None;
    let mut stop = end;
    for i in at + 1..end.min(at + 14) {
        let word = doc.word(i);
        let small = doc.tokens[i].kind == TokenKind::Lower;
        if !doc.is_word(i) && word != "-" {
            stop = i;
            break;
        }
        if gazetteer.is_role(word) && (small || gazetteer.is_title(word)) {
            head = Some(i);
        } else if head.is_some() {
            stop = i;
            break;
        } else {
            let owned = (at + 1..=i).any(|k| grammar.possessives.contains(doc.word(k)));
            let fits = !small
                || gazetteer.is_modifier(word)
                || grammar.possessives.contains(word)
                || determined
                || owned;
            if !fits || mentions.outside_appositions.contains(word) {
                return None;
            }
        }
    }
    let head = head?;
    let next = doc.word(stop.min(end - 1));
    let closed = stop >= end
        || matches!(next, "," | "." | ";" | ")" | "—" | "–" | "?" | "!" | "”")
        || grammar.and.contains(next);
    let leads_on = mentions.behind_a_role.contains(next);
    let closes = || (stop..end.min(stop + 12)).find(|i| doc.word(*i) == "," || *i + 1 == end).is_some();
    if !(closed || leads_on && closes()) {
        return None;
    }
    let mut role = role(doc, at + 1..head + 1)?;
    // "the mayor of Harbour City": what the role belongs to, up to the next comma.
    for i in stop..end.min(stop + 8) {
        if !leads_on || !doc.is_word(i) || mentions.not_its_field.contains(doc.word(i)) {
            break;
        }
        if let Some(country) = gazetteer.country(doc.word(i)) {
            role.countries.insert(country);
        } else if doc.tokens[i].kind == TokenKind::Capital {
            let place = role.words.len().saturating_sub(1);
            role.words.insert(place, fold(doc.word(i)));
        }
    }
    Some(role)
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
        if let Some(country) = gazetteer.country(word) {
            role.countries.insert(country);
        } else if !gazetteer.is_idle(&lower) || gazetteer.is_role(word) {
            role.words.push(fold(word));
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
