"""Which statements of different papers are one promise.

1. What can be followed: recommendations, decisions, actions and reports of progress. A decision to note, and an aim, promise nothing
   that a later paper could report.
2. For each statement, those of earlier papers that share a rare stem with it are compared (`wording`), nearest in words first.
3. The likeness of the words is raised where the owners are the same, or the body, and lowered where both name owners and no owner is the
   same, where both name bodies and things and no name that tells is the same, where the later one does not name what the earlier one is
   done to ("a protocol", "the report"), or where they stand under headings that share nothing. Two that name different ones of a
   series ("the tenth", "the eleventh") are never one.
4. The best is taken, if it is good enough; none, if another of the same paper is nearly as good: which of the two is meant is not known.
5. A paper may say a thing twice (in its text, and in a list at its end): there the words must be nearly the same.
6. A response answers every recommendation of another paper whose words stand in what it quotes.
7. What hangs together is one promise; a response may answer several.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from gapgraph.links.kinds import link_kind, names_new_date
from gapgraph.links.model import Link, Promise, Stated
from gapgraph.links.wording import Names, Weights, Words, compared, shown
from graph_store.namespaces import DATA
from ingest.identify.clusters import Clusters

ENOUGH: Final = 0.66  # below, more than one in twenty of the links read on real series were wrong
_SAID_TWICE: Final = 0.85  # ... and within one paper, where many sentences are alike
_SAME_OWNER: Final = 0.1
_SAME_LABEL: Final = 0.1
_OTHER_OWNER: Final = 0.2
_SAME_BODY: Final = 0.05
_OTHER_NAMES: Final = 0.2
_QUOTED: Final = 0.85  # of a recommendation's words, by weight, that stand in what a response quotes
_PUT: Final = frozenset({"proposed", "suggested"})
_TOO_NEAR: Final = 0.04  # a second candidate of the same paper this near makes the link a guess
_OTHER_THING: Final = 0.4
_OTHER_HEADING: Final = 0.1
_RARE: Final = 40  # a stem that stands in more statements than this leads to nobody: it keeps the work in step with the graph
_LEADING: Final = 6  # so many of a statement's rarest stems are followed
_OVER: Final = frozenset({"done", "ended", "rejected"})
_MANY: Final = 3  # stems that two statements must share
_SHARED: Final = 2  # ... or so many, if each of them is as seldom as this
_SELDOM: Final = 6  # statements


@dataclass(frozen=True, slots=True)
class _Match:
    earlier: Stated
    score: float
    shared: tuple[str, ...]


class Comparison:
    """Statements prepared for comparing.

    Args:
        statements: All that are compared, in order of time.
        known: Names of parties.
        refused: IRIs of links that people rejected: what they join is not alike.
    """

    def __init__(self, statements: Iterable[Stated], known: Names, refused: frozenset[str] = frozenset()) -> None:
        self.statements = tuple(statements)
        self._refused = refused
        self.known = known
        self.words: dict[str, Words] = {said.fact: self.compared(said) for said in self.statements}
        self.weights = Weights(self.words.values())
        self._holding: defaultdict[str, list[Stated]] = defaultdict(list)
        for said in self.statements:
            for stem in self._leading(self.words[said.fact]):
                self._holding[stem].append(said)

    def compared(self, said: Stated) -> Words:
        """Return a statement's words as they are compared.

        Args:
            said: The statement.
        """
        return compared(said.matter, said.heading, said.owner_names, self.known)

    def add(self, said: Stated, without: Iterable[str]) -> None:
        """Prepare one more statement, which leads to no candidates.

        Args:
            said: The statement.
            without: Names whose words are left out.
        """
        self.words[said.fact] = compared(said.matter, said.heading, without, self.known)

    def _leading(self, words: Words) -> list[str]:
        rare = (stem for stem in words.own | words.context if self._is_rare(stem))
        return sorted(rare, key=lambda stem: (self.weights.common(stem), stem))[:_LEADING]

    def _is_rare(self, stem: str) -> bool:
        return self.weights.common(stem) <= _RARE

    def candidates(self, said: Stated) -> list[Stated]:
        """Return the statements that share a rare stem with one, in order of time.

        Args:
            said: The statement.
        """
        words = self.words[said.fact]
        leading = filter(self._is_rare, words.own) if said.kind == "Response" else self._leading(words)  # a response quotes at length
        found = {other.fact: other for stem in leading for other in self._holding[stem]}
        return sorted(found.values(), key=lambda other: other.order)

    def _is_refused(self, earlier: Stated, later: Stated) -> bool:
        return bool(self._refused) and link_iri(earlier.fact, later.fact) in self._refused

    def score(self, earlier: Stated, later: Stated) -> float:
        """Return how surely two statements mean the same thing, from 0 to 1.

        Args:
            earlier: A statement.
            later: A statement of a later paper.
        """
        one, other = self.words[earlier.fact], self.words[later.fact]
        if (one.ordinals or other.ordinals) and one.ordinals.isdisjoint(other.ordinals) and one.ordinals and other.ordinals:
            return 0.0
        if not self._share_a_matter(earlier, later) or self._is_refused(earlier, later):
            return 0.0
        same_owner = bool(earlier.owners & later.owners)
        score = self.weights.alike(one, other)
        score += self.weights.of_one_name(one, other, same_owner=same_owner) if earlier.paper != later.paper else 0.0
        if earlier.owners and later.owners and later.kind != "Response":
            score += _SAME_OWNER if same_owner else 0.0 if names_new_date(later.words) else -_OTHER_OWNER
        score += _SAME_LABEL if later.kind == "Response" and later.label and later.label == earlier.label else 0.0
        score += _SAME_BODY if earlier.paper.bodies & later.paper.bodies else 0.0
        score -= _OTHER_NAMES if self._other_names(earlier, later) else 0.0
        score -= _OTHER_THING if one.things and one.things.isdisjoint(other.own | other.context) else 0.0
        score -= _OTHER_HEADING if self._other_headings(one, other) else 0.0
        return max(0.0, min(1.0, score))

    def _share_a_matter(self, one: Stated, other: Stated) -> bool:
        """Whether two statements share enough words, or rare enough ones, to be about one thing at all."""
        shared = self.shared(one, other)
        if len(shared) >= _MANY:
            return True
        return len(shared) >= _SHARED and all(self.weights.common(stem) <= _SELDOM for stem in shared)

    def shared(self, one: Stated, other: Stated) -> tuple[str, ...]:
        """Return the stems that two statements share, the rarest first; a heading's words count where they meet the other's own words."""
        left, right = self.words[one.fact], self.words[other.fact]
        common = (left.own & right.own) | (left.own & right.context) | (left.context & right.own)
        return tuple(sorted(common, key=lambda stem: (-self.weights[stem], stem)))

    def _other_names(self, one: Stated, other: Stated) -> bool:
        left, right = (frozenset(filter(self._is_rare, self.words[said.fact].names)) for said in (one, other))
        return bool(left and right and not left & right)

    def _other_headings(self, one: Words, other: Words) -> bool:
        return bool(
            one.context and other.context and one.context.isdisjoint(other.context | other.own) and other.context.isdisjoint(one.own)
        )


@cache
def _formal() -> re.Pattern[str]:
    """The forms of a meeting: its last minutes, its next date."""
    papers = r"\b(?:minutes|notes?|record|apologies|agenda)\b"
    taken = r"\b(?:approved?|agreed?|confirm(?:ed)?|sign(?:ed)?|received|accepted|correct)\b"
    return re.compile(rf"{papers}.*{taken}|{taken}.*\b(?:minutes|notes of)\b|\bnext meeting (?:is|will be|takes)\b", re.IGNORECASE)


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
        True if its own words have at least three stems besides its owner's name.
    """
    return len(compared(said.matter, without=said.owner_names).own) >= _MANY


