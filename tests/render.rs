//! Components rendered without a browser: what readers and screen readers are given.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::address::{Read, parse};
use on_record::embedded;
use on_record::library::{Library, SharedLibrary};
use on_record::list_window::STEP;
use on_record::loading::{Cause, Problem, Progress};
use on_record::page::explorer::{Explorer, ExplorerProps};
use on_record::parts::drawn::{Drawn, DrawnProps};
use on_record::parts::panels::{LoadingPanel, ProblemPanel};
use on_record::rail::Rail;
use on_record_engine::model::archive::ArchiveError;
use on_record_engine::model::{Corpus, Manner};
use on_record_synthetic::{Plan, corpus};
use yew::{BaseComponent, Callback, LocalServerRenderer};

fn render<C: BaseComponent>(props: C::Properties) -> String
where
    C::Properties: 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, LocalServerRenderer::<C>::with_props(props).hydratable(false).render())
}

fn props(corpus: Corpus, at: &str) -> ExplorerProps {
    let read: Read = parse(at).unwrap();
    ExplorerProps {
        counting: false,
        words_read: false,
        library: SharedLibrary::new(Library::new(corpus)),
        read,
        rail: Rail::default(),
        shown: STEP,
        unfolded: true,
        drawer: false,
        help: false,
        sheet: None,
        said: None,
        settings: on_record::settings::Settings::default(),
        preferences: false,
        children: yew::Children::default(),
    }
}

fn page(corpus: Corpus, at: &str) -> String {
    render::<Explorer>(props(corpus, at))
}

fn seeds(at: &str) -> String {
    page(embedded::open().unwrap(), at)
}

/// The opening tags of a class, without their `<name` and `>`.
fn tags(html: &str, name: &str, class: &str) -> Vec<String> {
    let tag = |part: &str| part.split('>').next().unwrap_or_default().to_owned();
    let open = format!("<{name} ");
    let of_class = |tag: &String| attribute(tag, "class").split(' ').any(|one| one == class);
    html.split(&open).skip(1).map(tag).filter(|tag| tag.contains("class=\"")).filter(of_class).collect()
}

/// How often `part` stands in `html`.
fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

/// The value of the first `name="…"` in `html`.
fn attribute<'a>(html: &'a str, name: &str) -> &'a str {
    let start = html.split_once(&format!("{name}=\"")).unwrap().1;
    start.split('"').next().unwrap()
}

/// What a browser shows of a piece of HTML.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    let named =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/")];
    named.iter().fold(out, |text, (escape, c)| text.replace(escape, c))
}

#[test]
fn the_list_shows_every_statement_once() {
    let corpus = embedded::open().unwrap();
    let html = seeds("#/v1/s");
    assert_eq!(tags(&html, "article", "card").len(), corpus.statements.len());
    for (_, statement) in corpus.statements.iter() {
        assert_eq!(count(&html, &format!("data-statement=\"{}\"", statement.key)), 1);
    }
    assert_eq!(attribute(&html, "data-total"), corpus.statements.len().to_string());
}

#[test]
fn a_card_has_the_articles_own_words() {
    let corpus = embedded::open().unwrap();
    let html = seeds("#/v1/s");
    for (_, statement) in corpus.statements.iter() {
        let article = &corpus.articles[statement.article];
        let card = html.split(&format!("data-statement=\"{}\"", statement.key)).nth(1).unwrap();
        let card = card.split("</article>").next().unwrap();
        let words =
            card.split("<blockquote class=\"words\">").nth(1).unwrap().split("</blockquote>").next().unwrap();
        let pieces: Vec<&str> = statement.content.iter().map(|span| span.of(&article.text)).collect();
        assert_eq!(text(words), pieces.join(" … "));
        assert_eq!(count(words, "<q>") > 0, statement.manner != Manner::Indirect, "{words}");
        assert_eq!(attribute(card, "data-mode"), statement.manner.word());
    }
}

