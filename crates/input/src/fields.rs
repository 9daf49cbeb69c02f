//! From a record with named fields, a JSON object or a row of a table, to an article.
//!
//! Fields are known by their common names, whatever their case, blanks, hyphens and underscores. Where several fields
//! state one thing, the name that stands first in the list holds, and a differing one is noted.
//!
//! | Article | Names |
//! |---|---|
//! | id | `id` `guid` `uuid` `articleId` `docId` `uri`: text or a number |
//! | text | `text` `body` `content` `articleBody` `fullText` `body_text` `content_text` `bodies` `paragraphs`, also as a list of paragraphs or an object with `rendered`, else `content_html` `body_html` `body_xhtml` `html`; tags are taken out |
//! | headline | `headline` `title` `headlines` |
//! | date | `date` `published` `datePublished` `publishedAt` `pubDate` `publicationDate`, else `firstcreated` `contentcreated` `versioncreated`: as [`days`](crate::days) reads it |
//! | outlet | `outlet` `source` `publisher` `site` `siteName` `publication` `provider` `infosources`: a name, or an object with one |
//! | url | `url` `link` `permalink` `canonicalUrl` |
//! | authors | `authors` `author` `byline` `creator` `by`: a name, an object with one, or a list of them |
//! | language | `language` `lang` `inLanguage` |
//!
//! A field `read_by`, as `on-record extract` writes it, says who read the article before. A field `said_by` says of each of these who stated it: so a line that [`line()`](crate::line()) wrote comes back whole.

use crate::article::{Article, Stated};
use crate::common_names::{
    AUTHORS, CREATED, DATE, HEADLINE, HTML, ID, LANGUAGE, Names, OUTLET, READ_BY, SAID_BY, STATUS, SUMMARY,
    TEXT, URL,
};
use crate::disagreement::{Differs, Disagreement, between};
use crate::field_names::folded;
use crate::format::{Origin, Outcome};
use crate::values::{Taken, day, id, language, name, names, reader, shown, text, url, words};
use on_record_engine::Diagnostic;
use serde_json::{Map, Value};

/// How the command is told which field holds the text: advice for those who have it, and for nobody else.
pub const OR_SAY: &str = ", or say which it is with --field text=NAME";

/// Makes the records of one stream articles.
pub(crate) struct Records {
    origin: Origin,
    what: &'static str,
    made: u32,
    told: bool,
    /// What the feed that the records are entries of says of all of them.
    feed: Option<Feed>,
}

/// What a feed says of its entries.
pub(crate) struct Feed {
    pub(crate) outlet: Stated<String>,
    pub(crate) language: Option<Stated<String>>,
}

impl Records {
    /// For records whose parts are called `what`: "field", "column".
    pub(crate) const fn new(origin: Origin, what: &'static str) -> Self {
        Self { origin, what, made: 0, told: false, feed: None }
    }

    /// The same, where they are entries of a feed.
    pub(crate) fn of_feed(self, feed: Option<Feed>) -> Self {
        Self { feed, ..self }
    }

    /// Where the records come from.
    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The article of a record that stands in this line.
    pub(crate) fn article(&mut self, line: u32, record: &Map<String, Value>) -> Outcome {
        self.made = self.made.saturating_add(1);
        let fields: Vec<_> = record.iter().map(|(key, value)| (folded(key), key.as_str(), value)).collect();
        fields.iter().for_each(|(name, ..)| self.origin.fields.meet(name));
        let said_by = record.get(SAID_BY).and_then(Value::as_object);
        let mut fields = Fields {
            origin: &self.origin,
            what: self.what,
            line,
            fields,
            said_by,
            notes: Vec::new(),
            disagreeing: Vec::new(),
        };
        let summary = self.feed.as_ref().and_then(|_| fields.summary());
        let is_summary = summary.is_some();
        let text = summary.map_or_else(|| fields.text(), Ok)?;
        let feed = self.feed.as_ref();
        let id = fields.stated(ID, id).map(|id| id.value);
        let mut article = Article {
            headline: fields.stated(HEADLINE, words),
            date: fields.stated(DATE, day).or_else(|| fields.first(CREATED, day)),
            outlet: fields.stated(OUTLET, name).or_else(|| feed.map(|feed| feed.outlet.clone())),
            url: fields.stated(URL, url),
            authors: fields.stated(AUTHORS, names),
            language: fields.stated(LANGUAGE, language).or_else(|| feed?.language.clone()),
            read_by: fields.first(READ_BY, reader).map(|by| by.value),
            is_summary,
            ..Article::new("", text)
        };
        fields.tell_of_status();
        article.notes = fields.notes;
        article.disagreeing = fields.disagreeing;
        article.id = id.unwrap_or_else(|| self.numbered(line, &mut article.notes));
        Ok(article)
    }

