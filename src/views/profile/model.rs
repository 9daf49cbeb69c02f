//! What a page about an actor, a topic or an outlet tells at a glance: who, on what, where, over which time; and for
//! an actor's names the words of the articles that they rest on.

use crate::address::{FacetChoice, Filters, Tab, View, write};
use crate::facet_table::spec;
use crate::library::Library;
use crate::links::{Link, Links, add_group};
use crate::others::{on_topics_of, speakers};
use crate::parts::card::model::joined;
use crate::parts::picture::scene::Scene;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::views::time::model::{TimeView, time};
use on_record_engine::model::Alias;
use on_record_engine::query::{Facet, Hits, Query, Scope, Value, values};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::{ActorId, Id, Span, StatementId, TopicId};
use std::cmp::Reverse;
use std::rc::Rc;
use yew::AttrValue;

/// How many values a line names.
const NAMED: usize = 6;
/// How many of an actor's names are shown with their evidence.
const NAMES: usize = 24;
/// How many bytes of an article stand on each side of a name.
const AROUND: usize = 70;

/// A page's summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Its lines.
    pub lines: Rc<[ProfileLine]>,
    /// The small timeline, and where the large one is.
    pub over_time: Option<(Scene, Link)>,
    /// Where a comparison with this actor begins.
    pub compare: Option<Link>,
    /// The evidence for an actor's names.
    pub names: Rc<[NameView]>,
}

/// The values of one facet, most statements first.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileLine {
    /// The facet's key in addresses.
    pub key: &'static str,
    /// "On", "Reported by"
    pub heading: &'static str,
    /// The values: each leads to its statements on this page, of which there are so many.
    pub values: Rc<[(Link, u32)]>,
    /// Of a reporting verb: the cues as the articles have them.
    pub cues: Rc<[(AttrValue, u32)]>,
}

impl ProfileLine {
    fn new(key: &'static str, heading: &'static str, values: impl IntoIterator<Item = (Link, u32)>) -> Self {
        Self { key, heading, values: values.into_iter().collect(), cues: Rc::new([]) }
    }
}

/// One name of an actor, with a place in an article where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct NameView {
    /// The words before it, the name, the words after it, as the article has them.
    pub words: [AttrValue; 3],
    /// The article, at a statement near by.
    pub article: Link,
    /// How often the name stands in the corpus.
    pub count: u32,
}

