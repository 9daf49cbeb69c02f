//! Genders and bodies as articles state them: the texts of a generated corpus, read and packed as any other, tell of its people
//! what the generator wrote, and never anything else.

use on_record_engine::model::{ActorKind, Corpus, StatedGender};
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::query::{Facet, Index, Query, Value};
use on_record_engine::{ActorId, Reader};
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeMap;

/// The corpus as it was written, and as it is read.
fn written_and_read() -> (Corpus, Corpus) {
    let written = corpus(&Plan { statements: 1_500, actors: 160, ..Plan::default() });
    let reader = Reader::built_in();
    let article = |article: &on_record_engine::model::Article| ReadArticle {
        name: article.name.clone(),
        text: article.text.clone(),
        reading: reader.read(&article.text),
    };
    let read = written.articles.rows().iter().map(article).collect();
    let (packed, problems) = pack(read, &Manifest::default(), reader.language());
    assert!(problems.is_empty(), "{problems:?}");
    (written, packed)
}

/// The people of a corpus by their names.
fn people(corpus: &Corpus) -> BTreeMap<&str, ActorId> {
    let people = corpus.actors.iter().filter(|(_, actor)| actor.kind == ActorKind::Person);
    people.map(|(id, actor)| (actor.name.as_str(), id)).collect()
}

#[test]
fn an_audit_tells_genders_and_bodies_right_and_never_wrong() {
    let (written, read) = written_and_read();
    let (wrote, found) = (people(&written), people(&read));
    let both = || wrote.iter().filter_map(|(name, id)| Some((*name, *id, *found.get(name)?)));
    let stated = both().filter(|(_, id, _)| written.gender_of(*id).is_some()).count();
    let told: Vec<_> = both()
        .filter_map(|(name, id, found)| Some((name, written.gender_of(id), read.gender_of(found)?)))
        .collect();
    let wrong: Vec<_> = told.iter().filter(|(_, wrote, found)| *wrote != Some(*found)).collect();
    assert_eq!(wrong, Vec::<&(&str, Option<StatedGender>, StatedGender)>::new());
    assert!(stated > 40 && told.len() * 10 >= stated * 9, "{} of {stated} told", told.len());

    let of = |corpus: &Corpus, id: ActorId| -> Vec<String> {
        corpus.affiliations_of(id).iter().map(|id| corpus.affiliations[*id].name.clone()).collect()
    };
    let bodies: Vec<_> = both().map(|(name, id, found)| (name, of(&written, id), of(&read, found))).collect();
    // What is known to be missed: "the Council on Weights and Measures" is read up to its "and", behind which another might stand.
    let whole = |name: &String| name.split(" and ").next().map(str::to_owned);
    let wrong: Vec<_> = bodies
        .iter()
        .filter(|(_, wrote, found)| wrote != found)
        .filter(|(_, wrote, found)| !wrote.iter().map(whole).eq(found.iter().cloned().map(Some)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(bodies.iter().filter(|(_, wrote, _)| !wrote.is_empty()).count() > 40);

    // What the audit counts is that.
    let hits = Query::default().ask(&read, &Index::new(&read));
    for gender in StatedGender::ALL {
        let own = |id: Option<ActorId>| id.is_some_and(|id| read.gender_of(id) == Some(gender));
        let said = read.statements.rows().iter().filter(|row| own(row.actor)).count();
        assert!(said > 0);
        assert_eq!(hits.count(Facet::Gender, Value::row_of(gender as usize)) as usize, said);
    }
}
