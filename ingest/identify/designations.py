"""How a name says what sort of body it is: "Kent County Council", "Kent CC" and "County Council of Kent" are one core with one sort.

1. Spellings that vary ("C of E", "Saint") are made one.
2. Words of the sort are taken off both ends: before "of" at the start, and at the end. What is left is the core; a name without
   such words, or without anything else, has none.
3. Two names with one core are compatible if all that the shorter form says, the register says too: "Kent Council" and "Kent CC" may
   be Kent County Council, and "Kent City Council" may not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ingest.identify.names import fold

_JOINTS: Final = frozenset({"and", "of", "for", "the"})


@dataclass(frozen=True, slots=True)
class Designations:
    """The words by which names of one kind of body say their sort.

    Attributes:
        words: Words of the sort, such as "county" and "council".
        shorter: What an abbreviation can stand for: each choice is the words it stands for.
        spelled: Folded words that are replaced first, such as "c of e" by "church of england".
        silent: Words of the sort that say nothing beyond the kind, such as "council".
        telling: Words that both names must say, or neither: "town" makes another body of the same place.
    """

    words: frozenset[str] = frozenset()
    shorter: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    spelled: Mapping[str, str] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Split:
    """A name in two parts.

    Attributes:
        core: The words that are left without those of the sort, folded.
        sorts: What the sort can be; several choices where it is abbreviated.
    """

    core: str
    sorts: tuple[frozenset[str], ...]


def split(name: str, known: Designations) -> Split | None:
    """Part a name from the words that say its sort.

    Args:
        name: A name as written.
        known: The words of its kind.

    Returns:
        Its parts; None if it has no word of the sort, or nothing else.

    Example:
        >>> split("Kent CC", Designations(frozenset(), {"cc": (frozenset({"county"}), frozenset({"city"}))})).core
        'kent'
    """
    words = _spelled(fold(name), known).split()
    said: list[str] = []
    start = _front(words, known)
    said += [word for word in words[:start] if _is_sort(word, known)]
    end = len(words)
    while end > start and (_is_sort(words[end - 1], known) or (words[end - 1] in _JOINTS and end < len(words))):
        end -= 1
    said += [word for word in words[end:] if _is_sort(word, known)]
    core = " ".join(words[start:end])
    return Split(core, _sorts(said, known)) if said and core else None


def compatible(short: Split, sort: frozenset[str], known: Designations) -> bool:
    """Tell whether a name can be a short form of a body of a sort.

    Args:
        short: The name's parts.
        sort: All words that say the body's sort.
        known: The words of its kind.

    Returns:
        True if one of the name's choices says nothing that the body is not.
    """
    return any(choice <= sort and (choice & known.telling) == (sort & known.telling) for choice in short.sorts)


def _spelled(folded: str, known: Designations) -> str:
    if not known.spelled:
        return folded
    return _spellings(tuple(known.spelled)).sub(lambda found: known.spelled[found[0]], folded)


@cache
def _spellings(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(wordings, key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _is_sort(word: str, known: Designations) -> bool:
    return word in known.words or word in known.shorter


def _front(words: list[str], known: Designations) -> int:
    """Where the core starts: after words of the sort that "of" follows."""
    index = 0
    while index < len(words) and _is_sort(words[index], known):
        index += 1
    if not index or words[index : index + 1] != ["of"]:
        return 0
    return index + 2 if words[index + 1 : index + 2] == ["the"] else index + 1


def _sorts(said: list[str], known: Designations) -> tuple[frozenset[str], ...]:
    sorts: list[frozenset[str]] = [frozenset()]
    for word in said:
        choices = known.shorter.get(word, (frozenset({word}),))
        sorts = [sort | choice for sort in sorts for choice in choices]
    return tuple(dict.fromkeys(sort - known.silent for sort in sorts))
