//! Writing an address: one way only, so that equal addresses are equal texts.

use super::percent::encode;
use super::{Address, Days, Tab};
use crate::facet_table::FACETS;
use on_record_engine::query::Sort;

/// Writes an address with its leading `#`.
#[must_use]
pub fn write(address: &Address) -> String {
    let mut out = String::from("#/v1/");
    address.view.write(&mut out);
    let mut params = Params { out, first: true };
    let filters = &address.filters;
    for row in &FACETS {
        let choice = filters.of(row.facet);
        for group in &choice.any {
            params.values(row.word, "", group);
        }
        if !choice.not.is_empty() {
            params.values(row.word, "-", &choice.not);
        }
    }
    match filters.days {
        Days::All => {}
        Days::Undated => params.values("from", "", &[super::NONE.to_owned()]),
        Days::Between(from, to) => {
            for (key, day) in [("from", from), ("to", to)] {
                if let Some(day) = day {
                    // A date's own hyphens stand inside it, never first.
                    params.values(key, "", &[day.to_string()]);
                }
            }
        }
    }
    if filters.independent {
        params.values("reports", "", &["independent".to_owned()]);
    }
    if !filters.words.is_empty() {
        params.values("q", "", std::slice::from_ref(&filters.words));
    }
    if let Some(day) = filters.seen {
        params.values("seen", "", &[day.to_string()]);
    }
    if filters.sort != filters.usual_sort() {
        params.values("sort", "", &[sort_word(filters.sort).to_owned()]);
    }
    if filters.tab == Tab::About {
        params.values("tab", "", &["about".to_owned()]);
    }
    if !filters.anchor.is_empty() {
        params.values("w", "", std::slice::from_ref(&filters.anchor));
    }
    for extra in &address.extra {
        params.next();
        params.out.push_str(extra);
    }
    params.out
}

/// How an order is written.
const fn sort_word(sort: Sort) -> &'static str {
    match sort {
        Sort::Telling => "telling",
        Sort::Date => "date",
        Sort::Said => "said",
        Sort::Actor => "actor",
        Sort::Relevance => "relevance",
    }
}

struct Params {
    out: String,
    first: bool,
}

impl Params {
    fn next(&mut self) {
        self.out.push(if self.first { '?' } else { '&' });
        self.first = false;
    }

    fn values(&mut self, key: &str, sign: &str, values: &[String]) {
        self.next();
        self.out.push_str(key);
        self.out.push('=');
        self.out.push_str(sign);
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            encode(value, false, &mut self.out);
        }
    }
}
