"""The confidence fitted by halves: each half of the labelled articles read by weights that have not learned from it.

PolNeAR's training articles taught the weights that tuning begins with, so that its readings look a little too good; they
count less, and only keep the form from forgetting PolNeAR's ways.
"""

from __future__ import annotations

from pathlib import Path

from . import weights as files
from .confidence import Rows, fit, reliability, rows_of, save
from .data import Shared, fold

_POLNEAR_ARTICLES = 200


def write(shared: Shared, halves: list[Path], polnear_weight: float, out: Path) -> None:
    """`halves[k]` are weights that have not learned from half k."""
    wild, polnear = shared.articles("gold/wild-train.jsonl"), shared.articles("gold/polnear-train.jsonl")
    parts: dict[str, list[Rows]] = {"wild-train": [], "PolNeAR train": []}
    for half, path in enumerate(halves):
        weights = files.load(path)
        parts["wild-train"].append(rows_of(weights, [a for a in wild if fold(a["id"]) == half]))
        if polnear_weight > 0:
            mine = [a for a in polnear if fold(a["id"]) == half][: _POLNEAR_ARTICLES // 2]
            parts["PolNeAR train"].append(rows_of(weights, mine, polnear_weight))
    everything = Rows.joined([rows for rows_list in parts.values() for rows in rows_list])
    confidence = fit(everything)
    save(out, confidence)
    for name, rows in parts.items():
        if rows:
            print(f"{name}: confidence from, candidates, mean confidence, right")
            for row in reliability(Rows.joined(rows), confidence):
                print("  {:>4} {:6d} {:6.2f} {:6.2f}".format(*row))
    print(f"confidence: {out}", flush=True)
