"""The whole way on ten made-up articles: distil, teach, tell, distil again, tune, confidence, vectors, model file. Shows
that it works, not how well.

The articles lie in `tests/data`; the toy lays them out as the shared folder has its own, with a teacher that says what the
labels say, only less surely. Then the real commands run, with few steps.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from . import crossfit, distil, export, teach, tune, vectors
from .data import Article, Shared, read_articles
from .targets import BEGIN_CONTENT, BEGIN_SOURCE, CONTENT, ROWS_BEFORE, ROWS_BEHIND, SOURCE, gold_targets
from .tokens import tokenize

ARTICLES = Path(__file__).resolve().parents[1] / "tests" / "data" / "articles.jsonl"

_WORDS, _STEPS, _SURE = 720, 4, 220
_ROLES = [BEGIN_SOURCE, SOURCE, BEGIN_CONTENT, CONTENT]


def _write_lines(path: Path, articles: list[Article]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(lines.encode(), mtime=0))
    else:
        path.write_text(lines, encoding="utf-8")


def teacher_of_labels(articles: list[Article]) -> dict[str, np.ndarray]:
    """Soft labels as `SoftLabels` reads them, by a teacher that knows the labels and is a little unsure."""
    lengths, tags, cues, validity, roles = [], [], [], [], []
    for number, article in enumerate(articles):
        tokens = tokenize(article["text"])
        targets = gold_targets(tokens, article)
        lengths.append(len(tokens))
        tags.append(np.concatenate([targets.cue[:, 1:], targets.role[:, _ROLES]], 1) * _SURE)
        for cue in targets.cues:
            first, stop = max(0, cue.start - ROWS_BEFORE), min(len(tokens), cue.start + ROWS_BEHIND)
            cues.append([number, cue.start, cue.end, first, stop - first])
            validity.append([0.9, 0.9])
            roles.append(cue.roles[:, _ROLES] * _SURE if cue.roles is not None else np.zeros((stop - first, 4)))
    return dict(
        tokens=np.array(lengths, np.int32),
        tags=np.concatenate(tags).astype(np.uint8),
        cues=np.array(cues, np.int32),
        cue=np.array(validity, np.float16),
        roles=np.concatenate(roles).astype(np.uint8),
    )


def lay_out(folder: Path, articles: list[Article]) -> Shared:
    """A shared folder of these articles: labelled, of other outlets, and unlabelled ones."""
    _write_lines(folder / "gold" / "polnear-train.jsonl", articles)
    # Not all of them: what is labelled is not taught from.
    _write_lines(folder / "gold" / "wild-train.jsonl", articles[: len(articles) * 2 // 3])
    _write_lines(folder / "reader" / "unlabelled.jsonl.gz", [dict(id=a["id"] + "-u", text=a["text"]) for a in articles])
    np.savez(folder / "reader" / "soft.npz", **teacher_of_labels(articles + articles))  # type: ignore[arg-type]
    return Shared(folder)


def run(out: Path) -> None:
    """Writes weights, confidence, vectors and the engine's model file into the folder `out`."""
    shared = lay_out(out / "shared", read_articles(ARTICLES))
    given = shared.path("reader/soft.npz")
    plain = distil.Options(steps=_STEPS, rising=2, words=_WORDS)
    students = distil.distil(shared, given, [], out / "student.npz", replace(plain, models=2))
    teach.teach(shared, [given], students, 0.5, out / "soft.npz")
    teach.tell(shared, (students[:1], students[1:]), out / "wild.npz")
    beside = distil.Beside(out / "wild.npz", halves=True)
    first, *_ = distil.distil(shared, out / "soft.npz", students[:1], out / "distilled.npz", plain, beside)
    options = tune.Options(epochs=1, words=_WORDS, polnear=4, unlabelled=4)
    tune.tune(shared, out / "soft.npz", [first], out / "reader.npz", True, options)
    halves = [out / f"reader-without-{half}.npz" for half in (0, 1)]
    crossfit.write(shared, halves, 0.2, out / "confidence.json")
    vectors.write(out / "reader.npz", out / "confidence.json", out / "vectors.json")
    export.export(out / "reader.npz", out / "confidence.json", out / "reader.orm", "toy")
    print(f"toy: the whole way is walked; see {out}", flush=True)
