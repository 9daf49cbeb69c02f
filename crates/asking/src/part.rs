//! Where a text has another inside it. The standard library's way is made for long texts, and weighs a kilobyte of the packed
//! page; what is looked for here is a few letters in an address or a name.
//!
//! ```
//! use on_record_asking::part::place;
//! assert_eq!(place("ada..ben", ".."), Some(3));
//! assert_eq!(place("ada", ".."), None);
//! ```

/// The byte at which `part` begins in `text` for the first time.
#[must_use]
pub fn place(text: &str, part: &str) -> Option<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(part)))
}

/// The text before `part` and the text behind it.
#[must_use]
pub fn around<'t>(text: &'t str, part: &str) -> Option<(&'t str, &'t str)> {
    let at = place(text, part)?;
    text.get(..at).zip(text.get(at + part.len()..))
}

#[cfg(test)]
mod tests {
    use super::{around, place};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_the_standard_library_finds(text in "[aé.]{0,9}", part in "[aé.]{1,3}") {
            prop_assert_eq!(place(&text, &part), text.find(&part));
            prop_assert_eq!(around(&text, &part), text.split_once(&part));
        }
    }
}