def find_links(comparison: Comparison, refused: frozenset[str] = frozenset()) -> tuple[Link, ...]:
    """Find which statements mean what an earlier paper's statement means.

    Args:
        comparison: The statements.
        refused: IRIs of links that a person rejected.

    Returns:
        The links, in the order of the later statements.
    """
    found: list[Link] = []
    for said in filter(is_of_promises, comparison.statements):
        best = None if said.kind == "Response" else _best(comparison, said, refused)
        found += _answered(comparison, said, refused) if said.kind == "Response" else [best] if best else []
    return tuple(found)


def link_iri(earlier: str, later: str) -> str:
    """Return the IRI of the link between two facts; it does not depend on what the link says."""
    return f"{DATA}link/{sha256(f'{earlier} {later}'.encode()).hexdigest()[:12]}"


def promise_iri(first: Stated) -> str:
    """Return the IRI of the promise that a statement is the first of.

    Args:
        first: The statement.
    """
    return f"{DATA}promise/{sha256(first.fact.encode()).hexdigest()[:12]}"


def _answered(comparison: Comparison, response: Stated, refused: frozenset[str]) -> Iterator[Link]:
    """A link to each recommendation that a response quotes, or, if it quotes none, to the one that it is likest to."""
    asked = comparison.words[response.fact]
    put = [said for said in comparison.candidates(response) if _is_put(said, response)]
    shares = [(comparison.weights.held(comparison.words[said.fact], asked), said) for said in put]
    quoted = [_Match(said, share, comparison.shared(said, response)) for share, said in shares if share >= _QUOTED]
    yield from (_link(match, response) for match in quoted if link_iri(match.earlier.fact, response.fact) not in refused)
    best = None if quoted else _best(comparison, response, refused)
    if best:
        yield best


def _is_put(said: Stated, response: Stated) -> bool:
    return response.paper.after(said.paper) and (said.kind == "Recommendation" or said.status in _PUT)


def _best(comparison: Comparison, later: Stated, refused: frozenset[str]) -> Link | None:
    matches = sorted(_matches(comparison, later, refused), key=lambda match: (-match.score, match.earlier.order))
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


def _matches(comparison: Comparison, later: Stated, refused: frozenset[str]) -> Iterator[_Match]:
    for earlier in comparison.candidates(later):
        if not can_be_followed(earlier) or link_iri(earlier.fact, later.fact) in refused:
            continue
        enough = ENOUGH if later.paper.after(earlier.paper) else _SAID_TWICE if _is_later_there(earlier, later) else None
        score = comparison.score(earlier, later)
        if enough and score >= enough:
            yield _Match(earlier, score, comparison.shared(earlier, later))


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
