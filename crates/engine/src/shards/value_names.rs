//! What the directories tell of a sharded archive's actors, topics and the like, as a corpus without statements.

use crate::model::corpus::{Actor, ActorKind, Affiliation, Channel, Corpus, Outlet, Topic};
use crate::model::id::{Id, TopicId};
use crate::shards::fetched::Shards;

impl Shards {
    /// The values of all tables as far as directories have told of them, under the numbers by which queries name them.
    /// Of actors there are name and kind, of topics the broader one; nothing else.
    #[must_use]
    pub fn names(&self) -> Corpus {
        let [actors, affiliations, topics, outlets, channels] = &self.known;
        let kind = |number: u32| ActorKind::ALL.get(number as usize).copied().unwrap_or(ActorKind::Person);
        let parents = topics.rows().map(|(.., broader)| broader.checked_sub(1));
        let parents = parents.map(|row| row.map(|row| TopicId::from_index(row as usize)));
        let mut names = Corpus {
            title: self.manifest.title.clone(),
            topic_parents: parents.collect(),
            ..Corpus::default()
        };
        for (slug, name, beside) in actors.rows() {
            let (slug, name, kind) = (slug.clone(), name.clone(), kind(beside));
            names.actors.push(Actor { slug, name, role: None, kind, aliases: Vec::new() });
        }
        for (slug, name, _) in affiliations.rows() {
            names.affiliations.push(Affiliation { slug: slug.clone(), name: name.clone() });
        }
        for (slug, label, _) in topics.rows() {
            names.topics.push(Topic { slug: slug.clone(), label: label.clone(), terms: Vec::new() });
        }
        for (slug, name, _) in outlets.rows() {
            names.outlets.push(Outlet { slug: slug.clone(), name: name.clone() });
        }
        for (slug, name, _) in channels.rows() {
            names.channels.push(Channel { slug: slug.clone(), name: name.clone() });
        }
        names
    }

    /// By whom its articles were read, and how many.
    #[must_use]
    pub fn readers(&self) -> &[(crate::model::read_by::ReadBy, u32)] {
        &self.manifest.readers
    }
}
