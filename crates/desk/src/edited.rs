//! The archive that an editor corrects: what a page asks of it, and what it becomes by a list of changes.
//!
//! The archive itself stays as it was: a list with one change less gives the archive that was there before, byte for byte.

use crate::changes::{Change, entries, manifest};
use crate::plain;
use crate::saved::saved;
use crate::sentence::Sentence;
use on_record_engine::language::Language;
use on_record_engine::model::archive::{self, ArchiveError};
use on_record_engine::model::{Actor, Statement, StatementKey};
use on_record_engine::pack::{names_in_articles, revise, settle};
use on_record_engine::text::slug;
use on_record_engine::{ArticleId, Corpus, Span, StatementId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An archive on the desk.
#[derive(Debug)]
pub struct Edited {
    bytes: Vec<u8>,
    base: Corpus,
    /// With all changes; nothing while there are none.
    shown: Option<Corpus>,
    language: Language,
}

/// What a list of changes makes of an archive.
#[derive(Debug)]
pub struct Applied {
    /// Its bytes.
    pub archive: Vec<u8>,
    /// What could not be done: the change's place in the list, from 0, and why.
    pub problems: Vec<(usize, Sentence)>,
}

/// A statement on the desk. Offsets count UTF-16 units of the text, as browsers do.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// Its key.
    pub key: String,
    /// Its words as the archive had them before this visit, by which a correction finds it again.
    pub words: Vec<String>,
    /// Its article's name.
    pub article: String,
    /// The headline, or the name.
    pub title: String,
    /// The article's text.
    pub text: String,
    /// Where the statement stands.
    pub content: Vec<[usize; 2]>,
    /// Who speaks, where somebody is named.
    pub speaker: Option<String>,
    /// The speaker in addresses.
    pub slug: Option<String>,
    /// Who may speak, where nobody is named.
    pub perhaps: Option<String>,
    /// How the article calls the speaker.
    pub source: String,
    /// How sure it is that these words are a statement, and the speaker's: percent.
    pub sure: [u8; 2],
    /// The day it was said.
    pub day: Option<String>,
    /// Whom or what it was told to.
    pub addressee: Option<String>,
    /// The labels of its topics.
    pub topics: Vec<String>,
    /// What editors said about it: `confirmed`, `reassigned`, `mended`, `added`.
    pub correction: Option<&'static str>,
    /// Why.
    pub note: String,
}

/// An actor on the desk.
#[derive(Debug, Serialize)]
pub struct Person {
    /// In addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// What it is called beside its name.
    pub role: Option<String>,
    /// What sort of actor it is.
    pub kind: &'static str,
    /// At Wikidata: "Q42".
    pub wikidata: Option<String>,
    /// Other names than its own by which single articles know it at its fullest: what can be parted from it.
    pub forms: Vec<String>,
    /// The articles in which it speaks or is spoken about by a name.
    pub articles: Vec<Appearance>,
}

/// An article in which an actor speaks or is spoken about.
#[derive(Debug, Serialize)]
pub struct Appearance {
    /// The article's name.
    pub article: String,
    /// Its headline, or its name.
    pub title: String,
    /// What it calls the actor at its fullest.
    pub form: String,
    /// Number of the actor's statements in it.
    pub statements: usize,
}

/// What may be chosen.
#[derive(Debug, Serialize)]
pub struct Choices {
    /// Who speaks or is spoken about, by name.
    pub speakers: Vec<String>,
    /// The labels of the topics.
    pub topics: Vec<String>,
    /// Whom or what statements were told to.
    pub channels: Vec<String>,
    /// The statements that nobody has corrected before this visit, the least sure first.
    pub review: Vec<String>,
    /// Whether the archive has corrections from before.
    pub corrected: bool,
}

impl Edited {
    /// From an archive's bytes.
    ///
    /// # Errors
    /// Where the bytes are no archive that this version opens.
    pub fn new(bytes: Vec<u8>, language: Language) -> Result<Self, ArchiveError> {
        Ok(Self { base: archive::decode(&bytes)?, bytes, shown: None, language })
    }

    fn shown(&self) -> &Corpus {
        self.shown.as_ref().unwrap_or(&self.base)
    }

