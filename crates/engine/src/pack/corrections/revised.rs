//! A corpus corrected as it stands, without its articles being read again: what a page does while an editor works.
//!
//! Speakers, bounds, days, addressees, topics, actors, what was missed and what is taken back are right at once, and so are the
//! genders that pronouns state (`genders::Before`). A statement that was missed has the topics of its article, or those that
//! `corpus.toml` names by their terms. What only the readings can tell waits for the next packing: whom added words speak about.
//! Topics that are found are not found anew under an editor's hands: filters would lose what they ask for. A statement that no
//! longer has its cluster's speaker leaves the cluster; which ones it joins `pack::settle` finds out.

use super::applied::{speakers, topics};
use super::bounds::Words;
use super::cluster_members::clusters;
use super::meant::read_as;
use super::orders::{Meant, Order};
use super::people;
use super::readings::{order, set, tell_day};
use crate::language::Language;
use crate::model::corpus::{Channel, Corpus, Kind, TopicFrom};
use crate::model::id::{ArticleId, ChannelId, Id, StatementId, Table, TopicId};
use crate::model::statement::{Addressee, Confidence, CorrectionKind, Said, Statement};
use crate::model::statement_key::StatementKey;
use crate::pack::compared_words::{of_spans, words};
use crate::pack::genders;
use crate::pack::given::Problems;
use crate::pack::keys::Keys;
use crate::pack::manifest::{AddedEntry, CorrectionEntry, EntryValue, Manifest, Mended};
use crate::pack::refusal::{Refusal, Why};
use crate::pack::topics::Terms;
use crate::text::parsed::Parsed;
use crate::text::slug::slug;
use std::collections::BTreeMap;

/// Corrects a packed corpus by what a manifest says of actors and statements; its other entries change nothing here. Always
/// succeeds: what matches nothing is told with its line. The same corpus and manifest give the same result, and a manifest
/// that says nothing gives the same corpus.
#[must_use]
pub fn revise(corpus: &Corpus, manifest: &Manifest, language: &Language) -> (Corpus, Vec<(u32, Refusal)>) {
    let mut problems = Problems::of(&manifest.file);
    let mut revised = corpus.clone();
    if manifest.actors.is_empty() && manifest.corrections.is_empty() && manifest.statements.is_empty() {
        return (revised, problems.refused);
    }
    let unmet = people::revise(&mut revised, manifest, language, &mut problems);
    let mut desk = Desk::new(corpus, language);
    let mut meant = desk.mend(&mut revised, manifest, &mut problems);
    let met = meant.by_other_names(&manifest.actors);
    for (line, name) in unmet.names {
        if !met.contains(&slug(name)) {
            problems.refuse(line, Refusal::new(Why::NoActor, [name]));
        }
    }
    let pronouns = genders::Before::of(&revised, language, |key| meant.orders.contains_key(&key));
    speakers(&mut revised, &meant);
    for entry in unmet.entries {
        if !people::describe_as_new(&mut revised, entry) {
            problems.refuse(entry.line, Refusal::new(Why::NoActor, [&entry.label]));
        }
    }
    pronouns.follow(&mut revised, language);
    if !revised.actor_affiliations.is_empty() {
        revised.actor_affiliations.resize(revised.actors.len(), Vec::new());
    }
    reasons(corpus, &mut revised);
    let named = corpus.topic_from.contains(&Some(TopicFrom::Manifest));
    desk.topics(&mut revised, named);
    topics(&mut revised, named, &meant, &mut problems);
    clusters(&mut revised);
    (revised, problems.refused)
}

/// What is looked up in the corpus as it was, each article's words once.
struct Desk<'c> {
    corpus: &'c Corpus,
    language: &'c Language,
    words: BTreeMap<ArticleId, Words<'c>>,
    parsed: BTreeMap<ArticleId, Parsed<'c>>,
    channels: BTreeMap<String, ChannelId>,
    /// The statements whose bounds were mended, and those that were missed (`true`).
    cut: BTreeMap<StatementKey, bool>,
}

