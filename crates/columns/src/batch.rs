//! From rows to Arrow's record batches.

use crate::row::{Range, Row, StatementRow};
use crate::schema::{Form, STATEMENT, fields, item, schema, span_fields};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int32Array, ListArray, RecordBatch, StringArray,
    StructArray, make_array,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType};
use std::sync::Arc;

/// Gathers rows and gives a batch whenever there are enough of them, so that memory stays small whatever comes.
#[derive(Debug)]
pub struct Batches {
    form: Form,
    rows: Vec<Row>,
    weight: usize,
}

impl Batches {
    /// How many articles a batch has at most.
    const ROWS: usize = 1024;
    /// How many bytes it has, roughly: the row that reaches this is its last.
    const WEIGHT: usize = 8 << 20;

    /// No rows yet.
    #[must_use]
    pub const fn new(form: Form) -> Self {
        Self { form, rows: vec![], weight: 0 }
    }

    /// One more row. Gives a batch where this row fills one.
    ///
    /// # Errors
    /// Where Arrow refuses the columns, which would be a fault of this crate.
    pub fn push(&mut self, row: Row) -> Result<Option<RecordBatch>, ArrowError> {
        self.weight += row.weight();
        self.rows.push(row);
        if self.rows.len() >= Self::ROWS || self.weight >= Self::WEIGHT { self.finish() } else { Ok(None) }
    }

    /// The rows that are left, if any.
    ///
    /// # Errors
    /// As [`Batches::push`].
    pub fn finish(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let rows = std::mem::take(&mut self.rows);
        self.weight = 0;
        if rows.is_empty() { Ok(None) } else { batch(self.form, &rows).map(Some) }
    }
}

/// The rows as one batch. There should not be more than fit into memory: [`Batches`] sees to it.
///
/// # Errors
/// Where Arrow refuses the columns, which would be a fault of this crate.
pub fn batch(form: Form, rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    match form {
        Form::Nested => nested(rows),
        Form::Flat => flat(rows),
    }
}

fn nested(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let said: Vec<Option<&StatementRow>> =
        rows.iter().flat_map(|row| row.statements.iter().flatten()).map(Some).collect();
    let number = |row: &Row| row.statements.as_ref().map_or(0, Vec::len);
    let types = fields(STATEMENT);
    let structs =
        statement(&said)?.into_iter().zip(&types).map(|(column, field)| match (column, field.data_type()) {
            (Column::Leaf(leaf), _) => Ok(leaf),
            (Column::Struct(leaves, there), DataType::Struct(fields)) => {
                let leaves = leaves.into_iter().zip(fields).map(|(leaf, field)| match field.is_nullable() {
                    true => Ok(leaf),
                    false => filled(&leaf),
                });
                let leaves = leaves.collect::<Result<_, ArrowError>>()?;
                let whole = StructArray::try_new(fields.clone(), leaves, nulls(&there))?;
                Ok(Arc::new(whole) as ArrayRef)
            }
            (Column::Struct(..), other) => Err(ArrowError::SchemaError(format!("{other} is no struct"))),
        });
    let structs = structs.collect::<Result<Vec<_>, ArrowError>>()?;
    let values = StructArray::try_new_with_length(types.clone(), structs, None, said.len())?;
    let there: Vec<bool> = rows.iter().map(|row| row.statements.is_some()).collect();
    let offsets = OffsetBuffer::from_lengths(rows.iter().map(number));
    let list = ListArray::try_new(item(DataType::Struct(types)), offsets, Arc::new(values), nulls(&there))?;
    let mut columns = article(&rows.iter().collect::<Vec<_>>());
    columns.push(Arc::new(list));
    RecordBatch::try_new(schema(Form::Nested), columns)
}

fn flat(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let (mut of, mut numbers, mut said): (Vec<&Row>, Vec<Option<i32>>, Vec<Option<&StatementRow>>) =
        Default::default();
    for row in rows {
        for (number, statement) in row.statements.iter().flatten().enumerate() {
            of.push(row);
            numbers.push(i32::try_from(number).ok());
            said.push(Some(statement));
        }
        if row.error.is_some() {
            of.push(row);
            numbers.push(None);
            said.push(None);
        }
    }
    let mut columns = article(&of);
    columns.push(Arc::new(Int32Array::from(numbers)));
    for column in statement(&said)? {
        match column {
            Column::Leaf(leaf) => columns.push(leaf),
            Column::Struct(leaves, _) => columns.extend(leaves),
        }
    }
    RecordBatch::try_new(schema(Form::Flat), columns)
}

