"""From labels and soft labels to targets; names."""

from pathlib import Path
from typing import Any

import numpy as np

from on_record_training.augment import names_in, swap_names
from on_record_training.data import SoftLabels, fold, read_articles
from on_record_training.targets import gold_targets, polnear_convention, soft_targets
from on_record_training.tokens import tokenize
from on_record_training.toy import ARTICLES, teacher_of_labels

TEXT = "Ann Lee said rain is near. Lee, who left, wrote."


def article(**more: object) -> dict:
    statement = dict(content=[[13, 25]], speaker=[[0, 7]], cue=[[8, 12]], **more)
    return dict(id="a", text=TEXT, statements=[statement])


def test_labels_become_tags_and_cues() -> None:
    targets = gold_targets(tokenize(TEXT), article(), [(2, 3), (10, 11)])
    assert targets.cue.argmax(1).tolist()[:4] == [0, 0, 1, 0]
    assert targets.role.argmax(1).tolist()[:7] == [1, 2, 0, 3, 4, 4, 0]
    assert [(c.start, c.end, c.validity) for c in targets.cues] == [(2, 3, 1.0), (10, 11, 0.0)]
    assert targets.cues[1].roles is None


def test_a_quotation_without_a_cue_joins_its_speaker_and_nested_statements_go() -> None:
    labels: list[dict[str, Any]] = [
        dict(content=[[0, 3]], cue=[[4, 5]], speaker_entity="Ann Lee", type="direct"),
        dict(content=[[6, 8]], cue=[], speaker_entity="Ann Lee", type="direct"),
        dict(content=[[9, 12]], cue=[], speaker_entity="Bo Park", type="direct"),
        dict(content=[[13, 15]], cue=[[16, 17]], speaker_entity="Bo Park", nested=True),
    ]
    there = polnear_convention(dict(id="a", text="", statements=labels))
    assert [s["content"] for s in there["statements"]] == [[[0, 3], [6, 8]], [[9, 12]]]
    assert len(there["nested"]) == 1
    assert labels[0]["content"] == [[0, 3]], "the labels themselves stay as they are"


def test_a_nested_cue_is_neither_taught_nor_refused() -> None:
    nested = dict(content=[[13, 25]], cue=[[42, 47]], nested=True)
    labelled = dict(article(), nested=[nested])
    assert len(gold_targets(tokenize(TEXT), labelled, [(12, 13)]).cues) == 1


def test_soft_labels_are_read_article_by_article(tmp_path: Path) -> None:
    articles = read_articles(ARTICLES)
    np.savez(tmp_path / "soft.npz", **teacher_of_labels(articles))  # type: ignore[arg-type]
    soft = SoftLabels(tmp_path / "soft.npz")
    for number, one in enumerate(articles):
        tokens = tokenize(one["text"])
        gold = gold_targets(tokens, one)
        told = soft.of(number, len(tokens))
        assert told is not None
        taught = soft_targets(tokens, told)
        assert (taught.role.argmax(1) == gold.role.argmax(1)).all()
        assert [(c.start, c.end) for c in taught.cues] == [(c.start, c.end) for c in gold.cues]
        for a, b in zip(taught.cues, gold.cues):
            assert a.roles is not None and b.roles is not None and (a.roles.argmax(1) == b.roles.argmax(1)).all()
        assert np.allclose(taught.role.sum(1), 1)
    assert soft.of(0, 1) is None and soft.of(99, 1) is None


def test_names_change_everywhere_and_the_rest_stays() -> None:
    tokens = tokenize(TEXT)
    source = tokens.within([[0, 7]])
    assert names_in(tokens.words, source) == [("Ann", "Lee")]
    rng = np.random.default_rng(3)
    new = swap_names(tokens.words, source, 1.0, rng)
    assert new[1] == new[7] != "Lee" and new[0] != "Ann" and new[2:6] == tokens.words[2:6]
    assert swap_names(tokens.words, source, 0.0, rng) == tokens.words


def test_there_are_two_halves() -> None:
    assert {fold(str(k)) for k in range(20)} == {0, 1}
