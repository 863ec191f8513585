"""What is shown as a document's own words must be its words.

Passages are compared with the text by `validation`. But a reader is also shown labels, figures, titles and names that the graph
keeps as strings beside the passages, and the sentences of gaps, which quote. Each of them must lead back to the text:

1. A label is the words of its quotation or heading, a field that repeats the text (a figure, what it measures, a title) is
   the words behind it; white space is folded on both sides. The number of a recommendation holds the words behind it ("1a": "a"),
   and a post stands in its words as a title may ("Cllrs" for Councillor).
2. A name, worked out as the fullest that the document gives, has no word that the document has not.
3. What the sentence of a gap puts between “ and ” stands in a document that it is about, or is the title of one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graph_store.namespaces import GG
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

_LONGEST_OUTER: Final = 4  # "viii" is the longest that is found
_SPELLED: Final = MappingProxyType({
    **{"cllr": "councillor", "cllrs": "councillors", "supt": "superintendent", "insp": "inspector", "det": "detective"},
    **{"sgt": "sergeant", "col": "colonel", "capt": "captain", "rev": "reverend", "prof": "professor", "hon": "honorary"},
})
_ORDINALS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_AGAIN: Final = "Read the document again with --force."

Objection = tuple[str, str, str, str]  # thing, message, property, value


def check_words(store: Reader) -> Iterator[Objection]:
    """Compare labels and fields with the words behind them.

    Args:
        store: The store.

    Yields:
        An objection for each that differs, or has no words.

    Raises:
        StoreError: If the store cannot answer.
    """
    behind: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in store.select(query_text("internal/verbatim")):
        key = str(row["thing"]), str(row["property"]), str(row["value"])
        behind[key].update([_folded(str(row["words"]))] if "words" in row else [])
    for (thing, path, value), words in behind.items():
        holds = {f"{GG}label": _is_number_with, f"{GG}postText": _is_post_in}.get(path, _is_same)
        if not any(holds(value, one) for one in words):
            yield thing, f"What is shown as the document's words is not what stands behind it. {_AGAIN}", path, value[:200]


def _is_same(value: str, words: str) -> bool:
    return _folded(value) == words


def _is_post_in(post: str, words: str) -> bool:
    """Whether the words hold a post, in its own form or as titles give it ("Councillors Hay and Crane", "chaired by", "Cllr")."""
    return f" {_plain_post(post)} " in f" {_plain_post(words)} "


def _plain_post(text: str) -> str:
    spelled = " ".join(_SPELLED.get(word, word) for word in re.findall(r"\w+", text.casefold()))
    return re.sub(r"\bchair(?:ed|ing|s|man|woman|person)\b", "chair", re.sub(r"s\b", "", spelled))


def _is_number_with(label: str, words: str) -> bool:
    """Whether a label is the words, or the words with the number of the item around them."""
    if label.isdecimal() and words.casefold() in _ORDINALS:
        return _ORDINALS.index(words.casefold()) + 1 == int(label)
    outer = label.removesuffix(words) if label.endswith(words) else label.removeprefix(words)
    return label.casefold() == words.casefold() or (outer != label and outer.replace(".", "").isalnum() and len(outer) <= _LONGEST_OUTER)


def check_names(store: Reader, texts: Mapping[str, str]) -> Iterator[Objection]:
    """Look for each word of each name in its document.

    Args:
        store: The store.
        texts: Canonical texts by document.

    Yields:
        An objection for each name with a word that its document has not.

    Raises:
        StoreError: If the store cannot answer.
    """
    words: dict[str, set[str]] = {}
    for row in store.select(query_text("internal/names-said")):
        document, name = str(row["document"]), str(row["name"])
        text = texts.get(document, "")
        if document not in words:
            words[document] = _words(text)
        # a word may be glued to another in the text, such as to the mark of a note
        if any(word not in text.casefold() for word in _words(name) - words[document]):
            yield str(row["fact"]), f"The document does not give this name. {_AGAIN}", str(row["property"]), name[:200]


def check_sentences(store: Reader, texts: Mapping[str, str]) -> Iterator[Objection]:
    """Look for what the sentences of gaps quote in the documents that they are about.

    Args:
        store: The store.
        texts: Canonical texts by document.

    Yields:
        An objection for each sentence with a quotation that its document has not.

    Raises:
        StoreError: If the store cannot answer.
    """
    folded: dict[str, str] = {}
    about: dict[tuple[str, str], list[str]] = {}
    for row in store.select(query_text("internal/sentences")):
        document = str(row["document"])
        if document not in folded:
            folded[document] = f"{_folded(texts.get(document, ''))}\n{_folded(str(row['title']))}"
        about.setdefault((str(row["finding"]), str(row["sentence"])), []).append(document)
    for (finding, sentence), documents in about.items():
        quoted = (part.removesuffix(" …") for part in re.findall(r"“([^”]*)", sentence))
        if any(all(part not in folded[document] for document in documents) for part in quoted):
            yield finding, "The gap quotes words that its document has not. Build again.", "", sentence[:200]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
