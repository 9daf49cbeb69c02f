//! From the names of an address to the rows of a library: what to ask, and the address as it was understood.
//!
//! ```
//! use on_record_asking::{address, catalog::Catalog, resolve::resolve};
//! let library = Catalog::new(on_record_engine::Corpus::default());
//! let read = address::parse("#/v1/s?by=nobody").unwrap();
//! let resolved = resolve(&library, &read);
//! assert_eq!(address::write(&resolved.address), "#/v1/s");
//! assert_eq!(resolved.notices.len(), 1);
//! ```

use crate::address::{Address, FacetChoice, Notice, Read, Tab, View, shorten};
use crate::asked::{self, Asked};
use crate::catalog::{Catalog, Found};
use crate::facet_table::spec;
use crate::text_anchor;
use on_record_engine::model::StatementKey;
use on_record_engine::query::Respelling;
use on_record_engine::query::{Facet, Value};
use on_record_engine::query::{Query, Scope, Selection, Sort};
use on_record_engine::sorting::sort;
use on_record_engine::{ActorId, ArticleId, ClusterId, Id, OutletId, StatementId, TopicId};

/// What an address means in a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The address as it was understood: whole names, nothing that is not there.
    pub address: Address,
    /// What its view shows.
    pub subject: Subject,
    /// What its list asks.
    pub query: Query,
    /// What could not be used.
    pub notices: Vec<Notice>,
    /// The words that were searched in place of those that were typed; the address keeps the latter.
    pub corrections: Vec<Respelling>,
    /// How the typed words were understood.
    pub asked: Asked,
}

/// What a view shows beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Everything: whichever view shows it, the address says which.
    Everything,
    /// A statement in its article.
    Statement(StatementId),
    /// An article, and a chosen statement of it.
    Article(ArticleId, Option<StatementId>),
    /// An actor.
    Actor(ActorId),
    /// A topic.
    Topic(TopicId),
    /// An outlet; `None` is the statements whose outlet is not stated.
    Outlet(Option<OutletId>),
    /// A cluster.
    Variants(ClusterId),
    /// What others say on the matter of a statement.
    Others(StatementId),
    /// Two actors; `None` is still to be chosen.
    Compare(Option<ActorId>, Option<ActorId>),
}

/// After this many unknown names the rest of an address is not looked up: a hostile or broken address must not cost
/// thousands of look-ups.
const MOST_UNKNOWN: usize = 20;

/// Finds what an address names.
#[must_use]
pub fn resolve(library: &Catalog, read: &Read) -> Resolved {
    let mut resolver = Resolver { library, notices: read.notices.clone(), unknown: 0 };
    let mut address = read.address.clone();
    let (view, subject) = resolver.view(&read.address.view, &read.address.filters.anchor);
    address.view = view;
    // Where nothing is reprinted there is nothing to leave out.
    let told = library.told().is_some();
    address.filters.independent &= told || !library.corpus().families.is_empty();
    let asked = asked::read(library, &address.filters.words);
    let (words, corrections) = match asked.words.as_str() {
        "" => Default::default(),
        // Which words a large archive has only all of its files tell: there nothing is put right.
        typed if told => (typed.to_owned(), Vec::new()),
        typed => library.index().words(library.corpus()).correct(library.corpus(), typed),
    };
    let sort = match address.filters.sort {
        // Where all words were names nothing is left to match.
        Sort::Relevance if words.is_empty() => Sort::default(),
        sort => sort,
    };
    let mut query = Query {
        words,
        named: asked.named.clone(),
        sort: order(subject, sort),
        days: address.filters.days,
        scope: scope(subject, address.filters.tab),
        independent: address.filters.independent,
        ..Query::default()
    };
    for facet in Facet::ALL {
        let (choice, selection) = resolver.choice(facet, read.address.filters.of(facet));
        *address.filters.of_mut(facet) = choice;
        *query.of_mut(facet) = selection;
    }
    Resolved { address, subject, query, notices: resolver.notices, corrections, asked }
}

