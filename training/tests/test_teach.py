"""What a teacher is told by networks is what they read, and soft labels come back as they were written."""

from pathlib import Path

import numpy as np
import pytest

from on_record_training import teach
from on_record_training.data import Soft, SoftLabels, read_articles
from on_record_training.network import fresh
from on_record_training.reading import Candidate, _stage_two, read_all, stage_one
from on_record_training.toy import ARTICLES


@pytest.fixture(scope="module")
def texts() -> list[str]:
    found = [article["text"] for article in read_articles(ARTICLES)][:3]
    return [found[0], "\n".join(found)]


def test_networks_that_teach_read_as_the_reference_does(texts: list[str]) -> None:
    drawn = fresh(3)
    articles = [teach.Taught.of(text) for text in texts]
    cues = [(2, 4), (9, 10)]
    for article in articles:
        article.look_at(cues)
    teach.read([drawn, drawn], articles)
    for article, reading in zip(articles, read_all(drawn, texts)):
        # Far from where an article is cut, what stands outside hardly counts.
        assert np.abs(article.tags - reading.tags).max() < 2e-2
        n = len(article.seen)
        rows = stage_one(drawn, article.seen.features[:, None], article.seen.quoted[:, None], np.ones((n, 1), np.float32))
        expected = [Candidate(start, end, 1.0) for start, end in cues]
        _stage_two(drawn, [(rows[:, 0], candidate) for candidate in expected])
        for k, candidate in enumerate(expected):
            assert candidate.roles is not None and article.roles[k].shape == candidate.roles.shape
            assert np.abs(article.roles[k] - candidate.roles).max() < 2e-2
            assert abs(article.validity[k] - candidate.validity) < 2e-2


def test_soft_labels_are_mixed_by_their_share_and_written_as_they_are_read(texts: list[str], tmp_path: Path) -> None:
    article = teach.Taught.of(texts[0])
    n = len(article.seen)
    article.tags[:, 1] = 1.0
    cue, validity = np.array([[3, 4, 0, n]], np.int32), np.array([[0.5, 0.25]], np.float32)
    given = Soft(np.zeros((n, 6)), cue, validity, [np.zeros((n, 4))])
    article.look_at([(3, 4), (6, 7)])
    article.roles = {k: np.eye(5, dtype=np.float32)[np.full(min(n, s + 80), 3)] for k, (s, _) in enumerate(article.cues)}
    article.validity[:] = 0.75
    mixed = teach._mixed(article, given, 0.5)
    assert set(mixed.tags[:, 0]) == {128} and not mixed.tags[:, 1:].any()
    assert mixed.validity[:, 1].tolist() == [0.5, 0.75]
    assert set(mixed.roles[0][:, 2]) == {128} and set(mixed.roles[1][:, 2]) == {255}
    SoftLabels.write(tmp_path / "soft.npz", [mixed, mixed])
    again = SoftLabels(tmp_path / "soft.npz").of(1, n)
    assert again is not None and np.array_equal(again.tags, mixed.tags) and np.array_equal(again.cues, mixed.cues)
    assert all(np.array_equal(a, b) for a, b in zip(again.roles, mixed.roles))
