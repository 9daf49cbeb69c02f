//! Reprints: articles that print one text, cut short, reordered, edited, under another headline or with paragraphs of
//! their own.
//!
//! Each text is known by the fingerprints of its runs of words (`prints`). Two articles are reprints when the shorter
//! one has a good part of its fingerprints from the other (containment, Broder 1997, "On the resemblance and containment
//! of documents"), counted over the reporter's own words: two outlets that quote one speech in their own reports share
//! quotations and are no reprints. What many articles of one outlet have ("Sign up for our letter") counts for little.
//!
//! The pairs to compare come from an index of fingerprints, where each article meets the few next to it in each list: the
//! work grows with the words of the corpus, never with the square of its articles, also where hundreds print one text.
//!
//! `input::Copies` is asked before anything is read, of a stream whose texts are not kept, and tells (or drops) what is the
//! same text nearly whole. Here all articles are at hand, and what was only taken from a text is found as well.

mod prints;
#[cfg(all(test, feature = "english"))]
mod tests;

use crate::language::Language;
use crate::model::corpus::Corpus;
use crate::model::family::Family;
use crate::model::id::{ArticleId, Id};
use prints::Prints;
use std::collections::{BTreeMap, BTreeSet};

/// How many of those behind it in a list an article is compared with.
const NEXT: usize = 3;
/// Of the shorter article's own words, in percent, what a reprint shares.
const SHARED: u32 = 35;
/// Where one has hardly any words but quotations: of all words of the shorter, in percent.
const WHOLE: u32 = 80;
/// With fewer fingerprints of the reporter's own words an article is judged by its quotations too.
const FEW: usize = 8;
/// With fewer fingerprints in all an article is too short to be anybody's reprint.
const LEAST: usize = 6;
/// Maximum number of members of each of two groups that are compared because they may be one family.
const ASKED: usize = 5;
/// What a fingerprint counts that hardly any article of its outlet has beside this one.
const WEIGHT: u32 = 60;

/// Finds the families.
pub(super) fn find(corpus: &mut Corpus, language: &Language) {
    let texts = corpus.articles.rows().iter().map(|article| Prints::of(article, language)).collect();
    corpus.families = Search::new(texts, corpus).families(corpus);
}

/// The articles' fingerprints, and what was found by them.
struct Search {
    texts: Vec<Prints>,
    /// What fingerprints count that many articles of one outlet have, by fingerprint; all others count [`WEIGHT`].
    common: Vec<(u32, u32)>,
    /// Pairs of articles that have a fingerprint in common, sorted.
    candidates: Vec<(u32, u32)>,
    /// How often two articles were compared.
    compared: usize,
}

