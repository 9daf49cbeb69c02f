//! Likely splits: actors that may be one, though the corpus does not say so.
//!
//! "HWT" beside "Harbour Water Trust", "Example" beside Ada and Ben Example, "Jon Sample" beside "John Sample".

use super::{Finding, Sort, StatementCounts, actor_entry, statements, words};
use on_record_engine::language::Language;
use on_record_engine::language::acronyms::is_word_in_capitals;
use on_record_engine::model::{Actor, ActorKind};
use on_record_engine::{ActorId, Corpus};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter names differ by a letter without being one.
const LONG: usize = 9;

/// Pairs of actors that may be one.
pub(super) fn find(corpus: &Corpus, said: &StatementCounts, language: &Language) -> Vec<Finding> {
    let named: Vec<(ActorId, &Actor, Vec<String>)> = corpus
        .actors
        .iter()
        .filter(|(_, actor)| actor.kind.is_named())
        .map(|(id, actor)| (id, actor, words(&actor.name, language)))
        .collect();
    let mut seen: BTreeSet<(ActorId, ActorId)> = BTreeSet::new();
    let mut found = Vec::new();
    let mut tell = |full: ActorId, short: ActorId, why: &str| {
        let pair = (full.min(short), full.max(short));
        if full != short && seen.insert(pair) {
            found.push(finding(corpus, said, full, short, why));
        }
    };
    acronyms(&named, language, &mut tell);
    described(&named, &mut tell);
    last_names(&named, &mut tell);
    longer(&named, &mut tell);
    spelt(&named, &mut tell);
    // Where neither says anything, nobody meets the two.
    found.retain(|finding| finding.statements > 0);
    found
}

type Named<'c> = [(ActorId, &'c Actor, Vec<String>)];

/// An acronym beside the only name that has its letters.
fn acronyms(named: &Named<'_>, language: &Language, tell: &mut impl FnMut(ActorId, ActorId, &str)) {
    let mut full: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
    for (id, _, words) in
        named.iter().filter(|(_, actor, words)| actor.kind == ActorKind::Organisation && words.len() > 1)
    {
        for letters in BTreeSet::from(language.acronyms.letters(words)) {
            full.entry(letters).or_default().push(*id);
        }
    }
    for (id, _, words) in named.iter().filter(|(_, actor, _)| is_word_in_capitals(&actor.name)) {
        if let Some([one]) = words.first().and_then(|letters| full.get(letters)).map(Vec::as_slice) {
            tell(*one, *id, "its letters; no article says what it stands for");
        }
    }
}

/// A person by one word beside those who have it as a last name.
fn last_names(named: &Named<'_>, tell: &mut impl FnMut(ActorId, ActorId, &str)) {
    let mut families: BTreeMap<&str, Vec<ActorId>> = BTreeMap::new();
    let persons = || named.iter().filter(|(_, actor, _)| actor.kind == ActorKind::Person);
    for (id, _, words) in persons().filter(|(_, _, words)| words.len() > 1) {
        if let Some(last) = words.last() {
            families.entry(last).or_default().push(*id);
        }
    }
    for (id, _, words) in persons() {
        if let [only] = words.as_slice() {
            for full in families.get(only.as_str()).into_iter().flatten().take(3) {
                tell(*full, *id, "the last name alone");
            }
        }
    }
}

/// A person beside the same with words before the name: "Former PM Ada Example".
fn described(named: &Named<'_>, tell: &mut impl FnMut(ActorId, ActorId, &str)) {
    let persons =
        || named.iter().filter(|(_, actor, words)| actor.kind == ActorKind::Person && words.len() > 1);
    let by_words: BTreeMap<&[String], ActorId> =
        persons().map(|(id, _, words)| (words.as_slice(), *id)).collect();
    for (id, _, words) in persons() {
        let ends = (1..words.len() - 1).filter_map(|from| words.get(from..));
        if let Some(plain) = ends.filter_map(|end| by_words.get(end)).next() {
            tell(*plain, *id, "the same with words before it");
        }
    }
}

