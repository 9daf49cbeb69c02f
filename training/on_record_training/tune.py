"""Tuning: trained weights learn the labelled articles of other outlets, and marks of every style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import weights as files
from .batches import Size, batch_count
from .data import Article, Shared, SoftLabels, fold, read_articles
from .examples import Example, Seen
from .loop import Arrays, Plan, train
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
    seconds: float = 0.0
    leave_out: int | None = None
    """A half of the labelled articles that is not learned from, so that it can be read as unseen."""


@dataclass
class Articles:
    """What tuning learns from, each with what it shall say."""

    wild: list[Example]
    polnear: list[Example]
    unlabelled: list[Example]

    def without(self, half: int | None) -> Articles:
        """Those that may be learned from where a half is left out; unlabelled ones have no halves."""
        return Articles(kept(self.wild, half), kept(self.polnear, half), self.unlabelled)


def kept(examples: list[Example], leave_out: int | None) -> list[Example]:
    """The articles that may be learned from."""
    return [e for e in examples if leave_out is None or fold(e.identifier) != leave_out]


def labelled(shared: Shared, beside: Sequence[Path]) -> list[Article]:
    """The labelled articles of other outlets, then those of further files. One of a name that is there already, as where
    editors corrected an article of these, takes its place."""
    articles = {article["id"]: article for article in shared.articles("gold/wild-train.jsonl")}
    for path in beside:
        articles.update((article["id"], article) for article in read_articles(path))
    return list(articles.values())


def articles_of(shared: Shared, soft: Path, weights: Arrays, unlabelled: bool, beside: Sequence[Path] = ()) -> Articles:
    """All that there are. What the weights take for cues and no label names is to be refused."""
    labels = SoftLabels(soft)
    wild = labelled(shared, beside)
    proposed = dict(zip((a["id"] for a in wild), candidates_of(weights, [a["text"] for a in wild])))

    def cues_of(article: Article) -> list[tuple[int, int]]:
        return proposed[article["id"]]

    return Articles(
        labelled_examples(wild, cues_of),
        polnear_examples(shared, labels),
        unlabelled_examples(shared, labels) if unlabelled else [],
    )


def tune(
    shared: Shared, soft: Path, start: list[Path], out: Path, halves: bool, options: Options, beside: Sequence[Path] = ()
) -> list[Path]:
    """Tunes the weights of each file of `start`, side by side, and gives the files written: `out`, or as many beside it.
    With `halves` also two sets more that have not learned from the one half and from the other: `OUT-without-0`."""
    weights = [files.load(path) for path in start]
    articles = articles_of(shared, soft, weights[0], options.unlabelled > 0, beside)
    written = tune_on(weights, articles, out, options)
    for half in (0, 1) if halves else ():
        without = Options(**{**options.__dict__, "leave_out": half})
        tune_on(weights, articles, out.with_stem(f"{out.stem}-without-{half}"), without)
    return written


def tune_on(weights: list[Arrays], articles: Articles, out: Path, options: Options) -> list[Path]:
    """The same with the articles at hand."""
    chance = Chance(options.names, options.restyled)
    here = articles.without(options.leave_out)
    labelled = f"{len(here.wild)} + {len(here.polnear)}"
    print(f"tune: {len(weights)} networks; articles: {labelled} labelled, {len(here.unlabelled)} unlabelled", flush=True)

    def epoch(_: int, rng: np.random.Generator) -> list[Seen]:
        others = sample(here.polnear, options.polnear, rng) + sample(here.unlabelled, options.unlabelled, rng)
        return shown(here.wild + others, chance, rng)

    lengths = [len(seen) for seen in epoch(0, np.random.default_rng(options.seed))]
    steps = options.epochs * batch_count(lengths, Size.of(options.words))
    settings = repr(options)
    plan = Plan("tune", steps, options.rate, options.rising, options.words, options.seed, settings, options.seconds)
    trained = train(weights, epoch, plan, out.with_suffix(".checkpoint.npz"))
    written = files.save_all(out, trained)
    print(f"tune: {', '.join(map(str, written))}", flush=True)
    return written
