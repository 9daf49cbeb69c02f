//! Feeds: what is new of a speaker, on a topic or in all, as RSS 2.0 and as JSON Feed 1.1.
//!
//! Links in feeds are whole addresses, so there are feeds only where it is known where the site will lie. The day of an entry is
//! that of its statement, as its article tells; what has no day stands last and has none here either. No clock is asked.

use crate::drawn::{FEEDS, outlet, speaker};
use crate::few::in_explorer;
use crate::pages::{Place, shorten};
use on_record::address::{Address, View, write};
use on_record::export::{Record, one};
use on_record::library::SharedLibrary;
use on_record::resolve::resolve;
use on_record::texts::{Lang, NAME};
use on_record_engine::Date;
use on_record_engine::query::{Facet, Sort};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde::Serialize;

/// How many statements a feed holds: the newest.
const MOST: usize = 50;

/// What a feed says of itself, and its statements.
struct Feed {
    title: String,
    description: String,
    /// The page that it belongs to.
    home: String,
    entries: Vec<Entry>,
}

/// One statement.
struct Entry {
    record: Record,
    /// Its own page.
    link: String,
}

impl Entry {
    /// "Ada Example: “The ferry stays.”"
    fn title(&self) -> String {
        shorten(&format!("{}: {}", speaker(&self.record), self.record.words))
    }

    /// Where it was reported, and that the words are the article's own where they are.
    fn place(&self) -> String {
        let headline = self.record.headline.as_ref().map(|headline| format!(", “{headline}”"));
        format!("{} — {}{}", self.record.words, outlet(&self.record), headline.unwrap_or_default())
    }

    const fn day(&self) -> Option<Date> {
        match self.record.said_on {
            None => self.record.reported_on,
            said => said,
        }
    }
}

/// Whether a place has feeds: the whole list, a speaker, a topic.
pub(crate) const fn has(place: Place) -> bool {
    matches!(place, Place::Sheet(1) | Place::Value(..))
}

/// The paths of a place's feeds; none where it has none.
pub(crate) fn paths(library: &SharedLibrary, place: Place) -> impl Iterator<Item = String> {
    let folder = place.folder(library);
    FEEDS.into_iter().filter(move |_| has(place)).map(move |name| format!("{folder}{name}"))
}

/// The feeds of a place: path and text. `base` is where the site lies, with a slash at its end; `paged`: whether statements have
/// pages of their own there.
///
/// # Errors
/// A feed cannot be written; no text makes that happen.
pub(crate) fn of(
    library: &SharedLibrary,
    place: Place,
    base: &str,
    paged: bool,
) -> Result<Vec<(String, String)>, String> {
    if !has(place) {
        return Ok(Vec::new());
    }
    let feed = feed(library, place, base, paged);
    let told = |error: &dyn std::fmt::Display| format!("a feed cannot be written: {error}");
    let rss = rss(&feed).map_err(|error| told(&error))?;
    let json = serde_json::to_string(&JsonFeed::of(&feed)).map_err(|error| told(&error))?;
    Ok(paths(library, place).zip([rss, json]).collect())
}

fn feed(library: &SharedLibrary, place: Place, base: &str, paged: bool) -> Feed {
    let corpus = library.corpus();
    let site = if corpus.title.is_empty() { NAME } else { corpus.title.as_str() };
    let label = |facet, value| library.label(Lang::English.texts(), facet, value);
    let (view, title) = match place {
        Place::Value(Facet::Topic, value) => (
            View::Topic(library.slug(Facet::Topic, value).to_owned()),
            format!("On {}", label(Facet::Topic, value)),
        ),
        Place::Value(facet, value) => {
            (View::Actor(library.slug(facet, value).to_owned()), label(facet, value).to_owned())
        }
        Place::Sheet(_) | Place::Statement(_) => (View::Statements, "All statements".to_owned()),
    };
    let mut address = Address { view, ..Address::default() };
    address.filters.sort = Sort::Date;
    let read = on_record::address::parse(&write(&address)).unwrap_or_default();
    let newest = resolve(library, &read).query.ask(corpus, library.index()).statements;
    let entry = |&id| {
        let record = one(library, id, base);
        let folder = Place::Statement(id).folder(library);
        let at = if paged { folder } else { in_explorer(&folder) };
        Entry { link: format!("{base}{at}"), record }
    };
    Feed {
        description: format!("{title}: the newest statements in news articles, from {site}"),
        title: format!("{title} · {site}"),
        home: format!("{base}{}", place.folder(library)),
        entries: newest.iter().take(MOST).map(entry).collect(),
    }
}

