"""Which stretches of an article stand in quotation marks; the same rules as the engine's `quotation.rs`.

Curly, straight, angled and UK single marks; nested marks belong to the outer quotation; a double mark that never closes
runs to the end of its paragraph; a single mark that never closes is an apostrophe.

`quotations("‘It’s late,’ she said.")` is one closed quotation with single marks, from 0 to 12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

import numpy as np

DOUBLES = frozenset('"“”„«»‟＂')
SINGLES = frozenset("'‘’‛‹›")
_OPENERS = frozenset("“«„‟")
_CLOSING_PUNCTUATION = frozenset(".,!?;…)]%”’")
_ELIDED = frozenset("em til till tis twas cause bout n round cos".split())
_ANY_MARK = re.compile("[" + re.escape("".join(sorted(DOUBLES | SINGLES))) + "]")


class Quotation(NamedTuple):
    """A stretch in quotation marks, the marks included."""

    start: int
    end: int
    closed: bool
    single: bool


class Role(Enum):
    OPEN = auto()
    CLOSE = auto()
    TOGGLE = auto()
    """A straight double mark: the state decides."""
    SINGLE_OPEN = auto()
    SINGLE_CLOSE = auto()
    """After punctuation: can hardly be an apostrophe."""
    SINGLE_MAYBE = auto()
    """After a letter: closes, or is the apostrophe of a plural ("the voters’ choice")."""


_DOUBLE_ROLES = (Role.OPEN, Role.TOGGLE, Role.CLOSE)


@dataclass
class Mark:
    at: int
    role: Role
    closed_later: bool
    """For an apostrophe after "s": whether a surer closing mark comes before the next opening one."""


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of one paragraph of `text`, in order, without overlaps."""
    end = len(text) if end is None else end
    paragraph = text[start:end]
    found = _pair(_marks(paragraph), len(paragraph))
    return [q._replace(start=q.start + start, end=q.end + start) for q in found]


def quotations_going_on(text: str, start: int, end: int) -> list[Quotation]:
    """The same for a paragraph behind one that ends inside a quotation: the words before its first double mark, where
    that closes, belong to that quotation."""
    at = next((i for i in range(start, end) if text[i] in DOUBLES), None)
    if at is None:
        return quotations(text, start, end)
    before = text[at - 1] if at > start else ""
    after = text[at + 1] if at + 1 < end else ""
    closes = (
        before != "" and not before.isspace() and before not in SINGLES and not after.isalnum() and text[at] not in _OPENERS
    )
    if not closes:
        return quotations(text, start, end)
    return [Quotation(start, at + 1, True, False), *quotations(text, at + 1, end)]


def article_quotations(text: str) -> list[Quotation]:
    """The quotations of all paragraphs; a quotation left open goes on into the next paragraph up to its closing mark."""
    found: list[Quotation] = []
    left_open = False
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        start, end = line.span()
        here = (quotations_going_on if left_open else quotations)(text, start, end)
        left_open = bool(here) and not here[-1].closed
        found += here
    return found


def inside(text: str) -> np.ndarray:
    """For every character whether it stands in quotation marks."""
    mask = np.zeros(len(text) + 1, bool)
    for quotation in article_quotations(text):
        mask[quotation.start : quotation.end] = True
    return mask


def _marks(paragraph: str) -> list[Mark]:
    marks: list[Mark] = []
    for match in _ANY_MARK.finditer(paragraph):
        at = match.start()
        before = paragraph[at - 1] if at else " "
        after = paragraph[at + 1] if at + 1 < len(paragraph) else " "
        role = _role(match.group(), before, after, paragraph, at + 1)
        if role is not None:
            plural = role is Role.SINGLE_MAYBE and before in "sS" and after == " "
            marks.append(Mark(at, role, plural))
    closing_next = False
    for mark in reversed(marks):
        if mark.role is Role.SINGLE_CLOSE:
            closing_next = True
        elif mark.role is Role.SINGLE_MAYBE:
            plural = mark.closed_later
            mark.closed_later = plural and closing_next
            closing_next |= not plural
        else:
            closing_next = False
    return marks


