"""One text at a time, as people try it first."""

import datetime
import json
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import on_record

TEXT = (
    "NORTHPORT, March 4, 2025 – Zoë 𝕏 Example, the mayor, told reporters on Monday: “The bridge is closed.” "
    "A Treasury spokesman said that the toll would rise."
)


def test_offsets_cut_the_words_and_days_are_days():
    article = on_record.extract(TEXT, id="bridge")
    assert article["id"] == "bridge" and article["error"] is None
    assert (article["language"], article["model"]) == (on_record.LANGUAGE, on_record.MODEL)
    assert len(article["statements"]) >= 2
    for statement in article["statements"]:
        for places, words in (("content", "text"), ("speaker", "speaker_text"), ("cue", "cue_text")):
            cut = " … ".join(TEXT[span["start"] : span["end"]] for span in statement[places])
            assert cut == (statement[words] or "")
    first = article["statements"][0]
    assert first["text"] == "“The bridge is closed.”" and first["manner"] == "direct"
    assert first["said_on"] == datetime.date(2025, 3, 3)


@pytest.mark.parametrize("text", ["", "\0", "“", "”said", "a" * 100_000, "\u202e“x,” she said.", "\r\n" * 1000])
def test_any_text_is_read(text):
    assert on_record.extract(text)["error"] is None


def test_what_is_no_text_or_no_language_of_this_version_is_refused():
    with pytest.raises(TypeError):
        on_record.extract(None)
    assert on_record.extract("x", language="en-GB")["error"] is None
    with pytest.raises(ValueError, match="'de'"):
        on_record.extract("x", language="de")


def test_the_command_is_of_the_same_release(command_version):
    assert command_version.decode().split() == ["on-record", on_record.__version__]


def test_the_command_says_the_same(articles, command):
    lines = [json.loads(line) for line in command().splitlines()]
    assert len(lines) == len(articles) > 20
    found = 0
    for line, article in zip(lines, articles):
        read = on_record.extract(article["text"], id=article["id"])
        by = {"language": read["language"], "model": read["model"], "hash": read["model_hash"]}
        mine = {"id": read["id"], "read_by": by, "statements": [as_line(said) for said in read["statements"]]}
        assert mine == line
        found += len(line["statements"])
    assert found > 200


def as_line(said):
    """A statement under the names that JSON lines have for it."""
    pairs = lambda spans: [[span["start"], span["end"]] for span in spans]
    line = {name: said[name] for name in ("kind", "nested", "speaker_entity", "source", "said_basis", "confidence")}
    line |= {name: pairs(said[name]) for name in ("content", "speaker", "cue")}
    line |= {"type": said["manner"], "told_to": said["addressee"]}
    line["said_on"] = said["said_on"] and said["said_on"].isoformat()
    if said["uncertain"]:
        line["uncertain"] = said["uncertain"] | {"speaker": pairs(said["uncertain"]["speaker"])}
    return line


def test_threads_read_side_by_side_and_others_run_meanwhile(articles):
    text = "\n\n".join(article["text"] for article in articles)
    expected = on_record.extract(text)
    done, ticks, results = threading.Event(), [], []

    def tick():
        while not done.wait(0.001):
            ticks.append(1)

    threads = [threading.Thread(target=lambda: results.append(on_record.extract(text))) for _ in range(3)]
    clock = threading.Thread(target=tick)
    clock.start()
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    done.set()
    clock.join()
    assert results == [expected] * 3
    assert len(ticks) > 3, "the other thread stood still"


def test_the_stub_names_what_there_is():
    stub = Path(on_record.__file__).with_name("_native.pyi").read_text()
    there = {name for name in dir(on_record._native) if not name.startswith("__")}
    assert set(re.findall(r"^(?:def|class) (\w+)", stub, re.M)) == there
    assert Path(on_record.__file__).with_name("py.typed").is_file()


def test_nothing_else_has_to_be_installed():
    code = "import sys, on_record; on_record.extract('x'); print('pyarrow' in sys.modules, 'numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["False", "False"]


def test_the_examples_of_the_documentation_hold():
    import doctest

    assert doctest.testmod(on_record) == (0, 3)
