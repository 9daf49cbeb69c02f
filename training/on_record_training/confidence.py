"""The confidence: logistic forms fitted on articles that the weights read without having learned from them.

One form tells how probable it is that a candidate's content is right, the other that its source is right where the
content is; both weigh the same numbers. A content is right where it shares at least half (by Dice) with a labelled one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .data import Article
from .decode import NAMES, Decoded, decode_all
from .reading import Arrays, Reading, read_all, sigmoid
from .statements import Confidence

SPEECH, OTHER = 0.45, 0.70
"""The least confidence with which speech, and what is no speech, is reported."""

_SMALL = frozenset(
    """a an the of in on at for to from by with and or his her its their our my your he she they it we i you who which that
    this these those him them us me mr mrs ms dr""".split()
)
_STRENGTH = 1.0


@dataclass
class Rows:
    """Candidates with what is true of them."""

    numbers: np.ndarray
    content: np.ndarray
    """1 where the content is right."""
    speaker: np.ndarray
    """1 where the source is right; tells something only where the content is right."""
    weight: np.ndarray

    @staticmethod
    def joined(parts: list[Rows]) -> Rows:
        return Rows(*(np.concatenate([getattr(p, f) for p in parts]) for f in ("numbers", "content", "speaker", "weight")))


@dataclass(frozen=True)
class _Gold:
    words: frozenset[int]
    source: frozenset[int]


def _gold(reading: Reading, article: Article) -> list[_Gold]:
    tokens = reading.tokens
    out = []
    for statement in article["statements"]:
        content = np.flatnonzero(tokens.within(statement["content"]) & ~tokens.punctuation)
        source = np.flatnonzero(tokens.within(statement.get("speaker") or []) & ~tokens.punctuation)
        if content.size:
            out.append(_Gold(frozenset(content.tolist()), frozenset(source.tolist())))
    return out


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _same_source(reading: Reading, gold: frozenset[int], found: frozenset[int]) -> bool:
    """Whether they share a word that means somebody; all words where there is none."""
    core = {k for k in gold if reading.tokens.words[k].lower() not in _SMALL}
    return bool(core & found) if core else gold == found


def judged(reading: Reading, article: Article) -> list[tuple[Decoded, bool, bool]]:
    """Each statement of the reading, whether its content is right, and whether its source is."""
    gold = _gold(reading, article)
    out = []
    for found in decode_all(reading):
        best = max(gold, key=lambda g: _dice(g.words, found.words), default=None)
        right = best is not None and _dice(best.words, found.words) >= 0.5
        out.append((found, right, bool(right and best and _same_source(reading, best.source, found.source_words))))
    return out


def rows_of(weights: Arrays, articles: list[Article], weight: float = 1.0) -> Rows:
    """The candidates of articles that these weights have not learned from."""
    numbers, content, speaker = [], [], []
    for reading, article in zip(read_all(weights, [a["text"] for a in articles]), articles):
        for found, right, source in judged(reading, article):
            numbers.append(found.numbers)
            content.append(right)
            speaker.append(source)
    table = np.array(numbers, np.float64).reshape(-1, len(NAMES))
    return Rows(table, np.array(content, float), np.array(speaker, float), np.full(len(table), weight))


def fit_logistic(x: np.ndarray, y: np.ndarray, weight: np.ndarray, strength: float = _STRENGTH) -> np.ndarray:
    """The coefficients of the logistic form, by Newton's method; a little shrunk, save that of the one."""
    coef = np.zeros(x.shape[1])
    shrink = np.full(x.shape[1], strength)
    shrink[0] = 1e-6
    for _ in range(50):
        p = sigmoid(x @ coef)
        slope = x.T @ (weight * (p - y)) + shrink * coef
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(shrink) + 1e-9 * np.eye(len(coef))
        change = np.linalg.solve(curve, slope)
        coef -= np.clip(change, -5, 5)
        if np.abs(change).max() < 1e-8:
            break
    return coef


def fit(rows: Rows) -> Confidence:
    """Both forms and the bounds."""
    right = rows.content > 0.5
    return dict(
        coef=fit_logistic(rows.numbers, rows.content, rows.weight).tolist(),
        names=list(NAMES),
        speech=SPEECH,
        other=OTHER,
        speaker=dict(
            coef=fit_logistic(rows.numbers[right], rows.speaker[right], rows.weight[right]).tolist(), names=list(NAMES)
        ),
    )


def reliability(rows: Rows, confidence: Confidence) -> list[tuple[str, int, float, float]]:
    """By tenth of the confidence: how many candidates, the mean confidence, and how many are right."""
    p = sigmoid(rows.numbers @ np.array(confidence["coef"]))
    out = []
    for k in range(10):
        here = (p >= k / 10) & ((p < (k + 1) / 10) | (k == 9))
        if here.any():
            out.append((f"{k / 10:.1f}", int(here.sum()), float(p[here].mean()), float(rows.content[here].mean())))
    return out


def save(path: Path, confidence: Confidence) -> None:
    """As JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(confidence) + "\n", encoding="utf-8")


def load(path: Path) -> Confidence:
    """As `save` writes it; without the form of the speaker too."""
    confidence = json.loads(path.read_text(encoding="utf-8"))
    if confidence.get("names") != list(NAMES):
        raise ValueError(f"{path} weighs other numbers: {confidence.get('names')}, not {list(NAMES)}.")
    return confidence
