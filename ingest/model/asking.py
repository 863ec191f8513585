"""The question: instructions of ours, and a part of a document as data.

The text goes into the user's message between two lines that hold a mark. The mark is a hash of the text, so that no text
can hold its own and pretend to end, and the same text makes the same question. Instructions and schema are ours alone.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from graph_store.errors import ModelError
from ingest.model.schema import answer_schema, kinds

ANSWER_TOKENS: Final = 4_096  # the most that one answer may take; an answer that is cut off there is asked for in two halves

Answer = dict[str, list[object]]


@cache
def instructions() -> str:
    """Return what the model is told to do."""
    return (Path(__file__).parent / "prompt.txt").read_text(encoding="utf-8")


@cache
def prompt_version() -> str:
    """Return a hash of the instructions and the schema: an answer holds good for one version only."""
    return sha256((instructions() + json.dumps(answer_schema())).encode()).hexdigest()[:12]


def as_data(text: str) -> str:
    """Return a part of a document as the user's message.

    Args:
        text: The part.

    Returns:
        The part between two lines with a mark that is not in it.
    """
    mark = sha256(text.encode()).hexdigest()[:16]
    return f"<document-{mark}>\n{text}\n</document-{mark}>"


def question(model: str, text: str) -> dict[str, Any]:
    """Return the request for one part of a document.

    Args:
        model: The model's name.
        text: The part.

    Returns:
        The request as the protocol has it, without the limit of the answer.
    """
    return {
        "model": model,
        "messages": [{"role": "system", "content": instructions()}, {"role": "user", "content": as_data(text)}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "records", "strict": True, "schema": answer_schema()}},
        "temperature": 0,
    }


def read_answer(content: str) -> Answer:
    """Read the words of a reply.

    Args:
        content: A JSON object; words around it, which some servers let through, are left out.

    Returns:
        Items by kind of record, not yet checked; kinds that are not ours are left out.

    Raises:
        ModelError: If it is no such object.
    """
    lists = _lists(content.rpartition("</think>")[2])
    if lists is None:
        remedy = "If it happens often, choose a model or server that keeps to a JSON schema."
        raise ModelError("The model's answer is not in the form that was asked for.", status=200, remedy=remedy)
    return lists


def _lists(content: str) -> Answer | None:
    try:
        found = json.loads(content[content.find("{") : content.rfind("}") + 1])
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or (found and not any(name in found for name in kinds())):
        return None
    lists = {name: found.get(name) or [] for name in kinds()}
    return cast("Answer", lists) if all(isinstance(items, list) for items in lists.values()) else None
