"""The stamp: question, corpus, software, and the day that is spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

from gapgraph.dossier.dates import spoken_date
from graph_store.errors import InputError
from graph_store.resources import query_text
from ingest.activities import read_activities

if TYPE_CHECKING:
    from graph_store.contract import Reader

Kind = Literal["table", "view", "report", "brief", "gaps", "trace"]

FORM: Final = 1  # of the stamp, as `gapgraph-proof` in it; a reader of another form says so
ALL: Final = "--all"  # the parameter that says that what people rejected is not left out
_LOOKING: Final = ("documents", "parties", "facts", "passages", "findings", "links", "reviews")  # what a dossier is read with


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read.

    Attributes:
        name: Its name within the corpus.
        iri: Its address in the graph.
        title: Its title.
        date: Its date as exact as it gives it; empty if it gives none.
        file: SHA-256 of its bytes, as `sha256sum` prints it; empty if the store does not know.
        text: SHA-256 of its canonical text.
    """

    name: str
    iri: str
    title: str
    date: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file answers.

    Attributes:
        kind: What sort of file it is.
        name: Name of the question, the view, the report's page or the brief's subject.
        params: What was given with it.
        sparql: The SPARQL that was asked, by the name of each question.
    """

    kind: Kind
    name: str
    params: Mapping[str, str] = field(default_factory=dict)
    sparql: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Stamp:
    """What a file says of itself.

    Attributes:
        asked: What it answers.
        fingerprint: SHA-256 over the names and hashes of all documents of the store.
        documents: The documents; where a file is about one document, only that one.
        held: Number of documents in the store.
        latest: The last day that the newest document's date can mean; empty if none has a date.
        version: Version of the software.
        pipeline: Versions of the rules that the documents were read by, as a rule one.
        as_of: The day up to which documents were regarded; empty if all were.
        remark: What the writer wanted said.
    """

    asked: Asked
    fingerprint: str
    documents: tuple[Source, ...]
    held: int
    latest: str
    version: str
    pipeline: tuple[str, ...]
    as_of: str = ""
    remark: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all documents of the store are listed."""
        return len(self.documents) == self.held

    @cached_property
    def line(self) -> str:
        """The stamp in one line, for the foot of a page."""
        newest = f", the newest of {spoken_date(self.latest)}" if self.latest else ""
        read = f"{self.held:,} {'document' if self.held == 1 else 'documents'}{newest}"
        parts = [
            f"{self.asked.kind.capitalize()} {self.asked.name}{_told(self.asked.params)}",
            f"corpus {self.fingerprint[:16]} ({read})",
            f"GapGraph {self.version}, rules {' and '.join(self.pipeline) or 'not known'}",
            *([f"as of {spoken_date(self.as_of)}"] if self.as_of else []),
            *([self.remark] if self.remark else []),
        ]
        return " · ".join(parts)

    def about(self, asked: Asked, document: str = "") -> Stamp:
        """Return the stamp of another file from the same store.

        Args:
            asked: What that file answers.
            document: IRI of the one document that it is about; all are listed if empty.
        """
        if ALL in self.asked.params:
            asked = replace(asked, params={**asked.params, ALL: "yes"})
        listed = tuple(source for source in self.documents if not document or source.iri == document)
        return replace(self, asked=asked, documents=listed)


def _told(params: Mapping[str, str]) -> str:
    return f" ({', '.join(f'{name}={value}' for name, value in sorted(params.items()))})" if params else ""


def stamp(store: Reader, asked: Asked, *, as_of: str = "", remark: str = "") -> Stamp:
    """Make the stamp of a file that is written from a store.

    Args:
        store: The store.
        asked: What the file answers.
        as_of: The day up to which the store's documents were regarded; empty if all were.
        remark: What else to say in it.

    Returns:
        The stamp; the same for the same documents, rules and software.

    Raises:
        StoreError: If the store cannot answer.
    """
    import gapgraph
    from gapgraph.reviews.standing import is_whole

    asked = replace(asked, params={**asked.params, ALL: "yes"}) if is_whole(store) else asked
    documents, latest = _held(store)
    pipeline = {reading.version for reading in read_activities(store).readings.values() if not reading.failed}
    return Stamp(
        asked,
        fingerprint(documents),
        documents,
        held=len(documents),
        latest=latest,
        version=gapgraph.__version__,
        pipeline=tuple(sorted(pipeline)),
        as_of=as_of,
        remark=remark,
    )


