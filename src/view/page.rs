//! The whole page as plain data: what stands on top, what is filtered, what is listed, what lies beside the list.

use crate::address::{Address, Days, Tab, View, parse, write};
use crate::library::Library;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::view::ask::{self, Chip, Empty};
use crate::view::card::{self, Card};
use crate::view::compare::{self, CompareView};
use crate::view::facets::{self, DaysView, FacetView};
use crate::view::head::{self, ArticleView, Head};
use crate::view::link::Link;
use crate::view::links::Links;
use crate::view::picture::figure::{self, Figure};
use crate::view::profile::{self, Profile};
use crate::view::rail::Rail;
use crate::view::reader::{self, Reader};
use crate::view::views;
use crate::view::wordings::{self, Wordings};
use crate::view::words::{self, Corrected};
use on_record_engine::Date;
use on_record_engine::query::{Facet, day};
use on_record_engine::query::{Hits, Sort};
use std::rc::Rc;
use yew::AttrValue;

/// How many cards a long list shows at a time.
pub const STEP: usize = 200;

/// How much of a long list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How many cards are asked for.
    pub shown: usize,
    /// How many of them are made now; the others follow.
    pub made: usize,
}

impl Room {
    /// So many cards, at once.
    #[must_use]
    pub const fn whole(shown: usize) -> Self {
        Self { shown, made: shown }
    }
}

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The address it stands for, as it was understood.
    pub address: Address,
    /// The views to choose from, each with the filters as they are: name, link, whether it is this one.
    pub views: Rc<[(Link, bool)]>,
    /// What stands on top.
    pub head: Head,
    /// What a page about someone or something tells at a glance.
    pub profile: Option<Rc<Profile>>,
    /// The picture above the list.
    pub figure: Option<Figure>,
    /// What a picture's file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
    /// What could not be used of the address.
    pub notices: Rc<[AttrValue]>,
    /// "12 statements"
    pub count: AttrValue,
    /// How many that is.
    pub total: usize,
    /// "in 4 articles, 22–24 August 2025 and undated"
    pub spread: AttrValue,
    /// What is filtered.
    pub chips: Rc<[Chip]>,
    /// Where nothing is filtered; absent where nothing is.
    pub clear: Option<AttrValue>,
    /// The words asked for.
    pub words: AttrValue,
    /// What was searched in their place, where no statement has them.
    pub corrected: Option<Corrected>,
    /// The facet rail.
    pub facets: Rc<[FacetView]>,
    /// The days filter.
    pub days: Rc<DaysView>,
    /// The orders of the list: name, link, whether it is this one.
    pub sorts: Rc<[(Link, bool)]>,
    /// Two actors side by side, in place of the list.
    pub compare: Option<Rc<CompareView>>,
    /// One statement in the words of each article, in place of the list.
    pub wordings: Option<Rc<Wordings>>,
    /// Which list this is: the page's address without the article beside the list.
    pub list: AttrValue,
    /// The list, in groups.
    pub groups: Rc<[Group]>,
    /// How many statements are not shown yet.
    pub more: usize,
    /// How many of those that are shown are made.
    pub made: usize,
    /// How many of those that are shown are still to be made.
    pub coming: usize,
    /// Ways out of an empty list.
    pub empty: Option<Empty>,
    /// The article beside the list.
    pub reader: Option<Rc<Reader>>,
    /// The articles of the corpus, where no article is open: what they are called, who published them and when,
    /// how many statements they have.
    pub articles: Rc<[ArticleView]>,
    /// Addresses of the statements before and after the chosen one in the list.
    pub neighbours: (Option<AttrValue>, Option<AttrValue>),
}

impl Page {
    /// The statements that are shown, in the order of the page, whichever view shows them.
    pub fn cards(&self) -> impl Iterator<Item = &Rc<Card>> {
        let listed = self.groups.iter().flat_map(|group| group.cards.iter());
        let days = self.compare.iter().flat_map(|compare| compare.days.iter());
        let paired = days.flat_map(|day| day.sides.iter().flat_map(|cards| cards.iter()));
        let worded = self.wordings.iter().flat_map(|all| all.versions.iter().map(|version| &version.card));
        listed.chain(paired).chain(worded)
    }
}

/// Where other words lead.
#[must_use]
pub fn with_words(address: &Address, words: &str) -> AttrValue {
    let mut address = address.clone();
    words.trim().clone_into(&mut address.filters.words);
    if address.filters.words.is_empty() && address.filters.sort == Sort::Relevance {
        address.filters.sort = Sort::Date;
    }
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

/// Which list an address shows: the address without the article beside the list.
#[must_use]
pub fn list_of(address: &Address) -> AttrValue {
    let view = match &address.view {
        View::Statement(_) => View::Statements,
        View::Document(id, _) => View::Document(id.clone(), None),
        view => view.clone(),
    };
    write(&Address { view, filters: address.filters.untraced(), ..address.clone() }).into()
}

/// Another view with the same filters.
#[must_use]
pub fn with_view(address: &Address, view: View) -> AttrValue {
    let mut address = Address { view, ..address.clone() };
    address.filters.tab = Tab::By;
    address.filters.trace.clear();
    write(&address).into()
}

/// The page without a listed statement's speaker; nothing where the speaker is not known.
#[must_use]
pub fn without_speaker(page: &Page, key: &str) -> Option<AttrValue> {
    let cards = page.cards();
    let card = cards.into_iter().find(|card| card.key == key)?;
    let View::Actor(slug) = parse(card.speaker.href.as_deref()?)?.address.view else { return None };
    let mut address = page.address.clone();
    address.filters.of_mut(Facet::By).toggle_not(&slug);
    Some(write(&address).into())
}

/// Statements under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The day, "Undated", or nothing where the list has another order.
    pub heading: Option<AttrValue>,
    /// The day as machines read it.
    pub iso: Option<AttrValue>,
    /// The statements.
    pub cards: Rc<[Rc<Card>]>,
}

