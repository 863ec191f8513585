"""What every page of the report asks for: links, quotations, names, dates."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from gapgraph.dossier.dates import spoken_date
from gapgraph.dossier.pages import document_pages
from gapgraph.views import draw, view_kinds
from gapgraph.views.palette import look_of
from graph_store.namespaces import DATA, SCHEME
from ingest.records import MODEL_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gapgraph.dossier import Bond, Dossier, Fact, Gap, Party, Passage, Verdict, Way
    from gapgraph.views import Drawing

# What people call each kind of fact, where it is not the class's name in lower case.
_NAMES: Final = {
    "Statistic": "figure",
    "PostHolding": "post",
    "DataAccess": "sight of data",
    "ServiceMention": "service",
    "Citation": "source",
}
# The page on which each kind of fact has its entry.
_HOMES: Final = {
    "Commitment": "commitments.html",
    "Response": "commitments.html",
    "Vote": "commitments.html",
    "Statistic": "statistics.html",
    "Citation": "sources.html",
    "DataAccess": "sources.html",
    "Concern": "concerns.html",
    "Question": "concerns.html",
    "Attendance": "people.html",
    "PostHolding": "people.html",
    "ServiceMention": "partners.html",
    "Succession": "partners.html",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, and where they are highlighted.

    Attributes:
        text: The words, exactly.
        href: Address of the highlighted passage.
        place: Document, date and page, for people.
    """

    text: str
    href: str
    place: str


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads somewhere.

    Attributes:
        text: The name.
        href: Where it leads; empty for nowhere.
    """

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a fact, a link or a finding.

    Attributes:
        word: How the verdict is called.
        text: Who said it, and when.
        because: Why; empty if it is not told.
        closed_by: The words that close a finding, if there are any.
    """

    word: str
    text: str
    because: str
    closed_by: Passage | None


