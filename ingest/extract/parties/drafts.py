"""Bodies and people while they are being gathered: names merge, details fill in, mentions pile up.

Mutable on purpose and only here; `Gathering.cast` freezes everything into a `Cast`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ingest.documents.model import Document, Span
from ingest.extract.parties.casing import cased
from ingest.extract.reading import Cast, Mention, MentionKind
from ingest.identify.names import fold
from ingest.records import AttendanceKind, Partner, PartnerType, Person, Said

# What makes a name a body's or a person's, the stronger evidence first: of several, the record names the strongest as its rule.
_EVIDENCE: Final = "known ending listed beginning short-ending defined inside affiliation written-small reference acronym titled given-name spoken-of post".split()


def _weakness(rule: str) -> int:
    return _EVIDENCE.index(rule) if rule in _EVIDENCE else len(_EVIDENCE)


@dataclass(slots=True)
class BodyDraft:
    """One body as far as it is known."""

    name: Said
    type: PartnerType
    rule: str
    aliases: dict[str, Said] = field(default_factory=dict)
    part_of: Said | None = None

    def freeze(self, quote: Span) -> Partner:
        """Return the record."""
        return Partner(
            quote=quote,
            rule=f"parties.{self.rule}",
            name=self.name,
            type=self.type,
            aliases=tuple(sorted(self.aliases.values(), key=lambda said: said.span)),
            part_of=self.part_of,
        )


@dataclass(slots=True)
class PersonDraft:
    """One person (or nameless post) as far as it is known."""

    name: Said | None
    quote: Span
    rule: str
    post: Said | None = None
    organisation: Said | None = None
    attendance: AttendanceKind = ""
    attendance_words: Said | None = None
    aliases: dict[str, Said] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The name that other records use."""
        said = self.name or self.post
        return said.value if said else ""

    def freeze(self) -> Person:
        """Return the record."""
        return Person(
            quote=self.quote,
            rule="parties.attendance-list" if self.attendance else f"parties.{self.rule}",
            name=self.name,
            post=self.post,
            organisation=self.organisation,
            attendance=self.attendance,
            attendance_words=self.attendance_words,
            aliases=tuple(sorted(self.aliases.values(), key=lambda said: said.span)),
        )


class Gathering:
    """Everybody named in one document, while it is being read.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.bodies: dict[str, BodyDraft] = {}
        self.people: dict[str, PersonDraft] = {}
        self.mentions: list[Mention] = []

    def said(self, span: Span, value: str = "") -> Said:
        """Return words with their place; the value is the words themselves unless given."""
        return Said(value or " ".join(self.document.words(span).split()), span)

    def mention(self, span: Span, name: str, kind: MentionKind, *, sure: bool = True) -> None:
        """Note a mention."""
        self.mentions.append(Mention(span, name, kind, sure))

    def body(self, span: Span, type_: PartnerType, rule: str, name: str = "") -> BodyDraft:
        """Note a body by its full name, merging it with what is known of it.

        Args:
            span: Place of the words.
            type_: Kind of body.
            rule: What makes it one.
            name: Its name if that is not the words themselves.

        Returns:
            The body's draft.
        """
        said = self.said(span, name)
        said = Said(cased(said.value), span)
        key = fold(said.value)
        draft = self.bodies.get(key)
        if draft is None:
            draft = self.bodies[key] = BodyDraft(said, type_, rule)
        else:
            draft.rule = min(draft.rule, rule, key=_weakness)
            if said.value != draft.name.value and said.value.isupper() is False and draft.name.value.isupper():
                draft.aliases.setdefault(draft.name.value, draft.name)
                draft.name = said
        self.mention(span, draft.name.value, "body")
        return draft

    def person(self, name: Span, quote: Span, rule: str) -> PersonDraft:
        """Note a person by name.

        Args:
            name: Place of the name without its title.
            quote: Place of the words that name the person, title included.
            rule: What makes it one.

        Returns:
            The person's draft.
        """
        said = self.said(name)
        draft = self.people.setdefault(fold(said.value), PersonDraft(said, quote, rule))
        draft.rule = min(draft.rule, rule, key=_weakness)
        self.mention(quote, draft.called, "person")
        return draft

    def cast(self) -> Cast:
        """Freeze everything: mentions sorted, overlapping ones left out (the longer stays)."""
        kept: list[Mention] = []
        for mention in sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end, not m.sure)):
            if not kept or mention.span.start >= kept[-1].span.end:
                kept.append(mention)
        renamed = tuple(self._current(mention) for mention in kept)
        first = {mention.name: mention.span for mention in reversed(renamed)}
        partners = tuple(draft.freeze(first.get(draft.name.value, draft.name.span)) for draft in self.bodies.values())
        people = tuple(draft.freeze() for draft in self.people.values() if draft.called)
        return Cast(tuple(sorted(partners, key=lambda p: p.quote)), tuple(sorted(people, key=lambda p: p.quote)), renamed)

    def _current(self, mention: Mention) -> Mention:
        draft = self.bodies.get(fold(mention.name)) if mention.kind == "body" else None
        return Mention(mention.span, draft.name.value, "body", mention.sure) if draft else mention
