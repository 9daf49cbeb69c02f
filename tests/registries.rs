//! The tables of facets and languages are whole: each row has its words in every language, and an address that is read
//! as it is written. What the table of views promises stands beside it.

#![cfg(not(target_arch = "wasm32"))]

use on_record::address::{FacetChoice, parse, write};
use on_record::facet_table::{FACETS, Names};
use on_record::texts::Lang;

#[test]
fn an_address_with_each_facet_is_read_as_it_is_written() {
    for row in &FACETS {
        for value in ["some", "~none", "-some"] {
            let written = format!("#/v1/s?{}={value}", row.word);
            let read = parse(&written).unwrap();
            let expected = match value.strip_prefix('-') {
                Some(value) => FacetChoice { not: vec![value.to_owned()], ..FacetChoice::default() },
                None => FacetChoice::only(value),
            };
            assert_eq!(*read.address.filters.of(row.facet), expected);
            assert_eq!((write(&read.address), read.notices.len()), (written, 0));
        }
    }
}

#[test]
fn every_language_has_words_for_every_facet() {
    for lang in Lang::ALL {
        let t = lang.texts();
        for row in &FACETS {
            assert!(!t.facet(row.facet).is_empty(), "{}: {}", lang.tag(), row.word);
            // Manners are always stated.
            let stated = row.names == Names::Manners;
            for words in [t.none(row.facet), t.none_chip(row.facet)] {
                assert_eq!(words.is_empty(), stated, "{}: {}", lang.tag(), row.word);
            }
        }
    }
}

#[test]
fn every_language_is_found_by_its_tag_and_says_its_own_words() {
    for lang in Lang::ALL {
        assert_eq!(Lang::of(lang.tag()), Some(lang));
        assert_eq!(Lang::of(&format!("{}-XX", lang.tag())), Some(lang));
        assert!(["ltr", "rtl"].contains(&lang.dir()));
        for other in Lang::ALL.into_iter().filter(|&other| other != lang) {
            assert_ne!(lang.name(), other.name());
            assert_ne!(lang.texts().statements, other.texts().statements);
        }
    }
}
