"""Which statements of a reading are reported: the surest first, none that says again what a surer one says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from .decode import Decoded, Run, decode_all
from .reading import Reading, sigmoid

Confidence = dict[str, Any]
"""`coef` and `names` of the logistic form, the least confidence of `speech` and of `other` cues; `speaker` likewise."""

KindOf = Callable[[str], str]
"""From a cue's words to "speech" or another kind."""


def confidence_of(confidence: Confidence, numbers: list[float]) -> float:
    """How probable it is that the content is right."""
    return float(sigmoid(np.dot(confidence["coef"], numbers)))


def speaker_confidence_of(confidence: Confidence, numbers: list[float]) -> float | None:
    """How probable it is that the source is right where the content is."""
    speaker = confidence.get("speaker")
    return float(sigmoid(np.dot(speaker["coef"], numbers))) if speaker else None


def spans(reading: Reading, runs: list[Run]) -> list[list[int]]:
    """Characters in the place of tokens."""
    return [[int(reading.tokens.start[a]), int(reading.tokens.end[b - 1])] for a, b in runs]


def statements(reading: Reading, confidence: Confidence, kind_of: KindOf) -> list[dict]:
    """The statements that are reported, the surest first."""
    text = reading.tokens.text
    rated: list[tuple[float, Decoded]] = [(confidence_of(confidence, d.numbers), d) for d in decode_all(reading)]
    used: set[int] = set()
    out = []
    for sure, found in sorted(rated, key=lambda pair: -pair[0]):
        cue = spans(reading, [(found.candidate.start, found.candidate.end)])
        least = confidence["speech" if kind_of(text[cue[0][0] : cue[0][1]]) == "speech" else "other"]
        if sure < least or len(found.words & used) > 0.2 * len(found.words):
            continue
        used |= found.words
        out.append(
            dict(
                content=spans(reading, found.content),
                speaker=spans(reading, found.source),
                cue=cue,
                confidence=sure,
                speaker_confidence=speaker_confidence_of(confidence, found.numbers),
            )
        )
    return out
