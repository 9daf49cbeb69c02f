"""What the tests are given: a thousand articles, what the command says of them, and engines in local mode."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

FOLDER = Path(__file__).parent.parent
sys.path[:0] = [str(FOLDER), str(Path(__file__).parent)]


@pytest.fixture(scope="session")
def articles():
    """The articles, as JSON lines have them."""
    with open(os.environ["ON_RECORD_ARTICLES"], encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def expected(tmp_path_factory):
    """What the command says of each article, by its id."""
    file = tmp_path_factory.mktemp("command") / "statements.parquet"
    words = [os.environ["ON_RECORD_COMMAND"], "extract", os.environ["ON_RECORD_ARTICLES"], "--format", "parquet", "-o", str(file)]
    subprocess.run(words, check=True)
    rows = parquet.read_table(file).to_pylist()
    assert sum(len(row["statements"]) for row in rows) > 5 * len(rows) > 1000
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="session")
def spark():
    """Spark in this process, with two workers."""
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not here")
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Workers are processes of their own.
    os.environ["PYTHONPATH"] = str(FOLDER)
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
