"""Which statements of different papers are one promise.

1. What can be followed: recommendations, decisions, actions and reports of progress. A decision to note, and an aim, promise nothing
   that a later paper could report.
2. For each statement, those of earlier papers near it that share a rare stem with it are compared (`comparing`).
3. The best is taken, if it is good enough; none, if another of the same paper is nearly as good: which of the two is meant is not known.
4. If no words are like enough, it may still name the thing of an earlier promise ("the charter"; `references`).
5. A paper may say a thing twice (in its text, and in a list at its end): there the words must be nearly the same.
6. A response answers every recommendation of another paper whose words stand in what it quotes.
7. What hangs together is one promise; a response may answer several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.kinds import link_kind
from gapgraph.links.model import Link, Promise, Stated
from gapgraph.links.naming import promise_iri
from gapgraph.links.wording import compared, shown
from ingest.identify.clusters import Clusters

if TYPE_CHECKING:
    from gapgraph.links.comparing import Comparison
    from gapgraph.links.model import Paper
    from gapgraph.links.numbering import Numbers
    from gapgraph.links.references import References

ENOUGH: Final = 0.66  # below, more than one in twenty of the links read on real series were wrong
_SAID_TWICE: Final = 0.85  # ... and within one paper, where many sentences are alike
_CITED: Final = 0.95  # a number is the name that its paper gives a promise
_ANSWERED: Final = 2  # stems, a heading's among them
_QUOTED: Final = 0.85  # of a recommendation's words, by weight, that stand in what a response quotes
_BORROWED: Final = 0.2  # what speaks of a matter by the sentence before comes after what names it
_PUT: Final = frozenset({"proposed", "suggested"})
_TOO_NEAR: Final = 0.04  # a second candidate of the same paper this near makes the link a guess
_OVER: Final = frozenset({"done", "ended", "rejected"})
_MANY: Final = 3  # stems that make a statement recognisable


@dataclass(frozen=True, slots=True)
class _Match:
    earlier: Stated
    score: float
    shared: tuple[str, ...]
    rank: float = 0.0


@cache
def _formal() -> re.Pattern[str]:
    """The forms of a meeting: its last minutes, its next date and place."""
    papers = r"\b(?:minutes|notes?|record|apologies|agenda)\b"
    taken = r"\b(?:approved?|agreed?|confirm(?:ed)?|sign(?:ed)?|received|accepted|correct)\b"
    next_one = r"\bnext meeting (?:is|will be|takes)\b|\b(?:host|hold|have) the next (?:\w+ )?meeting\b"
    which = r"(?:the |its |our |all |any )?(?:next |future |proposed |further |forthcoming )?"
    dates = rf"\bmeeting dates\b|\bdates? (?:of|for) {which}(?:\w+ )?meetings?\b"
    return re.compile(rf"{papers}.*{taken}|{taken}.*\b(?:minutes|notes of)\b|{next_one}|{dates}", re.IGNORECASE)


@cache
def _comes_back() -> re.Pattern[str]:
    """A part of a task that has no matter of its own: "revert to the next Panel meeting with some proposals"."""
    things = r"plans?|proposals?|updates?|options?|papers?|reports?|recommendations?|findings?|suggestions?|results?"
    what = rf"(?:(?:a|an|some|the|its|their|further|draft)\s)*(?:{things})"
    back = r"(?:\W|to\s)*(?:revert|report|feed|come|go|return|bring)\b[^.]*?"
    return re.compile(rf"{back}\b(?:meeting|panel|board|committee|group)\b(?:\s+with\s+{what})?\W*", re.IGNORECASE)


def can_be_followed(said: Stated) -> bool:
    """Tell whether a later paper can report on a statement: something is to be done, and is not over.

    Args:
        said: The statement.

    Returns:
        False for what is done or ended, and for what `is_of_promises` leaves out.
    """
    return is_of_promises(said) and said.status not in _OVER and said.kind != "Response"


def is_of_promises(said: Stated) -> bool:
    """Tell whether a statement is about something that was to be done.

    Args:
        said: The statement.

    Returns:
        False for an aim, for what is noted, and for the forms of a meeting.
    """
    return said.kind != "Aim" and said.status != "noted" and not _formal().search(said.words)


def is_recognisable(said: Stated) -> bool:
    """Tell whether a statement says enough to be known again in other words: "she offered to do the work" does not.

    Args:
        said: The statement.

    Returns:
        True if its own words have at least three stems besides its owner's name, and say more than that something comes back to a meeting.
    """
    return not _comes_back().fullmatch(said.matter) and len(compared(said.matter, without=said.owner_names).own) >= _MANY


def find_links(comparison: Comparison, references: References, numbers: Numbers) -> tuple[Link, ...]:
    """Find which statements mean what an earlier paper's statement means.

    Args:
        comparison: The statements.
        references: The things of those that can be followed.
        numbers: Their numbers.

    Returns:
        The links, in the order of the later statements.
    """
    found: dict[str, list[Link]] = {}
    followed = [said for said in comparison.statements if is_of_promises(said)]
    for response in (said for said in followed if said.kind == "Response"):
        found[response.fact] = list(_answered(comparison, response))
        comparison.hold_together(response.paper, (link.earlier for link in found[response.fact]))
    course = _Course()
    for said in (said for said in followed if said.kind != "Response"):
        cited = _cited(comparison, numbers, said)
        by_words = _best(comparison, said, course) or (None if cited else _referring(references, said))
        able = {link.earlier: link for link in (by_words, cited) if link and not course.is_anew(link.earlier, said)}
        found[said.fact] = list(able.values())
        for link in found[said.fact]:
            course.follow(link.earlier, said)
    return tuple(link for said in followed for link in found[said.fact])


class _Course:
    """How far what was linked so far is: what a paper told as done is not promised again by a later one, which means more of it."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._done: dict[str, Paper] = {}

    def follow(self, earlier: str, later: Stated) -> None:
        """Take in that a statement speaks of an earlier one."""
        first = self._first[later.fact] = self._first.get(earlier, earlier)
        if later.status == "done":
            self._done.setdefault(first, later.paper)

    def is_anew(self, earlier: str, later: Stated) -> bool:
        """Tell whether a statement promises what an earlier paper told as done: it is another promise.

        Args:
            earlier: The fact of what was promised first.
            later: The statement.

        Returns:
            False for a row of a log that names no later day.
        """
        done = self._done.get(self._first.get(earlier, earlier))
        if done is None or not later.paper.after(done) or later.kind == "Progress" or not can_be_followed(later):
            return False
        return later.due_latest > done.latest if later.due_latest else "ActionLog" not in later.paper.genres