pub(crate) fn profile(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    locale: Locale,
) -> Option<Profile> {
    let t = &locale.pictures;
    let facets: &[(Facet, &'static str)] = match (resolved.subject, resolved.address.filters.tab) {
        (Subject::Actor(_), Tab::By) => {
            &[(Facet::Topic, t.speaks_on), (Facet::About, t.said_of), (Facet::Outlet, t.reported_by)]
        }
        (Subject::Actor(_), Tab::About) => {
            &[(Facet::Speaker, t.spoken_by), (Facet::Topic, t.speaks_on), (Facet::Outlet, t.reported_by)]
        }
        (Subject::Others(_), _) => &[(Facet::Speaker, t.spoken_by), (Facet::Topic, t.speaks_on)],
        (Subject::Topic(_), _) => &[(Facet::Speaker, t.spoken_by), (Facet::Outlet, t.reported_by)],
        (Subject::Outlet(_), _) => &[(Facet::Speaker, t.spoken_by), (Facet::Topic, t.speaks_on)],
        _ => return None,
    };
    let line = |&(facet, heading): &(Facet, &'static str)| {
        ProfileLine::new(spec(facet).word, heading, told(library, resolved, links, hits, facet, locale))
    };
    let levels = match resolved.subject {
        Subject::Topic(id) => levels(library, links, hits, id, locale),
        _ => None,
    };
    // Other answers than the one that is shown only the files of a sharded archive tell.
    let whole = library.told().is_none();
    let time = whole.then(|| time(library, resolved, links, locale));
    let actor = match resolved.subject {
        Subject::Actor(id) => Some(id),
        _ => None,
    };
    Some(Profile {
        lines: levels
            .into_iter()
            .chain(facets.iter().map(line))
            .chain(
                actor
                    .filter(|_| whole)
                    .into_iter()
                    .flat_map(|id| others(library, resolved, links, id, locale)),
            )
            .filter(|line| !line.values.is_empty())
            .collect(),
        over_time: time.and_then(|time| over_time(&time, links, locale)),
        compare: actor.map(|id| Link {
            label: t.compare_with.into(),
            href: links.plain(View::Compare(library.corpus().actors[id].slug.clone(), String::new())),
            muted: false,
        }),
        names: actor.map_or_else(|| Rc::new([]) as Rc<[_]>, |id| names(library, links, id)),
    })
}

/// Who else speaks on an actor's topics, and who speaks about the actor, with which verbs.
fn others(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    actor: ActorId,
    locale: Locale,
) -> Vec<ProfileLine> {
    let named = |value| AttrValue::from(library.label(&locale, Facet::Speaker, value).to_owned());
    let by = |filters: &mut Filters, value| {
        *filters.of_mut(Facet::Speaker) = FacetChoice::only(library.slug(Facet::Speaker, value));
    };
    let mut lines = Vec::new();
    if resolved.address.filters.tab == Tab::By {
        let (topics, hits) = on_topics_of(library, &resolved.query, actor);
        let link = |(value, count)| {
            let mut address = links.changed(|filters| {
                by(filters, value);
                if filters.of(Facet::Topic).is_empty() {
                    let slugs = topics.iter().map(|&topic| library.slug(Facet::Topic, topic).to_owned());
                    add_group(filters.of_mut(Facet::Topic), slugs.collect());
                }
            });
            address.view = View::Statements;
            (Link { label: named(value), href: write(&address).into(), muted: false }, count)
        };
        let others = speakers(library, &hits).into_iter().take(NAMED).map(link);
        lines.push(ProfileLine::new("others", locale.found.others, others));
    }
    let query = Query { scope: Some(Scope::Value(Facet::About, Value::of(actor))), ..resolved.query.clone() };
    let about = query.ask(library.corpus(), library.index());
    let on_tab = |change: &dyn Fn(&mut Filters)| {
        links.with(|filters| {
            filters.tab = Tab::About;
            change(filters);
        })
    };
    if resolved.address.filters.tab == Tab::By && query.of(Facet::Speaker).is_empty() {
        let link = |(value, count)| {
            let href = on_tab(&|filters| by(filters, value));
            (Link { label: named(value), href, muted: false }, count)
        };
        let others = speakers(library, &about).into_iter().take(NAMED).map(link);
        lines.push(ProfileLine::new("about", locale.found.about_them, others));
    }
    if query.of(Facet::Verb).is_empty() {
        let keyed = values(library.index(), Facet::Verb).zip(["negative", "positive"]);
        lines.extend(keyed.filter_map(|(verb, key)| {
            let count = about.count(Facet::Verb, verb);
            let href = on_tab(&|filters| filters.of_mut(Facet::Verb).toggle(library.slug(Facet::Verb, verb)));
            let label = library.label(&locale, Facet::Verb, verb).to_owned().into();
            let link = Link { label, href, muted: false };
            let mut line = ProfileLine::new(key, locale.facet(Facet::Verb), [(link, count)]);
            line.cues = cues(library, &about, verb);
            (count > 0).then_some(line)
        }));
    }
    lines
}

/// The cues of a section of the reporting verbs, as the articles have them but for capitals, the most frequent first.
fn cues(library: &Library, about: &Hits, verb: Value) -> Rc<[(AttrValue, u32)]> {
    let corpus = library.corpus();
    let rows = library.index().rows_of(Facet::Verb, verb);
    let of_verb = |id: &StatementId| {
        library.index().row(*id).is_some_and(|row| rows.binary_search(&(row as u32)).is_ok())
    };
    let mut found: Vec<(String, u32)> = Vec::new();
    for &id in about.statements.iter().filter(|id| of_verb(id)) {
        let statement = &corpus.statements[id];
        let cue = joined(&corpus.articles[statement.article].text, &statement.cue).to_ascii_lowercase();
        match found.iter_mut().find(|(known, _)| *known == cue) {
            Some((_, count)) => *count += 1,
            None => found.push((cue, 1)),
        }
    }
    sort_by_key(&mut found, |&(_, count)| Reverse(count));
    found.into_iter().take(NAMED).map(|(cue, count)| (cue.into(), count)).collect()
}

/// The stories of a subject, most statements first, or the subject of a story.
fn levels(
    library: &Library,
    links: &Links,
    hits: &Hits,
    topic: TopicId,
    locale: Locale,
) -> Option<ProfileLine> {
    let corpus = library.corpus();
    let (key, heading, mut found): (_, _, Vec<TopicId>) = match corpus.parent(topic) {
        Some(subject) => ("subject", locale.pictures.part_of, vec![subject]),
        None => {
            let own = corpus.topics.ids().filter(|&id| corpus.parent(id) == Some(topic));
            ("stories", locale.pictures.stories, own.collect())
        }
    };
    let count = |id: TopicId| hits.count(Facet::Topic, Value::of(id));
    found.retain(|&id| count(id) > 0);
    sort_by_key(&mut found, |&id| (Reverse(count(id)), id));
    let link = |id: TopicId| {
        let label = corpus.topics[id].label.clone().into();
        (Link { label, href: links.topic(Value::of(id)), muted: false }, count(id))
    };
    Some(ProfileLine::new(key, heading, found.into_iter().map(link)))
}

/// The values of a facet that no filter asks for yet.
fn told(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    facet: Facet,
    locale: Locale,
) -> Vec<(Link, u32)> {
    if !resolved.query.of(facet).is_empty() {
        return Vec::new();
    }
    let ranked = library.ranked(facet).iter().copied().filter(|&value| value != Value::NONE);
    let mut found: Vec<(Value, u32)> =
        ranked.map(|value| (value, hits.count(facet, value))).filter(|&(_, count)| count > 0).collect();
    sort_by_key(&mut found, |&(_, count)| Reverse(count));
    found.truncate(NAMED);
    let link = |(value, count)| {
        let label = library.label(&locale, facet, value).to_owned().into();
        (Link { label, href: links.toggle(facet, value), muted: false }, count)
    };
    found.into_iter().map(link).collect()
}

fn over_time(time: &TimeView, links: &Links, locale: Locale) -> Option<(Scene, Link)> {
    let dated: u32 = time.bars.iter().map(|bar| bar.counts.own()).sum();
    (dated > 0 && time.few.is_none()).then(|| {
        let link = Link { label: locale.pictures.over_time.into(), href: links.to(View::Time), muted: false };
        (time.small(), link)
    })
}

fn names(library: &Library, links: &Links, id: ActorId) -> Rc<[NameView]> {
    let corpus = library.corpus();
    let name = |alias: &Alias| {
        let text = &corpus.articles[alias.article].text;
        let (start, end) = (alias.span.start as usize, alias.span.end as usize);
        let before = boundary(text, start.saturating_sub(AROUND));
        let after = boundary(text, (end + AROUND).min(text.len())).max(end);
        NameView {
            words: [
                from_word(&text[before..start], before > 0).into(),
                alias.span.of(text).to_owned().into(),
                to_word(&text[end..after], after < text.len()).into(),
            ],
            article: Link {
                href: links.article(alias.article, near(library, alias)),
                ..crate::parts::articles::model::article_link(library, links, alias.article)
            },
            count: alias.count,
        }
    };
    corpus.actors[id].aliases.iter().take(NAMES).map(name).collect()
}

/// The last place up to `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The end of a text, from the beginning of its line or of a word.
fn from_word(text: &str, cut: bool) -> String {
    if let Some((_, line)) = text.rsplit_once('\n') {
        return line.to_owned();
    }
    match text.split_once(char::is_whitespace).filter(|_| cut) {
        Some((_, rest)) => format!("… {rest}"),
        None => text.to_owned(),
    }
}

/// The beginning of a text, to the end of its line or of a word.
fn to_word(text: &str, cut: bool) -> String {
    if let Some((line, _)) = text.split_once('\n') {
        return line.to_owned();
    }
    match text.rsplit_once(char::is_whitespace).filter(|_| cut) {
        Some((rest, _)) => format!("{rest} …"),
        None => text.to_owned(),
    }
}

/// The statement of an article that stands nearest to a name. Statements stand by article in their table.
fn near(library: &Library, alias: &Alias) -> Option<StatementId> {
    let rows = library.corpus().statements.rows();
    let first = rows.partition_point(|s| s.article < alias.article);
    let here = rows.iter().enumerate().skip(first).take_while(|(_, s)| s.article == alias.article);
    let distance = |span: &Span| {
        if span.overlaps(alias.span) {
            0
        } else {
            span.start.abs_diff(alias.span.end).min(alias.span.start.abs_diff(span.end))
        }
    };
    here.min_by_key(|(_, s)| s.content.iter().chain(&s.source).map(distance).min())
        .map(|(row, _)| StatementId::from_index(row))
}
