"""Which words make a clause a promise, a plan, a suggestion, a report of work, an aim or a decision.

The first pattern that fits decides, so the order is the ranking: formal decisions, then promises, then what is
merely proposed or suggested, then what is reported, then aims. Confidences are the shares of right ones as
measured on annotated documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extract.commitments.draft import Wording
from ingest.records import CommitmentKind, Status

_DONE: Final = (
    r"(?:completed|launched|published|submitted|circulated|produced|developed|established|introduced|implemented|revised|updated|extended|reviewed|met|worked|received|undertaken|commissioned|appointed|"
    r"recruited|secured|awarded|delivered|set up|put together|made|started|begun|commenced|improved|increased|reduced|built|created|issued|held|sent|written|finalised|drafted|invited|fed back|announced|"
    r"released|transferred|merged|committed|grown|agreed|provided|allocated|signed|opened|achieved|fulfilled|charged|shared|tabled|re-tabled|addressed|trained|identified|rolled out|expanded|celebrated|"
    r"approved|obtained|embedded|advertised|tracked|raised|contributed|supported|joined|taken|run|led|presented|discussed with|brought|done|catalysed|invested|recognised)"
)
_DOING: Final = (
    r"(?:working|developing|preparing|monitoring|trialling|testing|undertaking|progressing|negotiating|piloting|leading|continuing|carrying|seeking|drafting|managing|running|collecting|recruiting|"
    r"overseeing|looking (?:at|into|for)|being (?:developed|prepared|trialled|trialling|rolled|implemented|reviewed|drafted|tested|piloted|made|taken|built|updated|discussed)|ongoing|on-going|under way|underway|in progress|currently with|focusing|building|exploring|delivering|commissioning|promoting|engaging|analysing|improving|actively \w+ing)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording: the words, and what a clause with them is."""

    words: re.Pattern[str]
    kind: CommitmentKind
    status: Status
    rule: str
    confidence: float
    passive: bool = False


