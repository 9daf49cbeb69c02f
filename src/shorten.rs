//! As much of a text as there is room for: a notice, a picture's label, a preview elsewhere.
//!
//! ```
//! use on_record::shorten::shorten;
//! assert_eq!(shorten("Ada Example", 11), "Ada Example");
//! assert_eq!(shorten("Ada Example", 8), "Ada Exa…");
//! assert_eq!(shorten("There is no meeting, planned", 22), "There is no meeting…");
//! ```

/// At most so many characters, the dots counted, cut between words where that loses little.
#[must_use]
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    // The character in whose place the dots would stand; where nothing follows it, they are not needed.
    let mut rest = text.char_indices().skip(most.saturating_sub(1)).map(|(at, _)| at);
    let (Some(end), Some(_)) = (rest.next(), rest.next()) else { return text.to_owned() };
    let start = &text[..end];
    let gap = if text[end..].starts_with(char::is_whitespace) {
        Some(end)
    } else {
        start.rfind(char::is_whitespace)
    };
    let lost = |at: usize| start[at..].chars().count();
    let cut = gap.filter(|&at| lost(at) <= most / 5).unwrap_or(end);
    format!("{}…", start[..cut].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')))
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use proptest::prelude::*;

    #[test]
    fn letters_are_counted_not_bytes() {
        assert_eq!(shorten("äöü äöü", 7), "äöü äöü");
        assert_eq!(shorten("äöü äöü", 6), "äöü ä…");
        assert_eq!(shorten("Ada Example", 5), "Ada…");
        assert_eq!(shorten("", 5), "");
    }

    proptest! {
        #[test]
        fn never_longer_than_there_is_room(text in "\\PC*", most in 1usize..50) {
            prop_assert!(shorten(&text, most).chars().count() <= most);
        }
    }
}
