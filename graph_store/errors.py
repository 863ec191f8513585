"""Every error that GapGraph raises on purpose, in one tree.

    GapGraphError
    ├── UsageError            the caller asked for something that does not exist or does not fit
    │   ├── UnknownNameError  a reader, query, view, format or gap kind that is not registered
    │   ├── ParameterError    a question's parameter is missing, unknown or of the wrong type
    │   └── ContradictionError  a decision contradicts one that a person has taken
    ├── InputError            a document, a query text or a file is bad; the rest can go on
    │   ├── UnreadableDocumentError  the bytes cannot be turned into text
    │   └── QuerySyntaxError         SPARQL that does not parse
    ├── StoreError            the store cannot be opened, reached, read or written
    │   ├── StoreLockedError  another process holds the embedded store
    │   └── RemoteStoreError  the SPARQL endpoint answered with an error or not at all
    ├── ModelError            a language model's endpoint answered with an error, not at all, or not what was asked
    ├── PluginError           an extractor or reader of another package cannot be used
    └── IntegrityError        the graph breaks a promise (a quotation that is not in its text)

Each message has three parts: what happened, where, and what to do next. User mistakes
(`UsageError`), bad input (`InputError`) and our own bugs (anything else) are separate branches.
What belongs elsewhere: problems with one document in a long run are *issues*
(`ingest.issues`), which are data and are counted, not raised.
"""

from __future__ import annotations

from collections.abc import Iterable


class GapGraphError(Exception):
    """Base of all errors raised on purpose.

    Args:
        happened: What went wrong, in one sentence.
        where: The file, IRI, offset or address concerned; empty if there is none.
        remedy: What the user can do next; empty if there is nothing to do.
    """

    def __init__(self, happened: str, *, where: str = "", remedy: str = "") -> None:
        self.happened = happened
        self.where = where
        self.remedy = remedy
        located = f"{happened} [{where}]" if where else happened
        super().__init__(f"{located} {remedy}".strip())


class UsageError(GapGraphError):
    """The caller asked for something that does not exist or does not fit."""


class UnknownNameError(UsageError):
    """A name is not registered.

    Args:
        kind: What sort of name it is ("reader", "query").
        name: The name that was asked for.
        valid: The names that exist.
    """

    def __init__(self, kind: str, name: str, valid: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.valid = tuple(sorted(valid))
        super().__init__(f"There is no {kind} called {name!r}.", remedy=f"Valid names: {', '.join(self.valid) or 'none'}.")


class ParameterError(UsageError):
    """A question's parameter is missing, unknown or of the wrong type."""


class ContradictionError(UsageError):
    """A decision contradicts one that a person has taken."""


class InputError(GapGraphError):
    """A document, a query text or a file is bad; the rest can go on."""


class UnreadableDocumentError(InputError):
    """The bytes of a document cannot be turned into text."""


class QuerySyntaxError(InputError):
    """A SPARQL text does not parse."""


class StoreError(GapGraphError):
    """The store cannot be opened, reached, read or written."""


class StoreLockedError(StoreError):
    """Another process holds the embedded store."""


class RemoteStoreError(StoreError):
    """The SPARQL endpoint answered with an error or not at all.

    Args:
        happened: What went wrong, in one sentence.
        status: HTTP status, 0 if there was no answer.
        where: The endpoint's address, without credentials.
        remedy: What the user can do next.
    """

    def __init__(self, happened: str, *, status: int = 0, where: str = "", remedy: str = "") -> None:
        self.status = status
        super().__init__(happened, where=where, remedy=remedy)


class ModelError(GapGraphError):
    """A language model's endpoint answered with an error, not at all, or not what was asked.

    Args:
        happened: What went wrong, in one sentence.
        status: HTTP status, 0 if there was no answer.
        fatal: Whether to ask again in the same run is no use.
        where: The endpoint's address.
        remedy: What the user can do next.
    """

    def __init__(self, happened: str, *, status: int = 0, fatal: bool = False, where: str = "", remedy: str = "") -> None:
        self.status = status
        self.fatal = fatal
        super().__init__(happened, where=where, remedy=remedy)


class PluginError(GapGraphError):
    """An extractor or reader of another package cannot be used.

    Args:
        happened: What went wrong, in one sentence.
        package: The package that brought it.
        where: The entry point.
        remedy: What the user can do next.
    """

    def __init__(self, happened: str, *, package: str, where: str = "", remedy: str = "") -> None:
        self.package = package
        super().__init__(happened, where=where, remedy=remedy)


class IntegrityError(GapGraphError):
    """The graph breaks a promise, such as a quotation that is not in its text."""
