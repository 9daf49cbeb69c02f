//! Odd names: what is called like no person or body.

use super::{Finding, Sort, StatementCounts, actor_entry, quoted, statements};
use on_record_engine::Corpus;
use on_record_engine::model::{Actor, ActorKind};

/// The most words of a name.
const LONGEST: usize = 7;
/// A person by one word who says so much has a fuller name somewhere.
const OFTEN: usize = 4;

/// The actors with odd names.
pub(super) fn find(corpus: &Corpus, said: &StatementCounts) -> Vec<Finding> {
    let named = corpus.actors.iter().filter(|(_, actor)| actor.kind.is_named());
    named
        .filter_map(|(id, actor)| {
            let count = said.by(id);
            let why = odd(actor, count).filter(|_| count > 0)?;
            Some(Finding {
                sort: Sort::Name,
                ids: vec![actor.slug.clone()],
                statements: count,
                message: format!("{} ({}): {why}", quoted(&actor.name), statements(count)),
                toml: actor_entry("the name in full", "aliases", &[&actor.name]),
            })
        })
        .collect()
}

/// Why a name is odd.
fn odd(actor: &Actor, count: usize) -> Option<&'static str> {
    let name = actor.name.trim();
    let mut words = name.split_whitespace();
    let person = actor.kind == ActorKind::Person;
    match () {
        () if !name.chars().any(char::is_alphabetic) => Some("no letters"),
        () if name.contains('\n') || words.clone().count() > LONGEST => Some("too long for a name"),
        () if name.starts_with(|c: char| !c.is_alphanumeric())
            || name.ends_with([',', ';', ':', '-', '’', '(']) =>
        {
            Some("a mark at its edge")
        }
        () if words.clone().all(|w| w.starts_with(char::is_lowercase)) => {
            // "government" alone is what a body is called by design.
            (person || name.contains(' ')).then_some("written small")
        }
        () if person && name.chars().any(|c| c.is_ascii_digit()) => Some("a person with a number"),
        () if person && words.nth(1).is_none() && count >= OFTEN => Some("a person by one word"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{StatementCounts, testing::of};
    use super::find;
    use on_record_engine::model::ActorKind::{Group, Organisation, Person};

    #[test]
    fn what_is_called_like_nobody_is_told() {
        let corpus = of(&[
            ("Ada Example", Person, &[]),
            ("Julie", Person, &[]),
            ("XYZ 4", Organisation, &[]),
            ("analysts", Group, &[]),
            ("harbour trust", Organisation, &[]),
            ("Trust (", Organisation, &[]),
            ("2031", Organisation, &[]),
            ("Zoë", Person, &[]),
        ]);
        let found = find(&corpus, &StatementCounts(vec![9, 9, 9, 9, 1, 1, 1, 1]));
        let ids: Vec<&str> = found.iter().filter_map(|f| f.ids.first()).map(String::as_str).collect();
        assert_eq!(ids, ["julie", "harbour-trust", "trust-(", "2031"]);
        assert!(found[0].toml.ends_with("aliases = [\"Julie\"]"));
    }
}
