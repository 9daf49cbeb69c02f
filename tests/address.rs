//! The grammar of addresses: its vectors, and round trips over random addresses and random noise.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that draw their cases")]

use on_record::address::{Address, By, Days, FacetChoice, Filters, Notice, Tab, View, parse, write};
use on_record_engine::Date;
use on_record_engine::query::Sort;
use proptest::prelude::*;

fn canonical(fragment: &str) -> (String, usize) {
    let read = parse(fragment).unwrap();
    (write(&read.address), read.notices.len())
}

#[test]
fn vectors() {
    for (written, read, notices) in [
        ("", "#/v1/s", 0),
        ("#", "#/v1/s", 0),
        ("#/", "#/v1/s", 0),
        ("#/v1", "#/v1/s", 0),
        ("#/v9/s", "#/v1/s", 1),
        ("#/v1/st/zzzz", "#/v1/st/zzzz", 0),
        ("#/v1/st/", "#/v1/s", 1),
        ("#/v1/s?on=%ZZ", "#/v1/s?on=%25ZZ", 0),
        (
            "#/v1/s?by=lavrov,trump&on=meeting&in=-radaronline",
            "#/v1/s?by=lavrov,trump&on=meeting&in=-radaronline",
            0,
        ),
        ("#/v1/s?utm=1&by=lavrov", "#/v1/s?by=lavrov&utm=1", 0),
        ("#/v1/cmp/a..", "#/v1/cmp/a..", 0),
        ("#/v1/cmp", "#/v1/cmp/..", 0),
        ("#/v1/actor", "#/v1/actor/", 0),
        ("#/v1/outlet/", "#/v1/s", 1),
        ("#/v1/cmp/a..b", "#/v1/cmp/a..b", 0),
        ("#/v1/s?from=2025-99-01", "#/v1/s", 1),
        ("#/v1/s?from=2025-08-22&to=2025-08-24", "#/v1/s?from=2025-08-22&to=2025-08-24", 0),
        ("#/v1/s?in=~none&by=-~none", "#/v1/s?by=-~none&in=~none", 0),
        ("#/v1/s?from=~none", "#/v1/s?from=~none", 0),
        ("#/v1/s?by=b,a&by=c&by=-e,d&by=-f", "#/v1/s?by=a,b&by=c&by=-d,e,f", 0),
        ("#/v1/s?by=a,-b", "#/v1/s?by=a&by=-b", 0),
        ("#/v1/s?by=&on=,&in=-", "#/v1/s", 0),
        ("#/v1/s?by=%2Da,b%2Cc", "#/v1/s?by=%2Da,b%2Cc", 0),
        ("#/v1/s?q=no%20meeting,please", "#/v1/s?q=no%20meeting%2Cplease", 0),
        ("#/v1/s?sort=loud&tab=inside", "#/v1/s", 2),
        ("#/v1/doc/003_da/abc", "#/v1/doc/003_da/abc", 0),
        ("#/v1/doc/a%2Fb/abc", "#/v1/doc/a%2Fb/abc", 0),
        ("#/v1/choir", "#/v1/s", 1),
        ("#/v1/time?by=a:~:text=words", "#/v1/time?by=a", 0),
    ] {
        assert_eq!(canonical(written), (read.to_owned(), notices), "{written}");
        assert_eq!(canonical(read), (read.to_owned(), 0), "{read} is canonical");
    }
}

#[test]
fn an_anchor_of_the_host_page_is_not_ours() {
    assert_eq!(parse("#some-anchor-of-the-host-page"), None);
    assert_eq!(parse("#:~:text=words"), Some(on_record::address::Read::default()));
}

#[test]
fn what_a_notice_repeats_is_short() {
    let read = parse(&format!("#/v1/{}", "x".repeat(100_000))).unwrap();
    assert!(matches!(&read.notices[..], [Notice::UnknownView(name)] if name.chars().count() == 41));
}

#[test]
fn clicks_toggle() {
    let mut choice = FacetChoice::default();
    choice.toggle("b");
    choice.toggle("a");
    assert_eq!(choice.any, [["a", "b"]]);
    choice.toggle_not("a");
    assert_eq!((choice.any.clone(), choice.not.clone()), (vec![vec!["b".to_owned()]], vec!["a".to_owned()]));
    choice.toggle("a");
    choice.toggle("b");
    assert!(choice.is_empty());
}

