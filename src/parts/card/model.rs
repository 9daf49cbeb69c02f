//! A statement as the list shows it.

use crate::dates::{DateView, conflict, date, is_disputed};
use crate::doubts::doubts;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::articles::model::title;
use crate::parts::words::model::{Run, runs};
use crate::resolve::Resolved;
use crate::texts::{GAP, Locale, fill};
use on_record_engine::model::{Cluster, Confidence, Statement};
use on_record_engine::query::{Facet, Value};
use on_record_engine::query::{Question, plain};
use on_record_engine::sorting::distinct;
use on_record_engine::{Span, StatementId};
use std::rc::Rc;
use yew::AttrValue;

/// A statement as the list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its name in addresses.
    pub key: AttrValue,
    /// Where a click leads: the statement in its article.
    pub href: AttrValue,
    /// The speaker's colour.
    pub tone: usize,
    /// Who speaks.
    pub speaker: Speaker,
    /// The words that attribute, as the article has them.
    pub cue: AttrValue,
    /// Whom or what it was told to.
    pub addressee: Option<Link>,
    /// Whether words that were searched stand there.
    pub told_hit: bool,
    /// The statement's words.
    pub words: Rc<[Run]>,
    /// The article's headline, where words that were searched stand there and not in the statement.
    pub headline: Option<Rc<[Run]>>,
    /// What its article is called.
    pub article: AttrValue,
    /// Direct, mixed or reported: as a word of addresses, as readers say it, what that means.
    pub manner: (&'static str, &'static str, &'static str),
    /// Who published it.
    pub outlet: Link,
    /// When.
    pub date: DateView,
    /// What it is about.
    pub topics: Rc<[Link]>,
    /// The same statement elsewhere: "3 outlets, 2 versions".
    pub variants: Option<Link>,
    /// Where the list has the very same words again.
    pub again: Rc<[Link]>,
    /// What others say on its matter.
    pub others: AttrValue,
    /// Where those are dated differently: "dated 22 August and 24 August".
    pub conflict: Option<AttrValue>,
    /// What is not sure of it, and what that means: "speaker likely".
    pub doubts: Rc<[(&'static str, &'static str)]>,
    /// Where the speaker is uncertain: who it may be, for those who want to see that.
    pub perhaps: Option<AttrValue>,
    /// What editors said about it, and why.
    pub correction: Option<(&'static str, AttrValue)>,
    /// Whether it stands inside another statement.
    pub nested: bool,
    /// Whether it is the one that the article beside the list shows.
    pub chosen: bool,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The name, or "Unknown speaker".
    pub name: AttrValue,
    /// The actor's page.
    pub href: Option<AttrValue>,
    /// What addresses call the actor.
    pub slug: Option<AttrValue>,
    /// "Russian Foreign Minister"
    pub role: Option<AttrValue>,
    /// The name, cut where words that were searched begin and end.
    pub runs: Rc<[Run]>,
    /// How the article calls an unknown speaker.
    pub source: Option<Rc<[Run]>>,
}

/// Makes cards for one page.
pub(crate) struct Cards<'a> {
    library: &'a Library,
    links: &'a Links<'a>,
    question: Question,
    locale: Locale,
}

impl<'a> Cards<'a> {
    pub(crate) fn new(
        library: &'a Library,
        resolved: &Resolved,
        links: &'a Links<'a>,
        locale: Locale,
    ) -> Self {
        Self { library, links, question: Question::of(library.corpus(), &resolved.query.words), locale }
    }

    /// The headline, where it is needed to see why the statement was found.
    fn headline(&self, s: &Statement) -> Option<Rc<[Run]>> {
        let corpus = self.library.corpus();
        let article = &corpus.articles[s.article];
        let mut seen: Vec<&str> = s.content.iter().map(|span| span.of(&article.text)).collect();
        match s.actor {
            Some(id) => seen.push(&corpus.actors[id].name),
            None => seen.extend(s.source.iter().map(|span| span.of(&article.text))),
        }
        seen.extend(s.addressee.map(|told| corpus.channels[told.channel].name.as_str()));
        let needed = !self.question.is_empty() && !self.question.is_answered_by(&seen);
        article.headline().filter(|_| needed).map(|headline| plain_runs(headline, &self.question))
    }

