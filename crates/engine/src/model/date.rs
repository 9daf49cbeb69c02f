//! A civil date, as the articles state it: a day, without clock or zone.
//!
//! ```
//! use on_record_engine::Date;
//! let friday: Date = "2025-08-22".parse().unwrap();
//! assert_eq!(friday.add_days(2).to_string(), "2025-08-24");
//! assert_eq!(friday.weekday(), 4); // Monday is 0
//! let error = "2025-02-30".parse::<Date>().unwrap_err();
//! assert_eq!(error.to_string(), "the calendar has no day 2025-02-30");
//! ```

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the proleptic Gregorian calendar (ISO 8601), stored as its Julian day number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date(i32);

impl Date {
    /// From year, month 1 to 12 and day; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        let date = time::Date::from_calendar_date(year, month, day).ok()?;
        Some(Self(date.to_julian_day()))
    }

    /// Reads `YYYY-MM-DD` where it does not matter why a text is no day; [`Date::from_str`] tells the reason.
    #[must_use]
    pub fn parse(iso: &str) -> Option<Self> {
        iso.parse().ok()
    }

    /// `days` later, or earlier where negative; clamped to the years that ISO 8601 writes with four digits.
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        let clamped = self.0.saturating_add(days).clamp(Self::FIRST.0, Self::LAST.0);
        Self(clamped)
    }

    /// Days from `earlier` to this one.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn weekday(self) -> u8 {
        (self.0.rem_euclid(7)) as u8
    }

    /// Year, month 1 to 12, and day.
    #[must_use]
    pub fn ymd(self) -> (i32, u8, u8) {
        let date = time::Date::from_julian_day(self.0).unwrap_or(time::Date::MIN);
        (date.year(), u8::from(date.month()), date.day())
    }

    /// Whether it lies in the years 0000 to 9999, as every date that [`Date::new`] makes from such a year.
    #[must_use]
    pub const fn is_valid(self) -> bool {
        Self::FIRST.0 <= self.0 && self.0 <= Self::LAST.0
    }

    /// The first day that is written with four digits of a year.
    pub const FIRST: Self = Self(1_721_060);
    /// The last one.
    pub const LAST: Self = Self(5_373_484);
}

/// Why a text is no [`Date`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It is not written as `YYYY-MM-DD`: "22 August 2025", "2025-8-22".
    NotIso(String),
    /// It is written so, but the calendar has no such day: "2025-02-30".
    NoSuchDay(String),
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotIso(text) => write!(f, "`{text}` is not a day such as 2025-08-22"),
            Self::NoSuchDay(text) => write!(f, "the calendar has no day {text}"),
        }
    }
}

impl std::error::Error for DateError {}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`.
    fn from_str(iso: &str) -> Result<Self, DateError> {
        let is_shaped = iso.len() == 10
            && iso.bytes().enumerate().all(
                |(i, b)| {
                    if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() }
                },
            );
        if !is_shaped {
            return Err(DateError::NotIso(iso.to_owned()));
        }
        let number = |at: std::ops::Range<usize>| iso.get(at)?.parse::<u16>().ok();
        let day = || {
            let (month, day) = (u8::try_from(number(5..7)?).ok()?, u8::try_from(number(8..10)?).ok()?);
            Self::new(i32::from(number(0..4)?), month, day)
        };
        day().ok_or_else(|| DateError::NoSuchDay(iso.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError};

    #[test]
    fn an_error_tells_form_from_calendar() {
        let error = |text: &str| text.parse::<Date>().unwrap_err();
        assert_eq!(error("22 August"), DateError::NotIso("22 August".to_owned()));
        assert_eq!(error("2025-02-30"), DateError::NoSuchDay("2025-02-30".to_owned()));
    }

    #[test]
    fn reads_and_writes_iso_days() {
        for iso in ["2025-08-22", "2024-02-29", "0000-01-01", "9999-12-31"] {
            assert_eq!(Date::parse(iso).unwrap().to_string(), iso);
        }
        for wrong in ["2025-99-01", "2025-02-29", "2025-8-22", "20250822", "", "2025-08-2x", "+025-08-22"] {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn stays_inside_four_digit_years() {
        assert_eq!(Date::parse("9999-12-31").unwrap().add_days(1).to_string(), "9999-12-31");
        assert_eq!(Date::parse("0000-01-01").unwrap().add_days(i32::MIN).to_string(), "0000-01-01");
    }
}
