"""The papers that are held, found by the day and kind, or by the title, under which another paper names them.

1. What a paper is called: its title, and the first lines of its text, where the body and the kind stand ("GOVERNING BODY", "Minutes").
2. By day: the papers of that day whose kind is named ("the minutes of 20 June 2017"), and in whose first lines every word stands that tells
   whose they are ("the CCG's Governing Body"; an acronym stands for the capitals of a name).
3. By title: the papers that have every telling word of the title that is named; or whose whole title stands in it, word by word.
4. By name: the papers whose very title stands in a sentence, written with capitals.
5. By number: the paper that bears a reference number ("decision ACPH 2023/07").
6. By publisher: the paper of a day whose publisher's name stands beside it ("Ashby Examiner, 12 October 2023"); the one web page of a body.

One paper must fit, no more: of two, neither is meant beyond doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from gapgraph.links.wording import stems
from ingest.identify.names import fold

if TYPE_CHECKING:
    from gapgraph.links.model import Paper

_HEAD: Final = 400  # characters in which a paper says what it is
_TELLING: Final = 3  # telling stems of a title that are enough where all are held
_START: Final = 2  # words with which a title is looked up
_IN_A_ROW: Final = 3  # words of a title that must stand in a row where it is told word by word
_KINDS: Final = MappingProxyType({
    "minute": ("Minutes",),
    "note": ("Minutes",),
    "record": ("Minutes", "DecisionRecord"),
    "decis": ("DecisionRecord",),
    "report": ("ScrutinyReport", "PartnershipReport"),
    "review": ("ScrutinyReport",),
    "inquiri": ("ScrutinyReport",),
    "respons": ("GovernmentResponse",),
    "repli": ("GovernmentResponse",),
    "log": ("ActionLog",),
    "strategi": (),
    "plan": (),
    "framework": (),
    "assess": (),
    "account": (),
    "survey": (),
    "profil": (),
    "return": (),
    "statement": (),
    "bulletin": (),
})
_GRAMMAR: Final = frozenset("the a an of for on to in by at and its our their this that s meet held date with from".split())
_SMALL_IN_NAMES: Final = frozenset("and but or nor not no as into onto over up out off down than then if so yet is are".split())
# What titles of every paper have, besides their kind.
_COMMON: Final = frozenset(
    "annual draft final joint new paper meet held summari full interim committe board council govern bodi partnership date".split()
)


@cache
def _capitals() -> re.Pattern[str]:
    word = r"[A-Z][A-Za-z’'-]*"
    return re.compile(rf"\b{word}(?:\s+(?:(?:of|and|the|for|&)\s+)*{word})+")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z][A-Za-z]{0,9}(?:[-/ ][A-Z]{1,6})?[-/ ]{0,2}\d{2,}(?:[-/]\d+)*\b")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+(?:[’'-]\w+)*")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def kinds_of_paper(words: str) -> frozenset[str]:
    """Return the kinds of paper that words name, as stems ("minut").

    Args:
        words: Any words.
    """
    return frozenset(stem for stem in _plain_stems(words) if stem in _KINDS)


def _plain_stems(words: str) -> tuple[str, ...]:
    """Stems of words, those among them that every paper has: `stems` leaves out "minutes" and "report"."""
    return tuple(_stem(word) for word in fold(re.sub(r"[’']s\b", "", words)).split())


@cache
def _stem(word: str) -> str:
    import snowballstemmer

    found = str(snowballstemmer.stemmer("english").stemWord(word))
    return {"minut": "minute"}.get(found, found)


def telling_words(title: str) -> frozenset[str]:
    """Return the words of a title that tell it from others of its kind ("thornmere", "pupil", "2016", of a survey).

    Args:
        title: The title.
    """
    return frozenset(_plain_stems(title)) - _GRAMMAR - frozenset(_KINDS) - _COMMON


class Shelf:
    """Papers by day and by title.

    Args:
        papers: The papers.
        names: Names of the bodies that publish them, by IRI.
    """

    def __init__(self, papers: Iterable[Paper], names: Mapping[str, str]) -> None:
        self._names = names
        self._by_day: defaultdict[str, list[Paper]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[Paper]] = defaultdict(list)
        self._by_kind: defaultdict[str, list[Paper]] = defaultdict(list)
        self._by_name: defaultdict[tuple[str, ...], list[Paper]] = defaultdict(list)
        self._by_number: defaultdict[str, list[Paper]] = defaultdict(list)
        self._web_pages: list[Paper] = []
        self._heads: dict[str, frozenset[str]] = {}
        self._capitals: dict[str, str] = {}
        for paper in papers:
            self._add(paper)

    def _add(self, paper: Paper) -> None:
        head = f"{paper.title}\n{' '.join(self._names.get(body, '') for body in sorted(paper.bodies))}\n{paper.text[:_HEAD]}"
        self._heads[paper.iri] = frozenset(_plain_stems(head))
        initials = ("".join(word[0] for word in found[0].split() if word[0].isupper()) for found in _capitals().finditer(head))
        self._capitals[paper.iri] = " ".join(initials).casefold()
        if paper.earliest and paper.earliest == paper.latest:
            self._by_day[paper.earliest].append(paper)
        for stem in set(stems(paper.title)):
            self._by_stem[stem].append(paper)
        for kind in kinds_of_paper(paper.title):
            self._by_kind[kind].append(paper)
        if paper.reference:
            self._by_number[_compact(paper.reference)].append(paper)
        if "WebPage" in paper.genres:
            self._web_pages.append(paper)
        if telling_words(paper.title) - self._names_of(paper):
            self._by_name[tuple(fold(paper.title).split()[:_START])].append(paper)

    def of_day(self, day: str, kinds: frozenset[str], whose: str, asking: Paper) -> Paper | None:
        """Return the one paper of a day that is of a kind and of whom the words say.

        Args:
            day: The day, as ISO 8601.
            kinds: Kinds of paper, as stems; one of them must fit.
            whose: Words that tell whose paper it is; where there are none, it is of the body of the paper that asks.
            asking: The paper that names it.

        Returns:
            None if no paper fits, or several.
        """
        fitting = [paper for paper in self._by_day.get(day, ()) if paper != asking and self._is_of_kind(paper, kinds)]
        telling = frozenset(_plain_stems(whose)) - _GRAMMAR
        if telling:
            fitting = [paper for paper in fitting if self.holds(paper, telling)]
        else:
            fitting = [paper for paper in fitting if paper.bodies & asking.bodies]
        return fitting[0] if len(fitting) == 1 else None

    def holds(self, paper: Paper, telling: frozenset[str]) -> bool:
        """Tell whether the first lines of a paper hold every one of some stems, or the name that an acronym stands for."""
        head, capitals = self._heads[paper.iri], self._capitals[paper.iri]
        return all(stem in head or (2 < len(stem) < 7 and stem in capitals) for stem in telling)

    def _is_of_kind(self, paper: Paper, kinds: Iterable[str]) -> bool:
        return any(kind in self._heads[paper.iri] or not paper.genres.isdisjoint(_KINDS[kind]) for kind in kinds)

    def titled(self, title: str, asking: Paper) -> Paper | None:
        """Return the one paper that has a title, as another paper names it.

        Args:
            title: The title's words.
            asking: The paper that names it.

        Returns:
            None if no paper has that title, or several.
        """
        fitting = [paper for paper in self._near(title) if paper != asking and self._has_title(paper, title)]
        return fitting[0] if len(fitting) == 1 else None

    def _near(self, title: str) -> Iterable[Paper]:
        found = {paper.iri: paper for stem in stems(title) for paper in self._by_stem.get(stem, ())}
        return found.values()

    def _has_title(self, paper: Paper, title: str) -> bool:
        if frozenset(_plain_stems(paper.title)) <= self._names_of(paper):
            return False  # the first line is the body's name: it is no title
        if not set(_year().findall(title)) <= set(_year().findall(f"{paper.title} {paper.earliest[:4]}")):
            return False
        kinds = [stem for stem in _plain_stems(title) if stem in _KINDS]
        if kinds and not self._is_of_kind(paper, kinds[:1]):  # "the response to the report" is a response
            return False
        return self._has_words(paper, title) or _ends_alike(paper.title, title)

    def _has_words(self, paper: Paper, title: str) -> bool:
        """Whether the paper's title holds every word that is named, and these tell enough; or the two are the same."""
        named = frozenset(_plain_stems(title)) - _GRAMMAR
        telling = {stem for stem in telling_words(title) if not stem.isdigit()}
        if fold(paper.title) == fold(title):
            return bool(telling)
        return len(telling) >= _TELLING and named <= frozenset(_plain_stems(paper.title)) | self._names_of(paper)

    def _names_of(self, paper: Paper) -> frozenset[str]:
        return frozenset(stem for body in paper.bodies for stem in _plain_stems(self._names.get(body, "")))

    def named_in(self, words: str, asking: Paper) -> Iterator[tuple[Paper, int, int]]:
        """Find papers whose very title stands in some words, written as a name: with capitals, but for its small words.

        Args:
            words: The words.
            asking: The paper that they are of.

        Yields:
            Each paper with the first character of its title in the words, and the character after its last.
        """
        tokens = [(fold(found[0]), found.start(), found.end(), found[0][0].isupper()) for found in _word().finditer(words)]
        for place in range(len(tokens) - 1):
            for paper in self._by_name.get(tuple(token[0] for token in tokens[place : place + _START]), ()):
                title = fold(paper.title).split()
                there = tokens[place : place + len(title)]
                if paper != asking and [token[0] for token in there] == title and _is_name(there):
                    yield paper, there[0][1], there[-1][2]

    def numbered_in(self, words: str, asking: Paper) -> Iterator[tuple[Paper, int, int]]:
        """Find papers whose reference number stands in some words.

        Args:
            words: The words.
            asking: The paper that they are of.

        Yields:
            Each paper with the first character of its number in the words, and the character after its last.
        """
        for found in _reference().finditer(words) if self._by_number else ():
            papers = [paper for paper in self._by_number.get(_compact(found[0]), ()) if paper != asking]
            if len(papers) == 1:
                yield papers[0], found.start(), found.end()

    def published(self, day: str, words: str, asking: Paper) -> tuple[Paper, int] | None:
        """Return the one paper of a day whose publisher's name stands in some words.

        Args:
            day: The day, as ISO 8601.
            words: What stands before the day.
            asking: The paper that names it.

        Returns:
            The paper with the first character of the name; None if no paper fits, or several.
        """
        folded = words.casefold()
        fitting = {
            paper.iri: (paper, folded.rindex(name.casefold()))
            for paper in self._by_day.get(day, ())
            for name in (self._names.get(body, "") for body in paper.bodies)
            if paper != asking and len(name.split()) > 1 and name.casefold() in folded
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def web_page(self, whose: str, asking: Paper) -> Paper | None:
        """Return the one web page of a body.

        Args:
            whose: Words that tell whose it is.
            asking: The paper that names it.

        Returns:
            None if no page fits, or several.
        """
        telling = frozenset(_plain_stems(whose)) - _GRAMMAR
        known = ((paper, self._names_of(paper) | self._heads[paper.iri]) for paper in self._web_pages if paper != asking)
        fitting = [paper for paper, words in known if telling and telling <= words]
        return fitting[0] if len(fitting) == 1 else None

    def of_kind(self, words: str, asking: Paper) -> Paper | None:
        """Return the paper that a short name means in another paper ("the annual report"): the newest that has all its words.

        A kind alone ("the report") means none; a kind with a word ("the annual report") one of the same body, or that names none; with
        years as well, any.

        Args:
            words: The short name, with the years that stand behind it.
            asking: The paper that names it.

        Returns:
            None if none is older than the paper that asks.
        """
        named = frozenset(_plain_stems(words)) - _GRAMMAR
        kinds = named & _KINDS.keys()
        years = set(_year().findall(words))
        if not kinds or not named - kinds:
            return None
        of_kind = self._by_kind[next(iter(sorted(kinds)))]
        older = (paper for paper in of_kind if asking.after(paper) and (years or not paper.bodies or paper.bodies & asking.bodies))
        found = [paper for paper in older if self._is_called(paper, named, years, kinds)]
        return max(found, key=lambda paper: (paper.latest, paper.iri), default=None)

    def _is_called(self, paper: Paper, named: frozenset[str], years: set[str], kinds: frozenset[str]) -> bool:
        title = frozenset(_plain_stems(paper.title))
        words = frozenset(stem for stem in named if not stem.isdigit())
        return kinds <= title and years <= set(_year().findall(paper.title)) and self.holds(paper, words)


def _is_name(tokens: Iterable[tuple[str, int, int, bool]]) -> bool:
    first, *others = tokens
    return first[3] and bool(others) and all(capital or word in _GRAMMAR | _SMALL_IN_NAMES for word, _, _, capital in others)


def _compact(number: str) -> str:
    return "".join(letter for letter in number.casefold() if letter.isalnum())


def _ends_alike(held: str, named: str) -> bool:
    """Whether two titles end in the same words: half of the one that is held, and as many as make chance unlikely."""
    theirs, ours = fold(held).split(), fold(named).split()
    shared = 0
    while shared < min(len(theirs), len(ours)) and theirs[-1 - shared] == ours[-1 - shared]:
        shared += 1
    return shared >= _IN_A_ROW and shared * 2 >= len(theirs)
