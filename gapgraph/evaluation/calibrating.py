"""How sure each rule is, estimated from annotated documents.

A rule is as sure as the share of its facts that careful readers found too. Most rules make few facts, so each share is
drawn towards a wider one, as if so many facts more had been seen that behave like their kind (an empirical Bayes estimate
with a beta prior; Gelman et al., Bayesian Data Analysis, 5.3):

1. The share of a section is drawn towards that of all facts: (right + w · share of all) / (facts + w).
2. The share of a rule is drawn towards that of its section in the same way.
3. Papers with which the rules were written flatter them. Their facts count a tenth: the less they count, the better are held-out
   papers of other series foreseen (tried from 1 down to 0), and a tenth keeps something of rules that only they have.
4. Each section has a weight w of its own, because the rules of some differ more than those of others: the one of a few
   that foresees best what is held out. The facts of every document that counts fully are foreseen from the other documents
   alone, and the logarithmic loss is taken; so a rule that one document made look good does not count as tried. A section of
   few facts takes the heaviest.
5. A rule that is not in the table gets what new rules deserved so far: the share of facts that were right when their rule
   was in no other document, drawn towards the section's, and never more than it or than the share of all facts. Kinds of
   fact that nobody annotated get the least of these.

Facts that a reader marked as optional count neither way. The estimate cannot know that rules were written with the
annotated documents in sight: on papers of new genres, expect less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from gapgraph.evaluation.outcomes import Outcome
from gapgraph.evaluation.reliability import Bin, binned

WEIGHTS: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
KNOWN: Final = 0.1
_ENOUGH: Final = 30  # facts from which a section has a weight of its own
_SUREST: Final = 0.99  # nothing is certain, and a logarithm needs room


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of which it is known whether it is right.

    Attributes:
        document: The document that states it.
        section: Its section.
        rule: The rule that made it.
        right: Whether a careful reader found it too.
        counts: 1, or `KNOWN` in a document with which the rules were written.
    """

    document: str
    section: str
    rule: str
    right: bool
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """How sure every rule is.

    Attributes:
        rules: By section and rule: how sure, how many facts were right, and how many there were.
        unknown: How sure a rule of each section is that is not among them.
        other: How sure a fact of a kind is that nobody annotated.
        weights: By section, how many facts each share was drawn by.
    """

    rules: Mapping[tuple[str, str], tuple[float, int, int]]
    unknown: Mapping[str, float]
    other: float
    weights: Mapping[str, float]

    def confidence(self, section: str, rule: str) -> float:
        """Return how sure a fact is.

        Args:
            section: Its section.
            rule: Its rule.

        Returns:
            From 0 to 1.
        """
        known = self.rules.get((section, rule))
        return known[0] if known else self.unknown.get(section, self.other)


def facts_of(outcomes: Iterable[Outcome], counts: float = 1.0) -> list[Fact]:
    """Return the facts of which it is known whether they are right.

    Args:
        outcomes: The outcomes of an evaluation.
        counts: 1, or `KNOWN` for documents with which the rules were written.

    Returns:
        The facts.
    """
    known = (one for one in outcomes if one.verdict in ("hit", "spurious") and one.rule)
    return [Fact(one.document, one.section, one.rule, one.verdict == "hit", counts) for one in known]


def calibrate(facts: Sequence[Fact]) -> Calibration:
    """Estimate how sure every rule is.

    Args:
        facts: Facts of annotated documents.

    Returns:
        The estimate, with the weights that foresee held-out documents best.
    """
    weights = _best_weights(facts)
    found = _estimate(facts, weights)
    unknown = _unknown(facts, found)
    return Calibration(found.rules, unknown, min(unknown.values(), default=0.5), weights)


def held_out(facts: Sequence[Fact], weights: Mapping[str, float]) -> list[tuple[Fact, float]]:
    """Foresee every document's facts from the other documents.

    Args:
        facts: Facts of annotated documents.
        weights: By section, how many facts each share is drawn by.

    Returns:
        Each fact of a document that counts fully, with how sure it would have been said to be.
    """
    foreseen: list[tuple[Fact, float]] = []
    for document in dict.fromkeys(fact.document for fact in facts if fact.counts >= 1):
        known = _estimate([fact for fact in facts if fact.document != document], weights)
        foreseen += [(fact, known.confidence(fact.section, fact.rule)) for fact in facts if fact.document == document]
    return foreseen


def held_out_bins(facts: Sequence[Fact], weights: Mapping[str, float]) -> tuple[Bin, ...]:
    """Return whether confidences would have been honest on documents that had no part in them.

    Args:
        facts: Facts of annotated documents.
        weights: By section, how many facts each share is drawn by.

    Returns:
        Bins by what was said, the least sure first.
    """
    return binned((f"{said:.1f}", said, fact.right) for fact, said in held_out(facts, weights))


def _best_weights(facts: Sequence[Fact]) -> dict[str, float]:
    """The weight that foresees the held-out facts of each section best; of equals the heavier, which claims less."""
    sizes: defaultdict[str, float] = defaultdict(float)
    for fact in facts:
        sizes[fact.section] += fact.counts
    losses: defaultdict[tuple[str, float], float] = defaultdict(float)
    for weight in WEIGHTS:
        for fact, said in held_out(facts, dict.fromkeys(sizes, weight)):
            losses[fact.section, weight] -= log(said if fact.right else 1 - said)

    def best(section: str) -> float:
        return min(WEIGHTS, key=lambda weight: (round(losses[section, weight], 6), -weight))

    return {section: best(section) if size >= _ENOUGH else max(WEIGHTS) for section, size in sizes.items()}


def _drawn(facts: Iterable[Fact], weight: float, towards: float) -> float:
    """The share of facts that are right, drawn towards another, within bounds."""
    counted = [(fact.counts, fact.right) for fact in facts]
    all_, right = sum(counts for counts, _ in counted), sum(counts for counts, is_right in counted if is_right)
    return min(_SUREST, max(1 - _SUREST, (right + weight * towards) / (all_ + weight)))


def _estimate(facts: Sequence[Fact], weights: Mapping[str, float]) -> Calibration:
    by_section: defaultdict[str, list[Fact]] = defaultdict(list)
    by_rule: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_section[fact.section].append(fact)
        by_rule[fact.section, fact.rule].append(fact)
    everything = _drawn(facts, 1.0, 0.5)
    sections = {section: _drawn(held, weights[section], everything) for section, held in by_section.items()}
    rules = {
        (section, rule): (_drawn(held, weights[section], sections[section]), sum(fact.right for fact in held), len(held))
        for (section, rule), held in by_rule.items()
    }
    return Calibration(rules, sections, everything, weights)


def _unknown(facts: Sequence[Fact], found: Calibration) -> dict[str, float]:
    """What the facts of rules that are in one document alone deserved, but never more than their section, nor than all facts."""
    seen: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        seen[fact.section, fact.rule].add(fact.document)
    new: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if len(seen[fact.section, fact.rule]) == 1:
            new[fact.section].append(fact)
    drawn = {section: _drawn(new[section], found.weights[section], share) for section, share in found.unknown.items()}
    return {section: min(share, drawn[section], found.other) for section, share in found.unknown.items()}
