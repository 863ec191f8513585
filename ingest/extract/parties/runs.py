"""Runs of capitalised words: the raw material of names.

A run starts at a capitalised word and goes on over capitalised words, with small words between them
("of", "for", "and", "the", "&") only where another capitalised word follows. A capital that only starts
a sentence does not make a name by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extract.parties.lexicon import lexicon

_SMALL: Final = frozenset({"of", "for", "and", "the", "&", "in", "on", "with", "to", "upon", "by", "at"})
_STARTERS: Final = frozenset(
    """the a an this that these those it he she they we i you his her its their our there here in on at by for from to with as if when where while after before
    although since because and but or not no yes all any both each every some many most more much other another such what which who whom whose how why whether is are was were be been
    being has have had do does did will would should could may might must can shall further also however therefore subject following under over during within between regarding
    concern concerns question questions action actions recommendation recommendations item agenda minutes present apologies attendance report reports
    next new draft members officers councillors concerning current currently first second third last final dear yours once only since so then thus until upon via
    please note noted agreed resolved whilst despite due example figure table page paragraph section chapter appendix annex overall recently previously generally particularly specifically
    chair chairman vice cllr councillor mr mrs ms miss dr professor prof sir lord lady baroness dame reverend rev monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run, with its place."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it can be part of a name."""
        return (
            self.text[0].isupper()
            or bool(_small_first().fullmatch(self.text))
            or (self.text[0].isdigit() and any(c.isupper() for c in self.text))
            or bool(_ordinal().fullmatch(self.text))
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that may be a name.

    Attributes:
        words: Its words, the small ones included.
        starts_sentence: Whether its first word is the first of the sentence.
    """

    words: tuple[Word, ...]
    starts_sentence: bool

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.words[-1].end


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}-\d{1,2}")


@cache
def _small_first() -> re.Pattern[str]:
    """A name that starts with one small letter ("e-Government", "iHV")."""
    return re.compile(r"[a-z]-?[A-Z]\w+")


@cache
def _evidence() -> re.Pattern[str]:
    """Under which number an inquiry files what somebody said: it stands behind the name and is no part of it."""
    return re.compile(r"[A-Z]{3}\d{4}|QQ?")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9](?:[\w’'./-]*\w)?(?:\.(?=\w)|\.com\b)?|&|(?<=\s)-(?=\s)|[,;:()\[\]\"“”‘’|.!?–—/\n]")


def find_runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Find the runs of capitalised words in a sentence.

    Args:
        text: The whole text.
        start: Where the sentence starts.
        end: Where it ends.

    Yields:
        Runs in text order; a leading article or sentence starter is left out.
    """
    words: list[Word] = []
    pending: list[Word] = []
    first = True
    opened = False
    for found in _token().finditer(text, start, end):
        plain = found[0].islower() and found[0].isalpha()
        if plain and not words:  # most words
            first = False
            continue
        text_of = _without_note(found[0])
        word = Word(_lowered(text_of, words), found.start(), found.start() + len(text_of))
        if word.text == "\n":
            continue
        if not plain and _may_name(word, found, first=first, inside=bool(words)):
            words += [*pending, word] if words else [word]
            opened = first if len(words) == 1 else opened
            pending = []
        elif words and word.text in _SMALL and len(pending) < 2:
            pending.append(word)
        else:
            if words:
                yield Run(tuple(words), opened)
            words, pending = [], []
        first = word.text in '"“‘(' and first
    if words:
        yield Run(tuple(words), opened)


def _may_name(word: Word, found: re.Match[str], *, first: bool, inside: bool) -> bool:
    """Whether a word can start a run, or go on with one: capitalised, and not only so because it opens the sentence."""
    return (
        word.capital
        and not _evidence().fullmatch(word.text)
        and not (word.text.casefold() in _STARTERS and (first or not inside) and not _is_soft(found.string, found))
        and not (first and _plain_start(word))
    )


def _without_note(word: str) -> str:
    """A word without the number of a footnote behind its stop ("Spending.6")."""
    if not word[-1].isdigit() or "." not in word:
        return word
    stem, _, digits = word.rpartition(".")
    return stem if digits.isdigit() and stem.isalpha() else word


def _is_soft(text: str, found: re.Match[str]) -> bool:
    """A word that opens sentences but, behind an article, names too ("the Attendance Ladder Group", "the Third Sector Forum")."""
    soft = found[0] in ("Attendance", "Action", "Members") or (found[0] == "Third" and text.startswith(" Sector", found.end()))
    return (
        soft and text[max(0, found.start() - 4) : found.start()].casefold() == "the " and text[found.end() + 1 : found.end() + 2].isupper()
    )


def _lowered(text: str, before: list[Word]) -> str:
    """A small word in a line of capitals is a small word ("REPORT BY THE BOARD")."""
    return (
        text.casefold() if len(text) > 1 and text.isupper() and text.casefold() in _SMALL and before and before[-1].text.isupper() else text
    )


def _plain_start(word: Word) -> bool:
    """Whether the first word of a sentence has a verb's or an adverb's ending and is no name that the sector knows ("Ofsted")."""
    return word.text not in lexicon().known and word.text.casefold().endswith(("ing", "ed", "ly")) and not any(c.isupper() for c in word.text[1:]) and len(word.text) > 4
