//! The statements as static HTML: the list in pages, and a page each for actors, topics and statements. They can be read
//! before the program has arrived, where it never does, and by machines that run none; each opens the explorer at the
//! address that it stands for.

use crate::drawn::{self, render};
use crate::spoken::{Spoken, joined};
use crate::template;
use crate::written::{Written, up};
use on_record::address::{self, Address, View};
use on_record::export::{self, Taken};
use on_record::library::SharedLibrary;
use on_record::list_window::STEP;
use on_record::platform::locale::locale;
use on_record::resolve::resolve;
use on_record::texts::{Lang, Locale, NAME};
use on_record_engine::StatementId;
use on_record_engine::query::{Facet, Value};

/// What a static page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A part of the whole list, counted from 1.
    Sheet(usize),
    /// An actor or a topic.
    Value(Facet, Value),
    /// A statement.
    Statement(StatementId),
}

impl Place {
    /// The folder that it lies in, with a slash at its end; empty for the first page.
    #[must_use]
    pub fn folder(self, library: &SharedLibrary) -> String {
        match self {
            Self::Sheet(1) => String::new(),
            Self::Sheet(number) => format!("page/{number}/"),
            Self::Value(facet, value) => format!("{}/{}/", kind(facet), library.slug(facet, value)),
            Self::Statement(id) => format!("st/{}/", library.corpus().statements[id].key),
        }
    }

    /// Its path.
    #[must_use]
    pub fn path(self, library: &SharedLibrary) -> String {
        format!("{}index.html", self.folder(library))
    }
}

/// What the pages of a facet's values are called.
const fn kind(facet: Facet) -> &'static str {
    match facet {
        Facet::Topic => "topic",
        _ => "actor",
    }
}

/// Every static page that there is, without its text.
#[must_use]
pub fn places(library: &SharedLibrary) -> Vec<Place> {
    let values = [Facet::Speaker, Facet::Topic].into_iter().flat_map(|facet| {
        let ranked = library.ranked(facet).iter().filter(|value| value.row().is_some());
        ranked.map(move |&value| Place::Value(facet, value))
    });
    let sheets = (1..=sheets(library)).map(Place::Sheet);
    sheets.chain(values).chain(library.corpus().statements.ids().map(Place::Statement)).collect()
}

/// A static page: its path and its text. `template` is the page as trunk and [`crate::dist`] made it.
///
/// # Errors
/// The template is no page that can be rewritten.
pub fn write(library: &SharedLibrary, template: &str, place: Place) -> Result<(String, String), String> {
    let page = match place {
        Place::Sheet(number) => sheet(library, number)?,
        Place::Value(facet, value) => entity(
            library,
            place,
            library.slug(facet, value),
            library.label(Lang::English.texts(), facet, value),
        )?,
        Place::Statement(id) => statement(library, id)?,
    };
    Ok((place.path(library), template::fill(template, &page)?))
}

/// Every static page: its path and its text.
///
/// # Errors
/// As for [`write()`].
pub fn all(library: &SharedLibrary, template: &str) -> Result<Vec<(String, String)>, String> {
    places(library).into_iter().map(|place| write(library, template, place)).collect()
}

/// The first of the pages alone.
///
/// # Errors
/// As for [`all`].
pub fn first(library: &SharedLibrary, template: &str) -> Result<String, String> {
    template::fill(template, &sheet(library, 1)?)
}

/// How many pages the whole list takes, each with as many statements as the explorer shows at first.
fn sheets(library: &SharedLibrary) -> usize {
    library.corpus().statements.len().div_ceil(STEP).max(1)
}

