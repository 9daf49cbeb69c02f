"""Distilling: the small network learns from labels and from the teachers' probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import weights as files
from .data import Shared, SoftLabels
from .examples import EVERYONES
from .loop import Plan, train
from .loss import NOTHING_LEFT_OUT
from .network import fresh
from .recipes import Chance, polnear_examples, shown, taught_examples, unlabelled_examples


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


@dataclass(frozen=True)
class Beside:
    """The labelled articles of other outlets, mixed in from the first step to the last."""

    soft: Path
    """What `teach.tell` wrote of them."""
    halves: bool = False
    """Whether each network is trained thrice side by side: on all of them, without the one half, without the other."""


def distil(
    shared: Shared, soft: Path, start: list[Path], out: Path, options: Options, beside: Beside | None = None
) -> list[Path]:
    """Trains `options.models` networks side by side, from nothing or from the weights of `start`, one file each, and gives
    the files written: `out`, or as many beside it as there are networks. With halves `OUT-without-0` and `-1` too."""
    labels = SoftLabels(soft)
    first = [files.load(path) for path in start] or [fresh(options.seed + k) for k in range(options.models)]
    examples = polnear_examples(shared, labels) + unlabelled_examples(shared, labels)
    without: tuple[int, ...] = (EVERYONES,)
    if beside is not None:
        examples += taught_examples(shared.articles("gold/wild-train.jsonl"), SoftLabels(beside.soft))
        without = (EVERYONES, 0, 1) if beside.halves else without
    networks = first * len(without)
    print(f"distil: {len(networks)} networks, {len(examples)} articles", flush=True)
    chance = Chance(options.names, options.restyled)
    settings = repr((chance, options.models, soft.name, [path.name for path in start], beside))
    plan = Plan(
        "distil", options.steps, options.rate, options.rising, options.words, options.seed, settings, options.seconds,
        without=tuple(NOTHING_LEFT_OUT if half == EVERYONES else half for half in without for _ in first),
    )  # fmt: skip
    trained = train(
        networks,
        lambda _, rng: shown(examples, chance, rng),
        plan,
        out.with_suffix(".checkpoint.npz"),
        workers=options.workers,
    )
    written: list[Path] = []
    for k, half in enumerate(without):
        path = out if half == EVERYONES else out.with_stem(f"{out.stem}-without-{half}")
        written += files.save_all(path, trained[k * len(first) : (k + 1) * len(first)])
    print(f"distil: {', '.join(map(str, written))}", flush=True)
    return written
