"""Corrections: which fields a fact has, what a person may put into them, and the corrected copy of the fact.

The copy is the fact as it was read, with the same quotation and evidence, but for the fields that a person corrected:

1. Its rule is `review.correction`, and it names the fact (`gg:correctionOf`), the properties that were corrected, who did so and when.
2. A corrected field has no words of the document behind it: the person stands for it.
3. What follows from a field follows from the corrected one: the first and last day of a date, the number of a value, and whether a
   figure is cited, attributed or unsourced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from rdflib.term import Identifier, Literal, URIRef

from graph_store.errors import ParameterError, UnknownNameError
from graph_store.namespaces import GG, PREFIXES, SCHEME
from graph_store.resources import query_text
from ingest.triples.facts import shapes
from ingest.triples.fields import Field, InScheme, Period, boolean, number, party, passage, service, source, words_property
from ingest.triples.quads import Scribe, concept, ontology_class

if TYPE_CHECKING:
    from gapgraph.reviews.model import Review
    from graph_store.contract import Reader

RULE: Final = "review.correction"
COPY: Final = "-corrected"  # what the copy's IRI adds to the fact's
_COMMITMENTS: Final = ("recommendation", "decision", "action", "aim", "progress")
# What is said of the reading and not of the fact: the copy says who corrected it instead.
_OF_THE_READING: Final = frozenset({"rule", "confidence", "acceptance", "alsoFoundBy", "disputes", "completes", "disputedField"})
_BOOLEANS: Final = {"yes": "true", "true": "true", "no": "false", "false": "false"}

Statement = tuple[str, Identifier]  # a property, by its IRI, and its value
Corrections = Mapping[str, "Review"]


def fields_of(kind: str) -> Mapping[str, Field]:
    """Return the fields of a kind of fact that can be corrected, by name.

    Args:
        kind: The word for the kind in the facts' IRIs, such as "commitment".

    Returns:
        The fields; none for namings, posts and attendances, of which only the verdict can be given. The title of what is cited is not
        among them: it says which source is meant.
    """
    shape = next((shape for shape in shapes().values() if shape.slug == kind), None)
    if shape is None:
        return {}
    found = {part.name: part for part in shape.fields if part.write is not passage and part.property != "gg:titleText"}
    return {"kind": Field("kind", "rdf:type", InScheme("commitment")), **found} if kind == "commitment" else found


def field_named(kind: str, name: str) -> Field:
    """Return the field that a person means.

    Args:
        kind: The word for the kind of fact.
        name: The field's name, or a beginning that only it has.

    Returns:
        The field.

    Raises:
        UnknownNameError: If the kind has no such field.
    """
    fields = fields_of(kind)
    begun = [one for one in fields if one.startswith(name)]
    if name not in fields and (len(begun) != 1 or not name):
        raise UnknownNameError(f"field of a {kind} that can be corrected", name, fields)
    return fields[name if name in fields else begun[0]]


def names_things(part: Field) -> bool:
    """Tell whether a field's value is a party, a source or a service, which must be known."""
    return part.write in (party, source, service)


def check_value(store: Reader, part: Field, value: str) -> None:
    """Refuse what a field cannot say.

    Args:
        store: The store, asked for the concepts of the field's scheme.
        part: The field.
        value: What it should say; an empty value empties the field.

    Raises:
        ParameterError: If the value is no number, or neither yes nor no, where the field needs one.
        UnknownNameError: If it is no concept of the field's scheme.
        StoreError: If the store cannot answer.
    """
    if not value:
        if part.write is boolean or (isinstance(part.write, InScheme) and part.name != "status"):
            raise ParameterError(f"The field {part.name!r} must say something.", remedy="Give a value, or reject the fact.")
    elif part.write is number and not (value.isascii() and value.isdigit()):
        raise ParameterError(f"{value!r} is no number.", where=part.name, remedy="Write it in digits.")
    elif part.write is boolean and value.casefold() not in _BOOLEANS:
        raise ParameterError(f"{value!r} is neither yes nor no.", where=part.name, remedy="Write yes or no.")
    elif isinstance(part.write, InScheme):
        valid = _COMMITMENTS if part.name == "kind" and part.property == "rdf:type" else _concepts(store, part.write.scheme)
        if concept("", value).rsplit("/", 1)[-1] not in valid:
            raise UnknownNameError(part.name, value, valid)


def _concepts(store: Reader, scheme: str) -> tuple[str, ...]:
    asked = query_text("internal/concepts-of").replace("{ UNDEF }", f"{{ <{SCHEME}{scheme}> }}")
    return tuple(str(row["concept"]).rsplit("/", 1)[-1] for row in store.select(asked))


def write_copies(store: Reader, scribe: Scribe, corrections: Mapping[str, Corrections]) -> None:
    """Write the corrected copy of each fact that was corrected and is in the store.

    Args:
        store: The store.
        scribe: Where to write.
        corrections: Per fact the corrections that hold, by field.

    Raises:
        StoreError: If the store cannot answer.
    """
    if not corrections:
        return
    asked = query_text("internal/statements").replace("{ UNDEF }", "{ " + " ".join(f"<{iri}>" for iri in sorted(corrections)) + " }")
    read: defaultdict[str, list[Statement]] = defaultdict(list)
    for row in store.select(asked):
        read[str(row["fact"])].append((str(row["property"]), row["value"]))
    for fact, statements in read.items():
        _Copy(scribe, fact, statements, corrections[fact]).write()
    _describe(store, scribe, [review for fact in read for review in corrections[fact].values()])


