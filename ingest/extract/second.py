"""Second readers: who reads a document after the rules, and what they may do.

A second reader is opted in for one build. It sees the document and what the rules found, and gives back the same extraction with
what it has to add; the rules' records keep their fields. `ingest.model` is the one that comes with GapGraph; anything with
these three members will do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph_store.errors import UnknownNameError
from ingest.documents.model import Document
from ingest.issues import Issue
from ingest.records import Extraction


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What a second reader made of a document.

    Attributes:
        extraction: What the rules found, with what it adds.
        issues: What it could not do, or had to refuse.
        whole: Whether it read all of the document; if not, the document is read again in the next build that asks for it.
    """

    extraction: Extraction
    issues: tuple[Issue, ...] = ()
    whole: bool = True


class SecondReader(Protocol):
    """Reads a document after the rules."""

    @property
    def version(self) -> str:
        """What its reading depends on: a document that was read with another version is read again."""

    def read(self, document: Document, extraction: Extraction) -> SecondReading:
        """Read a document.

        Args:
            document: The document.
            extraction: What the rules found.

        Returns:
            The same with what it adds.
        """


def second_reader(name: str) -> SecondReader:
    """Return a second reader by its name, set up as the environment says.

    Args:
        name: Its name; there is one, "llm".

    Returns:
        The reader.

    Raises:
        UnknownNameError: If there is none of that name.
        UsageError: If its settings do not fit.
    """
    if name != "llm":
        raise UnknownNameError("extractor", name, ["llm"])
    from ingest.model import LanguageModel, ModelSettings

    return LanguageModel(ModelSettings.from_environment())
