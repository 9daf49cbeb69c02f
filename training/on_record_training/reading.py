"""The network in numpy, in the order of sums that it is told in: reads articles, and is the reference for other kernels.

`read_all(weights, texts)` gives each article's tokens, the tags of stage one, and what stage two says of each candidate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .batches import ROWS, distances
from .network import HIDDEN, STAGE_ONE, STAGE_TWO, WIDTH
from .seen import seen
from .targets import ROWS_BEFORE, ROWS_BEHIND
from .tokens import Tokens

Arrays = dict[str, np.ndarray]

Show = Callable[[str], tuple[Tokens, np.ndarray]]
"""From a text to its tokens, and which of them stand in quotation marks."""

_ARTICLES_AT_ONCE, _CUES_AT_ONCE = 16, 256


@dataclass
class Candidate:
    """A run of tokens that may be a cue, and what stage two says of it."""

    start: int
    end: int
    probability: float
    validity: float = 0.0
    row0: int = 0
    """The first token of its rows."""
    roles: np.ndarray | None = None
    """Rows of O, begin source, inside source, begin content, inside content."""


@dataclass
class Reading:
    """An article as the network sees it."""

    tokens: Tokens
    quoted: np.ndarray
    tags: np.ndarray
    """A row a token: cue O B I, role O BS IS BC IC."""
    candidates: list[Candidate]


def sigmoid(x: np.ndarray) -> np.ndarray:
    """1 / (1 + e^-x), without overflow."""
    return 0.5 + 0.5 * np.tanh(0.5 * x)


def softmax(x: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def _linear(w: Arrays, name: str, x: np.ndarray) -> np.ndarray:
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def _one_way(w: Arrays, name: str, way: str, x: np.ndarray, there: np.ndarray) -> np.ndarray:
    """[T, B, in] to [T, B, hidden]; where nothing is there the state is zero."""
    bias = w[f"{name}.r.bias_ih_l0{way}"] + w[f"{name}.r.bias_hh_l0{way}"]
    inputs = x @ w[f"{name}.r.weight_ih_l0{way}"].T + bias
    recurrent = np.ascontiguousarray(w[f"{name}.r.weight_hh_l0{way}"].T)
    hidden = cell = np.zeros((x.shape[1], HIDDEN), np.float32)
    out = np.empty((*x.shape[:2], HIDDEN), np.float32)
    for t in range(len(x)) if way == "" else range(len(x) - 1, -1, -1):
        i, f, g, o = np.split(inputs[t] + hidden @ recurrent, 4, -1)
        cell = (sigmoid(f) * cell + sigmoid(i) * np.tanh(g)) * there[t, :, None]
        hidden = sigmoid(o) * np.tanh(cell) * there[t, :, None]
        out[t] = hidden
    return out


def _both_ways(w: Arrays, name: str, x: np.ndarray, there: np.ndarray) -> np.ndarray:
    return np.concatenate([_one_way(w, name, way, x, there) for way in ("", "_reverse")], -1)


def stage_one(w: Arrays, features: np.ndarray, quoted: np.ndarray, there: np.ndarray) -> np.ndarray:
    """The rows that both heads read: [T, B, 5] and [T, B] to [T, B, width]."""
    x = np.concatenate(
        [
            w["enc.e.weight"][features[..., 0]] + w["enc.e.weight"][features[..., 1]],
            w["enc.su.weight"][features[..., 2]],
            w["enc.pr.weight"][features[..., 3]],
            w["enc.ft.weight"][features[..., 4] * 2 + quoted],
        ],
        -1,
    )
    x = _linear(w, "enc.inp", x)
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x**2).mean(-1, keepdims=True) + np.float32(1e-5)) * w["enc.n.weight"] + w["enc.n.bias"]
    for layer in STAGE_ONE:
        x = _both_ways(w, layer, x, there)
    return x


def tags(w: Arrays, x: np.ndarray) -> np.ndarray:
    """Cue O B I and role O BS IS BC IC, both as probabilities."""
    logits = _linear(w, "h1", x)
    return np.concatenate([softmax(logits[..., :3]), softmax(logits[..., 3:])], -1)


def candidates(tag_rows: np.ndarray, paragraph: np.ndarray) -> list[Candidate]:
    """The runs of tokens that may be cues."""
    q, begin, n = 1 - tag_rows[:, 0], tag_rows[:, 1], len(tag_rows)
    found, i = [], 0
    while i < n:
        if q[i] <= 0.3:
            i += 1
            continue
        j = i + 1
        while j < n and q[j] > 0.3 and paragraph[j] == paragraph[i] and begin[j] <= 0.5:
            j += 1
        highest = q[i:j].max()
        sure = i + np.flatnonzero(q[i:j] >= min(0.4, highest * 0.6))
        found.append(Candidate(int(sure[0]), int(sure[-1]) + 1, float(highest)))
        i = j
    return found


def _stage_two(w: Arrays, work: list[tuple[np.ndarray, Candidate]]) -> None:
    """Fills in the candidates, each beside the rows of its article."""
    for first in range(0, len(work), _CUES_AT_ONCE):
        part = work[first : first + _CUES_AT_ONCE]
        x = np.zeros((ROWS, len(part), WIDTH), np.float32)
        there, in_cue = np.zeros((ROWS, len(part)), np.float32), np.zeros((ROWS, len(part)), np.float32)
        for k, (rows, c) in enumerate(part):
            c.row0 = max(0, c.start - ROWS_BEFORE)
            at = np.arange(c.row0, min(len(rows), c.start + ROWS_BEHIND))
            inside = (at >= c.start) & (at < c.end)
            there[: len(at), k], in_cue[: len(at), k] = 1, inside
            x[: len(at), k] = rows[at] + w["enc.mk.weight"][inside.astype(int)]
            x[: len(at), k] += w["enc.rel.weight"][distances(at, c.start, min(c.end, c.start + ROWS_BEHIND))]
        y = _both_ways(w, STAGE_TWO, x, there)
        roles = softmax(_linear(w, "h2", y))
        mean = (y * in_cue[..., None]).sum(0) / in_cue.sum(0)[:, None]
        validity = sigmoid(_linear(w, "hv", mean))[:, 0]
        for k, (_, c) in enumerate(part):
            c.roles, c.validity = roles[: int(there[:, k].sum()), k], float(validity[k])


def _stage_one_readings(w: Arrays, texts: list[str], show: Show) -> Iterator[tuple[int, Reading, np.ndarray]]:
    """Each article's number, its reading without stage two, and its rows; articles of like length go together."""
    shown = [show(text) for text in texts]
    cut = [tokens for tokens, _ in shown]
    order = sorted(range(len(cut)), key=lambda k: len(cut[k]))
    for first in range(0, len(order), _ARTICLES_AT_ONCE):
        part = order[first : first + _ARTICLES_AT_ONCE]
        longest = max(len(cut[k]) for k in part)
        features = np.zeros((longest, len(part), 5), np.int32)
        quoted = np.zeros((longest, len(part)), np.int32)
        there = np.zeros((longest, len(part)), np.float32)
        for column, k in enumerate(part):
            n = len(cut[k])
            if n:
                features[:n, column], quoted[:n, column] = cut[k].features, shown[k][1]
                there[:n, column] = 1
        x = stage_one(w, features, quoted, there)
        for column, k in enumerate(part):
            n = len(cut[k])
            rows = x[:n, column]
            tag_rows = tags(w, rows)
            reading = Reading(cut[k], quoted[:n, column], tag_rows, candidates(tag_rows, cut[k].paragraph))
            yield k, reading, rows


def read_all(w: Arrays, texts: list[str], show: Show = seen) -> list[Reading]:
    """The readings of the texts, in their order; `show` says how the network is shown a text."""
    out: dict[int, Reading] = {}
    work: list[tuple[np.ndarray, Candidate]] = []
    for k, reading, rows in _stage_one_readings(w, texts, show):
        out[k] = reading
        work += [(rows, candidate) for candidate in reading.candidates]
        if len(work) >= _CUES_AT_ONCE:
            _stage_two(w, work)
            work = []
    _stage_two(w, work)
    return [out[k] for k in range(len(texts))]


def candidates_of(w: Arrays, texts: list[str]) -> list[list[tuple[int, int]]]:
    """What looks like a cue in each text: its tokens from and to."""
    found = {k: [(c.start, c.end) for c in reading.candidates] for k, reading, _ in _stage_one_readings(w, texts, seen)}
    return [found[k] for k in range(len(texts))]
