//! Two actors side by side, day by day, newest first; and the menus that choose them.
//!
//! On a narrow page the same days and cards stand one under the other: one list in time order.

use crate::address::View;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::others::{on_topics_of, speakers};
use crate::parts::ask::model::{Pick, PickOption, options};
use crate::parts::card::model::{Card, Cards};
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value, day};
use on_record_engine::{ActorId, Id, StatementId};
use std::rc::Rc;
use yew::AttrValue;

/// How many actors a menu offers.
const OFFERED: usize = 120;
/// How many of those who share topics stand first.
const SHARING: usize = 12;

/// Two actors side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    /// The two.
    pub sides: [Side; 2],
    /// Their statements by day.
    pub days: Rc<[CompareDay]>,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The name, leading to the actor's page.
    pub link: Link,
    /// The colour.
    pub tone: usize,
    /// How many statements.
    pub count: usize,
    /// Where they are alone.
    pub alone: AttrValue,
}

/// What the two said on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareDay {
    /// The day, or "Undated".
    pub heading: AttrValue,
    /// The day as machines read it.
    pub iso: Option<AttrValue>,
    /// The statements of each.
    pub sides: [Rc<[Rc<Card>]>; 2],
}

/// The sentence with its three menus: `Compare [Ada Example] with [Bo Example] on [anything]`.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareAsk {
    /// The two.
    pub who: [Pick; 2],
    /// On which topic.
    pub what: Pick,
}

/// Both actors, where both are chosen.
pub(crate) fn both(resolved: &Resolved) -> Option<[ActorId; 2]> {
    match resolved.subject {
        Subject::Compare(Some(one), Some(other)) => Some([one, other]),
        _ => None,
    }
}

pub(crate) fn ask(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    locale: Locale,
) -> CompareAsk {
    let ids = match resolved.subject {
        Subject::Compare(one, other) => [one, other],
        _ => [None, None],
    };
    let slug = |id: Option<ActorId>| {
        id.map(|id| library.slug(Facet::Speaker, Value::of(id)).to_owned()).unwrap_or_default()
    };
    let pick = |at: usize| {
        let to = |id: Option<ActorId>| {
            let (one, other) = if at == 0 { (id, ids[1]) } else { (ids[0], id) };
            links.plain(View::Compare(slug(one), slug(other)))
        };
        let first = ids[at].is_none().then(|| PickOption {
            label: locale.pictures.choose.into(),
            href: links.with(|_| {}),
            chosen: true,
        });
        // Beside one actor those come first who speak on the same topics.
        let sharing = ids[1 - at].map(|id| on_topics_of(library, &resolved.query, id).1).unwrap_or_default();
        let mut shared: Vec<ActorId> = speakers(library, &sharing)
            .iter()
            .filter_map(|(value, _)| value.row())
            .map(ActorId::from_index)
            .collect();
        shared.truncate(SHARING);
        let ranked = library.ranked(Facet::Speaker).iter().filter_map(|value| value.row());
        let ranked = ranked.map(ActorId::from_index).filter(|id| !shared.contains(id));
        let mut offered: Vec<ActorId> = shared.iter().copied().chain(ranked).take(OFFERED).collect();
        // A chosen actor who is not among the most frequent speakers is offered too.
        offered.extend(ids[at].filter(|id| !offered.contains(id)));
        let one = |id: &ActorId| PickOption {
            label: library.label(&locale, Facet::Speaker, Value::of(*id)).to_owned().into(),
            href: to(Some(*id)),
            chosen: ids[at] == Some(*id),
        };
        Pick {
            name: if at == 0 { locale.pictures.pick_one } else { locale.pictures.pick_other },
            group: (usize::from(first.is_some()), shared.len(), locale.found.others),
            options: first
                .into_iter()
                .chain(offered.iter().filter(|id| ids[1 - at] != Some(**id)).map(one))
                .collect(),
        }
    };
    CompareAsk {
        who: [pick(0), pick(1)],
        what: Pick {
            name: locale.pick_what,
            options: options(library, resolved, links, hits, Facet::Topic, (locale.anything, locale)),
            group: (0, 0, ""),
        },
    }
}

pub(crate) fn compare(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    made: usize,
    locale: Locale,
) -> Option<CompareView> {
    let ids = both(resolved)?;
    let corpus = library.corpus();
    let cards = Cards::new(library, resolved, links, locale);
    let side = |id: ActorId| Side {
        link: Link { label: corpus.actors[id].name.clone().into(), href: links.actor(id), muted: false },
        tone: library.tone(Some(id)),
        count: hits.statements.iter().filter(|&&s| corpus.statements[s].actor == Some(id)).count(),
        alone: links.list(&[(Facet::Speaker, Value::of(id))]),
    };
    let of = |ids: &[StatementId], id: ActorId| {
        let mine = ids.iter().filter(|&&s| corpus.statements[s].actor == Some(id));
        mine.map(|&s| Rc::new(cards.card(s, false))).collect::<Rc<[_]>>()
    };
    let days = hits.statements[..made].chunk_by(|&a, &b| day(corpus, a) == day(corpus, b)).map(|chunk| {
        let day = chunk.first().and_then(|&id| day(corpus, id));
        CompareDay {
            heading: day.map_or_else(|| locale.undated.to_owned(), |day| locale.long_day(day)).into(),
            iso: day.map(|day| day.to_string().into()),
            sides: ids.map(|id| of(chunk, id)),
        }
    });
    Some(CompareView { days: days.collect(), sides: ids.map(side) })
}