/// A body beside the same with a word more.
fn longer(named: &Named<'_>, tell: &mut impl FnMut(ActorId, ActorId, &str)) {
    let bodies = || named.iter().filter(|(_, actor, _)| actor.kind == ActorKind::Organisation);
    let by_words: BTreeMap<&[String], ActorId> =
        bodies().map(|(id, _, words)| (words.as_slice(), *id)).collect();
    for (id, _, words) in bodies().filter(|(_, _, words)| words.len() > 2) {
        let shorter = words.get(..words.len() - 1).and_then(|start| by_words.get(start));
        if let Some(short) = shorter {
            tell(*id, *short, "the same with a word more");
        }
    }
}

/// Long names that differ by one letter.
fn spelt(named: &Named<'_>, tell: &mut impl FnMut(ActorId, ActorId, &str)) {
    // Names that differ by one letter are alike when that letter is left out.
    let mut without: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
    for (id, _, words) in named {
        let name = words.join(" ");
        if name.chars().count() < LONG || name.len() > 60 || name.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        without.entry(name.clone()).or_default().push(*id);
        for (at, _) in name.char_indices().filter(|(_, c)| *c != ' ') {
            let rest: String = name.char_indices().filter(|(i, _)| *i != at).map(|(_, c)| c).collect();
            without.entry(rest).or_default().push(*id);
        }
    }
    for same in without.values_mut() {
        same.sort_unstable();
        same.dedup();
        if let [one, other] = same.as_slice() {
            tell(*one, *other, "a letter apart");
        }
    }
}

fn finding(corpus: &Corpus, said: &StatementCounts, full: ActorId, short: ActorId, why: &str) -> Finding {
    let (one, other) = (&corpus.actors[full], &corpus.actors[short]);
    let (many, few) = (said.by(full), said.by(short));
    Finding {
        sort: Sort::Split,
        ids: vec![one.slug.clone(), other.slug.clone()],
        statements: many.min(few).max(usize::from(many + few > 0)),
        message: format!("{} ({}) and {} ({few}): {why}", one.name, statements(many), other.name),
        toml: actor_entry(&one.name, "aliases", &[&other.name]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{StatementCounts, testing::of};
    use super::find;
    use on_record_engine::language::Language;
    use on_record_engine::model::ActorKind::{Organisation, Person};

    #[test]
    fn names_that_may_be_one_are_told_with_the_reason() {
        let mut corpus = of(&[
            ("Harbour Water Trust", Organisation, &[]),
            ("HWT", Organisation, &[]),
            ("Ada Example", Person, &[]),
            ("Ben Example", Person, &[]),
            ("Example", Person, &[]),
            ("John Samplewick", Person, &[]),
            ("Jon Samplewick", Person, &[]),
            ("Former Mayor Ada Example", Person, &[]),
            ("Harbour Town Council", Organisation, &[]),
            ("Harbour Town", Organisation, &[]),
            ("Blue Airways", Organisation, &[]),
        ]);
        let said = StatementCounts(vec![3; corpus.actors.len()]);
        let pairs: Vec<String> =
            find(&corpus, &said, &Language::english()).iter().map(|f| f.ids.join(" = ")).collect();
        for pair in [
            "harbour-water-trust = hwt",
            "ada-example = example",
            "ben-example = example",
            "former-mayor-ada-example = example",
            "ada-example = former-mayor-ada-example",
            "harbour-town-council = harbour-town",
            "john-samplewick = jon-samplewick",
        ] {
            assert!(pairs.iter().any(|found| found == pair), "{pair} in {pairs:?}");
        }
        assert_eq!(pairs.len(), 7, "{pairs:?}");
        corpus.actors = Default::default();
        assert!(find(&corpus, &said, &Language::english()).is_empty());
    }

    #[test]
    fn the_line_joins_the_two() {
        let corpus = of(&[("Harbour Water Trust", Organisation, &[]), ("HWT", Organisation, &[])]);
        let found = find(&corpus, &StatementCounts(vec![3, 1]), &Language::english());
        assert_eq!(found[0].toml, "[[actors]]\nlabel = \"Harbour Water Trust\"\naliases = [\"HWT\"]");
        assert_eq!(
            found[0].message,
            "Harbour Water Trust (3 statements) and HWT (1): its letters; no article says what it stands for"
        );
    }
}
