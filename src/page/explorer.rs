//! The page of one library: header, question, filters, list and article.

use crate::address::{Read, View};
use crate::export::{self, Sheet};
use crate::library::SharedLibrary;
use crate::links::{list_of, with_seen};
use crate::list_window::{EMBEDDED_STEP, FETCHED_STEP, ListWindow, STEP};
use crate::page::bar::component::ViewBar;
use crate::page::head::component::HeadView;
use crate::page::host;
use crate::page::model::{self, Page};
use crate::page::shortcuts::use_keys;
use crate::parts::actions::Actions;
use crate::parts::articles::component::Articles;
use crate::parts::card::component::card_view;
use crate::parts::chips::component::ChipsLine;
use crate::parts::corrected::component::CorrectedLine;
use crate::parts::dialog::Dialog;
use crate::parts::drawn::drawn;
use crate::parts::facets::component::FacetRail;
use crate::parts::help::{HelpDialog, read_by};
use crate::parts::panels::Notices;
use crate::parts::preferences::Preferences;
use crate::parts::progressive_render::{use_progressive_render, use_rest_after_paint};
use crate::parts::search::SearchBox;
use crate::parts::sheets::Sheets;
use crate::parts::status::Status;
use crate::platform::effect::use_effect_on;
use crate::platform::locale::locale;
use crate::platform::width::{Layout, use_layout};
use crate::platform::{api, boot, elements, own, place};
use crate::rail::Rail;
use crate::resolve::resolve;
use crate::settings::Settings;
use crate::state::Action;
use crate::texts::{self, Lang, Locale};
use crate::views::article::component::ArticlePane;
use crate::views::compare::component::Compare;
use crate::views::figure::draw;
use crate::views::list::component::StatementList;
use crate::views::positions::component::PositionsView;
use crate::views::profile::component::ProfileView;
use crate::views::variants::component::VariantsView;
use on_record_engine::query::Facet;
use std::rc::Rc;
use yew::prelude::*;

/// What the page shows, before it is made into view models.
#[derive(Clone, PartialEq, Properties)]
pub struct ExplorerProps {
    /// The library.
    pub library: SharedLibrary,
    /// The address.
    pub read: Read,
    /// What readers did to the facet rail.
    #[prop_or_default]
    pub rail: Rail,
    /// Whether what the page's address asks for is still being counted.
    #[prop_or_default]
    pub counting: bool,
    /// Whether the words that searches look up are read: some lines of the page are only known then.
    #[prop_or_default]
    pub words_read: bool,
    /// How many cards are asked for.
    #[prop_or(STEP)]
    pub shown: usize,
    /// Whether the list shows what it folds away.
    #[prop_or_default]
    pub unfolded: bool,
    /// Whether the drawer of facets is open.
    #[prop_or_default]
    pub drawer: bool,
    /// Whether the list of shortcuts is open.
    #[prop_or_default]
    pub help: bool,
    /// How the reader wants the page.
    #[prop_or_default]
    pub settings: Settings,
    /// Whether the settings are open.
    #[prop_or_default]
    pub preferences: bool,
    /// What the reader takes along.
    #[prop_or_default]
    pub sheet: Option<Sheet>,
    /// What became of it.
    #[prop_or_default]
    pub said: Option<(usize, AttrValue)>,
    /// Panels about loading.
    #[prop_or_default]
    pub children: Children,
}