impl<'c> Desk<'c> {
    fn new(corpus: &'c Corpus, language: &'c Language) -> Self {
        let mut channels = BTreeMap::new();
        for (id, channel) in corpus.channels.iter() {
            channels.insert(channel.slug.clone(), id);
        }
        for (id, channel) in corpus.channels.iter() {
            channels.entry(slug(&channel.name)).or_insert(id);
        }
        Self {
            corpus,
            language,
            words: BTreeMap::new(),
            parsed: BTreeMap::new(),
            channels,
            cut: BTreeMap::new(),
        }
    }

    fn text(&self, article: ArticleId) -> &'c str {
        self.corpus.articles.get(article).map_or("", |article| article.text.as_str())
    }

    fn words(&mut self, article: ArticleId) -> &Words<'c> {
        let text = self.text(article);
        self.words.entry(article).or_insert_with(|| Words::of(text))
    }

    fn parsed(&mut self, article: ArticleId) -> &Parsed<'c> {
        let (text, language) = (self.text(article), self.language);
        self.parsed.entry(article).or_insert_with(|| Parsed::cut(text, language))
    }

    /// Mends single statements and adds those that were missed; what is left to be done is told.
    fn mend(&mut self, revised: &mut Corpus, manifest: &Manifest, problems: &mut Problems<'_>) -> Meant {
        let rows: BTreeMap<StatementKey, StatementId> =
            self.corpus.statements.iter().map(|(id, statement)| (statement.key, id)).collect();
        let mut orders = BTreeMap::new();
        for entry in &manifest.corrections {
            let found = match rows.get(&entry.statement).copied() {
                Some(id) => Some(id).filter(|id| self.says(*id, &entry.words)),
                None => self.again(entry),
            };
            let Some(id) = found else {
                problems.refuse(entry.line, mismatch(entry, rows.contains_key(&entry.statement)));
                continue;
            };
            orders.insert(revised.statements[id].key, after(revised, id, order(entry)));
            if let Err(refusal) = self.change(revised, id, &entry.mended) {
                problems.refuse(entry.line, refusal);
            }
        }
        let mut meant = Meant { keys: Vec::new(), orders };
        let mut keys = Keys::default();
        rows.keys().for_each(|key| keys.take(*key));
        self.corpus.withdrawn.iter().for_each(|gone| keys.take(gone.key));
        let mut added = Vec::new();
        for entry in &manifest.statements {
            match self.add(revised, entry, &mut keys, &mut meant) {
                Ok(statement) => added.push(statement),
                Err(refusal) => problems.refuse(entry.line, refusal),
            }
        }
        put_in(revised, added);
        meant
    }

    /// The statement that an entry means, where it is read otherwise now.
    fn again(&self, entry: &CorrectionEntry) -> Option<StatementId> {
        let wanted: Vec<String> = words(&entry.words).into_iter().map(|(word, _)| word).collect();
        let of = |id| self.corpus.articles.get(id).map(|article| article.name.as_str());
        let rows = self.corpus.statements.iter();
        let rows =
            rows.filter(|(_, row)| entry.article.is_none() || of(row.article) == entry.article.as_deref());
        let said = rows.map(|(id, row)| (id, of_spans(self.text(row.article), &row.content)));
        read_as(&wanted, entry.article.is_some(), said)
    }

    /// Whether a statement holds these words in a row.
    fn says(&self, id: StatementId, wanted: &str) -> bool {
        let Some(statement) = self.corpus.statements.get(id) else { return false };
        let wanted: Vec<String> = words(wanted).into_iter().map(|(word, _)| word).collect();
        let said = of_spans(self.text(statement.article), &statement.content);
        !wanted.is_empty() && said.windows(wanted.len()).any(|run| run == wanted)
    }

    fn change(&mut self, revised: &mut Corpus, id: StatementId, mended: &Mended) -> Result<(), Refusal> {
        let Some(statement) = self.corpus.statements.get(id) else { return Ok(()) };
        let article = statement.article;
        let first = statement.content.first().map_or(0, |span| span.start as usize);
        if !mended.content.is_empty() {
            let content = self.words(article).find(&mended.content, mended.before.as_deref(), Some(first))?;
            let (quoted, manner) = set(self.parsed(article), &content);
            let row = &mut revised.statements[id];
            (row.content, row.quoted, row.manner) = (content, quoted, manner);
            if row.correction.is_none() {
                self.cut.insert(row.key, false);
            }
        }
        let mut row = revised.statements[id].clone();
        self.tell(&mut row, &mut revised.channels, mended, first);
        revised.statements[id] = row;
        Ok(())
    }

    /// Tells day and addressee.
    fn tell(
        &mut self,
        row: &mut Statement,
        channels: &mut Table<ChannelId, Channel>,
        mended: &Mended,
        first: usize,
    ) {
        tell_day(&mut row.said, mended);
        match &mended.addressee {
            EntryValue::Nothing => {}
            EntryValue::Unknown => row.addressee = None,
            EntryValue::Is(name) => {
                let wanted = slug(name);
                let channel = *self
                    .channels
                    .entry(wanted.clone())
                    .or_insert_with(|| channels.push(Channel { slug: wanted, name: name.clone() }));
                let named = self.words(row.article).find(std::slice::from_ref(name), None, Some(first));
                let span = named.unwrap_or_default().first().copied();
                let span = span.unwrap_or(crate::Span::at(first, first));
                row.addressee = Some(Addressee { channel, span });
            }
        }
    }

    /// A statement that was missed.
    fn add(
        &mut self,
        revised: &mut Corpus,
        entry: &AddedEntry,
        keys: &mut Keys,
        meant: &mut Meant,
    ) -> Result<Statement, Refusal> {
        let found = self.corpus.articles.rows().binary_search_by(|row| row.name.cmp(&entry.article));
        let Ok(row) = found else {
            return Err(Refusal::new(Why::NoArticle, [&entry.article]));
        };
        let article = ArticleId::from_index(row);
        let content = self.words(article).find(&entry.words, entry.mended.before.as_deref(), None)?;
        let order = Order {
            line: entry.line,
            kind: Some(CorrectionKind::Added),
            speaker: entry.mended.speaker.clone(),
            topics: entry.mended.topics.clone(),
            note: entry.note.clone(),
        };
        let ends = |content: &[crate::Span]| {
            (content.first().map(|span| span.start), content.last().map(|span| span.end))
        };
        let here = || self.corpus.statements.rows().iter().filter(|row| row.article == article);
        if let Some(same) = here().find(|row| ends(&row.content) == ends(&content)) {
            let key = same.key;
            meant.orders.insert(key, Order { kind: Some(CorrectionKind::Mended), ..order });
            return Err(Refusal::new(Why::AlreadyThere, [key.to_string()]));
        }
        let nested = here()
            .any(|row| content.iter().all(|piece| row.content.iter().any(|around| around.contains(*piece))));
        let first = content.first().map_or(0, |span| span.start as usize);
        let key = keys.of(&entry.article, self.text(article), &content);
        let (quoted, manner) = set(self.parsed(article), &content);
        let certain = Confidence { content: 100, speaker: 100 };
        let mut statement = Statement {
            key,
            article,
            content,
            quoted,
            source: Vec::new(),
            cue: Vec::new(),
            manner,
            kind: Kind::Speech,
            nested,
            actor: None,
            perhaps: None,
            about: Vec::new(),
            topics: Vec::new(),
            addressee: None,
            said: Said::default(),
            confidence: certain,
            cluster: None,
            correction: None,
        };
        self.tell(&mut statement, &mut revised.channels, &entry.mended, first);
        meant.orders.insert(key, order);
        self.cut.insert(key, true);
        Ok(statement)
    }

    /// Gives statements with new bounds their topics, where no editor gave them any: by their terms where `corpus.toml` names
    /// them (`named`); else those that were missed have what all others of their article have.
    fn topics(&mut self, revised: &mut Corpus, named: bool) {
        let cut = std::mem::take(&mut self.cut);
        let any = cut.values().any(|missed| named || *missed);
        if !any || revised.topics.is_empty() {
            return;
        }
        let terms = Terms::new(revised.topics.rows());
        revised.topic_from.resize(revised.statements.len(), None);
        for row in 0..revised.statements.len() {
            let id = StatementId::from_index(row);
            let statement = &revised.statements[id];
            let Some(missed) = cut.get(&statement.key) else { continue };
            let article = statement.article;
            let topics = if named {
                let text = self.text(article);
                terms.of(self.parsed(article), text, &statement.content)
            } else if *missed {
                shared(self.corpus, article)
            } else {
                continue;
            };
            let from = if named { TopicFrom::Manifest } else { TopicFrom::Article };
            if let Some(why) = revised.topic_from.get_mut(row) {
                *why = (!topics.is_empty()).then_some(from);
            }
            revised.statements[id].topics = topics;
        }
    }
}

