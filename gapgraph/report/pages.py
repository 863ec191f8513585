"""What each page of the report shows: one function a page, from a site to the values of its template."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from gapgraph.report.charts import bars, outline
from gapgraph.report.lives import promises, ways
from ingest.records import MODEL_RULES

if TYPE_CHECKING:
    from gapgraph.dossier import Dossier, Fact, Gap, Paper, Party
    from gapgraph.report.site import Site

Context = Mapping[str, object]
_MOST_IMPORTANT: Final = 8
_NOT_BODIES: Final = frozenset({"Person", "Post", "Source", "Service"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the report.

    Attributes:
        name: File name; the template has the same.
        title: Heading, and its word in the menu.
        context: Makes what its template shows.
        in_menu: Whether the menu lists it.
    """

    name: str
    title: str
    context: Callable[[Site], Context]
    in_menu: bool = True


def pages() -> tuple[Page, ...]:
    """Return every page but those of single documents, in the order of the menu."""
    return (
        Page("index.html", "Overview", overview),
        Page("gaps.html", "Gaps", gaps),
        Page("commitments.html", "Commitments", commitments),
        Page("promises.html", "Promises", promises),
        Page("statistics.html", "Figures", statistics),
        Page("partners.html", "Partners", partners),
        Page("people.html", "People", people),
        Page("sources.html", "Sources", sources),
        Page("concerns.html", "Concerns", concerns),
        Page("networks.html", "Networks", networks),
        Page("documents.html", "Documents", documents),
        Page("methods.html", "Method", methods),
    )


def overview(site: Site) -> Context:
    """Return the values of the first page.

    Args:
        site: The site.
    """
    dossier = site.dossier
    statuses = Counter(site.concept(fact, "gg:status", "status") or "no status" for fact in dossier.of_kind("Commitment"))
    standings = Counter(site.concept(fact, "gg:standing", "standing") or "not classified" for fact in dossier.of_kind("Statistic"))
    kinds = Counter(gap.kind for gap in dossier.gaps)
    missing = bars((dossier.word("gap", kind), count, f"gaps.html#kind-{kind}") for kind, count in kinds.items())
    return {
        "counts": _counts(dossier),
        "charts": (
            ("Commitments by status", "commitments.html", bars((name, count, "") for name, count in statuses.items())),
            ("Figures by standing", "statistics.html", bars((name, count, "") for name, count in standings.items())),
            ("Gaps by kind", "gaps.html", missing),
        ),
        "important": important(dossier.gaps),
        "papers": _by_date(dossier.papers.values()),
    }


def _counts(dossier: Dossier) -> tuple[tuple[int, str, str], ...]:
    bodies = sum(party.type not in _NOT_BODIES for party in dossier.parties.values())
    people_named = sum(party.type == "Person" for party in dossier.parties.values())
    return (
        (len(dossier.papers), "documents", "documents.html"),
        (bodies, "bodies", "partners.html"),
        (people_named, "people", "people.html"),
        (len(tuple(dossier.of_kind("Commitment"))), "commitments", "commitments.html"),
        (len(tuple(dossier.of_kind("Statistic"))), "figures", "statistics.html"),
        (len(dossier.gaps), "gaps", "gaps.html"),
    )


