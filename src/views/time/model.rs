//! Statements by day, as a timeline. What was said on a day stands above the axis, what was reported on it below, so
//! that both dates are seen at once and are never added up.
//!
//! As every facet does for its own counts, the timeline leaves the filter of days aside: the whole of it stays in
//! sight while a part of it is chosen.

use crate::address::{self, Address, View, write};
use crate::dates::is_few;
use crate::library::Library;
use crate::links::{Link, Links};
use crate::parts::picture::scene::{Anchor, Item, Scene, Shape};
use crate::resolve::Resolved;
use crate::texts::{Locale, fill};
use on_record_engine::Date;
use on_record_engine::query::{Days, Sort};
use on_record_engine::query::{OnDay, by_day};
use std::rc::Rc;
use yew::AttrValue;

/// How many bars fit beside one another.
const BARS: usize = 124;

/// The timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeView {
    /// The bars, oldest first; days without statements have one too.
    pub bars: Rc<[Bar]>,
    /// The bars that the filter of days covers, the first and the last of them.
    pub chosen: Option<(usize, usize)>,
    /// Where few statements have a day: what that means for the picture, and where else to look.
    pub few: Option<(AttrValue, Rc<[Link]>)>,
    /// The statements without a day: the link that shows them alone, and whether it is active.
    pub undated: Option<(Link, bool)>,
    /// The reader's words.
    pub locale: Locale,
    /// The address that days are added to.
    pub base: Address,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// "22 August 2025", "August 2025"
    pub label: AttrValue,
    /// The same on the axis.
    pub tick: AttrValue,
    /// Its statements.
    pub counts: OnDay,
    /// Where its own statements are.
    pub href: AttrValue,
}

/// What one bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Month,
    Year,
    Decade,
    Century,
}

impl Unit {
    const ALL: [Self; 5] = [Self::Day, Self::Month, Self::Year, Self::Decade, Self::Century];

