"""Who is meant by a name in an answer: the party that the rules know by that name, else the words themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from ingest.identify.names import fold
from ingest.records import Extraction, Partner, Person

NameKind = Literal["body", "person"]

_PRONOUNS: Final = frozenset(
    "he she it they we i you who which this that these those him her them us his hers its their our someone anybody".split()
)
_MOST_WORDS: Final = 16  # the longest names of posts and joint boards have about a dozen


class Names:
    """The names of one document, grown by what a model adds.

    Args:
        extraction: What the rules read.
    """

    def __init__(self, extraction: Extraction) -> None:
        self._known: dict[str, tuple[str, NameKind]] = {}
        for partner in extraction.partners:
            self._learn(partner.name.value, (alias.value for alias in partner.aliases), "body")
        for person in extraction.people:
            self._learn(person.called, (alias.value for alias in person.aliases), "person")

    def add(self, record: Partner | Person) -> None:
        """Learn a name that the model added."""
        if isinstance(record, Partner):
            self._learn(record.name.value, (), "body")
        else:
            self._learn(record.called, (), "person")

    def resolve(self, words: str) -> str:
        """Return the fullest name of the party that some words name.

        Args:
            words: Words of the text.

        Returns:
            The name that the rules' records use; the words themselves, white space folded, for a party that they do not know.
        """
        known = self._known.get(fold(words))
        return known[0] if known else " ".join(words.split())

    def kind(self, words: str) -> NameKind | None:
        """Return whether words name a body or a person; None if nobody knows them."""
        known = self._known.get(fold(words))
        return known[1] if known else None

    @staticmethod
    def can_be_name(words: str) -> bool:
        """Tell whether words can name a party: no pronoun, and no whole sentence."""
        folded = fold(words)
        return bool(folded) and folded not in _PRONOUNS and len(folded.split()) <= _MOST_WORDS

    def _learn(self, name: str, aliases: Iterable[str], kind: NameKind) -> None:
        for form in (name, *aliases):
            self._known.setdefault(fold(form), (name, kind))
