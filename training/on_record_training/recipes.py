"""Which articles an epoch of distilling and of tuning holds.

Distilling: PolNeAR's training articles with labels and teacher, the unlabelled ones with the teacher alone, and, where
networks have been asked about them, the labelled articles of other outlets. Tuning:
the labelled articles of other outlets, and a sample of the other two, so that what they taught is not lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .data import Article, Shared, SoftLabels, fold
from .examples import AS_WRITTEN, Example, Seen
from .styles import STYLES
from .targets import gold_targets, mixed_targets, polnear_convention, soft_targets
from .tokens import Tokens, tokenize

CuesOf = Callable[[Article], list[tuple[int, int]]]


@dataclass(frozen=True)
class Chance:
    """What is drawn anew each time an article is shown."""

    names: float
    """How probable it is that a name is replaced by an invented one."""
    restyled: float
    """How probable it is that the marks are those of a drawn style and not the article's own."""


def _usable(article: Article) -> Tokens | None:
    tokens = tokenize(article["text"])
    return tokens if len(tokens) else None


def polnear_examples(shared: Shared, soft: SoftLabels) -> list[Example]:
    """PolNeAR's training articles with labels and the teacher's out-of-fold probabilities."""
    out = []
    for number, article in enumerate(shared.articles("gold/polnear-train.jsonl")):
        tokens = _usable(article)
        teacher = soft.of(number, len(tokens)) if tokens is not None else None
        if tokens is not None and teacher is not None:
            out.append(Example.of(article, mixed_targets(tokens, article, teacher)))
    return out


def unlabelled_examples(shared: Shared, soft: SoftLabels) -> list[Example]:
    """The unlabelled articles with the teacher's probabilities; they follow PolNeAR's in the file."""
    out = []
    polnear = len(shared.articles("gold/polnear-train.jsonl"))
    for number, article in enumerate(shared.articles("reader/unlabelled.jsonl.gz")):
        tokens = _usable(article)
        teacher = soft.of(polnear + number, len(tokens)) if tokens is not None else None
        if tokens is not None and teacher is not None:
            out.append(Example.of(article, soft_targets(tokens, teacher)))
    return out


def labelled_examples(articles: list[Article], cues_of: CuesOf) -> list[Example]:
    """Labelled articles of other outlets, their labels brought to PolNeAR's convention. `cues_of` gives what looks like a
    cue in an article: what no label names is to be refused."""
    out = []
    for article in articles:
        tokens = _usable(article)
        if tokens is not None:
            targets = gold_targets(tokens, polnear_convention(article), cues_of(article))
            out.append(Example.of(article, targets))
    return out


def taught_examples(articles: list[Article], soft: SoftLabels) -> list[Example]:
    """Labelled articles of other outlets, their labels softened by what `teach.tell` wrote of them; each knows its half."""
    out = []
    for number, article in enumerate(articles):
        tokens = _usable(article)
        teacher = soft.of(number, len(tokens)) if tokens is not None else None
        if tokens is not None and teacher is not None:
            targets = mixed_targets(tokens, polnear_convention(article), teacher)
            out.append(Example.of(article, targets, fold(article["id"])))
    return out


def shown(examples: list[Example], chance: Chance, rng: np.random.Generator) -> list[Seen]:
    """The articles as one epoch sees them."""
    out = []
    for example in examples:
        style = str(rng.choice(STYLES)) if rng.random() < chance.restyled else AS_WRITTEN
        out.append(example.seen(style, chance.names, rng))
    return out


def sample(examples: list[Example], n: int, rng: np.random.Generator) -> list[Example]:
    """At most `n` of them, drawn."""
    return [examples[i] for i in rng.permutation(len(examples))[:n]]
