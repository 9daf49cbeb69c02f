//! A query as conditions that a segment can be tested by, once the words it asks for have been looked up.

use crate::model::id::{Id, StatementId};
use crate::query::facet::{Facet, Value};
use crate::query::filter::{Days, Query, Scope};
use crate::query::search::{Question, SHARED, Terms, most};
use crate::shards::any_archive::Wanted;
use crate::shards::fetched::{OpenRun, Shards};
use crate::shards::file::Part;
use crate::shards::layout::{FACETS, table};
use crate::sorting::{sort, sort_by_number};
use std::collections::BTreeSet;

/// What a row must meet.
pub(super) enum Condition {
    /// One of these values.
    Any(Facet, Vec<Value>),
    /// None of these.
    Not(Facet, Vec<Value>),
    Days(Days),
    /// One of these rows of each run, ascending; none where they cannot be told.
    Rows(Vec<Option<Vec<u32>>>),
    /// This article: its run, its segment, its place.
    Article(usize, usize, usize),
    /// One of these rows of each run, or one of these topics; not this speaker, none of these rows.
    Others(Others),
    /// No reprint repeats it.
    Independent,
    /// The question's words follow each other.
    Phrases,
}

/// What others say on a statement's matter.
pub(super) struct Others {
    pub(super) topics: Vec<Value>,
    pub(super) like: Vec<Option<Vec<u32>>>,
    pub(super) speaker: Vec<Value>,
    pub(super) own: Vec<Option<Vec<u32>>>,
}

/// A query made ready.
pub(super) struct Plan {
    pub(super) question: Question,
    /// All must be met.
    pub(super) fixed: Vec<Condition>,
    /// The open group of each facet, which counts of that facet leave aside.
    pub(super) open: [Option<Vec<Value>>; FACETS],
}

impl Shards {
    /// Looks up what a query asks for.
    pub(super) fn plan(&self, query: &Query) -> Result<Plan, Wanted> {
        Wanted::unless(self.missing_runs(), ())?;
        let question = Question::read_in(&query.words, self.stemming()).with_short_words_whole();
        let mut fixed = Vec::new();
        let mut wanted = Vec::new();
        let mut add = |condition: Result<Condition, Wanted>| match condition {
            Ok(condition) => fixed.push(condition),
            Err(Wanted { files }) => wanted.extend(files),
        };
        if let Some(scope) = &query.scope {
            match scope {
                Scope::Value(facet, value) => add(Ok(Condition::Any(*facet, vec![*value]))),
                Scope::Either(facet, one, other) => add(Ok(Condition::Any(*facet, vec![*one, *other]))),
                Scope::Article(article) => {
                    // An article that is not there has no statements.
                    add(Ok(match self.place_of_article(*article) {
                        Some((run, segment, place)) => Condition::Article(run, segment, place),
                        None => Condition::Rows(vec![Some(Vec::new()); self.runs.len()]),
                    }));
                }
                Scope::Cluster(cluster) => add(self.members(cluster.index()).map(Condition::Rows)),
                Scope::Others(statement) => add(self.others(*statement).map(Condition::Others)),
            }
        }
        for (facet, value) in &query.named {
            add(Ok(Condition::Any(*facet, vec![*value])));
        }
        let mut open = Facet::ALL.map(|_| None);
        for facet in Facet::ALL {
            let selection = query.of(facet);
            if let Some((last, settled)) = selection.any.split_last() {
                open[facet.index()] = Some(last.clone());
                settled.iter().for_each(|any| add(Ok(Condition::Any(facet, any.clone()))));
            }
            if !selection.not.is_empty() {
                add(Ok(Condition::Not(facet, selection.not.clone())));
            }
        }
        if query.days != Days::All {
            add(Ok(Condition::Days(query.days)));
        }
        if query.independent {
            add(Ok(Condition::Independent));
        }
        if !question.is_empty() {
            add(self.rows_of(&question).map(Condition::Rows));
        }
        if question.has_phrases() {
            add(Ok(Condition::Phrases));
        }
        Wanted::unless(wanted, Plan { question, fixed, open })
    }

    /// The rows of each run that have a term of each word of a question.
    pub(super) fn rows_of(&self, question: &Question) -> Result<Vec<Option<Vec<u32>>>, Wanted> {
        let mut wanted = Vec::new();
        let mut runs = Vec::new();
        for run in &self.runs {
            let mut found: Option<Vec<u32>> = None;
            let mut is_known = run.open.is_some();
            for sought in question.sought() {
                match self.union(run, &sought.terms(), |term| sought.fits(term)) {
                    Ok(rows) => found = Some(found.map_or(rows.clone(), |before| common(&before, &rows))),
                    Err(files) if files.iter().any(|part| self.left_out.contains(part)) => is_known = false,
                    Err(files) => wanted.extend(files),
                }
            }
            runs.push(is_known.then_some(found.unwrap_or_default()));
        }
        Wanted::unless(wanted, runs)
    }

    /// The rows of a name, `/st/mfzq4d2yba` for one, in each run; of an article its number.
    pub(super) fn rows_of_name(&self, name: &str) -> Result<Vec<Option<Vec<u32>>>, Wanted> {
        Wanted::unless(self.missing_runs(), ())?;
        let mut wanted = Vec::new();
        let mut runs = Vec::new();
        let terms = Terms { named: vec![name.to_owned()], begin: None };
        for run in &self.runs {
            runs.push(match self.union(run, &terms, |term| term == name) {
                Ok(rows) => run.open.is_some().then_some(rows),
                Err(files) if files.iter().any(|part| self.left_out.contains(part)) => None,
                Err(files) => {
                    wanted.extend(files);
                    None
                }
            });
        }
        Wanted::unless(wanted, runs)
    }

