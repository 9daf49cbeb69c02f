"""The rule of marks: which quoted paragraphs belong to one statement.

A further quoted paragraph stays in the statement where the paragraph before it leaves its quotation open; after a closed
mark it is a statement of its own, of the same speaker, without a speaker span. PolNeAR joins them always, and so does the
network that learned from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .marks import Quotation, article_quotations


@dataclass(frozen=True)
class Paragraph:
    start: int
    end: int
    left_open: bool
    """Whether a quotation is still open at its end."""
    quoted: bool
    """Whether it begins with a quotation."""
    first_end: int
    """Where the quotation ends that it begins with."""


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text that hold anything."""
    quotations = article_quotations(text)
    out = []
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        start, end = line.span()
        lead = start + len(line.group()) - len(line.group().lstrip())
        here: list[Quotation] = [q for q in quotations if start <= q.start < end]
        first = next((q for q in here if q.start == lead), None)
        left_open = bool(here) and not here[-1].closed
        out.append(Paragraph(start, end, left_open, first is not None, first.end if first else end))
    return out


def apply(text: str, found: list[dict]) -> list[dict]:
    """The statements after the rule."""
    all_paragraphs = paragraphs(text)
    quotations = article_quotations(text)
    parts = [part for statement in found for part in _cut(all_paragraphs, quotations, statement)]
    _go_on(text, all_paragraphs, parts)
    return parts


def _number_of(all_paragraphs: list[Paragraph], at: int) -> int:
    return next((i for i, p in enumerate(all_paragraphs) if at < p.end), len(all_paragraphs) - 1)


def _cut(all_paragraphs: list[Paragraph], quotations: list[Quotation], statement: dict) -> list[dict]:
    """The parts of a statement, the one at its cue first."""
    by_paragraph: dict[int, list[list[int]]] = {}
    for span in statement["content"]:
        by_paragraph.setdefault(_number_of(all_paragraphs, span[0]), []).append(span)
    cue = _number_of(all_paragraphs, (statement.get("cue") or statement["content"])[0][0])
    home = cue if cue in by_paragraph else min(by_paragraph, key=lambda k: abs(k - cue))
    groups: list[list[int]] = []
    for k in sorted(by_paragraph):
        goes_on = groups and groups[-1][-1] == k - 1 and all_paragraphs[k - 1].left_open and all_paragraphs[k].quoted
        groups[-1].append(k) if goes_on else groups.append([k])
    stays: list[list[int]] = []
    parts = []
    for group in groups:
        content = [span for k in group for span in by_paragraph[k]]
        quoted = any(q.start < b and a < q.end for q in quotations for a, b in content)
        if home in group or not quoted:
            stays += content
        else:
            parts.append(dict(statement, content=content, speaker=[], cue=[]))
    return [dict(statement, content=sorted(stays)), *parts]


def _go_on(text: str, all_paragraphs: list[Paragraph], parts: list[dict]) -> None:
    """Content that reaches the end of a paragraph with its quotation open goes on in the next one."""
    taken = [tuple(span) for part in parts for span in part["content"]]
    for part in parts:
        while True:
            end = max(b for _, b in part["content"])
            k = _number_of(all_paragraphs, end - 1)
            if k + 1 >= len(all_paragraphs) or not all_paragraphs[k].left_open or not all_paragraphs[k + 1].quoted:
                break
            if re.search(r"\w", text[end : all_paragraphs[k].end]):
                break
            a, b = all_paragraphs[k + 1].start, all_paragraphs[k + 1].first_end
            while a < b and not text[a].isalnum():
                a += 1
            if a >= b or any(s < b and a < f for s, f in taken):
                break
            part["content"] = [*part["content"], [a, b]]
            taken.append((a, b))
