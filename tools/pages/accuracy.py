"""The measured parts of docs/accuracy.md: one block a set of papers, one for all of them together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from gapgraph.evaluation import Evaluation
from gapgraph.evaluation.calibrating import calibrate, facts_of, held_out_bins
from gapgraph.evaluation.reliability import Bin, bins, calibration_error
from gapgraph.evaluation.writing import Table, field_table, genre_table, reliability_table, score_table, to_markdown
from tools.pages.curve import curve

MEASURED: Final = "required records"  # a block without these words holds no figures


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one set of papers.

    Attributes:
        evaluation: What became of each record.
        counts: How much each of its facts counts when confidences are measured.
        held: How many fields of each kind were proved to be held by their words.
        faults: How many were not.
        words: Words in the papers.
    """

    evaluation: Evaluation
    counts: float
    held: Mapping[str, int]
    faults: int
    words: int


def block_of(page: str, name: str) -> str | None:
    """Return a measured block of the page.

    Args:
        page: The page's text.
        name: The block's name.

    Returns:
        What stands between its marks; None if the page has no such block.
    """
    found = re.search(_marks(name), page, re.DOTALL)
    return found["block"] if found else None


def with_block(page: str, name: str, block: str) -> str:
    """Put a measured block into the page.

    Args:
        page: The page's text.
        name: The block's name.
        block: Its content.

    Returns:
        The page with the content between the block's marks.

    Raises:
        LookupError: If the page has no such marks.
    """
    if block_of(page, name) is None:
        raise LookupError(f"The page has no marks for {name!r}: <!-- measured {name} --> and <!-- end of {name} -->.")
    return re.sub(_marks(name), lambda found: f"{found['start']}{block}{found['end']}", page, flags=re.DOTALL)


def _marks(name: str) -> str:
    return rf"(?P<start><!-- measured {name} -->\n)(?P<block>.*?)(?P<end><!-- end of {name} -->)"


def papers(measured: Measured) -> str:
    """Write the block of one set of papers.

    Args:
        measured: What was measured on it.

    Returns:
        Markdown: figures by section and field, by genre where there are several, and what was proved.
    """
    done = measured.evaluation
    required = sum(one.gold for one in done.scores().values())
    parts = [f"{len(done.documents)} papers, {measured.words:,} words, {required} {MEASURED}.\n"]
    parts += [_titled(score_table(done)), _titled(field_table(done))]
    parts += [_titled(genre_table(done))] if len(done.genres) > 1 else []
    parts += [_titled(reliability_table(done)), _off(bins(done.outcomes)), _grounding(measured)]
    return "\n" + "\n".join(parts) + "\n"


def together(measured: Sequence[Measured]) -> str:
    """Write the block of all papers together: whether confidences are honest.

    Args:
        measured: What was measured on each set.

    Returns:
        Markdown: the curve, and its tables, of the papers that count fully.
    """
    facts = [fact for one in measured for fact in facts_of(one.evaluation.outcomes, one.counts)]
    shipped = bins(outcome for one in measured if one.counts >= 1 for outcome in one.evaluation.outcomes)
    foreseen = held_out_bins(facts, calibrate(facts).weights)
    drawn = curve(shipped, foreseen, "Share of facts that are right against how sure they are said to be")
    parts = [
        *(drawn, ""),
        "**As shipped** (dots)\n",
        *(_bars(shipped), _off(shipped)),
        "**Foreseen from the other papers** (rings)\n",
        *(_bars(foreseen), _off(foreseen)),
    ]
    return "\n" + "\n".join(parts) + "\n"


class Share(Protocol):
    """How much of what was found is right, and of what was expected found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""

    @property
    def recall(self) -> float:
        """Share of what was expected that was found."""


def over_papers(kinds: Mapping[str, Share], links: Mapping[str, Share]) -> str:
    """Write the block of what is found over several papers.

    Args:
        kinds: Findings by kind of gap.
        links: Links between papers.

    Returns:
        Markdown: a table of each.
    """
    titles = ("", "precision", "recall", "right", "wrong", "missed")
    parts = [to_markdown(Table("", titles, tuple(_share(name, one) for name, one in found.items()))) for found in (kinds, links)]
    return "\n" + "\n".join(parts) + "\n"


def over_partnerships(found: Mapping[str, tuple[Mapping[str, Share], Mapping[str, Share]]]) -> str:
    """Write the block of what is found in partnerships, a row for each.

    Args:
        found: Findings by kind of gap, and links, by the partnership's name.

    Returns:
        Markdown: a table with the last row of the findings ("all kinds"), and each kind of link.
    """
    parts = ((name, [*list(kinds.items())[-1:], *links.items()]) for name, (kinds, links) in found.items())
    rows = [(name, *_share(what, one)) for name, shares in parts for what, one in shares]
    return "\n" + to_markdown(Table("", ("partnership", "", "precision", "recall", "right", "wrong", "missed"), tuple(rows))) + "\n"


def over_reading(read: Mapping[str, Mapping[str, Any]]) -> str:
    """Write the block of what a person found who read findings by eye.

    Args:
        read: docs/gaps-read.toml.

    Returns:
        Markdown: a table, a row per kind of gap.
    """
    rows = tuple((name, str(one["found"]), str(one["wrong"]), " ".join(one["reasons"])) for name, one in sorted(read.items()))
    return "\n" + to_markdown(Table("", ("kind", "read", "wrong", "why"), rows)) + "\n"


def _share(name: str, one: Share) -> tuple[str, ...]:
    return name, f"{one.precision:.2f}", f"{one.recall:.2f}", str(one.right), str(one.wrong), str(one.missed)


def _bars(found: Sequence[Bin]) -> str:
    rows = tuple((one.name, str(one.facts), f"{one.said:.2f}", f"{one.share:.2f}", str(one.interval), _bar(one)) for one in found)
    return to_markdown(Table("", ("said", "facts", "mean confidence", "right", "95 % interval", "right, as a bar"), rows))


def _titled(table: Table) -> str:
    return f"**{table.title}**\n\n{to_markdown(table)}"


def _bar(one: Bin) -> str:
    return "█" * round(20 * one.share) + "░" * (20 - round(20 * one.share))


def _off(found: Sequence[Bin]) -> str:
    return f"Expected calibration error: {calibration_error(found):.3f}.\n"


def _grounding(measured: Measured) -> str:
    """How many fields the words of the quotations were proved to hold."""
    held = Counter(measured.held)
    named = ", ".join(f"{held[name]} {name}" for name in ("numbers", "parties", "dates", "other words"))
    all_ = held.total() + measured.faults
    share = f"{held.total() / all_:.1%}" if all_ else "none"
    return f"Fields whose words hold them: {share} of {all_:,} ({named})."
