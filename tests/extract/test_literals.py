"""What is read from patterns: it must never claim more than is so, or words would be missed without a trace."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest.extract
from ingest.documents import find_files, read_path
from ingest.extract.commitments import wordings as commitments
from ingest.extract.concerns import wordings as concerns
from ingest.extract.guarded import Guarded
from ingest.extract.literals import START, read_literals, read_starts
from ingest.extract.sources import wordings as sources
from ingest.extract.structure import build_reading

WORDS = st.text("ab c’X1", min_size=1, max_size=4)
Made = tuple[str, str]  # a pattern, and a string that it matches


@pytest.fixture(scope="module")
def sentences(root: Path) -> tuple[str, ...]:
    """The sentences of the samples and of the annotated papers of our own."""
    files = find_files([root / "samples", root / "tests/gold/open/text"]).files
    readings = [build_reading(read_path(file.path, file.name)) for file in files]
    return tuple(dict.fromkeys(reading.words(sentence.span) for reading in readings for sentence in reading.sentences))


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:was|were) (?:duly )?noted\b", {"was noted", "was duly noted", "were noted", "were duly noted"}),
        (r"\b[Ii]t (?:\w+ )?(?:fell|rose)\b", {"fell", "rose"}),
        (r"colou?rs?\w*", {"color", "colors", "colour", "colours"}),
        (r"(?:a|b)+x*late\.", {"late."}),
        (r"late(?! again)(?<=late)r", {"later"}),
        (r"(?P<what>data) on\s+\d+", {"data on"}),
        (r"(?:ab){2,3}cd{0,2}", {"ab"}),
        (r"\w+|late", set()),
        (r"late|", set()),
        (r"(?x) la te", set()),
        (r"\x6cate", set()),
        (r"[a-z]\d(?i:x)?", set()),
        (r"(?P<q>['’])word(?P=q)", {"'word", "’word"}),
        (r"[]x]y", {"]y", "xy"}),
        (r"[^]x]late", {"late"}),
    ],
)
def test_needs_of_a_pattern(pattern: str, needs: set[str]) -> None:
    assert read_literals(pattern).needs == needs


def test_starts_of_a_pattern() -> None:
    parts = {"be": "(?:is|was)", "very": "(?:very )?"}
    assert read_starts(r"{be} {very}late", parts) == {"is v", "is l", "was "}
    assert read_starts(r"(?<!as )\d (?:a|b)", parts) == {f"{digit} {letter}" for digit in range(10) for letter in "ab"}
    assert "" in read_starts(r"\w+ issues", parts)


def _plain(words: str) -> Made:
    return re.escape(words), words


def _row(pieces: list[Made]) -> Made:
    return "".join(one for one, _ in pieces), "".join(other for _, other in pieces)


def _one_of(options: list[Made], chosen: int) -> Made:
    return f"(?:{'|'.join(one for one, _ in options)})", options[chosen % len(options)][1]


def _repeated(piece: Made, sign: str, times: int) -> Made:
    least, most = {"?": (0, 1), "*": (0, 3), "+": (1, 3), "{2}": (2, 2), "{0,2}": (0, 2), "*?": (0, 3)}[sign]
    return f"(?:{piece[0]}){sign}", piece[1] * min(most, max(least, times))


def _followed(piece: Made) -> Made:
    return f"(?:{piece[0]})(?=.*|{re.escape('nothing')})(?<!never)", piece[1]


LEAVES = st.one_of(
    WORDS.map(_plain),
    st.sampled_from([(r"\w", "w"), (r"\d", "7"), ("[abc]", "b"), ("[^abc]", "z"), ("[a-c’]", "’"), (".", "!"), (r"\b", ""), (r"\s", " ")]),
)


def _nested(made: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    return st.one_of(
        st.lists(made, min_size=1, max_size=4).map(_row),
        st.builds(_one_of, st.lists(made, min_size=1, max_size=4), st.integers(0, 3)),
        st.builds(_repeated, made, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "*?"]), st.integers(0, 3)),
        made.map(_followed),
    )


@given(st.recursive(LEAVES, _nested, max_leaves=12))
def test_no_match_is_without_what_the_pattern_needs(made: Made) -> None:
    pattern, words = made
    if re.fullmatch(pattern, words):  # a \b may not hold where it fell
        read = read_literals(pattern)
        assert not read.needs or any(need in words for need in read.needs)
        assert read.exact is None or words in read.exact
        assert any(words.startswith(start) for start in read_starts(f"(?:{pattern})", {}))


def _guarded() -> Iterator[Guarded]:
    """Every guarded pattern of the extractors."""
    for module in pkgutil.walk_packages(ingest.extract.__path__, "ingest.extract."):
        for _, make in inspect.getmembers(import_module(module.name), callable):
            if getattr(make, "__annotations__", {}) == {"return": "Guarded"} and make.__module__ == module.name:
                yield cast("Guarded", make())
    yield from (one.words for one in commitments.patterns())
    yield from (one for _, one in sources._rows())


def test_no_guard_hides_a_match(sentences: tuple[str, ...]) -> None:
    found = list(_guarded())
    assert len(found) > 130
    for one in found:
        missed = [words for words in sentences if not one.may_match(words) and one.compiled().search(words)]
        assert not missed, (one.pattern, missed[:3])


@pytest.mark.parametrize("module", [sources, commitments], ids=["sources", "commitments"])
def test_a_table_tells_what_each_of_its_patterns_would(module: ModuleType, sentences: tuple[str, ...]) -> None:
    rows = [one for _, one in sources._rows()] if module is sources else [one.words for one in commitments.patterns()]
    for words in sentences:
        assert module._table().possible(words) == [index for index, one in enumerate(rows) if one.may_match(words)]


def test_capitals_are_folded_as_the_engine_folds_them() -> None:
    for words in ("The MOTION", "the motıon", "the motİon", "ſervice", "SERVICE", "K"):
        for pattern in (r"(?i)motion", r"(?i)service", r"(?i:k)"):
            one = Guarded(pattern)
            assert one.search(words) is not None or not re.search(pattern, words)


def test_a_stretch_of_a_text_is_looked_at_by_itself() -> None:
    one = Guarded(r"\bnoted\b")
    assert one.search("noted, and denoted", 7) is None
    assert [found.start() for found in one.finditer("noted noted noted", 5, 12)] == [6]
    assert one.match("not noted") is None


def test_concerns_are_worded_as_one_pattern_a_class_would_find_them(sentences: tuple[str, ...]) -> None:
    data = concerns._data("wordings.toml")
    whole = [concerns._compiled(one["words"], data["parts"]) for one in data["class"]]
    for words in map(concerns.plain, sentences):
        expected = {(rank, *found.span()) for rank, pattern in enumerate(whole) for found in pattern.finditer(words)}
        assert {(one.rank, one.start, one.end) for one in concerns._worded(words)} == expected
    assert START > 1
