"""The `Gap`: one finding with everything that is needed to dispute it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Searched:
    """A document that was searched and found silent.

    Attributes:
        iri: The document.
        title: Its title.
        date: Its date as exact as the text gives it; empty if it gives none.
    """

    iri: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One finding.

    Attributes:
        iri: The finding, the same over rebuilds as long as it is about the same thing.
        kind: Its kind ("no-owner").
        subject: The fact or party it is about.
        expectation: The passage that creates the expectation.
        words: That passage's words, white space folded.
        document: The document in which the expectation stands.
        searched: The documents that were searched and found silent.
        parties: IRIs of the parties it touches.
        party_names: Their names, in the same order.
        sentence: The gap in a plain sentence.
        closes: What would close it.
        confidence: How sure it is, from 0 to 1: that of the least sure fact, times `silence`.
        status: "open", unless a person said otherwise.
        other: What else it is about (the other party of a pair, the other figure of two); empty if nothing.
        facts: The facts it rests on, each with how sure it is, the least sure first.
        silence: How often a person who looked found the documents silent too, for findings of this kind.
    """

    iri: str
    kind: str
    subject: str
    expectation: str
    words: str
    document: Searched
    searched: tuple[Searched, ...]
    parties: tuple[str, ...]
    party_names: tuple[str, ...]
    sentence: str
    closes: str
    confidence: float
    status: str = "open"
    other: str = ""
    facts: tuple[tuple[str, float], ...] = ()
    silence: float = 1.0
