"""Set wordings that name a document or a data set: "a system called X", "its report, X", "green paper on ...", "report CAB/24/19"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.guarded import Guarded, Table
from ingest.extract.sources.found import Found
from ingest.records import SourceKind

_DOCUMENT = r"(?i:report|paper|review|study|strategy|guidance|document|guide|plan|survey|white paper|green paper|book|analysis|briefing|consultation|toolkit|version of|copy of|draft of)"
_NAME = r"[A-Z][\w’'&]*"


@cache
def _rows() -> tuple[tuple[SourceKind, Guarded], ...]:
    """Kind and wording."""
    stop = r"(?=[,.;:)]|\s+(?:which|that|will|would|was|were|is|are|has|have|had|set out|to the|by|from|being|for consideration|today|yesterday|last|this|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b|\s+and\s+(?:will|would|was|is|has|had|the|it|they|a)\b|$)"
    rows: tuple[tuple[SourceKind, str], ...] = (
        ("response", rf"\b(?:published|publish|issued)\s+(?:its|the|their)\s+(?P<t>response to (?:a|the)\s+[\w’' ]{{4,70}}?){stop}"),
        ("report", rf"\b(?:a|the|an|its|their)\s+(?P<t>(?:joint|inspection|annual|independent|interim|final|recommendation|scrutiny)\s+(?:\w+\s+)?report(?:\s+(?:of|by|on)\s+(?:the\s+)?[\w’' ]{{4,60}}?)?){stop}"),
        ("report", rf"\b(?:a|the|of the)\s+(?P<t>report (?:of|by|from) the (?>{_NAME}(?:\s+(?:(?:of|for|and|the|&)\s+){{0,2}}{_NAME}){{0,6}}(?:\s+\({_NAME}\))?))(?!\s+(?:with|on|and)\b|,\s+[A-Z]|\w)"),
        ("report", rf"\b(?P<t>research by {_NAME}(?:\s+{_NAME})*(?:\s+(?:on|into)\s+[\w’' ]{{4,60}}?)?){stop}"),
        ("report", r"\b(?:following\s+(?:an?\s+|the\s+)?(?!Paper)|(?:tabled|presented|introduced|through|considered|spoke to|talked to|set out in|discussed|received)\s+(?=Paper))(?P<t>(?:inspection|evaluation|audit|review|internal audit) report|Paper (?:[A-Z]|\d{1,2}[A-Za-z]?)(?:/\d+)?)\b"),
        ("report", r"\b(?P<t>[Rr]eport (?:(?:no\.? )?(?:[A-Z]{2,6}[/.-]?\d[\w/-]*|[A-Z]{2,6}/[\w/.-]*\d)|(?:of|dated) \d{1,2} [A-Z][a-z]+ (?:19|20)\d\d\b))"),
        ("other", rf"\b(?:a|the)\s+(?:government\s+)?(?P<t>(?:green|white) paper(?:\s+on\s+[\w’' ]{{4,70}}?)?){stop}"),
        ("dataset", r"\b(?P<t>(?:national|official|local authority|published|[A-Z]\w+(?:\s[A-Z]\w+)*) statistics)\b(?=[^.]*\b(?:quoted|show|evidence|source|used|from|published)\w*\b)"),
        ("guidance", r"\b(?:a|the)\s+(?P<t>toolkit for [\w’' ]{4,70}?)(?=[,.;:)]|\s+(?:which|that|and|will|was|is|are|has)\b|$)"),
        ("guidance", r"\b(?P<t>(?:draft |national |technical |statutory |best practice )+guidance(?:\s+on\s+[\w’' ]{4,70}?)?)(?=[,.;:)\[]|\s+(?:which|that|and|will|was|is|are|has|asks|says|requires)\b)"),
        ("report", r"\breport (?:from|of|by) the [A-Z][\w’ ]{3,80}?(?:Committee|Board|Panel|Commission|Group),\s+(?P<t>[A-Z][^.;]{10,90}?)(?=[.;]|$)"),
        ("strategy", r"\b(?:the|our|a|its)\s+(?P<t>Vision for (?:[A-Z]\w+)(?:\s+(?:and\s+)?[A-Z]\w+)*)"),
        ("report", r"\b(?P<t>JSNA|Joint Strategic Needs Assessment|EqIA|EIA|DPIA|Equality Impact Assessment)\b"),
        ("dataset", r"\bsystem (?:of|called|named|known as) [‘'“](?P<t>[A-Z][\w’ -]{2,40}?)[’'”]"),
        ("dataset", r"\b(?:using|used|uses|use of|based on|from|draws on|widely|according to)\s+(?:the\s+)?(?P<t>[A-Z][\w’]+(?:\s+(?:of|and|for)?\s*(?:[A-Z][\w’]+|\([A-Z]{2,6}\)))+(?<!Open)(?<!Public)(?<!Big)(?<!Personal)(?<!Linked)\s+data)\b(?! (?:strategy|protection|sharing|request|user|panel|set|release|model|standards))"),
        ("other", r"\b(?P<t>[Ll]etter from (?:the )?[A-Z][\w’]+(?:\s+(?:(?:of|for|and|the)\s+)*[A-Z][\w’]+)*)"),
        ("news", r"\b(?P<t>(?:an? )?article (?:from|in) the [\w’' ]{3,40}?newsletter)\b"),
        ("dataset", r"\b(?:system|database|dataset|register|data set|tool|app)\s+(?:\w+\s+){0,6}?(?:called|known as|named)\s+[‘“'\"]?(?P<t>[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,5}(?:\s+(?:or|\()\s*[‘“'\"](?:[A-Z][\w’'&-]*\s?)+(?=[’”'\"]))?)"),
        ("dataset", r"\b(?:onto|into|on|in|from|using|of)\s+(?:the\s+)?(?:[A-Z][\w’']+\s+){0,2}(?:’s\s+)?(?P<t>[A-Z][\w’'-]{2,}\s+(?:system|database|app|portal))\b"),
        ("dataset", rf"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir)\s+(?P<t>(?:{_NAME}\s+){{1,3}}website|(?:[\w’-]+\s+){{0,2}}?(?:billing|booking|bookings|case[- ](?:management|recording)|appointments?|payroll|ticketing|recording|referrals?|patient|client|customer|membership|admissions?|attendance|incident|dispatch|call[- ]logging|till|loans|stock|tenancy|housing|rent)\s+(?:system|database|records))(?=\s+(?:show|list|say|said|state|give|record|suggest|count|put|had|has)\w*\b)"),
        ("dataset", rf"\b(?P<t>(?:Freedom of Information|FOI|FoI) (?:requests?|responses?|data)(?:\s+(?:made|sent|submitted|obtained)?\s*(?:by|to|from)\s+(?:the\s+)?(?:{_NAME}(?:\s+{_NAME})*|\w+))?)(?=\s+(?:show|found|reveal|suggest|by|from|obtained|seen|made|indicat)\w*\b)"),
        ("guidance", r"(?P<t>[‘“'\"][A-Z][\w’' ]{3,40}[’”'\"]\s+(?:standards|guidance|criteria|framework))\b"),
        ("legislation", r"(?P<t>[‘“'\"]?[A-Z]\w+\s+(?:Ruling|Judgment)[’”'\"]?)"),
        ("dataset", r"\b(?:taken|drawn|extracted|obtained|recorded|held|logged)\s+(?:from|in|on)\s+(?:the|our|its|their)\s+(?P<t>(?:[\w’'-]+\s+){1,3}?(?:system|database|register|log|records))\b"),
        ("guidance", r"(?<!^)\b(?P<t>(?:Code|Charter|Review|Inquiry|Framework|Survey|Memorandum|Statement|Register|Index|Indices|Guide|Concordat|Strategy) (?:of|for|on|into) (?:the )?[A-Z][\w’'-]+(?:\s+(?:(?:of|the|and|for|on|in|to)\s+){0,2}[A-Z][\w’'-]+){1,9}(?:\s+(?:19|20)\d\d)?)"),
        ("report", r"\b(?P<t>(?:Evaluation|Audit|Census|Study|Assessment|Analysis|Count|Inspection)\s+(?:of|for|on|into)\s+(?:the\s+|our\s+)?[A-Z][a-z][\w’'-]+(?:\s+(?:(?:of|the|and|for|on|in|to)\s+){0,2}[A-Z][\w’'-]+){0,9}(?:\s+(?:19|20)\d\d(?:[-–/]\d+)?)?)"),
        ("report", rf"\b(?P<t>(?:study|article|piece|research|paper)(?: published)? in (?:the )?(?!January|February|March|April|May|June|July|August|September|October|November|December|Appendix|Annex){_NAME}(?:\s+{_NAME}){{0,4}})"),
        ("guidance", r"\b(?:[Uu]nder|by|in|with|to|of)\s+(?P<t>(?!Spring|Summer|Autumn|Winter|Term|Easter|Christmas|January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[A-Z][a-z]+(?:\s+(?:(?:and|to|the|in|of|for)\s+){0,2}(?!January|February|March|April|May|June|July|August|September|October|November|December|Term)[A-Z][a-z]+)+\s+(?:19|20)\d\d)\b"),
        ("guidance", r"\b(?:set out in|regard to|in line with|in accordance with|required by|compl(?:y|ies|iance) with|laid out in|described in|[Uu]nder the terms of|aims of|principles of|recommendations of)\s+(?:the\s+)?(?P<t>[A-Z][a-z]+(?:\s+(?:(?:and|to|the|in|of|for|our|as)\s+){0,2}[A-Z][a-z]+){1,7})(?=[,.;:)]|\s+(?:and|which|that|was|were|is|are|had|has|guidance)\b|$)"),
        ("dataset", r"\d[^()]{3,200}\((?:[Ss]ource:\s*)?(?P<t>(?!the |see |including |as )(?:[\w’'&-]+\s+){1,4}(?:system|tracker|return|data|survey|census|log|register|dashboard|statistics|figures|monitoring|audit|database|records|recorded crime|projections|snapshot))(?:[,;][^()]{2,50})?\)"),
        ("report", r"\b(?P<t>(?:(?:[Ee]qualit\w+|[Hh]ealth|[Pp]rivacy|[Dd]ata protection|[Ee]nvironmental|[Rr]ural|[Cc]hild rights|[Ii]ntegrated)\s+(?:and \w+\s+)?)impact assessments?|(?<=the )impact assessment)\b(?!\s+(?:will|would|should|to be|be|is due)\b)"),
        ("other", r"\b(?:made|submitted|sent|through|under|via|by)\s+(?:an?\s+|the\s+)?(?P<t>(?:Freedom of Information|FOI|FoI) requests?)\b"),
        ("other", r"(?:^|\b(?:[Tt]he|[Aa])\s+)(?P<t>(?:(?:[Pp]ublic|statutory|formal|online|national|wider|full|[a-z]+ week)\s+)?[Cc]onsultation)(?=\s+(?:had |has |which )?(?:closed|ended|ran|run|attracted|received|drew|drawn|found|showed|shown|generated|concluded)\b)"),
        ("other", r"\b(?:read|respon(?:ses?|ded|ding) to|repl(?:ies|ied) to|results of|findings of|feedback from|outcome of)\s+(?:the|a|this|our|its)\s+(?P<t>(?:[a-z]+\s+)?consultation)\b(?!\s+(?:period|process|paper|document|exercise|on|with))"),
        ("report", r"\b(?:an?|the|its|their)\s+(?P<t>(?:discussion|consultation|position|options|policy|working|background) paper(?:\s+on\s+[\w’' ]{4,60}?)?)(?=\s+(?:circulated|published|issued|produced|by|from|seen|presented|sets?|sa(?:ys|id)|suggests?|prepared|drawn up|put)\b)"),
        ("legislation", r"\b(?P<t>(?:[A-Z][\w’'-]+,?\s+(?:and\s+|of\s+)?)+(?:\([A-Z][\w’' -]{2,40}\)\s+){1,2}(?:[A-Z][a-z]+\s+)?Act\s+(?:19|20)\d\d)"),
        ("report", r"\bRESPONSE TO THE (?P<t>[A-Z][A-Z’' ,&-]{3,70} (?:REVIEW|REPORT|INQUIRY|STUDY|EVALUATION|AUDIT|INSPECTION))\b"),
        ("guidance", r"(?P<t>\b[A-Z][a-z]+ing\s+(?:(?:to|in|for|and|the|of|our|with)\s+)?[A-Z][a-z]+(?:\s+(?:(?:to|in|for|and|the|of|our|with)\s+){0,2}[A-Z][a-z]+){1,6},?\s+\(?(?:19|20)\d\d\)?)"),
        ("report", r"\b(?:[Aa]|[Tt]he)\s+(?P<t>report to (?:the |full )?(?:(?!will\b|would\b|to\b)[\w’']+)(?:\s(?!will\b|would\b|to\b|in\b|had\b|has\b)[\w’']+){0,4}?)(?=\s+(?:say|said|state|show|warn|reveal|recommend|suggest|conclude|set out|put|had|has)\w*\b|\s+(?:in|last|on|dated) [\w ]{3,16}, (?:seen|obtained|published|leaked)\b|,\s+(?:seen|obtained|published|leaked)\b)"),
        ("other", r"\b(?P<t>[Ll]etter to (?:the )?[\w’']+(?:\s[\w’']+){0,4}? from (?:the )?[\w’'-]+(?:\s[\w’'-]+){0,6}?)(?=[,.;:)]|$|\s+(?:which|that|was|is|had|has|said|says|dated|about|on|asking|in)\b)"),
        ("strategy", r"\b(?P<t>(?:(?<=the )|(?<=a ))draft [A-Z]{2,6}|[Mm]edium[- ][Tt]erm [Ff]inancial (?:[Pp]lan|[Ss]trategy))\b"),
        ("report", r"\b(?:the|draft)\s+(?P<t>(?:[A-Z][\w’']+\s+(?:of\s+)?){1,4}paper)\b"),
        ("report", rf"\b{_DOCUMENT}(?:\s+published (?:today|yesterday|last \w+|this \w+|on [\w ]{{3,20}}?|in \w+(?: \d{{4}})?))?,\s+(?P<t>[A-Z][\w’'-]+(?:\s+[\w’'-]+){{1,9}}?(?::\s+[\w’' -]{{4,90}}?)?)(?=,|\s+\(|\.$)(?!,\s+(?:chief|chair|director|head|leader|who|which)\b)"),
        ("report", rf"\b{_DOCUMENT}[^.;“”‘’\"]{{0,40}}?(?:[“\"](?P<t>[A-Z][^“”\"]{{5,90}}?),?[”\"]|\b(?:called|entitled|titled)\s+(?:[“‘'\"])?(?P<u>[A-Z][\w’' -]{{4,80}}?)(?=[”’'\"]|[,.;:]|$))(?!\s+(?:said|says))"),
        ("report", rf"[“‘\"](?P<t>[A-Z][\w’' :&-]{{5,80}}?)[”’\"](?=\s*[,–-]?\s*(?:\([^)]*\)\s*)?(?:an?\s+|the\s+)?(?:\w+\s+){{0,2}}{_DOCUMENT}\b)"),
    )  # fmt: skip
    return tuple((kind, Guarded(pattern)) for kind, pattern in (*rows, *_answered()))


def _answered() -> tuple[tuple[SourceKind, str], ...]:
    """What people answer, sign or give in evidence, what is released, and a body's own figures."""
    return (
        ("other", r"\b(?P<t>petition)(?=\s+(?:of|signed by|with|from|against|calling|demanding|urging|asking|opposing|organised|started|launched|set up|to (?:save|keep|stop|reopen))\b|\s+\([\d,]+ (?:signatures|names)\))"),
        ("other", r"\b(?:t(?:ook|aken|aking) part in|respond(?:ed|ing|ents) to|answered)\s+(?:his|her|its|their|our)\s+(?P<t>(?:[a-z]+\s+)?consultation)\b"),
        ("report", r"\b(?:tabled|circulated|submitted|handed round|handed out|produced|read out)\s+(?P<t>a (?:short |brief |written |further )?(?:note|paper|briefing|table))\b(?=[.,;]|$)"),
        ("other", r"\b(?:responded to|answered|completed|filled in|returned|replied to|sent(?: out)?|issued)\s+(?P<t>(?:a|our) (?:[a-z]+ )?questionnaire)\b"),
        ("legislation", r"\b(?P<t>regulations)(?=\s+(?:required?|allow(?:ed|s)?|state[sd]?|say|said|set|do not|did not|permit(?:ted)?|forbid|forbade|prevent(?:ed)?|mean|meant)\b)"),
        ("guidance", r"\b(?:[Uu]nder|[Bb]y|within|in line with|which)\s+(?:the\s+)?(?P<t>(?:grant|funding) conditions|conditions of (?:the )?(?:grant|funding)|terms of (?:the )?grant)\b"),
        ("other", r"\bin (?:its |their |his |her )?(?P<t>(?:oral|written|supplementary) evidence)\b(?! (?:session|from|of)\b)"),
        ("dataset", r"(?P<t>\b(?:[Ff]igures|[Dd]ata|[Rr]ecords|[Dd]ocuments|[Ee]mails) (?:obtained|released|disclosed|provided|supplied|revealed|published)(?: (?:to|by) (?:the )?[\w’' ]{2,40}?)? (?:under|through|via) (?:the )?(?:Freedom of Information(?: Act)?|FOI(?: Act)?|FoI))\b"),
        ("dataset", r"\b(?:[Aa]ccording to|[Ff]rom|[Bb]y|[Uu]sing)\s+(?P<t>(?:the\s+)?(?:[A-Z][\w’'&-]*\s+){0,4}[A-Z][\w&-]*(?:[’']s|s[’'])\s+(?:own\s+|published\s+|latest\s+|official\s+){1,2}(?:figures|data|estimates|statistics|returns))\b"),
        ("report", r"\b(?:its|their|his|her)\s+(?P<t>(?:\w+ )?report (?:of|from|in|for) (?:last )?(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|spring|summer|autumn|winter|year)(?: (?:19|20)\d\d)?)\b"),
        ("report", r"\b(?:report|review|inquiry|study)\b[^.;“”‘’\"]{0,110}?\b(?:called|entitled|titled)\s+[“\"‘](?P<t>[A-Z][^“”\"]{5,110}?),?[”\"’]"),
    )  # fmt: skip


@cache
def _table() -> Table:
    return Table([pattern for _, pattern in _rows()])


def find_wordings(words: str) -> Iterator[Found]:
    """Find documents and data sets that a set wording names.

    Args:
        words: The sentence.

    Yields:
        What is named, by wording.
    """
    for row in _table().possible(words):
        kind, pattern = _rows()[row]
        for found in pattern.compiled().finditer(words):
            group = "t" if found["t"] else "u"
            if _is_title(found[group]) and not _to_come().search(words, max(0, found.start(group) - 24), found.start(group)):
                yield Found(found.start(group), found.end(group), kind)


@cache
def _to_come() -> re.Pattern[str]:
    """Before a document that somebody is only to publish."""
    return re.compile(r"\b(?:and|to|must|should|will) publish (?:an?|its|their) $")


def _is_title(words: str) -> bool:
    """A quotation of speech is no title: it has a small pronoun or a finite verb of its own."""
    return not re.search(r"(?:Committee|Board|Council|Commission|Department|Ministry|Agency|Trust|Group|Panel) in (?:\w+ )?(?:19|20)\d\d$|^(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness)\b|\b(?:we|they|he|she|you|it['’]s|don['’]t|can['’]t|will be|is a)\b", words)
