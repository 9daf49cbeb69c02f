//! The facet rail: every value with its count, its state and its links.

use crate::address;
use crate::facet_table::{Names, spec};
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::menu::model::menu;
use crate::rail::{Rail, ValueState};
use crate::resolve::Resolved;
use crate::texts::Locale;
use on_record_engine::Id;
use on_record_engine::model::ActorKind;
use on_record_engine::query::Question;
use on_record_engine::query::{Days, Hits, Scope};
use on_record_engine::query::{Facet, Value};
use on_record_engine::sorting::sort_by_key;
use std::cmp::Reverse;
use std::rc::Rc;
use yew::AttrValue;

/// How many values a closed facet shows.
const FEW: usize = 8;
/// How many an open one shows; its find box leads to the others.
const MANY: usize = 300;
/// From how many values on an open facet has a find box, and from how many on a closed one.
const LONG: usize = 12;
const VERY_LONG: usize = 40;

/// One facet.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetView {
    /// Which.
    pub facet: Facet,
    /// Its key in addresses.
    pub key: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// Its values.
    pub rows: Rc<[FacetRow]>,
    /// How many more there are.
    pub more: usize,
    /// Whether it shows all it can.
    pub open: bool,
    /// What is typed into its find box; absent where it needs none.
    pub find: Option<AttrValue>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetRow {
    /// Its name in addresses.
    pub value: AttrValue,
    /// The kind of actors that begins here, where the facet has several.
    pub begins: Option<&'static str>,
    /// Whether it is a story that stands below its subject.
    pub below: bool,
    /// What readers see.
    pub label: AttrValue,
    /// How many statements it would give.
    pub count: u32,
    /// Chosen, excluded or neither.
    pub state: ValueState,
    /// Whether it says that something is not stated.
    pub muted: bool,
    /// The colour of a speaker.
    pub tone: Option<usize>,
    /// Where a click leads.
    pub href: AttrValue,
    /// Where excluding it leads.
    pub not: AttrValue,
    /// Its menu, where it is open.
    pub menu: Option<Rc<[Link]>>,
}

/// The filter of days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DaysView {
    /// The first day of the filter, `YYYY-MM-DD` or nothing.
    pub from: AttrValue,
    /// The last day of the filter.
    pub to: AttrValue,
    /// The corpus's first day.
    pub first: AttrValue,
    /// The corpus's last day.
    pub last: AttrValue,
    /// The link that shows undated statements only, and whether it is active.
    pub undated: Option<(AttrValue, bool)>,
    /// The address that the days are added to.
    pub base: address::Address,
}

pub(crate) fn facets(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    locale: Locale,
) -> Rc<[FacetView]> {
    // A page about one value (an actor, a topic) has no facet for it, unless something in that facet is filtered.
    let subject = match resolved.query.scope {
        Some(Scope::Value(facet, _)) => Some(facet),
        _ => None,
    };
    // Nor has one of which the corpus tells nothing; with which verbs something is told matters where it is about somebody.
    let about = subject == Some(Facet::About) || !resolved.query.of(Facet::About).any.is_empty();
    let shown = Facet::ALL.into_iter().filter(|&facet| {
        let told = match facet {
            Facet::Affiliation => library.index().values(facet) > 0,
            Facet::Verb => about,
            // Speakers stand by their kind already, and are not chosen by gender.
            Facet::Kind | Facet::Gender => false,
            _ => true,
        };
        told && Some(facet) != subject || !resolved.query.of(facet).is_empty()
    });
    shown
        .map(|facet| one(library, resolved, links, hits, rail, facet, locale))
        // Where an answer has nothing of a facet there is nothing to choose.
        .filter(|view| !view.rows.is_empty() || !rail.find[view.facet.index()].is_empty())
        .collect()
}

