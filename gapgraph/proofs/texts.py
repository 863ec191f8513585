"""Gaps and traces as files that prove themselves: what is in them does not come from one question, so they have kinds of their own.

| form | where the proof is |
| --- | --- |
| Markdown, plain text | a comment at the end |
| Turtle | a comment line at the end |
| JSON | in FILE.proof.json, or with the rows in an envelope |
| CSV | in FILE.proof.json |
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gapgraph.proofs.embedding import HOW_TO_CHECK, TURTLE_MARK, beside, markdown_comment, plain_markdown, safe_json
from gapgraph.proofs.stamps import Asked, Stamp, stamp, to_json
from gapgraph.proofs.tables import Place, write_files
from graph_store.errors import UsageError
from graph_store.resources import query_text

if TYPE_CHECKING:
    from gapgraph.gaps import Gap
    from gapgraph.tracing import Trace
    from graph_store.contract import Reader

GAPS: Final = "gaps"
_INSIDE: Final = frozenset({".md", ".txt", ".ttl"})  # forms in which a comment disturbs nobody


def text_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the endings of files, by what is written."""
    return {"gaps": (".csv", ".json", ".md", ".ttl"), "trace": (".json", ".txt")}


def gaps_text(store: Reader, suffix: str, wanted: Mapping[str, str]) -> str:
    """Return the findings of a store as the text of a file.

    Args:
        store: The store.
        suffix: The file's ending.
        wanted: Which findings, as `gapgraph.list_gaps` names them.

    Returns:
        The text, without a proof.

    Raises:
        UnknownNameError: If a kind or a status does not exist.
        UsageError: If `since` is no date.
        StoreError: If the store cannot answer.
    """
    from gapgraph.gaps import list_gaps
    from gapgraph.gaps.writing import form

    return form(suffix.removeprefix("."))(list_gaps(store, **wanted))


def trace_text(store: Reader, suffix: str, what: str) -> str:
    """Return traces as the text of a file.

    Args:
        store: The store.
        suffix: The file's ending.
        what: What is traced.

    Returns:
        The text, without a proof.

    Raises:
        StoreError: If the store cannot answer.
    """
    from gapgraph.tracing import trace

    return _traced(trace(store, what), suffix)


def _traced(found: tuple[Trace, ...], suffix: str) -> str:
    from gapgraph.tracing import to_json as plain
    from gapgraph.tracing import to_text

    if suffix == ".json":
        return json.dumps([plain(one) for one in found], ensure_ascii=False, indent=1) + "\n"
    return "\n".join(map(to_text, found))


def proved_gaps(store: Reader, suffix: str, wanted: Mapping[str, str], *, proof: Place | None = None, as_of: str = "") -> dict[str, str]:
    """Return the findings of a store as a file with its proof.

    Args:
        store: The store.
        suffix: The file's ending: .csv, .json, .md or .ttl.
        wanted: Which findings, as `gapgraph.list_gaps` names them.
        proof: Where the proof goes; None chooses by the form.
        as_of: The day up to which the store's documents were regarded, for the proof.

    Returns:
        The text by "", and what is to stand beside it by ".proof.json".

    Raises:
        UsageError: If the form is none of these, or cannot hold its proof, or `since` is no date.
        UnknownNameError: If a kind or a status does not exist.
        StoreError: If the store cannot answer.
    """
    asked = Asked("gaps", GAPS, wanted, {"internal/gaps": query_text("internal/gaps")})
    return _proved(gaps_text(store, suffix, wanted), suffix, lambda: stamp(store, asked, as_of=as_of), proof)


def proved_trace(store: Reader, suffix: str, what: str, *, proof: Place | None = None, as_of: str = "") -> dict[str, str]:
    """Return traces as a file with its proof.

    Args:
        store: The store.
        suffix: The file's ending: .json or .txt.
        what: What is traced.
        proof: Where the proof goes; None chooses by the form.
        as_of: The day up to which the store's documents were regarded, for the proof.

    Returns:
        The text by "", empty if nothing is found; and what is to stand beside it by ".proof.json".

    Raises:
        UsageError: If the form is none of these, or cannot hold its proof.
        StoreError: If the store cannot answer.
    """
    from gapgraph.tracing import trace

    found = trace(store, what)
    if not found:
        return {"": ""}
    asked = Asked("trace", what, {}, {"internal/trace": query_text("internal/trace")})
    return _proved(_traced(found, suffix), suffix, lambda: stamp(store, asked, as_of=as_of), proof)


def write_proved(target: Path, made: Mapping[str, str]) -> None:
    """Write what `proved_gaps` or `proved_trace` made.

    Args:
        target: The file.
        made: The texts.

    Raises:
        StoreError: If a file cannot be written.
    """
    write_files({beside(target) if place else target: text for place, text in made.items()})


def write_gap_list(
    store: Reader, path: str | Path, wanted: Mapping[str, str] | None = None, *, proof: Place | None = None, as_of: str = ""
) -> tuple[Gap, ...]:
    """Write the findings of a store to a file, with its proof.

    Args:
        store: The store.
        path: The file; its ending (.csv, .json, .md or .ttl) chooses the form.
        wanted: Which findings, as `gapgraph.list_gaps` names them: `{"only": "no-owner"}`; all if None.
        proof: Where the proof goes: "beside" into FILE.proof.json, "inside" the file, or "none". None chooses: Markdown and Turtle inside.
        as_of: The day up to which the store's documents were regarded, for the proof.

    Returns:
        The findings that were written.

    Raises:
        UsageError: If the ending is none of these, or the form cannot hold its proof, or `since` is no date.
        UnknownNameError: If a kind or a status does not exist.
        StoreError: If the store cannot answer, or a file cannot be written.
    """
    from gapgraph.gaps import list_gaps

    target = Path(path)
    suffix = target.suffix.casefold()
    if suffix not in text_forms()["gaps"]:
        remedy = f"Let the file's name end in {', '.join(text_forms()['gaps'])}."
        raise UsageError("The form of the list cannot be told from the file's name.", where=str(target), remedy=remedy)
    write_proved(target, proved_gaps(store, suffix, wanted or {}, proof=proof, as_of=as_of))
    return list_gaps(store, **(wanted or {}))


def _proved(text: str, suffix: str, make: Callable[[], Stamp], proof: Place | None) -> dict[str, str]:
    place = proof or ("inside" if suffix in _INSIDE else "beside")
    if place == "none":
        return {"": text}
    made = make()
    if place == "beside":
        return {"": text, ".proof.json": json.dumps(to_json(made), ensure_ascii=False, indent=1) + "\n"}
    return {"": _with_proof(text, suffix, made)}


def _with_proof(text: str, suffix: str, made: Stamp) -> str:
    if suffix == ".json":
        return json.dumps({"proof": to_json(made), "rows": json.loads(text)}, ensure_ascii=False, indent=1) + "\n"
    if suffix == ".ttl":
        return f"{text.rstrip()}\n\n{TURTLE_MARK}{safe_json(to_json(made))}\n"
    if suffix in {".md", ".txt"}:
        line = plain_markdown(made.line) if suffix == ".md" else made.line
        return f"{text.rstrip()}\n\n## {HOW_TO_CHECK}\n\n{line}\n\n{markdown_comment(made)}"
    raise UsageError(
        "A CSV cannot hold its proof: spreadsheets and pandas take a comment for a row.",
        remedy="Leave the proof beside it, or write .json or .md.",
    )
