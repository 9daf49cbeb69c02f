//! The records in a JSON text: a list of them, a list inside an object (`{"articles": […]}`), or one after the other.
//!
//! They are found without being read, so that each can be named by its line, and what is broken costs none before it.

use crate::common_names::is_text;
use crate::fields::Records;
use crate::format::Outcome;
use serde::de::{DeserializeSeed, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// The fields that hold a list of articles, in an object that is none itself.
const LISTS: [&str; 8] = ["articles", "items", "results", "data", "docs", "stories", "entries", "records"];

/// Where the records of a JSON text stand, and the error behind them, if there is one.
pub(crate) fn find(text: &str) -> (Vec<Range<usize>>, Option<serde_json::Error>) {
    let mut found = Vec::new();
    let mut json = Deserializer::from_str(text);
    let end = if text.trim_ascii_start().starts_with('[') {
        List(&mut found).deserialize(&mut json).and_then(|()| json.end())
    } else {
        json.into_iter::<&RawValue>().try_for_each(|value| value.map(|value| listed(value.get(), &mut found)))
    };
    let start = text.as_ptr().addr();
    let place = |record: &str| {
        let at = record.as_ptr().addr() - start;
        at..at + record.len()
    };
    (found.into_iter().map(place).collect(), end.err())
}

/// The article of the record that stands in this line.
pub(crate) fn article(records: &mut Records, line: u32, record: &str) -> Outcome {
    match serde_json::from_str::<Map<String, Value>>(record) {
        Ok(record) => records.article(line, &record),
        Err(_) => Err(records
            .origin()
            .error(Some(line), "not {\"id\": \"…\", \"text\": \"…\"} but another value; skipped")),
    }
}

/// Collects the values of a list, also of one that breaks off.
struct List<'f, 't>(&'f mut Vec<&'t str>);

impl<'t> DeserializeSeed<'t> for List<'_, 't> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'t>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'t> Visitor<'t> for List<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut values: A) -> Result<(), A::Error> {
        while let Some(value) = values.next_element::<&'t RawValue>()? {
            self.0.push(value.get());
        }
        Ok(())
    }
}

/// The records of a value that stands for itself: those of its list, or the value.
fn listed<'t>(value: &'t str, found: &mut Vec<&'t str>) {
    let inside = serde_json::from_str::<BTreeMap<String, &'t RawValue>>(value).unwrap_or_default();
    let list = LISTS
        .iter()
        .filter_map(|name| inside.get(*name))
        .find(|list| list.get().starts_with('['))
        .filter(|_| !inside.keys().any(|key| is_text(key)));
    let listed = list.map(|list| List(found).deserialize(&mut Deserializer::from_str(list.get())));
    // A value that was found whole is well formed, so its list is too.
    if !matches!(listed, Some(Ok(()))) {
        found.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn found(text: &str) -> (Vec<&str>, bool) {
        let (found, error) = find(text);
        (found.into_iter().map(|place| &text[place]).collect(), error.is_some())
    }

    #[test]
    fn finds_lists_wrapped_lists_and_values_in_a_row() {
        assert_eq!(found(" [ {\"a\":1} , 2 ]\n"), (vec!["{\"a\":1}", "2"], false));
        assert_eq!(found("{\"status\":1,\"articles\":[{},{\"b\":[3]}]}"), (vec!["{}", "{\"b\":[3]}"], false));
        assert_eq!(found("{\"text\":\"x\",\"items\":[1]}"), (vec!["{\"text\":\"x\",\"items\":[1]}"], false));
        assert_eq!(found("{\n\"a\":1}\n{}"), (vec!["{\n\"a\":1}", "{}"], false));
        assert_eq!(found(""), (vec![], false));
    }

    #[test]
    fn what_is_broken_costs_nothing_before_it() {
        assert_eq!(found("[{\"a\":1},{\"b\":"), (vec!["{\"a\":1}"], true));
        assert_eq!(found("{\"a\":1}\n{\"b\""), (vec!["{\"a\":1}"], true));
        assert_eq!(found("[1] [2]"), (vec!["1"], true));
    }
}
