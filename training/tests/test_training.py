"""The whole way, on made-up articles: it ends, it can be broken off, and a seed fixes it."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from on_record_training import loop, toy, weights
from on_record_training.cli import main
from on_record_training.data import read_articles
from on_record_training.examples import Example, Seen
from on_record_training.model_file import arrays_of
from on_record_training.network import fresh
from on_record_training.optimiser import rate_at
from on_record_training.recipes import Chance, labelled_examples, shown


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return labelled_examples(read_articles(toy.ARTICLES), lambda _: [(0, 1)])


def run(examples: list[Example], steps: int, path: Path, plan: loop.Plan) -> dict[str, np.ndarray]:
    chance = Chance(names=0.5, restyled=0.5)

    class Broken(Exception):
        pass

    def epoch(number: int, rng: np.random.Generator) -> list[Seen]:
        if number >= steps:
            raise Broken
        return shown(examples, chance, rng)

    try:
        return loop.train([fresh(1)], epoch, plan, path, every=0.0)[0]
    except Broken:
        return {}


def test_a_run_that_was_broken_off_ends_with_the_same_weights_and_learns(
    examples: list[Example], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = loop.Plan("test", 6, 3e-3, 2, 720, seed=5)
    whole = run(examples, 99, tmp_path / "whole.npz", plan)
    assert run(examples, 1, tmp_path / "broken.npz", plan) == {}
    capsys.readouterr()
    again = run(examples, 99, tmp_path / "broken.npz", plan)
    assert "goes on at step" in capsys.readouterr().out
    for name, value in whole.items():
        assert np.array_equal(value, again[name]), name
    with np.load(tmp_path / "whole.npz") as file:
        assert file["at"][0] == 6


def test_networks_side_by_side_learn_each_for_itself(examples: list[Example], tmp_path: Path) -> None:
    plan = loop.Plan("test", 3, 3e-3, 2, 720, seed=5)
    chance = Chance(names=0.0, restyled=0.0)

    def epoch(_: int, rng: np.random.Generator) -> list[Seen]:
        return shown(examples, chance, rng)

    one, other = loop.train([fresh(1), fresh(2)], epoch, plan, tmp_path / "two.npz")
    assert all(not np.array_equal(one[name], fresh(1)[name]) for name in ("h1.weight", "enc.inp.weight"))
    assert np.abs(one["h1.weight"] - fresh(1)["h1.weight"]).max() < np.abs(one["h1.weight"] - other["h1.weight"]).max()
    middle = weights.mean([one, other])
    assert np.allclose(middle["h1.bias"], (one["h1.bias"] + other["h1.bias"]) / 2)


def test_a_network_learns_nothing_of_the_half_that_it_leaves_out(examples: list[Example], tmp_path: Path) -> None:
    halved = [Example(e.identifier, e.text, e.targets, half=1) for e in examples]
    plan = loop.Plan("test", 3, 3e-3, 1, 720, seed=5, factors=(1.0, 1.0, 0.5), without=(1, -1, 0))
    trained = loop.train([fresh(1)] * 3, lambda _, rng: shown(halved, Chance(0.0, 0.0), rng), plan, tmp_path / "c.npz")
    moved = [np.abs(w["h1.weight"] - fresh(1)["h1.weight"]).max() for w in trained]
    # What is left out is not learned; weights only shrink a little.
    assert moved[0] < 1e-4 and moved[1] > 3e-3
    # At half the rate a network moves half as far.
    assert 0.3 * moved[1] < moved[2] < 0.7 * moved[1]


def test_a_time_limit_makes_the_steps_fewer(
    examples: list[Example], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = loop.Plan("test", 100_000, 1e-3, 2, 180, seed=5, seconds=0.001)
    loop.train([fresh(1)], lambda _, rng: shown(examples, Chance(0.0, 0.0), rng), plan, tmp_path / "c.npz")
    assert f"step {loop._MEASURED}/{loop._MEASURED}" in capsys.readouterr().out


def test_a_checkpoint_of_another_plan_is_left_alone(
    examples: list[Example], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.npz"
    run(examples, 99, path, loop.Plan("test", 1, 1e-3, 1, 720, seed=5))
    run(examples, 99, path, loop.Plan("test", 1, 1e-3, 1, 720, seed=6))
    assert "another plan" in capsys.readouterr().out


def test_the_rate_rises_and_falls() -> None:
    rates = [rate_at(k, 10, 1.0, 2) for k in range(10)]
    assert rates[:2] == [0.5, 1.0] and rates[2] == 1.0 and rates[9] == 0.125
    assert rates[2:] == sorted(rates[2:], reverse=True)


def test_the_toy_walks_the_whole_way(tmp_path: Path) -> None:
    # Where the engine's tests look for what it made, if somebody says where.
    out = Path(os.environ.get("ON_RECORD_TOY", tmp_path))
    assert main(["toy", "--out", str(out)]) == 0
    trained, first = weights.load(out / "reader.npz"), weights.load(out / "distilled.npz")
    assert all(np.isfinite(v).all() for v in trained.values())
    assert any(not np.array_equal(trained[k], first[k]) for k in trained)
    told = json.loads((out / "confidence.json").read_text())
    assert len(told["coef"]) == len(told["names"]) == len(told["speaker"]["coef"]) == 19
    vectors = json.loads((out / "vectors.json").read_text())
    assert [len(t["tokens"]) for t in vectors["texts"]] == [len(t["tags"]) for t in vectors["texts"]]
    for text in vectors["texts"]:
        # Places are bytes, as the engine counts them: the marks of these texts take three.
        assert text["tokens"][-1]["span"][1] == len(text["text"].encode())
    assert vectors["bounds"] == [told["speech"], told["other"]]
    # What was trained is read again from the engine's own file.
    arrays, confidence = arrays_of(out / "reader.orm")
    assert np.allclose(confidence["coef"], told["coef"], atol=1e-5)
    assert np.array_equal(arrays["enc.inp.weight.q"], weights.packed(trained)["enc.inp.weight.q"])


def test_a_model_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights.save(tmp_path / "w.npz", fresh(1))
    (tmp_path / "c.json").write_text(json.dumps(dict(coef=[0.0], speech=0.5, other=0.5)))
    words = ["--weights", str(tmp_path / "w.npz"), "--confidence", str(tmp_path / "c.json"), "--name", "a"]
    assert main(["export", *words, "--out", str(tmp_path / "m.orm")]) == 1
    assert "is not written: the confidence has 1 numbers" in capsys.readouterr().err
    assert not (tmp_path / "m.orm").exists()


def test_a_missing_shared_folder_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path), "distil", "--out", str(tmp_path / "w.npz")]) == 1
    assert "--shared" in capsys.readouterr().err
