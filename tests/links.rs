//! Links that last: a statement's link whose id is gone finds the statement by its words, and says so.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::address::{Notice, View, parse, write};
use on_record::embedded;
use on_record::export::statement_link;
use on_record::library::Library;
use on_record::resolve::{Subject, resolve};
use on_record::text_anchor;
use proptest::prelude::*;
use std::sync::OnceLock;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::new(embedded::open().unwrap()))
}

#[test]
fn a_link_of_every_statement_is_read_back() {
    for id in library().corpus().statements.ids() {
        let link = statement_link(library(), id, "");
        let read = parse(&link).unwrap();
        assert_eq!(write(&read.address), link);
        let resolved = resolve(library(), &read);
        assert_eq!(resolved.subject, Subject::Statement(id));
        assert!(resolved.notices.is_empty(), "{:?}", resolved.notices);
    }
}

#[test]
fn a_gone_id_is_made_good_by_the_words() {
    let corpus = library().corpus();
    for (id, statement) in corpus.statements.iter() {
        let gone = statement_link(library(), id, "").replace(&statement.key.to_string(), "aaaaaaaaaa");
        let resolved = resolve(library(), &parse(&gone).unwrap());
        let Subject::Statement(found) = resolved.subject else {
            panic!("{gone} finds nothing");
        };
        assert_eq!(text_anchor::of(corpus, &corpus.statements[found]), text_anchor::of(corpus, statement));
        assert_eq!(resolved.notices, [Notice::Moved]);
        assert_eq!(resolved.address.view, View::Statement(corpus.statements[found].key.to_string()));
    }
}

#[test]
fn words_that_nobody_said_find_nothing_and_say_so() {
    for words in ["", "~", "no-such-words-anywhere~in-these-five-articles", "the", "%E2%80%A6"] {
        let at = format!("#/v1/st/aaaaaaaaaa?w={words}");
        let resolved = resolve(library(), &parse(&at).unwrap());
        assert_eq!(resolved.subject, Subject::Everything, "{at}");
        assert!(matches!(&resolved.notices[..], [Notice::Unknown("st", _)]), "{at}: {:?}", resolved.notices);
    }
}

proptest! {
    #[test]
    fn any_fragment_is_a_page(fragment in "(#/v1/(st|doc|s|var|cmp|actor)/?)?[ -~é“]{0,60}(\\?w=[ -~é]{0,40})?") {
        if let Some(read) = parse(&fragment) {
            let resolved = resolve(library(), &read);
            let written = write(&resolved.address);
            prop_assert_eq!(write(&parse(&written).unwrap().address), written);
        }
    }
}
