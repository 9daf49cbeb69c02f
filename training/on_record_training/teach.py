"""Teaching: the mean of several networks becomes a teacher itself.

The unlabelled articles are read by all of them, and what they say on the mean is mixed with what the given teachers say;
PolNeAR's articles keep their teacher's out-of-fold probabilities. The outcome is a file as `reader/soft.npz` is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import jax
import numpy as np

from . import weights as files
from .batches import Batch, Size, Window, assemble
from .data import Shared, Soft, SoftLabels, fold
from .examples import Seen
from .network import read_batch
from .optimiser import by_name, in_a_row
from .reading import candidates
from .seen import seen
from .targets import ROWS_BEFORE, ROWS_BEHIND, CueTarget, Targets
from .tokens import Tokens

SIZE = Size(windows=64, cues=420, core=120, before=80, behind=100)
"""Windows in which each cue has all its rows."""


@dataclass
class Taught:
    """What is known of an article so far."""

    seen: Seen
    tokens: Tokens
    tags: np.ndarray
    """A row a token: cue O B I, role O BS IS BC IC."""
    cues: list[tuple[int, int]]
    validity: np.ndarray
    roles: dict[int, np.ndarray] = field(default_factory=dict)
    """Of each cue the rows of five probabilities."""

    @staticmethod
    def of(text: str) -> Taught:
        tokens, quoted = seen(text)
        nothing = Targets(np.zeros((len(tokens), 3), np.float32), np.zeros((len(tokens), 5), np.float32), [])
        shown = Seen(tokens.features, quoted, tokens.punctuation, nothing)
        return Taught(shown, tokens, np.zeros((len(tokens), 8), np.float32), [], np.zeros(0))

    def look_at(self, cues: list[tuple[int, int]]) -> None:
        """These are the cues that the networks are asked about next."""
        self.cues, self.validity = cues, np.zeros(len(cues))
        self.seen.targets.cues = [CueTarget(start, end, 0.0, None) for start, end in cues]


@partial(jax.jit)
def _mean_reading(rows: jax.Array, batch: Batch) -> tuple[jax.Array, ...]:
    each = jax.vmap(lambda row: read_batch(by_name(row), batch))(rows)
    return tuple(x.mean(0) for x in each)


def _packed(articles: list[Taught]) -> Iterator[list[tuple[int, Window]]]:
    """All windows of the articles, as many together as a batch holds; each with its article's number."""
    pack: list[tuple[int, Window]] = []
    cues = 0
    for k, article in enumerate(articles):
        n = len(article.seen)
        for start in range(0, n, SIZE.core):
            end = min(n, start + SIZE.core)
            window = Window(article.seen, start, end, [c for c in article.seen.targets.cues if start <= c.start < end])
            if len(pack) == SIZE.windows or cues + len(window.cues) > SIZE.cues:
                yield pack
                pack, cues = [], 0
            pack.append((k, window))
            cues += len(window.cues)
    if pack:
        yield pack


def read(networks: list[dict[str, np.ndarray]], articles: list[Taught]) -> None:
    """Fills in what the networks say on the mean: tags, and of each cue validity and roles."""
    rows = jax.numpy.asarray(np.stack([in_a_row(w) for w in networks]))
    rng = np.random.default_rng(0)
    for article in articles:
        article.roles = {}
    for pack in _packed(articles):
        windows = [window for _, window in pack]
        cue, role, roles, validity = (np.asarray(x) for x in _mean_reading(rows, assemble(windows, SIZE, rng)))
        number = 0
        for column, (k, window) in enumerate(pack):
            article, first = articles[k], max(0, window.start - SIZE.before)
            here = slice(window.start - first, window.end - first)
            article.tags[window.start : window.end, :3] = cue[here, column]
            article.tags[window.start : window.end, 3:] = role[here, column]
            for c in window.cues:
                own = article.cues.index((c.start, c.end))
                length = min(len(article.seen), c.start + ROWS_BEHIND) - c.window_start
                article.validity[own], article.roles[own] = validity[number], roles[:length, number].copy()
                number += 1


def _further(article: Taught, known: np.ndarray) -> list[tuple[int, int]]:
    """What the networks take for cues where the given teacher has none."""
    taken = np.zeros(len(article.seen), bool)
    for start, end in known[:, :2]:
        taken[start:end] = True
    found = candidates(article.tags, article.tokens.paragraph)
    return [(c.start, c.end) for c in found if not taken[c.start : c.end].any()]


