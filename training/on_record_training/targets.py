"""What the network shall say of an article: from labels, from the teacher, or from both.

Stage one: for each token the cue tags O B I and the role tags O, begin source, inside source, begin content, inside
content. Stage two: for each cue whether it is one, and the same roles for the tokens round it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .data import Article, Soft
from .tokens import Tokens

NOTHING, BEGIN_SOURCE, SOURCE, BEGIN_CONTENT, CONTENT = range(5)
ROWS_BEFORE, ROWS_BEHIND = 60, 80
"""How many tokens stage two sees before a cue's beginning, and from it on."""

_LONGEST_CUE = 8
_GOLD_SHARE = 0.6


@dataclass
class CueTarget:
    """What stage two shall say of one cue: tokens [start, end) of the article."""

    start: int
    end: int
    validity: float
    roles: np.ndarray | None
    """Rows of five probabilities from `window_start` on; `None` where only the validity is known."""
    weight: float = 1.0

    @property
    def window_start(self) -> int:
        return max(0, self.start - ROWS_BEFORE)


@dataclass
class Targets:
    """What the network shall say of an article."""

    cue: np.ndarray
    role: np.ndarray
    cues: list[CueTarget]

    @property
    def source(self) -> np.ndarray:
        """Which tokens belong to a source."""
        return self.role[:, BEGIN_SOURCE] + self.role[:, SOURCE] > 0.5


def _pieces(tokens: Tokens, spans: list[list[int]]) -> list[np.ndarray]:
    """The tokens of each span that holds any."""
    found = (np.flatnonzero((tokens.start < b) & (tokens.end > a)) for a, b in spans)
    return [piece for piece in found if piece.size]


def cue_tokens(tokens: Tokens, statement: dict) -> tuple[int, int] | None:
    """From its first to its last token; its first piece where it lies in pieces far apart."""
    pieces = _pieces(tokens, statement.get("cue") or [])
    if not pieces:
        return None
    start, end = int(min(p[0] for p in pieces)), int(max(p[-1] for p in pieces)) + 1
    if end - start > _LONGEST_CUE:
        start, end = int(pieces[0][0]), int(pieces[0][-1]) + 1
    return start, end


def _paint(tags: np.ndarray, tokens: Tokens, spans: list[list[int]], begin: int, inside: int) -> None:
    for piece in _pieces(tokens, spans):
        tags[piece] = inside
        tags[piece[0]] = begin


def polnear_convention(article: Article) -> Article:
    """The labels as PolNeAR would have them: nothing nested, and a quotation without a cue is a further piece of the
    statement of the same speaker before it."""
    statements: list[dict] = []
    last: dict | None = None
    for statement in sorted(article["statements"], key=lambda s: s["content"][0][0]):
        if statement.get("nested"):
            continue
        cue, speaker = statement.get("cue"), statement.get("speaker_entity")
        quoted = statement.get("type") in ("direct", "mixed")
        if last is not None and not cue and quoted and speaker and speaker == last.get("speaker_entity"):
            last["content"] = last["content"] + statement["content"]
            continue
        statement = dict(statement)
        statements.append(statement)
        last = statement
    nested = [s for s in article["statements"] if s.get("nested")]
    return dict(article, statements=statements, nested=nested)


def gold_targets(tokens: Tokens, article: Article, others: Sequence[tuple[int, int]] = ()) -> Targets:
    """From labels. `others` are tokens that look like cues: where they touch no labelled cue they are to be refused."""
    n = len(tokens)
    cue, role, cues = np.zeros(n, np.int64), np.zeros(n, np.int64), []
    taken = np.zeros(n, bool)
    statements = sorted(article["statements"], key=lambda s: -sum(b - a for a, b in s["content"]))
    for statement in statements:
        _paint(role, tokens, statement["content"], BEGIN_CONTENT, CONTENT)
    for statement in statements:
        _paint(role, tokens, statement.get("speaker") or [], BEGIN_SOURCE, SOURCE)
        place = cue_tokens(tokens, statement)
        if place is None:
            continue
        start, end = place
        cue[start:end], cue[start] = 2, 1
        taken[start:end] = True
        own = np.zeros(n, np.int64)
        _paint(own, tokens, statement["content"], BEGIN_CONTENT, CONTENT)
        _paint(own, tokens, statement.get("speaker") or [], BEGIN_SOURCE, SOURCE)
        window = slice(max(0, start - ROWS_BEFORE), start + ROWS_BEHIND)
        cues.append(CueTarget(start, end, 1.0, np.eye(5, dtype=np.float32)[own[window]]))
    for statement in article.get("nested", ()):
        taken |= tokens.within(statement.get("cue") or [])
    for start, end in others:
        if not taken[start:end].any():
            cues.append(CueTarget(start, end, 0.0, None))
    eye = np.eye(5, dtype=np.float32)
    return Targets(eye[cue][:, :3], eye[role], cues)


def _with_rest(probabilities: np.ndarray) -> np.ndarray:
    """Probabilities with that of O before them."""
    p = probabilities.astype(np.float32) / 255
    p /= np.maximum(1.0, p.sum(1, keepdims=True))
    return np.concatenate([1 - p.sum(1, keepdims=True), p], 1)


def soft_targets(tokens: Tokens, soft: Soft) -> Targets:
    """From the teacher alone."""
    cues = []
    for (start, end, first, length), (_, validity), roles in zip(soft.cues, soft.validity, soft.roles):
        window = max(0, int(start) - ROWS_BEFORE)
        stop = min(len(tokens), int(start) + ROWS_BEHIND)
        rows = np.zeros((stop - window, 5), np.float32)
        rows[:, NOTHING] = 1
        # The teacher's window may end a little earlier than ours.
        a, b = max(window, int(first)), min(stop, int(first + length))
        if a < b:
            rows[a - window : b - window] = _with_rest(roles[a - int(first) : b - int(first)])
        cues.append(CueTarget(int(start), int(end), float(validity), rows, float(validity)))
    return Targets(_with_rest(soft.tags[:, :2]), _with_rest(soft.tags[:, 2:]), cues)


def mixed_targets(tokens: Tokens, article: Article, soft: Soft) -> Targets:
    """From labels, softened by a teacher that has not seen them; its further cues are to be refused."""
    gold = gold_targets(tokens, article, [(int(c[0]), int(c[1])) for c in soft.cues])
    share = np.float32(_GOLD_SHARE)
    gold.cue = share * gold.cue + (1 - share) * _with_rest(soft.tags[:, :2])
    gold.role = share * gold.role + (1 - share) * _with_rest(soft.tags[:, 2:])
    return gold