def _answered(comparison: Comparison, response: Stated) -> Iterator[Link]:
    """A link to each recommendation that a response quotes, or, if it quotes none, to the one that it is likest to."""
    asked = comparison.words[response.fact]
    put = [said for said in comparison.candidates(response) if _is_put(said, response)]
    shares = [(comparison.weights(said.paper).held(comparison.words[said.fact], asked), said) for said in put]
    quoted = [_Match(said, share, comparison.shared(said, response)) for share, said in shares if share >= _QUOTED]
    yield from (_link(match, response) for match in quoted if not comparison.is_refused(match.earlier, response))
    best = None if quoted else _best(comparison, response, _Course())
    if best:
        yield best


def _cited(comparison: Comparison, numbers: Numbers, later: Stated) -> Link | None:
    """A link to the promise whose number a statement cites."""
    found = numbers.find(later)
    if found is None or comparison.is_refused(found[1], later):
        return None
    citation, earlier = found
    if earlier.kind == "Recommendation" and len(comparison.shared(earlier, later)) < _ANSWERED:
        return None  # much else is said under the number of a recommendation
    confidence = round(_CITED * earlier.confidence * later.confidence, 2)
    because = f"it cites {citation.told} of {earlier.paper.title}"
    return Link(earlier.fact, later.fact, link_kind(earlier, later), confidence, because, (earlier.passage, later.passage))


