//! How articles are parted by the day they report from: a year, where it has too many statements its halves, then
//! quarters, months, thirds of months, days. So a period's articles stay its own when others are added.

use crate::model::date::Date;
use std::collections::BTreeMap;

/// The first and the last day of each period that has articles, newest first; `rows` are the statements of each day.
pub(super) fn periods(rows: &BTreeMap<Date, usize>, most: usize) -> Vec<(Date, Date)> {
    let mut found = Vec::new();
    let mut years: Vec<i32> = rows.keys().map(|day| day.ymd().0).collect();
    years.dedup();
    for year in years.into_iter().rev() {
        split(rows, most, (day(year, 1, 1), day(year, 12, 31)), Level::Year, &mut found);
    }
    found
}

#[derive(Clone, Copy)]
enum Level {
    Year,
    Half,
    Quarter,
    Month,
    Third,
    Day,
}

fn split(
    rows: &BTreeMap<Date, usize>,
    most: usize,
    (from, to): (Date, Date),
    level: Level,
    found: &mut Vec<(Date, Date)>,
) {
    let mut within = rows.range(from..=to).peekable();
    if within.peek().is_none() {
        return;
    }
    if matches!(level, Level::Day) || within.map(|(_, rows)| rows).sum::<usize>() <= most {
        found.push((from, to));
        return;
    }
    let (year, month, _) = from.ymd();
    let (next, starts): (Level, Vec<Date>) = match level {
        Level::Year => (Level::Half, vec![from, day(year, 7, 1)]),
        Level::Half => (Level::Quarter, vec![from, day(year, month + 3, 1)]),
        Level::Quarter => (Level::Month, (month..month + 3).map(|month| day(year, month, 1)).collect()),
        Level::Month => (Level::Third, [1, 11, 21].map(|first| day(year, month, first)).to_vec()),
        Level::Third | Level::Day => {
            (Level::Day, (0..=to.days_since(from)).map(|days| from.add_days(days)).collect())
        }
    };
    let mut end = to;
    for start in starts.into_iter().rev() {
        split(rows, most, (start, end), next, found);
        end = start.add_days(-1);
    }
}

/// The days named here are in every calendar year.
fn day(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_day_lies_in_one_period_and_adding_articles_moves_no_other(
            days in proptest::collection::btree_map(0i32..1200, 1usize..9, 1..60),
            most in 1usize..40,
            more in 0i32..1200,
        ) {
            let first = Date::parse("2020-01-01").unwrap();
            let mut rows: BTreeMap<Date, usize> =
                days.iter().map(|(n, count)| (first.add_days(*n), *count)).collect();
            let found = periods(&rows, most);
            prop_assert!(found.windows(2).all(|pair| pair[0].0 > pair[1].1), "newest first");
            for day in rows.keys() {
                prop_assert_eq!(found.iter().filter(|(from, to)| from <= day && day <= to).count(), 1);
            }
            for &(from, to) in &found {
                let sum: usize = rows.range(from..=to).map(|(_, count)| count).sum();
                prop_assert!(sum > 0 && (sum <= most || from == to), "{from} to {to}: {sum}");
            }
            let added = first.add_days(more);
            *rows.entry(added).or_default() += 1;
            let again = periods(&rows, most);
            for period in found.iter().filter(|(from, to)| added < *from || *to < added) {
                // A period is cut only where it overflows itself; wider ones around it were cut before.
                prop_assert!(again.contains(period), "{period:?}");
            }
        }
    }
}
