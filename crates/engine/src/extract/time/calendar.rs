//! The words of a calendar: months, days of the week, days of a month, years, and full dates made of them.

use crate::language::grammar::TimeWords;
use crate::model::date::Date;
use std::ops::Range;

/// The month that a word names, 1 to 12: "August", "Aug.".
pub(super) fn month(words: &TimeWords, word: &str) -> Option<u8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let plain = word.trim_end_matches('.');
    let short = (3..=4).contains(&plain.len());
    let place = words.months.iter().position(|name| {
        plain.eq_ignore_ascii_case(name)
            || short && name.get(..plain.len()).is_some_and(|start| plain.eq_ignore_ascii_case(start))
    })?;
    u8::try_from(place + 1).ok()
}

/// The day of the week that a word names, from 0 for Monday: "Friday", "Fri.".
pub(super) fn weekday(words: &TimeWords, word: &str) -> Option<u8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let place = words.weekdays.iter().position(|name| {
        let short = word.strip_suffix('.').filter(|short| short.len() == 3);
        word.eq_ignore_ascii_case(name)
            || short.is_some_and(|short| name.get(..3).is_some_and(|start| short.eq_ignore_ascii_case(start)))
    })?;
    u8::try_from(place).ok()
}

/// Whether a word is the name of a day of the week.
#[must_use]
pub(crate) fn is_weekday(words: &TimeWords, word: &str) -> bool {
    weekday(words, word).is_some()
}

/// A day of a month: "18", "18th".
pub(super) fn day_number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// A year of four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1000..=2999).contains(year))
}

/// The first full date of a line: "2025-08-22", "Aug. 24 2025", "Monday, March 5, 2007", "5 March 2007".
pub(super) fn full_date(words: &TimeWords, line: &str) -> Option<(Date, Range<usize>)> {
    let mut pieces: Vec<(&str, usize)> = Vec::new();
    let mut at = 0;
    for piece in line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | ';')).take(60)
    {
        if !piece.is_empty() {
            pieces.push((piece, at));
        }
        at += piece.len()
            + line.get(at + piece.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
    }
    (0..pieces.len()).find_map(|i| {
        let (first, start) = *pieces.get(i)?;
        let iso = first
            .get(..10)
            .and_then(Date::parse)
            .or_else(|| first.get(..10).and_then(|d| Date::parse(&d.replace('/', "-"))));
        if let Some(date) = iso {
            return Some((date, start..start + 10));
        }
        let (second, _) = *pieces.get(i + 1)?;
        let (third, last) = *pieces.get(i + 2)?;
        let (month, day) =
            match (month(words, first), day_number(second), day_number(first), month(words, second)) {
                (Some(month), Some(day), _, _) | (_, _, Some(day), Some(month)) => (month, day),
                _ => return None,
            };
        let third = third.trim_end_matches(['.', ':']);
        Some((Date::new(year(third)?, month, day)?, start..last + third.len()))
    })
}

/// The latest such day that is not behind the report.
pub(super) fn nearest_past(report: Date, month: u8, day: u8) -> Option<Date> {
    let (year, _, _) = report.ymd();
    (0..9).filter_map(|back| Date::new(year - back, month, day)).find(|date| *date <= report)
}

#[cfg(test)]
mod tests {
    use super::nearest_past;
    use crate::language::Language;
    use crate::model::date::Date;

    #[test]
    fn reads_date_lines() {
        let full_date = |line| super::full_date(&Language::for_tests().times, line);
        for (line, iso) in [
            ("date 2025-08-22", "2025-08-22"),
            ("Aug. 24 2025, Published 5:40 p.m. ET", "2025-08-24"),
            ("Monday, March 5, 2007", "2007-03-05"),
            ("Updated 5 March 2007", "2007-03-05"),
            ("2025-08-22T10:00:00Z", "2025-08-22"),
        ] {
            let (date, place) = full_date(line).unwrap();
            assert_eq!(date.to_string(), iso, "{line}");
            assert!(line.get(place).is_some());
        }
        assert!(full_date("5:40 p.m. ET").is_none() && full_date("March 5").is_none());
    }

    #[test]
    fn days_lie_behind_the_report() {
        let report = Date::parse("2025-08-22").unwrap();
        assert_eq!(nearest_past(report, 8, 22).unwrap(), report);
        assert_eq!(nearest_past(report, 12, 31).unwrap().to_string(), "2024-12-31");
        assert_eq!(nearest_past(report, 2, 29).unwrap().to_string(), "2024-02-29");
    }
}
