"""Reference vectors: made-up texts with every number on the way, for whoever writes the network in another language."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np

from . import weights as files
from .confidence import load
from .decode import Run, decode
from .marks import inside
from .reading import Reading, read_all
from .statements import Confidence, confidence_of, spans, speaker_confidence_of
from .tokens import Tokens, tokenize

TEXTS = (
    "The harbour board will sell its last ferry in May, chairwoman Ilse Marrow said on Friday. “We cannot keep a ship that"
    " nobody boards,” she told passengers, “and the bridge is nearly done.”",
    "According to a study by the Northgate Institute, rents rose by 7.5% last year.\n‘That is what we hear every day,’ said"
    " Owen Pratt, who runs an advice centre.\n‘People have stopped asking why.’",
    "Shopkeepers in Kelling hope for a better summer, but the town's own treasurer warned that \"the worst is still to"
    ' come". Asked whether taxes would rise, he declined to comment.',
)


def _rounded(table: np.ndarray) -> list:
    return np.round(np.asarray(table, np.float64), 4).tolist()


def as_written(text: str) -> tuple[Tokens, np.ndarray]:
    """The tokens of a text with its own marks, and which of them stand in quotation marks."""
    tokens = tokenize(text)
    return tokens, inside(text)[tokens.start].astype(np.int32)


def _byte_of(text: str) -> list[int]:
    """For each character, and for the end, the byte of the text in UTF-8 at which it begins: the engine counts bytes."""
    return list(itertools.accumulate((len(c.encode()) for c in text), initial=0))


def _candidates(reading: Reading, confidence: Confidence) -> list[dict[str, Any]]:
    byte = _byte_of(reading.tokens.text)

    def in_bytes(runs: list[Run]) -> list[list[int]]:
        return [[byte[start], byte[end]] for start, end in spans(reading, runs)]

    out = []
    for candidate in reading.candidates:
        found = decode(reading, candidate)
        # The engine reports no candidate without content, and neither do the vectors.
        if found is None or candidate.roles is None:
            continue
        out.append(
            dict(
                cue=[candidate.start, candidate.end],
                probability=round(candidate.probability, 6),
                first=candidate.row0,
                roles=_rounded(candidate.roles),
                valid=round(candidate.validity, 6),
                # Without the one: it is the confidence's own.
                numbers=[round(x, 5) for x in found.numbers[1:]],
                confidence=round(confidence_of(confidence, found.numbers), 6),
                speaker_confidence=speaker_confidence_of(confidence, found.numbers),
                content=in_bytes(found.content),
                source=in_bytes(found.source),
            )
        )
    return out


def vectors(readings: list[Reading], confidence: Confidence) -> dict[str, Any]:
    """The numbers of readings as `crates/engine/tests/network/vectors.json` has them."""
    texts = []
    for reading in readings:
        t, byte = reading.tokens, _byte_of(reading.tokens.text)
        columns = zip(t.start, t.end, t.features, reading.quoted, t.punctuation, t.paragraph)
        tokens = [
            dict(
                span=[byte[start], byte[end]],
                shape=int(row[4]),
                quoted=bool(quoted),
                word=not punctuation,
                paragraph=int(paragraph),
                rows=[int(x) for x in row[:4]],
            )
            for start, end, row, quoted, punctuation, paragraph in columns
        ]
        texts.append(
            dict(text=t.text, tokens=tokens, tags=_rounded(reading.tags), candidates=_candidates(reading, confidence))
        )
    about = "tags: cue O B I, role O BS IS BC IC; roles: O BS IS BC IC; numbers: those of the confidence, in their order"
    return dict(about=about, bounds=[confidence["speech"], confidence["other"]], texts=texts)


def write(weights: Path, confidence: Path, out: Path) -> None:
    """Writes the vectors of the made-up texts, and of all of them in one, so that rows are cut before and behind cues."""
    texts = [*TEXTS, "\n\n".join(TEXTS)]
    # One text at a time: what stands beside it in a batch must not show in its last digit.
    w = files.load(weights)
    readings = [read_all(w, [text], as_written)[0] for text in texts]
    out.parent.mkdir(parents=True, exist_ok=True)
    told = vectors(readings, load(confidence))
    out.write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"vectors: {out}", flush=True)
