//! The static pages of a corpus that has more statements than one page holds.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::library::{Library, SharedLibrary};
use on_record::list_window::STEP;
use on_record_site::pages;
use on_record_synthetic::{Plan, corpus};
use std::collections::BTreeMap;

const TEMPLATE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>x</title>\n<meta name=\"description\" content=\"x\" />\n<script src=\"preboot.js\"></script>\n<link rel=\"stylesheet\" href=\"./page.css\">\n<script src=\"./boot.js\" defer data-wasm=\"./x.wasm\"></script>\n</head>\n<body>\n<div id=\"on-record\"></div>\n</body>\n</html>\n";

fn made() -> (SharedLibrary, BTreeMap<String, String>) {
    let mut corpus = corpus(&Plan { statements: 450, actors: 12, ..Plan::default() });
    corpus.title = "<b>Ours</b> & \"theirs\"".to_owned();
    let library = SharedLibrary::new(Library::new(corpus));
    let pages = pages::all(&library, TEMPLATE).unwrap().into_iter().collect();
    (library, pages)
}

#[test]
fn every_statement_stands_on_one_page_of_the_list_and_on_its_own() {
    let (library, pages) = made();
    let count = |path: &str| pages[path].matches("<blockquote").count();
    assert_eq!(count("index.html"), STEP);
    assert_eq!(count("page/2/index.html"), STEP);
    assert_eq!(count("page/3/index.html"), 450 - 2 * STEP);
    for (_, statement) in library.corpus().statements.iter() {
        let page = &pages[&format!("st/{}/index.html", statement.key)];
        assert!(page.contains(&format!("content=\"#/v1/st/{}?w=", statement.key)), "{page}");
        assert!(page.contains("\"@type\":\"Quotation\"") && page.contains("og:title"));
    }
}

#[test]
fn links_between_static_pages_lead_somewhere() {
    let (_, pages) = made();
    for (path, html) in &pages {
        let folder = path.trim_end_matches("index.html");
        for href in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            if href.starts_with('#') || href.contains("://") || href.contains('#') || href.ends_with(".css") {
                continue;
            }
            let mut at: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
            for part in href.split('/').filter(|part| !part.is_empty() && *part != ".") {
                if part == ".." { at.truncate(at.len().saturating_sub(1)) } else { at.push(part) }
            }
            at.push("index.html");
            assert!(pages.contains_key(&at.join("/")), "{path}: {href}");
        }
    }
}

#[test]
fn nothing_of_a_text_is_markup_and_nothing_looks_like_the_running_page() {
    let (_, pages) = made();
    let own = ["id=\"statements\"", " data-statement=", " data-total=", " style=", "<b>Ours"];
    for (path, html) in &pages {
        assert!(own.iter().all(|own| !html.contains(own)), "{path}");
        assert_eq!(html.matches("<script").count(), 4, "{path}: preboot, boot, other languages, linked data");
        // Drawn in each language, they differ in words only.
        assert!(html.contains(" data-said=") && html.contains("id=\"spoken\">{\"ar\":["), "{path}");
        assert!(!path.contains('/') || html.contains("src=\"../"), "{path}");
        assert_eq!(
            (html.matches("<title").count(), html.matches("name=\"description\"").count()),
            (1, 1),
            "{path}"
        );
    }
    let first = &pages["index.html"];
    assert!(first.contains("<title>&lt;b&gt;Ours&lt;/b&gt; &amp; \"theirs\" · On Record</title>"), "{first}");
    assert!(
        first.contains("og:title\" content=\"&lt;b&gt;Ours&lt;/b&gt; &amp; &quot;theirs&quot;"),
        "{first}"
    );
}
