//! Key phrases: topics for a corpus whose `corpus.toml` names none.
//!
//! Candidates are one to three words in a row from the statements, without a word at an edge that names nothing, and
//! shaped like a name for a thing: "security guarantees", "agenda", "NATO membership". What many statements of
//! several articles share comes first; a phrase that mostly repeats a better one joins it instead of standing beside.

use super::words::words;
use crate::language::Language;
use crate::language::topics::TopicWords;
use crate::model::corpus::Corpus;
use std::collections::{BTreeMap, BTreeSet};

/// From how many statements on a corpus is large.
const SMALL: usize = 150;
/// Under how many statements a corpus has few.
const FEW: usize = 40;
/// At most this many topics, however large the corpus.
const MOST: usize = 60;

#[derive(Default)]
struct Candidate {
    statements: BTreeSet<usize>,
    articles: BTreeSet<usize>,
    forms: BTreeMap<String, usize>,
    length: usize,
}

/// How often a word stands in which surroundings, to tell nouns, which can be topics, from verbs and adjectives.
#[derive(Default)]
struct Company {
    thing: usize,
    deed: usize,
    /// How often it stands at all, and how often nothing that it could describe stands behind it.
    seen: usize,
    last: usize,
}

/// A word of a statement: as compared, stemmed, as written, and whether it follows the one before without a mark.
struct Word<'t> {
    plain: String,
    stem: String,
    form: &'t str,
    joined: bool,
}

/// Labels with their terms, best first.
pub(super) fn find(corpus: &Corpus, language: &Language) -> Vec<(String, Vec<String>)> {
    let names: BTreeSet<String> = corpus
        .actors
        .rows()
        .iter()
        .flat_map(|actor| actor.aliases.iter().map(|a| a.form.as_str()).chain([actor.name.as_str()]))
        .filter(|form| form.chars().any(char::is_uppercase))
        .flat_map(|form| {
            form.split_whitespace()
                .filter(|w| w.starts_with(char::is_uppercase))
                .flat_map(words)
                .map(|(word, _)| word)
                .collect::<Vec<_>>()
        })
        .collect();
    let mut company: BTreeMap<String, Company> = BTreeMap::new();
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    for (row, (_, statement)) in corpus.statements.iter().enumerate() {
        let text = corpus.articles[statement.article].text.as_str();
        for piece in &statement.content {
            let cut = cut(piece.of(text), &language.topics);
            keep_company(&cut, language, &mut company);
            for (start, end) in
                (0..cut.len()).flat_map(|s| (s + 1..=(s + 3).min(cut.len())).map(move |e| (s, e)))
            {
                let Some(run) = cut.get(start..end).filter(|run| fits(run, &names, language)) else {
                    continue;
                };
                let key = run.iter().map(|w| w.stem.as_str()).collect::<Vec<_>>().join(" ");
                let entry = found.entry(key).or_default();
                entry.statements.insert(row);
                entry.articles.insert(crate::Id::index(statement.article));
                entry.length = run.len();
                let form = run.iter().map(|w| w.form).collect::<Vec<_>>().join(" ");
                *entry.forms.entry(form).or_default() += 1;
            }
        }
    }
    choose(found, &company, corpus.statements.len(), corpus.articles.len(), &language.topics)
}

fn cut<'t>(piece: &'t str, topics: &TopicWords) -> Vec<Word<'t>> {
    let mut end = 0;
    words(piece)
        .into_iter()
        .map(|(plain, place)| {
            let between = piece.get(end..place.start).unwrap_or("");
            let joined = end > 0 && between.chars().all(|c| c == ' ' || c == '-' || c == '\u{a0}');
            end = place.end;
            Word { stem: topics.singular(&plain), plain, form: piece.get(place).unwrap_or(""), joined }
        })
        .collect()
}

