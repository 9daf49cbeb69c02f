//! The statements as static HTML, drawn by the explorer's own components: the list in pages, and a page each for
//! actors, topics and statements. They can be read before the program has arrived, where it never does, and by
//! machines that run none; each opens the explorer at the address that it stands for.

use crate::markup::{attributes, escape};
use on_record::address::{self, Address, View};
use on_record::export::{self, Taken};
use on_record::library::SharedLibrary as Shelf;
use on_record::list_window::STEP;
use on_record::page::explorer::{Explorer, ExplorerProps};
use on_record::rail::Rail;
use on_record::resolve::resolve;
use on_record::settings::Settings;
use on_record::texts::{Lang, NAME};
use on_record_engine::StatementId;
use on_record_engine::query::Facet;
use yew::LocalServerRenderer;

/// A page that is being made.
struct Written {
    /// Where it lies, with a slash at its end; empty for the first one.
    folder: String,
    /// The address that it stands for.
    at: String,
    title: String,
    description: String,
    /// What can be read.
    body: String,
    /// The same for machines.
    linked: String,
}

/// Every static page: its path and its text. `template` is the page as trunk and [`crate::dist`] made it.
#[must_use]
pub fn all(shelf: &Shelf, template: &str) -> Vec<(String, String)> {
    let corpus = shelf.corpus();
    let mut pages = lists(shelf);
    for (facet, folder) in [(Facet::Speaker, "actor"), (Facet::Topic, "topic")] {
        for &value in shelf.ranked(facet).iter().filter(|value| value.row().is_some()) {
            let slug = shelf.slug(facet, value);
            pages.push(entity(shelf, folder, slug, shelf.label(Lang::English.texts(), facet, value)));
        }
    }
    pages.extend(corpus.statements.ids().map(|id| statement(shelf, id)));
    pages.iter().map(|page| (format!("{}index.html", page.folder), page.fill(template))).collect()
}

/// The whole list, in pages of as many statements as the explorer shows at first.
fn lists(shelf: &Shelf) -> Vec<Written> {
    let corpus = shelf.corpus();
    let title = if corpus.title.is_empty() { NAME.to_owned() } else { format!("{} · {NAME}", corpus.title) };
    let pages = corpus.statements.len().div_ceil(STEP).max(1);
    (1..=pages)
        .map(|number| {
            let folder = if number == 1 { String::new() } else { format!("page/{number}/") };
            let up = up(&folder);
            let whole = taken(shelf, "#/v1/s", &up);
            let part = part(&whole, (number - 1) * STEP, STEP);
            let body = if number == 1 { drawn(shelf, "#/v1/s", &up) } else { items(&part, &up) };
            let pager = pager(number, pages, &up);
            Written {
                at: "#/v1/s".to_owned(),
                title: if number == 1 { title.clone() } else { format!("{title} ({number})") },
                description: format!(
                    "{} statements from {} news articles: who said what, where, and in which words.",
                    corpus.statements.len(),
                    corpus.articles.len()
                ),
                body: format!("{body}{pager}"),
                linked: export::json_ld(&part),
                folder,
            }
        })
        .collect()
}

/// The page of an actor or a topic.
fn entity(shelf: &Shelf, kind: &str, slug: &str, label: &str) -> Written {
    let folder = format!("{kind}/{slug}/");
    let view = if kind == "actor" { View::Actor(slug.to_owned()) } else { View::Topic(slug.to_owned()) };
    let at = address::write(&Address { view, ..Address::default() });
    let up = up(&folder);
    let taken = taken(shelf, &at, &up);
    let count = taken.records.len();
    let first = taken.records.first().map(|record| format!(" {}", record.words)).unwrap_or_default();
    let verb = if kind == "actor" { "says" } else { "is about" };
    let what =
        if kind == "actor" { format!("What {label} {verb}") } else { format!("What is said about {label}") };
    Written {
        title: format!("{label} · {NAME}"),
        description: shorten(&format!("{what}, in {count} statements from news articles.{first}")),
        body: drawn(shelf, &at, &up),
        linked: export::json_ld(&part(&taken, 0, STEP)),
        folder,
        at,
    }
}