/// A column of statements before it is put into its form.
enum Column {
    Leaf(ArrayRef),
    /// The fields of a struct, and in which rows there is one.
    Struct(Vec<ArrayRef>, Vec<bool>),
}

fn article(rows: &[&Row]) -> Vec<ArrayRef> {
    vec![
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| &row.id))),
        texts(rows.iter().map(|row| row.language.as_deref())),
        texts(rows.iter().map(|row| row.model.as_deref())),
        texts(rows.iter().map(|row| row.model_hash.as_deref())),
        texts(rows.iter().map(|row| row.error.as_deref())),
    ]
}

/// The columns of the table `STATEMENT`, in its order.
fn statement(said: &[Option<&StatementRow>]) -> Result<Vec<Column>, ArrowError> {
    let text =
        |of: fn(&StatementRow) -> Option<&str>| Column::Leaf(texts(said.iter().map(|said| of((*said)?))));
    let places = |of: fn(&StatementRow) -> Option<&[Range]>| spans(said.iter().map(|said| of((*said)?)));
    let share = |of: fn(&StatementRow) -> f64| -> ArrayRef {
        Arc::new(said.iter().map(|said| said.map(of)).collect::<Float64Array>())
    };
    let source = [
        texts(said.iter().map(|said| Some((*said)?.source.as_ref()?.kind))),
        texts(said.iter().map(|said| (*said)?.source.as_ref()?.name.as_deref())),
        texts(said.iter().map(|said| (*said)?.source.as_ref()?.affiliation.as_deref())),
        texts(said.iter().map(|said| (*said)?.source.as_ref()?.role.as_deref())),
    ];
    let uncertain = [
        places(|said| Some(&said.uncertain.as_ref()?.speaker))?,
        texts(said.iter().map(|said| (*said)?.uncertain.as_ref()?.speaker_entity.as_deref())),
    ];
    let confidence = [
        share(|said| said.confidence.content),
        share(|said| said.confidence.source),
        share(|said| said.confidence.speaker),
    ];
    let there = |is: fn(&StatementRow) -> bool| said.iter().map(|said| said.is_some_and(is)).collect();
    let nested: BooleanArray = said.iter().map(|said| said.map(|said| said.nested)).collect();
    let days: Date32Array = said.iter().map(|said| (*said)?.day()).collect();
    Ok(vec![
        text(|said| Some(&said.text)),
        Column::Leaf(places(|said| Some(&said.content))?),
        Column::Leaf(places(|said| Some(&said.speaker))?),
        text(|said| said.speaker_text.as_deref()),
        text(|said| said.speaker_entity.as_deref()),
        Column::Struct(source.into(), there(|said| said.source.is_some())),
        Column::Struct(uncertain.into(), there(|said| said.uncertain.is_some())),
        Column::Leaf(places(|said| Some(&said.cue))?),
        text(|said| said.cue_text.as_deref()),
        text(|said| Some(said.manner)),
        text(|said| Some(said.kind)),
        Column::Leaf(Arc::new(nested)),
        text(|said| said.addressee.as_deref()),
        Column::Leaf(Arc::new(days)),
        text(|said| said.said_basis.as_deref()),
        Column::Struct(confidence.into(), there(|_| true)),
    ])
}

fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

fn spans<'a>(values: impl Iterator<Item = Option<&'a [Range]>>) -> Result<ArrayRef, ArrowError> {
    let values: Vec<Option<&[Range]>> = values.collect();
    let flat = || values.iter().flatten().copied().flatten();
    let starts: ArrayRef = Arc::new(Int32Array::from_iter_values(flat().map(|range| range.start)));
    let ends: ArrayRef = Arc::new(Int32Array::from_iter_values(flat().map(|range| range.end)));
    let structs = StructArray::try_new(span_fields(), vec![starts, ends], None)?;
    let offsets = OffsetBuffer::from_lengths(values.iter().map(|value| value.map_or(0, <[Range]>::len)));
    let there: Vec<bool> = values.iter().map(Option::is_some).collect();
    let list =
        ListArray::try_new(item(DataType::Struct(span_fields())), offsets, Arc::new(structs), nulls(&there))?;
    Ok(Arc::new(list))
}

/// The same values with an empty one where one is missing, as it is where a struct is missing that has the field. Some
/// libraries refuse to write what is missing in a field that must be there, even in a struct that is not.
fn filled(leaf: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    leaf.to_data().into_builder().nulls(None).build().map(make_array)
}

/// Nothing where nothing is missing.
fn nulls(there: &[bool]) -> Option<NullBuffer> {
    there.contains(&false).then(|| NullBuffer::from(there))
}
