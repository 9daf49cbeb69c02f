"""Tokens of an article and the numbers that the network sees of each.

`tokenize("Rain, she said.")` has the words Rain / , / she / said / . with their places, paragraphs, shapes and rows of
the tables. Runs of letters and digits are one token; every other character that is no blank is its own.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")

WORD_ROWS, ENDING_ROWS, OPENING_ROWS, SHAPES = 6000, 2000, 1000, 14

_MARK_SHAPES = ((6, "“«„"), (7, "”»"), (8, '"'), (9, "'’‘"), (10, ".!?"), (11, ",;:"))


@dataclass(frozen=True)
class Tokens:
    """An article cut into tokens; every array has one entry a token."""

    text: str
    words: tuple[str, ...]
    start: np.ndarray
    end: np.ndarray
    paragraph: np.ndarray
    punctuation: np.ndarray
    features: np.ndarray
    """Columns: first and second row of the word, row of its ending, row of its opening, shape."""

    def __len__(self) -> int:
        return len(self.words)

    def within(self, spans: list[list[int]]) -> np.ndarray:
        """Which tokens touch one of the spans of characters."""
        inside = np.zeros(len(self), bool)
        for a, b in spans:
            inside |= (self.start < b) & (self.end > a)
        return inside


def shape(word: str) -> int:
    """How a word is written.

    0 lower, 1 Capitalised, 2 UPPER, 3 other, 4 digits, 5 with a digit, 6 to 12 marks, 13 one capital.
    """
    if len(word) == 1 and not word.isalnum():
        return next((kind for kind, marks in _MARK_SHAPES if word in marks), 12)
    if word.isdigit():
        return 4
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 13
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _row(text: str, seed: int, rows: int) -> int:
    return zlib.crc32(text.encode() + bytes([seed])) % rows


@lru_cache(maxsize=1 << 18)
def word_features(word: str) -> tuple[int, int, int, int, int]:
    """The rows of the tables that stand for a word, and its shape."""
    lower = word.lower()
    return (
        _row(lower, 1, WORD_ROWS),
        _row(lower, 2, WORD_ROWS),
        _row(lower[-3:], 3, ENDING_ROWS),
        _row(lower[:3], 4, OPENING_ROWS),
        shape(word),
    )


def tokenize(text: str) -> Tokens:
    """Cuts a text into tokens. Always succeeds."""
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    paragraph = previous = 0
    for match in TOKEN.finditer(text):
        if "\n" in text[previous : match.start()]:
            paragraph += 1
        words.append(match.group())
        places.append((match.start(), match.end(), paragraph))
        previous = match.end()
    table = np.array(places, np.int32).reshape(-1, 3)
    return Tokens(
        text=text,
        words=tuple(words),
        start=table[:, 0],
        end=table[:, 1],
        paragraph=table[:, 2],
        punctuation=np.array([not w[0].isalnum() for w in words], bool),
        features=features_of(words),
    )


def features_of(words: list[str] | tuple[str, ...]) -> np.ndarray:
    """One row of `word_features` a word."""
    return np.array([word_features(w) for w in words], np.int32).reshape(-1, 5)


def with_words(tokens: Tokens, words: tuple[str, ...]) -> Tokens:
    """The same tokens with other words in their places; the characters' places stay those of the old text."""
    return replace(tokens, words=words, features=features_of(words))
