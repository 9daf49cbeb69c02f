//! Answers from the segments of a sharded archive.

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{ArticleId, ClusterId, Id, StatementId};
use crate::model::statement_key::StatementKey;
use crate::query::bits::Bits;
use crate::query::facet::{Facet, Value};
use crate::query::filter::{Query, SHORT, Sort};
use crate::query::standing::Standing;
use crate::shards::any_archive::{AnyArchive, Body, Card, Gap, Totals, Wanted};
use crate::shards::fetched::Shards;
use crate::shards::file::Part;
use crate::shards::layout::{fixed, table};
use crate::shards::plan::Plan;
use crate::shards::select::{Asked, Chosen, Found, Unfound};
use std::ops::Range;

impl Shards {
    /// All segments of the directories that have been fetched, newest first.
    pub(super) fn segments(&self) -> impl Iterator<Item = Asked<'_>> {
        let open = self.runs.iter().enumerate().filter_map(|(at, run)| Some((at, run.open.as_ref()?)));
        open.flat_map(move |(run, directory)| {
            let segments = directory.segments.iter().enumerate();
            segments.map(move |(at, segment)| Asked { shards: self, run, at, directory, segment })
        })
    }

    /// Tells what a plan finds, segment after segment, so that the rows of one are held at a time; gives what is done
    /// without. Where files are wanted what was told is not all.
    pub(super) fn found<'a>(
        &'a self,
        plan: &Plan,
        mut tell: impl FnMut(Asked<'a>, Found),
    ) -> Result<Vec<Gap>, Wanted> {
        let (mut gaps, mut wanted) = (Vec::new(), Vec::new());
        let closed = self.runs.iter().filter(|run| run.open.is_none());
        gaps.extend(closed.map(|run| Gap { reported: None, statements: run.stated.rows }));
        for asked in self.segments() {
            match asked.find(plan) {
                Ok(found) if wanted.is_empty() => tell(asked, found),
                Ok(_) => {}
                Err(Unfound::Files(files)) => wanted.extend(files),
                Err(Unfound::LeftOut) => {
                    gaps.push(Gap { reported: asked.segment.reported, statements: asked.segment.rows });
                }
            }
        }
        Wanted::unless(wanted, gaps)
    }

    /// A statement in the part of the corpus that has its text, by its row.
    pub(super) fn text(&self, row: usize) -> Result<Option<(&Corpus, StatementId)>, Wanted> {
        let wanted = |row: usize| self.front.as_ref()?.front.rows.iter().position(|own| *own as usize == row);
        if let (Some(place), Some(front)) = (wanted(row), &self.front) {
            return Ok(Some((&front.corpus, StatementId::from_index(place))));
        }
        let Some(found) = self.text_file(row)? else { return Ok(None) };
        let segment = &self.runs[found.run].segments[found.segment];
        let corpus = segment.texts.get(&found.file).ok_or_else(|| Wanted::one(found.part))?.at(self.now);
        Ok(Some((corpus, StatementId::from_index(found.place))))
    }

    /// Where the text of a row lies.
    pub(super) fn text_file(&self, row: usize) -> Result<Option<TextFile>, Wanted> {
        Wanted::unless(self.missing_runs(), ())?;
        let Some((run, at, place)) = self.place_of_row(row) else { return Ok(None) };
        let Some(asked) = self.asked(run, at) else { return Ok(None) };
        let columns = asked.segment.columns;
        let segment = &self.runs[run].segments[at];
        let Some(columns) = &segment.columns else { return Err(Wanted::one(columns)) };
        let Some(place) = segment.text_places.get(place).map(|place| *place as usize) else {
            return Ok(None);
        };
        let found = file_of(&columns.texts, place);
        Ok(found.map(|(file, first, part)| TextFile { run, segment: at, file, place: place - first, part }))
    }

    /// The cluster of a row: its key, and how many statements it has.
    pub(super) fn together(&self, row: usize) -> Result<Option<(StatementKey, u32)>, Wanted> {
        if let Some(open) = &self.front
            && let Some(place) = open.front.rows.iter().position(|own| *own as usize == row)
        {
            return Ok(open.front.together.get(place).copied().flatten());
        }
        Wanted::unless(self.missing_runs(), ())?;
        let Some((run, at, place)) = self.place_of_row(row) else { return Ok(None) };
        let Some(asked) = self.asked(run, at) else { return Ok(None) };
        let Some(columns) = &self.runs[run].segments[at].columns else {
            return Err(Wanted::one(asked.segment.columns));
        };
        let found = columns.together.binary_search_by_key(&(place as u32), |(row, _, _)| *row).ok();
        Ok(found.and_then(|at| columns.together.get(at)).map(|(_, key, members)| (*key, *members)))
    }

    /// How telling the statement of a row is, as a place in [`Standing::ALL`].
    #[cfg(feature = "extract")]
    pub(super) fn standing_of(&self, row: usize) -> Result<u32, Wanted> {
        Wanted::unless(self.missing_runs(), ())?;
        let found =
            self.place_of_row(row).and_then(|(run, at, place)| Some((run, at, place, self.asked(run, at)?)));
        let Some((run, at, place, asked)) = found else { return Ok(Standing::Folded as u32) };
        let columns = self.runs[run].segments[at].columns.as_ref();
        Ok(columns.ok_or_else(|| Wanted::one(asked.segment.columns))?.standing.get(place))
    }

    fn asked(&self, run: usize, at: usize) -> Option<Asked<'_>> {
        let directory = self.runs.get(run)?.open.as_ref()?;
        let segment = directory.segments.get(at)?;
        Some(Asked { shards: self, run, at, directory, segment })
    }

    /// The first row of the whole archive that has a name, or the first article.
    fn first_of(&self, name: &str, of: fn((u32, u32)) -> u32) -> Result<Option<usize>, Wanted> {
        let rows = self.rows_of_name(name)?;
        let found = self.runs.iter().zip(rows).find_map(|(run, rows)| Some((of(run.first), *rows?.first()?)));
        Ok(found.map(|(first, row)| (first + row) as usize))
    }

    /// How many values of a facet are known.
    fn values(&self, facet: Facet) -> usize {
        table(facet).map_or(fixed(facet), |at| self.known[at.place()].len())
    }
}