    /// An id for a record without one; the first is told.
    fn numbered(&mut self, line: u32, notes: &mut Vec<Diagnostic>) -> String {
        let id = format!("{}-{}", self.origin.id, self.made);
        if !self.told {
            self.told = true;
            let what = self.what;
            notes.push(self.origin.note(
                Some(line),
                format!("no {what} `id`: called `{id}` by its place; with an `id` links to it last when others come"),
            ));
        }
        id
    }
}

/// The fields of one record.
struct Fields<'r> {
    origin: &'r Origin,
    what: &'static str,
    line: u32,
    /// Folded name, name as written, value.
    fields: Vec<(String, &'r str, &'r Value)>,
    said_by: Option<&'r Map<String, Value>>,
    notes: Vec<Diagnostic>,
    disagreeing: Vec<Disagreement>,
}

impl<'r> Fields<'r> {
    /// The fields with these names, in the order of the names.
    fn named(&self, names: Names) -> Vec<(&'r str, &'r Value)> {
        let of = |name: &str| {
            let same = self.fields.iter().filter(move |(folded, ..)| folded == name);
            same.map(|&(_, key, value)| (key, value)).collect::<Vec<_>>()
        };
        let asked = names.first().map(|own| self.origin.fields.of(own)).into_iter().flatten();
        let asked: Vec<_> = asked.flat_map(&of).filter(|(_, value)| !value.is_null()).collect();
        // What somebody named holds; the common names are for records in which it is not there.
        if asked.is_empty() { names.iter().flat_map(|name| of(name)).collect() } else { asked }
    }

    /// What the first of the fields says that says something; what another one says instead is told.
    fn stated<T: Differs>(&mut self, names: Names, take: fn(&Value) -> Taken<T>) -> Option<Stated<T>> {
        let found = self.taken(names, take);
        let field = names.first().copied().unwrap_or_default();
        let (key, holds) = found.first()?;
        let by = |key: &str| format!("{} `{key}`", self.what);
        let others = found.iter().skip(1);
        let other =
            others.filter_map(|(other, value)| between(field, (holds, &by(key)), (value, &by(other)))).next();
        if let Some(other) = other {
            self.note(other.to_string());
            self.disagreeing.push(other);
        }
        self.said(names, found)
    }

    /// The same where fields of other names say other things and all are right.
    fn first<T>(&mut self, names: Names, take: fn(&Value) -> Taken<T>) -> Option<Stated<T>> {
        let found = self.taken(names, take);
        self.said(names, found)
    }

    /// What the fields of these names say, in the order of the names.
    fn taken<T>(&mut self, names: Names, take: fn(&Value) -> Taken<T>) -> Vec<(&'r str, T)> {
        let mut found = Vec::new();
        for (key, value) in self.named(names) {
            match take(value) {
                Ok(taken) => found.extend(taken.map(|taken| (key, taken))),
                Err(wanted) => self.note(format!("`{key}` is not {wanted}: {}; not used", shown(value))),
            }
        }
        found
    }

    /// The first that was found, and who said it.
    fn said<T>(&self, names: Names, found: Vec<(&str, T)>) -> Option<Stated<T>> {
        let (key, value) = found.into_iter().next()?;
        let said = names.first().and_then(|own| self.said_by?.get(*own)?.as_str());
        let said_by = said.map_or_else(|| format!("{} `{key}`", self.what), str::to_owned);
        Some(Stated { value, said_by })
    }

