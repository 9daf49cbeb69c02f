//! The statements as static HTML: the list in pages, and a page each for actors, topics and statements. They can be read
//! before the program has arrived, where it never does, and by machines that run none; each opens the explorer at the
//! address that it stands for.

use crate::drawn::{self, render};
use crate::template;
use on_record::address::{self, Address, View};
use on_record::export::{self, Taken};
use on_record::library::SharedLibrary;
use on_record::list_window::STEP;
use on_record::resolve::resolve;
use on_record::shorten::shorten;
use on_record::texts::{Lang, NAME};
use on_record_engine::StatementId;
use on_record_engine::query::Facet;

/// As many characters of a title or a description as a preview shows.
const LONGEST: usize = 200;

/// A page that is being made.
pub(crate) struct Written {
    /// Where it lies, with a slash at its end; empty for the first one.
    pub(crate) folder: String,
    /// The address that it stands for.
    pub(crate) at: String,
    pub(crate) title: String,
    pub(crate) description: String,
    /// What can be read, as HTML.
    pub(crate) body: String,
    /// The same for machines, as JSON-LD.
    pub(crate) linked: String,
}

impl Written {
    /// The way from the page back to the first one.
    pub(crate) fn up(&self) -> String {
        up(&self.folder)
    }
}

/// Every static page: its path and its text. `template` is the page as trunk and [`crate::dist`] made it.
///
/// # Errors
/// The template is no page that can be rewritten.
pub fn all(library: &SharedLibrary, template: &str) -> Result<Vec<(String, String)>, String> {
    let mut pages = Vec::new();
    let mut add = |page: Written| -> Result<(), String> {
        pages.push((format!("{}index.html", page.folder), template::fill(template, &page)?));
        Ok(())
    };
    (1..=sheets(library)).try_for_each(|number| add(sheet(library, number)?))?;
    for (facet, kind) in [(Facet::By, "actor"), (Facet::On, "topic")] {
        for &value in library.ranked(facet).iter().filter(|value| value.row().is_some()) {
            let slug = library.slug(facet, value);
            add(entity(library, kind, slug, library.label(Lang::English.texts(), facet, value))?)?;
        }
    }
    library.corpus().statements.ids().try_for_each(|id| add(statement(library, id)?))?;
    Ok(pages)
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
    let folder = if number == 1 { String::new() } else { format!("page/{number}/") };
    let up = up(&folder);
    let part = part(&taken(library, "#/v1/s", &up), (number - 1) * STEP, STEP);
    let list = match number {
        1 => drawn::explorer(library, "#/v1/s", &up)?,
        _ => render(drawn::cards(&part, &up))?,
    };
    let pager = render(drawn::pager(number, sheets(library), &up))?;
    Ok(Written {
        at: "#/v1/s".to_owned(),
        title: if number == 1 { title } else { format!("{title} ({number})") },
        description: format!(
            "{} statements from {} news articles: who said what, where, and in which words.",
            corpus.statements.len(),
            corpus.articles.len()
        ),
        body: format!("{list}{pager}"),
        linked: export::json_ld(&part),
        folder,
    })
}

/// The page of an actor or a topic.
fn entity(library: &SharedLibrary, kind: &str, slug: &str, label: &str) -> Result<Written, String> {
    let folder = format!("{kind}/{slug}/");
    let (view, what) = match kind {
        "actor" => (View::Actor(slug.to_owned()), format!("What {label} says")),
        _ => (View::Topic(slug.to_owned()), format!("What is said about {label}")),
    };
    let at = address::write(&Address { view, ..Address::default() });
    let up = up(&folder);
    let taken = taken(library, &at, &up);
    let count = taken.records.len();
    let first = taken.records.first().map(|record| format!(" {}", record.words)).unwrap_or_default();
    Ok(Written {
        title: format!("{label} · {NAME}"),
        description: shorten(&format!("{what}, in {count} statements from news articles.{first}"), LONGEST),
        body: drawn::explorer(library, &at, &up)?,
        linked: export::json_ld(&part(&taken, 0, STEP)),
        folder,
        at,
    })
}

/// A statement's own page.
fn statement(library: &SharedLibrary, id: StatementId) -> Result<Written, String> {
    let key = library.corpus().statements[id].key.to_string();
    let folder = format!("st/{key}/");
    let up = up(&folder);
    let record = export::one(library, id, &up);
    let title = format!("{}: {}", drawn::speaker(&record), record.words);
    let headline = record.headline.as_deref().unwrap_or_default();
    let description = format!("{}, {}. {headline}", record.words, drawn::outlet(&record));
    let linked = export::json_ld_of(&record);
    let taken = Taken { records: vec![record], ..Taken::default() };
    Ok(Written {
        title: shorten(&format!("{title} · {NAME}"), LONGEST),
        description: shorten(&description, LONGEST),
        body: render(drawn::cards(&taken, &up))?,
        linked,
        folder,
        at: export::statement_link(library, id, ""),
    })
}

/// The way from a page's folder back to the first page.
fn up(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        deep => "../".repeat(deep),
    }
}

fn taken(library: &SharedLibrary, at: &str, up: &str) -> Taken {
    let read = address::parse(at).unwrap_or_default();
    export::take(library, &resolve(library, &read), up)
}

fn part(taken: &Taken, from: usize, most: usize) -> Taken {
    let records = taken.records.iter().skip(from).take(most).cloned().collect();
    Taken { records, title: taken.title.clone(), link: taken.link.clone() }
}