/// One page of the whole list.
fn sheet(library: &SharedLibrary, number: usize) -> Result<Written, String> {
    let corpus = library.corpus();
    let title = if corpus.title.is_empty() { NAME.to_owned() } else { format!("{} · {NAME}", corpus.title) };
    let folder = Place::Sheet(number).folder(library);
    let up = up(&folder);
    let part = part(&taken(library, "#/v1/s", &up), (number - 1) * STEP, STEP);
    let body = spoken(|t| {
        let list = match number {
            1 => drawn::explorer(library, "#/v1/s", &up, t)?,
            _ => render(drawn::cards(&part, &up, t))?,
        };
        Ok(list + &render(drawn::pager(number, sheets(library), &up, t))?)
    })?;
    Ok(Written {
        at: "#/v1/s".to_owned(),
        title: if number == 1 { title } else { format!("{title} ({number})") },
        description: format!(
            "{} statements from {} news articles: who said what, where, and in which words.",
            corpus.statements.len(),
            corpus.articles.len()
        ),
        body,
        linked: export::json_ld(&part),
        fed: number == 1,
        folder,
    })
}

/// The page of an actor or a topic.
fn entity(library: &SharedLibrary, place: Place, slug: &str, label: &str) -> Result<Written, String> {
    let folder = place.folder(library);
    let (view, what) = match place {
        Place::Value(Facet::Topic, _) => {
            (View::Topic(slug.to_owned()), format!("What is said about {label}"))
        }
        _ => (View::Actor(slug.to_owned()), format!("What {label} says")),
    };
    let at = address::write(&Address { view, ..Address::default() });
    let up = up(&folder);
    let taken = taken(library, &at, &up);
    let count = taken.records.len();
    let first = taken.records.first().map(|record| format!(" {}", record.words)).unwrap_or_default();
    Ok(Written {
        title: format!("{label} · {NAME}"),
        description: shorten(&format!("{what}, in {count} statements from news articles.{first}")),
        body: spoken(|t| drawn::explorer(library, &at, &up, t))?,
        linked: export::json_ld(&part(&taken, 0, STEP)),
        fed: true,
        folder,
        at,
    })
}

/// A statement's own page.
fn statement(library: &SharedLibrary, id: StatementId) -> Result<Written, String> {
    let folder = Place::Statement(id).folder(library);
    let up = up(&folder);
    let record = export::one(library, id, &up);
    let title = format!("{}: {}", drawn::speaker(&record), record.words);
    let headline = record.headline.as_deref().unwrap_or_default();
    let description = format!("{}, {}. {headline}", record.words, drawn::outlet(&record));
    let linked = export::json_ld_of(&record);
    let taken = Taken { records: vec![record], ..Taken::default() };
    Ok(Written {
        title: shorten(&format!("{title} · {NAME}")),
        description: shorten(&description),
        body: spoken(|t| render(drawn::cards(&taken, &up, t)))?,
        linked,
        fed: false,
        folder,
        at: export::statement_link(library, id, ""),
    })
}

/// A page's body, which is drawn in each language.
fn spoken(draw: impl Fn(Locale) -> Result<String, String>) -> Result<Spoken, String> {
    let drawings: Vec<(&str, String)> = Lang::ALL
        .into_iter()
        .map(|lang| Ok((lang.tag(), draw(locale(lang))?)))
        .collect::<Result<_, String>>()?;
    let alone = |(_, body): &(&str, String)| Spoken { body: body.clone(), words: "{}".to_owned() };
    // A language that puts its words into other elements would be a fault of ours; the page is English then.
    joined(&drawings)
        .or_else(|| drawings.first().map(alone))
        .ok_or_else(|| "There is no language.".to_owned())
}

fn taken(library: &SharedLibrary, at: &str, up: &str) -> Taken {
    let read = address::parse(at).unwrap_or_default();
    export::take(library, &resolve(library, &read), up)
}

fn part(taken: &Taken, from: usize, most: usize) -> Taken {
    let records = taken.records.iter().skip(from).take(most).cloned().collect();
    Taken { records, title: taken.title.clone(), link: taken.link.clone() }
}

/// As much of a text as a preview shows, cut between words.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 200;
    if text.chars().count() <= LONGEST {
        return text.trim().to_owned();
    }
    let short: String = text.chars().take(LONGEST).collect();
    let cut = short.rfind(' ').unwrap_or(short.len());
    format!("{}…", short[..cut].trim_end_matches([',', ';', ' ']))
}
