//! Words that began a sentence or a headline, as they stand elsewhere.

/// A form with a small first letter, unless it is written in capitals: "AI", "eBay".
pub(crate) fn lowered(form: &str) -> String {
    let mut letters = form.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return form.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
