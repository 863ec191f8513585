"""CSL-JSON: the form of the Citation Style Language, which Zotero, Pandoc and word processors read.

The keys and types are those of its schema (csl-data.json of CSL 1.0.2).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from gapgraph.bibliography.dates import date_parts
from gapgraph.bibliography.works import Work

# All others are reports.
_TYPES: Final = {"bill": "bill", "dataset": "dataset", "legislation": "legislation", "news": "article-newspaper", "other": "document"}


def to_csl_json(works: Iterable[Work]) -> str:
    """Write works as CSL-JSON.

    Args:
        works: The works.

    Returns:
        A JSON list, an object a work.
    """
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> dict[str, object]:
    item: dict[str, object] = {"id": work.key, "type": _TYPES.get(work.genre, "report"), "title": work.title, "genre": work.kind}
    if work.publisher:
        item["publisher"] = work.publisher
    if parts := date_parts(work.date):
        item["issued"] = {"date-parts": [parts]}
    if work.url:
        item["URL"] = work.url
    item["note"] = "\n".join(use.note for use in work.uses)
    return item
