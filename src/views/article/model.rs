//! The article beside the list, as it is, with every statement marked in place.

use crate::dates::{DateView, date};
use crate::doubts::doubts;
use crate::export::text_fragment::with_words;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::articles::model::title;
use crate::parts::card::model::{Speaker, correction, joined, rivals, speaker};
use crate::parts::words::model::{Run, cut, hits, runs};
use crate::resolve::{Resolved, Subject};
use crate::texts::Locale;
use on_record_engine::model::Article;
use on_record_engine::query::Question;
use on_record_engine::query::{Facet, Value};
use on_record_engine::sorting::sort_by_key;
use on_record_engine::text::BlockKind;
use on_record_engine::{ArticleId, Span, StatementId};
use std::rc::Rc;
use yew::AttrValue;

/// The article that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenArticle {
    /// The article's name in the corpus.
    pub name: AttrValue,
    /// The headline, where it is stated or stands in the text.
    pub headline: Option<AttrValue>,
    /// What a screen reader calls the article.
    pub title: AttrValue,
    /// Who published it.
    pub outlet: Link,
    /// The day it reports from.
    pub date: DateView,
    /// Where it can be read; at the chosen statement's words, where one is chosen.
    pub url: Option<AttrValue>,
    /// Where the article is closed.
    pub close: AttrValue,
    /// The article alone, with its own list of statements.
    pub alone: AttrValue,
    /// "3 of 12"
    pub place: AttrValue,
    /// The statement before.
    pub previous: Option<AttrValue>,
    /// The statement after.
    pub next: Option<AttrValue>,
    /// Who speaks in it, in the order in which they first do.
    pub voices: Rc<[Voice]>,
    /// The paragraphs.
    pub blocks: Rc<[BlockView]>,
    /// How many paragraphs stand before the note on the chosen statement: it follows the paragraph where it ends.
    pub before_note: usize,
    /// The chosen statement's name in addresses.
    pub chosen: Option<AttrValue>,
    /// What is known of the chosen statement.
    pub note: Option<Note>,
    /// The same statement elsewhere.
    pub variants: Rc<[Variant]>,
    /// All of those together.
    pub all_variants: Option<Link>,
}

/// A speaker of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The name, leading to the first statement of theirs here.
    pub link: Link,
    /// What stands before their words: initials.
    pub initials: AttrValue,
    /// The colour.
    pub tone: usize,
    /// How many statements they have here.
    pub count: usize,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockView {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub runs: Vec<MarkRun>,
}

/// Words with the mark that they carry.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkRun {
    /// The words, as the article has them.
    pub text: AttrValue,
    /// Whether they were searched for.
    pub hit: bool,
    /// The statement they belong to.
    pub mark: Option<Mark>,
}

/// A statement's mark on some words.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The statements that have these words, the one shown first.
    pub statements: AttrValue,
    /// The speaker's colour.
    pub tone: usize,
    /// The speaker's name.
    pub speaker: AttrValue,
    /// The speaker's initials, where the statement begins: colour must not be the only difference (WCAG 1.4.1).
    pub initials: Option<AttrValue>,
    /// Whether it is the chosen statement.
    pub now: bool,
    /// Whether several statements share these words.
    pub shared: bool,
    /// Where a click leads: this statement, or the next one on these words.
    pub href: AttrValue,
}

/// What is known of the chosen statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Who speaks.
    pub speaker: Speaker,
    /// The colour.
    pub tone: usize,
    /// The words that name the speaker in this article.
    pub source: AttrValue,
    /// The words that attribute.
    pub cue: AttrValue,
    /// Direct, mixed or reported, and what that means.
    pub manner: (&'static str, &'static str),
    /// Whom it was told to, and the article's words for it.
    pub addressee: Option<(AttrValue, AttrValue)>,
    /// When.
    pub date: DateView,
    /// What it is about, each leading to its page.
    pub topics: Rc<[Link]>,
    /// What is not sure of it, and what that means.
    pub doubts: Rc<[(&'static str, &'static str)]>,
    /// Where the speaker is uncertain: who it may be, or who else.
    pub perhaps: Option<AttrValue>,
    /// What editors said about it, and why.
    pub correction: Option<(&'static str, AttrValue)>,
    /// Whether it stands inside another statement.
    pub nested: bool,
    /// What others say on its matter.
    pub others: AttrValue,
}

/// The same statement in another article.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name in addresses.
    pub key: AttrValue,
    /// Who published it, leading to it.
    pub link: Link,
    /// When.
    pub date: DateView,
    /// Its words.
    pub words: Rc<[Run]>,
}

/// A statement of the article, with its pieces.
struct Marked<'a> {
    id: StatementId,
    content: &'a [Span],
    len: u32,
}

