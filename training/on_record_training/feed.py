"""The batches of a run, epoch by epoch, made ahead by processes of their own where there are cores for it.

Each epoch has its own source of chance, so that it does not matter which process makes it: `Feed(...)` with no workers and
with four gives the same batches in the same order.
"""

from __future__ import annotations

import itertools
import multiprocessing
import queue
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from .batches import Batch, Size, batches
from .examples import Seen

EpochOf = Callable[[int, np.random.Generator], list[Seen]]
"""The articles of an epoch, by its number and with its own source of chance."""

_AHEAD = 48
"""How many batches each process makes ahead."""
_PATIENCE = 300.0
"""Seconds after which a process that sends nothing is held to be dead."""


def _epoch(epoch_of: EpochOf, seed: int, size: Size, epoch: int) -> Iterator[Batch]:
    rng = np.random.default_rng([seed, epoch])
    return batches(epoch_of(epoch, rng), size, rng)


def _serve(out: Any, epoch_of: EpochOf, seed: int, size: Size, first: int, step: int) -> None:
    try:
        for epoch in itertools.count(first, step):
            for batch in _epoch(epoch_of, seed, size, epoch):
                out.put(batch)
            out.put(None)
    except BaseException:
        out.put(traceback.format_exc())
        raise


class Feed:
    """Iterates over epoch, number in the epoch, and batch, without end; `close` ends its processes.

    Processes are forked: make it before JAX computes anything.
    """

    def __init__(self, epoch_of: EpochOf, seed: int, size: Size, first: int = 0, workers: int = 0) -> None:
        self._epoch_of, self._seed, self._size, self._first = epoch_of, seed, size, first
        self._queues: list[Any] = []
        self._processes: list[Any] = []
        if not workers:
            return
        context: Any = multiprocessing.get_context("fork")
        for k in range(workers):
            out = context.Queue(_AHEAD)
            arguments = (out, epoch_of, seed, size, first + k, workers)
            process = context.Process(target=_serve, args=arguments, daemon=True)
            process.start()
            self._queues.append(out)
            self._processes.append(process)

    def __iter__(self) -> Iterator[tuple[int, int, Batch]]:
        for epoch in itertools.count(self._first):
            for number, batch in enumerate(self._batches(epoch)):
                yield epoch, number, batch

    def _batches(self, epoch: int) -> Iterator[Batch]:
        if not self._queues:
            yield from _epoch(self._epoch_of, self._seed, self._size, epoch)
            return
        source = self._queues[(epoch - self._first) % len(self._queues)]
        while True:
            try:
                got = source.get(timeout=_PATIENCE)
            except queue.Empty:
                raise RuntimeError("a process that makes batches sends nothing any more") from None
            if got is None:
                return
            if isinstance(got, str):
                raise RuntimeError(f"a process that makes batches ended:\n{got}")
            yield got

    def close(self) -> None:
        """Ends the processes; what they made ahead is thrown away."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join(5)
        for out in self._queues:
            out.cancel_join_thread()
            out.close()
        self._processes, self._queues = [], []
