//! The dialog of a reader's own articles, rendered without a browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record::own::{Failure, Own, Phase};
use on_record::parts::drawn::{Drawn, DrawnProps};
use on_record::parts::own::component::OwnDialog;
use yew::{AttrValue, Callback, LocalServerRenderer};

fn dialog(own: Own, joins: bool) -> String {
    let props = OwnDialog { own, shown: false, joins, read: Callback::noop(), leave: Callback::noop() };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let local = tokio::task::LocalSet::new();
    local.block_on(
        &runtime,
        LocalServerRenderer::<Drawn>::with_props(DrawnProps::of(props)).hydratable(false).render(),
    )
}

fn at(phase: Phase) -> Own {
    let problems = ["scan.pdf: a PDF document, which is not read: save its text as .txt; skipped"];
    let problems = problems.into_iter().map(AttrValue::from).collect();
    Own { open: true, phase, waiting: [AttrValue::from("a.txt")].into(), problems, kept: 2 }
}

#[test]
fn files_are_asked_for_with_where_they_stay_and_where_they_go() {
    let html = dialog(Own::default(), true);
    for part in [
        "nothing leaves this page",
        "type=\"file\"",
        "multiple",
        "<textarea",
        "Together with what is shown",
        "Read",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("Kept in this browser") && !html.contains("Not read"), "{html}");
    assert!(!dialog(Own::default(), false).contains("Together"));
}

#[test]
fn while_articles_are_read_there_is_their_number_and_a_way_to_end_it() {
    let html = dialog(at(Phase::Reading(12, 100)), true);
    assert!(html.contains("12 of 100 articles read") && html.contains("Cancel"), "{html}");
    assert!(html.contains("max=\"100\"") && html.contains("value=\"12\""), "{html}");
    assert!(!html.contains("type=\"file\"") && !html.contains("Save"), "{html}");
}

#[test]
fn what_was_read_can_be_seen_saved_and_kept_and_what_was_not_is_listed() {
    let html = dialog(at(Phase::Done(3, 40)), true);
    for part in
        ["3 articles, 40 statements", "Show the statements", "Save as archive", "Keep in this browser"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    // Messages about files are in English, whatever language the page speaks.
    let (list, problems) = html.split_once("<ul ").unwrap().1.split_once('>').unwrap();
    assert!(
        list.contains("lang=\"en\"") && list.contains("dir=\"ltr\"") && problems.starts_with("<li>scan.pdf"),
        "{html}"
    );
    assert!(html.contains("Kept in this browser: 2 articles") && html.contains("Delete"), "{html}");
}

#[test]
fn a_failure_names_its_remedy_and_what_waits_can_be_read_again() {
    let html = dialog(at(Phase::Failed(Failure::Missing)), true);
    assert!(
        html.contains("reader”") && html.contains("worker-src") && html.contains("type=\"file\""),
        "{html}"
    );
}
