"""Cutting an attendance list into entries: where one person's entry ends and the next one's starts.

1. Lines, semicolons and full stops part it, then commas, "and", "with"; brackets are never cut.
2. What is no entry of its own, a post or a body, goes with the name before it, or behind it ("the Head of Planning, Ann Lee").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.extract.parties.asides import tie
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import full_name, is_no_name
from ingest.extract.parties.posts import is_post
from ingest.extract.parties.titles import TITLE, is_plural

# a full stop behind a word and before a capital parts too, but for that of a title cut short
_STRETCH: Final = r"\n|;|(?<=[a-z]{3})(?<!Cllr)(?<!Cllrs)(?<!Prof)(?<!Supt)(?<!Insp)(?<!Capt)(?<!Messrs)\.\s+(?=[A-Z][a-z]+\.?\s+[A-Z])"


def split_entries(words: str, *, plural: bool = False, lined: bool = False) -> Iterator[tuple[int, int]]:
    """Cut a list into entries.

    Args:
        words: The list: one line, or what stands behind a label.
        plural: Whether a title for several stands before, so that surnames alone are entries.
        lined: Whether each line is an entry of its own, so that what stands behind a comma rather belongs to the name before.

    Yields:
        Start and end of each entry, in text order.

    Example:
        >>> words = "Ann Lee (Chair), Bob Hay, Head of Parks, Kent County Council and Cllr Roy"
        >>> [words[a:b] for a, b in split_entries(words)]
        ['Ann Lee (Chair)', 'Bob Hay, Head of Parks, Kent County Council', 'Cllr Roy']
    """
    stretches = list(_outside(words, 0, len(words), _STRETCH))
    parted = ";" in words and len(stretches) > 1
    for first, last in stretches:
        yield from _merged(
            words,
            parted,
            list(
                _outside(
                    words,
                    first,
                    last,
                    r",?\s+(?:together\s+)?with\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)s?\b|[A-Z][a-z]+\s[A-Z][\w’'-]+(?:\s(?:from|of|for)\b|\s?\(|,|\s+and\b))|,(?!\s+(?:[A-Z]\.\s?){1,3}\s*(?:[,;()]|$)|\s+[A-Z]$)|\band\b|(?<=\s)&(?=\s)|(?<=\))\s+(?=[A-Z][a-z]+ [A-Z])",
                )
            ),
            plural=plural,
            lined=lined,
        )


def _outside(words: str, start: int, end: int, at: str) -> Iterator[tuple[int, int]]:
    """Cut at a pattern outside brackets; white space and stops at the ends go."""
    depth, begin = 0, start
    for found in re.finditer(rf"[(\[]|[)\]]|{at}", words[:end]):
        if found.start() < start:
            continue
        if found[0] in "([":
            depth += 1
        elif found[0] in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            yield from _stripped(words, begin, found.start())
            begin = found.end()
    yield from _stripped(words, begin, end)


def _stripped(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lead = re.compile(r"[\s.,;•*–-]*(?:(?:and |also |from |by |including )+(?=[A-Z]))?").match(words, start, end)
    first = lead.end() if lead else start
    text = words[first:end].rstrip(" \n\t.,;")
    if text:
        yield first, first + len(text)


def _merged(words: str, parted: bool, parts: list[tuple[int, int]], *, plural: bool, lined: bool) -> Iterator[tuple[int, int]]:
    """Join what is no entry of its own (a post, a body) to the entry before it; where semicolons part the entries, capitals alone are none."""
    ranks: list[int] = []
    for start, end in parts:
        ranks.append(_rank(words[start:end], plural=plural))
        title = full_name().match(words[start:end])
        plural = bool(title and title["title"] and is_plural(title["title"])) or (plural and (not (title and title["title"]) or _is_courtesy(title["title"])))
    detailed = parted or any(rank == 0 for rank in ranks) or (lined and ranks == [2, 1])
    current: tuple[int, int] | None = None
    for (start, end), rank in _with_post_before(words, list(zip(parts, ranks, strict=True))):
        if re.match(r"(?:about |some |around )?\d+ |(?:no )?members of the public|(?:several|a number of) ", words[start:end]):
            continue  # "and 6 members of the public"
        weak = rank == 1 and detailed and not (current and words[current[1] - 1] == ")")
        if current and (rank == 0 or weak or _goes_on(words, current, start, end) or _bears_initials(words, current, start, end)):
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _with_post_before(words: str, ranked: list[tuple[tuple[int, int], int]]) -> Iterator[tuple[tuple[int, int], int]]:
    """The parts, a post with an article joined to the name behind it ("the Head of Planning, Ann Lee")."""
    led: int | None = None
    for index, ((start, end), rank) in enumerate(ranked):
        if rank == 0 and index + 1 < len(ranked) and ranked[index + 1][1] and re.match(r"(?:the|our) ", words[start:end]) and is_post(words[start:end]):
            led = start + 4
            continue
        yield ((start, end), rank) if led is None else ((led, end), 2)
        led = None


def _goes_on(words: str, current: tuple[int, int], start: int, end: int) -> bool:
    """Whether "and" stands inside a body's name ("Department for Communities and Local Government")."""
    if words[current[1] - 1] == ")" or not re.fullmatch(r"\s+(?:and|&)\s+", words[current[1] : start]):
        return False
    named = full_name().match(words[start:end])
    if named and tie().match(words[start:end][named.end() :].lstrip()) and " " in named["name"] and not is_no_name(named["name"].split()):
        return False  # "and Ann Lee for the Panel"
    before = words[current[0] : current[1]].rsplit(",", 1)[-1].rsplit("(", 1)[-1].split()
    after = words[start:end].split("(", maxsplit=1)[0].split()
    return bool(classify([*before, "and", *after])) and not bool(classify(after) and full_name().fullmatch(" ".join(before)))


