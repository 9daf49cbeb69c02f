"""Articles cut into windows, and windows put together to batches that all have one size.

A window holds the tokens whose stage-one tags are learned from it, some before and some behind for the context, and the
cues that begin among the first. What is missing is filled up and weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .examples import EVERYONES, Seen
from .targets import ROWS_BEFORE, ROWS_BEHIND, CueTarget

ROWS = ROWS_BEFORE + ROWS_BEHIND
FAR = 32


@dataclass(frozen=True)
class Size:
    """How large windows and batches are."""

    windows: int = 66
    cues: int = 420
    core: int = 180
    before: int = 40
    behind: int = 60

    @property
    def length(self) -> int:
        return self.before + self.core + self.behind

    @staticmethod
    def of(words: int) -> Size:
        """Batches of about so many words, as many cues to them as articles have."""
        return Size(windows=max(1, words // 180), cues=max(1, words * 420 // 12000))


class Batch(NamedTuple):
    """Arrays of one size; [T, B] are a window's tokens by windows, [R, C] a cue's rows by cues."""

    features: np.ndarray
    """[T, B, 5], rows of the tables."""
    quoted: np.ndarray
    there: np.ndarray
    """[T, B], 1 where a token is."""
    learned: np.ndarray
    """[T, B], 1 where its tags are learned."""
    cue: np.ndarray
    """[T, B, 3], and `role` [T, B, 5]: the tags of stage one."""
    role: np.ndarray
    rows: np.ndarray
    """[R, C], which row of the batch (t × B + b) is a cue's row."""
    rows_there: np.ndarray
    in_cue: np.ndarray
    distance: np.ndarray
    """[R, C], the row of the table of distances from the cue."""
    roles: np.ndarray
    """[R, C, 5], the roles of stage two; `roles_weight` [R, C]."""
    roles_weight: np.ndarray
    validity: np.ndarray
    """[C], and `cues_there` [C]: 1 where a cue is."""
    cues_there: np.ndarray
    half: np.ndarray
    """[B], to which half a window's article belongs, and `cue_half` [C] a cue's."""
    cue_half: np.ndarray


class Window(NamedTuple):
    article: Seen
    start: int
    end: int
    """The tokens whose tags are learned."""
    cues: list[CueTarget]


def windows_of(article: Seen, size: Size, rng: np.random.Generator) -> list[Window]:
    """Windows of about equal length that cover the article, cut elsewhere every time."""
    n = len(article)
    step = size.core * 8 // 9
    count = max(1, -(-n // step))
    slack = (size.core - step) // 2
    bounds = [0, *(k * n // count + int(rng.integers(-slack, slack + 1)) for k in range(1, count)), n]
    bounds = sorted(min(max(b, 0), n) for b in bounds)
    out = []
    for start, end in zip(bounds, bounds[1:]):
        if start < end:
            limit = min(n, end + size.behind)
            cues = [c for c in article.targets.cues if start <= c.start < end and c.end <= limit]
            out.append(Window(article, start, end, cues))
    return out


def distances(rows: np.ndarray, start: int, end: int) -> np.ndarray:
    """The row of the table for each distance from the middle of the cue [start, end): exact near it, coarse far away."""
    r = rows - (start + end - 1) / 2
    r = np.where(np.abs(r) < 16, r, np.sign(r) * np.minimum(16 + (np.abs(r) - 16) / 4, FAR))
    return np.round(r).astype(np.int32) + FAR


def assemble(windows: list[Window], size: Size, rng: np.random.Generator) -> Batch:
    """One batch of at most `size.windows` windows; cues beyond `size.cues` are left out by lot."""
    t, b, c = size.length, size.windows, size.cues
    batch = Batch(
        features=np.zeros((t, b, 5), np.int32),
        quoted=np.zeros((t, b), np.int32),
        there=np.zeros((t, b), np.float32),
        learned=np.zeros((t, b), np.float32),
        cue=np.zeros((t, b, 3), np.float32),
        role=np.zeros((t, b, 5), np.float32),
        rows=np.zeros((ROWS, c), np.int32),
        rows_there=np.zeros((ROWS, c), np.float32),
        in_cue=np.zeros((ROWS, c), np.int32),
        distance=np.zeros((ROWS, c), np.int32),
        roles=np.zeros((ROWS, c, 5), np.float32),
        roles_weight=np.zeros((ROWS, c), np.float32),
        validity=np.zeros(c, np.float32),
        cues_there=np.zeros(c, np.float32),
        half=np.full(b, EVERYONES, np.int32),
        cue_half=np.full(c, EVERYONES, np.int32),
    )
    everything = [(k, cue) for k, window in enumerate(windows) for cue in window.cues]
    if len(everything) > c:
        everything = [everything[i] for i in sorted(rng.permutation(len(everything))[:c])]
    for k, window in enumerate(windows):
        _fill_window(batch, k, window, size)
    for number, (k, cue) in enumerate(everything):
        _fill_cue(batch, number, k, windows[k], cue, size)
    return batch


def _first(window: Window, size: Size) -> int:
    return max(0, window.start - size.before)


def _fill_window(batch: Batch, k: int, window: Window, size: Size) -> None:
    article, a = window.article, _first(window, size)
    z = min(len(article), window.end + size.behind, a + size.length)
    here = slice(0, z - a)
    batch.half[k] = article.half
    batch.features[here, k] = article.features[a:z]
    batch.quoted[here, k] = article.quoted[a:z]
    batch.there[here, k] = 1
    batch.learned[window.start - a : window.end - a, k] = 1
    batch.cue[here, k] = article.targets.cue[a:z]
    batch.role[here, k] = article.targets.role[a:z]


def _fill_cue(batch: Batch, number: int, k: int, window: Window, cue: CueTarget, size: Size) -> None:
    article, a = window.article, _first(window, size)
    z = min(len(article), window.end + size.behind, a + size.length)
    first, stop = max(a, cue.window_start), min(z, cue.start + ROWS_BEHIND)
    n = stop - first
    batch.cue_half[number] = article.half
    at = np.arange(first, stop)
    batch.rows[:n, number] = (at - a) * batch.features.shape[1] + k
    batch.rows_there[:n, number] = 1
    batch.in_cue[:n, number] = (at >= cue.start) & (at < cue.end)
    batch.distance[:n, number] = distances(at, cue.start, cue.end)
    batch.validity[number], batch.cues_there[number] = cue.validity, 1
    if cue.roles is not None:
        offset = first - cue.window_start
        batch.roles[:n, number] = cue.roles[offset : offset + n]
        batch.roles_weight[:n, number] = cue.weight * ~article.punctuation[first:stop]


def batches(articles: list[Seen], size: Size, rng: np.random.Generator) -> Iterator[Batch]:
    """The batches of one epoch, windows in a drawn order; what does not fill a batch is left for the next epoch."""
    windows = [w for article in articles for w in windows_of(article, size, rng)]
    order = rng.permutation(len(windows))
    for k in range(0, max(1, len(order) - size.windows + 1), size.windows):
        yield assemble([windows[i] for i in order[k : k + size.windows]], size, rng)


def batch_count(lengths: list[int], size: Size) -> int:
    """How many batches an epoch has, about."""
    step = size.core * 8 // 9
    return max(1, sum(max(1, -(-n // step)) for n in lengths) // size.windows)
