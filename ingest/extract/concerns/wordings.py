"""The wordings of concerns, and what such words do not mean: open classes of words, read from wordings.toml and denials.toml.

1. A sentence is looked at in small letters with one kind of apostrophe (`plain`).
2. The alternatives of a class are sorted by their first letter, so that at each word only those are tried that can match.
3. A wording counts unless a denial lies over it ("no objections", "the risk register").

What does not belong here: which stretch of a sentence states the concern (`quotes`), and who raises it (`raisers`).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

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
class _Class:
    kind: ConcernKind
    pattern: re.Pattern[str]


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
    for rank, one in enumerate(_classes()):
        for match in one.pattern.finditer(small):
            yield Wording(rank, one.kind, match.start(), match.end())


@cache
def _classes() -> tuple[_Class, ...]:
    data = _data("wordings.toml")
    return tuple(_Class(cast("ConcernKind", one["kind"]), _compiled(one["words"], data["parts"])) for one in data["class"])


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


def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


def _compiled(lines: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern of all lines, its alternatives sorted by the letter that they start with."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            filled = _filled(line, parts)
            for alternative in _split(filled):
                by_letter[alternative[0] if re.match(r"[a-z][a-z ’]|[a-z]\(\?:", alternative) else ""].append(alternative)
    rest = by_letter.pop("", [])
    groups = [f"{letter}(?:{'|'.join(one[1:] for one in ones)})" for letter, ones in sorted(by_letter.items())]
    return re.compile(r"(?<![\w’-])(?:" + "|".join([*groups, *rest]) + ")")


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