/// The file of a row's text: its run, its segment, its number there; and the row's place in it.
pub(super) struct TextFile {
    pub(super) run: usize,
    pub(super) segment: usize,
    pub(super) file: usize,
    pub(super) place: usize,
    pub(super) part: Part,
}

/// The file that has this place, its number, its first place.
fn file_of(files: &[(u32, Part)], place: usize) -> Option<(usize, usize, Part)> {
    let at = files.partition_point(|(first, _)| *first as usize <= place).checked_sub(1)?;
    files.get(at).map(|(first, part)| (at, *first as usize, *part))
}

impl AnyArchive for Shards {
    fn totals(&self, query: &Query) -> Result<Totals, Wanted> {
        let plan = self.plan(query)?;
        let mut sums = Sums::new(self);
        let without = self.found(&plan, |asked, found| sums.add(&asked, &found))?;
        let mut totals = sums.totals;
        totals.without = without;
        let shown = totals.total - sums.folded;
        let folds = query.sort == Sort::Telling && plan.question.is_empty();
        totals.folded = if folds && shown >= SHORT { sums.folded } else { 0 };
        Ok(totals)
    }

    fn list(&self, query: &Query, places: Range<usize>) -> Result<Vec<StatementId>, Wanted> {
        self.listed(query, places)
    }

    fn card(&self, statement: StatementId) -> Result<Option<Card<'_>>, Wanted> {
        let (text, together) = (self.text(statement.index()), self.together(statement.index()));
        match (text, together) {
            (Ok(text), Ok(together)) => {
                Ok(text.map(|(corpus, statement)| Card { corpus, statement, together }))
            }
            (Err(wanted), _) | (_, Err(wanted)) => Err(wanted),
        }
    }

    fn article(&self, article: ArticleId) -> Result<Option<Body<'_>>, Wanted> {
        Wanted::unless(self.missing_runs(), ())?;
        let Some((run, at, place)) = self.place_of_article(article) else { return Ok(None) };
        let Some(asked) = self.asked(run, at) else { return Ok(None) };
        let segment = &self.runs[run].segments[at];
        let Some(columns) = &segment.columns else { return Err(Wanted::one(asked.segment.columns)) };
        let Some((file, first, part)) = file_of(&columns.articles, place) else { return Ok(None) };
        let corpus = segment.articles.get(&file).ok_or_else(|| Wanted::one(part))?.at(self.now);
        Ok(Some(Body { corpus, article: ArticleId::from_index(place - first) }))
    }

    fn value(&self, facet: Facet, slug: &str) -> Result<Option<Value>, Wanted> {
        let known = table(facet).and_then(|at| self.known[at.place()].find(slug)).map(Value::row_of);
        if known.is_none() {
            Wanted::unless(self.missing_runs(), ())?;
        }
        Ok(known)
    }

    fn called(&self, facet: Facet, value: Value) -> Option<(&str, &str)> {
        let known = self.known.get(table(facet)?.place())?;
        Some((known.slug(value.row()?)?, known.name(value.row()?)?))
    }

    fn statement(&self, key: StatementKey) -> Result<Option<StatementId>, Wanted> {
        Ok(self.first_of(&format!("/st/{key}"), |first| first.0)?.map(StatementId::from_index))
    }

    fn article_named(&self, name: &str) -> Result<Option<ArticleId>, Wanted> {
        Ok(self.first_of(&format!("/doc/{name}"), |first| first.1)?.map(ArticleId::from_index))
    }

    /// A cluster's number is the first row of it.
    fn cluster(&self, key: StatementKey) -> Result<Option<ClusterId>, Wanted> {
        Ok(self.first_of(&format!("/var/{key}"), |first| first.0)?.map(ClusterId::from_index))
    }
}

