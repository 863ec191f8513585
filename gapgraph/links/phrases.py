"""What a statement names, and how: "a charter for pupils" brings a thing up, "the charter" speaks of one that was brought up.

1. Words are cut into phrases at small words, marks and determiners; what stands before a phrase's last noun is told of the thing ("crisis
   text line"). Verbs that trail behind it ("the line opened", "the policy agreed") are left out.
2. A promise's things are what it brings up with "a" or "an", what its deed is done to, and what its words begin with ("Proposal for a
   card"). What stands behind "on", "for" or "to" with "the" is something that is known already: the task is about it, and is not it.
3. Later words refer to what stands in them with "the", "its", "this" or somebody's, or begins them.

What does not belong here: which promise is meant (`references`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal

from gapgraph.links.wording import irregular, stem_of, stems_of
from ingest.extract.commitments.verbs import VERBS

Manner = Literal["a", "the", "each", "bare"]

_DETERMINERS: Final[dict[str, Manner]] = {
    **dict.fromkeys("the this these those its their his her our your".split(), "the"),
    **dict.fromkeys("a an another one two three four five six seven eight nine ten eleven twelve".split(), "a"),
    **dict.fromkeys("each every all any both no some several many more most further much few such".split(), "each"),
}
_PARTICLES: Final = frozenset("up out off back down over".split())
# Behind these a thing can be brought up: "to pay into a fund", "set up a fund".
_BEFORE_THING: Final = frozenset(("", "agreed that", *"into towards for with".split())) | _PARTICLES
_WITH_VERB: Final = _PARTICLES | {"into", "towards"}  # "to pay into the fund": they belong to the verb before
_SMALL: Final = frozenset(
    """at by from in on to about after and as before between but during if nor or over per since so than then through
    under until upon via when where whether which while who whose within without is are was were be been being am has have had do does did
    will would shall should can could may might must not it he she they we i you them us him there also now still already only up out off
    back down away again""".split()
) | (_BEFORE_THING - {"", "agreed that"}) | {"of", "that"}
_IN_ORDER: Final = frozenset("first last next other remaining second third".split())
_MODAL: Final = frozenset(("agreed to", *"will would shall should must".split()))
_AGREED: Final = frozenset(
    """agree agreed agrees asked committed decided intends offered planned plans promised proposed recommended resolved undertook
    undertakes""".split()
)
PART: Final = "part"  # what is spoken of stands behind a noun that is seen through: "the last of the cushions"
_DONE_TO: Final = "deed"  # what a deed is done to stands behind it
_REMEMBERED: Final = 1 << 14  # statements whose phrases are kept: each is asked for its things, and compared with many
_TELLS_OF: Final = frozenset("of for to from on about with in at between among that which who whose".split())
_TRAILING: Final = frozenset("going running being having taking coming".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what is told of it.

    Attributes:
        head: Stem of the noun.
        told: Stems of the words before it.
        manner: Whether it is brought up ("a"), spoken of as known ("the"), one of all ("each"), or said without any of these.
        start: Its first character.
        behind: The small word right before it; "deed" where it is what is to be done something with.
        first: Whether the words begin with it.
        verb: Stem of the word right before it, which is its verb if it is done something with; empty behind a small word.
        tail: Stems of what is told of it behind the noun ("for pupils who return").
        is_name: Whether it is written as a name is, with a capital where no sentence begins.
    """

    head: str
    told: frozenset[str]
    manner: Manner
    start: int
    behind: str = ""
    first: bool = False
    verb: str = ""
    tail: frozenset[str] = frozenset()
    is_name: bool = False


@dataclass(slots=True)
class _Run:
    manner: Manner
    start: int
    behind: str
    first: bool
    words: list[str]
    verb: str = ""

    def last_word(self) -> str:
        """The word that a noun right behind it stands behind: its verb, if it is one."""
        return self.words[-1] if self.words else self.verb

    @property
    def is_deed(self) -> bool:
        """Whether it begins with a verb: behind "will", or a verb of tasks behind "to" or as the first word."""
        if self.manner != "bare" or not self.words:
            return False
        return self.behind in _MODAL or ((self.behind in ("to", "and to") or self.first) and bool(_task_verb().fullmatch(self.words[0])))

    @property
    def nouns(self) -> list[str]:
        """Its words without the verb that it begins with, and without those that trail behind the noun."""
        told = self.words[1:] if self.is_deed else self.words
        while len(told) > 1 and _is_verb(told[-1]):
            told = told[:-1]
        return told

    @property
    def ends_in_verb(self) -> bool:
        """Whether a verb trails behind the noun: what follows is told of the deed."""
        return bool(self.words) and self.nouns[-1:] != self.words[-1:]

    @property
    def is_agreeing(self) -> bool:
        """Whether any verb may stand behind the "to" that follows."""
        return bool(self.words) and self.words[-1].casefold() in _AGREED

    def leads_to(self) -> str:
        """What a phrase right behind it stands behind."""
        if self.is_deed or (self.behind == _DONE_TO and self.words):
            return _DONE_TO
        return "" if self.words else self.behind


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[\w’'/-]*\w(?:['’](?=\s))?|[^\w\s]")


@cache
def _task_verb() -> re.Pattern[str]:
    return re.compile(rf"{VERBS}|approve|agree|extend|keep|meet", re.IGNORECASE)


@cache
def _possessive() -> re.Pattern[str]:
    return re.compile(r"\w(?:['’]s|s['’])$")


