"""The articles to learn from, and where they lie.

`Shared.find()` is the folder `shared` beside the checkout; `Shared.articles("gold/wild-dev.jsonl")` reads one file.
"""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Article = dict[str, Any]
"""`id`, `text` and, where it is labelled, `statements`; offsets are characters of `text`."""


class Missing(Exception):
    """Something that training needs is not there; the message says what, and what to do."""


@dataclass(frozen=True)
class Shared:
    """The folder with labelled articles, soft labels and weights."""

    root: Path

    @staticmethod
    def default() -> Path:
        """`shared` beside the checkout that holds this package."""
        return Path(__file__).resolve().parents[3] / "shared"

    def path(self, name: str) -> Path:
        """A file of the folder, or `Missing`."""
        path = self.root / name
        if not path.exists():
            raise Missing(
                f"{path} is not there: training reads it. Lay the project's shared folder beside the checkout, or name it"
                " with --shared. The toy run needs none: python -m on_record_training toy."
            )
        return path

    def articles(self, name: str) -> list[Article]:
        """The articles of a file, one JSON object a line, gzipped or not."""
        path = self.path(name)
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]


def read_articles(path: Path) -> list[Article]:
    """The articles of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def fold(identifier: str) -> int:
    """To which half an article belongs, 0 or 1: the same everywhere and for ever."""
    return zlib.crc32(identifier.encode()) & 1


@dataclass(frozen=True)
class Soft:
    """What the teacher says of one article."""

    tags: np.ndarray
    """A row a token: cue B, I; role begin source, inside source, begin content, inside content; uint8 of 255."""
    cues: np.ndarray
    """A row a cue: its tokens from and to, the first token of its window, the window's length."""
    validity: np.ndarray
    """A row a cue: its probability and its validity."""
    roles: list[np.ndarray]
    """A window's rows for each cue: begin source, inside source, begin content, inside content; uint8 of 255."""


class SoftLabels:
    """The teacher's probabilities, article by article: PolNeAR's training articles, then the unlabelled ones."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as file:
            self.lengths = file["tokens"]
            self._tags, self._cues = file["tags"], file["cues"]
            self._validity, self._roles = file["cue"].astype(np.float32), file["roles"]
        self._first_token = np.concatenate([[0], np.cumsum(self.lengths)])
        self._first_row = np.concatenate([[0], np.cumsum(self._cues[:, 4])])
        self._first_cue = np.searchsorted(self._cues[:, 0], np.arange(len(self.lengths) + 1))

    def of(self, number: int, tokens: int) -> Soft | None:
        """Of an article with so many tokens; `None` where the teacher cut it otherwise."""
        if number >= len(self.lengths) or self.lengths[number] != tokens:
            return None
        return self.at(number)

    def at(self, number: int) -> Soft:
        """Of an article by its number."""
        a, b = self._first_cue[number], self._first_cue[number + 1]
        return Soft(
            tags=self._tags[self._first_token[number] : self._first_token[number + 1]],
            cues=self._cues[a:b, 1:],
            validity=self._validity[a:b],
            roles=[self._roles[self._first_row[k] : self._first_row[k + 1]] for k in range(a, b)],
        )

    @staticmethod
    def write(path: Path, articles: list[Soft]) -> None:
        """Writes a file that is read as the given one is; roles as they are in `Soft`."""
        numbers = np.repeat(np.arange(len(articles)), [len(a.cues) for a in articles])
        cues = np.concatenate([a.cues for a in articles])
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path,
            tokens=np.array([len(a.tags) for a in articles], np.int32),
            tags=np.concatenate([np.round(a.tags).astype(np.uint8) for a in articles]),
            cues=np.column_stack([numbers, cues]).astype(np.int32),
            cue=np.concatenate([a.validity for a in articles]).astype(np.float16),
            roles=np.concatenate([np.round(rows).astype(np.uint8) for a in articles for rows in a.roles]),
        )
