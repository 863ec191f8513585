"""Answers as files: CSV, JSON and Markdown, each with its proof."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from gapgraph.proofs.embedding import beside, markdown_comment, plain_markdown
from gapgraph.proofs.stamps import Asked, Stamp, stamp, to_json
from graph_store.errors import StoreError, UsageError

if TYPE_CHECKING:
    from gapgraph.questions import Answer
    from graph_store.contract import Reader

Place = Literal["beside", "inside", "none"]
Shown = Literal["iris", "evidence"]

ANONYMOUS: Final = "SPARQL"  # name of a question that has none


def table_forms() -> Mapping[str, Callable[[Answer, bool], str]]:
    """Return what writes an answer, by the file's ending; the second argument asks for IRIs instead of labels."""
    from gapgraph.questions.writing import to_csv

    return {".csv": lambda answer, iris: to_csv(answer, iris=iris), ".json": _json, ".md": _markdown}


def write_answer(
    store: Reader,
    what: str,
    path: str | Path,
    params: Mapping[str, str] | None = None,
    *,
    show: Iterable[Shown] = (),
    proof: Place | None = None,
    as_of: str = "",
) -> Answer:
    """Answer a question and write the answer to a file, with its proof.

    Args:
        store: The store.
        what: Name of a question, or SPARQL text.
        path: The file; its ending (.csv, .json or .md) chooses the form.
        params: Values of the question's parameters.
        show: "iris" for IRIs instead of labels, "evidence" for the document, date, page, words and address of each fact.
        proof: Where the proof goes: "beside" into FILE.proof.json, "inside" the file, or "none". None chooses: Markdown inside,
            the others beside, so that programs which read tables find rows and nothing else.
        as_of: The day up to which the store's documents were regarded, for the proof.

    Returns:
        The answer that was written.

    Raises:
        UsageError: If the ending is none of these, a CSV is to hold its proof, or there is no such question or parameter.
        QuerySyntaxError: If the SPARQL does not parse.
        StoreError: If the store cannot answer, or a file cannot be written.
    """
    target = Path(path)
    suffix = target.suffix.casefold()
    place: Place = proof or ("inside" if suffix == ".md" else "beside")
    _check(target, suffix, place)
    show = tuple(show)
    answer, made = _stamped(store, what, params or {}, show, as_of)
    text = table_text(answer, suffix, iris="iris" in show, stamped=made if place == "inside" else None)
    write_files({target: text, **({beside(target): _sidecar(made, answer)} if place == "beside" else {})})
    return answer


def proved_answer(
    store: Reader, what: str, form: str, params: Mapping[str, str] | None = None, *, show: Iterable[Shown] = (), as_of: str = ""
) -> tuple[Answer, str]:
    """Answer a question as text that holds its proof, to be passed on.

    Args:
        store: The store.
        what: Name of a question, or SPARQL text.
        form: "json" or "md".
        params: Values of the question's parameters.
        show: As `write_answer` names it.
        as_of: The day up to which the store's documents were regarded, for the proof.

    Returns:
        The answer, and its text.

    Raises:
        UsageError: If the form cannot hold a proof, or there is no such question or parameter.
        QuerySyntaxError: If the SPARQL does not parse.
        StoreError: If the store cannot answer.
    """
    if form not in {"json", "md"}:
        raise UsageError(f"The form {form} cannot hold its proof.", remedy="Give --format json, or name a file with --output.")
    answer, made = _stamped(store, what, params or {}, tuple(show), as_of)
    return answer, table_text(answer, f".{form}", iris="iris" in show, stamped=made)


def _stamped(store: Reader, what: str, params: Mapping[str, str], show: Iterable[Shown], as_of: str) -> tuple[Answer, Stamp]:
    options = {f"--{option}": "yes" for option in show}  # written as on the command line, so that no parameter is called the same
    name = ANONYMOUS if " " in what.strip() else what  # no name has a space in it, and no SPARQL has none
    answer = answered(store, name, {**params, **options}, what)
    return answer, stamp(store, Asked("table", name, {**params, **options}, {name: answer.question}), as_of=as_of)


def answered(store: Reader, name: str, params: Mapping[str, str], text: str) -> Answer:
    """Ask the question of a table.

    Args:
        store: The store.
        name: Its name, or `ANONYMOUS`.
        params: What was given with it, options with two dashes among them.
        text: The SPARQL of a question without a name.

    Returns:
        The answer.

    Raises:
        UsageError: If there is no such question or parameter.
        QuerySyntaxError: If the SPARQL does not parse.
        StoreError: If the store cannot answer.
    """
    from gapgraph.asking import ask
    from gapgraph.questions import run_text
    from gapgraph.questions.proof import with_evidence

    own = {given: value for given, value in params.items() if not given.startswith("--")}
    answer = run_text(store, text, own) if name == ANONYMOUS else ask(store, name, own)
    return with_evidence(store, answer) if "--evidence" in params else answer


def write_files(files: Mapping[Path, str]) -> None:
    """Write texts to files, and make the folders that they need.

    Args:
        files: Text by file.

    Raises:
        StoreError: If one cannot be written.
    """
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise StoreError(f"The file cannot be written: {error.strerror}.", where=str(path), remedy="Name another file.") from error


def _check(target: Path, suffix: str, place: Place) -> None:
    if suffix not in table_forms():
        remedy = f"Let the file's name end in {', '.join(table_forms())}."
        raise UsageError("The form of the table cannot be told from the file's name.", where=str(target), remedy=remedy)
    if suffix == ".csv" and place == "inside":
        raise UsageError(
            "A CSV cannot hold its proof: spreadsheets and pandas take a comment for a row.",
            where=str(target),
            remedy="Leave the proof beside it, or write .json or .md.",
        )


def table_text(answer: Answer, suffix: str, *, iris: bool, stamped: Stamp | None = None) -> str:
    """Return an answer as the text of a file.

    Args:
        answer: The answer.
        suffix: The file's ending.
        iris: Write IRIs instead of labels.
        stamped: The stamp to write into it; None for none.
    """
    text = table_forms()[suffix](answer, iris)
    if stamped is None:
        return text
    if suffix == ".json":
        return json.dumps({"proof": to_json(stamped), "rows": json.loads(text)}, ensure_ascii=False, indent=1) + "\n"
    return f"{text}\n{plain_markdown(stamped.line)}\n\n{markdown_comment(stamped)}"


def _json(answer: Answer, iris: bool) -> str:
    from gapgraph.questions.writing import to_json as rows_json

    return f"{rows_json(answer)}\n"


def _markdown(answer: Answer, iris: bool) -> str:
    names = [column.name for column in answer.columns]
    rows = [[cell.iri if iris and cell.iri else cell.text for cell in row] for row in answer.rows]
    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(plain_markdown(cell) for cell in line)} |\n" for line in lines)


def _sidecar(made: Stamp, answer: Answer) -> str:
    columns = [{"name": column.name, "type": column.type, "meaning": column.description} for column in answer.columns]
    return json.dumps({**to_json(made), "columns": columns, "rows": len(answer.rows)}, ensure_ascii=False, indent=1) + "\n"
