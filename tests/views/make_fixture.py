"""Write the fixture graph that the views, the report and the network measures are tested on.

Run `python tests/views/make_fixture.py` after a change to the graph's form; it writes fixture.nq beside
itself. The three papers are invented. Their names are hostile on purpose: whatever stands in a public
document may end up in a label, a title or a quotation.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from graph_store import open_store
from graph_store.namespaces import DATA, FINDINGS_GRAPH, GG, ONTOLOGY_GRAPH, PARTIES_GRAPH, SCHEME
from ingest.activities import Activities, activities_nquads
from ingest.documents import read_bytes
from ingest.documents.model import Document, Span
from ingest.identify.local import document_graph, document_iri
from ingest.issues import Issue
from ingest.records import (
    AttendanceKind,
    Commitment,
    Concern,
    DataAccess,
    Extraction,
    Metadata,
    Partner,
    PartnerType,
    Person,
    Question,
    Said,
    Service,
    Source,
    Statistic,
    Succession,
    Vote,
)
from ingest.triples import to_nquads
from ingest.triples.parties import gather_parties, parties_nquads
from ingest.triples.quads import Scribe

RULE: Final[dict[str, Any]] = {"rule": "fixture.by-hand", "confidence": 0.9}
IMG: Final = "<img src=x onerror=window.hacked=1>"
SCRIPT: Final = "</script><script>window.hacked=1</script>"

MINUTES: Final = f"""Northmoor Partnership Board

Minutes of the meeting held on 12 March 2019

Present: Ada Brook (Chair, Northmoor Council), Tom Sedge (Harrow Vale NHS Trust), Noor Haddad (جمعية الأمل)
Apologies: Liz Marl (🌊 Wave Youth)

1. Waiting times

Tom Sedge said that 40% of children wait longer than 18 weeks. The figures in the annex were questioned by the Chair.
Members asked how many referrals had been refused; no figures were available.

ACTION: Harrow Vale NHS Trust to double check the source of the figures in the annex.
ACTION: Northmoor Council to write to {IMG} by 30 April 2019.
ACTION: Northmoor Council and Harrow Vale NHS Trust to agree a shared plan with {SCRIPT}.

2. Data

The Board heard that "Quotes" & O'Neil Trust cannot see the Referral Ledger, which Harrow Vale NHS Trust holds.
There was concern that families do not know whom to call & that lines <b>are</b> closed at night.

RESOLVED: that the Youth Fund be continued, as proposed by Ada Brook and seconded by Tom Sedge. Agreed by 9 votes to 2.
"""

RESPONSE: Final = """Harrow Vale NHS Trust: response to the Board

4 June 2019

The Trust accepts that the annex rested on the Annual Return 2018. Some 1,250 young people were seen in 2018.
The Night Line programme, run by 🌊 Wave Youth, ended in May 2019 and passed to Northmoor Council.
We will report the waiting times to Northmoor Council by September 2019.
"""

NEWS: Final = """Night Line closes as one in five wait

The Moor Gazette, 9 June 2019

