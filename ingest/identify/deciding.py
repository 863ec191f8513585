"""Whether a name is one of its candidates: a score of named parts, and a rule for names that several bodies bear.

The score, in hundredths, of one candidate:

| part | most | is given |
| --- | --- | --- |
| name | 55 | 55 for the official name, 50 for an alternative one, 40 where only the words of the sort differ |
| kind | 10 | if the documents take it for the kind of body that the register lists |
| place | 15 | 15 if its place is in its own name, in that of publisher or parent, or in a sentence that names it; 5 if elsewhere |
| time | 10 | 10 if it existed when the documents were written, -10 if it certainly did not, 0 if that is not known |
| only | 10 | if no other candidate can have existed then |

A candidate is the body if its score is 70 or more and it has no rival: another candidate that can have existed as well as it, unless
only its own place is named beside the name, or by publisher or parent. So a name that several bodies bear stays open unless place or
time settles it, however well it matches. What settles nothing is a place in the name itself (there is a Cheadle Primary School in
Stoke), and one that is named elsewhere in a document, because long papers name many. A likeness of names is never a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ingest.identify.candidates import Hit, How, Listed
from ingest.identify.names import fold

ENOUGH: Final = 70
_NAME: Final[dict[How, int]] = {"official-name": 55, "alternative-name": 50, "kind-word": 40, "person": 0}
_KIND, _TIME, _ONLY = 10, 10, 10
_NEAR, _FAR = 15, 5


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the documents say around a party.

    Attributes:
        kinds: Kinds that they take it for, by local name.
        earliest: ISO date of the first of them; empty if none is dated.
        latest: ISO date of the last of them.
        scopes: Names of their publishers and of the body it belongs to.
        paragraphs: The paragraphs that name it.
        documents: IRIs of the documents.
        texts: Their texts, where a place named anywhere in them could matter.
    """

    kinds: frozenset[str] = frozenset()
    earliest: str = ""
    latest: str = ""
    scopes: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with its score.

    Attributes:
        entry: The entry.
        how: Which of its keys the name has.
        name: Hundredths for the name.
        kind: For the kind.
        place: For the place.
        time: For the time.
        only: For being the only one.
        beside: Whether its place is named beside it, or in the name of the publisher or parent: not only in its own name.
    """

    entry: Listed
    how: How
    name: int
    kind: int = 0
    place: int = 0
    time: int = 0
    only: int = 0
    beside: bool = False

    @property
    def score(self) -> int:
        """The sum, from 0 to 100."""
        return self.name + self.kind + self.place + self.time + self.only


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a name.

    Attributes:
        candidates: Every entry it may be, the best first.
        chosen: The one it is; None if that is open.
        reason: Why it is open; empty if it is not.
    """

    candidates: tuple[Candidate, ...]
    chosen: Candidate | None = None
    reason: str = ""

    @property
    def almost(self) -> bool:
        """Whether a place named anywhere in the documents would be enough."""
        return ENOUGH - _FAR <= self.candidates[0].score < ENOUGH


def decide(hits: Sequence[Hit], around: Circumstances) -> Verdict:
    """Decide which entry a name means.

    Args:
        hits: The entries it may mean; at least one.
        around: What the documents say around it.

    Returns:
        The verdict.
    """
    scored = [_scored(hit, around) for hit in hits]
    possible = [candidate for candidate in scored if candidate.time >= 0]
    if len(possible or scored) == 1:
        lone = (possible or scored)[0]
        scored[scored.index(lone)] = replace(lone, only=_ONLY)
    ranked = tuple(sorted(scored, key=lambda c: (-c.score, c.entry.label, c.entry.iri)))
    best = ranked[0]
    rivals = [other for other in ranked[1:] if _rivals(other, best)]
    if best.score >= ENOUGH and not rivals:
        return Verdict(ranked, best)
    return Verdict(ranked, reason=_reason(best, rivals))


def _scored(hit: Hit, around: Circumstances) -> Candidate:
    kind = _KIND if hit.entry.form.party_type in around.kinds else 0
    beside = _is_beside(hit, around)
    place = _NEAR if beside or _held([hit.name], hit.entry.places) else _FAR if _named(hit.entry.places, around.texts) else 0
    return Candidate(hit.entry, hit.how, _NAME[hit.how], kind, place, _time(hit.entry, around), beside=beside)


def _rivals(other: Candidate, best: Candidate) -> bool:
    return other.time >= min(best.time, 0) and (other.beside or not best.beside)


def _reason(best: Candidate, rivals: list[Candidate]) -> str:
    if rivals:
        return f"{len(rivals) + 1} bodies can be meant, and neither place nor time settles which."
    missing = [what for what, points in (("kind", best.kind), ("place", best.place), ("time", best.time)) if points <= 0]
    return f"Its score is {best.score} of the {ENOUGH} that are needed: nothing speaks for its {', '.join(missing)}."


def _time(entry: Listed, around: Circumstances) -> int:
    if not around.earliest:
        return 0
    if (entry.end and entry.end < around.earliest) or (entry.start and entry.start > around.latest):
        return -_TIME
    whole = (not entry.end or entry.end >= around.latest) and (not entry.start or entry.start <= around.earliest)
    return _TIME if whole else 0


def _is_beside(hit: Hit, around: Circumstances) -> bool:
    return _held(around.scopes, hit.entry.places) or _named(hit.entry.places, _sentences(around.paragraphs, hit.name))


def _held(names: Iterable[str], places: Iterable[str]) -> bool:
    """Whether a name holds a place."""
    return any(f" {fold(place)} " in f" {fold(name)} " for name in names for place in places)


def _sentences(paragraphs: Iterable[str], name: str) -> list[str]:
    """What the sentences that hold a name say beside it."""
    sentences = [sentence for paragraph in paragraphs for sentence in re.split(r"(?<=[.!?;])\s+|\n+", paragraph)]
    called = re.compile(r"[\W_]+".join(re.escape(word) for word in re.findall(r"\w+", name)))
    return [called.sub("…", sentence) for sentence in sentences if called.search(sentence)]


def _named(places: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether a place is named with a capital inside a sentence: "in Reading", not "Reading the report"."""
    return any(_naming(place).search(text) for place in places for text in texts)


@cache
def _naming(place: str) -> re.Pattern[str]:
    words = r"[\s.-]+".join(re.escape(word) for word in re.findall(r"[\w’']+", place))
    return re.compile(rf"(?<=[\w,;(–-])\s*\b{words}\b")
