"""Who said what, where, and in which words: statements from news articles.

>>> import on_record
>>> article = on_record.extract("“The bridge is closed,” Ada Example told reporters.", id="bridge")
>>> article["statements"][0]["speaker_entity"]
'Ada Example'

`extract` reads one text, `extract_batch` and `extract_stream` read tables of them, from and to any library that speaks
Arrow. All give the same fields, in the same types: docs/columns.md of the project explains each. Offsets count code
points, so `text[start:end]` cuts the words. Threads of other Python code run while articles are read.
"""

from __future__ import annotations

import datetime
import json
from typing import Any, List, Optional, TypedDict

from . import _native
from ._native import Columns, Schema, Stream

__all__ = [
    "Article",
    "COLUMNS_VERSION",
    "Columns",
    "Confidence",
    "LANGUAGE",
    "MODEL",
    "MODEL_HASH",
    "Schema",
    "Source",
    "Span",
    "Statement",
    "Stream",
    "Uncertain",
    "__version__",
    "extract",
    "extract_batch",
    "extract_stream",
    "schema",
]

__version__: str = _native.version()
COLUMNS_VERSION: str = _native.columns_version()
"""The version of the fields and columns, as docs/columns.md has it."""
LANGUAGE, MODEL, MODEL_HASH = _native.read_by()


class Span(TypedDict):
    """Words of the article, in code points: `text[start:end]`."""

    start: int
    end: int


class Source(TypedDict):
    """What speaks: a person, an organisation, a place, a group, an unnamed person, a document."""

    kind: str
    name: Optional[str]
    affiliation: Optional[str]
    role: Optional[str]


class Uncertain(TypedDict):
    """Who may have spoken, where that is not sure enough to say."""

    speaker: List[Span]
    speaker_entity: Optional[str]


class Confidence(TypedDict):
    """How sure the extraction is, from 0 to 1."""

    content: float
    source: float
    speaker: float


class Statement(TypedDict):
    """A statement, as docs/columns.md explains it."""

    text: str
    content: List[Span]
    speaker: List[Span]
    speaker_text: Optional[str]
    speaker_entity: Optional[str]
    source: Optional[Source]
    uncertain: Optional[Uncertain]
    cue: List[Span]
    cue_text: Optional[str]
    manner: str
    kind: str
    nested: bool
    addressee: Optional[str]
    said_on: Optional[datetime.date]
    said_basis: Optional[str]
    confidence: Confidence


class Article(TypedDict):
    """An article with its statements, or with the `error` for which it could not be read."""

    id: str
    language: Optional[str]
    model: Optional[str]
    model_hash: Optional[str]
    error: Optional[str]
    statements: Optional[List[Statement]]


def _check(language: Optional[str]) -> None:
    if language is not None and language.lower().split("-")[0] != LANGUAGE:
        raise ValueError(f"this version reads {LANGUAGE!r}, not {language!r}: leave such articles out")


def extract(text: str, *, id: str = "", language: Optional[str] = None) -> Article:
    """The statements of one article.

    `language` is the article's, after BCP 47, where you know it; one that cannot be read raises `ValueError`.
    """
    _check(language)
    article = json.loads(_native.extract_json(id, text))
    for statement in article["statements"] or ():
        if statement["said_on"] is not None:
            statement["said_on"] = datetime.date.fromisoformat(statement["said_on"])
    return article


def extract_batch(
    data: Any,
    *,
    text: str = "text",
    id: str = "id",
    language: Optional[str] = None,
    flat: bool = False,
    jobs: Optional[int] = None,
) -> Columns:
    """The statements of a table's articles, as columns in memory: a row an article, or with `flat` a row a statement.

    `data` is any object with Arrow's PyCapsule interface: a table, a record batch or a reader of pyarrow, polars,
    pandas, DuckDB … `text` and `id` name its columns; without ids articles are counted from 0. `language` is that of
    all of them. `jobs` is how many are read at once, one for each processor by default. What comes back is taken by the
    same libraries: `pyarrow.table(columns)`, `polars.DataFrame(columns)`.
    """
    _check(language)
    return _native.columns(data, text, id, flat, jobs)


def extract_stream(
    data: Any,
    *,
    text: str = "text",
    id: str = "id",
    language: Optional[str] = None,
    flat: bool = False,
    jobs: Optional[int] = None,
) -> Stream:
    """The same as `extract_batch`, read only as it is asked for, so that any number of articles needs little memory.

    The stream can be taken once: `pyarrow.RecordBatchReader.from_stream(stream)`.
    """
    _check(language)
    return _native.stream(data, text, id, flat, jobs)


def schema(*, flat: bool = False) -> Schema:
    """The schema of what `extract_batch` gives, with Arrow's PyCapsule interface: `pyarrow.schema(on_record.schema())`."""
    return Schema(flat=flat)
