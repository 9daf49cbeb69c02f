//! A site of an archive, from a page that was finished for another corpus.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::library::{Library, SharedLibrary};
use on_record_engine::model::archive::encode;
use on_record_engine::query::Facet;
use on_record_site::finished::{Finished, belongs};
use on_record_site::site::{Site, Wish};
use on_record_site::{pages, single};
use on_record_synthetic::{Plan, corpus};

const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>x</title>\n<meta name=\"description\" content=\"x\" />\n<script src=\"./preboot.js\"></script>\n<link rel=\"stylesheet\" href=\"./page-1.css\">\n<script src=\"./boot-1.js\" defer data-wasm=\"./x.wasm\"></script>\n</head>\n<body>\n<div id=\"on-record\"></div>\n</body>\n</html>\n";

fn files(index: &str) -> Vec<(String, Vec<u8>)> {
    let script = "const ARCHIVE = '';";
    [
        ("index.html", index),
        ("preboot.js", "preboot;"),
        ("page-1.css", "css"),
        ("boot-1.js", "boot;"),
        ("x.wasm", "wasm"),
        ("on-record.js", script),
        ("st/a/index.html", "other"),
        ("corpus.orc", "other"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .to_vec()
}

fn made(seed: u64) -> (SharedLibrary, Vec<u8>) {
    let corpus = corpus(&Plan { statements: 30, actors: 5, seed, ..Plan::default() });
    let archive = encode(&corpus);
    (SharedLibrary::new(Library::new(corpus)), archive)
}

/// Whatever a page was finished for leaves no trace in the next site that is made from it.
#[test]
fn a_site_of_a_site_is_the_same_site() {
    let page = Finished::of_files(files(INDEX)).unwrap();
    let wish = Wish {
        base_url: Some("https://a.example/".to_owned()),
        theme: Some("dark".to_owned()),
        styles: None,
    };
    let (other, archive) = made(1);
    let site = Site::new(&page, archive, &wish).unwrap();
    let index = site.page(&other, pages::Place::Sheet(1)).unwrap().1;
    let plain = Finished::of_files(files(&index)).unwrap();
    let words = |template: &str| template.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let body = |template: &str| words(template.split_once("<body>").unwrap().1);
    assert_eq!(body(&plain.template), body(&page.template));
    for left in ["corpus-", "canonical", "alternate", "og:", "data-own-theme", "ld+json"] {
        assert!(!plain.template.contains(left), "{left}: {}", plain.template);
    }
    assert!(plain.files.iter().all(|(path, _)| belongs(path) && !path.ends_with(".orc")));
}

#[test]
fn every_page_of_a_site_is_in_its_map() {
    let page = Finished::of_files(files(INDEX)).unwrap();
    let (library, archive) = made(2);
    let wish = Wish { base_url: Some("https://a.example/b/".to_owned()), ..Wish::default() };
    let site = Site::new(&page, archive.clone(), &wish).unwrap();
    let places = pages::places(&library);
    let paths: Vec<String> = places.iter().map(|place| place.path(&library)).collect();
    let [(name, map)] = &site.map(&paths)[..] else { panic!() };
    assert_eq!(
        (name.as_str(), map.matches("<loc>https://a.example/b/").count()),
        ("sitemap.xml", places.len())
    );
    for (place, path) in places.iter().zip(&paths) {
        assert_eq!(&site.page(&library, *place).unwrap().0, path);
    }
    let many: Vec<String> = (0..50_001).map(|n| format!("st/{n}/index.html")).collect();
    let maps = site.map(&many);
    assert_eq!(maps.len(), 3, "two parts and the list of them");
    assert!(maps[2].1.contains("<sitemap><loc>https://a.example/b/sitemap-2.xml</loc></sitemap>"));
    assert!(Site::new(&page, archive, &Wish::default()).unwrap().map(&paths).is_empty());
}

#[test]
fn each_speaker_and_topic_has_feeds_where_it_is_known_where_the_site_lies() {
    let page = Finished::of_files(files(INDEX)).unwrap();
    let (library, archive) = made(2);
    let wish = Wish { base_url: Some("https://a.example/b/".to_owned()), ..Wish::default() };
    let site = Site::new(&page, archive.clone(), &wish).unwrap();
    let mut fed = 0;
    for place in pages::places(&library) {
        let feeds = site.feeds(&library, place).unwrap();
        let paths: Vec<String> = feeds.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(paths, site.feed_paths(&library, place).collect::<Vec<_>>());
        let html = site.page(&library, place).unwrap().1;
        let linked = html.matches("rel=\"alternate\"").count();
        assert_eq!(linked, feeds.len(), "a page links its feeds: {html}");
        let [(_, rss), (path, json)] = &feeds[..] else { continue };
        fed += 1;
        let told: serde_json::Value = serde_json::from_str(json).unwrap();
        let items = told["items"].as_array().unwrap();
        assert_eq!(told["feed_url"], format!("https://a.example/b/{path}"));
        assert!(!items.is_empty() && rss.matches("<item>").count() == items.len());
        let days: Vec<&str> = items.iter().filter_map(|item| item["date_published"].as_str()).collect();
        assert!(days.is_sorted_by(|a, b| a >= b), "the newest first: {days:?}");
        for item in items {
            let url = item["url"].as_str().unwrap();
            assert!(rss.contains(&format!("<guid>{url}</guid>")), "{url}");
            let path = url.strip_prefix("https://a.example/b/").unwrap();
            assert!(
                pages::places(&library).iter().any(|one| one.path(&library) == format!("{path}index.html"))
            );
        }
    }
    let values = library.ranked(Facet::Speaker).iter().chain(library.ranked(Facet::Topic));
    assert_eq!(
        fed,
        1 + values.filter(|value| value.row().is_some()).count(),
        "all, and each speaker and topic"
    );
    let nowhere = Site::new(&page, archive, &Wish::default()).unwrap();
    assert_eq!(nowhere.feed_paths(&library, pages::Place::Sheet(1)).count(), 0);
    assert!(!nowhere.page(&library, pages::Place::Sheet(1)).unwrap().1.contains("alternate"));
}

#[test]
fn a_page_with_a_missing_part_or_of_another_version_is_told() {
    let without = |name: &str| files(INDEX).into_iter().filter(|(path, _)| path != name).collect::<Vec<_>>();
    for name in ["x.wasm", "page-1.css", "boot-1.js", "preboot.js"] {
        let error = Finished::of_files(without(name)).unwrap_err();
        assert!(error.contains(name), "{error}");
    }
    assert!(Finished::of_files(without("index.html")).unwrap_err().contains("no finished page"));
    let mut other = files(INDEX);
    other.iter_mut().filter(|(path, _)| path == "on-record.js").for_each(|(_, bytes)| bytes.clear());
    let (library, archive) = made(3);
    let page = Finished::of_files(other).unwrap();
    assert!(Site::new(&page, archive.clone(), &Wish::default()).unwrap_err().contains("another version"));
    let one = single::page(&page, &library, Some(&archive), &Wish::default()).unwrap();
    assert!(one.contains("id=\"on-record-archive\"") && !one.contains("./page-1.css"), "{one}");
}

/// A host takes so many files and no more: a large site has pages of what is most, and what has none opens in the explorer.
#[test]
fn a_large_site_of_shards_has_few_pages_and_no_link_into_nothing() {
    let page = Finished::of_files(files(INDEX)).unwrap();
    let wish = Wish { base_url: Some("https://a.example/b/".to_owned()), ..Wish::default() };
    let (small, _) = made(3);
    let site = Site::of_shards(&page, &small, &wish).unwrap();
    assert_eq!(site.places(&small), pages::places(&small), "a small one has them all");

    let corpus = corpus(&Plan { statements: 2_100, actors: 900, ..Plan::default() });
    let library = SharedLibrary::new(Library::new(corpus));
    let site = Site::of_shards(&page, &library, &wish).unwrap();
    let places = site.places(&library);
    assert!(places.len() < 1_001 && places.iter().all(|place| !matches!(place, pages::Place::Statement(_))));
    let folders: Vec<String> = places.iter().map(|place| place.folder(&library)).collect();
    assert!(folders.iter().filter(|folder| folder.starts_with("actor/")).count() < 610, "{}", folders.len());
    let mut links = 0;
    for place in [places[0], places[1], places[60]] {
        let up = "../".repeat(place.folder(&library).matches('/').count());
        let html = site.page(&library, place).unwrap().1;
        let hrefs = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let into: Vec<&str> = hrefs
            .filter_map(|href| href.strip_prefix(&up).or_else(|| href.strip_prefix("./")))
            .filter(|path| ["st/", "actor/", "topic/", "page/"].iter().any(|kind| path.starts_with(kind)))
            .collect();
        links += into.len();
        for folder in into {
            assert!(folders.iter().any(|own| own == folder), "{place:?} leads to {folder}");
        }
    }
    assert!(links > 3, "{links} links lead to pages");
    let feeds = site.feeds(&library, places[0]).unwrap();
    assert!(
        feeds
            .iter()
            .all(|(_, text)| text.contains("https://a.example/b/#/v1/st/") && !text.contains("/b/st/"))
    );
}