def _referring(references: References, later: Stated) -> Link | None:
    """A link to the promise whose thing a statement names again."""
    found = references.find(later)
    if found is None:
        return None
    earlier = found.earlier
    named = shown(sorted({*found.thing.told, found.thing.head}), f"{earlier.matter} {earlier.heading}")
    confidence = round(found.score * earlier.confidence * later.confidence, 2)
    because = f"it speaks of what the promise is about ({named}); likeness {found.score:.2f}"
    return Link(earlier.fact, later.fact, link_kind(earlier, later), confidence, because, (earlier.passage, later.passage))


def _is_put(said: Stated, response: Stated) -> bool:
    return response.paper.after(said.paper) and (said.kind == "Recommendation" or said.status in _PUT)


def _best(comparison: Comparison, later: Stated, course: _Course) -> Link | None:
    able = (match for match in _matches(comparison, later) if not course.is_anew(match.earlier.fact, later))
    matches = sorted(able, key=lambda match: (-match.rank, match.earlier.order))
    if not matches:
        return None
    best = matches[0]
    near = [match for match in matches[1:] if match.earlier.paper == best.earlier.paper and best.score - match.score < _TOO_NEAR]
    if any(comparison.score(best.earlier, match.earlier) < ENOUGH for match in near):
        return None
    return _link(best, later)


def _link(match: _Match, later: Stated) -> Link:
    return Link(
        earlier=match.earlier.fact,
        later=later.fact,
        kind=link_kind(match.earlier, later),
        confidence=round(match.score * match.earlier.confidence * later.confidence, 2),
        because=_because(match, later),
        evidence=(match.earlier.passage, later.passage),
    )


def _matches(comparison: Comparison, later: Stated) -> Iterator[_Match]:
    for earlier in comparison.candidates(later):
        if not can_be_followed(earlier):
            continue
        enough = ENOUGH if later.paper.after(earlier.paper) else _SAID_TWICE if _is_later_there(earlier, later) else None
        score = comparison.score(earlier, later)
        if enough and score >= enough:
            rank = score + comparison.alike(earlier, later) - (_BORROWED if comparison.is_thin(earlier) else 0.0)
            yield _Match(earlier, score, comparison.shared(earlier, later), rank)


def _is_later_there(earlier: Stated, later: Stated) -> bool:
    return earlier.paper == later.paper and earlier.end <= later.start and later.kind != "Response"


def _because(match: _Match, later: Stated) -> str:
    told = [f"both speak of {shown(match.shared[:6], f'{match.earlier.matter} {match.earlier.heading}')}"]
    owners = sorted(match.earlier.owner_names & later.owner_names)
    told += [f"the owner is the same ({', '.join(owners)})"] if owners else []
    told += ["papers of one body"] if match.earlier.paper.bodies & later.paper.bodies else []
    return f"{'; '.join(told)}; likeness {match.score:.2f}"


def gather(statements: Sequence[Stated], links: Iterable[Link]) -> tuple[Promise, ...]:
    """Put together what hangs together.

    Args:
        statements: All statements.
        links: What links them.

    Returns:
        The promises that more than one statement speaks of, in order of time.
    """
    kept = tuple(links)
    clusters = Clusters((link.earlier, link.later) for link in kept if link.kind != "answers")
    answers = [(link.later, frozenset(clusters.of(link.earlier))) for link in kept if link.kind == "answers"]
    by_fact = {said.fact: said for said in statements}
    linked = {fact for link in kept for fact in (link.earlier, link.later) if by_fact[fact].kind != "Response"}
    groups = {frozenset(clusters.of(fact)) for fact in linked}
    facts = (_with_answers(group, answers) for group in groups)
    found = (_promise(sorted((by_fact[fact] for fact in group), key=lambda said: said.order), kept) for group in facts)
    return tuple(sorted(found, key=lambda promise: promise.statements[0].order))


def _with_answers(group: frozenset[str], answers: Iterable[tuple[str, frozenset[str]]]) -> set[str]:
    return {*group, *(response for response, answered in answers if answered == group)}


def _promise(statements: Sequence[Stated], links: Sequence[Link]) -> Promise:
    facts = {said.fact for said in statements}
    return Promise(promise_iri(statements[0]), tuple(statements), tuple(link for link in links if {link.earlier, link.later} <= facts))
