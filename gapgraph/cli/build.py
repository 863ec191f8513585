"""`gapgraph build`: read documents into the graph."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gapgraph.cli.model import model_json, model_options, open_model, tell_model
from gapgraph.cli.options import counted, say, store_option, talk_options
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.building import BuildResult
    from ingest.pipeline import Progress


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@talk_options
@click.option("--json", "as_json", is_flag=True, help="Write the summary to standard output as JSON.")
@click.option("--name", "called", default="", help="Name of the document from standard input; else it is named by its content.")
@click.option("--force", is_flag=True, help="Read documents again although they have not changed.")
@click.option("--prune", is_flag=True, help="Remove documents that are in the store but not among the paths.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="all cores", help="Processes for large corpora."
)
@model_options
def build(
    paths: tuple[str, ...],
    where: str,
    quiet: bool,
    verbose: bool,
    as_json: bool,
    called: str,
    force: bool,
    prune: bool,
    jobs: int,
    extractors: tuple[str, ...],
    **llm: object,
) -> int:
    """Read documents (files, folders, globs, or - for standard input) into the graph.

    Documents that have not changed since they were last read are left alone. With `--extractor llm` a language model reads them after
    the rules, and their text is sent to its server; without it, nothing is sent anywhere.
    """
    import gapgraph
    from gapgraph.cli.stdin import local_paths
    from graph_store import open_store
    from ingest.documents import find_files

    model = open_model(extractors, llm, quiet=quiet, verbose=verbose)
    with local_paths(paths, called) as found, _progress(quiet=quiet, verbose=verbose) as on_progress:
        find_files(found)  # a path that does not exist makes no store
        with open_store(where) as store:
            readers = [model] if model else []
            result = gapgraph.build(found, store, on_progress=on_progress, force=force, prune=prune, jobs=jobs, extractors=readers)
    if as_json:
        told = summary_json(result) | ({"model": model_json(model)} if model else {})
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    _tell(result, where, quiet=quiet, verbose=verbose)
    tell_model(model, quiet=quiet)
    return Exit.WELL if result.ok else Exit.ISSUES


def summary_json(result: BuildResult) -> dict[str, object]:
    """Return a build's result as JSON values.

    Args:
        result: The result.
    """
    summary = result.summary
    return {
        "documents": result.documents,
        "read": list(summary.read),
        "unchanged": list(summary.unchanged),
        "failed": list(summary.failed),
        "removed": list(summary.removed),
        "renamed": dict(summary.renamed),
        "words": summary.words,
        "facts": dict(summary.facts),
        "held": {"documents": result.held.documents, "facts": dict(result.held.facts)},
        "gaps": dict(result.gaps),
        "identities": dict(result.identities),
        "issues": [
            {"stage": i.stage, "document": i.document, "place": i.place, "message": i.message, "remedy": i.remedy} for i in summary.issues
        ],
        "valid": result.validation.conforms if result.validation else None,
        "seconds": round(summary.seconds, 3),
    }


@contextmanager
def _progress(*, quiet: bool, verbose: bool) -> Generator[Callable[[Progress], None] | None]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield (lambda step: say(f"{step.done}/{step.total} {step.document}")) if verbose and not quiet else None
        return
    with Bar(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task("Reading", total=None)

        def step(progress: Progress) -> None:
            bar.update(task, total=progress.total, completed=progress.done, description=f"Reading {Path(progress.document).name[:40]}")

        yield step


def _tell(result: BuildResult, where: str, *, quiet: bool, verbose: bool) -> None:
    if quiet:
        return
    summary, held = result.summary, result.held
    parts = [f"{len(summary.read)} read", f"{len(summary.unchanged)} unchanged", f"{len(summary.failed)} could not be read"]
    parts += [f"{len(summary.removed)} removed"] if summary.removed else []
    say(f"Documents: {', '.join(parts)} ({counted(summary.words, 'word')} in {summary.seconds:.1f} s).")
    for old, new in summary.renamed.items():
        say(f"Renamed: {old} is now {new}.")
    facts = ", ".join(_facts(kind, count) for kind, count in held.facts.items()) or "none"
    say(f"Facts in {counted(held.documents, 'document')}: {facts}.")
    if result.identities:
        say(f"{told_identities(result.identities)}.")
    gaps = f"{sum(result.gaps.values()):,} of {counted(len(result.gaps), 'kind')}"
    say(f"Gaps: {gaps}; see them with `gapgraph gaps --store {where}`.")
    if result.validation and not result.validation.conforms:
        objections = counted(len(result.validation.violations), "objection")
        say(f"Validation: {objections}; see them with `gapgraph validate --store {where}`.")
    _tell_issues(result, where, verbose=verbose)


def told_identities(counts: Mapping[str, int]) -> str:
    """Return what registers say of the names in a store, as a sentence without its end.

    Args:
        counts: How many names are identified, and how many are open.
    """
    told = f"Identities: {counts['identified']} names identified by registers, {counts['open']} open"
    return f"{told}; list those with `gapgraph query ambiguous-names`" if counts["open"] else told


def _tell_issues(result: BuildResult, where: str, *, verbose: bool) -> None:
    issues = result.summary.issues
    shown = issues if verbose else issues[:5]
    if issues:
        say(f"Issues: {len(issues)}.")
    for issue in shown:
        say(f"  {issue}")
    if len(shown) < len(issues):
        say(f"  and {len(issues) - len(shown)} more; see them with `gapgraph issues --store {where}`.")


def _facts(kind: str, count: int) -> str:
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip()
    return counted(count, words, {"person": "people", "data access": "data accesses"}.get(words, ""))
