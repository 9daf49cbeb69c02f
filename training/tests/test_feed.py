"""Batches made by processes. Each test runs in an interpreter of its own: processes must not be forked beside JAX."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_BEGIN = """
import itertools
from pathlib import Path
import numpy as np
from on_record_training.batches import Size
from on_record_training.data import read_articles
from on_record_training.feed import Feed
from on_record_training.recipes import Chance, labelled_examples, shown

size = Size.of(720)
examples = labelled_examples(read_articles(Path("tests/data/articles.jsonl")), lambda _: [(0, 1)])

def epoch(_, rng):
    return shown(examples, Chance(0.5, 0.5), rng)

def broken(_, rng):
    raise ValueError("no articles")
"""


def ran(script: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", _BEGIN + script], cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_processes_make_the_batches_that_one_would() -> None:
    done = ran(
        """
alone, together = Feed(epoch, 3, size), Feed(epoch, 3, size, workers=2)
for (a, b, one), (c, d, other) in itertools.islice(zip(alone, together), 12):
    assert (a, b) == (c, d) and all(np.array_equal(x, y) for x, y in zip(one, other))
together.close()
print("the same")
"""
    )
    assert done.stdout == "the same\n", done.stderr


def test_what_goes_wrong_in_a_process_is_told() -> None:
    done = ran("next(iter(Feed(broken, 3, size, workers=1)))")
    assert done.returncode == 1
    assert "RuntimeError: a process that makes batches ended" in done.stderr and "no articles" in done.stderr
