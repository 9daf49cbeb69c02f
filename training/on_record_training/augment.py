"""Invented names in the place of those of an article, so that the network learns where names stand and not which.

A name is a run of two or three capitalised words in a source whose words the article never writes small. Its words
change everywhere in the article, always to the same ones: `swap_names` turns "Ann Lee said … Lee" into
"Mira Tolvek said … Tolvek".
"""

from __future__ import annotations

import numpy as np

_FIRST = """Ada Agnes Alan Amir Anna Anton Arjun Aisha Ben Bilal Carla Carlos Chen Clara Dana Daniel David Diego Elena Emma
Eric Fatima Felix Fiona Frank Grace Hanna Hassan Helen Hugo Ida Igor Ines Isaac Ivan Jack James Jane Javier Jin Joan Jonas
Joyce Julia Karen Karim Kate Kenji Kevin Laila Laura Lena Leo Linda Lisa Louis Lucy Maria Mark Martin Maya Mei Mira Mohamed
Nadia Naomi Nick Nina Noah Nora Olga Oliver Omar Oscar Paul Pedro Peter Priya Rachel Raj Ravi Rita Robert Rosa Ruth Sam Sara
Simon Sofia Sven Tara Thomas Tina Tom Uma Victor Vera Wei Will Yara Yusuf Zoe""".split()
_ONSETS = "B Br C Ch D Dr F G Gr H J K Kl L M N P R S Sh St T Tr V W Y Z".split()
_MIDDLES = "a e i o u ai ea ou ar er or an en in on ul ell ist ov am".split()
_ENDS = "ton man son ley well ford berg ski ova ez ini ard er es i ek ura wala das ng ham by ins er o ker".split()


def invented_surname(rng: np.random.Generator) -> str:
    """A surname that nobody needs to have."""
    return str(rng.choice(_ONSETS)) + str(rng.choice(_MIDDLES)) + str(rng.choice(_ENDS))


def names_in(words: tuple[str, ...], source: np.ndarray) -> list[tuple[str, ...]]:
    """The names that stand in the tokens of sources, each once, in order."""
    small = {w for w in words if w.islower()}
    names: dict[tuple[str, ...], None] = {}
    run: list[str] = []
    for word, is_source in zip((*words, ""), (*source, False)):
        part_of_name = len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() not in small
        if is_source and part_of_name:
            run.append(word)
            continue
        if 2 <= len(run) <= 3:
            names[tuple(run)] = None
        run = []
    return list(names)


def swap_names(words: tuple[str, ...], source: np.ndarray, probability: float, rng: np.random.Generator) -> tuple[str, ...]:
    """The words with some of the names of sources, each with `probability`, replaced everywhere."""
    new: dict[str, str] = {}
    for name in names_in(words, source):
        if rng.random() >= probability:
            continue
        new.setdefault(name[-1], invented_surname(rng))
        for word in name[:-1]:
            new.setdefault(word, str(rng.choice(_FIRST)))
    return tuple(new.get(w, w) for w in words) if new else words
