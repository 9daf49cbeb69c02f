//! `on-record extract --format`: the columns tell what the JSON lines tell, and errors are rows.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{Array, RecordBatch, StructArray};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn on_record(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_on-record")).args(arguments).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds").canonicalize().unwrap()
}

fn parquet(bytes: Vec<u8>) -> RecordBatch {
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
    let mut batches: Vec<RecordBatch> = reader.build().unwrap().map(Result::unwrap).collect();
    assert_eq!(batches.len(), 1);
    batches.remove(0)
}

fn text(of: &StructArray, name: &str, row: usize) -> Value {
    let column = of.column_by_name(name).unwrap().as_string::<i32>();
    if column.is_null(row) { Value::Null } else { json!(column.value(row)) }
}

fn spans(of: &StructArray, name: &str, row: usize) -> Value {
    let spans = of.column_by_name(name).unwrap().as_list::<i32>().value(row);
    let ends = |n: usize| spans.as_struct().column(n).as_primitive::<Int32Type>().values().to_vec();
    json!(ends(0).into_iter().zip(ends(1)).map(|(start, end)| [start, end]).collect::<Vec<_>>())
}

#[test]
fn columns_tell_what_json_lines_tell() {
    let seeds = seeds();
    let seeds = seeds.to_str().unwrap();
    let lines = String::from_utf8(on_record(&["extract", seeds]).stdout).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let arrow = on_record(&["extract", seeds, "--format", "arrow"]).stdout;
    let mut arrow = arrow_ipc::reader::StreamReader::try_new(Cursor::new(arrow), None).unwrap();
    let batch = arrow.next().unwrap().unwrap();
    assert!(arrow.next().is_none());
    let output = on_record(&["extract", seeds, "--format", "parquet"]);
    assert!(output.status.success() && told(&output).is_empty(), "{}", told(&output));
    assert_eq!(parquet(output.stdout).columns(), batch.columns(), "Parquet and Arrow hold the same");
    let rows = StructArray::from(batch);
    assert_eq!(rows.len(), lines.len());
    for (row, line) in lines.iter().enumerate() {
        for (column, value) in [("id", &line["id"]), ("language", &line["read_by"]["language"])] {
            assert_eq!(&text(&rows, column, row), value);
        }
        assert_eq!(text(&rows, "model_hash", row), line["read_by"]["hash"]);
        let said = rows.column_by_name("statements").unwrap().as_list::<i32>().value(row);
        let expected = line["statements"].as_array().unwrap();
        assert_eq!(said.len(), expected.len());
        for (n, statement) in expected.iter().enumerate() {
            let said = said.as_struct();
            for name in ["content", "speaker", "cue"] {
                assert_eq!(spans(said, name, n), statement[name], "{line}");
            }
            for (column, field) in [
                ("manner", "type"),
                ("kind", "kind"),
                ("speaker_entity", "speaker_entity"),
                ("addressee", "told_to"),
                ("said_basis", "said_basis"),
            ] {
                assert_eq!(text(said, column, n), statement[field], "{column} of {line}");
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_a_row_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("articles.jsonl");
    let lines = "{\"id\":\"a\",\"text\":\"“It is so,” Ada Example said.\"}\nnot json\n{\"id\":\"c\",\"text\":\"x\"}\n";
    std::fs::write(&input, lines).unwrap();
    let file = folder.path().join("out.parquet");
    let paths = [input.to_str().unwrap(), file.to_str().unwrap()];
    let output = on_record(&["extract", paths[0], "--format", "parquet", "-o", paths[1]]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(output.stdout.is_empty() && told(&output).contains("line 2"), "{}", told(&output));
    let rows = StructArray::from(parquet(std::fs::read(&file).unwrap()));
    let ids: Vec<Value> = (0..3).map(|row| text(&rows, "id", row)).collect();
    assert_eq!((&ids[0], &ids[2]), (&json!("a"), &json!("c")));
    assert!(ids[1].as_str().unwrap().ends_with("articles.jsonl, line 2"), "{ids:?}");
    let error = text(&rows, "error", 1);
    assert!(error.as_str().unwrap().len() > 10 && !error.as_str().unwrap().contains("skipped"), "{error}");
    assert!(rows.column_by_name("statements").unwrap().is_null(1));
    let flat =
        StructArray::from(parquet(on_record(&["extract", paths[0], "--format", "parquet", "--flat"]).stdout));
    assert_eq!(flat.len(), 2, "one statement, one error");
    assert_eq!(text(&flat, "speaker_entity", 0), json!("Ada Example"));
    let others = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(others, 2, "no incomplete file is left");
}

#[test]
fn json_lines_go_into_a_file_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.jsonl");
    let seeds = seeds();
    let whole = on_record(&["extract", seeds.to_str().unwrap()]).stdout;
    let output = on_record(&["extract", seeds.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(std::fs::read(&file).unwrap(), whole);
}

#[test]
fn what_does_not_go_together_is_told() {
    let seeds = seeds();
    let seeds = seeds.to_str().unwrap();
    let output = on_record(&["extract", seeds, "--flat"]);
    assert!(
        output.status.code() == Some(2) && told(&output).contains("--format parquet"),
        "{}",
        told(&output)
    );
    let output = on_record(&["extract", seeds, "--format", "arrow", "-o", "/no/such/folder/x.arrows"]);
    assert!(
        output.status.code() == Some(2) && told(&output).contains("/no/such/folder"),
        "{}",
        told(&output)
    );
}
