//! Articles that share an id: each gets one of its own, so that what its file states of it is not lost; of those that came
//! twice in the same words one is left.
//!
//! ```
//! use on_record_input::{Article, apart};
//! let articles = vec![(Article::new("one", "It rains."), ()), (Article::new("one", "It pours."), ())];
//! let (articles, told) = apart(articles);
//! assert_eq!(articles.iter().map(|(article, ())| article.id.as_str()).collect::<Vec<_>>(), ["one", "one-2"]);
//! assert!(told[0].to_string().starts_with("one: 2 articles have this id"));
//! ```

use crate::article::{Article, Stated};
use on_record_engine::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Gives each article an id of its own, in an order that does not depend on the one in which they came; with what is to be
/// told. `T` goes with its article. Two of one id and one text are one, unless they state two things of a field; what only
/// one of them states is kept.
#[must_use]
pub fn apart<T>(articles: Vec<(Article, T)>) -> (Vec<(Article, T)>, Vec<Diagnostic>) {
    let mut articles: Vec<_> =
        articles.into_iter().map(|(article, with)| (stated(&article), article, with)).collect();
    articles.sort_by(|(a_stated, a, _), (b_stated, b, _)| {
        (&a.id, &a.text, a_stated).cmp(&(&b.id, &b.text, b_stated))
    });
    let mut names: BTreeSet<String> = articles.iter().map(|(_, article, _)| article.id.clone()).collect();
    let (mut apart, mut told): (Vec<(Article, T)>, Vec<Diagnostic>) =
        (Vec::with_capacity(articles.len()), vec![]);
    let (mut twice, mut called) = (BTreeMap::<String, usize>::new(), BTreeMap::<String, Vec<String>>::new());
    // Where the articles begin whose files give them the id that is looked at, and the last number behind it.
    let (mut own, mut first, mut number) = (None::<String>, 0, 1);
    for (_, mut article, with) in articles {
        if own.as_ref() != Some(&article.id) {
            (own, first, number) = (Some(article.id.clone()), apart.len(), 1);
        }
        let same = apart.get_mut(first..).unwrap_or_default();
        // In the order of their texts.
        let alike = same.partition_point(|(kept, _)| kept.text < article.text);
        if let Some((kept, _)) = same.iter_mut().skip(alike).find(|(kept, _)| is_one(kept, &article)) {
            *twice.entry(article.id.clone()).or_default() += 1;
            fill(kept, article);
            continue;
        }
        if apart.len() > first {
            let id = article.id.clone();
            number += 1;
            while !names.insert(format!("{id}-{number}")) {
                number += 1;
            }
            article.id = format!("{id}-{number}");
            called.entry(id).or_default().push(article.id.clone());
        }
        apart.push((article, with));
    }
    told.extend(twice.into_iter().map(|(id, many)| note(id, came_again(many))));
    told.extend(called.into_iter().map(|(id, others)| {
        let message = format!(
            "{} articles have this id: the others are called {}, and what `corpus.toml` says of it is said of the first; \
             give each an `id` of its own",
            others.len() + 1,
            others.join(", ")
        );
        note(id, message)
    }));
    (apart, told)
}

/// What is stated of an article, to put those in order that are alike otherwise.
fn stated(article: &Article) -> String {
    let Article { headline, date, outlet, url, authors, language, .. } = article;
    format!("{headline:?} {date:?} {outlet:?} {url:?} {authors:?} {language:?}")
}

fn came_again(many: usize) -> String {
    if many == 1 {
        "came twice with the same words; read once".to_owned()
    } else {
        format!("came {} times with the same words; read once", many + 1)
    }
}

fn note(file: String, message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, file, line: None, message }
}

/// Whether two articles of one id are one: the same words, and nothing stated in two ways.
fn is_one(one: &Article, other: &Article) -> bool {
    fn agree<T: PartialEq>(one: Option<&Stated<T>>, other: Option<&Stated<T>>) -> bool {
        one.zip(other).is_none_or(|(one, other)| one.value == other.value)
    }
    one.text == other.text
        && agree(one.headline.as_ref(), other.headline.as_ref())
        && agree(one.date.as_ref(), other.date.as_ref())
        && agree(one.outlet.as_ref(), other.outlet.as_ref())
        && agree(one.url.as_ref(), other.url.as_ref())
}

fn fill(kept: &mut Article, other: Article) {
    kept.headline = kept.headline.take().or(other.headline);
    kept.date = kept.date.take().or(other.date);
    kept.outlet = kept.outlet.take().or(other.outlet);
    kept.url = kept.url.take().or(other.url);
    kept.authors = kept.authors.take().or(other.authors);
    kept.language = kept.language.take().or(other.language);
}

#[cfg(test)]
mod tests {
    use super::apart;
    use crate::article::{Article, Stated};

    fn article(id: &str, text: &str, outlet: &str) -> (Article, usize) {
        let outlet = Some(outlet).filter(|outlet| !outlet.is_empty());
        let outlet = outlet.map(|outlet| Stated::new(outlet.to_owned(), "field `outlet`"));
        (Article { outlet, ..Article::new(id, text) }, text.len())
    }

    fn ids(articles: &[(Article, usize)]) -> Vec<(&str, Option<&str>)> {
        let outlet = |article: &'_ Article| article.outlet.as_ref().map(|outlet| outlet.value.clone());
        articles
            .iter()
            .map(|(article, _)| (article.id.as_str(), outlet(article).map(|o| &*o.leak())))
            .collect()
    }

    #[test]
    fn names_do_not_depend_on_the_order_and_meet_no_other() {
        let all = [
            article("a", "It rains.", "One"),
            article("a-2", "It snows.", ""),
            article("a", "It pours.", "Two"),
            article("a", "It rains.", "Two"),
        ];
        let (one, told) = apart(all.to_vec());
        let (other, _) = apart(all.iter().rev().cloned().collect());
        assert_eq!(one, other);
        assert_eq!(
            ids(&one),
            [("a", Some("Two")), ("a-3", Some("One")), ("a-4", Some("Two")), ("a-2", None)]
        );
        assert_eq!(
            told[0].to_string(),
            "a: 3 articles have this id: the others are called a-3, a-4, and what `corpus.toml` says of it is said of \
             the first; give each an `id` of its own"
        );
    }

    #[test]
    fn what_came_twice_is_read_once_with_what_either_states() {
        let all = [
            article("a", "It rains.", ""),
            article("a", "It rains.", "One"),
            article("a", "It rains.", "One"),
        ];
        let (left, told) = apart(all.to_vec());
        assert_eq!(ids(&left), [("a", Some("One"))]);
        assert_eq!(told[0].to_string(), "a: came 3 times with the same words; read once");
    }
}