/// The page of one library.
#[component]
pub fn Explorer(props: &ExplorerProps) -> Html {
    let actions = use_context::<Actions>().unwrap_or_else(Actions::none);
    let t = actions.locale;
    let root = use_node_ref();
    let layout = use_layout(&root);
    let render = use_progressive_render(list_of(&props.read.address));
    let step = match place::is_embedded() {
        true => EMBEDDED_STEP,
        false if props.library.told().is_some() => FETCHED_STEP,
        false => STEP,
    };
    let shown = props.shown * step / STEP;
    let window = ListWindow { shown, made: render.made, unfolded: props.unfolded };
    // How many more mention a topic is only told of one topic alone.
    let mentions = props.words_read && props.read.address.filters.of(Facet::Topic).any.len() == 1;
    let page = use_memo(
        (props.library.clone(), props.read.clone(), props.rail.clone(), window, t, mentions),
        |(library, read, rail, window, t, _)| {
            Rc::new(model::page(library, &resolve(library, read), rail, *window, *t))
        },
    );
    let page = Rc::clone(&page);
    use_rest_after_paint(render, page.made, page.coming);
    use_keys(&page, &actions, layout);
    let faults = use_faults_of_host(t);
    use_after(&page, &props.library, t);
    let (act, go) = (actions.act.clone(), actions.go.clone());
    let title = props.library.corpus().title.clone();
    let title = if title.is_empty() { t.untitled.to_owned() } else { title };
    let (wide, folded) = (layout == Layout::Wide, layout == Layout::Narrow);
    let rail = drawn(FacetRail { facets: Rc::clone(&page.facets), days: Rc::clone(&page.days) });
    let close_drawer = act.reform(|()| Action::Drawer(false));
    let close_article = {
        let href = page.article.as_ref().map(|article| article.close.clone());
        Callback::from(move |()| href.clone().into_iter().for_each(|href| go.emit(href)))
    };
    let article = page.article.clone().map(|article| drawn(ArticlePane { article }));
    let take = take(&props.library, &act);
    // Never the numbers of another question than the one that the address asks.
    let (count, spread) = match props.counting {
        true => (AttrValue::from(t.counting), AttrValue::default()),
        false => (page.count.clone(), page.spread.clone()),
    };
    let over = if wide { None } else { article.clone() };
    let drawer = (!wide && props.drawer).then(|| in_drawer(rail.clone(), &count, &close_drawer, t));
    html! {
        <div class={classes!("on-record", props.counting.then_some("counting"), props.library.told().map(|_| "parts"))} aria-busy={props.counting.then_some("true")} ref={root} lang={t.lang.tag()} dir={t.lang.dir()} onclick={take}>
            <button class="skip" type="button" onclick={|_| elements::focus("#statements")}>{ t.skip }</button>
            { header(&page, title, &act, t) }
            <main>
                { props.children.clone() }
                { drawn(Notices { notices: faults.iter().chain(page.notices.iter()).cloned().collect() }) }
                { drawn(HeadView { head: page.head.clone(), state: page.state(t), folded }) }
                { for page.profile.clone().map(|profile| drawn(ProfileView { profile, folded })) }
                { drawn(ChipsLine { count: count.clone(), spread, ..result_line(&page, props.library.only(), &act, wide) }) }
                if let Some(corrected) = page.corrected.clone() {
                    { drawn(CorrectedLine { corrected }) }
                }
                { columns(&page, wide.then_some(rail), article, t) }
            </main>
            { drawn(Status { text: props.said.as_ref().map_or_else(|| if props.counting { count.clone() } else { status(&page) }, |(_, said)| said.clone()) }) }
            if let Some(inside) = drawer {
                { drawn(Dialog { name: "drawer", label: t.filters, close: close_drawer, inside }) }
            }
            if let Some(inside) = over {
                { drawn(Dialog { name: "over", label: t.article, close: close_article, inside }) }
            }
            if props.preferences {
                { drawn(Preferences { settings: props.settings }) }
            }
            if props.help {
                { drawn(HelpDialog { read_by: read_by(&props.library, t) }) }
            }
            { sheets(props, &page, t) }
        </div>
    }
}

/// The facets, and below them the way to what they leave.
fn in_drawer(rail: Html, count: &AttrValue, close: &Callback<()>, t: Locale) -> Html {
    html! {
        <>
            { rail }
            <button class="primary" type="button" onclick={close.reform(|_| ())}>
                { t.show(count) }
            </button>
        </>
    }
}

/// What is wrong with the settings of the page around, told to readers and in the console.
#[hook]
fn use_faults_of_host(t: Locale) -> Rc<Vec<AttrValue>> {
    let faults = use_memo(t, |t| {
        host::faults(&place::host_settings())
            .iter()
            .map(|fault| AttrValue::from(t.notice(fault)))
            .collect::<Vec<_>>()
    });
    use_effect_on(Rc::clone(&faults), |faults| faults.iter().for_each(|fault| boot::complain(fault)));
    faults
}

/// One listener for the buttons of all cards: see [`crate::parts::takes`].
fn take(library: &SharedLibrary, act: &Callback<Action>) -> Callback<MouseEvent> {
    let (act, library) = (act.clone(), library.clone());
    Callback::from(move |event: MouseEvent| {
        let Some((kind, key)) = elements::take_of(&event) else { return };
        let sheet = match kind.as_str() {
            "report" => match report_address(&library, &key) {
                Some(address) => return elements::open_beside(&address),
                None => Sheet::Report(key.into()),
            },
            "cite" => Sheet::Cite(key.into()),
            "styles" => Sheet::Styles(key.into(), None),
            _ => Sheet::Link(key.into()),
        };
        act.emit(Action::Sheet(Some(sheet)));
    })
}

