//! Feeds: RSS and Atom. An entry is an article, where the feed carries its whole content; of others only the summary is
//! there, which is told. (JSON Feed is JSON with an article's usual fields.)

use crate::article::Article;
use crate::claims::Claims;
use crate::format::{Articles, Format, Likeness, Origin, Outcome, Read, Stream};
use crate::html;
use crate::xml::{self, Element};
use std::collections::BTreeMap;

/// Feeds.
pub(super) const FORMAT: Format = Format {
    name: "feed",
    label: "a feed",
    endings: &["rss", "atom", "xml"],
    recognise,
    read: Read::Many(|origin, stream| read(&origin, stream)),
};

/// How long a description is, in letters, that is the whole article.
const WHOLE: usize = 1_500;

fn recognise(start: &[u8]) -> Likeness {
    match xml::root_name(start).as_deref() {
        Some("rss" | "feed" | "rdf") => Likeness::Certain,
        _ => Likeness::No,
    }
}

fn read(origin: &Origin, stream: Stream) -> Articles {
    xml::articles(origin, stream, "entries", |root| {
        let feed = Feed::new(root);
        let entries = feed.entries.iter().enumerate().filter(|(_, entry)| unpublished(entry).is_none());
        let mut articles: Vec<Outcome> =
            entries.map(|(row, entry)| feed.article(entry, row + 1, origin)).collect();
        if let Some(told) = left_out(&feed.entries) {
            match articles.iter_mut().find_map(|article| article.as_mut().ok()) {
                Some(article) => article.notes.push(origin.note(None, told)),
                None => articles.push(Err(origin.error(None, format!("{told}; skipped")))),
            }
        }
        articles
    })
}

/// What an entry of a WordPress export is that no reader has seen: a draft, a picture, an entry of a menu.
fn unpublished(entry: &Element) -> Option<String> {
    let status = Some(entry.text_of("status")).filter(|status| {
        ["draft", "auto-draft", "pending", "private", "future", "trash"].contains(&status.as_str())
    });
    let kind = Some(entry.text_of("post_type")).filter(|kind| !["", "post", "page"].contains(&kind.as_str()));
    kind.or(status)
}

/// What is said of entries that are not published.
fn left_out(entries: &[&Element]) -> Option<String> {
    let mut kinds = BTreeMap::<String, usize>::new();
    entries
        .iter()
        .filter_map(|entry| unpublished(entry))
        .for_each(|kind| *kinds.entry(kind).or_default() += 1);
    let kinds: Vec<String> = kinds.iter().map(|(kind, many)| format!("{many} {kind}")).collect();
    (!kinds.is_empty()).then(|| format!("entries that are not published are left out: {}", kinds.join(", ")))
}

/// A feed, and what it says of all its entries.
struct Feed<'x> {
    entries: Vec<&'x Element>,
    outlet: String,
    language: String,
}

impl<'x> Feed<'x> {
    fn new(root: &'x Element) -> Self {
        let channel = root.child("channel").unwrap_or(root);
        // In RSS 1 entries stand beside the channel, else in it.
        let beside = root.children().filter(|_| !std::ptr::eq(channel, root));
        let entries =
            channel.children().chain(beside).filter(|e| e.name == "item" || e.name == "entry").collect();
        let language = channel.attribute("lang").map_or_else(|| channel.text_of("language"), str::to_owned);
        Self { entries, outlet: html::unescaped(&channel.text_of("title")), language }
    }

    fn article(&self, entry: &Element, row: usize, origin: &Origin) -> Outcome {
        let claims = self.claims(entry);
        let id = ["guid", "id", "link"].iter().map(|name| entry.text_of(name)).find(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| format!("{}-{row}", origin.id));
        let (text, is_whole) =
            content(entry).map_err(|why| origin.error(None, format!("entry `{id}`: {why}")))?;
        if text.is_empty() {
            let message =
                format!("entry `{id}` has no content: give the articles' pages instead of the feed; skipped");
            return Err(origin.error(None, message));
        }
        let mut article = Article::new(id, text);
        if !is_whole {
            article.notes.push(origin.note(
                None,
                format!(
                    "entry `{}` has only a summary: give the article's page for its whole text",
                    article.id
                ),
            ));
            article.is_summary = true;
        }
        claims.settle(&mut article, origin);
        Ok(article)
    }

    fn claims(&self, entry: &Element) -> Claims {
        let mut claims = Claims::default();
        claims.headline(&html::unescaped(&entry.text_of("title")), "feed `title`");
        // An entry is changed after it is published: the first of these that is there tells the day.
        for name in ["pubDate", "published", "date", "issued", "updated"] {
            if !claims.has_date() {
                claims.date(&entry.text_of(name), &format!("feed `{name}`"));
            }
        }
        let links =
            entry.all("link").filter(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
        for link in links {
            let address = link.attribute("href").map_or_else(|| link.text(), str::to_owned);
            claims.url(&address, "feed `link`");
        }
        claims.url(&entry.text_of("guid"), "feed `guid`");
        for name in ["author", "creator"] {
            let names: Vec<String> = entry.all(name).map(author).collect();
            claims.authors(names.iter().map(String::as_str), &format!("feed `{name}`"));
        }
        let source = entry.child("source").map(|source| {
            if source.child("title").is_some() {
                source.text_of("title")
            } else {
                source.text().trim().to_owned()
            }
        });
        claims.outlet(&html::unescaped(&source.unwrap_or_default()), "feed `source`");
        // What a feed takes from elsewhere says where from.
        claims.sender(&self.outlet, "the feed's title");
        claims.language(entry.attribute("lang").unwrap_or(&self.language), "the feed's language");
        claims
    }
}

/// An author's name: Atom has it in an element, RSS behind an address, `ada@sample.example (Ada Example)`.
fn author(element: &Element) -> String {
    let text = if element.child("name").is_some() { element.text_of("name") } else { element.text() };
    match text.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches([')', ' ', '\n']).to_owned(),
        _ => text,
    }
}

/// An entry's text, and whether it is the whole one.
fn content(entry: &Element) -> Result<(String, bool), &'static str> {
    for name in ["encoded", "content"] {
        for element in entry.all(name) {
            let text = plain(element)?;
            if !text.is_empty() {
                return Ok((text, true));
            }
        }
    }
    for name in ["description", "summary"] {
        if let Some(element) = entry.child(name) {
            let text = plain(element)?;
            let is_whole = text.chars().count() >= WHOLE;
            return Ok((text, is_whole));
        }
    }
    Ok((String::new(), false))
}

/// The text of an element that holds HTML as text, XHTML, or plain text.
fn plain(element: &Element) -> Result<String, &'static str> {
    let html = if element.attribute("type") == Some("xhtml") || element.children().next().is_some() {
        element.inner_html(&|_| false)
    } else {
        element.text()
    };
    if element.attribute("type") == Some("text") {
        return Ok(html.trim().to_owned());
    }
    html::fragment(&html).map_err(|_| "its HTML is nested too deep: give the article's page; skipped")
}
