//! The columns: name, type, whether a value may be missing, what it means. `docs/columns.md` and the Arrow schemas are
//! both made from these tables.

use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

/// The version of the schema. It is raised when a column changes its name, type or meaning; a new column at the end of
/// its table leaves it as it is.
pub const VERSION: &str = "1";

/// Under which key of a schema's metadata the version stands, in Arrow and in Parquet.
pub const VERSION_KEY: &str = "on_record.columns";

/// The two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A row an article, with a list of its statements.
    Nested,
    /// A row a statement.
    Flat,
}

/// A column, or a field inside of one.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether a value may be missing: null.
    pub(crate) optional: bool,
    pub(crate) meaning: &'static str,
}

/// What a column's values are.
#[derive(Debug)]
pub(crate) enum Kind {
    Text,
    Flag,
    Number,
    Day,
    Share,
    Spans,
    Struct(&'static [Column]),
}

const fn column(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, optional: false, meaning }
}

const fn optional(name: &'static str, kind: Kind, meaning: &'static str) -> Column {
    Column { name, kind, optional: true, meaning }
}

/// What stands in front, in both forms.
pub(crate) const ARTICLE: &[Column] = &[
    column(
        "id",
        Kind::Text,
        "the article's id; where it could not be read, the place: file, and line where known",
    ),
    optional("language", Kind::Text, "the language that it was read in, after BCP 47: `en`"),
    optional("model", Kind::Text, "the name of the model that found the statements"),
    optional(
        "model_hash",
        Kind::Text,
        "the hash of the model's file, 16 hexadecimal digits: readings with the same one are comparable",
    ),
    optional(
        "error",
        Kind::Text,
        "why the article could not be read, as a sentence; missing where it was read",
    ),
];

/// How the list is called.
pub(crate) const STATEMENTS: &str = "statements";
const STATEMENTS_MEANING: &str =
    "its statements in the order of the text, each with the fields below; missing where `error` is set";

/// Where a statement stands in its article; in the flat form only, where no list tells it.
pub(crate) const NUMBER: Column =
    column("number", Kind::Number, "the statement's place in its article, from 0");

/// What a statement has.
pub(crate) const STATEMENT: &[Column] = &[
    column("text", Kind::Text, "the words attributed; pieces are joined with ` … `"),
    column("content", Kind::Spans, "where these words stand in the article, piece by piece"),
    column(
        "speaker",
        Kind::Spans,
        "where the words stand that name the source; empty where none is sure enough",
    ),
    optional("speaker_text", Kind::Text, "these words; pieces are joined with ` … `"),
    optional("speaker_entity", Kind::Text, "who speaks, where that has a name of its own and is sure enough"),
    optional("source", Kind::Struct(SOURCE), "what speaks, with a name or without"),
    optional(
        "uncertain",
        Kind::Struct(UNCERTAIN),
        "who may have spoken, where that is not sure enough to say",
    ),
    column("cue", Kind::Spans, "where the words stand that attribute"),
    optional("cue_text", Kind::Text, "these words; pieces are joined with ` … `"),
    column(
        "manner",
        Kind::Text,
        "`direct`, `mixed` or `indirect`: all, some or none of the content in quotation marks",
    ),
    column("kind", Kind::Text, "what the cue tells of: `speech`, `finding`, `attitude` or `other`"),
    column("nested", Kind::Flag, "whether it stands inside another statement's content"),
    optional("addressee", Kind::Text, "whom or what it was told to"),
    optional("said_on", Kind::Day, "the day on which it was said"),
    optional("said_basis", Kind::Text, "the words of the article that the day rests on"),
    column("confidence", Kind::Struct(CONFIDENCE), "how sure the extraction is"),
];

const SOURCE: &[Column] = &[
    column("kind", Kind::Text, "`person`, `organisation`, `place`, `group`, `unnamed` or `document`"),
    optional("name", Kind::Text, "what it is called; an unnamed person is called nothing"),
    optional("affiliation", Kind::Text, "the body that it belongs to"),
    optional("role", Kind::Text, "what the article calls it beside its name"),
];

const UNCERTAIN: &[Column] = &[
    column("speaker", Kind::Spans, "where the words stand that may name the source"),
    optional("speaker_entity", Kind::Text, "whom they may mean"),
];

const CONFIDENCE: &[Column] = &[
    column("content", Kind::Share, "that these are the words attributed"),
    column("source", Kind::Share, "that the words of `speaker` name the source"),
    column("speaker", Kind::Share, "that they do, and mean this speaker"),
];

/// The fields of a span.
pub(crate) const SPAN: [&str; 2] = ["start", "end"];

