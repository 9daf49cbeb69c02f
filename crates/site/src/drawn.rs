//! The markup of static pages: the explorer as it draws itself, and in the same language what it does not draw. Yew's
//! server renderer writes both, so that nothing of a text is ever markup.

use crate::rewrite::rewrite;
use crate::written::Written;
use lol_html::element;
use lol_html::html_content::{ContentType, Element};
use on_record::address;
use on_record::export::{self, Record, Taken};
use on_record::library::SharedLibrary;
use on_record::list_window::STEP;
use on_record::page::explorer::{Explorer, ExplorerProps};
use on_record::parts::actions::Actions;
use on_record::rail::Rail;
use on_record::settings::Settings;
use on_record::texts::{Locale, NAME};
use yew::{ContextProvider, Html, LocalServerRenderer, Properties, component, html};

/// A component of nothing but its content: what the renderer asks for.
#[derive(PartialEq, Properties)]
struct WholeProps {
    children: Html,
}

#[component]
fn Whole(props: &WholeProps) -> Html {
    props.children.clone()
}

/// Markup as text.
///
/// ```
/// let text = on_record_site::drawn::render(yew::html! { <p title={"\"a\""}>{ "b < c" }</p> }).unwrap();
/// assert_eq!(text, "<p title=\"&quot;a&quot;\">b &lt; c</p>");
/// ```
///
/// # Errors
/// The machine has no room for one more runtime.
pub fn render(children: Html) -> Result<String, String> {
    // Nothing in a component waits, so one thread does.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| format!("The pages cannot be drawn: {error}."))?;
    let renderer = LocalServerRenderer::<Whole>::with_props(WholeProps { children }).hydratable(false);
    Ok(tokio::task::LocalSet::new().block_on(&runtime, renderer.render()))
}

/// An address as the explorer draws it, so that nothing moves when the program takes over.
pub(crate) fn explorer(library: &SharedLibrary, at: &str, up: &str, t: Locale) -> Result<String, String> {
    let props = ExplorerProps {
        counting: false,
        words_read: false,
        library: library.clone(),
        read: address::parse(at).unwrap_or_default(),
        rail: Rail::default(),
        shown: STEP,
        unfolded: false,
        drawer: false,
        help: false,
        settings: Settings::default(),
        preferences: false,
        sheet: None,
        said: None,
        children: yew::Children::default(),
    };
    let context = Actions { locale: t, ..Actions::none() };
    let drawn = html! { <ContextProvider<Actions> {context}><Explorer ..props /></ContextProvider<Actions>> };
    still(&render(drawn)?, up, t.filters)
}

/// What is drawn as the running page is, but must not be taken for it: names for scripts and tests go, buttons and
/// fields are shut, links lead to static pages where there is one. Where the filters are not beside the list, the program
/// draws a button for them, `filters`: its room is kept.
///
/// ```
/// use on_record_site::drawn::still;
/// let html = "<a id=\"x\" data-y=\"1\" href=\"#/v1/actor/ada\">id=\"b\"</a><button type=\"button\">c</button>";
/// let changed = "<a href=\"../../actor/ada/\" data-written-y=\"1\">id=\"b\"</a><button disabled=\"\">c</button>";
/// assert_eq!(still(html, "../../", "Filters").unwrap(), changed);
/// ```
///
/// # Errors
/// The text is no HTML.
pub fn still(html: &str, up: &str, filters: &str) -> Result<String, String> {
    let filters = format!("<button disabled class=\"filters\">{filters}</button>");
    rewrite(
        html,
        vec![
            element!(".result", |result| {
                result.prepend(&filters, ContentType::Html);
                Ok(())
            }),
            element!("[href^='#']", |link| {
                let address = link.get_attribute("href").unwrap_or_default();
                Ok(link.set_attribute("href", &place(&address, up))?)
            }),
            element!("button", |button| {
                button.remove_attribute("type");
                Ok(button.set_attribute("disabled", "")?)
            }),
            element!("option", |option| {
                option.remove_attribute("value");
                Ok(())
            }),
            element!("*", unname),
        ],
    )
}

fn unname(element: &mut Element<'_, '_>) -> lol_html::HandlerResult {
    for name in ["id", "for", "tabindex", "role", "aria-keyshortcuts"] {
        element.remove_attribute(name);
    }
    let data: Vec<(String, String)> = element
        .attributes()
        .iter()
        .filter_map(|one| Some((one.name().strip_prefix("data-")?.to_owned(), one.value())))
        .collect();
    for (name, value) in data {
        element.remove_attribute(&format!("data-{name}"));
        element.set_attribute(&format!("data-written-{name}"), &value)?;
    }
    Ok(())
}

