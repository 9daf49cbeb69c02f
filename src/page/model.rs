//! The whole page as plain data: what stands on top, what is filtered, what is listed, what lies beside the list.

use crate::address::{Address, write};
use crate::dates::is_few;
use crate::library::Library;
use crate::links::{Link, Links, list_of};
use crate::list_window::{ListWindow, STEP};
use crate::page::bar::model::{ViewTab, caption, views};
use crate::page::head::model::{self as head, Head};
use crate::parts::articles::model::{self as articles, ArticleView};
use crate::parts::card::model::Card;
use crate::parts::chips::model::{self as chips, Chip};
use crate::parts::corrected::model::{self as words, Corrected};
use crate::parts::empty::model::{self as empty, Empty};
use crate::parts::facets::model::{self as facets, DaysView, FacetView};
use crate::rail::Rail;
use crate::resolve::{Resolved, Subject};
use crate::texts::{Locale, fill};
use crate::views;
use crate::views::article::model::{OpenArticle, article};
use crate::views::compare::model::{self as compare, CompareView};
use crate::views::figure::{Asked, Figure};
use crate::views::list::model::{self as list, Group};
use crate::views::positions::model::{self as positions, Positions};
use crate::views::profile::model::{self as profile, Profile};
use crate::views::variants::model::{self as variants, Variants};
use crate::wordings::{Listed, listed};
use on_record_engine::StatementId;
use on_record_engine::query::{Days, Facet, Hits, day};
use std::rc::Rc;
use yew::AttrValue;

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The address it stands for, as it was understood.
    pub address: Address,
    /// The views to choose from, each with the filters as they are.
    pub views: Rc<[ViewTab]>,
    /// What stands on top.
    pub head: Head,
    /// What a page about someone or something tells at a glance.
    pub profile: Option<Rc<Profile>>,
    /// The picture above the list.
    pub figure: Option<Figure>,
    /// What a picture's file is called, and what it says of its source.
    pub caption: (AttrValue, AttrValue),
    /// What could not be used of the address.
    pub notices: Rc<[AttrValue]>,
    /// "12 statements"
    pub count: AttrValue,
    /// How many that is.
    pub total: usize,
    /// "in 4 articles, 22–24 August 2025 and undated"
    pub spread: AttrValue,
    /// "4 new since this link was made", and where they are.
    pub newer: Option<Link>,
    /// Where what reprints repeat is left out; absent where the answer has none of it.
    pub reports: Option<AttrValue>,
    /// What is filtered.
    pub chips: Rc<[Chip]>,
    /// Where nothing is filtered; absent where nothing is.
    pub clear: Option<AttrValue>,
    /// The words asked for.
    pub words: AttrValue,
    /// What was searched in their place, where no statement has them.
    pub corrected: Option<Corrected>,
    /// The facet rail.
    pub facets: Rc<[FacetView]>,
    /// The days filter.
    pub days: Rc<DaysView>,
    /// The orders of the list: name, link, whether it is this one.
    pub sorts: Rc<[(Link, bool)]>,
    /// Two actors side by side, in place of the list.
    pub compare: Option<Rc<CompareView>>,
    /// One statement in the words of each article, in place of the list.
    pub variants: Option<Rc<Variants>>,
    /// What a speaker said on a topic, in place of the list.
    pub positions: Option<Rc<Positions>>,
    /// Which list this is: the page's address without the article beside the list.
    pub list: AttrValue,
    /// The list, in groups.
    pub groups: Rc<[Group]>,
    /// How many statements are not shown yet.
    pub more: usize,
    /// How many thin paraphrases the list folds away behind its end; none before all others are shown.
    pub folded: usize,
    /// How many of those that are shown are made.
    pub made: usize,
    /// How many of those that are shown are still to be made.
    pub coming: usize,
    /// Ways out of an empty list.
    pub empty: Option<Empty>,
    /// The article beside the list.
    pub article: Option<Rc<OpenArticle>>,
    /// The articles of the answer, where no article is open: what they are called, who published them and when,
    /// how many of its statements they have.
    pub articles: Rc<[ArticleView]>,
    /// Addresses of the statements before and after the chosen one in the list.
    pub neighbours: (Option<AttrValue>, Option<AttrValue>),
}