def _role(c: str, before: str, after: str, paragraph: str, behind: int) -> Role | None:
    if c in _OPENERS:
        return Role.OPEN
    if c in "”»":
        # A closing mark before a word and after a blank was meant to open.
        return Role.TOGGLE if before.isspace() and after.isalnum() else Role.CLOSE
    if c in '"＂':
        return Role.TOGGLE
    opens = not before.isalnum() and before not in _CLOSING_PUNCTUATION and not after.isspace()
    if opens and (c in "‘‛‹" or (c == "'" and after.isalnum())):
        return None if _elided(paragraph, behind) else Role.SINGLE_OPEN
    if c not in "’'›" or after.isalnum() or before.isspace():
        return None
    return Role.SINGLE_MAYBE if before.isalnum() else Role.SINGLE_CLOSE


def _elided(paragraph: str, behind: int) -> bool:
    """Whether a word that is written with a leading apostrophe follows: ’90s, ’em, ’tis."""
    word = ""
    while behind < len(paragraph) and paragraph[behind].isalnum() and len(word) < 8:
        word += paragraph[behind]
        behind += 1
    decade = 3 <= len(word) <= 4 and word[0] in "0123456789" and word.endswith("s")
    year = len(word) == 2 and all(c in "0123456789" for c in word)
    return decade or year or word.lower() in _ELIDED


def _pair(marks: list[Mark], length: int) -> list[Quotation]:
    found: list[Quotation] = []
    double: int | None = None
    single: int | None = None
    outer = _outer_ends(marks)
    # Where the quotation ends that holds others with the same marks.
    whole = 0
    for n, mark in enumerate(marks):
        if n < whole:
            continue
        if mark.role in _DOUBLE_ROLES:
            if single is not None:
                continue
            if mark.role is Role.OPEN:
                if double is None:
                    double = mark.at
                    whole = outer.get(n, 0)
            elif double is not None:
                found.append(Quotation(double, mark.at + 1, True, False))
                double = None
            elif mark.role is Role.TOGGLE:
                double = mark.at
        elif mark.role is Role.SINGLE_OPEN:
            if double is None and single is None:
                single = mark.at
        elif not mark.closed_later and single is not None:
            found.append(Quotation(single, mark.at + 1, True, True))
            single = None
    if single is not None:
        # What a single mark without an end hid is read again as if it were an apostrophe.
        rest = [m for m in marks if m.at > single]
        if any(m.role in (Role.OPEN, Role.TOGGLE) for m in rest):
            found += _pair_doubles(rest, length)
    elif double is not None:
        found.append(Quotation(double, length, False, False))
    return found


def _outer_ends(marks: list[Mark]) -> dict[int, int]:
    """For marks that open a quotation which holds others with the same marks: which mark ends it. Where marks do not
    balance nothing is said: one is missing or turned around."""
    ends: dict[int, int] = {}
    stack: list[list] = []
    for n, mark in enumerate(marks):
        if mark.role is Role.OPEN:
            if stack:
                stack[-1][1] = True
            stack.append([n, False])
        elif mark.role is Role.CLOSE:
            if not stack:
                return {}
            start, holds = stack.pop()
            if holds:
                ends[start] = n
        elif mark.role is Role.TOGGLE:
            return {}
    return {} if stack else ends


def _pair_doubles(marks: list[Mark], length: int) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    for mark in marks:
        if mark.role in (Role.OPEN, Role.TOGGLE) and start is None:
            start = mark.at
        elif mark.role in (Role.CLOSE, Role.TOGGLE) and start is not None:
            found.append(Quotation(start, mark.at + 1, True, False))
            start = None
    if start is not None:
        found.append(Quotation(start, length, False, False))
    return found
