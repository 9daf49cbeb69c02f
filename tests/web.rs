//! What only a browser can show: the page starts, its address leads, its events tell. Run by wasm-bindgen-test.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use gloo::events::EventListener;
use gloo::timers::future::sleep;
use on_record::page::app::App;
use on_record::platform::{api, archive, fragment, locale};
use on_record::texts::Lang;
use on_record_engine::Date;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, Document, Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Mounts the page anew at an address.
async fn mount(at: &str) -> Element {
    if let Some(old) = document().get_element_by_id("on-record") {
        old.remove();
    }
    let root = document().create_element("div").unwrap();
    root.set_id("on-record");
    document().body().unwrap().append_child(&root).unwrap();
    web_sys::window().unwrap().location().set_hash(at).unwrap();
    settle().await;
    yew::Renderer::<App>::with_root(root.clone()).render();
    until(|| query(&root, "[data-total]").is_some()).await;
    root
}

async fn settle() {
    sleep(Duration::from_millis(30)).await;
}

/// Waits until something holds; fails the test when it never does.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        settle().await;
    }
    assert!(holds(), "waited in vain");
}

fn query(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).unwrap()
}

fn total(root: &Element) -> usize {
    query(root, "[data-total]").and_then(|list| list.get_attribute("data-total")).unwrap().parse().unwrap()
}

fn click(element: &Element) {
    element.dyn_ref::<HtmlElement>().unwrap().click();
}

#[wasm_bindgen_test]
async fn a_click_on_a_value_filters_and_back_undoes_it() {
    let root = mount("#/v1/s").await;
    let all = total(&root);
    // In a narrow window the filters are in a drawer.
    if let Some(button) = query(&root, "button.filters") {
        click(&button);
    }
    let first = "[data-facet=by] li[data-count]";
    until(|| query(&root, first).is_some()).await;
    let row = query(&root, first).unwrap();
    let count: usize = row.get_attribute("data-count").unwrap().parse().unwrap();
    assert!(count < all);
    click(&query(&row, "a.value").unwrap());
    until(|| total(&root) == count).await;
    assert!(fragment::current().contains("by="));
    web_sys::window().unwrap().history().unwrap().back().unwrap();
    until(|| total(&root) == all).await;
}

#[wasm_bindgen_test]
async fn an_anchor_of_the_host_page_is_left_alone() {
    let root = mount("#/v1/s?mode=direct").await;
    let direct = total(&root);
    web_sys::window().unwrap().location().set_hash("#chapter-2").unwrap();
    settle().await;
    assert_eq!((total(&root), fragment::current().as_str()), (direct, "#chapter-2"));
}

#[wasm_bindgen_test]
async fn typing_replaces_the_address_once_it_rests() {
    let root = mount("#/v1/s").await;
    let entries = web_sys::window().unwrap().history().unwrap().length().unwrap();
    let field: HtmlInputElement = query(&root, "#words").unwrap().dyn_into().unwrap();
    for typed in ["m", "me", "meeting"] {
        field.set_value(typed);
        let event = web_sys::InputEvent::new("input").unwrap();
        root.query_selector("#words").unwrap().unwrap().dispatch_event(&event).unwrap();
    }
    until(|| fragment::current() == "#/v1/s?q=meeting").await;
    until(|| query(&root, "mark.hit").is_some()).await;
    assert_eq!(web_sys::window().unwrap().history().unwrap().length().unwrap(), entries);
}

#[wasm_bindgen_test]
async fn the_world_hears_what_is_shown() {
    let heard: Rc<RefCell<Vec<api::Shown>>> = Rc::default();
    let listener = {
        let heard = Rc::clone(&heard);
        EventListener::new(&web_sys::window().unwrap().into(), "on-record:state", move |event| {
            let detail = event.dyn_ref::<CustomEvent>().unwrap().detail();
            heard.borrow_mut().push(serde_wasm_bindgen::from_value(detail).unwrap());
        })
    };
    let root = mount("#/v1/s?mode=direct").await;
    until(|| heard.borrow().iter().any(|shown| shown.address == "#/v1/s?mode=direct")).await;
    assert_eq!(heard.borrow().last().unwrap().total, total(&root));
    api::show(&"#/v1/s?mode=mixed".into());
    until(|| heard.borrow().last().unwrap().address == "#/v1/s?mode=mixed").await;
    let now: api::Shown = serde_wasm_bindgen::from_value(api::state()).unwrap();
    assert_eq!(now.total, total(&root));
    drop(listener);
}

#[wasm_bindgen_test]
async fn a_card_opens_its_article() {
    let root = mount("#/v1/s").await;
    let card = query(&root, "[data-statement]").unwrap();
    let key = card.get_attribute("data-statement").unwrap();
    // A click on the words, not on a link.
    click(&query(&card, "blockquote").unwrap());
    until(|| query(&document().document_element().unwrap(), "mark.now").is_some()).await;
    assert!(fragment::current().contains(&key));
}

#[wasm_bindgen_test]
fn days_are_written_by_the_browser() {
    let locale = locale::locale(Lang::English);
    let day = Date::parse("2025-08-22").unwrap();
    let written = locale.day(day);
    assert!(written.contains("August") && written.contains("22") && written.contains("2025"), "{written}");
    assert!(locale.long_day(day).contains("Friday"));
    assert!(locale.days(day, day.add_days(2)).contains("24"));
}

#[wasm_bindgen_test]
fn archives_of_other_servers_are_refused() {
    assert!(archive::locate("corpus.orc").is_ok());
    for other in [
        "https://elsewhere.example/corpus.orc",
        "//elsewhere.example/x",
        "data:,x",
        "javascript:1",
        "http://[",
    ] {
        assert!(archive::locate(other).is_err(), "{other}");
    }
}
