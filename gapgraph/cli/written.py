"""Answers written to files that prove themselves: `gapgraph query --output`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from gapgraph.cli.options import counted, reading, say, tell_left_out
from gapgraph.cli.running import Exit

if TYPE_CHECKING:
    from gapgraph.proofs.tables import Place, Shown


def write_answer(
    where: tuple[str, str | None], asked: tuple[str, str | None], params: Mapping[str, str], target: Path, proof: str | None, **flags: bool
) -> int:
    """Ask a question and write its answer to a file.

    Args:
        where: Folder or address of the store, and the day as of which it is asked.
        asked: Name of the question, and its SPARQL if it is none of the named ones.
        params: Values of its parameters.
        target: The file.
        proof: Where its proof goes; None chooses by the file's form.
        **flags: What to show, as `gapgraph.write_answer` names it.

    Returns:
        The exit code.
    """
    import gapgraph

    name, text = asked
    show = _shown(flags)
    with reading(*where) as store:
        kept = gapgraph.whole(store) if flags.get("everything") else store
        place, day = cast("Place | None", proof), where[1] or ""
        answer = gapgraph.write_answer(kept, text or name, target, params, show=show, proof=place, as_of=day)
    tell_left_out(answer.left_out)
    say(f"Written: {target} ({counted(len(answer.rows), 'row')})")
    return Exit.WELL


def print_proved(
    where: tuple[str, str | None], asked: tuple[str, str | None], params: Mapping[str, str], form: str, **flags: bool
) -> int:
    """Ask a question and write its answer, which holds its proof, to standard output.

    Args:
        where: Folder or address of the store, and the day as of which it is asked.
        asked: Name of the question, and its SPARQL if it is none of the named ones.
        params: Values of its parameters.
        form: Form of the answer.
        **flags: What to show, as `gapgraph.write_answer` names it.

    Returns:
        The exit code.
    """
    import gapgraph
    from gapgraph.proofs.tables import proved_answer

    name, text = asked
    with reading(*where) as store:
        kept = gapgraph.whole(store) if flags.get("everything") else store
        answer, written = proved_answer(kept, text or name, form, params, show=_shown(flags), as_of=where[1] or "")
    tell_left_out(answer.left_out)
    click.echo(written, nl=False)
    return Exit.WELL


def _shown(flags: Mapping[str, bool]) -> list[Shown]:
    return [cast("Shown", flag) for flag, given in flags.items() if given and flag != "everything"]
