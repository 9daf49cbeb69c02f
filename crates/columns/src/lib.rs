//! Statements as columns: what `on-record extract --format parquet` and `--format arrow` write.
//!
//! One schema, in two forms: a row an article with a list of its statements, or a row a statement. `docs/columns.md`
//! explains each column; its tables are made here, and a test holds the page to them.
//!
//! ```
//! use on_record_columns::{Form, Row, batch};
//! use on_record_engine::Reader;
//! let text = "“The bridge is closed,” Ada Example told reporters.";
//! let read = Row::read("bridge", text, &Reader::built_in().read(text));
//! let broken = Row::error("ferry.pdf", "a scan has no text");
//! let articles = batch(Form::Nested, &[read.clone(), broken.clone()])?;
//! assert_eq!((articles.num_rows(), articles.num_columns()), (2, 6));
//! let statements = batch(Form::Flat, &[read, broken])?;
//! assert_eq!(statements.num_rows(), 2); // the statement, and the error
//! # Ok::<(), arrow_schema::ArrowError>(())
//! ```

mod batch;
#[cfg(feature = "files")]
mod files;
mod row;
mod schema;

pub use batch::{Batches, batch};
#[cfg(feature = "files")]
pub use files::{Format, Writer};
pub use row::{Confidence, Range, Row, Source, StatementRow, Uncertain};
pub use schema::{Form, VERSION, VERSION_KEY, schema, tables};

/// The longest article that becomes a row, in bytes. A column's text ends at 2 GB.
pub const LONGEST: usize = 256 << 20;
