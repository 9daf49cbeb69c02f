"""Training and reading are one network; decoding, confidence, and the rule of marks."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from on_record_training import confidence, decode, paragraphs, reading, weights
from on_record_training.batches import Size, assemble, windows_of
from on_record_training.data import Missing, Shared, read_articles
from on_record_training.evaluate import scores
from on_record_training.examples import AS_WRITTEN, Example
from on_record_training.network import fresh, read_batch
from on_record_training.statements import statements
from on_record_training.targets import gold_targets
from on_record_training.tokens import tokenize
from on_record_training.toy import ARTICLES


@pytest.fixture(scope="module")
def drawn() -> dict[str, np.ndarray]:
    return fresh(7)


def test_training_and_reading_give_the_same_numbers(drawn: dict[str, np.ndarray]) -> None:
    article = read_articles(ARTICLES)[0]
    tokens = tokenize(article["text"])
    targets = gold_targets(tokens, article)
    rng = np.random.default_rng(0)
    size = dataclasses.replace(Size(), windows=2, cues=8)
    seen = Example.of(article, targets).seen(AS_WRITTEN, 0.0, rng)
    windows = windows_of(seen, size, rng)
    assert len(windows) == 1 and windows[0].end == len(tokens)
    batch = assemble(windows, size, rng)
    cue, role, roles, validity = (np.asarray(a) for a in read_batch(drawn, batch))

    n = len(tokens)
    x = reading.stage_one(drawn, tokens.features[:, None], seen.quoted[:, None], np.ones((n, 1), np.float32))
    tags = reading.tags(drawn, x[:, 0])
    assert np.abs(tags - np.concatenate([cue[:n, 0], role[:n, 0]], 1)).max() < 1e-5
    candidates = [reading.Candidate(c.start, c.end, 1.0) for c in targets.cues]
    reading._stage_two(drawn, [(x[:, 0], c) for c in candidates])
    for k, c in enumerate(candidates):
        assert c.roles is not None and abs(c.validity - validity[k]) < 1e-5
        assert np.abs(c.roles - roles[: len(c.roles), k]).max() < 1e-5


def test_windows_cover_an_article_once() -> None:
    text = "word " * 1000
    article = dict(id="long", text=text, statements=[])
    tokens = tokenize(text)
    seen = Example.of(article, gold_targets(tokens, article)).seen(AS_WRITTEN, 0.0, np.random.default_rng(0))
    for seed in range(5):
        windows = windows_of(seen, Size(), np.random.default_rng(seed))
        assert [w.start for w in windows[1:]] == [w.end for w in windows[:-1]]
        assert windows[0].start == 0 and windows[-1].end == 1000
        assert max(w.end - w.start for w in windows) <= Size().core


def test_an_article_is_read_alike_alone_and_beside_others(drawn: dict[str, np.ndarray]) -> None:
    texts = [a["text"] for a in read_articles(ARTICLES)] + [""]
    together = reading.read_all(drawn, texts)
    alone = reading.read_all(drawn, texts[:1])[0]
    assert np.abs(together[0].tags - alone.tags).max() < 1e-5
    assert len(together[-1].tokens) == 0 and together[-1].candidates == []


def test_files_with_weights_keep_them_to_a_step_of_int8(drawn: dict[str, np.ndarray], tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    weights.save(path, drawn)
    back = weights.load(path)
    for name, value in drawn.items():
        largest = np.abs(value).max(-1, keepdims=True)
        assert (np.abs(back[name] - value) <= largest / 127 * 0.6 + 1e-3).all(), name
    with pytest.raises(Missing, match="not there"):
        weights.load(tmp_path / "other.npz")


def test_the_best_path_has_one_source_at_most() -> None:
    o, bs, s, bc, c = (np.log(np.eye(5) * 0.96 + 0.01)[k] for k in range(5))
    path = decode.best_path(np.array([bc, c, o, bs, s, o, bc, c]))
    assert path.tolist() == [3, 3, 0, 1, 1, 2, 4, 4]
    twice = decode.best_path(np.array([bs, o, bs, s, s]))
    assert (np.diff((twice == 1).astype(int)) == 1).sum() + int(twice[0] == 1) == 1


def reading_of(text: str, cue: tuple[int, int], roles: list[int]) -> reading.Reading:
    """A reading with one candidate whose roles are nearly certain."""
    tokens = tokenize(text)
    p = np.full((len(tokens), 5), 0.01, np.float32)
    p[np.arange(len(tokens)), roles] = 0.96
    tags = np.full((len(tokens), 8), 0.1, np.float32)
    candidate = reading.Candidate(*cue, 0.9, 0.9, 0, p)
    return reading.Reading(tokens, np.zeros(len(tokens), int), tags, [candidate])


def test_a_candidate_becomes_a_statement_with_its_confidence() -> None:
    read = reading_of("Rain comes, Ann Lee said.", (5, 6), [3, 4, 0, 1, 2, 0, 0])
    sure = dict(coef=[5.0] + [0.0] * 18, speech=0.45, other=0.7, speaker=dict(coef=[0.0] * 19))
    (found,) = statements(read, sure, lambda cue: "speech" if cue == "said" else "other")
    assert (found["content"], found["speaker"], found["cue"]) == ([[0, 10]], [[12, 19]], [[20, 24]])
    assert found["confidence"] > 0.99 and found["speaker_confidence"] == 0.5
    assert statements(read, dict(sure, coef=[0.0] * 19), lambda _: "other") == []
    assert len(decode.NAMES) == len(decode.decode_all(read)[0].numbers) == 19


def test_the_confidence_learns_what_tells_right_from_wrong() -> None:
    rng = np.random.default_rng(0)
    x = np.concatenate([np.ones((4000, 1)), rng.normal(size=(4000, 2))], 1)
    y = (rng.random(4000) < 1 / (1 + np.exp(-(0.5 + 2 * x[:, 1])))).astype(float)
    coef = confidence.fit_logistic(x, y, np.ones(4000))
    assert np.abs(coef - [0.5, 2, 0]).max() < 0.15


def test_judges_content_and_source_apart() -> None:
    read = reading_of("Rain comes, Ann Lee said.", (5, 6), [3, 4, 0, 1, 2, 0, 0])
    label = dict(content=[[0, 11]], speaker=[[12, 19]])
    judge = lambda **other: confidence.judged(read, dict(statements=[dict(label, **other)]))[0][1:]  # noqa: E731
    assert judge() == (True, True)
    assert judge(speaker=[[20, 24]]) == (True, False)
    assert judge(content=[[20, 24]]) == (False, False)


def test_quoted_paragraphs_go_by_their_marks() -> None:
    text = "“One is here,” she said.\n“Two is apart.”"
    joined = dict(content=[[1, 12], [26, 38]], speaker=[[15, 18]], cue=[[19, 23]])
    parts = paragraphs.apply(text, [joined])
    assert [p["content"] for p in parts] == [[[1, 12]], [[26, 38]]]
    assert parts[1]["speaker"] == []
    text = "She said: “One is here.\n“Two goes on.” Then rain."
    (part,) = paragraphs.apply(text, [dict(content=[[11, 22]], speaker=[[0, 3]], cue=[[4, 8]])])
    assert [text[a:b] for a, b in part["content"]] == ["One is here", "Two goes on.”"]


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"score\.py.*--shared"):
        scores(Shared(tmp_path), {}, {}, {})


def test_the_confidence_file_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text(json.dumps(dict(coef=[1], names=["bias"])))
    with pytest.raises(ValueError, match="other numbers"):
        confidence.load(path)