fn values() -> impl Strategy<Value = Vec<String>> {
    let value =
        prop_oneof!["[a-z]{1,6}(-[a-z]{1,6})?", "\\PC{1,6}", "-[a-z,%&=#?/]{0,5}", Just("~none".to_owned())];
    proptest::collection::btree_set(value, 1..4).prop_map(|set| set.into_iter().collect())
}

fn choice() -> impl Strategy<Value = FacetChoice> {
    let groups = proptest::collection::vec(values(), 0..3).prop_map(|mut groups| {
        let mut seen: Vec<Vec<String>> = vec![];
        groups.retain(|g| {
            !seen.contains(g) && {
                seen.push(g.clone());
                true
            }
        });
        groups
    });
    (groups, prop_oneof![Just(vec![]), values()]).prop_map(|(any, not)| FacetChoice { any, not })
}

fn day() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of((0i32..9999, 1u8..13, 1u8..29))
        .prop_map(|d| d.and_then(|(y, m, d)| Date::new(y, m, d)))
}

prop_compose! {
    fn address()(
        view in prop_oneof![
            Just(View::Statements), Just(View::Matrix), Just(View::Time), Just(View::Network), Just(View::Positions),
            proptest::sample::select(By::ALL.to_vec()).prop_map(View::Quoted),
            "\\PC{1,8}".prop_map(View::Statement), "\\PC{1,8}".prop_map(View::Actor),
            "\\PC{1,8}".prop_map(View::Topic), "\\PC{1,8}".prop_map(View::Outlet), "\\PC{1,8}".prop_map(View::Variant),
            "\\PC{1,8}".prop_map(View::Others),
            ("\\PC{1,8}", proptest::option::of("\\PC{1,8}")).prop_map(|(d, s)| View::Article(d, s)),
            ("[a.]{1,4}|\\PC{1,5}", "[a.]{1,4}|\\PC{1,5}").prop_map(|(a, b)| View::Compare(a, b)),
        ],
        choices in proptest::array::uniform10(choice()),
        days in prop_oneof![
            Just(Days::All), Just(Days::Undated),
            (day(), day()).prop_map(|(a, b)| if a.or(b).is_some() { Days::Between(a, b) } else { Days::All }),
        ],
        words in "\\PC{0,12}",
        anchor in "\\PC{0,12}",
        seen in day(),
        independent in prop_oneof![Just(false), Just(true)],
        sort in prop_oneof![Just(Sort::Telling), Just(Sort::Date), Just(Sort::Said), Just(Sort::Actor), Just(Sort::Relevance)],
        tab in prop_oneof![Just(Tab::By), Just(Tab::About)],
        extra in proptest::collection::vec("(x|utm)(=[a-z%,=]{0,5})?", 0..3),
    ) -> Address {
        Address { view, filters: Filters { choices, days, independent, seen, words, sort, tab, anchor }, extra }
    }
}

proptest! {
    #[test]
    fn reads_what_it_writes(address in address()) {
        let read = parse(&write(&address)).unwrap();
        prop_assert_eq!(read.address, address);
        prop_assert!(read.notices.is_empty());
    }

    #[test]
    fn writing_is_idempotent_over_noise(noise in "(#/(v1/)?)?(s|st/|doc/|cmp/)?\\PC{0,40}(\\?(by|of|q|from|sort|x)=[-,%&=a-z~]{0,30})?") {
        if let Some(read) = parse(&noise) {
            let once = write(&read.address);
            let again = parse(&once).unwrap();
            prop_assert_eq!(write(&again.address), once);
            prop_assert_eq!(again.address, read.address);
        }
    }

    #[test]
    fn bytes_of_any_kind_do_no_harm(noise in proptest::collection::vec(any::<u8>(), 0..400)) {
        let noise = format!("#/v1/s?{}", String::from_utf8_lossy(&noise));
        prop_assert!(parse(&noise).is_some());
    }
}

#[test]
fn a_hundred_kilobytes_of_noise_do_no_harm() {
    for sign in ["%", ",", "&", "by=a&", "by=-%ZZ,", "/", "?", "=", "é%C3", "-,", ":~:"] {
        let noise = format!("#/v1/s?by={}", sign.repeat(100_000 / sign.len()));
        assert!(parse(&noise).is_some());
    }
}