    /// Other places of the same words: the outlet, else the article.
    pub(crate) fn appearances(&self, again: &[StatementId]) -> Rc<[Link]> {
        let corpus = self.library.corpus();
        let link = |&id: &StatementId| {
            let article = &corpus.articles[corpus.statements[id].article];
            let outlet =
                article.outlet.and_then(|id| corpus.outlets.get(id)).map(|outlet| outlet.name.clone());
            let label = outlet.unwrap_or_else(|| title(article)).into();
            Link { label, href: self.links.statement(id), muted: false }
        };
        again.iter().map(link).collect()
    }

    pub(crate) fn card(&self, id: StatementId, chosen: bool) -> Card {
        let (library, links, locale) = (self.library, self.links, self.locale);
        let corpus = library.corpus();
        let s = &corpus.statements[id];
        let article = &corpus.articles[s.article];
        let text = &article.text;
        let outlet = article.outlet.map_or(Value::NONE, Value::of);
        let cluster = s.cluster.and_then(|id| corpus.clusters.get(id));
        let link = |facet, value| Link {
            label: library.label(&locale, facet, value).to_owned().into(),
            href: links.toggle(facet, value),
            muted: value == Value::NONE,
        };
        Card {
            key: s.key.to_string().into(),
            href: links.statement(id),
            tone: library.tone(s.actor),
            speaker: speaker(library, links, s, &self.question, locale),
            headline: self.headline(s),
            article: article.headline().unwrap_or(locale.no_headline).to_owned().into(),
            cue: joined(text, &s.cue),
            addressee: s.addressee.map(|told| {
                let value = Value::of(told.channel);
                let label = locale.told_to(library.label(&locale, Facet::Channel, value)).into();
                Link { label, ..link(Facet::Channel, value) }
            }),
            told_hit: s
                .addressee
                .is_some_and(|told| !self.question.marks(&corpus.channels[told.channel].name).is_empty()),
            words: runs(text, &s.content, &s.quoted, &self.question).into(),
            manner: (s.manner.word(), locale.manner(s.manner), locale.manner_help(s.manner)),
            outlet: Link { href: links.outlet(outlet), ..link(Facet::Outlet, outlet) },
            date: date(library, s, locale),
            topics: s.topics.iter().map(|&id| link(Facet::Topic, Value::of(id))).collect(),
            variants: cluster.map(|cluster| Link {
                label: count_variants(library, cluster, locale).into(),
                href: links.variants(&cluster.key.to_string()),
                muted: false,
            }),
            again: Rc::new([]),
            others: links.others(&s.key.to_string()),
            conflict: cluster
                .filter(|_| is_disputed(library, s))
                .and_then(|cluster| conflict(library, cluster, locale)),
            doubts: doubts(s, locale).into(),
            perhaps: perhaps(library, s, locale),
            correction: correction(s, locale),
            nested: s.nested,
            chosen,
        }
    }
}

/// Pieces of a text, with "…" between them.
pub(crate) fn joined(text: &str, spans: &[Span]) -> AttrValue {
    let pieces: Vec<&str> = spans.iter().map(|span| span.of(text).trim()).filter(|p| !p.is_empty()).collect();
    pieces.join(GAP).into()
}

