"""Facts as nanopublications (https://nanopub.net/guidelines/working_draft/), in TriG: each fact is published by itself, with its proof.

A nanopublication is four named graphs:

| graph | holds |
| --- | --- |
| `#head` | which graphs belong together |
| `#assertion` | what the document states: the fact, and the names of those that it is about |
| `#provenance` | the passages that it is derived from (words, place), their document (title, publisher, date, digests), rule, confidence |
| `#pubinfo` | software and version, licence, and, where activities are asked for, when the document was read |

The document's words stay its publisher's; the licence is that of the statement about them. Nothing is signed: a trusty IRI and a signature
are for whoever publishes them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from rdflib.namespace import XSD
from rdflib.term import Identifier, Literal, URIRef

from gapgraph.reviews.standing import standing
from graph_store.namespaces import DATA, GG, PREFIXES
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"  # what nanopublications are customarily published under

# What says how the fact is known, and not what it says; passages are told by their addresses.
_HOW: Final = frozenset(
    f"{GG}{name}"
    for name in ("statedIn", "inSection", "rule", "confidence", "alsoFoundBy", "acceptance", "disputes", "disputedField", "completes")
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that is said of a subject.

    Attributes:
        name: IRI of the property.
        value: The value as text.
        is_thing: Whether the value is an IRI.
        trig: Property and value as TriG writes them.
    """

    name: str
    value: str
    is_thing: bool
    trig: str

    @property
    def tells_how(self) -> bool:
        """Whether it says how the fact is known."""
        return self.name in _HOW or (self.is_thing and "#char=" in self.value)


Described = Mapping[str, list[_Said]]


@dataclass(frozen=True, slots=True)
class _Corpus:
    """What facts point at, described once: parties and sources, passages, documents; and when each document was read."""

    things: Described
    passages: Described
    documents: Described
    read: Mapping[str, Identifier]


def write_nanopublications(store: Reader, *, licence: str = LICENCE, activities: bool = False) -> Iterator[str]:
    """Write every fact as a nanopublication.

    Args:
        store: The store.
        licence: IRI of the licence under which they are published.
        activities: Whether each says when its document was read; without it the same documents give the same bytes.

    Yields:
        TriG: the prefixes, then four graphs a fact, in the order of the facts' addresses.

    Raises:
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    read = {str(row["document"]): row["time"] for row in store.select(query_text("internal/read-when"))} if activities else {}
    things, passages, documents = (_described(store, name) for name in ("asserted-things", "proving-passages", "proving-documents"))
    corpus = _Corpus(things, passages, documents, read)
    yield "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in _spaces().items()) + "\n"
    for fact, said in _described(store, "assertions").items():
        yield _nanopublication(fact, said, corpus, licence)


def _described(store: Reader, name: str) -> dict[str, list[_Said]]:
    found: defaultdict[str, list[_Said]] = defaultdict(list)
    for row in store.select(query_text(f"internal/{name}")):
        found[str(row["thing"])].append(_said(str(row["property"]), row["value"]))
    return {thing: sorted(found[thing], key=lambda one: one.trig) for thing in sorted(found)}  # ten times faster than in the engine


def _said(name: str, value: Identifier) -> _Said:
    return _Said(name, str(value), isinstance(value, URIRef), f"{_shortened(name)} {_term(value)}")


def _nanopublication(fact: str, said: list[_Said], corpus: _Corpus, licence: str) -> str:
    name = f"{DATA}nanopublication/{fact.removeprefix(f'{DATA}document/').replace('#', '/')}"
    document = next(one.value for one in said if one.name == f"{GG}statedIn")
    return "".join(
        (
            _graph(f"{name}#head", _head(name)),
            _graph(f"{name}#assertion", _assertion(fact, said, corpus)),
            _graph(f"{name}#provenance", _provenance(name, fact, [one for one in said if one.tells_how], corpus, document)),
            _graph(f"{name}#pubinfo", _publication(name, licence, corpus.read.get(document))),
            "\n",
        )
    )


def _head(name: str) -> dict[str, list[str]]:
    parts = {"hasAssertion": "assertion", "hasProvenance": "provenance", "hasPublicationInfo": "pubinfo"}
    return {name: ["a np:Nanopublication", *(f"np:{term} <{name}#{part}>" for term, part in parts.items())]}


def _assertion(fact: str, said: list[_Said], corpus: _Corpus) -> dict[str, list[str]]:
    """The fact, the names of those that it is about, and those of the parties that they are."""
    stated = [one for one in said if not one.tells_how]
    found = {fact: [one.trig for one in stated]}
    waiting = [one.value for one in stated if one.is_thing]
    while waiting:
        thing = waiting.pop(0)
        if thing in corpus.things and thing not in found:
            found[thing] = [one.trig for one in corpus.things[thing]]
            waiting += [one.value for one in corpus.things[thing] if one.is_thing]
    return found


def _provenance(name: str, fact: str, how: list[_Said], corpus: _Corpus, document: str) -> dict[str, list[str]]:
    passages = sorted({one.value for one in how if one.name == f"{GG}evidence"})
    about = corpus.documents.get(document, [])
    known = {one.value: corpus.things[one.value] for one in about if one.value in corpus.things}  # who published it
    derived = [f"prov:wasDerivedFrom <{passage}>" for passage in passages]
    return {
        f"{name}#assertion": [*derived, f"prov:hadPrimarySource <{document}>", f"prov:wasAttributedTo <{_software()}>"],
        fact: [one.trig for one in how],
        **{passage: [one.trig for one in corpus.passages.get(passage, [])] for passage in passages},
        document: [one.trig for one in about],
        **{thing: [one.trig for one in told] for thing, told in known.items()},
    }


def _publication(name: str, licence: str, read: Identifier | None) -> dict[str, list[str]]:
    from gapgraph import __version__

    created = [] if read is None else [f"dcterms:created {_term(read)}"]
    about = ["a prov:SoftwareAgent", 'rdfs:label "GapGraph"', f'schema:softwareVersion "{__version__}"']
    return {name: [*created, f"dcterms:creator <{_software()}>", f"dcterms:license <{licence}>"], _software(): about}


def _software() -> str:
    from gapgraph import __version__

    return f"{DATA}software/gapgraph/{__version__}"


def _graph(name: str, content: Mapping[str, Iterable[str]]) -> str:
    blocks = (f"  <{subject}> " + " ;\n    ".join(dict.fromkeys(said)) + " .\n" for subject, said in content.items() if said)
    return f"<{name}> {{\n" + "".join(blocks) + "}\n"


def _term(term: Identifier) -> str:
    if isinstance(term, URIRef):
        return _shortened(str(term))
    datatype = getattr(term, "datatype", None)
    if datatype is None or datatype == XSD.string:
        return term.n3()
    return f"{Literal(str(term)).n3()}^^{_shortened(str(datatype))}"


@cache
def _spaces() -> Mapping[str, str]:
    return {**{prefix: space for prefix, space in PREFIXES.items() if prefix != "ggd"}, "np": "http://www.nanopub.org/nschema#"}


@lru_cache(maxsize=10_000)
def _shortened(iri: str) -> str:
    """A prefixed name, where the rest is a plain word; else the whole IRI."""
    head, mark, rest = iri.rpartition("#") if "#" in iri else iri.rpartition("/")
    prefix = _prefixes().get(head + mark)
    return f"{prefix}:{rest}" if prefix and re.fullmatch(r"[A-Za-z]\w*", rest) else f"<{iri}>"


@cache
def _prefixes() -> Mapping[str, str]:
    return {space: prefix for prefix, space in _spaces().items()}