pub(crate) fn article(
    library: &Library,
    resolved: &Resolved,
    links: &Links,
    locale: Locale,
) -> Option<OpenArticle> {
    let corpus = library.corpus();
    let (id, chosen) = match resolved.subject {
        Subject::Statement(id) => (corpus.statements[id].article, Some(id)),
        Subject::Article(article, chosen) => (article, chosen),
        _ => return None,
    };
    let article = &corpus.articles[id];
    let marked = marked(library, id);
    let question = Question::of(library.corpus(), &resolved.query.words);
    let at = chosen.and_then(|chosen| marked.iter().position(|m| m.id == chosen));
    let step = |at: Option<usize>| at.and_then(|at| marked.get(at)).map(|m| links.statement(m.id));
    let outlet = article.outlet.map_or(Value::NONE, Value::of);
    let marks = Marks { locale, library, links, article, marked: &marked, chosen, question: &question };
    Some(OpenArticle {
        name: article.name.clone().into(),
        headline: article.headline().map(|headline| headline.to_owned().into()),
        title: title(article).into(),
        outlet: Link {
            label: library.label(&locale, Facet::Outlet, outlet).to_owned().into(),
            href: links.outlet(outlet),
            muted: outlet == Value::NONE,
        },
        date: match article.reported_on {
            Some(day) => {
                DateView { label: locale.day(day).into(), iso: Some(day.to_string().into()), basis: None }
            }
            None => DateView { label: locale.no_date.into(), iso: None, basis: None },
        },
        url: article.url.as_deref().filter(|url| is_web(url)).map(|url| {
            let words = chosen.and_then(|id| corpus.statements[id].content.first().copied());
            words.map_or_else(|| url.to_owned(), |words| with_words(url, &article.text, words)).into()
        }),
        voices: voices(library, links, &marked, locale),
        close: links.closed(),
        alone: links.article(id, chosen),
        place: locale.place(at, marked.len()).into(),
        previous: step(at.and_then(|at| at.checked_sub(1))),
        next: step(at.map_or(Some(0), |at| Some(at + 1))),
        blocks: article.blocks.iter().map(|b| BlockView { kind: b.kind, runs: marks.of(b.span) }).collect(),
        before_note: chosen.map_or(0, |id| {
            let end = corpus.statements[id].content.iter().map(|span| span.end).max().unwrap_or(0);
            article.blocks.iter().position(|b| end <= b.span.end).map_or(article.blocks.len(), |at| at + 1)
        }),
        chosen: chosen.map(|id| corpus.statements[id].key.to_string().into()),
        note: chosen.map(|id| note(library, links, id, locale)),
        variants: variants(library, links, chosen, locale),
        all_variants: chosen.and_then(|id| corpus.clusters.get(corpus.statements[id].cluster?)).map(
            |cluster| Link {
                label: crate::parts::card::model::count_variants(library, cluster, locale).into(),
                href: links.variants(&cluster.key.to_string()),
                muted: false,
            },
        ),
    })
}

/// Only addresses of the web become links; an archive may hold anything.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// The statements of an article, in the order of the text.
fn marked(library: &Library, article: ArticleId) -> Vec<Marked<'_>> {
    let statements = library.corpus().statements.iter().filter(|(_, s)| s.article == article);
    let mut marked: Vec<Marked> = statements
        .map(|(id, s)| Marked { id, content: &s.content, len: s.content.iter().map(|span| span.len()).sum() })
        .collect();
    sort_by_key(&mut marked, |m| m.content.iter().map(|span| span.start).min());
    marked
}

struct Marks<'a> {
    locale: Locale,
    library: &'a Library,
    links: &'a Links<'a>,
    article: &'a Article,
    marked: &'a [Marked<'a>],
    chosen: Option<StatementId>,
    question: &'a Question,
}

