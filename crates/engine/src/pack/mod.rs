//! Packing: the readings of many articles become one [`Corpus`].
//!
//! What one article cannot know is decided here: which names mean one actor, which programmes are one channel,
//! what the statements are about, which of them are the same statement in several articles, and which articles are reprints
//! of one report.
//!
//! ```
//! # #[cfg(feature = "weights")] {
//! use on_record_engine::{Reader, pack::{Manifest, ReadArticle, pack}};
//! let text = "“The bridge is closed,” Ada Example told reporters.".to_owned();
//! let reader = Reader::built_in();
//! let article = ReadArticle { name: "one".into(), reading: reader.read(&text), text };
//! let (corpus, problems) = pack(vec![article], &Manifest::default(), reader.language());
//! assert_eq!(corpus.articles.len(), 1);
//! assert!(problems.is_empty());
//! # }
//! ```
//!
//! Topics that `corpus.toml` names: a statement has a topic when one of its terms stands in the statement's words
//! or in the sentence that holds them. A term is one or more words in a row; case, accents, apostrophes and hyphens
//! do not count; words match whole, or from their beginning where the term's word ends in `*`; `a & b` asks for
//! both parts, in any order. Without named topics, those serve that the articles show: subjects and their stories.

mod acronyms;
mod actors;
mod affiliations;
mod channels;
mod clusters;
mod compared_words;
mod contrary;
mod corrections;
mod earlier_archive;
mod genders;
mod given;
mod keys;
pub(crate) mod manifest;
mod readers;
mod refusal;
mod reprints;
mod topics;

pub use corrections::{names_in_articles, revise};
pub use earlier_archive::EarlierArchive;
pub use given::ReadArticle;
pub use manifest::{
    Action, ActorEntry, AddedEntry, ArticleEntry, ChannelEntry, CorrectionEntry, EntryValue, Manifest,
    Mended, TopicEntry,
};
pub use refusal::{Refusal, Why};

use crate::extract::reading::{ReadStatement, Reading};
use crate::language::Language;
use crate::model::corpus::{Article, Corpus, Outlet};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::id::{ActorId, ArticleId, Id, OutletId, Table};
use crate::model::statement::{Addressee, Statement};
use crate::text::slug::{Slugs, slug};
use acronyms::Acronyms;
use given::Problems;
use std::collections::BTreeMap;

/// Packs articles into a corpus. Always succeeds; the same articles and manifest give the same corpus, in
/// whatever order they come.
#[must_use]
pub fn pack(
    articles: Vec<ReadArticle>,
    manifest: &Manifest,
    language: &Language,
) -> (Corpus, Vec<Diagnostic>) {
    let mut problems = Problems::of(&manifest.file);
    let mut articles = named(articles, &mut problems);
    let mut corpus = Corpus { title: manifest.title.clone().unwrap_or_default(), ..Corpus::default() };
    corpus.read_together = readers::together(&articles, language, &mut problems);
    let meant = corrections::mend(&mut articles, manifest, language, &mut problems);
    let by_editors = meant.speakers();
    let acronyms = Acronyms::stated(&articles, language);
    let mut merged = actors::merge(&articles, &acronyms, manifest, &by_editors, language, &mut problems);
    let channels = channels::merge(&articles, &acronyms, manifest, language, &mut problems);
    let (mut readings, mut stated) = (Vec::new(), genders::Pronouns::default());
    let known = Outlets { acronyms: &acronyms, language };
    let outlets = publish(&mut corpus, articles, &mut readings, manifest, &known, &mut problems);
    for (article, read) in readings.iter().enumerate() {
        let id = ArticleId::from_index(article);
        for (place, statement) in read.statements.iter().enumerate() {
            let ReadStatement { attribution: a, said, confidence, .. } = statement.clone();
            stated.note(meant.key(article, place), statement.stated);
            let (speaker, sure) = (merged.speaker(article, place), confidence.names_speaker());
            let row = Statement {
                key: meant.key(article, place),
                article: id,
                content: a.content,
                quoted: a.quoted,
                source: a.source,
                cue: a.cue,
                manner: a.manner,
                kind: a.kind,
                nested: a.nested,
                actor: speaker.filter(|_| sure),
                perhaps: speaker.filter(|_| !sure),
                about: merged.about(article, place),
                topics: Vec::new(),
                addressee: statement.addressee.as_ref().and_then(|(_, span)| {
                    Some(Addressee { channel: channels.of(article, place)?, span: *span })
                }),
                said,
                confidence,
                cluster: None,
                correction: None,
            };
            corpus.statements.push(row);
        }
    }
    corpus.outlets = outlets;
    corpus.actors = std::mem::take(&mut merged.actors);
    corpus.channels = channels.channels;
    corrections::speakers(&mut corpus, &meant);
    corrections::describe_new(&mut corpus, manifest, &by_editors);
    identify(&mut corpus, manifest);
    stated.tell(&mut corpus, language);
    affiliations::assign(&mut corpus, &merged, &acronyms, manifest, language);
    topics::assign(&mut corpus, manifest, language, &mut problems);
    corrections::topics(&mut corpus, !manifest.topics.is_empty(), &meant, &mut problems);
    clusters::find(&mut corpus, language);
    reprints::find(&mut corpus, language);
    (corpus, problems.found)
}

/// Packs articles that are added to an archive. Always succeeds.
///
/// What is wrong with single lines of `corpus.toml` is not told: that an entry means nobody can be seen in all articles only.
#[must_use]
pub fn pack_more(
    articles: Vec<ReadArticle>,
    manifest: &Manifest,
    known: &EarlierArchive,
    language: &Language,
) -> (Corpus, Vec<Diagnostic>) {
    let said = known.said_with(manifest, &articles);
    let (mut corpus, mut problems) = pack(articles, &said, language);
    problems.retain(|problem| problem.line.is_none());
    known.rename(&mut corpus, &said);
    if manifest.topics.is_empty() {
        known.levels(&mut corpus);
    }
    (corpus, problems)
}

