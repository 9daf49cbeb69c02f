"""Tuning: trained weights learn the labelled articles of other outlets, and marks of every style."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import weights as files
from .batches import Size, batch_count
from .data import Article, Shared, SoftLabels, fold
from .examples import Example, Seen
from .loop import Plan, train
from .reading import candidates_of
from .recipes import Chance, labelled_examples, polnear_examples, sample, shown, unlabelled_examples


@dataclass(frozen=True)
class Options:
    """How long, how fast, and how much of each kind an epoch holds."""

    epochs: int = 5
    rate: float = 1e-3
    rising: int = 30
    words: int = 6000
    polnear: int = 200
    unlabelled: int = 0
    names: float = 0.2
    restyled: float = 0.6
    seed: int = 1
    leave_out: int | None = None
    """A half of the labelled articles that is not learned from, so that it can be read as unseen."""


def kept(articles: list[Article], leave_out: int | None) -> list[Article]:
    """The articles that may be learned from."""
    return [a for a in articles if leave_out is None or fold(a["id"]) != leave_out]


def tune(shared: Shared, start: Path, out: Path, options: Options) -> None:
    """Tunes the weights of `start` and writes them to `out`."""
    weights = files.load(start)
    soft = SoftLabels(shared.path("reader/soft.npz"))
    articles = kept(shared.articles("gold/wild-train.jsonl"), options.leave_out)
    proposed = dict(zip((a["id"] for a in articles), candidates_of(weights, [a["text"] for a in articles])))
    wild = labelled_examples(articles, lambda article: proposed[article["id"]])
    polnear = polnear_examples(shared, soft)
    if options.leave_out is not None:
        polnear = [e for e in polnear if fold(e.identifier) != options.leave_out]
    unlabelled = unlabelled_examples(shared, soft) if options.unlabelled else []
    print(f"tune: {len(wild)} + {len(polnear)} labelled articles, {len(unlabelled)} unlabelled", flush=True)
    tune_on(weights, wild, polnear, unlabelled, out, options)


def tune_on(
    weights: dict[str, np.ndarray],
    wild: list[Example],
    polnear: list[Example],
    unlabelled: list[Example],
    out: Path,
    options: Options,
) -> None:
    """The same with the articles at hand."""
    chance = Chance(options.names, options.restyled)

    def epoch(_: int, rng: np.random.Generator) -> list[Seen]:
        others = sample(polnear, options.polnear, rng) + sample(unlabelled, options.unlabelled, rng)
        return shown(wild + others, chance, rng)

    lengths = [len(seen) for seen in epoch(0, np.random.default_rng(options.seed))]
    steps = options.epochs * batch_count(lengths, Size.of(options.words))
    plan = Plan("tune", steps, options.rate, options.rising, options.words, options.seed, repr(options))
    trained = train(weights, epoch, plan, out.with_suffix(".checkpoint.npz"))
    files.save(out, trained)
    print(f"tune: {out}", flush=True)
