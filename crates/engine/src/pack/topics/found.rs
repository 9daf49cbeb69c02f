//! The topics of a corpus that names none: subjects with their stories, each with the articles that make it up.

use super::groups::groups;
use super::labels::{Label, Labels};
use super::vectors::{Postings, Vector, neighbours, unit, vectors};
use crate::model::id::{Id, TopicId};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::VecDeque;

use super::lexicon::{Lexicon, Token};
use super::nouns::Key;

/// Minimum number of articles of a subject; fewer join another one, if there is one that is near enough.
const SUBJECT: usize = 3;
/// How alike an article and a subject must be to belong together, in thousandths.
const NEAR: u64 = 75;

/// What statements say by their own words is a topic where one of so many articles has it, within these bounds.
const OWN_SHARE: usize = 60;
const OWN: (usize, usize) = (2, 4);

/// A topic that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its name and what else makes it one, best first; never empty.
    pub(super) labels: Vec<Label>,
    /// Its articles, sorted.
    pub(super) articles: Vec<u32>,
    /// The subject that holds a story, by its place among all that were found.
    pub(super) parent: Option<usize>,
}

/// Subjects and stories, largest first, each subject before its stories.
pub(super) fn find(lexicon: &Lexicon<'_>, articles: &[Vec<Token>], labels: &Labels<'_>) -> Vec<Found> {
    let vectors = vectors(lexicon, articles);
    let near = neighbours(&vectors);
    let groups = groups(near);
    let (mut subjects, rest) = subjects(groups.subjects, &groups.stories, labels);
    adopt(&mut subjects, rest, &vectors, labels);
    subjects.sort_by_key(|subject| (Reverse(subject.articles.len()), subject.articles.clone()));
    let mut of: FxHashMap<u32, usize> = FxHashMap::default();
    for (place, subject) in subjects.iter().enumerate() {
        of.extend(subject.articles.iter().map(|&article| (article, place)));
    }
    let mut taken: FxHashSet<Key> = subjects.iter().filter_map(|s| s.labels.first()).map(|l| l.key).collect();
    let mut stories: Vec<Vec<u32>> = groups.stories.into_iter().filter(|story| story.len() > 1).collect();
    stories.sort_by_key(|story| (Reverse(story.len()), story.clone()));
    for story in stories {
        let Some(&parent) = story.first().and_then(|article| of.get(article)) else { continue };
        // A story that is nearly all of its subject says no more than the subject.
        let whole = subjects.get(parent).is_none_or(|subject| story.len() * 4 > subject.articles.len() * 3);
        let apart = story.iter().any(|article| of.get(article) != Some(&parent));
        if whole || apart {
            continue;
        }
        let mut names = labels.of(&story, true);
        let above = subjects.get(parent).and_then(|subject| subject.labels.first());
        let new = |label: &Label| !taken.contains(&label.key) && !above.is_some_and(|a| a.repeats(label));
        let Some(own) = names.iter().position(new) else { continue };
        names.swap(0, own);
        taken.extend(names.first().map(|label| label.key));
        subjects.push(Found { labels: names, articles: story, parent: Some(parent) });
    }
    subjects
}

/// Groups that are large enough and have a name, and the articles of all others, in their groups. Of a group that no name
/// fits, each story stands for itself.
fn subjects(groups: Vec<Vec<u32>>, stories: &[Vec<u32>], labels: &Labels<'_>) -> (Vec<Found>, Vec<Vec<u32>>) {
    let mut story_of: FxHashMap<u32, &Vec<u32>> = FxHashMap::default();
    stories.iter().for_each(|story| story_of.extend(story.iter().map(|&article| (article, story))));
    let (mut large, mut rest): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|group| group.len() >= SUBJECT);
    large.sort_by_key(|group| (Reverse(group.len()), group.clone()));
    let mut found: Vec<Found> = Vec::new();
    let mut taken: FxHashSet<Key> = FxHashSet::default();
    // Stories of groups without a name come to the end.
    let mut queue: VecDeque<Vec<u32>> = large.into();
    while let Some(articles) = queue.pop_front() {
        let mut names = labels.of(&articles, false);
        let own = names.iter().position(|label| !taken.contains(&label.key));
        if let Some(own) = own {
            names.swap(0, own);
            taken.extend(names.first().map(|label| label.key));
            found.push(Found { labels: names, articles, parent: None });
            continue;
        }
        // A story holds its first article, so each is met once.
        let first = |article: &u32| story_of.get(article).filter(|story| story.first() == Some(article));
        for story in articles.iter().filter_map(first) {
            let again = story.len() >= SUBJECT && story.len() < articles.len();
            if again { queue.push_back((*story).clone()) } else { rest.push((*story).clone()) }
        }
    }
    (found, rest)
}

