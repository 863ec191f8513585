"""`gapgraph evaluate` and `gapgraph annotate`: how far to trust what was read."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.options import reading, say, store_option
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.evaluation import Evaluation
    from gapgraph.evaluation.misses import Miss
    from gapgraph.evaluation.writing import Table
    from graph_store.contract import Reader

_EXISTING = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("gold", type=_EXISTING, metavar="GOLD")
@store_option
@click.option("--documents", type=_EXISTING, metavar="FILE|FOLDER", help="Read these documents instead of asking the store.")
@click.option("--section", "sections", multiple=True, metavar="NAME", help="Only this section, such as commitments; may be repeated.")
@click.option("--genre", "by_genre", is_flag=True, help="Show F1 by genre too.")
@click.option("--rules", "by_rule", is_flag=True, help="Show the precision of each rule too.")
@click.option("--misses", "list_misses", is_flag=True, help="List each miss with its words and its line.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="Form of the figures.",
)
@click.option("--check", is_flag=True, help="Only look over GOLD: values, quotations that are not in the text, records given twice.")
def evaluate(
    gold: Path,
    where: str,
    documents: Path | None,
    sections: tuple[str, ...],
    by_genre: bool,
    by_rule: bool,
    list_misses: bool,
    form: str,
    check: bool,
) -> int:
    """Compare what was read with GOLD, a folder of annotations by careful readers (one JSON file a document).

    Precision, recall and F1 by section and field, each with a 95 % interval (documents drawn again 2,000 times), what was taken
    for what, and whether facts are as often right as they are said to be.
    """
    import gapgraph
    from gapgraph.evaluation.misses import misses

    if check:
        return _check(gold, documents)
    with _opened(where, documents, gold) as store:
        done = gapgraph.evaluate(store, gold, sections=sections)
        found = misses(done, _texts(store, done)) if list_misses else ()
    if form == "json":
        from gapgraph.evaluation.writing import to_json

        click.echo(json.dumps(to_json(done, found), ensure_ascii=False, indent=1))
    else:
        _show(done, found, form, by_genre=by_genre, by_rule=by_rule)
    return _unread(done)


@contextmanager
def _opened(where: str, documents: Path | None, gold: Path) -> Generator[Reader]:
    from gapgraph.drafting import read_apart
    from gapgraph.evaluation.evaluating import annotated_paths

    if documents is None:
        with reading(where) as store:
            yield store
        return
    with read_apart(annotated_paths(gold, documents)) as (store, summary):
        for issue in summary.issues:
            say(f"  {issue}")
        yield store


def _texts(store: Reader, done: Evaluation) -> dict[str, str]:
    from gapgraph.evaluation.evaluating import twin_of
    from gapgraph.evaluation.misses import texts_of

    known = texts_of(store)
    return {name: known[twin] for name in done.documents if (twin := twin_of(name, {}, known))}


def _show(done: Evaluation, found: tuple[Miss, ...], form: str, *, by_genre: bool, by_rule: bool) -> None:
    from gapgraph.evaluation import writing

    tables = [writing.score_table(done), writing.field_table(done)]
    tables += [writing.genre_table(done)] if by_genre else []
    tables += [*writing.confusion_tables(done), writing.reliability_table(done)]
    tables += [writing.rule_table(done)] if by_rule else []
    tables += [writing.miss_table(found)] if found else []
    for table in tables:
        _table(table, form)
    say(f"{len(done.documents)} documents; intervals by {done.resamples:,} draws of documents. {writing.calibration_sentence(done)}")


def _table(table: Table, form: str) -> None:
    from gapgraph.cli.tables import print_table
    from gapgraph.evaluation.writing import to_markdown

    if form == "markdown":
        click.echo(f"### {table.title}\n\n{to_markdown(table)}")
    else:
        print_table(table.columns, table.rows, title=table.title)


def _unread(done: Evaluation) -> int:
    for name in done.unread:
        say(f"gapgraph: There is no document for {name}; all it holds counts as missed. Build it, or name it with --documents.")
    return Exit.ISSUES if done.unread else Exit.WELL


def _check(gold: Path, documents: Path | None) -> int:
    from gapgraph.drafting import read_apart
    from gapgraph.evaluation import check_gold
    from gapgraph.evaluation.checking import texts_beside
    from gapgraph.evaluation.evaluating import annotated_paths
    from gapgraph.evaluation.form import gold_paths
    from gapgraph.evaluation.misses import texts_of

    texts: dict[str, str] = {}
    if documents is not None:
        with read_apart(annotated_paths(gold, documents)) as (store, _):
            texts = texts_of(store)
    found, textless = check_gold(gold, texts_beside(gold, texts))
    for objection in found:
        click.echo(str(objection))
    for name in textless:
        say(f"Quotations of {name} were not compared: its text is not beside it, nor among --documents.")
    say(f"{len(gold_paths(gold))} files looked over, {len(found)} objections.")
    return Exit.ISSUES if found else Exit.WELL


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path), required=False, metavar="[OUT.json]")
@click.option("--text", "with_text", is_flag=True, help="Write the canonical text beside OUT.json too, with the ending .txt.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
def annotate(path: Path, target: Path | None, with_text: bool, force: bool) -> int:
    """Write a first annotation of one document, of any format, for a person to correct.

    Without OUT.json it goes to standard output. `gapgraph evaluate --check` looks over the corrected file.
    """
    import gapgraph
    from gapgraph.drafting import write_draft

    draft = gapgraph.annotate(path)
    if target is None:
        if with_text:
            raise click.UsageError("--text needs a file to write the text beside: gapgraph annotate FILE OUT.json --text.")
        click.echo(draft.to_json(), nl=False)
        return Exit.WELL
    for written in write_draft(draft, target, with_text=with_text, overwrite=force):
        say(f"Written: {written}")
    return Exit.WELL
