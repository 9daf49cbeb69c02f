"""Distilling: the small network learns from labels and from the teachers' probabilities."""

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
    models: int = 1
    seconds: float = 0.0
    workers: int = 0


def distil(shared: Shared, soft: Path, start: list[Path], out: Path, options: Options) -> list[Path]:
    """Trains `options.models` networks side by side, from nothing or from the weights of `start`, one file each, and gives
    the files written: `out`, or as many beside it as there are networks."""
    labels = SoftLabels(soft)
    first = [files.load(path) for path in start] or [fresh(options.seed + k) for k in range(options.models)]
    examples = polnear_examples(shared, labels) + unlabelled_examples(shared, labels)
    print(f"distil: {len(first)} networks, {len(examples)} articles", flush=True)
    chance = Chance(options.names, options.restyled)
    settings = repr((chance, options.models, soft.name, [path.name for path in start]))
    plan = Plan(
        "distil", options.steps, options.rate, options.rising, options.words, options.seed, settings, options.seconds
    )
    trained = train(
        first,
        lambda _, rng: shown(examples, chance, rng),
        plan,
        out.with_suffix(".checkpoint.npz"),
        workers=options.workers,
    )
    written = files.save_all(out, trained)
    print(f"distil: {', '.join(map(str, written))}", flush=True)
    return written