/// Gives groups that are no subject to the nearest one. A pair that is near to none is a subject of its own, if it has a
/// name.
fn adopt(subjects: &mut Vec<Found>, rest: Vec<Vec<u32>>, vectors: &[Vector], labels: &Labels<'_>) {
    let centres: Vec<Vector> = subjects.iter().map(|subject| centre(&subject.articles, vectors)).collect();
    let postings = Postings::new(&centres);
    let mut room = vec![0; centres.len()];
    let mut taken: FxHashSet<Key> = subjects.iter().filter_map(|s| s.labels.first()).map(|l| l.key).collect();
    let mut lone = Vec::new();
    for group in rest {
        let near = postings.near(&centre(&group, vectors), &mut room);
        match near.first().filter(|(_, alike)| *alike >= NEAR) {
            Some((place, _)) => {
                if let Some(subject) = subjects.get_mut(*place as usize) {
                    subject.articles.extend(group);
                }
            }
            None => lone.push(group),
        }
    }
    subjects.iter_mut().for_each(|subject| subject.articles.sort_unstable());
    for articles in lone.into_iter().filter(|group| group.len() > 1) {
        let mut names = labels.of(&articles, true);
        let Some(own) = names.iter().position(|label| !taken.contains(&label.key)) else { continue };
        names.swap(0, own);
        taken.extend(names.first().map(|label| label.key));
        subjects.push(Found { labels: names, articles, parent: None });
    }
}

/// Phrases that several articles say, by the statements that hold them: what no article is about as a whole, but many
/// speak of.
pub(super) fn own_words(
    said: &[(u32, Vec<Key>)],
    found: &[Found],
    articles: usize,
    labels: &Labels<'_>,
) -> Vec<Found> {
    let known: FxHashSet<Key> =
        found.iter().filter_map(|topic| topic.labels.first()).map(|l| l.key).collect();
    let mut places: FxHashMap<Key, Vec<u32>> = FxHashMap::default();
    for (article, keys) in said {
        let mut keys = keys.clone();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter()
            .filter(|key| !known.contains(key))
            .for_each(|key| places.entry(key).or_default().push(*article));
    }
    let least = (articles / OWN_SHARE).clamp(OWN.0, OWN.1);
    let mut topics: Vec<(Key, Found)> = places
        .into_iter()
        .filter_map(|(key, mut articles)| {
            let statements = articles.len();
            articles.dedup();
            (statements > least && articles.len() >= least).then_some(())?;
            Some((key, Found { labels: vec![labels.of_words(key, &articles)?], articles, parent: None }))
        })
        .collect();
    // Two phrases may be those of the same articles: without the key their order would be the map's, which is another one
    // where numbers are narrower.
    topics.sort_by(|(one, a), (other, b)| {
        let larger = b.articles.len().cmp(&a.articles.len());
        larger.then_with(|| a.articles.cmp(&b.articles)).then_with(|| one.cmp(other))
    });
    topics.into_iter().map(|(_, topic)| topic).collect()
}

/// The terms that articles share, as one vector.
fn centre(articles: &[u32], vectors: &[Vector]) -> Vector {
    let mut sums: FxHashMap<u32, u64> = FxHashMap::default();
    for &(term, weight) in articles.iter().filter_map(|&article| vectors.get(article as usize)).flatten() {
        *sums.entry(term).or_default() += u64::from(weight);
    }
    unit(sums.into_iter().collect())
}

/// For each article its topics, finest first.
pub(super) fn of_articles(found: &[Found], articles: usize) -> Vec<Vec<TopicId>> {
    let mut of: Vec<Vec<TopicId>> = vec![Vec::new(); articles];
    for (place, topic) in found.iter().enumerate().rev() {
        for &article in &topic.articles {
            if let Some(topics) = of.get_mut(article as usize) {
                topics.push(TopicId::from_index(place));
            }
        }
    }
    of
}
