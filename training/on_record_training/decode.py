"""From what stage two says of a candidate to a statement: its content, its source, and the numbers of its confidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .reading import Candidate, Reading

NAMES = "bias cp v pc pmin log1p(out) be ee has ps psmax log1p(n) np q q>0.99 m1c m1o ci same".split()
"""The numbers of the confidence: a one; the logits of the cue's probability, its validity, the content's mean and least
probability; content left out; the logits of beginnings and ends; whether there is a source, the logits of its mean and of
the greatest source probability; length; pieces; the share in quotation marks, whether all is; the logits of the first
stage's content and of nothing; whether the cue is quoted; whether all is in the cue's paragraph."""

Run = tuple[int, int]
"""Tokens from and to."""

_ROLE_OF_STATE = np.array([0, 1, 0, 2, 2])
_IMPOSSIBLE = -1e9


@dataclass
class Decoded:
    """A candidate as a statement."""

    candidate: Candidate
    content: list[Run]
    source: list[Run]
    words: frozenset[int]
    """The tokens of its content that are no punctuation."""
    source_words: frozenset[int]
    numbers: list[float]


def best_path(log_roles: np.ndarray) -> np.ndarray:
    """The best sequence of the states nothing yet, source, nothing after the source, content before the source, content
    after it: one source at most."""
    score = [0.0, *[_IMPOSSIBLE] * 4]
    back: list[list[int]] = []
    # Plain numbers: for five states they are faster than arrays.
    for o, begin_source, source, begin_content, content in log_roles.tolist():
        more = max(content, begin_content)
        ways = (
            ((0, o), (3, o)),
            ((0, begin_source), (1, source), (3, begin_source)),
            ((1, o), (2, o), (4, o)),
            ((0, begin_content), (3, more)),
            ((1, begin_content), (2, begin_content), (4, more)),
        )
        best = [max(((score[k] + x, -k) for k, x in way)) for way in ways]
        score = [value for value, _ in best]
        back.append([-k for _, k in best])
    path = np.zeros(len(back), int)
    state = max(range(5), key=lambda k: (score[k], -k))
    for t in range(len(back) - 1, -1, -1):
        path[t] = state
        state = back[t][state]
    return path


def _around_most_probable(content: np.ndarray, paragraph: np.ndarray) -> slice | None:
    """The run round the token that is most probably content, where that is anything at all."""
    top = int(content.argmax())
    if content[top] < 0.05:
        return None
    left = right = top
    while left > 0 and content[left - 1] > 0.3 * content[top] and paragraph[left - 1] == paragraph[top]:
        left -= 1
    while right < len(content) - 1 and content[right + 1] > 0.3 * content[top] and paragraph[right + 1] == paragraph[top]:
        right += 1
    return slice(left, right + 1)


def _runs(chosen: np.ndarray, paragraph: np.ndarray) -> list[Run]:
    """The runs of chosen places, both ends included, cut at paragraphs."""
    runs: list[Run] = []
    for j in np.flatnonzero(chosen):
        if runs and runs[-1][1] == j - 1 and paragraph[j - 1] == paragraph[j]:
            runs[-1] = (runs[-1][0], int(j))
        else:
            runs.append((int(j), int(j)))
    return runs


def logit(p: float) -> float:
    """ln(p / (1 - p)), kept away from nothing and from everything."""
    p = max(1e-4, min(1 - 1e-4, float(p)))
    return float(np.log(p / (1 - p)))


def decode(reading: Reading, candidate: Candidate) -> Decoded | None:
    """The statement of a candidate, where there is any content."""
    tokens = reading.tokens
    if candidate.roles is None:
        return None
    at = candidate.row0 + np.arange(len(candidate.roles))
    at = at[~tokens.punctuation[at]]
    if not at.size:
        return None
    p = candidate.roles[at - candidate.row0].astype(np.float64)
    p /= p.sum(1, keepdims=True)
    paragraph = tokens.paragraph[at]
    role = _ROLE_OF_STATE[best_path(np.log(p + 1e-7))]
    if not (role == 2).any():
        run = _around_most_probable(p[:, 3] + p[:, 4], paragraph)
        if run is None:
            return None
        role[run] = 2
    content, source = _runs(role == 2, paragraph), _runs(role == 1, paragraph)
    return Decoded(
        candidate=candidate,
        content=[(int(at[a]), int(at[b]) + 1) for a, b in content],
        source=[(int(at[a]), int(at[b]) + 1) for a, b in source],
        words=frozenset(at[role == 2].tolist()),
        source_words=frozenset(at[role == 1].tolist()),
        numbers=_numbers(reading, candidate, at, p, role, content),
    )


def _numbers(
    reading: Reading, candidate: Candidate, at: np.ndarray, p: np.ndarray, role: np.ndarray, runs: list[Run]
) -> list[float]:
    content, source = role == 2, role == 1
    content_p, source_p = p[:, 3] + p[:, 4], p[:, 1] + p[:, 2]
    first_stage = reading.tags[at][content]
    quoted = float(reading.quoted[at][content].mean())
    has_source = bool(source.any())
    ends = min(1 - content_p[b + 1] if b + 1 < len(at) else 1.0 for _, b in runs)
    home = reading.tokens.paragraph[candidate.start]
    return [
        1.0,
        logit(candidate.probability),
        logit(candidate.validity),
        logit(content_p[content].mean()),
        logit(content_p[content].min()),
        float(np.log1p(content_p[~content].sum())),
        logit(min(p[a, 3] for a, _ in runs)),
        logit(ends),
        float(has_source),
        logit(source_p[source].mean()) if has_source else 0.0,
        logit(source_p.max()),
        float(np.log1p(content.sum())),
        float(len(runs)),
        quoted,
        float(quoted > 0.99),
        logit((first_stage[:, 6] + first_stage[:, 7]).mean()),
        logit(first_stage[:, 3].mean()),
        float(reading.quoted[candidate.start]),
        float(all(reading.tokens.paragraph[at[a]] == home for a, _ in runs)),
    ]


def decode_all(reading: Reading) -> list[Decoded]:
    """The statements of all candidates that have content."""
    found = (decode(reading, candidate) for candidate in reading.candidates)
    return [statement for statement in found if statement is not None]