/// Where the page around wants the report about a statement, if it wants it anywhere.
fn report_address(library: &SharedLibrary, key: &str) -> Option<String> {
    let choice = place::report_to()?;
    export::report::address(&choice, &export::one(library, library.statement(key)?, &place::page_url()))
}

/// The count of the answer and its filters, with the ways to take it along and to filter it where the rail is not seen.
fn result_line(page: &Page, only: &[String], act: &Callback<Action>, wide: bool) -> ChipsLine {
    ChipsLine {
        count: page.count.clone(),
        spread: page.spread.clone(),
        newer: page.newer.clone(),
        reports: page.reports.clone(),
        chips: Rc::clone(&page.chips),
        clear: page.clear.clone(),
        only: only.iter().cloned().map(AttrValue::from).collect(),
        share: act.reform(|()| Action::Sheet(Some(Sheet::Share))),
        filters: (!wide).then(|| act.reform(|()| Action::Drawer(true))),
    }
}

/// The product, the corpus, the search box, and the views.
fn header(page: &Page, title: String, act: &Callback<Action>, t: Locale) -> Html {
    html! {
        <header class="top">
            <a class="brand" href="#/v1/s"><span class="dot" aria-hidden="true"></span>{ texts::NAME }</a>
            <span class="corpus">{ title }</span>
            { drawn(SearchBox { words: page.words.clone(), address: page.address.clone() }) }
            if own::has_room() {
                <button class="quiet help" type="button" aria-label={t.own.title} title={t.own.title}
                    onclick={act.reform(|_| Action::OwnDialog(true))}>{ "+" }</button>
                <button class="quiet help" type="button" aria-label={t.own.check} title={t.own.check}
                    onclick={act.reform(|_| Action::Check(true))}>{ "✓" }</button>
                <button class="quiet help pen" type="button" data-desk="list" aria-label={t.own.desk} title={t.own.desk}>{ "✎" }</button>
            }
            <button class="quiet help" type="button" aria-label={t.settings}
                onclick={act.reform(|_| Action::Preferences(true))}><span class="sliders" aria-hidden="true"></span></button>
            <button class="quiet help" type="button" aria-label={t.help}
                onclick={act.reform(|_| Action::Help(true))}>{ "?" }</button>
            { drawn(ViewBar { views: host::offered(&page.views, &place::host_settings()) }) }
        </header>
    }
}

/// The facet rail, where there is room for it, the view, and the article or the articles beside it.
fn columns(page: &Page, rail: Option<Html>, article: Option<Html>, t: Locale) -> Html {
    let wide = rail.is_some();
    // While cards are still on their way their end is not the list's: in sight, it would ask for more with each frame.
    let more = if page.coming > 0 { 0 } else { page.more };
    // What is to be chosen before positions can stand in the list's place.
    let choose =
        (page.address.view == View::Positions && page.positions.is_none()).then_some(t.positions.choose);
    html! {
        <div class={classes!("columns", (page.figure.is_some() || choose.is_some()).then_some("pictured"), page.compare.is_some().then_some("paired"))}>
            if let Some(rail) = rail {
                <nav class="rail" aria-label={t.filters}>{ rail }</nav>
            }
            { for page.figure.as_ref().map(|figure| draw(figure, &page.caption)) }
            if let Some(choose) = choose {
                <section class="figure"><p>{ choose }</p></section>
            }
            if let (Some(compare), None) = (&page.compare, &page.empty) {
                { drawn(Compare { compare: Rc::clone(compare), total: page.total, more: page.more }) }
            } else if let (Some(variants), None) = (&page.variants, &page.empty) {
                { drawn(VariantsView { variants: Rc::clone(variants), total: page.total }) }
            } else if let (Some(positions), None) = (&page.positions, &page.empty) {
                { drawn(PositionsView { positions: Rc::clone(positions), total: page.total }) }
            } else {
                { drawn(StatementList { list: page.list.clone(), groups: Rc::clone(&page.groups), more, folded: page.folded, sorts: Rc::clone(&page.sorts), empty: page.empty.clone(), total: page.total }) }
            }
            if wide && page.compare.is_none() {
                <section class="side" aria-label={t.article}>
                    if let Some(article) = article {
                        { article }
                    } else {
                        { drawn(Articles { articles: Rc::clone(&page.articles) }) }
                    }
                </section>
            }
        </div>
    }
}

