//! What a page about an actor, a topic or an outlet tells at a glance: who, on what, where, over which time; and for
//! an actor's names the words of the articles that they rest on.

use crate::address::{Tab, View};
use crate::facet_table::spec;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::picture::scene::Scene;
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use crate::views::time::model::{TimeView, time};
use on_record_engine::model::Alias;
use on_record_engine::query::Hits;
use on_record_engine::query::{Facet, Value};
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
        (Subject::Topic(_), _) => &[(Facet::Speaker, t.spoken_by), (Facet::Outlet, t.reported_by)],
        (Subject::Outlet(_), _) => &[(Facet::Speaker, t.spoken_by), (Facet::Topic, t.speaks_on)],
        _ => return None,
    };
    let line = |&(facet, heading): &(Facet, &'static str)| ProfileLine {
        key: spec(facet).word,
        heading,
        values: values(library, resolved, links, hits, facet, locale),
    };
    let levels = match resolved.subject {
        Subject::Topic(id) => levels(library, links, hits, id, locale),
        _ => None,
    };
    let time = time(library, resolved, links, locale);
    let actor = match resolved.subject {
        Subject::Actor(id) => Some(id),
        _ => None,
    };
    Some(Profile {
        lines: levels
            .into_iter()
            .chain(facets.iter().map(line).filter(|line| !line.values.is_empty()))
            .collect(),
        over_time: over_time(&time, links, locale),
        compare: actor.map(|id| Link {
            label: t.compare_with.into(),
            href: links.plain(View::Compare(library.corpus().actors[id].slug.clone(), String::new())),
            muted: false,
        }),
        names: actor.map_or_else(|| Rc::new([]) as Rc<[_]>, |id| names(library, links, id)),
    })
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
    let values: Rc<[(Link, u32)]> = found.into_iter().map(link).collect();
    (!values.is_empty()).then_some(ProfileLine { key, heading, values })
}

/// The values of a facet that no filter asks for yet.
fn values(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    hits: &Hits,
    facet: Facet,
    locale: Locale,
) -> Rc<[(Link, u32)]> {
    if !resolved.query.of(facet).is_empty() {
        return Rc::new([]);
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
    (dated > 0).then(|| {
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
