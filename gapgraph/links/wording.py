"""What words two statements share, and how much that tells.

1. Words are folded and cut to their stems by Porter's English stemmer (snowballstemmer); words of grammar are left out.
2. A stem weighs as much as it is rare: `log(1 + statements / statements that hold it)`.
3. The words of a heading count half: "This case is finished" is about what the heading says.
4. Two statements are alike by the mean of two shares, each of weights: the cosine of their words, and how much of the poorer
   one's weight the other holds (a report is often shorter, or longer, than the promise).

What does not belong here: whether two statements are one promise (`promises`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log, sqrt
from typing import Final

import snowballstemmer

_HEADING: Final = 0.5  # what a heading's word weighs beside one of the statement itself

# Grammar, and the words that every promise, meeting and report has.
_EMPTY: Final = frozenset(
    """a about above action after again all also an and any are as at be been before being both but by can could did do
    does done due each for from further had has have he her his how if in into is it its item like made make may meeting
    meet might must need next no not now of on only or other our out over own per she should since so some such than
    that the their them then there these they this those through to under until up update upon was we were what when
    where which while who will with within would yet your you agreed agree noted note recommended recommend resolved
    decision action actions minutes report reported progress following including between during""".split()
)

# What headings are made of that gather what belongs to no theme: there is where earlier promises are reported on.
_GATHERING: Final = frozenset(
    """item agenda welcome introduction introductions apologies minutes action actions points matters arising update
    updates review progress outstanding tracker log any other business aob close closing next steps last previous
    meeting recommendation recommendations conclusion conclusions summary chair chair's decision decisions resolved
    notes""".split()
)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][A-Za-z'’&-]*[A-Za-z]|[A-Za-z]|\d[\d,./]*\d|\d")


@cache
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


@cache
def _ordinals() -> Mapping[str, str]:
    ones = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
    more = "sixteenth seventeenth eighteenth nineteenth twentieth".split()
    return {word: str(number) for number, word in enumerate([*ones, *more], start=1)}


def stems(words: str) -> tuple[str, ...]:
    """Return the stems of the words that carry matter, in order, each as often as it stands there.

    Args:
        words: Any words.

    Example:
        >>> stems("The Panel will circulate the revised tables.")
        ('panel', 'circul', 'revis', 'tabl')
    """
    found = (token.casefold().replace("’", "'").removesuffix("'s") for token in _token().findall(words))
    return tuple(_stem(word) for word in found if word not in _EMPTY and (len(word) > 1 or word.isdigit()))


@cache
def _marks() -> re.Pattern[str]:
    months = "January February March April May June July August September October November December".replace(" ", "|")
    word, number = rf"(?P<word>{'|'.join(_ordinals())})", r"(?P<number>\d{1,3})(?:st|nd|rd|th)"
    return re.compile(rf"\b(?:{word}|{number})\b(?!\s+(?:{months}))", re.IGNORECASE)


def ordinals(words: str) -> frozenset[str]:
    """Return which of a series is meant ("the tenth meeting", "the 10th"): two statements that name different ones are not about one thing.

    Args:
        words: Any words. Days of a month do not count: the same task may be due on another day.
    """
    return frozenset(_ordinals().get((found["word"] or "").casefold(), found["number"] or "") for found in _marks().finditer(words))


@cache
def _names() -> re.Pattern[str]:
    word = r"(?:[A-Z][a-z’'&-]+|[A-Z]{2,}[a-z]?)"
    return re.compile(rf"(?<![.!?:•]\s)(?<!^)\b{word}(?:\s+(?:(?:of|and|the|for|&)\s+)?{word})*")


def names(words: str) -> frozenset[str]:
    """Return the stems of what is written with capitals within a sentence: bodies, people, titles.

    Args:
        words: Any words.
    """
    return frozenset(stem for found in _names().finditer(words) for stem in stems(found[0]))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a statement as they are compared.

    Attributes:
        own: Stems of its own words.
        context: Stems of its heading's words that are not its own.
        ordinals: Which of a series it names.
        names: Stems of the names in it.
    """

    own: frozenset[str]
    context: frozenset[str]
    ordinals: frozenset[str]
    names: frozenset[str]


def compared(words: str, heading: str = "") -> Words:
    """Return the words of a statement as they are compared.

    Args:
        words: Its own words.
        heading: Words of the heading that it stands under.
    """
    own = frozenset(stems(words))
    return Words(own, frozenset(_of_theme(heading)) - own, ordinals(words), names(words))


def _of_theme(heading: str) -> tuple[str, ...]:
    themes = (token for token in _token().findall(heading) if token.casefold() not in _GATHERING and not token[0].isdigit())
    return stems(" ".join(themes))


class Weights:
    """How much each stem tells.

    Args:
        statements: The stems of every statement that is compared.
    """

    def __init__(self, statements: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        self._total = 0
        for held in statements:
            self._total += 1
            counts.update(held)
        self._counts = counts
        self._weights = {stem: log(1 + self._total / count) for stem, count in counts.items()}
        self._vectors: dict[Words, tuple[dict[str, float], float, float]] = {}

    def __getitem__(self, stem: str) -> float:
        return self._weights.get(stem) or log(1 + self._total)

    def common(self, stem: str) -> int:
        """Return in how many statements a stem stands."""
        return self._counts[stem]

    def total(self, held: Iterable[str]) -> float:
        """Return the weight of all stems of a set."""
        return sum(self[stem] for stem in held)

    def alike(self, one: Words, other: Words) -> float:
        """Return how alike two statements are, from 0 to 1.

        Args:
            one: A statement's words.
            other: Another's.
        """
        left, left_norm, left_sum = self._vector(one)
        right, right_norm, right_sum = self._vector(other)
        shared = left.keys() & right.keys()
        if not shared:
            return 0.0
        cosine = sum(left[stem] * right[stem] for stem in shared) / (left_norm * right_norm)
        held = sum(min(left[stem], right[stem]) for stem in shared)
        return (cosine + min(1.0, held / min(left_sum, right_sum))) / 2

    def _vector(self, words: Words) -> tuple[dict[str, float], float, float]:
        """The weights of a statement's stems, their norm, their sum."""
        if words not in self._vectors:
            vector = {stem: self[stem] for stem in words.own} | {stem: self[stem] * _HEADING for stem in words.context}
            weights = vector.values()
            self._vectors[words] = vector, sqrt(sum(w * w for w in weights)), sum(weights)
        return self._vectors[words]