impl Search {
    fn new(texts: Vec<Prints>, corpus: &Corpus) -> Self {
        let mut places: Vec<(u32, u32)> = Vec::new();
        for (row, text) in (0u32..).zip(&texts) {
            places.extend(text.all.iter().map(|&print| (print, row)));
            places.extend(
                text.own.iter().filter(|print| text.all.binary_search(print).is_err()).map(|&p| (p, row)),
            );
        }
        places.sort_unstable();
        let mut found = Self { texts, common: Vec::new(), candidates: Vec::new(), compared: 0 };
        let mut candidates = BTreeSet::new();
        for same in places.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            for (at, &(_, a)) in same.iter().enumerate() {
                candidates.extend(same.iter().skip(at + 1).take(NEXT).map(|&(_, b)| (a, b)));
            }
            let weight = weight(most_of_one_outlet(corpus, same));
            if let (true, Some(&(print, _))) = (weight < WEIGHT, same.first()) {
                found.common.push((print, weight));
            }
        }
        found.candidates = candidates.into_iter().collect();
        found
    }

    /// The families among the candidates, in the order of their first articles' names.
    fn families(&mut self, corpus: &Corpus) -> Vec<Family> {
        let mut pairs: Vec<(u32, u32, u32)> = Vec::new();
        for (a, b) in std::mem::take(&mut self.candidates) {
            if let Some(percent) = self.alike(a, b) {
                pairs.push((percent, a, b));
            }
        }
        pairs.sort_unstable_by(|x, y| y.0.cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
        let mut families: Vec<Family> =
            self.groups(&pairs).iter().map(|members| self.family(corpus, members)).collect();
        families.sort_unstable_by(|x, y| x.articles.cmp(&y.articles));
        families
    }

    /// Joins pairs, best first, where most members of both sides are alike: a round-up that takes from two reports
    /// makes them no family.
    fn groups(&mut self, pairs: &[(u32, u32, u32)]) -> Vec<Vec<u32>> {
        let mut of: BTreeMap<u32, u32> = BTreeMap::new();
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &(_, a, b) in pairs {
            let group = |row: u32| of.get(&row).copied().unwrap_or(row);
            let (x, y) = (group(a), group(b));
            let some = |group: u32| members.get(&group).map_or_else(|| vec![group], |all| spread(all));
            if x == y || !self.agree(&some(x), &some(y)) {
                continue;
            }
            // The smaller group moves, so that no article moves often.
            let size = |group: u32| members.get(&group).map_or(1, Vec::len);
            let (to, from) = if size(x) >= size(y) { (x, y) } else { (y, x) };
            let moved = members.remove(&from).unwrap_or_else(|| vec![from]);
            of.extend(moved.iter().map(|&row| (row, to)));
            members.entry(to).or_insert_with(|| vec![to]).extend(moved);
        }
        members.into_values().collect()
    }

    /// Whether most of one side are alike with most of the other.
    fn agree(&mut self, left: &[u32], right: &[u32]) -> bool {
        let (mut asked, mut yes) = (0, 0);
        for &a in left {
            for &b in right {
                asked += 1;
                yes += usize::from(self.alike(a, b).is_some());
            }
        }
        yes * 2 > asked
    }

    fn family(&self, corpus: &Corpus, members: &[u32]) -> Family {
        let mut articles: Vec<ArticleId> = members.iter().map(|&row| article(row)).collect();
        articles.sort_by_key(|&id| {
            let known = &corpus.articles[id];
            let length = std::cmp::Reverse(known.text.len());
            (known.reported_on.is_none(), known.reported_on, length, id)
        });
        let first = articles.first().map_or(0, |id| id.index());
        let shares = articles.iter().skip(1).filter_map(|id| {
            let (one, other) = (self.texts.get(first)?, self.texts.get(id.index())?);
            Some(self.share(one, other).0)
        });
        let shared = shares.sum::<u32>() / (articles.len().saturating_sub(1).max(1) as u32);
        Family { articles, shared: shared.min(100) as u8 }
    }

    /// In percent, how much two articles share; `None` where they are no reprints.
    fn alike(&mut self, a: u32, b: u32) -> Option<u32> {
        self.compared += 1;
        let (a, b) = (self.texts.get(a as usize)?, self.texts.get(b as usize)?);
        let (percent, least) = self.share(a, b);
        (percent >= least).then_some(percent)
    }

    /// In percent, how much the shorter one has of the other, and how much makes it a reprint.
    fn share(&self, a: &Prints, b: &Prints) -> (u32, u32) {
        if a.own.len().min(b.own.len()) >= FEW {
            return (self.contained(&a.own, &b.own), SHARED);
        }
        let long = a.all.len().min(b.all.len()) >= LEAST;
        let own = a.own.is_empty() || b.own.is_empty() || self.contained(&a.own, &b.own) >= SHARED;
        (if long && own { self.contained(&a.all, &b.all) } else { 0 }, WHOLE)
    }

    /// In percent, how much of the lighter list is in both.
    fn contained(&self, a: &[u32], b: &[u32]) -> u32 {
        let weight = |print: &u32| {
            let at = self.common.binary_search_by_key(print, |&(common, _)| common);
            at.ok().and_then(|at| self.common.get(at)).map_or(WEIGHT, |&(_, weight)| weight)
        };
        let total = |prints: &[u32]| prints.iter().map(weight).sum::<u32>();
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let shared: u32 = few.iter().filter(|print| many.binary_search(print).is_ok()).map(weight).sum();
        (shared * 100).checked_div(total(few).min(total(many))).unwrap_or(0).min(100)
    }
}

/// What a fingerprint counts that so many articles of one outlet have: three may be versions of one report; from there
/// on less with each doubling.
const fn weight(articles: u32) -> u32 {
    match articles {
        0..=3 => WEIGHT,
        _ => WEIGHT / articles.ilog2(),
    }
}

/// Of articles in one list, how many are of the outlet that has most of them. What has no outlet counts as of one.
fn most_of_one_outlet(corpus: &Corpus, same: &[(u32, u32)]) -> u32 {
    let outlet = |&(_, row): &(u32, u32)| corpus.articles.get(article(row)).and_then(|a| a.outlet);
    let mut outlets: Vec<_> = same.iter().map(outlet).collect();
    outlets.sort_unstable();
    outlets.chunk_by(|a, b| a == b).map(<[_]>::len).max().unwrap_or(0) as u32
}

/// Some members of a group, spread over it.
fn spread(group: &[u32]) -> Vec<u32> {
    let step = group.len().div_ceil(ASKED).max(1);
    group.iter().copied().step_by(step).collect()
}

fn article(row: u32) -> ArticleId {
    ArticleId::from_index(row as usize)
}