    /// Corrects the archive as it was by all changes of a list. Always succeeds.
    #[must_use]
    pub fn apply(&mut self, changes: &[Change]) -> Applied {
        let manifest = manifest(&entries(changes));
        if changes.is_empty() {
            self.shown = None;
            return Applied { archive: self.bytes.clone(), problems: Vec::new() };
        }
        let (corpus, told) = revise(&self.base, &manifest, &self.language);
        let archive = archive::encode(&corpus);
        self.shown = Some(corpus);
        let told = told.into_iter().map(|(line, refusal)| (line.saturating_sub(1) as usize, refusal.into()));
        Applied { archive, problems: told.collect() }
    }

    /// The archive with all changes, and with the versions in other articles that statements have by now; nothing where that is
    /// what is shown already. It takes longer than a change may, so it is asked for once the change is seen.
    #[must_use]
    pub fn settle(&mut self) -> Option<Vec<u8>> {
        let settled = settle(self.shown.as_ref()?, &self.language)?;
        let archive = archive::encode(&settled);
        self.shown = Some(settled);
        Some(archive)
    }

    /// `corpus.toml` with a list of changes in it; what is to be told of it.
    ///
    /// # Errors
    /// One sentence where the file is none that anything can be added to.
    pub fn save(&self, file: &str, changes: &[Change]) -> Result<(String, Vec<Sentence>), Sentence> {
        saved(file, &entries(changes))
    }

    /// A statement as it is shown now.
    #[must_use]
    pub fn sheet(&self, key: &str) -> Option<Sheet> {
        let key: StatementKey = key.parse().ok()?;
        let corpus = self.shown();
        let row = corpus.statements.rows().iter().find(|row| row.key == key)?;
        let article = corpus.articles.get(row.article)?;
        let before = self.base.statements.rows().iter().find(|row| row.key == key).unwrap_or(row);
        let actor = |id: Option<_>| id.and_then(|id| corpus.actors.get(id));
        let units = Units::of(&article.text);
        let pieces = |row: &Statement| row.content.iter().map(|span| plain(span.of(&article.text))).collect();
        Some(Sheet {
            key: key.to_string(),
            words: pieces(before),
            article: article.name.clone(),
            title: plain(article.headline().unwrap_or(&article.name)),
            content: row.content.iter().map(|span| units.pair(*span)).collect(),
            speaker: actor(row.actor).map(|actor| actor.name.clone()),
            slug: actor(row.actor.or(row.perhaps)).map(|actor| actor.slug.clone()),
            perhaps: actor(row.perhaps).map(|actor| actor.name.clone()),
            source: row
                .source
                .iter()
                .map(|span| plain(span.of(&article.text)))
                .collect::<Vec<_>>()
                .join(" … "),
            sure: [row.confidence.content, row.confidence.speaker],
            day: row.said.on.map(|day| day.to_string()),
            addressee: row
                .addressee
                .and_then(|told| corpus.channels.get(told.channel))
                .map(|channel| channel.name.clone()),
            topics: row
                .topics
                .iter()
                .filter_map(|id| corpus.topics.get(*id))
                .map(|topic| topic.label.clone())
                .collect(),
            correction: row.correction.as_ref().map(|correction| correction.kind.word()),
            note: row.correction.as_ref().map(|correction| correction.note.clone()).unwrap_or_default(),
            text: article.text.clone(),
        })
    }

    /// An article without a statement of it: what is added to it is said on this sheet. By the article's name, or by its headline.
    #[must_use]
    pub fn blank(&self, article: &str) -> Option<Sheet> {
        let rows = self.shown().articles.rows();
        let headed =
            || rows.iter().find(|row| row.headline().is_some_and(|line| plain(line) == plain(article)));
        let row = rows.iter().find(|row| row.name == article).or_else(headed)?;
        Some(Sheet {
            key: String::new(),
            words: Vec::new(),
            article: row.name.clone(),
            title: plain(row.headline().unwrap_or(&row.name)),
            text: row.text.clone(),
            content: Vec::new(),
            speaker: None,
            slug: None,
            perhaps: None,
            source: String::new(),
            sure: [0; 2],
            day: None,
            addressee: None,
            topics: Vec::new(),
            correction: None,
            note: String::new(),
        })
    }

