//! Files of columns, written as rows come.

use crate::batch::Batches;
use crate::row::Row;
use crate::schema::{Form, VERSION, VERSION_KEY, schema};
use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use std::io::Write;

/// Which file of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Parquet, packed with Snappy.
    Parquet,
    /// Arrow's stream of record batches (IPC), which can be read while it is written.
    Arrow,
}

/// How many bytes of columns wait until a Parquet file's row group is written.
const ROW_GROUP: usize = 32 << 20;

/// A file on its way out. What waits in memory is a batch of rows, and for Parquet a row group of some 32 MB.
pub struct Writer<W: Write + Send> {
    batches: Batches,
    to: To<W>,
}

enum To<W: Write + Send> {
    Parquet(Box<ArrowWriter<W>>),
    Arrow(Box<StreamWriter<W>>),
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where `to` cannot be written.
    pub fn new(format: Format, form: Form, to: W) -> std::io::Result<Self> {
        let schema = schema(form);
        let to = match format {
            Format::Parquet => {
                let version = KeyValue::new(VERSION_KEY.to_owned(), VERSION.to_owned());
                let properties = WriterProperties::builder()
                    .set_compression(Compression::SNAPPY)
                    .set_created_by(format!("on-record {}", env!("CARGO_PKG_VERSION")))
                    .set_key_value_metadata(Some(vec![version]))
                    .build();
                let writer = ArrowWriter::try_new(to, schema, Some(properties)).map_err(from_parquet)?;
                To::Parquet(Box::new(writer))
            }
            Format::Arrow => To::Arrow(Box::new(StreamWriter::try_new(to, &schema).map_err(from_arrow)?)),
        };
        Ok(Self { batches: Batches::new(form), to })
    }

    /// Writes a row, sooner or later.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn push(&mut self, row: Row) -> std::io::Result<()> {
        match self.batches.push(row).map_err(from_arrow)? {
            Some(batch) => self.to.write(&batch),
            None => Ok(()),
        }
    }

    /// Writes what waits, and the end of the file.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(mut self) -> std::io::Result<W> {
        if let Some(batch) = self.batches.finish().map_err(from_arrow)? {
            self.to.write(&batch)?;
        }
        match self.to {
            To::Parquet(writer) => writer.into_inner().map_err(from_parquet),
            To::Arrow(writer) => writer.into_inner().map_err(from_arrow),
        }
    }
}

impl<W: Write + Send> To<W> {
    fn write(&mut self, batch: &RecordBatch) -> std::io::Result<()> {
        match self {
            Self::Parquet(writer) => {
                writer.write(batch).map_err(from_parquet)?;
                if writer.in_progress_size() >= ROW_GROUP {
                    writer.flush().map_err(from_parquet)
                } else {
                    Ok(())
                }
            }
            Self::Arrow(writer) => writer.write(batch).map_err(from_arrow),
        }
    }
}

/// The error below, so that who has gone away is told from what is full.
fn from_arrow(error: arrow_schema::ArrowError) -> std::io::Error {
    match error {
        arrow_schema::ArrowError::IoError(_, error) => error,
        other => std::io::Error::other(other),
    }
}

fn from_parquet(error: ParquetError) -> std::io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<std::io::Error>() {
            Ok(error) => *error,
            Err(other) => std::io::Error::other(other),
        },
        other => std::io::Error::other(other),
    }
}