_TABLE: Final[tuple[tuple[str, CommitmentKind, Status, str, float, bool], ...]] = (
    (r"\b(?:RESOLVED|AGREED|ENDORSED|APPROVED|DELEGATED)\b(?! to$)", "decision", "agreed", "decision-capitals", 0.85, False),
    (r"\b(?:NOTED)\b", "decision", "noted", "decision-noted", 0.8, False),
    (r"\b[Ii]t was (?:unanimously |also )?(?:agreed|resolved) (?:that|to)\b", "decision", "agreed", "decision-it-was-agreed", 0.75, True),
    (r"\b(?:committee|board|panel|group|council|cabinet|members|meeting|forum|partnership|trust) (?:unanimously |therefore |then )?(?:resolved|agreed that|approved|endorsed|ratified|adopted)\b", "decision", "agreed", "decision-body", 0.75, False),
    (r"\b(?:minutes|actions and minutes)\b.{0,60}\b(?:were|was) (?:agreed|approved|accepted|signed|confirmed)\b", "decision", "agreed", "decision-minutes", 0.9, True),
    (r"\b(?:agreed|undertook|promised|offered|volunteered|pledged|committed) to (?=\w)", "action", "agreed", "action-agreed-to", 0.85, False),
    (r"\b(?:was|were|been|be) (?:also )?asked to\b|\bA request went to\b|\basked [\w’' ]{2,30} to\b|\brequested that\b", "action", "planned", "action-asked-to", 0.7, False),
    (r"\bundertak(?:en|ing) to\b", "action", "agreed", "action-undertaking", 0.7, False),
    (r"\b[Ii]t (?:was|is) (?:also )?(?:suggested|proposed|recommended|requested) that\b|\b(?:suggested|proposed)(?: that)?\b(?! by)", "action", "suggested", "action-suggested", 0.75, False),
    (r"\b(?:would|could|may|might) (?:also )?be (?:more |very |really )?(?:useful|helpful|worthwhile|good|beneficial|interesting|better|sensible)\b", "action", "suggested", "action-would-be-useful", 0.7, True),
    (r"\b(?:would|will) (?:not be|be (?:of|an|enough|needed|difficult|a)|make a|have (?:been|to be|a|greater)|like to know|appear|seem|mean|suggest|require|cost|allow|enable|depend)\b|\bwould (?:be )?(?:expect|hope|argue|want|say|prefer|welcome)\w*\b", "action", "", "none-would", 0.0, False),
    (r"\b(?:should|needs? to|needed to|ought to|must)\b", "action", "suggested", "action-should", 0.7, False),
    (r"\b(?:is|are|was|were) (?:needed|required)\b|\bneed (?:for|to)\b|\bneeded\b", "action", "suggested", "action-needed", 0.5, False),
    (r"\b(?:being considered|considering|under consideration|could be (?:placed|considered|asked))\b", "action", "proposed", "action-considered", 0.6, False),
    (r"\b(?:is|are|was|were|be) (?:now |also )?(?:due (?:to|for)|to (?!the\b|a\b|be\b(?! \w+ed))(?=\w)|going to|planning to|planned|expected to|scheduled|looking to)", "action", "planned", "action-is-to", 0.65, False),
    (r"\bplans? to\b|\bintends? to\b|\bwill (?:look|continue|now)\b", "action", "planned", "action-plans", 0.75, False),
    (r"\b(?:will|would|shall|’ll)\b(?! like\b)", "action", "planned", "action-will", 0.6, False),
    (r"\bto be (?:\w+ed|sent|put|taken|made|brought|given|held|set|written)\b", "action", "planned", "action-to-be", 0.65, True),
    (r"\bnext steps?\b.{0,30}\b(?:is|are|will be)\b", "action", "planned", "action-next-step", 0.7, False),
    (r"\bceased|\bhas ended\b|\bhave ended\b|\bdisband\w+|\bclosed down\b|\babolished\b|\bcame to an end\b", "progress", "ended", "progress-ended", 0.7, False),
    (r"\bdelay(?:ed|s)\b|\bsuspended\b|\bpostponed\b|\bnot (?:yet )?(?:been )?completed\b|\bbehind schedule\b|\bslipped\b|\bon hold\b", "progress", "delayed", "progress-delayed", 0.65, False),
    (rf"\b(?:is|are|was|were|been|be) (?:now |also |still |currently |already |actively |closely )?{_DOING}\b|\b[Ww]ork (?:is |was )?(?:ongoing|underway|under way|continuing|continues)\b|\b(?:progress|improvements?) (?:is|are) being made\b", "progress", "under way", "progress-under-way", 0.65, False),
    (rf"\b(?:has|have|had) (?:now |also |already |since |recently |successfully |previously |closely |not )?(?:been )?(?:\w+ly )?{_DONE}\b", "progress", "done", "progress-has-done", 0.6, False),
    (rf"\b(?:was|were) (?:now |also |already |recently |successfully )?(?:completed|launched|published|submitted|circulated|implemented|introduced|established|commissioned|approved by|set up|released|extended)\b", "progress", "done", "progress-was-done", 0.6, False),
    (r"\bmet with\b|\bre-?tabled\b|\b(?:is|are|was|were) now (?:available|ready|in place|live)\b|\bnow in place\b", "progress", "done", "progress-now", 0.6, False),
    (r"\b(?:aims?|aimed|aiming) (?:is |was |are )?to\b|\b(?:is|are|remains?) committed to\b|\bobjectives? (?:is|are|was) to\b|\b(?:main )?(?:focus|priority|goal|ambition|aim)\b.{0,20}\b(?:is|was|needs|for|remains)\b|\b(?:is|are|was|were) keen to\b|\bseeking to ensure\b", "aim", "", "aim-words", 0.6, False),
)  # fmt: skip


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the wordings in the order of their ranking."""
    return tuple(Pattern(re.compile(words), kind, status, rule, confidence, passive) for words, kind, status, rule, confidence, passive in _TABLE)


def find_wording(clause: str) -> Wording | None:
    """Tell what kind of commitment a clause makes.

    Args:
        clause: The clause.

    Returns:
        The wording; None if it makes none.

    Example:
        >>> find_wording("Ann Lee agreed to share the figures").status
        'agreed'
    """
    for pattern in patterns():
        found = pattern.words.search(clause)
        if found:
            if not pattern.confidence:
                return None
            passive = pattern.passive or bool(re.match(r"\s*(?:also |then |all |now )?(?:be|been) \w+(?:ed|en|ought|ade|ent|ut|ld)\b", clause[found.end() :]))
            return Wording(pattern.kind, pattern.status, pattern.rule, pattern.confidence, found.start(), passive)
    return None
