//! What is worked out once for a whole corpus before its parts are written.

use crate::language::ReportingVerbs;
use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{ArticleId, Id, StatementId, TopicId};
use crate::query::column::gender;
use crate::query::facet::Facet;
use crate::query::index::day;
use crate::query::reports;
use crate::query::search::language;
use crate::query::standing::Standing;
use crate::shards::layout::{TABLES, Table, called};
use crate::sorting::sort_by;

/// A corpus with what its statements' rows are made of.
pub(super) struct Facts<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) days: Vec<Option<Date>>,
    pub(super) standings: Vec<Standing>,
    /// Of each statement whether it repeats what an earlier article of its family has.
    pub(super) repeated: Vec<bool>,
    pub(super) statements: Vec<Vec<StatementId>>,
    /// For each row of a table its place in the alphabet of names in addresses.
    ranks: [Vec<u32>; TABLES],
    /// The row of each place.
    order: [Vec<u32>; TABLES],
    verbs: ReportingVerbs,
}

impl<'a> Facts<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        let mut standings = vec![Standing::default(); corpus.statements.len()];
        for (id, standing) in Standing::of_all(corpus) {
            standings[id.index()] = standing;
        }
        let mut repeated = vec![false; corpus.statements.len()];
        reports::repeated(corpus).for_each(|id| repeated[id.index()] = true);
        let mut statements = vec![Vec::new(); corpus.articles.len()];
        corpus.statements.iter().for_each(|(id, one)| statements[one.article.index()].push(id));
        let order = Table::ALL.map(|table| {
            let mut order: Vec<u32> = (0..length(corpus, table) as u32).collect();
            sort_by(&mut order, |&a, &b| slug(corpus, table, a).cmp(slug(corpus, table, b)));
            order
        });
        let ranks = Table::ALL.map(|table| {
            let order: &Vec<u32> = &order[table.place()];
            let mut ranks = vec![0; order.len()];
            order.iter().zip(0..).for_each(|(&row, rank)| ranks[row as usize] = rank);
            ranks
        });
        Self {
            corpus,
            days: corpus.statements.ids().map(|id| day(corpus, id)).collect(),
            standings,
            repeated,
            statements,
            ranks,
            order,
            verbs: ReportingVerbs::of(language(corpus)),
        }
    }

    /// The name in addresses and the name of a place in a table's alphabet.
    pub(super) fn called(&self, table: Table, rank: u32) -> (&str, &str) {
        let row = self.order[table.place()].get(rank as usize);
        row.and_then(|&row| called(self.corpus, table, row as usize)).unwrap_or_default()
    }

    /// The kind of the actor of a place in the alphabet.
    pub(super) fn kind(&self, rank: u32) -> u32 {
        let row = self.order[Table::Actors.place()].get(rank as usize);
        let actor = row.and_then(|&row| self.corpus.actors.rows().get(row as usize));
        actor.map_or(0, |actor| actor.kind as u32)
    }

    /// The broader topic of the one of a place in the alphabet, as such a place.
    pub(super) fn within(&self, rank: u32) -> Option<u32> {
        let row = *self.order[Table::Topics.place()].get(rank as usize)?;
        let parent = self.corpus.parent(TopicId::from_index(row as usize))?;
        self.ranks[Table::Topics.place()].get(parent.index()).copied()
    }

    /// The values of a statement, each once: places in the alphabet of the facet's table, or fixed numbers.
    pub(super) fn values(&self, id: StatementId, facet: Facet) -> Vec<u32> {
        let one = &self.corpus.statements[id];
        let rank = |table: Table, row: usize| self.ranks[table.place()].get(row).copied().unwrap_or(0);
        let mut values: Vec<u32> = match facet {
            Facet::Speaker => one.actor.iter().map(|id| rank(Table::Actors, id.index())).collect(),
            Facet::Affiliation => {
                let own = one.actor.map_or(&[][..], |actor| self.corpus.affiliations_of(actor));
                own.iter().map(|id| rank(Table::Affiliations, id.index())).collect()
            }
            Facet::About => one.about.iter().map(|id| rank(Table::Actors, id.index())).collect(),
            Facet::Topic => one.topics.iter().map(|id| rank(Table::Topics, id.index())).collect(),
            Facet::Outlet => self.outlet(one.article).into_iter().collect(),
            Facet::Channel => {
                one.addressee.iter().map(|told| rank(Table::Channels, told.channel.index())).collect()
            }
            Facet::Manner => vec![one.manner as u32],
            Facet::Verb => {
                let text = &self.corpus.articles[one.article].text;
                let cue: Vec<&str> = one.cue.iter().map(|span| span.of(text)).collect();
                self.verbs.sort(&cue.join(" ")).map(|sort| sort as u32).into_iter().collect()
            }
            Facet::Kind => {
                let actor = one.actor.and_then(|id| self.corpus.actors.get(id));
                actor.iter().map(|actor| actor.kind as u32).collect()
            }
            Facet::Gender => gender(self.corpus, one.actor).map(|stated| stated as u32).into_iter().collect(),
        };
        // The order of topics tells something, but not to a filter.
        values.sort_unstable();
        values.dedup();
        values
    }

    /// The outlet of an article, as a place in the alphabet.
    pub(super) fn outlet(&self, article: ArticleId) -> Option<u32> {
        let outlet = self.corpus.articles[article].outlet?;
        self.ranks[Table::Outlets.place()].get(outlet.index()).copied()
    }
}

fn length(corpus: &Corpus, table: Table) -> usize {
    match table {
        Table::Actors => corpus.actors.len(),
        Table::Affiliations => corpus.affiliations.len(),
        Table::Topics => corpus.topics.len(),
        Table::Outlets => corpus.outlets.len(),
        Table::Channels => corpus.channels.len(),
    }
}

/// The name in addresses of a row.
fn slug(corpus: &Corpus, table: Table, row: u32) -> &str {
    called(corpus, table, row as usize).map_or("", |(slug, _)| slug)
}
