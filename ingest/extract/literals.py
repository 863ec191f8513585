r"""What the strings that a pattern matches hold, and how they start: read from the pattern itself.

1. A pattern is read from left to right, in pieces: of each we keep the strings that it can be (`exact`, where they are few),
   how it can begin (`starts`), and strings of which it holds at least one (`needs`).
2. Pieces in a row are joined as long as they can be few strings; the rarest such run, or the rarest needs of a piece, are the
   needs of the row. Alternatives need what one of them needs.
3. Where a piece is not understood (a range of characters), nothing is claimed of it. What looks around is passed over.

Capitals are told from small letters, whatever the flags of the pattern: who asks for a pattern that does not tell them folds both.
What does not belong here: searching (`guarded`), and any wording.

Example:
    read_literals(r"\b(?:was|were) (?:duly )?noted\b").needs  # "was noted", "was duly noted", ...
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

START: Final = 4  # characters of a start
_FEW: Final = 12  # strings of a run: more cost more to look for than the search
_RARE: Final = 8  # small letters from which a string is rare enough

Start = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Literals:
    """What is known of the strings that a pattern matches.

    Attributes:
        exact: All strings that it can be, capitals as in the pattern; None if they are many or not known.
        starts: How it can begin: strings of at most `START` characters, with True where a string can be all of it.
        needs: Strings of which each match holds at least one; empty if not known.
    """

    exact: frozenset[str] | None
    starts: frozenset[Start]
    needs: frozenset[str]


def read_literals(pattern: str) -> Literals:
    r"""Read what a pattern's matches hold and how they start.

    Args:
        pattern: A regular expression as `re` understands it.

    Returns:
        What is known; nothing is claimed that is not so.

    Example:
        >>> sorted(read_literals(r"\b(?:was|were) (?:duly )?noted\b").needs)
        ['was duly noted', 'was noted', 'were duly noted', 'were noted']
    """
    return _Parser(pattern).whole()


def read_starts(row: str, parts: Mapping[str, str]) -> frozenset[str]:
    """Read how the matches of a pattern start that has no alternatives outside of brackets; no more of it is read than that takes.

    Args:
        row: The pattern.
        parts: Patterns that stand in it as {name}.

    Returns:
        Strings of at most `START` characters, of which each match starts with one; with the empty one if a start is not known.

    Example:
        >>> sorted(read_starts("{be} (?:too )?late", {"be": "(?:is|was)"}))
        ['is ', 'was']
    """
    starts: frozenset[Start] = frozenset({("", True)})
    for piece in _Parser(row, parts).pieces():
        starts = _followed(starts, piece.starts)
        if not any(whole for _, whole in starts):
            break
    return frozenset(start for start, _ in starts)


class _Parser:
    """Reads a pattern, each character once."""

    def __init__(self, pattern: str, parts: Mapping[str, str] | None = None) -> None:
        self._pattern = pattern
        self._parts = parts or {}
        self._at = 0

    def whole(self) -> Literals:
        if _beyond().search(self._pattern):
            return _unknown()
        return self._alternatives()

    def pieces(self) -> Iterator[Literals]:
        """Pieces up to the end of the row."""
        pattern = self._pattern
        while self._at < len(pattern) and pattern[self._at] not in "|)":
            yield self._repeated(self._piece())

    def _alternatives(self) -> Literals:
        branches = [_in_a_row(self.pieces())]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            branches.append(_in_a_row(self.pieces()))
        return branches[0] if len(branches) == 1 else _one_of(branches)

    def _piece(self) -> Literals:
        plain = _plain().match(self._pattern, self._at)
        if plain:
            self._at = plain.end()
            return _strings([plain[0]] if plain["run"] else plain["options"].split("|"))
        character = self._pattern[self._at]
        if character == "(":
            return self._group()
        if character == "[":
            return self._set()
        if character == "{" and self._parts:
            return self._part()
        self._at += 2 if character == "\\" else 1
        if character in "\\^$.":
            return _special(self._pattern[self._at - 1] if character == "\\" else character, escaped=character == "\\")
        return _strings([character])

    def _group(self) -> Literals:
        opening = _opening().match(self._pattern, self._at)
        if not opening or opening["around"]:
            self._at = self._behind_group()
            return _strings([""]) if opening else _unknown()
        self._at = opening.end()
        inside = self._alternatives()
        self._at += 1
        return inside

    def _behind_group(self) -> int:
        depth = 0
        for bracket in _brackets().finditer(self._pattern, self._at):
            depth += (bracket[0] == "(") - (bracket[0] == ")")
            if not depth:
                return bracket.end()
        return len(self._pattern)

    def _set(self) -> Literals:
        found = _set().match(self._pattern, self._at)
        self._at = found.end() if found else len(self._pattern)
        return _strings(found[0][1:-1]) if found and not _many().search(found[0]) else _unknown()

    def _part(self) -> Literals:
        end = self._pattern.index("}", self._at)
        name, self._at = self._pattern[self._at + 1 : end], end + 1
        return _Parser(self._parts[name], self._parts).whole()

    def _repeated(self, piece: Literals) -> Literals:
        found = _quantifier().match(self._pattern, self._at)
        if not found:
            return piece
        self._at = found.end()
        if found[0][0] == "?":
            return Literals(piece.exact | {""} if piece.exact is not None else None, piece.starts | {("", True)}, frozenset())
        starts = frozenset((start, False) for start, _ in piece.starts)
        if found[0].startswith(("*", "{0", "{,")):
            return Literals(None, starts | {("", True)}, frozenset())
        return Literals(None, starts, piece.needs)


@cache
def _plain() -> re.Pattern[str]:
    """Characters that stand for themselves, each without a sign of repetition behind it; or a group of nothing but such words."""
    return re.compile(r"(?P<run>(?:[\w ’'“”‘,;:&/£–-](?![?*+{]))+)|\(\?:(?P<options>[\w ’'|-]*)\)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\((?:\?(?:(?P<around><?[=!])|P<\w+>|[:>]|[aims-]+:)|(?!\?))")


@cache
def _beyond() -> re.Pattern[str]:
    """What is not read here: a flag that changes what characters mean, and characters given by number or name."""
    return re.compile(r"\(\?[a-zA-Z]*[xLu][a-zA-Z]*[:)]|\\[xuUN0-9]")


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]")


@cache
def _set() -> re.Pattern[str]:
    return re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")


@cache
def _many() -> re.Pattern[str]:
    """A set of characters that does not list them."""
    return re.compile(r"^\[\^|\\|[^\[]-[^\]]")


@cache
def _quantifier() -> re.Pattern[str]:
    return re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")


def _unknown() -> Literals:
    return Literals(None, frozenset({("", False)}), frozenset())


def _strings(strings: Iterable[str]) -> Literals:
    exact = frozenset(strings)
    return Literals(exact, frozenset((one[:START], len(one) < START) for one in exact), exact if all(exact) else frozenset())


def _special(sign: str, *, escaped: bool) -> Literals:
    if sign in ("bBAZ" if escaped else "^$"):
        return _strings([""])
    if escaped and sign == "d":
        return Literals(None, frozenset((digit, True) for digit in "0123456789"), frozenset())
    return _strings([sign]) if escaped and not sign.isalnum() else _unknown()


def _one_of(branches: list[Literals]) -> Literals:
    exact = [one.exact for one in branches if one.exact is not None]
    needs = [one.needs for one in branches if one.needs]
    return Literals(
        frozenset[str]().union(*exact) if len(exact) == len(branches) else None,
        frozenset[Start]().union(*(one.starts for one in branches)),
        frozenset[str]().union(*needs) if len(needs) == len(branches) else frozenset(),
    )


def _in_a_row(pieces: Iterable[Literals]) -> Literals:
    starts: frozenset[Start] = frozenset({("", True)})
    run: frozenset[str] = frozenset({""})
    best: frozenset[str] = frozenset()
    whole = True
    for piece in pieces:
        starts = _followed(starts, piece.starts)
        if piece.exact is not None and len(piece.exact) * len(run) <= _FEW:
            run = frozenset(before + after for before in run for after in piece.exact)
            continue
        best = _rarest(best, _rarest(run, piece.needs))
        run, whole = frozenset({""}) if piece.exact is None or len(piece.exact) > _FEW else piece.exact, False
    return Literals(run if whole else None, starts, _rarest(best, run))


def _followed(starts: frozenset[Start], more: frozenset[Start]) -> frozenset[Start]:
    if not any(whole for _, whole in starts):
        return starts
    longer = {(start, False) for start, whole in starts if not whole}
    for start in (start for start, whole in starts if whole):
        longer |= {((start + end)[:START], whole and len(start + end) < START) for end, whole in more}
    return frozenset(longer)


def _rarest(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Of two sets of needs the one that is likely to be met more rarely: whose commonest string is rarer, or that has fewer."""
    return max(one, other, key=lambda needs: (min(_RARE, *map(_rarity, needs)) if needs and all(needs) else 0, -len(needs)))


def _rarity(need: str) -> int:
    """How many small letters are as rare as a string: a capital or a digit counts for two, a space for none."""
    return sum(0 if character == " " else 1 if character.islower() else 2 for character in need)
