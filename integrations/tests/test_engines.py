"""A thousand articles through the command, the library and each engine in local mode: the same rows, to the last field."""

import on_record
import pyarrow as pa
import pytest


@pytest.fixture(scope="session")
def given(articles):
    """The articles' ids and texts, and among them one without a text."""
    found = [{"id": article["id"], "text": article["text"]} for article in articles]
    return [*found[:7], {"id": "without", "text": None}, *found[7:]]


def same(rows, expected):
    """Whether rows are those of the command, and the article without a text is one with an error."""
    found = {row["id"]: row for row in rows}
    assert found.pop("without")["error"] == "there is no text"
    assert found.keys() == expected.keys()
    for id, row in found.items():
        assert row == expected[id], id


def test_the_library(given, expected):
    same(pa.table(on_record.extract_batch(pa.Table.from_pylist(given))).to_pylist(), expected)
    for article in [*given[:3], *given[10:60]]:
        assert on_record.extract(article["text"], id=article["id"]) == expected[article["id"]]


def test_spark(spark, given, expected):
    from spark import statements

    frame = spark.createDataFrame(given, "id string, text string").repartition(4)
    same([row.asDict(recursive=True) for row in statements(frame).collect()], expected)
    flat = statements(frame, flat=True).where("text is not null").count()
    assert flat == sum(len(row["statements"]) for row in expected.values())


def test_daft(given, expected):
    daft = pytest.importorskip("daft", reason="daft is not installed")
    from daft_frames import statements

    columns = {name: [article[name] for article in given] for name in ("id", "text")}
    same(statements(daft.from_pydict(columns)).to_pydict()["read"], expected)


def test_ray(given, expected):
    pytest.importorskip("ray.data", reason="ray is not installed")
    import ray
    from ray_data import statements

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        same(statements(ray.data.from_items(given, override_num_blocks=4)).take_all(), expected)
    finally:
        ray.shutdown()
