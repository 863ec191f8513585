"""How alike two statements are: whether a later one can mean the promise that an earlier one is.

The likeness of their words (`wording`) is raised where the owners are the same, or the body, and lowered where both name owners and no
owner is the same, where both name bodies and things and no name that tells is the same, where the later one does not name what the earlier
one is done to ("a protocol", "the report"), or where they stand under headings that share nothing. Two that name different ones of a
series ("the tenth", "the eleventh") are never one. To meet somebody and to have met them may share nothing but the name.

How seldom a word is, is counted among the statements of the papers that its body publishes or that name it (`nearness.Circles`): what
the graph holds of other places changes nothing here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.kinds import names_new_date
from gapgraph.links.naming import link_iri
from gapgraph.links.nearness import Circles, is_near, is_of_one_circle
from gapgraph.links.surroundings import refers_back, sentence_before
from gapgraph.links.wording import Names, Weights, Words, any_deed, compared, stems

if TYPE_CHECKING:
    from gapgraph.links.model import Paper, Stated

_SAME_OWNER: Final = 0.1
_SAME_LABEL: Final = 0.1
_OTHER_OWNER: Final = 0.2
_SAME_DAY: Final = 0.1
_OTHER_YEAR: Final = 0.1  # like tasks come again: each has its day
_WHOLE_ROW: Final = 0.15  # a log says in a few words what the minutes said in many
_SAME_BODY: Final = 0.05
_OTHER_NAMES: Final = 0.2
_OTHER_THING: Final = 0.4
_OTHER_HEADING: Final = 0.1
_SAME_MEETING: Final = 0.72  # to meet somebody, and to have met them: the words share nothing but the name
_YEAR: Final = 365  # days
_FEW_MEET: Final = 12  # statements: who stands in more is met every day
_RARE: Final = 40  # a stem that stands in more statements than this leads to nobody: it keeps the work in step with the graph
_LEADING: Final = 6  # so many of a statement's rarest stems are followed
_MANY: Final = 3  # stems that two statements must share
_SHARED: Final = 2  # ... or so many, if each of them is as seldom as this
_SELDOM: Final = 6  # statements


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
        papers = {said.paper.iri: said.paper for said in self.statements}
        self._circles = Circles(papers.values())
        self._of_paper: defaultdict[str, list[Words]] = defaultdict(list)
        for said in self.statements:
            self._of_paper[said.paper.iri].append(self.words[said.fact])
        self._weights = cache(self._weigh)
        self._papers = {said.fact: said.paper for said in self.statements}
        self._answered: defaultdict[str, dict[str, Paper]] = defaultdict(dict)
        self._holding: defaultdict[str, list[Stated]] = defaultdict(list)
        for said in self.statements:
            for stem in self._leading(said):
                self._holding[stem].append(said)

    def compared(self, said: Stated) -> Words:
        """Return a statement's words as they are compared.

        Args:
            said: The statement.
        """
        return compared(said.matter, self._context(said), said.owner_names, self.known)

    def _context(self, said: Stated) -> str:
        """What tells what a statement is about: its heading, and, where it says little itself, the sentence before it."""
        return f"{said.heading} {sentence_before(said)}" if self.is_thin(said) else said.heading

    @staticmethod
    def is_thin(said: Stated) -> bool:
        """Tell whether a statement says so little that it is compared together with the sentence before it."""
        if said.kind == "Response" or "ActionLog" in said.paper.genres:
            return False
        return refers_back(said.matter) or len(frozenset(stems(said.matter)) - any_deed()) < _MANY

    def add(self, said: Stated, without: Iterable[str]) -> None:
        """Prepare one more statement, which leads to no candidates.

        Args:
            said: The statement.
            without: Names whose words are left out.
        """
        self.words[said.fact] = compared(said.matter, said.heading, without, self.known)

    def weights(self, paper: Paper) -> Weights:
        """Return how much each stem tells among the papers of a paper's circle.

        Args:
            paper: The paper.
        """
        return self._weights(self._circles.key(paper))

    def _weigh(self, key: frozenset[str]) -> Weights:
        return Weights(words for iri in sorted(self._circles.papers(key)) for words in self._of_paper[iri])

    def common(self, said: Stated, stem: str) -> int:
        """Return in how many statements of a statement's circle a stem stands."""
        return self.weights(said.paper).common(stem)

    def _leading(self, said: Stated) -> list[str]:
        weights, words = self.weights(said.paper), self.words[said.fact]
        rare = (stem for stem in words.own | words.context if weights.common(stem) <= _RARE)
        return sorted(rare, key=lambda stem: (weights.common(stem), stem))[:_LEADING]

    def _is_rare(self, said: Stated, stem: str) -> bool:
        return self.common(said, stem) <= _RARE

    def candidates(self, said: Stated) -> list[Stated]:
        """Return the statements of papers near one that share a rare stem with it, in order of time.

        Args:
            said: The statement.
        """
        leading = self._leading(said)
        if said.kind == "Response":  # it quotes at length
            leading = [stem for stem in self.words[said.fact].own if self._is_rare(said, stem)]
        found = {other.fact: other for stem in leading for other in self._holding[stem]}
        return sorted((other for other in found.values() if self._is_near(other.paper, said.paper)), key=lambda other: other.order)

    def hold_together(self, paper: Paper, answered: Iterable[str]) -> None:
        """Take it that a paper speaks of the matters of those whose recommendations it answers, and of their partners'.

        Args:
            paper: The paper.
            answered: The facts that it answers.
        """
        self._answered[paper.iri].update({self._papers[fact].iri: self._papers[fact] for fact in answered})

    def belong(self, earlier: Paper, later: Paper) -> bool:
        """Tell whether a later paper belongs together with an earlier one, by whom they name or by what it answers.

        Args:
            earlier: A paper.
            later: Another.

        Returns:
            False for a paper that is not later.
        """
        if not later.after(earlier):
            return False
        answered = self._answered.get(later.iri, {}).values()
        return is_of_one_circle(earlier, later) or any(one == earlier or is_of_one_circle(earlier, one) for one in answered)

    def _is_near(self, earlier: Paper, later: Paper) -> bool:
        return is_near(earlier, later) or (later.iri in self._answered and self.belong(earlier, later))

    def alike(self, earlier: Stated, later: Stated) -> float:
        """Return how alike the words of two statements are, from 0 to 1."""
        return self.weights(earlier.paper).alike(self.words[earlier.fact], self.words[later.fact])

    def parts(self, said: Stated) -> frozenset[str]:
        """Return the stems of a statement and its heading, names of several words taken apart."""
        words = self.words[said.fact]
        return frozenset(part for stem in words.own | words.context for part in stem.split("_"))

    def is_refused(self, earlier: Stated, later: Stated) -> bool:
        """Tell whether a person rejected that two statements are one promise."""
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
        if self.is_refused(earlier, later) or (earlier.paper == later.paper and self.is_thin(later)):
            return 0.0
        meeting = _SAME_MEETING if any(self.common(earlier, stem) <= _FEW_MEET for stem in one.met & other.met) else 0.0
        if not self._share_a_matter(earlier, later):
            return meeting
        return max(meeting, min(1.0, self._alike(earlier, later) - self._unlike(earlier, later)))

    def _alike(self, earlier: Stated, later: Stated) -> float:
        """What tells for two statements: their words, and with them the owner, the body, the number and the day."""
        one, other, weights = self.words[earlier.fact], self.words[later.fact], self.weights(earlier.paper)
        same_owner = _is_of_owner(earlier, later)
        score = weights.alike(one, other)
        score += weights.of_one_name(one, other, same_owner=same_owner) if earlier.paper != later.paper else 0.0
        score += _SAME_OWNER if same_owner and later.kind != "Response" else 0.0
        score += _SAME_LABEL if later.kind == "Response" and later.label and later.label == earlier.label else 0.0
        score += _WHOLE_ROW if self._is_row(earlier, later) else 0.0
        score += _SAME_DAY if earlier.due_latest and _names_its_day(earlier.due_latest, later) else 0.0
        return score + (_SAME_BODY if earlier.paper.bodies & later.paper.bodies else 0.0)

    def _unlike(self, earlier: Stated, later: Stated) -> float:
        """What tells against two statements: other owners, names, things, headings, or a day in another year."""
        one, other = self.words[earlier.fact], self.words[later.fact]
        score = _other_owner(earlier, later)
        score += _OTHER_YEAR if _is_due_long_after(earlier, later) else 0.0
        score += _OTHER_NAMES if self._other_names(earlier, later) else 0.0
        score += _OTHER_THING if one.things and one.things.isdisjoint(other.own | other.context) else 0.0
        return score + (_OTHER_HEADING if not self._is_row(earlier, later) and self._other_headings(one, other) else 0.0)

    def _is_row(self, earlier: Stated, later: Stated) -> bool:
        """Whether a log's row says nothing that the earlier statement does not say."""
        one, other = self.words[earlier.fact], self.words[later.fact]
        return "ActionLog" in later.paper.genres and len(other.own) >= _SHARED and other.own <= one.own | one.context

    def _share_a_matter(self, one: Stated, other: Stated) -> bool:
        """Whether two statements share enough words, or rare enough ones, to be about one thing at all."""
        shared = self.shared(one, other)
        if len(shared) >= _MANY:
            return True
        return len(shared) >= _SHARED and all(self.common(one, stem) <= _SELDOM for stem in shared)

    def shared(self, one: Stated, other: Stated) -> tuple[str, ...]:
        """Return the stems that two statements share, the rarest first; a heading's words count where they meet the other's own words."""
        left, right, weights = self.words[one.fact], self.words[other.fact], self.weights(one.paper)
        common = (left.own & right.own) | (left.own & right.context) | (left.context & right.own)
        return tuple(sorted(common, key=lambda stem: (-weights[stem], stem)))

    def _other_names(self, one: Stated, other: Stated) -> bool:
        left, right = (frozenset(name for name in self.words[said.fact].names if self._is_rare(said, name)) for said in (one, other))
        if not (left and right) or left & right:
            return False
        doers = frozenset(stem for name in one.owner_names | other.owner_names for stem in stems(name))
        left, right = (frozenset(name for name in names if not doers.issuperset(name.split("_"))) for names in (left, right))
        return bool(left and right)

    def _other_headings(self, one: Words, other: Words) -> bool:
        return bool(
            one.context and other.context and one.context.isdisjoint(other.context | other.own) and other.context.isdisjoint(one.own)
        )


