//! Likely merges: an actor with forms of a name that do not agree.

use super::{Finding, Sort, StatementCounts, actor_entry, statements, words};
use on_record_engine::Corpus;
use on_record_engine::language::Language;
use on_record_engine::language::acronyms::is_word_in_capitals;
use on_record_engine::model::{Actor, ActorKind};

/// Actors that may be two.
pub(super) fn find(corpus: &Corpus, said: &StatementCounts, language: &Language) -> Vec<Finding> {
    // A country has many names.
    let kinds = [ActorKind::Person, ActorKind::Organisation];
    let named = corpus.actors.iter().filter(|(_, actor)| kinds.contains(&actor.kind));
    named
        .filter_map(|(id, actor)| {
            let odd: Vec<&str> = match actor.kind {
                ActorKind::Person => others(actor, language, is_another_person),
                _ => others(actor, language, |own, form, written| {
                    is_another_body(own, form, written, language)
                }),
            };
            let count = said.by(id);
            (!odd.is_empty() && count > 0).then(|| Finding {
                sort: Sort::Merge,
                ids: vec![actor.slug.clone()],
                statements: count,
                message: format!("{} ({}) is also called {}", actor.name, statements(count), odd.join(", ")),
                toml: actor_entry(&actor.name, "not", &odd),
            })
        })
        .collect()
}

/// The forms that may be another's.
fn others<'a>(
    actor: &'a Actor,
    language: &Language,
    is_another: impl Fn(&[String], &[String], &str) -> bool,
) -> Vec<&'a str> {
    let own = words(&actor.name, language);
    let forms = actor.aliases.iter().map(|alias| alias.form.as_str());
    // A role is written small: "the foreign minister".
    let large = |form: &&str| form.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    forms.filter(large).filter(|form| is_another(&own, &words(form, language), form)).take(4).collect()
}

/// "Ben Example" among the forms of "Ada Example": a first name with another first letter, before one last name.
fn is_another_person(own: &[String], form: &[String], _: &str) -> bool {
    let ([first, .., last], [other, .., end]) = (own, form) else { return false };
    last == end
        && first.chars().next() != other.chars().next()
        && !own.contains(other)
        && !form.contains(first)
}

/// A form that shares no word with the name, and neither is the other's letters.
fn is_another_body(own: &[String], form: &[String], written: &str, language: &Language) -> bool {
    let shares = form.iter().any(|word| {
        own.iter().any(|o| {
            o == word || o.len() > 3 && word.len() > 3 && (o.starts_with(word) || word.starts_with(o))
        })
    });
    let letters = |all: &[String]| {
        let [all, _] = language.acronyms.letters(all);
        all
    };
    let short = |all: &[String]| all.first().cloned().unwrap_or_default();
    let acronym = is_word_in_capitals(written)
        || letters(own).contains(&short(form))
        || letters(form).contains(&short(own));
    !shares && !acronym && own.len() + form.len() > 2
}

#[cfg(test)]
mod tests {
    use super::super::{StatementCounts, testing::of};
    use super::find;
    use on_record_engine::language::Language;
    use on_record_engine::model::ActorKind::{Organisation, Person};

    #[test]
    fn forms_that_do_not_agree_are_told() {
        let corpus = of(&[
            ("Ada Example", Person, &["Ada Example", "Example", "Ben Example", "the mayor", "A. Example"]),
            ("Harbour Water Trust", Organisation, &["HWT", "the Trust", "Blue Airways"]),
            ("Sample", Person, &["Sample"]),
        ]);
        let found = find(&corpus, &StatementCounts(vec![2, 2, 2]), &Language::english());
        let lines: Vec<&str> = found.iter().filter_map(|f| f.toml.lines().last()).collect();
        assert_eq!(lines, ["not = [\"Ben Example\"]", "not = [\"Blue Airways\"]"]);
    }
}