    /// The text. An empty one is none.
    fn text(&mut self) -> Result<String, Diagnostic> {
        if let Some(text) = self.stated(TEXT, text).or_else(|| self.stated(HTML, text)) {
            return Ok(self.without_tags(text.value));
        }
        let what = self.what;
        let named = self.named(TEXT).into_iter().chain(self.named(HTML));
        let message = match named.into_iter().find(|(_, value)| !value.is_null()) {
            Some((key, Value::String(_))) => format!("`{key}` is empty: give the article's text; skipped"),
            Some((key, value)) => {
                format!("`{key}` is not text but {}: give the article's text in it; skipped", shown(value))
            }
            None => {
                let keys: Vec<&str> = self.fields.iter().map(|&(_, key, _)| key).take(8).collect();
                let keys = if keys.is_empty() { "nothing".to_owned() } else { keys.join(", ") };
                format!(
                    "no {what} holds the text: call it `text`, `body`, `content` or `articleBody`{OR_SAY}; there is {keys}; skipped"
                )
            }
        };
        Err(self.origin.error(Some(self.line), message))
    }

    /// What a feed's entry has of a text that it does not have.
    fn summary(&mut self) -> Option<String> {
        let has_text = [TEXT, HTML]
            .iter()
            .any(|names| self.named(names).iter().any(|(_, value)| matches!(text(value), Ok(Some(_)))));
        let summary = if has_text { None } else { self.first(SUMMARY, text) };
        let summary = self.without_tags(summary?.value);
        self.note("the entry has only a summary: give the article's page for its whole text".to_owned());
        Some(summary)
    }

    /// Tells where a wire service took an article back, or holds it back.
    fn tell_of_status(&mut self) {
        if let Some(status) = self.first(STATUS, words).map(|status| status.value)
            && matches!(&*status.to_lowercase(), "canceled" | "cancelled" | "withheld")
        {
            self.note(format!(
                "its wire service says of it: {status}; leave it out where that is meant for you"
            ));
        }
    }

    /// The text of a text that is HTML, as many systems keep their articles.
    fn without_tags(&mut self, text: String) -> String {
        // A line of our own holds words: what looks like a tag in it is one that an article speaks of.
        let is_own = self.said_by.is_some();
        if is_own || !["</p>", "<br", "</div>", "</li>"].iter().any(|mark| text.contains(mark)) {
            return text;
        }
        #[cfg(feature = "html")]
        if let Ok(text) = crate::html::fragment(&text) {
            return text;
        }
        self.note("the text holds HTML tags, which are read as words: give it without them".to_owned());
        text
    }

    fn note(&mut self, message: String) {
        self.notes.push(self.origin.note(Some(self.line), message));
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Outcome, Records};
    use serde_json::{Value, json};

    fn article(record: &Value) -> Outcome {
        Records::new(Origin::new("f", "f.json"), "field").article(3, record.as_object().unwrap())
    }

    #[test]
    fn knows_the_common_names() {
        let read = article(&json!({
            "GUID": 17, "articleBody": " It rains. ", "title": " Rain ", "date_published": "2031-04-02T23:10:00+02:00",
            "publisher": { "@type": "Organization", "name": "The Sample" }, "Link": "https://example.org/1",
            "author": [{ "name": "Ada Example" }, "Bo Example"], "inLanguage": "en-GB",
        }))
        .unwrap();
        assert_eq!((read.id.as_str(), read.text.as_str()), ("17", " It rains. "));
        assert_eq!(read.headline.unwrap().value, "Rain");
        let date = read.date.unwrap();
        assert_eq!(
            (date.value.to_string().as_str(), date.said_by.as_str()),
            ("2031-04-02", "field `date_published`")
        );
        assert_eq!(read.outlet.unwrap().value, "The Sample");
        assert_eq!(read.url.unwrap().value, "https://example.org/1");
        assert_eq!(read.authors.unwrap().value, ["Ada Example", "Bo Example"]);
        assert_eq!(read.language.unwrap().value, "en-GB");
        assert_eq!(read.notes, []);
    }

    #[test]
    fn what_cannot_be_used_is_noted() {
        let read = article(&json!({
            "id": "a", "text": "It rains.", "body": "", "content": "It pours.", "date": "next week",
            "published": "2031/04/02", "url": "ftp://example.org", "author": 7, "title": null,
        }))
        .unwrap();
        assert_eq!(read.date.unwrap().value.to_string(), "2031-04-02");
        assert!(read.url.is_none() && read.authors.is_none() && read.headline.is_none());
        let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
        assert_eq!(
            notes,
            [
                "f.json, line 3: two texts are stated: “It rains.” (field `text`), which holds, and “It pours.” (field `content`)",
                "f.json, line 3: `date` is not a day such as 2025-08-22: \"next week\"; not used",
                "f.json, line 3: `url` is not an address that begins with https:// or http://: \"ftp://example.org\"; not used",
                "f.json, line 3: `author` is not a name or a list of names: 7; not used",
            ]
        );
    }