def _mixed(article: Taught, given: Soft, share: float) -> Soft:
    """The given teacher's probabilities and the networks', by their share; cues that only the networks see are theirs."""
    tags = share * article.tags[:, [1, 2, 4, 5, 6, 7]] * 255 + (1 - share) * given.tags
    cues, validity, roles = [], [], []
    for k, (start, end) in enumerate(article.cues):
        window = max(0, start - ROWS_BEFORE)
        told = article.roles[k][:, 1:] * 255
        if k < len(given.cues):
            first, length = int(given.cues[k, 2]), int(given.cues[k, 3])
            stop = min(first + length, window + len(told))
            a = max(window, first)
            told = share * told
            told[a - window : stop - window] += (1 - share) * given.roles[k][a - first : stop - first]
            valid = share * article.validity[k] + (1 - share) * float(given.validity[k, 1])
            probability = float(given.validity[k, 0])
        else:
            valid, probability = float(article.validity[k]), float(1 - article.tags[start:end, 0].min())
        cues.append((start, end, window, len(told)))
        validity.append((probability, valid))
        roles.append(np.round(told).astype(np.uint8))
    return Soft(
        np.round(tags).astype(np.uint8), np.array(cues, np.int32).reshape(-1, 4),
        np.array(validity, np.float32).reshape(-1, 2), roles,
    )  # fmt: skip


def _lines(texts: list[str]) -> set[str]:
    """The longer lines of texts, by which an article is known again."""
    return {line.strip().lower() for text in texts for line in text.splitlines() if len(line.split()) > 12}


def teach(shared: Shared, given: list[Path], networks: list[Path], share: float, out: Path) -> None:
    """Writes the soft labels. `given` are files of soft labels with the same cues; their mean is what counts."""
    labels = [SoftLabels(path) for path in given]
    first = len(shared.articles("gold/polnear-train.jsonl"))
    texts = [article["text"] for article in shared.articles("reader/unlabelled.jsonl.gz")]
    labelled = _lines([article["text"] for article in shared.articles("gold/wild-train.jsonl")])
    soft = {k: _mean([one.at(k) for one in labels]) for k in range(len(labels[0].lengths))}
    told: dict[int, Taught] = {}
    for k, text in enumerate(texts):
        # What was tuned on a labelled article must not hand its labels on: half of them is to be unseen later.
        if first + k in soft and not _lines([text]) & labelled:
            article = Taught.of(text)
            if len(article.seen) == len(soft[first + k].tags):
                told[first + k] = article
    articles, weights = list(told.values()), [files.load(path) for path in networks]
    read(weights, articles)
    for k, article in told.items():
        known = soft[k].cues
        article.look_at([(int(c[0]), int(c[1])) for c in known] + _further(article, known))
    read(weights, articles)
    soft.update({k: _mixed(article, soft[k], share) for k, article in told.items()})
    print(f"teach: {len(told)} articles by {len(weights)} networks, {len(texts) - len(told)} left as given", flush=True)
    SoftLabels.write(out, [soft[k] for k in range(len(soft))])


def tell(shared: Shared, without: tuple[list[Path], list[Path]], out: Path) -> None:
    """Writes what networks say of the labelled articles of other outlets: each half is read by the networks that have not
    learned from it, `without[half]`."""
    articles = shared.articles("gold/wild-train.jsonl")
    told: dict[int, Soft] = {}
    for half, paths in enumerate(without):
        mine = [k for k, article in enumerate(articles) if fold(article["id"]) == half]
        taught = [Taught.of(articles[k]["text"]) for k in mine]
        nothing = [
            Soft(np.zeros((len(t.seen), 6)), np.zeros((0, 4), np.int32), np.zeros((0, 2), np.float32), []) for t in taught
        ]
        weights = [files.load(path) for path in paths]
        read(weights, taught)
        for article, none in zip(taught, nothing):
            article.look_at(_further(article, none.cues))
        read(weights, taught)
        told.update({k: _mixed(article, none, 1.0) for k, article, none in zip(mine, taught, nothing)})
    print(f"teach: {len(told)} labelled articles of other outlets, each by networks that have not seen it", flush=True)
    SoftLabels.write(out, [told[k] for k in range(len(articles))])


def _mean(same: list[Soft]) -> Soft:
    if len(same) == 1:
        return same[0]
    return replace(
        same[0],
        tags=np.mean([s.tags for s in same], 0),
        validity=np.mean([s.validity for s in same], 0),
        roles=[np.mean(rows, 0) for rows in zip(*(s.roles for s in same))],
    )