#[test]
fn what_is_not_stated_is_said() {
    let html = seeds("#/v1/s?in=~none");
    assert!(html.contains("Outlet not stated"));
    assert!(attribute(&html, "data-total").parse::<usize>().unwrap() > 0);
    let chips = html.split("class=\"chips\"").nth(1).unwrap().split("</ul>").next().unwrap();
    assert!(text(chips).contains("Outlet not stated"));
}

#[test]
fn a_facets_numbers_are_the_lists_that_its_links_give() {
    let made = || corpus(&Plan { statements: 120, actors: 9, ..Plan::default() });
    let html = page(made(), "#/v1/s?mode=mixed");
    let rail = html.split("class=\"rail\"").nth(1).unwrap().split("</nav>").next().unwrap();
    let mut seen = 0;
    for facet in rail.split("data-facet=\"").skip(1).filter(|facet| !facet.starts_with("mode")) {
        for row in facet.split("<li ").skip(1).filter(|row| row.contains("data-count")) {
            let there = page(made(), &attribute(row, "href").replace("&amp;", "&"));
            assert_eq!(attribute(&there, "data-total"), attribute(row, "data-count"), "{row}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} rows");
}

#[test]
fn the_reader_marks_the_chosen_statement_in_the_article() {
    let corpus = embedded::open().unwrap();
    for (_, statement) in corpus.statements.iter() {
        let article = &corpus.articles[statement.article];
        let html = seeds(&format!("#/v1/st/{}", statement.key));
        assert_eq!(attribute(&tags(&html, "article", "reader")[0], "data-document"), article.name);
        let marked: String = html
            .split("<mark ")
            .skip(1)
            .filter(|mark| attribute(mark, "class").split(' ').any(|class| class == "now"))
            .map(|mark| text(&format!("<{}", mark.split("</a></mark>").next().unwrap())))
            .collect();
        let words: String = statement.content.iter().map(|span| span.of(&article.text)).collect();
        let dense = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(dense(&marked), dense(&words), "{}", statement.key);
    }
}

#[test]
fn an_actors_page_counts_both_sides() {
    let html = seeds("#/v1/actor/lavrov");
    assert!(html.contains("<h1>"));
    let tabs = html.split("class=\"tabs\"").nth(1).unwrap().split("</nav>").next().unwrap();
    for tab in tabs.split("<a ").skip(1) {
        let there = seeds(&attribute(tab, "href").replace("&amp;", "&"));
        assert_eq!(attribute(&there, "data-total"), attribute(tab, "data-count"));
    }
}

#[test]
fn notices_and_ways_out_are_on_the_page() {
    let html = seeds("#/v1/s?by=nobody-of-this-name&q=qqqzzz");
    assert!(text(&html).contains("“nobody-of-this-name”"));
    let panel = html.split("class=\"panel empty\"").nth(1).unwrap();
    let way = panel.split("<li>").nth(1).unwrap();
    assert_eq!(
        attribute(&seeds(&attribute(way, "href").replace("&amp;", "&")), "data-total"),
        embedded::open().unwrap().statements.len().to_string()
    );
}

#[test]
fn texts_of_an_archive_are_never_markup() {
    let mut corpus = embedded::open().unwrap();
    corpus.title = "<script>alert(1)</script>".to_owned();
    let ids: Vec<_> = corpus.articles.ids().collect();
    for id in ids {
        corpus.articles[id].url = Some("javascript:alert(1)".to_owned());
    }
    let name = corpus.articles.rows()[0].name.clone();
    let html = page(corpus, &format!("#/v1/doc/{name}"));
    assert_eq!(count(&html, "<script"), 0);
    assert_eq!(count(&html, "javascript:"), 0);
    assert_eq!(count(&html, " style="), 0);
}

#[test]
fn the_link_to_the_source_leads_to_the_words() {
    let mut corpus = embedded::open().unwrap();
    let statement = corpus.statements.rows()[0].clone();
    corpus.articles[statement.article].url = Some("https://example.org/article".to_owned());
    let words = statement.content[0].of(&corpus.articles[statement.article].text).to_owned();
    let first: String = words.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
    let html = page(corpus.clone(), &format!("#/v1/st/{}", statement.key));
    let link = html.split("href=\"https://example.org/article").nth(1).unwrap().split('>').next().unwrap();
    assert!(link.starts_with("#:~:text=") && link.contains(&first), "{link}");
    assert!(link.contains("target=\"_blank\"") && link.contains("rel=\"noopener\""), "{link}");
    // Without a chosen statement it is the article's own address.
    let name = corpus.articles[statement.article].name.clone();
    assert!(page(corpus, &format!("#/v1/doc/{name}")).contains("href=\"https://example.org/article\""));
}

#[test]
fn a_speaker_in_an_article_is_told_by_more_than_colour() {
    let html = seeds("#/v1/doc/002_88e9796ac61c05f7");
    let marks = tags(&html, "mark", "said");
    let begun = marks.iter().filter(|mark| mark.contains("data-by=\"")).count();
    assert!(begun > 5, "{begun} of {}", marks.len());
    assert!(tags(&html, "ul", "voices").len() == 1);
}

#[test]
fn a_long_list_comes_in_steps() {
    let made = || corpus(&Plan { statements: 450, ..Plan::default() });
    let html = page(made(), "#/v1/s");
    assert_eq!(tags(&html, "article", "card").len(), STEP);
    assert!(text(&html).contains("Show 200 more statements"));
    let all = render::<Explorer>(ExplorerProps { shown: 3 * STEP, ..props(made(), "#/v1/s") });
    let cards = tags(&all, "article", "card");
    // The very same words elsewhere are no card of their own.
    let again = cards.iter().filter(|card| card.contains("data-again"));
    let again: usize = again.map(|card| attribute(card, "data-again").parse::<usize>().unwrap()).sum();
    assert_eq!(cards.len() + again, 450);
    assert!(again > 0);
    let rest = render::<Explorer>(ExplorerProps { shown: 2 * STEP, ..props(made(), "#/v1/s") });
    assert!(text(&rest).contains(&format!("Show {} more statements", cards.len() - 2 * STEP)));
}

#[test]
fn every_problem_has_a_remedy() {
    let problem = |cause| {
        let problem = Problem { name: Some("corpus.orc".into()), cause };
        text(&render::<Drawn>(DrawnProps::of(ProblemPanel {
            problem,
            retry: Callback::noop(),
            over: false,
            back: None,
        })))
    };
    for (cause, remedy) in [
        (Cause::OtherOrigin, "beside the page"),
        (Cause::Status(404), "Check the name"),
        (Cause::Network, "Try again"),
        (Cause::Archive(ArchiveError::OtherVersion(9)), "pack the articles again"),
        (Cause::Archive(ArchiveError::Truncated { have: 1, want: 2 }), "1 of 2 bytes"),
        (Cause::Archive(ArchiveError::NotAnArchive), "on-record pack"),
    ] {
        let shown = problem(cause);
        assert!(shown.contains(remedy) && shown.contains("Retry"), "{shown}");
        assert!(shown.contains("Open the embedded corpus instead"), "{shown}");
    }
    let progress = Progress { name: "corpus.orc".into(), have: 1_250_000, total: Some(5_000_000) };
    let shown = render::<Drawn>(DrawnProps::of(LoadingPanel { progress }));
    assert!(text(&shown).contains("Loading corpus.orc: 1.2 of 5.0 MB"), "{shown}");
}

#[test]
fn the_help_tells_which_model_read_the_articles() {
    let corpus = embedded::open().unwrap();
    let by = corpus.read_together[0].by.clone();
    assert_eq!(corpus.read_together[0].articles.len(), corpus.articles.len());
    let html = render::<Explorer>(ExplorerProps { help: true, ..props(corpus, "#/v1/s") });
    let told = html.split("read-by").nth(1).unwrap();
    assert!(told.contains(&by.model) && told.contains(&format!("{:016x}", by.hash)), "{told:.200}");
    let html = render::<Explorer>(ExplorerProps { help: true, ..props(Corpus::default(), "#/v1/s") });
    assert!(html.contains("class=\"keys\"") && !html.contains("read-by"));
}
