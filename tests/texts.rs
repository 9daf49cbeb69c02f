//! The page's languages: plurals as each language has them, and templates whose places are filled.

#![cfg(not(target_arch = "wasm32"))]

use on_record::platform::locale::locale;
use on_record::texts::{Lang, NAME};

#[test]
fn sentences_agree_in_number() {
    let t = locale(Lang::English);
    assert_eq!(t.variants(3, false, 1), "3 articles, 1 version");
    assert_eq!(t.variants(3, true, 2), "3 outlets, 2 versions");
    assert_eq!(t.spread(&t.in_articles(1), None, true), "in 1 article, undated");
    assert_eq!(t.spread(&t.in_articles(2), Some("22 August"), true), "in 2 articles, 22 August and undated");
    assert_eq!(t.number(1_234_567), "1,234,567");
    assert_eq!(t.number(100), "100");
}

#[test]
fn each_language_has_its_own_plurals() {
    let german = locale(Lang::German);
    assert_eq!(german.spread(&german.in_articles(3), None, false), "in 3 Artikeln");
    assert_eq!(german.statements(1), "1 Äußerung");
    assert_eq!(german.statements(12_000), "12.000 Äußerungen");
    let arabic = locale(Lang::Arabic);
    let said: Vec<String> = [0, 1, 2, 3, 11, 100].map(|n| arabic.statements(n)).into();
    assert_eq!(said, ["لا تصريحات", "تصريح واحد", "تصريحان", "3 تصريحات", "11 تصريحًا", "100 تصريح"]);
}

#[test]
fn a_weekday_stays_a_weekday() {
    let said = |lang, basis| locale(lang).bare_basis(basis);
    assert_eq!(said(Lang::English, "on Tuesday"), "a Tuesday, date not stated");
    assert_eq!(said(Lang::English, "last week"), "“last week”, date not stated");
    assert_eq!(said(Lang::German, "on Tuesday"), "an einem Dienstag, Datum nicht genannt");
}

/// The places of every template, language by language: what English fills, the others fill too.
#[test]
fn templates_have_the_same_places_in_every_language() {
    let places = |lang: Lang| -> Vec<Vec<(char, bool)>> {
        let all = format!("{:#?}", lang.texts());
        // One line a template; plural forms may leave the number to the words, so they are left out.
        let plain = all.lines().filter(|line| {
            !["zero", "one", "two", "few", "many"]
                .iter()
                .any(|form| line.trim().starts_with(&format!("{form}: ")))
        });
        plain
            .filter(|line| line.contains('"'))
            .map(|line| ('0'..='2').map(|n| (n, line.contains(&format!("{{{n}}}")))).collect())
            .collect()
    };
    for lang in Lang::ALL {
        assert_eq!(places(lang).len(), places(Lang::English).len(), "{}", lang.tag());
        assert_eq!(places(lang), places(Lang::English), "{}", lang.tag());
    }
}

#[test]
fn no_language_leaves_a_word_in_english() {
    let lines = |lang: Lang| -> Vec<String> {
        format!("{:#?}", lang.texts()).lines().map(|line| line.trim().to_owned()).collect()
    };
    for lang in [Lang::German, Lang::Arabic] {
        let same: Vec<String> = lines(lang)
            .into_iter()
            .zip(lines(Lang::English))
            .filter(|(own, english)| own == english)
            .map(|(own, _)| own)
            // A sentence of more than three words is in one language only.
            .filter(|line| line.matches(' ').count() > 3 && !line.contains(NAME))
            .collect();
        assert_eq!(same, Vec::<String>::new(), "{}", lang.tag());
    }
}
