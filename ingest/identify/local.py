"""Identity inside one document: from the names that records use to IRIs.

Records name parties by their fullest name in the document. This module gives each of those names one
IRI, made from the name (and its scope) alone, so that the same name in another paper gets the same IRI
without anybody having read both. What needs several papers is done in corpus.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from graph_store.namespaces import DATA, DOCUMENT_GRAPHS
from ingest.identify.names import fold, slug
from ingest.identify.scope import body_slug, is_scoped
from ingest.records import Extraction, Partner, Person


def document_iri(name: str) -> str:
    """Return the IRI of a document from its name within the corpus."""
    return f"{DATA}document/{quote(name, safe='/')}"


def document_graph(name: str) -> str:
    """Return the IRI of the named graph that holds a document's facts."""
    return f"{DOCUMENT_GRAPHS}{quote(name, safe='/')}"


def source_iri(title: str, document: str) -> str:
    """Return the IRI of a cited source: shared where its title is a proper name, else the document's own.

    Args:
        title: The source's title as the document gives it.
        document: The document's name.

    Returns:
        An IRI.
    """
    words = title.split()
    proper = sum(word[:1].isupper() or word[:1].isdigit() for word in words) >= 2 or (len(words) == 1 and title.isupper())
    return f"{DATA}source/{slug(title)}" if proper else f"{DATA}source/{slug(document)}/{slug(title)}"


@dataclass(frozen=True, slots=True)
class PartyIndex:
    """IRIs of the parties of one document, by the names that its records use.

    Attributes:
        document: The document's name.
        publisher: IRI of the publisher; empty if the text does not tell.
        iris: IRI by folded name.
    """

    document: str
    publisher: str
    iris: Mapping[str, str]

    def iri(self, name: str) -> str:
        """Return a party's IRI.

        Args:
            name: The name that a record uses.

        Returns:
            The IRI of the partner, person or post of that name.

        Raises:
            KeyError: If no partner or person record gives the name; `ingest.extract.extract` makes sure that one does.
        """
        return self.iris[fold(name)]


def index_parties(extraction: Extraction, document: str) -> PartyIndex:
    """Give every party of a document its IRI.

    Args:
        extraction: What was read from the document.
        document: The document's name within the corpus.

    Returns:
        The index; where two parties fold to the same name, the body comes before the person.
    """
    publisher = _publisher_slug(extraction, document)
    iris = {
        **_people_iris(extraction.people, publisher or slug(document), document),
        **_body_iris(extraction.partners, publisher, document),
    }
    said = extraction.metadata.publisher
    return PartyIndex(document, iris.get(fold(said.value), "") if said else "", iris)


def _publisher_slug(extraction: Extraction, document: str) -> str:
    said = extraction.metadata.publisher
    if not said:
        return ""
    partner = next((p for p in extraction.partners if fold(p.name.value) == fold(said.value)), None)
    if partner and partner.part_of and not is_scoped(partner.part_of.value, "Other"):
        return f"{slug(partner.part_of.value)}/{slug(said.value)}" if is_scoped(said.value, partner.type) else slug(said.value)
    bare = len(fold(said.value).split()) < 2
    return f"{slug(document)}/{slug(said.value)}" if bare else slug(said.value)


def _body_iris(partners: Iterable[Partner], publisher: str, document: str) -> dict[str, str]:
    iris: dict[str, str] = {}
    for partner in partners:
        name = partner.name.value
        parent = partner.part_of.value if partner.part_of else ""
        known = slug(parent) if parent and not is_scoped(parent, "Other") else ""
        scope = publisher.split("/", maxsplit=1)[0]
        own = body_slug(name, partner.type, parent=known, publisher=scope, document=slug(document))
        if publisher and publisher.rsplit("/", maxsplit=1)[-1] == slug(name):
            own = publisher
        iris.setdefault(fold(name), f"{DATA}body/{own}")
    return iris


def _people_iris(people: Iterable[Person], scope: str, document: str) -> dict[str, str]:
    iris: dict[str, str] = {}
    for person in people:
        if person.name:
            full = len(person.name.value.split()) > 1
            own = slug(person.name.value) if full else f"{slug(document)}/{slug(person.name.value)}"
            iris.setdefault(fold(person.name.value), f"{DATA}person/{own}")
        elif person.post:
            iris.setdefault(
                fold(person.post.value), post_iri(person.post.value, person.organisation.value if person.organisation else "", scope)
            )
    return iris


def post_iri(post: str, organisation: str, scope: str) -> str:
    """Return the IRI of a post: within its organisation where the text gives one, else within a scope.

    Args:
        post: The post's words.
        organisation: Name of the body it is in; empty if the text does not say.
        scope: Slug to use instead (publisher or document).

    Returns:
        An IRI.
    """
    place = slug(organisation) if organisation and not is_scoped(organisation, "Other") else scope
    return f"{DATA}post/{place}/{slug(post)}"
