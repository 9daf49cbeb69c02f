"""The loop that all training shares: epochs of batches, progress, checkpoints.

A run is fixed by its plan: whoever starts it again with the same one goes on where the last checkpoint stands, and ends
with the same weights as without the break.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import jax
import numpy as np

from .batches import Size, batches
from .examples import Seen
from .optimiser import State, begin, by_name, rate_at, update

EpochOf = Callable[[int, np.random.Generator], list[Seen]]
"""The articles of an epoch, by its number and with its own source of chance."""


@dataclass(frozen=True)
class Plan:
    """What fixes a run, beside its articles."""

    name: str
    steps: int
    rate: float
    rising: int
    words: int
    seed: int
    settings: str = ""
    """Whatever else the articles of an epoch depend on."""

    def key(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def train(
    weights: dict[str, np.ndarray], epoch_of: EpochOf, plan: Plan, checkpoint: Path, every: float = 120.0
) -> dict[str, np.ndarray]:
    """Trains for `plan.steps` steps and gives the weights; writes a checkpoint every so many seconds."""
    size = Size.of(plan.words)
    state, done, epoch, batch_number = _resume(begin(weights), plan, checkpoint)
    if done:
        print(f"{plan.name}: goes on at step {done} of {plan.steps}, from {checkpoint}", flush=True)
    progress, saved = Progress(plan.name, plan.steps, done, plan.words), time.monotonic()
    key = jax.random.key(plan.seed)
    while done < plan.steps:
        rng = np.random.default_rng([plan.seed, epoch])
        for number, batch in enumerate(batches(epoch_of(epoch, rng), size, rng)):
            if number < batch_number:
                continue
            rate = rate_at(done, plan.steps, plan.rate, plan.rising)
            state, value = update(state, batch, jax.random.fold_in(key, done), np.float32(rate), np.float32(done + 1))
            done += 1
            progress.step(done, float(value))
            if time.monotonic() - saved > every or done == plan.steps:
                _save(state, plan, done, epoch, number + 1, checkpoint)
                saved = time.monotonic()
            if done == plan.steps:
                break
        epoch, batch_number = epoch + 1, 0
    return {name: np.asarray(value) for name, value in by_name(state.weights).items()}


def _save(state: State, plan: Plan, done: int, epoch: int, batch: int, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {part: np.asarray(row) for part, row in state._asdict().items()}
    half = path.with_name(path.name + ".half.npz")
    np.savez(half, plan=np.array(plan.key()), at=np.array([done, epoch, batch]), **arrays)  # type: ignore[arg-type]
    half.replace(path)


def _resume(state: State, plan: Plan, path: Path) -> tuple[State, int, int, int]:
    """The state of the checkpoint, where it is this plan's, and its step, epoch and batch."""
    if not path.is_file():
        return state, 0, 0, 0
    with np.load(path) as file:
        if str(file["plan"]) != plan.key():
            print(f"{plan.name}: {path} belongs to another plan; begins anew", flush=True)
            return state, 0, 0, 0
        parts = [jax.numpy.asarray(file[part]) for part in State._fields]
        done, epoch, batch = (int(x) for x in file["at"])
    return State(*parts), done, epoch, batch


class Progress:
    """A line now and then: the step, the loss, the speed, how long it will still take."""

    def __init__(self, name: str, steps: int, done: int, words: int, every: float = 15.0) -> None:
        self._name, self._steps, self._words, self._every = name, steps, words, every
        self._first = self._done = done
        self._start: float | None = None
        self._said = time.monotonic()
        self._losses: list[float] = []

    def step(self, done: int, value: float) -> None:
        now = time.monotonic()
        self._losses.append(value)
        if self._start is None:
            # The first step is mostly compiling: it tells nothing about the others.
            self._start, self._first = now, done
        if now - self._said < self._every and done != self._steps:
            return
        steps = done - self._first
        pace = steps / (now - self._start) if steps else 0.0
        left = f"{(self._steps - done) / pace / 60:.0f} min left" if pace else "time left unknown"
        mean = sum(self._losses) / len(self._losses)
        print(
            f"{self._name}: step {done}/{self._steps}, loss {mean:.4f}, {pace * self._words:.0f} words/s, {left}",
            flush=True,
        )
        self._said, self._losses = now, []
