"""Reference vectors: made-up texts with every number on the way, for whoever writes the network in another language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from . import weights as files
from .confidence import load
from .decode import decode
from .reading import Reading, read_all
from .statements import Confidence, confidence_of, spans, speaker_confidence_of

TEXTS = (
    "The harbour board will sell its last ferry in May, chairwoman Ilse Marrow said on Friday. “We cannot keep a ship that"
    " nobody boards,” she told passengers, “and the bridge is nearly done.”",
    "According to a study by the Northgate Institute, rents rose by 7.5% last year.\n‘That is what we hear every day,’ said"
    " Owen Pratt, who runs an advice centre.\n‘People have stopped asking why.’",
    "Shopkeepers in Kelling hope for a better summer, but the town's own treasurer warned that \"the worst is still to"
    ' come". Asked whether taxes would rise, he declined to comment.',
)


def _rounded(table: np.ndarray) -> list:
    return np.round(np.asarray(table, np.float64), 6).tolist()


def _candidates(reading: Reading, confidence: Confidence) -> list[dict[str, Any]]:
    out = []
    for candidate in reading.candidates:
        entry: dict[str, Any] = dict(
            cue=[candidate.start, candidate.end],
            p=round(candidate.probability, 6),
            row0=candidate.row0,
            emissions=_rounded(candidate.roles if candidate.roles is not None else np.zeros((0, 5))),
            valid=round(candidate.validity, 6),
            confidence=None,
        )
        found = decode(reading, candidate)
        if found is not None:
            entry.update(
                numbers=found.numbers,
                confidence=confidence_of(confidence, found.numbers),
                speaker_confidence=speaker_confidence_of(confidence, found.numbers),
                content=found.content,
                source=found.source,
                content_spans=spans(reading, found.content),
                source_spans=spans(reading, found.source),
            )
        out.append(entry)
    return out


def vectors(readings: list[Reading], weights: str, confidence: Confidence) -> dict[str, Any]:
    """The numbers of readings, as JSON holds them."""
    paragraphs = []
    for reading in readings:
        t, f = reading.tokens, reading.tokens.features
        features = dict(
            start=t.start, end=t.end, shape=f[:, 4], in_quotes=reading.quoted, punct=t.punctuation.astype(int),
            paragraph=t.paragraph, word1=f[:, 0], word2=f[:, 1], ending=f[:, 2], opening=f[:, 3],
        )  # fmt: skip
        paragraphs.append(
            dict(
                text=t.text,
                tokens=list(t.words),
                features={name: column.tolist() for name, column in features.items()},
                pass_one=_rounded(reading.tags),
                candidates=_candidates(reading, confidence),
            )
        )
    order = dict(pass_one="cue O B I, role O BS IS BC IC", emissions="O BS IS BC IC")
    return dict(weights=weights, confidence=confidence, order=order, paragraphs=paragraphs)


def write(weights: Path, confidence: Path, out: Path) -> None:
    """Writes the vectors of the made-up texts, and of all of them in one, so that rows are cut before and behind cues."""
    texts = [*TEXTS, "\n\n".join(TEXTS)]
    # One text at a time: what stands beside it in a batch must not show in its last digit.
    w = files.load(weights)
    readings = [read_all(w, [text])[0] for text in texts]
    out.parent.mkdir(parents=True, exist_ok=True)
    told = vectors(readings, weights.name, load(confidence))
    out.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"vectors: {out}", flush=True)
