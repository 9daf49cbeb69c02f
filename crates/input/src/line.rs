//! An article as a JSON line: the form in which `on-record read` shows what was read, and that every command reads again.
//!
//! ```
//! use on_record_input::{Article, Stated, line};
//! let mut article = Article::new("one", "It rains.");
//! article.headline = Some(Stated::new("Rain".to_owned(), "column `title`"));
//! assert_eq!(
//!     line(&article).unwrap(),
//!     "{\"id\":\"one\",\"text\":\"It rains.\",\"headline\":\"Rain\",\"date\":null,\"outlet\":null,\"url\":null,\
//!      \"authors\":null,\"language\":null,\"said_by\":{\"headline\":\"column `title`\"}}"
//! );
//! ```

use crate::article::{Article, Stated};
use on_record_engine::ReadBy;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    headline: Option<&'a str>,
    date: Option<String>,
    outlet: Option<&'a str>,
    url: Option<&'a str>,
    authors: Option<&'a [String]>,
    language: Option<&'a str>,
    said_by: BTreeMap<&'static str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_by: Option<&'a ReadBy>,
}

/// Writes an article. What is not known is `null`; `said_by` names who stated each of the others; `read_by`, who read it
/// before, is there only where the article came with it.
///
/// # Errors
/// None that is known: every text can be written as JSON.
pub fn line(article: &Article) -> Result<String, serde_json::Error> {
    let mut said_by = BTreeMap::new();
    serde_json::to_string(&Line {
        id: &article.id,
        text: &article.text,
        headline: told("headline", &article.headline, &mut said_by).map(String::as_str),
        date: told("date", &article.date, &mut said_by).map(ToString::to_string),
        outlet: told("outlet", &article.outlet, &mut said_by).map(String::as_str),
        url: told("url", &article.url, &mut said_by).map(String::as_str),
        authors: told("authors", &article.authors, &mut said_by).map(Vec::as_slice),
        language: told("language", &article.language, &mut said_by).map(String::as_str),
        said_by,
        read_by: article.read_by.as_ref(),
    })
}

/// A field's value; who stated it goes into the list.
fn told<'a, T>(
    name: &'static str,
    stated: &'a Option<Stated<T>>,
    said_by: &mut BTreeMap<&'static str, &'a str>,
) -> Option<&'a T> {
    let stated = stated.as_ref()?;
    said_by.insert(name, &stated.said_by);
    Some(&stated.value)
}
