//! Where clicks lead: each link is the present address with one thing changed.

use crate::address::{Address, Days, FacetChoice, Filters, Tab, View, write};
use crate::facet_table::{Names, spec};
use crate::library::Library;
use crate::resolve::{Resolved, Subject};
use crate::text_anchor;
use on_record_engine::Date;
use on_record_engine::query::{Facet, Sort, Value};
use on_record_engine::sorting::sort;
use on_record_engine::{ActorId, ArticleId, Id, StatementId};
use yew::AttrValue;

/// A label that leads somewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// What it says.
    pub label: AttrValue,
    /// Where it leads.
    pub href: AttrValue,
    /// Whether it says that something is not stated.
    pub muted: bool,
}

/// Makes links from the present address.
pub(crate) struct Links<'a> {
    pub(crate) library: &'a Library,
    pub(crate) address: Address,
    subject: Subject,
}

impl<'a> Links<'a> {
    pub(crate) fn new(library: &'a Library, resolved: &Resolved) -> Self {
        let mut address = resolved.address.clone();
        address.filters.anchor.clear();
        Self { library, address, subject: resolved.subject }
    }

    /// The present view with other filters.
    pub(crate) fn with(&self, change: impl FnOnce(&mut Filters)) -> AttrValue {
        write(&self.changed(change)).into()
    }

    /// The same, not written yet.
    pub(crate) fn changed(&self, change: impl FnOnce(&mut Filters)) -> Address {
        let mut address = self.address.clone();
        change(&mut address.filters);
        address
    }

    /// Another view with the present filters.
    fn view(&self, view: View, change: impl FnOnce(&mut Filters)) -> AttrValue {
        let mut address = Address { view, ..self.address.clone() };
        address.filters.tab = Tab::By;
        change(&mut address.filters);
        write(&address).into()
    }

    /// Another view, with the filters and nothing more.
    pub(crate) fn plain(&self, view: View) -> AttrValue {
        self.view(view, |_| {})
    }

    /// Another view without filters.
    fn fresh(&self, view: View) -> AttrValue {
        write(&self.bare(view)).into()
    }

    /// The same, not written yet.
    fn bare(&self, view: View) -> Address {
        Address { view, extra: self.address.extra.clone(), ..Address::default() }
    }

    /// A page about something, without filters; what counts there counts as it does here.
    fn page_of(&self, view: View) -> AttrValue {
        let mut address = self.bare(view);
        address.filters.independent = self.address.filters.independent;
        write(&address).into()
    }

    /// A statement in its article, with the list as it is.
    pub(crate) fn statement(&self, id: StatementId) -> AttrValue {
        let corpus = self.library.corpus();
        let key = corpus.statements[id].key.to_string();
        // With its words the link finds the statement again when a new reading has given it another id.
        let words = text_anchor::of(corpus, &corpus.statements[id]);
        match self.subject {
            // From an article's own list its other statements stay in that list.
            Subject::Article(article, _) if corpus.statements[id].article == article => {
                let view = View::Article(corpus.articles[article].name.clone(), Some(key));
                self.view(view, |filters| filters.anchor = words)
            }
            _ => self.view(View::Statement(key), |filters| {
                self.keep_subject(filters);
                filters.anchor = words;
            }),
        }
    }

    /// A statement in its article, with the list of all.
    pub(crate) fn statement_alone(&self, id: StatementId) -> AttrValue {
        self.fresh(View::Statement(self.library.corpus().statements[id].key.to_string()))
    }

