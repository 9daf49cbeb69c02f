//! Each article as the terms that tell it from others, and each article's nearest others.
//!
//! Terms are words and pairs of words; things count twice as much as deeds. All numbers are whole, so that every machine
//! finds the same. A term of many articles tells little and would cost most, so its list is left out: the work grows
//! with the articles, not with their square.

use super::lexicon::{Joint, Lexicon, Part, Token};
use rustc_hash::FxHashMap;

/// Maximum number of terms of an article that are compared.
const TERMS: usize = 80;
/// Terms of more articles than this, in percent, tell nothing; in a small corpus more may.
const COMMON: usize = 15;
/// The same in a small corpus: maximum number of articles whose terms still tell something.
const FEW: usize = 3;
/// A term that more articles share than this yields no neighbours.
const LONGEST: usize = 200;
/// Maximum number of neighbours kept of an article.
const NEAR: usize = 20;
/// The length of every article's vector.
const UNIT: u64 = 1024;

/// Terms with weights, by term; their squares add up to about the square of [`UNIT`].
pub(super) type Vector = Vec<(u32, u32)>;

/// How alike two vectors are: 1,000 where they are the same.
pub(super) const ALIKE: u64 = 1000;

/// The articles' vectors.
pub(super) fn vectors(lexicon: &Lexicon<'_>, articles: &[Vec<Token>]) -> Vec<Vector> {
    let mut pairs: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut doubled: Vec<bool> = (0..lexicon.stems()).map(|stem| lexicon.is_thing(stem as u32)).collect();
    let mut spread: Vec<u32> = vec![0; lexicon.stems()];
    let bags: Vec<Vec<(u32, u32)>> = articles
        .iter()
        .map(|tokens| {
            let bag = bag(lexicon, tokens, &mut pairs, &mut doubled);
            spread.resize(doubled.len(), 0);
            for (term, _) in &bag {
                if let Some(count) = spread.get_mut(*term as usize) {
                    *count += 1;
                }
            }
            bag
        })
        .collect();
    let most = (articles.len() * COMMON / 100).max(FEW) as u32;
    let all = log(articles.len() as u32);
    let weight = |&(term, count): &(u32, u32)| {
        let in_articles = spread.get(term as usize).copied().unwrap_or(0);
        let rare = u64::from(all.saturating_sub(log(in_articles)).max(1));
        let thing = doubled.get(term as usize).copied().unwrap_or(false);
        let tells = in_articles >= 2 && (in_articles <= most);
        tells.then(|| (term, u64::from(16 + log(count)) * rare * (1 + u64::from(thing))))
    };
    bags.iter().map(|bag| unit(bag.iter().filter_map(weight).collect())).collect()
}

/// How often each term stands in an article; the headline counts three times, the lead twice.
fn bag(
    lexicon: &Lexicon<'_>,
    tokens: &[Token],
    pairs: &mut FxHashMap<(u32, u32), u32>,
    doubled: &mut Vec<bool>,
) -> Vec<(u32, u32)> {
    let mut terms: Vec<(u32, u32)> = Vec::with_capacity(tokens.len());
    let mut before = None;
    for token in tokens {
        let word = lexicon.word(token.word);
        if !word.content {
            before = None;
            continue;
        }
        let times = match token.part {
            Part::Headline => 3,
            Part::Lead => 2,
            Part::Body => 1,
        };
        terms.push((word.stem, times));
        if let Some(first) = before.filter(|_| token.joint != Joint::Apart) {
            let next = doubled.len() as u32;
            let pair = *pairs.entry((first, word.stem)).or_insert(next);
            if pair == next {
                doubled.push(lexicon.is_thing(word.stem));
            }
            terms.push((pair, times));
        }
        before = Some(word.stem);
    }
    terms.sort_unstable();
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    terms
}

/// The heaviest terms, brought to the length [`UNIT`].
pub(super) fn unit(mut terms: Vec<(u32, u64)>) -> Vector {
    terms.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.truncate(TERMS);
    terms.sort_unstable();
    let length = terms.iter().map(|(_, weight)| weight * weight).sum::<u64>().isqrt().max(1);
    terms.into_iter().map(|(term, weight)| (term, (weight * UNIT / length) as u32)).collect()
}

/// Sixteen times the logarithm to the base of two.
pub(super) fn log(number: u32) -> u32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // The part behind the point, bit by bit: squaring doubles the logarithm.
    let mut rest = (u64::from(number) << 31) >> whole;
    (0..4).fold(whole, |found, _| {
        rest = (rest * rest) >> 31;
        let bit = u32::from(rest >= 1 << 32);
        rest >>= bit;
        found << 1 | bit
    })
}

/// Lists of the vectors that hold each term.
pub(super) struct Postings {
    lists: FxHashMap<u32, Vec<(u32, u32)>>,
}

impl Postings {
    /// Those of some vectors. Terms of very many give no list.
    pub(super) fn new(vectors: &[Vector]) -> Self {
        let mut lists: FxHashMap<u32, Vec<(u32, u32)>> = FxHashMap::default();
        for (number, vector) in vectors.iter().enumerate() {
            for &(term, weight) in vector {
                lists.entry(term).or_default().push((number as u32, weight));
            }
        }
        lists.retain(|_, list| list.len() <= LONGEST);
        Self { lists }
    }

    /// The vectors nearest to one, nearest first, with how alike they are. `room` holds a zero for each vector.
    pub(super) fn near(&self, vector: &Vector, room: &mut [u64]) -> Vec<(u32, u64)> {
        let mut touched = Vec::new();
        for (term, weight) in vector {
            for &(number, theirs) in self.lists.get(term).into_iter().flatten() {
                let Some(sum) = room.get_mut(number as usize) else { continue };
                if *sum == 0 {
                    touched.push(number);
                }
                *sum += u64::from(*weight) * u64::from(theirs);
            }
        }
        let mut found: Vec<(u32, u64)> = touched
            .into_iter()
            .filter_map(|number| {
                let sum = room.get_mut(number as usize).map(std::mem::take)?;
                Some((number, sum * ALIKE / (UNIT * UNIT)))
            })
            .collect();
        found.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// For each vector its neighbours with how alike they are; if one has the other, both have each other.
pub(super) fn neighbours(vectors: &[Vector]) -> Vec<FxHashMap<u32, u64>> {
    let postings = Postings::new(vectors);
    let mut room = vec![0; vectors.len()];
    let mut found: Vec<FxHashMap<u32, u64>> = vec![FxHashMap::default(); vectors.len()];
    for (number, vector) in vectors.iter().enumerate() {
        let near = postings.near(vector, &mut room);
        let others = near.into_iter().filter(|&(other, alike)| other as usize != number && alike > 0);
        for (other, alike) in others.take(NEAR) {
            for (a, b) in [(number, other), (other as usize, number as u32)] {
                if let Some(row) = found.get_mut(a) {
                    row.insert(b, alike);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{log, neighbours, unit};

    #[test]
    fn logarithms_are_sixteenths() {
        assert_eq!([0, 1, 2, 3, 4, 1000].map(log), [0, 0, 16, 25, 32, 159]);
    }

    #[test]
    fn the_more_two_share_the_nearer_they_are() {
        let vectors: Vec<_> = [[1, 2, 3], [1, 2, 4], [1, 5, 6], [7, 8, 9]]
            .map(|terms| unit(terms.map(|term| (term, 10)).to_vec()))
            .into();
        let near = neighbours(&vectors);
        assert!(near[0][&1] > near[0][&2] && near[2][&0] == near[0][&2]);
        assert!(near[3].is_empty());
    }
}
