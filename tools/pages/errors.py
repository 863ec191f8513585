"""The page of errors, made from the docstrings of graph_store/errors.py."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from graph_store import errors
from tools.pages.table import code, table


def page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    return "\n".join(_lines())


def _classes() -> list[type[errors.GapGraphError]]:
    return [found for _, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, errors.GapGraphError)]


def _lines() -> Iterator[str]:
    yield "# Errors"
    yield ""
    yield "<!-- Made by tools/generate_docs.py from graph_store/errors.py. Change that, then run `make generated`. -->"
    yield ""
    yield "Every error that GapGraph raises on purpose says what happened, where, and what to do next, and is a `GapGraphError`."
    yield "Problems with one document in a long run are not raised: they are *issues*, counted, and listed by `gapgraph issues`."
    yield ""
    yield from table(
        ("error", "is a", "when"),
        ((code(one.__name__), code(one.__base__.__name__ if one.__base__ else ""), _first(one)) for one in _classes()),
    )


def _first(one: type) -> str:
    return (inspect.getdoc(one) or "").split("\n\n", maxsplit=1)[0]
