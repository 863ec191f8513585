"""Which promise later words cite by its number: "Pledge 3: all hostels were visited", "the training of instructors (action 5)".

A plan, a report or a response numbers what it promises; later papers of the same partnership cite the number, whatever else they say. So

1. each promise is filed under the number that its paragraph, list item or line begins with, with the word before it ("Pledge 3."), or by
   its label. A bare number counts where its paper speaks of what it numbers so ("the ten actions"), and is no item of a meeting;
2. what later words cite is a word with a number, in the words themselves or where their line begins ("Pledge 3 | Fire Service | ...");
3. the number must lead to one earlier paper: of several, to the one whose title is named beside it, else to none;
4. a log's row with the label of an action, and with its owner or its day, is that action.

What is cited without a number is found by its words (`comparing`, `references`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.nearness import is_of_one_circle

if TYPE_CHECKING:
    from gapgraph.links.model import Paper, Stated

_OF_MEETINGS: Final = frozenset({"Minutes", "ActionLog"})
_PUT: Final = frozenset({"proposed", "suggested"})
_REPORTS: Final = frozenset({"done", "under-way", "delayed", "ended"})
_ANSWERING: Final = frozenset({"GovernmentResponse"})
_TITLE: Final = 6  # letters: a shorter title is no name
_HEAD: Final = 6  # characters that may stand before what a paragraph begins with: "4.2.1"
_BLOCK: Final = 1200  # characters before a statement in which its paragraph begins


@dataclass(frozen=True, slots=True)
class Citation:
    """That words cite something by its number.

    Attributes:
        word: What it is called, in the singular and folded ("pledge"); empty for a bare number.
        number: The number.
    """

    word: str
    number: str

    @property
    def told(self) -> str:
        """The citation for people."""
        return f"{self.word} {self.number}".strip()


@cache
def _cited() -> re.Pattern[str]:
    words = "pledge|action|recommendation|commitment|promise|priority|objective|proposal"
    return re.compile(
        rf"\b(?P<word>{words})(?:\s+(?:no\.?|number))?\s+(?P<number>\d{{1,3}})\b(?![./-]\d)|\b(?P<short>R)(?P<r>\d{{1,3}})\b",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    """The number that a paragraph or list item begins with; "4.2" is a paragraph's, and numbers no promise."""
    return re.compile(r"\s*(\d{1,2})[.):]?\s+\D")


@cache
def _begins() -> re.Pattern[str]:
    """Where a paragraph, an item or a row begins: behind an empty line, or at a line with a number or a citation at its head."""
    words = "Pledge|Action|Recommendation|Commitment|Promise|Priority|Objective|Proposal"
    named = rf"(?:[\d.]{{1,6}}\s+)?(?:{words})\s+\d|R\d{{1,3}}\b|\d{{1,3}}[.)]?\s"
    return re.compile(rf"(?:\A|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:{named}))|\n(?=[^\n]*\|))")


def citations(words: str) -> tuple[Citation, ...]:
    """Return what some words cite by number.

    Args:
        words: Any words.

    Example:
        >>> [one.told for one in citations("The training of instructors (action 5) had not begun")]
        ['action 5']
    """
    return tuple(_citation(found) for found in _cited().finditer(words))


def _citation(found: re.Match[str]) -> Citation:
    return Citation("recommendation", found["r"]) if found["short"] else Citation(found["word"].casefold(), found["number"])


def block(text: str, start: int) -> str:
    """Return what stands before a place in its paragraph, item or row.

    Args:
        text: A paper's text.
        start: The place.
    """
    before = text[max(0, start - _BLOCK) : start]
    begun = [found.end() for found in _begins().finditer(before)]
    return before[begun[-1] :] if begun else before


