"""The page of gap kinds, made from the headers of queries/gaps/*.rq."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.gaps import kinds
from tools.pages.table import code, table


def page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    found = kinds()
    yield "# Kinds of gap"
    yield ""
    yield "<!-- Made by tools/generate_docs.py from queries/gaps/*.rq. Change those, then run `make generated`. -->"
    yield ""
    yield "Each kind is one query in `queries/gaps/`, with a definition that you can dispute."
    yield "None claims more than: not in the documents read."
    yield ""
    yield from table(("kind", "it holds when"), ((f"[{code(name)}](#{name})", kind.extra["definition"]) for name, kind in found.items()))
    for name, kind in found.items():
        yield f"## {name} {{ #{name} }}"
        yield ""
        yield f"**{kind.title}.** {kind.extra['definition']}"
        yield ""
        yield f"- Says: “{kind.extra['sentence']}”"
        yield f"- Searched for what would close it: {kind.extra['searched']}"
        yield f"- Would be closed by: {kind.extra['closes']}"
        yield f"- Asks: “{kind.extra['ask']}”"
        yield f"- Of the findings that people read, the documents were silent indeed in: {float(kind.extra['silence']):.0%}"
        yield ""
