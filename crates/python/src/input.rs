//! The ids and texts of a batch of articles, whatever Arrow type they have.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{
    ArrowPrimitiveType, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, SchemaRef};
use std::fmt::Display;

/// Where the columns of a table stand.
pub(crate) struct Places {
    text: usize,
    /// None where articles have no ids: they are counted then.
    id: Option<usize>,
}

impl Places {
    /// Finds the columns by their names. Only the text must be there.
    pub(crate) fn of(schema: &SchemaRef, text: &str, id: &str) -> Result<Self, String> {
        let at = |name: &str| schema.fields().iter().position(|field| field.name() == name);
        let Some(found) = at(text) else {
            let names: Vec<_> = schema.fields().iter().map(|field| format!("{:?}", field.name())).collect();
            let there = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(format!(
                "there is no column {text:?}: name the one with the texts by text=…; there are {there}"
            ));
        };
        let places = Self { text: found, id: at(id) };
        places.check(schema)?;
        Ok(places)
    }

    /// What the types are is known before anything is read.
    fn check(&self, schema: &SchemaRef) -> Result<(), String> {
        let kind = |at: usize| schema.fields().get(at).map(|field| (field.name(), field.data_type()));
        if let Some((name, kind)) = kind(self.text)
            && !is_text(kind)
        {
            return Err(format!("the column {name:?} holds {kind}, not text: cast it to string"));
        }
        if let Some((name, kind)) = self.id.and_then(kind)
            && !(is_text(kind) || kind.is_integer())
        {
            return Err(format!(
                "the column {name:?} holds {kind}, neither text nor whole numbers: cast it to string"
            ));
        }
        Ok(())
    }

    /// The articles of a batch: id, and the text where there is one. Those without an id are counted from `first`.
    pub(crate) fn articles<'b>(
        &self,
        batch: &'b RecordBatch,
        first: usize,
    ) -> Result<Vec<(String, Option<&'b str>)>, ArrowError> {
        let column = |at: usize| {
            batch.columns().get(at).ok_or_else(|| odd("a batch has fewer columns than its table"))
        };
        let texts = texts(column(self.text)?.as_ref())?;
        let mut ids: Vec<Option<String>> = match self.id {
            Some(at) => ids(column(at)?.as_ref())?,
            None => vec![None; texts.len()],
        };
        ids.resize(texts.len(), None);
        let named =
            ids.into_iter().enumerate().map(|(row, id)| id.unwrap_or_else(|| (first + row).to_string()));
        Ok(named.zip(texts).collect())
    }
}

const fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null)
}

fn odd(what: &str) -> ArrowError {
    ArrowError::InvalidArgumentError(what.to_owned())
}

fn texts(column: &dyn Array) -> Result<Vec<Option<&str>>, ArrowError> {
    if let Some(texts) = column.as_string_opt::<i32>() {
        Ok(texts.iter().collect())
    } else if let Some(texts) = column.as_string_opt::<i64>() {
        Ok(texts.iter().collect())
    } else if let Some(texts) = column.as_string_view_opt() {
        Ok(texts.iter().collect())
    } else if column.data_type() == &DataType::Null {
        Ok(vec![None; column.len()])
    } else {
        Err(odd("a batch has other types than its table"))
    }
}

fn ids(column: &dyn Array) -> Result<Vec<Option<String>>, ArrowError> {
    let numbers = numbers::<Int64Type>(column)
        .or_else(|| numbers::<Int32Type>(column))
        .or_else(|| numbers::<Int16Type>(column))
        .or_else(|| numbers::<Int8Type>(column))
        .or_else(|| numbers::<UInt64Type>(column))
        .or_else(|| numbers::<UInt32Type>(column))
        .or_else(|| numbers::<UInt16Type>(column))
        .or_else(|| numbers::<UInt8Type>(column));
    match numbers {
        Some(numbers) => Ok(numbers),
        None => Ok(texts(column)?.into_iter().map(|id| id.map(str::to_owned)).collect()),
    }
}

fn numbers<T: ArrowPrimitiveType<Native: Display>>(column: &dyn Array) -> Option<Vec<Option<String>>> {
    let numbers = column.as_primitive_opt::<T>()?;
    Some(numbers.iter().map(|number| number.map(|number| number.to_string())).collect())
}