class Numbers:
    """The numbers of promises.

    Args:
        promises: Those that can be followed, in order of time.
    """

    def __init__(self, promises: Iterable[Stated]) -> None:
        self._by_number: defaultdict[str, list[tuple[str, Stated]]] = defaultdict(list)
        self._by_label: defaultdict[str, list[Stated]] = defaultdict(list)
        for said in promises:
            if said.label:
                self._by_label[said.label.casefold()].append(said)
            if numbered := _number(said):
                self._by_number[numbered.number].append((numbered.word, said))

    def find(self, later: Stated) -> tuple[Citation, Stated] | None:
        """Return the promise that a statement cites by its number, with the citation.

        Args:
            later: The statement.
        """
        before = block(later.paper.text, later.start)
        words = f"{before} {later.words} {later.heading}"
        for cited in citations(later.words):
            if found := self._meant(cited, later, words):
                return cited, found
        opening = self._opening(later, before)
        if opening:
            found = self._meant(_citation(opening), later, words)
            if found and not _is_of_its_own(later, found.paper):
                return _citation(opening), found
        return self._row(later)

    @staticmethod
    def _opening(later: Stated, before: str) -> re.Match[str] | None:
        """What a statement's paragraph, or the heading that it stands under, begins with."""
        for words in (before, later.heading):
            found = _cited().search(words)
            if found and _leads(words, found):
                return found
        return None

    def _meant(self, cited: Citation, later: Stated, words: str) -> Stated | None:
        able: dict[str, Stated] = {}
        for word, said in self._by_number.get(cited.number, ()):
            if later.paper.after(said.paper) and is_of_one_circle(said.paper, later.paper) and _is_called(cited.word, word, said):
                able.setdefault(said.paper.iri, said)
        for text in (words, later.paper.text):
            if len(able) > 1:
                able = {iri: said for iri, said in able.items() if _is_titled(said.paper, text)} or able
        return next(iter(able.values())) if len(able) == 1 else None

    def _row(self, later: Stated) -> tuple[Citation, Stated] | None:
        """The action whose label, with its owner or its day, a log's row has."""
        able = [
            said
            for said in self._by_label.get(later.label.casefold(), ())
            if any(letter.isdigit() for letter in later.label) and later.paper.after(said.paper) and _is_row_of(said, later)
        ]
        return (Citation("", later.label), able[0]) if len(able) == 1 else None


def _leads(before: str, opening: re.Match[str]) -> bool:
    """Whether a citation is what its paragraph begins with: further in, it may be another sentence's."""
    return len(before[: opening.start()].strip()) <= _HEAD


def _is_of_its_own(later: Stated, earlier: Paper) -> bool:
    """Whether a statement says nothing of what the number is of: that is its own paper's, or something else is told under it."""
    if later.kind == "Recommendation":
        return later.status in _PUT
    if later.status == "done" and later.paper.genres & _ANSWERING:
        return True  # what an answer tells as done in passing is not what was asked for
    return later.status not in _REPORTS and not _is_titled(earlier, later.paper.text)


def _is_row_of(said: Stated, later: Stated) -> bool:
    if not said.paper.bodies & later.paper.bodies or "ActionLog" not in later.paper.genres:
        return False
    same_day = bool(said.due_latest) and said.due_latest == later.due_latest
    return same_day and (bool(said.owners & later.owners) or not said.owners or not later.owners)


def _is_called(cited: str, word: str, said: Stated) -> bool:
    if said.kind == "Recommendation" or word:
        return cited == (word or "recommendation")
    return cited != "recommendation" and bool(re.search(rf"\b{cited}s\b", said.paper.text, re.IGNORECASE))


def _is_titled(paper: Paper, words: str) -> bool:
    title = " ".join(paper.title.split()).casefold()
    return len(title) >= _TITLE and title in " ".join(words.split()).casefold()


def _number(said: Stated) -> Citation | None:
    """The number that a statement stands under."""
    before = block(said.paper.text, said.start)
    cited = _cited().search(before)
    if cited and _leads(before, cited):
        return _citation(cited)
    if said.kind == "Recommendation" and (digits := re.fullmatch(r"R?(\d{1,3})", said.label)):
        return Citation("recommendation", digits[1])
    if said.kind == "Recommendation" or said.paper.genres & _OF_MEETINGS:
        return None  # what its paragraph begins with is the paragraph's number
    opening = _opening().match(before)
    return Citation("", opening[1]) if opening else None


def numbered(papers: Iterable[Paper]) -> Iterator[tuple[Paper, int, int]]:
    """Yield the paragraphs and rows that begin with a citation: there a paper says of each promise how far it is.

    Args:
        papers: Papers.

    Yields:
        The paper, and the first character and the character after the last of what stands behind the citation.
    """
    for paper in papers:
        begun = [found.end() for found in _begins().finditer(paper.text)]
        for start, end in zip(begun, [*begun[1:], len(paper.text)], strict=True):
            found = _cited().search(paper.text, start, end)
            if found and len(paper.text[start : found.start()].strip()) <= _HEAD:
                yield paper, found.end(), end
