"""Finding gaps: every kind's question is asked, and each answer becomes a finding with its proof of absence.

1. Ask the kind's question; answers about one subject are one finding that touches several parties. A gap accuses, so none is
   raised about what only a language model read.
2. The documents searched are those that the kind's header names: the document itself, all documents, or those
   that are later than it.
3. Put the words into the kind's sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from gapgraph.gaps.model import Gap, Searched
from gapgraph.questions.header import Question, parse_question
from gapgraph.reviews.standing import standing
from graph_store.errors import UnknownNameError
from graph_store.namespaces import DATA
from graph_store.resources import query_text, resource_folder

if TYPE_CHECKING:
    from graph_store.contract import Reader

_LONGEST_WORDS: Final = 220  # characters of a quotation in a sentence; the whole stands beside it


@cache
def kinds() -> Mapping[str, Question]:
    """Return the kinds of gap with the question and definition of each, by name."""
    files = sorted((resource_folder("queries") / "gaps").glob("*.rq"))
    return {file.stem: parse_question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def kind(name: str) -> Question:
    """Return one kind of gap.

    Args:
        name: Its name.

    Returns:
        Its question; `extra` holds its definition, what is searched, its sentence and what closes it.

    Raises:
        UnknownNameError: If there is none of that name.
    """
    if name not in kinds():
        raise UnknownNameError("gap kind", name, kinds())
    return kinds()[name]


def find_gaps(store: Reader, *, only: Iterable[str] | None = None) -> tuple[Gap, ...]:
    """Find the gaps of a graph.

    Args:
        store: The store.
        only: Kinds to look for; all if None.

    Returns:
        The findings, by kind and place.

    Raises:
        UnknownNameError: If a kind does not exist.
        StoreError: If the store cannot answer.
    """
    chosen = [kind(name) for name in (kinds() if only is None else only)]
    store = standing(store)
    library = _Library(store)
    return tuple(gap for asked in chosen for gap in _of_kind(store, asked, library))


class _Library:
    """What all kinds need to know: documents with dates, passages' words, names of parties, and what nobody has looked at."""

    def __init__(self, store: Reader) -> None:
        self.documents: dict[str, Searched] = {}
        self.days: dict[str, tuple[str, str]] = {}
        for row in store.select(query_text("internal/documents")):
            iri = str(row["document"])
            self.documents[iri] = Searched(iri, str(row["title"]), str(row.get("date", "")))
            self.days[iri] = str(row.get("earliest", "")), str(row.get("latest", ""))
        self.unreviewed = {str(row["fact"]) for row in store.select(query_text("internal/unreviewed"))}
        self.names = {str(row["party"]): str(row["name"]) for row in store.select(query_text("internal/names"))}

    def searched(self, scope: str, document: str) -> tuple[Searched, ...]:
        """Return the documents that a kind searches for one expectation."""
        if scope == "corpus":
            return tuple(sorted(self.documents.values()))
        if scope == "later":
            day = self.days.get(document, ("", ""))[1]
            later = [iri for iri, (earliest, _) in self.days.items() if day and earliest > day]
            return tuple(sorted(self.documents[iri] for iri in {document, *later}))
        return (self.documents[document],)


def _of_kind(store: Reader, asked: Question, library: _Library) -> Iterable[Gap]:
    found: dict[str, dict[str, str]] = {}
    parties: dict[str, list[str]] = {}
    for row in store.select(asked.text):
        subject = str(row["subject"])
        if subject in library.unreviewed:
            continue
        found.setdefault(subject, {key: str(value) for key, value in row.items()})
        if "party" in row and str(row["party"]) not in parties.setdefault(subject, []):
            parties[subject].append(str(row["party"]))
    words = _words(store, [row["expectation"] for row in found.values()])
    return [_gap(asked, row, parties.get(subject, []), words, library) for subject, row in found.items()]


def _words(store: Reader, passages: list[str]) -> dict[str, str]:
    if not passages:
        return {}
    rows = store.select(
        query_text("internal/words").replace("{ UNDEF }", "{ " + " ".join(f"<{iri}>" for iri in sorted(set(passages))) + " }")
    )
    return {str(row["passage"]): " ".join(str(row["words"]).split()) for row in rows}


def _gap(asked: Question, row: Mapping[str, str], parties: list[str], words: Mapping[str, str], library: _Library) -> Gap:
    expectation = row["expectation"]
    document = expectation.split("#", 1)[0]
    quoted = words.get(expectation, "")
    names = [library.names.get(party, party) for party in parties]
    fields = {
        "words": quoted if len(quoted) <= _LONGEST_WORDS else f"{quoted[:_LONGEST_WORDS].rsplit(' ', 1)[0]} …",
        "party": ", ".join(names) or "somebody",
        "document": f"“{library.documents[document].title}”",
        "about": row.get("about", "it"),
    }
    digest = sha256(f"{asked.name}\x1f{row['subject']}".encode()).hexdigest()[:10]
    return Gap(
        iri=f"{DATA}finding/{asked.name}-{digest}",
        kind=asked.name,
        subject=row["subject"],
        expectation=expectation,
        words=quoted,
        document=library.documents[document],
        searched=library.searched(asked.extra["searched"], document),
        parties=tuple(parties),
        party_names=tuple(names),
        sentence=_fill(asked.extra["sentence"], fields),
        closes=asked.extra["closes"],
        confidence=float(row["confidence"]),
    )


def _fill(sentence: str, fields: Mapping[str, str]) -> str:
    for name, value in fields.items():
        sentence = sentence.replace(f"{{{name}}}", value)
    return sentence[:1].upper() + sentence[1:]
