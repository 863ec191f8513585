"""Steps that compare words: whether anything promised answers a concern, and whether a figure that was asked for was given later.

What two texts have in common is told by stems (`gapgraph.links.wording`): SPARQL compares letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gapgraph.links.wording import Weights, Words, compared, stems

Row = Mapping[str, str]

_MUCH: Final = 0.3  # of the weight of a concern's words: a promise that holds so much may answer it
_MOST: Final = 0.6  # of the weight of a question's words: a later figure that holds so much gives what was asked for
_SHARED: Final = 2  # stems
_CLOSING: Final = frozenset(f"commitments.{rule}" for rule in ("action-line", "action-line-owner-only", "note-form", "listed-decision"))
_BELOW: Final = 100  # characters below a paragraph
_LIST: Final = 500
_ITEM: Final = 1_500  # characters from a concern to what an item of a meeting ends with
_FEW: Final = 3  # statements, or one in a hundred of them: a stem that more hold is of the theme that all of them share


def unanswered(rows: Sequence[Row]) -> list[Row]:
    """Keep the concerns that nothing promised, recommended or decided in the same paper or a later one speaks of.

    1. A row with `subject` is a concern, `matter` its words and `day` that of its paper; a row with `promised` is what was promised,
       in its own words and the heading they stand under.
    2. What shares two stems with the concern, and a third of the weight of its words, may answer it. It is easy to be an answer: a
       concern wrongly held to be answered costs a finding, the reverse accuses somebody.
    3. Right behind it in its `document` (`start` is the place in it) one stem of its sentence (`around`) will do that few statements have;
       and an action line or a listed decision (`rule`) just below its paragraph, which ends at `close`, will do in any words: where the
       concern is a point of a list (`listed`) some points further down too, for what a list ends with is about all its points.

    Args:
        rows: Concerns and promises.

    Returns:
        The rows of concerns without an answer.
    """
    promised = [(row, compared(row["promised"])) for row in rows if "promised" in row]
    concerns = [(row, compared(row["matter"])) for row in rows if "subject" in row]
    weights = Weights([*(words for _, words in promised), *(words for _, words in concerns)])

    def answered(row: Row, words: Words) -> bool:
        later = ((made, said) for made, said in promised if made["day"] >= row["day"])
        return any(_speaks(weights, words, said) or _follows(weights, row, made, said) for made, said in later)

    return [row for row, words in concerns if words.own and not answered(row, words)]


def _follows(weights: Weights, concern: Row, made: Row, said: Words) -> bool:
    """Whether something is promised so soon behind a concern that it may answer it."""
    if "close" not in concern or concern["document"] != made["document"]:
        return False
    below = int(made["start"]) - int(concern["close"])
    if made["rule"] in _CLOSING and 0 <= below < (_LIST if concern["listed"] == "true" else _BELOW):
        return True
    few = max(_FEW, weights.statements // 100)
    soon = 0 <= int(made["start"]) - int(concern["start"]) <= _ITEM
    return soon and any(weights.common(stem) <= few for stem in said.own.intersection(stems(concern["around"])))


def _speaks(weights: Weights, concern: Words, said: Words, share: float = _MUCH) -> bool:
    return len(concern.own & said.own) >= _SHARED and weights.held(concern, said) >= share


def unmeasured(rows: Sequence[Row]) -> list[Row]:
    """Keep the questions for figures that no later paper gives, or answers where the question is told again.

    Args:
        rows: Questions, which have a `subject` and what was `asked`; and what papers have `given`, each with its `day`.

    Returns:
        The rows of questions that stay without their figures.
    """
    asked = [(row, compared(row["asked"])) for row in rows if "subject" in row]
    first = min((row["day"] for row, _ in asked), default="")
    given = [(row["day"], compared(row["given"])) for row in rows if "given" in row and asked and row["day"] > first]
    weights = Weights([*(words for _, words in asked), *(words for _, words in given)])
    return [row for row, words in asked if not any(day > row["day"] and _speaks(weights, words, said, _MOST) for day, said in given)]