def important(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the gaps to read first: the surest of each kind, then the second of each kind, and so on.

    Args:
        found: All gaps.
    """
    kinds: defaultdict[str, list[Gap]] = defaultdict(list)
    for gap in sorted(found, key=lambda gap: (-gap.confidence, gap.sentence, gap.iri)):
        kinds[gap.kind].append(gap)
    ordered = sorted(kinds.values(), key=lambda of_kind: (-of_kind[0].confidence, of_kind[0].kind))
    return tuple(gap for turn in zip_longest(*ordered) for gap in turn if gap)[:_MOST_IMPORTANT]


def _by_date(papers: Iterable[Paper]) -> list[Paper]:
    return sorted(papers, key=lambda paper: (paper.first("gg:earliest") or paper.date or "9999", paper.name))


def documents(site: Site) -> Context:
    """Return the values of the list of documents.

    Args:
        site: The site.
    """
    counts = Counter(fact.document for fact in site.dossier.facts)
    return {"papers": _by_date(site.dossier.papers.values()), "fact_counts": counts}


def gaps(site: Site) -> Context:
    """Return the values of the page of gaps.

    Args:
        site: The site.
    """
    kinds: defaultdict[str, list[Gap]] = defaultdict(list)
    for gap in site.dossier.gaps:
        kinds[gap.kind].append(gap)
    ordered = sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        "kinds": [(kind, sorted(found, key=lambda gap: (-gap.confidence, gap.sentence, gap.iri))) for kind, found in ordered],
        "statuses": _choices(site.word("finding-status", gap.status or "open") for gap in site.dossier.gaps),
    }


def statistics(site: Site) -> Context:
    """Return the values of the page of figures.

    Args:
        site: The site.
    """
    facts = list(site.dossier.of_kind("Statistic"))
    standings = _choices(site.concept(fact, "gg:standing", "standing") for fact in facts)
    return {"facts": facts, "standings": standings, "ways": ways(site)}


def commitments(site: Site) -> Context:
    """Return the values of the page of commitments.

    Args:
        site: The site.
    """
    facts = sorted(site.dossier.of_kind("Commitment"), key=lambda fact: _owner_and_due(site, fact))
    owners = {link.text for fact in facts for link in site.parties(fact.all("gg:owner"))}
    return {
        "facts": facts,
        "kind_of": commitment_kind,
        "statuses": _choices(site.concept(fact, "gg:status", "status") for fact in facts),
        "kinds": _choices(commitment_kind(fact) for fact in facts),
        "owners": sorted(owners, key=str.casefold),
        "votes": list(site.dossier.of_kind("Vote")),
        "responses": list(site.dossier.of_kind("Response")),
    }


def _owner_and_due(site: Site, fact: Fact) -> tuple[bool, str, str]:
    owners = site.parties(fact.all("gg:owner"))
    return not owners, ", ".join(link.text for link in owners).casefold(), fact.first("gg:dueLatest") or "9999"


def commitment_kind(fact: Fact) -> str:
    """Return what sort of commitment a fact is ("action").

    Args:
        fact: A commitment.
    """
    names = {iri.rsplit("#", 1)[-1] for iri in fact.all("rdf:type")}
    return next((name.lower() for name in ("Recommendation", "Decision", "Action", "Aim", "Progress") if name in names), "commitment")


def _choices(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value})


def partners(site: Site) -> Context:
    """Return the values of the page of partners.

    Args:
        site: The site.
    """
    dossier = site.dossier
    listed = [party for party in dossier.parties.values() if party.type not in _NOT_BODIES]
    made, received = _per_party(dossier, "Commitment", "gg:owner"), _per_party(dossier, "Commitment", "gg:counterparty")
    weight = {party.iri: len(made[party.iri]) + len(received[party.iri]) for party in listed}
    return {
        "listed": sorted(listed, key=lambda party: (-weight[party.iri], party.label.casefold(), party.iri)),
        "types": _choices(site.type_name(party) for party in listed),
        "made": made,
        "received": received,
        "seats": _per_party(dossier, "PostHolding", "org:organization"),
        "named": _per_party(dossier, "Naming", "gg:names"),
        "services": list(dossier.of_kind("ServiceMention")),
        "successions": list(dossier.of_kind("Succession")),
        "service_parties": _by_label(party for party in dossier.parties.values() if party.type == "Service"),
    }


def _by_label(parties: Iterable[Party]) -> list[Party]:
    return sorted(parties, key=lambda party: (party.label.casefold(), party.iri))


def _per_party(dossier: Dossier, kind: str, name: str) -> defaultdict[str, list[Fact]]:
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in dossier.of_kind(kind):
        for identity in dict.fromkeys(dossier.party(iri).iri for iri in fact.all(name)):
            found[identity].append(fact)
    return found


def people(site: Site) -> Context:
    """Return the values of the page of people, with the matrix of attendance.

    Args:
        site: The site.
    """
    dossier = site.dossier
    named = [party for party in dossier.parties.values() if party.type in {"Person", "Post"}]
    meetings = _by_date({fact.document: dossier.papers[fact.document] for fact in dossier.of_kind("Attendance")}.values())
    return {
        "listed": sorted(named, key=lambda party: (party.type != "Person", party.label.casefold(), party.iri)),
        "seats": _per_party(dossier, "PostHolding", "org:member"),
        "named": _per_party(dossier, "Naming", "gg:names"),
        "meetings": meetings,
        "matrix": _matrix(dossier),
    }


def _matrix(dossier: Dossier) -> list[tuple[Party, Mapping[str, Fact]]]:
    cells: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in dossier.of_kind("Attendance"):
        for iri in fact.all("gg:attendee"):
            cells[dossier.party(iri).iri].setdefault(fact.document, fact)
    rows: list[tuple[Party, Mapping[str, Fact]]] = [(dossier.party(iri), found) for iri, found in cells.items()]
    return sorted(rows, key=lambda row: (-len(row[1]), row[0].label.casefold(), row[0].iri))


def sources(site: Site) -> Context:
    """Return the values of the page of sources and data systems.

    Args:
        site: The site.
    """
    dossier = site.dossier
    listed = _by_label(party for party in dossier.parties.values() if party.type == "Source")
    citations = _per_party(dossier, "Citation", "cito:hasCitedEntity")
    first = {party.iri: next(iter(citations[party.iri]), None) for party in listed}
    kinds = {iri: site.concept(fact, "gg:sourceKind", "source-kind") if fact else "" for iri, fact in first.items()}
    return {
        "listed": listed,
        "citations": citations,
        "figures": _per_party(dossier, "Statistic", "gg:restsOn"),
        "access": _per_party(dossier, "DataAccess", "gg:dataSystem"),
        "kind_by_source": kinds,
        "kinds": _choices(kinds.values()),
    }


def concerns(site: Site) -> Context:
    """Return the values of the page of concerns and questions.

    Args:
        site: The site.
    """
    facts = list(site.dossier.of_kind("Concern"))
    kinds = _choices(site.concept(fact, "gg:concernKind", "concern-kind") for fact in facts)
    return {"facts": facts, "kinds": kinds, "questions": list(site.dossier.of_kind("Question"))}


def networks(site: Site) -> Context:
    """Return the values of the page of networks: outlines and measures.

    Args:
        site: The site.
    """
    from gapgraph.networks import measures

    partners_drawn = next(drawing for drawing in site.drawings if drawing.kind == "partners")
    return {"drawings": [(drawing, outline(drawing)) for drawing in site.drawings], "measured": measures(partners_drawn.net)}


def methods(site: Site) -> Context:
    """Return the values of the page on method and limits.

    Args:
        site: The site.
    """
    rules: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for fact in site.dossier.facts:
        rules[fact.kind, fact.first("gg:rule")].append(float(fact.first("gg:confidence") or 0))
    return {
        "papers": list(site.dossier.papers.values()),
        "rules": [(kind, rule, len(values), sum(values) / len(values)) for (kind, rule), values in sorted(rules.items())],
        "models": sorted({rule.removeprefix(MODEL_RULES) for _, rule in rules if rule.startswith(MODEL_RULES)}),
        "issues": site.dossier.issues,
        "fingerprint": site.dossier.fingerprint,
    }