    /// The finest one by which the days from a first to a last one make no more than so many bars.
    pub(crate) fn for_fewer(bars: usize, first: Date, last: Date) -> Self {
        let fits =
            |unit: &Self| usize::try_from(unit.number(last) - unit.number(first)).is_ok_and(|n| n < bars);
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Century)
    }

    /// The number of the bar in which a day lies, counted from the year 0.
    pub(crate) fn number(self, day: Date) -> i32 {
        let (year, month, _) = day.ymd();
        match self {
            Self::Day => day.days_since(Date::FIRST),
            Self::Month => year * 12 + i32::from(month) - 1,
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    /// The first day of a bar.
    pub(crate) fn start(self, number: i32) -> Date {
        let year = |year: i32, month: i32| {
            let month = u8::try_from(month).unwrap_or(1);
            Date::new(year, month, 1).unwrap_or(if year < 0 { Date::FIRST } else { Date::LAST })
        };
        match self {
            Self::Day => Date::FIRST.add_days(number),
            Self::Month => year(number.div_euclid(12), number.rem_euclid(12) + 1),
            Self::Year => year(number, 1),
            Self::Decade => year(number * 10, 1),
            Self::Century => year(number * 100, 1),
        }
    }

    /// The last day of a bar.
    pub(crate) fn end(self, number: i32) -> Date {
        let next = self.start(number + 1);
        // Past the last year that is written there is no next bar.
        if next == Date::LAST { next } else { next.add_days(-1) }
    }

    pub(crate) fn labels(self, from: Date, to: Date, locale: Locale) -> (String, String) {
        let year = |day: Date| day.ymd().0.to_string();
        match self {
            Self::Day => (locale.day(from), (locale.write_brief)(locale.lang, from, true)),
            Self::Month => {
                let month = (locale.write_brief)(locale.lang, from, false);
                (month.clone(), month)
            }
            Self::Year => (year(from), year(from)),
            Self::Decade | Self::Century => {
                (fill(locale.pictures.years, &[&year(from), &year(to)]), year(from))
            }
        }
    }
}

pub(crate) fn time(library: &Library, resolved: &Resolved, links: &Links, locale: Locale) -> TimeView {
    let (corpus, index) = (library.corpus(), library.index());
    let mut query = resolved.query.clone();
    query.days = Days::All;
    let rows = query.rows(corpus, index);
    let (days, undated) = by_day(corpus, index, &rows);
    let active = resolved.query.days == Days::Undated;
    let bars = bars(library, links, &days, locale);
    let total = rows.len();
    let dated = total.saturating_sub(undated as usize);
    let in_order = links.to_sorted(View::Statements, Sort::Date);
    let few = (bars.is_empty() || is_few(dated, total)).then(|| {
        let link = |label: String, href| Link { label: label.into(), href, muted: false };
        let with_day = (dated > 0).then(|| {
            let (from, to) = bars.first().zip(bars.last()).map(|(first, last)| (first.from, last.to)).unzip();
            let href = links.with(|filters| filters.days = address::Days::Between(from, to));
            link(locale.count(&locale.pictures.dated, dated), href)
        });
        let told = match dated {
            0 => locale.pictures.no_days.to_owned(),
            _ => fill(locale.pictures.few_days, &[&locale.number(dated), &locale.number(total)]),
        };
        let ways = with_day.into_iter().chain([link(locale.pictures.in_order.to_owned(), in_order)]);
        (told.into(), ways.collect())
    });
    TimeView {
        few,
        chosen: chosen(&bars, resolved.query.days),
        bars: bars.into(),
        undated: (undated > 0 || active).then(|| {
            let next = if active { address::Days::All } else { address::Days::Undated };
            let href = links.with(|filters| filters.days = next);
            (
                Link {
                    label: locale.count(&locale.pictures.undated, undated as usize).into(),
                    href,
                    muted: false,
                },
                active,
            )
        }),
        locale,
        base: links.address.clone(),
    }
}

fn bars(library: &Library, links: &Links, days: &[(Date, OnDay)], locale: Locale) -> Vec<Bar> {
    // The axis is that of the corpus, so that it stays while filters change; a report may lie outside.
    let ends = [days.first(), days.last()].into_iter().flatten().map(|(day, _)| *day);
    let ends = ends.chain(library.index().days().into_iter().flat_map(|(first, last)| [first, last]));
    let (first, last) = ends.fold((None::<Date>, None::<Date>), |(first, last), day| {
        (Some(first.map_or(day, |first| first.min(day))), last.max(Some(day)))
    });
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let unit = Unit::for_fewer(BARS, first, last);
    let begin = unit.number(first);
    let mut bars: Vec<Bar> = (begin..=unit.number(last))
        .map(|number| {
            let (from, to) = (unit.start(number), unit.end(number));
            let (label, tick) = unit.labels(from, to, locale);
            let href = links.with(|filters| filters.days = address::Days::Between(Some(from), Some(to)));
            Bar { from, to, label: label.into(), tick: tick.into(), counts: OnDay::default(), href }
        })
        .collect();
    for &(day, counts) in days {
        if let Some(bar) = usize::try_from(unit.number(day) - begin).ok().and_then(|at| bars.get_mut(at)) {
            bar.counts.add(counts);
        }
    }
    bars
}

/// The bars that the filter covers; one that it covers in part counts.
fn chosen(bars: &[Bar], days: Days) -> Option<(usize, usize)> {
    let Days::Between(from, to) = days else { return None };
    let last = bars.len().checked_sub(1)?;
    let first = from.map_or(0, |from| bars.partition_point(|bar| bar.to < from));
    let end =
        to.map_or(last, |to| bars.partition_point(|bar| bar.from <= to).checked_sub(1).unwrap_or(last + 1));
    (first <= end && end <= last).then_some((first, end))
}

impl TimeView {
    /// Where the days of these bars lead. Bars at the ends leave the range open where `open` says so: then no day
    /// outside is lost, and all of them together are no filter.
    #[must_use]
    pub fn range(&self, first: usize, last: usize, open: bool) -> AttrValue {
        let from = self.bars.get(first).filter(|_| !(open && first == 0)).map(|bar| bar.from);
        let to = self.bars.get(last).filter(|_| !(open && last + 1 == self.bars.len())).map(|bar| bar.to);
        let mut address = self.base.clone();
        address.filters.days = match (from, to) {
            (None, None) => address::Days::All,
            (from, to) => address::Days::Between(from, to),
        };
        write(&address).into()
    }

    /// Without a filter of days.
    #[must_use]
    pub fn all(&self) -> AttrValue {
        self.range(0, self.bars.len().saturating_sub(1), true)
    }
}

/// Where things lie in a timeline of some width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// The whole width.
    pub width: f64,
    /// The whole height.
    pub height: f64,
    /// Where the first bar begins.
    pub left: f64,
    /// How wide a bar's place is.
    pub step: f64,
    /// Where the axis lies.
    pub axis: f64,
    /// Where the highest bar ends.
    pub top: f64,
    /// Where the lowest bar ends.
    pub bottom: f64,
}