    /// Where a page about someone is left for the list, its subject becomes a filter.
    fn keep_subject(&self, filters: &mut Filters) {
        let (facet, value) = match self.subject {
            Subject::Actor(id) if self.address.filters.tab == Tab::About => (Facet::About, Value::of(id)),
            Subject::Actor(id) => (Facet::Speaker, Value::of(id)),
            Subject::Topic(id) => (Facet::Topic, Value::of(id)),
            Subject::Outlet(id) => (Facet::Outlet, id.map_or(Value::NONE, Value::of)),
            Subject::Compare(one, other) => {
                let group: Vec<String> = [one, other]
                    .into_iter()
                    .flatten()
                    .map(|id| self.library.slug(Facet::Speaker, Value::of(id)).to_owned())
                    .collect();
                return add_group(filters.of_mut(Facet::Speaker), group);
            }
            // Elsewhere what they have in common is the topics.
            Subject::Others(id) => {
                let statement = &self.library.corpus().statements[id];
                let slug = |facet, value| self.library.slug(facet, value).to_owned();
                let topics = statement.topics.iter().map(|&topic| slug(Facet::Topic, Value::of(topic)));
                add_group(filters.of_mut(Facet::Topic), topics.collect());
                let speaker = statement.actor.map(|actor| slug(Facet::Speaker, Value::of(actor)));
                return speaker.into_iter().for_each(|slug| {
                    let choice = filters.of_mut(Facet::Speaker);
                    if !choice.excludes(&slug) && !choice.has(&slug) {
                        choice.toggle_not(&slug);
                    }
                });
            }
            _ => return,
        };
        let slug = self.library.slug(facet, value).to_owned();
        add_group(filters.of_mut(facet), vec![slug]);
    }

    /// The list without the article beside it.
    pub(crate) fn closed(&self) -> AttrValue {
        self.view(View::Statements, |_| {})
    }

    pub(crate) fn actor(&self, id: ActorId) -> AttrValue {
        self.page_of(View::Actor(self.library.corpus().actors[id].slug.clone()))
    }

    pub(crate) fn outlet(&self, value: Value) -> AttrValue {
        self.page_of(View::Outlet(self.library.slug(Facet::Outlet, value).to_owned()))
    }

    pub(crate) fn topic(&self, value: Value) -> AttrValue {
        self.page_of(View::Topic(self.library.slug(Facet::Topic, value).to_owned()))
    }

    pub(crate) fn article(&self, id: ArticleId, chosen: Option<StatementId>) -> AttrValue {
        let corpus = self.library.corpus();
        let chosen = chosen.map(|id| corpus.statements[id].key.to_string());
        self.fresh(View::Article(corpus.articles[id].name.clone(), chosen))
    }

    /// The page of a value, where it has one.
    pub(crate) fn page(&self, facet: Facet, value: Value) -> Option<AttrValue> {
        match (spec(facet).names, value.row()) {
            (Names::Actors, Some(row)) => Some(self.actor(ActorId::from_index(row))),
            (Names::Topics, Some(_)) => Some(self.topic(value)),
            (Names::Outlets, _) => Some(self.outlet(value)),
            _ => None,
        }
    }

    /// What others say on the matter of a statement.
    pub(crate) fn others(&self, key: &str) -> AttrValue {
        self.fresh(View::Others(key.to_owned()))
    }

    /// The cluster of a statement.
    pub(crate) fn variants(&self, key: &str) -> AttrValue {
        self.fresh(View::Variant(key.to_owned()))
    }

    /// The other side of an actor's page.
    pub(crate) fn tab(&self, tab: Tab) -> AttrValue {
        self.with(|filters| filters.tab = tab)
    }

    /// A value chosen, or chosen no longer.
    pub(crate) fn toggle(&self, facet: Facet, value: Value) -> AttrValue {
        self.with(|filters| filters.of_mut(facet).toggle(self.library.slug(facet, value)))
    }

    /// A value excluded, or allowed again.
    pub(crate) fn toggle_not(&self, facet: Facet, value: Value) -> AttrValue {
        self.with(|filters| filters.of_mut(facet).toggle_not(self.library.slug(facet, value)))
    }

    /// Another view of the same statements: the filters stay, and what the page is about becomes one of them.
    pub(crate) fn to(&self, view: View) -> AttrValue {
        self.view(view, |filters| self.keep_subject(filters))
    }

    /// The same in another order.
    pub(crate) fn to_sorted(&self, view: View, sort: Sort) -> AttrValue {
        self.view(view, |filters| {
            self.keep_subject(filters);
            filters.sort = sort;
        })
    }

    /// The list of those statements that also have these values, whatever is chosen now.
    pub(crate) fn list(&self, values: &[(Facet, Value)]) -> AttrValue {
        write(&self.narrowed(values)).into()
    }

    /// The same, not written yet.
    pub(crate) fn narrowed(&self, values: &[(Facet, Value)]) -> Address {
        let mut address = Address { view: View::Statements, ..self.address.clone() };
        address.filters.tab = Tab::By;
        self.keep_subject(&mut address.filters);
        self.narrow(&mut address, values);
        address
    }

