"""Articles made ready to learn from: in one of the styles of quotation marks, some of their names invented.

`Example.of(article, targets)` once; `example.seen("single", 0.3, rng)` in every epoch.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .augment import swap_names
from .data import Article
from .seen import seen as as_seen
from .styles import restyle
from .targets import Targets
from .tokens import Tokens, features_of

AS_WRITTEN = "as written"
EVERYONES = 2
"""The half of articles that no network leaves out."""


@dataclass
class Seen:
    """An article as the network is shown it: rows of the tables, and which tokens stand in quotation marks."""

    features: np.ndarray
    quoted: np.ndarray
    punctuation: np.ndarray
    targets: Targets
    half: int = EVERYONES
    """Networks that leave this half out learn nothing from it."""

    def __len__(self) -> int:
        return len(self.features)


@dataclass
class Example:
    """An article with its targets."""

    identifier: str
    text: str
    targets: Targets
    half: int = EVERYONES
    _styles: dict[str, tuple[Tokens, np.ndarray]] = field(default_factory=dict)

    @staticmethod
    def of(article: Article, targets: Targets, half: int = EVERYONES) -> Example:
        return Example(article["id"], article["text"], targets, half)

    def _in_style(self, style: str) -> tuple[Tokens, np.ndarray]:
        if style not in self._styles:
            self._styles[style] = as_seen(restyle(self.text, style))
        return self._styles[style]

    def seen(self, style: str, names: float, rng: np.random.Generator) -> Seen:
        """The article in a style, each name of a source invented with the probability `names`."""
        tokens, quoted = self._in_style(style)
        features = tokens.features
        if names:
            words = swap_names(tokens.words, self.targets.source, names, rng)
            features = features if words is tokens.words else features_of(words)
        return Seen(features, quoted, tokens.punctuation, self.targets, self.half)
