"""An article as the engine shows it to the network: marks by what they do, not by how they look.

A quotation in single marks is shown as one in double marks, and double ones inside it as single ones, as the engine's
`network/seen.rs` does. The engine also joins two single marks into a double one, the lines of a paragraph that is broken
into lines, leaves out lines that only part an article, and shows rare ranks as a common one; training does none of
these, so that what is fitted here rests on readings that differ from the engine's in such articles.

`seen("‘He said “no”,’ she wrote.")` has the words of “He said ‘no’,” she wrote.
"""

from __future__ import annotations

import numpy as np

from .marks import Quotation, article_quotations
from .tokens import Tokens, tokenize, with_words

_SINGLE = frozenset("'’‘")


def seen(text: str) -> tuple[Tokens, np.ndarray]:
    """The tokens, and which of them stand in quotation marks."""
    tokens = tokenize(text)
    quotations = article_quotations(text)
    quoted = np.zeros(len(tokens), np.int32)
    words = list(tokens.words)
    for quotation in quotations:
        first, end = (int(k) for k in np.searchsorted(tokens.start, (quotation.start, quotation.end)))
        quoted[first:end] = 1
        if quotation.single:
            _swap_marks(words, quotation, first, end)
    return (with_words(tokens, tuple(words)) if words != list(tokens.words) else tokens), quoted


def _swap_marks(words: list[str], quotation: Quotation, first: int, end: int) -> None:
    """Shows the single marks round a quotation as double ones, and double ones inside it as single ones."""
    inner = {"“": "‘", "”": "’", '"': "'"}
    for n in range(first, end):
        if words[n] in _SINGLE and n == first:
            words[n] = "“"
        elif words[n] in _SINGLE and n == end - 1 and quotation.closed:
            words[n] = "”"
        else:
            words[n] = inner.get(words[n], words[n])