def _describe(store: Reader, scribe: Scribe, reviews: Iterable[Review]) -> None:
    """Describe the things that corrections name and that no document names, or no longer does."""
    said = {target: (review.value, review.field) for review in reviews for target in review.targets}
    values = " ".join(f"<{iri}>" for iri in sorted(said))
    known = store.select(query_text("internal/known-things").replace("{ UNDEF }", f"{{ {values} }}")) if said else ()
    for iri in sorted(set(said) - {str(row["thing"]) for row in known}):
        value, name = said[iri]
        scribe.link(iri, "rdf:type", ontology_class("Source" if name in ("source", "system") else "Party"))
        scribe.text(iri, "rdfs:label", value)
        scribe.link(iri, "gg:identity", iri)


@dataclass(frozen=True, slots=True)
class _Copy:
    """The corrected copy of one fact, while it is written."""

    scribe: Scribe
    fact: str
    read: list[Statement]
    corrections: Corrections

    @property
    def iri(self) -> str:
        """Its address."""
        return f"{self.fact}{COPY}"

    def write(self) -> None:
        """Write the statements that stay, the corrected fields, and who corrected them."""
        newest = max(self.corrections.values())
        parts = {name: field_named(newest.kind, name) for name in self.corrections}
        dropped = {predicate for part in parts.values() for predicate in _replaced(part)}
        standing = self._standing()
        if standing:
            dropped.add("gg:standing")
            self.scribe.link(self.iri, "gg:standing", concept("standing", standing))
        for predicate, value in self.read:
            name = _prefixed(predicate)
            if name not in dropped and name.removeprefix("gg:") not in _OF_THE_READING and not self._is_other_kind(name, value):
                _state(self.scribe, self.iri, name, value)
        for name, part in parts.items():
            self._field(part, self.corrections[name])
            self.scribe.link(self.iri, "gg:correctedProperty", PREFIXES[part.property.split(":")[0]] + part.property.split(":")[1])
        self._signed(newest)

    def _signed(self, newest: Review) -> None:
        self.scribe.link(self.iri, "gg:correctionOf", self.fact)
        self.scribe.text(self.iri, "gg:rule", RULE)
        self.scribe.decimal(self.iri, "gg:confidence", 1.0)
        self.scribe.link(self.iri, "gg:acceptance", concept("review", "accepted"))
        self.scribe.typed(self.iri, "prov:generatedAtTime", newest.when, "dateTime")
        for review in self.corrections.values():
            self.scribe.text(self.iri, "gg:decidedBy", review.who)
            if review.because:
                self.scribe.text(self.iri, "gg:because", review.because)

    def _is_other_kind(self, name: str, value: Identifier) -> bool:
        """Whether a statement gives the kind of commitment that was corrected."""
        return "kind" in self.corrections and name == "rdf:type" and str(value).removeprefix(GG).casefold() in _COMMITMENTS

    def _field(self, part: Field, review: Review) -> None:
        if not review.value:
            return
        if names_things(part):
            for target in review.targets:
                self.scribe.link(self.iri, part.property, target)
        elif isinstance(part.write, InScheme):
            is_kind = part.property == "rdf:type"
            target = ontology_class(review.value.title()) if is_kind else concept(part.write.scheme, review.value)
            self.scribe.link(self.iri, part.property, target)
        elif isinstance(part.write, Period):
            part.write.state(self.scribe, self.iri, part.property, review.value)
        else:
            self._literal(part, review.value)

    def _literal(self, part: Field, value: str) -> None:
        if part.write is number:
            self.scribe.integer(self.iri, part.property, int(value))
        elif part.write is boolean:
            self.scribe.typed(self.iri, part.property, _BOOLEANS[value.casefold()], "boolean")
        else:
            self.scribe.text(self.iri, part.property, value)
        if part.property == "gg:valueText":
            try:
                self.scribe.decimal(self.iri, "schema:value", Decimal(value))
            except InvalidOperation:
                return  # a range: gg:valueText says what there is

    def _standing(self) -> str:
        """What a figure stands on once its source or speaker was corrected; empty if that is as it was, or was corrected itself."""
        if "standing" in self.corrections or not {"source", "attributed_to"} & set(self.corrections):
            return ""
        read = {_prefixed(predicate): str(value) for predicate, value in self.read}
        if read.get("gg:standing", "").endswith("/disputed"):
            return ""
        has = {name: self.corrections[name].value if name in self.corrections else read.get(predicate, "")
               for name, predicate in (("source", "gg:restsOn"), ("attributed_to", "gg:attributedTo"))}  # fmt: skip
        return "cited" if has["source"] else "attributed" if has["attributed_to"] else "unsourced"


def _replaced(part: Field) -> tuple[str, ...]:
    """The properties that a corrected field no longer has from the reading."""
    if part.property == "rdf:type":
        return ()  # the classes that are not of one kind of commitment stay
    days = part.write.days if isinstance(part.write, Period) else ()
    numbers = ("schema:value",) if part.property == "gg:valueText" else ()
    return (part.property, words_property(part.name), *days, *numbers)


def _prefixed(iri: str) -> str:
    return next((f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space)), iri)


def _state(scribe: Scribe, subject: str, predicate: str, value: Identifier) -> None:
    if isinstance(value, URIRef):
        scribe.link(subject, predicate, str(value))
    elif isinstance(value, Literal) and value.datatype:
        scribe.typed(subject, predicate, str(value), str(value.datatype).removeprefix(PREFIXES["xsd"]))
    else:
        scribe.text(subject, predicate, str(value))
