"""What the tests are given: the articles of the project, and what the command says of them."""

import json
import os
import subprocess

import pytest


@pytest.fixture(scope="session")
def articles():
    """The articles of the project as dictionaries with `id` and `text`."""
    with open(os.environ["ON_RECORD_ARTICLES"], encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def command():
    """Runs `on-record extract` over the same articles and gives what it writes."""

    def run(*options):
        program = [os.environ["ON_RECORD_COMMAND"], "extract", os.environ["ON_RECORD_ARTICLES"], *options]
        return subprocess.run(program, check=True, capture_output=True).stdout

    return run


@pytest.fixture(scope="session")
def command_version():
    """What `on-record --version` says."""
    return subprocess.run([os.environ["ON_RECORD_COMMAND"], "--version"], check=True, capture_output=True).stdout
