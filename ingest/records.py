"""The typed records: the one language between reading a document and writing RDF.

A record is a frozen value that says one thing and where the document says it. Its `quote` is the
clause that states the fact; a field that the quote does not hold itself (an owner named three
lines up) is a `Said`, which carries the words that it rests on. A field without words behind it is
not filled: that rule is what "no borrowed provenance" means, and `ingest.grounding` checks it.

Parties are named by the *fullest* name that the document gives them (`Said.value`), while
`Said.span` points at the words actually used ("she", "the Council"). What does not belong here:
IRIs, RDF, anything known from outside the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Final, Literal

from ingest.documents.model import Span

Genre = Literal[
    "minutes", "decision-record", "partnership-report", "news-article", "scrutiny-report", "government-response", "action-log", "web-page"
]
PartnerType = Literal[
    "Council",
    "NHSBody",
    "School",
    "GovernmentBody",
    "Committee",
    "PartnershipBody",
    "PoliceOrJustice",
    "VoluntaryOrganisation",
    "Company",
    "ResearchBody",
    "MediaOrganisation",
    "UserGroup",
    "Collective",
    "Other",
]
AttendanceKind = Literal["", "present", "in attendance", "apologies", "substitute", "absent"]
CommitmentKind = Literal["recommendation", "decision", "action", "aim", "progress"]
Status = Literal[
    "",
    "proposed",
    "agreed",
    "noted",
    "planned",
    "suggested",
    "done",
    "under way",
    "delayed",
    "ended",
    "accepted",
    "accepted in part",
    "rejected",
]
Standing = Literal["cited", "attributed", "unsourced", "disputed"]
SourceKind = Literal["report", "strategy", "dataset", "legislation", "guidance", "news", "response", "other"]
ConcernKind = Literal["concern", "risk", "gap", "disagreement"]
AccessKind = Literal["holds", "sees", "cannot see", "asks to see"]
ServiceKind = Literal["service", "programme", "model"]
AnswerKind = Literal["answered", "no figures", "not answered"]
Acceptance = Literal["", "unreviewed", "in conflict"]

MODEL_RULES: Final = "model."  # a record of a language model is of the rule "model.NAME"
Reporting = Literal["by a party", "by a document", "by nobody named"]
SectionKind = Literal["", "aims", "progress", "outcomes", "risks", "actions", "decisions", "recommendations"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a field says, and the words it rests on.

    Attributes:
        value: The resolved value: a party's fullest name, an ISO date, or the words themselves.
        span: Place of the words that say so.
    """

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Agreement:
    """That another reader found the same fact by itself.

    Attributes:
        rule: Its rule or model.
        quote: The words that it quotes for the fact.
    """

    rule: str
    quote: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share.

    Attributes:
        quote: The clause that states the fact, as short as it can be while whole.
        rule: Dotted name of the rule or model that made the record ("commitments.action-line").
        confidence: How sure the rule is, from 0 to 1, as measured on annotated documents (`ingest.extract.confidence`
            fills it in); a reader that is not measured states its own.
        also: Further places where the document states the same thing.
        agreed: Who else found it.
        acceptance: Empty for what the rules found; what a language model alone found is unreviewed, and both sides
            of a contradiction are in conflict.
        other: The record that this one says more than, or contradicts.
        differs: The fields in which it contradicts `other`; empty if it only says more.
        reported: Whose word it is where the document reports it as somebody's (a `Reporting`), with the words that say so.
        reported_by: The party whose word it is.
    """

    quote: Span
    rule: str
    confidence: float = 0.0
    also: tuple[Span, ...] = ()
    agreed: tuple[Agreement, ...] = ()
    acceptance: Acceptance = ""
    other: Record | None = None
    differs: tuple[str, ...] = ()
    reported: Said | None = None
    reported_by: tuple[Said, ...] = ()

    def grounds(self) -> Iterator[tuple[str, Said]]:
        """Yield each field that carries words of its own, with those words.

        Yields:
            Pairs of a field's name and what it says; a field of several values comes several times.
        """
        for name in _grounded(type(self)):  # type: ignore[arg-type]  # classes can be hashed; mypy looks at their instances
            value = getattr(self, name)
            if isinstance(value, Said):
                yield name, value
            elif value:
                for said in value:
                    yield name, said

    def evidence(self) -> tuple[Span, ...]:
        """Return every passage the record rests on: the quotation first, then the others in text order."""
        others = {*self.also, *(said.span for _, said in self.grounds()), *(one.quote for one in self.agreed)} - {self.quote}
        return (self.quote, *sorted(others))


@cache
def _grounded(kind: type[Record]) -> tuple[str, ...]:
    """Names of the fields of a kind of record that say something with words of its own: one `Said`, or several."""
    return tuple(part.name for part in fields(kind) if "Said" in str(part.type))


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """A body that acts, is asked to act, or is named. `quote` is the first place that names it."""

    name: Said
    type: PartnerType
    aliases: tuple[Said, ...] = ()
    part_of: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A named person, or a post that acts without a name (`name` None, `post` filled).

    `aliases` are other forms of the name in the document ("Cllr Booth", "Nigel", initials).
    """

    name: Said | None = None
    post: Said | None = None
    organisation: Said | None = None
    attendance: AttendanceKind = ""
    attendance_words: Said | None = None
    aliases: tuple[Said, ...] = ()

    @property
    def called(self) -> str:
        """The name that other records use for this person: the name, else the post."""
        said = self.name or self.post
        return said.value if said else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """What somebody has agreed, been asked, promised or set out to do, or reports of such work.

    `due.value` is an ISO date as exact as the text is, or the words where no date can be worked out.
    """

    kind: CommitmentKind
    label: Said | None = None
    owner: tuple[Said, ...] = ()
    counterparty: tuple[Said, ...] = ()
    due: Said | None = None
    status: Status = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic(Record):
    """A quantity stated about the world, or one spoken of without its figure (`figure` None).

    `value` is the number as text with its magnitude worked out ("1400000000"), "20-25" for a range. `unit_words` say the unit where
    neither figure nor quotation do (the heading "£000" over a cell); `part` says which part or version of what is measured a
    table's cell is for ("Boys", "Target").
    """

    figure: Said | None = None
    value: str = ""
    unit: str = ""
    unit_words: Said | None = None
    measures: Said | None = None
    standing: Standing
    attributed_to: Said | None = None
    source: Said | None = None
    qualifier: Said | None = None
    period: Said | None = None
    place: Said | None = None
    part: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A document, data set, law, strategy or data system that the text cites or draws on."""

    title: Said
    kind: SourceKind
    publisher: Said | None = None
    year: Said | None = None
    url: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Record):
    """A worry, risk, gap, shortfall, objection or unmet need that the text states."""

    kind: ConcernKind
    raised_by: tuple[Said, ...] = ()
    about: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """A vote, or a motion's proposer and seconder. Counts are the digits as text."""

    proposer: Said | None = None
    seconder: Said | None = None
    votes_for: Said | None = None
    votes_against: Said | None = None
    abstentions: Said | None = None
    outcome: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Record):
    """What a body answers to one recommendation. `label` is the recommendation's number."""

    label: Said | None = None
    recommendation: Span | None = None
    responder: Said | None = None
    status: Status = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataAccess(Record):
    """That a party holds, sees, cannot see or asks to see a data system."""

    system: Said
    party: Said
    access: AccessKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """A service, programme or model of working that the document names."""

    name: Said
    kind: ServiceKind
    provider: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    """That a body, fund or service ended, and who took it over where the text says so."""

    ended: Said
    successor: Said | None = None
    when: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A question put at a meeting, and what became of it.

    `wants_figures` tells that numbers, data or a measure of effect were asked for; `answer` is where
    the answer stands.
    """

    asked_by: Said | None = None
    answered_by: Said | None = None
    wants_figures: bool = False
    answer: Span | None = None
    outcome: AnswerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Record):
    """A course of action that a record of decision says was considered and not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata(Record):
    """What the document says of itself. `quote` is its title line, or its first words.

    `date.value` is an ISO date as exact as the text gives it ("2017-10-24", "2017-09", "2011"); `reference` is the
    number under which the publisher files it ("Decision no. 21/00012").
    """

    genre: Genre
    title: Said | None = None
    publisher: Said | None = None
    date: Said | None = None
    reference: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Record):
    """A heading. `quote` is its words, `reach` all that stands under it, itself and its sub-headings included.

    `kind` is the part of a report that it opens, `group` the heading whose aims, progress or risks these are, `parent` the heading
    around it, `party` the body that it names.
    """

    reach: Span
    parent: Span | None = None
    kind: SectionKind = ""
    group: Span | None = None
    party: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read from one document, in text order within each kind."""

    metadata: Metadata
    partners: tuple[Partner, ...] = ()
    people: tuple[Person, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    sources: tuple[Source, ...] = ()
    concerns: tuple[Concern, ...] = ()
    votes: tuple[Vote, ...] = ()
    responses: tuple[Response, ...] = ()
    data_access: tuple[DataAccess, ...] = ()
    services: tuple[Service, ...] = ()
    successions: tuple[Succession, ...] = ()
    questions: tuple[Question, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    headings: tuple[Heading, ...] = ()

    def facts(self) -> Iterator[Record]:
        """Yield every record that states a fact: all but the metadata, the partners, the people and the headings."""
        for name in self.fact_fields():
            yield from getattr(self, name)

    @classmethod
    def fact_fields(cls) -> tuple[str, ...]:
        """Return the names of the fields that hold facts."""
        return tuple(part.name for part in fields(cls) if part.name not in ("metadata", "partners", "people", "headings"))
