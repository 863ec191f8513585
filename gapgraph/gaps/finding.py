"""Finding gaps: every kind's question is asked, and each answer becomes a finding with its proof of absence.

1. Ask the kind's question, and take its step where it has one (`gapgraph.gaps.steps`); rows about one subject are one finding that
   touches several parties and may rest on several facts. A gap accuses, so none is raised about what only a language model read.
2. The documents searched are those that the kind's header names: the document itself, all documents, those that are later than it and
   name a party that it names (of a large graph, the others are another place's), or ("named") those that the question itself names, one
   row each.
3. Put the words into the kind's sentence.
4. How sure a finding is: its least sure fact is as sure as `c`, and of findings of its kind that people read, a share of `s` was
   right about the silence of the documents: the finding is as sure as c · s. The least sure fact counts and not the product of all,
   for facts of one paper stand or fall together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from gapgraph.gaps.kinds import kind, kinds
from gapgraph.gaps.model import Gap, Searched
from gapgraph.gaps.steps import step
from gapgraph.links.nearness import Nearness
from gapgraph.links.papers import read_named
from gapgraph.reviews.standing import standing
from graph_store.namespaces import DATA
from graph_store.resources import query_text

if TYPE_CHECKING:
    from gapgraph.questions.header import Question
    from graph_store.contract import Reader

_LONGEST_WORDS: Final = 220  # characters of a quotation in a sentence; the whole stands beside it
_BATCH: Final = 2_000  # passages whose words are asked for at a time: a longer VALUES list is refused by some endpoints


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
        named = read_named(store)
        self._nearness = Nearness({iri: named.get(iri, frozenset()) for iri in self.documents})
        self._searched = cache(self._find)

    def searched(self, scope: str, document: str) -> tuple[Searched, ...]:
        """Return the documents that a kind searches for one expectation."""
        return self._searched(scope, "" if scope == "corpus" else document)

    def named(self, documents: Iterable[str]) -> tuple[Searched, ...]:
        """Return documents by their IRIs."""
        return tuple(sorted(self.documents[iri] for iri in documents))

    def _find(self, scope: str, document: str) -> tuple[Searched, ...]:
        if scope == "corpus":
            return tuple(sorted(self.documents.values()))
        if scope == "later":
            day = self.days.get(document, ("", ""))[1]
            later = [iri for iri in self._nearness.near(document) if day and self.days[iri][0] > day]
            return tuple(sorted(self.documents[iri] for iri in {document, *later}))
        return (self.documents[document],)


@dataclass(slots=True)
class _Found:
    """What the rows about one thing say together."""

    row: Mapping[str, str]
    parties: list[str] = field(default_factory=list)
    facts: dict[str, float] = field(default_factory=dict)
    searched: set[str] = field(default_factory=set)

    def add(self, row: Mapping[str, str]) -> None:
        """Take in one row."""
        self.facts[row.get("basis") or row["subject"]] = float(row["confidence"])
        if row.get("party") and row["party"] not in self.parties:
            self.parties.append(row["party"])
        if row.get("searched"):
            self.searched.add(row["searched"])


def _of_kind(store: Reader, asked: Question, library: _Library) -> Iterable[Gap]:
    found: dict[tuple[str, str], _Found] = {}
    for row in _rows(store, asked):
        if not {row["subject"], row.get("other", ""), row.get("basis", "")} & library.unreviewed:
            found.setdefault((row["subject"], row.get("other", "")), _Found(row)).add(row)
    words = _words(store, sorted({one.row[name] for one in found.values() for name in ("expectation", "also") if name in one.row}))
    return sorted((_gap(asked, one, words, library) for one in found.values()), key=_place)


def _place(gap: Gap) -> tuple[str, int, str]:
    return gap.document.iri, int(gap.expectation.rpartition("#char=")[2].partition(",")[0]), gap.iri


def _rows(store: Reader, asked: Question) -> Iterable[Mapping[str, str]]:
    rows = [{key: str(value) for key, value in row.items()} for row in store.select(asked.text)]
    return step(asked.extra["step"])(rows) if "step" in asked.extra else rows


def _words(store: Reader, passages: list[str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for start in range(0, len(passages), _BATCH):
        values = " ".join(f"<{iri}>" for iri in passages[start : start + _BATCH])
        rows = store.select(query_text("internal/words").replace("{ UNDEF }", f"{{ {values} }}"))
        words.update((str(row["passage"]), " ".join(str(row["words"]).split())) for row in rows)
    return words


def _searched(asked: Question, found: _Found, document: str, library: _Library) -> tuple[Searched, ...]:
    scope = asked.extra["searched"]
    return library.named({document, *found.searched}) if scope == "named" else library.searched(scope, document)


def _gap(asked: Question, found: _Found, words: Mapping[str, str], library: _Library) -> Gap:
    row, expectation = found.row, found.row["expectation"]
    document = library.documents[expectation.split("#", 1)[0]]
    parties = tuple(sorted(found.parties))
    names = tuple(library.names.get(party, party) for party in parties)
    facts = tuple(sorted(found.facts.items(), key=lambda fact: (fact[1], fact[0])))
    silence = float(asked.extra.get("silence", "1"))
    return Gap(
        iri=_iri(asked.name, row),
        kind=asked.name,
        subject=row["subject"],
        expectation=expectation,
        words=words.get(expectation, ""),
        document=document,
        searched=_searched(asked, found, document.iri, library),
        parties=parties,
        party_names=names,
        sentence=_fill(asked.extra["sentence"], _fields(row, words, names, document, library)),
        closes=asked.extra["closes"],
        confidence=round(facts[0][1] * silence, 4),
        other=row.get("other", ""),
        facts=facts,
        silence=silence,
    )


def _iri(name: str, row: Mapping[str, str]) -> str:
    """The same over rebuilds as long as the same thing is meant: the kind, and what it is about."""
    about = "\x1f".join(part for part in (name, row["subject"], row.get("other", "")) if part)
    return f"{DATA}finding/{name}-{sha256(about.encode()).hexdigest()[:10]}"


def _fields(
    row: Mapping[str, str], words: Mapping[str, str], names: Iterable[str], document: Searched, library: _Library
) -> dict[str, str]:
    return {
        "words": shortened(words.get(row["expectation"], "")),
        "party": ", ".join(names) or "somebody",
        "document": f"“{document.title}”",
        "about": row.get("about", "it"),
        "subject": library.names.get(row["subject"], ""),
        **_also(row.get("also", ""), words, library),
    }


def _also(passage: str, words: Mapping[str, str], library: _Library) -> dict[str, str]:
    """The further words that create an expectation, and their document; nothing where there are none."""
    if not passage:
        return {}
    return {"also": shortened(words[passage]), "also_document": f"“{library.documents[passage.split('#', 1)[0]].title}”"}


def shortened(words: str) -> str:
    """Return a quotation as a sentence holds it: cut between words, with an ellipsis, where it is long.

    Args:
        words: The whole quotation.
    """
    return words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS].rsplit(' ', 1)[0]} …"


def _fill(sentence: str, fields: Mapping[str, str]) -> str:
    for name, value in fields.items():
        sentence = sentence.replace(f"{{{name}}}", value)
    return sentence[:1].upper() + sentence[1:]