/// How many statements a preview shows.
const FEW: usize = 6;

/// What lies over the page while a reader takes something along; it is made only when it is asked for.
fn sheets(props: &ExplorerProps, page: &Rc<Page>, t: Locale) -> Html {
    let text = {
        let library = props.library.clone();
        move |sheet: Sheet| export::text(&library, &sheet, &place::page_url(), t)
    };
    let file = {
        let (library, read) = (props.library.clone(), props.read.clone());
        Callback::from(move |format| {
            export::file(&library, &resolve(&library, &read), format, &place::page_url())
        })
    };
    let (open, url) = (props.sheet.is_some(), AttrValue::from(place::page_url()));
    let address = AttrValue::from(crate::address::write(&page.address));
    let preview = {
        let (library, read, rail) = (props.library.clone(), props.read.clone(), props.rail.clone());
        Callback::from(move |lang: Option<&'static str>| {
            let t = lang.and_then(Lang::of).map_or(t, locale);
            let page = model::page(&library, &resolve(&library, &read), &rail, ListWindow::whole(FEW), t);
            let cards = page.cards().take(FEW).map(Rc::clone);
            html! {
                <div lang={t.lang.tag()} dir={t.lang.dir()}>
                    { drawn(HeadView { head: page.head.clone(), state: AttrValue::default(), folded: false }) }
                    { for cards.map(|card| card_view(&card, t)) }
                </div>
            }
        })
    };
    let link = if open { format!("{url}{address}").into() } else { AttrValue::default() };
    let last = props.library.days().filter(|_| open).map(|(_, last)| last);
    let seen = last.map(|last| AttrValue::from(format!("{url}{}", with_seen(&page.address, last))));
    drawn(Sheets {
        sheet: props.sheet.clone(),
        said: props.said.clone(),
        text: Callback::from(text),
        file,
        count: format!("{} {}", page.count, page.spread).into(),
        link,
        seen,
        own: props.library.is_own(),
        no_files: props.library.no_files().map(|why| AttrValue::from(why.to_owned())),
        title: props.library.corpus().title.clone().into(),
        place: (url, address),
        views: page.views.iter().map(|tab| (tab.word, tab.link.label.clone())).collect(),
        preview,
    })
}

fn status(page: &Page) -> AttrValue {
    // What was searched in place of what was typed, and which of its words nothing has.
    let corrected = page.corrected.iter().flat_map(|one| [&one.says, &one.exactly.label]);
    let corrected = corrected.chain(page.empty.as_ref().and_then(|empty| empty.failed.as_ref()));
    // What could not be used of a link, and which article has opened, are told where nobody sees them.
    let article = page.article.as_ref().map(|article| &article.title);
    let told = page.notices.iter().chain(corrected).chain([&page.count, &page.spread]).chain(article);
    told.filter(|part| !part.is_empty()).map(AttrValue::as_str).collect::<Vec<_>>().join(" ").into()
}

/// What follows a change of the page: the tab's title, the focus, the scroll, and what the world is told.
#[hook]
fn use_after(page: &Rc<Page>, library: &SharedLibrary, t: Locale) {
    let corpus = library.corpus().title.clone();
    use_effect_on(Rc::clone(page), move |page| {
        elements::set_title(&t.page_title(&page.title(&corpus, t)));
        api::shown(&api::Shown {
            address: crate::address::write(&page.address),
            total: page.total,
            statement: page.article.as_ref().and_then(|r| Some(r.chosen.clone()?.to_string())),
        });
    });
    // If the focused link has disappeared, the focus moves to the list's count, so that keyboard users stay in place.
    // If nothing had the focus, it is left alone.
    let focused = elements::has_focus();
    use_effect_on(Rc::clone(page), move |_| {
        if focused && elements::focus_is_lost() {
            elements::focus_in_place("#result");
        }
    });
    // Another list begins at its top; an article that opens beside it leaves it where it is.
    let first = use_mut_ref(|| true);
    use_effect_on(page.address.filters.clone(), move |_| {
        if !std::mem::take(&mut *first.borrow_mut()) {
            elements::back_to_top_of(".on-record");
        }
    });
}
