"""The samples: what their sources say, short, in our own words, and honest about what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.documents import read_bytes
from tools.make_samples import MADE, SOURCES, iter_lines, make

NAMES = (
    "co-production-minutes.pdf",
    "green-paper-news.html",
    "mind-the-gap-minutes.txt",
    "partnership-groups-report.odt",
    "record-of-decision.docx",
)


def _text(samples: Path, name: str) -> str:
    return read_bytes((samples / name).read_bytes(), name).text


def test_these_are_the_samples(samples: Path) -> None:
    assert sorted(path.name for path in samples.iterdir()) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_short_and_says_first_that_it_is_a_digest_and_of_what(samples: Path, name: str) -> None:
    text = _text(samples, name)
    assert 300 <= len(text.split()) <= 760
    opening = " ".join(text.split())[:400]
    assert opening.startswith("A digest in our own words")
    assert "It retells" in opening
    assert "(undated" in opening or "20" in opening


@pytest.mark.parametrize("name", MADE)
def test_the_committed_file_holds_the_words_of_its_source(samples: Path, name: str) -> None:
    made = read_bytes(make(name), name)
    assert _text(samples, name) == made.text
    source = (SOURCES / name).with_suffix(".md").read_text(encoding="utf-8")
    words = [word for line in iter_lines(source) for word in line.text.replace("|", " ").split()]
    found = set(made.text.split())
    assert len([word for word in words if word not in found]) <= len(words) * 0.02, "the reader lost words of the source"


@pytest.mark.parametrize("name", MADE)
def test_making_a_sample_twice_gives_the_same_bytes(name: str) -> None:
    assert make(name) == make(name)
