//! The columns: what is read comes out as it was found, in both forms, and the page that documents them is true.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type};
use arrow_array::{Array, RecordBatch, StructArray};
use on_record_columns::{Batches, Form, Row, VERSION, VERSION_KEY, batch, schema, tables};
use on_record_engine::{Date, Reader};

const TEXT: &str = "NORTHPORT, March 4, 2025 – Zoë 𝕏 Example, the mayor, told reporters on Monday: “The bridge is closed.” \
    A Treasury spokesman said that the toll would rise. “It is too late,” said Ben Sample, “and too dear.”";

fn rows() -> Vec<Row> {
    let reader = Reader::built_in();
    let read = |id: &str, text: &str| Row::read(id, text, &reader.read(text));
    vec![read("bridge", TEXT), Row::error("scan.pdf", "a scan has no text"), read("weather", "It rained.")]
}

fn cut(text: &str, spans: &dyn Array) -> String {
    let letters: Vec<char> = text.chars().collect();
    let spans = spans.as_struct();
    let (starts, ends) =
        (spans.column(0).as_primitive::<Int32Type>(), spans.column(1).as_primitive::<Int32Type>());
    let pairs = starts.values().iter().zip(ends.values());
    let pieces = pairs.map(|(&start, &end)| letters[start as usize..end as usize].iter().collect::<String>());
    pieces.collect::<Vec<_>>().join(" … ")
}

fn column<'a>(of: &'a StructArray, name: &str) -> &'a dyn Array {
    of.column_by_name(name).unwrap()
}

#[test]
fn a_row_an_article_holds_its_statements_or_its_error() {
    let rows = rows();
    let batch = batch(Form::Nested, &rows).unwrap();
    let ids: Vec<_> = batch.column(0).as_string::<i32>().iter().flatten().collect();
    assert_eq!(ids, ["bridge", "scan.pdf", "weather"]);
    let errors: Vec<_> = batch.column(4).as_string::<i32>().iter().collect();
    assert_eq!(errors, [None, Some("a scan has no text"), None]);
    let lists = batch.column(5).as_list::<i32>();
    assert!(lists.is_null(1) && lists.is_valid(2) && lists.value(2).is_empty());
    let first = lists.value(0);
    let said = first.as_struct();
    let expected = rows[0].statements.as_ref().unwrap();
    assert!(expected.len() >= 3, "{expected:?}");
    assert_eq!(said.len(), expected.len());
    for (row, statement) in expected.iter().enumerate() {
        let content = column(said, "content").as_list::<i32>().value(row);
        let text = column(said, "text").as_string::<i32>();
        assert_eq!(cut(TEXT, &content), text.value(row), "offsets count code points");
        assert_eq!(text.value(row), statement.text);
        let speaker = column(said, "speaker").as_list::<i32>().value(row);
        let words = column(said, "speaker_text").as_string::<i32>();
        assert_eq!(words.is_valid(row), !speaker.is_empty());
        assert_eq!(cut(TEXT, &speaker), words.iter().nth(row).flatten().unwrap_or_default());
        let confidence = column(said, "confidence").as_struct();
        assert_eq!(
            column(confidence, "content").as_primitive::<Float64Type>().value(row),
            statement.confidence.content
        );
    }
    let day = column(said, "said_on").as_primitive::<Date32Type>();
    let monday = Date::parse("2025-03-03").unwrap().days_since(Date::parse("1970-01-01").unwrap());
    assert_eq!(day.value(0), monday);
    assert_eq!(column(column(said, "source").as_struct(), "kind").as_string::<i32>().value(0), "person");
}

#[test]
fn a_row_a_statement_tells_the_same() {
    let rows = rows();
    let batch = batch(Form::Flat, &rows).unwrap();
    let statements = rows[0].statements.as_ref().unwrap();
    assert_eq!(batch.num_rows(), statements.len() + 1, "an article without statements has no row");
    let named = |name: &str| batch.column_by_name(name).unwrap().as_string::<i32>().clone();
    let (texts, kinds, errors) = (named("text"), named("source_kind"), named("error"));
    for (row, statement) in statements.iter().enumerate() {
        assert_eq!(texts.value(row), statement.text);
        assert_eq!(named("id").value(row), "bridge");
        assert_eq!(kinds.iter().nth(row).flatten(), statement.source.as_ref().map(|source| source.kind));
    }
    let last = statements.len();
    let mut nothing = batch.columns().iter().skip(5);
    assert!(nothing.all(|column| column.is_null(last)));
    assert_eq!((named("id").value(last), errors.value(last)), ("scan.pdf", "a scan has no text"));
    let numbers = batch.column_by_name("number").unwrap().as_primitive::<Int32Type>();
    assert_eq!(numbers.values()[..last], (0..i32::try_from(last).unwrap()).collect::<Vec<_>>());
}

#[test]
fn batches_stay_small_and_lose_nothing() {
    for form in [Form::Nested, Form::Flat] {
        let mut batches = Batches::new(form);
        let mut given: Vec<RecordBatch> = vec![];
        for number in 0..2_500 {
            given.extend(batches.push(Row::error(number.to_string(), "empty")).unwrap());
        }
        given.extend(batches.finish().unwrap());
        assert!(batches.finish().unwrap().is_none());
        assert_eq!(given.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), [1024, 1024, 452]);
        let ids: Vec<String> = given
            .iter()
            .flat_map(|batch| batch.column(0).as_string::<i32>().iter().flatten().map(str::to_owned))
            .collect();
        assert_eq!(ids, (0..2_500).map(|number| number.to_string()).collect::<Vec<_>>());
    }
}

#[test]
fn no_rows_are_a_batch_too_and_the_version_travels_along() {
    for form in [Form::Nested, Form::Flat] {
        let empty = batch(form, &[]).unwrap();
        assert_eq!((empty.num_rows(), empty.schema()), (0, schema(form)));
        assert_eq!(schema(form).metadata().get(VERSION_KEY).map(String::as_str), Some(VERSION));
    }
}

#[test]
fn the_page_documents_the_columns_that_there_are() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/columns.md")).unwrap();
    assert!(
        page.contains(&tables()),
        "the tables of docs/columns.md differ from the schema, which says:\n\n{}",
        tables()
    );
    assert!(page.contains(&format!("version **{VERSION}**")), "docs/columns.md tells another version");
}