pub(crate) fn speaker(
    library: &Library,
    links: &Links,
    s: &Statement,
    question: &Question,
    locale: Locale,
) -> Speaker {
    let corpus = library.corpus();
    match s.actor.and_then(|id| Some((id, corpus.actors.get(id)?))) {
        Some((id, actor)) => Speaker {
            name: actor.name.clone().into(),
            href: Some(links.actor(id)),
            slug: Some(actor.slug.clone().into()),
            role: actor.role.clone().map(AttrValue::from),
            runs: plain_runs(&actor.name, question),
            // Who has no name is called by words that are put together; the article's own stand beside them.
            source: (!actor.kind.is_named() && !s.shown_source().is_empty())
                .then(|| runs(&corpus.articles[s.article].text, s.shown_source(), &[], question).into()),
        },
        None => Speaker {
            name: locale.unknown_speaker.into(),
            href: None,
            slug: None,
            role: None,
            runs: plain_runs(locale.unknown_speaker, &Question::default()),
            source: (!s.shown_source().is_empty())
                .then(|| runs(&corpus.articles[s.article].text, s.shown_source(), &[], question).into()),
        },
    }
}

/// Who may have spoken, where it is not sure enough to say so: a name, else the article's words.
pub(crate) fn perhaps(library: &Library, s: &Statement, locale: Locale) -> Option<AttrValue> {
    if s.confidence.names_speaker() || s.actor.is_some() {
        return None;
    }
    let corpus = library.corpus();
    let name =
        s.perhaps.and_then(|id| corpus.actors.get(id)).map(|actor| AttrValue::from(actor.name.clone()));
    let name = name.unwrap_or_else(|| joined(&corpus.articles[s.article].text, &s.source));
    (!name.is_empty()).then(|| fill(locale.perhaps, &[&name]).into())
}

/// Maximum number of names that a doubt is given.
const RIVALS: usize = 4;

/// Who else could have spoken: where a name is not sure, who of its kind the article's other statements are by or about.
pub(crate) fn rivals(library: &Library, s: &Statement, locale: Locale) -> Option<AttrValue> {
    let Some(actor) = s.actor else { return perhaps(library, s, locale) };
    if s.confidence.speaker >= Confidence::HIGH || s.correction.is_some() {
        return None;
    }
    let corpus = library.corpus();
    let mut rivals = vec![actor];
    for (_, other) in corpus.statements.iter().filter(|(_, other)| other.article == s.article) {
        for &id in other.actor.iter().chain(&other.about) {
            let is_alike = corpus.actors[id].kind == corpus.actors[actor].kind;
            if is_alike && rivals.len() <= RIVALS && !rivals.contains(&id) {
                rivals.push(id);
            }
        }
    }
    let names: Vec<String> = rivals[1..].iter().map(|&id| corpus.actors[id].name.clone()).collect();
    (!names.is_empty()).then(|| fill(locale.perhaps, &[&locale.list(&names, locale.or)]).into())
}

/// What editors said about a statement, and why.
pub(crate) fn correction(s: &Statement, locale: Locale) -> Option<(&'static str, AttrValue)> {
    let correction = s.correction.as_ref()?;
    Some((locale.corrections[correction.kind as usize], correction.note.clone().into()))
}

/// A text of its own, cut where words that were searched begin and end.
fn plain_runs(text: &str, question: &Question) -> Rc<[Run]> {
    runs(text, &[Span::at(0, text.len())], &[], question).into()
}

/// "3 outlets, 2 versions"
pub(crate) fn count_variants(library: &Library, cluster: &Cluster, locale: Locale) -> String {
    let corpus = library.corpus();
    let members = || cluster.members.iter().map(|&id| &corpus.statements[id]);
    let articles = distinct(members().map(|s| s.article));
    let outlets = distinct(articles.iter().map(|&id| corpus.articles[id].outlet));
    let versions = distinct(members().map(|s| {
        let text = &corpus.articles[s.article].text;
        s.content.iter().map(|span| plain(span.of(text))).collect::<Vec<_>>().join("-")
    }));
    // What is not stated is no outlet.
    let differ = outlets.len() == articles.len() && !outlets.contains(&None);
    let told = locale.variants(articles.len(), differ, versions.len());
    let reports = library.families().reports(articles);
    if reports.reprints == 0 { told } else { format!("{told} ({})", locale.reports_of(reports)) }
}