fn keep_company(cut: &[Word<'_>], language: &Language, company: &mut BTreeMap<String, Company>) {
    for (at, word) in cut.iter().enumerate() {
        let entry = company.entry(word.stem.clone()).or_default();
        entry.seen += 1;
        let next = cut.get(at + 1).filter(|next| next.joined);
        entry.last += usize::from(next.is_none_or(|next| language.topics.stop.contains(&next.plain)));
    }
    for pair in cut.windows(2) {
        let [before, word] = pair else { continue };
        if !word.joined {
            continue;
        }
        let entry = company.entry(word.stem.clone()).or_default();
        entry.thing += usize::from(language.topics.before_things.contains(&before.plain));
        entry.deed += usize::from(language.topics.before_deeds.contains(&before.plain));
    }
}

/// What the ending of an adverb must leave, in bytes.
const ADVERB: usize = 4;
/// A verb that an ending tells is longer than this, in bytes.
const VERB: usize = 4;

/// Whether a run of words can be a topic: it must be able to name a thing.
fn fits(run: &[Word<'_>], names: &BTreeSet<String>, language: &Language) -> bool {
    let topics = &language.topics;
    let names_something = |w: &Word<'_>| {
        w.plain.chars().count() >= 3
            && !topics.stop.contains(&w.plain)
            && !w.plain.bytes().all(|b| b.is_ascii_digit())
            || w.form.len() >= 2 && w.form.chars().all(char::is_uppercase) && w.plain.chars().count() >= 3
    };
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let edges = names_something(first) && names_something(last);
    let middle = run.iter().all(|w| names_something(w) || topics.within_phrases.contains(&w.plain));
    let whole = run.iter().map(|w| w.form).collect::<Vec<_>>().join(" ");
    let place = language.gazetteer.is_place(&whole)
        || run.len() == 1 && language.gazetteer.is_place(language.grammar.unowned(first.form));
    // Adjectives and vague nouns alone are no topics: "territorial", "leaders" and "situation" need a word beside them.
    let vague = run.len() == 1
        && (language.gazetteer.is_role(&first.stem)
            || topics.vague.contains(&first.stem)
            || topics.adjective_endings.of(&first.plain).is_some());
    let owned = run.iter().any(|w| language.grammar.unowned(w.form).len() < w.form.len());
    if place || vague || owned {
        return false;
    }
    let adverb = run.iter().any(|w| topics.adverb_endings.close(&w.plain, ADVERB));
    let known = run.iter().all(|w| names.contains(&w.plain))
        || run.len() > 1 && names.contains(&last.plain) && names.contains(&first.plain);
    edges && middle && !adverb && !known && run.iter().skip(1).all(|w| w.joined)
}

fn choose(
    found: BTreeMap<String, Candidate>,
    company: &BTreeMap<String, Company>,
    statements: usize,
    articles: usize,
    topics: &TopicWords,
) -> Vec<(String, Vec<String>)> {
    let spread = if articles > 1 { 2 } else { 1 };
    let mut ranked: Vec<(u64, String, Candidate)> = found
        .into_iter()
        .filter(|(_, c)| c.statements.len() >= 2 && c.articles.len() >= spread)
        .filter_map(|(key, c)| Some((score(&key, &c, company, statements, topics)?, key, c)))
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let most = (8 + statements.isqrt() / 2).min(MOST);
    let mut chosen: Vec<(String, Candidate, Vec<String>)> = Vec::new();
    for (_, key, candidate) in ranked {
        let near = chosen.iter().position(|(other, theirs, _)| {
            let shares = key.split(' ').any(|word| other.split(' ').any(|o| o == word));
            let both = candidate.statements.intersection(&theirs.statements).count();
            shares && both * 2 >= candidate.statements.len().min(theirs.statements.len())
        });
        let room = chosen.len() < most;
        match near.and_then(|at| chosen.get_mut(at)) {
            // A phrase that mostly repeats a better-ranked one is no topic of its own. If it has as many words, the
            // better one takes its statements and spellings over; a longer or a shorter phrase is dropped, as it may
            // mean less.
            Some((other, _, _)) if key.len() > other.len() => {}
            Some((other, theirs, terms)) if key.split(' ').count() >= other.split(' ').count() => {
                theirs.statements.extend(candidate.statements.iter().copied());
                terms.extend(candidate.forms.into_keys());
            }
            Some(_) => {}
            None if room => {
                let terms = candidate.forms.keys().cloned().collect();
                chosen.push((key, candidate, terms));
            }
            None => {}
        }
    }
    chosen.into_iter().map(|(_, candidate, terms)| (label(&candidate), distinct(&terms))).collect()
}

/// How good a topic a candidate is; `None` where it is none: a verb ("agreed"), an adjective, or a word of every fourth
/// statement. It grows with the statements and articles that share the candidate and with its number of words. Whole
/// numbers, so that every machine ranks the same.
fn score(
    key: &str,
    candidate: &Candidate,
    company: &BTreeMap<String, Company>,
    statements: usize,
    topics: &TopicWords,
) -> Option<u64> {
    let last = key.rsplit(' ').next().unwrap_or(key);
    let first = key.split(' ').next().unwrap_or(key);
    let seen = |word: &str| company.get(word).map_or((0, 0), |c| (c.thing, c.deed));
    let (thing, deed) = seen(last);
    let capital = candidate.forms.keys().all(|f| f.split(' ').all(|w| w.starts_with(char::is_uppercase)));
    let verb = |word: &str| word.len() > VERB && topics.verb_endings.of(word).is_some();
    if deed > thing || (verb(last) && thing == 0) || seen(first).1 > seen(first).0 && !capital {
        return None;
    }
    let describes = company.get(last).is_some_and(|c| c.last * 2 < c.seen);
    let lone = candidate.length == 1 && !capital;
    if describes || lone && (verb(last) || thing * 4 < candidate.statements.len()) {
        return None;
    }
    let shared = candidate.statements.len() as u64;
    // Except in a small corpus a single word in only two statements is there by chance.
    if lone && shared < 3 && statements >= FEW {
        return None;
    }
    if statements >= FEW && shared * 4 > statements as u64 {
        return None;
    }
    // In a small corpus a single noun such as "agenda" is a useful topic; in a large one only names and longer phrases
    // are.
    let weight = match (candidate.length, capital) {
        (1, false) if statements >= SMALL => return None,
        (1, false) => 4,
        (1, true) => 5,
        (2, _) => 11,
        _ => 12,
    };
    // Of the rarer word's places, in percent, those in this phrase: "planned parenthood", not "many countries".
    let rarest =
        key.split(' ').filter_map(|word| company.get(word)).map(|c| c.seen).min().unwrap_or(1).max(1);
    let together = if candidate.length == 1 { 100 } else { (shared * 100 / rarest as u64).clamp(5, 100) };
    Some(shared * weight * (2 + candidate.articles.len() as u64) * (40 + together))
}

/// The form most often written, as a label: "Security guarantees".
fn label(candidate: &Candidate) -> String {
    let best =
        candidate.forms.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse((*form).clone())));
    let form = best.map_or("", |(form, _)| form.as_str());
    let mut chars = form.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

/// Terms that differ in more than case.
fn distinct(forms: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    forms.iter().map(|f| f.to_lowercase()).filter(|f| seen.insert(f.clone())).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_vague_noun_alone_is_no_topic() {
        let language = crate::language::Language::for_tests();
        let fits = |phrase: &str| {
            super::fits(&super::cut(phrase, &language.topics), &std::collections::BTreeSet::new(), language)
        };
        for topic in ["climate change", "agenda", "country music", "trade talks"] {
            assert!(fits(topic), "{topic}");
        }
        for vague in ["change", "Countries", "situation", "effects"] {
            assert!(!fits(vague), "{vague}");
        }
    }
}