/// What is counted, segment by segment.
struct Sums<'a> {
    shards: &'a Shards,
    totals: Totals,
    folded: usize,
}

impl<'a> Sums<'a> {
    fn new(shards: &'a Shards) -> Self {
        let counts = Facet::ALL.map(|facet| vec![0; shards.values(facet) + 1]);
        Self { shards, totals: Totals { counts, ..Totals::default() }, folded: 0 }
    }

    fn add(&mut self, asked: &Asked<'_>, found: &Found) {
        let segment = asked.segment;
        match &found.rows {
            Chosen::None => {}
            Chosen::All => {
                self.totals.total += segment.rows as usize;
                self.totals.articles += segment.telling as usize;
                self.totals.dated += segment.dated as usize;
                self.folded += segment.standings[Standing::Folded as usize] as usize;
                self.span(segment.days);
            }
            Chosen::Rows(rows) => self.add_rows(asked, rows),
        }
        for facet in Facet::ALL {
            let chosen = found.beside[facet.index()].as_ref().unwrap_or(&found.rows);
            self.count(asked, facet, chosen);
        }
    }

    fn add_rows(&mut self, asked: &Asked<'_>, rows: &[u32]) {
        let Ok(columns) = asked.columns() else { return };
        let mut articles = Bits::none(asked.segment.articles as usize);
        for &row in rows {
            articles.insert(columns.article.get(row as usize) as usize);
            let folded = columns.standing.get(row as usize) == Standing::Folded as u32;
            self.folded += usize::from(folded);
        }
        self.totals.total += rows.len();
        self.totals.articles += articles.count();
        let dated = rows.partition_point(|row| *row < asked.segment.dated);
        self.totals.dated += dated;
        let day = |row: u32| columns.day(row);
        let newest = rows.first().and_then(|row| day(*row));
        let oldest = dated.checked_sub(1).and_then(|last| day(*rows.get(last)?));
        self.span(oldest.zip(newest));
    }

    fn span(&mut self, days: Option<(Date, Date)>) {
        self.totals.days = match (self.totals.days, days) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }

    fn count(&mut self, asked: &Asked<'_>, facet: Facet, chosen: &Chosen) {
        let has = &asked.segment.has[facet.index()];
        let own: Vec<u32> = match chosen {
            Chosen::None => return,
            Chosen::All => std::iter::once(has.none).chain(has.counts.iter().copied()).collect(),
            Chosen::Rows(rows) => match asked.columns() {
                Ok(columns) => asked.tally(columns, facet, rows),
                Err(_) => return,
            },
        };
        let counts = &mut self.totals.counts[facet.index()];
        let none = counts.len() - 1;
        let numbers = table(facet).map(|at| &self.shards.runs[asked.run].numbers[at.place()]);
        for (place, count) in own.into_iter().enumerate() {
            let number = place.checked_sub(1).and_then(|place| has.numbers.get(place)).copied();
            let slot = number.map(|number| {
                numbers.map_or(number, |known| known.get(number as usize).copied().unwrap_or(u32::MAX))
            });
            if let Some(sum) = counts.get_mut(slot.map_or(none, |slot| slot as usize)) {
                *sum += count;
            }
        }
    }
}
