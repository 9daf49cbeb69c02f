//! Persons to whom the articles give several bodies: a former one, a rival's, the one that a title is about.
//!
//! "Ada Example" of the Harbour Water Trust and of Labour: both may be right, or the line keeps the one that is.

use super::{Finding, Sort, StatementCounts, quoted, statements};
use on_record_engine::Corpus;
use on_record_engine::model::ActorKind;

/// The persons with more than one body.
pub(super) fn find(corpus: &Corpus, said: &StatementCounts) -> Vec<Finding> {
    let persons = corpus.actors.iter().filter(|(_, actor)| actor.kind == ActorKind::Person);
    persons
        .filter_map(|(id, actor)| {
            let own = corpus.affiliations_of(id).iter();
            let bodies: Vec<&str> = own.map(|&body| corpus.affiliations[body].name.as_str()).collect();
            let count = said.by(id);
            (bodies.len() > 1 && count > 0).then(|| Finding {
                sort: Sort::Body,
                ids: vec![actor.slug.clone()],
                statements: count,
                message: format!("{} ({}): {}", actor.name, statements(count), bodies.join("; ")),
                toml: entry(&actor.name, &bodies),
            })
        })
        .collect()
}

/// An entry with all of the bodies, of which an editor takes out what is wrong.
fn entry(label: &str, bodies: &[&str]) -> String {
    let bodies: Vec<String> = bodies.iter().map(|body| quoted(body)).collect();
    format!("[[actors]]\nlabel = {}\naffiliation = [{}]", quoted(label), bodies.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::{StatementCounts, testing::of};
    use super::find;
    use on_record_engine::model::ActorKind::{Organisation, Person};
    use on_record_engine::model::Affiliation;
    use on_record_engine::pack::Manifest;

    #[test]
    fn a_person_with_several_bodies_is_told_with_the_line_that_keeps_one() {
        let mut corpus =
            of(&[("Ada Example", Person, &[]), ("Ben Sample", Person, &[]), ("HWT", Organisation, &[])]);
        let mut body = |name: &str| {
            let name = name.to_owned();
            corpus.affiliations.push(Affiliation { slug: name.to_lowercase(), name })
        };
        let (trust, labour) = (body("HWT"), body("Labour"));
        corpus.actor_affiliations = vec![vec![trust, labour], vec![labour], vec![trust, labour]];
        let found = find(&corpus, &StatementCounts(vec![3, 9, 9]));
        assert_eq!(found.len(), 1, "one body is no question, nor is a body's body");
        assert_eq!(found[0].message, "Ada Example (3 statements): HWT; Labour");
        let (manifest, problems) = Manifest::parse("corpus.toml", &found[0].toml);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(manifest.actors[0].affiliations.as_deref().unwrap(), ["HWT", "Labour"]);
        assert!(
            find(&corpus, &StatementCounts(vec![0, 0, 0])).is_empty(),
            "who says nothing is met by nobody"
        );
    }
}
