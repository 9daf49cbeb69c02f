//! What a group of articles is called: the noun phrase that most of them share and few others have.

use super::lexicon::{Lexicon, Part, Token};
use super::nouns::{Key, Phrase, Phrases};
use super::sorts::{Shape, Sort};
use super::vectors::log;
use crate::language::Language;
use crate::model::corpus::{ActorKind, Corpus};
use crate::model::id::{ArticleId, Id};
use crate::strings::lowered::lowered;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Maximum number of phrases of a group that are told as what makes it one.
const TERMS: usize = 6;
/// A subject's name stands in at least one in this number of its articles.
const SUBJECT: u32 = 4;
/// A story's name in at least one in this number.
const STORY: u32 = 2;
/// What a name or noun alone covers at least of its articles, in thousandths.
const LONE: u64 = 330;
/// What a place in the headline counts, and so what each article counts at most.
const HEADLINE: u64 = 4;

/// A name for a group of articles.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// The phrase.
    pub(super) key: Key,
    /// As readers see it.
    pub(super) text: String,
    /// What it names.
    pub(super) sort: Sort,
    /// The stems of its words.
    stems: Vec<u32>,
    score: u64,
}

impl Label {
    /// Whether the phrase in a statement shows that it is about the group.
    pub(super) const fn telling(&self) -> bool {
        matches!(self.sort, Sort::Phrase | Sort::Name)
    }

    /// Whether all words of one stand in the other: "Labour" in "Labour Party".
    pub(super) fn repeats(&self, other: &Self) -> bool {
        let within = |a: &Self, b: &Self| a.stems.iter().all(|stem| b.stems.contains(stem));
        within(self, other) || within(other, self)
    }
}

/// What names are worth as names of topics.
pub(super) struct Labels<'c> {
    corpus: &'c Corpus,
    language: &'c Language,
    lexicon: &'c Lexicon<'c>,
    articles: &'c [Vec<Token>],
    phrases: &'c Phrases,
    /// For each form of a person's name the full ones.
    people: FxHashMap<Key, Vec<(Key, &'c str)>>,
    outlets: FxHashSet<Key>,
    channels: FxHashSet<Key>,
}

/// How a group has a phrase.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    articles: u32,
    weight: u64,
    words: u32,
}

impl<'c> Labels<'c> {
    /// Prepares to name groups of the corpus's articles.
    pub(super) fn new(
        corpus: &'c Corpus,
        language: &'c Language,
        lexicon: &'c Lexicon<'c>,
        articles: &'c [Vec<Token>],
        phrases: &'c Phrases,
    ) -> Self {
        let outlets: FxHashSet<Key> =
            corpus.outlets.rows().iter().filter_map(|outlet| lexicon.key(&outlet.name)).collect();
        let channels: FxHashSet<Key> =
            corpus.channels.rows().iter().filter_map(|told| lexicon.key(&told.name)).collect();
        let mut full: FxHashMap<Key, Vec<(Key, &str)>> = FxHashMap::default();
        for actor in corpus.actors.rows().iter().filter(|actor| actor.kind == ActorKind::Person) {
            let Some(whole) = lexicon.key(&actor.name) else { continue };
            // Who has a publisher's name is no person.
            let publishes =
                |word| lexicon.key(word).is_some_and(|k| outlets.contains(&k) || channels.contains(&k));
            if actor.name.split_whitespace().any(publishes) {
                continue;
            }
            let forms = actor.aliases.iter().map(|alias| &alias.form).chain([&actor.name]);
            for key in forms.flat_map(|form| lexicon.ends(form)) {
                full.entry(key).or_default().push((whole, actor.name.as_str()));
            }
        }
        Self { corpus, language, lexicon, articles, phrases, people: full, outlets, channels }
    }

    /// The names that fit a group, best first.
    pub(super) fn of(&self, group: &[u32], story: bool) -> Vec<Label> {
        let part = if story { STORY } else { SUBJECT };
        let mut shares: FxHashMap<Key, Share> = FxHashMap::default();
        for phrase in group.iter().flat_map(|&article| self.phrases_of(article)) {
            let share = shares.entry(phrase.key).or_default();
            share.articles += 1;
            share.words = phrase.words;
            share.weight += match (phrase.part, phrase.count) {
                (Part::Headline, _) => HEADLINE,
                (Part::Lead, _) => HEADLINE - 1,
                (Part::Body, 1) => 1,
                (Part::Body, _) => 2,
            };
        }
        let enough = |share: &Share| share.articles >= 2 && share.articles * part >= group.len() as u32;
        let mut ranked: Vec<(u64, u64, Key)> = shares
            .iter()
            .filter(|(_, share)| enough(share))
            .map(|(&key, share)| {
                let cover = share.weight * 1000 / (HEADLINE * group.len().max(1) as u64);
                (self.plain_score(key, share, cover), cover, key)
            })
            .collect();
        ranked.sort_unstable_by_key(|&(score, _, key)| (Reverse(score), key));
        ranked.truncate(TERMS * 4);
        let mut labels: Vec<Label> = ranked
            .iter()
            .filter_map(|&(score, cover, key)| self.label(group, key, score, cover, story))
            .collect();
        labels.sort_by_key(|label| (Reverse(label.score), label.key));
        labels.truncate(TERMS);
        labels
    }

    fn phrases_of(&self, article: u32) -> &[Phrase] {
        self.phrases.of.get(article as usize).map_or(&[], Vec::as_slice)
    }

