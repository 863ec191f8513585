"""The page of named questions, made from the headers of queries/*.rq."""

from __future__ import annotations

from collections.abc import Iterator

from gapgraph.questions import questions
from gapgraph.questions.header import Question
from tools.pages.table import code, table


def page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    return "\n".join(_lines(list(questions().values())))


def _lines(asked: list[Question]) -> Iterator[str]:
    yield "# Named questions"
    yield ""
    yield "<!-- Made by tools/generate_docs.py from queries/*.rq. Change those, then run `make generated`. -->"
    yield ""
    yield f"There are {len(asked)}. Each is one file in `queries/`, so that you can read it, change it and ask it on any SPARQL endpoint."
    yield "Ask one with `gapgraph query NAME`; give a parameter behind it, as `NAME=VALUE`."
    yield ""
    yield from table(("question", "what it answers"), ((f"[{code(one.name)}](#{one.name})", one.description) for one in asked))
    for one in asked:
        yield from _section(one)


def _section(one: Question) -> Iterator[str]:
    yield f"## {one.name} {{ #{one.name} }}"
    yield ""
    yield f"**{one.title}.** {one.description}"
    yield ""
    if one.params:
        yield from table(("parameter", "type", "meaning"), ((code(p.name), p.type, p.description) for p in one.params))
    yield from table(("column", "type", "meaning"), ((code(c.name), c.type, c.description) for c in one.columns))