/// The order of a list. What stands in one article or in one cluster is a course of events: it is in the order of time where
/// no other is asked for, and a comparison always is.
#[must_use]
pub const fn order(subject: Subject, asked: Sort) -> Sort {
    match (subject, asked) {
        (Subject::Compare(Some(_), Some(_)), _)
        | (Subject::Article(..) | Subject::Variants(_), Sort::Telling) => Sort::Date,
        (_, asked) => asked,
    }
}

fn scope(subject: Subject, tab: Tab) -> Option<Scope> {
    match subject {
        Subject::Everything | Subject::Statement(_) => None,
        Subject::Article(id, _) => Some(Scope::Article(id)),
        Subject::Actor(id) => {
            let facet = if tab == Tab::About { Facet::About } else { Facet::Speaker };
            Some(Scope::Value(facet, Value::of(id)))
        }
        Subject::Topic(id) => Some(Scope::Value(Facet::Topic, Value::of(id))),
        Subject::Outlet(id) => Some(Scope::Value(Facet::Outlet, id.map_or(Value::NONE, Value::of))),
        Subject::Variants(id) => Some(Scope::Cluster(id)),
        Subject::Others(id) => Some(Scope::Others(id)),
        Subject::Compare(Some(one), Some(other)) => {
            Some(Scope::Either(Facet::Speaker, Value::of(one), Value::of(other)))
        }
        Subject::Compare(one, other) => one.or(other).map(|id| Scope::Value(Facet::Speaker, Value::of(id))),
    }
}

struct Resolver<'a> {
    library: &'a Catalog,
    notices: Vec<Notice>,
    unknown: usize,
}

