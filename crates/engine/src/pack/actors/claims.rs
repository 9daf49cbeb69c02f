//! Names that an entry of `corpus.toml` means in some articles only: two persons who are written alike.
//!
//! Spellings tell actors apart, so the name in these articles is spelt with a mark that no other one has.

use super::super::given::{Problems, ReadArticle};
use super::grouping::spelling;
use crate::language::Language;
use crate::pack::manifest::Manifest;
use std::collections::{BTreeMap, BTreeSet};

/// Which entry means a name in an article.
pub(super) struct Claims<'m>(BTreeMap<(&'m str, Vec<String>), usize>);

impl<'m> Claims<'m> {
    /// What the manifest says; articles that are not there are told.
    pub(super) fn of(
        articles: &[ReadArticle],
        manifest: &'m Manifest,
        language: &Language,
        problems: &mut Problems<'_>,
    ) -> Self {
        let mut claims = BTreeMap::new();
        if manifest.actors.iter().all(|entry| entry.articles.is_empty()) {
            return Self(claims);
        }
        let known: BTreeSet<&str> = articles.iter().map(|article| article.name.as_str()).collect();
        for (number, entry) in manifest.actors.iter().enumerate() {
            for article in &entry.articles {
                if !known.contains(article.as_str()) {
                    problems.at(entry.line, format!("there is no article `{article}`; check its name"));
                }
                for name in std::iter::once(&entry.label).chain(&entry.aliases) {
                    claims.entry((article.as_str(), spelling(name, None, language))).or_insert(number);
                }
            }
        }
        Self(claims)
    }

    /// The mark of a name in an article, where an entry means it there.
    pub(super) fn mark(&self, article: &str, name: &str, language: &Language) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(article, spelling(name, None, language))).map(|number| mark(*number))
    }
}

/// The mark of an entry's names. No folded word holds one.
pub(super) fn mark(entry: usize) -> String {
    format!("[{entry}]")
}

/// A spelling with a mark, without it.
pub(super) fn unmarked(words: &[String]) -> Option<&[String]> {
    let (last, plain) = words.split_last()?;
    last.starts_with('[').then_some(plain)
}