class Site:
    """A dossier with addresses: the only thing that templates ask.

    Args:
        dossier: What the store holds.
        root: Way from the page to the report's folder: "" or "../".
    """

    def __init__(self, dossier: Dossier, root: str = "") -> None:
        self.dossier = dossier
        self.root = root

    @cached_property
    def pages(self) -> dict[str, str]:
        """Address of each document's page by the document's IRI."""
        return {iri: f"{self.root}documents/{name}" for iri, name in document_pages(self.dossier).items()}

    @cached_property
    def drawings(self) -> tuple[Drawing, ...]:
        """Every view, laid out once for the page that lists them and for their own pages."""
        return tuple(draw(self.dossier, kind) for kind in view_kinds())

    def quote(self, passage: Passage) -> Quote:
        """Return a passage's words with the way to them.

        Args:
            passage: The passage.
        """
        paper = self.dossier.papers.get(passage.document)
        page = self.pages.get(passage.document, "")
        title, date = (paper.title, self.date(paper.date)) if paper else (passage.document, "")
        parts = [title, "" if date in title else date, f"page {passage.page}" if passage.page else ""]
        return Quote(passage.exact, f"{page}#{passage.anchor}" if page else "", ", ".join(part for part in parts if part))

    def document(self, iri: str) -> Link:
        """Return a document's title with the way to its page.

        Args:
            iri: The document.
        """
        paper = self.dossier.papers.get(iri)
        return Link(paper.title if paper else iri, self.pages.get(iri, ""))

    def party(self, iri: str) -> Link:
        """Return a party's name with the way to its entry.

        Args:
            iri: The party as some document names it.
        """
        party = self.dossier.party(iri)
        page = {"Person": "people.html", "Post": "people.html", "Source": "sources.html"}.get(party.type, "partners.html")
        return Link(party.label, f"{self.root}{page}#{self.anchor(party.iri)}" if party.iri in self.dossier.parties else "")

    def parties(self, iris: Iterable[str]) -> tuple[Link, ...]:
        """Return several parties, each once, by name.

        Args:
            iris: Parties as documents name them.
        """
        return tuple(self.party(party.iri) for party in self.dossier.all_parties(iris))

    @staticmethod
    def anchor(iri: str) -> str:
        """Return the id that a thing's entry has on its page.

        Args:
            iri: The thing.

        Example:
            >>> Site.anchor("https://w3id.org/gapgraph/data/body/nhs-england")
            'body.nhs-england'
        """
        return re.sub(r"[\s\"'<>&]", "_", unquote(iri.removeprefix(DATA)).replace("/", "."))

    def entry(self, fact: Fact) -> Link:
        """Return the way to a fact's entry.

        Args:
            fact: The fact.
        """
        home = _HOMES.get(fact.kind, "")
        return Link(fact.label, f"{self.root}{home}#{self.anchor(fact.iri)}" if home else self.quote(fact.quotation).href)

    @staticmethod
    def kind_name(fact: Fact) -> str:
        """Return what people call a fact's kind.

        Args:
            fact: The fact.
        """
        return _NAMES.get(fact.kind, fact.kind.lower())

    @cached_property
    def _gaps(self) -> dict[str, list[Gap]]:
        found: defaultdict[str, list[Gap]] = defaultdict(list)
        for gap in self.dossier.gaps:
            for iri in {gap.subject, *gap.parties}:
                found[iri].append(gap)
        return found

    def gaps_of(self, iri: str) -> tuple[Link, ...]:
        """Return the gaps that a fact or party is subject of: one link a kind, with their number if there are several.

        Args:
            iri: The fact or the party's identity.
        """
        kinds: defaultdict[str, list[Gap]] = defaultdict(list)
        for gap in self._gaps.get(iri, ()):
            kinds[gap.kind].append(gap)
        return tuple(self._flag(kind, found) for kind, found in kinds.items())

    def day(self, document: str) -> str:
        """Return the first day that a document's date can mean, as ISO 8601; empty if it has none.

        Args:
            document: IRI of the document.
        """
        paper = self.dossier.papers.get(document)
        return paper.first("gg:earliest") if paper else ""

    def paper(self, document: str) -> Link:
        """Return a document's title and date, with the way to its page.

        Args:
            document: IRI of the document.
        """
        link, paper = self.document(document), self.dossier.papers.get(document)
        date = self.date(paper.date) if paper else ""
        return Link(link.text if date in link.text else f"{link.text}, {date}", link.href)

    def became(self, fact: Fact) -> Link | None:
        """Return how far the promise is that a fact states, with the way to its life; None if the fact states none.

        Args:
            fact: The fact.
        """
        life = self.dossier.links.life_of.get(fact.iri)
        if life is None:
            return None
        papers = len(life.papers)
        told = self.word("status", life.status)
        text = f"in {papers} papers, last told: {told}" if papers > 1 else "no other paper tells"
        return Link(text, f"{self.root}promises.html#{self.anchor(life.iri)}")

    def by_date(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Return documents in order of time, those without a date last.

        Args:
            documents: Their IRIs.
        """
        return tuple(sorted(documents, key=lambda iri: (self.day(iri) or "9999", iri)))

    def origins(self, way: Way) -> tuple[Link, ...]:
        """Return where a figure comes from: parties, sources, and papers that name neither.

        Args:
            way: The figure's way.
        """
        return tuple(self.paper(iri) if iri in self.dossier.papers else self.party(iri) for iri in way.origins)

    @staticmethod
    def bonds_to(way: Way, figure: Fact) -> tuple[Bond, ...]:
        """Return how a figure hangs together with those of earlier papers: a drift before a repetition, each kind once.

        Args:
            way: The figure's way.
            figure: The figure.
        """
        found = {bond.kind: bond for bond in way.bonds if bond.later == figure.iri}
        return tuple(sorted(found.values(), key=lambda bond: (bond.kind == "same-figure", bond.kind)))

    def verdicts(self, iri: str) -> tuple[Said, ...]:
        """Return what people said of a fact, a link or a finding, in order of time.

        Args:
            iri: The fact, link or finding.
        """
        return tuple(map(self._said, self.dossier.links.verdicts.get(iri, ())))

    def _said(self, verdict: Verdict) -> Said:
        scheme = "review" if f"{SCHEME}review/{verdict.verdict}" in self.dossier.labels else "finding-status"
        who = f"by {verdict.who}" if verdict.who else ""
        text = " ".join(part for part in (who, f"on {self.date(verdict.when[:10])}") if part)
        return Said(self.word(scheme, verdict.verdict), text, verdict.because, verdict.closed_by)

    def doubts(self, iri: str) -> tuple[str, ...]:
        """Return why a fact should be read with care: only a language model read it, or two readings contradict each other.

        Args:
            iri: The fact, or anything else, of which there are none.
        """
        fact = self.dossier.by_iri.get(iri)
        acceptance = fact.concept("gg:acceptance") if fact else ""
        if not fact or not acceptance:
            return ()
        reader = fact.first("gg:rule")
        by = f", read by {reader}" if reader.startswith(MODEL_RULES) else ""
        differs = f" about {', '.join(fact.all('gg:disputedField')).replace('_', ' ')}" if fact.all("gg:disputedField") else ""
        return (f"{self.word('review', acceptance)}{differs}{by}",)

    def _flag(self, kind: str, found: list[Gap]) -> Link:
        several = f" ({len(found)})" if len(found) > 1 else ""
        place = f"kind-{kind}" if several else self.anchor(found[0].iri)
        return Link(f"{self.dossier.word('gap', kind)}{several}", f"{self.root}gaps.html#{place}")

    def word(self, scheme: str, name: str) -> str:
        """Return how a concept is called.

        Args:
            scheme: Its scheme ("status").
            name: Its name, spaces or hyphens alike.
        """
        return self.dossier.word(scheme, name.replace(" ", "-"))

    def concept(self, fact: Fact, name: str, scheme: str) -> str:
        """Return the word for a fact's concept; empty if the fact has none.

        Args:
            fact: The fact.
            name: Prefixed name of its property.
            scheme: The concept's scheme.
        """
        found = fact.concept(name)
        return self.word(scheme, found) if found else ""

    @staticmethod
    def type_name(party: Party) -> str:
        """Return what people call a party's kind.

        Args:
            party: The party.
        """
        return look_of(party.type).name

    @staticmethod
    def date(text: str) -> str:
        """Return an ISO date, as exact as it is, as people write it; other words as they are.

        Args:
            text: "2017-09-12", "2017-09", "2017", or words.

        Example:
            >>> Site.date("2017-09-12"), Site.date("2017-09"), Site.date("next spring")
            ('12 September 2017', 'September 2017', 'next spring')
        """
        return spoken_date(text)
