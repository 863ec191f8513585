"""Which figures of different papers state one thing.

1. Figures are compared that have one value and unit, or one unit and a rare word of their measure in common.
2. Units, places and periods that both name must agree. A period may drift only where both name one source, or the later paper names the
   earlier one: else two years' figures that happen to be equal are two figures.
3. Words are compared by their weights (`wording`): those of the whole statement, or those of what is measured alone. The later paper
   naming the earlier one, or both naming one source, is worth much of the likeness; an equal value is worth more the more digits it has.
4. Two values of one thing drift only where words, period and whole agree: else nothing is said.
5. Amounts of money in papers of different bodies are one only where one paper names the other, or both one source: shared costs are
   often equal.
6. Small counts and halves are one only where papers or sources tie them: four sessions are not the four sessions of another promise.
7. If a second figure of the same earlier paper fits nearly as well, which of the two is meant is not known, and nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from gapgraph.links.figures.drifting import contradict, corrects, put_right
from gapgraph.links.figures.measures import is_same_value, same_periods
from gapgraph.links.figures.shelf import telling_words
from gapgraph.links.model import Link
from gapgraph.links.naming import link_iri
from gapgraph.links.wording import Weights, Words, shown

if TYPE_CHECKING:
    from gapgraph.links.figures.measures import Measure
    from gapgraph.links.figures.model import Figure, Finding, Reference
    from gapgraph.links.model import FigureKind

_ENOUGH: Final = 0.62  # of an equal value with one telling digit more than half of the words must be shared, and so on
_DRIFTED: Final = 0.72  # ... where the values differ
_HELD: Final = 0.5  # ... whose words were found to hold the figure
_NAMED: Final = 0.3  # the later paper names the earlier one
_ONE_SOURCE: Final = 0.2
_DIGIT: Final = 0.07  # what each telling digit of an equal value is worth beyond the first
_DIGITS: Final = 4
_SHARED: Final = 2  # stems
_LEAST: Final = 0.3  # likeness of words below which nothing else helps
_PUT_RIGHT: Final = 0.9  # of a figure that the later paper says is to be read in the earlier one's place
_TOO_NEAR: Final = 0.05
_RARE: Final = 40
_TELLING: Final = 3  # digits with which a value tells by itself
_CLOSED: Final = frozenset({"percent", "GBP", "USD", "EUR", "times"})
_SMALL_COUNT: Final = 12
_HALVES: Final = frozenset({"half", "a half", "one half", "halves"})
_CURRENCIES: Final = frozenset({"GBP", "USD", "EUR"})


@dataclass(frozen=True, slots=True)
class _Match:
    earlier: Figure
    kind: FigureKind
    score: float
    because: tuple[str, ...]
    is_named: bool = False


class Figures:
    """Figures prepared for comparing.

    Args:
        figures: All figures, in order of time.
        measures: What each measures, by fact.
        references: The held paper that each names, by fact.
        findings: Where these papers hold them.
    """

    def __init__(
        self,
        figures: Iterable[Figure],
        measures: Mapping[str, Measure],
        references: Mapping[str, Reference],
        findings: Iterable[Finding] = (),
    ) -> None:
        self.figures = tuple(figures)
        self.measures = measures
        self.references = references
        self._held = {finding.figure.fact: finding for finding in findings if finding.is_there}
        self.weights = Weights(measures[figure.fact].words for figure in self.figures)
        self._titles = {figure.fact: frozenset(_titles(figure)) for figure in self.figures}
        self._alike: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
        self._of_paper: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            self._of_paper[figure.paper.iri].append(figure)
            for key in self._keys(figure):
                self._alike[key].append(figure)

    def _keys(self, figure: Figure) -> Iterator[tuple[str, ...]]:
        """What figures that may be one have in common: a rare word, or the value and any word; each with the unit."""
        measure = self.measures[figure.fact]
        if measure.digits >= _TELLING and self._titles[figure.fact]:
            yield "of one source", f"{figure.low.normalize():f}"
        for stem in measure.words.own | measure.short.own:
            yield measure.unit, stem, f"{figure.low.normalize():f}"
            if self.weights.common(stem) <= _RARE:
                yield measure.unit, stem

    def links(self, refused: frozenset[str] = frozenset()) -> tuple[Link, ...]:
        """Return the links between figures that state one thing.

        Args:
            refused: IRIs of links that a person rejected.

        Returns:
            For each figure, links to the earlier figure that fits best, and to those of papers that it names; in the order of the later
            figures.
        """
        return tuple(link for later in self.figures for link in self._links_of(later, refused))

    def _links_of(self, later: Figure, refused: frozenset[str]) -> Iterator[Link]:
        papers: defaultdict[str, list[_Match]] = defaultdict(list)
        for earlier in self._candidates(later):
            match = self._match(earlier, later)
            if match and link_iri(earlier.fact, later.fact) not in refused:
                papers[earlier.paper.iri].append(match)
        best = (self._best(matches) for matches in papers.values())
        for match in _nearest([match for match in best if match]):
            yield _link(match, later)

    def _candidates(self, later: Figure) -> list[Figure]:
        found = {one.fact: one for key in self._keys(later) for one in self._before(later, key)}
        found.update({one.fact: one for one in self._held_by(later)})
        return sorted(found.values(), key=lambda one: one.order)

    def _held_by(self, later: Figure) -> Iterator[Figure]:
        """Figures in whose words a later one was found in its source, whatever they are said to count."""
        held = self._held.get(later.fact)
        if held:
            yield from (one for one in self._of_paper[held.paper.iri] if one.order < later.order and self._is_held_as(later, one))

    def _before(self, later: Figure, key: tuple[str, ...]) -> Iterator[Figure]:
        """The newest figures of earlier papers that share something with one: not all, which keeps the work in step with the graph."""
        alike = self._alike[key]
        end = bisect_left(alike, later.order, key=lambda one: one.order)
        newest_first = (alike[place] for place in range(end - 1, -1, -1))
        return islice((one for one in newest_first if one.paper.iri != later.paper.iri), _RARE)

    @staticmethod
    def _best(matches: list[_Match]) -> _Match | None:
        """The best of one earlier paper's figures; none if another value of it is nearly as good."""
        ordered = sorted(matches, key=lambda match: (-match.score, match.earlier.order))
        best = ordered[0]
        near = [match for match in ordered[1:] if best.score - match.score < _TOO_NEAR]
        return None if any(not is_same_value(match.earlier, best.earlier) for match in near) else best

    def _match(self, earlier: Figure, later: Figure) -> _Match | None:
        one, other = self.measures[earlier.fact], self.measures[later.fact]
        elsewhere = one.places and other.places and one.places.isdisjoint(other.places)
        tie, reasons = self._tie(earlier, later)
        one_source = _of_one_source(earlier, later, one, other, tie) or self._is_held_as(later, earlier)
        if elsewhere or (one.unit != other.unit and not one_source):
            return None
        if one.unit in _CURRENCIES and not tie and not earlier.paper.bodies & later.paper.bodies:
            return None
        if earlier.low in put_right(later) and (tie or self._is_own_slip(earlier, later)):
            value = f"{later.figure} is to be read in place of {earlier.figure}"
            return _Match(earlier, "corrects", _PUT_RIGHT, (value, *reasons), is_named=True)
        alike, shared = self._likeness(one, other)
        if alike < _LEAST and tie < _HELD:
            return None
        told = (f"both speak of {shown(shared[:6], f'{earlier.words} {earlier.measures} {earlier.heading}')}", *reasons)
        if is_same_value(earlier, later):
            match = self._same(earlier, later, alike + tie, told, tied=bool(tie))
        else:
            match = self._drifted(earlier, later, alike + tie / 2, told)
        return replace(match, is_named=tie >= _NAMED) if match else None

    def _is_own_slip(self, earlier: Figure, later: Figure) -> bool:
        """Whether a body puts its own paper right, in words of what the figure measures."""
        alike, shared = self._likeness(self.measures[earlier.fact], self.measures[later.fact])
        return bool(earlier.paper.bodies & later.paper.bodies) and len(shared) >= _SHARED and alike >= _LEAST

    def _tie(self, earlier: Figure, later: Figure) -> tuple[float, tuple[str, ...]]:
        """What papers and sources that are named are worth, and why."""
        named = {reference.paper.iri for reference in (self.references.get(later.fact),) if reference}
        back = {reference.paper.iri for reference in (self.references.get(earlier.fact),) if reference}
        if self._is_held_as(later, earlier) or self._is_held_as(earlier, later):
            return _HELD, ("one paper names the other as its source, where these words hold it",)
        if earlier.paper.iri in named or later.paper.iri in back:
            return _NAMED, ("one paper names the other as its source",)
        if named & back:
            return _NAMED, ("both name one paper as their source",)
        sources = {cited.source for cited in earlier.sources} & {cited.source for cited in later.sources}
        if sources or self._titles[earlier.fact] & self._titles[later.fact]:
            return _ONE_SOURCE, ("both name one source",)
        return 0.0, ()

    def _is_held_as(self, figure: Figure, other: Figure) -> bool:
        """Whether the words in which a figure was found in its source are those of another figure."""
        held = self._held.get(figure.fact)
        return bool(held and held.paper == other.paper and held.start <= other.figure_start < held.end)

    def _likeness(self, one: Measure, other: Measure) -> tuple[float, tuple[str, ...]]:
        found = [(self.weights.alike(a, b), _shared(a, b)) for a, b in ((one.words, other.words), (one.short, other.short))]
        own = [(score, words) for score, words in found if len(words) >= _SHARED]
        score, words = max(own, default=(0.0, ()))
        return score, tuple(sorted(words, key=lambda stem: (-self.weights[stem], stem)))

    def _same(self, earlier: Figure, later: Figure, score: float, told: tuple[str, ...], *, tied: bool) -> _Match | None:
        one, other = self.measures[earlier.fact], self.measures[later.fact]
        score = min(1.0, score + _DIGIT * (min(one.digits, other.digits, _DIGITS) - 1))
        untold = _is_common(earlier) or _is_common(later) or _other_names(one.words, other.words)
        if score < _ENOUGH or (untold and not tied):
            return None
        value = f"both give {later.figure}" if earlier.figure == later.figure else f"{earlier.figure} and {later.figure} are one value"
        if one.periods and other.periods and not same_periods(one.periods, other.periods):
            drifted = tied and one.unit not in _CURRENCIES and other.own_period
            return _Match(earlier, "period-drift", score, (value, *told, _periods(one, other))) if drifted else None
        if _other_whole(one, other):
            return _Match(earlier, "denominator-drift", score, (value, *told, "the whole is another")) if tied else None
        return _Match(earlier, "same-figure", score, (value, *told))

    def _drifted(self, earlier: Figure, later: Figure, score: float, told: tuple[str, ...]) -> _Match | None:
        one, other = self.measures[earlier.fact], self.measures[later.fact]
        if score < _DRIFTED or _other_names(one.words, other.words) or not contradict(earlier, later, one, other):
            return None
        kind: FigureKind = "corrects" if corrects(later) else "value-drift"
        value = f"{earlier.figure} became {later.figure}"
        return _Match(earlier, kind, score, (value, *told, f"for the same period ({', '.join(sorted(one.periods & other.periods))})"))


