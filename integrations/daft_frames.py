"""Statements in Daft: `statements(articles)` adds a column with what was read of each article.

    import daft
    from daft_frames import statements

    articles = daft.read_parquet("articles/")
    statements(articles).select("id", "read").write_parquet("statements/")

Needs `daft>=0.7` and `on-record`; on a Ray cluster nothing changes. What cannot be read has an `error` in its row.
"""

from __future__ import annotations

import daft
import on_record
import pyarrow as pa

# A row an article, as docs/columns.md has it.
READ = daft.DataType.from_arrow_type(pa.struct(list(pa.schema(on_record.schema()))))


@daft.func.batch(return_dtype=READ)
def _read(ids: daft.Series, texts: daft.Series):
    table = pa.table({"id": ids.to_arrow(), "text": texts.to_arrow()})
    # Daft reads batches side by side, so each is read with one core.
    rows = pa.table(on_record.extract_batch(table, jobs=1)).combine_chunks()
    return daft.Series.from_arrow(rows.to_struct_array().combine_chunks())


def statements(articles: daft.DataFrame, *, text: str = "text", id: str = "id", column: str = "read") -> daft.DataFrame:
    """The articles with a column that holds the row of each: `id`, `language`, `model`, `error`, `statements` and more.

    `text` and `id` name the frame's columns.
    """
    return articles.with_column(column, _read(articles[id], articles[text]))