/// The topics that all statements of an article begin with: those of the article itself.
fn shared(corpus: &Corpus, article: ArticleId) -> Vec<TopicId> {
    let rows = corpus.statements.rows();
    let first = rows.partition_point(|row| row.article < article);
    let mut own = rows.get(first..).unwrap_or_default().iter().take_while(|row| row.article == article);
    let mut topics = own.next().map_or(Vec::new(), |row| row.topics.clone());
    for row in own {
        let same = topics.iter().zip(&row.topics).take_while(|(one, other)| one == other).count();
        topics.truncate(same);
    }
    topics
}

fn mismatch(entry: &CorrectionEntry, known: bool) -> Refusal {
    let why = if known { Why::OtherWords } else { Why::NoStatement };
    Refusal::new(why, [entry.statement.to_string(), entry.words.clone()])
}

/// An order after what editors said before: what was added stays so, and a word on the speaker outlives one on the day.
fn after(corpus: &Corpus, id: StatementId, mut order: Order) -> Order {
    let statement = &corpus.statements[id];
    let Some(before) = &statement.correction else { return order };
    if order.note.is_empty() {
        order.note.clone_from(&before.note);
    }
    if order.kind == Some(CorrectionKind::Confirmed) && before.kind != CorrectionKind::Confirmed {
        let actor = statement.actor.or(statement.perhaps).and_then(|id| corpus.actors.get(id));
        order.speaker = actor.map_or(EntryValue::Unknown, |actor| EntryValue::Is(actor.slug.clone()));
        order.kind = Some(before.kind);
    }
    let silent = order.speaker == EntryValue::Nothing && before.kind == CorrectionKind::Reassigned;
    if order.kind == Some(CorrectionKind::Mended) && silent {
        order.kind = Some(CorrectionKind::Reassigned);
        let actor = statement.actor.and_then(|id| corpus.actors.get(id));
        order.speaker = actor.map_or(EntryValue::Unknown, |actor| EntryValue::Is(actor.slug.clone()));
    }
    if order.kind.is_some() && before.kind == CorrectionKind::Added {
        if order.speaker == EntryValue::Nothing {
            let actor = statement.actor.and_then(|id| corpus.actors.get(id));
            order.speaker = actor.map_or(EntryValue::Unknown, |actor| EntryValue::Is(actor.slug.clone()));
        }
        order.kind = Some(CorrectionKind::Added);
    }
    order
}

