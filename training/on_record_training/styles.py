"""The same article with other quotation marks, so that a house's style costs nothing.

`restyle("“It’s late,” she said.", "single")` is `‘It’s late,’ she said.` Every change puts one character in the place of
one: offsets, tokens and labels stay.
"""

from __future__ import annotations

from .marks import DOUBLES, SINGLES, article_quotations

STYLES = ("straight", "curly", "single", "single-straight")
"""Ways to write quotations; "single" is UK style with curly marks."""

# Outer opening and closing, inner opening and closing, apostrophe.
_MARKS = {
    "straight": ('"', '"', "'", "'", "'"),
    "curly": ("“", "”", "‘", "’", "’"),
    "single": ("‘", "’", "“", "”", "’"),
    "single-straight": ("'", "'", '"', '"', "'"),
}


def restyle(text: str, style: str) -> str:
    """The text with the marks of a style; unknown styles leave it as it is."""
    if style not in _MARKS:
        return text
    outer_open, outer_close, inner_open, inner_close, apostrophe = _MARKS[style]
    out = list(text)
    for i, c in enumerate(text):
        if c in "'’":
            out[i] = apostrophe
    for quotation in article_quotations(text):
        first, last = quotation.start, quotation.end - 1
        for i in range(first, last + 1):
            c = text[i]
            if c in DOUBLES:
                opens = c in "“«„‟" or (c in '"＂' and text[i + 1 : i + 2].isalnum())
                out[i] = inner_open if opens else inner_close
            elif c in SINGLES and not _between_letters(text, i):
                opens = c in "‘‛‹" or (c == "'" and text[i + 1 : i + 2].isalnum())
                out[i] = inner_open if opens else inner_close if i + 1 <= last and not _plural(text, i) else apostrophe
        if text[first] in DOUBLES or text[first] in SINGLES:
            out[first] = outer_open
        if quotation.closed:
            out[last] = outer_close
    return "".join(out)


def _between_letters(text: str, i: int) -> bool:
    return text[i - 1 : i].isalnum() and text[i + 1 : i + 2].isalnum()


def _plural(text: str, i: int) -> bool:
    """Whether the mark is most likely the apostrophe of a plural: "the voters’ choice"."""
    return text[i - 1 : i] in ("s", "S") and text[i + 1 : i + 2] == " "