fn one(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    rail: &Rail,
    facet: Facet,
    locale: Locale,
) -> FacetView {
    let selection = resolved.query.of(facet);
    let state = |value: Value| {
        if selection.not.contains(&value) {
            ValueState::Excluded
        } else if selection.any.iter().flatten().any(|&v| v == value) {
            ValueState::Chosen
        } else {
            ValueState::Free
        }
    };
    let ranked = library.ranked(facet);
    let typed = &rail.find[facet.index()];
    let question = Question::read(typed);
    let open = rail.open[facet.index()];
    let room = if open || !question.is_empty() { MANY } else { FEW };
    let fits = |value: &Value| {
        question.is_empty() || !question.marks(library.label(&locale, facet, *value)).is_empty()
    };
    // Those that give statements come first, most of them first; then the others, which are only looked up by name.
    let (mut live, mut dead): (Vec<Value>, Vec<Value>) = ranked
        .iter()
        .copied()
        .filter(fits)
        .partition(|&value| hits.count(facet, value) > 0 || state(value) != ValueState::Free);
    let fixed = spec(facet).names == Names::Manners;
    if !fixed {
        sort_by_key(&mut live, |&value| (value == Value::NONE, Reverse(hits.count(facet, value))));
        dead.retain(|_| !question.is_empty());
    }
    let total = live.len() + dead.len();
    let mut room_left = room;
    let mut shown: Vec<Value> = Vec::new();
    for value in live.into_iter().chain(dead) {
        // A chosen value is never hidden.
        if room_left > 0 || state(value) != ValueState::Free {
            shown.push(value);
            room_left = room_left.saturating_sub(1);
        }
    }
    let kinds = by_kind(library, facet, &mut shown);
    let below = by_subject(library, facet, &mut shown);
    // A button "1 more" would take as much room as the value itself, so the value is shown.
    let more = total - shown.len();
    let rows = shown.into_iter().zip(kinds.into_iter().zip(below)).map(|(value, (kind, below))| FacetRow {
        below,
        begins: kind.map(|kind| locale.kinds_of_actors(kind)),
        value: library.slug(facet, value).to_owned().into(),
        label: library.label(&locale, facet, value).to_owned().into(),
        count: hits.count(facet, value),
        state: state(value),
        muted: value == Value::NONE,
        tone: spec(facet).toned.then(|| library.tone(value.row().map(on_record_engine::Id::from_index))),
        href: links.toggle(facet, value),
        not: links.toggle_not(facet, value),
        menu: rail
            .menu
            .as_ref()
            .filter(|of| !of.chip && of.facet == facet && of.value == library.slug(facet, value))
            .map(|_| menu(links, facet, value, state(value), locale)),
    });
    FacetView {
        facet,
        key: spec(facet).word,
        heading: locale.facet(facet),
        rows: rows.collect(),
        more,
        open,
        find: (ranked.len() > if open || !typed.is_empty() { LONG } else { VERY_LONG })
            .then(|| typed.clone()),
    }
}

/// Puts stories below their subject, where that is shown, and says which stand there. Other facets stay as they are.
fn by_subject(library: &Library, facet: Facet, shown: &mut Vec<Value>) -> Vec<bool> {
    let corpus = library.corpus();
    let subject = |value: Value| -> Option<Value> {
        let row = value.row().filter(|_| spec(facet).names == Names::Topics)?;
        corpus.parent(Id::from_index(row)).map(Value::of).filter(|subject| shown.contains(subject))
    };
    let subjects: Vec<Option<Value>> = shown.iter().map(|&value| subject(value)).collect();
    let stories = |of: Value| {
        let own = shown.iter().zip(&subjects).filter(move |(_, subject)| **subject == Some(of));
        own.map(|(&story, _)| (story, true))
    };
    let tops = shown.iter().zip(&subjects).filter(|(_, subject)| subject.is_none());
    let ordered: Vec<(Value, bool)> =
        tops.flat_map(|(&top, _)| std::iter::once((top, false)).chain(stories(top))).collect();
    let (values, below) = ordered.into_iter().unzip();
    *shown = values;
    below
}

/// Puts actors of one kind together, in the order of the kinds, and says where each kind begins. Facets of other values, and
/// actors of one kind alone, stay as they are.
fn by_kind(library: &Library, facet: Facet, shown: &mut [Value]) -> Vec<Option<ActorKind>> {
    let kind = |value: &Value| {
        let row = value.row().filter(|_| spec(facet).names == Names::Actors)?;
        Some(library.corpus().actors.get(Id::from_index(row))?.kind)
    };
    // Who is not known has no kind and comes last.
    sort_by_key(shown, |value| kind(value).map_or(ActorKind::ALL.len(), |kind| kind as usize));
    let kinds: Vec<Option<ActorKind>> = shown.iter().map(kind).collect();
    let mut known = kinds.iter().flatten();
    let several = known.next().is_some_and(|first| known.any(|other| other != first));
    let begins = |place: usize| {
        let before = place.checked_sub(1).and_then(|before| kinds[before]);
        kinds[place].filter(|kind| several && before != Some(*kind))
    };
    (0..kinds.len()).map(begins).collect()
}

pub(crate) fn days(library: &Library, resolved: &Resolved, links: &Links) -> DaysView {
    let (from, to) = match resolved.query.days {
        Days::Between(from, to) => (from, to),
        _ => (None, None),
    };
    let text =
        |day: Option<on_record_engine::Date>| day.map(|day| day.to_string()).unwrap_or_default().into();
    let (first, last) = library.days().unzip();
    let active = resolved.query.days == Days::Undated;
    let undated = library.has_undated();
    DaysView {
        from: text(from),
        to: text(to),
        first: text(first),
        last: text(last),
        undated: (undated || active).then(|| {
            let next = if active { address::Days::All } else { address::Days::Undated };
            (links.with(|filters| filters.days = next), active)
        }),
        base: links.address.clone(),
    }
}