def _nearest(matches: Iterable[_Match]) -> Iterator[_Match]:
    """Of each kind the best match, of equals the newest; and those that are tied by what their papers name."""
    ordered = sorted(matches, key=lambda match: (match.score, match.earlier.order))
    best = {match.kind: match for match in ordered}
    return (match for match in ordered if match.is_named or match is best[match.kind])


def _titles(figure: Figure) -> Iterator[frozenset[str]]:
    """The words of each title that is named, where they tell: "survey" and "the report" are any paper's."""
    for cited in figure.sources:
        words = telling_words(cited.title)
        if len(words) >= _SHARED:
            yield words


def _shared(one: Words, other: Words) -> frozenset[str]:
    return (one.own & other.own) | (one.own & other.context) | (one.context & other.own)


def _periods(one: Measure, other: Measure) -> str:
    return f"{', '.join(sorted(one.periods))} became {', '.join(sorted(other.periods))}"


def _other_names(one: Words, other: Words) -> bool:
    return bool(one.names and other.names and not one.names & other.names)


def _of_one_source(earlier: Figure, later: Figure, one: Measure, other: Measure, tie: float) -> bool:
    """Whether counts of things that are called otherwise are one by value and source: "3,140 calls to falls", "called to 3,140 falls"."""
    counted = not _CLOSED & {one.unit, other.unit} and " per " not in one.unit + other.unit
    return counted and tie > 0 and earlier.low == later.low and one.digits >= _TELLING


def _is_common(figure: Figure) -> bool:
    """Whether a figure is such as many things have by chance: a small count, half of something."""
    return figure.figure.casefold() in _HALVES or (figure.unit not in _CURRENCIES | {"percent"} and abs(figure.high) <= _SMALL_COUNT)


def _other_whole(one: Measure, other: Measure) -> bool:
    """Whether the wholes of two shares name different people or things, not the same ones in more or fewer words."""
    left, right = one.whole - other.whole, other.whole - one.whole
    return bool(left and right)


def _link(match: _Match, later: Figure) -> Link:
    confidence = round(min(1.0, match.score) * match.earlier.confidence * later.confidence, 2)
    because = f"{'; '.join(match.because)}; likeness {min(1.0, match.score):.2f}"
    return Link(match.earlier.fact, later.fact, match.kind, confidence, because, (match.earlier.passage, later.passage))
