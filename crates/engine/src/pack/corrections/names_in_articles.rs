//! What each article calls an actor at its fullest: by that a packing tells who is one actor, and an editor who is two.

use crate::language::Language;
use crate::model::corpus::{Alias, Corpus};
use crate::model::id::{ActorId, ArticleId};
use std::collections::{BTreeMap, BTreeSet};

/// For each article in which an actor speaks or is spoken about, the fullest of its names that stands there; no article where
/// only a role or a pronoun does.
///
/// An archive does not keep how a single article calls whom it names, so this is read from the articles' texts.
#[must_use]
pub fn names_in_articles(
    corpus: &Corpus,
    actor: ActorId,
    language: &Language,
) -> BTreeMap<ArticleId, String> {
    names_among(corpus, actor, &articles_of(corpus, actor), language)
}

/// The same, of some articles.
pub(super) fn names_among(
    corpus: &Corpus,
    actor: ActorId,
    articles: &BTreeSet<ArticleId>,
    language: &Language,
) -> BTreeMap<ArticleId, String> {
    let names = fullest_first(corpus, actor, language);
    let called = |article: ArticleId| {
        let text = corpus.articles.get(article)?.text.as_str();
        let form = names.iter().find(|form| places(text, form).next().is_some())?;
        Some((article, (*form).to_owned()))
    };
    articles.iter().copied().filter_map(called).collect()
}

/// The articles in which an actor speaks or is spoken about.
pub(super) fn articles_of(corpus: &Corpus, actor: ActorId) -> BTreeSet<ArticleId> {
    let rows = corpus.statements.rows().iter();
    let own = rows
        .filter(|row| row.actor == Some(actor) || row.perhaps == Some(actor) || row.about.contains(&actor));
    own.map(|row| row.article).collect()
}

/// Where a form stands in a text as words of its own, in bytes.
pub(super) fn places<'t>(text: &'t str, form: &'t str) -> impl Iterator<Item = usize> + 't {
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(form).map(|(at, _)| at).filter(move |at| {
        let (before, behind) = (text.get(..*at), text.get(at + form.len()..));
        !form.is_empty()
            && apart(before.and_then(|text| text.chars().next_back()))
            && apart(behind.and_then(|text| text.chars().next()))
    })
}

/// The forms of an actor that are names, the fullest ones first.
fn fullest_first<'c>(corpus: &'c Corpus, actor: ActorId, language: &Language) -> Vec<&'c str> {
    let Some(row) = corpus.actors.get(actor) else { return Vec::new() };
    let forms = row.aliases.iter().map(|Alias { form, .. }| form.as_str());
    let mut names: Vec<&str> = forms.filter(|form| !row.kind.is_named() || is_name(form, language)).collect();
    names.sort_by_cached_key(|form| {
        let (words, fullness) = (form.split_whitespace().count(), language.names.read(form).fullness());
        (std::cmp::Reverse((fullness, words, form.len())), *form)
    });
    names
}

/// Whether a form is a name: it has a capital, or letters that know none, and does not end with a role.
fn is_name(form: &str, language: &Language) -> bool {
    let last = form.split_whitespace().next_back().unwrap_or_default();
    let capital = |word: &str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    form.split_whitespace().any(capital) && !language.gazetteer.is_role(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_stands_as_words_of_its_own() {
        let found = |text, form| places(text, form).collect::<Vec<_>>();
        assert_eq!(found("Example, Examples, “Example”", "Example"), [0, 22]);
        assert_eq!(found("ÖExample", "Example"), [0; 0]);
        assert_eq!(found("Example", ""), [0; 0]);
    }

    #[test]
    fn what_an_office_is_called_is_no_name() {
        let language = Language::english();
        for (form, name) in [("Example", true), ("the mayor", false), ("Deputy Mayor", false), ("王", true)]
        {
            assert_eq!(is_name(form, &language), name, "{form}");
        }
    }
}
