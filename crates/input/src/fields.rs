//! From a record with named fields, a JSON object or a row of a table, to an article.
//!
//! Fields are known by their common names, whatever their case, blanks, hyphens and underscores. Where several fields
//! state one thing, the name that stands first in the list holds, and a differing one is noted.
//!
//! | Article | Names |
//! |---|---|
//! | id | `id` `guid` `uuid` `articleId` `docId` `uri`: text or a number |
//! | text | `text` `body` `content` `articleBody` `fullText` `body_text` `content_text` `bodies`, else `content_html` `body_html` `body_xhtml` `html`; tags are taken out |
//! | headline | `headline` `title` `headlines` |
//! | date | `date` `published` `datePublished` `publishedAt` `pubDate` `publicationDate` `firstcreated` `versioncreated`: as [`days`](crate::days) reads it |
//! | outlet | `outlet` `source` `publisher` `site` `siteName` `publication`: a name, or an object with one |
//! | url | `url` `link` `permalink` `canonicalUrl` |
//! | authors | `authors` `author` `byline` `creator` `by`: a name, an object with one, or a list of them |
//! | language | `language` `lang` `inLanguage` |
//!
//! A field `read_by`, as `on-record extract` writes it, says who read the article before. A field `said_by` says of each of these who stated it: so a line that [`line()`](crate::line()) wrote comes back whole.

use crate::article::{Article, Stated};
use crate::days;
use crate::format::{Origin, Outcome};
use crate::names::folded;
use on_record_engine::{Date, Diagnostic, ReadBy};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The names of an article's field, folded, its own one first.
type Names = &'static [&'static str];

const ID: Names = &["id", "guid", "uuid", "articleid", "docid", "uri"];
const TEXT: Names =
    &["text", "body", "content", "articlebody", "fulltext", "bodytext", "contenttext", "bodies"];
/// Names of a text that is HTML, for records in which none of the above says anything.
const HTML: Names = &["contenthtml", "bodyhtml", "bodyxhtml", "html"];
const HEADLINE: Names = &["headline", "title", "headlines"];
const DATE: Names = &[
    "date",
    "published",
    "datepublished",
    "publishedat",
    "pubdate",
    "publicationdate",
    "firstcreated",
    "versioncreated",
];
const OUTLET: Names = &["outlet", "source", "publisher", "site", "sitename", "publication"];
const URL: Names = &["url", "link", "permalink", "canonicalurl"];
const AUTHORS: Names = &["authors", "author", "byline", "creator", "by"];
const LANGUAGE: Names = &["language", "lang", "inlanguage"];
const READ_BY: Names = &["readby"];
const SAID_BY: &str = "said_by";

/// Whether a field of this name holds the text.
pub(crate) fn is_text(name: &str) -> bool {
    let name = folded(name);
    TEXT.contains(&name.as_str()) || HTML.contains(&name.as_str())
}

/// Whether a field of this name is one of an article's.
pub(crate) fn is_known(name: &str) -> bool {
    let name = folded(name);
    [ID, TEXT, HTML, HEADLINE, DATE, OUTLET, URL, AUTHORS, LANGUAGE]
        .iter()
        .any(|names| names.contains(&name.as_str()))
}

/// Makes the records of one stream articles.
pub(crate) struct Records {
    origin: Origin,
    what: &'static str,
    made: u32,
    told: bool,
    /// Who publishes the records that say nothing of it.
    outlet: Option<Stated<String>>,
}

impl Records {
    /// For records whose parts are called `what`: "field", "column".
    pub(crate) const fn new(origin: Origin, what: &'static str) -> Self {
        Self { origin, what, made: 0, told: false, outlet: None }
    }

    /// The same, where what holds the records says who publishes them.
    pub(crate) fn by_outlet(self, outlet: Option<Stated<String>>) -> Self {
        Self { outlet, ..self }
    }

