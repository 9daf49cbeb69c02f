"""Tables in, columns out, with pyarrow as the other side."""

import io

import on_record
import pyarrow as pa
import pyarrow.parquet
import pytest


@pytest.fixture(scope="module")
def table(articles):
    return pa.table({"id": [a["id"] for a in articles], "text": [a["text"] for a in articles]})


def test_a_table_gives_what_its_texts_give(articles, table):
    rows = pa.table(on_record.extract_batch(table)).to_pylist()
    assert rows == [on_record.extract(a["text"], id=a["id"]) for a in articles]


def test_the_command_writes_the_same_columns(table, command):
    for flat in (False, True):
        options = ["--flat"] if flat else []
        mine = pa.table(on_record.extract_batch(table, flat=flat))
        parquet = pa.parquet.read_table(io.BytesIO(command("--format", "parquet", *options)))
        arrow = pa.ipc.open_stream(command("--format", "arrow", *options)).read_all()
        assert mine.equals(parquet) and mine.equals(arrow)
        assert mine.schema.equals(pa.schema(on_record.schema(flat=flat)), check_metadata=True)
        assert arrow.schema.equals(mine.schema, check_metadata=True)
        assert mine.schema.metadata == {b"on_record.columns": on_record.COLUMNS_VERSION.encode()}
        mine.validate(full=True)


def test_others_write_it_as_parquet(tmp_path):
    table = pa.table({"text": ["“It is so,” Ada Example said.", "“It is so,” it was said. “So it is.”", None]})
    for flat in (False, True):
        mine = pa.table(on_record.extract_batch(table, flat=flat))
        pa.parquet.write_table(mine, tmp_path / "x.parquet")
        assert pa.parquet.read_table(tmp_path / "x.parquet").to_pylist() == mine.to_pylist()
    said = [one for row in pa.table(on_record.extract_batch(table)).to_pylist() for one in row["statements"] or ()]
    assert {bool(one["source"]) for one in said} == {True, False} and not all(one["uncertain"] for one in said)


def test_a_row_a_statement_and_a_row_an_error():
    table = pa.table({"text": ["“It is so,” Ada Example said.", None, "It rained."]})
    rows = pa.table(on_record.extract_batch(table)).to_pylist()
    assert [row["id"] for row in rows] == ["0", "1", "2"], "articles without ids are counted"
    assert [row["error"] for row in rows] == [None, "there is no text", None]
    assert [row["statements"] and len(row["statements"]) for row in rows] == [1, None, []]
    flat = pa.table(on_record.extract_batch(table, flat=True)).to_pylist()
    assert [(row["id"], row["number"], row["speaker_entity"]) for row in flat] == [
        ("0", 0, "Ada Example"),
        ("1", None, None),
    ]
    assert flat[0]["confidence_content"] == rows[0]["statements"][0]["confidence"]["content"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
@pytest.mark.parametrize("ids", [pa.string(), pa.int64(), pa.uint8()])
def test_texts_and_ids_of_other_types_are_taken(kind, ids):
    columns = {"key": pa.array(["7", None]).cast(ids), "body": pa.array(["“x,” she said.", "“y,” she said."], kind)}
    batch = pa.record_batch(columns)
    for data in (batch, pa.table(columns), pa.RecordBatchReader.from_batches(batch.schema, [batch])):
        read = pa.table(on_record.extract_batch(data, text="body", id="key")).to_pylist()
        assert [row["id"] for row in read] == ["7", "1"]


class Foreign:
    """An object of a library that nobody knows, with the interface and nothing else."""

    def __init__(self, batch):
        self.batch = batch

    def __arrow_c_array__(self, requested_schema=None):
        return self.batch.__arrow_c_array__(requested_schema)


def test_whoever_has_the_interface_is_understood():
    batch = pa.record_batch({"text": ["“It is so,” Ada Example said."]})
    assert len(on_record.extract_batch(Foreign(batch))) == 1
    with pytest.raises(TypeError, match="PyCapsule.*not dict"):
        on_record.extract_batch({"text": ["x"]})


def test_what_is_missing_is_named_with_the_remedy():
    with pytest.raises(ValueError, match=r'no column "text": name .* by text=…; there are "a", "b"'):
        on_record.extract_batch(pa.table({"a": ["x"], "b": ["y"]}))
    with pytest.raises(ValueError, match='"text" holds Int64, not text'):
        on_record.extract_batch(pa.table({"text": [1]}))
    with pytest.raises(ValueError, match='"id" holds Float64'):
        on_record.extract_batch(pa.table({"text": ["x"], "id": [0.5]}))
    with pytest.raises(ValueError, match="'fr'"):
        on_record.extract_batch(pa.table({"text": ["x"]}), language="fr")


def test_empty_tables_are_tables():
    for empty in (pa.table({"text": pa.array([], pa.string())}), pa.table({"text": pa.nulls(0)})):
        for flat in (False, True):
            read = pa.table(on_record.extract_batch(empty, flat=flat))
            assert read.num_rows == 0 and read.schema.equals(pa.schema(on_record.schema(flat=flat)))


def test_columns_can_be_taken_twice_and_a_stream_once(table):
    columns = on_record.extract_batch(table.slice(0, 3), jobs=1)
    assert len(columns) == 3 and pa.table(columns).equals(pa.table(columns))
    stream = on_record.extract_stream(table.slice(0, 3))
    assert pa.RecordBatchReader.from_stream(stream).read_all().equals(pa.table(columns))
    with pytest.raises(ValueError, match="extract_stream again"):
        pa.RecordBatchReader.from_stream(stream)


def test_a_stream_reads_only_what_is_asked_for():
    asked = []

    def batches():
        for number in range(1_000_000):
            asked.append(number)
            yield pa.record_batch({"id": [str(number)], "text": ["“It is so,” Ada Example said."]})

    source = pa.RecordBatchReader.from_batches(pa.schema({"id": pa.string(), "text": pa.string()}), batches())
    reader = pa.RecordBatchReader.from_stream(on_record.extract_stream(source))
    assert [reader.read_next_batch().column("id")[0].as_py() for _ in range(5)] == list("01234")
    assert len(asked) < 20


def test_an_error_of_the_other_side_arrives():
    def batches():
        yield pa.record_batch({"text": ["x"]})
        raise RuntimeError("the disk is gone")

    source = pa.RecordBatchReader.from_batches(pa.schema({"text": pa.string()}), batches())
    with pytest.raises(ValueError, match="the disk is gone"):
        on_record.extract_batch(source)


def test_many_articles_keep_their_order():
    many = pa.table({"text": ["“It is so,” Ada Example said. " * (n % 7) for n in range(5_000)]})
    read = pa.table(on_record.extract_batch(many))
    assert read.column("id").to_pylist() == [str(n) for n in range(5_000)]
    assert all(batch.num_rows <= 1024 for batch in read.to_batches())
