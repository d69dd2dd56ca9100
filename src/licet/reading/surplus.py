# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may stand around a licence text, or in the place of a name in it, without changing what it grants.

Every line must be one that is known to be harmless: a copyright line, the licence's own name, a date, an address, a
list of names under a heading that announces one. A line that holds any word a term could be made of is not.
"""

from __future__ import annotations

import re

_LONGEST_LINE = 25
_MOST_WORDS = 400
# Words that a term can be made of. Long on purpose: what is caught in error costs a question, what is missed a right.
_TERM = re.compile(
    r"\b(?:no|not|non\w*|never|nor|neither|none|only|sole\w*|must|shall|may|might|can\w*|cannot|will|would|should|unless|except\w*|without|"
    r"provided|prohibit\w*|restrict\w*|limit\w*|commercial\w*|business\w*|enterprise|research\w*|academi\w*|student\w*|educat\w*|"
    r"ethic\w*|militar\w*|weapon\w*|government\w*|train\w*|permi\w*|allow\w*|forbid\w*|forbad\w*|forbidden|ban\w*|barr?\w*|deny|denied|"
    r"exclud\w*|includ\w*|purposes?|condition\w*|subject\w*|additional\w*|addend\w*|supplement\w*|rider|exhibit|amend\w*|modif\w*|chang\w*|"
    r"instead|agree\w*|consent\w*|pay\w*|fee|fees|free|royalt\w*|charge\w*|cost\w*|polic\w*|weights?|outputs?|us(?:e|es|ed|er|ers|ing|age)|"
    r"misus\w*|abus\w*|distribut\w*|redistribut\w*|copies|copying|copied|shar(?:e|ed|ing)|sell\w*|sold|sublicen\w*|grant\w*|right|revok\w*|"
    r"terminat\w*|expir\w*|until|law\w*|unlawful\w*|illegal\w*|legal\w*|liab\w*|warrant\w*|indemn\w*|oblig\w*|requir\w*|"
    r"compl\w*|violat\w*|breach\w*|void|appl(?:y|ies|icable)|if|any|every\w*|harm\w*|waiv\w*|assign\w*|territor\w*|"
    r"countr\w*|resident\w*|citizen\w*|export\w*|sanction\w*|patent\w*|prior|discriminat\w*|personal\w*|private\w*|internal\w*|"
    r"evaluat\w*|production|compet\w*|beta|trial|demo\w*|refus\w*|reject\w*|disallow\w*|illicit|against|stop|do|does|don)\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(r"\ball\s+rights\s+reserved\b\.?", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:portions\s+)?(?:copyright\s*(?:\(c\)|©|\d{4}|by\b|\[|<)|(?:\(c\)|©)\s*\d{4}|\W*\Z)", re.IGNORECASE
)
_HEADING = re.compile(
    r"\W*(?:appendix(?:\s+[a-z\d])?\W*)?(?:list\s+of\s+)?(?:authors|contributors|maintainers|credits|acknowledge?ments|contacts?)"
    r"\W*|\W*appendix(?:\s+[a-z\d])?\W*",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    rf"\W*(?:(?:last\s+(?:updated|modified)|effective(?:\s+date)?|dated?|retrieved(?:\s+on)?|released?(?:\s+date)?)\W*)?"
    rf"(?:{_MONTH}\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\.?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\W*(?:(?:contact|e-?mail|source|url|web\s?site)\W+)?(?:https?://[\w.-]+[\w./#~%+-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)\W*",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\W*SPDX-License-Identifier:\s*(\S+)\W*", re.IGNORECASE)
_NAMES = re.compile(
    r"\W*(?:[A-Z][\w'’.-]*|and|of|the|de|da|van|von|der|bin|al|\W)(?:[\s,;&|•*-]+(?:[A-Z][\w'’.-]*|and|of|the|de|da|van|von|der|bin|al)){0,7}\W*"
)
_WORDS = re.compile(r"[^\W_]+")
_FILLERS = frozenset(
    ["license", "licence", "agreement", "the", "terms", "of", "and", "version", "v", "text", "begin", "end", "file"]
)


def is_harmless(lines: list[str], names: tuple[str, ...], *, dated: bool = True) -> bool:
    """Whether none of `lines`, found around the text of a licence called by any of `names`, can hold a term.

    `dated`: a date may stand there. It may not where it stands for another date: that tells versions apart.
    """
    if sum(len(line.split()) for line in lines) > _MOST_WORDS:
        return False
    listing = False
    for line in lines:
        if not _WORDS.search(line):
            continue
        if _HEADING.fullmatch(line):
            listing = True
        elif (_DATE.fullmatch(line) and not dated) or not _is_harmless(line, names, listing):
            return False
    return True


def _is_harmless(line: str, names: tuple[str, ...], listing: bool) -> bool:
    header = _HEADER.fullmatch(line)
    if header is not None:
        return header[1].casefold() in {name.casefold() for name in names}
    if _DATE.fullmatch(line) or _ADDRESS.fullmatch(line) or _is_name(line, names):
        return True
    if len(line.split()) > _LONGEST_LINE or _TERM.search(_RESERVED.sub(" ", line)):
        return False
    return is_owner(line) or (listing and _NAMES.fullmatch(line) is not None)


def is_owner(line: str) -> bool:
    """Whether a line is a copyright line and nothing else."""
    rest = _RESERVED.sub(" ", line)
    return (
        _OWNER.match(line.strip(" \t#*>-_")) is not None
        and not _TERM.search(rest)
        and len(line.split()) <= _LONGEST_LINE
    )


def _is_name(line: str, names: tuple[str, ...]) -> bool:
    """Whether a line is one of the names of the licence, with words like "version" at most."""
    said = [word for word in _WORDS.findall(line.casefold()) if word not in _FILLERS]
    return bool(said) and any(
        said == [word for word in _WORDS.findall(name.casefold()) if word not in _FILLERS] for name in names
    )