/// Builds the page that an address asks for, with as many cards as there is room.
#[must_use]
pub fn page(library: &Library, resolved: &Resolved, rail: &Rail, room: Room, locale: Locale) -> Page {
    let hits = resolved.query.ask(library.corpus(), library.index());
    let links = Links::new(library, resolved);
    let chosen = match resolved.subject {
        Subject::Statement(id) | Subject::Article(_, Some(id)) => Some(id),
        _ => None,
    };
    let at = chosen.and_then(|id| hits.statements.iter().position(|&hit| hit == id));
    // A chosen statement is in the list, unless that would draw thousands to reach it.
    let shown =
        at.filter(|&at| at < 10 * STEP).map_or(room.shown, |at| room.shown.max((at / STEP + 1) * STEP));
    let listed = shown.min(hits.total());
    let made = room.made.max(at.map_or(0, |at| at + 1)).min(listed);
    let near = |at: usize| hits.statements.get(at).map(|&id| links.statement(id));
    let compare = compare::compare(library, resolved, &links, &hits, made, locale).map(Rc::new);
    let (count, spread) = sum_up(&hits, locale);
    let chips = ask::chips(library, &links, rail, locale);
    let wordings = wordings::wordings(library, resolved, &links, &hits, shown, locale).map(Rc::new);
    Page {
        address: links.address.clone(),
        views: views::views(resolved, &links, locale),
        head: head::head(library, resolved, &links, &hits, locale),
        profile: profile::profile(library, resolved, &links, &hits, locale).map(Rc::new),
        figure: figure::figure(library, resolved, &links, &hits, rail, locale),
        caption: views::caption(library, resolved, &chips, (&count, &spread), locale),
        notices: resolved.notices.iter().map(|notice| AttrValue::from(locale.notice(notice))).collect(),
        count: count.into(),
        total: hits.total(),
        spread: spread.into(),
        clear: (!chips.is_empty()).then(|| links.cleared()),
        empty: (hits.total() == 0).then(|| ask::empty(library, &links, &chips, locale)),
        chips: chips.into(),
        words: links.address.filters.words.clone().into(),
        corrected: words::corrected(resolved, &links, locale),
        facets: facets::facets(library, resolved, &links, &hits, rail, locale),
        days: Rc::new(facets::days(library, resolved, &links)),
        sorts: sorts(resolved, &links, locale),
        list: list_of(&links.address),
        groups: if compare.is_some() || wordings.is_some() {
            Rc::new([])
        } else {
            groups(library, resolved, &links, &hits, chosen, made, locale)
        },
        wordings,
        compare,
        more: hits.total() - listed,
        made,
        coming: listed - made,
        articles: if chosen.is_none() { head::articles(library, &links, locale) } else { Rc::new([]) },
        reader: reader::reader(library, resolved, &links, locale).map(Rc::new),
        neighbours: (
            at.and_then(|at| near(at.checked_sub(1)?)),
            at.map_or_else(|| near(0), |at| near(at + 1)).filter(|_| chosen.is_some()),
        ),
    }
}

/// "12 statements" and "in 4 articles, 22–24 August 2025 and undated".
fn sum_up(hits: &Hits, locale: Locale) -> (String, String) {
    let days = hits.days.map(|(first, last)| locale.days(first, last));
    let spread = match hits.total() {
        0 => String::new(),
        _ => locale.spread(hits.articles, days.as_deref(), hits.undated),
    };
    (locale.statements(hits.total()), spread)
}

fn sorts(resolved: &Resolved, links: &Links, locale: Locale) -> Rc<[(Link, bool)]> {
    [Sort::Date, Sort::Said, Sort::Actor, Sort::Relevance]
        .into_iter()
        .filter(|&sort| sort != Sort::Relevance || !resolved.query.words.is_empty())
        .map(|sort| {
            let href = links.with(|filters| filters.sort = sort);
            (Link { label: locale.sort(sort).into(), href, muted: false }, sort == resolved.query.sort)
        })
        .collect()
}

fn groups(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    chosen: Option<on_record_engine::StatementId>,
    made: usize,
    locale: Locale,
) -> Rc<[Group]> {
    let corpus = library.corpus();
    let cards = card::Cards::new(library, resolved, links, locale);
    let heading_day = |id| match resolved.query.sort {
        Sort::Date => Some(day(corpus, id)),
        Sort::Said => Some(corpus.statements[id].said.on),
        Sort::Actor | Sort::Relevance => None,
    };
    hits.statements[..made]
        .chunk_by(|&a, &b| heading_day(a) == heading_day(b))
        .map(|ids| {
            let day = ids.first().and_then(|&id| heading_day(id));
            let cards = ids.iter().map(|&id| Rc::new(cards.card(id, chosen == Some(id)))).collect();
            let undated = || match resolved.query.sort {
                Sort::Said => locale.no_said_day.to_owned(),
                _ => locale.undated.to_owned(),
            };
            Group {
                heading: day.map(|day| day.map_or_else(undated, |day| locale.long_day(day)).into()),
                iso: day.flatten().map(|day| day.to_string().into()),
                cards,
            }
        })
        .collect()
}
