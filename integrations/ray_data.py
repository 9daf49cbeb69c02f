"""Statements in Ray Data: `statements(articles)` reads a data set's articles, a row an article.

    import ray
    from ray_data import statements

    articles = ray.data.read_parquet("articles/")
    statements(articles).write_parquet("statements/")

Needs `ray[data]>=2.50` and `on-record` on every node. What cannot be read is a row with `error`.
"""

from __future__ import annotations

import on_record
import pyarrow as pa
import ray.data


def statements(articles: ray.data.Dataset, *, text: str = "text", id: str = "id", flat: bool = False) -> ray.data.Dataset:
    """The statements of the articles, in the columns of docs/columns.md; with `flat` a row a statement."""

    def read(batch: pa.Table) -> pa.Table:
        # Ray runs a task for each core, so each reads with one.
        return pa.table(on_record.extract_batch(batch.select([id, text]), text=text, id=id, flat=flat, jobs=1))

    return articles.map_batches(read, batch_format="pyarrow")