@cache
def _seen_through() -> frozenset[str]:
    """Nouns that say of a thing no more than that it is to be there, or paid for: "the cost of interpreters"."""
    words = """appointment commitment cost copy creation delivery draft first half introduction last launch opening pledge promise provision
    publication recruitment remainder rest series set start version"""
    return frozenset(stems_of(words.split()))


@lru_cache(maxsize=_REMEMBERED)
def phrases(words: str) -> tuple[Phrase, ...]:
    """Return the nouns of some words with what is told of them, in order.

    Args:
        words: Any words.

    Example:
        >>> [(one.head, sorted(one.told), one.manner) for one in phrases("The group would open a crisis text line for the coast")]
        [('group', [], 'the'), ('line', ['crisi', 'text'], 'a'), ('coast', [], 'the')]
    """
    runs = tuple(run for run in _runs(words) if run.words)
    found: list[Phrase] = []
    tail: frozenset[str] = frozenset()
    for run in reversed(runs):  # what stands behind a noun is told of the nouns before it
        phrase = _phrase(run, frozenset() if run.ends_in_verb else tail)
        tail = (frozenset(stems_of(run.words)) | (frozenset() if run.ends_in_verb else tail)) if run.behind in _TELLS_OF else frozenset()
        found += [phrase] if phrase else []
    return tuple(reversed(found))


def _runs(words: str) -> Iterator[_Run]:
    """The stretches between small words and marks, cut again where a determiner begins another noun."""
    run = _Run("bare", 0, "", first=True, words=[])
    opening = True  # nothing but marks and determiners so far
    tasked = False  # a deed was named, and "and" may lead to another
    for found in _token().finditer(words):
        word = found[0].casefold()
        if run.manner == "the" and _IN_ORDER.issuperset(map(str.casefold, run.words)) and word in _DETERMINERS:
            continue  # "the two clinics", "the first two sessions"
        if word == "on" and run.is_deed and [one.casefold() for one in run.words] == ["put"]:
            continue  # "to put on four sessions"
        if word in _DETERMINERS or (run.manner != "a" and _possessive().search(word)):
            yield run
            run = _Run(_DETERMINERS.get(word, "the"), found.start(), run.leads_to(), opening, [], run.last_word())
        elif word in _SMALL or not word[-1].isalnum():
            yield run
            opening = opening and not word[-1].isalnum()
            tasked = tasked or run.is_deed
            verb = run.last_word() if word in _WITH_VERB and run.leads_to() else ""
            run = _Run("bare", found.end(), _behind(word, run, tasked=tasked), opening, [], verb)
        else:
            run.words.append(found[0])
            opening = False
    yield run


def _behind(word: str, run: _Run, *, tasked: bool) -> str:
    """What the next phrase stands behind: a small word, or the verb that the word belongs to."""
    if word in _WITH_VERB and run.leads_to():
        return run.leads_to()
    if run.is_agreeing and word in ("to", "that"):
        return f"agreed {word}"
    return "and to" if word == "and" and tasked else word


def _phrase(run: _Run, tail: frozenset[str]) -> Phrase | None:
    told = run.nouns
    held = stems_of(told)
    if not held or held[-1][0].isdigit():
        return None
    behind = _DONE_TO if run.is_deed else run.behind
    verb = run.words[0] if run.is_deed else run.verb
    is_name = all(word[0].isupper() for word in told) if run.first and len(told) > 1 else told[-1][0].isupper() and not run.first
    return Phrase(
        held[-1], frozenset(held[:-1]), run.manner, run.start, behind, run.first, stem_of(verb.casefold()) if verb else "", tail, is_name
    )


def _is_verb(word: str) -> bool:
    folded = word.casefold()
    return folded.endswith(("ed", "ly")) or folded in irregular() or folded in _TRAILING


@cache
def in_order() -> frozenset[str]:
    """Return the stems of words that say which of several are meant, and nothing of what they are."""
    return frozenset(stem_of(word) for word in _IN_ORDER - {"second", "third"})


def things(words: str) -> tuple[Phrase, ...]:
    """Return what a promise is about: what it brings up, what its deed is done to, and what it begins with.

    Args:
        words: A promise's words.

    Example:
        >>> [one.head for one in things("Jane Carter to send the list of contracts to the board of the trust")]
        ['list']
    """
    found = phrases(words)
    done_to = tuple(one for one in found if one.behind == _DONE_TO)
    brought_up = tuple(one for one in found if one.manner == "a" and (one.first or one.behind in _BEFORE_THING))
    about = (*done_to, *brought_up)
    parts = tuple(after for one, after in pairwise(found) if after.behind == "of" and one.head in _seen_through() and one in about)
    if not any(run.is_deed for run in _runs(words)):
        brought_up += tuple(one for one in found if one.first and not one.is_name and one.manner == "bare")
    found = tuple(dict.fromkeys((*done_to, *brought_up, *parts)))
    return tuple(one for one in found if one.manner == "a" or (one.manner != "each" and not one.is_name))


def spoken_of(words: str) -> tuple[Phrase, ...]:
    """Return what words speak of as known: with "the", "its" or whose it is, or as the first thing in them.

    Args:
        words: A later statement's words.

    Example:
        >>> [one.head for one in spoken_of("A provider for the text line had been chosen")]
        ['provid', 'line']
    """
    found = phrases(words)
    parts = {after for one, after in pairwise(found) if after.behind in ("of", "on") and one.head in _seen_through()}
    known = (one for one in found if one.manner == "the" or one.first or one in parts)
    return tuple(replace(one, behind=PART) if one in parts else one for one in known)