/// The static page of an address, or the first page at that address.
fn place(address: &str, up: &str) -> String {
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

/// What a page's head says of it. The first page is what it is; the others open it at their address.
pub(crate) fn head(page: &Written, up: &str) -> Html {
    let (title, description) = (page.title.clone(), page.description.clone());
    html! {
        <>
            <title>{ &title }</title>
            <meta name="description" content={description.clone()} />
            if !page.folder.is_empty() {
                <meta name="on-record-at" content={page.at.clone()} />
                <meta name="on-record-root" content={up.to_owned()} />
            }
            <meta property="og:type" content="article" />
            <meta property="og:site_name" content={NAME} />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={description} />
            <meta name="twitter:card" content="summary" />
        </>
    }
}

/// What the two feeds of a folder are called.
pub(crate) const FEEDS: [&str; 2] = ["feed.xml", "feed.json"];

/// The feeds of a page, which lie beside it.
pub(crate) fn feeds(page: &Written) -> Html {
    let kinds = ["application/rss+xml", "application/feed+json"];
    let link = |(kind, name): (&'static str, &str)| {
        html! { <link rel="alternate" type={kind} title={page.title.clone()} href={format!("./{name}")} /> }
    };
    kinds.into_iter().zip(FEEDS).map(link).collect()
}

/// What a page says, for machines.
pub(crate) fn linked(json: &str) -> Html {
    html! { <script type="application/ld+json">{ json.trim_end() }</script> }
}

/// Statements one under the other, without the explorer around them.
pub(crate) fn cards(taken: &Taken, up: &str, t: Locale) -> Html {
    html! {
        <div class="on-record" lang={t.lang.tag()} dir={t.lang.dir()}>
            <header class="top">
                <a class="brand" href={up.to_owned()}><span class="dot" />{ NAME }</a>
                <span class="corpus">{ &taken.title }</span>
            </header>
            <main class="columns">
                <section class="list">
                    { for taken.records.iter().map(|record| card(record, up, t)) }
                    <p class="more"><a href={up.to_owned()}>{ t.all_statements }</a></p>
                </section>
            </main>
        </div>
    }
}

/// Who speaks, as what previews show says it.
pub(crate) fn speaker(record: &Record) -> &str {
    record.speaker.as_deref().unwrap_or("Speaker not stated")
}

/// Where it was reported, as what previews show says it.
pub(crate) fn outlet(record: &Record) -> &str {
    record.outlet.as_deref().unwrap_or("Outlet not stated")
}

fn card(record: &Record, up: &str, t: Locale) -> Html {
    let day = record.said_on.map(|day| t.said_on(&t.day(day)));
    let day = day.or_else(|| record.reported_on.map(|day| t.reported_on(&t.day(day))));
    let source = record.url.as_ref().map(|url| format!("{url}{}", export::fragment(&record.quotes)));
    html! {
        <article class="card">
            <h3 class="who">{ record.speaker.as_deref().unwrap_or(t.share.no_speaker) }</h3>
            <blockquote class="words">{ &record.words }</blockquote>
            <p class="meta">
                <span>{ record.outlet.as_deref().unwrap_or(t.no_outlet) }</span>
                <span>{ day.as_deref().unwrap_or(t.no_date) }</span>
                <a href={format!("{up}st/{}/", record.id)}>{ t.open }</a>
                if let Some(source) = source {
                    { " " }<a href={source} rel="noopener">{ t.source }</a>
                }
            </p>
        </article>
    }
}

/// The way through the list's pages, where there are several.
pub(crate) fn pager(number: usize, pages: usize, up: &str, t: Locale) -> Html {
    if pages < 2 {
        return Html::default();
    }
    let one = |n: usize| match n {
        _ if n == number => html! { <li><span aria-current="page">{ n }</span></li> },
        1 => html! { <li><a href={up.to_owned()}>{ n }</a></li> },
        _ => html! { <li><a href={format!("{up}page/{n}/")}>{ n }</a></li> },
    };
    html! { <nav class="pages" aria-label={t.all_statements}><ol>{ for (1..=pages).map(one) }</ol></nav> }
}
