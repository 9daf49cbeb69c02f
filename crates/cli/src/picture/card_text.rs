//! What a card says: the words, who says them, who published them and when.

use on_record_site::Record;

/// Width and height, as the services that show previews ask for it.
pub(crate) const SIZE: (u32, u32) = (1200, 630);

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Card {
    /// The words.
    pub(super) words: String,
    /// Who says them, and what that speaker is.
    pub(super) speaker: String,
    pub(super) role: String,
    /// Who published them, and the day.
    pub(super) source: String,
    /// What the corpus is called.
    pub(super) corpus: String,
}

impl Card {
    /// The card of a statement.
    pub(crate) fn of(record: &Record, corpus: &str) -> Self {
        // Words that are not the speaker's own must not look as if they were.
        let quoted = record.manner != "indirect";
        let verb = if quoted { "Quoted" } else { "Reported" };
        let by = record.outlet.as_ref().map(|outlet| format!("{verb} by {outlet}"));
        let day = record.said_on.or(record.reported_on).map(|day| day.to_string());
        let words = on_one_line(&record.words);
        let marked =
            words.starts_with(['“', '"', '‘', '«', '„', '\'']) || words.contains(['“', '"', '«', '„']);
        Self {
            words: if record.manner == "direct" && !marked { format!("“{words}”") } else { words },
            speaker: on_one_line(record.speaker.as_deref().unwrap_or("Speaker not stated")),
            role: on_one_line(record.role.as_deref().unwrap_or_default()),
            source: [by.or_else(|| Some(verb.to_owned())), day]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            corpus: on_one_line(if corpus.is_empty() { "On Record" } else { corpus }),
        }
    }

    /// What the picture shows, for who does not see it.
    pub(crate) fn told(&self) -> String {
        format!("{}: {}", self.speaker, self.words)
    }
}

/// A text without line breaks and other controls, which SVG may not hold.
fn on_one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