impl Plot {
    /// A plot of so many bars.
    #[must_use]
    pub fn new(view: &TimeView, width: f64) -> Self {
        let (left, right, top, ticks) = (34.0, 12.0, 10.0, 20.0);
        let (said, reported) = view.peaks();
        let room = if width < 520.0 { 130.0 } else { 168.0 };
        let share = f64::from(said.max(1)) / f64::from(said.max(1) + reported);
        let axis = top + between(room * share, room * 0.2, room * 0.85);
        #[allow(clippy::cast_precision_loss, reason = "a few bars")]
        let step = (width - left - right).max(1.0) / view.bars.len().max(1) as f64;
        Self { width, height: top + room + ticks + 12.0, left, step, axis, top, bottom: top + room + ticks }
    }

    /// The left edge of a bar's place.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few bars")]
    pub fn x(&self, bar: usize) -> f64 {
        self.left + self.step * bar as f64
    }

    /// The bar at a place across.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the bars")]
    pub fn bar(&self, x: f64, bars: usize) -> usize {
        (((x - self.left) / self.step).max(0.0) as usize).min(bars.saturating_sub(1))
    }
}

impl TimeView {
    /// The highest numbers above and below the axis.
    fn peaks(&self) -> (u32, u32) {
        let said = self.bars.iter().map(|bar| bar.counts.said).max().unwrap_or(0);
        let reported = self.bars.iter().map(|bar| bar.counts.reported + bar.counts.later).max().unwrap_or(0);
        (said, reported)
    }

    /// The picture. Ticks lie between the bars above and those below, where both are read.
    #[must_use]
    pub fn scene(&self, width: f64) -> Scene {
        const TICKS: f64 = 20.0;
        let plot = Plot::new(self, width);
        let mut scene = Scene::new(plot.width, plot.height);
        let (said, reported) = self.peaks();
        let below = plot.axis + TICKS;
        let scale = ((plot.axis - plot.top) / f64::from(said.max(1)))
            .min((plot.bottom - below) / f64::from(reported.max(1)));
        let right = plot.x(self.bars.len());
        for (peak, y) in
            [(said, plot.axis - f64::from(said) * scale), (reported, below + f64::from(reported) * scale)]
        {
            if peak > 0 {
                scene.add(Item::new("grid", Shape::Line(plot.left, y, right, y)));
                let text = Shape::Text(
                    plot.left - 6.0,
                    y + 4.0,
                    Anchor::End,
                    self.locale.number(peak as usize).into(),
                );
                scene.add(Item::new("figure", text));
            }
        }
        let gap = if plot.step > 8.0 {
            2.0
        } else if plot.step > 3.0 {
            1.0
        } else {
            0.0
        };
        // Bars have a largest width: with only three days they would be hundreds of pixels wide.
        let wide = between(plot.step - gap, 1.0, 44.0);
        for (at, bar) in self.bars.iter().enumerate() {
            let x = plot.x(at) + (plot.step - wide) / 2.0;
            let mut stand = |part, y: f64, count: u32| {
                if count > 0 {
                    scene.add(Item::new(part, Shape::rect(x, y, wide, f64::from(count) * scale)));
                }
            };
            stand("said", plot.axis - f64::from(bar.counts.said) * scale, bar.counts.said);
            stand("reported", below, bar.counts.reported);
            stand("later", below + f64::from(bar.counts.reported) * scale, bar.counts.later);
        }
        scene.add(Item::new("axis", Shape::Line(plot.left, plot.axis, right, plot.axis)));
        scene.add(Item::new("axis", Shape::Line(plot.left, below, right, below)));
        self.ticks(&plot, &mut scene);
        scene
    }

