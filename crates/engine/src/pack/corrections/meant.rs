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
            None => Err(self.mismatch(articles, entry, &wanted, named.is_some())),
        }
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

/// Whether a statement holds these words in a row.
fn says(articles: &[ReadArticle], (article, place): (usize, usize), wanted: &[String]) -> bool {
    let Some(article) = articles.get(article) else { return false };
    let Some(statement) = article.reading.statements.get(place) else { return false };
    let said = of_spans(&article.text, &statement.attribution.content);
    !wanted.is_empty() && said.windows(wanted.len()).any(|run| run == wanted)
}
