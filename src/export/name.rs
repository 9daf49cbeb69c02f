//! What a file is called: the filter that made it, so that ten downloads can be told apart.

use crate::address::{Address, Days, NONE, Tab, View};
use crate::facet_table::FACETS;
use on_record_engine::query::plain;

/// Longer names are cut here, between words: file systems and mail programs would cut them anywhere.
const LONGEST: usize = 90;

/// "on-record-by-lavrov-on-meeting-from-2025-08-22.csv"
#[must_use]
pub fn file_name(address: &Address, ending: &str) -> String {
    let mut parts = vec!["on-record".to_owned()];
    let mut part = |text: String| parts.push(text);
    match &address.view {
        View::Statement(id) => part(format!("statement-{id}")),
        View::Actor(id) if address.filters.tab == Tab::About => part(format!("about-{id}")),
        View::Actor(id) => part(format!("by-{id}")),
        View::Topic(id) => part(format!("on-{id}")),
        View::Outlet(id) => part(format!("in-{id}")),
        View::Article(id, _) => part(format!("article-{id}")),
        View::Variant(id) => part(format!("variants-{id}")),
        View::Compare(a, b) => part(format!("{a}-and-{b}")),
        // What is about everything is told apart by its filters.
        _ => {}
    }
    for row in &FACETS {
        let choice = address.filters.of(row.facet);
        let name = |values: &[String]| {
            let values: Vec<&str> =
                values.iter().map(|v| if v == NONE { "not-stated" } else { v.as_str() }).collect();
            values.join("-or-")
        };
        choice.any.iter().for_each(|group| part(format!("{}-{}", row.word, name(group))));
        if !choice.not.is_empty() {
            part(format!("{}-not-{}", row.word, name(&choice.not)));
        }
    }
    match address.filters.days {
        Days::All => {}
        Days::Undated => part("undated".to_owned()),
        Days::Between(from, to) => {
            from.into_iter().for_each(|day| part(format!("from-{day}")));
            to.into_iter().for_each(|day| part(format!("to-{day}")));
        }
    }
    if address.filters.independent {
        part("independent-reports".to_owned());
    }
    if !address.filters.words.is_empty() {
        part(format!("q-{}", address.filters.words));
    }
    let name: String = plain(&parts.join("-")).chars().take(LONGEST).collect();
    format!("{}.{ending}", name.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::file_name;
    use crate::address::parse;

    #[test]
    fn tells_the_filter_in_letters_that_every_system_takes() {
        for (at, name) in [
            ("#/v1/s", "on-record.json"),
            (
                "#/v1/s?by=lavrov,trump&on=-nato&from=2025-08-22",
                "on-record-by-lavrov-or-trump-on-not-nato-from-2025-08-22.json",
            ),
            ("#/v1/actor/lavrov?tab=about", "on-record-about-lavrov.json"),
            ("#/v1/s?reports=independent", "on-record-independent-reports.json"),
            ("#/v1/s?in=~none&q=..%2F..%2Fetc", "on-record-in-not-stated-q-etc.json"),
        ] {
            assert_eq!(file_name(&parse(at).unwrap().address, "json"), name);
        }
        let long = format!("#/v1/s?q={}", "word%20".repeat(90));
        assert!(file_name(&parse(&long).unwrap().address, "csv").len() < 100);
    }
}
