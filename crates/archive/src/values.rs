//! The tables of a joined corpus: the names of all values keep their numbers, what parts tell beside is added to them.

use on_record_engine::model::{Actor, Corpus, StatedGender};
use on_record_engine::{ActorId, AffiliationId, ChannelId, Id, OutletId, TopicId};
use std::collections::BTreeMap;

/// The tables as they grow.
pub(crate) struct Values {
    corpus: Corpus,
    rows: Rows,
    affiliations: BTreeMap<ActorId, Vec<AffiliationId>>,
    wikidata: BTreeMap<ActorId, u64>,
    genders: BTreeMap<ActorId, StatedGender>,
}

/// The rows of the tables, by the values' names in addresses.
struct Rows {
    actors: BTreeMap<String, usize>,
    affiliations: BTreeMap<String, usize>,
    topics: BTreeMap<String, usize>,
    outlets: BTreeMap<String, usize>,
    channels: BTreeMap<String, usize>,
}

impl Values {
    /// From the names of all values, under the numbers that queries use.
    pub(crate) fn new(names: Corpus) -> Self {
        fn rows<'a>(names: impl Iterator<Item = &'a String>) -> BTreeMap<String, usize> {
            names.cloned().zip(0..).collect()
        }
        let rows = Rows {
            actors: rows(names.actors.rows().iter().map(|row| &row.slug)),
            affiliations: rows(names.affiliations.rows().iter().map(|row| &row.slug)),
            topics: rows(names.topics.rows().iter().map(|row| &row.slug)),
            outlets: rows(names.outlets.rows().iter().map(|row| &row.slug)),
            channels: rows(names.channels.rows().iter().map(|row| &row.slug)),
        };
        Self {
            corpus: names,
            rows,
            affiliations: BTreeMap::new(),
            wikidata: BTreeMap::new(),
            genders: BTreeMap::new(),
        }
    }

    /// The number of an actor of a part.
    pub(crate) fn actor(&mut self, from: &Corpus, id: ActorId) -> ActorId {
        let actor = Actor { aliases: Vec::new(), ..from.actors[id].clone() };
        let row = match self.rows.actors.get(&actor.slug) {
            Some(&row) => ActorId::from_index(row),
            None => {
                let row = self.corpus.actors.push(actor.clone());
                self.rows.actors.insert(actor.slug.clone(), row.index());
                row
            }
        };
        self.corpus.actors[row] = actor;
        let own: Vec<AffiliationId> =
            from.affiliations_of(id).iter().map(|&id| self.affiliation(from, id)).collect();
        if !own.is_empty() {
            self.affiliations.insert(row, own);
        }
        self.wikidata.extend(from.wikidata_of(id).map(|number| (row, number)));
        self.genders.extend(from.gender_of(id).map(|stated| (row, stated)));
        row
    }

    fn affiliation(&mut self, from: &Corpus, id: AffiliationId) -> AffiliationId {
        let body = from.affiliations[id].clone();
        match self.rows.affiliations.get(&body.slug) {
            Some(&row) => AffiliationId::from_index(row),
            None => {
                let slug = body.slug.clone();
                let row = self.corpus.affiliations.push(body);
                self.rows.affiliations.insert(slug, row.index());
                row
            }
        }
    }

    /// The number of a topic of a part.
    pub(crate) fn topic(&mut self, from: &Corpus, id: TopicId) -> TopicId {
        let topic = from.topics[id].clone();
        let row = match self.rows.topics.get(&topic.slug) {
            Some(&row) => TopicId::from_index(row),
            None => {
                let broader = from.parent(id).map(|parent| self.topic(from, parent));
                let row = self.corpus.topics.push(topic.clone());
                self.corpus.topic_parents.push(broader);
                self.rows.topics.insert(topic.slug.clone(), row.index());
                row
            }
        };
        self.corpus.topics[row] = topic;
        row
    }

    /// The number of an outlet of a part.
    pub(crate) fn outlet(&mut self, from: &Corpus, id: OutletId) -> OutletId {
        let outlet = from.outlets[id].clone();
        let (rows, table) = (&mut self.rows.outlets, &mut self.corpus.outlets);
        let slug = outlet.slug.clone();
        OutletId::from_index(*rows.entry(slug).or_insert_with(|| table.push(outlet).index()))
    }

    /// The number of a channel of a part.
    pub(crate) fn channel(&mut self, from: &Corpus, id: ChannelId) -> ChannelId {
        let channel = from.channels[id].clone();
        let (rows, table) = (&mut self.rows.channels, &mut self.corpus.channels);
        let slug = channel.slug.clone();
        ChannelId::from_index(*rows.entry(slug).or_insert_with(|| table.push(channel).index()))
    }

    /// The tables as a corpus without articles.
    pub(crate) fn finish(self) -> Corpus {
        let Self { mut corpus, affiliations, wikidata, genders, .. } = self;
        if !affiliations.is_empty() {
            let own = |id: ActorId| {
                let mut own = affiliations.get(&id).cloned().unwrap_or_default();
                own.sort_unstable();
                own
            };
            corpus.actor_affiliations = corpus.actors.ids().map(own).collect();
        }
        corpus.wikidata = wikidata.into_iter().collect();
        corpus.genders = genders.into_iter().collect();
        corpus
    }
}