/// A statement's own page.
fn statement(shelf: &Shelf, id: StatementId) -> Written {
    let key = shelf.corpus().statements[id].key.to_string();
    let folder = format!("st/{key}/");
    let up = up(&folder);
    let record = export::one(shelf, id, &up);
    let speaker = record.speaker.clone().unwrap_or_else(|| "Speaker not stated".to_owned());
    let outlet = record.outlet.clone().unwrap_or_else(|| "Outlet not stated".to_owned());
    let at = export::statement_link(shelf, id, "");
    let title = format!("{speaker}: {}", record.words);
    let taken = Taken { records: vec![record.clone()], ..Taken::default() };
    Written {
        title: shorten(&format!("{title} · {NAME}")),
        description: shorten(&format!(
            "{}, {outlet}. {}",
            record.words,
            record.headline.clone().unwrap_or_default()
        )),
        body: items(&taken, &up),
        linked: export::json_ld_of(&record),
        folder,
        at,
    }
}

/// The way from a page's folder back to the first page.
fn up(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        deep => "../".repeat(deep),
    }
}

fn taken(shelf: &Shelf, at: &str, up: &str) -> Taken {
    let read = address::parse(at).unwrap_or_default();
    export::take(shelf, &resolve(shelf, &read), up)
}

fn part(taken: &Taken, from: usize, most: usize) -> Taken {
    let records = taken.records.iter().skip(from).take(most).cloned().collect();
    Taken { records, title: taken.title.clone(), link: taken.link.clone() }
}

/// The page as the explorer draws it, so that nothing moves when the program takes over.
fn drawn(shelf: &Shelf, at: &str, up: &str) -> String {
    let props = ExplorerProps {
        library: shelf.clone(),
        read: address::parse(at).unwrap_or_default(),
        rail: Rail::default(),
        shown: STEP,
        drawer: false,
        help: false,
        settings: Settings::default(),
        preferences: false,
        sheet: None,
        said: None,
        children: yew::Children::default(),
    };
    // Nothing in a component waits, so one thread does.
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() else { return String::new() };
    let local = tokio::task::LocalSet::new();
    let html = local
        .block_on(&runtime, LocalServerRenderer::<Explorer>::with_props(props).hydratable(false).render());
    // Where the filters are not beside the list, the program draws a button for them: its room is kept.
    let html = html.replacen(
        "<div class=\"result\">",
        "<div class=\"result\"><button type=\"button\" class=\"filters\">Filters</button>",
        1,
    );
    attributes(&html, |tag, name, value| change(tag, name, value, up))
}

/// What is drawn as the running page is, but must not be taken for it: names for scripts and tests go, buttons and
/// fields are shut, links lead to static pages where there is one.
fn change(tag: &str, name: &str, value: &str, up: &str) -> Option<(String, String)> {
    let keep = Some((name.to_owned(), value.to_owned()));
    match name {
        "id" | "for" | "tabindex" | "role" | "aria-keyshortcuts" => None,
        "type" if matches!(tag, "button" | "input") => {
            Some(("disabled".to_owned(), String::new())).filter(|_| tag == "button").or(keep)
        }
        "href" if value.starts_with('#') => Some((name.to_owned(), link(value, up))),
        "value" if tag == "option" => None,
        _ => match name.strip_prefix("data-") {
            Some(rest) => Some((format!("data-written-{rest}"), value.to_owned())),
            None => keep,
        },
    }
}

/// The static page of an address, or the first page at that address.
fn link(address: &str, up: &str) -> String {
    let bare = address.split('?').next().unwrap_or(address);
    for kind in ["actor/", "topic/", "st/"] {
        if let Some(slug) = bare.strip_prefix(&format!("#/v1/{kind}")).filter(|slug| plain(slug)) {
            return format!("{up}{kind}{slug}/");
        }
    }
    // A chip that adds a topic to no other filter shows what the topic's page shows.
    if let Some(slug) = address.strip_prefix("#/v1/s?on=").filter(|slug| plain(slug)) {
        return format!("{up}topic/{slug}/");
    }
    if up == "./" { address.to_owned() } else { format!("{up}{address}") }
}

