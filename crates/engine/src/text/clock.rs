//! Times of day and times of a recording, as digits with marks write them: "20:00", "00:14:05", "06:07:00Z".

/// Whether a piece of a line is a time as ISO 8601 and crawlers write it: "20:00:00", "20:00:00+02:00", "20:00Z".
pub(crate) fn is_time(piece: &str) -> bool {
    piece.contains(':') && piece.bytes().all(|b| b.is_ascii_digit() || b":.+-Z".contains(&b))
}

/// Of how many numbers of two digits a time is made: 2 of "06:07", 3 of "00:06:07". None where it is no such time.
pub(crate) fn two_digit_parts(time: &str) -> Option<usize> {
    let number = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    time.split(':').all(number).then(|| time.split(':').count())
}

/// Whether a line ends with a time as transcripts have it above the words: "Ada Example: (06:07)", "Ada Example 00:06:07".
/// Two numbers without a bracket are no such time: a headline may end with the time of day.
pub(crate) fn ends_with_time(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    let time = last.trim_matches(['(', ')', '[', ']']);
    let least = if time == last { 3 } else { 2 };
    two_digit_parts(time).is_some_and(|parts| parts >= least)
}

/// Where the time ends that begins at token `at`, before `end`: "00:14:05" are five tokens. `at` itself where none begins
/// there. The two functions tell of a token whether it is a number and whether it is a colon.
pub(crate) fn behind_time(
    at: usize,
    end: usize,
    is_number: impl Fn(usize) -> bool,
    is_colon: impl Fn(usize) -> bool,
) -> usize {
    let number = |i: usize| i < end && is_number(i);
    let mut behind = at;
    while number(behind) && behind + 1 < end && is_colon(behind + 1) && number(behind + 2) {
        behind += 2;
    }
    if behind > at { behind + 1 } else { at }
}

#[cfg(test)]
mod tests {
    use super::{behind_time, ends_with_time, is_time, two_digit_parts};

    #[test]
    fn knows_times_by_their_digits_and_marks() {
        assert!(["20:00", "20:00:00", "20:00:00+02:00", "20:00Z"].into_iter().all(is_time));
        assert!(
            ["20", "20.00", "Ada:"].into_iter().all(|piece| !is_time(piece)),
            "words and numbers alone are none"
        );
        assert_eq!(
            ["06:07", "00:06:07", "6:07", "06", "06:"].map(two_digit_parts),
            [Some(2), Some(3), None, Some(1), None]
        );
    }

    #[test]
    fn a_time_alone_at_the_end_of_a_line_has_three_numbers() {
        assert!(ends_with_time("Ada Example: (06:07)") && ends_with_time("Ada Example 00:06:07"));
        assert!(!ends_with_time("Bridge closes at 20:00"), "the time of day");
        assert!(!ends_with_time("Ada Example (06)") && !ends_with_time("Ada Example"));
    }

    #[test]
    fn a_time_in_tokens_ends_behind_its_last_number() {
        let time = |tokens: &[&str]| {
            let number = |i: usize| tokens[i].bytes().all(|b| b.is_ascii_digit());
            behind_time(0, tokens.len(), number, |i| tokens[i] == ":")
        };
        assert_eq!(time(&["00", ":", "14", ":", "05", "Ada"]), 5);
        assert_eq!(time(&["00", ":"]), 0, "a number and a colon are a label");
        assert_eq!(time(&["14", "Ada"]), 0);
    }
}