    /// The rows of those of a run's terms that fit.
    fn union(
        &self,
        run: &OpenRun,
        terms: &Terms<'_>,
        fits: impl Fn(&str) -> bool,
    ) -> Result<Vec<u32>, Vec<Part>> {
        let Some(open) = &run.open else { return Ok(Vec::new()) };
        let places = places(&open.words, terms);
        let (mut rows, mut missing, mut terms) = (Vec::new(), Vec::new(), 0);
        for at in places {
            let Some((_, part)) = open.words.get(at) else { continue };
            let Some(chunk) = run.words.get(&at).map(|held| held.at(self.now)) else {
                missing.push(*part);
                continue;
            };
            for (_, place) in chunk.terms().filter(|(term, _)| fits(term)) {
                // Rows that are none are left aside as a damaged file would be: its hash says that it is as written.
                let limit = run.stated.rows.max(run.stated.articles);
                rows.extend(chunk.rows(place, limit).unwrap_or_default());
                terms += 1;
            }
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        if terms > 1 {
            sort_by_number(&mut rows, |&row| row.into());
            rows.dedup();
        }
        Ok(rows)
    }

    /// The rows of the cluster that a row is of.
    fn members(&self, row: usize) -> Result<Vec<Option<Vec<u32>>>, Wanted> {
        match self.together(row)? {
            Some((key, _)) => self.rows_of_name(&format!("/var/{key}")),
            None => Ok(vec![Some(Vec::new()); self.runs.len()]),
        }
    }

    /// See `query::others`.
    fn others(&self, id: StatementId) -> Result<Others, Wanted> {
        let nothing = || vec![Some(Vec::new()); self.runs.len()];
        let Some((corpus, own)) = self.text(id.index())? else {
            return Ok(Others { topics: vec![], like: nothing(), speaker: vec![], own: nothing() });
        };
        let statement = &corpus.statements[own];
        let known = |facet: Facet, slug: &str| {
            let at = table(facet)?;
            self.known.get(at.place())?.find(slug).map(Value::row_of)
        };
        // A subject holds far more than the story that the statement belongs to.
        let is_subject = |topic| statement.topics.iter().any(|&other| corpus.parent(other) == Some(topic));
        let topics = statement.topics.iter().filter(|&&topic| !is_subject(topic));
        let topics = topics.filter_map(|&id| known(Facet::Topic, &corpus.topics[id].slug)).collect();
        let speaker = statement.actor.and_then(|id| known(Facet::Speaker, &corpus.actors[id].slug));
        let text = &corpus.articles[statement.article].text;
        let (mut wanted, mut lists) = (Vec::new(), Vec::new());
        for word in Question::of_each_word(statement, text, self.stemming()) {
            match self.rows_of(&word) {
                Ok(rows) => lists.push(rows),
                Err(Wanted { files }) => wanted.extend(files),
            }
        }
        let mut own_rows = match self.members(id.index()) {
            Ok(rows) => rows,
            Err(Wanted { files }) => {
                wanted.extend(files);
                nothing()
            }
        };
        if let Some((run, segment, place)) = self.place_of_row(id.index()) {
            let row = self.runs[run].segments[segment].first.0 + place as u32;
            if let Some(Some(rows)) = own_rows.get_mut(run) {
                // The cluster's rows are sorted, and the statement may be one of them.
                rows.push(row);
                sort(rows);
            }
        }
        let like = self.like(&lists);
        Wanted::unless(wanted, Others { topics, like, speaker: speaker.into_iter().collect(), own: own_rows })
    }

    /// The rows that stand in several of these lists, of which those that are too long are left aside.
    fn like(&self, lists: &[Vec<Option<Vec<u32>>>]) -> Vec<Option<Vec<u32>>> {
        let most = most(self.manifest.statements as usize);
        let length = |list: &&Vec<Option<Vec<u32>>>| list.iter().flatten().map(Vec::len).sum::<usize>();
        let telling: Vec<_> = lists.iter().filter(|list| length(list) <= most).collect();
        let of_run = |run: usize| {
            let mut rows: Vec<u32> =
                telling.iter().filter_map(|list| list.get(run)?.as_ref()).flatten().copied().collect();
            sort(&mut rows);
            let shared = rows.chunk_by(|a, b| a == b).filter(|same| same.len() >= usize::from(SHARED));
            let known = lists.iter().all(|list| list.get(run).is_some_and(Option::is_some));
            known.then(|| shared.filter_map(|same| same.first().copied()).collect())
        };
        (0..self.runs.len()).map(of_run).collect()
    }
}

/// The files in which terms may stand, by number; of each the first term is known.
fn places(files: &[(String, Part)], terms: &Terms<'_>) -> BTreeSet<usize> {
    // The first file may begin with a later term than the one that is sought: then no file has it.
    let before = |start: &str| files.partition_point(|(first, _)| first.as_str() <= start);
    let mut places: BTreeSet<usize> =
        terms.named.iter().filter_map(|name| before(name).checked_sub(1)).collect();
    if let Some(start) = terms.begin {
        let from = before(start);
        places.extend(from.checked_sub(1));
        let later = files.iter().enumerate().skip(from);
        places.extend(later.take_while(|(_, (first, _))| first.starts_with(start)).map(|(at, _)| at));
    }
    places
}

/// What two ascending lists share.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.iter().copied().filter(|row| long.binary_search(row).is_ok()).collect()
}
