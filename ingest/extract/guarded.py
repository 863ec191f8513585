r"""Patterns that are searched for only where a text holds what they cannot match without.

A table of wordings holds many patterns, and a sentence matches few of them. Looking for a string costs a twentieth of searching for
a pattern; and a pattern that is never searched for need not be compiled. What to look for is not written beside each pattern, where it
would go stale: it is read from the pattern (`literals`). A pattern of which nothing is known is always searched for.

Example:
    noted = Guarded(r"\b(?:was|were) (?:duly )?noted\b")
    noted.search("It was duly noted.")
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Final

from ingest.extract.literals import read_literals

_COMMON: Final = " etaoinsrhldcumfpgwybvkxjqz"  # characters of English, the commonest first


class Guarded:
    """A pattern that is compiled and searched for only where a text holds what it cannot match without.

    Args:
        pattern: A regular expression as `re` understands it; flags stand in it.
    """

    __slots__ = ("_compiled", "folds", "needs", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.folds = _folding().search(pattern) is not None
        needs = read_literals(pattern).needs
        self.needs = _fewest({need.lower() for need in needs} if self.folds else needs)
        self._compiled: re.Pattern[str] | None = None

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds what the pattern needs."""
        if self.folds:
            text = _folded(text)
        for need in self.needs:
            if need in text:
                return True
        return not self.needs

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a text or a stretch of it, as `re.Pattern.search` does."""
        return self.compiled().search(text, start, end) if self.may_match(text[start:end]) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of a text, as `re.Pattern.match` does."""
        return self.compiled().match(text) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return the matches in a text or a stretch of it, as `re.Pattern.finditer` does."""
        return self.compiled().finditer(text, start, end) if self.may_match(text[start:end]) else iter(())

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern itself, for what is not asked here."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern)
        return self._compiled


class Table:
    """Many patterns, of which one look at a text tells those that may match in it.

    Each need is filed under three of its characters, the rarest, so that only those are looked for of which the text has the three.

    Args:
        patterns: The patterns.
    """

    def __init__(self, patterns: Sequence[Guarded]) -> None:
        self._always = [index for index, one in enumerate(patterns) if one.folds or min(map(len, one.needs), default=0) < 3]
        self._patterns = patterns
        self._filed: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
        for index, one in enumerate(patterns):
            for need in one.needs if index not in self._always else ():
                self._filed[_rarest_three(need)].append((need, index))
        self._threes = frozenset(self._filed)

    def possible(self, text: str) -> list[int]:
        """Return the places in the table of the patterns that may match in a text, in order."""
        found = {index for index in self._always if self._patterns[index].may_match(text)}
        for three in self._threes.intersection(zip(text, text[1:], text[2:], strict=False)):
            for need, index in self._filed[three]:
                if index not in found and need in text:
                    found.add(index)
        return sorted(found)


def _rarest_three(need: str) -> tuple[str, ...]:
    threes = zip(need, need[1:], need[2:], strict=False)
    return max(threes, key=lambda three: sum(_COMMON.find(character) % len(_COMMON) for character in three))


def _folded(text: str) -> str:
    """A text in small letters, with the three letters that `re` takes for an s or an i though they are none."""
    small = text.lower()
    return small if small.isascii() else small.replace("ſ", "s").replace("ı", "i").replace("i̇", "i")


@cache
def _folding() -> re.Pattern[str]:
    return re.compile(r"\(\?[a-zA-Z]*i[a-zA-Z]*[:)]")


def _fewest(needs: Set[str]) -> tuple[str, ...]:
    """Needs without those that hold another of them, the shortest first."""
    kept: list[str] = []
    for need in sorted(needs, key=lambda need: (len(need), need)):
        if not any(other in need for other in kept):
            kept.append(need)
    return tuple(kept)
