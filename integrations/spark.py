"""Statements in Spark: `statements(articles)` reads a frame's articles where they lie, a row an article.

    from pyspark.sql import SparkSession
    from spark import statements

    spark = SparkSession.builder.getOrCreate()
    articles = spark.read.parquet("articles/")
    statements(articles).write.parquet("statements/")

Needs `pyspark>=4` and `on-record` on every worker. What cannot be read is a row with `error`, never a failed partition.
"""

from __future__ import annotations

from typing import Iterator

import on_record
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema


def statements(articles: DataFrame, *, text: str = "text", id: str = "id", flat: bool = False) -> DataFrame:
    """The statements of the articles, in the columns of docs/columns.md; with `flat` a row a statement.

    `text` and `id` name the frame's columns.
    """
    schema = from_arrow_schema(pa.schema(on_record.schema(flat=flat)))

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            # Spark runs a task for each core, so each reads with one.
            columns = on_record.extract_batch(batch, text=text, id=id, flat=flat, jobs=1)
            yield from pa.table(columns).to_batches()

    return articles.select(id, text).mapInArrow(read, schema)