def held_documents(store: Reader) -> tuple[Source, ...]:
    """Return the documents of a store, sorted by name.

    Args:
        store: The store.

    Returns:
        The documents, as stamps list them.

    Raises:
        StoreError: If the store cannot answer.
    """
    return _held(store)[0]


def _held(store: Reader) -> tuple[tuple[Source, ...], str]:
    """The documents, and the last day that the newest one's date can mean."""
    rows = [{name: str(value) for name, value in row.items()} for row in store.select(query_text("internal/fingerprinted"))]
    documents = tuple(sorted(map(_source, rows), key=lambda source: source.name))
    return documents, max((row.get("latest", "") for row in rows), default="")


def _source(row: Mapping[str, str]) -> Source:
    iri = row["document"]
    name = row.get("name") or iri.rsplit("/", 1)[-1]
    return Source(name, iri, " ".join(row["title"].split()), row.get("date", ""), row.get("bytes", ""), row["text"])


def fingerprint(documents: Iterable[Source]) -> str:
    """Return the fingerprint of a corpus, as `Dossier.fingerprint` does.

    Args:
        documents: Its documents, sorted by name.
    """
    return sha256("".join(f"{source.name} {source.text}\n" for source in documents).encode()).hexdigest()


def looking(*more: str) -> dict[str, str]:
    """Return the questions that a dossier is read with, by name.

    Args:
        more: Names of further questions in queries/looking/.
    """
    return {f"looking/{name}": query_text(f"looking/{name}") for name in (*_LOOKING, *more)}


def to_json(given: Stamp) -> dict[str, Any]:
    """Return a stamp as JSON values.

    Args:
        given: The stamp.
    """
    asked = given.asked
    return {
        "gapgraph-proof": FORM,
        "kind": asked.kind,
        "question": {"name": asked.name, "parameters": dict(sorted(asked.params.items())), "sparql": dict(asked.sparql)},
        "corpus": {
            "fingerprint": given.fingerprint,
            "count": given.held,
            "latest": given.latest,
            "documents": [asdict(source) for source in given.documents],
        },
        "software": {"name": "GapGraph", "version": given.version, "pipeline": list(given.pipeline)},
        **({"asOf": given.as_of} if given.as_of else {}),
        **({"remark": given.remark} if given.remark else {}),
    }


def from_json(value: object, where: str) -> Stamp:
    """Read a stamp from JSON values.

    Args:
        value: The values.
        where: The file, for the error.

    Returns:
        The stamp.

    Raises:
        InputError: If they are no stamp, or one of a form that this version does not know.
    """
    try:
        return _parsed(cast("dict[str, Any]", value))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"The proof in this file cannot be read: {error}.", where=where, remedy="Write the file again with this version of GapGraph."
        ) from error


def _parsed(value: dict[str, Any]) -> Stamp:
    if value["gapgraph-proof"] != FORM:
        raise ValueError(f"its form is {value['gapgraph-proof']!r}, and this version knows form {FORM}")
    if value["kind"] not in get_args(Kind):
        raise ValueError(f"{value['kind']!r} is no kind of file")
    question, corpus, software = value["question"], value["corpus"], value["software"]
    return Stamp(
        Asked(value["kind"], str(question["name"]), _texts(question["parameters"]), _texts(question["sparql"])),
        str(corpus["fingerprint"]),
        tuple(Source(**_texts(source)) for source in corpus["documents"]),
        int(corpus["count"]),
        str(corpus["latest"]),
        str(software["version"]),
        tuple(str(version) for version in software["pipeline"]),
        str(value.get("asOf", "")),
        str(value.get("remark", "")),
    )


def _texts(given: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(text) for name, text in given.items()}