    /// Those statements of a list that also have these values.
    pub(crate) fn narrower(&self, list: &Address, values: &[(Facet, Value)]) -> AttrValue {
        let mut address = list.clone();
        self.narrow(&mut address, values);
        write(&address).into()
    }

    fn narrow(&self, address: &mut Address, values: &[(Facet, Value)]) {
        for &(facet, value) in values {
            narrow(address.filters.of_mut(facet), self.library.slug(facet, value));
        }
    }

    /// The list of those statements that have any of these values of one facet.
    pub(crate) fn list_of_any(&self, facet: Facet, values: &[Value]) -> AttrValue {
        let mut address = self.narrowed(&[]);
        let group = values.iter().map(|&value| self.library.slug(facet, value).to_owned()).collect();
        add_group(address.filters.of_mut(facet), group);
        write(&address).into()
    }

    /// The list of those statements that have a value and any that is stated of another facet.
    pub(crate) fn list_of_known(&self, facet: Facet, value: Value, other: Facet) -> AttrValue {
        self.view(View::Statements, |filters| {
            self.keep_subject(filters);
            narrow(filters.of_mut(facet), self.library.slug(facet, value));
            let other = filters.of_mut(other);
            if !other.excludes(crate::address::NONE) {
                other.toggle_not(crate::address::NONE);
            }
        })
    }

    /// One value instead of what was chosen; what was excluded stays so, unless it is this one.
    pub(crate) fn only(&self, facet: Facet, value: Option<Value>) -> AttrValue {
        self.with(|filters| {
            let choice = filters.of_mut(facet);
            let not = std::mem::take(&mut choice.not);
            *choice = value.map_or_else(FacetChoice::default, |value| {
                FacetChoice::only(self.library.slug(facet, value))
            });
            choice.not =
                not.into_iter().filter(|slug| !choice.any.iter().flatten().any(|v| v == slug)).collect();
        })
    }

    /// Nothing filtered; the view and the order stay.
    pub(crate) fn cleared(&self) -> AttrValue {
        self.with(|filters| {
            filters.set_words("");
            *filters = Filters { sort: filters.sort, tab: filters.tab, ..Filters::default() };
        })
    }
}

/// Puts a group before the others, where it is not one of them.
pub(crate) fn add_group(choice: &mut FacetChoice, mut group: Vec<String>) {
    sort(&mut group);
    if !group.is_empty() && !choice.any.contains(&group) {
        choice.any.insert(0, group);
    }
}

/// What a choice becomes where a value is asked for beside it: a group that has the value asks for nothing more.
fn narrow(choice: &mut FacetChoice, slug: &str) {
    choice.any.retain(|group| !group.iter().any(|one| one == slug));
    choice.any.push(vec![slug.to_owned()]);
}

/// Where other words lead.
#[must_use]
pub fn with_words(address: &Address, words: &str) -> AttrValue {
    let mut address = address.clone();
    address.filters.set_words(words.trim());
    write(&address).into()
}

/// Where other days lead; what is not a day is no bound.
#[must_use]
pub fn with_days(address: &Address, from: &str, to: &str) -> AttrValue {
    let mut address = address.clone();
    address.filters.days = match (Date::parse(from), Date::parse(to)) {
        (None, None) => Days::All,
        (from, to) => Days::Between(from, to),
    };
    write(&address).into()
}

/// A link that tells, when it is opened, what is newer than a day; that day is the last one that there is now.
#[must_use]
pub fn with_seen(address: &Address, last: Date) -> AttrValue {
    let mut address = address.clone();
    address.filters.seen = Some(last);
    write(&address).into()
}

/// Which list an address shows: the address without the article beside the list.
#[must_use]
pub fn list_of(address: &Address) -> AttrValue {
    let view = match &address.view {
        View::Statement(_) => View::Statements,
        View::Article(id, _) => View::Article(id.clone(), None),
        view => view.clone(),
    };
    write(&Address { view, filters: address.filters.without_anchor(), ..address.clone() }).into()
}

/// Another view with the same filters.
#[must_use]
pub fn with_view(address: &Address, view: View) -> AttrValue {
    let mut address = Address { view, ..address.clone() };
    address.filters.tab = Tab::By;
    address.filters.anchor.clear();
    write(&address).into()
}
