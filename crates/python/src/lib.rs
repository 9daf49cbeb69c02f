//! The native part of the Python package `on_record`: texts and Arrow in, statements out.
//!
//! What people call is in `python/on_record`; its documentation is there. Everything here lets other Python threads run
//! while it reads, and takes Arrow from any library through the PyCapsule interface.

mod arrow;
mod input;
mod work;

use arrow::{Columns, Stream};
use on_record_columns::{Form, VERSION, schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::num::NonZeroUsize;

/// The module that Python imports.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::arrow::{Columns, Schema, Stream};
    #[pymodule_export]
    use super::{columns, columns_version, extract_json, read_by, stream, version};
}

const fn form(is_flat: bool) -> Form {
    if is_flat { Form::Flat } else { Form::Nested }
}

/// The release of the package.
#[pyfunction]
const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The version of the schema of columns.
#[pyfunction]
const fn columns_version() -> &'static str {
    VERSION
}

/// The language that is read, and the name and hash of the model.
#[pyfunction]
fn read_by() -> (String, String, String) {
    let by = work::reader().read_by();
    (by.language.clone(), by.model.clone(), format!("{:016x}", by.hash))
}

/// One article's row as JSON.
#[pyfunction]
fn extract_json(py: Python<'_>, id: &str, text: &str) -> PyResult<String> {
    let json = py.detach(|| serde_json::to_string(&work::row(id, Some(text))));
    json.map_err(|e| PyValueError::new_err(format!("the statements cannot be written as JSON: {e}")))
}

/// The columns of all articles.
#[pyfunction]
fn columns(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    text: &str,
    id: &str,
    flat: bool,
    jobs: Option<NonZeroUsize>,
) -> PyResult<Columns> {
    let work = work::Work::new(arrow::reader(data)?, text, id, form(flat), jobs)?;
    let batches = py.detach(|| work.collect::<Result<Vec<_>, _>>());
    let batches = batches.map_err(|e| PyValueError::new_err(e.to_string()))?;
    Ok(Columns::new(batches, schema(form(flat))))
}

/// The same, read as it is asked for.
#[pyfunction]
fn stream(
    data: &Bound<'_, PyAny>,
    text: &str,
    id: &str,
    flat: bool,
    jobs: Option<NonZeroUsize>,
) -> PyResult<Stream> {
    Ok(Stream::new(work::Work::new(arrow::reader(data)?, text, id, form(flat), jobs)?))
}