    /// The articles, by their headlines or else by their names; those in which nothing is said yet come first.
    #[must_use]
    pub fn articles(&self) -> Vec<String> {
        let corpus = self.shown();
        let said: BTreeSet<_> = corpus.statements.rows().iter().map(|row| row.article).collect();
        let mut all: Vec<(bool, String)> = corpus
            .articles
            .iter()
            .map(|(id, row)| (said.contains(&id), plain(row.headline().unwrap_or(&row.name))))
            .collect();
        all.sort_unstable();
        all.dedup_by(|one, other| one.1 == other.1);
        all.into_iter().map(|(_, title)| title).collect()
    }

    /// An actor as it is shown now, by its name in addresses or by its name.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<Person> {
        let corpus = self.shown();
        let is = |actor: &Actor| actor.slug == name || actor.name == name;
        let (id, actor) = corpus.actors.iter().find(|(_, actor)| is(actor))?;
        let mut said = BTreeMap::new();
        for row in corpus.statements.rows().iter().filter(|row| row.actor.or(row.perhaps) == Some(id)) {
            *said.entry(row.article).or_insert(0_usize) += 1;
        }
        let names = names_in_articles(corpus, id, &self.language);
        let mut forms: Vec<String> = names.values().filter(|form| **form != actor.name).cloned().collect();
        forms.sort_unstable();
        forms.dedup();
        let appearance = |(article, form): (ArticleId, String)| {
            let row = corpus.articles.get(article)?;
            let statements = said.get(&article).copied().unwrap_or(0);
            let title = plain(row.headline().unwrap_or(&row.name));
            Some(Appearance { article: row.name.clone(), title, form, statements })
        };
        Some(Person {
            slug: actor.slug.clone(),
            name: actor.name.clone(),
            role: actor.role.clone(),
            kind: actor.kind.word(),
            wikidata: corpus.wikidata_of(id).map(|number| format!("Q{number}")),
            forms,
            articles: names.into_iter().filter_map(appearance).collect(),
        })
    }

    /// What may be chosen, and in which order statements are looked at.
    #[must_use]
    pub fn choices(&self) -> Choices {
        let corpus = self.shown();
        // Who says much stands first among those who share a beginning: browsers keep the order.
        let mut counts = BTreeMap::new();
        for row in corpus.statements.rows() {
            *counts.entry(row.actor).or_insert(0_usize) += 1;
        }
        // Who has no name is offered where somebody else is written so: "police (group)".
        let named = |actor: &Actor| actor.kind.is_named();
        let written: BTreeSet<String> =
            corpus.actors.rows().iter().filter(|actor| named(actor)).map(|actor| slug(&actor.name)).collect();
        let offered = |actor: &Actor| named(actor) || written.contains(&slug(&actor.name));
        let mut speakers: Vec<_> = corpus.actors.iter().filter(|(_, actor)| offered(actor)).collect();
        speakers.sort_by_key(|(id, actor)| {
            (std::cmp::Reverse(counts.get(&Some(*id)).copied().unwrap_or(0)), actor.name.clone())
        });
        let mut seen = BTreeSet::new();
        let mut least: Vec<(u8, StatementId, &Statement)> = self
            .base
            .statements
            .iter()
            .filter(|(_, row)| row.correction.is_none())
            .map(|(id, row)| (row.confidence.content.min(row.confidence.speaker), id, row))
            .collect();
        least.sort_by_key(|(sure, id, _)| (*sure, *id));
        let any = self.base.statements.rows().iter().any(|row| row.correction.is_some());
        Choices {
            speakers: speakers
                .into_iter()
                .map(|(_, actor)| match named(actor) {
                    true => actor.name.clone(),
                    false => format!("{} ({})", actor.name, actor.kind.word()),
                })
                .filter(|n| seen.insert(n.clone()))
                .collect(),
            topics: corpus.topics.rows().iter().map(|topic| topic.label.clone()).collect(),
            channels: corpus.channels.rows().iter().map(|channel| channel.name.clone()).collect(),
            review: least.into_iter().map(|(_, _, row)| row.key.to_string()).collect(),
            corrected: any || !self.base.withdrawn.is_empty(),
        }
    }
}

/// Bytes of a text as UTF-16 units, from the front.
struct Units<'t>(&'t str);

impl<'t> Units<'t> {
    const fn of(text: &'t str) -> Self {
        Self(text)
    }

    fn at(&self, byte: u32) -> usize {
        let before = self.0.get(..byte as usize).unwrap_or(self.0);
        before.chars().map(char::len_utf16).sum()
    }

    fn pair(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}
