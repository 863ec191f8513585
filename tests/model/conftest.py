"""A language model's server, and a model that asks it without waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.documents import read_bytes
from ingest.documents.model import Document
from ingest.model import LanguageModel, ModelSettings
from ingest.model.budget import Budget
from tests.model.speaking import MINUTES, Clock, ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    running = ModelServer()
    yield running
    running.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(server: ModelServer, tmp_path: Path) -> ModelSettings:
    return ModelSettings("test", url=server.url, answers=tmp_path / "answers", timeout=5.0, per_minute=0)


@pytest.fixture
def model(settings: ModelSettings, clock: Clock) -> LanguageModel:
    return LanguageModel(settings, budget=Budget(settings, clock=clock.time, sleep=clock.sleep))


@pytest.fixture
def minutes() -> Document:
    return read_bytes(MINUTES.encode(), "minutes.txt")
