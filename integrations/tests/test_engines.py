"""Each engine in local mode gives the statements that the library gives, of the same articles; what is damaged is a row."""

import json
import os
import shutil
import sys
from pathlib import Path

import on_record
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))


@pytest.fixture(scope="session")
def articles():
    """The project's articles, and among them one without a text."""
    with open(os.environ["ON_RECORD_ARTICLES"], encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    found = [{"id": article["id"], "text": article["text"]} for article in found]
    return [*found[:7], {"id": "without", "text": None}, *found[7:]]


@pytest.fixture(scope="session")
def expected(articles):
    """What the library says of each, by its id."""
    return {article["id"]: on_record.extract(article["text"], id=article["id"])["statements"] for article in articles if article["text"]}


def same(rows, expected):
    """Whether rows hold the statements that are expected, and the article without a text an error."""
    found = {row["id"]: row for row in rows}
    assert found.pop("without")["error"] == "there is no text"
    assert {id: row["statements"] for id, row in found.items()} == expected
    assert all(row["error"] is None and row["model_hash"] == on_record.MODEL_HASH for row in found.values())


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not here")
def test_spark(articles, expected):
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession
    from spark import statements

    folder = str(Path(__file__).parent.parent)
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.executorEnv.PYTHONPATH", folder)
    session = session.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    try:
        frame = session.createDataFrame(articles, "id string, text string").repartition(4)
        rows = [row.asDict(recursive=True) for row in statements(frame).collect()]
        same(rows, expected)
        flat = statements(frame, flat=True).where("text is not null").count()
        assert flat == sum(len(found) for found in expected.values())
    finally:
        session.stop()


def test_daft(articles, expected):
    daft = pytest.importorskip("daft", reason="daft is not installed")
    from daft_frames import statements

    columns = {name: [article[name] for article in articles] for name in ("id", "text")}
    read = statements(daft.from_pydict(columns)).to_pydict()["read"]
    same(read, expected)


def test_ray(articles, expected):
    pytest.importorskip("ray.data", reason="ray is not installed")
    import ray
    from ray_data import statements

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        same(statements(ray.data.from_items(articles)).take_all(), expected)
    finally:
        ray.shutdown()
