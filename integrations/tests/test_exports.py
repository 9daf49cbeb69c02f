"""What editors corrected is read by the programs' own libraries: INCEpTION's files by cassis, Label Studio's by its SDK."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ARTICLE = "The bridge — 🌉 some call it long — is old.\n\n“It is closed until spring,” Ada Example told reporters. “And nobody,” she added, “will mend it.”\n"
DOCS = Path(__file__).parents[2] / "docs" / "corrections.md"


def on_record(*words, cwd):
    command = os.environ["ON_RECORD_COMMAND"]
    return subprocess.run([command, *words], cwd=cwd, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An article of which one statement was confirmed and one was given to somebody else."""
    folder = tmp_path_factory.mktemp("corrected")
    (folder / "bridge.txt").write_text(ARTICLE)
    on_record("pack", ".", "-o", "plain.orc", cwd=folder)
    rows = [json.loads(line) for line in on_record("show", "plain.orc", "--statements", "--json", cwd=folder).splitlines()]
    assert len(rows) == 2
    confirmed, given = (row["id"] for row in rows)
    (folder / "corpus.toml").write_text(
        f'[[corrections]]\nstatement = "{confirmed}"\nwords = "closed until"\naction = "confirm"\n\n'
        f'[[corrections]]\nstatement = "{given}"\nwords = "And nobody"\naction = "reassign"\nspeaker = "Ben Sample"\n'
    )
    return folder


def test_inception(folder, tmp_path):
    cassis = pytest.importorskip("cassis")
    on_record("corrections", ".", "--export", "inception", "-o", str(tmp_path), cwd=folder)
    with (tmp_path / "bridge.json").open("rb") as file:
        cas = cassis.load_cas_from_json(file)
    assert cas.sofa_string == ARTICLE
    statements = cas.select("webanno.custom.Statement")
    assert [(one.get_covered_text(), one.speaker, one.correction) for one in statements] == [
        ("“It is closed until spring,”", "Ada Example", "confirmed"),
        ("“And nobody,”", "Ben Sample", "reassigned"),
        ("“will mend it.”", "Ben Sample", "reassigned"),
    ]
    assert [one.get_covered_text() for one in cas.select("webanno.custom.Cue")] == ["told", "added"]
    # As XMI, the form that other programs of UIMA exchange, it says the same.
    again = cassis.load_cas_from_xmi(cas.to_xmi(), typesystem=cas.typesystem)
    assert [one.statement for one in again.select("webanno.custom.Statement")] == [one.statement for one in statements]


def test_label_studio(folder, tmp_path):
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    converter = pytest.importorskip("label_studio_sdk.converter")
    configuration = re.search(r"```xml\n(.*?)```", DOCS.read_text(), re.DOTALL).group(1)
    labels = interface.LabelInterface(configuration)
    labels.validate()
    # Apart from the articles: what lies beside them is read as well.
    tasks = tmp_path / "tasks.json"
    on_record("corrections", ".", "--export", "label-studio", "-o", str(tasks), cwd=folder)
    [task] = json.loads(tasks.read_text())
    assert labels.validate_task({"data": task["data"]})
    [annotation] = task["annotations"]
    assert labels.validate_annotation(annotation)
    regions = [one for one in annotation["result"] if one["type"] == "labels"]
    relations = [one for one in annotation["result"] if one["type"] == "relation"]
    # No place names whom the editor gave the second one to.
    assert len(regions) == 6 and len(relations) == 4
    for region in regions:
        assert labels.validate_region(region, return_errors=True) == []
    for relation in relations:
        assert labels.validate_relation(relation, annotation["result"], return_errors=True) == []
    # What Label Studio exports once it has numbered its tasks.
    tasks.write_text(json.dumps([{**task, "id": 1}]))
    converter.Converter(configuration, project_dir=None).convert(str(tasks), str(tmp_path / "out"), "JSON_MIN", is_dir=False)
    [written] = json.loads((tmp_path / "out" / "result.json").read_text())
    assert [one["text"] for one in written["label"] if one["labels"] == ["Content"]] == [
        "“It is closed until spring,”",
        "“And nobody,”",
        "“will mend it.”",
    ]