impl Marks<'_> {
    /// The words of a paragraph, cut where marks and hits begin and end.
    fn of(&self, block: Span) -> Vec<MarkRun> {
        let text = &self.article.text;
        let here: Vec<(&Marked, Span)> = self
            .marked
            .iter()
            .flat_map(|m| m.content.iter().map(move |&span| (m, span)))
            .filter(|(_, span)| span.overlaps(block))
            .collect();
        let hits = hits(text, block, self.question);
        let edges = here.iter().map(|(_, span)| *span).chain(hits.iter().copied());
        cut(block, edges)
            .into_iter()
            .map(|part| MarkRun {
                text: part.of(text).to_owned().into(),
                hit: hits.iter().any(|hit| hit.contains(part)),
                mark: self.mark(&here, part),
            })
            .collect()
    }

    fn mark(&self, here: &[(&Marked, Span)], part: Span) -> Option<Mark> {
        let statements = &self.library.corpus().statements;
        let mut over: Vec<&Marked> =
            here.iter().filter(|(_, span)| span.contains(part)).map(|(m, _)| *m).collect();
        // The shortest is the innermost; the chosen one lies on top.
        sort_by_key(&mut over, |m| (m.len, m.id));
        over.dedup_by_key(|m| m.id);
        let now = over.iter().position(|m| Some(m.id) == self.chosen);
        // A click on the chosen statement's words leads to the next one that shares them.
        let target = now.map_or(0, |at| (at + 1) % over.len());
        let href = self.links.statement(over.get(target)?.id);
        if let Some(at) = now {
            over[..=at].rotate_right(1);
        }
        let top = over.first()?;
        let speaker =
            speaker(self.library, self.links, &statements[top.id], &Question::default(), self.locale).name;
        let begins = top.content.first().is_some_and(|span| span.start == part.start);
        let keys: Vec<String> = over.iter().map(|m| statements[m.id].key.to_string()).collect();
        Some(Mark {
            statements: keys.join(" ").into(),
            tone: self.library.tone(statements[top.id].actor),
            initials: begins.then(|| initials(statements[top.id].actor.map(|_| speaker.as_str()))),
            speaker,
            now: now.is_some(),
            shared: over.len() > 1,
            href,
        })
    }
}

/// The first letters of a name; a question mark where nobody is named.
fn initials(name: Option<&str>) -> AttrValue {
    const MOST: usize = 3;
    let Some(name) = name else { return "?".into() };
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    // Names have capitals. The table of all others would be a hundredth of the page, for "van" in a name of another alphabet.
    let letters = name.split_whitespace().filter_map(first).take(MOST);
    letters.map(|c| c.to_ascii_uppercase()).collect::<String>().into()
}

/// The speakers of an article, in the order in which they first speak.
fn voices(library: &Library, links: &Links, marked: &[Marked], locale: Locale) -> Rc<[Voice]> {
    let statements = &library.corpus().statements;
    let mut voices: Vec<(Option<on_record_engine::ActorId>, Voice)> = Vec::new();
    for one in marked {
        let s = &statements[one.id];
        if let Some((_, voice)) = voices.iter_mut().find(|(actor, _)| *actor == s.actor) {
            voice.count += 1;
            continue;
        }
        let name = match s.actor {
            Some(id) => library.corpus().actors[id].name.as_str(),
            None => locale.unknown_speaker,
        };
        let link =
            Link { label: name.to_owned().into(), href: links.statement(one.id), muted: s.actor.is_none() };
        let voice =
            Voice { link, initials: initials(s.actor.map(|_| name)), tone: library.tone(s.actor), count: 1 };
        voices.push((s.actor, voice));
    }
    voices.into_iter().map(|(_, voice)| voice).collect()
}

fn note(library: &Library, links: &Links, id: StatementId, locale: Locale) -> Note {
    let s = &library.corpus().statements[id];
    let text = &library.corpus().articles[s.article].text;
    Note {
        speaker: speaker(library, links, s, &Question::default(), locale),
        tone: library.tone(s.actor),
        source: joined(text, s.shown_source()),
        cue: joined(text, &s.cue),
        manner: (locale.manner(s.manner), locale.manner_help(s.manner)),
        addressee: s.addressee.map(|told| {
            let label = library.label(&locale, Facet::Channel, Value::of(told.channel)).to_owned();
            (label.into(), told.span.of(text).to_owned().into())
        }),
        date: date(library, s, locale),
        topics: s
            .topics
            .iter()
            .map(|&id| Value::of(id))
            .map(|value| Link {
                label: library.label(&locale, Facet::Topic, value).to_owned().into(),
                href: links.topic(value),
                muted: false,
            })
            .collect(),
        doubts: doubts(s, locale).into(),
        perhaps: rivals(library, s, locale),
        correction: correction(s, locale),
        nested: s.nested,
        others: links.others(&s.key.to_string()),
    }
}

fn variants(library: &Library, links: &Links, chosen: Option<StatementId>, locale: Locale) -> Rc<[Variant]> {
    let corpus = library.corpus();
    let cluster = chosen.and_then(|id| corpus.clusters.get(corpus.statements[id].cluster?));
    let others = cluster.map_or(&[][..], |c| &c.members).iter().copied().filter(|&id| Some(id) != chosen);
    let none = Question::default();
    others
        .map(|id| {
            let s = &corpus.statements[id];
            let article = &corpus.articles[s.article];
            let outlet = article.outlet.map_or(Value::NONE, Value::of);
            Variant {
                key: s.key.to_string().into(),
                link: Link {
                    label: library.label(&locale, Facet::Outlet, outlet).to_owned().into(),
                    href: links.statement(id),
                    muted: outlet == Value::NONE,
                },
                date: date(library, s, locale),
                words: runs(&article.text, &s.content, &s.quoted, &none).into(),
            }
        })
        .collect()
}
