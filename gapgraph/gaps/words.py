"""Steps that compare words: whether anything promised answers a concern, and whether anybody speaks for those whom promises are about.

What two texts have in common is told by stems (`gapgraph.links.wording`): SPARQL compares letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gapgraph.links.wording import Weights, Words, compared, stems

Row = Mapping[str, str]

_MUCH: Final = 0.3  # of the weight of a concern's words: a promise that holds so much may answer it
_SHARED: Final = 2  # stems
_CLOSING: Final = frozenset(f"commitments.{rule}" for rule in ("action-line", "action-line-owner-only", "note-form", "listed-decision"))
_BELOW: Final = 100  # characters below a paragraph
_LIST: Final = 500
_ITEM: Final = 1_500  # characters from a concern to what an item of a meeting ends with
_FEW: Final = 3  # statements, or one in a hundred of them: a stem that more hold is of the theme that all of them share
_PROMISES: Final = 2  # fewer, and the group is named in passing
_EVERYBODY: Final = frozenset(
    """adults babies boys children families fathers girls households
    men mothers parents patients people pupils residents students users women""".split()
)
_SOME: Final = frozenset("carers learners leavers migrants refugees seekers survivors tenants veterans victims".split())
# A group by these words alone is everybody, and somebody speaks for everybody.
_ANY: Final = frozenset(
    """all any both children each every few general local many more
    most much new old older other our several some such the their these those young younger your""".split()
)


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


def _speaks(weights: Weights, concern: Words, said: Words) -> bool:
    return len(concern.own & said.own) >= _SHARED and weights.held(concern, said) >= _MUCH


def unheard(rows: Sequence[Row]) -> list[Row]:
    """Keep the groups of people that two promises or more are about, and for whom nobody speaks.

    1. A row with `name` is a group (`party`); with `subject`, something promised, in `words`; with `heard`, words that tell who was
       at a table, spoke, or is a body of its own: attendance lists, the names of bodies, and who raised or answered something.
    2. A group has a name of two words or more, the last of which is for people and not for those who serve them, and of which another
       tells them from everybody ("young carers", and not "young people").
    3. It is heard if its name stands in any words of the last kind ("Young Carers Forum").

    Args:
        rows: Groups, promises and who was heard.

    Returns:
        Per group and promise a row: `subject` and `party` are the group, `basis` is the promise.
    """
    heard = [stems(row["heard"]) for row in rows if "heard" in row]
    promises = [(stems(row["words"]), row) for row in rows if "words" in row]
    groups: dict[tuple[str, ...], Row] = {}
    for row in sorted((row for row in rows if "name" in row), key=lambda row: row["party"]):
        if _is_group(row["name"]):
            groups.setdefault(stems(row["name"]), row)
    found: list[Row] = []
    for name, group in groups.items():
        if any(_holds(said, name) for said in heard):
            continue
        about = [row for words, row in promises if _holds(words, name)]
        if len({row["promise"] for row in about}) >= _PROMISES:
            told = {"subject": group["party"], "party": group["party"], "about": group["name"]}
            found += [{**row, **told, "basis": row["subject"]} for row in about]
    return found


def _is_group(name: str) -> bool:
    *telling, people = name.casefold().split() or [""]
    told = people in _SOME or any(word not in _ANY and word.isalpha() for word in telling)
    return bool(telling) and people in _EVERYBODY | _SOME and told


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name stands in words, its stems side by side."""
    return any(tuple(words[start : start + len(name)]) == tuple(name) for start in range(len(words) - len(name) + 1))
