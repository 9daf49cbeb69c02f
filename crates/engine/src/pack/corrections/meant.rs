//! Which statements the entries of `corpus.toml` mean.

use crate::model::statement_key::StatementKey;
use crate::pack::compared_words::{of_spans, words};
use crate::pack::given::ReadArticle;
use crate::pack::keys::Keys;
use crate::pack::manifest::CorrectionEntry;
use std::collections::BTreeMap;

/// The statements of all articles by their keys.
pub(super) struct StatementPlaces {
    /// For each article the keys of its statements.
    pub(super) keys: Vec<Vec<StatementKey>>,
    /// Where each one stands: its article, its place among the article's statements.
    places: BTreeMap<StatementKey, (usize, usize)>,
}

impl StatementPlaces {
    pub(super) fn new(articles: &[ReadArticle], keys: &mut Keys) -> Self {
        let mut known = Self { keys: Vec::new(), places: BTreeMap::new() };
        for (row, article) in articles.iter().enumerate() {
            let contents = article.reading.statements.iter().map(|s| &s.attribution.content);
            let own: Vec<StatementKey> =
                contents.map(|content| keys.of(&article.name, &article.text, content)).collect();
            known.places.extend(own.iter().enumerate().map(|(place, key)| (*key, (row, place))));
            known.keys.push(own);
        }
        known
    }

    /// Where the statement stands that an entry means; else what to tell.
    pub(super) fn place(
        &self,
        articles: &[ReadArticle],
        entry: &CorrectionEntry,
    ) -> Result<(usize, usize), String> {
        let named = self.places.get(&entry.statement).copied();
        let wanted: Vec<String> = words(&entry.words).into_iter().map(|(word, _)| word).collect();
        match named.filter(|place| says(articles, *place, &wanted)) {
            Some(place) => Ok(place),
            None => self
                .again(articles, entry, &wanted)
                .filter(|_| named.is_none())
                .ok_or_else(|| self.mismatch(articles, entry, &wanted, named.is_some())),
        }
    }

    /// The key of the statement at a place.
    pub(super) fn key(&self, (article, place): (usize, usize)) -> StatementKey {
        self.keys.get(article).and_then(|own| own.get(place)).copied().unwrap_or(StatementKey(0))
    }

    /// Where a statement stands that is read otherwise now: other words begin or end it.
    fn again(
        &self,
        articles: &[ReadArticle],
        entry: &CorrectionEntry,
        wanted: &[String],
    ) -> Option<(usize, usize)> {
        let rows = articles.iter().enumerate();
        let rows =
            rows.filter(|(_, article)| entry.article.as_ref().is_none_or(|name| *name == article.name));
        let said = rows.flat_map(|(row, article)| {
            let statements = article.reading.statements.iter().enumerate();
            statements.map(move |(place, statement)| {
                ((row, place), of_spans(&article.text, &statement.attribution.content))
            })
        });
        read_as(wanted, entry.article.is_some(), said)
    }

    fn mismatch(
        &self,
        articles: &[ReadArticle],
        entry: &CorrectionEntry,
        wanted: &[String],
        known: bool,
    ) -> String {
        let places = self.places.iter().map(|(key, place)| (*place, *key)).collect::<BTreeMap<_, _>>();
        let mut elsewhere = places.iter().filter(|(place, _)| says(articles, **place, wanted));
        let remedy = match (elsewhere.next(), elsewhere.next()) {
            (Some((_, key)), None) => format!("the statement with these words is `{key}` now"),
            (Some(_), Some(_)) => "several statements hold these words; give more of them".to_owned(),
            _ => "no statement holds these words; read it again and take the entry out".to_owned(),
        };
        let what = if known { "has other words" } else { "is not in the corpus" };
        format!("the statement `{}` {what}, so nothing was corrected; {remedy}", entry.statement)
    }
}

/// Minimum number of words in a row by which a statement is known again within its article, and within a corpus.
const KNOWN: [usize; 2] = [5, 8];

/// The one of several statements that is most likely the one whose words begin with `wanted`, as a later reading cuts it; none where
/// two are as likely. `told` where all are of the article that an entry names.
pub(super) fn read_as<T>(
    wanted: &[String],
    told: bool,
    statements: impl Iterator<Item = (T, Vec<String>)>,
) -> Option<T> {
    let least = if told { KNOWN[0] } else { KNOWN[1] };
    let mut best: (usize, Option<T>) = (0, None);
    for (which, said) in statements {
        let run = longest_run(wanted, &said);
        let whole = told && run == wanted.len() && run > 1;
        if !whole && (run < least || run * 5 < wanted.len().min(said.len()) * 4) {
            continue;
        }
        match run.cmp(&best.0) {
            std::cmp::Ordering::Greater => best = (run, Some(which)),
            std::cmp::Ordering::Equal => best.1 = None,
            std::cmp::Ordering::Less => {}
        }
    }
    best.1
}

/// The length of the longest row of words that both hold.
fn longest_run(one: &[String], other: &[String]) -> usize {
    let mut longest = 0;
    let mut before = vec![0_usize; one.len() + 1];
    for word in other {
        let mut now = vec![0_usize; one.len() + 1];
        for (place, own) in one.iter().enumerate() {
            if let (true, Some(next), Some(run)) = (own == word, now.get_mut(place + 1), before.get(place)) {
                *next = run + 1;
                longest = longest.max(*next);
            }
        }
        before = now;
    }
    longest
}

/// Whether a statement holds these words in a row.
fn says(articles: &[ReadArticle], (article, place): (usize, usize), wanted: &[String]) -> bool {
    let Some(article) = articles.get(article) else { return false };
    let Some(statement) = article.reading.statements.get(place) else { return false };
    let said = of_spans(&article.text, &statement.attribution.content);
    !wanted.is_empty() && said.windows(wanted.len()).any(|run| run == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_cut_otherwise_is_known_by_its_words() {
        let found = |wanted: &str, told, said: &[&str]| {
            read_as(&words(wanted), told, said.iter().enumerate().map(|(n, text)| (n, words(text))))
        };
        let bridge = "the bridge is closed until spring whatever the weather";
        let said = ["nobody asked us", "bridge is closed until spring whatever the weather and the tide"];
        assert_eq!(found(bridge, true, &said), Some(1));
        assert_eq!(found("we will see", true, &["we will see about that", "we shall"]), Some(0));
        assert_eq!(found("we will see", false, &["we will see about that"]), None, "too few words");
        assert_eq!(found(bridge, true, &["the bridge is closed"]), None, "four words are no evidence");
        assert_eq!(found(bridge, true, &[bridge, bridge]), None, "two are as likely");
        assert_eq!(found(bridge, true, &[]), None);
    }
}
