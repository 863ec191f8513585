"""What words two statements share, and how much that tells.

1. Words are folded and cut to their stems by Porter's English stemmer (snowballstemmer), irregular verbs brought to their base form first.
   Words of grammar, dates, and the names of those who are to do it are left out: they tell by when and who, not what. The name of any
   other party counts as one stem, however many words it has.
2. A stem weighs as much as it is rare: `log(1 + statements / statements that hold it)`.
3. The words of a heading count half: "This case is finished" is about what the heading says.
4. Two statements are alike by the mean of two shares, each of weights: the cosine of their words, and how much of the poorer
   one's weight the other holds (a report is often shorter, or longer, than the promise).
5. Two stems that stand side by side in both ("single point", "text line") tell more than two that merely occur: what a promise is about
   keeps its name when everything around it is said in other words. Each such pair that few statements hold adds to the likeness; half
   as much where what is done with it is another deed ("appoint an adviser", "the adviser has visited").

What does not belong here: whether two statements are one promise (`promises`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import Final

import snowballstemmer

_HEADING: Final = 0.5  # what a heading's word weighs beside one of the statement itself
_PAIR: Final = 0.12  # what a pair of stems adds that stands in both
_NAME: Final = 0.06  # ... and what a name of several words adds
_PAIRS: Final = 0.3  # ... and all of them together, at most
_SAME_DEED: Final = 0.08
_REMEMBERED: Final = 1 << 16  # texts whose stems are kept: names, headings and sentences come again and again
_FEW: Final = 8  # statements: a pair that stands in more is a common phrase

# Grammar, and the words that every promise, meeting and report has.
_EMPTY: Final = frozenset(
    """a about above action actions after again agree agreed all also an and any are as ask asked asks at back be been
    before being between both but by can confirmed could days decision did do does done due during each explained
    felt following for from further had has have he her his how however if in including into is it item its like made make may
    meet meeting might minutes must need needed needs next no not note noted now of offered on one only or other our out
    over own per progress propose proposed recommend recommended report reported resolved said same say says she should
    since so some such suggest suggested suggestion tell than that the their them then there these they this those three
    through to told two under undertake undertook until up update upon was we were what when where whether which while
    who will with within would yet you your""".split()
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


# Irregular verbs that minutes use, past forms and participles: a stemmer leaves them as they are.
_IRREGULAR: Final = """
began begun=begin bought=buy brought=bring built=build came=come chose chosen=choose dealt=deal drew drawn=draw drove driven=drive fed=feed
found=find gave given=give went gone=go grew grown=grow heard=hear held=hold kept=keep led=lead left=leave lent=lend lost=lose made=make
met=meet paid=pay ran=run said=say saw seen=see sent=send sold=sell sought=seek spent=spend spoke spoken=speak stood=stand taught=teach
told=tell took taken=take thought=think understood=understand undertook undertaken=undertake withdrew withdrawn=withdraw won=win
wrote written=write
"""


@cache
def irregular() -> Mapping[str, str]:
    """Return the past forms of irregular verbs, each with its base form."""
    found: dict[str, str] = {}
    forms: list[str] = []
    for word in _IRREGULAR.split():
        form, _, base = word.partition("=")
        forms.append(form)
        if base:
            found.update(dict.fromkeys(forms, base))
            forms = []
    return found


@cache
def stem_of(word: str) -> str:
    """Return the stem of one word, a word of grammar or not.

    Args:
        word: The word, folded.
    """
    return str(snowballstemmer.stemmer("english").stemWord(irregular().get(word, word)))


@cache
def _dates() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    year = r"(?:19|20)\d\d(?:[-/]\d{2,4})?\b|\d{1,2}/\d{1,2}/\d{2,4}\b"
    day = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{months})\b(?:\s+\d{{4}})?|{year}"
    titles = r"(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Supt|Superintendent)\b"
    # The look ahead makes what cannot begin one fail at once.
    # how often is no matter either: "once a year" and "the first year" have nothing in common
    often = r"\b(?:an?|each|every|per)\s+(?:week|fortnight|month|quarter(?!\s+of\b)|year)\b|\b(?:each|every|per)\s+(?:day|term)\b"
    return re.compile(rf"\b(?=[\dA-Z])(?:{day}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{titles})|{often}")


@cache
def of_dates() -> frozenset[str]:
    """Return the stems of what dates are written with, months and numbers up to this century's years."""
    months = "january february march april may june july august september october november december"
    return frozenset(map(stem_of, months.split())) | frozenset(map(str, (*range(1, 32), *range(1990, 2100))))


@cache
def _ordinals() -> Mapping[str, str]:
    ones = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
    more = "sixteenth seventeenth eighteenth nineteenth twentieth".split()
    return {word: str(number) for number, word in enumerate([*ones, *more], start=1)}


