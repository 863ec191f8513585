"""The wordings of concerns, and what such words do not mean: open classes of words, read from wordings.toml and denials.toml.

1. A sentence is looked at in small letters with one kind of apostrophe (`plain`).
2. The alternatives of all classes are filed by how they can start, so that at each word only those are tried that can match; one is
   compiled when it is first tried.
3. A wording counts unless a denial lies over it ("no objections", "the risk register").

What does not belong here: which stretch of a sentence states the concern (`quotes`), and who raises it (`raisers`).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ingest.extract.literals import START, read_starts
from ingest.records import ConcernKind


@dataclass(frozen=True, slots=True)
class Wording:
    """Where a sentence words a concern.

    Attributes:
        rank: Place of its class in the list of classes: the lower, the surer of its kind.
        kind: The kind of concern.
        start: Offset in the sentence.
        end: Offset behind the words.
    """

    rank: int
    kind: ConcernKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Alternative:
    """One of the wordings of a class: the place of its class, its kind, and its own place among all; those that start with a letter go first."""

    rank: int
    kind: ConcernKind
    place: tuple[bool, int]
    words: str


def plain(words: str) -> str:
    """Return words in small letters, with ’ for every apostrophe and " for every quotation mark, each character in its place.

    Args:
        words: Words of a document.

    Returns:
        As many characters as came in.

    Example:
        >>> plain("It isn't “FIT”")
        'it isn’t "fit"'
    """
    small = words.lower()
    if len(small) != len(words):
        small = "".join(character.lower()[:1] for character in words)
    return small.translate(_alike())


@cache
def _alike() -> dict[int, int]:
    return str.maketrans("'‘“”\xa0\n", "’’\"\"  ")


def find_wordings(small: str) -> tuple[Wording, ...]:
    """Find the words that make a sentence or parts of it concerns.

    Args:
        small: The sentence, as `plain` gives it.

    Returns:
        Wordings that nothing denies, in text order.
    """
    found = list(_worded(small))
    if not found:
        return ()
    denials = [match.span() for match in _denials().finditer(small)]
    stated = [one for one in found if not any(start < one.end and one.start < end for start, end in denials)]
    return tuple(sorted(stated, key=lambda one: (one.start, one.rank)))


def _worded(small: str) -> Iterator[Wording]:
    """At each word the first alternative of each class that matches there, unless one of its class reaches over the word."""
    ends: dict[int, int] = {}
    for word in _word_start().finditer(small):
        at = word.start()
        for rank, kind, match in _starting(small[at : at + START]):
            found = match(small, at)
            if found and ends.get(rank, 0) <= at:
                ends[rank] = found.end()
                yield Wording(rank, kind, at, found.end())


@cache
def _word_start() -> re.Pattern[str]:
    return re.compile(r'(?<![\w’-])[\w’"]')


@cache
def _starting(letters: str) -> tuple[tuple[int, ConcernKind, Callable[[str, int], re.Match[str] | None]], ...]:
    """The alternatives that can match where a text goes on with these letters: class, kind, and the match."""
    found = {one for size in range(len(letters) + 1) for one in _by_start().get(letters[:size], ())}
    return tuple((one.rank, one.kind, _pattern(one.words).match) for one in sorted(found, key=lambda one: one.place))


@cache
def _by_start() -> Mapping[str, list[_Alternative]]:
    data = _data("wordings.toml")
    filed: dict[str, list[_Alternative]] = defaultdict(list)
    for rank, one in enumerate(data["class"]):
        for place, words in enumerate(_alternatives(one["words"])):
            alternative = _Alternative(rank, one["kind"], (not _has_letter(words), place), words)
            for start in read_starts(words, data["parts"]):
                filed[start].append(alternative)
    return filed


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_filled(words, _data("wordings.toml")["parts"]))


@cache
def _denials() -> re.Pattern[str]:
    data = _data("denials.toml")
    return _compiled(data["words"], data["parts"])


@cache
def openings() -> re.Pattern[str]:
    """Return the pattern of clauses that tell an aim, a wish or a condition, and so state nothing."""
    data = _data("denials.toml")
    return _compiled(data["openings"], data["parts"])


@cache
def asking() -> re.Pattern[str]:
    """Return the pattern of words behind which something is only asked for, recommended or set out to be done."""
    data = _data("denials.toml")
    return _compiled(data["asking"], data["parts"])


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


def _compiled(lines: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern of all lines, its alternatives sorted by the letter that they start with."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for words in _alternatives(lines):
        filled = _filled(words, parts)
        by_letter[filled[0] if _has_letter(filled) else ""].append(filled)
    rest = by_letter.pop("", [])
    groups = [f"{letter}(?:{'|'.join(one[1:] for one in ones)})" for letter, ones in sorted(by_letter.items())]
    return re.compile(r"(?<![\w’-])(?:" + "|".join([*groups, *rest]) + ")")


def _alternatives(lines: str) -> Iterator[str]:
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            yield from _split(line)


def _has_letter(words: str) -> bool:
    """Whether an alternative starts with a letter that stands for itself."""
    return bool(re.match(r"[a-z][a-z ’]|[a-z]\(\?:", words))


def _filled(line: str, parts: Mapping[str, str]) -> str:
    while names := re.findall(r"\{([a-z]+)\}", line):
        for name in names:
            line = line.replace(f"{{{name}}}", parts[name])
    return line


def _split(line: str) -> Iterator[str]:
    """The alternatives of a line: what "|" parts outside of brackets."""
    depth, begin, inside = 0, 0, False
    for at, character in enumerate(line):
        if at and line[at - 1] == "\\":
            continue
        inside = character == "[" or (inside and character != "]")
        depth += (not inside) * ((character == "(") - (character == ")"))
        if character == "|" and depth == 0 and not inside:
            yield line[begin:at]
            begin = at + 1
    yield line[begin:]