def _is_due_long_after(earlier: Stated, later: Stated) -> bool:
    """Whether two statements name days a year or more apart, and the later one does not say that it puts the day off."""
    if not (earlier.due_latest and later.due_latest) or names_new_date(later.words):
        return False
    return (date.fromisoformat(later.due_latest[:10]) - date.fromisoformat(earlier.due_latest[:10])).days >= _YEAR


def _is_of_owner(earlier: Stated, later: Stated) -> bool:
    """Whether an owner is the same; who owns nothing by the reading may be named in the words: "the Head of Housing reported on it"."""
    return bool(earlier.owners & later.owners) or (not later.owners and any(name in later.words for name in earlier.owner_names))


def _other_owner(earlier: Stated, later: Stated) -> float:
    """What it tells against two statements that their owners differ: little, if the first asks or decides, and another carries out."""
    if not (earlier.owners and later.owners) or earlier.owners & later.owners or later.kind == "Response" or names_new_date(later.words):
        return 0.0
    return _OTHER_OWNER / 2 if earlier.kind in ("Recommendation", "Decision") and later.kind == "Progress" else _OTHER_OWNER


def _names_its_day(due: str, later: Stated) -> bool:
    """Whether a statement is due on the same day, or tells of something in that month."""
    return due == later.due_latest or f"{date.fromisoformat(due[:10]):%B %Y}" in later.words
