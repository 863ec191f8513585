"""Asking a file's question again: the same table, page or brief, made from the store as it is now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from gapgraph.proofs.stamps import ALL
from gapgraph.proofs.tables import ANONYMOUS, answered, table_text
from graph_store.errors import InputError, UnknownNameError, UsageError

if TYPE_CHECKING:
    from gapgraph.proofs.stamps import Kind, Stamp
    from gapgraph.questions import Answer
    from graph_store.contract import Reader


class Maker:
    """Makes files again from one store; pages of one report are made together, for each needs all that was read.

    Args:
        store: The store.
    """

    def __init__(self, store: Reader) -> None:
        self.store = store
        self._reports: dict[tuple[str, str], tuple[Iterator[tuple[str, str]], dict[str, str]]] = {}

    def make(self, stamp: Stamp, suffix: str) -> bytes:
        """Make a file again.

        Args:
            stamp: What it says of itself.
            suffix: Its ending.

        Returns:
            The file as it would be written now, without a proof beside it.

        Raises:
            UsageError: If its subject is not in the store.
            InputError: If its question is not to be asked.
            StoreError: If the store cannot answer.
        """
        makers: Mapping[Kind, Callable[[Stamp, str], bytes]] = {
            "table": self._table,
            "view": self._view,
            "report": self._page,
            "brief": self._brief,
            "gaps": self._gaps,
            "trace": self._trace,
        }
        return makers[stamp.asked.kind](stamp, suffix)

    def _table(self, stamp: Stamp, suffix: str) -> bytes:
        asked = stamp.asked
        text = asked.sparql.get(asked.name, "")
        answer = None if asked.name == ANONYMOUS else _by_name(self.store, stamp)
        if answer is None or answer.question != text:
            options = {name: value for name, value in asked.params.items() if name.startswith("--")}
            answer = answered(self.store, ANONYMOUS, options, _harmless(text))  # its parameters are in its text
        return table_text(answer, suffix, iris="--iris" in asked.params).encode()

    def _view(self, stamp: Stamp, suffix: str) -> bytes:
        from gapgraph.views.writing import view_page

        subject = stamp.asked.params.get("subject")
        return view_page(self.store, stamp.asked.name, subject=subject, stamp=stamp.remark, as_of=stamp.as_of).encode()

    def _page(self, stamp: Stamp, suffix: str) -> bytes:
        from gapgraph.report.writing import iter_report

        key = stamp.remark, stamp.as_of
        if key not in self._reports:
            self._reports[key] = iter_report(self.store, stamp=stamp.remark, as_of=stamp.as_of), {}
        left, made = self._reports[key]
        while stamp.asked.name not in made:
            name, text = next(left, ("", ""))
            if not name:
                raise UnknownNameError("page of the report", stamp.asked.name, made)
            made[name] = text
        return made[stamp.asked.name].encode()

    def _brief(self, stamp: Stamp, suffix: str) -> bytes:
        from gapgraph.briefs import brief
        from gapgraph.briefs.writing import brief_forms

        made = brief(self.store, stamp.asked.name, about=stamp.asked.params.get("about"), as_of=stamp.as_of)
        return brief_forms()[suffix](made)

    def _gaps(self, stamp: Stamp, suffix: str) -> bytes:
        from gapgraph.proofs.texts import gaps_text

        return gaps_text(self.store, suffix, {name: value for name, value in stamp.asked.params.items() if name != ALL}).encode()

    def _trace(self, stamp: Stamp, suffix: str) -> bytes:
        from gapgraph.proofs.texts import trace_text

        return trace_text(self.store, suffix, stamp.asked.name).encode()


def question_changed(store: Reader, stamp: Stamp) -> bool:
    """Tell whether the question of a table, asked by its name now, is another text than the file's.

    Args:
        store: The store.
        stamp: The file's stamp.

    Returns:
        True if it reads otherwise, or there is no such question any more; False for anything but a table with a named question.
    """
    if stamp.asked.kind != "table" or stamp.asked.name == ANONYMOUS:
        return False
    answer = _by_name(store, stamp)
    return answer is None or answer.question != stamp.asked.sparql.get(stamp.asked.name)


def _by_name(store: Reader, stamp: Stamp) -> Answer | None:
    try:
        return answered(store, stamp.asked.name, stamp.asked.params, "")
    except UsageError:  # a question or a parameter that this version does not have
        return None


@cache
def _service() -> re.Pattern[str]:
    return re.compile(r"(?<![?$:\w])service(?![\w:])", re.IGNORECASE)


def _harmless(text: str) -> str:
    """Return a text that asks nobody but the store: a file from elsewhere must not make this machine talk to another."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})", lambda code: chr(int(code[1] or code[2], 16) % 0x110000), text)
    if _service().search(plain):
        raise InputError(
            "The question in this file may ask another endpoint (it has the word SERVICE), and was not asked.",
            remedy="Read it; if you trust it, save it as a .rq file, ask it with `gapgraph query`, and compare.",
        )
    return text
