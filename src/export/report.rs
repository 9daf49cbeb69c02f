//! Where the report of a mistake goes: what the page around chose, filled with the statement that it is about.
//!
//! ```
//! use on_record::export::{Record, report::address};
//! let record = Record { id: "abc".into(), words: "No, not now".into(), link: "https://news.example/#/v1/st/abc".into(), ..Record::default() };
//! let mail = "mailto:desk@news.example?subject=abc&body=No%2C%20not%20now%0Ahttps%3A%2F%2Fnews.example%2F%23%2Fv1%2Fst%2Fabc";
//! assert_eq!(address("mailto:desk@news.example", &record).as_deref(), Some(mail));
//! assert_eq!(address("https://news.example/wrong?s={id}", &record).as_deref(), Some("https://news.example/wrong?s=abc"));
//! assert_eq!(address("javascript:alert(1)", &record), None);
//! ```

use super::embed::component;
use super::record::Record;
use std::borrow::Cow;

/// The address to open. `choice` is an address of mail or of the web, with the places `{id}`, `{words}` and `{link}`;
/// without any they are added: to a mail as its subject and text, else as `id`, `words` and `link`, which forms of issues
/// and pages of one's own read. `None` where it is no such address.
#[must_use]
pub fn address(choice: &str, record: &Record) -> Option<String> {
    let mail = choice.starts_with("mailto:");
    if !mail && !choice.starts_with("https://") && !choice.starts_with("http://") {
        return None;
    }
    let begin = if choice.contains('?') { '&' } else { '?' };
    let filled = match (choice.contains('{'), mail) {
        (true, _) => choice.to_owned(),
        (_, true) => format!("{choice}{begin}subject={{id}}&body={{words}}%0A{{link}}"),
        _ => format!("{choice}{begin}id={{id}}&words={{words}}&link={{link}}"),
    };
    let places = [("{id}", &record.id), ("{link}", &record.link), ("{words}", &record.words)];
    let mut out = String::with_capacity(filled.len());
    let mut rest = filled.as_str();
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let place = places.iter().find(|(place, _)| from.starts_with(place));
        let (said, behind) = place
            .map_or((Cow::Borrowed("{"), 1), |(place, value)| (Cow::Owned(component(value)), place.len()));
        out.push_str(&said);
        rest = &from[behind..];
    }
    out.push_str(rest);
    Some(out)
}
