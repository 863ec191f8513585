"""An evaluation as tables (for a terminal or a page) and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from gapgraph.evaluation.confusions import Confusion, confusions
from gapgraph.evaluation.reliability import Bin, bins, calibration_error, rules

if TYPE_CHECKING:
    from gapgraph.evaluation.evaluating import Evaluation
    from gapgraph.evaluation.intervals import Interval
    from gapgraph.evaluation.misses import Miss


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a title.

    Attributes:
        title: What the rows show.
        columns: Names of the columns.
        rows: Cells as text.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def score_table(evaluation: Evaluation, title: str = "How much was found") -> Table:
    """Return precision, recall and F1 by section, with intervals.

    Args:
        evaluation: The evaluation.
        title: The table's title.

    Returns:
        The table; sections in which nothing is annotated and nothing was found are left out.
    """
    rows = []
    for section, one in evaluation.scores().items():
        if one.gold or one.found:
            figures = (figure_with(getattr(one, name), evaluation.interval(section, name)) for name in ("precision", "recall", "f1"))
            rows.append((section, str(one.gold), str(one.found), *figures))
    rows.append(("mean", "", "", "", "", figure_with(evaluation.mean_f1, evaluation.mean_interval())))
    return Table(title, ("section", "annotated", "found", "precision", "recall", "F1"), tuple(rows))


def field_table(evaluation: Evaluation) -> Table:
    """Return how often each field of the pairs agrees, with intervals.

    Args:
        evaluation: The evaluation.

    Returns:
        The table.
    """
    rows = [
        (section, field, str(one.compared), figure_with(one.share, evaluation.field_interval(section, field)))
        for section, fields in evaluation.fields().items()
        for field, one in fields.items()
    ]
    return Table("Fields of what was found", ("section", "field", "compared", "agree"), tuple(rows))


def genre_table(evaluation: Evaluation) -> Table:
    """Return F1 by genre and section.

    Args:
        evaluation: The evaluation.

    Returns:
        The table; the number of required records stands in brackets.
    """
    rows = []
    for genre in evaluation.genres:
        part = evaluation.of_genre(genre)
        cells = (f"{one.f1:.2f} ({one.gold})" if one.gold else "" for one in part.scores().values())
        rows.append((genre or "(none)", str(len(part.documents)), *cells, f"{part.mean_f1:.2f}"))
    return Table("F1 by genre", ("genre", "documents", *evaluation.sections, "mean"), tuple(rows))


def confusion_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """Return what was taken for what: one row for each annotated value, one column for each found one.

    Args:
        evaluation: The evaluation.

    Returns:
        One table for each field in which anything was confused.
    """
    return tuple(_confusion(one) for one in confusions(evaluation.outcomes))


def _confusion(one: Confusion) -> Table:
    values = one.values
    rows = tuple((wanted, *(str(one.counts.get((wanted, found), 0) or "") for found in values)) for wanted in values)
    return Table(f"Annotated (rows) as found (columns), {one.name}", ("", *values), tuple(row for row in rows if any(row[1:])))


def reliability_table(evaluation: Evaluation) -> Table:
    """Return what facts are said to be, and how many of them are right.

    Args:
        evaluation: The evaluation.

    Returns:
        The table.
    """
    return _bins("Facts by how sure they are said to be", "said", bins(evaluation.outcomes))


def rule_table(evaluation: Evaluation) -> Table:
    """Return the precision of each rule.

    Args:
        evaluation: The evaluation.

    Returns:
        The table.
    """
    return _bins("Facts by rule", "rule", rules(evaluation.outcomes))


def _bins(title: str, first: str, found: Sequence[Bin]) -> Table:
    rows = ((one.name, str(one.facts), f"{one.said:.2f}", f"{one.share:.2f}", str(one.interval or "")) for one in found)
    return Table(title, (first, "facts", "mean confidence", "right", "95 % interval"), tuple(rows))


def miss_table(found: Sequence[Miss]) -> Table:
    """Return the misses with their words.

    Args:
        found: The misses.

    Returns:
        The table.
    """
    rows = (
        (
            one.what,
            one.document.removesuffix(".json"),
            str(one.line or ""),
            one.section,
            f"{one.kind}: {one.found or '(nothing)'} for {one.wanted}" if one.what == "differs" else one.kind,
            one.words,
            one.rule,
        )
        for one in found
    )
    return Table("Misses", ("", "document", "line", "section", "kind", "words", "rule"), tuple(rows))


def calibration_sentence(evaluation: Evaluation) -> str:
    """Return in one sentence whether confidences are honest.

    Args:
        evaluation: The evaluation.

    Returns:
        The sentence; empty where no fact has a confidence.
    """
    found = bins(evaluation.outcomes)
    facts, right = sum(one.facts for one in found), sum(one.right for one in found)
    if not facts:
        return ""
    said = sum(one.said * one.facts for one in found) / facts
    so = f"{right / facts:.2f} of them are right (expected calibration error {calibration_error(found):.3f})"
    return f"Confidences: {facts} facts are said to be {said:.2f} sure on the average, and {so}."


def figure_with(figure: float, interval: Interval | None) -> str:
    """Return a figure with its interval in brackets, where it has one."""
    return f"{figure:.2f} ({interval})" if interval else f"{figure:.2f}"


def to_markdown(table: Table) -> str:
    """Write a table in Markdown.

    Args:
        table: The table.

    Returns:
        Its lines, each with its line end.
    """
    lines = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n" for line in lines)


def to_json(evaluation: Evaluation, found: Sequence[Miss] = ()) -> dict[str, object]:
    """Return an evaluation as JSON values.

    Args:
        evaluation: The evaluation.
        found: The misses to include.

    Returns:
        Scores, fields, genres, confusions, rules and reliability.
    """
    stated = bins(evaluation.outcomes)
    return {
        "documents": list(evaluation.documents),
        "unread": list(evaluation.unread),
        "mean_f1": evaluation.mean_f1,
        "mean_f1_interval": _ends(evaluation.mean_interval()),
        "resamples": evaluation.resamples,
        "sections": dict(_sections(evaluation)),
        "genres": {genre: _plain_scores(evaluation.of_genre(genre)) for genre in evaluation.genres},
        "confusions": [
            {"name": one.name, "counts": [{"annotated": a, "found": b, "count": n} for (a, b), n in sorted(one.counts.items())]}
            for one in confusions(evaluation.outcomes)
        ],
        "rules": [_bin(one) for one in rules(evaluation.outcomes)],
        "reliability": {"bins": [_bin(one) for one in stated], "expected_calibration_error": calibration_error(stated)},
        "misses": [asdict(miss) for miss in found],
    }


def _sections(evaluation: Evaluation) -> Iterator[tuple[str, dict[str, object]]]:
    fields = evaluation.fields()
    for section, one in evaluation.scores().items():
        measures = {name: getattr(one, name) for name in ("gold", "found", "precision", "recall", "f1")}
        ends = {f"{name}_interval": _ends(evaluation.interval(section, name)) for name in ("precision", "recall", "f1")}
        shares = {
            field: {"agree": held.share, "compared": held.compared, "interval": _ends(evaluation.field_interval(section, field))}
            for field, held in fields[section].items()
        }
        yield section, {**measures, **ends, "fields": shares}


def _plain_scores(evaluation: Evaluation) -> dict[str, object]:
    scores = {section: {"gold": one.gold, "found": one.found, "f1": one.f1} for section, one in evaluation.scores().items()}
    return {"documents": list(evaluation.documents), "mean_f1": evaluation.mean_f1, "sections": scores}


def _bin(one: Bin) -> dict[str, object]:
    return {"name": one.name, "facts": one.facts, "confidence": one.said, "right": one.share, "interval": _ends(one.interval)}


def _ends(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None
