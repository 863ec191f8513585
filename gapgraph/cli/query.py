"""`gapgraph query` and `gapgraph queries`: asking the graph."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import all_option, as_of_option, counted, reading, say, store_option, tell_left_out
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.questions import Answer
    from graph_store.contract import Reader


@click.command()
@click.argument("what", metavar="NAME|FILE.rq|-")
@click.argument("params", nargs=-1, metavar="[PARAM=VALUE]...")
@store_option
@as_of_option
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
@click.option("--iris", is_flag=True, help="Write IRIs instead of labels.")
@click.option("--output", "-o", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write .csv, .json or .md with its proof.")
@click.option(
    "--proof",
    type=click.Choice(["beside", "inside", "none"]),
    help="The proof in FILE.proof.json, in FILE, or nowhere.  [default: inside for .md, else beside; without --output nowhere]",
)
@click.option("--evidence", is_flag=True, help="Add document, date, page and exact words with their address to every row that has a fact.")
@click.option("--limit", "-n", type=click.IntRange(min=0), default=0, help="Show at most so many rows of a table.")
@all_option
def query(
    what: str,
    params: tuple[str, ...],
    where: str,
    as_of: str | None,
    form: str,
    target: Path | None,
    proof: str | None,
    limit: int,
    **flags: bool,
) -> int:
    """Answer a named question (see `gapgraph queries`), a .rq file, or SPARQL from standard input."""
    given = dict(_parameter(param) for param in params)
    if target is not None or proof == "inside":
        from gapgraph.cli.written import print_proved, write_answer

        if target is None:
            return print_proved((where, as_of), (what, _text(what)), given, form, **flags)
        return write_answer((where, as_of), (what, _text(what)), given, target, proof, **flags)
    with reading(where, as_of) as store:
        text = _text(what)
        if text is None:
            from gapgraph.asking import ask
            from gapgraph.reviews.standing import whole

            answer = ask(whole(store) if flags["everything"] else store, what, given, evidence=flags["evidence"])
            tell_left_out(answer.left_out)
        else:
            found = _asked(store, text, given, evidence=flags["evidence"])
            if found is None:
                return Exit.WELL
            answer = found
    if flags["evidence"]:
        _say_unproved(answer)
    return _show(answer, form, iris=flags["iris"], limit=limit)


def _parameter(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not sign:
        raise click.UsageError(f"A parameter is written NAME=VALUE, not {given!r}.")
    return name, value


def _text(what: str) -> str | None:
    if what == "-":
        return sys.stdin.read()
    path = Path(what)
    return path.read_text(encoding="utf-8") if path.suffix == ".rq" and path.is_file() else None


def _asked(store: Reader, text: str, params: Mapping[str, str], *, evidence: bool) -> Answer | None:
    """The answer to a SELECT; any other form is printed as it is."""
    from gapgraph.questions import run_text
    from gapgraph.questions.form import query_form
    from gapgraph.questions.proof import with_evidence

    kind = query_form(text)
    if kind == "select":
        answer = run_text(store, text, params)
        return with_evidence(store, answer) if evidence else answer
    if params:
        raise click.UsageError("Only a SELECT has parameters.")
    if kind == "ask":
        click.echo("true" if store.ask(text) else "false")
    else:
        click.echo(store.construct(text).serialize(format="turtle"), nl=False)
    return None


def _say_unproved(answer: Answer) -> None:
    from gapgraph.questions.proof import unproved

    if count := unproved(answer):
        say(f"{counted(count, 'row')} of {len(answer.rows):,} without evidence: what is counted or computed rests on no single fact.")


def _show(answer: Answer, form: str, *, iris: bool, limit: int) -> int:
    from gapgraph.questions.writing import to_csv, to_json, to_turtle

    if form == "csv":
        click.echo(to_csv(answer, iris=iris), nl=False)
    elif form == "json":
        click.echo(to_json(answer))
    elif form == "ttl":
        click.echo(to_turtle(answer), nl=False)
    else:
        from gapgraph.cli.tables import print_answer

        shown = print_answer(answer, iris=iris, limit=limit)
        rows = counted(len(answer.rows), "row")
        say(f"{rows}." if shown == len(answer.rows) else f"{shown} of {rows}.")
    return Exit.WELL


@click.command()
@click.option("--full", is_flag=True, help="Show parameters and columns too.")
def queries(full: bool) -> int:
    """List the named questions."""
    from gapgraph.asking import question_names
    from gapgraph.cli.tables import print_table
    from gapgraph.questions import questions

    if not full:
        print_table(["name", "what it answers"], [[name, line] for name, line in question_names().items()])
        return Exit.WELL
    for name, asked in questions().items():
        click.echo(f"{name}: {asked.description}")
        for param in asked.params:
            click.echo(f"    {param.name}=...  {param.description}")
        for column in asked.columns:
            click.echo(f"    -> {column.name} ({column.type}): {column.description}")
    return Exit.WELL
