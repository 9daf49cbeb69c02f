//! Days as files write them: `2031-04-02T23:10:00+02:00`, `Wed, 02 Apr 2031 23:10:00 GMT`, `April 2, 2031`.
//!
//! The day is the one that is written, in whatever zone that is. A day of which the month may be the day (`02/04/2031`)
//! is none: nothing is guessed. With dots the day stands first (`02.04.2031`), wherever days are written so.

use on_record_engine::Date;

/// Before this year nobody published news: `0001-01-01` is what programs write for "unknown".
const FIRST_YEAR: i32 = 1600;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The day that a text states.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    numbers(text)
        .or_else(|| dotted(text))
        .or_else(|| compact(text))
        .or_else(|| seconds(text))
        .or_else(|| words(text))
        .filter(|day| day.ymd().0 >= FIRST_YEAR)
}

/// `2031-04-02` or `2031/04/02`; a time may follow.
fn numbers(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ', 'Z', '+']);
    Date::parse(&day.replace('/', "-")).filter(|_| ends)
}

/// `2.4.2031` or `02.04.2031`; a time may follow.
fn dotted(text: &str) -> Option<Date> {
    let written = text.split([' ', ',', 'T']).next()?;
    let (day, rest) = written.split_once('.')?;
    let (month, year) = rest.split_once('.')?;
    let plain = [day, month, year].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let good = plain && year.len() == 4 && day.len() <= 2 && month.len() <= 2;
    good.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
}

/// `20310402`, or `20310402T231000Z` as wire services write it.
fn compact(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(8)?;
    let good =
        day.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || rest.starts_with(['T', 't']));
    let (year, month, day) = (day.get(..4)?, day.get(4..6)?, day.get(6..)?);
    good.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
}

/// Seconds or milliseconds since 1970, as programs count time: ten digits or thirteen, which no day has.
fn seconds(text: &str) -> Option<Date> {
    let number: i64 =
        Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1_000,
        _ => return None,
    };
    Some(Date::new(1970, 1, 1)?.add_days(i32::try_from(seconds / 86_400).ok()?))
}

/// A day with the month's name, in any order.
fn words(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let place = words.iter().position(|word| month(word).is_some())?;
    let month = month(words.get(place)?)?;
    let number = |word: Option<&&str>| {
        let word = word?.trim_end_matches(|c: char| c.is_alphabetic());
        word.parse::<u8>().ok().filter(|&day| day > 0 && word.len() <= 2)
    };
    let after = number(words.get(place + 1));
    let before = place.checked_sub(1).and_then(|place| number(words.get(place)));
    let year =
        words.iter().skip(place + 1).find(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    // Of two numbers around the month the one before it is the day: `2 Apr 31 2031` nobody writes.
    Date::new(year?.parse().ok()?, month, before.or(after)?)
}

fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let is = |month: &str| word == *month || word.len() >= 3 && word.len() <= 4 && month.starts_with(&word);
    let place = MONTHS.iter().position(|month| is(month))?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn days_are_read_as_people_and_programs_write_them() {
        for text in [
            "2031-04-02",
            " 2031/04/02 ",
            "2031-04-02T23:10:00+02:00",
            "2031-04-02 23:10",
            "02.04.2031",
            "2.4.2031, 23:10",
            "20310402",
            "20310402T2310Z",
            "Wed, 02 Apr 2031 23:10:00 GMT",
            "April 2, 2031",
            "Apr. 2nd, 2031 4:20 am",
            "2 April 2031",
            "Wed Apr 02 2031 05:44:06 GMT+0000",
            "01:38:07 PM IST Apr 02, 2031",
        ] {
            assert_eq!(parse(text).map(|day| day.to_string()).as_deref(), Some("2031-04-02"), "{text}");
        }
    }

    #[test]
    fn what_may_be_another_day_is_none() {
        for text in [
            "",
            "02/04/2031",
            "4.2031",
            "2.13.2031",
            "2.4.31",
            "1.2.3.2031",
            "0001-01-01T00:00:00Z",
            "April 2031",
            "2031",
            "2031-13-02",
            "2031-04-021",
            "é",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
