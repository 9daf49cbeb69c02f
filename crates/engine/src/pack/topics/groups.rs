//! Groups of articles on two levels: stories, and the subjects that hold them.
//!
//! The two groups that are most alike, on the average of their articles, become one, again and again. Where those left
//! are too unlike to report the same, what has come together are the stories; going on gives the subjects, so every
//! story lies in one subject.

use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// From how alike on two groups of articles report the same story, in thousandths.
const STORY: u64 = 120;
/// From how alike on they belong to one subject.
const SUBJECT: u64 = 36;
/// A group has at most one in this number of the corpus's articles…
const SHARE: usize = 8;
/// …but it may always have this number.
const LEAST: usize = 6;
/// Number of steps to a thousandth with which averages are kept.
const FINE: u64 = 64;

/// Articles by number, in groups; a group may be one article alone.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Groups {
    /// Articles that report the same.
    pub(super) stories: Vec<Vec<u32>>,
    /// Articles on one subject.
    pub(super) subjects: Vec<Vec<u32>>,
}

struct Joining {
    /// For each group those it shares neighbours with, and how alike all pairs between them are together.
    links: Vec<FxHashMap<u32, u64>>,
    members: Vec<Vec<u32>>,
    /// The best pairs on top; entries that no longer hold are passed over.
    best: BinaryHeap<(u64, Reverse<(u32, u32)>)>,
    most: usize,
    /// How many pairs were put into the queue so far.
    queued: usize,
}

/// Groups articles by their neighbours.
pub(super) fn groups(links: Vec<FxHashMap<u32, u64>>) -> Groups {
    let mut joining = Joining::of(links);
    joining.until(STORY);
    let stories = joining.now();
    joining.until(SUBJECT);
    Groups { stories, subjects: joining.now() }
}

impl Joining {
    /// Each article a group of its own, with its pairs in the queue.
    fn of(links: Vec<FxHashMap<u32, u64>>) -> Self {
        let most = (links.len() / SHARE).max(LEAST);
        let members = (0..links.len()).map(|article| vec![article as u32]).collect();
        let mut joining = Self { links, members, best: BinaryHeap::new(), most, queued: 0 };
        for group in 0..joining.links.len() {
            joining.queue(group as u32, |other| other as usize > group);
        }
        joining
    }

    /// How alike two groups are on the average of all pairs; 0 where nothing links them.
    fn average(&self, a: u32, b: u32) -> u64 {
        let sum = self.links.get(a as usize).and_then(|links| links.get(&b)).copied().unwrap_or(0);
        sum * FINE / (self.size(a) * self.size(b)).max(1) as u64
    }

    fn size(&self, group: u32) -> usize {
        self.members.get(group as usize).map_or(0, Vec::len)
    }

    /// Puts the pairs of a group into the queue, but for those that never join: an average changes only where one of the two
    /// groups does, whose pairs are then put there anew, and groups only grow.
    fn queue(&mut self, group: u32, with: impl Fn(u32) -> bool) {
        let others: Vec<u32> = match self.links.get(group as usize) {
            Some(links) => links.keys().copied().filter(|&other| with(other)).collect(),
            None => return,
        };
        for other in others {
            let average = self.average(group, other);
            if average < SUBJECT * FINE || self.size(group) + self.size(other) > self.most {
                continue;
            }
            let pair = (group.min(other), group.max(other));
            self.best.push((average, Reverse(pair)));
            self.queued += 1;
        }
    }

    /// Joins pairs down to this average, in thousandths.
    fn until(&mut self, least: u64) {
        while let Some(&(average, Reverse((a, b)))) = self.best.peek() {
            if average < least * FINE {
                return;
            }
            self.best.pop();
            let current = self.size(a) > 0 && self.size(b) > 0 && self.average(a, b) == average;
            if current && self.size(a) + self.size(b) <= self.most {
                self.join(a, b);
            }
        }
    }

    /// Makes two groups one, under the number of the one with more links, so that fewer are moved.
    fn join(&mut self, a: u32, b: u32) {
        let count = |group: u32| self.links.get(group as usize).map_or(0, FxHashMap::len);
        let (kept, gone) = if count(a) >= count(b) { (a, b) } else { (b, a) };
        let moved = self.links.get_mut(gone as usize).map(std::mem::take).unwrap_or_default();
        let articles = self.members.get_mut(gone as usize).map(std::mem::take).unwrap_or_default();
        for (other, alike) in moved {
            if let Some(links) = self.links.get_mut(other as usize) {
                links.remove(&gone);
                if other != kept {
                    *links.entry(kept).or_default() += alike;
                }
            }
            if other != kept
                && let Some(links) = self.links.get_mut(kept as usize)
            {
                *links.entry(other).or_default() += alike;
            }
        }
        if let Some(members) = self.members.get_mut(kept as usize) {
            members.extend(articles);
            members.sort_unstable();
        }
        self.queue(kept, |_| true);
    }

    /// The groups as they are, each sorted, in the order of their first articles.
    fn now(&self) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> =
            self.members.iter().filter(|group| !group.is_empty()).cloned().collect();
        groups.sort_unstable();
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::{Joining, SUBJECT, groups};
    use rustc_hash::FxHashMap;

    fn linked(articles: usize, links: &[(u32, u32, u64)]) -> Vec<FxHashMap<u32, u64>> {
        let mut rows = vec![FxHashMap::default(); articles];
        for &(a, b, alike) in links {
            rows[a as usize].insert(b, alike);
            rows[b as usize].insert(a, alike);
        }
        rows
    }

    #[test]
    fn a_story_lies_in_its_subject() {
        let found = groups(linked(5, &[(0, 1, 400), (2, 3, 300), (0, 2, 130), (1, 3, 90), (3, 4, 10)]));
        assert_eq!(found.stories, [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!(found.subjects, [vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn no_group_takes_all() {
        let all: Vec<(u32, u32, u64)> = (0..16).flat_map(|a| (a + 1..16).map(move |b| (a, b, 500))).collect();
        let found = groups(linked(16, &all));
        assert!(found.subjects.iter().all(|group| group.len() <= 6), "{found:?}");
    }

    /// Articles in stories of eight, each linked weakly to a few of its section, whose size grows with the corpus.
    fn corpus(articles: u32) -> Vec<FxHashMap<u32, u64>> {
        let section = articles / 16;
        let weak =
            |a: u32, n: u32| (a / section * section + (a * 31 + n * 97) % section, 20 + u64::from(n * 9));
        let links = (0..articles).flat_map(|a| {
            let story = (a / 8 * 8..a).map(move |b| (a, b, 300));
            story.chain((0..8).map(move |n| (a, weak(a, n).0, weak(a, n).1)).filter(|(a, b, _)| a != b))
        });
        linked(articles as usize, &links.collect::<Vec<_>>())
    }

    #[test]
    fn the_work_grows_with_the_articles() {
        let queued = |articles: u32| {
            let mut joining = Joining::of(corpus(articles));
            joining.until(SUBJECT);
            joining.queued / articles as usize
        };
        let (few, many) = (queued(1024), queued(16_384));
        assert!(
            many <= few + few / 4,
            "pairs queued an article: {few} of a thousand, {many} of sixteen thousand"
        );
    }
}