def _bears_initials(words: str, current: tuple[int, int], start: int, end: int) -> bool:
    """Whether a part ends with the initials of the name before it, and so is that person's body ("Jane Carter, Open Door (JC)")."""
    letters = re.search(r"\((?P<letters>[A-Z]{2,4})\)\s*$", words[start:end])
    name = full_name().match(words[current[0] : current[1]]) if letters else None
    if not letters or not name:
        return False
    own, before = ("".join(word[0] for word in text.split()) for text in (words[start : start + letters.start()], name["name"]))
    return own != letters["letters"] == before


def _rank(words: str, *, plural: bool) -> int:
    """How surely words start with a name: 2 by title or given name (or brackets behind it), 1 by capitals, 0 not."""
    found = full_name().match(words)
    if led_by_post(words):
        return 2
    if not found:
        return 0
    name, rest = found["name"].split(), words[found.end() :].lstrip()
    if (
        found["title"]
        or (plural and not classify(name))
        or (name[0] in lexicon().given and (len(name) == 1 or len(name[-1].rstrip(".")) == 1) and (not rest or rest[0] == "("))
    ):
        return 2
    if len(name) < 2 or classify(name) or is_post(found["name"]) or is_no_name(name):
        return 0
    if name[0] in lexicon().given or (rest.startswith("(") and not rest.startswith("(the")) or (tie().match(rest) and len(name) < 4):
        return 2
    return 1 if not rest or rest[0] in "–-/:" else 0


def _is_courtesy(title: str) -> bool:
    """Whether a title within a list of councillors goes with one of them and ends the list of none ("Councillors Hay, Mrs Lee and Orr")."""
    return title.rstrip(".") in ("Mr", "Mrs", "Miss", "Ms", "Dr")


def led_by_post(words: str) -> re.Match[str] | None:
    """Find a post in front of the name whose it is.

    Args:
        words: An entry.

    Returns:
        The match of everything in front of the name, with the group `post`; None if the entry starts otherwise.
    """
    led = _post_first().match(words) or _post_outside().match(words)
    return led if led and is_post(led["post"]) and not classify(words[led.end() :].rstrip(")").split()) else None


@cache
def _post_outside() -> re.Pattern[str]:
    """A post and, in brackets, who has it ("the Clerk (Mr Hay)")."""
    return re.compile(rf"(?:[Tt]he\s+)?(?P<post>[A-Z][^(),\n]{{2,60}}?)\s*\((?={TITLE}\s+[A-Z][^(),]{{1,40}}\)$)")


@cache
def _post_first() -> re.Pattern[str]:
    """A post right before a title and a name ("Independent Members Mr Hay and Dr Orr")."""
    return re.compile(rf"(?P<post>(?!{TITLE}\s)[A-Z][\w’'-]+(?:\s+(?!{TITLE}\s)[\w’'-]+){{0,4}}?)\s+(?={TITLE}\s+[A-Z])")