    #[test]
    fn who_says_how_fields_are_called_has_the_last_word() {
        let names =
            crate::FieldNames::parse(&["text=story".to_owned(), "date=Print-Day".to_owned()]).unwrap();
        let origin = Origin::new("f", "f.json").with_fields(names);
        let mut records = Records::new(origin, "field");
        let record = json!({ "id": "a", "story": "It rains.", "text": "teaser", "print_day": "2031-04-02", "date": "2030-01-01" });
        let read = records.article(1, record.as_object().unwrap()).unwrap();
        assert_eq!((read.text.as_str(), read.notes.len()), ("It rains.", 0));
        assert_eq!(read.date.unwrap().said_by, "field `print_day`");
        let other = json!({ "id": "b", "story": null, "text": "It pours." });
        assert_eq!(records.article(2, other.as_object().unwrap()).unwrap().text, "It pours.");
    }

    #[test]
    fn who_read_it_before_is_kept() {
        let by = json!({ "language": "en", "model": "news", "hash": "00000000000000ff" });
        let read = article(&json!({ "id": "a", "text": "x", "read_by": by })).unwrap();
        assert_eq!(read.read_by.as_ref().unwrap().hash, 0xff);
        let told = "\"read_by\":{\"language\":\"en\",\"model\":\"news\",\"hash\":\"00000000000000ff\"}}";
        assert!(crate::line(&read).unwrap().ends_with(told));
        let read = article(&json!({ "id": "a", "text": "x", "read_by": "Ada Example" })).unwrap();
        assert_eq!((read.read_by, read.notes), (None, vec![]));
        let read = article(&json!({ "id": "a", "text": "x", "read_by": { "model": 1 } })).unwrap();
        assert!(read.notes[0].message.contains("with `language`, `model` and `hash`"));
    }

    #[test]
    fn without_text_there_is_no_article() {
        let told = article(&json!({ "id": "a", "story": "x" })).unwrap_err().to_string();
        assert!(
            told.starts_with("f.json, line 3: no field holds the text") && told.contains("id, story"),
            "{told}"
        );
        for (record, message) in [
            (json!({ "id": "a", "text": " " }), "`text` is empty: give the article's text; skipped"),
            (
                json!({ "content": { "a": 1 } }),
                "`content` is not text but {\"a\":1}: give the article's text in it; skipped",
            ),
        ] {
            assert_eq!(article(&record).unwrap_err().message, message);
        }
    }

    #[test]
    fn what_wire_services_say_is_taken() {
        let read = article(&json!({
            "uri": "u", "body_text": "It rains.", "byline": "By Ada Example", "provider": "Sample Wire",
            "contentcreated": "2031-04-02T10:00:00Z", "versioncreated": "2031-04-09T10:00:00Z", "pubStatus": "canceled",
        }))
        .unwrap();
        assert_eq!(read.authors.unwrap().value, ["Ada Example"]);
        assert_eq!(read.outlet.unwrap().value, "Sample Wire");
        assert_eq!(read.date.unwrap().value.to_string(), "2031-04-02");
        assert_eq!(read.disagreeing, []);
        assert!(
            read.notes[0].message.starts_with("its wire service says of it: canceled"),
            "{:?}",
            read.notes
        );
        let read =
            article(&json!({ "id": 1, "text": "x", "infosources": [{ "name": "Sample Wire" }] })).unwrap();
        assert_eq!(read.outlet.unwrap().value, "Sample Wire");
    }

    #[test]
    fn without_an_id_the_place_serves_and_is_told_once() {
        let mut records = Records::new(Origin::new("f", "f.json"), "field");
        let record = json!({ "text": "x" });
        let read: Vec<_> =
            (1..3).map(|line| records.article(line, record.as_object().unwrap()).unwrap()).collect();
        assert_eq!((read[0].id.as_str(), read[1].id.as_str()), ("f-1", "f-2"));
        assert_eq!((read[0].notes.len(), read[1].notes.len()), (1, 0));
    }
}