/// Finds anew which statements are the same in several articles, as a packing does: what [`revise`] leaves for whoever has the
/// time: for ten thousand statements it takes twice as long as a thousand corrections. `None` where nothing changes.
#[must_use]
pub fn settle(revised: &Corpus, language: &Language) -> Option<Corpus> {
    let mut settled = revised.clone();
    settled.statements.ids().for_each(|id| settled.statements[id].cluster = None);
    clusters::find(&mut settled, language);
    (settled.clusters != revised.clusters).then_some(settled)
}

/// Tells who actors are elsewhere.
fn identify(corpus: &mut Corpus, manifest: &Manifest) {
    let told = manifest.actors.iter().filter_map(|entry| {
        let row = corpus.actors.rows().iter().position(|actor| actor.name == entry.label)?;
        let EntryValue::Is(number) = entry.wikidata else { return None };
        Some((ActorId::from_index(row), number))
    });
    corpus.wikidata = told.collect::<BTreeMap<_, _>>().into_iter().collect();
}

/// Sorts the articles by name, and parts those that share one.
fn named(mut articles: Vec<ReadArticle>, problems: &mut Problems<'_>) -> Vec<ReadArticle> {
    articles.sort_by(|a, b| (&a.name, &a.text).cmp(&(&b.name, &b.text)));
    let mut names = std::collections::BTreeSet::new();
    for article in &mut articles {
        let (plain, mut number) = (article.name.clone(), 2);
        while !names.insert(article.name.clone()) {
            article.name = format!("{plain}-{number}");
            number += 1;
        }
        if article.name != plain {
            problems.found.push(Diagnostic {
                severity: Severity::Warning,
                file: plain,
                line: None,
                message: format!("another article has this name; this one is called `{}` here", article.name),
            });
        }
    }
    articles.sort_by(|a, b| a.name.cmp(&b.name));
    articles
}

/// Moves the articles into the corpus's articles, with outlets and dates as stated.
fn publish(
    corpus: &mut Corpus,
    articles: Vec<ReadArticle>,
    readings: &mut Vec<Reading>,
    manifest: &Manifest,
    known: &Outlets<'_>,
    problems: &mut Problems<'_>,
) -> Table<OutletId, Outlet> {
    let mut stated: BTreeMap<&str, &ArticleEntry> =
        manifest.articles.iter().map(|entry| (entry.name.as_str(), entry)).collect();
    let mut names: Vec<Option<String>> = Vec::new();
    for article in articles {
        let ReadArticle { name, text, mut reading } = article;
        let entry = stated.remove(name.as_str());
        let found = reading.outlet.map(|span| span.of(&text).trim().to_owned()).filter(|n| !n.is_empty());
        names.push(entry.and_then(|e| e.outlet.clone()).or(found));
        corpus.articles.push(Article {
            name,
            text,
            blocks: std::mem::take(&mut reading.blocks),
            stated_headline: entry.and_then(|e| e.headline.clone()),
            outlet: None,
            reported_on: entry.and_then(|e| e.date).or(reading.reported_on.map(|(day, _)| day)),
            url: entry.and_then(|e| e.url.clone()),
        });
        readings.push(reading);
    }
    for entry in stated.into_values() {
        let near = corpus.articles.rows().iter().find(|a| a.name.starts_with(&entry.name));
        let remedy = match near {
            Some(article) => format!("did you mean `{}`?", article.name),
            None => "check its name, or take the entry out".to_owned(),
        };
        problems.at(entry.line, format!("there is no article `{}`; {remedy}", entry.name));
    }
    outlets(corpus, &names, known)
}

/// What tells that two names are one outlet's.
struct Outlets<'a> {
    acronyms: &'a Acronyms,
    language: &'a Language,
}

impl Outlets<'_> {
    /// The name without what an address does not need: "RadarOnline" of "RadarOnline.com".
    fn plain<'n>(&self, name: &'n str) -> &'n str {
        let plain = name.strip_suffix(".com").or_else(|| name.strip_suffix(".org")).unwrap_or(name);
        self.language.grammar.without_definite(plain)
    }

    /// What names of one outlet share: "HWT" and what an article says that it stands for have the same.
    fn key(&self, name: &str) -> String {
        let plain = self.plain(name);
        let full = self.acronyms.full(&compared_words::folded(plain)).filter(|_| !plain.contains(' '));
        slug(full.map_or(plain, |full| &full.written))
    }
}

/// One row for each outlet, whatever the case of its name: "RadarOnline.com", "The Times".
fn outlets(corpus: &mut Corpus, names: &[Option<String>], known: &Outlets<'_>) -> Table<OutletId, Outlet> {
    let mut forms: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for name in names.iter().flatten() {
        *forms.entry(known.key(name)).or_default().entry(name).or_default() += 1;
    }
    let mut slugs = Slugs::default();
    let mut table = Table::default();
    let mut ids = BTreeMap::new();
    for (key, forms) in &forms {
        let name = forms.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse(**form)));
        let name = name.map_or(key.as_str(), |(form, _)| form).to_owned();
        let id = table.push(Outlet { slug: slugs.take(known.plain(&name)), name });
        ids.insert(key, id);
    }
    for (article, name) in names.iter().enumerate() {
        corpus.articles[ArticleId::from_index(article)].outlet =
            name.as_ref().and_then(|n| ids.get(&known.key(n)).copied());
    }
    table
}
