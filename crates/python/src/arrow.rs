//! Arrow in and out, through the PyCapsule interface that Arrow's libraries share.

use crate::form;
use crate::work::{Incoming, Work};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_pyarrow::FromPyArrow as _;
use arrow_schema::SchemaRef;
use arrow_schema::ffi::FFI_ArrowSchema;
use on_record_columns::schema;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::sync::{Mutex, PoisonError};

/// The batches of an object of another library.
pub(crate) fn reader(data: &Bound<'_, PyAny>) -> PyResult<Incoming> {
    if data.hasattr("__arrow_c_stream__")? {
        return Ok(Box::new(RecordBatchStreamReader::from_pyarrow_bound(data)?));
    }
    if data.hasattr("__arrow_c_array__")? {
        let batch = RecordBatch::from_pyarrow_bound(data)?;
        let schema = batch.schema();
        return Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    }
    Err(PyTypeError::new_err(format!(
        "give a table with Arrow's PyCapsule interface, such as one of pyarrow, polars, pandas or DuckDB, not {}",
        data.get_type().fully_qualified_name()?
    )))
}

fn capsule(py: Python<'_>, batches: Incoming) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(batches), c"arrow_array_stream")
}

fn schema_capsule<'py>(py: Python<'py>, schema: &SchemaRef) -> PyResult<Bound<'py, PyCapsule>> {
    let schema =
        FFI_ArrowSchema::try_from(schema.as_ref()).map_err(|e| PyValueError::new_err(e.to_string()))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// Statements as columns, in memory. Any library that speaks Arrow takes it: `pyarrow.table(columns)`,
/// `polars.DataFrame(columns)`.
#[pyclass(frozen, module = "on_record")]
pub(crate) struct Columns {
    batches: Vec<RecordBatch>,
    schema: SchemaRef,
}

impl Columns {
    pub(crate) const fn new(batches: Vec<RecordBatch>, schema: SchemaRef) -> Self {
        Self { batches, schema }
    }
}

#[pymethods]
impl Columns {
    /// How many rows there are.
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<on_record.Columns: {} rows>", self.__len__())
    }

    /// Arrow's PyCapsule interface. Whoever wants another schema casts: what is asked for is not looked at.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        capsule(py, Box::new(RecordBatchIterator::new(batches, self.schema.clone())))
    }

    /// Arrow's PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }
}

/// Statements as columns, read as they are asked for. It can be taken once.
#[pyclass(frozen, module = "on_record")]
pub(crate) struct Stream {
    work: Mutex<Option<Work>>,
    schema: SchemaRef,
}

impl Stream {
    pub(crate) fn new(work: Work) -> Self {
        Self { schema: work.schema(), work: Mutex::new(Some(work)) }
    }
}

#[pymethods]
impl Stream {
    /// Arrow's PyCapsule interface. Whoever wants another schema casts: what is asked for is not looked at.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let work = self.work.lock().unwrap_or_else(PoisonError::into_inner).take();
        let work = work.ok_or_else(|| {
            PyValueError::new_err("this stream was read already: call extract_stream again, or extract_batch")
        })?;
        capsule(py, Box::new(work))
    }

    /// Arrow's PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }
}

/// The schema of the columns: `pyarrow.schema(on_record.schema())`.
#[pyclass(frozen, module = "on_record")]
pub(crate) struct Schema(SchemaRef);

#[pymethods]
impl Schema {
    #[new]
    #[pyo3(signature = (*, flat=false))]
    fn new(flat: bool) -> Self {
        Self(schema(form(flat)))
    }

    /// Arrow's PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.0)
    }
}