    /// How well a phrase names a group, by its places alone: it grows with the share of the group that has it, with the
    /// share of all its articles that lie in the group, with its rareness and its number of words.
    fn plain_score(&self, key: Key, share: &Share, cover: u64) -> u64 {
        let all = self.phrases.spread.get(&key).map_or(1, |spread| spread.articles).max(1);
        let own = 30 + u64::from(share.articles) * 70 / u64::from(all);
        let rare = u64::from(32 + log(self.articles.len() as u32).saturating_sub(log(all)).min(96));
        let length = match share.words {
            1 => 8,
            2 => 13,
            _ => 14,
        };
        cover * own * rare * length
    }

    /// The phrase as this group writes it; `None` where it can be no topic.
    fn label(&self, group: &[u32], key: Key, score: u64, cover: u64, story: bool) -> Option<Label> {
        if self.outlets.contains(&key) {
            return None;
        }
        let mut forms: BTreeMap<String, (u32, bool)> = BTreeMap::new();
        let mut shape = Shape::default();
        let mut stems = Vec::new();
        let mut count = 0;
        for &article in group {
            let Some(phrase) = self.phrases_of(article).iter().find(|phrase| phrase.key == key) else {
                continue;
            };
            let (form, this) = self.form(article, phrase)?;
            forms.entry(form).or_insert((0, this.plural)).0 += 1;
            (shape, count) = (this, count + 1);
            stems = self.stems(article, phrase);
        }
        // Things of one kind are told in the plural, where the texts tell them so now and then.
        let rank = |form: &str, (times, plural): (u32, bool)| {
            (plural && !shape.name && times * 3 >= count, times, Reverse(form.to_owned()))
        };
        let (form, _) = forms.into_iter().max_by_key(|(form, how)| rank(form, *how))?;
        let sort = self.sort(key, &form, &shape);
        // What two articles share in one word is mostly chance.
        let chance = story && sort == Sort::Word && group.len() < 3;
        let least =
            sort.least_cover(story).map(|least| if shape.words == 1 { least.max(LONE) } else { least });
        if chance || least.is_none_or(|least| cover < least) {
            return None;
        }
        let (key, form) = match sort {
            Sort::Person if shape.words == 1 => self.full_name(group, key)?,
            _ => (key, form),
        };
        let mut letters = form.chars();
        let text = letters.next().map(|c| c.to_uppercase().collect::<String>() + letters.as_str())?;
        Some(Label { key, text, sort, stems, score: score * sort.weight(story) })
    }

    /// The full name that a last name stands for in these articles, if they hold it.
    fn full_name(&self, group: &[u32], key: Key) -> Option<(Key, String)> {
        let holds = |whole: Key| {
            group.iter().filter(|&&article| self.phrases_of(article).iter().any(|p| p.key == whole)).count()
        };
        let names = self.people.get(&key)?.iter().filter(|(whole, _)| *whole != key);
        let best = names.map(|&(whole, name)| (holds(whole), Reverse(name), whole)).max()?;
        (best.0 > 0).then(|| (best.2, best.1.0.to_owned()))
    }

    /// Of which sort a phrase is, as the name of a topic.
    fn sort(&self, key: Key, form: &str, shape: &Shape) -> Sort {
        let gazetteer = &self.language.gazetteer;
        let spread = self.phrases.spread.get(&key).copied().unwrap_or_default();
        let placed = shape.name && spread.placed * 4 >= spread.places;
        if placed || gazetteer.is_place(form) || gazetteer.country(form).is_some() {
            Sort::Place
        } else if self.channels.contains(&key) || shape.loose {
            Sort::Loose
        } else if self.people.contains_key(&key) || shape.person {
            Sort::Person
        } else if shape.name {
            Sort::Name
        } else if shape.words == 1 {
            Sort::Word
        } else {
            Sort::Phrase
        }
    }

    /// A phrase that statements in these articles hold as the name of a topic; `None` where it can be none by words alone.
    pub(super) fn of_words(&self, key: Key, articles: &[u32]) -> Option<Label> {
        let label = self.label(articles, key, 1, 1000, false)?;
        (label.sort == Sort::Phrase).then_some(label)
    }

    fn stems(&self, article: u32, phrase: &Phrase) -> Vec<u32> {
        let tokens = self.articles.get(article as usize).map_or(&[][..], Vec::as_slice);
        let tokens = tokens.get(phrase.first as usize..(phrase.first + phrase.words) as usize);
        let words = tokens.unwrap_or_default().iter().map(|token| self.lexicon.word(token.word));
        words.filter(|word| word.content).map(|word| word.stem).collect()
    }

    /// The words of a phrase where they stand, and what they are like.
    fn form(&self, article: u32, phrase: &Phrase) -> Option<(String, Shape)> {
        let tokens = self.articles.get(article as usize)?;
        let tokens = tokens.get(phrase.first as usize..(phrase.first + phrase.words) as usize)?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        let text = &self.corpus.articles.get(ArticleId::from_index(article as usize))?.text;
        let form = text.get(first.start as usize..last.end as usize)?;
        let word = |token: &Token| self.lexicon.word(token.word);
        let name = |token: &Token| self.lexicon.is_name(word(token).stem);
        // A capital at a sentence's beginning is none of the word's own.
        let form = if name(first) { form.to_owned() } else { lowered(form) };
        let alone = |token: &Token| self.lexicon.phrase(&[token.word]);
        let shape = Shape {
            name: tokens.iter().all(name),
            plural: word(last).plural,
            // "teenager Ada Example"
            person: phrase.words > 1 && name(last) && self.people.contains_key(&alone(last)),
            loose: word(last).role
                || tokens
                    .iter()
                    .any(|t| self.outlets.contains(&alone(t)) || self.channels.contains(&alone(t)))
                || tokens.iter().any(|t| self.lexicon.joins(t.word)),
            words: phrase.words,
        };
        Some((form, shape))
    }
}