impl Resolver<'_> {
    fn view(&mut self, view: &View, anchor: &str) -> (View, Subject) {
        let list = (View::Statements, Subject::Everything);
        let library = self.library;
        match view {
            View::Statement(written) => match library.statement(written) {
                Some(id) => (view.clone(), Subject::Statement(id)),
                None => match self.moved(anchor) {
                    Some((key, id)) => (View::Statement(key), Subject::Statement(id)),
                    None => self.missing("st", written),
                },
            },
            View::Others(written) => match library.statement(written) {
                Some(id) => (view.clone(), Subject::Others(id)),
                None => self.missing("st", written),
            },
            View::Article(written, statement) => match library.article(written) {
                Some(id) => {
                    let name = library.corpus().articles[id].name.clone();
                    let chosen = statement.as_deref().and_then(|key| library.statement(key));
                    let mut chosen = chosen.filter(|&s| library.corpus().statements[s].article == id);
                    if let (Some(written), None) = (statement, chosen) {
                        chosen = text_anchor::find(library.corpus(), anchor)
                            .filter(|&s| library.corpus().statements[s].article == id);
                        self.notices.push(match chosen {
                            Some(_) => Notice::Moved,
                            None => Notice::Unknown("st", shorten(written)),
                        });
                    }
                    let key = chosen.map(|s| library.corpus().statements[s].key.to_string());
                    (View::Article(name, key), Subject::Article(id, chosen))
                }
                None => self.missing("doc", written),
            },
            View::Variant(written) => {
                let cluster =
                    library.statement(written).and_then(|id| library.corpus().statements[id].cluster);
                match cluster {
                    Some(id) => {
                        let key = library.corpus().clusters[id].key.to_string();
                        (View::Variant(key), Subject::Variants(id))
                    }
                    None => self.missing("var", written),
                }
            }
            View::Actor(written) if !written.is_empty() => match self.one("actor", Facet::Speaker, written) {
                Some((slug, Some(row))) => (View::Actor(slug), Subject::Actor(ActorId::from_index(row))),
                _ => list,
            },
            View::Topic(written) if !written.is_empty() => match self.one("topic", Facet::Topic, written) {
                Some((slug, Some(row))) => (View::Topic(slug), Subject::Topic(TopicId::from_index(row))),
                _ => list,
            },
            View::Outlet(written) => match self.one("outlet", Facet::Outlet, written) {
                Some((slug, row)) => (View::Outlet(slug), Subject::Outlet(row.map(OutletId::from_index))),
                None => list,
            },
            View::Compare(one, other) => {
                let one = self.half(one);
                // Nobody is compared with himself: the second one is chosen anew.
                let other = self.half(other).filter(|other| Some(other) != one.as_ref());
                let (a, b) = (one.unzip(), other.unzip());
                let view = View::Compare(a.0.unwrap_or_default(), b.0.unwrap_or_default());
                (view, Subject::Compare(a.1, b.1))
            }
            // The others are about everything: an actor or a topic without a name is a choice among all of them.
            _ => (view.clone(), Subject::Everything),
        }
    }

    /// One of two actors to compare; nothing where the address leaves the choice open or names nobody.
    fn half(&mut self, written: &str) -> Option<(String, ActorId)> {
        let (slug, row) =
            Some(written).filter(|w| !w.is_empty()).and_then(|w| self.one("actor", Facet::Speaker, w))?;
        Some((slug, ActorId::from_index(row?)))
    }

    /// The statement that has a link's words, where its id is gone.
    fn moved(&mut self, anchor: &str) -> Option<(String, StatementId)> {
        let corpus = self.library.corpus();
        let id = text_anchor::find(corpus, anchor)?;
        self.notices.push(Notice::Moved);
        Some((corpus.statements[id].key.to_string(), id))
    }

    fn missing(&mut self, key: &'static str, written: &str) -> (View, Subject) {
        let gone = written
            .parse::<StatementKey>()
            .ok()
            .and_then(|id| self.library.corpus().withdrawn.iter().find(|w| w.key == id))
            .filter(|_| key == "st");
        self.notices.push(match gone {
            Some(gone) => Notice::Withdrawn(shorten(written), gone.note.clone()),
            None => Notice::Unknown(key, shorten(written)),
        });
        (View::Statements, Subject::Everything)
    }

    /// The slug and the row that a name means; a row of `None` is what is not stated.
    fn one(&mut self, key: &'static str, facet: Facet, written: &str) -> Option<(String, Option<usize>)> {
        let value = match self.library.find(facet, written) {
            Found::One(Value::NONE) if facet != Facet::Outlet => None,
            Found::One(value) => Some(value),
            Found::Several(values) => {
                let names = self.names(facet, &values);
                self.notices.push(Notice::Ambiguous(key, shorten(written), names));
                return None;
            }
            Found::Nothing => None,
        };
        match value {
            Some(value) => Some((self.library.slug(facet, value).to_owned(), value.row())),
            None => {
                self.notices.push(Notice::Unknown(key, shorten(written)));
                None
            }
        }
    }

    fn choice(&mut self, facet: Facet, choice: &FacetChoice) -> (FacetChoice, Selection) {
        let mut known = FacetChoice::default();
        let mut selection = Selection::default();
        for group in &choice.any {
            let values = self.values(facet, group);
            // Groups that became the same one, as their unknown names fell away, say the same thing twice.
            if !values.is_empty() && !selection.any.contains(&values) {
                known.any.push(self.slugs(facet, &values));
                selection.any.push(values);
            }
        }
        selection.not = self.values(facet, &choice.not);
        known.not = self.slugs(facet, &selection.not);
        (known, selection)
    }

    /// What some of these are called.
    fn names(&self, facet: Facet, values: &[Value]) -> Vec<String> {
        values.iter().take(4).filter_map(|&v| Some(self.library.name(facet, v)?.to_owned())).collect()
    }

    fn slugs(&self, facet: Facet, values: &[Value]) -> Vec<String> {
        let mut slugs: Vec<String> =
            values.iter().map(|&value| self.library.slug(facet, value).to_owned()).collect();
        sort(&mut slugs);
        slugs.dedup();
        slugs
    }

    fn values(&mut self, facet: Facet, group: &[String]) -> Vec<Value> {
        let mut values = Vec::new();
        for written in group {
            if self.unknown >= MOST_UNKNOWN {
                break;
            }
            match self.library.find(facet, written) {
                Found::One(value) => values.push(value),
                Found::Several(several) => {
                    self.unknown += 1;
                    let names = self.names(facet, &several);
                    self.notices.push(Notice::Ambiguous(spec(facet).word, shorten(written), names));
                }
                Found::Nothing => {
                    self.unknown += 1;
                    self.notices.push(Notice::Unknown(spec(facet).word, shorten(written)));
                }
            }
        }
        sort(&mut values);
        values.dedup();
        values
    }
}