/// XML 1.0 has no control characters but blanks, however they are written.
fn clean(text: &str) -> String {
    text.chars().filter(|&c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

fn rss(feed: &Feed) -> std::io::Result<String> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let line = |xml: &mut Writer<Vec<u8>>, name: &str, text: &str| {
        xml.create_element(name).write_text_content(BytesText::new(&clean(text))).map(|_| ())
    };
    let rss = xml.create_element("rss").with_attribute(("version", "2.0"));
    rss.with_attribute(("xmlns:atom", "http://www.w3.org/2005/Atom")).write_inner_content(|xml| {
        xml.create_element("channel").write_inner_content(|xml| {
            line(xml, "title", &feed.title)?;
            line(xml, "link", &feed.home)?;
            line(xml, "description", &feed.description)?;
            let own = format!("{}{}", feed.home, FEEDS[0]);
            let own = [("href", own.as_str()), ("rel", "self"), ("type", "application/rss+xml")];
            xml.create_element("atom:link").with_attributes(own).write_empty()?;
            for entry in &feed.entries {
                xml.create_element("item").write_inner_content(|xml| {
                    line(xml, "title", &entry.title())?;
                    line(xml, "link", &entry.link)?;
                    line(xml, "guid", &entry.link)?;
                    line(xml, "description", &entry.place())?;
                    entry.day().map_or(Ok(()), |day| line(xml, "pubDate", &rfc_822(day)))?;
                    entry.record.topics.iter().try_for_each(|topic| line(xml, "category", topic))
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned())
}

/// "Fri, 22 Aug 2025 00:00:00 GMT"
fn rfc_822(day: Date) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, month, number) = day.ymd();
    let weekday = DAYS.get(usize::from(day.weekday())).copied().unwrap_or_default();
    let month = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{weekday}, {number:02} {month} {year:04} 00:00:00 GMT")
}

/// A feed as JSON Feed writes it.
#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    description: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: String,
    content_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
}

impl<'a> JsonFeed<'a> {
    fn of(feed: &'a Feed) -> Self {
        let item = |entry: &'a Entry| JsonItem {
            id: &entry.link,
            url: &entry.link,
            external_url: entry.record.url.as_deref(),
            title: entry.title(),
            content_text: entry.place(),
            date_published: entry.day().map(|day| format!("{day}T00:00:00Z")),
            authors: entry.record.speaker.iter().map(|name| JsonAuthor { name }).collect(),
            tags: &entry.record.topics,
        };
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            description: &feed.description,
            home_page_url: &feed.home,
            feed_url: format!("{}{}", feed.home, FEEDS[1]),
            items: feed.entries.iter().map(item).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_feeds_write_it() {
        let day = |iso| rfc_822(Date::parse(iso).unwrap());
        assert_eq!(day("2025-08-22"), "Fri, 22 Aug 2025 00:00:00 GMT");
        assert_eq!(day("2024-02-05"), "Mon, 05 Feb 2024 00:00:00 GMT");
    }

    #[test]
    fn any_text_is_a_feed() {
        let record =
            Record {
                words: "a\u{1}<b> & “c” ]]>".into(), topics: vec!["x & y".into()], ..Record::default()
            };
        let entries = vec![Entry { record, link: "https://a.example/st/a/".into() }];
        let feed =
            Feed { title: "t".into(), description: "d".into(), home: "https://a.example/".into(), entries };
        let rss = rss(&feed).unwrap();
        let mut reader = quick_xml::Reader::from_str(&rss);
        let mut items = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => break,
                Event::Start(start) if start.name().as_ref() == "item" => items += 1,
                _ => {}
            }
        }
        assert_eq!(items, 1);
        assert!(
            rss.contains("Speaker not stated: a&lt;b&gt; &amp; “c”") && !rss.contains("pubDate"),
            "{rss}"
        );
    }
}