@lru_cache(maxsize=_REMEMBERED)
def stems(words: str) -> tuple[str, ...]:
    """Return the stems of the words that carry matter, in order, each as often as it stands there.

    Args:
        words: Any words.

    Example:
        >>> stems("The Panel will circulate the revised tables.")
        ('panel', 'circul', 'revis', 'tabl')
    """
    return stems_of(_token().findall(_dates().sub(" ", words)))


def stems_of(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return the stems of those of some single words that carry matter, in order.

    Args:
        tokens: Words, none of them a date.
    """
    found = (token.casefold().replace("’", "'").removesuffix("'s") for token in tokens)
    return tuple(stem_of(word) for word in found if word not in _EMPTY and (len(word) > 1 or word.isdigit()))


def shown(stems_meant: Iterable[str], words: str) -> str:
    """Return stems as the words that have them, for people.

    Args:
        stems_meant: Some stems; names of several are taken apart.
        words: Words that hold them.

    Example:
        >>> shown(["tabl", "revis"], "The revised tables")
        'tables, revised'
    """
    written: dict[str, str] = {}
    for token in _token().findall(_dates().sub(" ", words)):
        for stem in stems(token):
            written.setdefault(stem, token)
    return ", ".join(" ".join(written.get(part, part) for part in stem.split("_")) for stem in stems_meant)


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|to|would|shall|should|must)\s+(?:(?:be|also|then|now|have|been|\w+ly)\s+)*([a-z][a-z-]+)", re.IGNORECASE)


@cache
def _object() -> re.Pattern[str]:
    """What stands between a deed and the first small word behind it: the thing that is to be done something with."""
    small = "for|on|of|in|about|to|with|at|by|from|that|which|who|whether|how|until|before|after|into|as|once|twice|than"
    small += "|will|would|shall|should"
    # possessive: "to be operated by the Trust" names no thing
    verb = r"\b(?:will|to|would|shall|should|must)\s+(?:(?:be|also|then|now|have|been|\w+ly)\s+)*+[a-z][a-z-]+"
    return re.compile(rf"{verb}\s+(?P<thing>(?:(?!(?:{small})\b)[\w’'-]+\s*){{1,8}})", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    """The head of a recommendation or decision whose own verb stands bare: "That the Board invite the charity to become a member"."""
    return re.compile(r"that\b(?:(?!\b(?:will|would|shall|should|must)\b).)*?\bto\b", re.IGNORECASE)


def things(words: str) -> frozenset[str]:
    """Return the stems of what a promise's first deed is done to.

    Args:
        words: A promise's words.

    Example:
        >>> sorted(things("Jane Carter to issue a revised protocol for schools"))
        ['protocol', 'revis']
    """
    found = None if _asks().match(words) else _object().search(words)
    return frozenset(stems(found["thing"])) if found else frozenset()


@cache
def any_deed() -> frozenset[str]:
    """Return the stems that speak of any deed: how far it is, whatever it is."""
    words = """work begin start complete finish progress ready late delay done issue launch publish continue agree expect place
    approve decide bring deliver achieve implement carry outstanding postpone cancel withdraw abandon drop"""
    return frozenset(stem_of(word) for word in words.split())


def deeds(words: str) -> frozenset[str]:
    """Return the stems of what is to be done: the verbs after "will" and "to".

    Args:
        words: A promise's words.

    Example:
        >>> sorted(deeds("Jane Carter to check and will circulate the tables"))
        ['check', 'circul']
    """
    return frozenset(stem_of(found[1].casefold()) for found in _deed().finditer(words) if found[1].casefold() not in _EMPTY)


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
        pairs: Stems of its own words that stand side by side, once empty words are left out, and no part of a person's name.
        deeds: Stems of what is to be done.
        things: Stems of what it is to be done to.
        met: Stems of the names of those with whom somebody meets or is to meet.
    """

    own: frozenset[str]
    context: frozenset[str]
    ordinals: frozenset[str]
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]] = frozenset()
    deeds: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()