    /// The same at the size of a line of text: one bar each, whatever the day stands for.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a few bars")]
    pub fn small(&self) -> Scene {
        const SIZE: (f64, f64) = (190.0, 22.0);
        let mut scene = Scene::new(SIZE.0, SIZE.1);
        let most = self.bars.iter().map(|bar| bar.counts.own()).max().unwrap_or(0).max(1);
        let step = SIZE.0 / self.bars.len().max(1) as f64;
        let wide = between(step - 1.0, 1.0, 14.0);
        scene.add(Item::new("grid", Shape::Line(0.0, SIZE.1 - 0.5, SIZE.0, SIZE.1 - 0.5)));
        for (at, bar) in self.bars.iter().enumerate().filter(|(_, bar)| bar.counts.own() > 0) {
            let tall = (f64::from(bar.counts.own()) / f64::from(most) * (SIZE.1 - 2.0)).max(2.0);
            let x = step * (at as f64 + 0.5) - wide / 2.0;
            scene.add(Item::new("said", Shape::rect(x, SIZE.1 - 1.0 - tall, wide, tall)));
        }
        scene
    }

    /// As many ticks as can be read.
    fn ticks(&self, plot: &Plot, scene: &mut Scene) {
        const APART: f64 = 12.0;
        // Nobody measures them before they are drawn: letters of other scripts are often wider than Latin ones.
        let wide = |tick: &str| tick.chars().map(|c| if c.is_ascii() { 7.6 } else { 10.5 }).sum::<f64>();
        let room = self.bars.iter().map(|bar| wide(&bar.tick)).fold(0.0, f64::max);
        let mut free = 0.0;
        for (at, bar) in self.bars.iter().enumerate() {
            let x = plot.x(at) + plot.step / 2.0;
            if x - room / 2.0 >= free && x + room / 2.0 <= plot.width {
                free = x + room / 2.0 + APART;
                scene.add(Item::new(
                    "tick",
                    Shape::Text(x, plot.axis + 14.5, Anchor::Middle, bar.tick.clone()),
                ));
            }
        }
    }
}

/// `x`, or the bound that it passes. Not `clamp`: that can print its bounds, which brings seven kilobytes along.
fn between(x: f64, low: f64, high: f64) -> f64 {
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_cover_the_calendar_without_a_gap() {
        let day = Date::parse("2025-08-22").unwrap();
        for unit in Unit::ALL {
            let number = unit.number(day);
            assert!(unit.start(number) <= day && day <= unit.end(number), "{unit:?}");
            assert_eq!(unit.end(number).add_days(1), unit.start(number + 1), "{unit:?}");
        }
        assert_eq!(Unit::Month.start(Unit::Month.number(day)).to_string(), "2025-08-01");
        assert_eq!(Unit::Decade.end(Unit::Decade.number(day)).to_string(), "2029-12-31");
        assert_eq!(Unit::Century.end(99).to_string(), "9999-12-31");
    }
}