One in five families never get a call back. According to Liz Marl of 🌊 Wave Youth, 1,250 young people were turned away.
Northmoor Council said it would publish a new plan.
"""


class Paper:
    """A document with its text at hand, so that spans are found by their words.

    Args:
        name: Name within the corpus.
        text: What it says.
    """

    def __init__(self, name: str, text: str) -> None:
        self.document: Document = read_bytes(text.encode(), name)

    def span(self, words: str, nth: int = 1) -> Span:
        """Return the place of some words.

        Args:
            words: The words.
            nth: Which occurrence, from 1.
        """
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return Span(start, start + len(words))

    def said(self, words: str, value: str = "", nth: int = 1) -> Said:
        """Return a field that rests on some words, which are its value unless another is given."""
        return Said(value or words, self.span(words, nth))


def minutes() -> tuple[Document, Extraction]:
    """Return the minutes with their records."""
    p = Paper("minutes.txt", MINUTES)
    title, date = p.said("Minutes of the meeting held on 12 March 2019"), p.said("12 March 2019", "2019-03-12")
    board = p.said("Northmoor Partnership Board")
    extraction = Extraction(
        metadata=Metadata(quote=board.span, genre="minutes", title=title, publisher=board, date=date, **RULE),
        partners=_bodies(p),
        people=_room(p),
        commitments=_promises(p),
        statistics=_figures(p),
        concerns=_concerns(p),
        votes=_votes(p),
        data_access=_access(p),
        questions=_questions(p),
    )
    return p.document, extraction


def _bodies(p: Paper) -> tuple[Partner, ...]:
    named: dict[str, PartnerType] = {
        "Northmoor Partnership Board": "PartnershipBody",
        "Northmoor Council": "Council",
        "Harrow Vale NHS Trust": "NHSBody",
        "🌊 Wave Youth": "VoluntaryOrganisation",
        IMG: "Other",
        SCRIPT: "Company",
        '"Quotes" & O\'Neil Trust': "VoluntaryOrganisation",
        "جمعية الأمل": "VoluntaryOrganisation",
    }
    return tuple(Partner(quote=p.span(name), name=p.said(name), type=kind, **RULE) for name, kind in named.items())


def _room(p: Paper) -> tuple[Person, ...]:
    said: dict[str, tuple[str, str, AttendanceKind]] = {
        "Ada Brook (Chair, Northmoor Council)": ("Ada Brook", "Northmoor Council", "present"),
        "Tom Sedge (Harrow Vale NHS Trust)": ("Tom Sedge", "Harrow Vale NHS Trust", "present"),
        "Noor Haddad (جمعية الأمل)": ("Noor Haddad", "جمعية الأمل", "present"),
        "Liz Marl (🌊 Wave Youth)": ("Liz Marl", "🌊 Wave Youth", "apologies"),
    }
    return tuple(
        Person(
            quote=p.span(words),
            name=p.said(name),
            post=p.said("Chair") if "Chair" in words else None,
            organisation=p.said(body),
            attendance=kind,
            attendance_words=p.said(kind.capitalize()),
            **RULE,
        )
        for words, (name, body, kind) in said.items()
    )


def _promises(p: Paper) -> tuple[Commitment, ...]:
    trust, council = p.said("Harrow Vale NHS Trust", nth=2), p.said("Northmoor Council", nth=2)
    both = (p.said("Northmoor Council", nth=3), p.said("Harrow Vale NHS Trust", nth=3))
    check = p.span("Harrow Vale NHS Trust to double check the source of the figures in the annex")
    write = p.span(f"Northmoor Council to write to {IMG} by 30 April 2019")
    plan = p.span(f"Northmoor Council and Harrow Vale NHS Trust to agree a shared plan with {SCRIPT}")
    due = p.said("30 April 2019", "2019-04-30")
    return (
        Commitment(quote=check, kind="action", owner=(trust,), status="agreed", **RULE),
        Commitment(quote=write, kind="action", owner=(council,), counterparty=(p.said(IMG),), due=due, status="agreed", **RULE),
        Commitment(quote=plan, kind="action", owner=both, counterparty=(p.said(SCRIPT),), status="planned", **RULE),
        Commitment(quote=p.span("the Youth Fund be continued"), kind="decision", label=p.said("RESOLVED"), status="agreed", **RULE),
    )


def _figures(p: Paper) -> tuple[Statistic, ...]:
    waits, annex = p.said("children wait longer than 18 weeks"), p.said("The figures in the annex")
    given = p.span("40% of children wait longer than 18 weeks")
    withheld = p.span("The figures in the annex were questioned by the Chair")
    tom = p.said("Tom Sedge", nth=2)
    return (
        Statistic(
            quote=given, figure=p.said("40%"), value="40", unit="%", measures=waits, standing="attributed", attributed_to=tom, **RULE
        ),
        Statistic(quote=withheld, measures=annex, standing="disputed", attributed_to=tom, **RULE),
    )


def _concerns(p: Paper) -> tuple[Concern, ...]:
    words = p.span("families do not know whom to call & that lines <b>are</b> closed at night")
    return (Concern(quote=words, kind="concern", about=p.said("lines <b>are</b> closed at night"), **RULE),)


def _votes(p: Paper) -> tuple[Vote, ...]:
    by, seconded = p.said("Ada Brook", nth=2), p.said("Tom Sedge", nth=3)
    yes, no = Said("9", p.span("9 votes")), Said("2", p.span("to 2"))
    words = p.span("Agreed by 9 votes to 2")
    return (Vote(quote=words, proposer=by, seconder=seconded, votes_for=yes, votes_against=no, **RULE),)


def _access(p: Paper) -> tuple[DataAccess, ...]:
    ledger, quotes, trust = p.said("Referral Ledger"), p.said('"Quotes" & O\'Neil Trust'), p.said("Harrow Vale NHS Trust", nth=4)
    blind = p.span('"Quotes" & O\'Neil Trust cannot see the Referral Ledger')
    return (
        DataAccess(quote=blind, system=ledger, party=quotes, access="cannot see", **RULE),
        DataAccess(quote=p.span("which Harrow Vale NHS Trust holds"), system=ledger, party=trust, access="holds", **RULE),
    )


def _questions(p: Paper) -> tuple[Question, ...]:
    words = p.span("Members asked how many referrals had been refused; no figures were available.")
    return (Question(quote=words, wants_figures=True, outcome="no figures", **RULE),)


def response() -> tuple[Document, Extraction]:
    """Return the response with its records."""
    p = Paper("papers/response.txt", RESPONSE)
    trust, council, wave, line = (p.said(name) for name in ("Harrow Vale NHS Trust", "Northmoor Council", "🌊 Wave Youth", "Night Line"))
    extraction = Extraction(
        metadata=Metadata(
            quote=trust.span,
            genre="government-response",
            title=p.said("Harrow Vale NHS Trust: response to the Board"),
            publisher=trust,
            date=p.said("4 June 2019", "2019-06-04"),
            **RULE,
        ),
        partners=(
            Partner(quote=trust.span, name=trust, type="NHSBody", **RULE),
            Partner(quote=council.span, name=council, type="Council", **RULE),
            Partner(quote=wave.span, name=wave, type="VoluntaryOrganisation", **RULE),
            Partner(quote=line.span, name=line, type="Other", **RULE),
        ),
        commitments=(
            Commitment(
                quote=p.span("We will report the waiting times to Northmoor Council by September 2019"),
                kind="action",
                owner=(p.said("We", trust.value),),
                counterparty=(p.said("Northmoor Council", nth=2),),
                due=p.said("September 2019", "2019-09"),
                status="planned",
                **RULE,
            ),
        ),
        statistics=(
            Statistic(
                quote=p.span("1,250 young people were seen in 2018"),
                figure=p.said("1,250"),
                value="1250",
                unit="people",
                measures=p.said("young people were seen"),
                standing="cited",
                source=p.said("Annual Return 2018"),
                qualifier=p.said("Some"),
                period=p.said("2018", nth=2),
                **RULE,
            ),
        ),
        sources=(Source(quote=p.span("Annual Return 2018"), title=p.said("Annual Return 2018"), kind="dataset", **RULE),),
        services=(
            Service(quote=p.span("The Night Line programme, run by 🌊 Wave Youth"), name=line, kind="programme", provider=wave, **RULE),
        ),
        successions=(
            Succession(
                quote=p.span("The Night Line programme, run by 🌊 Wave Youth, ended in May 2019 and passed to Northmoor Council"),
                ended=line,
                successor=council,
                when=p.said("May 2019", "2019-05"),
                **RULE,
            ),
        ),
    )
    return p.document, extraction


def news() -> tuple[Document, Extraction]:
    """Return the article with its records."""
    p = Paper("news.txt", NEWS)
    gazette, council, wave, liz = (p.said(name) for name in ("The Moor Gazette", "Northmoor Council", "🌊 Wave Youth", "Liz Marl"))
    extraction = Extraction(
        metadata=Metadata(
            quote=p.span("Night Line closes as one in five wait"),
            genre="news-article",
            title=p.said("Night Line closes as one in five wait"),
            publisher=gazette,
            date=p.said("9 June 2019", "2019-06-09"),
            **RULE,
        ),
        partners=(
            Partner(quote=gazette.span, name=gazette, type="MediaOrganisation", **RULE),
            Partner(quote=council.span, name=council, type="Council", **RULE),
            Partner(quote=wave.span, name=wave, type="VoluntaryOrganisation", **RULE),
        ),
        people=(Person(quote=p.span("Liz Marl of 🌊 Wave Youth"), name=liz, organisation=wave, **RULE),),
        commitments=(
            Commitment(
                quote=p.span("Northmoor Council said it would publish a new plan"),
                kind="action",
                owner=(council,),
                status="planned",
                **RULE,
            ),
        ),
        statistics=(
            Statistic(
                quote=p.span("One in five families never get a call back"),
                figure=p.said("One in five"),
                value="0.2",
                measures=p.said("families never get a call back"),
                standing="unsourced",
                **RULE,
            ),
            Statistic(
                quote=p.span("According to Liz Marl of 🌊 Wave Youth, 1,250 young people were turned away"),
                figure=p.said("1,250"),
                value="1250",
                measures=p.said("young people were turned away"),
                standing="attributed",
                attributed_to=liz,
                **RULE,
            ),
        ),
    )
    return p.document, extraction


GAPS: Final = (
    ("no-deadline", "new plan", "Northmoor Council said that it would publish a new plan, but not by when.", "body/northmoor-council"),
    ("unsourced", "One in five", "“One in five families” is stated with neither speaker nor source.", ""),
    ("figure-withheld", "annex were", "The figures in the annex are spoken of, and not given.", "body/harrow-vale-nhs-trust"),
    ("no-owner", "Youth Fund", "Nobody is named to continue the Youth Fund.", "body/northmoor-partnership-board"),
    ("no-sight-of-data", "cannot see", '"Quotes" & O\'Neil Trust cannot see the Referral Ledger.', "body/quotes-and-oneil-trust"),
)


def findings(facts: Mapping[str, tuple[str, str]]) -> str:
    """Write gaps about the facts.

    Args:
        facts: Quotation and label by each fact's IRI.

    Returns:
        Content of the findings graph.
    """
    scribe = Scribe(FINDINGS_GRAPH)
    for kind, words, sentence, party in GAPS:
        iri = f"{DATA}finding/{kind}-0000000001"
        fact = next(iri for iri, (_, label) in sorted(facts.items()) if words in label)
        targets = {"gg:gapKind": f"{SCHEME}gap/{kind}", "gg:subject": fact, "gg:expectation": facts[fact][0]}
        for predicate, target in {"rdf:type": f"{GG}Finding", "gg:findingStatus": f"{SCHEME}finding-status/open", **targets}.items():
            scribe.link(iri, predicate, target)
        for name in ("minutes.txt", "news.txt", "papers/response.txt"):
            scribe.link(iri, "gg:searched", document_iri(name))
        if party:
            scribe.link(iri, "gg:concerns", f"{DATA}{party}")
        scribe.text(iri, "rdfs:label", sentence)
        scribe.text(iri, "gg:wouldClose", "A paper of the body that says so.")
        scribe.decimal(iri, "gg:confidence", 0.8)
    return scribe.nquads()


def concepts() -> str:
    """Write some concepts with their words, as the ontology graph holds them.

    Returns:
        Content of the ontology graph.
    """
    scribe = Scribe(ONTOLOGY_GRAPH)
    named = {
        "gap/no-deadline": ("no deadline", "A commitment without a date by which it is to be done."),
        "gap/unsourced": ("unsourced figure", "A statistic is stated with neither speaker nor source."),
        "gap/figure-withheld": ("figure withheld", "A statistic is spoken of, its value is not given."),
        "status/agreed": ("agreed", "The body has agreed it."),
    }
    for name, (label, definition) in named.items():
        scribe.text(f"{SCHEME}{name}", "skos:prefLabel", label)
        scribe.text(f"{SCHEME}{name}", "skos:definition", definition)
    return scribe.nquads()


def fixture() -> str:
    """Return the whole fixture as sorted N-Quads."""
    with open_store() as store:
        for document, extraction in (minutes(), response(), news()):
            store.replace(document_graph(document.name), to_nquads(document, extraction))
        parties = gather_parties(store)
        store.replace(PARTIES_GRAPH, parties_nquads(store, parties, {}, {}))
        rows = store.select(
            f"PREFIX gg: <{GG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?fact ?passage ?label "
            "WHERE { ?fact a gg:Fact ; gg:quotation ?passage ; rdfs:label ?label FILTER NOT EXISTS { ?fact a gg:Naming } }"
        )
        facts = {str(row["fact"]): (str(row["passage"]), str(row["label"])) for row in rows}
        store.replace(FINDINGS_GRAPH, findings(facts))
        store.replace(ONTOLOGY_GRAPH, concepts())
        issue = Issue("read", "torn.pdf", "The file ends in the middle of a page.", "Ask for a whole copy.")
        store.replace(f"{DATA}graph/activities", activities_nquads(Activities({}, (issue,))))
        return "".join(store.dump())


if __name__ == "__main__":
    Path(__file__).with_name("fixture.nq").write_text(fixture(), encoding="utf-8")