impl Page {
    /// What the page is called in the browser's tab: the open article or the view, what is filtered, the corpus.
    #[must_use]
    pub fn title(&self, corpus: &str, t: Locale) -> String {
        // The whole list needs no name beside the corpus's own.
        let is_named = |row: &&views::ViewSpec| row.word != "s" || !self.chips.is_empty();
        let view = views::shown(&self.address.view).filter(is_named).map(|row| (row.name)(&t));
        let article = self.article.as_ref().map(|article| article.title.as_str());
        let about =
            Some(self.head.subject(corpus)).filter(|about| *about != corpus && Some(*about) != article);
        let mut chips: Vec<String> = Vec::new();
        if let Some(compare) = &self.compare {
            compare.sides.iter().for_each(|side| chips.push(side.link.label.to_string()));
        }
        self.chips.iter().for_each(|chip| chips.push(chip.said()));
        let chips = chips.join(t.comma);
        let parts = [article, view, self.tab(), about, Some(&*chips), Some(corpus)];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// By what the speakers are counted, where that is not the usual.
    fn tab(&self) -> Option<&str> {
        let Some(Figure::Quoted(quoted)) = &self.figure else { return None };
        let chosen = quoted.ways.iter().skip(1).find(|(_, is_this)| *is_this);
        chosen.map(|(way, _)| way.label.as_str())
    }

    /// What the heading says for those who hear it only: the view, what its sentence leaves out of the filters, and the
    /// article that is open.
    #[must_use]
    pub fn state(&self, t: Locale) -> AttrValue {
        let mut state = String::new();
        let mut say = |part: &str| {
            state.push_str(part);
            state.push_str(": ");
        };
        let row = views::shown(&self.address.view).filter(|row| row.word != "s" && self.compare.is_none());
        row.into_iter().for_each(|row| say((row.name)(&t)));
        self.tab().into_iter().for_each(&mut say);
        for chip in self.chips.iter().filter(|chip| chip.not || !matches!(chip.key, "by" | "on" | "q")) {
            say(&chip.said());
        }
        self.article.iter().for_each(|article| say(&article.title));
        state.into()
    }

    /// The statements that are shown, in the order of the page, whichever view shows them.
    pub fn cards(&self) -> impl Iterator<Item = &Rc<Card>> {
        let listed = self.groups.iter().flat_map(|group| group.cards.iter());
        let days = self.compare.iter().flat_map(|compare| compare.days.iter());
        let paired = days.flat_map(|day| day.sides.iter().flat_map(|cards| cards.iter()));
        let worded =
            self.variants.iter().flat_map(|variants| variants.all.iter().map(|variant| &variant.card));
        let steps =
            self.positions.iter().flat_map(|positions| positions.steps.iter().map(|step| &step.variant.card));
        listed.chain(paired).chain(worded).chain(steps)
    }
}

/// The page without a listed statement's speaker; nothing where the speaker is not known.
#[must_use]
pub fn without_speaker(page: &Page, key: &str) -> Option<AttrValue> {
    let cards = page.cards();
    let card = cards.into_iter().find(|card| card.key == key)?;
    let slug = card.speaker.slug.as_ref()?;
    let mut address = page.address.clone();
    address.filters.of_mut(Facet::Speaker).toggle_not(slug);
    Some(write(&address).into())
}

/// How much of the list is drawn.
struct Cut {
    /// Where the chosen statement stands in the list.
    at: Option<usize>,
    /// How many of the list are shown, from its beginning.
    shown: usize,
    /// How many of them are made at once.
    made: usize,
    /// How many more the list could show.
    more: usize,
    /// How many are folded away behind its end; 0 before the end is reached.
    folded: usize,
}

impl Cut {
    fn of(list: &[Listed], hits: &Hits, chosen: Option<StatementId>, window: ListWindow) -> Self {
        let at = list.iter().position(|one| one.is(chosen));
        // The list is extended to the chosen statement, unless more than ten steps would have to be drawn for it.
        let shown = match at {
            Some(at) if (window.shown..10 * STEP).contains(&at) => (at / STEP + 1) * STEP,
            _ => window.shown,
        };
        let before_fold = list.partition_point(|one| one.place + hits.folded < hits.total());
        let unfolded = window.unfolded || at.is_some_and(|at| at >= before_fold);
        let end = if unfolded { list.len() } else { before_fold };
        let shown = shown.min(end);
        // What an archive in many files has not given yet.
        let afar = hits.total() - hits.statements.len();
        let to_come = if unfolded { afar } else { afar.saturating_sub(hits.folded) };
        Self {
            at,
            shown,
            made: window.made.max(at.map_or(0, |at| at + 1)).min(shown),
            more: end - shown + to_come,
            folded: if shown == end && to_come == 0 { list.len() - end + afar } else { 0 },
        }
    }
}

/// Builds the page that an address asks for, with as many cards as the window asks for.
#[must_use]
pub fn page(library: &Library, resolved: &Resolved, rail: &Rail, window: ListWindow, locale: Locale) -> Page {
    let hits = library.ask(&resolved.query);
    let links = Links::new(library, resolved);
    let chosen = match resolved.subject {
        Subject::Statement(id) | Subject::Article(_, Some(id)) => Some(id),
        _ => None,
    };
    // What stands side by side, or in one article, is shown as often as it is there.
    let apart =
        matches!(resolved.subject, Subject::Compare(..) | Subject::Variants(_) | Subject::Article(..));
    let list = listed(library.wordings(), &hits, apart);
    let Cut { at, shown, made, more, folded } = Cut::of(&list, &hits, chosen, window);
    let near = |at: usize| list.get(at).map(|one| links.statement(one.id));
    let compare = compare::compare(library, resolved, &links, &hits, made, locale).map(Rc::new);
    let (count, spread) = sum_up(library, &hits, locale);
    let chips = chips::chips(library, &links, rail, locale);
    let variants = variants::variants(library, resolved, &links, &hits, shown, locale).map(Rc::new);
    let positions = positions::positions(library, resolved, &links, &hits, shown, locale).map(Rc::new);
    Page {
        address: links.address.clone(),
        views: views(resolved, &links, locale),
        head: head::head(library, resolved, &links, &hits, locale),
        profile: profile::profile(library, resolved, &links, &hits, locale).map(Rc::new),
        figure: views::shown(&resolved.address.view)
            .and_then(|row| row.figure)
            .map(|figure| figure(&Asked { library, resolved, links: &links, hits: &hits, rail, locale })),
        caption: caption(library, resolved, &chips, (&count, &spread), locale),
        notices: resolved
            .notices
            .iter()
            .map(|notice| locale.notice(notice))
            .chain(library.left_out().map(str::to_owned))
            .map(AttrValue::from)
            .collect(),
        count: count.into(),
        total: hits.total(),
        spread: spread.into(),
        newer: newer(library, &links, &hits, locale),
        reports: without_reprints(library, &links, &hits),
        clear: (!chips.is_empty()).then(|| links.cleared()),
        empty: (hits.total() == 0).then(|| empty::empty(library, resolved, &links, &chips, locale)),
        chips: chips.into(),
        words: links.address.filters.words.clone().into(),
        corrected: words::corrected(library, resolved, &links, hits.total(), locale),
        facets: facets::facets(library, resolved, &links, &hits, rail, locale),
        days: Rc::new(facets::days(library, resolved, &links)),
        sorts: list::sorts(resolved, &links, locale),
        list: list_of(&links.address),
        groups: if compare.is_some() || variants.is_some() || positions.is_some() {
            Rc::new([])
        } else {
            list::groups(library, resolved, &links, list.get(..made).unwrap_or(&list), chosen, locale)
        },
        variants,
        compare,
        more,
        positions,
        folded,
        made,
        coming: shown - made,
        articles: if chosen.is_none() {
            articles::articles(library, &links, &hits, locale)
        } else {
            Rc::new([])
        },
        article: article(library, resolved, &links, locale).map(Rc::new),
        neighbours: (
            at.and_then(|at| near(at.checked_sub(1)?)),
            at.map_or_else(|| near(0), |at| near(at + 1)).filter(|_| chosen.is_some()),
        ),
    }
}

/// "12 statements" and "in 4 articles, 22–24 August 2025 and undated".
fn sum_up(library: &Library, hits: &Hits, locale: Locale) -> (String, String) {
    let articles = in_articles(library, hits, locale);
    if hits.dated > 0 && is_few(hits.dated, hits.total()) {
        let dated = [hits.dated, hits.total()].map(|n| locale.number(n));
        let dated = fill(locale.found.few_dated, &[&dated[0], &dated[1]]);
        return (locale.statements(hits.total()), locale.spread(&articles, Some(&dated), false));
    }
    let days = hits.days.map(|(first, last)| locale.days(first, last));
    let spread = match hits.total() {
        0 => String::new(),
        _ => locale.spread(&articles, days.as_deref(), hits.undated),
    };
    (locale.statements(hits.total()), spread)
}

/// "in 4 articles", and where some of them are reprints: "in 4 articles (1 report, 2 reprints, 1 of its own)".
fn in_articles(library: &Library, hits: &Hits, locale: Locale) -> String {
    let articles = locale.in_articles(hits.articles);
    if library.corpus().families.is_empty() {
        return articles;
    }
    let statements = &library.corpus().statements;
    let of = hits.statements.iter().filter_map(|&id| Some(statements.get(id)?.article));
    let reports = library.families().reports(of);
    if reports.reprints == 0 { articles } else { format!("{articles} ({})", locale.reports_of(reports)) }
}

/// Where what reprints repeat is left out; nothing where the answer has none of it.
fn without_reprints(library: &Library, links: &Links, hits: &Hits) -> Option<AttrValue> {
    let (index, repeated) = (library.index(), library.index().repeated());
    let is_repeated = |&id: &StatementId| index.row(id).is_some_and(|row| repeated.contains(row));
    let has = !library.corpus().families.is_empty() && hits.statements.iter().any(is_repeated);
    has.then(|| links.with(|filters| filters.independent = true))
}

/// What of the answer is newer than the link; nothing where the link does not tell, or nothing is.
fn newer(library: &Library, links: &Links, hits: &Hits, locale: Locale) -> Option<Link> {
    let first = links.address.filters.seen?.add_days(1);
    let corpus = library.corpus();
    let is_newer = |&&id: &&StatementId| day(corpus, id).is_some_and(|day| day >= first);
    // Of a sharded archive only a part is at hand.
    let count =
        library.told().map_or_else(|| hits.statements.iter().filter(is_newer).count(), |told| told.newer);
    let href = links.with(|filters| {
        // A filter of days may begin or end elsewhere.
        let (from, to) = if let Days::Between(from, to) = filters.days { (from, to) } else { (None, None) };
        filters.days = Days::Between(from.max(Some(first)), to);
        filters.seen = None;
    });
    let label = locale.count(&locale.reports.newer, count).into();
    (count > 0).then_some(Link { label, href, muted: false })
}