/// Puts statements where their places in the texts are.
fn put_in(corpus: &mut Corpus, mut added: Vec<Statement>) {
    if added.is_empty() {
        return;
    }
    let place = |row: &Statement| (row.article, row.content.first().map_or(0, |span| span.start));
    added.sort_by_key(place);
    let mut added = added.into_iter().peekable();
    let mut statements = Vec::with_capacity(corpus.statements.len() + added.len());
    for row in std::mem::take(&mut corpus.statements).into_rows() {
        // Behind those that begin where it does, as packing has it.
        while let Some(next) = added.next_if(|next| place(&row) > place(next)) {
            statements.push(next);
        }
        statements.push(row);
    }
    statements.extend(added);
    corpus.statements = statements.into_iter().collect();
}

/// Tells again why statements have their topics: some have come, some have left.
fn reasons(before: &Corpus, corpus: &mut Corpus) {
    if before.topic_from.is_empty() {
        return;
    }
    let told = before.statements.rows().iter().map(|row| row.key).zip(&before.topic_from);
    let told: BTreeMap<StatementKey, Option<TopicFrom>> = told.map(|(key, from)| (key, *from)).collect();
    let rows = corpus.statements.rows().iter();
    corpus.topic_from = rows.map(|row| told.get(&row.key).copied().flatten()).collect();
}
