//! Files of columns are read back as they were written.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use arrow_array::RecordBatch;
use on_record_columns::{Form, Format, Row, VERSION, VERSION_KEY, Writer, batch, schema};
use on_record_engine::Reader;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::io::{Cursor, Error, ErrorKind, Write};

fn rows() -> Vec<Row> {
    let reader = Reader::built_in();
    let text = "“The bridge is closed,” Ada Example told reporters. Ben Sample denied that it would open.";
    let read = Row::read("bridge", text, &reader.read(text));
    vec![read.clone(), Row::error("scan.pdf", "a scan has no text"), read]
}

fn written(format: Format, form: Form, rows: &[Row]) -> Vec<u8> {
    let mut writer = Writer::new(format, form, Vec::new()).unwrap();
    rows.iter().for_each(|row| writer.push(row.clone()).unwrap());
    writer.finish().unwrap()
}

#[test]
fn parquet_and_arrow_hold_what_the_batch_holds() {
    for form in [Form::Nested, Form::Flat] {
        let expected = batch(form, &rows()).unwrap();
        let parquet = written(Format::Parquet, form, &rows());
        let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(parquet)).unwrap();
        assert_eq!(reader.schema().metadata().get(VERSION_KEY).map(String::as_str), Some(VERSION));
        let batches: Vec<RecordBatch> = reader.build().unwrap().map(Result::unwrap).collect();
        assert_eq!(batches.len(), 1);
        assert_eq!(batches[0].columns(), expected.columns());
        let arrow = written(Format::Arrow, form, &rows());
        let reader = arrow_ipc::reader::StreamReader::try_new(Cursor::new(arrow), None).unwrap();
        assert_eq!(reader.map(Result::unwrap).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn the_same_rows_give_the_same_bytes_and_no_rows_give_a_file() {
    for format in [Format::Parquet, Format::Arrow] {
        assert_eq!(written(format, Form::Nested, &rows()), written(format, Form::Nested, &rows()));
    }
    let empty = written(Format::Parquet, Form::Flat, &[]);
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(empty)).unwrap();
    assert_eq!(reader.schema().fields(), schema(Form::Flat).fields());
    assert_eq!(reader.build().unwrap().count(), 0);
}

/// Somebody who reads no further.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(Error::from(ErrorKind::BrokenPipe))
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn who_reads_no_further_is_told_from_a_full_disk() {
    for format in [Format::Parquet, Format::Arrow] {
        let result = Writer::new(format, Form::Nested, Gone).and_then(|mut writer| {
            rows().into_iter().try_for_each(|row| writer.push(row))?;
            writer.finish().map(|_| ())
        });
        assert_eq!(result.unwrap_err().kind(), ErrorKind::BrokenPipe, "{format:?}");
    }
}
