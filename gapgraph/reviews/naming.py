"""Which parties, sources and services a person means by the value of a corrected field."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from gapgraph.identities.naming import find_thing
from graph_store.errors import UsageError
from graph_store.resources import query_text
from ingest.identify.names import fold
from ingest.triples.fields import Field, party

if TYPE_CHECKING:
    from graph_store.contract import Reader


def find_targets(store: Reader, part: Field, value: str, document: str) -> tuple[str, ...]:
    """Find what the value of a field means.

    Args:
        store: The store.
        part: The field, one that names parties, a source or a service.
        value: Names of parties, parted by semicolons, or the title of a source or name of a service.
        document: Name of the fact's document, whose own source is meant where several have one title.

    Returns:
        IRIs.

    Raises:
        UsageError: If the documents name nothing like it, or several things have the name.
        StoreError: If the store cannot answer.
    """
    if part.write is party:
        return tuple(_party(store, name.strip()) for name in value.split(";") if name.strip())
    return (_titled(store, value, document),)


def _party(store: Reader, name: str) -> str:
    found = find_thing(store, name)
    if found.entry:
        raise UsageError(f"{name!r} is an entry of a register that no document names.", remedy="Name a party of the documents.")
    return found.iri


def _titled(store: Reader, title: str, document: str) -> str:
    rows = [(str(row["thing"]), str(row["label"])) for row in store.select(query_text("internal/titled-things"))]
    found = {iri for iri, label in rows if title == iri or fold(label) == fold(title)}
    own = {iri for iri in found if f"/{fold(document).replace(' ', '-')}/" in iri}
    if len(own or found) == 1:
        return next(iter(own or found))
    if found:
        raise UsageError(f"{len(found)} sources are called {title!r}.", remedy=f"Say which, by its IRI: {'; '.join(sorted(found))}.")
    near = get_close_matches(title, sorted({label for _, label in rows}), n=5, cutoff=0.5)
    remedy = f"Did you mean: {'; '.join(near)}?" if near else "`gapgraph query sources` lists them."
    raise UsageError(f"No source or service that the documents name is called {title!r}.", remedy=remedy)
