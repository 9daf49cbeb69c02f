"""Reads the measuring sets and prints the scorer's table: how well statements are found, set by set."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

from . import paragraphs
from . import weights as files
from .confidence import load
from .data import Shared
from .reading import Arrays, read_all
from .statements import Confidence, statements

SUBSETS = ("direct", "quoted", "speech", "all")

SETS = {
    "PolNeAR dev": ("gold/polnear-dev.jsonl", False),
    "PolNeAR dev, single marks": ("gold/polnear-dev-single.jsonl", False),
    "PolNeAR dev, rule of marks": ("gold/polnear-dev.jsonl", True),
    "wild-dev": ("gold/wild-dev.jsonl", True),
    "GUM dev": ("gold/gum-news-dev.jsonl", True),
}
"""File, and whether the rule of marks is applied: PolNeAR joins quoted paragraphs always."""


def _module(path: Path) -> ModuleType:
    """A script of the scorer as a module."""
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.pop(0)


def scores(shared: Shared, weights: Arrays, confidence: Confidence, sets: dict[str, tuple[str, bool]]) -> dict[str, dict]:
    """For each set the F1 of content with speaker by subset, and of exact content spans."""
    scorer = _module(shared.path("scoring/score.py"))
    kind_of = _module(shared.path("scoring/kind.py")).kind
    read: dict[str, list[list[dict]]] = {}
    out = {}
    for name, (file, cut) in sets.items():
        gold = shared.articles(file)
        if file not in read:
            readings = read_all(weights, [a["text"] for a in gold])
            read[file] = [statements(reading, confidence, kind_of) for reading in readings]
        found = {a["id"]: (a["text"], reported) for a, reported in zip(gold, read[file])}
        predicted = {k: paragraphs.apply(text, reported) if cut else reported for k, (text, reported) in found.items()}
        row = {}
        for subset in SUBSETS:
            counts = scorer.evaluate(gold, predicted, subset)
            row[subset] = 100 * scorer.prf(counts["joint"], counts["np"], counts["ng"])[2]
            row["exact"] = 100 * scorer.prf(counts["sc_t"], counts["sc_p"], counts["sc_g"])[2]
        out[name] = row
    return out


def evaluate(shared: Shared, weights: Path, confidence: Path, as_json: bool = False) -> None:
    """Prints the table."""
    table = scores(shared, files.load(weights), load(confidence), SETS)
    if as_json:
        print(json.dumps(table))
        return
    print(f"{'content + speaker, F1':28}" + "".join(f"{s:>8}" for s in (*SUBSETS, "exact")))
    for name, row in table.items():
        print(f"{name:28}" + "".join(f"{row[s]:8.1f}" for s in (*SUBSETS, "exact")))