    /// Where the records come from.
    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The article of a record that stands in this line.
    pub(crate) fn article(&mut self, line: u32, record: &Map<String, Value>) -> Outcome {
        self.made = self.made.saturating_add(1);
        let fields = record.iter().map(|(key, value)| (folded(key), key.as_str(), value)).collect();
        let said_by = record.get(SAID_BY).and_then(Value::as_object);
        let mut fields =
            Fields { origin: &self.origin, what: self.what, line, fields, said_by, notes: Vec::new() };
        let text = fields.text()?;
        let id = fields.stated(ID, id).map(|id| id.value);
        let mut article = Article {
            headline: fields.stated(HEADLINE, words),
            date: fields.stated(DATE, day),
            outlet: fields.stated(OUTLET, name).or_else(|| self.outlet.clone()),
            url: fields.stated(URL, url),
            authors: fields.stated(AUTHORS, names),
            language: fields.stated(LANGUAGE, words),
            read_by: fields.stated(READ_BY, reader).map(|by| by.value),
            ..Article::new("", text)
        };
        article.notes = fields.notes;
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

/// What a value says: something, nothing, or what it should have been.
type Taken<T> = Result<Option<T>, &'static str>;

/// The fields of one record.
struct Fields<'r> {
    origin: &'r Origin,
    what: &'static str,
    line: u32,
    /// Folded name, name as written, value.
    fields: Vec<(String, &'r str, &'r Value)>,
    said_by: Option<&'r Map<String, Value>>,
    notes: Vec<Diagnostic>,
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

    /// What the first of the fields says that says something.
    fn stated<T: PartialEq>(&mut self, names: Names, take: fn(&Value) -> Taken<T>) -> Option<Stated<T>> {
        let mut held: Option<(&str, T)> = None;
        for (key, value) in self.named(names) {
            match (take(value), &held) {
                (Ok(None), _) => {}
                (Ok(Some(taken)), None) => held = Some((key, taken)),
                (Ok(Some(taken)), Some((first, holds))) => {
                    if taken != *holds {
                        self.note(format!("`{key}` says otherwise than `{first}`, which holds"));
                    }
                }
                (Err(wanted), _) => self.note(format!("`{key}` is not {wanted}: {}; not used", shown(value))),
            }
        }
        let (key, value) = held?;
        let said = names.first().and_then(|own| self.said_by?.get(*own)?.as_str());
        let said_by = said.map_or_else(|| format!("{} `{key}`", self.what), str::to_owned);
        Some(Stated { value, said_by })
    }

    /// The text. An empty one is a text; none is an error.
    fn text(&mut self) -> Result<String, Diagnostic> {
        if let Some(text) = self.stated(TEXT, text).or_else(|| self.stated(HTML, text)) {
            return Ok(self.without_tags(text.value));
        }
        if let Some((key, Value::String(blank))) = self.named(TEXT).first().copied() {
            self.note(format!("`{key}` is empty"));
            return Ok(blank.clone());
        }
        let what = self.what;
        let keys: Vec<&str> = self.fields.iter().map(|&(_, key, _)| key).take(8).collect();
        let keys = if keys.is_empty() { "nothing".to_owned() } else { keys.join(", ") };
        let message = format!(
            "no {what} holds the text: call it `text`, `body`, `content` or `articleBody`, or say which it is with --field text=NAME; there is {keys}; skipped"
        );
        Err(self.origin.error(Some(self.line), message))
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

/// A value, short enough for a message.
fn shown(value: &Value) -> String {
    let mut text = value.to_string();
    if let Some((end, _)) = text.char_indices().nth(40) {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn text(value: &Value) -> Taken<String> {
    // ninjs 2 gives a list of the text's and the headline's forms, the main one first.
    let first = value.as_array().and_then(|forms| forms.first()?.get("value"));
    match first.unwrap_or(value) {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone()).filter(|text| !text.trim().is_empty())),
        _ => Err("text"),
    }
}

fn words(value: &Value) -> Taken<String> {
    Ok(text(value)?.map(|text| text.trim().to_owned()))
}

fn id(value: &Value) -> Taken<String> {
    match value {
        Value::Number(number) => Ok(Some(number.to_string())),
        _ => words(value).map_err(|_| "text or a number"),
    }
}

/// A day as [`days`] reads it.
fn day(value: &Value) -> Taken<Date> {
    const WANTED: &str = "a day such as 2025-08-22";
    let Some(text) = words(value).map_err(|_| WANTED)? else { return Ok(None) };
    days::parse(&text).map(Some).ok_or(WANTED)
}

fn url(value: &Value) -> Taken<String> {
    const WANTED: &str = "an address that begins with https:// or http://";
    let Some(url) = words(value).map_err(|_| WANTED)? else { return Ok(None) };
    let good =
        (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(char::is_whitespace);
    if good { Ok(Some(url)) } else { Err(WANTED) }
}

/// A name: text, or an object that has one, as schema.org writes it.
fn name(value: &Value) -> Taken<String> {
    let value = value.as_object().and_then(|object| object.get("name")).unwrap_or(value);
    words(value).map_err(|_| "a name")
}

fn names(value: &Value) -> Taken<Vec<String>> {
    let names = match value {
        Value::Array(values) => {
            values.iter().filter_map(|value| name(value).transpose()).collect::<Result<_, _>>()
        }
        _ => name(value).map(|name| name.into_iter().collect::<Vec<_>>()),
    };
    names.map(|names| Some(names).filter(|names| !names.is_empty())).map_err(|_| "a name or a list of names")
}

/// Who read the article: an object that `on-record` wrote. A column that happens to have this name says nothing.
fn reader(value: &Value) -> Taken<ReadBy> {
    let Value::Object(_) = value else { return Ok(None) };
    ReadBy::deserialize(value).map(Some).map_err(|_| "an object with `language`, `model` and `hash`")
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
                "f.json, line 3: `content` says otherwise than `text`, which holds",
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
        assert_eq!(article(&json!({ "id": "a", "text": "" })).unwrap().text, "");
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
