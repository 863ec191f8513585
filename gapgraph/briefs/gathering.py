"""From a store to a brief.

1. Find the subject, and the facts that belong to it: those whose fields hold the body, or whose words name it; for a theme, those
   with its words in their statement or heading.
2. Statements of one promise in several papers are one item, with the newest word on how far it is.
3. Number the quotations in the order in which they are first used; one passage has one number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gapgraph.briefs.model import Brief, Item, Line, Note, Section
from gapgraph.briefs.subject import About, Subject, concerns, find_subject, near_names, refuse
from gapgraph.dossier import read_dossier
from gapgraph.dossier.dates import spoken_date
from gapgraph.dossier.values import local_name
from gapgraph.proofs.stamps import Asked, looking, stamp
from graph_store.resources import query_text

if TYPE_CHECKING:
    from gapgraph.dossier import Dossier, Fact, Gap, Passage
    from graph_store.contract import Reader

_KINDS: Final = ("Action", "Recommendation", "Decision", "Aim", "Progress")
# The fields that make a fact one of a body, by kind of fact.
_PARTY_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "Commitment": ("gg:owner", "gg:counterparty"),
    "Statistic": ("gg:attributedTo", "gg:reportedBy"),
    "Concern": ("gg:raisedBy", "gg:about", "gg:reportedBy"),
}
_NO_MORE: Final = "None claims more than: not in the documents read."
_NOT_FOUND: Final = "none found in the documents read"
_MANY: Final = 4  # documents searched that are named one by one; more are counted


@dataclass(frozen=True, slots=True)
class _Promise:
    """The statements of one promise, oldest first, and what the newest says."""

    statements: tuple[Fact, ...]
    status: str = ""
    due: str = ""
    last: str = ""


def brief(store: Reader, wanted: str, *, about: str | None = None, as_of: str = "") -> Brief:
    """Gather a brief on a body or a theme.

    Args:
        store: The store.
        wanted: A body by any of its names or by its address, or the words of a theme.
        about: "body" or "theme"; None takes a body if one has this name, and a theme if not.
        as_of: The day up to which the store's documents were regarded, for the brief's proof.

    Returns:
        The brief. Of a body that is only named, it says that nothing more was found.

    Raises:
        UsageError: If several bodies have the name, or nothing is found; it tells names that are near.
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation.
    """
    chosen: About | None = "body" if about == "body" else "theme" if about == "theme" else None
    dossier = read_dossier(store)
    subject = find_subject(dossier, wanted, chosen)
    gatherer = _Gatherer(store, dossier, subject)
    sections = gatherer.sections()
    if subject.about == "theme" and not any(section.items for section in sections):
        refuse(dossier, wanted)
    params = {"about": about} if about else {}
    made = stamp(store, Asked("brief", wanted, params, looking("promises", "headings", "concepts")), as_of=as_of)
    return Brief(f"Brief: {subject.name}", tuple(gatherer.lead(wanted)), sections, tuple(gatherer.notes.values()), made)


class _Gatherer:
    """Turns facts into items, and numbers the quotations."""

    def __init__(self, store: Reader, dossier: Dossier, subject: Subject) -> None:
        self.notes: dict[str, Note] = {}
        self._dossier = dossier
        self._subject = subject
        self._headings = {str(row["section"]): str(row["heading"]) for row in store.select(query_text("looking/headings"))}
        self._facts = {kind: [fact for fact in dossier.of_kind(kind) if self._fits(fact)] for kind in _PARTY_FIELDS}
        self._lives = _lives(store, dossier)

    def _fits(self, fact: Fact) -> bool:
        fields = (iri for name in _PARTY_FIELDS.get(fact.kind, ()) for iri in fact.all(name))
        heading = self._headings.get(fact.first("gg:inSection"), "")
        sources = (self._dossier.party(iri).label for iri in fact.all("gg:restsOn"))
        return concerns(self._subject, heading, (fact.label, *sources), (self._dossier.party(iri).iri for iri in fields))

    def sections(self) -> tuple[Section, ...]:
        """Return the sections, in the order in which they are read."""
        return (
            Section("Promises", "What was to be done, how far it was when a paper last said so, and who said it.", self._promises()),
            Section("Figures", "Each with what it rests on, as far as the documents say.", self._figures()),
            Section("Gaps", f"What the documents lead one to expect and do not say. {_NO_MORE}", self._gaps()),
            Section("Concerns", "What was said to be wrong, missing or doubtful, and by whom.", self._concerns()),
        )

    def lead(self, wanted: str) -> Iterable[str]:
        """Yield what the brief is about and what it was made of."""
        subject, papers = self._subject, self._dossier.papers
        if subject.about == "body":
            others = [name for name in subject.names if name != subject.name]
            called = f" (also called {', '.join(others)})" if others else ""
            yield f"On {subject.name}{called}."
            if len(subject.parties) > 1:
                yield f"{wanted} is also named where nothing read says which body is meant; what is said of it there is here too."
        else:
            yield f"On the theme “{subject.name}”: statements that have these words, or stand under a heading that has them."
            near = near_names(self._dossier, wanted)
            if near:
                yield f"No body has this name; near names: {'; '.join(near)}."
        if left_out := self._dossier.left_out:
            yield f"Left out: {left_out:,} {'fact' if left_out == 1 else 'facts'} that people rejected or superseded."
        read = f"{len(papers):,} {'document' if len(papers) == 1 else 'documents'}"
        yield f"Made from {read}, listed at the end. What is not in them is not here. Numbers in brackets lead to the words."

    def _note(self, passage: Passage) -> int:
        if passage.iri not in self.notes:
            words = " ".join(passage.exact.split())
            self.notes[passage.iri] = Note(len(self.notes) + 1, words, self._place(passage), passage.iri)
        return self.notes[passage.iri].number

    def _place(self, passage: Passage) -> str:
        page = f"page {passage.page}" if passage.page else ""
        return ", ".join(part for part in (self._paper(passage.document), page) if part)

    def _paper(self, iri: str) -> str:
        paper = self._dossier.papers.get(iri)
        if paper is None:
            return iri
        date = spoken_date(paper.date)
        return paper.title if not date or date in paper.title else f"{paper.title}, {date}"

    def _parties(self, fact: Fact, name: str) -> str:
        return ", ".join(party.label for party in self._dossier.all_parties(fact.all(name)))

    def _promises(self) -> tuple[Item, ...]:
        found = {life.statements[0].iri: life for fact in self._facts["Commitment"] for life in self._lives_of(fact)}
        return tuple(self._promise(one) for one in sorted(found.values(), key=self._order))

    def _lives_of(self, fact: Fact) -> list[_Promise]:
        """The promises that a statement belongs to, if they are about the subject: a sentence may report on those of several bodies."""
        lives = self._lives.get(fact.iri, [])
        return [life for life in lives if self._is_told_with(life, fact)] or [_Promise((fact,))]

    def _is_told_with(self, life: _Promise, fact: Fact) -> bool:
        return life.statements[0] is fact or any(said is not fact and self._fits(said) for said in life.statements)

    def _order(self, promise: _Promise) -> tuple[int, str, str, int]:
        first = promise.statements[0]
        paper = self._dossier.papers[first.document]
        return _KINDS.index(_kind(first)), paper.first("gg:earliest") or paper.date or "9999", paper.name, first.quotation.start

    def _promise(self, promise: _Promise) -> Item:
        first = promise.statements[0]
        notes = (self._note(first.quotation),)  # numbered before those of its lines
        lines = [
            Line("Owner", *self._field(promise, "gg:owner", "owner", _NOT_FOUND)),
            *self._optional(promise, "gg:counterparty", "counterparty", "To or with"),
            Line("Due", *self._due(promise)),
            self._status(promise),
            *(self._said(fact, again=place > 0) for place, fact in enumerate(promise.statements)),
        ]
        return Item(_kind(first), _sentence(first.label), notes, tuple(lines))

    def _field(self, promise: _Promise, name: str, ground: str, nothing: str) -> tuple[str, tuple[int, ...]]:
        """A field's parties as the statements name them, oldest first, with the words behind them."""
        told: dict[str, Fact] = {}
        for fact in promise.statements:
            if fact.all(name):
                told.setdefault(self._parties(fact, name), fact)
        if not told:
            return nothing, ()
        notes = (self._note(passage) for fact in told.values() for passage in fact.grounds.get(ground, ()))
        return "; in a later paper ".join(told), tuple(notes)

    def _optional(self, promise: _Promise, name: str, ground: str, label: str) -> Iterable[Line]:
        text, notes = self._field(promise, name, ground, "")
        return [Line(label, text, notes)] if text else []

    def _due(self, promise: _Promise) -> tuple[str, tuple[int, ...]]:
        fact = next((fact for fact in reversed(promise.statements) if fact.first("gg:dueText")), None)
        if fact is None:
            return _NOT_FOUND, ()
        words, day = fact.first("gg:dueText"), spoken_date(promise.due or fact.first("gg:dueLatest"))
        text = words if not day or day == spoken_date(words) else f"{words} (by {day} at the latest)"
        return spoken_date(text), tuple(self._note(passage) for passage in fact.grounds.get("due", ()))

    def _status(self, promise: _Promise) -> Line:
        last = promise.statements[-1]
        name = promise.status or local_name(last.first("gg:status"))
        word = self._dossier.word("status", name) if name else "not stated"
        by = next((fact for fact in promise.statements if fact.iri == promise.last), last)
        where = f", as last stated in {self._paper(by.document)}" if len(promise.statements) > 1 else ""
        return Line("Status", f"{word}{where}", (self._note(by.quotation),))

    def _said(self, fact: Fact, *, again: bool) -> Line:
        by = self._parties(fact, "gg:reportedBy")
        text = self._paper(fact.document) + (f", as the word of {by}" if by else "")
        return Line("Stated again in" if again else "Stated in", text, (self._note(fact.quotation),))

    def _figures(self) -> tuple[Item, ...]:
        return tuple(self._figure(fact) for fact in self._facts["Statistic"])

    def _figure(self, fact: Fact) -> Item:
        measured = fact.first("gg:measures")
        figure, notes = fact.first("gg:figureText") or "Figure not given", (self._note(fact.quotation),)
        details = [fact.first(name) for name in ("gg:qualifier", "gg:periodText", "gg:placeText")]
        lines = [
            *([Line("Said with it", "; ".join(filter(None, details)))] if any(details) else []),
            Line("Rests on", *self._ground(fact)),
            self._said(fact, again=False),
        ]
        text = _sentence(f"{figure}: {measured}" if measured else f"{figure}: {fact.label}")
        return Item("Figure", text, notes, tuple(lines))

    def _ground(self, fact: Fact) -> tuple[str, tuple[int, ...]]:
        speakers = self._parties(fact, "gg:attributedTo")
        parts = [self._source(iri) for iri in fact.all("gg:restsOn")] + ([f"the word of {speakers}"] if speakers else [])
        if not parts:
            return "no source and no speaker found where it stands", ()
        grounds = [*fact.grounds.get("source", ()), *fact.grounds.get("attributedTo", ())]
        return "; ".join(parts), tuple(dict.fromkeys(self._note(passage) for passage in grounds))

    def _source(self, iri: str) -> str:
        party = self._dossier.party(iri)
        return f"{party.label} ({'among' if party.held_as else 'not among'} the documents read)"

    def _gaps(self) -> tuple[Item, ...]:
        facts = {fact.iri for found in self._facts.values() for fact in found}
        promised = {said.iri for fact in self._facts["Commitment"] for life in self._lives_of(fact) for said in life.statements}
        sources = {self._dossier.party(iri).iri for fact in self._facts["Statistic"] for iri in fact.all("gg:restsOn")}
        return tuple(self._gap(gap) for gap in self._dossier.gaps if self._touches(gap, facts | promised | sources))

    def _touches(self, gap: Gap, facts: set[str]) -> bool:
        subject = self._subject
        if gap.subject in facts or not subject.parties.isdisjoint((gap.subject, *gap.parties)):
            return True
        return gap.expectation is not None and subject.is_said_in(gap.expectation.exact)

    def _gap(self, gap: Gap) -> Item:
        notes = (self._note(gap.expectation),) if gap.expectation else ()
        lines = [Line("Searched and silent", self._searched(gap.searched))]
        lines += [Line("Would close it", gap.would_close)] if gap.would_close else []
        lines += [Line("Standing", self._dossier.word("finding-status", gap.status))] if gap.status not in {"", "open"} else []
        return Item(_sentence(self._dossier.word("gap", gap.kind)), gap.sentence, notes, tuple(lines))

    def _searched(self, iris: tuple[str, ...]) -> str:
        if len(iris) == len(self._dossier.papers) > _MANY:
            return f"all {len(iris)} documents"
        return "; ".join(self._paper(iri) for iri in iris) or "the document itself"

    def _concerns(self) -> tuple[Item, ...]:
        return tuple(self._concern(fact) for fact in self._facts["Concern"])

    def _concern(self, fact: Fact) -> Item:
        kind, notes = self._dossier.word("concern-kind", local_name(fact.first("gg:concernKind"))), (self._note(fact.quotation),)
        by, about = self._parties(fact, "gg:raisedBy"), self._parties(fact, "gg:about")
        lines = [Line("Raised by", by, tuple(self._note(passage) for passage in fact.grounds.get("raisedBy", ())))] if by else []
        lines += [Line("About", about, tuple(self._note(passage) for passage in fact.grounds.get("about", ())))] if about else []
        return Item(_sentence(kind), _sentence(fact.label), notes, (*lines, self._said(fact, again=False)))


def _kind(fact: Fact) -> str:
    names = {local_name(iri) for iri in fact.all("rdf:type")}
    return next((name for name in _KINDS if name in names), "Progress")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lives(store: Reader, dossier: Dossier) -> dict[str, list[_Promise]]:
    """The promises that each commitment is a statement of; none where no link joins it to others."""
    statements: defaultdict[str, list[Fact]] = defaultdict(list)
    said: dict[str, tuple[str, str, str]] = {}
    for row in store.select(query_text("looking/promises")):
        fact = dossier.by_iri.get(str(row["fact"]))
        if fact:
            statements[str(row["promise"])].append(fact)
            said[str(row["promise"])] = local_name(str(row["status"])), str(row.get("due", "")), str(row["last"])
    lives: defaultdict[str, list[_Promise]] = defaultdict(list)
    for promise, facts in statements.items():
        life = _Promise(tuple(sorted(facts, key=lambda fact: _age(dossier, fact))), *said[promise])
        for fact in facts:
            lives[fact.iri].append(life)
    return lives


def _age(dossier: Dossier, fact: Fact) -> tuple[str, str, int]:
    paper = dossier.papers[fact.document]
    return paper.first("gg:earliest") or "9999", paper.name, fact.quotation.start
