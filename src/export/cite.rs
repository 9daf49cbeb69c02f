//! A citation, and the link to the exact words in the article.

use super::record::Record;
use crate::export::text_fragment::fragment;
use on_record_engine::model::Manner;
use std::fmt::Write;

/// What a citation says in the reader's language.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wording<'a> {
    /// The day: "said 22 August 2025".
    pub date: &'a str,
    /// That other articles give another day, where they do.
    pub disputed: Option<&'a str>,
    /// Whom or what it was told to: "to NBC".
    pub addressee: Option<&'a str>,
    /// That the words are the article's own.
    pub paraphrased: &'a str,
    /// What is not sure of it: "speaker likely".
    pub doubt: &'a str,
    /// For a speaker that the article does not name.
    pub no_speaker: &'a str,
    /// For an outlet that it does not name.
    pub no_outlet: &'a str,
}

/// "Sergey Lavrov, to NBC: “There is no meeting planned,” — RadarOnline.com, “Peace-off!”, said 22 August 2025. https://…"
///
/// The words are the article's, with its own quotation marks: a paraphrase gets none, and is told as one.
#[must_use]
pub fn cite(record: &Record, wording: &Wording<'_>) -> String {
    let mut speaker = match (&record.speaker, &record.source) {
        (Some(name), _) => name.clone(),
        (None, Some(source)) => format!("{} (“{source}”)", wording.no_speaker),
        (None, None) => wording.no_speaker.to_owned(),
    };
    // Writing to a text always succeeds.
    if let Some(told) = wording.addressee {
        let _ = write!(speaker, ", {told}");
    }
    if record.manner == Manner::Indirect.word() {
        let _ = write!(speaker, " [{}]", wording.paraphrased);
    }
    if !wording.doubt.is_empty() {
        let _ = write!(speaker, " [{}]", wording.doubt);
    }
    let mut place = record.outlet.as_deref().unwrap_or(wording.no_outlet).to_owned();
    if let Some(headline) = &record.headline {
        let _ = write!(place, ", “{headline}”");
    }
    let _ = write!(place, ", {}", wording.date);
    if let Some(disputed) = wording.disputed {
        let _ = write!(place, " ({disputed})");
    }
    format!("{speaker}: {} — {place}. {}", record.words, place_link(record))
}

/// The link to the words in their article, where that is on the web; else to the statement on this page.
pub(super) fn place_link(record: &Record) -> String {
    record
        .url
        .as_ref()
        .map_or_else(|| record.link.clone(), |url| format!("{url}{}", fragment(&record.quotes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::record::Quote;

    fn quote(exact: &str) -> Quote {
        Quote { exact: exact.to_owned(), ..Quote::default() }
    }

    #[test]
    fn a_citation_says_what_is_not_stated() {
        let mut record = Record {
            words: "no meeting".into(),
            link: "https://x.example/#/v1/st/a".into(),
            ..Record::default()
        };
        let wording = Wording {
            date: "undated",
            no_speaker: "Speaker not stated",
            no_outlet: "Outlet not stated",
            paraphrased: "paraphrased",
            ..Wording::default()
        };
        let cited = cite(&record, &wording);
        assert!(cited.starts_with("Speaker not stated: no meeting — Outlet not stated, undated."), "{cited}");
        assert!(cited.ends_with("https://x.example/#/v1/st/a"));
        record.url = Some("https://paper.example/a".into());
        record.quotes = vec![quote("no meeting")];
        record.speaker = Some("Ada Example".into());
        (record.manner, record.headline) = ("indirect", Some("No Meeting".into()));
        let wording = Wording {
            addressee: Some("to NBC"),
            disputed: Some("others: 22 May"),
            doubt: "speaker likely",
            ..wording
        };
        let cited = cite(&record, &wording);
        assert!(
            cited.starts_with(
                "Ada Example, to NBC [paraphrased] [speaker likely]: no meeting — Outlet not stated, “No Meeting”, undated (others: 22 May). "
            ) && cited.ends_with("/a#:~:text=no%20meeting"),
            "{cited}"
        );
    }
}