class Names:
    """The names of parties, found among stems.

    Args:
        names: Names as documents write them; those of one word are left to be stems like any other.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted({stems(name) for name in names}):
            if len(name) > 1:
                self._by_first.setdefault(name[0], []).append(name)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    def folded(self, found: Sequence[str]) -> tuple[str, ...]:
        """Return stems with each name as one stem, its parts joined by underscores.

        Args:
            found: Stems in the order of the text.
        """
        folded: list[str] = []
        index = 0
        while index < len(found):
            name = next((name for name in self._by_first.get(found[index], ()) if tuple(found[index : index + len(name)]) == name), None)
            folded.append("_".join(name) if name else found[index])
            index += len(name) if name else 1
        return tuple(folded)


def compared(words: str, heading: str = "", without: Iterable[str] = (), known: Names | None = None) -> Words:
    """Return the words of a statement as they are compared.

    Args:
        words: Its own words.
        heading: Words of the heading that it stands under.
        without: Names whose words are left out: those of who is to do it.
        known: The names of all parties.
    """
    known = known or Names()
    left_out = {stem for name in without for stem in (*stems(name), *known.folded(stems(name)))}
    kept = [stem for stem in known.folded(stems(words)) if stem not in left_out]
    own = frozenset(kept)
    context = frozenset(known.folded(_of_theme(heading))) - own - left_out
    pairs = frozenset(pair for pair in pairwise(kept) if not any("_" in stem for stem in pair))
    of_names = (names(words) | {stem for stem in kept if "_" in stem}) - left_out
    return Words(own, context, ordinals(words), of_names, pairs, deeds(words), things(words) & own, _met(words, known) & own)


@cache
def _meeting() -> re.Pattern[str]:
    whom = r"(?P<whom>[A-Z](?:(?! (?:to|on|about|regarding|re|in)\b)[^,.;:|]){1,60})"
    deed = r"\b(?:[Mm]eet(?:ings?|s)?|[Mm]et|talks|discussions?)\b(?:\s+[a-z][\w-]*){0,3}?"
    return re.compile(rf"{deed}\s+(?:with|between)\s+(?:the\s+)?{whom}")


def _met(words: str, known: Names) -> frozenset[str]:
    """Stems of the names behind "meet with": "meeting" itself is too common a word to count."""
    found = _meeting().search(words)
    return frozenset(known.folded(stems(" ".join(_capitals().findall(found["whom"]))))) if found else frozenset()


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][\w’'&-]*")


def _of_theme(heading: str) -> tuple[str, ...]:
    themes = (token for token in _token().findall(heading) if token.casefold() not in _GATHERING and not token[0].isdigit())
    return stems(" ".join(themes))


def speaks_of_deed(promised: Words, words: str) -> bool:
    """Tell whether words name the deed of a promise, or say how far a deed is.

    Args:
        promised: The promise's words.
        words: The words that may speak of it.

    Returns:
        False where the promise names a deed, and the words name neither it nor how far anything is.
    """
    told = frozenset(stems(words))
    return not promised.deeds or bool(told & (promised.deeds | any_deed()))


class Weights:
    """How much each stem tells.

    Args:
        statements: The words of every statement that is compared.
    """

    def __init__(self, statements: Iterable[Words]) -> None:
        counts: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._total = 0
        for words in statements:
            self._total += 1
            counts.update(words.own | words.context)
            self._pairs.update(words.pairs)
        self._counts = counts
        self._weights = {stem: log(1 + self._total / count) for stem, count in counts.items()}
        self._vectors: dict[Words, tuple[dict[str, float], float, float]] = {}

    def __getitem__(self, stem: str) -> float:
        return self._weights.get(stem) or log(1 + self._total)

    @property
    def statements(self) -> int:
        """How many statements are compared."""
        return self._total

    def common(self, stem: str) -> int:
        """Return in how many statements a stem stands."""
        return self._counts[stem]

    def is_common(self, told: Iterable[str], head: str) -> bool:
        """Tell whether a noun with what stands right before it is a common phrase, which names nothing in particular.

        Args:
            told: Stems of what is told of the noun, one of which may stand right before it.
            head: The noun's stem.

        Returns:
            True if so many statements hold the two side by side.
        """
        return any(self._pairs[stem, head] > _FEW for stem in told)

    def total(self, held: Iterable[str]) -> float:
        """Return the weight of all stems of a set."""
        return sum(self[stem] for stem in held)

    def alike(self, one: Words, other: Words) -> float:
        """Return how alike the words of two statements are, from 0 to 1.

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

    def held(self, one: Words, other: Words) -> float:
        """Return how much of the weight of a statement's own words another holds, from 0 to 1.

        Args:
            one: The statement's words.
            other: The other's.
        """
        return self.total(one.own & other.own) / (self.total(one.own) or 1.0)

    def of_one_name(self, earlier: Words, later: Words, *, same_owner: bool) -> float:
        """Return what is added where pairs of stems, or long names, stand in both and in few others, and where the deed is the same.

        Args:
            earlier: A promise's words.
            later: The words that may speak of it.
            same_owner: Whether the same party is to do it.
        """
        named = _NAME * sum("_" in stem and self._counts[stem] <= _FEW for stem in earlier.own & later.own)
        added = min(_PAIRS, named + _PAIR * sum(self._pairs[pair] <= _FEW for pair in earlier.pairs & later.pairs))
        if earlier.deeds & later.own:
            return added + _SAME_DEED
        same_deed = not earlier.deeds or later.own & any_deed()
        return added if same_owner or same_deed else added / 2

    def _vector(self, words: Words) -> tuple[dict[str, float], float, float]:
        """The weights of a statement's stems, their norm, their sum."""
        if words not in self._vectors:
            vector = {stem: self[stem] for stem in words.own} | {stem: self[stem] * _HEADING for stem in words.context}
            weights = vector.values()
            self._vectors[words] = vector, sqrt(sum(w * w for w in weights)), sum(weights)
        return self._vectors[words]
