//! By whom the articles were read, and a word to whoever mixes readings that are not comparable.
//!
//! Two models find other statements and are sure of them in other degrees: in one archive their counts look like facts
//! about the articles.

use super::given::{Problems, ReadArticle};
use crate::language::Language;
use crate::model::corpus::ReadTogether;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::id::{ArticleId, Id};
use crate::model::read_by::ReadBy;
use std::collections::BTreeMap;

/// How many articles a warning names.
const NAMED: usize = 5;

/// The articles by their readers, the readers sorted. Articles whose reading does not tell are left out.
pub(super) fn together(
    documents: &[ReadArticle],
    language: &Language,
    problems: &mut Problems<'_>,
) -> Vec<ReadTogether> {
    let mut groups: BTreeMap<&ReadBy, Vec<ArticleId>> = BTreeMap::new();
    for (row, document) in documents.iter().enumerate() {
        let by = &document.reading.read_by;
        if *by != ReadBy::default() {
            groups.entry(by).or_default().push(ArticleId::from_index(row));
        }
    }
    let mut warn = |articles: &[ArticleId], message: String| {
        let name = |id: &ArticleId| documents.get(id.index()).map_or("", |document| document.name.as_str());
        let mut file = articles.iter().take(NAMED).map(name).collect::<Vec<_>>().join(", ");
        if articles.len() > NAMED {
            file.push_str(&format!(" and {} more", articles.len() - NAMED));
        }
        problems.found.push(Diagnostic { severity: Severity::Warning, file, line: None, message });
    };
    let most = groups.iter().max_by_key(|(by, articles)| (articles.len(), std::cmp::Reverse(**by)));
    let most = most.map(|(by, _)| *by);
    for (by, articles) in &groups {
        if let Some(most) = most.filter(|most| most != by) {
            warn(
                articles,
                format!(
                    "read by {by}, the other articles by {most}: their statements are not comparable; read all \
                     articles with one model"
                ),
            );
        }
        if by.language != language.code {
            warn(
                articles,
                format!(
                    "read in `{}` and packed in `{}`: names and topics are merged by the rules of another language; \
                     pack the articles of each language by themselves",
                    by.language, language.code
                ),
            );
        }
    }
    groups.into_iter().map(|(by, articles)| ReadTogether { by: by.clone(), articles }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::reading::Reading;

    fn articles(hashes: &[u64]) -> Vec<ReadArticle> {
        let article = |(row, hash): (usize, &u64)| {
            let read_by = ReadBy { language: "en".to_owned(), model: "news".to_owned(), hash: *hash };
            let reading = Reading { read_by, ..Reading::default() };
            ReadArticle { name: format!("a{row}"), text: String::new(), reading }
        };
        hashes.iter().enumerate().map(article).collect()
    }

    fn told(documents: &[ReadArticle], language: &Language) -> Vec<String> {
        let mut problems = Problems::of("");
        let _ = together(documents, language, &mut problems);
        problems.found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn one_model_needs_no_word() {
        assert_eq!(told(&articles(&[7, 7]), Language::for_tests()), [""; 0]);
        assert_eq!(told(&[], Language::for_tests()), [""; 0]);
    }

    #[test]
    fn the_articles_of_the_rarer_model_are_named() {
        let told = told(&articles(&[7, 8, 7]), Language::for_tests());
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("a1: read by model `news` (0000000000000008) in `en`"), "{told:?}");
        assert!(told[0].contains("(0000000000000007)") && told[0].contains("with one model"), "{told:?}");
    }

    #[test]
    fn another_language_than_the_packs_is_told() {
        let other = Language { code: "xx".to_owned(), ..Language::default() };
        let told = told(&articles(&[7; 8]), &other);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with("a0, a1, a2, a3, a4 and 3 more: read in `en` and packed in `xx`"),
            "{told:?}"
        );
    }
}
