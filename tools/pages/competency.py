"""The page of competency questions: what a researcher asks, how, the SPARQL behind it, and what the samples answer.

The samples are read into a store in memory and every question is asked there, so that the page shows no answer that is not given.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gapgraph.asking import ask, computed
from gapgraph.building import build
from gapgraph.questions import Answer, bind, questions
from gapgraph.questions.header import Question
from graph_store import open_store
from graph_store.contract import Reader
from tools.pages.table import code, table

SAMPLES: Final = Path(__file__).resolve().parents[2] / "samples"
ROWS: Final = 3  # enough to see what a row is; the command gives them all
LONGEST: Final = 90  # characters of a cell


def page() -> str:
    """Write the page.

    Returns:
        Markdown.
    """
    with open_store(None) as store:
        build([SAMPLES], store)
        return "\n".join(_lines(store))


def _lines(store: Reader) -> Iterator[str]:
    asked = _by_theme()
    yield "# Competency questions"
    yield ""
    yield "<!-- Made by tools/generate_docs.py from queries/*.rq and samples/. Change those, then run `make generated`. -->"
    yield ""
    yield "What the graph can be asked, and what it answers from the five papers in `samples/`: the first rows of each answer."
    yield "`--evidence` puts the exact words and their address beside every row. Long cells are cut here, and nowhere else."
    yield ""
    for theme, ones in asked.items():
        yield f"**{theme.capitalize()}**"
        yield ""
        yield from table(("the question", "asked by"), ((one.answers, _link(one.name)) for one in ones))
    yield "**Computed**"
    yield ""
    yield from table(("the question", "asked by"), ((line, _link(name)) for name, (_, line) in computed().items()))
    for one in (one for ones in asked.values() for one in ones):
        yield from _section(store, one)
    for name, (call, line) in computed().items():
        yield from _head(name, line, f"gapgraph query {name}")
        yield "It is computed from the network of the partners (networkx), because SPARQL cannot walk shortest ways."
        yield ""
        yield from _answer(call(store))


def _link(name: str) -> str:
    return f"[{code(name)}](#{name})"


def _by_theme() -> dict[str, list[Question]]:
    """The questions by theme, those about the reading itself last."""
    themes: defaultdict[str, list[Question]] = defaultdict(list)
    for one in questions().values():
        themes[one.extra.get("theme", "others")].append(one)
    return {theme: themes[theme] for theme in sorted(themes, key=lambda theme: (theme == "the reading itself", theme))}


def _section(store: Reader, asked: Question) -> Iterator[str]:
    example = asked.extra.get("example", "")
    params = dict(word.split("=", 1) for word in example.split())
    yield from _head(asked.name, asked.answers, f"gapgraph query {asked.name} {example}".rstrip())
    yield f"{asked.description} [Parameters and columns](questions.md#{asked.name})"
    yield ""
    yield from _sparql(bind(asked, params))
    yield from _answer(ask(store, asked.name, params))


def _head(name: str, line: str, command: str) -> Iterator[str]:
    yield f"## {name} {{ #{name} }}"
    yield ""
    yield f"**{line}**"
    yield ""
    yield "```console"
    yield f"$ {command}"
    yield "```"
    yield ""


def _sparql(text: str) -> Iterator[str]:
    """The question without its header, folded."""
    body = [line for line in text.splitlines() if not re.match(r"#\s*(title|description|answers|theme|example|param|column)\b", line)]
    yield '??? note "The question in SPARQL"'
    yield ""
    yield "    ```sparql"
    yield from (f"    {line}".rstrip() for line in body)
    yield "    ```"
    yield ""


def _answer(answer: Answer) -> Iterator[str]:
    if not answer.rows:
        yield "The samples hold nothing of the kind."
        yield ""
        return
    yield from table([code(column.name) for column in answer.columns], ([_cell(cell.text) for cell in row] for row in answer.rows[:ROWS]))
    if len(answer.rows) > ROWS:
        yield f"The first {ROWS} of {len(answer.rows)} rows."
        yield ""


def _cell(text: str) -> str:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return re.sub(r"([\\`*_\[\]])", r"\\\1", html.escape(shown, quote=False))
