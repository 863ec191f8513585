"""From the properties of the graph of links to lives, ways, lookups and verdicts.

What a person rejected is not among the facts, and a link with an end that is not there is left out with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gapgraph.dossier.links import STATED, Bond, Life, Links, Lookup, Stage, Verdict, Way
from gapgraph.dossier.values import Fact, Paper, Passage, Values, local_name

Things = Mapping[str, Values]


def read_links(
    things: Things, reviews: Things, papers: Mapping[str, Paper], facts: Iterable[Fact], passages: Mapping[str, Passage]
) -> Links:
    """Make what papers have to do with each other from properties.

    Args:
        things: What the graph of links says, by thing.
        reviews: What people said, by review.
        papers: The documents.
        facts: The facts.
        passages: The passages.

    Returns:
        Lives and ways in order of time, lookups and verdicts by what they are about.
    """
    linking = _Linking(things, papers, {fact.iri: fact for fact in facts}, passages)
    return Links(tuple(linking.lives()), tuple(linking.ways()), linking.lookups(), _verdicts(reviews, passages))


@dataclass(frozen=True)
class _Linking:
    """What lives and ways are made of."""

    things: Things
    papers: Mapping[str, Paper]
    facts: Mapping[str, Fact]
    passages: Mapping[str, Passage]

    def lives(self) -> Iterator[Life]:
        """The promises, in order of time."""
        bonds = self._bonds_back()
        members = self._members("gg:promise")
        lives = (self._life(iri, members[iri], bonds) for iri, values in self.things.items() if _is(values, "Promise") and iri in members)
        yield from sorted(lives, key=lambda life: (self._when(life.stages[0].passage), life.iri))

    def _life(self, iri: str, facts: list[Fact], back: Mapping[str, list[Bond]]) -> Life:
        values = self.things[iri]
        own = {fact.iri for fact in facts}  # one fact may report on two promises, and is joined to each
        told = {fact.quotation.iri for fact in facts}
        spoken = [self.passages[place] for place in values.get("gg:spokenOfIn", ()) if place in self.passages and place not in told]
        bonds = {later: bond for later in (*own, *(one.iri for one in spoken)) for bond in back.get(later, ()) if bond.earlier in own}
        stages = [_stated(fact, bonds.get(fact.iri)) for fact in facts]
        stages += [_told(passage, bonds[passage.iri]) for passage in spoken if passage.iri in bonds]
        ordered = tuple(sorted(stages, key=lambda stage: (self._when(stage.passage), stage.passage.end)))
        clear = "true" in values.get("gg:recognisable", ())
        return Life(
            iri,
            next(iter(values.get("rdfs:label", ())), ordered[0].passage.exact),
            ordered,
            local_name(next(iter(values.get("gg:lastStatus", ())), "")),
            due=max(values.get("gg:dueBy", ()), default=""),
            silent=self._silent(values, ordered[0].passage.document) if clear else (),
            mentions=tuple(sorted((one for one in spoken if one.iri not in bonds), key=self._when)) if clear else (),
            recognisable=clear,
        )

    def _silent(self, promise: Values, first: str) -> tuple[str, ...]:
        """Later papers of the body that first stated it, in which nothing speaks of it."""
        later = set(self.things.get(first, {}).get("gg:laterPaper", ())) - set(promise.get("gg:heardIn", ()))
        return tuple(sorted(later & set(self.papers), key=self._day))

    def ways(self) -> Iterator[Way]:
        """The measurements that more than one paper states, in order of time."""
        members = self._members("gg:measurement")
        bonds: defaultdict[str, list[Bond]] = defaultdict(list)
        for bond in self._bonds():
            bonds[bond.earlier].append(bond)
        found = []
        for iri, figures in members.items():
            ordered = tuple(sorted(figures, key=lambda fact: self._when(fact.quotation)))
            own = {figure.iri for figure in ordered}
            between = tuple(bond for figure in ordered for bond in bonds[figure.iri] if bond.later in own)
            found.append(Way(iri, ordered, between, self.things.get(iri, {}).get("gg:origin", ())))
        yield from sorted((way for way in found if len(way.papers) > 1), key=lambda way: (self._when(way.figures[0].quotation), way.iri))

    def lookups(self) -> Mapping[str, tuple[Lookup, ...]]:
        """Where figures were looked up."""
        return {iri: self._lookups(self.things[iri]) for iri in self.facts if "gg:restsOnDocument" in self.things.get(iri, {})}

    def _lookups(self, values: Values) -> tuple[Lookup, ...]:
        found = [self.passages[place] for place in values.get("gg:foundIn", ()) if place in self.passages]
        absent = set(values.get("gg:notFoundIn", ()))
        documents = (iri for iri in values["gg:restsOnDocument"] if iri in self.papers)
        return tuple(Lookup(iri, tuple(one for one in found if one.document == iri), iri in absent) for iri in documents)

    def _members(self, name: str) -> dict[str, list[Fact]]:
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for iri, values in self.things.items():
            for cluster in values.get(name, ()) if iri in self.facts else ():
                found[cluster].append(self.facts[iri])
        return found

    def _bonds(self) -> Iterator[Bond]:
        for iri, values in self.things.items():
            if _is(values, "Link") and values["gg:earlier"][0] in self.facts:
                yield Bond(
                    iri,
                    values["gg:earlier"][0],
                    values["gg:later"][0],
                    local_name(values["gg:linkKind"][0]),
                    next(iter(values.get("gg:because", ())), ""),
                    float(next(iter(values.get("gg:confidence", ())), "1")),
                    local_name(next(iter(values.get("gg:tells", ())), "")),
                )

    def _bonds_back(self) -> Mapping[str, list[Bond]]:
        """The links to something earlier, the surest last, by what is linked."""
        found: defaultdict[str, list[Bond]] = defaultdict(list)
        for bond in sorted(self._bonds(), key=lambda bond: (bond.confidence, bond.iri)):
            found[bond.later].append(bond)
        return found

    def _when(self, passage: Passage) -> tuple[str, str, int]:
        return *self._day(passage.document), passage.start

    def _day(self, document: str) -> tuple[str, str]:
        return (self.papers[document].first("gg:earliest") if document in self.papers else "") or "9999", document


def _stated(fact: Fact, bond: Bond | None) -> Stage:
    return Stage(fact.quotation, bond.kind if bond else STATED, local_name(fact.first("gg:status")), fact, bond)


def _told(passage: Passage, bond: Bond) -> Stage:
    return Stage(passage, bond.kind, bond.tells, None, bond)


def _is(values: Values, name: str) -> bool:
    return any(local_name(iri) == name for iri in values.get("rdf:type", ()))


def _verdicts(reviews: Things, passages: Mapping[str, Passage]) -> Mapping[str, tuple[Verdict, ...]]:
    found: defaultdict[str, list[Verdict]] = defaultdict(list)
    for iri, values in reviews.items():
        for about in values.get("gg:reviewOf", ()):
            found[about].append(_verdict(iri, values, passages))
    return {about: tuple(sorted(verdicts, key=lambda one: (one.when, one.iri))) for about, verdicts in found.items()}


def _verdict(iri: str, values: Values, passages: Mapping[str, Passage]) -> Verdict:
    def first(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    return Verdict(
        iri, local_name(first("gg:verdict")), first("gg:decidedBy"), first("prov:generatedAtTime"), first("gg:because"),
        passages.get(first("gg:closedBy")),
    )