/// The Arrow schema of a form, with the version in its metadata.
#[must_use]
pub fn schema(form: Form) -> SchemaRef {
    static NESTED: LazyLock<SchemaRef> = LazyLock::new(|| with_version(nested()));
    static FLAT: LazyLock<SchemaRef> = LazyLock::new(|| with_version(flat()));
    Arc::clone(match form {
        Form::Nested => &NESTED,
        Form::Flat => &FLAT,
    })
}

fn with_version(fields: Vec<Field>) -> SchemaRef {
    Arc::new(Schema::new(fields).with_metadata([(VERSION_KEY, VERSION)]))
}

fn nested() -> Vec<Field> {
    let list = DataType::List(item(DataType::Struct(fields(STATEMENT))));
    let statements = Field::new(STATEMENTS, list, true);
    ARTICLE.iter().map(field).chain([statements]).collect()
}

fn flat() -> Vec<Field> {
    // A row that tells an error has no statement.
    let may_be_missing = |(name, column): (String, &Column)| Field::new(name, data_type(&column.kind), true);
    ARTICLE.iter().map(field).chain(flat_statement().map(may_be_missing)).collect()
}

/// What the flat form has of a statement, behind the columns of its article.
fn flat_statement() -> impl Iterator<Item = (String, &'static Column)> {
    [named(&NUMBER)].into_iter().chain(leaves(STATEMENT))
}

fn named(column: &Column) -> (String, &Column) {
    (column.name.to_owned(), column)
}

/// The columns without structs: a struct's fields bear its name before their own.
fn leaves(columns: &'static [Column]) -> impl Iterator<Item = (String, &'static Column)> {
    columns.iter().flat_map(|column| match column.kind {
        Kind::Struct(inner) => {
            inner.iter().map(|field| (format!("{}_{}", column.name, field.name), field)).collect()
        }
        _ => vec![named(column)],
    })
}

pub(crate) fn fields(columns: &[Column]) -> Fields {
    columns.iter().map(field).collect()
}

fn field(column: &Column) -> Field {
    Field::new(column.name, data_type(&column.kind), column.optional)
}

/// What stands in a list.
pub(crate) fn item(data_type: DataType) -> FieldRef {
    Arc::new(Field::new("item", data_type, false))
}

/// The type of a span. Signed numbers: Spark and Java know no others.
pub(crate) fn span_fields() -> Fields {
    SPAN.iter().map(|name| Field::new(*name, DataType::Int32, false)).collect()
}

fn data_type(kind: &Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Flag => DataType::Boolean,
        Kind::Number => DataType::Int32,
        Kind::Day => DataType::Date32,
        Kind::Share => DataType::Float64,
        Kind::Spans => DataType::List(item(DataType::Struct(span_fields()))),
        Kind::Struct(columns) => DataType::Struct(fields(columns)),
    }
}

/// The tables of `docs/columns.md`, as Markdown.
#[must_use]
pub fn tables() -> String {
    let mut out = String::from("### A row an article\n\n");
    table(&mut out, ARTICLE.iter().map(named));
    let _ = writeln!(out, "| `{STATEMENTS}` | list of struct | yes | {STATEMENTS_MEANING} |");
    out.push_str("\n### The fields of a statement\n\n");
    let whole = STATEMENT.iter().flat_map(|column| {
        let inner: &'static [Column] = if let Kind::Struct(inner) = column.kind { inner } else { &[] };
        let field = move |field: &'static Column| (format!("{}.{}", column.name, field.name), field);
        std::iter::once(named(column)).chain(inner.iter().map(field))
    });
    table(&mut out, whole);
    out.push_str("\n### A row a statement\n\n");
    table(&mut out, ARTICLE.iter().map(named));
    rows(&mut out, flat_statement(), true);
    out
}

fn table<'c>(out: &mut String, columns: impl Iterator<Item = (String, &'c Column)>) {
    out.push_str("| column | type | may be null | what it is |\n|---|---|---|---|\n");
    rows(out, columns, false);
}

/// The lines of a table. `may_be_missing` says that any value may be, whatever its column says.
fn rows<'c>(out: &mut String, columns: impl Iterator<Item = (String, &'c Column)>, may_be_missing: bool) {
    for (name, column) in columns {
        let null = if may_be_missing || column.optional { "yes" } else { "no" };
        let _ = writeln!(out, "| `{name}` | {} | {null} | {} |", type_name(&column.kind), column.meaning);
    }
}

const fn type_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Flag => "boolean",
        Kind::Number => "int32",
        Kind::Day => "date32",
        Kind::Share => "float64, 0 to 1",
        Kind::Spans => "spans",
        Kind::Struct(_) => "struct",
    }
}
