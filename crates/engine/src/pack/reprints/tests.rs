use super::Search;
use super::prints::Prints;
use crate::language::Language;
use crate::model::corpus::{Article, Corpus};
use crate::model::id::{Id, OutletId};
use crate::text::blocks;

/// A text of this number of sentences, each of ten words and none like another text's; a paragraph for each two.
fn prose(seed: usize, sentences: usize) -> String {
    let word = |n: usize| {
        let mixed = (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        let letters: String = (0..5).map(|at| char::from(b'a' + (mixed >> (4 * at) & 15) as u8)).collect();
        letters
    };
    let sentence = |n: usize| {
        let words: Vec<String> = (0..10).map(|at| word(seed * 100_003 + n * 10 + at)).collect();
        format!("It {}.", words.join(" "))
    };
    let all: Vec<String> = (0..sentences).map(sentence).collect();
    all.chunks(2).map(|pair| pair.join(" ")).collect::<Vec<_>>().join("\n\n")
}

/// What no article states.
fn nobody(_: usize) -> Option<OutletId> {
    None
}

fn search(texts: &[String], outlet: fn(usize) -> Option<OutletId>) -> (Search, Corpus) {
    let language = Language::for_tests();
    let article = |(n, text): (usize, &String)| Article {
        name: format!("{n:05}"),
        blocks: blocks(text, language),
        text: text.clone(),
        stated_headline: None,
        outlet: outlet(n),
        reported_on: None,
        url: None,
    };
    let corpus = Corpus { articles: texts.iter().enumerate().map(article).collect(), ..Corpus::default() };
    let prints = corpus.articles.rows().iter().map(|article| Prints::of(article, language)).collect();
    (Search::new(prints, &corpus), corpus)
}

/// The families of some texts, as the places of their members; how often two articles were compared.
fn families(texts: &[String]) -> (Vec<Vec<usize>>, usize) {
    families_of(texts, nobody)
}

fn families_of(texts: &[String], outlet: fn(usize) -> Option<OutletId>) -> (Vec<Vec<usize>>, usize) {
    let (mut search, corpus) = search(texts, outlet);
    let families = search.families(&corpus);
    let places = |family: &crate::model::family::Family| -> Vec<usize> {
        let mut places: Vec<usize> = family.articles.iter().map(|id| id.index()).collect();
        places.sort_unstable();
        places
    };
    (families.iter().map(places).collect(), search.compared)
}

/// In every six articles a report with two reprints, and a paragraph that all articles have.
fn newspaper(articles: usize) -> Vec<String> {
    let furniture = prose(7, 2);
    let body = |n: usize| match n % 6 {
        4 | 5 => format!("{}\n\n{}", prose(1_000 + n / 6 * 6, 12), prose(2_000_000 + n, 4)),
        _ => prose(1_000 + n, 16),
    };
    (0..articles).map(|n| format!("{}\n\n{furniture}", body(n))).collect()
}

#[test]
fn the_work_grows_with_the_articles_and_not_with_their_square() {
    let (small, few) = families(&newspaper(120));
    let (large, many) = families(&newspaper(960));
    assert_eq!((small.len(), large.len()), (20, 160));
    assert!(small.iter().all(|members| members.len() == 3), "{small:?}");
    assert!(many <= few * 9, "{few} comparisons of 120 articles, {many} of 960");
}

#[test]
fn one_text_in_hundreds_of_outlets_is_one_family_and_hardly_compared() {
    let texts: Vec<String> = (0..600)
        .map(|n| {
            let (own, cut) = (prose(9_000 + n, 2), 6 + n % 5 * 2);
            format!("{}\n\n{own}", prose(3, cut))
        })
        .collect();
    let (found, compared) = families_of(&texts, |n| Some(OutletId::from_index(n)));
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [600]);
    assert!(compared <= texts.len() * 40, "{compared} comparisons");
}

#[test]
fn a_round_up_does_not_join_the_reports_that_it_takes_from() {
    let (one, two) = (prose(1, 12), prose(2, 12));
    let round_up = format!("{one}\n\n{two}");
    let (found, _) = families(&[one, two, round_up]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].len() == 2 && found[0].contains(&2), "{found:?}");
}

#[test]
fn briefs_below_which_an_outlet_prints_the_same_lines_are_no_family() {
    let furniture = prose(7, 6);
    let texts: Vec<String> =
        (0..40).map(|n| format!("{}\n\n{furniture}", prose(1_000 + n, 4 + n % 3 * 2))).collect();
    for outlet in [nobody, |_| Some(OutletId::from_index(0))] {
        assert_eq!(families_of(&texts, outlet).0, Vec::<Vec<usize>>::new());
    }
}

#[test]
fn a_list_of_links_that_two_articles_have_makes_them_no_family() {
    let links: Vec<String> = (0..8).map(|n| prose(500 + n, 1)).collect();
    let texts: Vec<String> =
        (0..2).map(|n| format!("{}\n\n{}", prose(1_000 + n, 4), links.join("\n\n"))).collect();
    assert_eq!(families(&texts).0, Vec::<Vec<usize>>::new());
}

#[test]
fn whatever_the_order_of_articles_the_families_are_the_same() {
    let texts = newspaper(60);
    let backwards: Vec<String> = texts.iter().rev().cloned().collect();
    let (found, _) = families(&texts);
    let (turned, _) = families(&backwards);
    let mut turned: Vec<Vec<usize>> = turned
        .iter()
        .map(|family| {
            let mut places: Vec<usize> = family.iter().map(|at| texts.len() - 1 - at).collect();
            places.sort_unstable();
            places
        })
        .collect();
    turned.sort();
    assert_eq!(found, turned);
}

#[test]
fn texts_without_words_are_nobodys_reprints() {
    let (found, _) = families(&[String::new(), String::new(), "…".to_owned(), "It rains.".to_owned()]);
    assert!(found.is_empty());
}
