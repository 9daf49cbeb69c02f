//! One actor that is two: by a name of its own, or by the articles in which the other one is meant.

use super::actor_rows::{free, order, position};
use super::names_in_articles::{articles_of, names_among, names_in_articles, places};
use crate::language::Language;
use crate::model::corpus::{Actor, Alias, Corpus};
use crate::model::id::{ActorId, ArticleId, Id};
use crate::pack::actors::spelling;
use crate::pack::given::Problems;
use crate::pack::manifest::ActorEntry;
use crate::pack::refusal::{Refusal, Why};
use crate::text::slug::slug;
use crate::text::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Gives a name to an actor of its own: all that the articles say of the one that they call so at its fullest, as a packing does. Gives
/// whether that could be done, or need not be as nothing is called so.
pub(super) fn part(corpus: &mut Corpus, target: ActorId, name: &str, language: &Language) -> bool {
    let wanted = spelling(name, None, language);
    let called = names_in_articles(corpus, target, language);
    let articles: BTreeSet<ArticleId> = called
        .into_iter()
        .filter(|(_, form)| spelling(form, None, language) == wanted)
        .map(|(article, _)| article)
        .collect();
    if articles.is_empty() {
        return !corpus.actors[target]
            .aliases
            .iter()
            .any(|alias| spelling(&alias.form, None, language) == wanted);
    }
    let new = add(corpus, name, target);
    give(corpus, target, new, &articles);
    true
}

/// Makes one actor of whom some articles call by an entry's names; `None` where none does. Articles that are not there are told.
pub(super) fn claim(
    corpus: &mut Corpus,
    entry: &ActorEntry,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Option<ActorId> {
    let names: BTreeSet<Vec<String>> = std::iter::once(&entry.label)
        .chain(&entry.aliases)
        .map(|name| spelling(name, None, language))
        .collect();
    let mut articles = BTreeSet::new();
    for name in &entry.articles {
        match corpus.articles.rows().binary_search_by(|row| row.name.cmp(name)) {
            Ok(row) => {
                articles.insert(ArticleId::from_index(row));
            }
            Err(_) => problems.refuse(entry.line, Refusal::new(Why::NoArticle, [name])),
        }
    }
    let mut here: BTreeMap<ActorId, BTreeSet<ArticleId>> = BTreeMap::new();
    for row in corpus.statements.rows().iter().filter(|row| articles.contains(&row.article)) {
        for actor in row.actor.iter().chain(&row.perhaps).chain(&row.about) {
            here.entry(*actor).or_default().insert(row.article);
        }
    }
    let mut meant: BTreeMap<ActorId, BTreeSet<ArticleId>> = BTreeMap::new();
    for (actor, own) in here {
        let called = names_among(corpus, actor, &own, language).into_iter();
        let called = called.filter(|(_, form)| names.contains(&spelling(form, None, language)));
        meant.entry(actor).or_default().extend(called.map(|(article, _)| article));
    }
    meant.retain(|_, articles| !articles.is_empty());
    let (&like, _) = meant.first_key_value()?;
    let known = entry.slug.as_ref().and_then(|own| position(corpus, |actor| actor.slug == *own));
    let wanted = slug(&entry.label);
    let known = known.or_else(|| position(corpus, |actor| slug(&actor.name) == wanted));
    let own = known.unwrap_or_else(|| add(corpus, &entry.label, like));
    for (actor, articles) in meant.into_iter().filter(|(actor, _)| *actor != own) {
        give(corpus, actor, own, &articles);
    }
    Some(own)
}

/// A new actor, of the kind of another.
fn add(corpus: &mut Corpus, name: &str, like: ActorId) -> ActorId {
    let slug = free(corpus, ActorId::from_index(corpus.actors.len()), &slug(name));
    let kind = corpus.actors[like].kind;
    let new = Actor { slug, name: name.to_owned(), role: None, kind, aliases: Vec::new() };
    let new = corpus.actors.push(new);
    if !corpus.actor_affiliations.is_empty() {
        corpus.actor_affiliations.push(Vec::new());
    }
    new
}

/// Gives what some articles say by and about an actor to another one, with the forms that stand there.
fn give(corpus: &mut Corpus, from: ActorId, to: ActorId, articles: &BTreeSet<ArticleId>) {
    for id in corpus.statements.ids() {
        let row = &mut corpus.statements[id];
        if !articles.contains(&row.article) {
            continue;
        }
        for who in row.actor.iter_mut().chain(&mut row.perhaps).chain(&mut row.about) {
            if *who == from {
                *who = to;
            }
        }
        row.about.sort_unstable();
        row.about.dedup();
    }
    let left = articles_of(corpus, from);
    let forms = std::mem::take(&mut corpus.actors[from].aliases);
    let (mut own, mut rest) = (standing(corpus, &forms, articles), standing(corpus, &forms, &left));
    let (mut given, mut kept) = (Vec::new(), Vec::new());
    for alias in forms {
        match (own.remove(&alias.form), rest.remove(&alias.form)) {
            (own, None) => given.push(Alias { count: alias.count, ..own.unwrap_or(alias) }),
            (None, Some(_)) => kept.push(alias),
            (Some(own), Some(rest)) => {
                // What stands in both is counted once.
                let moved = own.count.min(alias.count.saturating_sub(1));
                given.push(Alias { count: moved.max(1), ..own });
                let stays = if articles.contains(&alias.article) { rest } else { alias.clone() };
                kept.push(Alias { count: alias.count - moved, ..stays });
            }
        }
    }
    for alias in given {
        let all = &mut corpus.actors[to].aliases;
        match all.iter_mut().find(|own| own.form == alias.form) {
            Some(own) => own.count += alias.count,
            None => all.push(alias),
        }
    }
    corpus.actors[from].aliases = kept;
    order(&mut corpus.actors[from].aliases);
    order(&mut corpus.actors[to].aliases);
    if left.is_empty() {
        // Nothing is said of whom nobody means any more.
        corpus.actors[from].name.clear();
        corpus.wikidata.retain(|(actor, _)| *actor != from);
        corpus.genders.retain(|(actor, _)| *actor != from);
    }
}

/// Forms as they stand in some articles: how often, and where first. "Example" does not stand in "Ada Example".
fn standing(corpus: &Corpus, forms: &[Alias], articles: &BTreeSet<ArticleId>) -> BTreeMap<String, Alias> {
    let mut longest_first: Vec<&str> = forms.iter().map(|alias| alias.form.as_str()).collect();
    longest_first.sort_by_key(|form| std::cmp::Reverse(form.len()));
    let mut found: BTreeMap<String, Alias> = BTreeMap::new();
    for &article in articles {
        let Some(row) = corpus.articles.get(article) else { continue };
        let mut taken: Vec<Span> = Vec::new();
        for form in &longest_first {
            let own = places(&row.text, form).map(|at| Span::at(at, at + form.len()));
            let own: Vec<Span> =
                own.filter(|span| !taken.iter().any(|longer| longer.contains(*span))).collect();
            for span in own {
                let first = || Alias { article, span, count: 0, form: (*form).to_owned() };
                found.entry((*form).to_owned()).or_insert_with(first).count += 1;
                taken.push(span);
            }
        }
    }
    found
}
