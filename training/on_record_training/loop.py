"""The loop that all training shares: epochs of batches, progress, checkpoints.

Several networks can be trained side by side on the same batches: a large machine waits for the steps of the recurrent
layers, and takes hardly longer for six than for one. A run is fixed by its plan: whoever starts it again with the same
one goes on where the last checkpoint stands, and ends with the same weights as without the break.
"""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import jax
import numpy as np

from .batches import Size
from .feed import EpochOf, Feed
from .loss import NOTHING_LEFT_OUT
from .optimiser import State, begin, by_name, rate_at, update

Arrays = dict[str, np.ndarray]

_MEASURED = 40
"""After so many steps it is known how long one takes."""


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
    seconds: float = 0.0
    """Where the steps would take longer than this there are fewer; 0: as many as are planned."""
    factors: tuple[float, ...] = ()
    """How many times the rate each network learns; once where nothing is said."""
    without: tuple[int, ...] = ()
    """Which half of the labelled articles each network leaves out; none where nothing is said."""

    def key(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


class _Place(NamedTuple):
    """Where a run stands: steps done, steps that there will be, the epoch and the next batch in it."""

    done: int
    steps: int
    epoch: int
    batch: int


def train(
    weights: list[Arrays], epoch_of: EpochOf, plan: Plan, checkpoint: Path, every: float = 120.0, workers: int = 0
) -> list[Arrays]:
    """Trains each of the weights for `plan.steps` steps; writes a checkpoint every so many seconds."""
    found = _found(plan, checkpoint)
    place = _Place(0, plan.steps, 0, 0) if found is None else found[1]
    feed = Feed(epoch_of, plan.seed, Size.of(plan.words), place.epoch, workers)
    with contextlib.closing(feed):
        # The feed's processes are forked above, before JAX begins here.
        state = begin(weights) if found is None else State(*(jax.numpy.asarray(part) for part in found[0]))
        if place.done:
            print(f"{plan.name}: goes on at step {place.done} of {place.steps}, from {checkpoint}", flush=True)
        state = _steps(state, feed, plan, place, checkpoint, every)
    return [{name: np.asarray(value) for name, value in by_name(row).items()} for row in np.asarray(state.weights)]


def _steps(state: State, feed: Feed, plan: Plan, place: _Place, checkpoint: Path, every: float) -> State:
    done, steps, skipped = place.done, place.steps, place.batch
    progress, saved = Progress(plan.name, steps, done, plan.words), time.monotonic()
    key, count = jax.random.key(plan.seed), len(state.weights)
    factors = np.array(plan.factors or [1.0] * count, np.float32)
    without = np.array(plan.without or [NOTHING_LEFT_OUT] * count, np.int32)
    for epoch, number, batch in feed:
        if done >= steps:
            break
        if epoch == place.epoch and number < skipped:
            continue
        rate = rate_at(done, steps, plan.rate, plan.rising)
        state, value = update(state, batch, key, factors * np.float32(rate), without, np.int32(done + 1))
        done += 1
        if plan.seconds and done - place.done == _MEASURED:
            steps = min(steps, max(done, done + int((plan.seconds - progress.gone()) / progress.pace())))
            progress.steps = steps
        progress.step(done, value)
        if time.monotonic() - saved > every or done == steps:
            _save(state, plan, _Place(done, steps, epoch, number + 1), checkpoint)
            saved = time.monotonic()
    return state


def _save(state: State, plan: Plan, place: _Place, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {part: np.asarray(row) for part, row in state._asdict().items()}
    half = path.with_name(path.name + ".half.npz")
    np.savez(half, plan=np.array(plan.key()), at=np.array(place), **arrays)  # type: ignore[arg-type]
    half.replace(path)


def _found(plan: Plan, path: Path) -> tuple[list[np.ndarray], _Place] | None:
    """The state and the place of the checkpoint, where it is this plan's."""
    if not path.is_file():
        return None
    with np.load(path) as file:
        if str(file["plan"]) != plan.key():
            print(f"{plan.name}: {path} belongs to another plan; begins anew", flush=True)
            return None
        return [file[part] for part in State._fields], _Place(*(int(x) for x in file["at"]))


class Progress:
    """A line now and then: the step, the loss, the speed, how long it will still take."""

    _LAG = 8
    """The loss of a step is looked at so many steps later: looking at it at once would make the device wait."""

    def __init__(self, name: str, steps: int, done: int, words: int, every: float = 15.0) -> None:
        self.steps = steps
        self._name, self._words, self._every = name, words, every
        self._first = self._done = done
        self._begun = time.monotonic()
        self._start: float | None = None
        self._said = time.monotonic()
        self._waiting: list[jax.Array] = []
        self._losses: list[float] = []

    def gone(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._begun

    def pace(self) -> float:
        """Seconds a step, the first one left out."""
        if self._waiting:
            self._waiting[-1].block_until_ready()
        return (time.monotonic() - (self._start or self._begun)) / max(1, self._done - self._first)

    def step(self, done: int, value: jax.Array) -> None:
        """Told after each step."""
        self._done = done
        self._waiting.append(value)
        if self._start is None:
            # The first step is mostly compiling: it tells nothing about the others.
            value.block_until_ready()
            self._start, self._first = time.monotonic(), done
        while len(self._waiting) > (0 if done == self.steps else self._LAG):
            self._losses.append(float(self._waiting.pop(0).mean()))
        now = time.monotonic()
        if now - self._said < self._every and done != self.steps:
            return
        steps = done - self._first
        pace = steps / (now - self._start) if steps else 0.0
        left = f"{(self.steps - done) / pace / 60:.0f} min left" if pace else "time left unknown"
        mean = sum(self._losses) / max(1, len(self._losses))
        print(
            f"{self._name}: step {done}/{self.steps}, loss {mean:.4f}, {pace * self._words:.0f} words/s, {left}",
            flush=True,
        )
        self._said, self._losses = now, []
