"""Distilling: the small network learns from labels and from the teacher's probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import weights as files
from .data import Shared, SoftLabels
from .loop import Plan, train
from .network import fresh
from .recipes import Chance, polnear_examples, shown, unlabelled_examples


@dataclass(frozen=True)
class Options:
    """The recipe that the weights beside the checkout were made with, marks and names varied besides."""

    steps: int = 5300
    rate: float = 2.5e-3
    rising: int = 100
    words: int = 12000
    seed: int = 1
    names: float = 0.2
    restyled: float = 0.5


def distil(shared: Shared, out: Path, options: Options) -> None:
    """Trains from nothing and writes the weights to `out`."""
    soft = SoftLabels(shared.path("reader/soft.npz"))
    examples = polnear_examples(shared, soft) + unlabelled_examples(shared, soft)
    print(f"distil: {len(examples)} articles", flush=True)
    chance = Chance(options.names, options.restyled)
    plan = Plan("distil", options.steps, options.rate, options.rising, options.words, options.seed, repr(chance))
    trained = train(
        fresh(options.seed), lambda _, rng: shown(examples, chance, rng), plan, out.with_suffix(".checkpoint.npz")
    )
    files.save(out, trained)
    print(f"distil: {out}", flush=True)
