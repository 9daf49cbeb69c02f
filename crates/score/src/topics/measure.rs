//! How well topics go with sections, in numbers.

use super::Assigned;
use std::collections::{BTreeMap, BTreeSet};

/// Topics with fewer statements say nothing of purity.
const TELLING: usize = 5;
/// Minimum number of articles of a topic.
const JOINS: usize = 3;

/// What a way to topics gives on a corpus; shares from 0 to 1, of statements where nothing else is said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// How many topics are the topic of a statement.
    pub topics: usize,
    /// With a topic.
    pub covered: f64,
    /// With a topic that holds three articles or more.
    pub joins: f64,
    /// Of the statements of topics with five or more: in the foremost section of their topic.
    pub purity: f64,
    /// In the largest topic.
    pub largest: f64,
    /// Normalised mutual information of topics and sections, by the arithmetic mean of their entropies; who has no topic is
    /// alone.
    pub nmi: f64,
    /// B³ (Bagga and Baldwin 1998): precision, recall, F1.
    pub b_cubed: [f64; 3],
}

/// Measures the topics of statements, of which `article` tells the article and `section` the section.
#[must_use]
pub fn measures(way: &Assigned, article: &[usize], section: &[&str]) -> Measures {
    let all = section.len();
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    let mut articles: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (topics, &article) in way.all.iter().zip(article) {
        for &topic in topics {
            articles.entry(topic).or_default().insert(article);
        }
    }
    let wide = |topic: &usize| articles.get(topic).is_some_and(|articles| articles.len() >= JOINS);
    let mut within: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for (topic, &section) in way.topic.iter().zip(section) {
        if let Some(topic) = topic {
            *within.entry(*topic).or_default().entry(section).or_default() += 1;
        }
    }
    let sizes = within.values().map(|sections| sections.values().sum::<usize>());
    let telling: Vec<_> =
        within.values().filter(|sections| sections.values().sum::<usize>() >= TELLING).collect();
    let foremost = telling.iter().filter_map(|sections| sections.values().max()).sum();
    let [nmi, precision, recall] = against(way, section);
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    Measures {
        topics: within.len(),
        covered: share(way.topic.iter().flatten().count(), all),
        joins: share(way.all.iter().filter(|topics| topics.iter().any(wide)).count(), all),
        purity: share(foremost, telling.iter().flat_map(|sections| sections.values()).sum()),
        largest: share(sizes.max().unwrap_or(0), all),
        nmi,
        b_cubed: [precision, recall, f1],
    }
}

/// Mutual information, and precision and recall of B³.
fn against(way: &Assigned, section: &[&str]) -> [f64; 3] {
    // Who has no topic is a cluster of its own, numbered behind the topics.
    let beyond = way.labels.len();
    let cluster = |(n, topic): (usize, &Option<usize>)| topic.unwrap_or(beyond + n);
    let clusters: Vec<usize> = way.topic.iter().enumerate().map(cluster).collect();
    let (mut by_cluster, mut by_section, mut by_both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (&cluster, &section) in clusters.iter().zip(section) {
        *by_cluster.entry(cluster).or_insert(0.0) += 1.0;
        *by_section.entry(section).or_insert(0.0) += 1.0;
        *by_both.entry((cluster, section)).or_insert(0.0) += 1.0;
    }
    let all = section.len().max(1) as f64;
    let (mut mutual, mut precision, mut recall) = (0.0, 0.0, 0.0);
    for (&(cluster, section), &both) in &by_both {
        let both: f64 = both;
        let (of_cluster, of_section): (f64, f64) = (by_cluster[&cluster], by_section[section]);
        mutual += both / all * (both * all / (of_cluster * of_section)).ln();
        precision += both * both / of_cluster / all;
        recall += both * both / of_section / all;
    }
    let mean = f64::midpoint(entropy(by_cluster.values(), all), entropy(by_section.values(), all));
    [if mean > 0.0 { mutual / mean } else { 1.0 }, precision, recall]
}

fn entropy<'a>(sizes: impl Iterator<Item = &'a f64>, all: f64) -> f64 {
    sizes.map(|size| -size / all * (size / all).ln()).sum()
}

/// The table's head.
pub(super) fn head() -> String {
    format!("{:<40} topics covered joins 3 purity largest   NMI  B³: P    R     F1  phrases  whole\n", "")
}

impl Measures {
    /// A line of the table; `phrases` are the shares of labels that are noun phrases, and whole ones.
    pub(super) fn row(&self, name: &str, phrases: Option<[f64; 2]>) -> String {
        let percent = |share: f64| format!("{:.1}", 100.0 * share);
        let [precision, recall, f1] = self.b_cubed;
        let [phrase, whole] =
            phrases.map_or_else(|| ["–".to_owned(), "–".to_owned()], |shares| shares.map(percent));
        format!(
            "{name:<40} {:>6} {:>7} {:>7} {:>6.3} {:>7} {:>5.3}  {precision:.3} {recall:.3} {f1:.3} {phrase:>8} {whole:>6}\n",
            self.topics,
            percent(self.covered),
            percent(self.joins),
            self.purity,
            percent(self.largest),
            self.nmi,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{Measures, measures};
    use crate::topics::Assigned;

    fn assigned(topic: &[Option<usize>]) -> Assigned {
        let all = topic.iter().map(|topic| topic.iter().copied().collect()).collect();
        let labels = vec!["Ferries".to_owned(), "Bread".to_owned()];
        Assigned { name: "toy".to_owned(), topic: topic.to_vec(), all, labels }
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn topics_that_are_the_sections_are_perfect() {
        let topics = assigned(&[Some(0), Some(0), Some(0), Some(1), Some(1), Some(1)]);
        let found = measures(&topics, &[0, 1, 2, 3, 4, 5], &["a", "a", "a", "b", "b", "b"]);
        assert!(near(found.nmi, 1.0) && found.b_cubed.iter().all(|&share| near(share, 1.0)));
        assert!(near(found.covered, 1.0) && near(found.joins, 1.0) && near(found.largest, 0.5));
        assert_eq!(found.topics, 2);
    }

    /// The numbers are those that scikit-learn's `normalized_mutual_info_score` gives, and B³ by hand.
    #[test]
    fn what_is_mixed_and_what_has_no_topic_counts_against_it() {
        let topics = assigned(&[Some(0), Some(0), Some(0), Some(0), Some(0), None]);
        let found = measures(&topics, &[0, 0, 1, 1, 1, 2], &["a", "a", "a", "a", "b", "b"]);
        assert!(near(found.covered, 5.0 / 6.0) && near(found.purity, 0.8) && near(found.joins, 0.0));
        // Four of the five under "a" have a precision of 4/5, the fifth 1/5, the last 1; recall 1, 1/2, 1/2.
        assert!(near(found.b_cubed[0], (4.0 * 0.8 + 0.2 + 1.0) / 6.0));
        assert!(near(found.b_cubed[1], (4.0 + 0.5 + 0.5) / 6.0));
        assert!(near(found.nmi, NMI), "{}", found.nmi);
    }

    /// `normalized_mutual_info_score([0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 2])`.
    const NMI: f64 = 0.403_858_192_893_503_4;

    #[test]
    fn nothing_is_measured_of_nothing() {
        let found = measures(&Assigned::default(), &[], &[]);
        assert_eq!(found, Measures { nmi: 1.0, ..Measures::default() });
    }
}