fn plain(slug: &str) -> bool {
    // A leading hyphen takes a value away.
    !slug.is_empty() && !slug.starts_with('-') && slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Statements one under the other, without the explorer around them.
fn items(taken: &Taken, up: &str) -> String {
    let mut out = String::from("<div class=\"on-record\"><header class=\"top\">");
    out.push_str(&format!("<a class=\"brand\" href=\"{up}\"><span class=\"dot\"></span>{NAME}</a>"));
    out.push_str(&format!(
        "<span class=\"corpus\">{}</span></header><main class=\"columns\"><section class=\"list\">",
        escape(&taken.title)
    ));
    for record in &taken.records {
        let speaker = record.speaker.as_deref().unwrap_or("Speaker not stated");
        let outlet = record.outlet.as_deref().unwrap_or("Outlet not stated");
        let day = record.said_on.map(|day| format!("said {day}"));
        let day = day
            .or_else(|| record.reported_on.map(|day| format!("reported {day}")))
            .unwrap_or_else(|| "undated".to_owned());
        let source = record.url.as_ref().map_or_else(String::new, |url| {
            format!(
                " <a href=\"{}\" rel=\"noopener\">Source</a>",
                escape(&format!("{url}{}", export::fragment(&record.quotes)))
            )
        });
        out.push_str(&format!(
            "<article class=\"card\"><h3 class=\"who\">{}</h3><blockquote class=\"words\">{}</blockquote><p class=\"meta\"><span>{}</span><span>{}</span><a href=\"{up}st/{}/\">This statement</a>{source}</p></article>",
            escape(speaker), escape(&record.words), escape(outlet), escape(&day), record.id,
        ));
    }
    out.push_str(&format!(
        "<p class=\"more\"><a href=\"{up}\">All statements</a></p></section></main></div>"
    ));
    out
}

fn pager(number: usize, pages: usize, up: &str) -> String {
    if pages < 2 {
        return String::new();
    }
    let page = |n: usize| if n == 1 { up.to_owned() } else { format!("{up}page/{n}/") };
    let one = |n: usize| match n == number {
        true => format!("<li><span aria-current=\"page\">{n}</span></li>"),
        false => format!("<li><a href=\"{}\">{n}</a></li>", page(n)),
    };
    let list: String = (1..=pages).map(one).collect();
    format!("<nav class=\"pages\" aria-label=\"Pages\"><ol>{list}</ol></nav>")
}

/// As much of a text as a preview shows, cut between words.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 200;
    if text.chars().count() <= LONGEST {
        return text.trim().to_owned();
    }
    let short: String = text.chars().take(LONGEST).collect();
    let cut = short.rfind(' ').unwrap_or(short.len());
    format!("{}…", short[..cut].trim_end_matches([',', ';', ' ']))
}

impl Written {
    /// The page's template with this page's head and body.
    fn fill(&self, template: &str) -> String {
        let up = up(&self.folder);
        let (title, description) = (escape(&self.title), escape(&self.description));
        // The first page is what it is; the others open it at their address.
        let at = match self.folder.as_str() {
            "" => String::new(),
            _ => format!(
                "<meta name=\"on-record-at\" content=\"{}\">\n    <meta name=\"on-record-root\" content=\"{up}\">\n    ",
                escape(&self.at)
            ),
        };
        let head = format!(
            "{at}<meta property=\"og:type\" content=\"article\">\n    <meta property=\"og:site_name\" content=\"{NAME}\">\n    \
             <meta property=\"og:title\" content=\"{title}\">\n    <meta property=\"og:description\" content=\"{description}\">\n    \
             <meta name=\"twitter:card\" content=\"summary\">\n    "
        );
        let body = format!(
            "<div id=\"written\">{}</div>\n    <script type=\"application/ld+json\">{}</script>\n  </body>",
            self.body,
            self.linked.trim_end()
        );
        let mut page = between(template, "<title>", "</title>", &title);
        page = between(&page, "<meta name=\"description\" content=\"", "\"", &description);
        // Known from the first byte, before the list itself is parsed.
        page = page.replacen("<html lang=\"en\">", "<html lang=\"en\" class=\"listed\">", 1);
        page = page.replacen("<script src=\"early.js\">", &format!("{head}<script src=\"./early.js\">"), 1);
        page = page.replacen("</body>", &body, 1);
        if up == "./" {
            return page;
        }
        // The program's files lie beside the first page.
        let files = ["href=\"./", "src=\"./", "data-wasm=\"./"];
        let (top, rest) = page.split_once("<div id=\"written\">").unwrap_or((&page, ""));
        let top = files
            .iter()
            .fold(top.to_owned(), |top, file| top.replace(file, &format!("{}{up}", &file[..file.len() - 2])));
        format!("{top}<div id=\"written\">{rest}")
    }
}

fn between(text: &str, start: &str, end: &str, new: &str) -> String {
    let Some((before, rest)) = text.split_once(start) else { return text.to_owned() };
    let Some((_, after)) = rest.split_once(end) else { return text.to_owned() };
    format!("{before}{start}{new}{end}{after}")
}
