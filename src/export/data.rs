//! The statements as a table (CSV, RFC 4180) and as JSON.

use super::json::object;
use super::record::{Record, Taken};

/// The table's columns, in order.
const COLUMNS: [&str; 18] = [
    "statement",
    "speaker",
    "role",
    "named_as",
    "mode",
    "about",
    "topics",
    "told_to",
    "said_on",
    "said_basis",
    "reported_on",
    "outlet",
    "headline",
    "document",
    "source_url",
    "speaker_confidence",
    "id",
    "link",
];

/// A table: one line a statement, the same fields as [`json`]; lists are joined by "; ". It begins with a mark by
/// which spreadsheets know UTF-8.
#[must_use]
pub fn csv(taken: &Taken) -> String {
    let mut out = String::from("\u{feff}");
    out.push_str(&COLUMNS.join(","));
    out.push_str("\r\n");
    for r in &taken.records {
        let text = |known: &Option<String>| known.clone().unwrap_or_default();
        let day = |day: Option<on_record_engine::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let fields = [
            r.words.clone(),
            text(&r.speaker),
            text(&r.role),
            text(&r.source),
            r.manner.to_owned(),
            r.about.join("; "),
            r.topics.join("; "),
            text(&r.addressee),
            day(r.said_on),
            text(&r.said_basis),
            day(r.reported_on),
            text(&r.outlet),
            text(&r.headline),
            r.article.clone(),
            text(&r.url),
            r.speaker.as_ref().map(|_| r.confidence.to_string()).unwrap_or_default(),
            r.id.clone(),
            r.link.clone(),
        ];
        csv_line(&fields, &mut out);
    }
    out
}

/// Adds a line of a table.
pub(crate) fn csv_line(fields: &[String], out: &mut String) {
    let line: Vec<String> = fields.iter().map(|field| cell(field)).collect();
    out.push_str(&line.join(","));
    out.push_str("\r\n");
}

/// A cell. Spreadsheets run what begins like a formula, so that a statement gets an apostrophe there, as they
/// write it themselves for a text.
fn cell(text: &str) -> String {
    let formula =
        text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// The same as JSON; what is not known is `null`.
#[must_use]
pub fn json(taken: &Taken) -> String {
    let mut out = String::new();
    object(&mut out, |o| {
        o.text("corpus", &taken.title);
        o.text("link", &taken.link);
        o.number("total", taken.records.len());
        o.list("statements", &taken.records, |out, record| {
            out.push('\n');
            one(out, record);
        });
    });
    out.push('\n');
    out
}

fn one(out: &mut String, r: &Record) {
    let day = |day: Option<on_record_engine::Date>| day.map(|day| day.to_string());
    object(out, |o| {
        o.text("id", &r.id);
        o.text("statement", &r.words);
        o.known("speaker", r.speaker.as_deref());
        o.known("role", r.role.as_deref());
        o.known("named_as", r.source.as_deref());
        o.text("mode", r.manner);
        o.texts("about", &r.about);
        o.texts("topics", &r.topics);
        o.known("told_to", r.addressee.as_deref());
        o.known("said_on", day(r.said_on).as_deref());
        o.known("said_basis", r.said_basis.as_deref());
        o.known("reported_on", day(r.reported_on).as_deref());
        o.known("outlet", r.outlet.as_deref());
        o.known("headline", r.headline.as_deref());
        o.text("document", &r.article);
        o.known("source_url", r.url.as_deref());
        if r.speaker.is_some() {
            o.number("speaker_confidence", usize::from(r.confidence));
        }
        o.text("link", &r.link);
    });
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_one_text_and_never_a_formula() {
        for (text, written) in [
            ("no meeting", "no meeting"),
            ("“no”, he said", "\"“no”, he said\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=SUM(A1)", "\"'=SUM(A1)\""),
            ("@cmd", "\"'@cmd\""),
            ("-1", "\"'-1\""),
            (" =1", "\"' =1\""),
            ("", ""),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
