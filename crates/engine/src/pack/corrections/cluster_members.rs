//! The same statement in several articles, once speakers were corrected.

use crate::model::corpus::{Cluster, Corpus};
use crate::model::id::{ActorId, ClusterId, Id, StatementId, Table};
use std::collections::BTreeMap;

/// Tells clusters their members again, and takes out who no longer has their speaker.
pub(super) fn clusters(corpus: &mut Corpus) {
    let mut members: Vec<Vec<StatementId>> = vec![Vec::new(); corpus.clusters.len()];
    for (id, row) in corpus.statements.iter() {
        if let Some(own) = row.cluster.and_then(|cluster| members.get_mut(cluster.index())) {
            own.push(id);
        }
    }
    let mut kept: Table<ClusterId, Cluster> = Table::default();
    let mut cluster_of: BTreeMap<StatementId, ClusterId> = BTreeMap::new();
    for (old, members) in corpus.clusters.rows().iter().zip(members) {
        let members = of_one_speaker(corpus, members);
        let first = |id: &StatementId| {
            let article = &corpus.articles[corpus.statements[*id].article];
            (article.reported_on.is_none(), article.reported_on, *id)
        };
        let Some(earliest) = members.iter().min_by_key(|id| first(id)).filter(|_| members.len() > 1) else {
            continue;
        };
        let named = members.iter().any(|id| corpus.statements[*id].key == old.key);
        let key = if named { old.key } else { corpus.statements[*earliest].key };
        let id = ClusterId::from_index(kept.len());
        cluster_of.extend(members.iter().map(|member| (*member, id)));
        kept.push(Cluster { key, members });
    }
    for id in corpus.statements.ids() {
        corpus.statements[id].cluster = cluster_of.get(&id).copied();
    }
    corpus.clusters = kept;
}

/// Those of a cluster whom most of its members name, and those who name nobody.
fn of_one_speaker(corpus: &Corpus, members: Vec<StatementId>) -> Vec<StatementId> {
    let mut counts: BTreeMap<ActorId, usize> = BTreeMap::new();
    let actor = |id: &StatementId| corpus.statements[*id].actor;
    members.iter().filter_map(actor).for_each(|actor| *counts.entry(actor).or_default() += 1);
    let most = counts.iter().max_by_key(|(id, count)| (**count, std::cmp::Reverse(**id))).map(|(id, _)| *id);
    members.into_iter().filter(|id| actor(id).is_none_or(|own| Some(own) == most)).collect()
}
